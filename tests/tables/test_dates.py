"""Dates as written: every spelling that is read, every mistake that is refused with what would be right."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cluster_graph.periods import UNKNOWN_PERIOD, DateRange, Period, fiscal_year
from cluster_graph.tables.dates import (
    DateError,
    has_calendar_year_edge,
    read_attested,
    read_exact_day,
    read_period,
    read_point,
)

JANUARY = (1, 1)
Reader = Callable[[str], object]


def day(text: str) -> date | None:
    """The day of an ISO text; ``-`` is a bound that is missing."""
    return None if text == "-" else date.fromisoformat(text)


def point(bounds: str) -> DateRange:
    earliest, latest = bounds.split()
    return DateRange(day(earliest), day(latest))


def period(bounds: str, *, open_ended: bool = False) -> Period:
    earliest_start, latest_start, earliest_end, latest_end = map(day, bounds.split())
    return Period(earliest_start, latest_start, earliest_end, latest_end, open_ended)


def sentences(reader: Reader, text: str) -> tuple[str, str]:
    """The Japanese and the English sentence with which ``reader`` refuses ``text``."""
    with pytest.raises(DateError) as refused:
        reader(text)
    words = refused.value.words
    assert str(refused.value) == words.en
    return words.ja, words.en


# What is read


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("2017-07-10", "2017-07-10 2017-07-10"),
        ("2017-07", "2017-07-01 2017-07-31"),
        ("2016-02", "2016-02-01 2016-02-29"),
        ("2017-12", "2017-12-01 2017-12-31"),
        ("2017", "2017-01-01 2017-12-31"),
        ("9999", "9999-01-01 9999-12-31"),
        ("9999-12", "9999-12-01 9999-12-31"),
        ("平成29年7月10日", "2017-07-10 2017-07-10"),
        ("平成29年07月10日", "2017-07-10 2017-07-10"),
        ("H29年7月10日", "2017-07-10 2017-07-10"),
        ("H29.7.10", "2017-07-10 2017-07-10"),
        ("h29.07.10", "2017-07-10 2017-07-10"),
        ("平成29.7.10", "2017-07-10 2017-07-10"),
        ("H29.7", "2017-07-01 2017-07-31"),
        ("R元.5.1", "2019-05-01 2019-05-01"),
        ("令和元年5月", "2019-05-01 2019-05-31"),
        ("令和1年5月", "2019-05-01 2019-05-31"),
        ("平成29年", "2017-01-01 2017-12-31"),
        ("2017年7月10日", "2017-07-10 2017-07-10"),
        ("2017年7月", "2017-07-01 2017-07-31"),
        ("2017年", "2017-01-01 2017-12-31"),
    ],
)
def test_a_coarse_point_means_some_day_in_it(text: str, bounds: str) -> None:
    assert read_point(text) == point(bounds)


@pytest.mark.parametrize(
    "text",
    ["FY2019", "fy2019", "FY 2019", "2019年度", "平成31年度", "H31年度", "令和元年度", "令和1年度", "R1年度"],
)
def test_a_fiscal_year_is_whole_however_it_is_spelled(text: str) -> None:
    assert read_point(text) == point("2019-04-01 2020-03-31")
    assert read_point(text, JANUARY) == point("2019-01-01 2019-12-31")
    assert read_point(text, (10, 1)) == point("2019-10-01 2020-09-30")


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("[FY2017]", "2017-04-01 2018-03-31"),
        ("[2019-01-01..2019-04-01]", "2019-01-01 2019-04-01"),
        ("[..2018-03-31]", "- 2018-03-31"),
        ("[2018-03-31..]", "2018-03-31 -"),
        ("[2017..2018-06]", "2017-01-01 2018-06-30"),
        ("[平成29年度..平成30年度]", "2017-04-01 2019-03-31"),
        ("[H29.7.10..H30.3]", "2017-07-10 2018-03-31"),
        ("[2017-07-10..2017-07-10]", "2017-07-10 2017-07-10"),
    ],
)
def test_brackets_mean_some_day_within(text: str, bounds: str) -> None:
    assert read_point(text) == point(bounds)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("２０１７－０７－１０", "2017-07-10"),
        ("2017−07−10", "2017-07-10"),
        ("平成２９年７月１０日", "2017-07-10"),
        ("Ｈ２９．７．１０", "2017-07-10"),
        ("㍻29年7月10日", "2017-07-10"),
        ("㋿元年5月1日", "2019-05-01"),
        ("㍼64年1月7日", "1989-01-07"),
        ("㍽元年8月1日", "1912-08-01"),
        ("㍾6年1月1日", "1873-01-01"),
        ("ＦＹ２０１７", "FY2017"),
        ("［２０１７．．２０１８］", "[2017..2018]"),
        (" \u30002017-07-10\n", "2017-07-10"),
        ("平成 29 年 7月 10日", "2017-07-10"),
        ("\ufeff2017\u200b-07-10", "2017-07-10"),
        (" [ 2017 .. 2018 ] ", "[2017..2018]"),
    ],
)
def test_full_width_forms_and_spaces_change_nothing(written: str, plain: str) -> None:
    assert read_point(written) == read_point(plain)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("明治45年7月29日", "1912-07-29 1912-07-29"),
        ("大正元年7月30日", "1912-07-30 1912-07-30"),
        ("大正15年12月24日", "1926-12-24 1926-12-24"),
        ("昭和元年12月25日", "1926-12-25 1926-12-25"),
        ("昭和64年1月7日", "1989-01-07 1989-01-07"),
        ("平成元年1月8日", "1989-01-08 1989-01-08"),
        ("平成31年4月30日", "2019-04-30 2019-04-30"),
        ("令和元年5月1日", "2019-05-01 2019-05-01"),
        ("昭和64年", "1989-01-01 1989-01-07"),
        ("昭和64年1月", "1989-01-01 1989-01-07"),
        ("平成元年1月", "1989-01-08 1989-01-31"),
        ("平成元年", "1989-01-08 1989-12-31"),
        ("平成31年", "2019-01-01 2019-04-30"),
        ("令和元年", "2019-05-01 2019-12-31"),
        ("大正元年7月", "1912-07-30 1912-07-31"),
    ],
)
def test_a_month_or_year_is_cut_to_its_era(text: str, bounds: str) -> None:
    assert read_point(text) == point(bounds)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("平成26年度/平成30年度", "2014-04-01 2014-04-01 2019-03-31 2019-03-31"),
        ("2017-07-10/2018-03", "2017-07-10 2017-07-10 2018-03-31 2018-03-31"),
        ("2017/2018", "2017-01-01 2017-01-01 2018-12-31 2018-12-31"),
        ("2017 ／ 2018", "2017-01-01 2017-01-01 2018-12-31 2018-12-31"),
        ("[FY2017]/", "2017-04-01 2018-03-31 - -"),
        ("/[FY2017]", "- - 2017-04-01 2018-03-31"),
        ("FY2017/", "2017-04-01 2017-04-01 - -"),
        ("/FY2018", "- - 2019-03-31 2019-03-31"),
        ("[..2018-03-31]/[2019-03-31..]", "- 2018-03-31 2019-03-31 -"),
        ("[2017..2018]/2017-06-30", "2017-01-01 2018-12-31 2017-06-30 2017-06-30"),
        ("FY2018", "2018-04-01 2018-04-01 2019-03-31 2019-03-31"),
        ("2017-07-10", "2017-07-10 2017-07-10 2017-07-10 2017-07-10"),
        ("2017-07-10/2017-07-10", "2017-07-10 2017-07-10 2017-07-10 2017-07-10"),
    ],
)
def test_a_period_has_the_bounds_that_are_written(text: str, bounds: str) -> None:
    assert read_period(text) == period(bounds)


@pytest.mark.parametrize("text", ["/", " ／ "])
def test_a_slash_alone_is_a_period_of_its_own_that_is_unknown(text: str) -> None:
    assert read_period(text) == UNKNOWN_PERIOD


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("2017-04-01/..", "2017-04-01 2017-04-01 - -"),
        ("[FY2017]/‥", "2017-04-01 2018-03-31 - -"),
        ("/ ..", "- - - -"),
    ],
)
def test_two_dots_as_an_end_are_open(text: str, bounds: str) -> None:
    assert read_period(text) == period(bounds, open_ended=True)


def test_a_fiscal_year_in_a_period_follows_the_cluster() -> None:
    assert read_period("FY2017/FY2018", JANUARY) == period("2017-01-01 2017-01-01 2018-12-31 2018-12-31")
    assert read_attested("平成29年度", JANUARY) == (period("2017-01-01 2017-01-01 2017-12-31 2017-12-31"),)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("FY2018", ["2018-04-01 2018-04-01 2019-03-31 2019-03-31"]),
        ("[FY2018]", ["2018-04-01 2019-03-31 2018-04-01 2019-03-31"]),
        ("[2018-03-31..]", ["2018-03-31 - 2018-03-31 -"]),
        ("[..2018-03-31]", ["- 2018-03-31 - 2018-03-31"]),
        ("[2017..2018]", ["2017-01-01 2018-12-31 2017-01-01 2018-12-31"]),
        ("2017-07-10/2018-03-31", ["2017-07-10 2017-07-10 2018-03-31 2018-03-31"]),
        (
            "平成29年度；［FY2018］; ",
            ["2017-04-01 2017-04-01 2018-03-31 2018-03-31", "2018-04-01 2019-03-31 2018-04-01 2019-03-31"],
        ),
    ],
)
def test_attested_spans_are_whole_and_brackets_mean_some_day(text: str, spans: list[str]) -> None:
    assert read_attested(text) == tuple(period(bounds) for bounds in spans)


@pytest.mark.parametrize("text", ["2018-08-28", "平成30年8月28日", "H30.8.28", "２０１８年８月２８日"])
def test_an_exact_day_is_read_in_every_spelling(text: str) -> None:
    assert read_exact_day(text) == date(2018, 8, 28)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((text, True) for text in ("2017", "2017年", "平成29年", "H29年", "２０１７", "昭和64年")),
        *((text, True) for text in ("2017/2018-03-31", "FY2014/2018", "[2017]/", "/[..2018]", "FY2017;2018")),
        *(
            (text, False)
            for text in ("FY2017", "平成29年度", "2017-07", "2017-07-10/FY2018", "/", "2017-04-01/..")
        ),
        *((text, False) for text in ("", "H29", "0000", "nonsense")),
    ],
)
def test_a_bare_calendar_year_is_noticed(text: str, expected: bool) -> None:
    assert has_calendar_year_edge(text) is expected


# What is refused


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("昭和64年1月8日", "平成元年1月8日"),
        ("平成元年1月7日", "昭和64年1月7日"),
        ("平成31年5月1日", "令和元年5月1日"),
        ("令和元年4月", "平成31年4月"),
        ("昭和元年12月24日", "大正15年12月24日"),
        ("大正15年12月25日", "昭和元年12月25日"),
        ("大正元年7月29日", "明治45年7月29日"),
        ("H31.5.1", "令和元年5月1日"),
        ("昭和65年", "平成2年"),
        ("平成0年", "昭和63年"),
        ("平成32年度", "令和2年度"),
    ],
)
def test_a_date_outside_its_era_is_refused_with_the_right_era(text: str, right: str) -> None:
    ja, en = sentences(read_point, text)
    assert ja.startswith(f"「{text}」は") and f"「{right}」" in ja
    assert en.startswith(f'"{text}" lies outside the era') and f"write {right} or" in en
    assert read_point(right) != DateRange()


def test_dates_of_the_old_calendar_are_not_taken_for_western_ones() -> None:
    ja, en = sentences(read_point, "明治5年12月2日")
    assert "旧暦" in ja and "old calendar" in en


@pytest.mark.parametrize(
    ("reader", "text", "right"),
    [
        (read_point, "2017/07/10", "2017-07-10"),
        (read_point, "2017/7", "2017-07"),
        (read_point, "H29/7/10", "H29.7.10"),
        (read_exact_day, "2018/8/28", "2018-08-28"),
        (read_period, "2017/7/10/2018/3/31", "2017-07-10/2018-03-31"),
        (read_period, "2017/7/10～2018/3/31", "2017-07-10/2018-03-31"),
        (read_period, "2018/03", "2018-03"),
        (read_period, "07/10/2017", "2017-07-10"),
        (read_point, "2017/02/30", "2017-07-10"),
        (read_point, "2017.7.10", "2017-07-10"),
        (read_point, "2017-7-10", "2017-07-10"),
        (read_point, "20170710", "2017-07-10"),
        (read_point, "H29-7-10", "H29.7.10"),
        (read_point, "2017-07-10T10:00", "2017-07-10"),
        (read_point, "2017-07-10 00:00:00", "2017-07-10"),
        (read_point, "平成29年7月10日 10時", "平成29年7月10日"),
        (read_point, "yesterday T10:00", "2017-07-10"),
        (read_period, "平成26年度～平成30年度", "平成26年度/平成30年度"),
        (read_period, "平成28年度から令和2年度まで", "平成28年度/令和2年度"),
        (read_period, "2017-2018", "2017/2018"),
        (read_point, "2017..2018", "[2017..2018]"),
        (read_point, "2017~", "[2016..2018]"),
        (read_point, "2017?", "[2017-04..2017-09]"),
        (read_point, "平成29年頃", "[2017-04..2017-09]"),
        (read_point, "201X", "[2010..2019]"),
        (read_point, "2017-XX", "[2010..2019]"),
        (read_point, "2017-21", "[2017-03..2017-05]"),
        (read_point, "平成29年春", "[2017-03..2017-05]"),
        (read_point, "平成二十九年", "平成29年7月10日"),
        (read_point, "H29", "平成29年度"),
        (read_point, "FY29", "FY2017"),
        (read_point, "42926", "2017-07-10"),
        (read_point, "29.7.10", "2017-07-10"),
        (read_point, "20 17", "2017-07-10"),
        (read_point, "٢٠١٧", "2017-07-10"),
        (read_point, "", "2017-07-10"),
        (read_attested, " ; ", "2017-07-10"),
        (read_point, "0000", "2017"),
        (read_point, "FY9999", "FY2017"),
        (read_point, "2017;2018", "2017-07-10"),
        (read_point, "FY2017/FY2018", "[2019-01-01..2019-04-01]"),
        (read_point, "[2018..2017]", "[2017..2018]"),
        (read_point, "[2017,2018]", "[2019-01-01..2019-04-01]"),
        (read_point, "[2017", "[FY2017]"),
        (read_point, "[]", "[FY2017]"),
        (read_period, "[2017/2018]", "[2019-01-01..2019-04-01]"),
        (read_period, "[FY2018]", "[FY2018]/"),
        (read_period, "../2018", "/2018"),
        (read_period, "..", "2017-04-01/.."),
        (read_period, "2018/2017", "2017/2018"),
        (read_period, "[2018-01-01..]/2017", "2017/[2018-01-01..]"),
        (read_period, "2017/2018/2019", "2017-07-10/2018-03-31"),
        (read_attested, "FY2017;2018/2017", "2017/2018"),
        (read_exact_day, "2018-08", "2018-08-28"),
        (read_exact_day, "[2018-08-28]", "2018-08-28"),
        (read_exact_day, "2018-08-28/2018-08-28", "2018-08-28"),
    ],
)
def test_a_mistake_is_refused_with_what_would_be_right(reader: Reader, text: str, right: str) -> None:
    ja, en = sentences(reader, text)
    assert right in ja
    assert right in en


@pytest.mark.parametrize(
    "text", ["2017-02-29", "2017-04-31", "2017-07-00", "2017-13", "2017-00-10", "H29.2.29"]
)
def test_a_day_that_is_not_in_the_calendar_is_refused(text: str) -> None:
    ja, en = sentences(read_point, text)
    assert ja.startswith(f"「{text}」") and en.startswith(f'"{text}" ')


@pytest.mark.parametrize(
    ("reader", "text", "ja", "en"),
    [
        (
            read_point,
            "2017/07/10",
            "「2017/07/10」は「2017-07-10」のように書いてください（「/」は期間の始まりと終わりの区切りです）。",
            '"2017/07/10" must be written like 2017-07-10 (a slash separates start and end of a period).',
        ),
        (
            read_period,
            "2018/2017",
            "「2018/2017」は終わりが始まりより前です。「2017/2018」ではありませんか。",
            '"2018/2017" ends before it starts; is 2017/2018 meant?',
        ),
        (
            read_period,
            "[FY2018]",
            "「[FY2018]」は期間の始まりか終わりか分かりません。始まりなら「[FY2018]/」、終わりなら「/[FY2018]」と書いてください。",
            '"[FY2018]" does not say which edge it is: write [FY2018]/ for the start or /[FY2018] for the end.',
        ),
        (
            read_point,
            "平成31年5月1日",
            "「平成31年5月1日」は平成の期間の外です（平成は平成31年4月30日まで）。"
            "「令和元年5月1日」または「2019-05-01」と書いてください。",
            '"平成31年5月1日" lies outside the era 平成 (Heisei), which ended on 2019-04-30: '
            "write 令和元年5月1日 or 2019-05-01.",
        ),
        (
            read_point,
            "2017-02-30",
            "「2017-02-30」という日はありません。2017年2月は1日から28日までです。",
            '"2017-02-30" does not exist; 2017-02 runs from day 01 to day 28.',
        ),
        (
            read_point,
            "来年",
            "「来年」は日付として読めません。2017-07-10、2017-07、2017、FY2017、平成29年7月10日、平成29年度のように書いてください。",
            '"来年" is not a date: write it like 2017-07-10, 2017-07, 2017, FY2017, 平成29年7月10日 or 平成29年度.',
        ),
    ],
)
def test_the_sentences_of_common_mistakes(reader: Reader, text: str, ja: str, en: str) -> None:
    assert sentences(reader, text) == (ja, en)


def test_the_wrong_part_of_a_period_is_quoted_and_full_width_text_as_it_was_written() -> None:
    assert sentences(read_period, "2017-02-30/2018-03-31")[1].startswith('"2017-02-30" ')
    assert sentences(read_point, "２０１７－０２－３０")[1].startswith('"２０１７－０２－３０" ')


def test_a_long_text_is_quoted_in_part() -> None:
    ja, en = sentences(read_point, "あ" * 5000)
    assert "あ" * 60 + "…" in ja
    assert len(ja) < 300
    assert len(en) < 300


# What holds for all dates

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
SINCE_1873 = st.dates(min_value=date(1873, 1, 1), max_value=date(2117, 12, 31))
# The eras by their last days, written out apart from the code under test.
ERA_ENDS = (
    ("明治", "M", 1868, date(1912, 7, 29)),
    ("大正", "T", 1912, date(1926, 12, 24)),
    ("昭和", "S", 1926, date(1989, 1, 7)),
    ("平成", "H", 1989, date(2019, 4, 30)),
    ("令和", "R", 2019, date.max),
)
many = settings(derandomize=True, deadline=None, max_examples=200, database=None)


def in_era(moment: date) -> tuple[str, str, int]:
    name, letter, first_year, _ = next(era for era in ERA_ENDS if moment <= era[3])
    return name, letter, moment.year - first_year + 1


@many
@given(SINCE_1873)
@example(date(2019, 4, 30))
@example(date(2019, 5, 1))
def test_a_japanese_spelling_reads_as_the_iso_day(moment: date) -> None:
    name, letter, number = in_era(moment)
    year = "元" if number == 1 else str(number)
    spellings = (
        f"{name}{year}年{moment.month}月{moment.day}日",
        f"{letter}{number}.{moment.month}.{moment.day}",
        f"{letter}{year}年{moment:%m}月{moment:%d}日",
        f"{moment.year}年{moment.month}月{moment.day}日",
        moment.isoformat(),
    )
    for spelling in spellings:
        assert read_exact_day(spelling) == moment
        assert read_exact_day(spelling.translate(FULL_WIDTH)) == moment
        assert read_period(spelling) == Period(moment, moment, moment, moment)


@many
@given(SINCE_1873, st.sampled_from([era[:3] for era in ERA_ENDS]))
def test_each_day_has_one_era_alone(moment: date, era: tuple[str, str, int]) -> None:
    name, _, first_year = era
    text = f"{name}{moment.year - first_year + 1}年{moment.month}月{moment.day}日"
    if name == in_era(moment)[0]:
        assert read_exact_day(text) == moment
    else:
        with pytest.raises(DateError):
            read_exact_day(text)


@many
@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 28))
def test_fiscal_years_follow_each_other_without_gap(year: int, month: int, first_day: int) -> None:
    starts = (month, first_day)
    this, following = read_point(f"FY{year}", starts), read_point(f"{year + 1}年度", starts)
    assert this == DateRange(*fiscal_year(year, starts))
    assert this.earliest == date(year, month, first_day)
    assert this.latest is not None
    assert following.earliest == this.latest + timedelta(days=1)


@many
@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_is_all_its_days(year: int, month: int) -> None:
    last_day = monthrange(year, month)[1]
    assert read_point(f"{year:04}-{month:02}") == DateRange(date(year, month, 1), date(year, month, last_day))


@many
@given(st.dates(), st.dates())
def test_a_period_never_ends_before_it_starts(start: date, end: date) -> None:
    text = f"{start}/{end}"
    if start <= end:
        assert read_period(text) == Period(start, start, end, end)
        assert read_point(f"[{start}..{end}]") == DateRange(start, end)
    else:
        for reader, written in ((read_period, text), (read_point, f"[{start}..{end}]")):
            with pytest.raises(DateError):
                reader(written)


PIECES = st.sampled_from(
    [
        *(
            "2017",
            "29",
            "7",
            "07",
            "31",
            "0",
            "00",
            "9999",
            "元",
            "-",
            ".",
            "..",
            "/",
            ";",
            "[",
            "]",
            "～",
            "?",
            "X",
        ),
        *(
            "平成",
            "令和",
            "昭和",
            "明治",
            "H",
            "R",
            "FY",
            "年",
            "月",
            "日",
            "年度",
            "度",
            "から",
            "まで",
            "T",
            ":",
            " ",
        ),
    ]
)
ANY_TEXT = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=12).map("".join))


@settings(many, max_examples=600)
@given(ANY_TEXT)
@example("[" * 40)
@example("2017/1～2017～1")
def test_any_text_is_read_or_refused_in_both_languages(text: str) -> None:
    has_calendar_year_edge(text)
    for reader, kind in (
        (read_point, DateRange),
        (read_period, Period),
        (read_attested, tuple),
        (read_exact_day, date),
    ):
        try:
            value = reader(text)
        except DateError as error:
            assert error.words.ja.startswith("「") and error.words.en.startswith('"')
        else:
            assert isinstance(value, kind)
            assert not (isinstance(value, Period) and value.contradicts_itself)


@many
@given(ANY_TEXT)
def test_width_never_matters(text: str) -> None:
    def outcome(written: str) -> object:
        try:
            return read_period(written)
        except DateError:
            return DateError

    assert outcome(text) == outcome(text.translate(FULL_WIDTH))
