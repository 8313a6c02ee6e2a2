"""RDF terms and the small triples that columns say: literals, dates, points in time. Knows no row and no cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pyoxigraph as ox

from cluster_graph.periods import DateRange
from cluster_graph.tables.cells import WrittenAttestation, WrittenPeriod
from cluster_graph.tables.columns import Column, Kind
from cluster_graph.vocabulary import CG, RDF, XSD

Pair = tuple[ox.NamedNode, ox.NamedNode | ox.Literal]
DEFAULT = ox.DefaultGraph()


@lru_cache(maxsize=100_000)
def node(iri: str) -> ox.NamedNode:
    """An IRI as a term."""
    return ox.NamedNode(iri)


def own_property(name: str) -> ox.NamedNode:
    """A property of our own vocabulary."""
    return node(str(CG[name]))


TYPE = node(str(RDF.type))
TRUE = ox.Literal("true", datatype=node(str(XSD.boolean)))
_DATE, _DECIMAL, _INTEGER = node(str(XSD.date)), node(str(XSD.decimal)), node(str(XSD.integer))
SCHEMA_START, SCHEMA_END = node("https://schema.org/startDate"), node("https://schema.org/endDate")


def day(value: date) -> ox.Literal:
    """A day as ``xsd:date``, the only type of date that is ever compared."""
    return ox.Literal(value.isoformat(), datatype=_DATE)


def decimal(value: Decimal) -> ox.Literal:
    """A number as ``xsd:decimal``, without exponent and without trailing zeros."""
    text = format(value, "f")
    return ox.Literal(text.rstrip("0").rstrip(".") if "." in text else text, datatype=_DECIMAL)


def literal(column: Column, value: Any) -> ox.Literal:
    """The value of a cell as a literal of the type that its column names."""
    if isinstance(value, bool):
        return ox.Literal("true" if value else "false", datatype=node(str(XSD.boolean)))
    if isinstance(value, Decimal):
        return decimal(value)
    if isinstance(value, int):
        return ox.Literal(str(value), datatype=_INTEGER)
    if isinstance(value, date):
        return day(value)
    if column.kind is Kind.URL:
        return ox.Literal(value, datatype=node(str(XSD.anyURI)))
    if column.lang is not None:
        return ox.Literal(value, language=column.lang)
    if column.datatype is not None:
        return ox.Literal(value, datatype=node(column.datatype))
    return ox.Literal(value)


def types_of(classes: Iterable[str]) -> list[Pair]:
    """That a thing is of each of these classes."""
    return [(TYPE, node(iri)) for iri in classes]


def words_of_dates(value: WrittenPeriod | WrittenAttestation) -> Pair:
    """The words that a period or an attestation was written in."""
    name = "statedPeriod" if isinstance(value, WrittenPeriod) else "statedAttestation"
    return own_property(name), ox.Literal(value.words)


def point_pairs(point: DateRange, column: Column) -> list[Pair]:
    """The bounds of a point in time, and the day itself under the column's property where it is exact."""
    pairs: list[Pair] = []
    if point.earliest is not None:
        pairs.append((own_property("earliestDate"), day(point.earliest)))
    if point.latest is not None:
        pairs.append((own_property("latestDate"), day(point.latest)))
    if point.exact is not None and column.says is not None:
        pairs.append((node(column.says), day(point.exact)))
    return pairs


def quads_of(
    subject: ox.NamedNode, pairs: Iterable[Pair], graph: ox.NamedNode | ox.DefaultGraph
) -> Iterator[ox.Quad]:
    """The pairs of one subject as quads of one graph."""
    for predicate, value in pairs:
        yield ox.Quad(subject, predicate, value, graph)
