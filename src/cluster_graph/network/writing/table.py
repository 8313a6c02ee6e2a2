"""A table as plain text, CSV, JSON or a pandas table; several tables in one text or one JSON document.

Takes :class:`~cluster_graph.network.tabular.Table`; computes nothing and writes no file. CSV and JSON hold numbers
at full precision; text rounds them for the eye. What is not defined is an empty cell, null, ``pandas.NA``, or words.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cluster_graph.network.tabular import Cell, Table
from cluster_graph.network.writing.blocks import LARGEST_CELL, in_blocks
from cluster_graph.network.writing.codes import in_words
from cluster_graph.network.writing.display import fitted, printable
from cluster_graph.problems import InputError, Words

if TYPE_CHECKING:
    import pandas

NOT_DEFINED = Words("定まらない", "not defined")
_DASH = "–"
_NO_VALUE = Words(
    "–：定まらないか、計算していないか、当てはまらない。", "–: not defined, not computed, or does not apply."
)
_NO_ROWS = Words("（該当なし）", "(none)")
_YES = Words("はい", "yes")
_NO = Words("いいえ", "no")
_LEAST_SHOWN = 0.00005  # what four decimals would round to nought
_WHOLE_FROM = 10_000  # as large a number is an amount: decimals would only hide it


def shown(value: Cell, lang: str) -> str:
    """A measure or a label as a person reads it: four decimals, and words for what is not defined."""
    return NOT_DEFINED.in_language(lang) if value is None else _cell_text(value, lang, LARGEST_CELL)


def _cell_text(value: Cell, lang: str, largest: int | None) -> str:
    """A cell, names in at most ``largest`` columns; a dash where there is no value."""
    if value is None:
        return _DASH
    if isinstance(value, bool):
        return (_YES if value else _NO).in_language(lang)
    if isinstance(value, float):
        return _shown_number(value)
    if isinstance(value, int):
        return str(value)
    text = value.in_language(lang) if isinstance(value, Words) else value
    if isinstance(text, tuple):
        return printable(", ".join(text))
    return printable(text) if largest is None else fitted(printable(text), largest)


def _shown_number(value: float) -> str:
    if 0 < abs(value) < _LEAST_SHOWN:
        return f"{value:.1e}"
    if abs(value) >= _WHOLE_FROM:
        return f"{value:.0f}"
    return f"{value:.4f}"


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _shown_columns(table: Table) -> list[int]:
    """The positions of the columns that readers get: not those for files, nor those without any value."""
    return [
        position
        for position, column in enumerate(table.columns)
        if not column.files_only
        and (not table.rows or any(row[position] not in (None, ()) for row in table.rows))
    ]


def column_texts(cells: Sequence[Cell], lang: str, largest: int | None = LARGEST_CELL) -> list[str]:
    """The cells of one column as a person reads them, names in at most ``largest`` columns of a screen."""
    # Counts and yen are whole, although they be floats.
    whole = all(cell.is_integer() for cell in cells if isinstance(cell, float))
    return [
        f"{cell:.0f}" if whole and isinstance(cell, float) else _cell_text(cell, lang, largest)
        for cell in cells
    ]


def _lines(table: Table, lang: str) -> list[str]:
    """Headings and rows in aligned columns; nothing but long names is cut short."""
    positions = _shown_columns(table)
    lines = [[table.columns[position].heading.in_language(lang) for position in positions]]
    to_the_right = set()
    columns: list[list[str]] = []
    for place, position in enumerate(positions):
        cells = in_words(table.columns[position].key, [row[position] for row in table.rows])
        known = [cell for cell in cells if cell is not None]
        if known and all(_is_number(cell) for cell in known):
            to_the_right.add(place)
        # A name may be cut short, since the id says who it is; all else goes on in lines below.
        is_name = table.columns[position].key.endswith("label")
        columns.append(column_texts(cells, lang, LARGEST_CELL if is_name else None))
    lines += [list(row) for row in zip(*columns, strict=True)]
    groups = [table.columns[position].key.split("_")[0] for position in positions]
    return in_blocks(lines, to_the_right, groups)


def table_text(table: Table, lang: str, above: str = "") -> str:
    """The table with its title above, its columns aligned, and its sentence and notes below.

    ``above``: what a reader has read before; a sentence or a note that stands there is not said again.
    """
    text = [table.title.in_language(lang), "", *_lines(table, lang)]
    if not table.rows:
        text.append(_NO_ROWS.in_language(lang))
    words = [table.sentence, *table.notes, *([_NO_VALUE] if _has_gaps(table) else [])]
    below = [said for said in (one.in_language(lang) for one in words) if said not in above]
    return "\n".join([*text, *([""] if below else []), *below]) + "\n"


def _has_gaps(table: Table) -> bool:
    return any(row[position] is None for position in _shown_columns(table) for row in table.rows)


def tables_text(tables: Sequence[Table], lang: str, above: str = "") -> str:
    """Several tables one after another; what several of them say stands below the first of them."""
    texts: list[str] = []
    for table in tables:
        texts.append(table_text(table, lang, "\n".join([above, *texts])))
    return "\n\n".join(texts)


def csv_cell(cell: Cell, lang: str) -> str:
    """A cell of a CSV file: numbers at full precision, ``true`` or ``false``, several ids with spaces between."""
    if cell is None:
        return ""
    if isinstance(cell, Words):
        return cell.in_language(lang)
    if isinstance(cell, tuple):
        return " ".join(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell if isinstance(cell, str) else repr(cell)


def table_csv(table: Table, lang: str) -> str:
    """The table as CSV, its first row the keys of the columns; an undefined value is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.key for column in table.columns])
    writer.writerows([csv_cell(cell, lang) for cell in row] for row in table.rows)
    return out.getvalue()


