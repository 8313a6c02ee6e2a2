"""One day, month, year or fiscal year as offices in Japan write it: Western years, era years, 年度.

Takes the folded text of one date and the first day of the fiscal year; gives its first and last day, or a
:class:`Fault` where it names days that do not exist. Knows nothing of periods, brackets or cells.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date
from enum import Enum

from cluster_graph.periods import ONE_DAY, fiscal_year

ERA_MARKS = "明治|大正|昭和|平成|令和|[MTSHR]"
"""A pattern of the names and letters of the eras (㍾㍽㍼㍻㋿ become names by NFKC)."""

_ERA_YEAR = f"(?P<era>{ERA_MARKS})(?P<number>元|[0-9]{{1,3}})"
_MONTH, _DAY = "(?P<month>[0-9]{1,2})", "(?P<day>[0-9]{1,2})"
_SPELLINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        "(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?",
        "(?P<fiscal>FY) ?(?P<year>[0-9]{4})",
        f"(?:{_ERA_YEAR}|(?P<year>[0-9]{{4}}))年(?:(?P<fiscal>度)|{_MONTH}月(?:{_DAY}日)?)?",
        rf"{_ERA_YEAR}\.{_MONTH}(?:\.{_DAY})?",
    )
)
# Until 明治5 months and days are of the old lunisolar calendar (Great Council edict 337 of 1872).
_FIRST_GREGORIAN_YEAR = 1873


# Why a text is no date, by a mark in it: the rest of a sentence whose subject is the text. The first that fits.
_MARKS: tuple[tuple[str, str, str], ...] = (
    (
        "",
        "には日付がありません。「2017-07-10」のように書いてください。",
        "holds no date; write one like 2017-07-10.",
    ),
    (
        f"(?:{ERA_MARKS})(?:元|[0-9]+)",
        "は暦年か年度か分かりません。「平成29年」または「平成29年度」のように書いてください。",
        "may be a calendar or a fiscal year: write it like 平成29年 or 平成29年度.",
    ),
    (
        "FY ?'?[0-9]{2}",
        "の年度は、西暦の四桁で「FY2017」のように書いてください。",
        "must have its year in four digits, like FY2017.",
    ),
    (
        "[0-9]{5}",
        "は表計算ソフトの日付の通し番号のようです。列を文字列にして「2017-07-10」のように書いてください。",
        "looks like a spreadsheet's number of a day: format the column as text and write it like 2017-07-10.",
    ),
    (
        r"\.\.",
        "は期間の終わりにだけ書けます（例: 「2017-04-01/..」は終わりのない期間）。",
        "stands only as the end of a period: 2017-04-01/.. has no end.",
    ),
    (
        ".*;.*",
        "には値が二つ以上あります。この列には一つだけ書いてください（例: 2017-07-10）。",
        "holds several values; this column takes one, such as 2017-07-10.",
    ),
    (
        r".*(?:[?~%]|頃|ころ|ごろ|約|\bca?\.|circa).*",
        "のような「およそ」の印は読みません。確かに含む範囲を「[2017-04..2017-09]」のように書いてください。",
        "is marked as uncertain: write the days between which it surely lies, such as [2017-04..2017-09].",
    ),
    (
        r"[0-9]{1,3}X{1,3}(?:-.*)?|[0-9]{4}-(?:XX|[0-9]{2}-XX)",
        "のような「X」は読みません。範囲を「[2010..2019]」のように書いてください。",
        "has an X for a digit: write a range, such as [2010..2019].",
    ),
    (
        ".*(?:[春夏秋冬]|spring|summer|autumn|winter).*",
        "のような季節は読みません。月の範囲を「[2017-03..2017-05]」のように書いてください。",
        "names a season: write its months, such as [2017-03..2017-05].",
    ),
    (
        ".*[〇一二三四五六七八九十].*",
        "の数は、算用数字で「平成29年7月10日」のように書いてください。",
        "has its numbers in kanji: write them in digits, such as 平成29年7月10日.",
    ),
    (
        ".*",
        "は日付として読めません。2017-07-10、2017-07、2017、FY2017、平成29年7月10日、平成29年度のように書いてください。",
        "is not a date: write it like 2017-07-10, 2017-07, 2017, FY2017, 平成29年7月10日 or 平成29年度.",
    ),
)


class Fault(Exception):
    """``part`` of a folded text is wrong; ``ja`` and ``en`` are the rest of the sentence that starts with it."""

    def __init__(self, part: str, ja: str, en: str) -> None:
        super().__init__(en)
        self.part, self.ja, self.en = part, ja, en


class Precision(Enum):
    """How much of a date is written."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    FISCAL_YEAR = "fiscal year"


@dataclass(frozen=True, slots=True)
class Unit:
    """A day, month, year or fiscal year: its first and its last day."""

    first: date
    last: date
    precision: Precision


@dataclass(frozen=True, slots=True)
class Era:
    """An era with its first and last day, as its edict fixed them; the present era has no last day."""

    name: str
    letter: str
    english: str
    first_day: date
    last_day: date | None = None


# The day of a change belongs wholly to the new era: so say the edicts of 1912, 1926, 1989 and 2019. Meiji was
# dated back to the first day of Keio 4, which is 25 January 1868.
_FIRST_DAYS = (
    ("明治", "M", "Meiji", date(1868, 1, 25)),
    ("大正", "T", "Taisho", date(1912, 7, 30)),
    ("昭和", "S", "Showa", date(1926, 12, 25)),
    ("平成", "H", "Heisei", date(1989, 1, 8)),
    ("令和", "R", "Reiwa", date(2019, 5, 1)),
)
_LAST_DAYS = (*(first_day - ONE_DAY for _, _, _, first_day in _FIRST_DAYS[1:]), None)
ERAS = tuple(Era(*era, last_day) for era, last_day in zip(_FIRST_DAYS, _LAST_DAYS, strict=True))
_BY_MARK = {mark: era for era in ERAS for mark in (era.name, era.letter)}


