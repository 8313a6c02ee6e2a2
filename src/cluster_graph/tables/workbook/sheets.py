"""One sheet to a table as people wrote it: where its headings stand, which rows count, what each cell says.

Takes the plain values of a sheet; gives a :class:`WrittenTable` with what is to be said. Title rows above the
headings, blank rows and columns, and rows marked as examples are passed over. Whether the texts make sense is asked
by the reader that CSV files share.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from openpyxl.utils import get_column_letter

from cluster_graph.problems import Place, Problem, Severity, Words
from cluster_graph.tables.columns import Column
from cluster_graph.tables.rows import TABLES, columns_of
from cluster_graph.tables.workbook.book import Sheet, Value
from cluster_graph.tables.workbook.choices import as_written
from cluster_graph.tables.workbook.examples import EXAMPLES
from cluster_graph.tables.workbook.names import EXAMPLE, EXAMPLE_MARK, column_of_heading, folded_name
from cluster_graph.tables.workbook.values import ReadValue, Remark, Shown, read_value
from cluster_graph.tables.written import Origin, WrittenTable

_ROWS_ABOVE = 30
_MOST_NAMED = 10


def is_empty(value: Value) -> bool:
    """Whether a cell of a sheet holds nothing, or white space alone."""
    return isinstance(value, str) and not value.strip()


def _named(table: str, row: Sequence[Value]) -> list[str | None]:
    """The columns that the cells of a row name."""
    return [column_of_heading(table, value) if isinstance(value, str) else None for value in row]


def header_position(table: str, rows: Sequence[Sequence[Value]]) -> int | None:
    """The index of the row of headings: of the first rows the one that names most columns, half its cells at least."""
    best, most = None, 0
    for index, row in enumerate(rows[:_ROWS_ABOVE]):
        named = {name for name in _named(table, row) if name}
        filled = sum(not is_empty(value) for value in row)
        if len(named) > most and (len(named) * 2 >= filled or len(named) > 2):
            best, most = index, len(named)
    return best


def _repeats(table: str, header: Sequence[str | None], row: Sequence[Value]) -> bool:
    """Whether a row below the headings says them again, as in the other language."""
    named = _named(table, row)
    filled = sum(not is_empty(value) for value in row)
    same = sum(name is not None and name == above for name, above in zip(named, header, strict=False))
    return same > 0 and same * 2 >= filled


def empty_table(table: str) -> WrittenTable:
    """A table without rows, as an empty sheet is one."""
    header = tuple(columns_of(TABLES[table]))
    letters = tuple(str(get_column_letter(position)) for position in range(1, len(header) + 1))
    return WrittenTable(table, Origin(table, header, letters), header, ())


def read_sheet(sheet: Sheet, table: str) -> tuple[WrittenTable | None, list[Problem]]:
    """The table on a sheet, ``None`` where no headings are found, and what is to be said of its cells."""
    if all(is_empty(value) for row in sheet.rows for value in row) and not sheet.marks.errors:
        return empty_table(table), []
    at = header_position(table, sheet.rows)
    if at is None:
        shown = "、".join(list(columns_of(TABLES[table]))[:3])
        words = Words(
            f"見出しの行が見つかりません。{shown} などの列名か日本語の見出しを一行に並べてください。",
            f"no row of headings is found; one row names the columns, such as {', '.join(list(columns_of(TABLES[table]))[:3])}.",
        )
        return None, [Problem("no-header", words, Place(table))]
    return _SheetReader(sheet, table, at).read()


class _SheetReader:
    """Reads the rows below the headings of one sheet."""

    def __init__(self, sheet: Sheet, table: str, at: int) -> None:
        self.sheet, self.table = sheet, table
        self.columns = columns_of(TABLES[table])
        self.problems: list[Problem] = []
        self.told: set[tuple[int, str]] = set()
        self.faulty: set[tuple[int, int]] = set()
        named = _named(table, sheet.rows[at])
        first = at + 1
        while first < len(sheet.rows) and _repeats(table, named, sheet.rows[first]):
            first += 1
        self.first = first
        used = [
            index
            for index, value in enumerate(sheet.rows[at])
            if not is_empty(value)
            or any(len(row) > index and not is_empty(row[index]) for row in sheet.rows[first:])
        ]
        self.used = used
        self.origin = Origin(
            table,
            tuple(named[index] or _one_line(sheet.rows[at][index]) for index in used),
            tuple(str(get_column_letter(index + 1)) for index in used),
            at + 1,
        )

    def read(self) -> tuple[WrittenTable, list[Problem]]:
        self._tell_merged()
        marks = self.sheet.marks
        self.faulty = marks.errors.keys() | marks.uncomputed
        faulty_rows = {row for row, _ in self.faulty}
        beyond = sorted(row for row in faulty_rows if row > len(self.sheet.rows))
        rows = []
        for number in [*range(self.first + 1, len(self.sheet.rows) + 1), *beyond]:
            row = self.sheet.rows[number - 1] if number <= len(self.sheet.rows) else []
            if row.count("") == len(row) and number not in faulty_rows:
                continue
            if self._is_example(number, row):
                continue
            cells = tuple(self._text(number, position, row) for position in range(len(self.used)))
            if any(cells) or any((number, name) in self.told for name in self.origin.header):
                rows.append((number, cells))
        self._tell_hidden({number for number, _ in rows})
        header = self.origin.header
        return WrittenTable(self.table, self.origin, header, tuple(rows), frozenset(self.told)), self.problems

    def _text(self, number: int, position: int, row: Sequence[Value]) -> str:
        index = self.used[position]
        value = row[index] if index < len(row) else ""
        if value == "" and (number, index + 1) not in self.faulty:
            return ""
        name = self.origin.header[position]
        column = self.columns.get(name)
        if column is None:
            return ""
        read = self._value(number, index, value, column)
        if read.remark is not None:
            self._say(read.remark, number, name)
        return read.text

    def _value(self, number: int, index: int, value: Value, column: Column) -> ReadValue:
        marks, at = self.sheet.marks, (number, index + 1)
        if at in marks.errors:
            shown = marks.errors[at]
            words = Words(
                f"数式の結果がエラー {shown} です。数式を直すか、値を書いてください。",
                f"the formula gives the error {shown}; mend it, or write the value.",
            )
            return ReadValue("", Remark("error-value", words))
        if at in marks.uncomputed:
            words = Words(
                "数式の値が保存されていません。Excel か LibreOffice で開いて保存し直すか、値を書いてください。",
                "the value of this formula is not stored; open the workbook in Excel or LibreOffice and save it, "
                "or write the value.",
            )
            return ReadValue("", Remark("no-stored-value", words))
        if isinstance(value, str):
            value = marks.texts.get(at, value)
        return read_value(value, column, Shown(at in marks.months, at in marks.yearless))

    def _say(self, remark: Remark, number: int, name: str) -> None:
        self.problems.append(
            Problem(remark.code, remark.words, self.origin.place(number, name), remark.severity)
        )
        if remark.severity is Severity.ERROR:
            self.told.add((number, name))

    def _is_example(self, number: int, row: Sequence[Value]) -> bool:
        """Whether the row is marked as an example; one that says something of its own is told."""
        first = next(iter(self.columns))
        if first not in self.origin.header:
            return False
        position = self.used[self.origin.header.index(first)]
        mark = row[position] if position < len(row) else ""
        if not isinstance(mark, str) or not unicodedata.normalize("NFKC", mark).strip().startswith(EXAMPLE):
            return False
        cells = {
            name: as_written(str(row[at]), self.columns[name])
            for name, at in zip(self.origin.header, self.used, strict=True)
            if name in self.columns and at < len(row) and not is_empty(row[at])
        }
        known = [
            {**example, first: (EXAMPLE_MARK + example.get(first, "")).strip()}
            for example in EXAMPLES[self.table]
        ]
        if cells not in known and len(cells) > 1:
            words = Words(
                f"例の行（「{EXAMPLE}」で始まる行）は取り込みません。取り込むには、このセルの「{EXAMPLE}」を消してください。",
                f"a row that begins with 「{EXAMPLE}」 is an example and is not imported; "
                f"if it is meant, take 「{EXAMPLE}」 out of this cell.",
            )
            place = self.origin.place(number, first)
            self.problems.append(Problem("example-row", words, place, Severity.WARNING))
        return True

    def _tell_merged(self) -> None:
        """Merged cells of rows hide which rows a value belongs to; those of titles do no harm."""
        for first_row, first_column, last_row, last_column in self.sheet.merged:
            row = self.sheet.rows[first_row - 1] if first_row <= len(self.sheet.rows) else []
            value = row[first_column - 1] if first_column <= len(row) else ""
            if first_row <= self.first or is_empty(value):
                continue
            first = f"{get_column_letter(first_column)}{first_row}"
            last = f"{get_column_letter(last_column)}{last_row}"
            words = Words(
                f"{first} から {last} までのセルが結合されています。結合を解除し、どの行にも値を入れてください。",
                f"the cells {first} to {last} are merged; unmerge them and write the value in each row.",
            )
            self.problems.append(Problem("merged-cells", words, Place(self.table, first_row, None, first)))

    def _tell_hidden(self, numbers: set[int]) -> None:
        hidden = sorted(numbers & self.sheet.marks.hidden_rows)
        if hidden:
            shown = ", ".join(map(str, hidden[:_MOST_NAMED])) + (" …" if len(hidden) > _MOST_NAMED else "")
            words = Words(f"非表示の行も読みました: {shown}。", f"hidden rows are read as well: {shown}.")
            self.problems.append(Problem("hidden-rows", words, Place(self.table), Severity.NOTICE))


def _one_line(value: Value) -> str:
    """A heading that names no column, as it can be told."""
    text = " ".join(str(value).split())
    return text if folded_name(text) else ""
