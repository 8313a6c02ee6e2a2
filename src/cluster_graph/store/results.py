"""The answer to a SELECT query, whichever engine gave it, and the standard ways to write it.

Holds RDF terms; decides nothing about what they mean.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from cluster_graph.periods import Period

if TYPE_CHECKING:
    import pandas

Term = ox.NamedNode | ox.Literal | ox.BlankNode
PlainRow = dict[str, str | None]
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def id_of(iri: str) -> str:
    """The id of a thing, as in the tables: the last segment of its IRI."""
    return iri.rsplit("/", 1)[-1]


def notation_of(iri: str) -> str:
    """The notation of a code: what follows the scheme and the first hyphen after it.

    >>> notation_of("https://w3id.org/cluster-graph/ontology#organization-kind-research-lab")
    'research-lab'
    """
    name = iri.rsplit("#", 1)[-1] if "#" in iri else iri.rsplit("/", 1)[-1]
    for scheme in (
        "organization-kind",
        "agreement-kind",
        "collaboration-kind",
        "funding-kind",
        "change-kind",
    ):
        if name.startswith(f"{scheme}-"):
            return name[len(scheme) + 1 :]
    return name.partition("-")[2]


def text_of(term: Term | None) -> str | None:
    """The IRI or the value of a term as plain text."""
    return None if term is None else str(term.value)


def day_of(row: PlainRow, column: str) -> date | None:
    """The ``xsd:date`` in a column of a row, if there is one."""
    text = row[column]
    return date.fromisoformat(text) if text else None


def period_of(row: PlainRow) -> Period:
    """The bounds in the columns that loaders' queries give them: ``earliestStart`` to ``latestEnd``, ``openEnded``."""
    return Period(
        day_of(row, "earliestStart"),
        day_of(row, "latestStart"),
        day_of(row, "earliestEnd"),
        day_of(row, "latestEnd"),
        row["openEnded"] == "true",
    )


@dataclass(frozen=True, slots=True)
class QueryResult:
    """Rows of terms under named columns; an unbound variable is ``None``."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Term | None, ...]]

    def records(self) -> list[PlainRow]:
        """The rows as dictionaries of plain text."""
        return [
            {column: text_of(term) for column, term in zip(self.columns, row, strict=True)}
            for row in self.rows
        ]

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas table of text (needs the extra ``pandas``)."""
        import pandas

        return pandas.DataFrame(self.records(), columns=list(self.columns), dtype="object")

    def to_json(self) -> str:
        """SPARQL 1.1 Query Results JSON."""
        bindings = [
            {
                column: _json_term(term)
                for column, term in zip(self.columns, row, strict=True)
                if term is not None
            }
            for row in self.rows
        ]
        document = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

    def to_csv(self) -> str:
        """SPARQL 1.1 Query Results CSV, with line ends as in every other file here."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([text_of(term) or "" for term in row] for row in self.rows)
        return out.getvalue()


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    found: dict[str, Any] = {"type": "literal", "value": term.value}
    if term.language is not None:
        found["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        found["datatype"] = term.datatype.value
    return found


def term_from_json(found: dict[str, Any]) -> Term:
    """A term from its form in SPARQL 1.1 Query Results JSON. Raises ``KeyError`` or ``ValueError``."""
    value = found["value"]
    if found["type"] == "uri":
        return ox.NamedNode(value)
    if found["type"] == "bnode":
        return ox.BlankNode(value)
    if found.get("xml:lang"):
        return ox.Literal(value, language=found["xml:lang"])
    if found.get("datatype"):
        return ox.Literal(value, datatype=ox.NamedNode(found["datatype"]))
    return ox.Literal(value)
