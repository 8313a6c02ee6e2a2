"""Shortcuts: triples that follow from the facts, made by the CONSTRUCT queries in ``queries/derive/``.

They go into the default graph and, to tell them apart, into ``<base>derived``.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from cluster_graph.graph.canonical import written
from cluster_graph.graph.reach import Reach, reach_of
from cluster_graph.graph.terms import DEFAULT, Block, iri
from cluster_graph.resources import resource


def _queries() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(resource("queries", "derive").glob("*.rq"))]


def derived_reach() -> Reach:
    """What the queries read of the default graph."""
    return reach_of(*_queries())


def derived_blocks(store: ox.Store, base: str) -> Iterator[Block]:
    """What the queries construct from the default graph of ``store``, which is left as it is."""
    graph = iri(f"{base}derived")
    for query in _queries():
        triples = store.query(query)
        if not isinstance(triples, ox.QueryTriples):
            raise TypeError("a query in queries/derive/ is no CONSTRUCT query")
        for triple in triples:
            subject, pair = written(triple.subject), (written(triple.predicate), written(triple.object))
            yield Block(DEFAULT, subject, [pair])
            yield Block(graph, subject, [pair])
