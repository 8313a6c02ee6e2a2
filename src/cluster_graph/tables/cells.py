"""From the text of one cell to its value, or one sentence that says what would be right.

Takes the text, its :class:`~cluster_graph.tables.columns.Column` and the first day of the fiscal year. Never looks
at other cells or rows: whether an id exists is asked in :mod:`references`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any
from urllib.parse import urlsplit

import pyoxigraph as ox
from rapidfuzz import fuzz, process

from cluster_graph.periods import DateRange, Period
from cluster_graph.problems import Words
from cluster_graph.tables.codelists import Code, code_list, codes_in_order
from cluster_graph.tables.columns import Column, Kind
from cluster_graph.tables.dates import DateError, read_attested, read_exact_day, read_period, read_point
from cluster_graph.tables.identifiers import (
    IdentifierError,
    read_corporate_number,
    read_local_government_code,
    read_ror,
    read_wikidata,
)
from cluster_graph.tables.quoting import LOST, UNSHOWABLE, quoted

IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9-]*")
YES = frozenset({"yes", "true", "はい"})
NO = frozenset({"no", "false", "いいえ"})
_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_MONTH_DAY = tuple[int, int]
_LONGEST_IDENTIFIER = 200
"""An id becomes the name of a folder of pages; file systems take 255 bytes."""
_MOST_DIGITS = 18
"""As many as every engine of SPARQL can sum as xsd:decimal."""
_KEPT = 50_000
"""As many different words of a column are remembered with what they were read to."""
_MOST_CHOICES = 30
"""As many choices as a sentence can name and still be read."""
_LIKE_ENOUGH = 60
_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"


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
    match = process.extractOne(wanted, sorted(known), score_cutoff=_LIKE_ENOUGH)
    return match[0] if match else None


def nearest_by_label(wanted: str, labels: Mapping[str, Words]) -> str | None:
    """The known word that ``wanted`` may mean: by its Japanese or English label, or by being written nearly so."""
    typed = folded(wanted).lower()
    spelt = [(folded(text).lower(), word) for word, label in labels.items() for text in (label.ja, label.en)]
    if (exact := next((word for text, word in spelt if text == typed), None)) is not None:
        return exact
    if (near := nearest(typed, list(labels))) is not None:
        return near
    # Labels are compared whole: one character that stands in a short Japanese label says little (県 in 都道府県).
    texts = [text for text, _ in spelt]
    match = process.extractOne(typed, texts, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
    return spelt[match[2]][1] if match else None


def suggestion(wanted: str, known: list[str]) -> tuple[str, str]:
    """What would be right instead of ``wanted``, as the end of a sentence in ja and en."""
    near = nearest(wanted, known)
    if near:
        return f"「{near}」ではありませんか。", f'did you mean "{near}"?'
    choices = ", ".join(sorted(known)[:_MOST_CHOICES])
    return (f"使えるもの: {choices}。", f"use one of: {choices}.") if choices else ("", "")


def _text(text: str) -> str:
    value = text.strip().strip(_INVISIBLE).strip()
    if not value:
        raise CellError(
            "見えない文字だけが入っています。消すか、値を書いてください。",
            "there are only invisible characters in this cell: delete them, or write a value.",
        )
    if wrong := UNSHOWABLE.search(value):
        code = f"U+{ord(wrong.group()):04X}"
        raise CellError(
            f"「{quoted(value)}」に使えない文字 {code} が入っています。その文字を消してください。",
            f'"{quoted(value)}" holds {code}, a character that cannot be shown: delete it.',
        )
    if LOST in value:
        raise CellError(
            f"「{quoted(value)}」に文字化けの跡（U+FFFD）があります。元の文字を入れ直してください。",
            f'"{quoted(value)}" holds U+FFFD, which a program leaves for a character it lost: enter that again.',
        )
    return value


def _identifier(text: str) -> str:
    value = folded(text)
    if not IDENTIFIER.fullmatch(value) or len(value) > _LONGEST_IDENTIFIER:
        raise CellError(
            f"ID「{quoted(text)}」は使えません。半角の英小文字・数字・ハイフンだけ、"
            f"{_LONGEST_IDENTIFIER}字以内で書いてください（例: city-hall）。",
            f'"{quoted(text)}" cannot be an id: write small letters, digits and hyphens only, at most '
            f"{_LONGEST_IDENTIFIER}, such as city-hall.",
        )
    return value


def _english_choice(code: Code) -> str:
    """A code with its English label, unless that only says the notation again."""
    says_the_same = code.label.en.replace(" ", "-") == code.notation
    return code.notation if says_the_same else f"{code.notation} ({code.label.en})"


def _code_suggestion(value: str, codes: list[Code]) -> tuple[str, str]:
    """As :func:`suggestion`, with the labels of the codes, and in the order of their list."""
    labels = {code.notation: code.label for code in codes}
    near = nearest_by_label(value, labels)
    if near is not None:
        return f"「{near}（{labels[near].ja}）」ではありませんか。", f'did you mean "{near}"?'
    ja = "、".join(f"{code.notation}（{code.label.ja}）" for code in codes[:_MOST_CHOICES])
    en = ", ".join(map(_english_choice, codes[:_MOST_CHOICES]))
    return f"使えるもの: {ja}。", f"use one of: {en}."


def _code(text: str, column: Column) -> str:
    value = folded(text).lower()
    if value not in code_list(column.scheme or "") or (column.only and value not in column.only):
        codes = codes_in_order(column.scheme or "")
        ja, en = _code_suggestion(
            value, [code for code in codes if not column.only or code.notation in column.only]
        )
        shown = quoted(text)
        raise CellError(f"「{shown}」という区分はありません。{ja}", f'there is no code "{shown}" here; {en}')
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
        f"対象「{quoted(text)}」が読めません。共同研究や事業のID、kind:区分、theme:テーマ、*（すべて）、none のいずれかを書いてください。",
        f'"{quoted(text)}" is no scope: write the id of a collaboration or programme, kind:KIND, theme:THEME, '
        "* (everything) or none.",
    )


def _number(text: str) -> Decimal:
    value = folded(text)
    if not _NUMBER.fullmatch(value):
        raise CellError(
            f"「{quoted(text)}」は数として読めません。単位を付けずに数字で書いてください（例: 40373000）。",
            f'"{quoted(text)}" is not a number: write digits without a unit, such as 40373000.',
        )
    if sum(character.isdigit() for character in value) > _MOST_DIGITS:
        raise CellError(
            f"「{quoted(text)}」は桁が多すぎます。{_MOST_DIGITS}桁以内で書いてください（例: 40373000）。",
            f'"{quoted(text)}" has too many digits: write at most {_MOST_DIGITS}, such as 40373000.',
        )
    return Decimal(value.replace(",", ""))


def _whole_number(text: str) -> int:
    value = _number(text)
    if value != value.to_integral_value() or value < 1:
        raise CellError(
            f"「{quoted(text)}」は1以上の整数ではありません（例: 3）。",
            f'"{quoted(text)}" is not a whole number of at least 1, such as 3.',
        )
    return int(value)


def _flag(text: str, column: Column) -> bool | None:
    value = folded(text).lower()
    if value not in YES | NO:
        raise CellError(
            f"「{quoted(text)}」は読めません。yes か no を書くか、空欄にしてください。",
            f'"{quoted(text)}" cannot be read: write yes or no, or leave the cell empty.',
        )
    return (value in YES) if (value in YES) == column.flag else None


def is_web_address(value: str) -> bool:
    """Whether the text is an http or https address that RDF can name."""
    try:
        parts = urlsplit(value)
        ox.NamedNode(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # no IRI, or a port that is no number of 16 bits
        return False


def _url(text: str) -> str:
    value = text.strip()
    if not is_web_address(value):
        raise CellError(
            f"「{quoted(text)}」はウェブのアドレスではありません。http:// か https:// から始め、空白や引用符を入れずに書いてください（例: https://www.example.jp/）。",
            f'"{quoted(text)}" is not a web address: it starts with http:// or https:// and holds no spaces or quotes, '
            "such as https://www.example.jp/.",
        )
    return value


def _identified(read: Callable[[str], str]) -> Callable[[str], str]:
    """A reader of an identifier whose complaint is one of a cell."""

    def read_identifier(text: str) -> str:
        try:
            return read(text)
        except IdentifierError as error:
            raise CellError(error.words.ja, error.words.en) from error

    return read_identifier


_BY_TEXT: dict[Kind, Callable[[str], Any]] = {
    Kind.TEXT: _text,
    Kind.IDENTIFIER: _identifier,
    Kind.REFERENCE: _identifier,
    Kind.OWN_CODE: _identifier,
    Kind.SCOPE: _scope,
    Kind.NUMBER: _number,
    Kind.WHOLE_NUMBER: _whole_number,
    Kind.URL: _url,
    Kind.CORPORATE_NUMBER: _identified(read_corporate_number),
    Kind.LOCAL_GOVERNMENT_CODE: _identified(read_local_government_code),
    Kind.WIKIDATA: _identified(read_wikidata),
    Kind.ROR: _identified(read_ror),
}
_BY_COLUMN: dict[Kind, Callable[..., Any]] = {Kind.CODE: _code, Kind.FLAG: _flag}
_COME_AGAIN = frozenset({Kind.REFERENCE, Kind.OWN_CODE, Kind.SCOPE, Kind.CODE, Kind.FLAG})
"""Kinds whose cells are written alike in many rows, so that each is read once."""


def undated_reader(column: Column) -> Callable[[str], Any]:
    """What reads the cells of a column that are not empty and no dates: to a tuple where it takes several values.

    It raises :class:`CellError`.
    """
    by_column = _BY_COLUMN.get(column.kind)
    one = partial(by_column, column=column) if by_column else _BY_TEXT[column.kind]

    def several(text: str) -> tuple[Any, ...]:
        values = tuple(dict.fromkeys(one(part) for part in re.split(r"[;；]", text) if part.strip()))
        if column.kind is Kind.SCOPE and len(values) > 1 and "none" in values:
            raise CellError(
                "covers に none とほかの対象が並んでいます。どちらか一方にしてください。",
                "covers holds none beside other scopes; keep one of them.",
            )
        return values

    read = several if column.many else one
    return lru_cache(maxsize=_KEPT)(read) if column.kind in _COME_AGAIN else read


def dated_reader(column: Column) -> Callable[[str, _MONTH_DAY], Any]:
    """What reads the dates of a column, given the first day of the fiscal year. It raises :class:`CellError`."""

    @lru_cache(maxsize=_KEPT)
    def read(text: str, fiscal_year_starts: _MONTH_DAY) -> object:
        try:
            return _dated(text.strip(), column.kind, fiscal_year_starts)
        except DateError as error:
            raise CellError(error.words.ja, error.words.en) from error

    return read


def _dated(words: str, kind: Kind, fiscal_year_starts: _MONTH_DAY) -> object:
    if kind is Kind.POINT:
        return WrittenPoint(words, read_point(words, fiscal_year_starts))
    if kind is Kind.PERIOD:
        return WrittenPeriod(words, read_period(words, fiscal_year_starts))
    if kind is Kind.ATTESTED:
        return WrittenAttestation(words, read_attested(words, fiscal_year_starts))
    day: date = read_exact_day(words)
    return day
