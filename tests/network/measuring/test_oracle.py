"""Measures against igraph, which computes them by other code, on random networks with strengths that fall apart."""

from __future__ import annotations

from collections.abc import Callable

import igraph
import networkx as nx
import pytest

from cluster_graph.network.measuring.two_mode import robins_alexander_clustering
from cluster_graph.network.measuring.whole import whole_network
from cluster_graph.network.project import Projection, project
from tests.network.examples import DAY, cluster
from tests.network.measuring.networks import random_projection, values

SEEDS = (1, 2, 3, 4)


def in_igraph(graph: nx.Graph[str]) -> igraph.Graph:
    position = {node: i for i, node in enumerate(graph)}
    found = igraph.Graph(len(graph), [(position[a], position[b]) for a, b in graph.edges])
    found.es["strength"] = [data["strength"] for _, _, data in graph.edges(data=True)]
    found.es["distance"] = [data["distance"] for _, _, data in graph.edges(data=True)]
    return found


def _closeness(graph: igraph.Graph) -> list[float]:
    """igraph's is that within a component; here it is scaled by the share that a node reaches."""
    n = graph.vcount()
    reached = graph.neighborhood_size(order=n)
    inside = graph.closeness(weights="distance", normalized=True)
    return [0.0 if r == 1 else value * (r - 1) / (n - 1) for value, r in zip(inside, reached, strict=True)]


def _betweenness(graph: igraph.Graph) -> list[float]:
    pairs = (graph.vcount() - 1) * (graph.vcount() - 2) / 2
    return [value / pairs for value in graph.betweenness(weights="distance")]


ORACLES: dict[str, Callable[[igraph.Graph], list[float]]] = {
    "neighbours": lambda graph: graph.degree(),
    "strength": lambda graph: graph.strength(weights="strength"),
    "betweenness": _betweenness,
    "closeness": _closeness,
    "harmonic": lambda graph: graph.harmonic_centrality(weights="distance", normalized=True),
    "pagerank": lambda graph: graph.pagerank(weights="strength", damping=0.85),
    "core_number": lambda graph: graph.coreness(),
    "constraint": lambda graph: graph.constraint(weights="strength"),
    "clustering": lambda graph: graph.transitivity_local_undirected(mode="nan"),
}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", list(ORACLES))
def test_as_igraph_says(name: str, seed: int) -> None:
    projection = random_projection(seed)
    assert not nx.is_connected(projection.graph)
    expected = ORACLES[name](in_igraph(projection.graph))
    found = values(projection, name)
    for node, other in zip(projection.graph, expected, strict=True):
        value = found[node]
        if other == other:
            assert value == pytest.approx(other, abs=1e-9)
        else:
            assert value is None


@pytest.mark.parametrize("seed", SEEDS)
def test_eigenvector_as_igraph_says_where_there_is_one_component(seed: int) -> None:
    projection = random_projection(seed, nodes=12, ties=30)
    assert nx.is_connected(projection.graph)
    largest_is_1 = in_igraph(projection.graph).eigenvector_centrality(weights="strength")
    norm = sum(value**2 for value in largest_is_1) ** 0.5
    by_node = {node: value / norm for node, value in zip(projection.graph, largest_is_1, strict=True)}
    assert values(projection, "eigenvector") == pytest.approx(by_node, abs=1e-8)


def whole(projection: Projection) -> dict[object, object]:
    table = whole_network(projection)
    return dict(zip(table.column("key"), table.column("value"), strict=True))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_whole_as_igraph_says(seed: int) -> None:
    projection = random_projection(seed)
    for node in projection.graph:
        projection.graph.nodes[node]["sector"] = ("company", "university", "government")[int(node[1:]) % 3]
    found, graph = whole(projection), in_igraph(projection.graph)
    largest = max(graph.connected_components(), key=len)
    giant = graph.induced_subgraph(largest)
    n = graph.vcount()
    inverse = [1 / d for row in graph.distances() for d in row if 0 < d < n]
    assert found["components"] == len(graph.connected_components())
    assert found["largest_component"] == len(largest)
    assert found["isolates"] == graph.degree().count(0)
    assert found["articulation_points"] == len(graph.articulation_points())
    assert found["bridges"] == len(graph.bridges())
    assert found["diameter"] == giant.diameter()
    for key, expected in {
        "density": graph.density(),
        "transitivity": graph.transitivity_undirected(),
        "average_clustering": graph.transitivity_avglocal_undirected(mode="zero"),
        "mean_distance": giant.average_path_length(),
        "efficiency": sum(inverse) / (n * (n - 1)),
        "degree_assortativity": graph.assortativity_degree(directed=False),
        "sector_assortativity": graph.assortativity_nominal([int(node[1:]) % 3 for node in projection.graph]),
    }.items():
        assert found[key] == pytest.approx(expected, abs=1e-9), key


@pytest.mark.parametrize("seed", SEEDS)
def test_squares_of_two_modes_are_counted_as_networkx_counts_them(seed: int) -> None:
    graph = nx.bipartite.gnmk_random_graph(9, 7, 24, seed=seed)
    expected = nx.bipartite.robins_alexander_clustering(graph)
    named = nx.relabel_nodes(graph, {node: str(node) for node in graph})
    assert robins_alexander_clustering(named) == pytest.approx(expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_two_modes_are_as_networkx_says_where_the_network_is_connected(seed: int) -> None:
    graph = nx.bipartite.gnmk_random_graph(9, 7, 34, seed=seed)
    assert nx.is_connected(graph)
    things = {f"t{t}": [f"a{a}" for a in graph[t]] for t in range(9, 16)}
    projection = project(cluster(things), "affiliation", on=DAY)
    top = [f"a{a}" for a in range(9)]
    expected = {
        "degree": nx.bipartite.degree_centrality(projection.graph, top),
        "betweenness": nx.bipartite.betweenness_centrality(projection.graph, top),
        "closeness": nx.bipartite.closeness_centrality(projection.graph, top),
        "clustering": nx.bipartite.latapy_clustering(projection.graph),
    }
    for name, by_node in expected.items():
        assert values(projection, name) == pytest.approx(by_node), name
