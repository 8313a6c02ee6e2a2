"""What measures go by, how equal is equal, and what they say where they are not defined."""

from __future__ import annotations

import doctest
from importlib import import_module

import networkx as nx
import pytest

from cluster_graph.network.engines.engine import Numbers
from cluster_graph.network.engines.with_networkx import NetworkXEngine
from cluster_graph.network.measuring import paths
from cluster_graph.network.measuring.catalogue import MEASURES, measures_of
from cluster_graph.network.measuring.lengths import with_lengths
from cluster_graph.network.measuring.table import measure
from cluster_graph.network.project import Projection, project
from tests.network.examples import DAY, cluster, from_graph
from tests.network.measuring.networks import number, of_strengths, random_projection, values

ROOM = "cluster_graph.network.measuring"
MODULES = (
    *(f"{ROOM}.{name}" for name in ("ties", "paths", "flows", "cohesion", "holes", "two_mode", "directed")),
    *(f"{ROOM}.{name}" for name in ("layered", "assortativity", "centralization", "distances", "ranks")),
    "cluster_graph.network.together",
)


@pytest.mark.parametrize("module", MODULES)
def test_the_worked_examples_hold(module: str) -> None:
    result = doctest.testmod(import_module(module))
    assert result.attempted > 0
    assert result.failed == 0


def weighted() -> Projection:
    """a and c share three things with b each, and one with each other."""
    return of_strengths({("a", "b"): 3, ("b", "c"): 3, ("a", "c"): 1})


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


@pytest.mark.parametrize("name", ["neighbours", "degree", "core_number", "clustering"])
def test_what_counts_ties_does_not_see_strength(name: str) -> None:
    projection = random_projection(5)
    assert len({data["strength"] for *_, data in projection.graph.edges(data=True)}) > 1
    bare: nx.Graph[str] = nx.Graph()
    bare.add_nodes_from(projection.graph)
    bare.add_edges_from(projection.graph.edges())
    oracle = {
        "neighbours": dict(bare.degree()),
        "degree": nx.degree_centrality(bare),
        "core_number": nx.core_number(bare),
        "clustering": {node: nx.clustering(bare, node) for node in bare if bare.degree(node) > 1},
    }[name]
    assert {node: value for node, value in values(projection, name).items() if value is not None} == oracle


def test_paths_of_equal_length_are_seen_to_be_equal() -> None:
    """From s to t it is 1/2 + 1/12 by m and 1/3 + 1/4 by n: equal, but not as floating point numbers."""
    projection = of_strengths({("s", "m"): 2, ("m", "t"): 12, ("s", "n"): 3, ("n", "t"): 4})
    found = values(projection, "betweenness")
    assert found["m"] == found["n"] == pytest.approx(0.5 / 3)
    in_floats = paths.betweenness(projection.graph)
    assert in_floats["m"] != in_floats["n"]


def test_where_no_unit_divides_all_distances_lengths_are_rounded_alike() -> None:
    """Strengths 2 to 61 have no small common multiple; measures stay those of the distances."""
    ring = [f"n{i:02}" for i in range(61)]
    projection = of_strengths({(ring[i], ring[(i + 1) % 61]): i + 2 for i in range(60)})
    _, unit = with_lengths(projection)
    assert unit == 2**40
    expected = nx.closeness_centrality(projection.graph, distance="distance")
    for node, value in values(projection, "closeness").items():
        assert value == pytest.approx(expected[node], rel=1e-9)


def test_where_all_ties_are_equally_strong_paths_are_counted_in_ties_and_scaled_back() -> None:
    """Two things a tie: every distance is 1/2, so closeness is twice that of bare ties."""

    class Watched(NetworkXEngine):
        lengths: list[str | None]

        def closeness(self, graph: nx.Graph[str], length: str | None) -> Numbers:
            self.lengths.append(length)
            return super().closeness(graph, length)

    watched = Watched()
    watched.lengths = []
    twice = of_strengths({("a", "b"): 2, ("b", "c"): 2})
    table = measure(twice, ["closeness"], watched)
    assert watched.lengths == [None]
    assert {row.id: row.values["closeness"] for row in table.rows} == pytest.approx(
        {"a": 4 / 3, "b": 2.0, "c": 4 / 3}
    )


