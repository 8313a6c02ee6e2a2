"""The ties of a graph in an order that depends on nothing but the ties, ready to be written.

Takes NetworkX graphs of any kind: undirected, directed (money has a giver and a taker, whose order is kept), and
with parallel ties (one for each relation). Writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx

Ends = tuple[str, str]


def ends_of(graph: nx.Graph[str], source: str, target: str) -> Ends:
    """The ends as they are written: as they are where ties have a direction, else in the order of ids."""
    return (source, target) if graph.is_directed() or source <= target else (target, source)


def edges_of(graph: nx.Graph[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each tie with its attributes, by source, target and, where several run between two, relation."""
    found = [
        (*ends_of(graph, source, target), str(data.get("relation", "")), position, data)
        for position, (source, target, data) in enumerate(graph.edges(data=True))
    ]
    for source, target, _, _, data in sorted(found, key=lambda edge: edge[:4]):
        yield source, target, data
