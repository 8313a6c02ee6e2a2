"""One way to write a graph, so that the same facts give the same bytes.

TriG 1.1: prefixes, the default graph, then each named graph, everything in the order of code points. Knows
nothing of clusters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from cluster_graph.graph.terms import DEFAULT, TYPE, Block, Pair, iri
from cluster_graph.vocabulary import PREFIXES

TRIG_PREFIXES = "".join(
    f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(PREFIXES.items())
)


def written(term: object) -> str:
    """A term of a store as text, as in :mod:`~cluster_graph.graph.terms`."""
    if isinstance(term, ox.NamedNode):
        return iri(term.value)
    if isinstance(term, ox.DefaultGraph):
        return DEFAULT
    if isinstance(term, ox.Literal) and term.language is None:
        value, _, datatype = str(term).rpartition('"^^<')
        return f'{value}"^^{iri(datatype[:-1])}' if datatype.endswith(">") and value else str(term)
    return str(term)


def blocks_of(quads: Iterable[ox.Quad]) -> Iterator[Block]:
    """Quads as blocks, one a subject of a graph."""
    found: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for quad in quads:
        key = written(quad.graph_name), written(quad.subject)
        found[key].append((written(quad.predicate), written(quad.object)))
    for (graph, subject), pairs in found.items():
        yield Block(graph, subject, pairs)


def _shown(subject: str, pairs: Iterable[Pair], indent: str) -> str:
    objects: dict[str, set[str]] = defaultdict(set)
    for predicate, value in pairs:
        objects["a" if predicate == TYPE else predicate].add(value)
    # rdf:type first, as people expect; the rest by name
    order = sorted(objects, key=lambda predicate: (predicate != "a", predicate))
    lines = [f"{predicate} {', '.join(sorted(objects[predicate]))}" for predicate in order]
    return f"{indent}{subject} " + f" ;\n{indent}    ".join(lines) + " .\n"


def trig(blocks: Iterable[Block]) -> Iterator[str]:
    """Blocks as the pieces of a TriG file.

    ``blocks``: in the order of graphs and subjects, one a subject of a graph.
    """
    yield TRIG_PREFIXES
    current = DEFAULT
    for graph, subject, pairs in blocks:
        if graph != current:
            closing = "}\n" if current else ""
            yield f"{closing}\n{graph} {{\n"
            yield _shown(subject, pairs, "    ")
            current = graph
        else:
            yield "\n" + _shown(subject, pairs, "    " if graph else "")
    if current:
        yield "}\n"


def canonical_trig(quads: Iterable[ox.Quad]) -> str:
    """The quads as TriG. The same set of quads gives the same text, in whatever order they come."""
    return "".join(trig(sorted(blocks_of(quads))))
