"""The agreements that fit a collaboration by their scope, whatever the day. Plain records; finds none itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.readings import Truth
from cluster_graph.coverage.records import Agreement
from cluster_graph.periods import ONE_DAY, Period


def united(periods: Iterable[Period]) -> tuple[tuple[date, date], ...]:
    """The days on which one of the periods may hold, as spans in order with days between them."""
    spans = sorted((p.earliest_start or date.min, p.latest_end or date.max) for p in periods)
    united: list[tuple[date, date]] = []
    for first, last in spans:
        if united and (united[-1][1] == date.max or first <= united[-1][1] + ONE_DAY):
            united[-1] = (united[-1][0], max(united[-1][1], last))
        else:
            united.append((first, last))
    return tuple(united)


@dataclass(frozen=True, slots=True)
class Fit:
    """The agreements that fit a collaboration: those ``able`` to cover it on some day, and the ``others``.

    ``others_in_force``: the spans of days, in order and apart, on which some other may be in force.
    """

    able: tuple[tuple[Agreement, Truth], ...]
    others: tuple[tuple[Agreement, Truth], ...]
    others_in_force: tuple[tuple[date, date], ...]

    def another_in_force(self, day: date) -> bool:
        """Whether one of ``others`` may be in force on a day."""
        position = bisect_right(self.others_in_force, (day, date.max)) - 1
        return position >= 0 and day <= self.others_in_force[position][1]
