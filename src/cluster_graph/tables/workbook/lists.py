"""The hidden sheet that drop-downs choose from, and the names by which cells refer to its columns.

Code lists are written out. Ids are not: a name reaches from the first id of a sheet to its last, so that a new row is
offered at once; where ids of several sheets may stand, a column of formulas strings them together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from cluster_graph.tables.columns import ANY_THING, Column, Kind
from cluster_graph.tables.rows import TABLES, columns_of
from cluster_graph.tables.workbook.choices import column_choices
from cluster_graph.tables.workbook.names import LAST_ROW, LISTS_SHEET, in_formula, sheet_title

_LONGEST_JOINED = 1_000
_ANYTHING = ("organizations", "posts", "agreements", "collaborations", "programmes")
"""Of all tables, those whose things are spoken of; other ids can be typed."""
_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of one workbook.

    ``columns``: heading and cells (words or formulas) of each column of the hidden sheet. ``names``: each defined
    name with the range it stands for. ``by_column``: the name that the drop-down of a table's column shows.
    """

    columns: list[tuple[str, list[str]]]
    names: dict[str, str]
    by_column: dict[tuple[str, str], str]


def _id_column(table: str) -> str:
    name = "notation" if table == "codes" else "id"
    return str(get_column_letter(list(columns_of(TABLES[table])).index(name) + 1))


def _pointed_at(column: Column) -> _Key:
    if column.kind is Kind.OWN_CODE:
        return ("codes",)
    if column.kind is not Kind.REFERENCE:
        return ()
    return _ANYTHING if ANY_THING in column.tables else column.tables


def _last(table: str, first_row: int) -> str:
    """A formula: how many rows there are from the first to the last id of a sheet."""
    area = _area(table, first_row)
    return f'MAX(0,SUMPRODUCT(MAX(({area}<>"")*ROW({area})))-{first_row - 1})'


def _area(table: str, first_row: int) -> str:
    letter = _id_column(table)
    return f"{in_formula(sheet_title(table))}!${letter}${first_row}:${letter}${LAST_ROW}"


def _ends(tables: _Key, letter: str, first_rows: Mapping[str, int]) -> list[str]:
    """Formulas: how many ids there are up to the end of each sheet."""
    return [
        "=" + (f"{letter}{row - 1}+" if row > 2 else "") + _last(table, first_rows[table])
        for row, table in enumerate(tables, start=2)
    ]


def _joined(tables: _Key, ends: str, first_rows: Mapping[str, int]) -> str:
    """A formula, the same in each row: one of the ids of several sheets, one sheet after the other."""
    formula = '""'
    for row in range(len(tables) + 1, 1, -1):
        table = tables[row - 2]
        before = f"-${ends}${row - 1}" if row > 2 else ""
        value = f'INDEX({_area(table, first_rows[table])},ROW()-1{before})&""'
        formula = f"IF(ROW()-1<=${ends}${row},{value},{formula})"
    return f"={formula}"


def lists_of(first_rows: Mapping[str, int]) -> Lists:
    """The lists of a workbook; ``first_rows``: the first row of each sheet that is no example."""
    lists = Lists([], {}, {})
    by_content: dict[_Key, str] = {}
    for table, row_class in TABLES.items():
        for name, column in columns_of(row_class).items():
            tables = _pointed_at(column)
            words = tuple(column_choices(column))
            key = tables or words
            if not key:
                continue
            if key not in by_content:
                by_content[key] = _add(lists, key, bool(tables), first_rows, len(by_content) + 1)
            lists.by_column[table, name] = by_content[key]
    return lists


def _add(lists: Lists, key: _Key, is_ids: bool, first_rows: Mapping[str, int], number: int) -> str:
    sheet = in_formula(LISTS_SHEET)
    if is_ids and len(key) == 1:
        (table,) = key
        letter, first = _id_column(table), first_rows[table]
        start = f"{in_formula(sheet_title(table))}!${letter}${first}"
        lists.names[f"ids_{table}"] = f"{start}:INDEX({_area(table, first)},MAX(1,{_last(table, first)}))"
        return f"ids_{table}"
    if not is_ids:
        letter = get_column_letter(len(lists.columns) + 1)
        lists.columns.append((f"list {number}", list(key)))
        lists.names[f"list_{number}"] = f"{sheet}!${letter}$2:${letter}${len(key) + 1}"
        return f"list_{number}"
    ends = get_column_letter(len(lists.columns) + 1)
    letter = get_column_letter(len(lists.columns) + 2)
    lists.columns.append((f"ends {number}", _ends(key, ends, first_rows)))
    lists.columns.append((f"ids {number}", [_joined(key, ends, first_rows)] * _LONGEST_JOINED))
    last = f"MAX(1,MIN({_LONGEST_JOINED},{sheet}!${ends}${len(key) + 1}))"
    lists.names[f"ids_{number}"] = (
        f"{sheet}!${letter}$2:INDEX({sheet}!${letter}$2:${letter}${_LONGEST_JOINED + 1},{last})"
    )
    return f"ids_{number}"
