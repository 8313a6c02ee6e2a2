"""What part of a graph some queries can read, so that no more of a large graph need be in memory than they ask about.

Takes the text of SPARQL queries on the facts held (the default graph); gives the properties that they name, and for
``rdf:type`` the classes. It runs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from rdflib import URIRef, Variable
from rdflib.namespace import RDF
from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from cluster_graph.graph.terms import iri


@dataclass(frozen=True, slots=True)
class Reach:
    """``properties`` that are read, and ``classes`` as objects of ``rdf:type``; ``None`` is all of them."""

    properties: frozenset[str] | None
    classes: frozenset[str] | None


EVERYTHING = Reach(None, None)


@cache
def reach_of(*queries: str) -> Reach:
    """What the queries can read of the default graph: all of it where a property is a variable.

    Raises :class:`ValueError` where a query asks for a named graph.
    """
    properties: set[str] = set()
    classes: set[str] = set()
    any_class = False
    for query in queries:
        groups = list(_groups(translateQuery(parseQuery(query)).algebra))
        if any(group.name.startswith("Graph") for group in groups):
            raise ValueError(f"this query asks for a named graph: {query}")
        triples = [triple for group in groups for triple in _triples(group)]
        for triple in triples:
            _, predicate, value = triple
            named = set(_properties(predicate))
            if None in named or not _starts_somewhere(triple, triples):
                return EVERYTHING
            properties.update(iri(str(name)) for name in named)
            if predicate == RDF.type and isinstance(value, URIRef):
                classes.add(iri(str(value)))
            elif RDF.type in named:
                any_class = True
    return Reach(frozenset(properties), None if any_class else frozenset(classes))


def _groups(found: Any) -> Iterator[CompValue]:
    """Every part of a query's algebra, from the outside in."""
    if isinstance(found, CompValue):
        yield found
        inner: Iterable[Any] = found.values()
    elif isinstance(found, list | tuple):
        inner = found
    else:
        return
    for part in inner:
        yield from _groups(part)


def _triples(group: CompValue) -> Iterator[tuple[Any, Any, Any]]:
    """The triple patterns of a part. Those inside EXISTS stand in flat lists, as they were parsed."""
    for found in dict.get(group, "triples") or ():
        for start in range(0, len(found), 3):
            yield tuple(found[start : start + 3])


def _starts_somewhere(triple: tuple[Any, Any, Any], triples: list[tuple[Any, Any, Any]]) -> bool:
    """Whether a path that may have no step at all is tied to a node; else it would hold for every node there is."""
    start, path, end = triple
    if not (isinstance(path, MulPath) and path.zero):
        return True
    others = {term for other in triples if other is not triple for term in (other[0], other[2])}
    return any(not isinstance(term, Variable) or term in others for term in (start, end))


def _properties(predicate: Any) -> Iterator[URIRef | None]:
    """The properties of a predicate or a path; ``None`` stands for any."""
    if isinstance(predicate, URIRef):
        yield predicate
    elif isinstance(predicate, SequencePath | AlternativePath):
        for part in predicate.args:
            yield from _properties(part)
    elif isinstance(predicate, MulPath):
        yield from _properties(predicate.path)
    elif isinstance(predicate, InvPath):
        yield from _properties(predicate.arg)
    else:
        yield None
