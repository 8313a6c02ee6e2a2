"""What the files for other programs say of a node and of an edge: one list for GraphML and GEXF.

Takes rows of a :class:`~cluster_graph.network.measuring.table.MeasureTable` and edges of its graph; gives attributes
by key, undefined ones among them. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import networkx as nx

from cluster_graph.network.edges import tie_name
from cluster_graph.network.writing.ties_table import Evidence

if TYPE_CHECKING:
    from cluster_graph.network.measuring.table import MeasureTable, Row


_KNOWN = frozenset({"label_ja", "label_en", "kind", "sector", "bipartite"})


def node_attributes(
    table: MeasureTable, row: Row, lang: str, evidence: Mapping[str, tuple[str, ...]] | None
) -> dict[str, object]:
    """Names, kind, sector, each measure with its rank, and the ids of the evidence."""
    found: dict[str, object] = {
        "label": row.label.in_language(lang),
        "label_ja": row.label.ja,
        "label_en": row.label.en,
        "kind": row.kind or None,
        "sector": row.sector or None,
    }
    if table.projection.projection == "affiliation":
        found["bipartite"] = row.side
    found |= further_attributes(table, row)
    for name in table.measures:
        found |= {name: row.values[name], f"{name}_rank": row.ranks[name]}
        low, high = table.rank_interval(name, row.id) or (None, None)
        found |= {f"{name}_rank_low": low, f"{name}_rank_high": high}
    if evidence is not None:
        found["evidence"] = evidence.get(row.id) or None
    return found


def further_attributes(table: MeasureTable, row: Row) -> dict[str, object]:
    """What only nodes of some projections have, as the relations that an organization is in."""
    attributes = table.projection.graph.nodes[row.id]
    return {key: attributes[key] for key in sorted(attributes.keys() - _KNOWN)}


def edge_attributes(
    graph: nx.Graph[str], source: str, target: str, data: dict[str, Any], evidence: Evidence | None
) -> dict[str, object]:
    """All that the edge carries, and the ids of its evidence."""
    found: dict[str, object] = dict(data)
    if evidence is not None:
        found["evidence"] = evidence.get(tie_name(graph, source, target, data)) or None
    return found
