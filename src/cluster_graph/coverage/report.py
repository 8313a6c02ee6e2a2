"""The report on coverage: verdicts of every collaboration in a window, lapses, and how to say them.

Takes records; gives :class:`CoverageReport`, which writes itself as JSON (the contract of the design) and as text.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from cluster_graph.coverage.days import Judge
from cluster_graph.coverage.lapses import Lapse, lapses, without_end
from cluster_graph.coverage.records import Collaboration, CoverageRecords
from cluster_graph.coverage.sentences import because, fact_words
from cluster_graph.coverage.settle import OpenFact
from cluster_graph.coverage.sweep import Span, spans
from cluster_graph.coverage.worlds import COVERED, UNCOVERED, UNKNOWN
from cluster_graph.periods import fiscal_year, fiscal_year_of
from cluster_graph.problems import InputError, Words

STATUSES = (COVERED, UNCOVERED, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Judged:
    """A collaboration with its spans. ``status`` is ``None`` where it has no day in the window."""

    collaboration: Collaboration
    status: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """Verdicts in a window (both days inclusive), lapses within the horizon, agreements without a recorded end."""

    records: CoverageRecords
    first: date
    last: date
    after: date
    horizon_months: int
    collaborations: tuple[Judged, ...]
    exempt: tuple[str, ...]
    lapses: tuple[Lapse, ...]
    no_end: tuple[str, ...]

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

    def to_json(self, lang: str = "en") -> dict[str, Any]:
        """The report as the design's JSON; ``because`` is in ``lang``."""
        return {
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "as_of": self.records.as_of.isoformat(),
            "mode": "joint",
            "summary": {
                "collaborations": self.count(),
                "days": self.days("certainly"),
                "possible_days": self.days("possibly"),
            },
            "collaborations": [self._collaboration(judged, lang) for judged in self.collaborations],
            "exempt": list(self.exempt),
            "lapses": [_lapse(lapse) for lapse in self.lapses],
            "no_end": list(self.no_end),
            "known_by": self.records.known_by.isoformat() if self.records.known_by else None,
            "passages": self._passages(),
        }

    def _collaboration(self, judged: Judged, lang: str) -> dict[str, Any]:
        name = judged.collaboration.name
        return {
            "id": judged.collaboration.id,
            "name": {"ja": name.ja, "en": name.en},
            "status": judged.status,
            "spans": [self._span(span, lang) for span in judged.spans],
        }

    def _span(self, span: Span, lang: str) -> dict[str, Any]:
        verdict = span.verdict
        return {
            "from": span.first.isoformat(),
            "to": span.last.isoformat(),
            "status": verdict.status,
            "named": verdict.named,
            "runs": verdict.runs,
            "reason": list(verdict.reasons),
            "agreements": list(verdict.agreements),
            "missing": [
                {"agreement": m.agreement, "organizations": list(m.organizations), "pairs": []}
                for m in span.missing
            ],
            "because": because(self.records, span).in_language(lang),
            "settle": [_fact(self.records, fact) for fact in span.open_facts],
        }

    def _passages(self) -> dict[str, list[dict[str, Any]]]:
        """The words relied on, by id: of the collaborations judged and of all agreements."""
        wanted = {judged.collaboration.id for judged in self.collaborations} | set(self.records.agreements)
        return {
            identifier: [
                {
                    "quote": passage.quote,
                    "source": {"ja": passage.source.ja, "en": passage.source.en},
                    "locator": passage.locator,
                }
                for passage in self.records.passages[identifier]
            ]
            for identifier in sorted(wanted)
            if identifier in self.records.passages
        }

    def to_text(self, lang: str = "en") -> str:
        """The report for a terminal."""
        from cluster_graph.coverage.text import report_text

        return report_text(self, lang)


def _fact(records: CoverageRecords, fact: OpenFact) -> dict[str, Any]:
    words = fact_words(records, fact)
    return {
        "what": fact.what,
        "thing": fact.thing,
        "organization": fact.body,
        "words": {"ja": words.ja, "en": words.en},
    }


def _lapse(lapse: Lapse) -> dict[str, Any]:
    return {
        "agreement": lapse.agreement,
        "earliest": lapse.earliest.isoformat() if lapse.earliest else None,
        "latest": lapse.latest.isoformat(),
        "uncovers": list(lapse.uncovers),
        "ends_with": list(lapse.ends_with),
        "successor": lapse.successor,
    }


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
) -> CoverageReport:
    """Judge every collaboration, mode ``joint``: one agreement in force binds all who take part.

    The window is ``on`` alone, or ``window_from`` to ``window_to``. By default these are the first and last day of
    the fiscal year of the cluster's date (or, where the other edge lies beyond it, of the other edge). Lapses are
    those within ``horizon_months`` after ``on``, else after the cluster's date.

    Raises :class:`~cluster_graph.problems.InputError` where the window ends before it starts.
    """
    first, last = _window(records, window_from, window_to, on)
    judging = Judge(records)
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
    )
