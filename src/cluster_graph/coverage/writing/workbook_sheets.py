"""Sheets of a report's workbook: one that is read from top to bottom, and tables with a row a thing.

Takes plain values and sections. Days are dates, numbers are numbers, and all else is text, whatever it looks like: nothing becomes a
formula. Knows no report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from cluster_graph.coverage.phrases import upper_first
from cluster_graph.coverage.writing.parts import Column, Section, Value
from cluster_graph.problems import Words
from cluster_graph.tables.workbook import styles
from cluster_graph.tables.workbook.packing import MOST_CHARACTERS, escaped, is_too_long, unfit_character

_A4 = 9
_FORMULA_STARTS = ("=", "+", "-", "@")
_DAY_FORMAT = "yyyy-mm-dd"
# The first day that every spreadsheet counts alike; earlier ones are written as text.
_FIRST_DAY = date(1900, 3, 1)
# The most rows a sheet can have, with its headings.
_MOST_ROWS = 1_048_576
_PAGE_WIDTHS = (30.0, 100.0)
# Headings, the id and the name stay in sight.
_FREEZE = "C2"


class _Cells:
    """The cells of one sheet. One model of each kind gives its style to all cells of that kind."""

    def __init__(self, sheet: Any, bold: bool = False) -> None:
        self._sheet = sheet
        self._common = {"font": styles.font(bold=bold), "alignment": styles.wrapped()}
        self._text = self._model(styles.TEXT_FORMAT)
        self._guarded = self._model(styles.TEXT_FORMAT, quotePrefix=True)
        self._day = self._model(_DAY_FORMAT)
        self._numbers: dict[str, Any] = {}

    def _model(self, number_format: str, **style: Any) -> Any:
        return _styled(self._sheet, number_format=number_format, **self._common, **style)

    def of(self, value: Value, numbers: str = "General") -> Any:
        """A cell that holds a value; ``numbers``: how a number is shown."""
        if value is None or value == "":
            return None
        if isinstance(value, str):
            model = self._guarded if value.startswith(_FORMULA_STARTS) else self._text
            return self._filled(model, _fit(value), "s")
        if isinstance(value, date):
            if value < _FIRST_DAY:
                return self._filled(self._text, value.isoformat(), "s")
            return self._filled(self._day, value, "d")
        if numbers not in self._numbers:
            self._numbers[numbers] = self._model(numbers)
        return self._filled(self._numbers[numbers], value, "n")

    def _filled(self, model: Any, value: Any, kind: str) -> Any:
        cell = WriteOnlyCell(self._sheet)
        cell._style = model._style
        cell._value, cell.data_type = value, kind
        return cell


def _styled(sheet: Any, **style: Any) -> Any:
    cell = WriteOnlyCell(sheet)
    for name, value in style.items():
        setattr(cell, name, value)
    return cell


def _fit(text: str) -> str:
    """The text as a cell can hold it: what no cell can hold is replaced, what is too long is cut."""
    while (character := unfit_character(text)) is not None:
        text = text.replace(character, "�")
    if is_too_long(text):
        text = text[: MOST_CHARACTERS // 3] + "…"
    return escaped(text)


def _head(sheet: Any, text: str) -> Any:
    cell = _styled(
        sheet,
        number_format=styles.TEXT_FORMAT,
        font=styles.font(bold=True, colour="FFFFFF"),
        fill=styles.fill(styles.REQUIRED),
        alignment=styles.wrapped("center", "left"),
        border=styles.thin_border(),
    )
    cell.value, cell.data_type = _fit(text), "s"
    return cell


def write_table(
    book: Any,
    title: Words,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
    lang: str,
) -> None:
    """A sheet with headings that stay in sight, a filter on each column, and a row a thing."""
    sheet = book.create_sheet(title.in_language(lang))
    for position, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = column.width
    sheet.row_dimensions[1].height = styles.HEADER_HEIGHT
    sheet.freeze_panes = _FREEZE
    sheet.print_title_rows = "1:1"
    _for_print(sheet, "landscape")
    sheet.append([_head(sheet, upper_first(column.heading.in_language(lang))) for column in columns])
    cells = _Cells(sheet)
    number = 1
    for row in rows:
        number += 1
        if number == _MOST_ROWS:
            rest = Words(
                "行が多いため、ここまで。全体は CSV に。", "Too many rows for a sheet; CSV holds all."
            )
            sheet.append([cells.of(rest.in_language(lang))])
            break
        sheet.append([cells.of(value, column.numbers) for value, column in zip(row, columns, strict=True)])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{max(number, 2)}"


def _for_print(sheet: Any, orientation: str) -> None:
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.orientation, sheet.page_setup.paperSize = orientation, _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"


class Page:
    """A sheet that is read from top to bottom: headings, and facts with a label before them."""

    def __init__(self, book: Any, title: Words, lang: str) -> None:
        sheet = book.create_sheet(title.in_language(lang))
        sheet.sheet_view.showGridLines = False
        for letter, width in zip("AB", _PAGE_WIDTHS, strict=True):
            sheet.column_dimensions[letter].width = width
        _for_print(sheet, "portrait")
        self._sheet, self._lang, self._row = sheet, lang, 0
        self._cells, self._bold = _Cells(sheet), _Cells(sheet, bold=True)

    def title(self, text: str) -> None:
        """The first line."""
        self.line(text, styles.font(bold=True, size=16))

    def line(self, text: str, font: Any = None) -> None:
        """A line over both columns."""
        cell = _styled(self._sheet, font=font or styles.font(), number_format=styles.TEXT_FORMAT)
        cell.value, cell.data_type = _fit(text), "s"
        self._append([cell])

    def heading(self, words: Words) -> None:
        """A heading, after an empty row."""
        self._append([])
        text = upper_first(words.in_language(self._lang))
        self._append([_head(self._sheet, text), _head(self._sheet, "")])

    def fact(self, label: str, text: str, bold: bool = False) -> None:
        """A label and what is so."""
        cells = [(self._bold if bold else self._cells).of(value) for value in (label, text)]
        height = styles.row_height(zip((label, text), _PAGE_WIDTHS, strict=True))
        self._append(cells, height)

    def sections(self, sections: Iterable[Section]) -> None:
        """Sections, a row an item."""
        for section in sections:
            self.heading(section.heading)
            for words in (*((section.lead,) if section.lead else ()), *section.items):
                self.fact("", upper_first(words.in_language(self._lang)))

    def _append(self, cells: list[Any], height: float | None = None) -> None:
        self._row += 1
        if height is not None:
            self._sheet.row_dimensions[self._row].height = height
        self._sheet.append(cells)
