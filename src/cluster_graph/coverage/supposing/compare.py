"""Two reports on the same window, before and after an assumption: what has changed.

Takes two reports; gives plain records. Merges spans with spans, never day by day, and makes no words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from cluster_graph.coverage.days import DayVerdict
from cluster_graph.coverage.outlook.lapses import Lapse
from cluster_graph.coverage.records import Collaboration
from cluster_graph.coverage.report import STATUSES, CoverageReport, Judged
from cluster_graph.coverage.side_by_side import side_by_side
from cluster_graph.coverage.sweep import Span

_RUNS = ("certainly", "possibly")
DaysBy = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class ChangedSpan:
    """A maximal run of days, both inclusive, whose verdicts differ in one way; ``None``: it cannot run then."""

    first: date
    last: date
    before: DayVerdict | None
    after: DayVerdict | None

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class ChangedCollaboration:
    """A collaboration with its status and its days, by ``runs`` and status, before and after; and the spans changed.

    Both statuses are ``None`` where it has no day in the window.
    """

    collaboration: Collaboration
    before: str | None
    after: str | None
    days_before: DaysBy
    days_after: DaysBy
    spans: tuple[ChangedSpan, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs: collaborations by id; lapses that are gone, are new, or have other consequences on their day."""

    collaborations: tuple[ChangedCollaboration, ...]
    lapses_gone: tuple[Lapse, ...]
    lapses_new: tuple[Lapse, ...]
    lapses_changed: tuple[tuple[Lapse, Lapse], ...]

    @property
    def nothing(self) -> bool:
        """Whether the two reports say the same."""
        return not (self.collaborations or self.lapses_gone or self.lapses_new or self.lapses_changed)

    def to_json(self) -> dict[str, Any]:
        """The changes as JSON, dates as ISO days."""
        return {
            "collaborations": [
                {
                    "id": changed.collaboration.id,
                    "status": {"before": changed.before, "after": changed.after},
                    "days": _counts(changed, "certainly"),
                    "possible_days": _counts(changed, "possibly"),
                    "spans": [_span(span) for span in changed.spans],
                }
                for changed in self.collaborations
            ],
            "lapses": {
                "gone": [_lapse(lapse) for lapse in self.lapses_gone],
                "new": [_lapse(lapse) for lapse in self.lapses_new],
                "changed": [
                    {"before": _lapse(before), "after": _lapse(after)}
                    for before, after in self.lapses_changed
                ],
            },
        }


def _counts(changed: ChangedCollaboration, runs: str) -> dict[str, dict[str, int]]:
    return {"before": changed.days_before[runs], "after": changed.days_after[runs]}


def _span(span: ChangedSpan) -> dict[str, Any]:
    return {
        "from": span.first.isoformat(),
        "to": span.last.isoformat(),
        "before": span.before and span.before.to_json(),
        "after": span.after and span.after.to_json(),
    }


def _lapse(lapse: Lapse) -> dict[str, Any]:
    return {
        "agreement": lapse.agreement,
        "earliest": lapse.earliest.isoformat() if lapse.earliest else None,
        "latest": lapse.latest.isoformat(),
        "uncovers": list(lapse.uncovers),
        "ends_with": list(lapse.ends_with),
    }


def changes(before: CoverageReport, after: CoverageReport) -> Changes:
    """What a second report on the same window says otherwise than the first.

    A day has changed where its status, its verdict on the named participants, or whether it runs for certain, has;
    that it is covered by another agreement is no change.
    """
    one = {judged.collaboration.id: judged for judged in before.collaborations}
    two = {judged.collaboration.id: judged for judged in after.collaborations}
    found = (_changed(one.get(identifier), two.get(identifier)) for identifier in sorted(one | two))
    gone, new, changed = _lapses(before.lapses, after.lapses)
    return Changes(tuple(item for item in found if item is not None), gone, new, changed)


def _changed(before: Judged | None, after: Judged | None) -> ChangedCollaboration | None:
    one, two = before.spans if before else (), after.spans if after else ()
    spans = tuple(_differences(one, two))
    judged = after or before
    if not spans or judged is None:
        return None
    return ChangedCollaboration(
        judged.collaboration,
        before.status if before else None,
        after.status if after else None,
        _days(one),
        _days(two),
        spans,
    )


def _days(spans: Iterable[Span]) -> DaysBy:
    counts = {runs: dict.fromkeys(STATUSES, 0) for runs in _RUNS}
    for span in spans:
        counts[span.verdict.runs][span.verdict.status] += span.days
    return counts


def _said(span: Span | None) -> tuple[str, str, str] | None:
    return None if span is None else (span.verdict.status, span.verdict.named, span.verdict.runs)


def _differences(one: Sequence[Span], two: Sequence[Span]) -> Iterator[ChangedSpan]:
    """The runs of days on which two lists of spans say different things; the verdicts are those of the first days."""
    pieces = side_by_side(one, two)
    for said, run in groupby(pieces, key=lambda piece: (_said(piece[2]), _said(piece[3]))):
        if said[0] != said[1]:
            first, last, before, after = next(run)
            last = max((piece[1] for piece in run), default=last)
            verdicts = (None if span is None else span.verdict for span in (before, after))
            yield ChangedSpan(first, last, *verdicts)


def _lapses(
    before: Iterable[Lapse], after: Iterable[Lapse]
) -> tuple[tuple[Lapse, ...], tuple[Lapse, ...], tuple[tuple[Lapse, Lapse], ...]]:
    one = {(lapse.agreement, lapse.earliest, lapse.latest): lapse for lapse in before}
    two = {(lapse.agreement, lapse.earliest, lapse.latest): lapse for lapse in after}
    gone = tuple(lapse for key, lapse in one.items() if key not in two)
    new = tuple(lapse for key, lapse in two.items() if key not in one)
    both = ((one[key], two[key]) for key in one if key in two)
    changed = tuple((a, b) for a, b in both if (a.uncovers, a.ends_with) != (b.uncovers, b.ends_with))
    return gone, new, changed
