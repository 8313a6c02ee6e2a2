"""What is certain, possible or excluded of scopes and of standing for somebody, whatever the day.

``True``: in every reading; ``False``: in none; ``None``: in some (it is unknown). Takes records; knows no dates.
"""

from __future__ import annotations

from functools import cache

from cluster_graph.coverage.records import UNIT_KINDS, Agreement, Collaboration, CoverageRecords

Truth = bool | None


class Readings:
    """The questions about one cluster's records whose answers do not depend on the day."""

    def __init__(self, records: CoverageRecords) -> None:
        self.records = records
        self._governs = {
            agreement
            for collaboration in records.collaborations.values()
            for agreement in collaboration.governed_by
        } | {programme.under for programme in records.programmes.values() if programme.under}
        self.wholes = cache(self._wholes)
        self.has_scope = cache(self._has_scope)

    def _wholes(self, body: str) -> tuple[str, ...]:
        """The body and all it is part of, smallest first."""
        chain: list[str] = []
        current: str | None = body
        while current is not None and current not in chain:
            chain.append(current)
            found = self.records.bodies.get(current)
            current = found.part_of if found else None
        return tuple(chain)

    def stands_for(self, party: str, participant: str) -> Truth:
        """Whether a party's signature binds a participant.

        A unit whose whole no source states may, for all we know, be part of any party.
        """
        chain = self.wholes(participant)
        if party in chain:
            return True
        top = self.records.bodies.get(chain[-1])
        if top is not None and top.part_of is None and (top.kind in UNIT_KINDS or top.whole_unknown):
            return None
        return False

    def ancestors(self, collaboration: Collaboration) -> tuple[str, ...]:
        """The collaboration and what it is part of, collaborations and programmes alike."""
        chain: list[str] = []
        current: str | None = collaboration.id
        while current is not None and current not in chain:
            chain.append(current)
            work = self.records.collaborations.get(current) or self.records.programmes.get(current)
            current = work.part_of if work else None
        return tuple(chain)

    def _is_named(self, agreement: Agreement, collaboration: Collaboration) -> bool:
        for identifier in self.ancestors(collaboration):
            work = self.records.collaborations.get(identifier)
            if work is not None and agreement.id in work.governed_by:
                return True
            programme = self.records.programmes.get(identifier)
            if programme is not None and programme.under == agreement.id:
                return True
            if identifier in agreement.covers:
                return True
        wanted = {"*", f"kind:{collaboration.kind}"} | {f"theme:{theme}" for theme in collaboration.themes}
        return not wanted.isdisjoint(agreement.covers)

    def _predecessors(self, agreement: Agreement) -> list[Agreement]:
        if agreement.covers:
            return []
        return [self.records.agreements[i] for i in agreement.succeeds if i in self.records.agreements]

    def _has_scope(self, agreement_id: str, seen: frozenset[str] = frozenset()) -> bool:
        """Whether any source, or our classification, says what an agreement is for."""
        agreement = self.records.agreements[agreement_id]
        if agreement.covers or agreement_id in self._governs:
            return True
        seen |= {agreement_id}
        return any(
            self._has_scope(earlier.id, seen)
            for earlier in self._predecessors(agreement)
            if earlier.id not in seen
        )

    def can_cover(
        self, agreement: Agreement, collaboration: Collaboration, seen: frozenset[str] = frozenset()
    ) -> Truth:
        """Whether an agreement's scope takes a collaboration in; a stated scope is closed."""
        if self._is_named(agreement, collaboration):
            return True
        seen |= {agreement.id}
        taken_over = [
            self.can_cover(earlier, collaboration, seen)
            for earlier in self._predecessors(agreement)
            if earlier.id not in seen
        ]
        if True in taken_over:
            return True
        if not self.has_scope(agreement.id) or None in taken_over:
            return None
        return False
