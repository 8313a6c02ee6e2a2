"""Whether a file may be replaced by a workbook without a row being lost that stands nowhere else. Writes nothing.

Takes the bytes that stand there and those to be written, both read as ``import`` reads them: a row whose id or names
``import`` would fill in counts as held where the other workbook holds it filled in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl.utils import column_index_from_string, get_column_letter

from cluster_graph.problems import InputError, Place, Words
from cluster_graph.tables.rows import TABLES, columns_of
from cluster_graph.tables.settings import SCHEMA_VERSION
from cluster_graph.tables.workbook.book import Sheet, read_book
from cluster_graph.tables.workbook.names import SETTINGS_TABLE, table_of_sheet
from cluster_graph.tables.workbook.proposing import with_ids_for_names, with_proposed_ids
from cluster_graph.tables.workbook.settings_reading import settings_cells
from cluster_graph.tables.workbook.settings_sheet import PREFILLED, values_of
from cluster_graph.tables.workbook.sheets import is_empty, read_sheet
from cluster_graph.tables.written import WrittenTable

_WHAT_TO_DO = Words(
    "別の名前を指定するか、置き換えてよければ --overwrite を付けてください。",
    "name another file, or give --overwrite to replace it.",
)


@dataclass(slots=True)
class _Read:
    """A workbook as ``import`` reads it: its tables, its settings by key with their rows, and all its sheets."""

    sheets: dict[str, Sheet]
    tables: dict[str, WrittenTable]
    settings: dict[str, tuple[int, str]]
    others: list[Sheet]
    """Sheets that are no table, or that a table stands on a second time, or on which no headings are found."""


def refuse_to_lose(path: Path, to_write: bytes) -> None:
    """Raise :class:`InputError` where the file at ``path`` holds what the workbook to be written does not."""
    if not path.is_file():
        return
    try:
        standing = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise _refused(
            path,
            f"が読めず、中身を失うおそれがある（{reason}）",
            f"cannot be read, so it may hold work ({reason})",
        ) from error
    if standing in (b"", to_write):
        return
    try:
        there = _read(standing)
    except InputError as error:
        raise _no_workbook_of_ours(path) from error
    if not there.tables and not there.settings:
        raise _no_workbook_of_ours(path)
    lost = list(_lost(there, _read(to_write)))
    if lost:
        first, count = lost[0], len(lost)
        raise _refused(
            path,
            f"には、書き出すワークブックにない行が {count} 行ある（最初は {first.in_language('ja')}）",
            f"holds {count} row{'' if count == 1 else 's'} that the workbook to be written does not hold, "
            f"{'' if count == 1 else 'the first '}at {first.in_language('en')}",
        )


def _refused(path: Path, ja: str, en: str) -> InputError:
    return InputError(
        Words(
            f"{path} {ja}ため、何も書きませんでした。{_WHAT_TO_DO.ja}",
            f"{path} {en}, so nothing was written; {_WHAT_TO_DO.en}",
        )
    )


def _no_workbook_of_ours(path: Path) -> InputError:
    return _refused(
        path,
        "はクラスターの表のワークブックとして読めない",
        "cannot be read as a workbook of a cluster's tables",
    )


def _read(data: bytes) -> _Read:
    found = _Read({}, {}, {}, [])
    for sheet in read_book(data).sheets:
        table = table_of_sheet(sheet.title)
        if table == SETTINGS_TABLE and not found.settings:
            cells, rows, _ = settings_cells(sheet)
            found.settings = {key: (rows[key], text) for key, text in cells.items()}
        elif table in TABLES and table not in found.tables:
            written, _ = read_sheet(sheet, table)
            if written is None:
                found.others.append(sheet)
            else:
                found.tables[table], found.sheets[table] = written, sheet
        elif table != "":
            found.others.append(sheet)
    return found


def _lost(there: _Read, written: _Read) -> Iterator[Place]:
    """The first cell of each row that stands there and would stand nowhere."""
    proposed, _ = with_proposed_ids({**written.tables, **there.tables}, written.tables)
    as_imported, _ = with_ids_for_names(proposed)
    for table in (table for table in TABLES if table in there.tables):
        rows, sheet = _Rows(written.tables.get(table)), there.sheets[table]
        for number in _lost_rows(sheet, there.tables[table], as_imported[table], rows):
            yield _first_cell(table, number, sheet)
    for sheet in there.others:
        for number, row in enumerate(sheet.rows, start=1):
            if not all(map(is_empty, row)):
                yield _first_cell(sheet.title, number, sheet)
    template = {**PREFILLED, "schema": str(SCHEMA_VERSION)}
    for key, (number, text) in there.settings.items():
        # What the empty workbook holds by itself is nobody's work.
        held = [{key: written.settings.get(key, (0, ""))[1]}, {key: template.get(key, "")}]
        if text and values_of({key: text}) not in map(values_of, held):
            yield Place(SETTINGS_TABLE, number, None, f"B{number}")


def _lost_rows(sheet: Sheet, as_there: WrittenTable, as_imported: WrittenTable, rows: _Rows) -> list[int]:
    """The numbers of the rows of a sheet that ``rows`` do not hold: as they are, or as import fills them in."""
    kept = dict(as_imported.rows)
    unreadable = {number for number, _ in as_there.told}
    lost = {
        number
        for number, cells in as_there.rows
        if number in unreadable
        or not (rows.hold(as_there.header, cells) or rows.hold(as_imported.header, kept[number]))
    }
    # What stands under a heading that is no column is read into no table.
    known = columns_of(TABLES[as_there.table])
    origin = as_there.origin
    unknown = [
        column_index_from_string(letter) - 1
        for name, letter in zip(origin.header, origin.letters, strict=True)
        if name not in known
    ]
    for number, row in enumerate(sheet.rows, start=1):
        if number > origin.header_row and any(at < len(row) and not is_empty(row[at]) for at in unknown):
            lost.add(number)
    return sorted(lost)


class _Rows:
    """The rows of a table, to ask whether one of them holds all that a row says."""

    def __init__(self, table: WrittenTable | None) -> None:
        self.with_cell: dict[tuple[str, str], set[int]] = defaultdict(set)
        for number, cells in table.rows if table is not None else ():
            for cell in _said(table.header if table is not None else (), cells):
                self.with_cell[cell].add(number)

    def hold(self, header: Sequence[str], cells: Sequence[str]) -> bool:
        """Whether a row holds each of the cells that are filled."""
        numbers = [self.with_cell.get(cell, set()) for cell in _said(header, cells)]
        return bool(numbers) and bool(set.intersection(*sorted(numbers, key=len)))


def _said(header: Sequence[str], cells: Sequence[str]) -> list[tuple[str, str]]:
    return [(name, text.strip()) for name, text in zip(header, cells, strict=False) if text.strip()]


def _first_cell(name: str, number: int, sheet: Sheet) -> Place:
    row = sheet.rows[number - 1] if number <= len(sheet.rows) else []
    at = next((index for index, value in enumerate(row) if not is_empty(value)), 0)
    return Place(name, number, None, f"{get_column_letter(at + 1)}{number}")
