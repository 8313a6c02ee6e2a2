"""One run of Louvain: the same for the same seed, and a good partition, whoever computes it."""

from __future__ import annotations

import builtins
from typing import Any

import networkx as nx
import pytest

from cluster_graph.network.engines import louvain
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.engines.with_rustworkx import RustworkxEngine
from tests.network.engines.networks import named, of_things

RUSTWORKX = RustworkxEngine()


def test_small_networks_have_the_same_communities_in_every_engine() -> None:
    graph = named(nx.karate_club_graph())
    assert NETWORKX.communities(graph, 3) == RUSTWORKX.communities(graph, 3)


def test_communities_come_largest_first_and_then_by_first_node() -> None:
    graph = named(nx.disjoint_union_all([nx.complete_graph(3), nx.complete_graph(5), nx.complete_graph(3)]))
    found = RUSTWORKX.communities(graph, 0)
    assert found == [{"3", "4", "5", "6", "7"}, {"0", "1", "2"}, {"8", "9", "10"}]


def test_strong_ties_hold_together() -> None:
    graph: nx.Graph[str] = nx.Graph()
    for one, other, strength in (("a", "b", 1.0), ("b", "c", 50.0), ("c", "d", 1.0), ("d", "a", 50.0)):
        graph.add_edge(one, other, strength=strength)
    for engine in (NETWORKX, RUSTWORKX):
        assert sorted(map(sorted, engine.communities(graph, 0))) == [["a", "d"], ["b", "c"]]


@pytest.mark.parametrize("nodes", [0, 1, 2])
def test_nearly_empty_networks(nodes: int) -> None:
    assert RUSTWORKX.communities(named(nx.empty_graph(nodes)), 0) == [{str(node)} for node in range(nodes)]


def test_large_networks_are_left_to_networkit(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("networkit")
    graph = of_things(300, 280, seed=4)
    by_networkx = NETWORKX.communities(graph, 0)
    monkeypatch.setattr(louvain, "LARGEST_FOR_NETWORKX", 100)
    found = RUSTWORKX.communities(graph, 0)
    assert found == RUSTWORKX.communities(graph, 0)
    assert sorted(node for group in found for node in group) == sorted(graph)
    quality = [nx.community.modularity(graph, groups, weight="strength") for groups in (found, by_networkx)]
    assert quality[0] == pytest.approx(quality[1], abs=0.02)


def test_without_networkit_large_networks_take_networkx(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_networkit(name: str, *arguments: Any, **named_arguments: Any) -> Any:
        if name == "networkit":
            raise ImportError(name)
        return real(name, *arguments, **named_arguments)

    graph = of_things(120, 100, seed=4)
    monkeypatch.setattr(louvain, "LARGEST_FOR_NETWORKX", 100)
    monkeypatch.setattr(builtins, "__import__", without_networkit)
    assert RUSTWORKX.communities(graph, 0) == NETWORKX.communities(graph, 0)
