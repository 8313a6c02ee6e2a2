"""Tables to the bytes of a workbook: a guide, the settings, a sheet a table, hidden lists. The same in, the same out.

Takes rows of text; every cell is written as text, whatever it looks like, so that nothing becomes a date, a number or
a formula. Reads no file and judges no cell: :mod:`exporting` asks first whether a workbook can hold it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink

from cluster_graph.tables.columns import Kind
from cluster_graph.tables.rows import TABLES, columns_of
from cluster_graph.tables.workbook import styles
from cluster_graph.tables.workbook.choices import as_shown
from cluster_graph.tables.workbook.examples import EXAMPLES
from cluster_graph.tables.workbook.guide import LEGEND, STEPS, TITLE
from cluster_graph.tables.workbook.lists import Lists, lists_of
from cluster_graph.tables.workbook.names import (
    EXAMPLE_MARK,
    GUIDE_SHEET,
    LAST_ROW,
    LISTS_SHEET,
    SETTINGS_SHEET,
    heading,
    in_formula,
    sheet_title,
)
from cluster_graph.tables.workbook.notes import column_note
from cluster_graph.tables.workbook.packing import escaped, packed
from cluster_graph.tables.workbook.settings_sheet import HEADINGS, KEYS

Rows = Sequence[Mapping[str, str]]
AUTHOR = "cluster-graph"
_A3, _A4 = 8, 9
_MANY_COLUMNS = 14
_FORMULA_STARTS = ("=", "+", "-", "@")


def workbook_bytes(tables: Mapping[str, Rows], settings: Mapping[str, str], with_examples: bool) -> bytes:
    """The workbook of these tables.

    ``tables``: for each table its rows, by column; a table that is not there is an empty sheet. ``settings``: cells
    of the settings sheet by key. ``with_examples``: whether each sheet begins with rows that show how it is filled.
    """
    book = Workbook(write_only=True)
    book.properties.creator = AUTHOR
    book.properties.title = settings.get("title.ja") or AUTHOR
    first_rows = {table: 2 + (len(EXAMPLES[table]) if with_examples else 0) for table in TABLES}
    lists = lists_of(first_rows)
    _write_guide(book)
    _write_settings(book, settings)
    for table in TABLES:
        sheet = book.create_sheet(sheet_title(table))
        _lay_out(sheet, table, lists)
        _write_table(sheet, table, EXAMPLES[table] if with_examples else (), tables.get(table, ()))
    _write_lists(book, lists)
    for name, range_ in lists.names.items():
        book.defined_names[name] = DefinedName(name, attr_text=range_)
    out = io.BytesIO()
    book.save(out)
    return packed(out.getvalue())


def _cell(sheet: Any, text: str, like: Any = None, **style: Any) -> Any:
    """A cell that holds text, whatever the text looks like."""
    cell = WriteOnlyCell(sheet)
    if text:
        cell.value = escaped(text)
        cell.data_type = "s"
    if like is not None:
        cell._style = like._style  # one style for all cells of a kind, instead of a copy for each
    for name, value in style.items():
        setattr(cell, name, value)
    return cell


def _text_styles(sheet: Any, **style: Any) -> tuple[Any, Any]:
    """Two models of a cell: one for any text, one for text that a program might take for a formula."""
    common = {"number_format": styles.TEXT_FORMAT, "alignment": styles.wrapped(), **style}
    return _cell(sheet, "", **common), _cell(sheet, "", quotePrefix=True, **common)


def _write_table(sheet: Any, table: str, examples: Rows, rows: Rows) -> None:
    columns = columns_of(TABLES[table])
    first = next(iter(columns))
    sheet.append([_header_cell(sheet, table, name) for name in columns])
    marked = [{**row, first: EXAMPLE_MARK + row.get(first, "")} for row in examples]
    _write_rows(sheet, table, marked, styles.example_font(), 2)
    _write_rows(sheet, table, rows, styles.font(), 2 + len(marked))


def _write_rows(sheet: Any, table: str, rows: Rows, font: Any, number: int) -> None:
    columns = columns_of(TABLES[table])
    widths = [styles.width(table, name) for name in columns]
    model, guarded = _text_styles(sheet, font=font)
    for at, row in enumerate(rows, start=number):
        texts = [as_shown(row.get(name, ""), column) for name, column in columns.items()]
        sheet.row_dimensions[at].height = styles.row_height(zip(texts, widths, strict=True))
        sheet.append(
            [
                _cell(sheet, text, guarded if text.startswith(_FORMULA_STARTS) else model) if text else None
                for text in texts
            ]
        )


def _header_cell(sheet: Any, table: str, name: str) -> Any:
    background, letters = styles.header_colours(table, name)
    cell = _cell(
        sheet,
        heading(table, name),
        number_format=styles.TEXT_FORMAT,
        font=styles.font(bold=True, colour=letters),
        fill=styles.fill(background),
        alignment=styles.wrapped("center", "left"),
        border=styles.thin_border(),
    )
    note = column_note(table, name)
    text = f"{note.ja}\n\n{note.en}"
    cell.comment = Comment(text, AUTHOR, height=_note_height(text), width=360)
    return cell


def _note_height(text: str) -> int:
    """Points that a note of 360 points' width needs: 26 Japanese letters or 52 others a line, 17 points each."""
    lines = 0
    for line in text.split("\n"):
        columns = sum(1 if letter.isascii() else 2 for letter in line)
        lines += 1 + columns // 50
    return 17 * (lines + 1)


