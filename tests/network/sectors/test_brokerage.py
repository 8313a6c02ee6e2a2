"""Roles between sectors: what was published, what counting by hand gives, and what chance gives."""

from __future__ import annotations

from itertools import permutations

import networkx as nx
import numpy as np
import pytest

from cluster_graph.network.sectors import open_pairs
from cluster_graph.network.sectors.brokerage import ROLES, brokerage
from cluster_graph.network.sectors.placed import placed
from tests.network.sectors.examples import karate, network


def _by_hand(graph: nx.Graph[int], sectors: list[str], broker: int) -> list[int]:
    """The roles of a node by their definition, over ordered pairs of neighbours of known sector without a tie."""
    roles = dict.fromkeys(ROLES, 0)
    for a, b in permutations(graph[broker], 2):
        if graph.has_edge(a, b) or not sectors[a] or not sectors[b]:
            continue
        first, own, last = sectors[a], sectors[broker], sectors[b]
        if first == own == last:
            roles["coordinator"] += 1
        elif first == last:
            roles["consultant"] += 1
        elif last == own:
            roles["gatekeeper"] += 1
        elif first == own:
            roles["representative"] += 1
        else:
            roles["liaison"] += 1
    return list(roles.values())


@pytest.mark.parametrize(
    ("member", "roles", "total"),
    [
        (0, [174, 0, 15, 15, 0], 204),
        (33, [156, 6, 40, 40, 0], 242),
        (2, [10, 12, 23, 23, 0], 68),
        (8, [0, 0, 5, 5, 0], 10),
        (31, [14, 0, 5, 5, 0], 24),
    ],
)
def test_roles_in_the_karate_club(member: int, roles: list[int], total: int) -> None:
    found = brokerage(placed(karate()))
    assert [int(found.counts[role][member]) for role in ROLES] == roles
    assert int(found.total[member]) == total


def test_what_chance_gives_the_founder_of_the_karate_club() -> None:
    found = brokerage(placed(karate()))
    expected = [float(found.expected[role][0]) for role in ROLES]
    assert expected == pytest.approx([46.363636, 52.545455, 52.545455, 52.545455, 0], abs=1e-6)


@pytest.mark.parametrize("seed", range(12))
def test_roles_are_those_counted_by_hand_also_where_sectors_are_not_known(seed: int) -> None:
    random = np.random.default_rng(seed)
    graph: nx.Graph[int] = nx.gnp_random_graph(int(random.integers(3, 25)), 0.1 + 0.07 * seed, seed=seed)
    sectors = [["", "a", "b", "c", "d"][code] for code in random.integers(5, size=len(graph))]
    found = brokerage(placed(network(graph, sectors)))
    for broker in graph:
        if sectors[broker]:
            assert [int(found.counts[role][broker]) for role in ROLES] == _by_hand(graph, sectors, broker)


@pytest.mark.parametrize("sectors", ["aabbbcc", "aaabbbb", "abcdefg", "aaaaaab", "aaaaabc"])
def test_expectation_and_deviation_are_those_of_all_permutations(sectors: str) -> None:
    graph: nx.Graph[int] = nx.gnp_random_graph(7, 0.6, seed=3)
    found = brokerage(placed(network(graph, list(sectors))))
    for broker in (0, 3, 6):
        others = [node for node in graph if node != broker]
        drawn = []
        for dealt in set(permutations([sectors[node] for node in others])):
            labels = dict(zip(others, dealt, strict=True)) | {broker: sectors[broker]}
            drawn.append(_by_hand(graph, [labels[node] for node in range(7)], broker))
        values = np.array(drawn)
        assert [float(found.expected[role][broker]) for role in ROLES] == pytest.approx(values.mean(axis=0))
        deviation = [float(found.deviation[role][broker]) for role in ROLES]
        assert deviation == pytest.approx(values.std(axis=0), abs=1e-9)


def test_counts_and_expectations_of_the_roles_add_up_to_all_open_pairs() -> None:
    graph: nx.Graph[int] = nx.gnp_random_graph(40, 0.2, seed=5)
    found = brokerage(placed(network(graph, ["abcd"[node % 4] for node in graph])))
    assert np.array_equal(sum(found.counts.values()), found.total)
    assert np.allclose(sum(found.expected.values()), found.total)


def test_pairs_that_no_role_counts_are_counted_apart() -> None:
    """Of the six ordered pairs of three neighbours, two are of known sectors."""
    star: nx.Graph[int] = nx.star_graph(3)
    found = brokerage(placed(network(star, ["a", "a", "b", ""])))
    assert (int(found.total[0]), int(found.not_placed[0])) == (2, 4)


def test_where_no_deal_of_sectors_changes_a_number_its_deviation_is_zero() -> None:
    """The hub of a star is tied to everybody: whoever gets which sector, the pairs stay the same."""
    star: nx.Graph[int] = nx.star_graph(400)
    found = brokerage(placed(network(star, ["abc"[node % 3] for node in star])))
    assert all(found.deviation[role][0] == 0 for role in ROLES)
    assert float(found.expected["liaison"][0]) == pytest.approx(int(found.counts["liaison"][0]))


def test_triangles_looked_for_in_parts_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = brokerage(placed(karate()))
    monkeypatch.setattr(open_pairs, "_AT_ONCE", 7)
    told: list[tuple[int, int]] = []
    parts = brokerage(placed(karate()), lambda done, steps: told.append((done, steps)))
    assert all(np.array_equal(whole.counts[role], parts.counts[role]) for role in ROLES)
    assert all(np.array_equal(whole.deviation[role], parts.deviation[role]) for role in ROLES)
    assert len(told) > 10
    assert told[-1] == (78, 78)
