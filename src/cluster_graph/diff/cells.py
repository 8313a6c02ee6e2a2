"""From the triples of one thing back to the cells of its table, so that two versions are compared column by column.

Takes property and value pairs; gives a value a column. What only follows from other columns (classes, exact days
beside their bounds, fiscal years, shortcuts) is left out. Knows no words for people and asks no engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache

import pyoxigraph as ox

from cluster_graph.periods import UNKNOWN_PERIOD, DateRange, Period
from cluster_graph.problems import Words
from cluster_graph.store.results import Term
from cluster_graph.tables.columns import Column, Kind
from cluster_graph.tables.rows import TABLES, Organization, columns_of
from cluster_graph.vocabulary import CG, SKOS

OTHER_NAMES = columns_of(Organization)["other_names"]
PERIOD, ATTESTED = "period", "attested"
# The words of a period, beside its bounds: they are evidence, the bounds are the fact.
PERIOD_WORDS = "period words"
TABLE_OF_PATH = {row_class.path: table for table, row_class in TABLES.items() if row_class.path}
_BOUNDS = ("earliestStart", "latestStart", "earliestEnd", "latestEnd")


@dataclass(frozen=True, slots=True)
class Dates:
    """A period as it is held. ``own``: an involvement has it for itself and does not take it from its thing."""

    period: Period
    own: bool = False


Cell = tuple[str, ...] | DateRange | Dates


def column_of(table: str, name: str) -> Column:
    """The column; any thing may have other names, since several sources may name it."""
    if name == "other_names":
        return OTHER_NAMES
    if name == PERIOD_WORDS:
        return columns_of(TABLES[table])[PERIOD]
    return columns_of(TABLES[table])[name]


def heading_of(table: str, name: str) -> Words:
    """What people call the column."""
    return column_of(table, name).heading


def _qualifier_of_column(column: Column) -> str:
    if column.kind in (Kind.WIKIDATA, Kind.ROR):
        return column.kind.value
    return (column.lang or column.datatype or "").lower()


def _qualifier_of(term: Term) -> str:
    if isinstance(term, ox.Literal):
        return (term.language or term.datatype.value).lower()
    if isinstance(term, ox.NamedNode):
        return next((kind for kind in ("wikidata", "ror") if f"{kind}.org" in term.value), "")
    return ""


@cache
def _names(table: str) -> Mapping[tuple[str, str], str]:
    """The column of each property, told apart by language, datatype or site where several share one."""
    found = {}
    for name, column in columns_of(TABLES[table]).items():
        if column.says is not None and column.kind is not Kind.POINT:
            found[column.says, _qualifier_of_column(column)] = name
    return found


@cache
def _point_column(table: str) -> str | None:
    columns = columns_of(TABLES[table])
    return next((name for name, column in columns.items() if column.kind is Kind.POINT), None)


def _column_name(table: str, prop: str, term: Term) -> str | None:
    names = _names(table)
    found = names.get((prop, _qualifier_of(term))) or names.get((prop, ""))
    return "other_names" if found is None and prop == str(SKOS.altLabel) else found


def _number(text: str) -> str:
    try:
        return format(Decimal(text).normalize(), "f")
    except InvalidOperation:
        return text


def _text(term: Term, column: Column, base: str) -> str:
    """The value in one spelling, whichever engine gave it; things and own codes without the cluster's base."""
    text = str(term.value)
    if isinstance(term, ox.NamedNode):
        return text.removeprefix(base)
    if column.kind in (Kind.NUMBER, Kind.WHOLE_NUMBER):
        return _number(text)
    if column.kind is Kind.FLAG:
        return "true" if text in ("true", "1") else "false"
    return text


def cells_of(table: str, pairs: Iterable[tuple[str, Term]], base: str) -> dict[str, Cell]:
    """The cells that the property and value pairs of one thing fill, by column in the order of the table."""
    texts: dict[str, set[str]] = {}
    own: dict[str, str] = {}
    for prop, term in pairs:
        local = prop.removeprefix(str(CG))
        name = _column_name(table, prop, term)
        if name is not None:
            texts.setdefault(name, set()).add(_text(term, column_of(table, name), base))
        elif local == "statedPeriod":
            texts.setdefault(PERIOD_WORDS, set()).add(str(term.value))
        elif local == "statedAttestation":
            texts.setdefault(ATTESTED, set()).add(str(term.value))
        elif local != prop:
            own[local] = str(term.value)
    found: dict[str, Cell] = {name: tuple(sorted(values)) for name, values in texts.items()}
    found |= _dated(table, own)
    order = [*columns_of(TABLES[table]), "other_names", PERIOD_WORDS]
    return {name: found[name] for name in dict.fromkeys(order) if name in found}


def _day(own: Mapping[str, str], name: str) -> date | None:
    return date.fromisoformat(own[name]) if name in own else None


def _dated(table: str, own: Mapping[str, str]) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    point = DateRange(_day(own, "earliestDate"), _day(own, "latestDate"))
    name = _point_column(table)
    if name is not None and point != DateRange():
        found[name] = point
    is_open = own.get("openEnded") in ("true", "1")
    low_start, high_start, low_end, high_end = (_day(own, bound) for bound in _BOUNDS)
    period = Period(low_start, high_start, low_end, high_end, is_open)
    dates = Dates(period, own.get("ownPeriod") in ("true", "1"))
    if dates != Dates(UNKNOWN_PERIOD):
        found[PERIOD] = dates
    return found
