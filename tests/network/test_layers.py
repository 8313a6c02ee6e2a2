"""A layer a relation: together they are the network of actors, each alone is a network of its own."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_graph.network.layers import layer
from cluster_graph.network.measuring.table import measure
from cluster_graph.network.project import project
from cluster_graph.network.records import LAYERS, NetworkRecords, Post
from cluster_graph.problems import InputError
from tests.network.examples import DAY, RANDOM_DAYS, actor, cluster, clusters, money, thing, with_money


def mixed() -> NetworkRecords:
    """An agreement of three, a council of two of them, a study of one alone, and money."""
    records = cluster(
        {"contract": ["a", "b", "c"], "council": ["a", "b"], "study": ["d"]},
        things=[thing("council", kind="council"), thing("study", kind="collaboration")],
    )
    return with_money(records, money("grant", "a", "e", 100), money("repayment", "e", "a", 40))


def test_an_edge_is_of_one_relation_which_is_its_key() -> None:
    graph = project(mixed(), "layers", on=DAY).graph
    assert isinstance(graph, nx.MultiGraph)
    assert sorted(graph.edges(keys=True)) == [
        ("a", "b", "agreement"),
        ("a", "b", "council"),
        ("a", "c", "agreement"),
        ("a", "e", "funding"),
        ("b", "c", "agreement"),
    ]
    assert graph.get_edge_data("a", "b", "council") == {
        "strength": 1.0,
        "distance": 1.0,
        "certain": True,
        "things": ("council",),
        "certain_things": ("council",),
        "relation": "council",
    }


def test_a_node_says_in_which_layers_it_is_though_it_is_tied_in_none() -> None:
    nodes = project(mixed(), "layers", on=DAY).graph.nodes
    assert nodes["a"]["relations"] == ("agreement", "council", "funding")
    assert nodes["d"]["relations"] == ("collaboration",)


def test_the_layer_of_money_counts_records_either_way() -> None:
    edge = project(mixed(), "layers", on=DAY, weight="newman").graph.get_edge_data("a", "e", "funding")
    assert (edge["strength"], edge["things"]) == (2.0, ("grant", "repayment"))


def test_one_layer_is_a_network_that_every_measure_works_on() -> None:
    council = layer(project(mixed(), "layers", on=DAY), "council")
    assert sorted(council.graph.edges) == [("a", "b")]
    table = measure(council, ["degree", "betweenness", "strength"])
    assert {row.id: row.values["strength"] for row in table.rows} == {"a": 1.0, "b": 1.0}
    assert council.projection == "layer-council"


def test_an_organization_alone_in_its_thing_is_in_the_layer() -> None:
    study = layer(project(mixed(), "layers", on=DAY), "collaboration")
    assert list(study.graph) == ["d"]
    assert not study.graph.edges


@pytest.mark.parametrize("weight", ["count", "newman", "none"])
@pytest.mark.parametrize("relation", LAYERS)
def test_a_layer_carries_its_exact_strengths(relation: str, weight: str) -> None:
    found = layer(project(mixed(), "layers", on=DAY, weight=weight), relation)
    assert {ends: float(exact) for ends, exact in found.exact_strengths.items()} == {
        (one, other): data["strength"] for one, other, data in found.graph.edges(data=True)
    }


@settings(max_examples=30)
@given(clusters(), st.sampled_from(RANDOM_DAYS), st.sampled_from(["certain", "possible"]), st.booleans())
def test_the_layers_together_are_the_network_of_actors(
    records: NetworkRecords, day: date, ties: str, newman: bool
) -> None:
    weight = "newman" if newman else "count"
    actors = project(records, on=day, ties=ties, weight=weight)
    layers = project(records, "layers", on=day, ties=ties, weight=weight)
    assert set(layers.graph) == set(actors.graph)
    strengths: defaultdict[tuple[str, ...], Fraction] = defaultdict(Fraction)
    things: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for (one, other, relation), exact in layers.exact_strengths.items():
        strengths[one, other] += exact
        things[one, other] |= set(layers.graph.get_edge_data(one, other, relation)["things"])
    assert strengths == actors.exact_strengths
    assert things == {(a, b): set(data["things"]) for a, b, data in actors.graph.edges(data=True)}


@settings(max_examples=30)
@given(clusters(), st.sampled_from(RANDOM_DAYS), st.sampled_from(LAYERS))
def test_a_layer_is_the_network_of_actors_of_its_things_alone(
    records: NetworkRecords, day: date, relation: str
) -> None:
    found = layer(project(records, "layers", on=day, ties="possible"), relation)
    of_relation = tuple(one for one in records.things if one.kind == relation)
    alone = NetworkRecords(records.actors, (), of_relation, records.involvements)
    expected = project(alone, on=day, ties="possible")
    assert list(found.graph) == list(expected.graph)
    assert list(found.graph.edges(data="things")) == list(expected.graph.edges(data="things"))
    assert found.exact_strengths == expected.exact_strengths
    assert found.counts == expected.counts


def test_a_post_left_out_of_two_layers_is_counted_once_and_each_layer_counts_its_own() -> None:
    records = cluster(
        {"contract": ["a", "coordinator"], "council": ["a", "coordinator", "adviser"]},
        posts=[Post("coordinator"), Post("adviser")],
        things=[thing("council", kind="council")],
    )
    layers = project(records, "layers", on=DAY)
    assert "2 posts whose organization is not stated" in layers.summary.en
    assert "1 post whose organization is not stated" in layer(layers, "agreement").summary.en


def test_the_sentences_say_what_ties_in_a_layer() -> None:
    layers = project(mixed(), "layers", on=DAY)
    assert layers.summary.en.startswith("5 organizations and 5 ties in four layers")
    assert "四つの層につながり5本" in layers.summary.ja
    assert "in the same council, in whatever role" in layer(layers, "council").summary.en
    assert "同じ会議に入っている" in layer(layers, "council").summary.ja
    assert layer(layers, "funding").summary.en == (
        "2 organizations and 1 tie on 2018-08-28 (from 2 records of money); in the layer of funding a tie means that "
        "money goes from the one to the other, either way, and its strength counts the records of it; departments, "
        "divisions and sections count as the body they are part of, a post as its organization."
    )


def test_layers_are_taken_from_layers_alone_and_only_those_there_are() -> None:
    with pytest.raises(InputError, match="one of: agreement"):
        layer(project(mixed(), on=DAY), "council")
    with pytest.raises(InputError, match="no friendship"):
        layer(project(mixed(), "layers", on=DAY), "friendship")


def test_an_empty_cluster_has_four_empty_layers() -> None:
    layers = project(NetworkRecords(), "layers", on=DAY)
    for relation in LAYERS:
        assert len(layer(layers, relation).graph) == 0


def test_councils_are_no_actors_in_any_layer() -> None:
    records = with_money(
        cluster({"study": ["a", "council"]}, actors=[actor("council", "council")]),
        money("fee", "a", "council", 5),
    )
    found = project(records, "layers", on=DAY)
    assert list(found.graph) == ["a"]
    assert "1 record of councils or posts without an organization (5 yen) is left out" in found.summary.en
