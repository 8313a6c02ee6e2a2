"""The report on coverage: verdicts of every collaboration in a window, lapses, and how to say them.

Takes records; gives :class:`CoverageReport`. It writes itself in every form that
:class:`~cluster_graph.coverage.answer.Answer` has; what else is asked beside the verdicts stands there.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from cluster_graph.coverage.days import Judge
from cluster_graph.coverage.outlook.lapses import Lapse, lapses, without_end
from cluster_graph.coverage.records import Collaboration, CoverageRecords
from cluster_graph.coverage.sweep import Span, spans
from cluster_graph.coverage.worlds import COVERED, JOINT, UNCOVERED, UNKNOWN
from cluster_graph.periods import fiscal_year, fiscal_year_of
from cluster_graph.problems import InputError, Words

if TYPE_CHECKING:
    from cluster_graph.coverage.answer import Answer
    from cluster_graph.coverage.repairing.costs import Costs
    from cluster_graph.coverage.repairing.repair import Repair

STATUSES = (COVERED, UNCOVERED, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Judged:
    """A collaboration with its spans. ``status`` is ``None`` where it has no day in the window."""

    collaboration: Collaboration
    status: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """Verdicts in a window (both days inclusive), lapses within the horizon, agreements without a recorded end.

    ``mode``: who has to be bound together, see :mod:`cluster_graph.coverage.worlds`. ``judging``: the judge that made
    it, for further questions; reports that say the same are equal, whoever judged.
    """

    records: CoverageRecords
    first: date
    last: date
    after: date
    horizon_months: int
    collaborations: tuple[Judged, ...]
    exempt: tuple[str, ...]
    lapses: tuple[Lapse, ...]
    no_end: tuple[str, ...]
    mode: str
    judging: Judge = field(repr=False, compare=False)

    def days(self, runs: str) -> dict[str, int]:
        """Days by status on which collaborations run ``certainly`` or ``possibly``."""
        counts = dict.fromkeys(STATUSES, 0)
        for judged in self.collaborations:
            for span in judged.spans:
                if span.verdict.runs == runs:
                    counts[span.verdict.status] += span.days
        return counts

    def count(self) -> dict[str, int]:
        """Collaborations by status."""
        return {status: sum(j.status == status for j in self.collaborations) for status in STATUSES}

    def fails_on(self, wanted: Collection[str]) -> bool:
        """Whether a collaboration has a status, or a lapse occurs, that ``wanted`` names."""
        return any(j.status in wanted for j in self.collaborations) or (
            "lapse" in wanted and bool(self.lapses)
        )

    def repair(
        self, unknown: bool = False, costs: Costs | None = None, time_limit: float | None = None
    ) -> Repair:
        """The cheapest steps that leave no gap in the window.

        ``unknown``: nor a day that is unknown for want of an agreement. ``time_limit``: in seconds.
        """
        from cluster_graph.coverage.repairing.repair import TIME_LIMIT, repair

        limit = TIME_LIMIT if time_limit is None else time_limit
        return repair(self.judging, self.first, self.last, unknown, costs, limit)

    def answer(self) -> Answer:
        """The report alone, ready to be written."""
        from cluster_graph.coverage.answer import Answer

        return Answer(self)

    def to_json(self, lang: str = "en") -> dict[str, Any]:
        """The report as the design's JSON; ``because`` is in ``lang``."""
        return self.answer().to_json(lang)

    def to_text(self, lang: str = "en") -> str:
        """The report for a terminal."""
        return self.answer().to_text(lang)

    def to_csv(self, lang: str = "en") -> str:
        """A row a span, as CSV."""
        return self.answer().to_csv(lang)

    def to_xlsx(self, lang: str = "en") -> bytes:
        """A workbook: a page for the officer, a row a span, lapses, passages."""
        return self.answer().to_xlsx(lang)

    def to_html(self, lang: str = "en") -> str:
        """One page that stands alone and prints on A4."""
        return self.answer().to_html(lang)


def status_of(found: Collection[Span]) -> str | None:
    """The status of a collaboration from its spans.

    Uncovered if a day on which it certainly runs is (or, where no day is certain, all possible ones are); covered
    if every possible day is; else unknown.
    """
    if not found:
        return None
    certain = [span for span in found if span.verdict.runs == "certainly"]
    if any(span.verdict.status == UNCOVERED for span in certain):
        return UNCOVERED
    if not certain and all(span.verdict.status == UNCOVERED for span in found):
        return UNCOVERED
    return COVERED if all(span.verdict.status == COVERED for span in found) else UNKNOWN


def _window(
    records: CoverageRecords, window_from: date | None, window_to: date | None, on: date | None
) -> tuple[date, date]:
    if on is not None and window_from is None and window_to is None:
        return on, on
    starts = records.fiscal_year_starts

    def year_of(day: date) -> tuple[date, date]:
        return fiscal_year(fiscal_year_of(day, starts), starts)

    usual = year_of(on or records.as_of)
    first = window_from or min(usual[0], year_of(window_to or usual[0])[0])
    last = window_to or max(usual[1], year_of(window_from or usual[1])[1])
    if first > last:
        raise InputError(
            Words(
                f"期間の終わり {last} が始まり {first} より前です。",
                f"the window ends on {last}, before it starts on {first}.",
            )
        )
    return first, last


def judge(
    records: CoverageRecords,
    window_from: date | None = None,
    window_to: date | None = None,
    on: date | None = None,
    horizon_months: int = 12,
    mode: str = JOINT,
) -> CoverageReport:
    """Judge every collaboration. ``mode``: one agreement in force binds all who take part (``joint``), every two are
    bound by one (``pairwise``), or each by some (``collective``).

    The window is ``on`` alone, or ``window_from`` to ``window_to``. By default these are the first and last day of
    the fiscal year of the cluster's date (or, where the other edge lies beyond it, of the other edge). Lapses are
    those within ``horizon_months`` after ``on``, else after the cluster's date.

    Raises :class:`~cluster_graph.problems.InputError` where the window ends before it starts.
    """
    first, last = _window(records, window_from, window_to, on)
    judging = Judge(records, mode)
    collaborations = [records.collaborations[identifier] for identifier in sorted(records.collaborations)]
    judged = []
    for collaboration in collaborations:
        if collaboration.requires_agreement:
            found = tuple(spans(judging, collaboration, first, last))
            judged.append(Judged(collaboration, status_of(found), found))
    after = on or records.as_of
    return CoverageReport(
        records,
        first,
        last,
        after,
        horizon_months,
        tuple(judged),
        tuple(c.id for c in collaborations if not c.requires_agreement),
        lapses(judging, after, horizon_months),
        without_end(records),
        mode,
        judging,
    )
