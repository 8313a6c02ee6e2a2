"""Stays that touch or overlap as the fewest intervals of days, and which of these days are certain.

Takes :class:`~cluster_graph.network.spells.Spell`; gives intervals of days, both ends inclusive, that do not overlap.
An end that nothing bounds is ``None``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cluster_graph.network.spells import Days, Spell

_ALL_BEFORE, _ALL_AFTER = date.min.toordinal() - 1, date.max.toordinal() + 1
_Numbers = tuple[int, int]


def _numbers(days: Days) -> _Numbers:
    first, last = days
    return (
        _ALL_BEFORE if first is None else first.toordinal(),
        _ALL_AFTER if last is None else last.toordinal(),
    )


def _days(numbers: _Numbers) -> Days:
    first, last = numbers
    return (
        date.fromordinal(first) if first > _ALL_BEFORE else None,
        date.fromordinal(last) if last < _ALL_AFTER else None,
    )


def _joined(spans: Iterable[_Numbers]) -> list[_Numbers]:
    found: list[_Numbers] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _without(spans: Sequence[_Numbers], taken: Sequence[_Numbers]) -> list[_Numbers]:
    """The days of ``spans`` that are in none of ``taken``; both in order and without overlaps."""
    found = []
    for first, last in spans:
        start = first
        for low, high in taken:
            if high < start or low > last:
                continue
            if low > start:
                found.append((start, low - 1))
            start = high + 1
        if start <= last:
            found.append((start, last))
    return found


def days_there(spells: Sequence[Spell]) -> list[Days]:
    """The days on which it may be there, in order."""
    return [_days(span) for span in _joined(_numbers(spell.possible) for spell in spells)]


def days_by_certainty(spells: Sequence[Spell]) -> list[tuple[Days, bool]]:
    """The same days, cut into those on which it is certainly there (true) and the others (false), in order."""
    certain = _joined(_numbers(spell.certain) for spell in spells if spell.certain is not None)
    possible = _joined(_numbers(spell.possible) for spell in spells)
    parts = [(span, True) for span in certain] + [(span, False) for span in _without(possible, certain)]
    return [(_days(span), sure) for span, sure in sorted(parts)]
