"""Periods inside a sentence: honest about what is not known, short where they only tell a thing from another."""

from __future__ import annotations

from datetime import date

import pytest

from cluster_graph.diff.dates_in_words import edge_words, period_phrase, short_period
from cluster_graph.periods import Period

APRIL = (4, 1)
DAY, LATER, YEAR_END = date(2017, 12, 1), date(2018, 3, 31), date(2017, 12, 31)
YEAR_START, YEAR_2014 = date(2017, 4, 1), (date(2014, 1, 1), date(2014, 12, 31))


@pytest.mark.parametrize(
    ("period", "ja", "en"),
    [
        (Period(), "資料からは不明", "not known from the sources"),
        (
            Period(DAY, DAY, LATER, LATER),
            "2017年12月1日から2018年3月31日まで",
            "1 December 2017 to 31 March 2018",
        ),
        (
            Period(DAY, DAY, DAY, None),
            "2017年12月1日（平成29年度）から（終わりは資料からは不明）",
            "from 1 December 2017 (FY2017), end not known from the sources",
        ),
        (
            Period(YEAR_START, LATER, None, None),
            "平成29年度中のある日から（終わりは資料からは不明）",
            "from some day of FY2017, end not known from the sources",
        ),
        (
            Period(None, LATER, LATER, LATER),
            "2018年3月31日（平成29年度）まで（始まりは資料からは不明）",
            "until 31 March 2018 (FY2017), start not known from the sources",
        ),
        (
            Period(DAY, DAY, open_ended=True),
            "2017年12月1日（平成29年度）から（終わりの定めなし）",
            "from 1 December 2017 (FY2017) with no end set",
        ),
        (
            Period(*YEAR_2014, *YEAR_2014),
            "2014年のある時期",
            "some time in 2014",
        ),
        (
            Period(DAY, YEAR_END, LATER, None),
            "2017年12月中のある日から2018年3月31日以降のある日まで",
            "from some day of December 2017 to 31 March 2018 or later",
        ),
        (
            Period(DAY, LATER, None, date(2020, 1, 5)),
            "2017年12月1日から2018年3月31日までの間のある日から2020年1月5日以前のある日まで",
            "from some day between 1 December 2017 and 31 March 2018 to 5 January 2020 or earlier",
        ),
        (
            Period(None, DAY, LATER, None),
            "少なくとも2017年12月1日から2018年3月31日まで（前後は資料からは不明）",
            "at least 1 December 2017 to 31 March 2018 (before and after not known from the sources)",
        ),
    ],
)
def test_a_period_inside_a_sentence(period: Period, ja: str, en: str) -> None:
    words = period_phrase(period, APRIL)
    assert (words.ja, words.en) == (ja, en)


@pytest.mark.parametrize(
    ("period", "ja", "en"),
    [
        (Period(YEAR_START, YEAR_START, LATER, LATER), "平成29年度", "FY2017"),
        (
            Period(YEAR_START, YEAR_START, date(2019, 3, 31), date(2019, 3, 31)),
            "平成29年度から平成30年度まで",
            "FY2017 to FY2018",
        ),
        (Period(DAY, DAY, DAY, DAY), "2017年12月1日", "1 December 2017"),
        (Period(None, DAY, DAY, None), "2017年12月1日時点", "as of 1 December 2017"),
        (Period(None, LATER, YEAR_START, None), "平成29年度のある時点", "at some time in FY2017"),
        (Period(None, YEAR_START, LATER, None), "少なくとも平成29年度", "at least FY2017"),
    ],
)
def test_a_period_in_brackets_is_short(period: Period, ja: str, en: str) -> None:
    words = short_period(period, APRIL)
    assert (words.ja, words.en) == (ja, en)


def test_that_an_end_is_not_before_its_start_says_nothing_of_the_end() -> None:
    known = Period(DAY, DAY, DAY, None)
    assert edge_words(known, "end", APRIL).en == "not known from the sources"
    assert edge_words(Period(DAY, DAY, open_ended=True), "end", APRIL).ja == "定めなし"
