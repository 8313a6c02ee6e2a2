"""The engine for large graphs: rustworkx where it has the measure, else the same by products of sparse matrices, or by walks
from all nodes that differ.

rustworkx 0.18 has betweenness without lengths only, adds it up in whichever order its threads finish, and has neither
harmonic closeness nor Burt's measures nor communities. What is exact here is the same as NetworkX's to 1e-9. Betweenness,
closeness and harmonic closeness are exact as long as that is a matter of a minute or two; beyond, they are estimated, and
``estimates`` says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx
import rustworkx as rx

from cluster_graph.network.engines import betweenness, distances, flows, holes, louvain
from cluster_graph.network.engines.arrays import Arrays, Reals, arrays_of
from cluster_graph.network.engines.engine import Numbers, Progress
from cluster_graph.network.engines.walking import Walk, here
from cluster_graph.network.engines.with_networkx import NETWORKX, of_tied
from cluster_graph.problems import Words


class RustworkxEngine:
    """Computes on one machine; see :class:`~cluster_graph.network.engines.engine.Engine` for what each measure gives."""

    name = "rustworkx"

    def __init__(
        self, progress: Progress | None = None, walk: Walk = here, largest_work: int | None = None
    ) -> None:
        """``progress`` is told of slow measures; ``walk``: who walks; ``largest_work``: the steps beyond which values are
        estimated, where the usual numbers are not wanted."""
        self._progress = progress
        self._walk = walk
        self._largest_work = largest_work
        self._estimates: dict[str, Words] = {}

    @property
    def estimates(self) -> Mapping[str, Words]:
        return self._estimates

    def _noted(self, measure: str, arrays: Arrays, found: tuple[Reals, Words | None]) -> Numbers:
        values, note = found
        self._estimates.pop(measure, None)
        if note is not None:
            self._estimates[measure] = note
        return arrays.named(values)

    def betweenness(self, graph: nx.Graph[str], length: str | None) -> Numbers:
        if len(graph) < 3:
            return dict.fromkeys(graph, 0.0)
        arrays = arrays_of(graph, length)
        limit = betweenness.LARGEST_WORK if self._largest_work is None else self._largest_work
        return self._noted(
            "betweenness", arrays, betweenness.betweenness(arrays, self._walk, limit, self._progress)
        )

    def closeness(self, graph: nx.Graph[str], length: str | None) -> Numbers:
        arrays = arrays_of(graph, length)
        limit = distances.LARGEST_WORK if self._largest_work is None else self._largest_work
        return self._noted(
            "closeness", arrays, distances.closeness(arrays, self._walk, limit, self._progress)
        )

    def harmonic(self, graph: nx.Graph[str], length: str | None) -> Numbers:
        arrays = arrays_of(graph, length)
        limit = distances.LARGEST_WORK if self._largest_work is None else self._largest_work
        return self._noted("harmonic", arrays, distances.harmonic(arrays, self._walk, limit, self._progress))

    def eigenvector(self, graph: nx.Graph[str]) -> Numbers | None:
        arrays = arrays_of(graph, "strength")
        vector = flows.leading_vector(arrays.matrix())
        return None if vector is None else arrays.named(vector)

    def pagerank(self, graph: nx.Graph[str], damping: float) -> Numbers:
        return NETWORKX.pagerank(graph, damping)  # which hands it to SciPy

    def core_number(self, graph: nx.Graph[str]) -> Numbers:
        arrays = arrays_of(graph, None)
        network = rx.PyGraph(multigraph=False)
        network.add_nodes_from(range(arrays.nodes))
        network.add_edges_from_no_data(list(zip(arrays.tails.tolist(), arrays.heads.tolist(), strict=True)))
        found: Any = rx.core_number(network)  # typed as a number, but it is one for each node
        return arrays.named(found[node] for node in range(arrays.nodes))

    def constraint(self, graph: nx.Graph[str]) -> Numbers:
        arrays = arrays_of(graph, "strength")
        return of_tied(graph, 1, arrays.named(holes.constraint(arrays.matrix())))

    def effective_size(self, graph: nx.Graph[str]) -> Numbers:
        return NETWORKX.effective_size(graph)

    def hierarchy(self, graph: nx.Graph[str]) -> Numbers:
        return NETWORKX.hierarchy(graph)

    def communities(self, graph: nx.Graph[str], seed: int) -> list[set[str]]:
        return louvain.communities(graph, seed)
