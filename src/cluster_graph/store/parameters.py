"""Parameters of saved queries: from what a user writes to an RDF term, and into the text of the query.

A parameter is written ``$name`` in a query. It is replaced, token by token, by a term in its N-Triples form; it can
never become syntax: strings, IRIs and comments of the query are left alone, and terms escape what they hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pyoxigraph as ox

from cluster_graph.periods import fiscal_year
from cluster_graph.problems import LANGUAGES, InputError, Words
from cluster_graph.tables.dates import DateError, read_exact_day, read_period
from cluster_graph.vocabulary import CG, XSD

_TOKENS = re.compile(
    r"""
    (?P<iri> <[^<>"{}|^`\\\s]*> )
  | (?P<long> \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3} )
  | (?P<short> "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
  | (?P<comment> \#[^\n]* )
  | \$(?P<name> [A-Za-z_][A-Za-z0-9_]* )
    """,
    re.VERBOSE | re.DOTALL,
)

THING_TYPES = ("organization", "agreement", "council", "collaboration", "programme", "source", "thing")
_DATE = ox.NamedNode(str(XSD.date))


def bind(query: str, terms: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """The query with each ``$name`` replaced by its term.

    >>> bind('SELECT * { ?s ?p $on } # $on', {"on": ox.Literal('x" } DROP')})
    'SELECT * { ?s ?p "x\\\\" } DROP" } # $on'
    """

    def replaced(match: re.Match[str]) -> str:
        name = match.group("name")
        return str(terms[name]) if name in terms else match.group(0)

    return _TOKENS.sub(replaced, query)


def names_in(query: str) -> set[str]:
    """The names of the parameters that a query uses."""
    return {match.group("name") for match in _TOKENS.finditer(query) if match.group("name")}


def day_term(value: date) -> ox.Literal:
    """A day as ``xsd:date``."""
    return ox.Literal(value.isoformat(), datatype=_DATE)


def _wrong(name: str, value: str, ja: str, en: str) -> InputError:
    return InputError(
        Words(f"パラメーター {name} の値「{value}」: {ja}", f'parameter {name}, value "{value}": {en}')
    )


def plain_terms(
    name: str, kind: str, value: str, fiscal_year_starts: tuple[int, int]
) -> dict[str, ox.NamedNode | ox.Literal]:
    """The terms that a value of a plain type binds (ids of things are resolved by the saved query).

    A ``fiscal-year`` binds ``$name`` (its number) and its first and last day as ``$name_from``, ``$name_to``.
    """
    if kind == "date":
        try:
            return {name: day_term(read_exact_day(value))}
        except DateError as error:
            raise _wrong(name, value, error.words.ja, error.words.en) from error
    if kind == "integer":
        if not re.fullmatch(r"-?[0-9]{1,18}", value.strip()):
            raise _wrong(name, value, "整数を書いてください。", "write a whole number.")
        return {name: ox.Literal(int(value))}
    if kind == "fiscal-year":
        return _fiscal_year(name, value, fiscal_year_starts)
    if kind == "lang":
        if value not in LANGUAGES:
            raise _wrong(name, value, "ja か en を書いてください。", "write ja or en.")
        return {name: ox.Literal(value)}
    if kind == "iri":
        return {name: iri_term(name, value)}
    return {name: ox.Literal(value)}


def _fiscal_year(name: str, value: str, starts: tuple[int, int]) -> dict[str, ox.NamedNode | ox.Literal]:
    text = f"FY{value.strip()}" if re.fullmatch(r"[0-9]{4}", value.strip()) else value
    try:
        period = read_period(text, starts)
    except DateError as error:
        raise _wrong(name, value, error.words.ja, error.words.en) from error
    first, last = period.start, period.end
    if first is None or last is None or fiscal_year(first.year, starts) != (first, last):
        raise _wrong(
            name,
            value,
            "年度を書いてください（例: FY2017、平成29年度）。",
            "write a fiscal year, such as FY2017.",
        )
    return {name: ox.Literal(first.year), f"{name}_from": day_term(first), f"{name}_to": day_term(last)}


def iri_term(name: str, value: str) -> ox.NamedNode:
    """An IRI as a term."""
    try:
        return ox.NamedNode(value)
    except ValueError as error:
        raise _wrong(name, value, "IRI として読めません。", "it is not an IRI.") from error


ANYTHING = ox.NamedNode(str(CG.everything))
