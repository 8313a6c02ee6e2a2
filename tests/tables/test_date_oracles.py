"""Dates as others read them: the package ``edtf`` judges EDTF, the package ``japanera`` the eras.

``edtf`` widens an unknown edge (``2017/``) by ten years, so it is not asked of those; both agree with us on all
other forms that they know, but for 29 February. What only we read (fiscal years, edges in brackets) is tested in ``test_dates.py``.
"""

from __future__ import annotations

import warnings
from calendar import isleap
from datetime import date
from functools import cache
from types import ModuleType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from japanera import EraDate  # type: ignore[import-untyped]  # it has no stubs

from cluster_graph.periods import DateRange, Period
from cluster_graph.tables.dates import DateError, read_attested, read_exact_day, read_period, read_point
from cluster_graph.tables.japanese_dates import Precision, spelled

many = settings(derandomize=True, deadline=None, max_examples=150, database=None)
few = settings(many, max_examples=40)  # edtf takes some milliseconds a date, more for sets
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


@cache
def edtf() -> ModuleType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its grammar warns under the pyparsing of today
        import edtf as module
    return module


def bound(edge: Any) -> date | None:
    """A bound as ``edtf`` gives it: a day, or an infinity where there is none."""
    return None if isinstance(edge, float) else date(*edge[:3])


@cache
def bounds(text: str) -> DateRange:
    """The first and the last day of what ``text`` says in EDTF."""
    parsed = edtf().parse_edtf(text)
    return DateRange(bound(parsed.lower_strict()), bound(parsed.upper_strict()))


@cache
def is_edtf(text: str) -> bool:
    try:
        edtf().parse_edtf(text)
    except edtf().parser.edtf_exceptions.EDTFParseException:
        return False
    return True


YEARS = st.dates().map(lambda day: f"{day.year:04}")
MONTHS = st.dates().map(lambda day: f"{day.year:04}-{day.month:02}")
UNITS = st.one_of(YEARS, MONTHS, st.dates().map(date.isoformat))
# Near years, so that a pair is as often one within the other as not.
NEAR_UNITS = st.one_of(
    *(
        st.dates(min_value=date(2017, 1, 1), max_value=date(2018, 12, 31)).map(form)
        for form in (date.isoformat, lambda day: f"{day:%Y-%m}", lambda day: f"{day:%Y}")
    )
)


@few
@given(UNITS)
@example("0001")
@example("9999-12-31")
@example("2016-02")
def test_a_point_has_the_bounds_that_edtf_gives_it(text: str) -> None:
    assert read_point(text) == bounds(text)
    assert read_point(text.translate(FULL_WIDTH)) == bounds(text)
    assert read_point(f"[{text}]") == bounds(text)


@few
@given(NEAR_UNITS, NEAR_UNITS)
def test_an_interval_has_the_bounds_that_edtf_gives_it(start: str, end: str) -> None:
    text = f"{start}/{end}"
    expected = bounds(text)
    assert expected.earliest is not None and expected.latest is not None
    if expected.earliest > expected.latest:
        with pytest.raises(DateError):
            read_period(text)
    else:
        first, last = expected.earliest, expected.latest
        assert read_period(text) == Period(first, first, last, last)
        assert read_attested(text) == (Period(first, first, last, last),)


@few
@given(UNITS)
def test_an_open_end_is_open_in_edtf_too(text: str) -> None:
    expected = bounds(f"{text}/..")
    assert read_period(f"{text}/..") == Period(
        expected.earliest, expected.earliest, None, None, open_ended=True
    )
    assert expected.latest is None


@few
@given(NEAR_UNITS, NEAR_UNITS)
def test_brackets_have_the_bounds_that_edtf_gives_a_set(one: str, other: str) -> None:
    for text in (f"[..{one}]", f"[{one}..]"):
        assert read_point(text) == bounds(text)
    text = f"[{one}..{other}]"
    # Of two units of different precision edtf reads no set.
    expected = bounds(text) if is_edtf(text) else DateRange(bounds(one).earliest, bounds(other).latest)
    assert expected.earliest is not None and expected.latest is not None
    if expected.earliest <= expected.latest:
        assert read_point(text) == expected
        assert read_period(f"{text}/") == Period(expected.earliest, expected.latest, None, None)
    else:
        with pytest.raises(DateError):
            read_point(text)


@few
@given(st.from_regex(r"[12][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?", fullmatch=True))
@example("2017-02-29")
@example("2016-02-29")
@example("1900-02-29")
@example("2017-00-10")
@example("2017-06-31")
def test_what_is_in_the_calendar_is_read_and_nothing_else(text: str) -> None:
    # edtf takes 29 February in every year.
    if is_edtf(text) and (not text.endswith("-02-29") or isleap(int(text[:4]))):
        assert read_point(text) == bounds(text)
    else:
        with pytest.raises(DateError):
            read_point(text)


@many
@given(st.dates(min_value=date(1873, 1, 1), max_value=date(2117, 12, 31)))
@example(date(2019, 4, 30))
@example(date(2019, 5, 1))
@example(date(1989, 1, 7))
@example(date(1989, 1, 8))
@example(date(1926, 12, 24))
@example(date(1926, 12, 25))
@example(date(1912, 7, 29))
@example(date(1912, 7, 30))
def test_a_day_is_of_the_era_that_japanera_gives_it(day: date) -> None:
    theirs = EraDate.from_date(day)
    for form in ("%-K%-y年%m月%d日", "%-h%-y.%m.%d", "%-K%-Y年%m月%d日"):
        assert read_exact_day(theirs.strftime(form)) == day
    number = day.year - theirs.era.since.year + 1
    year = "元" if number == 1 else str(number)
    assert spelled(day) == f"{theirs.era.kanji}{year}年{day.month}月{day.day}日"
    assert spelled(day, Precision.YEAR) == f"{theirs.era.kanji}{year}年"
    assert read_exact_day(spelled(day)) == day


@many
@given(
    st.dates(min_value=date(1873, 1, 1), max_value=date(2117, 12, 31)),
    st.sampled_from(["明治", "大正", "昭和", "平成", "令和"]),
)
def test_a_day_of_another_era_is_refused_with_the_one_of_japanera(day: date, era: str) -> None:
    theirs = EraDate.from_date(day)
    since = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}[era]
    number = day.year - since + 1
    text = f"{era}{number}年{day.month}月{day.day}日"
    if era == theirs.era.kanji:
        assert read_exact_day(text) == day
    elif number >= 0:
        with pytest.raises(DateError) as refused:
            read_exact_day(text)
        assert f"「{theirs.era.kanji}" in refused.value.words.ja
