"""Networks of which the observed one may be a part."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from cluster_graph.network.doubt.drawing import PossibleNetworks
from cluster_graph.network.project import Projection, project
from cluster_graph.network.records import Involvement, NetworkRecords
from cluster_graph.periods import Period
from tests.network.examples import DAY, cluster, exactly, from_graph, southern_women, thing

VAGUE = Period(date(2010, 1, 1), date(2010, 1, 1), date(2018, 1, 1), date(2019, 1, 1))
"""May have ended before :data:`DAY`, or not."""


def both(
    records: NetworkRecords, projection: str = "actors", weight: str = "count"
) -> tuple[Projection, Projection]:
    """The network with certain ties and the one with possible ties."""
    certain, possible = (
        project(records, projection, DAY, ties, weight=weight) for ties in ("certain", "possible")
    )
    return certain, possible


def draws(networks: PossibleNetworks, number: int = 200, seed: int = 0) -> list[Projection]:
    random = np.random.default_rng(seed)
    return [networks.draw(random) for _ in range(number)]


def edges(projection: Projection) -> frozenset[tuple[str, str]]:
    return frozenset(projection.graph.edges)


def doubtful_cluster() -> NetworkRecords:
    """Three certainly in a council; four parties, two of them new, to an agreement that may have ended."""
    return cluster({"council": ["a", "b", "c"], "pact": ["b", "c", "d", "e"]}, things=[thing("pact", VAGUE)])


def test_the_ties_of_a_doubtful_thing_are_there_together_or_not_at_all() -> None:
    networks = PossibleNetworks(*both(doubtful_cluster()), share=0)
    council = frozenset(combinations("abc", 2))
    pact = frozenset(combinations("bcde", 2))
    found = Counter(edges(network) for network in draws(networks, 400))
    assert found.keys() == {council, council | pact}
    assert abs(found[council] - 200) < 60
    assert networks.doubtful == ("pact",)


def test_who_is_only_possibly_there_is_there_with_the_thing() -> None:
    for network in draws(PossibleNetworks(*both(doubtful_cluster()), share=0), 20):
        assert set(network.graph) == ({*"abcde"} if network.graph.has_edge("d", "e") else {*"abc"})


@pytest.mark.parametrize(
    ("weight", "with_pact"), [("count", Fraction(2)), ("newman", Fraction(5, 6)), ("none", Fraction(1))]
)
def test_strengths_are_counted_from_the_things_drawn(weight: str, with_pact: Fraction) -> None:
    """Newman: 1/2 from the council of three, and 1/3 from the pact of four."""
    alone = Fraction(1, 2) if weight == "newman" else Fraction(1)
    for network in draws(PossibleNetworks(*both(doubtful_cluster(), weight=weight), share=0), 20):
        expected = with_pact if network.graph.has_edge("d", "e") else alone
        assert network.exact_strengths["b", "c"] == expected
        assert network.graph.edges["b", "c"]["strength"] == pytest.approx(float(expected))
        assert network.graph.edges["b", "c"]["distance"] == pytest.approx(float(1 / expected))


def test_a_member_who_may_have_left_changes_what_newmans_ties_weigh() -> None:
    """Of three in a council one is attested for another day: with it 1/2 a tie, without it 1."""
    records = cluster({"council": ["a", "b", "c"]})
    c = next(row for row in records.involvements if row.participant == "c")
    rest = [row for row in records.involvements if row is not c]
    gone = type(c)("council", "c", "member", VAGUE)
    records = NetworkRecords(records.actors, (), records.things, (*rest, gone))
    found = {
        (len(network.graph), network.exact_strengths["a", "b"])
        for network in draws(PossibleNetworks(*both(records, weight="newman"), share=0), 30)
    }
    assert found == {(2, Fraction(1)), (3, Fraction(1, 2))}


@pytest.mark.parametrize("weight", ["count", "newman", "none"])
def test_without_doubt_and_without_unobserved_ties_the_network_is_the_observed_one(weight: str) -> None:
    certain, possible = both(southern_women(), weight=weight)
    (network,) = draws(PossibleNetworks(certain, possible, share=0), 1)
    assert network.exact_strengths == certain.exact_strengths
    assert edges(network) == edges(certain)
    assert list(network.graph) == list(certain.graph)


def test_a_draw_never_lacks_what_is_certain() -> None:
    certain, possible = both(doubtful_cluster())
    for network in draws(PossibleNetworks(certain, possible, share=0.3)):
        assert edges(certain) <= edges(network)
        assert all(
            network.exact_strengths[pair] >= strength for pair, strength in certain.exact_strengths.items()
        )


def test_so_many_ties_are_added_that_the_share_is_unobserved() -> None:
    """Of 20 ties of Florence 10 % of the true number are missing: 20 / 0.9 - 20, on average."""
    florence = from_graph(nx.florentine_families_graph())
    found = draws(PossibleNetworks(florence, project_possible(florence), share=0.1), 600)
    added = [len(network.exact_strengths) - 20 for network in found]
    assert set(added) == {2, 3}
    assert abs(float(np.mean(added)) - (20 / 0.9 - 20)) < 0.06
    assert all(
        network.exact_strengths[pair] == 1 for network in found for pair in edges(network) - edges(florence)
    )


def project_possible(certain: Projection) -> Projection:
    """The same network, where nothing is only possible."""
    from dataclasses import replace

    return replace(certain, ties="possible")


def test_every_untied_pair_is_as_likely_to_be_added() -> None:
    path = from_graph(nx.path_graph(5))
    networks = PossibleNetworks(path, project_possible(path), share=0.2)
    found = Counter(pair for network in draws(networks, 1_200) for pair in edges(network) - edges(path))
    assert len(found) == 6
    assert all(abs(number - 200) < 60 for number in found.values())


def test_where_everybody_is_tied_nothing_is_added() -> None:
    everybody = from_graph(nx.complete_graph(4))
    for network in draws(PossibleNetworks(everybody, project_possible(everybody), share=0.5), 5):
        assert edges(network) == edges(everybody)


def test_in_a_large_network_untied_pairs_are_added_too() -> None:
    path = from_graph(nx.path_graph(300))
    (network,) = draws(PossibleNetworks(path, project_possible(path), share=0.5), 1)
    assert len(network.exact_strengths) == 2 * 299
    assert all(one < other for one, other in network.exact_strengths)


def test_in_an_affiliation_network_memberships_are_drawn() -> None:
    certain, possible = both(doubtful_cluster(), "affiliation")
    for network in draws(PossibleNetworks(certain, possible, share=0.3)):
        sides = nx.get_node_attributes(network.graph, "bipartite")
        assert all((sides[one], sides[other]) == (0, 1) for one, other in network.exact_strengths)
        assert set(network.exact_strengths.values()) == {Fraction(1)}
        assert ("pact" in network.graph) == network.graph.has_edge("d", "pact")


def test_where_the_observed_network_has_possible_ties_its_organizations_stay_without_them() -> None:
    _, possible = both(doubtful_cluster())
    found = draws(PossibleNetworks(possible, possible, share=0), 40)
    assert {frozenset(network.graph) for network in found} == {frozenset("abcde")}
    assert {len(network.exact_strengths) for network in found} == {3, 8}


def test_the_same_seed_gives_the_same_networks() -> None:
    networks = PossibleNetworks(*both(doubtful_cluster()), share=0.2)
    one, again, other = ([edges(network) for network in draws(networks, 20, seed)] for seed in (3, 3, 4))
    assert one == again != other


def test_where_more_ties_are_wanted_than_there_are_pairs_all_are_tied() -> None:
    """Beyond 20,000 pairs ties are drawn until an untied pair is found; that must not wait for one that is not there."""
    network = from_graph(nx.circulant_graph(210, [*range(1, 13)]))
    found = PossibleNetworks(*without_doubt(network), share=0.95).draw(np.random.default_rng(0))
    assert found.graph.number_of_edges() == 210 * 209 // 2


def without_doubt(network: Projection) -> tuple[Projection, Projection]:
    """A network without doubt, as it is observed and as it is possible."""
    return network, replace(network, ties="possible")


def test_over_a_period_newman_counts_whoever_is_in_a_thing_and_not_only_whom_it_ties() -> None:
    """a and b sit in the council together, c after them: k is 3, so that a and b are tied by 1/2, drawn or observed."""
    seats = {"a": (4, 6), "b": (4, 6), "c": (8, 9)}
    stays = [
        Involvement("council", name, "member", exactly(date(2018, first, 1), date(2018, last, 1)))
        for name, (first, last) in seats.items()
    ]
    records = replace(cluster({"council": seats}), involvements=tuple(stays))
    year = date(2018, 4, 1), date(2019, 3, 31)
    observed, possible = (
        project(records, on=year, ties=ties, weight="newman") for ties in ("certain", "possible")
    )
    assert observed.exact_strengths == {("a", "b"): Fraction(1, 2)}
    [found] = draws(PossibleNetworks(observed, possible, share=0), 1)
    assert found.exact_strengths == observed.exact_strengths
