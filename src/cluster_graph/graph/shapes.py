"""The SHACL core shapes of the model, judged by pySHACL over what a graph holds (its default graph).

Takes a store or blocks; gives findings in both languages; knows no file and no row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
from pyshacl import validate
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from cluster_graph.graph.canonical import TRIG_PREFIXES, blocks_of
from cluster_graph.graph.shape_batches import Screen
from cluster_graph.graph.shape_tests import NotTestable
from cluster_graph.graph.terms import Block, iri
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


def shape_findings(store: ox.Store) -> list[ShapeFinding]:
    """Where the default graph of ``store`` does not conform to ``ontology/shapes.ttl``, in order."""
    return findings_of(list(blocks_of(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))))


def findings_of(blocks: Iterable[Block], shapes: Graph | None = None) -> list[ShapeFinding]:
    """Where a graph does not conform to shapes, those of ``ontology/shapes.ttl`` if none are given, in order.

    ``blocks``: of the default graph, one a subject; they are read twice. pySHACL judges only nodes that are not sure
    to conform, in batches, so that work and memory grow with what is wrong. Shapes of which this cannot be told are
    judged in one piece.
    """
    if shapes is None:
        shapes = _shipped_shapes()
    found: list[ShapeFinding] = []
    try:
        for batch in Screen(shapes).batches(blocks):
            found += [one for one in _judged(batch.blocks, shapes) if iri(one.focus) in batch.nodes]
    except NotTestable:
        found = list(_judged(blocks, shapes))
    return sorted(found)


@cache
def _shipped_shapes() -> Graph:
    return Graph().parse(resource("ontology", "shapes.ttl"), format="turtle")


def _judged(blocks: Iterable[Block], shapes: Graph) -> Iterator[ShapeFinding]:
    """What pySHACL finds in a graph, in no order. It is 59 times slower over a graph backed by Oxigraph (measured)."""
    triples = (
        f"{subject} {predicate} {value} .\n" for _, subject, pairs in blocks for predicate, value in pairs
    )
    graph = Graph()
    graph.parse(data=TRIG_PREFIXES + "".join(triples), format="ox-turtle")
    _, results, _ = validate(graph, shacl_graph=shapes, inference="none", advanced=False)
    if not isinstance(results, Graph):
        raise TypeError("pySHACL gave no graph of results")
    # Results of nested shapes are details of others; only those of the report itself are findings.
    for result in results.objects(predicate=SH.result):
        yield _finding(results, result)


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
