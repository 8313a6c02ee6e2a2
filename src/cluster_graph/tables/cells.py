"""From the text of one cell to its value, or one sentence that says what would be right.

Takes the text, its :class:`~cluster_graph.tables.columns.Column` and the first day of the fiscal year. Never looks
at other cells or rows: whether an id exists is asked in :mod:`references`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from rapidfuzz import process

from cluster_graph.periods import DateRange, Period
from cluster_graph.problems import Words
from cluster_graph.tables.codelists import code_list
from cluster_graph.tables.columns import Column, Kind
from cluster_graph.tables.dates import DateError, read_attested, read_exact_day, read_period, read_point
from cluster_graph.tables.identifiers import (
    corporate_number_is_well_formed,
    local_government_code_is_well_formed,
)

IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9-]*")
YES = frozenset({"yes", "true", "はい"})
NO = frozenset({"no", "false", "いいえ"})
_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_MONTH_DAY = tuple[int, int]


class CellError(ValueError):
    """A cell that cannot be read; ``words`` says why and what would be right."""

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(ja, en)


@dataclass(frozen=True, slots=True)
class WrittenPoint:
    """A point in time with the words it was written in."""

    words: str
    range: DateRange


@dataclass(frozen=True, slots=True)
class WrittenPeriod:
    """A period with the words it was written in."""

    words: str
    period: Period


@dataclass(frozen=True, slots=True)
class WrittenAttestation:
    """Spans throughout which a source says that a thing was so, with the words they were written in."""

    words: str
    spans: tuple[Period, ...]


def folded(text: str) -> str:
    """The text with full-width forms made half-width (NFKC) and white space taken from its ends."""
    return unicodedata.normalize("NFKC", text).strip()


def nearest(wanted: str, known: list[str]) -> str | None:
    """The known word most like ``wanted``, where one is near enough to be worth naming."""
    match = process.extractOne(wanted, sorted(known), score_cutoff=60)
    return match[0] if match else None


def suggestion(wanted: str, known: list[str]) -> tuple[str, str]:
    """What would be right instead of ``wanted``, as the end of a sentence in ja and en."""
    near = nearest(wanted, known)
    if near:
        return f"「{near}」ではありませんか。", f'did you mean "{near}"?'
    choices = ", ".join(sorted(known)[:30])
    return (f"使えるもの: {choices}。", f"use one of: {choices}.") if choices else ("", "")


def _text(text: str) -> str:
    return text.strip()


def _identifier(text: str) -> str:
    value = folded(text)
    if not IDENTIFIER.fullmatch(value):
        raise CellError(
            f"ID「{text}」は使えません。半角の英小文字・数字・ハイフンだけで書いてください（例: keio-iab）。",
            f'"{text}" cannot be an id: write small letters, digits and hyphens only, such as keio-iab.',
        )
    return value


def _code(text: str, column: Column) -> str:
    value = folded(text).lower()
    known = [name for name in code_list(column.scheme or "") if not column.only or name in column.only]
    if value not in known:
        ja, en = suggestion(value, known)
        raise CellError(f"「{text}」という区分はありません。{ja}", f'there is no code "{text}" here; {en}')
    return value


def _scope(text: str) -> str:
    value = folded(text)
    if value in ("*", "none") or IDENTIFIER.fullmatch(value):
        return value
    prefix, _, rest = value.partition(":")
    if prefix == "theme" and IDENTIFIER.fullmatch(rest):
        return value
    if prefix == "kind":
        return f"kind:{_code(rest, Column(Words('', ''), Kind.CODE, scheme='collaboration-kind'))}"
    raise CellError(
        f"対象「{text}」が読めません。共同研究や事業のID、kind:区分、theme:テーマ、*（すべて）、none のいずれかを書いてください。",
        f'"{text}" is no scope: write the id of a collaboration or programme, kind:KIND, theme:THEME, '
        "* (everything) or none.",
    )


def _number(text: str) -> Decimal:
    value = folded(text)
    if not _NUMBER.fullmatch(value):
        raise CellError(
            f"「{text}」は数として読めません。単位を付けずに数字で書いてください（例: 40373000）。",
            f'"{text}" is not a number: write digits without a unit, such as 40373000.',
        )
    return Decimal(value.replace(",", ""))


def _whole_number(text: str) -> int:
    value = _number(text)
    if value != value.to_integral_value() or value < 1:
        raise CellError(
            f"「{text}」は1以上の整数ではありません。", f'"{text}" is not a whole number of at least 1.'
        )
    return int(value)


def _flag(text: str, column: Column) -> bool | None:
    value = folded(text).lower()
    if value not in YES | NO:
        raise CellError(
            f"「{text}」は読めません。yes か no を書くか、空欄にしてください。",
            f'"{text}" cannot be read: write yes or no, or leave the cell empty.',
        )
    return (value in YES) if (value in YES) == column.flag else None


def _url(text: str) -> str:
    value = text.strip()
    parts = urlsplit(value)
    if (
        parts.scheme not in ("http", "https")
        or not parts.netloc
        or re.search(r"[\s<>\"{}|\\^`\x00-\x1f]", value)
    ):
        raise CellError(
            f"「{text}」はウェブのアドレスではありません。http:// か https:// から始めてください。",
            f'"{text}" is not a web address: it starts with http:// or https:// and holds no spaces or quotes.',
        )
    return value


def _corporate_number(text: str) -> str:
    value = folded(text)
    if not corporate_number_is_well_formed(value):
        raise CellError(
            f"法人番号「{text}」が正しくありません。13桁で、先頭の検査用数字が合うものを書いてください"
            "（表計算ソフトで先頭の0が落ちていないか確かめてください）。",
            f'"{text}" is not a corporate number: 13 digits, the first of them the check digit '
            "(has a spreadsheet dropped a leading zero?).",
        )
    return value


def _local_government_code(text: str) -> str:
    value = folded(text)
    if not local_government_code_is_well_formed(value):
        raise CellError(
            f"地方公共団体コード「{text}」が正しくありません。6桁で、末尾の検査数字が合うものを書いてください。",
            f'"{text}" is not a local government code: 6 digits, the last of them the check digit.',
        )
    return value


def _wikidata(text: str) -> str:
    value = folded(text)
    if not re.fullmatch(r"Q[1-9][0-9]*", value):
        raise CellError(
            f"ウィキデータの番号「{text}」は Q と数字で書いてください（例: Q1234）。",
            f'"{text}" is not a Wikidata item: write Q and digits, such as Q1234.',
        )
    return f"http://www.wikidata.org/entity/{value}"


def _ror(text: str) -> str:
    value = folded(text).removeprefix("https://ror.org/")
    if not re.fullmatch(r"0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}", value):
        raise CellError(
            f"ROR「{text}」が読めません（例: https://ror.org/02kn6nx58）。",
            f'"{text}" is not a ROR id, such as https://ror.org/02kn6nx58.',
        )
    return f"https://ror.org/{value}"


_BY_TEXT: dict[Kind, Callable[[str], Any]] = {
    Kind.TEXT: _text,
    Kind.IDENTIFIER: _identifier,
    Kind.REFERENCE: _identifier,
    Kind.OWN_CODE: _identifier,
    Kind.SCOPE: _scope,
    Kind.NUMBER: _number,
    Kind.WHOLE_NUMBER: _whole_number,
    Kind.URL: _url,
    Kind.CORPORATE_NUMBER: _corporate_number,
    Kind.LOCAL_GOVERNMENT_CODE: _local_government_code,
    Kind.WIKIDATA: _wikidata,
    Kind.ROR: _ror,
}
_BY_COLUMN: dict[Kind, Callable[[str, Column], Any]] = {Kind.CODE: _code, Kind.FLAG: _flag}


def _dated(text: str, column: Column, fiscal_year_starts: _MONTH_DAY) -> object:
    words = text.strip()
    if column.kind is Kind.POINT:
        return WrittenPoint(words, read_point(words, fiscal_year_starts))
    if column.kind is Kind.PERIOD:
        return WrittenPeriod(words, read_period(words, fiscal_year_starts))
    if column.kind is Kind.ATTESTED:
        return WrittenAttestation(words, read_attested(words, fiscal_year_starts))
    day: date = read_exact_day(words)
    return day


def read_cell(text: str, column: Column, fiscal_year_starts: _MONTH_DAY = (4, 1)) -> Any:
    """The value of a cell that is not empty.

    A tuple where the column takes several values. Raises :class:`CellError`.
    """
    if column.kind in (Kind.POINT, Kind.PERIOD, Kind.ATTESTED, Kind.DAY):
        try:
            return _dated(text, column, fiscal_year_starts)
        except DateError as error:
            raise CellError(error.words.ja, error.words.en) from error
    if column.many:
        parts = [part for part in re.split(r"[;；]", text) if part.strip()]
        return tuple(dict.fromkeys(_plain(part, column) for part in parts))
    return _plain(text, column)


def _plain(text: str, column: Column) -> Any:
    if column.kind in _BY_COLUMN:
        return _BY_COLUMN[column.kind](text, column)
    return _BY_TEXT[column.kind](text)
