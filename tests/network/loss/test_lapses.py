"""What the network loses when one thing lapses."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from random import Random

import networkx as nx
import pytest

from cluster_graph.network.loss.lapses import lapses
from cluster_graph.network.loss.pieces import Split
from cluster_graph.network.project import project
from cluster_graph.network.records import Involvement, NetworkRecords
from tests.network.examples import DAY, actor, cluster, exactly, thing


def random_graph(seed: int) -> nx.Graph[str]:
    """Organizations that share things, whose ties are all pairs of a thing or only some of them."""
    random = Random(seed)  # noqa: S311
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(f"o{number}" for number in range(8))
    made: dict[tuple[str, str], list[str]] = {}
    for number in range(6):
        members = sorted(random.sample(list(graph), random.choice([2, 2, 3, 4])))
        for pair in combinations(members, 2):
            if seed % 2 or random.random() < 0.7:
                made.setdefault(pair, []).append(f"t{number}")
    for pair in sorted(made):
        graph.add_edge(*pair, things=tuple(made[pair]))
    return graph


@pytest.mark.parametrize("seed", range(60))
def test_the_same_as_taking_the_ties_of_each_thing_away(seed: int) -> None:
    graph = random_graph(seed)
    for name, lapse in lapses(graph).items():
        lost = [(a, b) for a, b, data in graph.edges(data=True) if data["things"] == (name,)]
        rest = graph.copy()
        rest.remove_edges_from(lost)
        assert list(lapse.lost) == lost
        assert lapse.left_without_ties == tuple(
            node for node in graph if graph.degree(node) and not rest.degree(node)
        )
        before, after = list(nx.connected_components(graph)), list(nx.connected_components(rest))
        reached = [sum(len(part) ** 2 for part in parts) for parts in (before, after)]
        assert 2 * lapse.pairs_cut == reached[0] - reached[1]
        assert len(after) - len(before) == sum(len(split.sizes) - 1 for split in lapse.splits)
        kept = {part - set(lapse.cut_off) for part in map(frozenset, before)}
        assert all(not part or nx.is_connected(rest.subgraph(part)) for part in kept)


def test_an_agreement_whose_ties_others_make_too_could_lapse() -> None:
    records = cluster({"agreement": ["a", "b"], "council": ["a", "b", "c"]})
    found = lapses(project(records, on=DAY).graph)
    assert (found["agreement"].lost, found["agreement"].weakened) == ((), 1)
    assert found["agreement"].splits == ()
    assert (len(found["council"].lost), found["council"].weakened) == (2, 1)
    assert found["council"].left_without_ties == ("c",)
    assert found["council"].splits == (Split((2, 1), ("c",)),)


def test_a_thing_whose_members_meet_in_two_groups_splits_nothing_between_these() -> None:
    """Two came in the first year, two in the second: over both years one council makes two ties."""
    first, second = (exactly(date(year, 4, 1), date(year + 1, 3, 31)) for year in (2017, 2018))
    records = NetworkRecords(
        tuple(actor(name) for name in "abcd"),
        (),
        (thing("council", exactly(date(2017, 4, 1), date(2019, 3, 31)), "council"),),
        tuple(Involvement("council", name, "member", first if name in "ab" else second) for name in "abcd"),
    )
    graph = project(records, on=(date(2017, 4, 1), date(2019, 3, 31))).graph
    assert sorted(graph.edges) == [("a", "b"), ("c", "d")]
    found = lapses(graph)["council"]
    assert found.splits == (Split((1, 1), ("b",)), Split((1, 1), ("d",)))
    assert found.pairs_cut == 2


def test_a_network_without_ties_has_nothing_to_lose() -> None:
    assert lapses(nx.Graph()) == {}
