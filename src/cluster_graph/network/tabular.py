"""The one form of every answer about the network that is not a picture: a table with a sentence, whose columns say what they mean.

Takes and gives plain values; computes nothing and writes nothing. :mod:`cluster_graph.network.writing.table` writes
it; the codebook is made of the columns.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cluster_graph.problems import Words

Cell = str | int | float | bool | Words | tuple[str, ...] | None
"""``None`` is *not defined* (never NaN, never a number that only looks like one); a tuple holds several ids."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in files, its heading for readers, and what its cells mean, with range and unit.

    ``meaning`` is an entry of the codebook: one or two sentences that a researcher can cite. ``files_only``: files have
    it, a text for readers leaves it out, since another column tells the same to people, or it is too long for a line.
    """

    key: str
    heading: Words
    meaning: Words
    files_only: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: ``rows`` have one cell a column, in order.

    ``name``: how users ask for it (``--table NAME``). ``sentence``: what was counted. ``notes``: what is not
    defined and why, what was drawn by chance with which seed, when not to trust it; each a full sentence.
    """

    name: str
    title: Words
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sentence: Words
    notes: tuple[Words, ...] = ()

    def with_notes(self, *notes: Words) -> Table:
        """The same with more notes at the end."""
        return replace(self, notes=(*self.notes, *notes))

    def column(self, key: str) -> tuple[Cell, ...]:
        """The cells of a column, a row each. Raises :class:`KeyError` where there is none of that key."""
        for position, column in enumerate(self.columns):
            if column.key == key:
                return tuple(row[position] for row in self.rows)
        raise KeyError(key)
