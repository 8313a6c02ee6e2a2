"""Days, periods and money in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cluster_graph.formats import (
    day_words,
    era_year,
    fiscal_year_words,
    money_words,
    period_words,
    range_words,
)
from cluster_graph.periods import UNKNOWN_PERIOD, DateRange, Period
from cluster_graph.problems import Words


def exact(first: date, last: date) -> Period:
    """A period whose edges are both known."""
    return Period(first, first, last, last)


def test_a_day_is_told_with_its_fiscal_year() -> None:
    assert day_words(date(2018, 8, 28)) == Words("2018年8月28日（平成30年度）", "28 August 2018 (FY2018)")


def test_a_day_before_april_belongs_to_the_fiscal_year_before() -> None:
    assert day_words(date(2018, 3, 31)) == Words("2018年3月31日（平成29年度）", "31 March 2018 (FY2017)")


def test_a_fiscal_year_may_start_on_another_day() -> None:
    assert day_words(date(2018, 8, 28), (10, 1)).en == "28 August 2018 (FY2017)"


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (1867, "1867年"),
        (1868, "明治元年"),
        (1988, "昭和63年"),
        (1989, "平成元年"),
        (2018, "平成30年"),
        (2019, "令和元年"),
        (2020, "令和2年"),
    ],
)
def test_years_are_named_by_era(year: int, words: str) -> None:
    assert era_year(year) == words


def test_fiscal_years_are_named_as_officials_name_them() -> None:
    assert fiscal_year_words(2019) == Words("令和元年度", "FY2019")


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (date(2018, 8, 28), date(2018, 8, 28), day_words(date(2018, 8, 28))),
        (date(2018, 2, 1), date(2018, 2, 28), Words("2018年2月", "February 2018")),
        (date(2018, 1, 1), date(2018, 12, 31), Words("2018年", "2018")),
        (date(2017, 4, 1), date(2018, 3, 31), Words("平成29年度", "FY2017")),
        (None, None, Words("資料からは不明", "not known from the sources")),
    ],
)
def test_a_point_in_time_is_as_precise_as_it_is_known(
    low: date | None, high: date | None, words: Words
) -> None:
    assert range_words(DateRange(low, high)) == words


def test_a_point_in_time_between_two_days_says_so() -> None:
    assert range_words(DateRange(date(2018, 2, 1), date(2018, 2, 27))) == Words(
        "2018年2月1日から2018年2月27日までのいずれかの日", "some day from 1 February 2018 to 27 February 2018"
    )


def test_a_point_in_time_may_be_known_on_one_side_only() -> None:
    assert range_words(DateRange(date(2018, 4, 1), None)).en.startswith("1 April 2018 or later")
    assert range_words(DateRange(None, date(2018, 4, 1))).ja.startswith("2018年4月1日以前")


def test_whole_fiscal_years_are_named_with_their_days() -> None:
    assert period_words(exact(date(2014, 4, 1), date(2019, 3, 31))) == Words(
        "平成26年度から平成30年度まで（2014年4月1日から2019年3月31日まで）",
        "FY2014 to FY2018 (1 April 2014 to 31 March 2019)",
    )
    assert (
        period_words(exact(date(2017, 4, 1), date(2018, 3, 31))).en
        == "FY2017 (1 April 2017 to 31 March 2018)"
    )


def test_other_exact_periods_are_told_by_their_days() -> None:
    assert (
        period_words(exact(date(2014, 3, 27), date(2019, 3, 31))).ja == "2014年3月27日から2019年3月31日まで"
    )
    assert period_words(exact(date(2018, 8, 28), date(2018, 8, 28))) == day_words(date(2018, 8, 28))


def test_a_period_says_which_edge_is_not_known_and_which_has_no_end() -> None:
    known_start = Period(date(2017, 4, 10), date(2017, 4, 10))
    assert period_words(known_start) == Words(
        "始まり：2017年4月10日（平成29年度）、終わり：資料からは不明",
        "start: 10 April 2017 (FY2017); end: not known from the sources",
    )
    assert period_words(Period(date(2017, 4, 10), date(2017, 4, 10), open_ended=True)).en.endswith(
        "no end set"
    )
    assert "不明" in period_words(UNKNOWN_PERIOD).ja


@pytest.mark.parametrize(
    ("yen", "precision", "words"),
    [
        (40_373_000, 1000, Words("4,037万3千円", "40,373 thousand yen")),
        (350_098_000, 1000, Words("3億5,009万8千円", "350,098 thousand yen")),
        (107_054_000, 1000, Words("1億705万4千円", "107,054 thousand yen")),
        (40_373_123, 1, Words("4,037万3,123円", "40,373,123 yen")),
        (100_000_000, 1_000_000, Words("1億円", "100 million yen")),
        (1_500_000, 100_000, Words("150万円", "1,500 thousand yen")),
        (3_000, 1000, Words("3千円", "3 thousand yen")),
        (3_000, 1, Words("3千円", "3,000 yen")),
        (0, 1, Words("0円", "0 yen")),
        (2_000_000_000_000, 1, Words("2兆円", "2,000,000,000,000 yen")),
        (-5_000, 1000, Words("△5千円", "minus 5 thousand yen")),
    ],
)
def test_money_is_as_precise_as_its_source(yen: int, precision: int, words: Words) -> None:
    assert money_words(Decimal(yen), Decimal(precision)) == words


def test_an_amount_finer_than_its_precision_loses_nothing() -> None:
    assert money_words(1_234_567, 1000).en == "1,234,567 yen"
