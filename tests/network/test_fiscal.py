"""The fiscal years for which there is a network at all."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from cluster_graph.network.fiscal import fiscal_years
from cluster_graph.network.project import project
from cluster_graph.network.records import Involvement, NetworkRecords
from cluster_graph.periods import Period, fiscal_year
from tests.network.examples import actor, cluster, clusters, exactly, money, thing, with_money

APRIL = (4, 1)
LAST = date(2018, 8, 28)


def of_period(period: Period, last: date = LAST, first_day: tuple[int, int] = APRIL) -> tuple[int, ...]:
    return fiscal_years(cluster({"x": ["a", "b"]}, things=[thing("x", period)]), first_day, last)


def test_an_agreement_has_the_years_in_which_it_holds() -> None:
    assert of_period(exactly(date(2014, 4, 1), date(2017, 3, 31))) == (2014, 2015, 2016)
    assert of_period(exactly(date(2014, 3, 31), date(2014, 4, 1))) == (2013, 2014)


def test_a_year_starts_where_the_cluster_says() -> None:
    assert of_period(exactly(date(2014, 3, 31), date(2014, 4, 1)), first_day=(1, 1)) == (2014,)


def test_years_end_with_the_last_day_asked_for() -> None:
    assert of_period(Period(date(2017, 4, 1), date(2017, 4, 1))) == (2017, 2018)
    assert of_period(exactly(date(2020, 4, 1), date(2021, 3, 31))) == ()


def test_what_may_be_counts_too() -> None:
    assert of_period(Period(date(2015, 4, 1), date(2016, 4, 1), date(2016, 6, 1), date(2017, 6, 1))) == (
        2015,
        2016,
        2017,
    )


def test_an_unknown_start_counts_from_the_first_day_that_is_told_of() -> None:
    assert of_period(Period(latest_start=date(2016, 5, 1), earliest_end=date(2016, 5, 1))) == (
        2016,
        2017,
        2018,
    )
    assert of_period(Period(earliest_end=date(2016, 5, 1), latest_end=date(2016, 5, 1))) == (2016,)
    assert of_period(Period()) == ()


def test_a_year_in_which_one_is_alone_does_not_count() -> None:
    rows = (
        Involvement("council", "a", own_period=exactly(date(2014, 4, 1), date(2016, 3, 31))),
        Involvement("council", "b", own_period=exactly(date(2015, 4, 1), date(2017, 3, 31))),
        Involvement("council", "b", own_period=exactly(date(2015, 6, 1), date(2018, 3, 31))),
    )
    records = NetworkRecords((actor("a"), actor("b")), (), (thing("council", Period()),), rows)
    assert fiscal_years(records, APRIL, LAST) == (2015,)
    assert fiscal_years(records, APRIL, LAST, "affiliation") == (2014, 2015, 2016, 2017)


def test_two_who_come_one_after_the_other_within_a_year_are_each_alone() -> None:
    rows = (
        Involvement("council", "a", own_period=exactly(date(2015, 4, 1), date(2015, 6, 30))),
        Involvement("council", "b", own_period=exactly(date(2015, 7, 1), date(2016, 3, 31))),
    )
    records = NetworkRecords((actor("a"), actor("b")), (), (thing("council", Period()),), rows)
    assert fiscal_years(records, APRIL, LAST) == ()


def test_money_has_its_own_years() -> None:
    year = exactly(date(2016, 4, 1), date(2017, 3, 31))
    records = with_money(
        cluster({"x": ["a", "b"]}, things=[thing("x", exactly(date(2018, 4, 1), date(2019, 3, 31)))]),
        money("m", "a", "b", 5, period=year),
        money("n", "a", "", 5, period=exactly(date(2012, 4, 1), date(2013, 3, 31))),
    )
    assert fiscal_years(records, APRIL, LAST) == (2018,)
    assert fiscal_years(records, APRIL, LAST, "funding") == (2016,)
    assert fiscal_years(records, APRIL, LAST, "layers") == (2016, 2018)


def test_an_empty_cluster_has_no_years() -> None:
    assert fiscal_years(NetworkRecords(), APRIL, LAST) == ()


@settings(max_examples=30)
@given(clusters())
def test_each_year_has_a_possible_tie(records: NetworkRecords) -> None:
    for year in fiscal_years(records, APRIL, LAST):
        assert project(records, on=fiscal_year(year), ties="possible").counts.ties
