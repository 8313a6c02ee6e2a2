"""Shortcuts: triples that follow from the facts, made by the CONSTRUCT queries in ``queries/derive/``.

They go into the default graph and, to tell them apart, into ``<base>derived``.
"""

from __future__ import annotations

import pyoxigraph as ox

from cluster_graph.resources import resource


def add_derived(store: ox.Store, base: str) -> None:
    """Add what the queries construct from the default graph of ``store``."""
    graph = ox.NamedNode(f"{base}derived")
    found: list[ox.Quad] = []
    for path in sorted(resource("queries", "derive").glob("*.rq")):
        triples = store.query(path.read_text(encoding="utf-8"))
        if not isinstance(triples, ox.QueryTriples):
            raise TypeError(f"{path.name} is no CONSTRUCT query")
        for triple in triples:
            found.append(ox.Quad(triple.subject, triple.predicate, triple.object, graph))
            found.append(ox.Quad(triple.subject, triple.predicate, triple.object, ox.DefaultGraph()))
    store.extend(found)
