"""What a folder holds and a workbook would take away: columns that are not on its sheet, rows that are not there.

Takes the tables as they stand in the folder and as the workbook makes them; gives a warning where an officer may well
have taken rows out, and an error where a column or a whole table would go, which is hardly ever meant. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cluster_graph.problems import Place, Problem, Severity, Words
from cluster_graph.tables.cells import folded
from cluster_graph.tables.headings import shown_heading
from cluster_graph.tables.rows import TABLES, columns_of
from cluster_graph.tables.written import WrittenTable

_MOST_NAMED = 5
_WAY_OUT = Words("本当に消すときは --allow-loss を付けてください。", "to have it deleted, say --allow-loss.")


def losses(
    stored: Mapping[str, WrittenTable], imported: Mapping[str, WrittenTable], may_lose: bool
) -> list[Problem]:
    """What importing these tables would delete. With ``may_lose`` all of it is a warning."""
    found = [
        problem
        for table, written in imported.items()
        if table in stored
        for problem in (*_lost_columns(stored[table], written), *_lost_rows(stored[table], written))
    ]
    return [replace(problem, severity=Severity.WARNING) for problem in found] if may_lose else found


def _lost_columns(stored: WrittenTable, written: WrittenTable) -> Iterator[Problem]:
    """Columns with values in the folder that have no heading on the sheet."""
    if not written.rows:
        return  # the whole table is told of instead
    columns = columns_of(TABLES[stored.table])
    for at, name in enumerate(stored.header):
        count = sum(at < len(cells) and bool(cells[at].strip()) for _, cells in stored.rows)
        if name in written.header or not count:
            continue
        heading = shown_heading(name, columns[name]) if name in columns else name
        words = Words(
            f"列「{heading}」がシートになく、フォルダにある {count} 行の値が消えます。列を戻してください。{_WAY_OUT.ja}",
            f'the column "{name}" is not on the sheet, and its values in {_rows(count)} of the folder would be '
            f"deleted; put it back, or {_WAY_OUT.en}",
        )
        yield Problem("lost-column", words, Place(stored.table))


def _lost_rows(stored: WrittenTable, written: WrittenTable) -> Iterator[Problem]:
    """Rows of the folder that are not on the sheet: an error where none is left."""
    left = set(_keys(written))
    gone = [key for key in _keys(stored) if key not in left]
    if not gone:
        return
    count = len(gone)
    if count == len(stored.rows):
        words = Words(
            f"フォルダにある {count} 行が一つもシートになく、すべて消えます。いまの表を書き出したワークブック（export）に"
            f"書き足してください。{_WAY_OUT.ja}",
            f"none of the {_rows(count)} of the folder is on the sheet, and all would be deleted; enter new rows in a "
            f"workbook made by export, or {_WAY_OUT.en}",
        )
        yield Problem("lost-table", words, Place(stored.table))
        return
    names = [key[0] for key in gone[:_MOST_NAMED]]
    more = " …" if count > _MOST_NAMED else ""
    words = Words(
        f"フォルダにある {count} 行がシートにないので消します: {'、'.join(names)}{more}",
        f"{_rows(count)} of the folder {'are' if count > 1 else 'is'} not on the sheet and will be deleted: "
        f"{', '.join(names)}{more}",
    )
    yield Problem("deleted-rows", words, Place(stored.table), Severity.WARNING)


def _rows(count: int) -> str:
    return f"{count} row{'s' if count > 1 else ''}"


def _keys(written: WrittenTable) -> Iterable[tuple[str, str]]:
    """What each row is known by: its id, or what that is made from, and its source."""
    row_class = TABLES[written.table]
    for _, cells in written.rows:
        row = {name: folded(cell) for name, cell in zip(written.header, cells, strict=False)}
        # Codes have no id: they are known by scheme and notation.
        key = row_class.key or tuple(name for name in ("scheme", "notation") if name in written.header)
        name = row.get("id", "") or "--".join(row[part] for part in key if row.get(part, ""))
        yield name, row.get("source", "")
