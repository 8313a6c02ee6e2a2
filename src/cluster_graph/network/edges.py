"""The ties of a graph by name, in an order that depends on nothing but the ties.

Takes NetworkX graphs of any kind: undirected, directed (money has a giver and a taker, whose order is kept), and
with parallel ties (one for each relation). Changes none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx

Tie = tuple[str, ...]
"""The name of a tie: its two ends (in order, unless ties have a direction), and its relation where several run between two."""


def edges_of(graph: nx.Graph[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each tie with its attributes, by source, target and, where several run between two, relation."""
    directed = graph.is_directed()
    found = []
    for position, (one, other, data) in enumerate(graph.edges(data=True)):
        ends = (one, other) if directed or one <= other else (other, one)
        found.append((*ends, str(data.get("relation", "")), position, data))
    for source, target, _, _, data in sorted(found, key=lambda edge: edge[:4]):
        yield source, target, data


def tie_name(graph: nx.Graph[str], source: str, target: str, data: dict[str, Any]) -> Tie:
    """The name of a tie that :func:`edges_of` gives."""
    return (source, target, data["relation"]) if graph.is_multigraph() else (source, target)


def ties_of(graph: nx.Graph[str]) -> dict[Tie, dict[str, Any]]:
    """The ties of a graph by name with their attributes, in order."""
    return {tie_name(graph, *edge): edge[2] for edge in edges_of(graph)}
