"""Dates as people write them, to days and bounds: EDTF, Japanese eras, fiscal years.

Takes the text of a cell and the first day of the fiscal year; gives a :class:`~cluster_graph.periods.DateRange`
or a :class:`~cluster_graph.periods.Period` as precise as the text, or a :class:`DateError` with what is wrong and
what would be right. It never invents a day and never looks at another cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from cluster_graph.periods import DateRange, Period
from cluster_graph.problems import Words
from cluster_graph.tables.japanese_dates import ERA_MARKS, Fault, Precision, Unit, read_unit, why_unspelled
from cluster_graph.tables.quoting import quoted, showable

_MonthDay = tuple[int, int]
_Value = TypeVar("_Value")

_YEAR = f"((?:{ERA_MARKS})[0-9]{{1,2}}|[0-9]{{4}})"
_SLASHED = re.compile(rf"{_YEAR}/([0-9]{{1,2}})(?![0-9])(?:/([0-9]{{1,2}})(?![0-9]))?", re.IGNORECASE)
_SEPARATED = re.compile(rf"{_YEAR}[-.]([0-9]{{1,2}})(?:[-.]([0-9]{{1,2}}))?", re.IGNORECASE)
_CLOCK = re.compile(r"(.+?(?=T| )|.+?日)[T ]?[0-9]{1,2}[:時].*", re.IGNORECASE)
_RANGE_SIGN = re.compile(rf"\.\.|[~〜–—]|から| to |-(?=[0-9]{{4}}年?$|FY|{ERA_MARKS})", re.IGNORECASE)


class DateError(ValueError):
    """A date that cannot be read; ``words`` says why, quoting it, and what would be right."""

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(ja, en)


def _folded(text: str) -> str:
    """Half-width forms (NFKC); no invisible characters and no white space beside a separator or kanji of dates.

    U+2010 and U+2212 are what some programs make of a full-width hyphen.
    """
    plain = unicodedata.normalize("NFKC", text).translate(
        {0x2010: "-", 0x2212: "-", 0x200B: None, 0xFEFF: None}
    )
    plain = re.sub(r"\s+", " ", plain).strip()
    return re.sub(r" ?(\.\.|[治正和成年月日度/;\[\]]) ?", r"\1", plain)


def _read(text: str, reader: Callable[[str], _Value]) -> _Value:
    """What ``reader`` makes of the folded text; its fault becomes a sentence that quotes what was written."""
    try:
        return reader(_folded(text))
    except Fault as fault:
        shown = quoted(fault.part if fault.part and fault.part in text else text)
        raise DateError(showable(f"「{shown}」{fault.ja}"), showable(f'"{shown}" {fault.en}')) from None


def _reads(reader: Callable[[str], object], text: str) -> bool:
    try:
        reader(text)
    except Fault:
        return False
    return True


def _unit(text: str, starts: _MonthDay) -> Unit:
    unit = read_unit(text, starts)
    if unit is None:
        raise _why_unread(text, starts)
    return unit


def _why_unread(text: str, starts: _MonthDay) -> Fault:
    """What is wrong with a text that spells no date."""

    def reads(candidate: str) -> bool:
        return _reads(lambda folded: _unit(folded, starts), candidate)

    if match := _CLOCK.fullmatch(text):
        day = match[1] if reads(match[1]) else "2017-07-10"
        return Fault(
            text,
            f"には時刻があります。「{day}」と日だけを書いてください。",
            f"holds a time; write the day alone: {day}.",
        )
    separated = _SEPARATED.fullmatch(text) or re.fullmatch("([0-9]{4})([0-9]{2})([0-9]{2})", text)
    if separated and reads(right := _joined(separated)):
        return Fault(text, f"は「{right}」と書いてください。", f"must be written {right}.")
    edges = [edge.strip() for edge in _RANGE_SIGN.split(text.removesuffix("まで"))]
    if len(edges) == 2 and any(edges) and all(not edge or reads(edge) for edge in edges):
        period, within = "/".join(edges), f"[{'..'.join(edges)}]"
        about_ja, about_en = (
            "、およその日なら「[2016..2018]」など",
            ", [2016..2018] or the like if about then",
        )
        about = text.endswith("~")
        return Fault(
            text,
            f"は、期間なら「{period}」、その間のいつかの日なら「{within}」{about_ja * about}と書いてください。",
            f"must be written {period} if a period is meant, {within} if some day within it{about_en * about}.",
        )
    return why_unspelled(text)


def _joined(match: re.Match[str]) -> str:
    """Year, month and day as they are to be written: ``2017-07-10``, or ``H29.7.10`` where the year is of an era."""
    parts = [part for part in match.groups() if part]
    return "-".join(part.zfill(2) for part in parts) if parts[0].isdigit() else ".".join(parts)


def _refuse_slashes_in_dates(text: str, reader: Callable[[str], object]) -> None:
    """A slash separates start and end alone; behind it no period has a number of one or two digits."""
    if _SLASHED.search(text):
        hyphened = _SLASHED.sub(_joined, text)
        candidates = (hyphened, _RANGE_SIGN.sub("/", hyphened))
        right = next((candidate for candidate in candidates if _reads(reader, candidate)), "2017-07-10")
        raise Fault(
            text,
            f"は「{right}」のように書いてください（「/」は期間の始まりと終わりの区切りです）。",
            f"must be written like {right} (a slash separates start and end of a period).",
        )
    if text.count("/") > 1:
        raise Fault(
            text,
            "に「/」が二つ以上あります。日は「2017-07-10」、期間は「2017-07-10/2018-03-31」のように書いてください。",
            "holds more than one slash; write a day like 2017-07-10, a period like 2017-07-10/2018-03-31.",
        )


def _has_brackets(text: str) -> bool:
    return "[" in text or "]" in text


def _within(text: str, starts: _MonthDay) -> DateRange:
    """What square brackets say: some day of a unit, or from one day to another."""
    match = re.fullmatch(r"\[([^\[\]/,]+)\]", text)
    if match is None:
        raise Fault(
            text,
            "の角括弧が読めません。「[FY2017]」か「[2019-01-01..2019-04-01]」のように書いてください。",
            "has brackets that cannot be read; write them like [FY2017] or [2019-01-01..2019-04-01].",
        )
    left, dots, right = match[1].partition("..")
    if not dots:
        return _whole(_unit(left, starts))
    if not left and not right:
        raise Fault(
            text,
            "は何も言っていません。分からない端は空けてください。",
            "says nothing; leave an unknown edge empty.",
        )
    earliest = _unit(left, starts).first if left else None
    latest = _unit(right, starts).last if right else None
    if earliest and latest and earliest > latest:
        raise Fault(
            text,
            f"は後の日が先に書かれています。「[{right}..{left}]」ではありませんか。",
            f"has the later day first; is [{right}..{left}] meant?",
        )
    return DateRange(earliest, latest)


def _whole(unit: Unit) -> DateRange:
    return DateRange(unit.first, unit.last)


def _point(text: str, starts: _MonthDay) -> DateRange:
    _refuse_slashes_in_dates(text, lambda candidate: _point(candidate, starts))
    if _has_brackets(text):
        return _within(text, starts)
    if "/" in text:
        raise Fault(
            text,
            "は期間です。日付を一つ、またはその間のいつかの日を「[2019-01-01..2019-04-01]」のように書いてください。",
            "is a period; write one date, or some day within a span like [2019-01-01..2019-04-01].",
        )
    return _whole(_unit(text, starts))


def _edge(text: str, starts: _MonthDay, *, is_start: bool) -> DateRange:
    if not text:
        return DateRange()
    if _has_brackets(text):
        return _within(text, starts)
    unit = _unit(text, starts)
    day = unit.first if is_start else unit.last
    return DateRange(day, day)


def _period(text: str, starts: _MonthDay) -> Period:
    _refuse_slashes_in_dates(text, lambda candidate: _period(candidate, starts))
    start_text, slash, end_text = text.partition("/")
    if _has_brackets(text) and (not slash or re.search(r"\[[^\]]*/", text)):
        _within(text, starts)
        raise Fault(
            text,
            f"は期間の始まりか終わりか分かりません。始まりなら「{text}/」、終わりなら「/{text}」と書いてください。",
            f"does not say which edge it is: write {text}/ for the start or /{text} for the end.",
        )
    if not slash:
        unit = _unit(text, starts)
        return Period(unit.first, unit.first, unit.last, unit.last)
    if start_text == "..":
        raise Fault(
            text,
            f"の始まりに「..」は書けません。分からない始まりは空けて「/{end_text}」と書いてください。",
            f'has ".." as its start; leave an unknown start empty: /{end_text}.',
        )
    is_open = end_text == ".."
    start = _edge(start_text, starts, is_start=True)
    end = DateRange() if is_open else _edge(end_text, starts, is_start=False)
    period = Period(start.earliest, start.latest, end.earliest, end.latest, open_ended=is_open)
    if period.contradicts_itself:
        raise Fault(
            text,
            f"は終わりが始まりより前です。「{end_text}/{start_text}」ではありませんか。",
            f"ends before it starts; is {end_text}/{start_text} meant?",
        )
    return period


def _attested(text: str, starts: _MonthDay) -> tuple[Period, ...]:
    elements = [element for element in text.split(";") if element] or [""]
    return tuple(_attested_span(element, starts) for element in elements)


def _attested_span(text: str, starts: _MonthDay) -> Period:
    if _has_brackets(text) and "/" not in text:
        day = _within(text, starts)
        return Period(day.earliest, day.latest, day.earliest, day.latest)
    return _period(text, starts)


def _exact_day(text: str) -> date:
    _refuse_slashes_in_dates(text, _exact_day)
    unit = None if re.search(r"[\[\]/]", text) else _unit(text, (4, 1))
    if unit is None or unit.precision is not Precision.DAY:
        raise Fault(
            text,
            "は一日ではありません。「2018-08-28」のように日まで書いてください。",
            "is not one day; write it like 2018-08-28.",
        )
    return unit.first


def read_point(text: str, fiscal_year_starts: _MonthDay = (4, 1)) -> DateRange:
    """A point in time; a coarse one, a fiscal year or brackets mean some day in it. Raises :class:`DateError`.

    >>> read_point("平成29年7月10日").exact
    datetime.date(2017, 7, 10)
    """
    return _read(text, lambda folded: _point(folded, fiscal_year_starts))


def read_period(text: str, fiscal_year_starts: _MonthDay = (4, 1)) -> Period:
    """A period, ``START/END`` or one whole unit, with the bounds that are written. Raises :class:`DateError`.

    >>> period = read_period("平成26年度/平成30年度")
    >>> period.start, period.end
    (datetime.date(2014, 4, 1), datetime.date(2019, 3, 31))
    """
    return _read(text, lambda folded: _period(folded, fiscal_year_starts))


def read_attested(text: str, fiscal_year_starts: _MonthDay = (4, 1)) -> tuple[Period, ...]:
    """Spans throughout which a source says that a thing was so, several by ``;``. Raises :class:`DateError`.

    A bracketed unit means *on some day of it*: start and end each lie within it.
    """
    return _read(text, lambda folded: _attested(folded, fiscal_year_starts))


def read_exact_day(text: str) -> date:
    """One whole day. Raises :class:`DateError` for anything coarser."""
    return _read(text, _exact_day)


def has_calendar_year_edge(text: str) -> bool:
    """Whether an edge, or the whole, is a bare calendar year (``2017``, ``平成29年``), in brackets or not."""
    parts = re.split(r"[/;\[\]]|\.\.", _folded(text))
    return any(
        _reads(lambda part: _unit(part, (4, 1)), part) and _unit(part, (4, 1)).precision is Precision.YEAR
        for part in parts
    )
