"""A network with its measures as GraphML, for igraph, Cytoscape, Gephi, yEd, R and whatever else reads it.

Takes a :class:`~cluster_graph.network.measuring.table.MeasureTable` and the ids of the evidence; NetworkX writes the
format. The same input gives the same bytes. GraphML knows no time: for that see
:mod:`cluster_graph.network.writing.gexf`.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import networkx as nx
from networkx.readwrite.graphml import GraphMLWriter

from cluster_graph.network.edges import edges_of
from cluster_graph.network.writing.attributes import edge_attributes, node_attributes
from cluster_graph.network.writing.ties_table import Evidence
from cluster_graph.network.writing.xml_values import evened, plain_attributes, xml_text

if TYPE_CHECKING:
    from cluster_graph.network.measuring.table import MeasureTable

_RESERVED = frozenset({"id", "source", "target", "key"})
"""What readers keep the names and ends of nodes and edges in."""


def graphml(
    table: MeasureTable,
    lang: str = "en",
    node_evidence: Mapping[str, tuple[str, ...]] | None = None,
    tie_evidence: Evidence | None = None,
) -> str:
    """The network as GraphML: an attribute each measure and each rank, ``label`` in ``lang``, evidence with spaces.

    A measure that is not defined for a node is left out there, and one that is not defined at all has no key.
    """
    projection = table.projection
    graph = _empty_like(projection.graph)
    rows = sorted(table.rows, key=lambda row: row.id)
    attributes = [
        plain_attributes(node_attributes(table, row, lang, node_evidence), _RESERVED) for row in rows
    ]
    for row, data in zip(rows, evened(attributes), strict=True):
        graph.add_node(xml_text(row.id), **data)
    edges = list(edges_of(projection.graph))
    attributes = [
        plain_attributes(edge_attributes(projection.graph, *edge, tie_evidence), _RESERVED) for edge in edges
    ]
    for number, ((source, target, _), data) in enumerate(zip(edges, evened(attributes), strict=True)):
        # Parallel edges are written with their key as id, which has to be one of its own in the whole file.
        key = {"key": f"e{number}"} if graph.is_multigraph() else {}
        graph.add_edge(xml_text(source), xml_text(target), **key, **data)
    graph.graph["description"] = xml_text(table.sentence.in_language(lang))
    out = io.BytesIO()
    # Not nx.write_graphml: that takes lxml where it is installed, which writes other bytes.
    _Writer(graph, encoding="utf-8", prettyprint=True).dump(out)
    return out.getvalue().decode("utf-8")


class _Writer(GraphMLWriter):
    """NetworkX's writer, but with ``true`` and ``false`` as XML Schema has them, not as Python prints them."""

    def add_data(
        self, name: str, element_type: type, value: object, *scope_and_default: Any, **named: Any
    ) -> Any:
        said = str(value).lower() if element_type is bool else value
        return super().add_data(name, element_type, said, *scope_and_default, **named)


def _empty_like(graph: nx.Graph[str]) -> nx.Graph[str]:
    """A graph without nodes that has directions, and parallel edges, where ``graph`` has."""
    if graph.is_multigraph():
        return nx.MultiDiGraph() if graph.is_directed() else nx.MultiGraph()
    return nx.DiGraph() if graph.is_directed() else nx.Graph()
