"""Small clusters, written by hand or drawn from the literature, for the tests of the network room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import networkx as nx

from cluster_graph.network.project import Projection, project
from cluster_graph.network.records import Actor, Involvement, NetworkRecords, Post, Thing
from cluster_graph.periods import Period
from cluster_graph.problems import Words

DAY = date(2018, 8, 28)


def exactly(first: date, last: date) -> Period:
    """A period whose edges are known."""
    return Period(first, first, last, last)


ALWAYS = Period(date(2000, 1, 1), date(2000, 1, 1), open_ended=True)


def actor(identifier: str, kind: str = "company", whole: str | None = None) -> Actor:
    """A body with made-up names."""
    return Actor(identifier, Words(f"{identifier}（日）", identifier.upper()), kind, "company", whole)


def thing(
    identifier: str, period: Period = ALWAYS, kind: str = "agreement", names_not_all: bool = False
) -> Thing:
    """A thing with made-up names, in force on all days unless a period is given."""
    return Thing(identifier, kind, Words(identifier, identifier), names_not_all, period)


def cluster(
    members: Mapping[str, Iterable[str]],
    actors: Sequence[Actor] = (),
    posts: Sequence[Post] = (),
    things: Sequence[Thing] = (),
) -> NetworkRecords:
    """Records from thing -> participants; bodies and things that are not given are made up."""
    known = {body.id: body for body in actors}
    seats = {post.id for post in posts}
    described = {one.id: one for one in things}
    for name, participants in members.items():
        described.setdefault(name, thing(name))
        for participant in participants:
            if participant not in seats:
                known.setdefault(participant, actor(participant))
    involvements = [
        Involvement(name, participant, "party")
        for name, participants in members.items()
        for participant in participants
    ]
    return NetworkRecords(tuple(known.values()), tuple(posts), tuple(described.values()), tuple(involvements))


def southern_women() -> NetworkRecords:
    """Eighteen women at fourteen social events (Davis, Gardner and Gardner 1941), as one cluster."""
    graph = nx.davis_southern_women_graph()
    return cluster({event: sorted(graph[event]) for event in graph.graph["bottom"]})


def from_graph(graph: nx.Graph[str] | nx.Graph[int]) -> Projection:
    """A network of literature as actors that share one agreement for each tie."""
    pairs = {f"tie-{number:03}": [f"{a}", f"{b}"] for number, (a, b) in enumerate(graph.edges)}
    return project(cluster(pairs), on=DAY)
