"""From rows and merged things to quads, column by column as the row classes say.

Takes checked tables and what :mod:`merge` made of them. Three kinds of graphs come out: what each source states,
what is our classification, and what we hold (the default graph).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from cluster_graph.graph.merge import Merged, Thing
from cluster_graph.graph.terms import (
    DEFAULT,
    SCHEMA_END,
    SCHEMA_START,
    TRUE,
    TYPE,
    Pair,
    day,
    literal,
    node,
    own_property,
    point_pairs,
    quads_of,
    types_of,
    words_of_dates,
)
from cluster_graph.periods import Period, fiscal_year, fiscal_year_of
from cluster_graph.tables.cells import WrittenAttestation, WrittenPeriod, WrittenPoint
from cluster_graph.tables.codelists import implied_class, ontology_codes
from cluster_graph.tables.columns import Column, Kind
from cluster_graph.tables.files import ClusterTables, Record
from cluster_graph.tables.rows import TABLES, EvidencedRow, OwnCode, Source, columns_of
from cluster_graph.tables.settings import ClusterSettings
from cluster_graph.vocabulary import (
    DCAT,
    DCTERMS,
    PROV,
    RDFS,
    SKOS,
    VOID,
    XSD,
    assertion_iri,
    code_iri,
    own_code_iri,
    thing_iri,
)


class Mapper:
    """Makes the quads of one cluster."""

    def __init__(self, tables: ClusterTables, merged: Merged) -> None:
        self.tables = tables
        self.merged = merged
        self.settings: ClusterSettings = tables.settings
        self.base = self.settings.base
        self.table_of = {
            record.id: record.table for record in tables.all_records() if record.table != "codes"
        }
        self.languages = {
            record.id: record.cells.language
            for record in tables.records.get("sources", [])
            if isinstance(record.cells, Source)
        }

    def quads(self) -> Iterator[ox.Quad]:
        """Every quad but the derived ones."""
        yield from self._cluster()
        yield from self._codes()
        yield from self._sources()
        for things in self.merged.things.values():
            for thing in things:
                yield from self._thing(thing)

    def iri(self, identifier: str) -> ox.NamedNode:
        """The IRI of the thing with an id."""
        return node(thing_iri(self.base, TABLES[self.table_of[identifier]].path, identifier))

    def _cluster(self) -> Iterator[ox.Quad]:
        settings, subject = self.settings, node(self.base)
        month, first = settings.fiscal_year_starts
        pairs: list[Pair] = [
            (TYPE, node(str(DCAT.Dataset))),
            (TYPE, node(str(VOID.Dataset))),
            (node(str(DCTERMS.title)), ox.Literal(settings.title.ja, language="ja")),
            (node(str(DCTERMS.title)), ox.Literal(settings.title.en, language="en")),
            (node(str(DCTERMS.license)), ox.Literal(settings.licence)),
            (node(str(DCTERMS.publisher)), ox.Literal(settings.publisher)),
            (own_property("contact"), ox.Literal(settings.contact)),
            (own_property("clusterId"), ox.Literal(settings.id)),
            (own_property("asOf"), day(settings.as_of)),
            (
                own_property("fiscalYearStarts"),
                ox.Literal(f"--{month:02}-{first:02}", datatype=node(str(XSD.gMonthDay))),
            ),
        ]
        if settings.known_by is not None:
            pairs.append((own_property("knownBy"), day(settings.known_by)))
        pairs += [(own_property("vouchedComplete"), ox.Literal(table)) for table in settings.complete]
        yield from quads_of(subject, pairs, DEFAULT)
        yield from self._attribution()

    def _attribution(self) -> Iterator[ox.Quad]:
        """What no passage states is the publisher's own."""
        if not self.settings.publisher:
            return
        publisher = node(f"{self.base}publisher")
        yield ox.Quad(node(f"{self.base}assigned"), node(str(PROV.wasAttributedTo)), publisher, DEFAULT)
        label = node(str(RDFS.label)), ox.Literal(self.settings.publisher)
        yield from quads_of(publisher, [(TYPE, node(str(PROV.Agent))), label], DEFAULT)

    def _codes(self) -> Iterator[ox.Quad]:
        wanted = {TYPE, node(str(SKOS.prefLabel)), node(str(SKOS.notation)), node(str(SKOS.inScheme))}
        concepts = {
            quad.subject
            for quad in ontology_codes().quads_for_pattern(None, TYPE, node(str(SKOS.Concept)), None)
        }
        for concept in concepts:
            for quad in ontology_codes().quads_for_pattern(concept, None, None, None):
                if quad.predicate in wanted:
                    yield ox.Quad(quad.subject, quad.predicate, quad.object, DEFAULT)
        for record in self.tables.records.get("codes", []):
            row = record.cells
            if not isinstance(row, OwnCode):
                continue
            subject = node(own_code_iri(self.base, row.scheme, row.notation))
            pairs = [
                *types_of(OwnCode.types),
                (node(str(SKOS.notation)), ox.Literal(row.notation)),
                (node(str(SKOS.inScheme)), node(f"{self.base}code/{row.scheme}")),
            ]
            for name, column in columns_of(OwnCode).items():
                pairs += self._pairs(column, getattr(row, name))
            yield from quads_of(subject, pairs, DEFAULT)

    def _sources(self) -> Iterator[ox.Quad]:
        for record in self.tables.records.get("sources", []):
            pairs = types_of(Source.types)
            for name, column in columns_of(Source).items():
                pairs += self._pairs(column, getattr(record.cells, name))
            yield from quads_of(self.iri(record.id), pairs, DEFAULT)

    def _thing(self, thing: Thing) -> Iterator[ox.Quad]:
        subject = self.iri(thing.id)
        yield from quads_of(subject, self._held(thing), DEFAULT)
        assigned = node(f"{self.base}assigned")
        for record in thing.rows:
            graph = node(assertion_iri(self.base, record.table, record.id, record.source))
            yield from quads_of(subject, self._stated(record), graph)
            yield from quads_of(graph, self._evidence(record), DEFAULT)
            yield from quads_of(subject, self._assigned(record), assigned)

    def _is_assigned(self, name: str, column: Column, record: Record) -> bool:
        language = (self.languages.get(record.source) or "").lower()
        translated = name in ("name_en", "text_en") and not language.startswith("en")
        return column.assigned or translated

    def _stated(self, record: Record) -> list[Pair]:
        pairs = types_of(type(record.cells).types)
        for name, column in columns_of(type(record.cells)).items():
            if not self._is_assigned(name, column, record):
                pairs += self._pairs(column, getattr(record.cells, name))
        return pairs

    def _assigned(self, record: Record) -> list[Pair]:
        pairs: list[Pair] = []
        for name, column in columns_of(type(record.cells)).items():
            if self._is_assigned(name, column, record):
                pairs += self._pairs(column, getattr(record.cells, name))
        return pairs + self._classes_of_kind(record.table, getattr(record.cells, "kind", None))

    @staticmethod
    def _classes_of_kind(table: str, kind: str | None) -> list[Pair]:
        if table != "organizations" or kind is None:
            return []
        return [(TYPE, node(implied_class(kind)))]

    def _evidence(self, record: Record) -> list[Pair]:
        row = record.cells
        if not isinstance(row, EvidencedRow):
            raise TypeError(f"a row of {record.table} quotes no source")
        pairs: list[Pair] = [
            (node(str(PROV.wasQuotedFrom)), self.iri(record.source)),
            (own_property("quote"), ox.Literal(row.quote)),
            (
                own_property("certainty"),
                node(code_iri("certainty", row.certainty or "stated")),
            ),
        ]
        for name, value in (("locator", row.locator), ("note", row.note), ("checkedBy", row.checked_by)):
            if value is not None:
                pairs.append((own_property(name), ox.Literal(value)))
        if row.checked_on is not None:
            pairs.append((own_property("checkedOn"), day(row.checked_on)))
        return pairs

    def _held(self, thing: Thing) -> list[Pair]:
        row_class = TABLES[thing.table]
        pairs = types_of(row_class.types)
        columns = columns_of(row_class)
        for name, value in thing.values.items():
            pairs += self._pairs(columns[name], value)
        for name, (first, *others) in thing.names.items():
            lang = columns[name].lang or "ja"
            pairs.append((node(str(SKOS.prefLabel)), ox.Literal(first, language=lang)))
            pairs += [(node(str(SKOS.altLabel)), ox.Literal(other, language=lang)) for other in others]
        for name, point in thing.points.items():
            pairs += point_pairs(point, columns[name])
        if thing.period is not None:
            pairs += self._bounds(thing.period)
        for record in thing.rows:
            for name in ("period", "attested"):
                if name in columns and getattr(record.cells, name) is not None:
                    pairs.append(words_of_dates(getattr(record.cells, name)))
        if thing.own_period and thing.table in ("signatures", "memberships", "participations"):
            pairs.append((own_property("ownPeriod"), TRUE))
        return pairs + self._classes_of_kind(thing.table, thing.values.get("kind"))

    def _bounds(self, period: Period) -> list[Pair]:
        pairs: list[Pair] = []
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
        year = self._fiscal_year(period)
        if year is not None:
            pairs.append(
                (own_property("fiscalYear"), ox.Literal(f"{year:04}", datatype=node(str(XSD.gYear))))
            )
        return pairs

    def _fiscal_year(self, period: Period) -> int | None:
        if period.start is None or period.end is None:
            return None
        starts = self.settings.fiscal_year_starts
        year = fiscal_year_of(period.start, starts)
        return year if fiscal_year(year, starts) == (period.start, period.end) else None

    def _pairs(self, column: Column, value: Any) -> list[Pair]:
        """What one cell says, as predicates and objects; nothing where it is empty or speaks of evidence."""
        if value is None or value == ():
            return []
        if isinstance(value, WrittenPeriod):
            return [*self._bounds(value.period), words_of_dates(value)]
        if isinstance(value, WrittenAttestation):
            return [words_of_dates(value)]
        if isinstance(value, WrittenPoint):
            return point_pairs(value.range, column)
        if column.says is None:
            return []
        items = value if isinstance(value, tuple) else (value,)
        return [(node(column.says), self._term(column, item)) for item in items]

    def _term(self, column: Column, value: Any) -> ox.NamedNode | ox.Literal:
        kind = column.kind
        if kind is Kind.REFERENCE:
            return self.iri(value)
        if kind is Kind.CODE:
            return node(code_iri(column.scheme or "", value))
        if kind is Kind.OWN_CODE:
            return node(own_code_iri(self.base, column.scheme or "", value))
        if kind is Kind.SCOPE:
            return self._scope(value)
        if kind in (Kind.WIKIDATA, Kind.ROR):
            return node(value)
        return literal(column, value)

    def _scope(self, value: str) -> ox.NamedNode:
        if value in ("*", "none"):
            return own_property("everything" if value == "*" else "nothing")
        prefix, _, rest = value.partition(":")
        if prefix == "kind":
            return node(code_iri("collaboration-kind", rest))
        if prefix == "theme":
            return node(own_code_iri(self.base, "theme", rest))
        return self.iri(value)
