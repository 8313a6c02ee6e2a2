"""What comes: agreements whose end may fall within a horizon, what each leaves uncovered or ends with it, whom it
leaves without any agreement, and what hangs on it.

Takes a judge; gives plain records, soonest first. Makes no sentence.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.days import Judge
from cluster_graph.coverage.outlook.binding import Binding
from cluster_graph.coverage.outlook.notices import notice_of
from cluster_graph.coverage.outlook.programmes import Programmes
from cluster_graph.coverage.records import Agreement, CoverageRecords, Money
from cluster_graph.periods import ONE_DAY, DateRange, months_after


@dataclass(frozen=True, slots=True)
class Lapse:
    """The end of an agreement. ``earliest`` is ``None`` where no source bounds it.

    ``notice``: the days on which notice falls due, where a source says how long before the end. ``signers``: the
    organizations that signed. ``programmes``: those under it, at any depth; ``money``: the amounts for them, latest
    first. ``last_of``: the signers, bound until its latest end, whom no other agreement on record (signed by
    themselves or by a whole of them) may bind on the day after; ``perhaps_last_of``: those whom another may bind then,
    but none certainly.
    """

    agreement: str
    earliest: date | None
    latest: date
    uncovers: tuple[str, ...]
    ends_with: tuple[str, ...]
    successor: str | None
    notice: DateRange | None = None
    renewal: str | None = None
    signers: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    money: tuple[Money, ...] = ()
    last_of: tuple[str, ...] = ()
    perhaps_last_of: tuple[str, ...] = ()


def without_end(records: CoverageRecords) -> tuple[str, ...]:
    """The agreements whose end no source bounds: not stated, or renewed automatically."""
    return tuple(
        identifier
        for identifier, agreement in sorted(records.agreements.items())
        if agreement.period.latest_end is None and not agreement.period.open_ended
    )


def lapses(judge: Judge, after: date, horizon_months: int) -> tuple[Lapse, ...]:
    """The lapses within ``horizon_months`` after a day, that day included; soonest first."""
    until = months_after(after, horizon_months)
    maker = _LapseMaker(judge)
    found = [
        maker.lapse(agreement, agreement.period.latest_end)
        for agreement in judge.records.agreements.values()
        if agreement.period.latest_end is not None
        and agreement.period.latest_end >= after
        and (agreement.period.earliest_end is None or agreement.period.earliest_end <= until)
    ]
    return tuple(sorted(found, key=lambda lapse: (lapse.latest, lapse.agreement)))


class _LapseMaker:
    """Makes lapses; what all of them ask is looked up once."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.binding = Binding(judge.records, judge.standing)
        self.programmes = Programmes(judge.records)
        self.successors: dict[str, str] = {}
        for other in judge.records.agreements.values():
            for earlier in other.succeeds:
                self.successors[earlier] = min(other.id, self.successors.get(earlier, other.id))
        self.may_cover = _may_cover(judge)

    def lapse(self, agreement: Agreement, latest: date) -> Lapse:
        uncovers, ends_with = self.left(agreement, latest)
        last_of, perhaps_last_of = self.bound_last(agreement, latest)
        body_of = self.judge.standing.body_of
        return Lapse(
            agreement.id,
            agreement.period.earliest_end,
            latest,
            uncovers,
            ends_with,
            self.successors.get(agreement.id),
            notice_of(agreement),
            agreement.renewal,
            tuple(dict.fromkeys(body_of(party.body) for party in agreement.parties)),
            self.programmes.under(agreement.id),
            self.programmes.money(agreement.id),
            last_of,
            perhaps_last_of,
        )

    def left(self, agreement: Agreement, latest: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The collaborations that have no agreement any more on the day after, and those that do not run any more."""
        uncovers, ends_with = [], []
        for identifier in self.may_cover.get(agreement.id, ()):
            before = self._agreements_on(identifier, latest)
            if before is None or agreement.id not in before:
                continue
            after = self._agreements_on(identifier, latest + ONE_DAY) if latest < date.max else None
            if after is None:
                ends_with.append(identifier)
            elif not after:
                uncovers.append(identifier)
        return tuple(uncovers), tuple(ends_with)

    def _agreements_on(self, collaboration_id: str, day: date) -> tuple[str, ...] | None:
        """The agreements of a collaboration on a day, or ``None`` where it cannot run then."""
        collaboration = self.judge.records.collaborations[collaboration_id]
        if not collaboration.period.possibly_on(day):
            return None
        return self.judge.verdict(collaboration, self.judge.day(collaboration, day)).agreements

    def bound_last(self, agreement: Agreement, latest: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The signers whom nothing binds on the day after, and those whom nothing certainly binds then."""
        if latest == date.max:
            return (), ()
        body_of = self.judge.standing.body_of
        still_bound = dict.fromkeys(
            body_of(party.body)
            for party in agreement.parties
            if party.own is None or party.own.possibly_on(latest)
        )
        bound = {body: self.binding.on(body, latest + ONE_DAY) for body in still_bound}
        return (
            tuple(body for body, truth in bound.items() if truth is False),
            tuple(body for body, truth in bound.items() if truth is None),
        )


def _may_cover(judge: Judge) -> dict[str, list[str]]:
    """For each agreement the judged collaborations that it may cover on some day, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for identifier, collaboration in sorted(judge.records.collaborations.items()):
        if collaboration.requires_agreement:
            for agreement, _ in judge.fit(collaboration).able:
                found[agreement.id].append(identifier)
    return found
