"""The values that a drop-down offers, as a person reads them (``government 行政``), and back to what tables hold.

Takes one cell's text and its column. What is no choice of the column stays as it is, for the reader of cells to
judge.
"""

from __future__ import annotations

import re
from functools import cache

from cluster_graph.tables.cells import IDENTIFIER, NO, YES, folded
from cluster_graph.tables.codelists import code_list
from cluster_graph.tables.columns import Column, Kind
from cluster_graph.tables.rows import OWN_SCHEMES, TABLES, columns_of

SCHEME_COLUMN = columns_of(TABLES["codes"])["scheme"]
_FLAGS = {True: "yes はい", False: "no いいえ"}
_FOLDED_KINDS = frozenset(
    {
        Kind.IDENTIFIER,
        Kind.REFERENCE,
        Kind.OWN_CODE,
        Kind.SCOPE,
        Kind.NUMBER,
        Kind.WHOLE_NUMBER,
        Kind.CORPORATE_NUMBER,
        Kind.LOCAL_GOVERNMENT_CODE,
        Kind.WIKIDATA,
        Kind.ROR,
    }
)


@cache
def choices(scheme: str, only: tuple[str, ...] = ()) -> dict[str, str]:
    """What a drop-down shows for each notation of a code list."""
    codes = code_list(scheme)
    return {name: f"{name} {codes[name].label.ja}" for name in codes if not only or name in only}


def column_choices(column: Column) -> list[str]:
    """All that the drop-down of a code, a scheme or a flag offers; empty for other columns."""
    if column is SCHEME_COLUMN:
        return list(OWN_SCHEMES)
    if column.kind is Kind.CODE:
        return list(choices(column.scheme or "", column.only).values())
    return [_FLAGS[column.flag]] if column.kind is Kind.FLAG else []


@cache
def _notations(scheme: str, only: tuple[str, ...]) -> dict[str, str]:
    """The notation that each way of writing a code means; a word that two codes share means none."""
    codes = code_list(scheme)
    found: dict[str, str | None] = {}
    for name in codes:
        if only and name not in only:
            continue
        ja, en = codes[name].label.ja, codes[name].label.en
        for words in (
            ja,
            en,
            f"{name} {ja}",
            f"{name} {en}",
            f"{ja} {name}",
            f"{ja} {en}",
            f"{name} {ja} {en}",
        ):
            key = _folded_words(words)
            found[key] = name if found.get(key, name) == name else None
    # A notation means itself, whatever labels other codes have.
    found |= {name: name for name in codes if not only or name in only}
    return {key: name for key, name in found.items() if name is not None}


def _folded_words(text: str) -> str:
    return re.sub(r"\s+", " ", folded(text).lower())


def as_shown(text: str, column: Column) -> str:
    """What a workbook shows for the text of a table: of a code its notation and its label."""
    if column.kind is Kind.CODE and not column.many:
        return choices(column.scheme or "", column.only).get(text, text)
    if column.kind is Kind.FLAG and text in ("yes", "no"):
        return _FLAGS[text == "yes"]
    return text


def as_written(text: str, column: Column) -> str:
    """What a table holds for the text of a workbook, in the one form in which we write it.

    Codes by label become their notation; ids, codes and numbers lose full-width forms, and everything the white
    space at its ends. Words that a source used, such as dates, are left as they are.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not plain:
        return ""
    if column.kind is Kind.CODE:
        notation = _notations(column.scheme or "", column.only).get(_folded_words(plain))
        return notation or plain
    if column.kind is Kind.FLAG:
        word = folded(plain).lower()
        if word in YES or word == _FLAGS[True]:
            return "yes"
        return "no" if word in NO or word == _FLAGS[False] else plain
    if column.kind in _FOLDED_KINDS:
        parts = re.split(r"[;；]", plain) if column.many else [plain]
        return ";".join(_first_word(folded(part), column) for part in parts if part.strip())
    return plain


def _first_word(text: str, column: Column) -> str:
    """Of ``metabolomics メタボローム``, which a list of ids with names gives, the id."""
    word, _, rest = text.partition(" ")
    if column.kind is Kind.OWN_CODE and rest and not rest.isascii() and IDENTIFIER.fullmatch(word):
        return word
    return text
