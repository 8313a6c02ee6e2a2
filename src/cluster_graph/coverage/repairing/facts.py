"""Which agreements may be used in a repair of which collaborations, and who may join them.

Only what is certain counts: scopes that take a collaboration in, agreements that have begun, wholes that sources
state. Takes a judge and the collaborations to be repaired.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache

from cluster_graph.coverage.days import Judge
from cluster_graph.coverage.records import Agreement, Collaboration


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
        self._fitting: dict[str, dict[str, Agreement]] = {}
        self._joined_by: dict[str, set[str]] = defaultdict(set)
        for agreement in judge.records.agreements.values():
            if agreement.period.latest_start is not None:
                for party in agreement.parties:
                    self._of_party[self.standing.body_of(party.body)].add(agreement.id)
        for collaboration in collaborations:
            self._admit(collaboration)

    def _admit(self, collaboration: Collaboration) -> None:
        bodies = self.taking_part(collaboration)
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

    def taking_part(self, collaboration: Collaboration, day: date | None = None) -> frozenset[str]:
        """Who may take part on a day; without one, on some day."""
        return frozenset(
            self.standing.body_of(row.body)
            for row in collaboration.participants
            if row.counts and (day is None or row.own is None or row.own.possibly_on(day))
        )

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

    def first_days(self, collaboration: Collaboration) -> set[date]:
        """The days from which something is otherwise of who takes part, or of an agreement that may be used."""
        bodies = self.taking_part(collaboration)
        wholes = {whole for body in bodies for whole in self.standing.wholes(body)}
        may_bind = set().union(*map(self._may_bind, bodies))
        agreements = [fit for fit in self._fits(collaboration).values() if fit.id in may_bind]
        rows = [row for row in collaboration.participants if row.counts]
        for agreement in agreements:
            rows += [row for row in agreement.parties if self.standing.body_of(row.body) in wholes]
        periods = [agreement.period for agreement in agreements]
        periods += [row.own for row in rows if row.own is not None]
        return {day for period in periods for day in period.changes()}
