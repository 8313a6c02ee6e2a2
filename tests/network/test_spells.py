"""The days of nodes and ties, for exports that replay a network, held against the network of each day."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_graph.network.project import project
from cluster_graph.network.records import Involvement, NetworkRecords
from cluster_graph.network.spells import Days, Spell, spells
from cluster_graph.periods import Period
from tests.network.examples import (
    DAY,
    RANDOM_DAYS,
    actor,
    cluster,
    clusters,
    exactly,
    money,
    thing,
    with_money,
)

ALL_DAYS = (date.min, date.max)


def holds(days: Days | None, day: date) -> bool:
    return days is not None and (days[0] or date.min) <= day <= (days[1] or date.max)


def test_a_tie_lasts_as_long_as_both_are_in_the_thing() -> None:
    whole = exactly(date(2017, 4, 1), date(2019, 3, 31))
    late = Involvement("council", "b", own_period=Period(date(2018, 4, 1), date(2018, 6, 1)), id="b")
    records = NetworkRecords(
        (actor("a"), actor("b")), (), (thing("council", whole),), (Involvement("council", "a"), late)
    )
    found = spells(records, project(records, on=DAY, ties="possible"))
    assert found.ties["a", "b"] == (Spell("council", (date(2018, 4, 1), date(2019, 3, 31)), None),)
    assert found.nodes["a"] == (
        Spell("council", (date(2017, 4, 1), date(2019, 3, 31)), (date(2017, 4, 1), date(2019, 3, 31))),
    )


def test_what_no_source_bounds_is_not_bounded() -> None:
    records = cluster({"x": ["a", "b"]}, things=[thing("x", Period(date(2018, 4, 1)))])
    (spell,) = spells(records, project(records, on=DAY, ties="possible")).ties["a", "b"]
    assert spell == Spell("x", (date(2018, 4, 1), None), None)


def test_an_agreement_without_end_is_certain_without_end() -> None:
    records = cluster({"x": ["a", "b"]})
    (spell,) = spells(records, project(records, on=DAY)).ties["a", "b"]
    assert spell == Spell("x", (date(2000, 1, 1), None), (date(2000, 1, 1), None))


def test_a_thing_that_is_a_node_lasts_as_long_as_its_members_show() -> None:
    year = exactly(date(2018, 4, 1), date(2019, 3, 31))
    records = NetworkRecords(
        (actor("a"),), (), (thing("council", Period()),), (Involvement("council", "a", own_period=year),)
    )
    found = spells(records, project(records, "affiliation", on=DAY))
    assert found.nodes["council"] == (Spell("council", (None, None), (date(2018, 4, 1), date(2019, 3, 31))),)
    assert found.ties["a", "council"] == (Spell("council", *2 * ((date(2018, 4, 1), date(2019, 3, 31)),)),)


def test_money_ties_for_its_period_from_giver_to_taker() -> None:
    year = exactly(date(2018, 4, 1), date(2019, 3, 31))
    records = with_money(NetworkRecords(), money("x", "city", "art", 5, period=year))
    found = spells(records, project(records, "funding", on=DAY))
    assert found.ties == {("city", "art"): (Spell("x", *2 * ((date(2018, 4, 1), date(2019, 3, 31)),)),)}
    assert set(found.nodes) == {"art", "city"}


@settings(max_examples=30)
@given(clusters(), st.sampled_from(["actors", "affiliation", "layers"]))
def test_on_each_day_the_spells_say_what_the_network_of_that_day_says(
    records: NetworkRecords, projection: str
) -> None:
    found = spells(records, project(records, projection, on=ALL_DAYS, ties="possible"))
    for day in RANDOM_DAYS:
        for ties in ("certain", "possible"):
            graph = project(records, projection, on=day, ties=ties).graph
            there = {
                pair
                for pair, of_pair in found.ties.items()
                if any(holds(one.certain if ties == "certain" else one.possible, day) for one in of_pair)
            }
            assert there == {(one, other) for one, other, *_ in graph.edges}
            nodes = {
                node
                for node, of_node in found.nodes.items()
                if any(holds(one.certain if ties == "certain" else one.possible, day) for one in of_node)
            }
            if projection != "affiliation":
                assert nodes == set(graph)
            else:
                assert nodes >= set(graph)
