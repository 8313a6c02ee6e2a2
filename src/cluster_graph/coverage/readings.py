"""What is certain, possible or excluded of scopes and of standing for somebody, whatever the day.

``True``: in every reading; ``False``: in none; ``None``: in some (it is unknown). Takes records; looks at no day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from cluster_graph.coverage.records import UNIT_KINDS, Collaboration, CoverageRecords

Truth = bool | None


class Scopes:
    """Which agreement can cover which collaboration. A stated scope is closed.

    A key is what a scope may name: the id of a collaboration or programme, ``kind:…``, ``theme:…`` or ``*``.
    """

    def __init__(self, records: CoverageRecords) -> None:
        self.records = records
        self._governs: dict[str, set[str]] = defaultdict(set)
        for collaboration in records.collaborations.values():
            for agreement in collaboration.governed_by:
                self._governs[agreement].add(collaboration.id)
        for programme in records.programmes.values():
            if programme.under is not None:
                self._governs[programme.under].add(programme.id)
        self._taken_over = {identifier: self._chain(identifier) for identifier in records.agreements}
        unstated = self._unstated = {
            identifier
            for identifier, chain in self._taken_over.items()
            if not any(records.agreements[i].covers or self._governs.get(i) for i in chain)
        }
        self._naming: dict[str, set[str]] = defaultdict(set)
        self._open: set[str] = set()
        for identifier, chain in self._taken_over.items():
            if not unstated.isdisjoint(chain):
                self._open.add(identifier)
            for earlier in chain:
                for key in (records.agreements[earlier].covers - {"none"}) | self._governs.get(
                    earlier, set()
                ):
                    self._naming[key].add(identifier)

    def _chain(self, identifier: str) -> tuple[str, ...]:
        """An agreement and those whose scope it takes over: its predecessors, unless its own ``covers`` is filled."""
        chain, position = [identifier], 0
        while position < len(chain):
            agreement = self.records.agreements[chain[position]]
            position += 1
            if not agreement.covers:
                chain += [
                    earlier
                    for earlier in agreement.succeeds
                    if earlier in self.records.agreements and earlier not in chain
                ]
        return tuple(chain)

    def unstated(self, agreement: str) -> tuple[str, ...]:
        """Of an agreement and those whose scope it takes over, the ones without any scope that a source states."""
        return tuple(earlier for earlier in self._taken_over[agreement] if earlier in self._unstated)

    def ancestors(self, collaboration: Collaboration) -> tuple[str, ...]:
        """The collaboration and what it is part of, collaborations and programmes alike."""
        chain: list[str] = []
        current: str | None = collaboration.id
        while current is not None and current not in chain:
            chain.append(current)
            work = self.records.collaborations.get(current) or self.records.programmes.get(current)
            current = work.part_of if work else None
        return tuple(chain)

    def fitting(self, collaboration: Collaboration) -> dict[str, Truth]:
        """The agreements whose scope takes the collaboration in: ``True``, or ``None`` where it may, in order."""
        keys = {"*", *self.ancestors(collaboration), *(f"theme:{theme}" for theme in collaboration.themes)}
        if collaboration.kind is not None:
            keys.add(f"kind:{collaboration.kind}")
        named: set[str] = set().union(*(self._naming.get(key, set()) for key in keys))
        return {
            identifier: (True if identifier in named else None) for identifier in sorted(named | self._open)
        }


class Standing:
    """Whose signature binds whom."""

    def __init__(self, records: CoverageRecords) -> None:
        self.records = records
        self.wholes = cache(self._wholes)
        self.whole_unknown = cache(self._whole_unknown)
        self._parties: dict[str, frozenset[str]] = {}
        self._of_anybody: set[str] = set()
        for agreement in records.agreements.values():
            parties = frozenset(self.body_of(party.body) for party in agreement.parties)
            self._parties[agreement.id] = parties
            if agreement.names_not_all or any(self.is_unknown_post(party) for party in parties):
                self._of_anybody.add(agreement.id)

    def body_of(self, identifier: str) -> str:
        """The organization as which a party or participant counts; a post of nobody we know stays itself."""
        post = self.records.posts.get(identifier)
        return identifier if post is None or post.organization is None else post.organization

    def is_unknown_post(self, body: str) -> bool:
        """Whether a body, as :meth:`body_of` gives it, is a post of which no source says whose it is."""
        return body in self.records.posts

    def _wholes(self, body: str) -> tuple[str, ...]:
        """The body and all it is part of, smallest first."""
        chain: list[str] = []
        current: str | None = body
        while current is not None and current not in chain:
            chain.append(current)
            found = self.records.bodies.get(current)
            current = found.part_of if found else None
        return tuple(chain)

    def _whole_unknown(self, body: str) -> bool:
        """Whether no source says of what the body, or the largest stated whole of it, is part."""
        top = self.wholes(body)[-1]
        found = self.records.bodies.get(top)
        return self.is_unknown_post(top) or (
            found is not None and found.part_of is None and found.kind in UNIT_KINDS
        )

    def stands_for(self, party: str, participant: str) -> Truth:
        """Whether a party's signature binds a participant.

        A unit whose whole no source states may, for all we know, be part of any party, and of several (a laboratory
        that two run together); a post of which no source says whose it is may be a seat of anybody.
        """
        if party in self.wholes(participant):
            return True
        return None if self.whole_unknown(participant) or self.is_unknown_post(party) else False

    def may_bind(self, agreement: str, body: str) -> bool:
        """Whether an agreement has a party that may stand for a body, parties that nobody names included."""
        if agreement in self._of_anybody:
            return True
        parties = self._parties[agreement]
        return bool(parties) if self.whole_unknown(body) else not parties.isdisjoint(self.wholes(body))

    def able(self, fitting: Iterable[str], collaboration: Collaboration, together: bool) -> set[str]:
        """Those of ``fitting`` that may help to cover the collaboration on some day.

        ``together``: one agreement has to bind all. Who has no period of its own takes part whenever the
        collaboration runs, and so has to be bound every day.
        """
        counting = [involved for involved in collaboration.participants if involved.counts]
        always = {self.body_of(involved.body) for involved in counting if involved.own is None}
        if always and together:
            return {a for a in fitting if all(self.may_bind(a, body) for body in always)}
        ever = {self.body_of(involved.body) for involved in counting}
        return {a for a in fitting if any(self.may_bind(a, body) for body in ever)}