def test_eigenvector_is_not_defined_where_ties_fall_apart() -> None:
    apart = project(cluster({"x": ["a", "b"], "y": ["c", "d"]}), on=DAY)
    table = measure(apart, ["eigenvector", "pagerank"])
    assert {row.values["eigenvector"] for row in table.rows} == {None}
    assert {row.ranks["eigenvector"] for row in table.rows} == {None}
    assert "Eigenvector is not defined: there are no ties, or they fall into parts" in table.sentence.en
    assert "固有ベクトル中心性は、つながりがないか" in table.sentence.ja
    assert all(row.values["pagerank"] is not None for row in table.rows)


def test_structural_holes_by_hand() -> None:
    """Of a triangle with a pendant, c holds the pendant: partners a, b (who know each other) and d."""
    found = {
        name: values(of_strengths({("a", "b"): 1, ("b", "c"): 1, ("a", "c"): 1, ("c", "d"): 1}), name)
        for name in ("constraint", "effective_size", "efficiency", "hierarchy", "clustering")
    }
    assert found["constraint"] == pytest.approx({"a": 145 / 144, "b": 145 / 144, "c": 11 / 18, "d": 1.0})
    assert found["effective_size"] == pytest.approx({"a": 1, "b": 1, "c": 3 - 2 / 3, "d": 1})
    assert found["efficiency"] == pytest.approx({"a": 0.5, "b": 0.5, "c": 7 / 9, "d": 1})
    assert found["hierarchy"]["c"] == pytest.approx(0.0522045447)
    assert found["hierarchy"]["d"] is None
    assert found["clustering"] == {"a": 1.0, "b": 1.0, "c": pytest.approx(1 / 3), "d": None}


def test_the_sentence_says_of_how_many_a_measure_is_not_defined_and_why() -> None:
    table = measure(of_strengths({("a", "b"): 1}, alone=["z"]), ["constraint"])
    assert table.sentence.en.endswith("Constraint is not defined for 1 of 3 organizations: no ties.")
    assert table.sentence.ja.endswith("拘束度は、3機関のうち1機関では、つながりがないため定まらない。")


@pytest.mark.parametrize("projection", ["actors", "affiliation"])
@pytest.mark.parametrize("members", [{}, {"x": ["a"]}, {"x": ["a", "b"]}, {"x": ["a"], "y": ["a"]}])
def test_small_networks_never_fail_and_never_give_nan(projection: str, members: dict[str, list[str]]) -> None:
    table = measure(project(cluster(members), projection, on=DAY), measures_of(projection))
    for row in table.rows:
        assert all(value is None or value >= 0 for value in row.values.values())


def test_one_organization_alone_has_no_degree() -> None:
    alone = project(cluster({"x": ["a"]}), on=DAY)
    names = ("degree", "betweenness", "closeness", "harmonic", "eigenvector", "constraint", "clustering")
    assert measure(alone, names).rows[0].values == dict.fromkeys(names)
    assert measure(alone, ["neighbours", "core_number", "pagerank"]).rows[0].values == {
        "neighbours": 0,
        "core_number": 0,
        "pagerank": 1.0,
    }


def test_every_measure_has_words_in_both_languages_and_a_form() -> None:
    for name, found in MEASURES.items():
        assert found.heading.ja and found.heading.en, name
        forms = [found.one_mode, found.two_mode, found.directed, found.layered]
        meanings = [form.meaning for form in forms if form is not None]
        assert all(words.ja.endswith("。") and words.en.endswith(".") for words in meanings), name
        assert len(set(meanings)) == len(meanings) > 0, name
