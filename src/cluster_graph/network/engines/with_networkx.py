"""The engine for small graphs, and the one that others are held against: NetworkX.

Nodes are numbered first: NetworkX walks sets of nodes, whose order follows the hash of strings and so changes from
run to run, and with it the last digits of sums.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum

import networkx as nx

from cluster_graph.network.engines import holes
from cluster_graph.network.engines.arrays import arrays_of, numbered
from cluster_graph.network.engines.engine import Numbers
from cluster_graph.network.engines.flows import leading_vector
from cluster_graph.network.engines.louvain import by_networkx
from cluster_graph.problems import Words


def _named(graph: nx.Graph[str], values: Mapping[int, float]) -> Numbers:
    return {node: float(values[position]) for position, node in enumerate(graph) if position in values}


def of_tied(graph: nx.Graph[str], least: int, values: Numbers) -> Numbers:
    """The values of the nodes that have at least so many ties."""
    return {node: value for node, value in values.items() if graph.degree(node) >= least}


class NetworkXEngine:
    """Computes with NetworkX; see :class:`~cluster_graph.network.engines.engine.Engine` for what each gives."""

    name = "networkx"

    @property
    def estimates(self) -> Mapping[str, Words]:
        return {}

    def betweenness(self, graph: nx.Graph[str], length: str | None) -> Numbers:
        return _named(graph, nx.betweenness_centrality(numbered(graph), weight=length))

    def closeness(self, graph: nx.Graph[str], length: str | None) -> Numbers:
        return _named(graph, nx.closeness_centrality(numbered(graph), distance=length, wf_improved=True))

    def harmonic(self, graph: nx.Graph[str], length: str | None) -> Numbers:
        found = {}
        for node in graph:
            lengths = nx.shortest_path_length(graph, source=node, weight=length)
            found[node] = fsum(1 / distance for distance in lengths.values() if distance)
        return found

    def eigenvector(self, graph: nx.Graph[str]) -> Numbers | None:
        # nx.eigenvector_centrality stops early where the largest eigenvalues are close, and is slow to get there.
        arrays = arrays_of(graph, "strength")
        vector = leading_vector(arrays.matrix())
        return None if vector is None else arrays.named(vector)

    def pagerank(self, graph: nx.Graph[str], damping: float) -> Numbers:
        found = nx.pagerank(numbered(graph), alpha=damping, weight="strength", tol=1e-13, max_iter=2_000)
        return _named(graph, found)

    def core_number(self, graph: nx.Graph[str]) -> Numbers:
        return _named(graph, nx.core_number(numbered(graph)))

    def constraint(self, graph: nx.Graph[str]) -> Numbers:
        # Asked for all nodes at once NetworkX is quick, but says NaN of those without ties.
        network = numbered(graph)
        network.remove_nodes_from(list(nx.isolates(network)))
        return _named(graph, nx.constraint(network, weight="strength")) if len(network) else {}

    def effective_size(self, graph: nx.Graph[str]) -> Numbers:
        # Asked for all nodes at once NetworkX 3.6.1 divides by the strongest tie of the wrong node; asked node by node it is
        # right, and takes the third power of the number of ties.
        arrays = arrays_of(graph, "strength")
        return of_tied(graph, 1, arrays.named(holes.effective_size(arrays.matrix())))

    def hierarchy(self, graph: nx.Graph[str]) -> Numbers:
        # NetworkX has none.
        arrays = arrays_of(graph, "strength")
        return of_tied(graph, 2, arrays.named(holes.hierarchy(arrays.matrix())))

    def communities(self, graph: nx.Graph[str], seed: int) -> list[set[str]]:
        return by_networkx(graph, seed)


NETWORKX = NetworkXEngine()
