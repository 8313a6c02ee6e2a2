"""From rows and merged things to the graph, column by column as the row classes say.

Takes checked tables; gives blocks: what one graph says of one subject. Three kinds of graphs come out: what each
source states, what is our classification, and what we hold (the default graph).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from cluster_graph.graph.cluster_terms import cluster_blocks, code_blocks
from cluster_graph.graph.merge import Thing
from cluster_graph.graph.terms import (
    DEFAULT,
    TRUE,
    TYPE,
    Block,
    Pair,
    bounds,
    day,
    in_language,
    iri,
    literal_writer,
    own_property,
    point_pairs,
    text,
    typed,
    types_of,
)
from cluster_graph.periods import Period, fiscal_year, fiscal_year_of
from cluster_graph.tables.codelists import implied_class
from cluster_graph.tables.columns import Column, Kind
from cluster_graph.tables.files import ClusterTables, Record
from cluster_graph.tables.rows import TABLES, EvidencedRow, Organization, OwnCode, Row, Source, columns_of
from cluster_graph.vocabulary import PROV, SKOS, XSD, code_iri, own_code_iri

_DATES = (Kind.PERIOD, Kind.ATTESTED, Kind.POINT)
_TRANSLATED = ("name_en", "text_en")
_INVOLVEMENTS = ("signatures", "memberships", "participations")
_PREF_LABEL, _ALT_LABEL = iri(str(SKOS.prefLabel)), iri(str(SKOS.altLabel))
_QUOTED_FROM = iri(str(PROV.wasQuotedFrom))
_QUOTE, _LOCATOR, _NOTE = own_property("quote"), own_property("locator"), own_property("note")
_CHECKED_BY, _CHECKED_ON = own_property("checkedBy"), own_property("checkedOn")
_CERTAINTY = own_property("certainty")
_STATED_PERIOD, _STATED_ATTESTATION = own_property("statedPeriod"), own_property("statedAttestation")


class _Cell(NamedTuple):
    """How the cells of one column become pairs; ``translated``: ours, where the source speaks another language."""

    name: str
    assigned: bool
    translated: bool
    pairs: Callable[[Any], Iterable[Pair]]


class Mapper:
    """Makes the blocks of one cluster."""

    def __init__(self, tables: ClusterTables) -> None:
        self.tables = tables
        self.base = tables.settings.base
        self.assigned = iri(f"{self.base}assigned")
        # The base is checked here; ids and codes add nothing that an IRI could not hold.
        self._start = iri(f"{self.base}-/")[:-3]
        starts = {table: f"{self._start}{row_class.path}/" for table, row_class in TABLES.items()}
        self._start_of = {r.id: starts[r.table] for r in tables.all_records() if r.table != "codes"}
        self._languages = {
            record.id: (record.cells.language or "").lower()
            for record in tables.records.get("sources", [])
            if isinstance(record.cells, Source)
        }
        self._bounds = lru_cache(maxsize=100_000)(self._bounds_with_year)
        self._types = {row_class: types_of(row_class.types) for row_class in TABLES.values()}
        self._cells = {
            row_class: [
                self._cell(name, column)
                for name, column in columns_of(row_class).items()
                if column.says is not None or column.kind in _DATES
            ]
            for row_class in TABLES.values()
        }

    def blocks(self, things: Iterable[Thing], held_only: bool = False) -> Iterator[Block]:
        """Every block but the derived ones; with ``held_only`` those of the default graph alone."""
        yield from cluster_blocks(self.tables.settings)
        yield from code_blocks()
        for record in self.tables.records.get("codes", []):
            yield self._own_code(record.cells)
        for record in self.tables.records.get("sources", []):
            yield Block(DEFAULT, self.iri(record.id), self._types[Source] + self._pairs_of(record.cells))
        for thing in things:
            yield Block(DEFAULT, self.iri(thing.id), self._held(thing))
            for record in thing.rows:
                yield from self.blocks_of_row(record, evidence_only=held_only)

    def _pairs_of(self, row: Row) -> list[Pair]:
        """All that the filled cells of a row say."""
        values = ((cell, getattr(row, cell.name)) for cell in self._cells[type(row)])
        return [pair for cell, value in values if value is not None for pair in cell.pairs(value)]

    def blocks_of_row(self, record: Record, evidence_only: bool = False) -> Iterator[Block]:
        """What one row says by itself: its evidence, what its source states, and what is our classification."""
        graph = f"{self._start}assertion/{record.table}/{record.id}/{record.source}>"
        yield Block(DEFAULT, graph, self._evidence(record))
        if not evidence_only:
            subject = self.iri(record.id)
            stated, assigned = self._stated_and_assigned(record)
            yield Block(graph, subject, stated)
            if assigned:
                yield Block(self.assigned, subject, assigned)

    def iri(self, identifier: str) -> str:
        """The IRI of the thing with an id."""
        return f"{self._start_of[identifier]}{identifier}>"

    def _own_code(self, row: Row) -> Block:
        if not isinstance(row, OwnCode):
            raise TypeError("codes.csv holds codes only")
        pairs = [
            *self._types[OwnCode],
            (iri(str(SKOS.notation)), text(row.notation)),
            (iri(str(SKOS.inScheme)), iri(f"{self.base}code/{row.scheme}")),
            *self._pairs_of(row),
        ]
        return Block(DEFAULT, iri(own_code_iri(self.base, row.scheme, row.notation)), pairs)

    def _stated_and_assigned(self, record: Record) -> tuple[list[Pair], list[Pair]]:
        row = record.cells
        in_english = self._languages.get(record.source, "").startswith("en")
        stated, assigned = (
            [*self._types[type(row)]],
            _classes_of_kind(row.kind) if isinstance(row, Organization) else [],
        )
        for name, is_assigned, is_translated, pairs in self._cells[type(row)]:
            value = getattr(row, name)
            if value is not None and value != ():
                ours = is_assigned or (is_translated and not in_english)
                (assigned if ours else stated).extend(pairs(value))
        return stated, assigned

    def _evidence(self, record: Record) -> list[Pair]:
        row = record.cells
        if not isinstance(row, EvidencedRow):
            raise TypeError(f"a row of {record.table} quotes no source")
        pairs: list[Pair] = [
            (_QUOTED_FROM, self.iri(record.source)),
            (_QUOTE, text(row.quote)),
            (_CERTAINTY, _certainty(row.certainty or "stated")),
        ]
        if row.locator is not None:
            pairs.append((_LOCATOR, text(row.locator)))
        if row.note is not None:
            pairs.append((_NOTE, text(row.note)))
        if row.checked_by is not None:
            pairs.append((_CHECKED_BY, text(row.checked_by)))
        if row.checked_on is not None:
            pairs.append((_CHECKED_ON, day(row.checked_on)))
        return pairs

    def _held(self, thing: Thing) -> list[Pair]:
        row_class = TABLES[thing.table]
        pairs = [*self._types[row_class]]
        if row_class is Organization:
            pairs += _classes_of_kind(thing.values.get("kind"))
        columns = columns_of(row_class)
        for cell in self._cells[row_class]:
            name = cell.name
            if name in thing.values:
                pairs += cell.pairs(thing.values[name])
            elif name in thing.names:
                first, *others = thing.names[name]
                lang = columns[name].lang or "ja"
                pairs.append((_PREF_LABEL, in_language(first, lang)))
                pairs += [(_ALT_LABEL, in_language(other, lang)) for other in others]
            elif name in thing.points:
                pairs += point_pairs(thing.points[name], columns[name].says)
            elif name in ("period", "attested"):
                word = _STATED_PERIOD if name == "period" else _STATED_ATTESTATION
                written = (getattr(record.cells, name) for record in thing.rows)
                pairs += [(word, text(value.words)) for value in written if value is not None]
        if thing.period is not None:
            pairs += self._bounds(thing.period)
        if thing.own_period and thing.table in _INVOLVEMENTS:
            pairs.append((own_property("ownPeriod"), TRUE))
        return pairs

    def _bounds_with_year(self, period: Period) -> tuple[Pair, ...]:
        """The bounds of a period, and its fiscal year where it is one."""
        year = self._fiscal_year(period)
        if year is None:
            return bounds(period)
        return (*bounds(period), (own_property("fiscalYear"), typed(f"{year:04}", iri(str(XSD.gYear)))))

    def _fiscal_year(self, period: Period) -> int | None:
        if period.start is None or period.end is None:
            return None
        starts = self.tables.settings.fiscal_year_starts
        year = fiscal_year_of(period.start, starts)
        return year if fiscal_year(year, starts) == (period.start, period.end) else None

    def _cell(self, name: str, column: Column) -> _Cell:
        return _Cell(name, column.assigned, name in _TRANSLATED, self._writer(column))

    def _writer(self, column: Column) -> Callable[[Any], Iterable[Pair]]:
        """What the filled cells of a column say, as pairs."""
        if column.kind is Kind.PERIOD:
            return lambda value: (*self._bounds(value.period), (_STATED_PERIOD, text(value.words)))
        if column.kind is Kind.ATTESTED:
            return lambda value: [(_STATED_ATTESTATION, text(value.words))]
        if column.kind is Kind.POINT:
            return lambda value: point_pairs(value.range, column.says)
        says, term = iri(column.says or ""), self._term_writer(column)
        if column.many:
            return lambda values: [(says, term(value)) for value in values]
        return lambda value: [(says, term(value))]

    def _term_writer(self, column: Column) -> Callable[[Any], str]:
        scheme = column.scheme or ""
        if column.kind is Kind.REFERENCE:
            return self.iri
        if column.kind is Kind.CODE:
            return cache(lambda value: iri(code_iri(scheme, value)))
        if column.kind is Kind.OWN_CODE:
            return cache(lambda value: iri(own_code_iri(self.base, scheme, value)))
        if column.kind is Kind.SCOPE:
            return self._scope
        if column.kind in (Kind.WIKIDATA, Kind.ROR):
            return iri
        return literal_writer(column)

    def _scope(self, value: str) -> str:
        if value in ("*", "none"):
            return own_property("everything" if value == "*" else "nothing")
        prefix, _, rest = value.partition(":")
        if prefix == "kind":
            return iri(code_iri("collaboration-kind", rest))
        if prefix == "theme":
            return iri(own_code_iri(self.base, "theme", rest))
        return self.iri(value)


def _classes_of_kind(kind: str | None) -> list[Pair]:
    return [] if kind is None else [(TYPE, iri(implied_class(kind)))]


@cache
def _certainty(notation: str) -> str:
    return iri(code_iri("certainty", notation))
