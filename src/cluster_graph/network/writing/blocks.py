"""A table wider than a page, laid out in blocks of columns one below the other, each with the columns that say who.

Takes and gives plain text, as :mod:`~cluster_graph.network.writing.display` does. Long text, as lists and notes, goes on
in the lines below, and in the last column, where notes stand, takes all the room that is left. Nothing is cut off.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import zip_longest

from cluster_graph.network.writing.display import aligned, width, wrapped

LARGEST_LINE = 160
"""Columns of a screen; also those of the other commands where no window sets them."""
LARGEST_CELL = 40
"""Columns that a cell gets; lists and notes go on below."""
_LARGEST_HEADING = 18  # where headings are broken; wide enough for a day in either language
_GAP = 2
_MOST_KEYS = 3

Lines = Sequence[Sequence[str]]


def _keys(lines: Lines) -> int:
    """How many columns it takes, from the left, to tell the rows apart; they stand in every block."""
    for count in range(1, _MOST_KEYS + 1):
        if len({tuple(line[:count]) for line in lines}) == len(lines):
            return count
    return 1


def _split(widths: Sequence[int], keys: int, groups: Sequence[object], largest: int) -> list[list[int]]:
    """The positions of the columns of each block; neighbours of one group stay together where a block has room."""
    before = sum(widths[:keys]) + _GAP * keys
    runs: list[list[int]] = []
    for position in range(keys, len(widths)):
        if runs and groups[position] == groups[runs[-1][-1]]:
            runs[-1].append(position)
        else:
            runs.append([position])
    found: list[list[int]] = []
    room = 0
    for run in runs:
        needed = sum(widths[position] + _GAP for position in run)
        # A group that no block can hold whole begins where there is room, and goes on in the next.
        parts = [run] if before + needed - _GAP <= largest else [[position] for position in run]
        for part in parts:
            wide = sum(widths[position] + _GAP for position in part)
            if not found or wide - _GAP > room:
                found.append(list(range(keys)))
                room = largest - before
            found[-1] += part
            room -= wide
    return found or [list(range(keys))]


def in_blocks(
    lines: Lines,
    to_the_right: Collection[int] = (),
    groups: Sequence[object] = (),
    largest: int = LARGEST_LINE,
) -> list[str]:
    """Headings and rows as lines in columns, at most ``largest`` wide where the columns allow it.

    ``to_the_right``: positions of columns that end in line. ``groups``: by column what it belongs to; columns beside
    each other that belong to the same stay side by side.
    """
    heads = _headings(lines, largest)
    rows = lines[1:]
    last = len(heads) - 1
    widest = [
        max(map(width, (*head, *(row[position] for row in rows)))) for position, head in enumerate(heads)
    ]
    needed = [
        wide if position in to_the_right else min(wide, max(*map(width, heads[position]), LARGEST_CELL))
        for position, wide in enumerate(widest)
    ]
    found: list[str] = []
    for block in _split(needed, _keys(rows), groups or range(len(needed)), largest):
        rooms = [needed[position] for position in block]
        if block[-1] == last:
            rooms[-1] = max(rooms[-1], largest - sum(rooms[:-1]) - _GAP * (len(rooms) - 1))
        high = max(len(heads[position]) for position in block)
        columns = [[""] * (high - len(heads[position])) + heads[position] for position in block]
        laid = [list(line) for line in zip(*columns, strict=True)]
        for row in rows:
            laid += _over_lines([row[position] for position in block], rooms)
        right = {place for place, position in enumerate(block) if position in to_the_right}
        found += ["", *aligned(laid, right)] if found else aligned(laid, right)
    return found


def _headings(lines: Lines, largest: int) -> list[list[str]]:
    """The headings, each in one line; in several, where the table would be too wide for a page."""
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    if sum(widths) + _GAP * (len(widths) - 1) <= largest:
        return [[heading] for heading in lines[0]]
    found = []
    for position, heading in enumerate(lines[0]):
        room = max(_LARGEST_HEADING, *(min(width(line[position]), LARGEST_CELL) for line in lines[1:]), 0)
        parts = [heading] if width(heading) <= room else heading.replace("（", "\n（").split("\n")
        found.append([line for part in parts for line in wrapped(part, room)] or [""])
    return found


def _over_lines(cells: Sequence[str], rooms: Sequence[int]) -> list[list[str]]:
    """A row as several lines, where a cell needs more than its room."""
    parts = [
        wrapped(cell, room) if width(cell) > room else [cell] for cell, room in zip(cells, rooms, strict=True)
    ]
    return [list(line) for line in zip_longest(*parts, fillvalue="")]
