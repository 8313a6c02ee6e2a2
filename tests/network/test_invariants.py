"""What holds in every network, whoever is in it: on clusters drawn at random, day by day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations
from math import comb
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_graph.network.project import PROJECTIONS, Projection, project
from cluster_graph.network.records import NetworkRecords
from tests.network.examples import RANDOM_DAYS, clusters, southern_women

DAYS = st.sampled_from(RANDOM_DAYS)
TIES = st.sampled_from(["certain", "possible"])
FEW = settings(max_examples=30)
ROLL_UPS = st.sampled_from(["none", "units", "all"])


def sizes(affiliation: Projection) -> dict[str, int]:
    """How many members each thing has."""
    graph = affiliation.graph
    return {node: graph.degree(node) for node in graph if graph.nodes[node]["bipartite"] == 1}


def strengths(projection: Projection) -> dict[str, Fraction]:
    """The exact strength of each node: the sum over its ties."""
    found: defaultdict[str, Fraction] = defaultdict(Fraction)
    for ends, exact in projection.exact_strengths.items():
        for end in ends:
            found[end] += exact
    return found


@FEW
@given(clusters(), DAYS, TIES, ROLL_UPS)
def test_newmans_strength_of_a_node_is_the_number_of_its_things_with_at_least_two_members(
    records: NetworkRecords, day: date, ties: str, roll_up: str
) -> None:
    affiliation = project(records, "affiliation", on=day, ties=ties, roll_up=roll_up)
    newman = project(records, on=day, ties=ties, roll_up=roll_up, weight="newman")
    members, found = sizes(affiliation), strengths(newman)
    for node in newman.graph:
        assert found[node] == sum(members[thing] >= 2 for thing in affiliation.graph[node])


@FEW
@given(clusters(), DAYS, TIES)
def test_counts_add_up_to_the_pairs_of_members_of_each_thing(
    records: NetworkRecords, day: date, ties: str
) -> None:
    members = sizes(project(records, "affiliation", on=day, ties=ties))
    found = project(records, on=day, ties=ties)
    assert sum(found.exact_strengths.values()) == sum(comb(size, 2) for size in members.values())


@FEW
@given(clusters(), DAYS, TIES)
def test_organizations_are_tied_if_and_only_if_they_share_a_thing(
    records: NetworkRecords, day: date, ties: str
) -> None:
    affiliation = project(records, "affiliation", on=day, ties=ties).graph
    actors = project(records, on=day, ties=ties).graph
    assert set(actors) == {node for node in affiliation if affiliation.nodes[node]["bipartite"] == 0}
    for one, other in combinations(actors, 2):
        shared = sorted(set(affiliation[one]) & set(affiliation[other]))
        assert actors.has_edge(one, other) == bool(shared)
        if shared:
            assert actors.edges[one, other]["things"] == tuple(shared)


@FEW
@given(clusters(), DAYS, DAYS, st.sampled_from(PROJECTIONS))
def test_what_is_certain_is_possible(
    records: NetworkRecords, one: date, other: date, projection: str
) -> None:
    on = (min(one, other), max(one, other))
    certain, possible = (project(records, projection, on=on, ties=ties) for ties in ("certain", "possible"))
    assert set(certain.graph) <= set(possible.graph)
    assert set(certain.graph.edges) <= set(possible.graph.edges)
    assert certain.counts.only_possible_ties == len(possible.graph.edges) - len(certain.graph.edges)
    for ends in certain.graph.edges:
        data = possible.graph.edges[ends]
        assert data["certain_things"] == certain.graph.edges[ends]["things"]
        assert set(data["certain_things"]) <= set(data["things"])
    for *_, data in possible.graph.edges(data=True):
        assert data["certain"] == bool(data["certain_things"])


@FEW
@given(clusters(), DAYS, TIES, st.sampled_from(PROJECTIONS))
def test_a_period_of_one_day_is_that_day(
    records: NetworkRecords, day: date, ties: str, projection: str
) -> None:
    of_day = project(records, projection, on=day, ties=ties)
    of_period = project(records, projection, on=(day, day), ties=ties)
    assert list(of_day.graph.edges(data=True)) == list(of_period.graph.edges(data=True))
    assert of_day.summary == of_period.summary


@FEW
@given(clusters(), DAYS, DAYS)
def test_what_ties_on_some_day_of_a_period_ties_in_the_period(
    records: NetworkRecords, one: date, other: date
) -> None:
    on = (min(one, other), max(one, other))
    for ties in ("certain", "possible"):
        daily = {
            ends
            for day in RANDOM_DAYS
            if on[0] <= day <= on[1]
            for ends in project(records, on=day, ties=ties).graph.edges
        }
        edges = set(project(records, on=on, ties=ties).graph.edges)
        assert daily <= edges if ties == "certain" else daily == edges


@FEW
@given(clusters(), DAYS, TIES)
def test_roll_up_loses_no_tie_between_different_bodies(records: NetworkRecords, day: date, ties: str) -> None:
    whole = {"e": "a", "f": "b"}
    as_it_is = project(records, on=day, ties=ties, roll_up="none").graph
    rolled_up = project(records, on=day, ties=ties).graph
    expected = {frozenset((whole.get(one, one), whole.get(other, other))) for one, other in as_it_is.edges}
    assert {frozenset(ends) for ends in rolled_up.edges} == {ends for ends in expected if len(ends) == 2}


@FEW
@given(clusters(), DAYS, st.sampled_from(PROJECTIONS), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(
    records: NetworkRecords, day: date, projection: str, random: Random
) -> None:
    turned = replace(
        records,
        actors=tuple(random.sample(records.actors, len(records.actors))),
        things=tuple(random.sample(records.things, len(records.things))),
        involvements=tuple(random.sample(records.involvements, len(records.involvements))),
    )
    on = (RANDOM_DAYS[1], day) if RANDOM_DAYS[1] < day else day
    one, other = (project(each, projection, on=on, ties="possible") for each in (records, turned))
    assert list(one.graph.nodes(data=True)) == list(other.graph.nodes(data=True))
    assert list(one.graph.edges(data=True)) == list(other.graph.edges(data=True))
    assert list(one.exact_strengths.items()) == list(other.exact_strengths.items())
    assert one.summary == other.summary


@FEW
@given(clusters(), DAYS, st.sampled_from(PROJECTIONS), st.sampled_from(["count", "none"]))
def test_strengths_are_those_fractions_and_distances_one_over_them(
    records: NetworkRecords, day: date, projection: str, weight: str
) -> None:
    found = project(records, projection, on=day, ties="possible", weight=weight)
    assert len(found.exact_strengths) == found.graph.number_of_edges() == found.counts.ties
    for ends, exact in found.exact_strengths.items():
        data = found.graph.edges[ends]
        assert (data["strength"], data["distance"]) == (float(exact), float(1 / exact))
        assert "weight" not in data


def test_newmans_strengths_of_many_sizes_are_exact() -> None:
    """Evelyn and Laura share events of 3, 3, 6, 8, 8 and 14 women."""
    newman = project(southern_women(), on=RANDOM_DAYS[0], weight="newman")
    exact = newman.exact_strengths["Evelyn Jefferson", "Laura Mandeville"]
    assert exact == sum(Fraction(1, size - 1) for size in (3, 3, 6, 8, 8, 14))
    assert sum(newman.exact_strengths.values()) == Fraction(89, 2)
