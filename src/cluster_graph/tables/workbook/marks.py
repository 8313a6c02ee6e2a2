"""What the reader of values does not tell of a sheet: errors, formulas without a value, hidden rows, formats of dates.

Takes the files inside an .xlsx or .ods workbook; gives :class:`Marks` a sheet. It also measures how far each sheet
reaches, so that one stray cell at the end of the world does not cost the machine's memory.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

_CELL = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
# Formats that Excel numbers without writing them out: those that show no day, and those that show no year.
_MONTHS_BY_NUMBER = frozenset({17, 34, 52, 55})
_YEARLESS_BY_NUMBER = frozenset({16, 35, 53, 56})
_MOST_SPACES, _MOST_DIGITS = 32_767, 12
_Position = tuple[int, int]


@dataclass(slots=True)
class Marks:
    """Of one sheet, by row and column counted from 1.

    ``errors``: what a cell shows instead of a value. ``uncomputed``: formulas of which no value is stored. ``months``:
    dates shown without their day. ``yearless``: dates shown without their year. ``texts``: cells of which the reader of
    values loses a character.
    """

    errors: dict[_Position, str] = field(default_factory=dict)
    uncomputed: set[_Position] = field(default_factory=set)
    months: set[_Position] = field(default_factory=set)
    yearless: set[_Position] = field(default_factory=set)
    texts: dict[_Position, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    last_row: int = 0
    last_column: int = 0

    @property
    def reach(self) -> int:
        """How many cells there are from the first to the last."""
        return self.last_row * self.last_column

    def note(self, row: int, column: int, rows: int = 1, columns: int = 1) -> None:
        """A cell that holds something, repeated so many times."""
        self.last_row = max(self.last_row, row + rows - 1)
        self.last_column = max(self.last_column, column + columns - 1)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _attribute(element: ElementTree.Element, name: str) -> str | None:
    return next((value for key, value in element.attrib.items() if _local(key) == name), None)


def column_number(letters: str) -> int:
    """The number of a column by its letters: A is 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def xlsx_marks(book: zipfile.ZipFile) -> dict[str, Marks]:
    """The marks of each sheet of an .xlsx workbook, by its title."""
    _refuse_false_count(book)
    targets = _relations(book, "xl/workbook.xml")
    months, yearless = _date_formats(book)
    found: dict[str, Marks] = {}
    names = {name.casefold(): name for name in book.namelist()}
    for sheet in ElementTree.fromstring(book.read("xl/workbook.xml")).iter():  # noqa: S314 - expat refuses bombs
        if _local(sheet.tag) != "sheet":
            continue
        title = sheet.attrib.get("name", "")
        if title in found:
            raise ValueError("two sheets of one name")
        path = targets[_attribute(sheet, "id") or ""]
        with book.open(names[path.casefold()]) as file:
            found[title] = _sheet_marks(file, months, yearless)
    return found


def _refuse_false_count(book: zipfile.ZipFile) -> None:
    """The reader of values makes room for as many strings as the file says it has: more than it has bytes is false."""
    for entry in book.infolist():
        if entry.filename.casefold() != "xl/sharedstrings.xml":
            continue
        with book.open(entry) as file:
            for _, element in ElementTree.iterparse(file, ("start",)):  # noqa: S314 - expat refuses bombs
                if _local(element.tag) == "sst":
                    count = element.attrib.get("uniqueCount", "0")
                    if len(count) > _MOST_DIGITS or (count.isdigit() and int(count) > entry.file_size):
                        raise ValueError("a false count of strings")
                    break


def _relations(book: zipfile.ZipFile, part: str) -> dict[str, str]:
    folder, name = posixpath.split(part)
    root = ElementTree.fromstring(book.read(f"{folder}/_rels/{name}.rels"))  # noqa: S314 - expat refuses bombs
    targets = {}
    for item in root.iter():
        target = item.attrib.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        targets[item.attrib.get("Id", "")] = path
    return targets


def _date_formats(book: zipfile.ZipFile) -> tuple[set[str], set[str]]:
    """The styles of cells that show a month without a day, and those that show a day without a year."""
    try:
        root = ElementTree.fromstring(book.read("xl/styles.xml"))  # noqa: S314 - expat refuses bombs
    except KeyError:
        return set(), set()
    written = {
        item.attrib.get("numFmtId", ""): item.attrib.get("formatCode", "")
        for item in root.iter()
        if _local(item.tag) == "numFmt"
    }
    styles = next((list(item) for item in root if _local(item.tag) == "cellXfs"), [])
    months, yearless = set(), set()
    for number, style in enumerate(styles):
        identifier = style.attrib.get("numFmtId", "0")
        letters = set(_QUOTED.sub("", written.get(identifier, "").casefold()))
        is_date = "m" in letters and not letters & {"h", "s"}
        if (is_date and "d" not in letters) or _is_one_of(identifier, _MONTHS_BY_NUMBER):
            months.add(str(number))
        elif (is_date and not letters & {"y", "e", "g"}) or _is_one_of(identifier, _YEARLESS_BY_NUMBER):
            yearless.add(str(number))
    return months, yearless


