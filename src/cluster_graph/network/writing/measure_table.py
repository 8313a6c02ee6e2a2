"""A table of measures as CSV, JSON and plain text.

Takes a :class:`~cluster_graph.network.measuring.table.MeasureTable`; computes nothing and writes no file.
"""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from typing import TYPE_CHECKING, Any

from cluster_graph.problems import Words

if TYPE_CHECKING:
    from cluster_graph.network.measuring.table import MeasureTable, Row

_NOT_DEFINED = Words("定まらない", "not defined")
_LARGEST_TEXT = 40


def cells(table: MeasureTable, row: Row, lang: str) -> list[str | float | int | None]:
    """The values of a row, one a column of the table."""
    found: list[str | float | int | None] = [row.id, row.label.in_language(lang)]
    for name in table.measures:
        found += [row.values[name], row.ranks[name]]
    return found


def table_csv(table: MeasureTable, lang: str) -> str:
    """The table as CSV; names are in ``lang``, numbers at full precision."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.key for column in table.columns])
    for row in table.rows:
        writer.writerow(["" if cell is None else cell for cell in cells(table, row, lang)])
    return out.getvalue()


def network_json(table: MeasureTable, lang: str) -> str:
    """The network with its measures as JSON. Nodes and edges come in the order of their ids."""
    projection = table.projection
    nodes = []
    for row in sorted(table.rows, key=lambda row: row.id):
        node: dict[str, Any] = {"id": row.id, "label": row.label.in_language(lang), **row.values}
        node |= {"label_ja": row.label.ja, "label_en": row.label.en, "kind": row.kind, "sector": row.sector}
        if projection.projection == "affiliation":
            node["bipartite"] = row.side
        nodes.append(node | {"ranks": row.ranks})
    edges = []
    for ends in sorted(tuple(sorted(edge)) for edge in projection.graph.edges):
        data = projection.graph.edges[ends[0], ends[1]]
        edge: dict[str, Any] = {"source": ends[0], "target": ends[1]}
        edge |= {key: data[key] for key in ("strength", "distance", "certain")}
        edges.append(edge | {"things": list(data["things"])})
    document = {
        "projection": projection.projection,
        "from": projection.first.isoformat(),
        "to": projection.last.isoformat(),
        "ties": projection.ties,
        "roll_up": projection.roll_up,
        "weight": projection.weight,
        "sentence": {"ja": table.sentence.ja, "en": table.sentence.en},
        "measures": list(table.measures),
        "nodes": nodes,
        "edges": edges,
    }
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def shown(value: str | float | int | None, lang: str) -> str:
    """A value as a person reads it: four decimals, and words for what is not defined."""
    if value is None:
        return _NOT_DEFINED.in_language(lang)
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def _width(text: str) -> int:
    """The columns that a text takes on a screen: full-width characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _fitted(text: str) -> str:
    while _width(text) > _LARGEST_TEXT:
        text = text.removesuffix("…")[:-1] + "…"
    return text


def table_text(table: MeasureTable, lang: str) -> str:
    """The table with aligned columns and its sentence below; a rank stands beside its value in brackets."""
    headings = ["id", "名称" if lang == "ja" else "name"]
    headings += [column.heading.in_language(lang) for column in table.columns[2::2]]
    lines = [headings]
    for row in table.rows:
        line = [row.id, _fitted(row.label.in_language(lang))]
        for name in table.measures:
            rank = row.ranks[name]
            line.append(shown(row.values[name], lang) + ("" if rank is None else f" ({rank})"))
        lines.append(line)
    widths = [max(_width(line[position]) for line in lines) for position in range(len(headings))]
    text = [
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    ]
    return "\n".join([*text, "", table.sentence.in_language(lang)]) + "\n"
