"""Measures against published numbers, and what they say where they are not defined."""

from __future__ import annotations

import doctest
from types import ModuleType

import networkx as nx
import pytest

from cluster_graph.network import together
from cluster_graph.network.measuring import centrality as measures
from cluster_graph.network.measuring import two_mode
from cluster_graph.network.measuring.lengths import with_lengths
from cluster_graph.network.measuring.table import MEASURES, measure
from cluster_graph.network.project import Projection, project
from tests.network.examples import DAY, cluster, from_graph, southern_women


def values(projection: Projection, name: str) -> dict[str, float | None]:
    return {row.id: row.values[name] for row in measure(projection, [name]).rows}


def number(value: float | None) -> float:
    assert value is not None
    return value


@pytest.mark.parametrize("module", [measures, two_mode, together])
def test_the_worked_examples_hold(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("neighbours", {"Medici": 6}),
        ("degree", {"Medici": 0.428571}),
        (
            "betweenness",
            {
                "Medici": 47.5 / 91,
                "Guadagni": 23.166667 / 91,
                "Albizzi": 19.333333 / 91,
                "Salviati": 13 / 91,
                "Ridolfi": 10.333333 / 91,
                "Peruzzi": 2 / 91,
                "Pazzi": 0,
            },
        ),
        ("closeness", {"Medici": 0.56, "Ridolfi": 0.5, "Albizzi": 0.482759, "Guadagni": 0.466667}),
        ("eigenvector", {"Medici": 0.430308, "Strozzi": 0.355980, "Ridolfi": 0.341553}),
    ],
)
def test_florentine_families(name: str, expected: dict[str, float]) -> None:
    found = values(from_graph(nx.florentine_families_graph()), name)
    for family, value in expected.items():
        assert found[family] == pytest.approx(value, abs=1e-6)


def test_an_isolate_counts_among_those_who_could_be_tied() -> None:
    """The Pucci married into no other family: sixteen families, not fifteen."""
    marriages = nx.florentine_families_graph()
    pairs = {f"tie-{i}": list(edge) for i, edge in enumerate(marriages.edges)} | {"alone": ["Pucci"]}
    with_pucci = project(cluster(pairs), on=DAY)
    assert values(with_pucci, "betweenness")["Medici"] == pytest.approx(0.452381, abs=1e-6)
    assert values(with_pucci, "closeness")["Medici"] == pytest.approx(0.522667, abs=1e-6)
    assert values(with_pucci, "degree")["Medici"] == pytest.approx(0.4)
    assert values(with_pucci, "eigenvector")["Medici"] == pytest.approx(0.430308, abs=1e-6)
    assert values(with_pucci, "eigenvector")["Pucci"] == 0
    assert values(with_pucci, "closeness")["Pucci"] == 0


def test_karate_club() -> None:
    club = from_graph(nx.karate_club_graph())
    between, close, rank = (values(club, name) for name in ("betweenness", "closeness", "pagerank"))
    pairs = 33 * 32 / 2
    for member, raw in {
        "0": 231.071429,
        "33": 160.551587,
        "32": 76.690476,
        "2": 75.850794,
        "31": 73.009524,
    }.items():
        assert number(between[member]) * pairs == pytest.approx(raw, abs=1e-5)
    assert close["0"] == pytest.approx(0.568966, abs=1e-6)
    assert rank["33"] == pytest.approx(0.100918, abs=2e-6)  # published from a looser iteration
    assert sum(map(number, rank.values())) == pytest.approx(1)


def test_the_kite_has_three_winners() -> None:
    kite = from_graph(nx.krackhardt_kite_graph())
    table = measure(kite, ["degree", "closeness", "betweenness"])
    first = {name: (sorted(row.id for row in table.rows if row.ranks[name] == 1)) for name in table.measures}
    assert first == {"degree": ["3"], "closeness": ["5", "6"], "betweenness": ["7"]}
    by_id = {row.id: row.values for row in table.rows}
    assert by_id["3"]["degree"] == pytest.approx(0.666667, abs=1e-6)
    assert by_id["5"]["closeness"] == pytest.approx(0.642857, abs=1e-6)
    assert by_id["7"]["betweenness"] == pytest.approx(0.388889, abs=1e-6)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("degree", {"E8": 0.78, "E9": 0.67, "E7": 0.56, "Nora Fayette": 0.57, "Theresa Anderson": 0.57}),
        (
            "betweenness",
            {
                "E8": 0.243819,
                "E9": 0.225514,
                "E7": 0.129502,
                "Nora Fayette": 0.113461,
                "Evelyn Jefferson": 0.096585,
            },
        ),
        (
            "closeness",
            {"E8": 0.85, "E9": 0.79, "Evelyn Jefferson": 0.80, "Charlotte McDowd": 0.60, "E5": 0.59},
        ),
    ],
)
def test_southern_women_as_two_modes(name: str, expected: dict[str, float]) -> None:
    found = values(project(southern_women(), "affiliation", on=DAY), name)
    for node, value in expected.items():
        assert found[node] == pytest.approx(value, abs=0.005 if value == round(value, 2) else 1e-6)


