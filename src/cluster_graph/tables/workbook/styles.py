"""How the workbook looks: colours, widths, borders, fonts. Knows what a column is, no cell's words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from cluster_graph.tables.columns import Column, Kind
from cluster_graph.tables.rows import EVIDENCE_COLUMNS, TABLES, EvidencedRow, columns_of, required_columns

TEXT_FORMAT = "@"
FONT = "游ゴシック"
LINK = "0563C1"
REQUIRED, OWN, EVIDENCE = "1F4E79", "DDEBF7", "E2EFDA"
_GREY, _LINE = "808080", "BFBFBF"
_WIDE = frozenset({"name_ja", "name_en", "title_ja", "title_en", "other_names", "website", "document"})
_NARROW = frozenset({Kind.FLAG, Kind.WHOLE_NUMBER, Kind.DAY})
HEADER_HEIGHT = 50.0
_LINE_HEIGHT, _MOST_HEIGHT = 15.5, 95.0


@cache
def thin_border() -> Any:
    """A light line around a cell."""
    line = Side(style="thin", color=_LINE)
    return Border(left=line, right=line, top=line, bottom=line)


@cache
def font(bold: bool = False, colour: str = "000000", size: float = 10.5, italic: bool = False) -> Any:
    """The font of the workbook."""
    return Font(name=FONT, size=size, bold=bold, italic=italic, color=colour)


@cache
def wrapped(vertical: str = "top", horizontal: str = "general") -> Any:
    """Lines broken where the cell ends."""
    return Alignment(wrap_text=True, vertical=vertical, horizontal=horizontal)


@cache
def fill(colour: str) -> Any:
    """One colour behind a cell."""
    return PatternFill("solid", fgColor=colour)


def is_required(table: str, name: str) -> bool:
    """Whether an officer must fill the column; an id is proposed where it is empty."""
    row_class = TABLES[table]
    return name != "id" and name in (*required_columns(row_class), *row_class.required_once)


def header_colours(table: str, name: str) -> tuple[str, str]:
    """Background and letters of a heading: what must be filled, what the table is about, what proves it."""
    if is_required(table, name):
        return REQUIRED, "FFFFFF"
    evidence = issubclass(TABLES[table], EvidencedRow) and name in EVIDENCE_COLUMNS
    return (EVIDENCE if evidence else OWN), "000000"


def example_font() -> Any:
    """Grey and slanted: nobody takes it for data."""
    return font(colour=_GREY, italic=True)


def width(table: str, name: str) -> float:
    """The width of a column, in characters of Latin script."""
    column: Column = columns_of(TABLES[table])[name]
    if name in ("quote", "note", "url", "definition") or name.startswith("text_"):
        return 44.0
    if name in _WIDE:
        return 32.0
    if name in ("id", "publisher", "locator", "local_government_code", "requires_agreement"):
        return 24.0
    if column.kind in (Kind.PERIOD, Kind.ATTESTED, Kind.REFERENCE, Kind.SCOPE, Kind.CODE):
        return 22.0
    if column.kind in _NARROW:
        return 13.0
    return 18.0


def lines_needed(text: str, width: float) -> int:
    """How many lines a text takes in a column so wide; a Japanese letter is as wide as two others."""
    return sum(
        1 + int(sum(1.0 if letter.isascii() else 2.0 for letter in line) * 1.05 / width)
        for line in text.split("\n")
    )


def row_height(texts: Iterable[tuple[str, float]]) -> float:
    """The height of a row that shows these texts in columns of these widths; long ones are cut, not the row grown."""
    lines = max((lines_needed(text, width) for text, width in texts if text), default=1)
    return min(_LINE_HEIGHT * lines + 1.0, _MOST_HEIGHT)
