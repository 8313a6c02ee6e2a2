"""The E-I index: published value, attainable range, expectation, and the permutation test."""

from __future__ import annotations

from itertools import combinations, permutations

import networkx as nx
import pytest

from cluster_graph.network.project import project
from cluster_graph.network.records import NetworkRecords
from cluster_graph.network.sectors.external_internal import (
    attainable,
    ei_index,
    expected_index,
    permutation_test,
)
from cluster_graph.network.sectors.external_internal_table import ei_organizations_table, ei_table
from cluster_graph.network.sectors.placed import placed
from tests.network.examples import DAY
from tests.network.sectors.examples import karate, network


def test_the_karate_club_stays_within_its_factions() -> None:
    table = ei_table(karate(), {})
    whole = table.rows[0]
    assert whole[3:5] == (11, 67)
    assert whole[5] == pytest.approx(-0.717949, abs=1e-6)
    assert whole[-1] == 1 / 10_000, "no permutation is as far: the least p that so many draws can give"


def test_a_tie_counts_once_within_its_sector_and_once_for_each_sector_across() -> None:
    table = ei_table(karate(), {})
    assert sum(row[4] for row in table.rows[1:] if isinstance(row[4], int)) == 67
    assert [row[3] for row in table.rows[1:]] == [11, 11]


def test_the_range_is_what_some_assignment_of_as_many_ties_attains() -> None:
    """Sectors of two and three: every way to draw five ties among the ten pairs."""
    sector = [0, 0, 1, 1, 1]
    found = set()
    for ties in combinations(list(combinations(range(5), 2)), 5):
        inside = sum(sector[a] == sector[b] for a, b in ties)
        found.add(ei_index(5 - inside, inside))
    assert attainable(5, pairs_across=6, pairs_inside=4) == (min(found, key=float), max(found, key=float))  # type: ignore[arg-type]


def test_the_expectation_is_the_mean_over_all_ways_to_deal_the_sectors() -> None:
    graph: nx.Graph[int] = nx.gnp_random_graph(7, 0.5, seed=1)
    found = []
    for first in combinations(range(7), 3):
        inside = sum((a in first) == (b in first) for a, b in graph.edges)
        found.append(ei_index(graph.number_of_edges() - inside, inside) or 0.0)
    assert expected_index(pairs_across=12, pairs_inside=9) == pytest.approx(sum(found) / len(found))


def test_p_is_the_share_of_deals_at_least_as_far_from_the_expectation() -> None:
    graph: nx.Graph[int] = nx.gnp_random_graph(10, 0.35, seed=8)
    chance = expected_index(25, 20) or 0.0

    def away(first: tuple[int, ...]) -> float:
        inside = sum((a in first) == (b in first) for a, b in graph.edges)
        return abs((ei_index(graph.number_of_edges() - inside, inside) or 0.0) - chance)

    observed = away((0, 1, 2, 3, 4))
    deals = [away(first) >= observed - 1e-12 for first in combinations(range(10), 5)]
    test = permutation_test(placed(network(graph, list("aaaaabbbbb"))))
    assert test.p == pytest.approx(sum(deals) / len(deals), abs=0.02)
    assert test.draws == 9_999


def test_the_same_seed_gives_the_same_p() -> None:
    found = placed(network(nx.gnp_random_graph(12, 0.3, seed=2), list("aaaabbbbcccc")))
    assert permutation_test(found, 5) == permutation_test(found, 5)
    assert permutation_test(found, 5).p != permutation_test(found, 6).p


@pytest.mark.parametrize(
    ("graph", "sectors", "reason"),
    [
        (nx.path_graph(9), "aaaabbbbb", "only 9 organizations have a known sector"),
        (nx.path_graph(12), "a" * 12, "no permutation of sectors changes the index"),
        (nx.complete_graph(12), "aaaaaabbbbbb", "no permutation of sectors changes the index"),
        (nx.empty_graph(12), "aaaaaabbbbbb", "there are no ties"),
    ],
)
def test_where_a_test_means_nothing_there_is_no_p_but_a_reason(
    graph: nx.Graph[int], sectors: str, reason: str
) -> None:
    table = ei_table(network(graph, list(sectors)), {})
    assert table.rows[0][-1] is None
    assert any(reason in note.en for note in table.notes)


def test_without_ties_the_index_is_not_defined() -> None:
    whole = ei_table(network(nx.empty_graph(3), list("aab")), {}).rows[0]
    assert whole[3:8] == (0, 0, None, None, None)


def test_a_sector_of_one_has_nobody_inside() -> None:
    rows = ei_table(network(nx.star_graph(3), list("abbb")), {}).rows
    assert rows[1][3:9] == (3, 0, 1.0, 1.0, 1.0, 1.0)


def test_ties_with_an_organization_of_unknown_sector_are_neither_inside_nor_across() -> None:
    table = ei_table(network(nx.path_graph(4), ["a", "a", "b", ""]), {})
    assert table.rows[0][2:5] == (3, 1, 1)
    assert "left out with 1 tie " in table.notes[0].en


def test_each_organization_has_an_index_with_its_range() -> None:
    """The middle of a star of four is tied to one of its own and two others, of which there are no more."""
    rows = ei_organizations_table(network(nx.star_graph(3), ["a", "a", "b", ""])).rows
    assert [row[3:] for row in rows[:2]] == [(1, 1, 0.0, 0.0, 0.0, 0.0), (0, 1, -1.0, -1.0, 1.0, 0.0)]
    assert rows[3][2:] == (None,) * 7


def test_an_empty_network_has_a_row_that_says_so() -> None:
    empty = project(NetworkRecords(), on=DAY)
    assert ei_table(empty, {}).rows[0][2:] == (0, 0, 0, None, None, None, None, None)
    assert ei_organizations_table(empty).rows == ()


def test_the_test_says_how_many_things_make_the_ties_and_counts_none_that_ties_nobody() -> None:
    graph = nx.path_graph(11)
    graph.add_nodes_from(range(11, 15))
    table = ei_table(network(graph, list("aaaaaabbbbbbbbb")), {})
    assert any("All ties come from 10 things" in note.en for note in table.notes)


def test_what_an_organization_is_expected_to_have_is_the_mean_over_all_deals_to_the_others() -> None:
    graph, sectors = nx.path_graph(5), list("aabbb")
    table = ei_organizations_table(network(graph, sectors))
    for node, row in enumerate(table.rows):
        others = [other for other in graph if other != node]
        deals = list(permutations([sectors[other] for other in others]))
        indices = []
        for deal in deals:
            dealt = dict(zip(others, deal, strict=True))
            signs = [1 if dealt[other] != sectors[node] else -1 for other in graph[node]]
            indices.append(sum(signs) / len(signs))
        assert row[-1] == pytest.approx(sum(indices) / len(indices))
