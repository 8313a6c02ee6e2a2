"""Days, periods and money as the reader expects them, in Japanese and English. Plain values in, words out.

The fiscal year is named as officials name it: 平成30年度 is FY2018, 1 April 2018 to 31 March 2019. What is
not known is said so in words; nothing is rounded beyond what the source gave.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from cluster_graph.periods import ONE_DAY, DateRange, Period, fiscal_year, fiscal_year_of
from cluster_graph.problems import Words

# A text with more Japanese letters than this is taken for Japanese.
_MIXED = 0.3

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
APRIL = (4, 1)
_ERAS = ((2019, "令和"), (1989, "平成"), (1926, "昭和"), (1912, "大正"), (1868, "明治"))
NOT_KNOWN = Words("資料からは不明", "not known from the sources")
NO_END = Words("定めなし", "no end set")


def era_year(year: int) -> str:
    """The year in the era in which it ends: 2018 is 平成30年; before 1868 just the year."""
    for first, era in _ERAS:
        if year >= first:
            count = year - first + 1
            return f"{era}{'元' if count == 1 else count}年"
    return f"{year}年"


def fiscal_year_words(year: int) -> Words:
    """A fiscal year by name: 平成30年度, FY2018."""
    return Words(f"{era_year(year)}度", f"FY{year}")


def plain_day_words(day: date) -> Words:
    """A day alone: 2018年8月28日, 28 August 2018."""
    return Words(f"{day.year}年{day.month}月{day.day}日", f"{day.day} {MONTHS[day.month - 1]} {day.year}")


def day_words(day: date, first_day: tuple[int, int] = APRIL) -> Words:
    """A day with its fiscal year: 2018年8月28日（平成30年度）, 28 August 2018 (FY2018)."""
    plain, year = plain_day_words(day), fiscal_year_words(fiscal_year_of(day, first_day))
    return Words(f"{plain.ja}（{year.ja}）", f"{plain.en} ({year.en})")


def range_words(when: DateRange, first_day: tuple[int, int] = APRIL) -> Words:
    """A point in time as precisely as it is known: a day, month, year, fiscal year, or two limits."""
    low, high = when.earliest, when.latest
    if low is None:
        return NOT_KNOWN if high is None else _one_sided(high, "以前", "earlier")
    if high is None:
        return _one_sided(low, "以降", "later")
    if low == high:
        return day_words(low, first_day)
    if (low.year, low.month, low.day, high) == (high.year, high.month, 1, _month_end(low)):
        return Words(f"{low.year}年{low.month}月", f"{MONTHS[low.month - 1]} {low.year}")
    if (low, high) == (date(low.year, 1, 1), date(low.year, 12, 31)):
        return Words(f"{low.year}年", f"{low.year}")
    year = fiscal_year_of(low, first_day)
    if (low, high) == fiscal_year(year, first_day):
        return fiscal_year_words(year)
    first, last = plain_day_words(low), plain_day_words(high)
    return Words(f"{first.ja}から{last.ja}までのいずれかの日", f"some day from {first.en} to {last.en}")


def period_words(period: Period, first_day: tuple[int, int] = APRIL) -> Words:
    """A period as precisely as it is known; whole fiscal years by name, with their days behind."""
    if period.is_unknown:
        return Words("期間は資料からは不明", "period not known from the sources")
    start, end = period.start, period.end
    if start is not None and end is not None:
        return _exact_period(start, end, first_day)
    begins = range_words(DateRange(period.earliest_start, period.latest_start), first_day)
    ends = (
        NO_END
        if period.open_ended
        else range_words(DateRange(period.earliest_end, period.latest_end), first_day)
    )
    return Words(f"始まり：{begins.ja}、終わり：{ends.ja}", f"start: {begins.en}; end: {ends.en}")


def known_period_words(period: Period, first_day: tuple[int, int] = APRIL) -> Words:
    """The period of a thing in honest words.

    Where the sources only attest some days, these are said; an end that is known for nothing but not being before
    the start is not known.
    """
    start, end = period.latest_start, period.earliest_end
    open_outside = period.earliest_start is None and period.latest_end is None and not period.open_ended
    if open_outside and start and end:
        return _attested_only(start, end, first_day)
    if end is not None and period.earliest_start == end and period.latest_end is None:
        period = replace(period, earliest_end=None)
    return period_words(period, first_day)


def _attested_only(start: date, end: date, first_day: tuple[int, int]) -> Words:
    """A period of which a source tells only that it held on these days, or on some day between the two."""
    if start > end:
        some = range_words(DateRange(end, start), first_day)
        return Words(
            f"{some.ja}のうち少なくともある日（前後は資料からは不明）",
            f"at least some day of {some.en} (before and after not known from the sources)",
        )
    inside = period_words(Period(start, start, end, end), first_day)
    return Words(
        f"少なくとも{inside.ja}（前後は資料からは不明）",
        f"at least {inside.en} (before and after not known from the sources)",
    )


def attested_words(texts: Iterable[str]) -> Words:
    """The words of ``attested`` made readable: fiscal years by name, square brackets as *some day of*."""
    parts = [part.strip() for text in texts for part in text.split(";")]
    ja, en = [], []
    for part in parts:
        unit = part.removeprefix("[").removesuffix("]")
        year = re.fullmatch(r"FY(\d{4})", unit)
        day = re.fullmatch(r"\d{4}-\d{2}-\d{2}", unit)
        name = fiscal_year_words(int(year[1])) if year else Words(unit, unit)
        name = plain_day_words(date.fromisoformat(unit)) if day else name
        within = part.startswith("[") and part.endswith("]")
        ja.append(f"{name.ja}のある日" if within else name.ja)
        en.append(f"some day of {name.en}" if within else name.en)
    return Words("、".join(ja), ", ".join(en))


def money_words(amount: Decimal | int, precision: Decimal | int = 1) -> Words:
    """Yen, as precise as the source: 4,037万3千円, 40,373 thousand yen.

    ``amount`` is in yen, ``precision`` the yen of the last digit that the source states (千円: 1000).
    """
    yen = int(amount)
    if yen < 0:
        positive = money_words(-yen, precision)
        return Words(f"△{positive.ja}", f"minus {positive.en}")
    unit = next(size for size in (1_000_000, 1_000, 1) if precision >= size and yen % size == 0)
    scale = {1_000_000: " million", 1_000: " thousand", 1: ""}[unit]
    return Words(_yen_in_japanese(yen), f"{yen // unit:,}{scale} yen")


def _yen_in_japanese(yen: int) -> str:
    trillions, rest = divmod(yen, 10**12)
    hundred_millions, rest = divmod(rest, 10**8)
    ten_thousands, rest = divmod(rest, 10**4)
    parts = [
        f"{count:,}{unit}"
        for count, unit in ((trillions, "兆"), (hundred_millions, "億"), (ten_thousands, "万"))
        if count
    ]
    if rest and rest % 1000 == 0:
        parts.append(f"{rest // 1000}千")
    elif rest or not parts:
        parts.append(f"{rest:,}")
    return "".join(parts) + "円"


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _one_sided(limit: date, side_ja: str, side_en: str) -> Words:
    day = plain_day_words(limit)
    return Words(
        f"{day.ja}{side_ja}（詳細は資料からは不明）",
        f"{day.en} or {side_en} (no more is known from the sources)",
    )


def _year_ending(end: date, first_day: tuple[int, int]) -> int:
    """The fiscal year before the one that the day after ``end`` falls in."""
    return fiscal_year_of(end + ONE_DAY, first_day) - 1 if end < date.max else date.max.year


def _exact_period(start: date, end: date, first_day: tuple[int, int]) -> Words:
    first, last = plain_day_words(start), plain_day_words(end)
    if start == end:
        return day_words(start, first_day)
    days = Words(f"{first.ja}から{last.ja}まで", f"{first.en} to {last.en}")
    first_year, last_year = fiscal_year_of(start, first_day), _year_ending(end, first_day)
    if last_year < first_year:
        return days
    if (fiscal_year(first_year, first_day)[0], fiscal_year(last_year, first_day)[1]) != (start, end):
        return days
    if first_year == last_year:
        year = fiscal_year_words(first_year)
        return Words(f"{year.ja}（{days.ja}）", f"{year.en} ({days.en})")
    low, high = fiscal_year_words(first_year), fiscal_year_words(last_year)
    return Words(f"{low.ja}から{high.ja}まで（{days.ja}）", f"{low.en} to {high.en} ({days.en})")


def bilingual(text: str) -> Words:
    """A text of the tables; one written as Japanese, slash, English is shown in the reader's language."""
    ja, slash, en = text.partition(" / ")
    if slash and _japanese_share(ja) > _MIXED > _japanese_share(en):
        return Words(ja.strip(), en.strip())
    return Words(text, text)


def _japanese_share(text: str) -> float:
    """How much of a text is in Japanese letters; an English one may quote some."""
    found = sum("\u3040" <= letter <= "\u30ff" or "\u4e00" <= letter <= "\u9fff" for letter in text)
    return found / max(1, len(text))
