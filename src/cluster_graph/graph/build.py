"""A cluster's tables to its graph: the one place where merging, mapping and shortcuts meet.

Gives a store in memory with all quads and the conflicts between sources. Writes no file. Where the graph need not be
asked anything, :mod:`~cluster_graph.graph.stream` does with a tenth of the memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from cluster_graph.graph.canonical import TRIG_PREFIXES, canonical_trig
from cluster_graph.graph.derive import derived_blocks
from cluster_graph.graph.mapping import Mapper
from cluster_graph.graph.merge import Conflict, Merger
from cluster_graph.graph.terms import Block
from cluster_graph.tables.files import ClusterTables


@dataclass(frozen=True, slots=True)
class BuiltGraph:
    """The graph of a cluster and what its sources disagree on."""

    store: ox.Store
    conflicts: tuple[Conflict, ...]

    def to_trig(self) -> str:
        """The graph in its canonical form: the same tables give the same text."""
        return canonical_trig(self.store)


def build_graph(tables: ClusterTables) -> BuiltGraph:
    """Build the graph of checked tables."""
    merger = Merger(tables)
    store = ox.Store()
    _load(store, Mapper(tables).blocks(merger.things()))
    _load(store, derived_blocks(store, tables.settings.base))
    return BuiltGraph(store, tuple(merger.conflicts))


def _load(store: ox.Store, blocks: Iterable[Block]) -> None:
    text = [TRIG_PREFIXES]
    for graph, subject, pairs in blocks:
        triples = " ; ".join([f"{predicate} {value}" for predicate, value in pairs])
        text.append(f"{graph} {{ {subject} {triples} }}\n")
    store.bulk_load("".join(text).encode(), format=ox.RdfFormat.TRIG)
