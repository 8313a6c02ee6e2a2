"""How fast the network falls apart when organizations leave."""

from __future__ import annotations

import networkx as nx
import numpy as np

from cluster_graph.network.loss.robustness import most_steps, robustness_table, targeted_removal
from tests.network.examples import from_graph
from tests.network.loss.test_pieces import florentine


def karate() -> nx.Graph[str]:
    club = nx.karate_club_graph()
    graph: nx.Graph[str] = nx.relabel_nodes(club, {node: f"{node:02}" for node in club})
    return graph


def test_florence_falls_apart_without_four_families() -> None:
    found = targeted_removal(florentine())
    assert found.removed[:4] == ("Medici", "Guadagni", "Strozzi", "Castellani")
    assert found.largest[:5] == (15, 11, 7, 4, 2)


def test_the_karate_club_falls_apart_without_four_members() -> None:
    found = targeted_removal(karate())
    assert found.removed[:4] == ("00", "33", "32", "02")
    assert found.largest[:5] == (34, 27, 26, 20, 10)


def test_who_leaves_by_chance_leaves_more_together() -> None:
    found = targeted_removal(florentine())
    assert found.by_chance.shape == (1_000, len(found.largest))
    assert np.all(found.by_chance[:, 0] == 15)
    assert np.all(found.by_chance.mean(axis=0)[1:5] > found.largest[1:5])


def test_the_band_by_chance_is_that_of_taking_nodes_away() -> None:
    """Without one family Florence keeps 14 together, 13 without one of three, 11 without the Medici: 13.6 on average."""
    graph = florentine()
    sizes = [
        max(len(part) for part in nx.connected_components(nx.restricted_view(graph, [node], [])))
        for node in graph
    ]
    found = targeted_removal(graph, draws=3_000)
    assert sum(sizes) / 15 == 13.6
    assert set(found.by_chance[:, 1].tolist()) == set(sizes)
    assert abs(found.by_chance[:, 1].mean() - 13.6) < 0.05


def test_the_same_seed_gives_the_same_band() -> None:
    one, again, other = (targeted_removal(florentine(), draws=50, seed=seed).by_chance for seed in (1, 1, 2))
    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)


def test_where_all_are_tied_it_makes_no_difference_who_leaves() -> None:
    table = robustness_table(from_graph(nx.complete_graph(4)))
    assert table.column("largest_component") == (4, 3, 2, 1)
    assert table.column("by_chance_low") == table.column("by_chance_high") == (4, 3, 2, 1)


def test_a_network_without_ties_says_so() -> None:
    table = robustness_table(from_graph(nx.Graph()))
    assert table.rows == ((0, "", table.rows[0][2], 0, 0.0, 0, 0),)
    assert "There is no tie" in table.notes[-1].en


def test_in_a_long_sequence_only_the_beginning_is_shown() -> None:
    table = robustness_table(from_graph(nx.path_graph(200)), draws=2)
    assert len(table.rows) == 51
    assert "the first 50" in table.notes[-1].en


def test_in_one_council_of_two_hundred_few_steps_are_taken_since_each_takes_long() -> None:
    assert most_steps(nx.complete_graph([f"{member:03}" for member in range(200)])) == 10
    assert most_steps(nx.path_graph([f"{member:03}" for member in range(200)])) == 50
    assert most_steps(nx.path_graph([f"{member:05}" for member in range(25_000)])) == 1
