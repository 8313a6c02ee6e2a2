"""A table of measures as CSV, JSON and plain text.

Takes a :class:`~cluster_graph.network.measuring.table.MeasureTable`; computes nothing and writes no file.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from cluster_graph.network.writing.display import aligned
from cluster_graph.network.writing.edges import edges_of
from cluster_graph.network.writing.table import csv_cell, shown
from cluster_graph.problems import Words

if TYPE_CHECKING:
    from cluster_graph.network.measuring.table import MeasureTable, Row

_NAME = Words("名称", "name")
_RANK = Words("順位", "rank")
_EDGE_KEYS = ("strength", "distance", "certain")
Value = str | float | int | None


def rank_interval(table: MeasureTable, name: str, node: str) -> tuple[int, int] | None:
    """Between which ranks a node moves by a measure, where that was drawn."""
    if table.rank_intervals is None:
        return None
    return table.rank_intervals.get(name, {}).get(node)


def keys(table: MeasureTable) -> list[str]:
    """The keys of the columns in files: beside each measure its rank and, where drawn, the interval of that."""
    found = ["id", "label"]
    for name in table.measures:
        found += [name, f"{name}_rank"]
        if table.rank_intervals is not None:
            found += [f"{name}_rank_low", f"{name}_rank_high"]
    return found


def cells(table: MeasureTable, row: Row, lang: str) -> list[Value]:
    """The values of a row, one for each of :func:`keys`."""
    found: list[Value] = [row.id, row.label.in_language(lang)]
    for name in table.measures:
        found += [row.values[name], row.ranks[name]]
        if table.rank_intervals is not None:
            found += rank_interval(table, name, row.id) or (None, None)
    return found


def table_csv(table: MeasureTable, lang: str) -> str:
    """The table as CSV; names are in ``lang``, numbers at full precision."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(keys(table))
    writer.writerows([csv_cell(cell, lang) for cell in cells(table, row, lang)] for row in table.rows)
    return out.getvalue()


def network_json(table: MeasureTable, lang: str) -> str:
    """The network with its measures as JSON. Nodes and edges come in the order of their ids."""
    projection = table.projection
    nodes = [_node(table, row, lang) for row in sorted(table.rows, key=lambda row: row.id)]
    edges = [_edge(source, target, attributes) for source, target, attributes in edges_of(projection.graph)]
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


def _node(table: MeasureTable, row: Row, lang: str) -> dict[str, Any]:
    node: dict[str, Any] = {"id": row.id, "label": row.label.in_language(lang), **row.values}
    node |= {"label_ja": row.label.ja, "label_en": row.label.en, "kind": row.kind, "sector": row.sector}
    if table.projection.projection == "affiliation":
        node["bipartite"] = row.side
    node["ranks"] = row.ranks
    if table.rank_intervals is not None:
        node["rank_intervals"] = {
            name: None if found is None else list(found)
            for name, found in ((name, rank_interval(table, name, row.id)) for name in table.measures)
        }
    return node


def _edge(source: str, target: str, attributes: dict[str, Any]) -> dict[str, Any]:
    """An edge: first what every edge has, then what only those of some projections have."""
    edge: dict[str, Any] = {"source": source, "target": target}
    edge |= {key: attributes[key] for key in _EDGE_KEYS}
    further = sorted(attributes.keys() - edge.keys())
    return edge | {
        key: list(value) if isinstance(value := attributes[key], tuple) else value for key in further
    }


def _shown_rank(table: MeasureTable, row: Row, name: str, lang: str) -> str:
    """A rank with the ranks between which it moves: 2 (1 to 4)."""
    rank, interval = row.ranks[name], rank_interval(table, name, row.id)
    if rank is None:
        return ""
    if interval is None:
        return str(rank)
    low, high = interval
    return f"{rank}（{low}〜{high}）" if lang == "ja" else f"{rank} ({low} to {high})"


def table_text(table: MeasureTable, lang: str) -> str:
    """The table with aligned columns and its sentence below.

    A rank stands behind its value in brackets; where it has an interval, in a column of its own.
    """
    headings = {column.key: column.heading.in_language(lang) for column in table.columns}
    apart = table.rank_intervals is not None
    first = ["id", _NAME.in_language(lang)]
    for name in table.measures:
        first += [headings[name], _RANK.in_language(lang)] if apart else [headings[name]]
    lines = [first]
    for row in table.rows:
        line = [row.id, shown(row.label, lang)]
        for name in table.measures:
            value, rank = shown(row.values[name], lang), _shown_rank(table, row, name, lang)
            if apart:
                line += [value, rank]
            else:
                line.append(f"{value} ({rank})" if rank else value)
        lines.append(line)
    return "\n".join([*aligned(lines), "", table.sentence.in_language(lang)]) + "\n"
