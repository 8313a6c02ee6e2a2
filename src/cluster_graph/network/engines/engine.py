"""What an engine has to answer: the measures whose computing takes long, in NetworkX's names and normalization.

An engine takes graphs as :mod:`cluster_graph.network.project` makes them and gives plain numbers by node, in the order
of the graph. What is defined and what is not is decided by who asks (:mod:`cluster_graph.network.measuring`), so
an engine is only asked for what has an answer. The same graph gives the same numbers, whatever the hash seed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

import networkx as nx

from cluster_graph.problems import Words

Numbers = dict[str, float]
Progress = Callable[[int, int], None]
"""Told how many of how many steps are done; whoever shows a progress bar passes one."""


class Engine(Protocol):
    """Computes measures of undirected graphs without loops and parallel ties.

    ``length``: the name of the edge attribute that paths add up, whole numbers of at least 1 as
    :func:`~cluster_graph.network.measuring.lengths.with_lengths` makes them; ``None``: every tie has length 1.
    ``strength`` is always the edge attribute of that name, 1 where an edge has none.
    """

    name: str

    @property
    def estimates(self) -> Mapping[str, Words]:
        """Of the measures computed last, those that are estimates: by name a sentence that says of how many draws with
        which seed, and how far off they can be. Whoever shows such a measure shows its sentence. All others are exact."""
        ...

    def betweenness(self, graph: nx.Graph[str], length: str | None) -> Numbers:
        """As ``nx.betweenness_centrality(graph, weight=length)``: normalized by (n-1)(n-2)/2; n is at least 3."""
        ...

    def closeness(self, graph: nx.Graph[str], length: str | None) -> Numbers:
        """As ``nx.closeness_centrality(graph, distance=length, wf_improved=True)``."""
        ...

    def harmonic(self, graph: nx.Graph[str], length: str | None) -> Numbers:
        """The sum of 1/d to all others, as ``nx.harmonic_centrality(graph, distance=length)``: not divided by n-1."""
        ...

    def eigenvector(self, graph: nx.Graph[str]) -> Numbers | None:
        """Of a connected graph, by ``strength``, not negative, squares adding up to 1; ``None`` where it does not settle, or
        where a second eigenvalue is so close to the largest that any mixture of their vectors would do."""
        ...

    def pagerank(self, graph: nx.Graph[str], damping: float) -> Numbers:
        """As ``nx.pagerank(graph, alpha=damping, weight="strength")``, to 1e-12."""
        ...

    def core_number(self, graph: nx.Graph[str]) -> Numbers:
        """As ``nx.core_number(graph)``."""
        ...

    def constraint(self, graph: nx.Graph[str]) -> Numbers:
        """As ``nx.constraint(graph, weight="strength")``, of the nodes that have ties."""
        ...

    def effective_size(self, graph: nx.Graph[str]) -> Numbers:
        """Burt's effective size by ``strength``, as ``nx.effective_size(graph, weight="strength")``, of the nodes that have ties."""
        ...

    def hierarchy(self, graph: nx.Graph[str]) -> Numbers:
        """Burt's hierarchy of the constraint by ``strength``, of the nodes that have at least two ties."""
        ...

    def communities(self, graph: nx.Graph[str], seed: int) -> list[set[str]]:
        """One run of Louvain by ``strength``, resolution 1: communities, the largest first, then by first node.

        The same seed gives the same communities in the same engine; on networks of more than
        :data:`~cluster_graph.network.engines.louvain.LARGEST_FOR_NETWORKX` nodes engines may differ, as seeds do.
        """
        ...
