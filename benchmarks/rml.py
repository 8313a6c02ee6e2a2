"""RML mappings that say of our tables what plain RML can: for the comparison with morph-kgc.

Takes the CSV tables that ``build`` publishes (ids made from keys are written out there). Texts, codes and references
of single-valued columns are mapped, into the named graph of each row's assertion; merging of witnesses, dates with
their bounds, lists, evidence and what follows from kinds are beyond it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cluster_graph.tables.columns import ANY_THING, Column, Kind
from cluster_graph.tables.rows import TABLES, Row, columns_of
from cluster_graph.vocabulary import CG

PREFIXES = """@prefix rr: <http://www.w3.org/ns/r2rml#> .
@prefix rml: <http://semweb.mmlab.be/ns/rml#> .
@prefix ql: <http://semweb.mmlab.be/ns/ql#> .
"""


def _object_map(name: str, column: Column, base: str) -> str | None:
    if column.says is None or column.many:
        return None
    if column.kind is Kind.CODE:
        return f'rr:template "{CG}{column.scheme}-{{{name}}}"'
    if column.kind is Kind.REFERENCE and len(column.tables) == 1 and column.tables[0] != ANY_THING:
        return f'rr:template "{base}{TABLES[column.tables[0]].path}/{{{name}}}"'
    if column.kind is Kind.TEXT:
        language = f' ; rr:language "{column.lang}"' if column.lang else ""
        return f'rml:reference "{name}"{language}'
    return None


def _triples_map(row_class: type[Row], folder: Path, base: str) -> Iterator[str]:
    table = row_class.table
    yield f"<#{table}> a rr:TriplesMap ;"
    yield f'  rml:logicalSource [ rml:source "{folder / table}.csv" ; rml:referenceFormulation ql:CSV ] ;'
    classes = " ; ".join(f"rr:class <{name}>" for name in row_class.types)
    graph = f'rr:graphMap [ rr:template "{base}assertion/{table}/{{id}}/{{source}}" ]'
    yield f'  rr:subjectMap [ rr:template "{base}{row_class.path}/{{id}}" ; {classes} ; {graph} ]'
    for name, column in columns_of(row_class).items():
        written = _object_map(name, column, base)
        if written is not None:
            yield f"  ; rr:predicateObjectMap [ rr:predicate <{column.says}> ; rr:objectMap [ {written} ] ]"
    yield "."


def write_mappings(tables: Path, folder: Path, base: str) -> Path:
    """Write the mapping of the tables in ``tables`` and morph-kgc's settings into ``folder``; gives the settings."""
    maps = [
        "\n".join(_triples_map(row_class, tables, base))
        for name, row_class in TABLES.items()
        if name not in ("sources", "codes")
    ]
    mapping = folder / "mapping.ttl"
    mapping.write_text(PREFIXES + "\n".join(maps) + "\n", encoding="utf-8")
    settings = folder / "morph.ini"
    settings.write_text(
        f"[CONFIGURATION]\noutput_file: {folder / 'mapped.nq'}\noutput_format: N-QUADS\nlogging_level: ERROR\n"
        f"[tables]\nmappings: {mapping}\n",
        encoding="utf-8",
    )
    return settings
