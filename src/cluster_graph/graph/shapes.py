"""The SHACL core shapes of the model, run over what a graph holds (its default graph), by pySHACL.

Gives findings in both languages; knows no file and no row.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox
from pyshacl import validate
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from cluster_graph.problems import Severity, Words
from cluster_graph.resources import resource


@dataclass(frozen=True, slots=True, order=True)
class ShapeFinding:
    """One thing that does not have the shape it should: its IRI, the property concerned, the message."""

    focus: str
    path: str
    ja: str
    en: str
    severity: Severity

    @property
    def words(self) -> Words:
        """The message."""
        return Words(self.ja, self.en)


_SEVERITIES = {SH.Violation: Severity.ERROR, SH.Warning: Severity.WARNING, SH.Info: Severity.NOTICE}


def _held_graph(store: ox.Store) -> Graph:
    """The default graph in memory: pySHACL is 59 times slower over a graph backed by Oxigraph (measured)."""
    data = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    graph = Graph()
    graph.parse(data=data, format="nt")
    return graph


def shape_findings(store: ox.Store) -> list[ShapeFinding]:
    """Where the default graph of ``store`` does not conform to ``ontology/shapes.ttl``, in order."""
    shapes = Graph().parse(resource("ontology", "shapes.ttl"), format="turtle")
    _, results, _ = validate(_held_graph(store), shacl_graph=shapes, inference="none", advanced=False)
    if not isinstance(results, Graph):
        raise TypeError("pySHACL gave no graph of results")
    # Results of nested shapes are details of others; only those of the report itself are findings.
    return sorted(_finding(results, result) for result in results.objects(predicate=SH.result))


def _finding(results: Graph, result: Node) -> ShapeFinding:
    messages = {
        message.language or "": str(message)
        for message in results.objects(result, SH.resultMessage)
        if isinstance(message, Literal)
    }
    value = results.value(result, SH.value)
    shown = "" if value is None else f" ({value})"
    severity = results.value(result, SH.resultSeverity)
    path = results.value(result, SH.resultPath)
    return ShapeFinding(
        focus=str(results.value(result, SH.focusNode)),
        path=str(path) if isinstance(path, URIRef) else "",
        ja=messages.get("ja", messages.get("", "")) + shown,
        en=messages.get("en", messages.get("", "")) + shown,
        severity=_SEVERITIES.get(severity, Severity.ERROR)
        if isinstance(severity, URIRef)
        else Severity.ERROR,
    )
