"""RDF terms as they are written in Turtle, and the small triples that columns say. Knows no row and no cluster.

A term is its text: ``cg:role-chair``, ``<https://example.org/x>``, ``"2018-08-28"^^xsd:date``. Text is what files, sorting
and bulk loading need, and is made several times faster than the terms of a library; every term has one way to be
written, so equal terms are equal texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, NamedTuple

import pyoxigraph as ox

from cluster_graph.periods import DateRange, Period
from cluster_graph.tables.columns import Column, Kind
from cluster_graph.vocabulary import CG, PREFIXES, RDF, SCHEMA, XSD

Pair = tuple[str, str]
DEFAULT = ""
_LOCAL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
# What a literal cannot hold as it is, or may not in every library: controls, quotes, and code points without meaning.
_NEEDS_ESCAPE = re.compile(r'[\x00-\x1f"\\\x7f-\x9f\ufdd0-\ufdef\ufff0-\uffff\U0001fffe-\U0010ffff]')


class Block(NamedTuple):
    """What one graph says of one subject: predicates and objects, in any order; all are terms as text.

    ``graph``: the empty text for the default graph. A subject may have several blocks in one graph.
    """

    graph: str
    subject: str
    pairs: list[Pair]


@lru_cache(maxsize=100_000)
def iri(address: str) -> str:
    """An IRI: shortened where one of our prefixes fits. Raises :class:`ValueError` for what is no IRI."""
    for prefix, namespace in PREFIXES.items():
        if address.startswith(namespace) and _LOCAL_NAME.fullmatch(address, len(namespace)):
            return f"{prefix}:{address[len(namespace) :]}"
    return str(ox.NamedNode(address))


@cache
def own_property(name: str) -> str:
    """A property of our own vocabulary."""
    return iri(str(CG[name]))


TYPE = iri(str(RDF.type))
_DATE, _DECIMAL, _INTEGER = iri(str(XSD.date)), iri(str(XSD.decimal)), iri(str(XSD.integer))
TRUE, FALSE = f'"true"^^{iri(str(XSD.boolean))}', f'"false"^^{iri(str(XSD.boolean))}'
SCHEMA_START, SCHEMA_END = iri(str(SCHEMA.startDate)), iri(str(SCHEMA.endDate))


def text(value: str) -> str:
    """A plain text, or the part in quotation marks of another literal."""
    return f'"{value}"' if _NEEDS_ESCAPE.search(value) is None else str(ox.Literal(value))


def typed(value: str, datatype: str) -> str:
    """A literal of a datatype, which is given as a term."""
    return f"{text(value)}^^{datatype}"


def in_language(value: str, lang: str) -> str:
    """A text in a language."""
    return f"{text(value)}@{lang.lower()}"


@lru_cache(maxsize=100_000)
def day(value: date) -> str:
    """A day as ``xsd:date``, the only type of date that is ever compared."""
    return f'"{value.isoformat()}"^^{_DATE}'


def decimal(value: Decimal) -> str:
    """A number as ``xsd:decimal``, without exponent and without trailing zeros."""
    digits = format(value, "f")
    return f'"{digits.rstrip("0").rstrip(".") if "." in digits else digits}"^^{_DECIMAL}'


def literal_writer(column: Column) -> Callable[[Any], str]:
    """What writes the value of a cell as a literal of the type that its column names."""
    if column.kind in _WRITERS:
        return _WRITERS[column.kind]
    if column.lang is not None:
        suffix = f"@{column.lang.lower()}"
        return lambda value: f"{text(value)}{suffix}"
    datatype = str(XSD.anyURI) if column.kind is Kind.URL else column.datatype
    if datatype is not None:
        suffix = f"^^{iri(datatype)}"
        return lambda value: f"{text(value)}{suffix}"
    return text


_WRITERS: dict[Kind, Callable[[Any], str]] = {
    Kind.FLAG: lambda value: TRUE if value else FALSE,
    Kind.NUMBER: decimal,
    Kind.WHOLE_NUMBER: lambda value: f'"{value}"^^{_INTEGER}',
    Kind.DAY: day,
}


def types_of(classes: Iterable[str]) -> list[Pair]:
    """That a thing is of each of these classes."""
    return [(TYPE, iri(address)) for address in classes]


@lru_cache(maxsize=100_000)
def point_pairs(point: DateRange, exactly: str | None) -> tuple[Pair, ...]:
    """The bounds of a point in time, and the day itself under the property ``exactly`` where it is exact."""
    pairs = []
    if point.earliest is not None:
        pairs.append((own_property("earliestDate"), day(point.earliest)))
    if point.latest is not None:
        pairs.append((own_property("latestDate"), day(point.latest)))
    if point.exact is not None and exactly is not None:
        pairs.append((iri(exactly), day(point.exact)))
    return tuple(pairs)


@lru_cache(maxsize=100_000)
def bounds(period: Period) -> tuple[Pair, ...]:
    """The bounds of a period, with its exact edges."""
    pairs = []
    for name, value in (
        ("earliestStart", period.earliest_start),
        ("latestStart", period.latest_start),
        ("earliestEnd", period.earliest_end),
        ("latestEnd", period.latest_end),
    ):
        if value is not None:
            pairs.append((own_property(name), day(value)))
    if period.start is not None:
        pairs.append((SCHEMA_START, day(period.start)))
    if period.end is not None:
        pairs.append((SCHEMA_END, day(period.end)))
    if period.open_ended:
        pairs.append((own_property("openEnded"), TRUE))
    return tuple(pairs)
