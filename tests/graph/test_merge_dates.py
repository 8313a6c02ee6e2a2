"""Merging of dates, step by step as DESIGN section 3 words it."""

from __future__ import annotations

from datetime import date

import pytest

from cluster_graph.graph.merge_dates import MergedDates, merge_periods, merge_points
from cluster_graph.periods import UNKNOWN_PERIOD, DateRange, Period
from cluster_graph.tables.dates import read_attested, read_period, read_point


def merged(
    *periods: str, signed: str | None = None, renewed: bool = False, attested: str = ""
) -> MergedDates:
    """Merge periods as officers write them."""
    return merge_periods(
        [read_period(text) for text in periods],
        signed=read_point(signed) if signed else None,
        renewed_automatically=renewed,
        attested=read_attested(attested) if attested else (),
    )


def days(*texts: str | None) -> list[date | None]:
    return [date.fromisoformat(text) if text else None for text in texts]


def bounds(period: Period) -> list[date | None]:
    return [period.earliest_start, period.latest_start, period.earliest_end, period.latest_end]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        # two sources on one agreement give narrower bounds
        (merged("[FY2017]/", "2017-04-10/"), ["2017-04-10", "2017-04-10", "2017-04-10", None]),
        (merged("/FY2018", "FY2014/"), ["2014-04-01", "2014-04-01", "2019-03-31", "2019-03-31"]),
        # no stated start: the signing day is the start
        (merged(signed="[FY2017]"), ["2017-04-01", "2018-03-31", "2017-04-01", None]),
        (merged("/FY2018", signed="2014-03-27"), ["2014-03-27", "2014-03-27", "2019-03-31", "2019-03-31"]),
        (
            merged("FY2014/FY2018", signed="2014-03-27"),
            ["2014-04-01", "2014-04-01", "2019-03-31", "2019-03-31"],
        ),
        # automatic renewal: it lasts at least to the stated end
        (merged("FY2014/FY2018", renewed=True), ["2014-04-01", "2014-04-01", "2019-03-31", None]),
        (merged("/2018-03-31", renewed=True), [None, "2018-03-31", "2018-03-31", None]),
        # attestation narrows
        (merged("[FY2017]/", attested="FY2018"), ["2017-04-01", "2018-03-31", "2019-03-31", None]),
        (merged(attested="FY2017"), [None, "2017-04-01", "2018-03-31", None]),
        (merged(attested="[FY2017]"), [None, "2018-03-31", "2017-04-01", None]),
        (merged(attested="FY2017;2019-05-01"), [None, "2017-04-01", "2019-05-01", None]),
        # the start is not after the end
        (merged("/2018-03-31"), [None, "2018-03-31", "2018-03-31", "2018-03-31"]),
        (merged("2017-04-10/"), ["2017-04-10", "2017-04-10", "2017-04-10", None]),
    ],
)
def test_bounds_that_agree(case: MergedDates, expected: list[str | None]) -> None:
    assert bounds(case.period) == days(*expected)
    assert not case.in_conflict


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        # the hull of what contradicts
        (merged("2014-04-01/", "2015-04-01/"), ["2014-04-01", "2015-04-01", "2014-04-01", None]),
        # in a hull a bound that one source leaves open stays open
        (merged("/[..2018-03-31]", "/2019-03-31"), [None, "2019-03-31", None, "2019-03-31"]),
        # one source says it has no end, another names one: unknown from the earliest stated end on
        (merged("2014-04-01/..", "2014-04-01/2019-03-31"), ["2014-04-01", "2014-04-01", "2019-03-31", None]),
        # attested outside the bounds: left out
        (
            merged("FY2014/FY2018", attested="2020-01-01"),
            ["2014-04-01", "2014-04-01", "2019-03-31", "2019-03-31"],
        ),
        # one ends it before the other lets it begin: any of the days may be either edge
        (merged("2018-01-01/", "/2017-01-01"), ["2017-01-01", "2018-01-01", "2017-01-01", "2018-01-01"]),
    ],
)
def test_bounds_that_contradict_widen_and_are_reported(case: MergedDates, expected: list[str | None]) -> None:
    assert bounds(case.period) == days(*expected)
    assert case.in_conflict


def test_a_thing_without_an_end_stays_so() -> None:
    period = merged("2014-04-01/..", attested="FY2018").period
    assert period.open_ended
    assert period.certainly_on(date(2100, 1, 1))


def test_nothing_known_stays_unknown() -> None:
    assert merged().period == UNKNOWN_PERIOD
    assert merged("/").period == UNKNOWN_PERIOD


def test_points_intersect_and_contradictions_take_the_hull() -> None:
    year, day = read_point("[FY2017]"), read_point("2017-04-10")
    assert merge_points([year, day]) == (day, False)
    other = read_point("2018-07-07")
    assert merge_points([day, other]) == (DateRange(date(2017, 4, 10), date(2018, 7, 7)), True)


def test_which_attestations_were_left_out_is_told() -> None:
    assert merged("FY2014/FY2018", attested="FY2015;2020-01-01").left_out == (1,)
