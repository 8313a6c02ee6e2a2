"""One run of Louvain: NetworkX's on small networks, NetworKit's, where it is installed, on large ones.

Takes a graph; gives communities in a fixed order. On one network the two may find different partitions of about the same
modularity, as two seeds do; so which of them runs depends on the size alone, and one run is never a result: see
consensus over many seeds. NetworKit is kept to one thread, so the same seed gives the same communities.

V. D. Blondel et al. (2008), "Fast unfolding of communities in large networks",
https://doi.org/10.1088/1742-5468/2008/10/P10008.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import networkx as nx

from cluster_graph.network.engines.arrays import arrays_of, numbered

LARGEST_FOR_NETWORKX = 2_000
"""Nodes up to which NetworkX takes less than a second or two."""


def communities(graph: nx.Graph[str], seed: int) -> list[set[str]]:
    """Communities by ``strength``, resolution 1, the largest first, then by first node."""
    if len(graph) > LARGEST_FOR_NETWORKX:
        try:
            return _by_networkit(graph, seed)
        except ImportError:
            pass
    return by_networkx(graph, seed)


def by_networkx(graph: nx.Graph[str], seed: int) -> list[set[str]]:
    """The same, by NetworkX whatever the size."""
    found = nx.community.louvain_communities(numbered(graph), weight="strength", seed=seed)
    return _in_order(list(graph), found)


def _by_networkit(graph: nx.Graph[str], seed: int) -> list[set[str]]:
    import networkit as nk

    arrays = arrays_of(graph, "strength")
    network = nk.Graph(arrays.nodes, weighted=True)
    for tail, head, strength in zip(
        arrays.tails.tolist(), arrays.heads.tolist(), arrays.values.tolist(), strict=True
    ):
        network.addEdge(tail, head, strength)
    threads = nk.getMaxNumberOfThreads()
    nk.setNumberOfThreads(1)
    try:
        nk.setSeed(seed, False)
        partition = nk.community.PLM(network, refine=True, par="none randomized").run().getPartition()
        groups: defaultdict[int, set[int]] = defaultdict(set)
        for node, group in enumerate(partition.getVector()):
            groups[group].add(node)
    finally:
        nk.setNumberOfThreads(threads)
    return _in_order(arrays.names, groups.values())


def _in_order(names: Iterable[str], groups: Iterable[set[int]]) -> list[set[str]]:
    known = list(names)
    ordered = sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))
    return [{known[node] for node in group} for group in ordered]
