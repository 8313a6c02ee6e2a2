"""Networks of money, whose ties have a direction, and networks of layers."""

from __future__ import annotations

import networkx as nx
import pytest

from cluster_graph.network.layers import layer
from cluster_graph.network.measuring.catalogue import MEASURES, default_measures, measures_of
from cluster_graph.network.measuring.directed import betweenness, pagerank
from cluster_graph.network.measuring.table import measure
from cluster_graph.network.measuring.whole import whole_network
from cluster_graph.network.project import project
from cluster_graph.problems import InputError
from tests.network.examples import DAY
from tests.network.measuring.networks import money, number, values

FLOWS = {("state", "pref"): 900, ("pref", "univ"): 300, ("state", "univ"): 600, ("univ", "firm"): 60}
MONEY = money(FLOWS)
SHARED = {"council": ["univ", "pref", "firm"], "deal": ["univ", "firm"]}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("in_neighbours", {"state": 0, "pref": 1, "univ": 2, "firm": 1}),
        ("out_neighbours", {"state": 2, "pref": 1, "univ": 1, "firm": 0}),
        ("in_degree", {"state": 0, "pref": 1 / 3, "univ": 2 / 3, "firm": 1 / 3}),
        ("out_degree", {"state": 2 / 3, "pref": 1 / 3, "univ": 1 / 3, "firm": 0}),
        ("in_strength", {"state": 0, "pref": 900, "univ": 900, "firm": 60}),
        ("out_strength", {"state": 1500, "pref": 300, "univ": 60, "firm": 0}),
        # Of six pairs that a node might lie between, the university lies between state and firm, and prefecture and firm.
        ("betweenness", {"state": 0, "pref": 0, "univ": 2 / 6, "firm": 0}),
    ],
)
def test_money_is_measured_along_its_direction(name: str, expected: dict[str, float]) -> None:
    assert values(project(MONEY, "funding", on=DAY), name) == pytest.approx(expected)


def test_a_coin_is_passed_on_as_each_gives() -> None:
    """From the state three fifths go to the prefecture; without jumps all would end at the firm."""
    found = values(project(MONEY, "funding", on=DAY), "pagerank")
    state, pref, univ, firm = (number(found[node]) for node in ("state", "pref", "univ", "firm"))
    jump = 0.15 / 4 + 0.85 * firm / 4  # the firm passes nothing on: from there the coin goes anywhere
    assert state == pytest.approx(jump)
    assert pref == pytest.approx(jump + 0.85 * state * 900 / 1500)
    assert univ == pytest.approx(jump + 0.85 * (state * 600 / 1500 + pref))
    assert firm == pytest.approx(jump + 0.85 * univ)


@pytest.mark.parametrize("seed", [1, 2])
def test_directed_measures_are_those_of_networkx(seed: int) -> None:
    bare = nx.gnp_random_graph(12, 0.2, seed=seed, directed=True)
    graph = nx.relabel_nodes(bare, {node: f"n{node:02}" for node in bare})
    for number_of, (_, _, data) in enumerate(graph.edges(data=True), start=1):
        data["strength"] = float(number_of)
    assert betweenness(graph) == pytest.approx(nx.betweenness_centrality(graph))
    assert pagerank(graph) == pytest.approx(nx.pagerank(graph, weight="strength", tol=1e-12), abs=1e-9)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("constraint", {"a": 1.003, "b": 1.003, "c": 1.389}),
        ("effective_size", {"a": 1.167, "b": 1.167, "c": 1.0}),
    ],
)
def test_structural_holes_count_both_directions_together(name: str, expected: dict[str, float]) -> None:
    """A published example: a and b are tied both ways, so a counts b twice as much as c."""
    equal = {("a", "b"): 5, ("a", "c"): 5, ("b", "a"): 5, ("c", "b"): 5}
    assert values(project(money(equal), "funding", on=DAY), name) == pytest.approx(expected, abs=5e-4)


def test_what_goes_by_the_amount_is_said() -> None:
    sentence = measure(project(MONEY, "funding", on=DAY), ["in_strength", "betweenness"]).sentence
    assert "Received: by the amount; Betweenness: by ties, whatever the amount." in sentence.en
    assert "受取額の和は金額による；媒介中心性は金額を問わない。" in sentence.ja


@pytest.mark.parametrize("name", ["degree", "closeness", "eigenvector", "clustering"])
def test_a_measure_without_a_directed_form_is_refused_with_those_that_have_one(name: str) -> None:
    with pytest.raises(InputError, match="there are: in_neighbours, out_neighbours, in_degree"):
        measure(project(MONEY, "funding", on=DAY), [name])


def test_money_as_a_whole() -> None:
    table = whole_network(project(MONEY, "funding", on=DAY))
    found = dict(zip(table.column("key"), table.column("value"), strict=True))
    assert (found["actors"], found["ties"], found["money"]) == (4, 4, 1860.0)
    assert (found["density"], found["reciprocity"]) == (4 / 12, 0.0)
    bare = whole_network(project(MONEY, "funding", on=DAY, weight="none"))
    assert "money" not in bare.column("key")


def test_partners_are_counted_by_layer_and_once_over_all() -> None:
    layers = project(money(FLOWS, SHARED), "layers", on=DAY)
    table = measure(layers)
    univ = next(row for row in table.rows if row.id == "univ")
    assert univ.values == {
        "neighbours": 3,
        "relations": 2,
        "agreement_neighbours": 2,
        "council_neighbours": 0,
        "collaboration_neighbours": 0,
        "funding_neighbours": 3,
    }
    figures = whole_network(layers)
    found = dict(zip(figures.column("key"), figures.column("value"), strict=True))
    assert (found["ties"], found["pairs"], found["agreement_ties"], found["funding_ties"]) == (7, 5, 3, 4)


def test_one_layer_is_measured_as_any_network_of_one_mode() -> None:
    agreements = layer(project(money(FLOWS, SHARED), "layers", on=DAY), "agreement")
    assert values(agreements, "strength") == {"univ": 3, "firm": 3, "pref": 2}
    assert measure(agreements).measures == default_measures("actors")
    assert whole_network(agreements).column("key") == whole_network(
        project(money(FLOWS, SHARED), on=DAY)
    ).column("key")


def test_the_usual_measures_of_a_projection_mean_something_on_it() -> None:
    for projection in ("actors", "affiliation", "funding", "layers"):
        assert set(default_measures(projection)) <= set(measures_of(projection))
    named = {
        name
        for projection in ("actors", "affiliation", "funding", "layers")
        for name in measures_of(projection)
    }
    assert named == set(MEASURES)


@pytest.mark.parametrize("projection", ["funding", "layers"])
@pytest.mark.parametrize("flows", [{}, {("a", "b"): 5}, {("a", "b"): 5, ("b", "a"): 7}])
def test_small_networks_of_money_never_fail(projection: str, flows: dict[tuple[str, str], int]) -> None:
    found = project(money(flows), projection, on=DAY)
    for row in measure(found, measures_of(projection)).rows:
        assert all(value is None or value >= 0 for value in row.values.values())
    assert whole_network(found).rows
