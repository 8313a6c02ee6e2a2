"""The figures of a whole network: what is left out, what is not defined, what is estimated."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx
import pytest

from cluster_graph.network.engines.with_networkx import NetworkXEngine
from cluster_graph.network.measuring import whole
from cluster_graph.network.measuring.distances import exact_distances, largest_component, sampled_distances
from cluster_graph.network.measuring.table import measure
from cluster_graph.network.measuring.whole import whole_network
from cluster_graph.network.project import Projection, project
from cluster_graph.network.tabular import Cell
from cluster_graph.problems import Words
from tests.network.examples import DAY, cluster, from_graph
from tests.network.measuring.networks import of_strengths


def figures(projection: Projection) -> dict[Cell, Cell]:
    table = whole_network(projection)
    return dict(zip(table.column("key"), table.column("value"), strict=True))


def note(projection: Projection, key: str) -> Words:
    table = whole_network(projection)
    found = dict(zip(table.column("key"), table.column("note"), strict=True))[key]
    assert isinstance(found, Words)
    return found


def with_sectors(projection: Projection, sectors: dict[str, str]) -> Projection:
    for node, sector in sectors.items():
        projection.graph.nodes[node]["sector"] = sector
    return projection


def test_a_star_is_as_centralized_as_can_be_and_a_ring_not_at_all() -> None:
    keys = [f"{name}_centralization" for name in ("degree", "betweenness", "closeness")]
    star, ring = figures(from_graph(nx.star_graph(5))), figures(from_graph(nx.cycle_graph(6)))
    assert [star[key] for key in keys] == pytest.approx([1, 1, 1])
    assert [ring[key] for key in keys] == pytest.approx([0, 0, 0])


def test_distances_do_not_see_strength() -> None:
    strong, bare = of_strengths({("a", "b"): 9, ("b", "c"): 2}), of_strengths({("a", "b"): 1, ("b", "c"): 1})
    for key in ("diameter", "mean_distance", "efficiency", "closeness_centralization"):
        assert figures(strong)[key] == figures(bare)[key]


def test_in_a_ring_all_have_the_same_number_of_ties_and_assortativity_is_not_defined() -> None:
    ring = from_graph(nx.cycle_graph(5))
    assert figures(ring)["degree_assortativity"] is None
    assert note(ring, "degree_assortativity").en.startswith("Not defined: there are no ties, or all who")
    assert note(ring, "degree_assortativity").ja.endswith("ため定まらない。")


def test_ties_of_unknown_sector_are_left_out_of_sector_assortativity_and_counted() -> None:
    """Companies a, b, universities c, d; of e nothing is known, so its tie says nothing either way."""
    ties = {("a", "b"): 1, ("c", "d"): 1, ("b", "c"): 1, ("d", "e"): 1}
    known = {"a": "company", "b": "company", "c": "university", "d": "university", "e": ""}
    projection = with_sectors(of_strengths(ties), known)
    assert figures(projection)["sector_assortativity"] == pytest.approx((2 / 3 - 1 / 2) / (1 - 1 / 2))
    assert (
        note(projection, "sector_assortativity").en == "Left out 1 of 4 ties, with an end of unknown sector."
    )


@pytest.mark.parametrize("sectors", [dict.fromkeys("abc", "company"), dict.fromkeys("abc", "")])
def test_where_all_are_of_one_sector_or_none_is_known_mixing_is_not_defined(sectors: dict[str, str]) -> None:
    projection = with_sectors(of_strengths({("a", "b"): 1, ("b", "c"): 1}), sectors)
    assert figures(projection)["sector_assortativity"] is None
    assert "Not defined" in note(projection, "sector_assortativity").en


def test_the_order_of_ids_settles_which_of_equal_components_is_the_largest() -> None:
    graph = nx.Graph([("c", "d"), ("a", "b")])
    assert set(largest_component(graph)) == {"c", "d"}
    assert list(largest_component(nx.Graph())) == []


@pytest.mark.parametrize("projection", ["actors", "affiliation"])
def test_an_empty_network_has_counts_and_reasons(projection: str) -> None:
    found = project(cluster({}), projection, on=DAY)
    values = figures(found)
    assert values["actors"] == values["ties"] == values["components"] == values["largest_component"] == 0
    assert all(note(found, str(key)).en for key, value in values.items() if value is None)


def test_a_sample_of_all_nodes_is_exact_but_for_the_diameter_s_bound() -> None:
    graph = nx.relabel_nodes(nx.karate_club_graph(), str)
    exact, sampled = exact_distances(graph, graph, NetworkXEngine()), sampled_distances(graph, graph)
    assert sampled.mean is not None and exact.mean is not None
    assert sampled.efficiency is not None and exact.efficiency is not None
    assert sampled.mean.value == pytest.approx(exact.mean.value)
    assert sampled.efficiency.value == pytest.approx(exact.efficiency.value)
    assert sampled.mean.error == sampled.efficiency.error == 0
    assert sampled.diameter is not None and sampled.diameter[0] == 5 <= sampled.diameter[1]


def test_the_error_of_a_sample_holds_the_exact_value_about_as_often_as_it_says() -> None:
    """Of 40 samples at 95 % two are expected to miss; more than six would be one case in a hundred."""
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(600, 2, seed=1), str)
    exact = exact_distances(graph, graph, NetworkXEngine()).mean
    assert exact is not None
    missed = 0
    for seed in range(40):
        mean = sampled_distances(graph, graph, seed).mean
        assert mean is not None and mean.error > 0
        missed += abs(mean.value - exact.value) > mean.error
    assert missed <= 6


def test_what_takes_too_long_in_a_large_network_is_estimated_or_said_not_to_be_computed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(whole, "_LARGEST", {"networkx": 30})
    club = from_graph(nx.karate_club_graph())
    table = whole_network(club, seed=7)
    found = {row[0]: row[2:] for row in table.rows}
    assert found["betweenness_centralization"][0] is None
    assert found["betweenness_centralization"][2].en.startswith("Not computed: the network")  # type: ignore[union-attr]
    assert found["diameter"][0] is None
    assert found["diameter"][2].en == "Not computed: it lies between 5 and 6."  # type: ignore[union-attr]
    assert found["mean_distance"][0] == pytest.approx(2.408200, abs=1e-6)
    assert "Estimated from 34 nodes" in found["mean_distance"][2].en  # type: ignore[union-attr]
    assert any("34 nodes drawn at random (seed 7)" in words.en for words in table.notes)
    assert found["degree_centralization"][0] == pytest.approx(0.399621, abs=1e-6)


class Estimating(NetworkXEngine):
    """An engine that says of all its paths that they are estimates."""

    @property
    def estimates(self) -> Mapping[str, Words]:
        said = Words("起点を無作為に選んで推定した。", "It is estimated from sources drawn at random.")
        return dict.fromkeys(("betweenness", "closeness", "harmonic"), said)


def test_what_an_engine_only_estimates_is_not_passed_off_as_exact() -> None:
    table = whole_network(from_graph(nx.karate_club_graph()), Estimating())
    found = {row[0]: row[2:] for row in table.rows}
    assert found["betweenness_centralization"][0] is found["closeness_centralization"][0] is None
    assert "Estimated from 34 nodes" in found["mean_distance"][2].en  # type: ignore[union-attr]
    sentence = measure(from_graph(nx.karate_club_graph()), ["betweenness", "degree"], Estimating()).sentence
    assert "Betweenness is an estimate. It is estimated from sources drawn at random." in sentence.en
    assert "媒介中心性は推定である：起点を" in sentence.ja
    assert "Degree is an estimate" not in sentence.en


def test_a_network_of_isolates_alone_is_sampled_without_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "_LARGEST", {"networkx": 2})
    found = figures(of_strengths({}, alone="abcd"))
    assert (found["efficiency"], found["mean_distance"], found["diameter"]) == (0.0, None, None)


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    whole_network(from_graph(nx.path_graph(4)), progress=lambda done, of: told.append((done, of)))
    assert told[-1][0] == told[-1][1] == len(told)
