"""A cluster's tables to its graph: the one place where merging, mapping and shortcuts meet.

Gives a store in memory with all quads and the conflicts between sources. Writes no file.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from cluster_graph.graph.canonical import canonical_trig
from cluster_graph.graph.derive import add_derived
from cluster_graph.graph.mapping import Mapper
from cluster_graph.graph.merge import Conflict, merge
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
    merged = merge(tables)
    store = ox.Store()
    store.bulk_extend(Mapper(tables, merged).quads())
    add_derived(store, tables.settings.base)
    return BuiltGraph(store, tuple(merged.conflicts))
