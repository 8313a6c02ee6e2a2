"""Renewal chains, and the break or overlap at each link."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from cluster_graph.coverage.outlook.chains import Link, chains
from cluster_graph.coverage.records import Agreement
from cluster_graph.periods import Period
from tests.coverage.building import agreement, cluster, day, period
from tests.coverage.oracle import NEVER, readings_of_bounds
from tests.coverage.random_clusters import random_cluster


def pact(identifier: str, start: str | None, end: str | None, *succeeds: str) -> Agreement:
    """An agreement with exact edges that follows others."""
    return agreement(identifier, during=period(start, end), succeeds=succeeds)


def link(end: Period, start: Period) -> Link:
    """The link of two agreements."""
    (chain,) = chains(
        cluster(agreement("one", during=end), agreement("two", during=start, succeeds=("one",)))
    )
    return chain.links[0]


@pytest.mark.parametrize(
    ("start", "days", "kind"),
    [
        ("2019-04-01", 0, "seamless"),
        ("2019-04-02", 1, "break"),
        ("2020-03-31", 365, "break"),
        ("2019-03-31", -1, "overlap"),
        ("2019-01-01", -90, "overlap"),
    ],
)
def test_between_exact_edges_the_days_are_certain(start: str, days: int, kind: str) -> None:
    found = link(period("2014-04-01", "2019-03-31"), period(start, "2024-03-31"))
    assert found == Link("one", "two", days, days, kind)
    assert found.exact == days
    assert found.never_breaks is (days <= 0)


def edges(earliest: str | None, latest: str | None, end: str = "2030-03-31") -> Period:
    """A period that starts between two days."""
    low, high = (None if text is None else day(text) for text in (earliest, latest))
    return Period(low, high, day(end), day(end))


@pytest.mark.parametrize(
    ("start", "least", "most", "kind"),
    [
        (edges("2019-04-10", "2019-04-20"), 9, 19, "break"),
        (edges("2019-04-01", "2019-04-20"), 0, 19, "unknown"),
        (edges("2019-01-01", "2019-04-01"), -90, 0, "unknown"),
        (edges("2019-01-01", "2019-03-31"), -90, -1, "overlap"),
        (edges(None, "2019-03-31"), None, -1, "overlap"),
        (edges(None, "2019-04-01"), None, 0, "unknown"),
        (edges("2019-04-10", None), 9, None, "break"),
        (edges(None, None), None, None, "unknown"),
    ],
)
def test_between_vague_edges_the_days_have_a_least_and_a_most(
    start: Period, least: int | None, most: int | None, kind: str
) -> None:
    found = link(period("2014-04-01", "2019-03-31"), start)
    assert (found.least, found.most, found.kind, found.exact) == (least, most, kind, None)


def test_that_no_break_is_possible_is_known_though_the_kind_is_not() -> None:
    assert link(period("2014-04-01", "2019-03-31"), edges("2019-01-01", "2019-04-01")).never_breaks
    assert not link(period("2014-04-01", "2019-03-31"), edges("2019-01-01", "2019-04-02")).never_breaks


def test_what_has_no_end_overlaps_with_what_follows_it() -> None:
    found = link(period("2014-04-01", ".."), period("2019-04-01", "2024-03-31"))
    assert (found.least, found.most, found.kind, found.never_breaks) == (None, None, "overlap", True)


def test_an_end_that_no_source_states_leaves_the_least_unknown() -> None:
    found = link(period("2014-04-01", None), period("2014-05-01", "2019-03-31"))
    assert (found.least, found.most, found.kind) == (None, 29, "unknown")


def test_a_chain_is_told_from_its_earliest_agreement_on() -> None:
    third = pact("a-third", "2024-04-01", "2029-03-31", "b-second")
    second = pact("b-second", "2019-04-01", "2024-03-31", "c-first")
    first = pact("c-first", "2014-04-01", "2019-03-31")
    (chain,) = chains(cluster(third, second, first))
    assert chain.agreements == ("c-first", "b-second", "a-third")
    assert [(one.earlier, one.later) for one in chain.links] == [
        ("c-first", "b-second"),
        ("b-second", "a-third"),
    ]


def test_a_single_agreement_and_one_that_follows_what_is_not_on_record_are_no_chains() -> None:
    assert chains(cluster(agreement("alone"), agreement("orphan", succeeds=("unrecorded",)))) == ()
    assert chains(cluster(agreement("self", succeeds=("self",)))) == ()


def test_branches_are_one_chain_with_a_link_each() -> None:
    (chain,) = chains(
        cluster(
            pact("root", "2010-04-01", "2014-03-31"),
            pact("left", "2014-04-01", "2019-03-31", "root"),
            pact("right", "2015-04-01", "2019-03-31", "root"),
            pact("joined", "2019-04-01", "2024-03-31", "right", "left", "left"),
        )
    )
    assert chain.agreements == ("root", "left", "right", "joined")
    assert [(one.earlier, one.later, one.exact) for one in chain.links] == [
        ("root", "left", 0),
        ("root", "right", 365),
        ("left", "joined", 0),
        ("right", "joined", 0),
    ]


def test_succession_comes_before_the_dates_where_they_disagree() -> None:
    (chain,) = chains(
        cluster(pact("later", "2010-04-01", "2014-03-31", "earlier"), pact("earlier", None, "2020-03-31"))
    )
    assert chain.agreements == ("earlier", "later")


def test_a_circle_is_a_chain_that_starts_with_its_earliest() -> None:
    (chain,) = chains(
        cluster(
            pact("one", "2014-04-01", "2019-03-31", "three"),
            pact("two", "2019-04-01", "2024-03-31", "one"),
            pact("three", "2024-04-01", "2029-03-31", "two"),
            pact("after", "2029-04-01", "2034-03-31", "three"),
        )
    )
    assert chain.agreements == ("one", "two", "three", "after")
    assert len(chain.links) == 4


def test_chains_are_told_from_the_earliest_on() -> None:
    found = chains(
        cluster(
            pact("a", "2014-04-01", "2019-03-31"),
            pact("b", "2019-04-01", "2024-03-31", "a"),
            pact("y", "2004-04-01", "2009-03-31"),
            pact("z", "2009-04-01", "2014-03-31", "y"),
        )
    )
    assert [chain.agreements for chain in found] == [("y", "z"), ("a", "b")]


def test_a_long_chain_in_any_order_is_told_in_order() -> None:
    names = [f"a{number}" for number in range(3000)]
    starts = [date(2000, 1, 1) + timedelta(days=number) for number in range(3000)]
    pacts = [
        agreement(name, during=Period(start, start), succeeds=tuple(names[max(0, number - 1) : number]))
        for number, (name, start) in enumerate(zip(names, starts, strict=True))
    ]
    Random(1).shuffle(pacts)  # noqa: S311 - nothing secret
    (chain,) = chains(cluster(*pacts))
    assert list(chain.agreements) == names


def test_least_and_most_are_those_of_all_readings() -> None:
    seen = 0
    for seed in range(600):
        records = random_cluster(seed).records
        for chain in chains(records):
            for one in chain.links:
                ends = {end for _, end in readings_of_bounds(records.agreements[one.earlier].period)}
                starts = {start for start, _ in readings_of_bounds(records.agreements[one.later].period)}
                if not ends or not starts:
                    continue
                gaps = {(start - end).days - 1 for start in starts for end in ends if end != NEVER}
                if one.least is not None:
                    assert one.least == min(gaps), (seed, one)
                if one.most is not None:
                    assert one.most == max(gaps), (seed, one)
                if one.kind == "break":
                    assert min(gaps) > 0
                if one.kind == "overlap":
                    assert all(gap < 0 for gap in gaps)
                if one.never_breaks:
                    assert all(gap <= 0 for gap in gaps)
                seen += one.least is not None and one.most is not None
    assert seen > 50
