"""Ties between sectors: counts, expectations, and the sentence on assortativity."""

from __future__ import annotations

import networkx as nx
import pytest

from cluster_graph.network.project import project
from cluster_graph.network.records import NetworkRecords
from cluster_graph.network.sectors.mixing import mixing, mixing_table
from cluster_graph.problems import Words
from tests.network.examples import DAY
from tests.network.sectors.examples import NAMES, karate, network, records


def test_ties_within_and_between_the_factions_of_the_karate_club() -> None:
    found = mixing(karate(), {})
    assert found.sectors == ("Mr. Hi", "Officer")
    assert found.ties[0][1] == found.ties[1][0] == 11
    assert found.ties[0][0] + found.ties[1][1] == 67


def test_counts_are_those_of_networkx_which_counts_the_inside_from_both_ends() -> None:
    graph: nx.Graph[int] = nx.gnp_random_graph(30, 0.2, seed=4)
    sectors = ["abc"[node % 3] for node in graph]
    nx.set_node_attributes(graph, dict(enumerate(sectors)), "sector")
    theirs = nx.attribute_mixing_matrix(graph, "sector", mapping={"a": 0, "b": 1, "c": 2}, normalized=False)
    ours = mixing(network(graph, sectors), {}).ties
    assert all(theirs[a][b] == ours[a][b] * (2 if a == b else 1) for a in range(3) for b in range(3))


def test_what_is_expected_adds_up_to_the_ties() -> None:
    found = mixing(karate(), {})
    (first, across), (_, second) = found.expected
    assert first is not None
    assert across is not None
    assert second is not None
    assert first + across + second == pytest.approx(78)
    assert across == pytest.approx(78 * 17 * 17 / (34 * 33 / 2))


def test_a_row_for_each_pair_of_sectors_once_with_names() -> None:
    table = mixing_table(network(nx.path_graph(4), ["company", "university", "university", "company"]), NAMES)
    pairs = list(zip(table.column("sector_a"), table.column("sector_b"), strict=True))
    assert pairs == [("company", "company"), ("company", "university"), ("university", "university")]
    assert table.column("sector_b_label") == (NAMES["company"], NAMES["university"], NAMES["university"])
    assert table.column("ties") == (0, 2, 1)
    assert table.column("pairs") == (1, 4, 1)
    assert table.column("ratio") == (0.0, 1.0, 2.0)


def test_a_sector_of_one_cannot_be_tied_to_itself() -> None:
    table = mixing_table(network(nx.path_graph(2), ["a", "b"]), {})
    assert table.column("density") == (None, 1.0, None)
    assert table.column("expected") == (None, 1.0, None)
    assert table.column("ratio") == (None, 1.0, None)


def test_strengths_add_up_beside_the_ties() -> None:
    shared = records({"x": ["a", "b"], "y": ["a", "b"], "z": ["a", "c"]}, dict.fromkeys("abc", "company"))
    table = mixing_table(project(shared, on=DAY), {})
    assert (table.column("ties"), table.column("strength")) == ((2,), (3.0,))


def test_organizations_of_unknown_sector_are_no_sector() -> None:
    found = mixing(network(nx.path_graph(3), ["a", "a", ""]), {})
    assert (found.sectors, found.ties, found.expected) == (("a",), ((1,),), ((1.0,),))


def test_the_sentence_tells_assortativity_or_that_it_is_not_defined() -> None:
    assert "Assortativity by sector is 0.718" in mixing_table(karate(), {}).sentence.en
    one = mixing_table(network(nx.path_graph(3), list("aaa")), {}).sentence
    assert "is not defined" in one.en
    assert "定まらない" in one.ja


def test_an_empty_network_mixes_nothing() -> None:
    empty = project(NetworkRecords(), on=DAY)
    assert mixing(empty, {}).ties == ()
    assert mixing_table(empty, {}).rows == ()


def test_drawing_has_names_in_both_languages() -> None:
    found = mixing(network(nx.path_graph(2), ["company", "finance"]), NAMES)
    assert found.names == (NAMES["company"], Words("finance", "finance"))
