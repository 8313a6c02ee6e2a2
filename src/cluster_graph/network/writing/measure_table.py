"""A table of measures as JSON and plain text; its CSV is that of any table.

Takes a :class:`~cluster_graph.network.measuring.table.MeasureTable`; computes nothing and writes no file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cluster_graph.network.edges import edges_of
from cluster_graph.network.tabular import Table
from cluster_graph.network.writing.blocks import in_blocks
from cluster_graph.network.writing.display import width
from cluster_graph.network.writing.table import NOT_DEFINED, column_texts, json_form, shown
from cluster_graph.problems import Words

if TYPE_CHECKING:
    from cluster_graph.network.measuring.table import MeasureTable, Row

_NAME = Words("名称", "name")
_RANK = Words("順位", "rank")
_SIDE = Words("側", "side")
_SIDES = (Words("機関", "organization"), Words("場", "thing"))
_EDGE_KEYS = ("strength", "distance", "certain")


def network_json(table: MeasureTable, lang: str, more: Sequence[Table] = ()) -> str:
    """The network with its measures as JSON, ``more`` tables about it at the end.

    Nodes and edges come in the order of their ids.
    """
    projection = table.projection
    nodes = [_node(table, row, lang) for row in sorted(table.rows, key=lambda row: row.id)]
    edges = [_edge(source, target, attributes) for source, target, attributes in edges_of(projection.graph)]
    document: dict[str, Any] = {
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
    if more:
        document["tables"] = [json_form(one) for one in more]
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
            for name, found in ((name, table.rank_interval(name, row.id)) for name in table.measures)
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
    rank, interval = row.ranks[name], table.rank_interval(name, row.id)
    if rank is None:
        return ""
    if interval is None:
        return str(rank)
    low, high = interval
    return f"{rank}（{low}〜{high}）" if lang == "ja" else f"{rank} ({low} to {high})"


def _measure_columns(table: MeasureTable, name: str, lang: str) -> list[list[str]]:
    """A measure with its ranks, below their headings; ranks with intervals are a column of their own."""
    heading = next(column.heading for column in table.columns if column.key == name).in_language(lang)
    values = [
        NOT_DEFINED.in_language(lang) if row.values[name] is None else text
        for row, text in zip(
            table.rows, column_texts([row.values[name] for row in table.rows], lang), strict=True
        )
    ]
    ranks = [_shown_rank(table, row, name, lang) for row in table.rows]
    if table.rank_intervals is not None:
        return [[heading, *_right(values)], [_RANK.in_language(lang), *ranks]]
    ranks = [f"({rank})" if rank else "" for rank in ranks]
    joined = [f"{value} {rank}" for value, rank in zip(_right(values), _right(ranks), strict=True)]
    return [[heading, *joined]]


def _right(texts: list[str]) -> list[str]:
    """The texts as wide as the widest, ending in line."""
    widest = max(map(width, texts), default=0)
    return [" " * (widest - width(text)) + text for text in texts]


def measures_text(table: MeasureTable, lang: str) -> str:
    """The table with aligned columns and its sentence below.

    A rank stands behind its value in brackets; where it has an interval, in a column of its own. Where organizations
    and things have ranks of their own, a column says which is which.
    """
    columns = [
        ["id", *(row.id for row in table.rows)],
        [_NAME.in_language(lang), *(shown(row.label, lang) for row in table.rows)],
    ]
    if table.projection.projection == "affiliation":
        columns.append([_SIDE.in_language(lang), *(_SIDES[row.side].in_language(lang) for row in table.rows)])
    groups: list[object] = [len(columns)] * len(columns)
    for name in table.measures:
        found = _measure_columns(table, name, lang)
        columns += found
        groups += [name] * len(found)
    lines = [list(line) for line in zip(*columns, strict=True)]
    return "\n".join([*in_blocks(lines, groups=groups), "", table.sentence.in_language(lang)]) + "\n"