def _lay_out(sheet: Any, table: str, lists: Lists) -> None:
    names = list(columns_of(TABLES[table]))
    for position, name in enumerate(names, start=1):
        dimension = sheet.column_dimensions[get_column_letter(position)]
        dimension.width = styles.width(table, name)
        dimension.number_format = styles.TEXT_FORMAT
        dimension.alignment = styles.wrapped()
        dimension.font = styles.font()
    sheet.row_dimensions[1].height = styles.HEADER_HEIGHT
    sheet.freeze_panes = "C2" if names[1] in ("name_ja", "title_ja", "notation") else "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{LAST_ROW}"
    _for_print(sheet, _A3 if len(names) > _MANY_COLUMNS else _A4, 2 if len(names) > _MANY_COLUMNS else 1)
    sheet.print_title_rows = "1:1"
    if len(names) > _MANY_COLUMNS:
        sheet.print_title_cols = "A:A"
    for position, name in enumerate(names, start=1):
        if (table, name) in lists.by_column:
            _drop_down(sheet, table, name, get_column_letter(position), lists)


def _drop_down(sheet: Any, table: str, name: str, letter: str, lists: Lists) -> None:
    column = columns_of(TABLES[table])[name]
    check = DataValidation("list", formula1=lists.by_column[table, name], allow_blank=True)
    # Several values, notations without a label and names instead of ids are right as well: only a code that stands
    # alone is asked about when it is none of the list, and may be kept.
    check.showErrorMessage = column.kind is Kind.CODE and not column.many
    check.errorStyle = "warning"
    check.errorTitle, check.error = "一覧にない値", "一覧から選んでください。 / Choose from the list."
    check.add(f"{letter}2:{letter}{LAST_ROW}")
    sheet.data_validations.append(check)


def _for_print(sheet: Any, paper: int, pages_wide: int) -> None:
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = paper
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages_wide, 0
    sheet.print_options.gridLines = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.page_margins.header = sheet.page_margins.footer = 0.25
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"


def _write_guide(book: Any) -> None:
    sheet = book.create_sheet(GUIDE_SHEET)
    sheet.sheet_view.showGridLines = False
    for letter, width in (("A", 5), ("B", 62), ("C", 62)):
        sheet.column_dimensions[letter].width = width
    _for_print(sheet, _A4, 1)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "portrait", 1
    sheet.print_options.gridLines = False
    title = {"font": styles.font(bold=True, size=16), "alignment": styles.wrapped("center")}
    plain = {"font": styles.font(), "alignment": styles.wrapped()}
    sheet.append([None, _cell(sheet, TITLE.ja, **title), _cell(sheet, TITLE.en, **title)])
    sheet.append([])
    for number, step in enumerate(STEPS, start=1):
        sheet.row_dimensions[number + 2].height = styles.row_height([(step.ja, 64), (step.en, 64)]) + 6
        cells = [_cell(sheet, text, **plain) for text in (str(number), step.ja, step.en)]
        sheet.append(cells)
    sheet.append([])
    colours = {"required": styles.REQUIRED, "own": styles.OWN, "evidence": styles.EVIDENCE}
    for name, words in LEGEND:
        box = _cell(sheet, "", fill=styles.fill(colours[name]), border=styles.thin_border())
        sheet.append([box, _cell(sheet, words.ja, **plain), _cell(sheet, words.en, **plain)])
    sheet.append([])
    # What stands above: title, blank, steps, blank, legend, blank.
    first = len(STEPS) + len(LEGEND) + 5
    for row, (table, row_class) in enumerate(TABLES.items(), start=first):
        cell = _cell(sheet, sheet_title(table), font=styles.font(colour=styles.LINK))
        # A cell that is written at once has no place yet, so its link is given one.
        cell._hyperlink = Hyperlink(ref=f"B{row}", location=f"{in_formula(sheet_title(table))}!A1")
        sheet.append([None, cell, _cell(sheet, row_class.heading.en, **plain)])


def _write_settings(book: Any, settings: Mapping[str, str]) -> None:
    sheet = book.create_sheet(SETTINGS_SHEET)
    for letter, width in (("A", 30), ("B", 50), ("C", 70)):
        dimension = sheet.column_dimensions[letter]
        dimension.width, dimension.number_format = width, styles.TEXT_FORMAT
    sheet.freeze_panes = "A2"
    _for_print(sheet, _A4, 1)
    head = {
        "font": styles.font(bold=True, colour="FFFFFF"),
        "fill": styles.fill(styles.REQUIRED),
        "alignment": styles.wrapped("center"),
    }
    sheet.append([_cell(sheet, text, **head) for text in HEADINGS])
    model, guarded = _text_styles(sheet, font=styles.font())
    for number, (name, key) in enumerate(KEYS.items(), start=2):
        text = settings.get(name, "")
        example = f"例: {key.example}" if key.example else ""
        meaning = f"{key.meaning.ja} {example}\n{key.meaning.en}"
        sheet.row_dimensions[number].height = styles.row_height([(text, 48), (meaning, 68)])
        value = _cell(sheet, text, guarded if text.startswith(_FORMULA_STARTS) else model)
        sheet.append([_cell(sheet, f"{key.heading.ja}\n{name}", model), value, _cell(sheet, meaning, model)])


def _write_lists(book: Any, lists: Lists) -> None:
    sheet = book.create_sheet(LISTS_SHEET)
    sheet.sheet_state = "hidden"
    sheet.append([title for title, _ in lists.columns])
    for row in _across([cells for _, cells in lists.columns]):
        sheet.append(row)


def _across(columns: Sequence[Sequence[str]]) -> Iterator[list[str | None]]:
    for row in range(max(map(len, columns))):
        yield [cells[row] if row < len(cells) else None for cells in columns]
