"""Networks of two modes that fall apart, where the usual formulas say more than can be."""

from __future__ import annotations

import networkx as nx
import pytest

from cluster_graph.network.measuring.table import measure
from cluster_graph.network.project import Projection, project
from cluster_graph.problems import InputError
from tests.network.examples import DAY, cluster
from tests.network.measuring.networks import values

APART = {"x": ["a", "b"], "y": ["a", "c", "d"], "z": ["d", "e"], "pair": ["p"]}


def affiliation(members: dict[str, list[str]]) -> Projection:
    return project(cluster(members), "affiliation", on=DAY)


def test_a_pair_that_stands_alone_is_not_nearer_than_can_be() -> None:
    """p reaches 1 of 9 others, and that as near as can be: 1/9. NetworkX compares with the whole network."""
    projection = affiliation(APART)
    top = [node for node, data in projection.graph.nodes(data=True) if data["bipartite"] == 0]
    in_networkx = nx.bipartite.closeness_centrality(projection.graph, top)
    assert in_networkx["p"] == pytest.approx((4 + 2 * 5) / 1 * 1 / 9)
    found = values(projection, "closeness")
    assert found["p"] == found["pair"] == pytest.approx(1 / 9)


def test_closeness_compares_within_the_component_and_scales_by_its_share() -> None:
    """a is 1 from x and y, 2 from b, c, d, 3 from z, 4 from e: 15; nearest were 3 + 2 * 4."""
    assert values(affiliation(APART), "closeness")["a"] == pytest.approx(11 / 15 * 7 / 9)


def test_things_lie_between_nobody_where_there_is_one_participant() -> None:
    found = values(affiliation({"x": ["a"], "y": ["a"], "z": ["a"]}), "betweenness")
    assert found == {"a": 1.0, "x": None, "y": None, "z": None}


def test_who_shares_nothing_has_no_clustering() -> None:
    found = values(affiliation(APART), "clustering")
    assert found["p"] is None
    assert found["b"] == pytest.approx(1 / 2)  # of x and y, which a is in, b shares x
    assert found["z"] == pytest.approx(1 / 4)  # of a, c, d and e, z shares d with y


@pytest.mark.parametrize("name", ["constraint", "effective_size", "efficiency", "hierarchy"])
def test_structural_holes_mean_nothing_where_neighbours_can_never_meet(name: str) -> None:
    with pytest.raises(
        InputError, match=rf'"{name}" means nothing on the projection affiliation .it does on actors'
    ):
        measure(affiliation(APART), [name])


def test_values_of_a_side_are_only_for_that_side() -> None:
    assert "compared within a side only" in measure(affiliation(APART)).sentence.en
    assert "同じ側の節点とだけ" in measure(affiliation(APART)).sentence.ja
