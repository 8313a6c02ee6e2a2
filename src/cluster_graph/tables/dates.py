"""Dates as people write them, to days and bounds: EDTF, Japanese eras, fiscal years.

Takes the text of a cell and the first day of the fiscal year; gives a :class:`~cluster_graph.periods.DateRange` or a
:class:`~cluster_graph.periods.Period` with the precision that was written, or a :class:`DateError` with one sentence.
It never invents a day and never looks at another cell.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from cluster_graph.periods import DateRange, Period, fiscal_year
from cluster_graph.problems import Words

_MonthDay = tuple[int, int]
_Unit = tuple[date, date]

# First and last day of each era (Japan's calendar follows the West's since 1 January 1873).
_ERAS: dict[str, tuple[str, date, date]] = {
    "明治": ("M", date(1868, 10, 23), date(1912, 7, 29)),
    "大正": ("T", date(1912, 7, 30), date(1926, 12, 24)),
    "昭和": ("S", date(1926, 12, 25), date(1989, 1, 7)),
    "平成": ("H", date(1989, 1, 8), date(2019, 4, 30)),
    "令和": ("R", date(2019, 5, 1), date(9999, 12, 31)),
}
_ERA_NAMES = {letter: name for name, (letter, _, _) in _ERAS.items()}

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_FISCAL = re.compile(r"(?:FY|fy)\s?(\d{4})|(\d{4})年度")
_ERA_FISCAL = re.compile(r"(明治|大正|昭和|平成|令和|[MTSHR])(元|\d{1,2})年度")
_WESTERN = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_ERA = re.compile(r"(明治|大正|昭和|平成|令和|[MTSHR])(元|\d{1,2})(?:年(?:(\d{1,2})月(?:(\d{1,2})日)?)?)")
_ERA_DOTTED = re.compile(r"(明治|大正|昭和|平成|令和|[MTSHR])(元|\d{1,2})(?:\.(\d{1,2})(?:\.(\d{1,2}))?)?")


class DateError(ValueError):
    """A date that cannot be read; ``words`` says why and what would be right."""

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(ja, en)


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()


def _unreadable(text: str) -> DateError:
    return DateError(
        f"「{text}」は日付として読めません。2017-07-10、2017-07、FY2017、平成29年7月10日、平成29年度のように書いてください。",
        f'"{text}" is not a date; write 2017-07-10, 2017-07, FY2017, 平成29年7月10日 or 平成29年度.',
    )


def _unit_of(year: int, month: int | None, day: int | None, text: str) -> _Unit:
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            after = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else date.max
            return date(year, month, 1), after - timedelta(days=1) if after != date.max else date.max
        return date(year, month, day), date(year, month, day)
    except ValueError as error:
        raise DateError(
            f"「{text}」という日はありません。暦にある日付を書いてください（例: 2017-07-10）。",
            f'there is no day "{text}" in the calendar; write one that exists, such as 2017-07-10.',
        ) from error


def _number(text: str | None) -> int | None:
    return None if text is None else 1 if text == "元" else int(text)


def _era_year(era: str, number: str) -> int:
    name = _ERA_NAMES.get(era, era)
    return _ERAS[name][1].year + (_number(number) or 0) - 1


def _right_era(day: date) -> str:
    for name, (_, first, last) in _ERAS.items():
        if first <= day <= last:
            year = day.year - first.year + 1
            return f"{name}{'元' if year == 1 else year}年{day.month}月{day.day}日"
    return day.isoformat()


def _era_unit(match: re.Match[str], text: str) -> _Unit:
    era, number, month, day = match.groups()
    _, era_first, era_last = _ERAS[_ERA_NAMES.get(era, era)]
    first, last = _unit_of(_era_year(era, number), _number(month), _number(day), text)
    if last < era_first or first > era_last:
        right = _right_era(first)
        raise DateError(
            f"「{text}」はその元号の期間にありません。正しくは {right} です。",
            f'"{text}" lies outside its era; right would be {right}.',
        )
    return max(first, era_first), min(last, era_last)


def _fiscal_unit(year: int, starts: _MonthDay, text: str) -> _Unit:
    try:
        return fiscal_year(year, starts)
    except ValueError as error:
        raise _unreadable(text) from error


def _era_fiscal_unit(era: str, number: str, starts: _MonthDay, text: str) -> _Unit:
    name = _ERA_NAMES.get(era, era)
    unit = _fiscal_unit(_era_year(era, number), starts, text)
    if unit[0] > _ERAS[name][2] or unit[1] < _ERAS[name][1]:
        raise DateError(
            f"「{text}」はその元号の期間にありません。西暦の年度（例: FY{unit[0].year}）で書いてください。",
            f'"{text}" lies outside its era; write the fiscal year as FY{unit[0].year}.',
        )
    return unit


def _unit(text: str, starts: _MonthDay) -> _Unit:
    """First and last day of a day, month, year or fiscal year."""
    compact = text.replace(" ", "")
    if match := _ISO.fullmatch(compact):
        year, month, day = match.groups()
        return _unit_of(int(year), _number(month), _number(day), text)
    if match := _FISCAL.fullmatch(compact):
        return _fiscal_unit(int(match.group(1) or match.group(2)), starts, text)
    if match := _ERA_FISCAL.fullmatch(compact):
        return _era_fiscal_unit(match.group(1), match.group(2), starts, text)
    if match := _WESTERN.fullmatch(compact):
        year, month, day = match.groups()
        return _unit_of(int(year), _number(month), _number(day), text)
    if match := _ERA.fullmatch(compact) or _ERA_DOTTED.fullmatch(compact):
        return _era_unit(match, text)
    if match := re.fullmatch(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", compact):
        right = "-".join((match.group(1), match.group(2).zfill(2), match.group(3).zfill(2)))
        raise DateError(
            f"「{text}」は「{right}」と書いてください（「/」は期間の区切りです）。",
            f'"{text}" is written {right} (a slash separates the edges of a period).',
        )
    raise _unreadable(text)


def _within(text: str, starts: _MonthDay) -> DateRange:
    """What stands in square brackets: some day within a unit, or between two days."""
    inner = text[1:-1].strip()
    left, dots, right = (part.strip() for part in inner.partition(".."))
    if not dots:
        return DateRange(*_unit(inner, starts))
    if not left and not right:
        raise _unreadable(text)
    earliest = _unit(left, starts)[0] if left else None
    latest = _unit(right, starts)[1] if right else None
    if earliest and latest and earliest > latest:
        raise DateError(
            f"「{text}」は後の日が先に書かれています。",
            f'in "{text}" the later day stands first; exchange them.',
        )
    return DateRange(earliest, latest)


def _is_bracketed(text: str) -> bool:
    return text.startswith("[") and text.endswith("]")


def read_point(text: str, fiscal_year_starts: _MonthDay = (4, 1)) -> DateRange:
    """A point in time; a coarse one means some day in it. Raises :class:`DateError`.

    >>> read_point("平成29年7月10日").exact
    datetime.date(2017, 7, 10)
    """
    folded = _folded(text)
    if _is_bracketed(folded):
        return _within(folded, fiscal_year_starts)
    return DateRange(*_unit(folded, fiscal_year_starts))


def _split_edges(text: str) -> list[str]:
    """The parts between slashes, but not slashes of a date such as 2017/07/10."""
    if re.fullmatch(r"\s*\d{4}/\d{1,2}/\d{1,2}\s*", text):
        return [text]
    return [part.strip() for part in text.split("/")]


def _edge(text: str, starts: _MonthDay, first: bool) -> DateRange:
    if not text:
        return DateRange()
    if _is_bracketed(text):
        return _within(text, starts)
    unit = _unit(text, starts)
    day = unit[0] if first else unit[1]
    return DateRange(day, day)


def read_period(text: str, fiscal_year_starts: _MonthDay = (4, 1)) -> Period:
    """A period as written, ``START/END`` or one unit. Raises :class:`DateError`.

    >>> period = read_period("平成26年度/平成30年度")
    >>> period.start, period.end
    (datetime.date(2014, 4, 1), datetime.date(2019, 3, 31))
    """
    folded = _folded(text)
    parts = _split_edges(folded)
    if len(parts) == 1:
        if _is_bracketed(folded):
            raise DateError(
                f"「{text}」は期間のどちらの端か分かりません。始まりなら「{folded}/」、終わりなら「/{folded}」と書いてください。",
                f'"{text}" does not say which edge it is; write "{folded}/" for a start or "/{folded}" for an end.',
            )
        first, last = _unit(folded, fiscal_year_starts)
        return Period(first, first, last, last)
    if len(parts) > 2:
        raise DateError(
            f"「{text}」に「/」が二つ以上あります。期間は「開始/終了」と書いてください。",
            f'"{text}" holds more than one slash; a period is written START/END.',
        )
    start_text, end_text = parts
    if start_text == "..":
        raise DateError(
            f"「{text}」: 始まりに「..」は書けません。分からないときは空けてください。",
            f'"{text}": a start cannot be ".."; leave it empty where it is unknown.',
        )
    start = _edge(start_text, fiscal_year_starts, first=True)
    if end_text == "..":
        return Period(start.earliest, start.latest, open_ended=True)
    end = _edge(end_text, fiscal_year_starts, first=False)
    if start.earliest and end.latest and start.earliest > end.latest:
        raise DateError(
            f"「{text}」は終わりが始まりより前です。", f'"{text}" ends before it starts; exchange its edges.'
        )
    return Period(start.earliest, start.latest, end.earliest, end.latest)


def read_attested(text: str, fiscal_year_starts: _MonthDay = (4, 1)) -> tuple[Period, ...]:
    """Spans throughout which a source says that a thing was so, separated by ``;``. Raises :class:`DateError`.

    A bracketed unit means: on some day of it.
    """
    spans = []
    for part in _folded(text).split(";"):
        item = part.strip()
        if not item:
            continue
        if _is_bracketed(item) and "/" not in item:
            day = _within(item, fiscal_year_starts)
            spans.append(Period(day.earliest, day.latest, day.earliest, day.latest))
        else:
            spans.append(read_period(item, fiscal_year_starts))
    if not spans:
        raise _unreadable(text)
    return tuple(spans)


def read_exact_day(text: str) -> date:
    """One whole day. Raises :class:`DateError` for anything coarser."""
    day = read_point(text).exact
    if day is None:
        raise DateError(
            f"「{text}」は一日まで書いてください（例: 2018-08-28）。",
            f'"{text}" should be one day, such as 2018-08-28.',
        )
    return day


def has_calendar_year_edge(text: str) -> bool:
    """Whether an edge, or the whole, is a bare calendar year: is a calendar or a fiscal year meant?"""
    for part in re.split(r"[/;]|\.\.", _folded(text)):
        compact = part.strip(" []").replace(" ", "")
        if re.fullmatch(r"\d{4}年?", compact) or re.fullmatch(
            r"(明治|大正|昭和|平成|令和|[MTSHR])(元|\d{1,2})年?", compact
        ):
            return True
    return False
