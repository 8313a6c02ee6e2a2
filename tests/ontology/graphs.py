"""The files of ``ontology/`` as graphs, read once, and the own terms in them. Never changes a graph: copy it first."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from cluster_graph.resources import resource
from cluster_graph.vocabulary import CG

FOLDER = resource("ontology")
HEADER = URIRef("https://w3id.org/cluster-graph/ontology")
COMPETENCY = "https://w3id.org/cluster-graph/competency#"
_OWN_NAME = re.compile(r"\bcg:([A-Za-z][\w-]*\w|[A-Za-z])")


@cache
def graph_of(*names: str) -> Graph:
    """The union of files of the folder, given by name without ``.ttl``."""
    graph = Graph()
    for name in names:
        graph.parse(FOLDER / f"{name}.ttl")
    return graph


def own_terms(graph: Graph) -> list[URIRef]:
    """The terms of our own namespace that a graph defines, in order."""
    return sorted(
        {
            term
            for term in graph.subjects(RDF.type)
            if isinstance(term, URIRef) and str(term).startswith(str(CG))
        }
    )


def name_of(term: Node) -> str:
    """A term's name after the hash."""
    return str(term).partition("#")[2]


def texts(graph: Graph, term: Node, predicate: URIRef) -> dict[str | None, list[str]]:
    """The literal values of a property by language."""
    found: dict[str | None, list[str]] = {}
    for value in graph.objects(term, predicate):
        assert isinstance(value, Literal)
        found.setdefault(value.language, []).append(str(value))
    return found


def terms_mentioned(path: Path) -> set[str]:
    """The names of own terms that a query or a Turtle file writes with the prefix ``cg:``, comments apart."""
    text = re.sub(r"^\s*#.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return set(_OWN_NAME.findall(text))
