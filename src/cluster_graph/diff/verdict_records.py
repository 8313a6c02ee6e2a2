"""What differs in coverage, as plain frozen records, and the words for verdicts. Judges nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.outlook.lapses import Lapse
from cluster_graph.coverage.sentences import STATUS_WORDS
from cluster_graph.coverage.sweep import Span
from cluster_graph.diff.records import Change
from cluster_graph.problems import Words

ABSENT, EXEMPT, NOT_RUNNING = "not-on-record", "exempt", "not-running"
VERDICT_WORDS = {
    **STATUS_WORDS,
    ABSENT: Words("取組の記録なし", "the collaboration is not on record"),
    EXEMPT: Words("協定を要しない", "needs no agreement"),
    NOT_RUNNING: Words("実施なし", "not running"),
}


@dataclass(frozen=True, slots=True)
class Days:
    """Days in a row on which the two versions judge differently; ``None`` where one has no verdict."""

    first: date
    last: date
    before: Span | None
    after: Span | None
    because_before: Words | None
    because_after: Words | None


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A collaboration whose verdict differs. ``before``, ``after``: a status, or one of the words of this module."""

    id: str
    name: Words
    before: str
    after: str
    days: tuple[Days, ...]
    sentence: Words


@dataclass(frozen=True, slots=True)
class LapseChange:
    """A lapse within the horizon that only one version has, or that differs."""

    agreement: str
    name: Words
    change: Change
    before: Lapse | None
    after: Lapse | None
    sentence: Words


@dataclass(frozen=True, slots=True)
class CoverageCompared:
    """What differs in coverage, and the window and horizon of both."""

    first: date
    last: date
    lapses_after: date
    horizon_months: int
    verdicts: tuple[VerdictChange, ...]
    lapses: tuple[LapseChange, ...]
