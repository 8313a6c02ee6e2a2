"""The headings of a table: those that are missing, unknown, empty or there twice. Reads no row."""

from __future__ import annotations

from collections.abc import Mapping

from cluster_graph.problems import Place, Problem, Words
from cluster_graph.tables.cells import nearest_by_label
from cluster_graph.tables.columns import Column
from cluster_graph.tables.rows import Row, columns_of, required_columns
from cluster_graph.tables.written import Origin


def _heading_place(origin: Origin, position: int) -> Place:
    """Where the heading at a position, counted from 1, stands: of two that are alike each has its own cell."""
    cell = f"{origin.letters[position - 1]}{origin.header_row}" if origin.is_sheet else None
    return Place(origin.file, origin.header_row, origin.header[position - 1], cell)


def shown_heading(name: str, column: Column) -> str:
    """A column as Japanese words name it: what people call it, and its name in a file."""
    return f"{column.heading.ja}（{name}）"


def _unknown_heading(name: str, columns: Mapping[str, Column]) -> Words:
    near = nearest_by_label(name, {known: column.heading for known, column in columns.items()})
    if near is not None:
        ja, en = f"「{shown_heading(near, columns[near])}」ではありませんか。", f'did you mean "{near}"?'
    else:
        shown = "、".join(shown_heading(known, column) for known, column in columns.items())
        ja, en = f"使えるもの: {shown}。", f"use one of: {', '.join(columns)}."
    return Words(f"「{name}」という列はありません。{ja}", f'there is no column "{name}"; {en}')


def _missing_column(name: str, column: Column) -> Words:
    heading = column.heading.en
    english = f'"{name}"' if heading.lower().replace(" ", "_") == name else f'"{name}" ({heading})'
    return Words(
        f"必要な列「{shown_heading(name, column)}」がありません。",
        f"the column {english} is missing; it is needed.",
    )


def header_problems(origin: Origin, row_class: type[Row]) -> list[Problem]:
    """Headings that are missing, unknown, empty or twice."""
    columns = columns_of(row_class)
    header, row = origin.header, origin.header_row
    problems = []
    for position, name in enumerate(header, start=1):
        if name == "":
            letter = origin.letters[position - 1] if origin.is_sheet else str(position)
            ja = f"{letter}列に" if origin.is_sheet else f"{letter}列目に"
            words = Words(f"{ja}見出しがありません。", f"column {letter} has no heading.")
            problems.append(Problem("bad-header", words, origin.place(row)))
        elif name not in columns:
            words = _unknown_heading(name, columns)
            problems.append(Problem("bad-header", words, _heading_place(origin, position)))
        elif name in header[: position - 1]:
            words = Words(
                f"列「{shown_heading(name, columns[name])}」が二つあります。一つにしてください。",
                f'column "{name}" stands twice; keep one of them.',
            )
            problems.append(Problem("bad-header", words, _heading_place(origin, position)))
    for name in (*required_columns(row_class), *row_class.required_once):
        if name not in header:
            words = _missing_column(name, columns[name])
            problems.append(Problem("bad-header", words, origin.place(row, name)))
    return problems
