"""One way to write a graph, so that the same facts give the same bytes.

TriG 1.1: prefixes, the default graph, then each named graph, everything in the order of code points. Knows
nothing of clusters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from cluster_graph.vocabulary import PREFIXES, RDF

Term = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple
_LOCAL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_TYPE = str(RDF.type)


def _shortened(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def _written(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return _shortened(term.value)
    if isinstance(term, ox.Literal) and term.language is None:
        plain = str(ox.Literal(term.value))
        datatype = term.datatype.value
        return plain if datatype.endswith("#string") else f"{plain}^^{_shortened(datatype)}"
    return str(term)


def _predicate(iri: str) -> str:
    return "a" if iri == _TYPE else _shortened(iri)


def _block(subject: str, pairs: set[tuple[str, str]], indent: str) -> str:
    objects: dict[str, list[str]] = defaultdict(list)
    for predicate, value in pairs:
        objects[predicate].append(value)
    # rdf:type first, as people expect; the rest by name
    order = sorted(objects, key=lambda iri: (iri != _TYPE, _predicate(iri)))
    lines = [f"{_predicate(iri)} {', '.join(sorted(objects[iri]))}" for iri in order]
    return f"{indent}{subject} " + f" ;\n{indent}    ".join(lines) + " .\n"


def canonical_trig(quads: Iterable[ox.Quad]) -> str:
    """The quads as TriG. The same set of quads gives the same text, in whatever order they come."""
    graphs: dict[str, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else _written(quad.graph_name)
        pair = (str(quad.predicate.value), _written(quad.object))
        graphs[graph][_written(quad.subject)].add(pair)
    parts = [f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(PREFIXES.items())]
    for graph in sorted(graphs):
        subjects = graphs[graph]
        indent = "    " if graph else ""
        blocks = [_block(subject, subjects[subject], indent) for subject in sorted(subjects)]
        parts.append(f"\n{graph} {{\n" + "\n".join(blocks) + "}\n" if graph else "\n" + "\n".join(blocks))
    return "".join(parts)