def spelled(day: date, precision: Precision = Precision.DAY) -> str:
    """``day``, its month, its year or the fiscal year named after its year, in the era of that day.

    >>> spelled(date(2019, 5, 1)), spelled(date(2017, 4, 1), Precision.FISCAL_YEAR)
    ('令和元年5月1日', '平成29年度')
    """
    era = next(era for era in reversed(ERAS) if era.first_day <= day)
    number = day.year - era.first_day.year + 1
    rest = {
        Precision.DAY: f"{day.month}月{day.day}日",
        Precision.MONTH: f"{day.month}月",
        Precision.YEAR: "",
        Precision.FISCAL_YEAR: "度",
    }
    return f"{era.name}{'元' if number == 1 else number}年{rest[precision]}"


def read_unit(text: str, fiscal_year_starts: tuple[int, int]) -> Unit | None:
    """The day, month, year or fiscal year that ``text`` spells; ``None`` where it is spelled in no known way.

    A month or year that reaches beyond its era is cut to the era. Raises :class:`Fault` for days that do not
    exist, or not in that era.
    """
    match = next(filter(None, (spelling.fullmatch(text) for spelling in _SPELLINGS)), None)
    if match is None:
        return None
    found = match.groupdict()
    era = _BY_MARK[found["era"].upper()] if found.get("era") else None
    year = era.first_day.year + _count(found["number"]) - 1 if era else int(found["year"])
    month, day = (int(found[name]) if found.get(name) else None for name in ("month", "day"))
    first, last = _days(text, year, month, day)
    if found.get("fiscal"):
        precision = Precision.FISCAL_YEAR
    elif month is None:
        precision = Precision.YEAR
    else:
        precision = Precision.MONTH if day is None else Precision.DAY
    if era:
        first, last = _within_era(text, era, first, last, precision)
    if precision is Precision.FISCAL_YEAR:
        # 平成31年度 and 令和元年度 are both the whole of FY2019: an era may name a fiscal year, it never cuts it.
        first, last = _fiscal_days(text, year, fiscal_year_starts)
    return Unit(first, last, precision)


def _count(number: str) -> int:
    return 1 if number == "元" else int(number)


def _days(text: str, year: int, month: int | None, day: int | None) -> tuple[date, date]:
    if year < 1:
        raise Fault(text, "という年はありません（例: 2017）。", "is no year; write one such as 2017.")
    if month is not None and not 1 <= month <= 12:
        raise Fault(
            text,
            f"に「{month}月」とありますが、月は1から12までです（季節は「[2017-03..2017-05]」のように月で書いてください）。",
            f"has month {month}; months run from 01 to 12 (write a season as its months, like [2017-03..2017-05]).",
        )
    last_day = monthrange(year, month)[1] if month else 31
    if month is not None and day is not None and not 1 <= day <= last_day:
        raise Fault(
            text,
            f"という日はありません。{year}年{month}月は1日から{last_day}日までです。",
            f"does not exist; {year:04}-{month:02} runs from day 01 to day {last_day}.",
        )
    return date(year, month or 1, day or 1), date(year, month or 12, day or last_day)


def _fiscal_days(text: str, year: int, starts: tuple[int, int]) -> tuple[date, date]:
    if year == MAXYEAR:
        raise Fault(
            text,
            "の終わりは暦にありません（例: FY2017）。",
            "ends beyond the calendar; write one like FY2017.",
        )
    return fiscal_year(year, starts)


def _within_era(text: str, era: Era, first: date, last: date, precision: Precision) -> tuple[date, date]:
    """The days from ``first`` to ``last`` that lie in the era."""
    western = first.isoformat()[: {Precision.DAY: 10, Precision.MONTH: 7}.get(precision, 4)]
    if precision is Precision.FISCAL_YEAR:
        western = f"FY{western}"
    if first.year < _FIRST_GREGORIAN_YEAR:
        raise Fault(
            text,
            f"は旧暦（明治5年まで）の日付です。西暦（グレゴリオ暦）に直して「{western}」のような形で書いてください。",
            f"is of the old calendar, in use until 明治5: convert it and write it in the form {western}.",
        )
    cut = max(first, era.first_day), last if era.last_day is None else min(last, era.last_day)
    if cut[0] <= cut[1]:
        return cut
    if era.last_day is None or first < era.first_day:
        limit_ja, limit_en = f"{spelled(era.first_day)}から", f"began on {era.first_day}"
    else:
        limit_ja, limit_en = f"{spelled(era.last_day)}まで", f"ended on {era.last_day}"
    right = spelled(first, precision)
    raise Fault(
        text,
        f"は{era.name}の期間の外です（{era.name}は{limit_ja}）。「{right}」または「{western}」と書いてください。",
        f"lies outside the era {era.name} ({era.english}), which {limit_en}: write {right} or {western}.",
    )


def why_unspelled(text: str) -> Fault:
    """What is wrong with a text that :func:`read_unit` does not know, as far as a mark in it tells."""
    flags = re.IGNORECASE | re.DOTALL
    return next(Fault(text, ja, en) for mark, ja, en in _MARKS if re.fullmatch(mark, text, flags))
