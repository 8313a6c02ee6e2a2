"""Ranks of values that are equal up to the last digits that computing leaves uncertain."""

from __future__ import annotations

from collections.abc import Mapping

from cluster_graph.network.measuring.values import Values

IntervalsByMeasure = dict[str, dict[str, tuple[int, int]]]
"""Measure -> node -> the best and the worst rank that it takes when ties are unobserved."""

_ALIKE = 1e-9  # the share of a value by which values of the same rank may differ
_NOTHING = 1e-12  # the share of the largest value that is as good as 0


def ranks_within(values: Values, sides: Mapping[str, int]) -> dict[str, int | None]:
    """Competition ranks within each side, 1 the largest: 1, 2, 2, 4; ``None`` of what is not defined.

    Values are equal if they differ by less than 1e-9 of the first of their rank: engines, and orders of adding
    up, differ in the last digits.

    >>> ranks_within({"a": 0.3, "b": 0.1 + 0.2, "c": 0.1, "d": None}, {"a": 0, "b": 0, "c": 0, "d": 0})
    {'a': 1, 'b': 1, 'c': 3, 'd': None}
    """
    ranks: dict[str, int | None] = dict.fromkeys(values)
    for side in sorted(set(sides.values())):
        known = [
            (-value, node) for node, value in values.items() if value is not None and sides[node] == side
        ]
        known.sort()
        nothing = _NOTHING * max((abs(value) for value, _ in known), default=0.0)
        first, rank = 0.0, 0
        for position, (value, node) in enumerate(known, start=1):
            if position == 1 or value - first > max(_ALIKE * abs(first), nothing):
                first, rank = value, position
            ranks[node] = rank
    return ranks
