"""Periods as a part of a sentence: 2017年12月1日から（終わりは資料からは不明）, from 1 December 2017, end not known.

Takes plain periods; gives words. Where a whole period is known, or only attested, :mod:`cluster_graph.formats` has
the words already.
"""

from __future__ import annotations

from datetime import date

from cluster_graph import formats
from cluster_graph.periods import DateRange, Period, fiscal_year, fiscal_year_of
from cluster_graph.problems import Words

MonthDay = tuple[int, int]


def start_of(period: Period) -> DateRange:
    """What is known of the first day; that it is not after the end says nothing of it."""
    latest = period.latest_start
    if latest is not None and latest == period.latest_end and period.earliest_start is None:
        latest = None
    return DateRange(period.earliest_start, latest)


def end_of(period: Period) -> DateRange:
    """What is known of the last day; that it is not before the start says nothing of it."""
    earliest = period.earliest_end
    if earliest is not None and earliest == period.earliest_start and period.latest_end is None:
        earliest = None
    return DateRange(earliest, period.latest_end)


def edge_words(period: Period, edge: str, first_day: MonthDay) -> Words:
    """The ``start`` or the ``end`` of a period."""
    if edge == "start":
        return formats.range_words(start_of(period), first_day)
    return formats.NO_END if period.open_ended else formats.range_words(end_of(period), first_day)


def _edge(when: DateRange, first_day: MonthDay) -> Words:
    """An edge inside a longer phrase: a month, a year or a fiscal year is *some day of* it."""
    low, high = when.earliest, when.latest
    if low is None and high is not None:
        day = formats.plain_day_words(high)
        return Words(f"{day.ja}以前のある日", f"{day.en} or earlier")
    if low is not None and high is None:
        day = formats.plain_day_words(low)
        return Words(f"{day.ja}以降のある日", f"{day.en} or later")
    words = formats.range_words(when, first_day)
    if low is None or high is None or low == high:
        return words
    if "いずれかの日" in words.ja:
        first, last = formats.plain_day_words(low), formats.plain_day_words(high)
        return Words(f"{first.ja}から{last.ja}までの間のある日", f"some day between {first.en} and {last.en}")
    return Words(f"{words.ja}中のある日", f"some day of {words.en}")


def _attested(period: Period) -> tuple[date, date] | None:
    """The days of a period of which a source tells only that it held then, if that is all that is known.

    Where the first lies after the last, it held on some day between the two.
    """
    outside_unknown = period.earliest_start is None and period.latest_end is None and not period.open_ended
    start, end = period.latest_start, period.earliest_end
    return (start, end) if outside_unknown and start is not None and end is not None else None


def period_phrase(period: Period, first_day: MonthDay) -> Words:
    """A whole period in words that stand inside a sentence."""
    if period.is_unknown:
        return formats.NOT_KNOWN
    start, end = start_of(period), end_of(period)
    if _attested(period) or (period.start and period.end):
        return formats.known_period_words(period, first_day)
    first, last = _edge(start, first_day), _edge(end, first_day)
    if start == end:
        # Both edges lie within the same unit, such as a year.
        some = formats.range_words(start, first_day)
        return Words(f"{some.ja}のある時期", f"some time in {some.en}")
    if period.open_ended:
        return Words(f"{first.ja}から（終わりの定めなし）", f"from {first.en} with no end set")
    if end == DateRange():
        return Words(
            f"{first.ja}から（終わりは資料からは不明）", f"from {first.en}, end not known from the sources"
        )
    if start == DateRange():
        return Words(
            f"{last.ja}まで（始まりは資料からは不明）", f"until {last.en}, start not known from the sources"
        )
    return Words(f"{first.ja}から{last.ja}まで", f"from {first.en} to {last.en}")


def short_period(period: Period, first_day: MonthDay) -> Words:
    """A period in brackets behind a name: whole fiscal years by name alone, a day without its fiscal year."""
    attested = _attested(period)
    if attested is None:
        start, end = period.start, period.end
        return _short(start, end, first_day) if start and end else period_phrase(period, first_day)
    first, last = attested
    if first > last:
        some = formats.range_words(DateRange(last, first), first_day)
        return Words(f"{some.ja}のある時点", f"at some time in {some.en}")
    days = _short(first, last, first_day)
    if first == last:
        return Words(f"{days.ja}時点", f"as of {days.en}")
    return Words(f"少なくとも{days.ja}", f"at least {days.en}")


def _short(start: date, end: date, first_day: MonthDay) -> Words:
    """A period of which both edges are known."""
    if start == end:
        return formats.plain_day_words(start)
    low, high = fiscal_year_of(start, first_day), fiscal_year_of(end, first_day)
    if (fiscal_year(low, first_day)[0], fiscal_year(high, first_day)[1]) == (start, end):
        first, last = formats.fiscal_year_words(low), formats.fiscal_year_words(high)
    else:
        first, last = formats.plain_day_words(start), formats.plain_day_words(end)
    if first == last:
        return first
    return Words(f"{first.ja}から{last.ja}まで", f"{first.en} to {last.en}")
