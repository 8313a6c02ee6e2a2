"""A day of a collaboration as facts that are so, are not so, or are unknown, and what covers it in which world.

A *world* says which sorts of unknown are settled well (for coverage), all others badly. Coverage grows with every
sort settled well, so the worst world (none) and the best (all) decide exactly what holds in every reading. Takes
truths already looked up; knows no records but agreements, and no reasons.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from cluster_graph.coverage.readings import Truth
from cluster_graph.coverage.records import Agreement
from cluster_graph.periods import Period

COVERED, UNCOVERED, UNKNOWN = "covered", "uncovered", "unknown"
JOINT, PAIRWISE, COLLECTIVE = "joint", "pairwise", "collective"
MODES = (JOINT, PAIRWISE, COLLECTIVE)

# Bodies that one agreement has to bind together.
Obligation = frozenset[str]

# Sorts of unknown: dates of agreements and signatures, dates of taking part, scopes, wholes, parties nobody names.
HELD, TAKES, SCOPE, WHOLE, UNNAMED = "held", "takes", "scope", "whole", "unnamed"
World = frozenset[str]
WORST: World = frozenset()
BEST: World = frozenset({HELD, TAKES, SCOPE, WHOLE, UNNAMED})
NAMED: World = BEST - {UNNAMED}


def truth_on(period: Period | None, day: date) -> Truth:
    """Whether a period holds on a day; ``None`` as a period: that of its thing, which is asked elsewhere."""
    if period is None or period.certainly_on(day):
        return True
    return None if period.possibly_on(day) else False


def any_of(truths: Iterable[Truth]) -> Truth:
    """Whether at least one holds."""
    best: Truth = False
    for truth in truths:
        if truth:
            return True
        if truth is None:
            best = None
    return best


def _settled(truth: Truth, well: bool) -> bool:
    return truth is True or (truth is None and well)


def obligations(bodies: Collection[str], mode: str) -> tuple[Obligation, ...]:
    """What has to be met for these bodies to be covered: all in one agreement, every two, or each by itself.

    A single body is one obligation in every mode.
    """
    if mode == JOINT or len(bodies) < 2:
        return (frozenset(bodies),) if bodies else ()
    return tuple(frozenset(chosen) for chosen in combinations(sorted(bodies), 2 if mode == PAIRWISE else 1))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fitting agreement on a day. ``ties``: for each participant the parties that may bind it, by date and whole."""

    agreement: Agreement
    in_force: Truth
    scope: Truth
    ties: dict[str, tuple[tuple[Truth, Truth], ...]]

    def usable(self, world: World, always: bool = False) -> bool:
        """Whether it can cover at all in a world; ``always``: were it in force on every day."""
        return _settled(self.scope, SCOPE in world) and (always or _settled(self.in_force, HELD in world))

    def binds(self, body: str, world: World, always: bool = False) -> bool:
        """Whether a party binds ``body``; ``always``: a named one, were every signature to hold on every day."""
        if self.agreement.names_not_all and UNNAMED in world and not always:
            return True
        held, whole = HELD in world, WHOLE in world
        return any(
            (always or _settled(holds, held)) and _settled(stands, whole)
            for holds, stands in self.ties.get(body, ())
        )

    def meets(self, obligation: Iterable[str], world: World, always: bool = False) -> bool:
        """Whether it can cover in a world, and binds all these bodies."""
        return self.usable(world, always) and all(self.binds(body, world, always) for body in obligation)

    def lacks(self, wanted: Iterable[str]) -> set[str]:
        """Those of ``wanted`` whom no recorded party may bind: on the day, or ever where it is not in force."""
        never_in_force = self.in_force is False
        return {body for body in wanted if not self.binds(body, NAMED, never_in_force)}


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a collaboration: who takes part, and the agreements that may cover it on some day."""

    day: date
    runs: Truth
    certain: frozenset[str]
    possible: frozenset[str]
    candidates: tuple[Candidate, ...]
    mode: str = JOINT

    @property
    def wanted(self) -> frozenset[str]:
        """Those who have to be covered at least."""
        return self.certain or self.possible

    @property
    def least(self) -> tuple[Obligation, ...]:
        """What has to be met in the best reading; where nobody certainly takes part, any one of these will do."""
        if self.certain:
            return obligations(self.certain, self.mode)
        return tuple(frozenset({body}) for body in self.possible)

    def covered(self, world: World, always: bool = False) -> bool:
        """Whether the day is covered in a world.

        ``always``: were everything recorded in force on every day, counting named parties only.
        """
        usable = [candidate for candidate in self.candidates if candidate.usable(world, always)]
        if not usable:
            return False
        enough = any if TAKES in world and not self.certain else all
        return enough(
            any(all(c.binds(body, world, always) for body in obligation) for c in usable)
            for obligation in self._due(world)
        )

    def covering(self, world: World) -> tuple[str, ...]:
        """The agreements that cover in a world: each meets an obligation there, and together they meet all."""
        if not self.covered(world):
            return ()
        due = self._due(world)
        return tuple(
            c.agreement.id
            for c in self.candidates
            if c.usable(world) and any(all(c.binds(body, world) for body in one) for one in due)
        )

    def unmet(self) -> tuple[Obligation, ...]:
        """What no agreement meets in the best reading."""
        return tuple(o for o in self.least if not any(c.meets(o, BEST) for c in self.candidates))

    def _due(self, world: World) -> tuple[Obligation, ...]:
        return self.least if TAKES in world else obligations(self.possible, self.mode)

    def named_verdict(self, complete: bool, well: World = WORST, badly: World = WORST) -> str:
        """The verdict were the named participants all, with some sorts of unknown settled."""
        if self.covered(well):
            return COVERED
        best = BEST - badly
        if self.covered(best):
            return UNKNOWN
        # A source's silence is not a no: only time, or a register vouched for, makes an absence certain.
        if complete or self.covered(best, always=True):
            return UNCOVERED
        return UNKNOWN
