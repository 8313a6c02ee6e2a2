"""What sheets and columns of a workbook are called, and how an officer's names for them are recognised.

A sheet is named in English and Japanese (``agreements 協定``), a heading in Japanese over the name of the column. On
reading either alone will do, in any order, full-width or half-width, with a mark behind it. Knows no cell of a row.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import permutations

from cluster_graph.tables.rows import TABLES, columns_of, required_columns

GUIDE_SHEET = "使い方 guide"
SETTINGS_SHEET = "cluster 設定"
LISTS_SHEET = "lists 選択肢"
SETTINGS_TABLE = "cluster"
"""The name under which the settings sheet goes where others go by their table."""
EXAMPLE = "例"
"""What the first cell of the example row begins with; such a row is not read."""
EXAMPLE_MARK = f"{EXAMPLE} example: "
REQUIRED_MARK = "＊"
LAST_ROW = 10_000
"""Drop-downs are offered down to this row, and offer ids that stand above it."""

_NOISE = re.compile(r"[\s_*＊※・:：（）()\[\]【】「」]+")


def folded_name(text: str) -> str:
    """A name without what people change in it: width, case, spaces, brackets, marks."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text).casefold())


def sheet_title(table: str) -> str:
    """What the sheet of a table is called."""
    return f"{table} {TABLES[table].heading.ja}"


def in_formula(title: str) -> str:
    """A sheet as a formula names it."""
    return "'" + title.replace("'", "''") + "'"


def _with_pairs(names: list[str]) -> set[str]:
    folded = [folded_name(name) for name in names]
    return {name for name in folded if name} | {a + b for a, b in permutations(folded, 2)}


@cache
def _sheets() -> dict[str, str]:
    found: dict[str, str] = {}
    for table, row_class in TABLES.items():
        heading = row_class.heading
        for name in sorted(_with_pairs([table, heading.ja, heading.en, f"{table}.csv"])):
            found.setdefault(name, table)
    for name in _with_pairs([SETTINGS_TABLE, "設定", "settings", "cluster.toml"]):
        found.setdefault(name, SETTINGS_TABLE)
    for title in (GUIDE_SHEET, LISTS_SHEET):
        found[folded_name(title)] = ""
    return found


def table_of_sheet(title: str) -> str | None:
    """The table that a sheet holds: ``cluster`` for settings, empty for guide and lists, ``None`` for any other."""
    return _sheets().get(folded_name(title))


def heading(table: str, column: str) -> str:
    """What stands over a column: the Japanese heading, marked where its cells may not be empty, and the name."""
    row_class = TABLES[table]
    # An empty id is no fault in a workbook: one is proposed.
    required = column != "id" and column in (*required_columns(row_class), *row_class.required_once)
    ja = columns_of(row_class)[column].heading.ja
    return f"{ja}{REQUIRED_MARK if required else ''}\n{column}"


@cache
def headings_of(table: str) -> dict[str, str]:
    """The column that each way of writing a heading names; the name of a column always names that column."""
    columns = columns_of(TABLES[table])
    found = {folded_name(name): name for name in columns}
    for name, column in columns.items():
        for written in sorted(_with_pairs([name, column.heading.ja, column.heading.en])):
            found.setdefault(written, name)
    return found


def column_of_heading(table: str, text: str) -> str | None:
    """The column that a heading names, if it names one of the table."""
    return headings_of(table).get(folded_name(text))
