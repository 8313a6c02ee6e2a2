"""Stays as intervals of days, against a count of single days."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cluster_graph.network.spells import Days, Spell
from cluster_graph.network.writing.intervals import days_by_certainty, days_there

FIRST = date(2018, 1, 1)
SPAN = 30


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def numbers(days: Days) -> set[int]:
    """The days of the test's month that an interval holds."""
    low = day(0) if days[0] is None else days[0]
    high = day(SPAN) if days[1] is None else days[1]
    return {number for number in range(SPAN + 1) if low <= day(number) <= high}


@st.composite
def spells(draw: st.DrawFn) -> Spell:
    edges = sorted(draw(st.lists(st.integers(1, SPAN - 1), min_size=4, max_size=4)))
    first, low, high, last = map(day, edges)
    possible = (draw(st.sampled_from([first, None])), draw(st.sampled_from([last, None])))
    return Spell("x", possible, draw(st.sampled_from([None, (low, high)])))


@given(st.lists(spells(), max_size=5))
def test_intervals_hold_exactly_the_days_of_the_stays(stays: list[Spell]) -> None:
    possible = {number for stay in stays for number in numbers(stay.possible)}
    certain = {number for stay in stays if stay.certain for number in numbers(stay.certain)}
    assert {number for days in days_there(stays) for number in numbers(days)} == possible
    parts = days_by_certainty(stays)
    assert {number for days, sure in parts if sure for number in numbers(days)} == certain
    assert {number for days, sure in parts if not sure for number in numbers(days)} == possible - certain


@given(st.lists(spells(), max_size=5))
def test_intervals_are_in_order_and_none_touches_the_next_of_its_kind(stays: list[Spell]) -> None:
    found = days_there(stays)
    for (_, last), (first, _) in pairwise(found):
        assert last is not None
        assert first is not None
        assert last + timedelta(days=1) < first
    parts = [numbers(days) for days, _ in days_by_certainty(stays)]
    assert sum(map(len, parts)) == len(set().union(*parts))


def test_a_stay_that_nothing_bounds_has_no_edges() -> None:
    always = Spell("x", (None, None), None)
    assert days_there([always]) == [(None, None)]
    assert days_by_certainty([always]) == [((None, None), False)]
    assert days_there([]) == []
    assert days_by_certainty([]) == []


def test_two_agreements_that_follow_each_other_make_one_stay() -> None:
    one = Spell("x", (date(2016, 4, 1), date(2017, 3, 31)), (date(2016, 4, 1), date(2017, 3, 31)))
    two = Spell("y", (date(2017, 4, 1), date(2018, 3, 31)), None)
    assert days_there([two, one]) == [(date(2016, 4, 1), date(2018, 3, 31))]
    assert days_by_certainty([two, one]) == [
        ((date(2016, 4, 1), date(2017, 3, 31)), True),
        ((date(2017, 4, 1), date(2018, 3, 31)), False),
    ]


def test_the_last_and_the_first_day_of_the_calendar_are_days() -> None:
    whole = Spell("x", (date.min, date.max), None)
    assert days_there([whole]) == [(date.min, date.max)]
