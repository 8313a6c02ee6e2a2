"""How often sectors are dealt out anew where chance cannot be reckoned exactly: one rule for all that permutes."""

from __future__ import annotations

_MOST, _FEWEST = 9_999, 999
_STEPS_IN_ALL = 200_000_000


def draws_for(steps: int) -> int:
    """How many permutations to draw when each takes so many steps: 9,999, in very large networks fewer, never below
    999."""
    return max(_FEWEST, min(_MOST, _STEPS_IN_ALL // max(1, steps)))
