"""Every engine gives NetworkX's numbers to 1e-9: on random networks, on those of literature, and on a real one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import networkx as nx
import pytest

from cluster_graph.cluster import Cluster
from cluster_graph.network.engines.engine import Engine
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.engines.with_rustworkx import RustworkxEngine
from cluster_graph.network.load import load_network
from cluster_graph.network.measuring.lengths import with_lengths
from cluster_graph.network.project import project
from tests.network.engines.networks import awkward, named, of_things, random_networks
from tests.network.examples import DAY

RUSTWORKX = RustworkxEngine()
Asked = Callable[[Engine, "nx.Graph[str]"], "dict[str, float] | None"]

MEASURES: dict[str, Asked] = {
    "betweenness": lambda engine, graph: engine.betweenness(graph, None),
    "betweenness by length": lambda engine, graph: engine.betweenness(graph, "length"),
    "closeness": lambda engine, graph: engine.closeness(graph, None),
    "closeness by length": lambda engine, graph: engine.closeness(graph, "length"),
    "harmonic": lambda engine, graph: engine.harmonic(graph, None),
    "harmonic by length": lambda engine, graph: engine.harmonic(graph, "length"),
    "pagerank": lambda engine, graph: engine.pagerank(graph, 0.85) if len(graph) else {},
    "core_number": lambda engine, graph: engine.core_number(graph),
    "constraint": lambda engine, graph: engine.constraint(graph),
    "effective_size": lambda engine, graph: engine.effective_size(graph),
    "hierarchy": lambda engine, graph: engine.hierarchy(graph),
}


def assert_same(name: str, engine: Engine, graph: nx.Graph[str]) -> None:
    found, wanted = MEASURES[name](engine, graph), MEASURES[name](NETWORKX, graph)
    assert found is not None
    assert wanted is not None
    assert list(found) == list(wanted)
    assert found == pytest.approx(wanted, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("name", MEASURES)
@pytest.mark.parametrize("network", awkward())
def test_on_awkward_networks(network: str, name: str) -> None:
    assert_same(name, RUSTWORKX, awkward()[network])


@pytest.mark.parametrize("name", MEASURES)
def test_on_random_networks(name: str) -> None:
    for graph in random_networks():
        assert_same(name, RUSTWORKX, graph)


@pytest.mark.parametrize("weight", ["count", "newman", "none"])
def test_on_a_real_cluster(yamagata: Cluster, weight: str) -> None:
    graph, _ = with_lengths(project(load_network(yamagata.engine), on=DAY, weight=weight))
    for name in MEASURES:
        assert_same(name, RUSTWORKX, graph)


@pytest.mark.parametrize("nodes", [20, 300])
def test_the_leading_vector_is_what_networkx_converges_to(nodes: int) -> None:
    graph = of_things(nodes, nodes, seed=1)
    largest = sorted(nx.connected_components(graph), key=len)[-1]
    graph = graph.subgraph(sorted(largest)).copy()
    assert (len(graph) > 200) == (nodes == 300)
    wanted = nx.eigenvector_centrality(graph, max_iter=20_000, tol=1e-14, weight="strength")
    for engine in (NETWORKX, RUSTWORKX):
        found = engine.eigenvector(graph)
        assert found == pytest.approx(wanted, abs=1e-9)
        assert sum(value**2 for value in (found or {}).values()) == pytest.approx(1)


@pytest.mark.parametrize("size", [10, 150])
def test_two_equal_groups_far_apart_have_no_leading_vector(size: int) -> None:
    # Their two eigenvalues differ by less than a double can tell: all of it in one group would pass as well as half.
    graph = named(nx.barbell_graph(size, 20))
    for engine in (NETWORKX, RUSTWORKX):
        assert engine.eigenvector(graph) is None
        assert engine.eigenvector(named(nx.barbell_graph(size, 1))) is not None


def test_a_leaf_has_no_betweenness_at_all() -> None:
    found = RUSTWORKX.betweenness(nx.relabel_nodes(nx.balanced_tree(3, 3), str), None)
    assert [value for node, value in found.items() if int(node) >= 13] == [0.0] * 27


def test_nothing_is_estimated_where_it_can_be_computed() -> None:
    graph = of_things(60, 50, seed=2)
    for name in ("betweenness", "closeness", "harmonic"):
        MEASURES[name](RUSTWORKX, graph)
    assert dict(RUSTWORKX.estimates) == {}
    assert dict(NETWORKX.estimates) == {}


def test_progress_is_told_up_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    engine = RustworkxEngine(lambda done, whole: told.append((done, whole)))
    for name in ("betweenness", "closeness", "harmonic"):
        told.clear()
        MEASURES[name](engine, of_things(60, 50, seed=2))
        assert told[-1][0] == told[-1][1] > 0


def test_lengths_need_not_be_whole_where_no_two_paths_are_equal() -> None:
    graph = of_things(60, 50, seed=6)
    for number, tie in enumerate(graph.edges):
        graph.edges[tie]["distance"] = 0.1 + 0.9 * ((number * 0.6180339887) % 1)
    for measure in ("betweenness", "closeness", "harmonic"):
        found = getattr(RUSTWORKX, measure)(graph, "distance")
        assert found == pytest.approx(getattr(NETWORKX, measure)(graph, "distance"), rel=1e-9, abs=1e-12)


SCRIPT = """
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.engines.with_rustworkx import RustworkxEngine
from tests.network.engines.networks import of_things
graph = of_things(90, 80, seed=2)
for engine in (NETWORKX, RustworkxEngine(), RustworkxEngine(largest_work=30_000)):
    for length in (None, "length"):
        print(engine.betweenness(graph, length), engine.closeness(graph, length), engine.harmonic(graph, length))
    print(engine.constraint(graph), engine.effective_size(graph), engine.hierarchy(graph), engine.pagerank(graph, 0.85))
    print([sorted(group) for group in engine.communities(graph, 4)], engine.core_number(graph))
"""


def test_the_hash_seed_changes_no_digit() -> None:
    outputs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 10_000
