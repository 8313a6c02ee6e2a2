"""One way to measure one network, in a process of its own: ``network_ways.py WAY FILE SAMPLE``, seconds as JSON.

``FILE`` holds a network as arrays (``network_scale.py`` writes it). Where a library would take too long, only ``SAMPLE`` of
the sources are walked from, and the seconds are told for all; such measures are named in ``sampled``. Making the
library's own graph from the arrays is told as ``convert``; ours works on a NetworkX graph, so of ours every measure
counts its conversion too, and ``convert`` is what one conversion takes.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np

Measures = dict[str, Callable[[], object]]
SAMPLED = (
    "betweenness",
    "betweenness by length",
    "closeness",
    "closeness by length",
    "harmonic",
    "harmonic by length",
)


def graph_of(arrays: Any) -> nx.Graph[str]:
    """As the projection makes it: nodes are names, ties have strength and length."""
    names = [f"body-{number}" for number in range(int(arrays["nodes"]))]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    ties = zip(arrays["ties"].tolist(), arrays["strengths"].tolist(), arrays["lengths"].tolist(), strict=True)
    for (one, other), strength, length in ties:
        graph.add_edge(names[one], names[other], strength=strength, length=length)
    return graph


def largest_component(graph: nx.Graph[Any]) -> nx.Graph[Any]:
    """Where the eigenvector is defined."""
    return graph.subgraph(sorted(sorted(nx.connected_components(graph), key=len)[-1])).copy()


def ours(arrays: Any, sample: int) -> tuple[Measures, list[str], Any]:
    """The engine for large networks."""
    from cluster_graph.network.engines.arrays import arrays_of
    from cluster_graph.network.engines.with_rustworkx import RustworkxEngine

    del sample
    engine, graph = RustworkxEngine(), graph_of(arrays)
    component = largest_component(graph)
    measures: Measures = {
        "convert": lambda: arrays_of(graph, "strength"),
        "degree": lambda: dict(graph.degree),
        "strength": lambda: {node: graph.degree(node, weight="strength") for node in graph},
        "betweenness": lambda: engine.betweenness(graph, None),
        "betweenness by length": lambda: engine.betweenness(graph, "length"),
        "closeness": lambda: engine.closeness(graph, None),
        "closeness by length": lambda: engine.closeness(graph, "length"),
        "harmonic": lambda: engine.harmonic(graph, None),
        "harmonic by length": lambda: engine.harmonic(graph, "length"),
        "eigenvector": lambda: engine.eigenvector(component),
        "pagerank": lambda: engine.pagerank(graph, 0.85),
        "core_number": lambda: engine.core_number(graph),
        "constraint": lambda: engine.constraint(graph),
        "effective_size": lambda: engine.effective_size(graph),
        "hierarchy": lambda: engine.hierarchy(graph),
        "communities": lambda: engine.communities(graph, 0),
    }
    return measures, [], engine


def with_networkx(arrays: Any, sample: int) -> tuple[Measures, list[str], Any]:
    """NetworkX alone."""
    graph = nx.convert_node_labels_to_integers(graph_of(arrays))
    component = largest_component(graph)
    few = list(range(0, len(graph), max(1, len(graph) // sample))) if sample else list(graph)
    k = len(few) if sample else None
    measures: Measures = {
        "betweenness": lambda: nx.betweenness_centrality(graph, k=k, seed=0),
        "betweenness by length": lambda: nx.betweenness_centrality(graph, k=k, seed=0, weight="length"),
        "closeness": lambda: [nx.closeness_centrality(graph, node) for node in few],
        "closeness by length": lambda: [
            nx.closeness_centrality(graph, node, distance="length") for node in few
        ],
        "harmonic": lambda: nx.harmonic_centrality(graph, few),
        "harmonic by length": lambda: nx.harmonic_centrality(graph, few, distance="length"),
        "eigenvector": lambda: nx.eigenvector_centrality_numpy(component, weight="strength"),
        "pagerank": lambda: nx.pagerank(graph, weight="strength", tol=1e-13, max_iter=2_000),
        "core_number": lambda: nx.core_number(graph),
        "constraint": lambda: nx.constraint(graph, weight="strength"),
        "communities": lambda: nx.community.louvain_communities(graph, weight="strength", seed=0),
    }
    return measures, [name for name in SAMPLED if sample], len(few)


def with_igraph(arrays: Any, sample: int) -> tuple[Measures, list[str], Any]:
    """igraph, its strengths as weights where it takes any."""
    import igraph

    start = time.process_time()
    nodes = int(arrays["nodes"])
    graph = igraph.Graph(nodes, arrays["ties"].tolist())
    strengths, lengths = arrays["strengths"].tolist(), arrays["lengths"].tolist()
    convert = time.process_time() - start
    component = graph.connected_components().giant()
    few = list(range(0, nodes, max(1, nodes // sample))) if sample else None
    measures: Measures = {
        "convert": lambda: convert,
        "betweenness": lambda: graph.betweenness(sources=few),
        "betweenness by length": lambda: graph.betweenness(sources=few, weights=lengths),
        "closeness": lambda: graph.closeness(few),
        "closeness by length": lambda: graph.closeness(few, weights=lengths),
        "harmonic": lambda: graph.harmonic_centrality(few),
        "harmonic by length": lambda: graph.harmonic_centrality(few, weights=lengths),
        "eigenvector": lambda: component.eigenvector_centrality(),
        "pagerank": lambda: graph.pagerank(weights=strengths),
        "core_number": lambda: graph.coreness(),
        "constraint": lambda: graph.constraint(weights=strengths),
        "communities": lambda: graph.community_multilevel(weights=strengths),
    }
    return measures, [name for name in SAMPLED if sample], len(few or range(nodes))


def with_networkit(arrays: Any, sample: int) -> tuple[Measures, list[str], Any]:
    """NetworKit, with as many threads as there are processors."""
    import networkit as nk

    nodes = int(arrays["nodes"])
    start = time.process_time()
    by_length, by_strength = (nk.Graph(nodes, weighted=True) for _ in range(2))
    plain = nk.Graph(nodes)
    for (one, other), strength, length in zip(
        arrays["ties"].tolist(), arrays["strengths"].tolist(), arrays["lengths"].tolist(), strict=True
    ):
        plain.addEdge(one, other)
        by_strength.addEdge(one, other, strength)
        by_length.addEdge(one, other, length)
    convert = time.process_time() - start

    def betweenness(graph: Any) -> object:
        if sample:
            return nk.centrality.EstimateBetweenness(graph, sample, False, False).run()
        return nk.centrality.Betweenness(graph).run()

    measures: Measures = {
        "convert": lambda: convert / 3,
        "betweenness": lambda: betweenness(plain),
        "betweenness by length": lambda: betweenness(by_length),
        "eigenvector": lambda: nk.centrality.EigenvectorCentrality(by_strength, 1e-12).run(),
        "pagerank": lambda: nk.centrality.PageRank(by_strength, 0.85, 1e-12).run(),
        "core_number": lambda: nk.centrality.CoreDecomposition(plain).run(),
        "communities": lambda: nk.community.PLM(by_strength, True).run(),
    }
    if not sample:
        everybody = nk.centrality.ClosenessVariant.GENERALIZED
        measures["closeness"] = lambda: nk.centrality.Closeness(plain, True, everybody).run()
        measures["closeness by length"] = lambda: nk.centrality.Closeness(by_length, True, everybody).run()
        measures["harmonic"] = lambda: nk.centrality.HarmonicCloseness(plain, False).run()
        measures["harmonic by length"] = lambda: nk.centrality.HarmonicCloseness(by_length, False).run()
    return measures, ["betweenness", "betweenness by length"] if sample else [], sample or nodes


WAYS = {"ours": ours, "networkx": with_networkx, "igraph": with_igraph, "networkit": with_networkit}


def main(way: str, file: str, sample: int) -> None:
    """Seconds by measure, of processors and by the clock, and what is sampled or estimated."""
    with np.load(file) as arrays:
        measures, sampled, more = WAYS[way](dict(arrays), sample)
        nodes = int(arrays["nodes"])
    seconds: dict[str, float] = {}
    clock: dict[str, float] = {}
    for name, work in measures.items():
        start, start_clock = time.process_time(), time.perf_counter()
        found = work()
        seconds[name], clock[name] = time.process_time() - start, time.perf_counter() - start_clock
        if name == "convert" and isinstance(found, float):
            seconds[name] = found
        if name in sampled:
            seconds[name] *= nodes / more
    estimated = {name: words.en for name, words in more.estimates.items()} if way == "ours" else {}
    print(json.dumps({"seconds": seconds, "clock": clock, "sampled": sampled, "estimated": estimated}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