def weighted() -> Projection:
    """a and c share three things with b each, and one with each other."""
    return project(
        cluster(
            {f"ab{i}": ["a", "b"] for i in range(3)}
            | {f"bc{i}": ["b", "c"] for i in range(3)}
            | {"ac": ["a", "c"]}
        ),
        on=DAY,
    )


def test_paths_go_by_distance() -> None:
    """By two strong ties a is 2/3 from c, shorter than the weak tie between them."""
    assert values(weighted(), "betweenness")["b"] == 1.0
    assert values(weighted(), "closeness")["b"] == pytest.approx(2 / (1 / 3 + 1 / 3))
    assert values(weighted(), "closeness")["a"] == pytest.approx(2 / (1 / 3 + 2 / 3))
    assert values(weighted(), "harmonic")["a"] == pytest.approx((3 + 1.5) / 2)


def test_harmonic_is_that_of_networkx_divided_by_n_minus_one() -> None:
    club = from_graph(nx.karate_club_graph())
    expected = nx.harmonic_centrality(club.graph, distance="distance")
    for node, value in values(club, "harmonic").items():
        assert value == pytest.approx(expected[node] / 33)


def test_eigenvector_and_pagerank_go_by_strength() -> None:
    graph = weighted().graph
    expected = nx.eigenvector_centrality_numpy(graph, weight="strength")
    for node, value in values(weighted(), "eigenvector").items():
        assert value == pytest.approx(expected[node], abs=1e-9)
    ranks = nx.pagerank(graph, weight="strength", tol=1e-12)
    for node, value in values(weighted(), "pagerank").items():
        assert value == pytest.approx(ranks[node], abs=1e-9)
    assert values(weighted(), "strength") == {"a": 4.0, "b": 6.0, "c": 4.0}


def test_without_weights_measures_are_those_of_bare_ties() -> None:
    records = cluster({"x": ["a", "b"], "y": ["a", "b"], "z": ["b", "c"], "v": ["c", "d"], "w": ["a", "d"]})
    bare = nx.cycle_graph(4)
    found = values(project(records, on=DAY, weight="none"), "betweenness")
    assert sorted(map(number, found.values())) == sorted(nx.betweenness_centrality(bare).values())


def test_paths_of_equal_length_are_seen_to_be_equal() -> None:
    """From s to t it is 1/2 + 1/12 by m and 1/3 + 1/4 by n: equal, but not as floating point numbers."""
    shared = {("s", "m"): 2, ("m", "t"): 12, ("s", "n"): 3, ("n", "t"): 4}
    things = {f"{a}{b}{i}": [a, b] for (a, b), count in shared.items() for i in range(count)}
    projection = project(cluster(things), on=DAY)
    found = values(projection, "betweenness")
    assert found["m"] == found["n"] == pytest.approx(0.5 / 3)
    in_floats = measures.betweenness(projection.graph)
    assert in_floats["m"] != in_floats["n"]


def test_where_no_unit_divides_all_distances_lengths_are_rounded_alike() -> None:
    """Strengths 2 to 61 have no small common multiple; measures stay those of the distances."""
    ring = [f"n{i:02}" for i in range(61)]
    shared = {(ring[i], ring[(i + 1) % 61]): i + 2 for i in range(60)}
    things = {f"{a}{b}-{i}": [a, b] for (a, b), count in shared.items() for i in range(count)}
    projection = project(cluster(things), on=DAY)
    _, unit = with_lengths(projection)
    assert unit == 2**40
    expected = nx.closeness_centrality(projection.graph, distance="distance")
    for node, value in values(projection, "closeness").items():
        assert value == pytest.approx(expected[node], rel=1e-9)


def test_eigenvector_is_not_defined_where_ties_fall_apart() -> None:
    apart = project(cluster({"x": ["a", "b"], "y": ["c", "d"]}), on=DAY)
    table = measure(apart, ["eigenvector", "pagerank"])
    assert {row.values["eigenvector"] for row in table.rows} == {None}
    assert {row.ranks["eigenvector"] for row in table.rows} == {None}
    assert "Eigenvector is not defined" in table.sentence.en
    assert "固有ベクトル中心性は" in table.sentence.ja
    assert all(row.values["pagerank"] is not None for row in table.rows)


def test_where_all_is_defined_the_sentence_adds_nothing() -> None:
    assert measure(weighted(), list(MEASURES)).sentence == weighted().summary


@pytest.mark.parametrize("name", list(MEASURES))
@pytest.mark.parametrize("projection", ["actors", "affiliation"])
@pytest.mark.parametrize("members", [{}, {"x": ["a"]}, {"x": ["a", "b"]}, {"x": ["a"], "y": ["a"]}])
def test_small_networks_never_fail_and_never_give_nan(
    name: str, projection: str, members: dict[str, list[str]]
) -> None:
    found = values(project(cluster(members), projection, on=DAY), name)
    assert all(value is None or value >= 0 for value in found.values())


def test_one_organization_alone_has_no_degree() -> None:
    alone = project(cluster({"x": ["a"]}), on=DAY)
    assert {
        name: values(alone, name)["a"] for name in ("degree", "betweenness", "closeness", "eigenvector")
    } == {
        "degree": None,
        "betweenness": None,
        "closeness": None,
        "eigenvector": None,
    }
