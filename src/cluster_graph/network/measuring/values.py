"""What a measure gives: a number for each node, or ``None`` where it is not defined."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

Values = dict[str, float | None]


def undefined(graph: nx.Graph[str]) -> Values:
    """Not defined, for every node."""
    return dict.fromkeys(graph)


def in_order(graph: nx.Graph[str], nodes: Iterable[str]) -> nx.Graph[str]:
    """The part of a graph on some nodes, in the order of the graph (a subgraph view follows the order of a set)."""
    chosen = set(nodes)
    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in chosen)
    part.add_edges_from(
        (one, other, data) for one, other, data in graph.edges(data=True) if one in chosen and other in chosen
    )
    return part