def _both(words: Words) -> dict[str, str]:
    return {"ja": words.ja, "en": words.en}


def _json_cell(cell: Cell) -> Any:
    if isinstance(cell, Words):
        return _both(cell)
    return list(cell) if isinstance(cell, tuple) else cell


def json_form(table: Table) -> dict[str, Any]:
    """The table as plain values, in both languages."""
    keys = [column.key for column in table.columns]
    return {
        "table": table.name,
        "title": _both(table.title),
        "sentence": _both(table.sentence),
        "notes": [_both(note) for note in table.notes],
        "columns": [
            {"key": column.key, "heading": _both(column.heading), "meaning": _both(column.meaning)}
            for column in table.columns
        ],
        "rows": [dict(zip(keys, (_json_cell(cell) for cell in row), strict=True)) for row in table.rows],
    }


def _dumped(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def tables_json(tables: Sequence[Table]) -> str:
    """Several tables as one JSON document."""
    return _dumped({"tables": [json_form(table) for table in tables]})


def _dtype(cells: Sequence[Cell]) -> str:
    """The pandas type that holds these cells, and ``pandas.NA`` beside them."""
    known = [cell for cell in cells if cell is not None]
    if known and all(isinstance(cell, bool) for cell in known):
        return "boolean"
    if known and all(_is_number(cell) for cell in known):
        return "Int64" if all(isinstance(cell, int) for cell in known) else "Float64"
    return "string" if all(isinstance(cell, str | Words) for cell in known) else "object"


def to_pandas(table: Table, lang: str = "en") -> pandas.DataFrame:
    """The rows as a pandas table, a column each key; what is not defined is ``pandas.NA``, never NaN.

    Raises :class:`~cluster_graph.problems.InputError` where pandas is not installed.
    """
    try:
        import pandas
    except ImportError as missing:
        raise InputError(
            Words(
                "pandas がありません。pip install 'cluster-graph[pandas]' で入ります。",
                "pandas is missing; install it with: pip install 'cluster-graph[pandas]'.",
            )
        ) from missing
    series = {}
    for position, column in enumerate(table.columns):
        cells = [row[position] for row in table.rows]
        values = [cell.in_language(lang) if isinstance(cell, Words) else cell for cell in cells]
        series[column.key] = pandas.Series(values, dtype=_dtype(cells))
    return pandas.DataFrame(series)
