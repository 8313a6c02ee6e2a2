"""A day of a collaboration as facts that are so, are not so, or are unknown, and what covers it in which world.

A *world* says which sorts of unknown are settled well (for coverage), all others badly. Coverage grows with every
sort settled well, so the worst world (none) and the best (all) decide exactly what holds in every reading. Takes
truths already looked up; knows no records but agreements, and no reasons.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.readings import Truth
from cluster_graph.coverage.records import Agreement
from cluster_graph.periods import Period

COVERED, UNCOVERED, UNKNOWN = "covered", "uncovered", "unknown"

# Sorts of unknown: dates of agreements and signatures, dates of taking part, scopes, wholes, parties nobody names.
HELD, TAKES, SCOPE, WHOLE, UNNAMED = "held", "takes", "scope", "whole", "unnamed"
World = frozenset[str]
WORST: World = frozenset()
BEST: World = frozenset({HELD, TAKES, SCOPE, WHOLE, UNNAMED})


def truth_on(period: Period | None, day: date) -> Truth:
    """Whether a period holds on a day; ``None`` as a period: that of its thing, which is asked elsewhere."""
    if period is None or period.certainly_on(day):
        return True
    return None if period.possibly_on(day) else False


def any_of(truths: Iterable[Truth]) -> Truth:
    """Whether at least one holds."""
    found = set(truths)
    return True if True in found else None if None in found else False


def _settled(truth: Truth, well: bool) -> bool:
    return truth is True or (truth is None and well)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fitting agreement on a day.

    ``ties``: for each participant the parties that may bind it, by date and whole. ``seats``: the dates of parties
    that are posts of which no source says whose: each may be a seat of one body, and bind all that is part of it.
    ``tops``: the largest stated whole of each participant.
    """

    agreement: Agreement
    in_force: Truth
    scope: Truth
    ties: dict[str, tuple[tuple[Truth, Truth], ...]]
    seats: tuple[Truth, ...]
    tops: dict[str, str]

    def binds(self, body: str, world: World, always: bool = False) -> bool:
        """Whether a named party binds ``body``; ``always``: were every signature to hold on every day."""
        return any(
            (always or _settled(holds, HELD in world)) and _settled(stands, WHOLE in world)
            for holds, stands in self.ties.get(body, ())
        )

    def covers(self, facts: Day, world: World, always: bool = False) -> bool:
        """Whether it covers the day in a world.

        ``always``: were everything recorded in force on every day, counting named parties only.
        """
        if not _settled(self.scope, SCOPE in world):
            return False
        if not always:
            if not _settled(self.in_force, HELD in world):
                return False
            if self.agreement.names_not_all and UNNAMED in world:
                return True
        if TAKES not in world:
            return self._binds_all(facts.possible, world, always)
        if facts.certain:
            return self._binds_all(facts.certain, world, always)
        return any(self._binds_all((body,), world, always) for body in facts.possible)

    def _binds_all(self, bodies: Iterable[str], world: World, always: bool) -> bool:
        rest = [body for body in bodies if not self.binds(body, world, always)]
        if not rest or WHOLE not in world:
            return not rest
        return len({self.tops[body] for body in rest}) <= self._seats(world, always)

    def _seats(self, world: World, always: bool) -> int:
        return sum(always or _settled(holds, HELD in world) for holds in self.seats)

    def lacks(self, wanted: Iterable[str]) -> set[str]:
        """Those of ``wanted`` whom no recorded party may bind: on the day, or ever where it is not in force."""
        never_in_force = self.in_force is False
        if self._seats(BEST, never_in_force):
            return set()
        return {body for body in wanted if not self.binds(body, BEST, never_in_force)}


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a collaboration: who takes part, and the agreements that may cover it on some day."""

    day: date
    runs: Truth
    certain: frozenset[str]
    possible: frozenset[str]
    candidates: tuple[Candidate, ...]

    @property
    def wanted(self) -> frozenset[str]:
        """Those who have to be covered at least."""
        return self.certain or self.possible

    def covering(self, world: World) -> tuple[str, ...]:
        """The agreements that cover in a world."""
        return tuple(c.agreement.id for c in self.candidates if c.covers(self, world))

    def named_verdict(self, complete: bool, well: World = WORST, badly: World = WORST) -> str:
        """The verdict were the named participants all, with some sorts of unknown settled."""
        if any(candidate.covers(self, well) for candidate in self.candidates):
            return COVERED
        best = BEST - badly
        if any(candidate.covers(self, best) for candidate in self.candidates):
            return UNKNOWN
        # A source's silence is not a no: only time, or a register vouched for, makes an absence certain.
        if complete or any(candidate.covers(self, best, always=True) for candidate in self.candidates):
            return UNCOVERED
        return UNKNOWN
