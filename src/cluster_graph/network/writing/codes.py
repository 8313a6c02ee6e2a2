"""Codes as words, for texts that people read; files keep the codes.

Takes the cells of a column; what is no code of that column stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cluster_graph.network.tabular import Cell, Table
from cluster_graph.problems import Words

_WORDS: Mapping[str, Mapping[str, Words]] = {
    "relation": {
        "agreement": Words("協定", "agreement"),
        "council": Words("会議", "council"),
        "collaboration": Words("共同の取組", "collaboration"),
        "funding": Words("資金", "funding"),
    },
    "change": {
        "stayed": Words("継続", "stayed"),
        "entered": Words("参入", "entered"),
        "left": Words("退出", "left"),
        "gained": Words("出現", "gained"),
        "lost": Words("消失", "lost"),
        "stronger": Words("強まった", "stronger"),
        "weaker": Words("弱まった", "weaker"),
        "other things": Words("場の入れ替わり", "other things"),
    },
}


def in_words(key: str, cells: Sequence[Cell]) -> list[Cell]:
    """The cells of the column ``key``, its codes in words."""
    words = _WORDS.get(key, {})
    return [words.get(cell, cell) if isinstance(cell, str) else cell for cell in cells]


def shows_sectors(table: Table) -> bool:
    """Whether readers get a column of codes of sectors."""
    return any(column.key == "sector" and not column.files_only for column in table.columns)


def with_sectors(table: Table, names: Mapping[str, Words]) -> Table:
    """The table with the names of sectors for their codes."""
    places = {position for position, column in enumerate(table.columns) if column.key == "sector"}
    rows = [
        tuple(
            names.get(cell, cell) if position in places and isinstance(cell, str) else cell
            for position, cell in enumerate(row)
        )
        for row in table.rows
    ]
    return replace(table, rows=tuple(rows))
