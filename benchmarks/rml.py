"""What plain RML can say of our tables: the mapping of it for morph-kgc, and the same part of what we say.

Takes the CSV tables that ``build`` publishes (ids made from keys are written out there). Single texts, numbers, codes
and references into one table are mapped, into the named graph of each row's assertion or among our classifications,
and the evidence of each row. Merging of witnesses, bounds of dates, lists, references into several tables, names whose
graph depends on the source's language, and what follows from a kind are beyond it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cluster_graph.graph.terms import TYPE, iri
from cluster_graph.tables.columns import ANY_THING, Column, Kind
from cluster_graph.tables.rows import TABLES, EvidencedRow, Row, columns_of
from cluster_graph.vocabulary import CG, PROV, XSD

PREFIXES = """@prefix rr: <http://www.w3.org/ns/r2rml#> .
@prefix rml: <http://semweb.mmlab.be/ns/rml#> .
@prefix ql: <http://semweb.mmlab.be/ns/ql#> .
"""
EVIDENCE = {"quote": str(CG.quote), "locator": str(CG.locator), "note": str(CG.note)}
DATATYPES = {Kind.NUMBER: XSD.decimal, Kind.WHOLE_NUMBER: XSD.integer, Kind.URL: XSD.anyURI}
WORDS = {Kind.PERIOD: str(CG.statedPeriod), Kind.ATTESTED: str(CG.statedAttestation)}
TRANSLATED = ("name_en", "text_en")


def _object_map(name: str, column: Column, base: str) -> str | None:
    """The RML of a column, or ``None`` where plain RML cannot say it."""
    if column.kind in WORDS:
        return f'rml:reference "{name}"'
    if column.says is None or column.many or name in TRANSLATED:
        return None
    if column.kind is Kind.CODE:
        return f'rr:template "{CG}{column.scheme}-{{{name}}}"'
    if column.kind is Kind.OWN_CODE:
        return f'rr:template "{base}code/{column.scheme}-{{{name}}}"'
    if column.kind is Kind.REFERENCE and len(column.tables) == 1 and column.tables[0] != ANY_THING:
        return f'rr:template "{base}{TABLES[column.tables[0]].path}/{{{name}}}"'
    if column.kind in DATATYPES:
        return f'rml:reference "{name}" ; rr:datatype <{DATATYPES[column.kind]}>'
    if column.kind is Kind.TEXT and column.datatype is None:
        language = f' ; rr:language "{column.lang}"' if column.lang else ""
        return f'rml:reference "{name}"{language}'
    return None


def _mapped(row_class: type[Row], base: str, assigned: bool) -> Iterator[tuple[str, str]]:
    """Property and RML of the columns that can be said, stated or assigned ones."""
    columns = columns_of(row_class)
    told = {name: _object_map(name, column, base) for name, column in columns.items()}
    # A property that other columns say too could not be told apart in what we say.
    blurred = {c.says for name, c in columns.items() if told[name] is None and name not in TRANSLATED}
    for name, column in columns.items():
        property_of = WORDS.get(column.kind, column.says)
        written = told[name]
        if written is None or property_of is None or column.assigned != assigned or property_of in blurred:
            continue
        yield property_of, written


def _triples_map(name: str, table: Path, subject: str, objects: Iterator[tuple[str, str]]) -> str:
    lines = [
        f"<#{name}> a rr:TriplesMap ;",
        f'  rml:logicalSource [ rml:source "{table}" ; rml:referenceFormulation ql:CSV ] ;',
        f"  rr:subjectMap [ {subject} ]",
        *(f"  ; rr:predicateObjectMap [ rr:predicate <{p}> ; rr:objectMap [ {o} ] ]" for p, o in objects),
    ]
    return "\n".join(lines) + " .\n"


def _evidence(base: str) -> Iterator[tuple[str, str]]:
    yield str(PROV.wasQuotedFrom), f'rr:template "{base}source/{{source}}"'
    for name, property_of in EVIDENCE.items():
        yield property_of, f'rml:reference "{name}"'


def _maps_of(row_class: type[Row], table: Path, base: str) -> Iterator[str]:
    name = row_class.table
    thing = f'rr:template "{base}{row_class.path}/{{id}}"'
    assertion = f'rr:template "{base}assertion/{name}/{{id}}/{{source}}"'
    classes = " ; ".join(f"rr:class <{address}>" for address in row_class.types)
    stated = f"{thing} ; {classes} ; rr:graphMap [ {assertion} ]"
    yield _triples_map(name, table, stated, _mapped(row_class, base, assigned=False))
    if any(_mapped(row_class, base, assigned=True)):
        ours = f"{thing} ; rr:graph <{base}assigned>"
        yield _triples_map(f"{name}-assigned", table, ours, _mapped(row_class, base, assigned=True))
    yield _triples_map(f"{name}-evidence", table, assertion, _evidence(base))


def _evidenced() -> list[type[Row]]:
    return [row_class for row_class in TABLES.values() if issubclass(row_class, EvidencedRow)]


def write_mapping(tables: Path, folder: Path, base: str) -> Path:
    """Write the mapping of the tables in ``tables`` and morph-kgc's settings into ``folder``; gives the settings."""
    mapping, settings = folder / "mapping.ttl", folder / "morph.ini"
    maps = [text for each in _evidenced() for text in _maps_of(each, tables / f"{each.table}.csv", base)]
    mapping.write_text(PREFIXES + "".join(maps), encoding="utf-8")
    settings.write_text(
        f"[CONFIGURATION]\noutput_file: {folder / 'mapped.nq'}\noutput_format: N-QUADS\nlogging_level: ERROR\n"
        f"[tables]\nmappings: {mapping}\n",
        encoding="utf-8",
    )
    return settings


def sayable_properties(base: str) -> tuple[set[str], dict[str, set[str]], dict[str, set[str]]]:
    """The properties that the mapping says too, as terms: of evidence, and by table of what is stated and assigned.

    Names and texts in English are not among what it says, though they share their properties with those in Japanese.
    """
    stated, assigned = (
        {c.table: {iri(p) for p, _ in _mapped(c, base, ours)} for c in _evidenced()} for ours in (False, True)
    )
    for properties in stated.values():
        properties.add(TYPE)
    return {iri(property_of) for property_of, _ in _evidence(base)}, stated, assigned
