r"""The cheapest set of steps that meets every need: a small integer program, solved exactly by HiGHS.

A need is met by any one of its options; an option is a set of steps, all of which have to be taken. With a binary
:math:`s_j` for each step and a :math:`y_o` for each option of several steps:

.. math:: \min \sum_j c_j s_j \quad\text{s.t.}\quad \sum_{o \in O_e} y_o \ge 1\ \forall e,\qquad
          y_o \le s_j\ \forall j \in o,\qquad 0 \le y_o \le 1

The :math:`y_o` need not be integer: once the :math:`s_j` are, each can be as large as the smallest of them, 0 or 1,
and a sum of such numbers is at least 1 only if one of them is 1. Needs that share no step are solved apart.

Takes needs as sets of options and costs of steps; knows no agreement and no day.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from time import monotonic
from typing import NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

EXTEND, JOIN, CONCLUDE = range(3)
# Less than this is no time to solve anything in: HiGHS would take it for no limit at all.
_SHORTEST = 0.001
_LESS_THAN_A_UNIT = 0.49
_TOLERANCE = 1e-6


class Key(NamedTuple):
    """A step without its days: its sort, and the agreement and organizations that it is about."""

    sort: int
    names: tuple[str, ...]


Option = frozenset[Key]
Need = frozenset[Option]


@dataclass(frozen=True, slots=True)
class Prices:
    """What steps cost, and of equal ones which is to be taken: the one of the smaller ``preference``."""

    cost: Mapping[Key, Decimal]
    preference: Mapping[Key, int]

    def order(self, option: Option) -> tuple[Decimal, int, int, list[Key]]:
        """Options by what they cost, how many steps they are, what is preferred, and by name."""
        steps = sorted(option)
        return self.total(option), len(steps), sum(self.preference.get(key, 0) for key in steps), steps

    def total(self, steps: Option) -> Decimal:
        """What steps cost together."""
        return sum((self.cost[key] for key in steps), Decimal(0))


@dataclass(frozen=True, slots=True)
class Choice:
    """Steps that meet all needs; none that do cost less than ``bound``."""

    steps: Option
    bound: Decimal


def cheapest(needs: Sequence[Need], prices: Prices, time_limit: float) -> Choice:
    """The cheapest steps; of equally cheap ones the fewest, then the preferred ones.

    After ``time_limit`` seconds the rest is chosen greedily, and ``bound`` says how much cheaper the best may be.
    """
    deadline = monotonic() + time_limit
    steps: set[Key] = set()
    bound = Decimal(0)
    for group in _apart(_simplest(needs, prices)):
        choice = _choose(group, prices, deadline)
        steps |= choice.steps
        bound += choice.bound
    return Choice(frozenset(steps), bound)


def _simplest(needs: Iterable[Need], prices: Prices) -> list[Need]:
    """The needs without the options that some cheapest solution does without, until there are no more of them."""
    found = [_without_larger(need) for need in dict.fromkeys(needs)]
    while True:
        often = Counter(key for need in found for key in frozenset().union(*need))
        shared = frozenset(key for key, needs_with_it in often.items() if needs_with_it > 1)
        simpler = list(dict.fromkeys(_without_dearer(need, shared, prices) for need in found))
        if simpler == found:
            return found
        found = simpler


def _without_larger(need: Need) -> Need:
    """A need without the options that take all steps of another one and more."""
    single = {key for option in need if len(option) == 1 for key in option}
    kept = {option for option in need if len(option) == 1 or single.isdisjoint(option)}
    several = [option for option in kept if len(option) > 1]
    return frozenset(
        option for option in kept if len(option) == 1 or not any(other < option for other in several)
    )


def _without_dearer(need: Need, shared: frozenset[Key], prices: Prices) -> Need:
    """A need without the options for which another can stand in: it asks for no more of the steps that may serve
    other needs too, and the rest of it costs no more.
    """
    best: dict[Option, Option] = {}
    for option in need:
        known = best.get(common := option & shared)
        if known is None or prices.order(option - shared) < prices.order(known - shared):
            best[common] = option
    private = best.get(frozenset())
    if private is None:
        return frozenset(best.values())
    order = prices.order(private)
    return frozenset(
        option for option in best.values() if option is private or prices.order(option - shared) < order
    )


def _apart(needs: Sequence[Need]) -> list[list[Need]]:
    """The needs in groups that share no step, the smallest group first."""
    group: dict[Key, Key] = {}

    def root(key: Key) -> Key:
        while group.setdefault(key, key) != key:
            group[key] = group[group[key]]
            key = group[key]
        return key

    for need in needs:
        first, *others = (root(key) for option in need for key in option)
        for other in others:
            one, two = sorted((root(first), root(other)))
            group[two] = one
    found: dict[Key, list[Need]] = {}
    for need in needs:
        found.setdefault(root(next(iter(next(iter(need))))), []).append(need)
    return sorted(found.values(), key=len)


def _choose(needs: list[Need], prices: Prices, deadline: float) -> Choice:
    if len(needs) == 1:
        best = min(needs[0], key=prices.order)
        return Choice(best, prices.total(best))
    greedy = _greedy(needs, prices)
    found = _Model(needs, prices).solve(deadline)
    bound = max(found.bound, max(min(map(prices.total, need)) for need in needs))
    steps = greedy
    if found.steps is not None and prices.order(found.steps) < prices.order(greedy):
        steps = _pruned(found.steps, needs, prices)
    return Choice(steps, min(bound, prices.total(steps)))


def _meet(steps: Option, needs: Sequence[Need]) -> bool:
    return all(any(option <= steps for option in need) for need in needs)


def _pruned(steps: Option, needs: Sequence[Need], prices: Prices) -> Option:
    """The steps without those that can be left out (they cost nothing, or the solver had no time), dearest first."""
    kept = set(steps)
    by_step: dict[Key, list[Need]] = {key: [] for key in steps}
    for need in needs:
        for key in set().union(*need) & kept:
            by_step[key].append(need)
    for key in sorted(steps, key=lambda key: (-prices.cost[key], key)):
        rest = frozenset(kept - {key})
        if _meet(rest, by_step[key]):
            kept.remove(key)
    return frozenset(kept)


def _greedy(needs: Sequence[Need], prices: Prices) -> Option:
    """Steps that meet all needs: for one need after the other what costs least beside what is taken already."""
    steps: set[Key] = set()
    for need in sorted(needs, key=lambda need: (len(need), min(sorted(option) for option in need))):
        rest = min((option - steps for option in need), key=prices.order)
        steps |= rest
    return _pruned(frozenset(steps), needs, prices)


@dataclass(frozen=True, slots=True)
class _Solved:
    steps: Option | None
    bound: Decimal


class _Model:
    """The integer program of needs that hang together."""

    def __init__(self, needs: Sequence[Need], prices: Prices) -> None:
        self.prices = prices
        self.keys = sorted({key for need in needs for option in need for key in option})
        self.several = sorted({o for need in needs for o in need if len(o) > 1}, key=sorted)
        column = {key: position for position, key in enumerate(self.keys)}
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        lower: list[float] = []
        position_of = {option: len(self.keys) + i for i, option in enumerate(self.several)}

        def put(entries: Sequence[tuple[int, float]], at_least: float) -> None:
            rows.extend([len(lower)] * len(entries))
            columns.extend(entry[0] for entry in entries)
            values.extend(entry[1] for entry in entries)
            lower.append(at_least)

        for need in needs:
            options = sorted(need, key=sorted)
            put([(position_of[o] if len(o) > 1 else column[min(o)], 1.0) for o in options], 1.0)
        for option in self.several:
            for key in sorted(option):
                put([(column[key], 1.0), (position_of[option], -1.0)], 0.0)
        size = len(self.keys) + len(self.several)
        self.matrix = csr_array((values, (rows, columns)), shape=(len(lower), size))
        self.lower = np.array(lower)
        self.integer = np.array([1.0] * len(self.keys) + [0.0] * len(self.several))
        self.unit = Decimal(1).scaleb(-max(0, *(-_exponent(prices.cost[key]) for key in self.keys)))
        self.objective = np.zeros(size)
        self.objective[: len(self.keys)] = [float(prices.cost[key] / self.unit) for key in self.keys]
        self.objective[: len(self.keys)] += self._preferences()

    def _preferences(self) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """What decides between solutions of equal cost: how many steps, then their ranks by preference.

        Costs are counted in whole units; all this together is less than half of one, and so never outweighs a cost.
        """
        order = sorted(self.keys, key=lambda key: (self.prices.preference.get(key, 0), key))
        rank = {key: position for position, key in enumerate(order)}
        weights = np.array([1.0 + rank[key] / len(order) ** 2 for key in self.keys])
        preferences: np.ndarray[tuple[int], np.dtype[np.float64]] = weights * (
            _LESS_THAN_A_UNIT / weights.sum()
        )
        return preferences

    def solve(self, deadline: float) -> _Solved:
        """The steps of least cost; ``None`` where none were found in time."""
        left = deadline - monotonic()
        if left < _SHORTEST:
            return _Solved(None, Decimal(0))
        result = milp(
            self.objective,
            integrality=self.integer,
            bounds=Bounds(0.0, 1.0),
            constraints=LinearConstraint(self.matrix, self.lower, np.inf),
            options={"time_limit": left, "mip_rel_gap": 0.0},
        )
        found = None
        if result.x is not None:
            found = frozenset(
                key for key, taken in zip(self.keys, result.x[: len(self.keys)], strict=True) if taken > 0.5
            )
        dual = result.get("mip_dual_bound")
        if dual is None or not math.isfinite(dual):
            return _Solved(found, Decimal(0))
        return _Solved(found, self.unit * max(0, math.ceil(dual - _LESS_THAN_A_UNIT - _TOLERANCE)))


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
