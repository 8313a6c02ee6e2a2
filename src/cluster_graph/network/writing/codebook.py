"""The codebook: what each column of each exported table means, as a table and as Markdown for the documentation.

Takes tables (their rows do not matter); every word comes from their columns.
"""

from __future__ import annotations

from collections.abc import Sequence

from cluster_graph.network.tabular import Column, Table
from cluster_graph.problems import Words

_COLUMNS = (
    Column(
        "table",
        Words("表", "table"),
        Words("表の名前（--table で求める）。", "Name of the table (for --table)."),
    ),
    Column("column", Words("列", "column"), Words("列のキー。", "Key of the column.")),
    Column("heading", Words("見出し", "heading"), Words("列の見出し。", "Heading of the column.")),
    Column("meaning", Words("意味", "meaning"), Words("列の値の意味。", "What its values mean.")),
)


def codebook(tables: Sequence[Table]) -> Table:
    """The columns of ``tables``, a row each, in their order; a table given twice counts once."""
    rows = [
        (table.name, column.key, column.heading, column.meaning)
        for table in _once(tables)
        for column in table.columns
    ]
    names = "、".join(table.name for table in _once(tables))
    return Table(
        "codebook",
        Words("コードブック", "Codebook"),
        _COLUMNS,
        tuple(rows),
        Words(
            f"書き出される表（{names}）の列の意味である。どの表でも、定まらない値は空欄（JSON では null）とする。",
            f"What the columns of the exported tables ({names.replace('、', ', ')}) mean. In all of them a value that "
            "is not defined is an empty cell (in JSON null).",
        ),
    )


def _once(tables: Sequence[Table]) -> list[Table]:
    """One table for each name, with the columns of all of that name: some columns come only with some options."""
    found: dict[str, Table] = {}
    for table in tables:
        if table.name not in found:
            found[table.name] = table
            continue
        known = {column.key for column in found[table.name].columns}
        more = tuple(column for column in table.columns if column.key not in known)
        first = found[table.name]
        found[table.name] = Table(
            first.name, first.title, first.columns + more, (), first.sentence, first.notes
        )
    return list(found.values())


def _in_cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def codebook_markdown(tables: Sequence[Table], lang: str) -> str:
    """The codebook as Markdown: a heading and a table of columns for each table."""
    heads = [column.heading.in_language(lang) for column in _COLUMNS[1:]]
    parts = []
    for table in _once(tables):
        lines = [f"### `{table.name}`: {_in_cell(table.title.in_language(lang))}", ""]
        lines += [f"| {' | '.join(heads)} |", "|---|---|---|"]
        lines += [
            f"| `{column.key}` | {_in_cell(column.heading.in_language(lang))} "
            f"| {_in_cell(column.meaning.in_language(lang))} |"
            for column in table.columns
        ]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"
