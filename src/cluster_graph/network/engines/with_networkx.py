"""The engine for small graphs, and the one that others are held against: NetworkX.

Nodes are numbered first: NetworkX walks sets of nodes, whose order follows the hash of strings and so changes from
run to run, and with it the last digits of sums.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum

import networkx as nx

from cluster_graph.network.engines.engine import Numbers


def _numbered(graph: nx.Graph[str]) -> nx.Graph[int]:
    """The same graph with its nodes called 0, 1, 2 in their order."""
    return nx.convert_node_labels_to_integers(graph, ordering="default")


def _named(graph: nx.Graph[str], values: Mapping[int, float]) -> Numbers:
    return {node: float(values[position]) for position, node in enumerate(graph) if position in values}


class NetworkXEngine:
    """Computes with NetworkX alone; see :class:`~cluster_graph.network.engines.engine.Engine` for what each gives."""

    name = "networkx"

    def betweenness(self, graph: nx.Graph[str], length: str | None) -> Numbers:
        return _named(graph, nx.betweenness_centrality(_numbered(graph), weight=length))

    def closeness(self, graph: nx.Graph[str], length: str | None) -> Numbers:
        return _named(graph, nx.closeness_centrality(_numbered(graph), distance=length, wf_improved=True))

    def harmonic(self, graph: nx.Graph[str], length: str | None) -> Numbers:
        found = {}
        for node in graph:
            lengths = nx.shortest_path_length(graph, source=node, weight=length)
            found[node] = fsum(1 / distance for distance in lengths.values() if distance)
        return found

    def eigenvector(self, graph: nx.Graph[str]) -> Numbers | None:
        try:
            found = nx.eigenvector_centrality(_numbered(graph), max_iter=20_000, tol=1e-13, weight="strength")
        except nx.PowerIterationFailedConvergence:
            return None
        return _named(graph, found)

    def pagerank(self, graph: nx.Graph[str], damping: float) -> Numbers:
        found = nx.pagerank(_numbered(graph), alpha=damping, weight="strength", tol=1e-13, max_iter=2_000)
        return _named(graph, found)

    def core_number(self, graph: nx.Graph[str]) -> Numbers:
        return _named(graph, nx.core_number(_numbered(graph)))

    def constraint(self, graph: nx.Graph[str]) -> Numbers:
        numbered = _numbered(graph)
        tied = [node for node in numbered if numbered.degree(node)]
        return _named(graph, nx.constraint(numbered, tied, weight="strength"))

    def effective_size(self, graph: nx.Graph[str]) -> Numbers:
        numbered = _numbered(graph)
        tied = [node for node in numbered if numbered.degree(node)]
        return _named(graph, nx.effective_size(numbered, tied, weight="strength"))

    def hierarchy(self, graph: nx.Graph[str]) -> Numbers:
        raise NotImplementedError

    def communities(self, graph: nx.Graph[str], seed: int) -> list[set[str]]:
        names = list(graph)
        found = nx.community.louvain_communities(_numbered(graph), weight="strength", seed=seed)
        ordered = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
        return [{names[node] for node in group} for group in ordered]


NETWORKX = NetworkXEngine()
