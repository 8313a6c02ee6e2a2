"""What is behind the nodes and ties of a projection: the involvements and the records of money that make them.

Takes records and a projection made of them; gives involvements with their stays. Decides anew nothing that the
projection decided: it only looks up what put a node, or a tie, where it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx

from cluster_graph.network.presence import Places
from cluster_graph.network.project import Projection
from cluster_graph.network.records import Involvement, NetworkRecords
from cluster_graph.network.together import Span, day_window

_NO_STAYS: list[tuple[Involvement, Span]] = []


class Behind:
    """Looks up what makes one projection; ``places``: of its roll-up."""

    def __init__(self, records: NetworkRecords, projection: Projection, places: Places) -> None:
        self.projection = projection
        self.places = places
        self.window = day_window(projection.first, projection.last)
        self.relation_of = {thing.id: thing.kind for thing in records.things}

    def stays(self, actor: str, thing: str) -> Iterator[tuple[Involvement, Span]]:
        """The involvements through which an actor counts in a thing, with its stays."""
        for involvement, span in self.places.get(actor, {}).get(thing, _NO_STAYS):
            possible = self.projection.ties == "possible" and span.possibly_within(self.window)
            if possible or span.certainly_within(self.window):
                yield involvement, span

    def stays_of(self, actor: str) -> Iterator[tuple[str, Involvement, Span]]:
        """All involvements that put an actor into the network: the thing, the involvement, the stay."""
        for thing in self.places.get(actor, {}):
            if self._ties_by(self.relation_of[thing]):
                for involvement, span in self.stays(actor, thing):
                    yield thing, involvement, span

    def money_of(self, node: str) -> Iterator[str]:
        """The ids of the records of money that put a node into the network."""
        if self.projection.money is None:
            return
        graph = self.projection.graph
        edges: list[tuple[str, str, dict[str, Any]]] = list(graph.edges(node, data=True))
        if isinstance(graph, nx.DiGraph):
            edges += graph.in_edges(node, data=True)
        for _, _, attributes in edges:
            if attributes.get("relation", "funding") == "funding":
                yield from attributes["things"]

    def _ties_by(self, relation: str) -> bool:
        """Whether things of a relation count in this network."""
        name = self.projection.projection
        return name in ("affiliation", "actors", "layers", f"layer-{relation}")


def edges_between(projection: Projection, one: str, other: str) -> list[dict[str, Any]]:
    """The attributes of the edges between two nodes; in layers there may be several."""
    found = projection.graph.get_edge_data(one, other, default={})
    if projection.graph.is_multigraph():
        return list(found.values())
    return [found] if found else []
