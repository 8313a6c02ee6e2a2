"""What is certain of the agreements that may be used in a repair, and who may join which.

Only certain facts count towards meeting a need: scopes that take a collaboration in, days on which an agreement and
a signature hold in every reading, wholes that sources state. Takes a judge and the collaborations to be repaired.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from cluster_graph.coverage.days import Judge
from cluster_graph.coverage.records import Agreement, Collaboration
from cluster_graph.coverage.worlds import JOINT, Obligation
from cluster_graph.periods import ONE_DAY, Period

NEVER = date.min


def certain_end(period: Period) -> date:
    """The last day on which a period certainly holds, were its start known."""
    return date.max if period.open_ended else period.earliest_end or NEVER


def _edges(period: Period) -> Iterator[date]:
    if period.latest_start is not None:
        yield period.latest_start
    end = certain_end(period)
    if NEVER < end < date.max:
        yield end + ONE_DAY


class Facts:
    """Answers about agreements, as the needs of many pieces ask for them again and again.

    An agreement may be joined by those who take part in a collaboration that it certainly can cover, if one of its
    parties takes part in it as well: nobody joins an agreement of strangers.
    """

    def __init__(self, judge: Judge, collaborations: Iterable[Collaboration]) -> None:
        self.judge = judge
        self.standing = judge.standing
        self.top = cache(self._top)
        self._of_party: dict[str, set[str]] = defaultdict(set)
        self._owns: dict[str, dict[str, list[Period | None]]] = {}
        self._fitting: dict[str, dict[str, Agreement]] = {}
        self._joined_by: dict[str, set[str]] = defaultdict(set)
        for agreement in judge.records.agreements.values():
            if agreement.period.latest_start is not None:
                for party in agreement.parties:
                    self._of_party[self.standing.body_of(party.body)].add(agreement.id)
        for collaboration in collaborations:
            self._admit(collaboration)

    def _admit(self, collaboration: Collaboration) -> None:
        bodies = self.bodies(collaboration)
        signed = set().union(*(self._with_party(body) for body in bodies))
        joinable = signed.intersection(self._fits(collaboration))
        for body in bodies:
            self._joined_by[self.top(body)] |= joinable

    def _with_party(self, body: str) -> set[str]:
        """The agreements with a party that certainly stands for a body."""
        return set().union(*(self._of_party.get(whole, set()) for whole in self.standing.wholes(body)))

    def _top(self, body: str) -> str:
        """The largest stated whole of a body: it stands for most. Of wholes in a circle the first by id."""
        wholes = self.standing.wholes(body)
        found = self.judge.records.bodies.get(wholes[-1])
        if found is not None and found.part_of in wholes:
            return min(wholes[wholes.index(found.part_of) :])
        return wholes[-1]

    def bodies(self, collaboration: Collaboration) -> frozenset[str]:
        """Who may take part on some day."""
        return frozenset(self.standing.body_of(row.body) for row in collaboration.participants if row.counts)

    def _fits(self, collaboration: Collaboration) -> dict[str, Agreement]:
        """The agreements that certainly can cover a collaboration and certainly have begun on some day."""
        found = self._fitting.get(collaboration.id)
        if found is None:
            fit = self.judge.fit(collaboration)
            found = self._fitting[collaboration.id] = {
                agreement.id: agreement
                for agreement, scope in (*fit.able, *fit.others)
                if scope and agreement.period.latest_start is not None
            }
        return found

    def _may_bind(self, body: str) -> set[str]:
        return self._with_party(body) | self._joined_by.get(self.top(body), set())

    def usable(self, collaboration: Collaboration, bodies: Iterable[str]) -> list[Agreement]:
        """The agreements that can cover a collaboration and bind all of these bodies, once those lacking join."""
        fits = self._fits(collaboration)
        binding = sorted((self._may_bind(body) for body in bodies), key=len)
        return [fits[identifier] for identifier in sorted(binding[0].intersection(fits, *binding[1:]))]

    def edges(self, collaboration: Collaboration) -> Iterator[date]:
        """The first days from which something about an agreement that may be used is certain, or is no more."""
        bodies = self.bodies(collaboration)
        always = {self.standing.body_of(r.body) for r in collaboration.participants if r.counts and not r.own}
        if self.judge.mode == JOINT and always:
            agreements = self.usable(collaboration, always)
        else:
            found = {a.id: a for body in bodies for a in self.usable(collaboration, (body,))}
            agreements = list(found.values())
        wholes = {whole for body in bodies for whole in self.standing.wholes(body)}
        for agreement in agreements:
            yield from _edges(agreement.period)
            owns = self.own_periods(agreement)
            for party in owns.keys() & wholes:
                for own in owns[party]:
                    if own is not None:
                        yield from _edges(own)

    def own_periods(self, agreement: Agreement) -> dict[str, list[Period | None]]:
        """The own periods of each party's rows."""
        found = self._owns.get(agreement.id)
        if found is None:
            found = self._owns[agreement.id] = defaultdict(list)
            for party in agreement.parties:
                found[self.standing.body_of(party.body)].append(party.own)
        return found

    def lacking(self, agreement: Agreement, day: date, bodies: Obligation) -> set[str]:
        """Whom no signature certainly binds on a day, if the agreement holds then."""
        owns = self.own_periods(agreement)
        return {
            body
            for body in bodies
            if not any(
                own is None or own.certainly_on(day)
                for whole in self.standing.wholes(body)
                for own in owns.get(whole, ())
            )
        }
