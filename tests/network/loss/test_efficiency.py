"""How much farther from each other those who stay are after a loss."""

from __future__ import annotations

from itertools import permutations
from math import fsum

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_graph.network.loss.efficiency import Loss, efficiency_losses
from tests.network.loss.test_pieces import florentine, random_graph


def nearness(graph: nx.Graph[str], nodes: list[str]) -> float:
    """The sum of 1/d over the ordered pairs of some nodes, by looking for each path."""
    lengths = dict(nx.all_pairs_shortest_path_length(graph))
    return fsum(1 / lengths[a][b] for a, b in permutations(nodes, 2) if b in lengths[a])


def by_removal(graph: nx.Graph[str], loss: Loss) -> float | None:
    rest = graph.copy()
    rest.remove_edges_from(loss.ties)
    if loss.node is not None:
        rest.remove_node(loss.node)
    before = nearness(graph, list(rest))
    return 1 - nearness(rest, list(rest)) / before if before else None


@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_same_as_measuring_again_after_each_loss(seed: int, random: object) -> None:
    graph = random_graph(seed)
    ties = list(graph.edges)
    losses = {node: Loss(node) for node in graph}
    losses |= {f"tie {number}": Loss(ties=(tie,)) for number, tie in enumerate(ties)}
    some = tuple(tie for tie in ties if random.random() < 0.4)  # type: ignore[attr-defined]
    losses |= {"some": Loss(ties=some), "all": Loss(ties=tuple(ties)), "none": Loss()}
    for key, found in efficiency_losses(graph, losses).items():
        expected = by_removal(graph, losses[key])
        assert found is expected is None or found == pytest.approx(expected, abs=1e-12)


def test_for_the_whole_network_it_is_the_efficiency_of_networkx() -> None:
    graph = florentine()
    tie = ("Medici", "Salviati")
    rest = graph.copy()
    rest.remove_edge(*tie)
    expected = 1 - nx.global_efficiency(rest) / nx.global_efficiency(graph)
    assert efficiency_losses(graph, {"": Loss(ties=(tie,))})[""] == pytest.approx(expected)


def test_nobody_is_farther_from_anybody_without_a_pendant() -> None:
    graph = florentine()
    found = efficiency_losses(graph, {node: Loss(node) for node in graph})
    assert found["Pazzi"] == 0
    assert max(found, key=lambda node: found[node] or 0) == "Medici"


def test_without_paths_among_those_who_stay_it_is_not_defined() -> None:
    pair = nx.Graph([("a", "b")])
    found = efficiency_losses(pair, {"node": Loss("a"), "tie": Loss(ties=(("a", "b"),))})
    assert found == {"node": None, "tie": 1.0}
    assert efficiency_losses(nx.Graph(), {"": Loss()}) == {"": None}


def test_progress_is_told_for_every_node() -> None:
    told: list[tuple[int, int]] = []
    efficiency_losses(nx.path_graph(["a", "b", "c"]), {}, lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]
