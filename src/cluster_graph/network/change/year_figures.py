"""The size and shape of one network in a few numbers, for the table of years. Takes a projection."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from cluster_graph.network.edges import ties_of
from cluster_graph.network.project import Projection


@dataclass(frozen=True, slots=True)
class Figures:
    """``tied``: actors with a tie. ``things``: agreements, councils and collaborations that somebody is in.

    ``density``: ties of the pairs that could be tied, ``None`` where no two could. ``components``: parts without a
    tie between them, an actor without ties being one; ``largest``: nodes of the largest. In an affiliation network
    things are nodes of components too.
    """

    actors: int
    tied: int
    things: int
    ties: int
    density: float | None
    components: int
    largest: int


def figures(projection: Projection) -> Figures:
    """The figures of any projection; with several layers a pair counts once for density, each tie for ``ties``."""
    graph = projection.graph
    actors = [node for node, data in graph.nodes(data=True) if data.get("bipartite", 0) == 0]
    others = len(graph) - len(actors)
    number = len(actors)
    if projection.projection == "affiliation":
        possible = number * others
    else:
        possible = number * (number - 1) // (1 if graph.is_directed() else 2)
    pairs = {tie[:2] for tie in ties_of(projection.graph)}
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(graph)
    plain.add_edges_from(graph.edges())
    parts = [len(part) for part in nx.connected_components(plain)]
    return Figures(
        number,
        sum(1 for node in actors if plain.degree(node)),
        projection.counts.things,
        graph.number_of_edges(),
        len(pairs) / possible if possible else None,
        len(parts),
        max(parts, default=0),
    )
