"""The programmes under an agreement with all their parts, and the money that sources give for them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from cluster_graph.coverage.records import CoverageRecords, Money


def _latest_first(money: Money) -> tuple[int, int, str]:
    """By the fiscal year or the last known day; what no source dates comes last."""
    period = money.period
    known = (period.latest_end, period.latest_start, period.earliest_end, period.earliest_start)
    last = next((day for day in known if day is not None), date.min)
    first = period.earliest_start or period.latest_start or date.min
    return -last.toordinal(), -first.toordinal(), money.id


class Programmes:
    """Programmes and money by agreement."""

    def __init__(self, records: CoverageRecords) -> None:
        self._programmes = records.programmes
        self._under: dict[str, list[str]] = defaultdict(list)
        self._parts: dict[str, list[str]] = defaultdict(list)
        self._money: dict[str, list[Money]] = defaultdict(list)
        for programme in records.programmes.values():
            if programme.under is not None:
                self._under[programme.under].append(programme.id)
            if programme.part_of is not None:
                self._parts[programme.part_of].append(programme.id)
        for collaboration in records.collaborations.values():
            if collaboration.part_of is not None:
                self._parts[collaboration.part_of].append(collaboration.id)
        for money in records.money:
            self._money[money.purpose].append(money)

    def _works(self, agreement: str) -> list[str]:
        """The programmes under an agreement, and the programmes and collaborations that are part of them."""
        found = list(self._under.get(agreement, ()))
        seen = set(found)
        for work in found:
            parts = [part for part in self._parts.get(work, ()) if part not in seen]
            seen.update(parts)
            found += parts
        return found

    def under(self, agreement: str) -> tuple[str, ...]:
        """The ids of the programmes under an agreement, at any depth, in order."""
        return tuple(sorted(work for work in self._works(agreement) if work in self._programmes))

    def money(self, agreement: str) -> tuple[Money, ...]:
        """The amounts for these programmes and for the collaborations that are part of them, latest first."""
        found = [money for work in self._works(agreement) for money in self._money.get(work, ())]
        return tuple(sorted(found, key=_latest_first))
