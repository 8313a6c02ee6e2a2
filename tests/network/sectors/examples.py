"""Small networks whose organizations have sectors, for the tests of this room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import networkx as nx

from cluster_graph.network.project import Projection, project
from cluster_graph.network.records import Actor, NetworkRecords, Post, Thing
from cluster_graph.problems import Words
from tests.network.examples import DAY, cluster

NAMES = {"company": Words("企業", "company"), "university": Words("大学", "university")}


def body(identifier: str, sector: str) -> Actor:
    """A body of a sector; an empty one is not known."""
    return Actor(identifier, Words(identifier, identifier), "other", sector)


def records(
    members: Mapping[str, Iterable[str]],
    sectors: Mapping[str, str],
    things: Sequence[Thing] = (),
    posts: Sequence[Post] = (),
) -> NetworkRecords:
    """A cluster whose bodies have sectors."""
    return cluster(members, [body(*pair) for pair in sectors.items()], posts, things)


def network(graph: nx.Graph[int], sectors: Sequence[str]) -> Projection:
    """A graph on 0, 1, ... as organizations, each tie made by an agreement of its own.

    Nodes without ties are in an agreement by themselves.
    """
    name = {node: f"n{node:03}" for node in graph}
    members = {f"tie-{number:04}": [name[a], name[b]] for number, (a, b) in enumerate(graph.edges)}
    members |= {f"alone-{name[node]}": [name[node]] for node in nx.isolates(graph)}
    return project(records(members, {name[node]: sectors[node] for node in graph}), on=DAY)


def karate() -> Projection:
    """Zachary's karate club, the club that each member joined as its sector."""
    graph = nx.karate_club_graph()
    return network(graph, [graph.nodes[node]["club"] for node in range(len(graph))])
