"""What comes: agreements whose end may fall within a horizon, and what each leaves uncovered or ends with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.days import Judge
from cluster_graph.coverage.records import Agreement, CoverageRecords
from cluster_graph.periods import ONE_DAY, months_after


@dataclass(frozen=True, slots=True)
class Lapse:
    """The end of an agreement. ``earliest`` is ``None`` where no source bounds it."""

    agreement: str
    earliest: date | None
    latest: date
    uncovers: tuple[str, ...]
    ends_with: tuple[str, ...]
    successor: str | None


def without_end(records: CoverageRecords) -> tuple[str, ...]:
    """The agreements whose end no source bounds: not stated, or renewed automatically."""
    return tuple(
        identifier
        for identifier, agreement in sorted(records.agreements.items())
        if agreement.period.latest_end is None and not agreement.period.open_ended
    )


def _successor(records: CoverageRecords, agreement: Agreement) -> str | None:
    later = [other.id for other in records.agreements.values() if agreement.id in other.succeeds]
    return min(later, default=None)


def _agreements_on(judge: Judge, collaboration_id: str, day: date) -> tuple[str, ...] | None:
    """The agreements of a collaboration on a day, or ``None`` where it cannot run then."""
    collaboration = judge.records.collaborations[collaboration_id]
    if not collaboration.period.possibly_on(day):
        return None
    return judge.verdict(collaboration, judge.day(collaboration, day)).agreements


def lapses(judge: Judge, after: date, horizon_months: int) -> tuple[Lapse, ...]:
    """The lapses within ``horizon_months`` after a day, that day included; soonest first."""
    records = judge.records
    until = months_after(after, horizon_months)
    covering = _may_cover(judge)
    found = []
    for agreement in records.agreements.values():
        earliest, latest = agreement.period.earliest_end, agreement.period.latest_end
        if latest is None or latest < after or (earliest is not None and earliest > until):
            continue
        found.append(_lapse(judge, agreement, latest, covering.get(agreement.id, ())))
    return tuple(sorted(found, key=lambda lapse: (lapse.latest, lapse.agreement)))


def _may_cover(judge: Judge) -> dict[str, list[str]]:
    """For each agreement the judged collaborations that it may cover on some day, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for identifier, collaboration in sorted(judge.records.collaborations.items()):
        if collaboration.requires_agreement:
            for agreement, _ in judge.fit(collaboration).able:
                found[agreement.id].append(identifier)
    return found


def _lapse(judge: Judge, agreement: Agreement, latest: date, collaborations: Iterable[str]) -> Lapse:
    uncovers, ends_with = [], []
    for identifier in collaborations:
        before = _agreements_on(judge, identifier, latest)
        if before is None or agreement.id not in before:
            continue
        after = _agreements_on(judge, identifier, latest + ONE_DAY) if latest < date.max else None
        if after is None:
            ends_with.append(identifier)
        elif not after:
            uncovers.append(identifier)
    return Lapse(
        agreement.id,
        agreement.period.earliest_end,
        latest,
        tuple(uncovers),
        tuple(ends_with),
        _successor(judge.records, agreement),
    )