def _is_one_of(identifier: str, numbers: frozenset[int]) -> bool:
    return identifier.isascii() and identifier.isdigit() and int(identifier) in numbers


def _sheet_marks(file: object, months: set[str], yearless: set[str]) -> Marks:
    marks = Marks()
    row = column = 0
    for event, element in ElementTree.iterparse(file, ("start", "end")):  # type: ignore[call-overload]  # noqa: S314 - a ZipExtFile is a stream
        tag = _local(element.tag)
        if event == "start" and tag == "row":
            number = element.attrib.get("r", "")
            row, column = (int(number) if re.fullmatch("[0-9]{1,7}", number) else row + 1), 0
            if element.attrib.get("hidden") in ("1", "true"):
                marks.hidden_rows.add(row)
        elif event == "end" and tag == "c":
            if (written := element.attrib.get("r")) is None:
                column += 1
            elif (place := _CELL.fullmatch(written)) is not None:
                row, column = int(place[2]), column_number(place[1])
            else:
                raise ValueError(f"{written[:20]!r} is no cell")
            _note_cell(marks, element, (row, column), months, yearless)
        elif event == "end" and tag == "row":
            element.clear()
    return marks


def _note_cell(
    marks: Marks, cell: ElementTree.Element, at: _Position, months: set[str], yearless: set[str]
) -> None:
    parts = {_local(part.tag): part.text for part in cell}
    kind, style = cell.attrib.get("t", "n"), cell.attrib.get("s", "0")
    if not parts:
        return
    marks.note(*at)
    if kind == "e":
        marks.errors[at] = parts.get("v") or "#ERROR"
    elif "f" in parts and not parts.get("v") and kind != "str":
        marks.uncomputed.add(at)
    if style in months:
        marks.months.add(at)
    elif style in yearless:
        marks.yearless.add(at)


def ods_marks(book: zipfile.ZipFile) -> dict[str, Marks]:
    """The marks of each sheet of an .ods workbook, by its title; it does not say how dates are shown."""
    found: dict[str, Marks] = {}
    with book.open("content.xml") as file:
        for table in _finished(file, "table"):
            title = _attribute(table, "name") or ""
            if title in found:
                raise ValueError("two sheets of one name")
            found[title] = _ods_sheet_marks(table)
            table.clear()
    return found


def _finished(file: object, wanted: str) -> Iterator[ElementTree.Element]:
    for _, element in ElementTree.iterparse(file, ("end",)):  # type: ignore[call-overload]  # noqa: S314 - a ZipExtFile is a stream
        if _local(element.tag) == wanted:
            yield element


def _repeated(element: ElementTree.Element, name: str) -> int:
    number = _attribute(element, name) or "1"
    return min(int(number), 2_000_000) if number.isascii() and number.isdigit() and len(number) < 12 else 1


def _ods_sheet_marks(table: ElementTree.Element) -> Marks:
    marks = Marks()
    row = 1
    for line in table.iter():
        tag = _local(line.tag)
        if tag == "s" and _repeated(line, "c") > _MOST_SPACES:
            raise ValueError("too many spaces")
        if tag != "table-row":
            continue
        rows, column = _repeated(line, "number-rows-repeated"), 1
        if _attribute(line, "visibility") in ("collapse", "filter"):
            # A hidden end of the sheet is a million rows of nothing.
            marks.hidden_rows.update(range(row, row + min(rows, 10_000)))
        for cell in line:
            columns = _repeated(cell, "number-columns-repeated")
            if _attribute(cell, "value-type") or _attribute(cell, "formula") or len(cell):
                marks.note(row, column, rows, columns)
                _note_ods_cell(marks, cell, (row, column))
            column += columns
        row += rows
    return marks


def _note_ods_cell(marks: Marks, cell: ElementTree.Element, at: _Position) -> None:
    kinds = [value for key, value in cell.attrib.items() if _local(key) == "value-type"]
    paragraphs = [part for part in cell if _local(part.tag) == "p"]
    if "error" in kinds:
        marks.errors[at] = "\n".join(map(_ods_text, paragraphs)) or "#ERROR"
    elif any(_local(part.tag) == "tab" for part in cell.iter()):
        marks.texts[at] = "\n".join(map(_ods_text, paragraphs))


def _ods_text(element: ElementTree.Element) -> str:
    """The text of a paragraph, in which white space is markup."""
    parts = [element.text or ""]
    for part in element:
        tag = _local(part.tag)
        if tag == "s":
            parts.append(" " * min(_repeated(part, "c"), 1_000))
        elif tag in ("tab", "line-break"):
            parts.append("\t" if tag == "tab" else "\n")
        else:
            parts.append(_ods_text(part))
        parts.append(part.tail or "")
    return "".join(parts)
