"""From steps without days to steps with days: as few as the pieces that rely on each ask for.

Takes the steps chosen and the needs they meet; gives a :class:`Plan`, which can be assumed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from cluster_graph.coverage.days import Judge
from cluster_graph.coverage.records import CoverageRecords
from cluster_graph.coverage.repairing.model import CONCLUDE, EXTEND, JOIN, Key, Option, Prices
from cluster_graph.coverage.repairing.needs import Needs, Piece
from cluster_graph.coverage.repairing.steps import Step
from cluster_graph.coverage.supposing.assume import assume
from cluster_graph.coverage.supposing.assumptions import New, Renew, Sign

Days = tuple[date, date]


class Plan:
    """Steps with the days on which they are relied on and the collaborations that rely on them."""

    def __init__(self, records: CoverageRecords, prices: Prices, window_last: date) -> None:
        self._records = records
        self._prices = prices
        self._window_last = window_last
        self._days: dict[Key, Days] = {}
        self._serves: dict[Key, set[str]] = defaultdict(set)
        self._certain: set[Key] = set()
        self._assumed: CoverageRecords | None = None

    def rely(self, key: Key, piece: Piece) -> None:
        """Note that a piece relies on a step."""
        self._cover(key, piece.first, piece.last)
        self._serves[key].add(piece.collaboration)
        if piece.runs:
            self._certain.add(key)

    def _cover(self, key: Key, first: date, last: date) -> None:
        self._assumed = None
        known_first, known_last = self._days.get(key, (first, last))
        self._days[key] = min(first, known_first), max(last, known_last)

    def stretch(self, wanted: Iterable[tuple[frozenset[str], date, date]]) -> None:
        """Let the steps about some agreements reach over more days: it costs nothing."""
        about = self._agreements()
        for agreements, first, last in wanted:
            for key, agreement in about.items():
                if agreement in agreements:
                    self._cover(key, first, last)

    def _agreements(self) -> dict[Key, str]:
        """The agreement that each step is about, a new one by the id under which it is assumed."""
        added = [
            identifier
            for identifier in self.records().agreements
            if identifier not in self._records.agreements
        ]
        newly = [key for key in sorted(self._days) if key.sort == CONCLUDE]
        return {key: key.names[0] for key in self._days if key.sort != CONCLUDE} | dict(
            zip(newly, added, strict=True)
        )

    def touched(self) -> set[str]:
        """The agreements that are extended, joined or new."""
        return set(self._agreements().values())

    def records(self) -> CoverageRecords:
        """The records with all steps assumed."""
        if self._assumed is None:
            self._assumed = assume(self._records, [step.assumption for step in self.steps()])
        return self._assumed

    def steps(self) -> tuple[Step, ...]:
        """The steps, extensions first: who joins an agreement that has lapsed joins it extended."""
        return tuple(self._step(key) for key in sorted(self._days))

    def _step(self, key: Key) -> Step:
        cost, serves, runs = self._prices.cost[key], tuple(sorted(self._serves[key])), key in self._certain
        return Step(self._assumption(key, serves), cost, serves, runs)

    def _assumption(self, key: Key, serves: tuple[str, ...]) -> Renew | Sign | New:
        first, last = self._days[key]
        if key.sort == EXTEND:
            return Renew(key.names[0], self._until(key.names[0], last))
        if key.sort == JOIN:
            agreement, organization = key.names
            return Sign(organization, agreement, first)
        return New(key.names, first, last, serves)

    def _until(self, agreement: str, last: date) -> date:
        """The last day of an extension: not before any day of the window on which it may have held without."""
        may_end = self._records.agreements[agreement].period.latest_end
        return max(last, self._window_last if may_end is None else may_end)


def dated(judge: Judge, needs: Needs, chosen: Option, prices: Prices, window_last: date) -> Plan:
    """The days of chosen steps that together meet all needs.

    A need that agreements on record meet, extended or joined, does not burden a new one.
    """
    plan = Plan(judge.records, prices, window_last)
    for need, pieces in needs.pieces.items():
        met_by = [option for option in need if option <= chosen]
        best = min(
            met_by, key=lambda option: (any(key.sort == CONCLUDE for key in option), prices.order(option))
        )
        for piece in pieces:
            for key in best:
                plan.rely(key, piece)
    return plan
