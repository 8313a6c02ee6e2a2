"""Small clusters, written by hand or drawn from the literature, for the tests of the network room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import networkx as nx
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cluster_graph.network.project import Projection, project
from cluster_graph.network.records import (
    RELATIONS,
    Actor,
    Funding,
    Involvement,
    NetworkRecords,
    Post,
    Thing,
)
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


def money(
    identifier: str,
    funders: str | Sequence[str],
    recipients: str | Sequence[str],
    yen: int,
    status: str = "actual",
    purpose: str = "programme",
    period: Period | None = None,
    kind: str = "",
) -> Funding:
    """A record of money; in force on all days unless a period is given."""
    givers, takers = ([ends] if isinstance(ends, str) else ends for ends in (funders, recipients))
    return Funding(
        identifier,
        tuple(end for end in givers if end),
        tuple(end for end in takers if end),
        Decimal(yen),
        purpose,
        kind,
        status,
        ALWAYS if period is None else period,
    )


def with_money(records: NetworkRecords, *rows: Funding) -> NetworkRecords:
    """The same cluster with money; bodies that it names and nobody knows yet are made up."""
    known = {body.id for body in records.actors} | {post.id for post in records.posts}
    ends = {end for row in rows for end in (*row.funders, *row.recipients)}
    bodies = (*records.actors, *(actor(end) for end in sorted(ends - known)))
    return replace(records, actors=bodies, funding=rows)


FIRST_OF_RANDOM_DAYS = date(2018, 4, 1)
RANDOM_DAYS = [FIRST_OF_RANDOM_DAYS + timedelta(days=number) for number in range(8)]


def periods() -> SearchStrategy[Period]:
    """Periods of a small world of eight days with vague and unknown edges; each has a reading."""
    day = st.none() | st.sampled_from(RANDOM_DAYS)
    vague = st.builds(Period, day, day, day, day)
    return vague.filter(lambda period: not period.contradicts_itself).map(Period.with_start_before_end)


@st.composite
def clusters(draw: st.DrawFn) -> NetworkRecords:
    """Clusters of up to six bodies, two of them units, in up to five things of that small world."""
    bodies = [actor(name) for name in "abcd"]
    bodies += [actor("e", "section", "a"), actor("f", "department", "b")]
    things, involvements = [], []
    for number in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(RELATIONS))
        things.append(thing(f"thing-{number}", draw(periods()), kind, draw(st.booleans())))
        for position, member in enumerate(draw(st.lists(st.sampled_from("abcdef"), max_size=5))):
            own = draw(st.none() | periods())
            row = f"thing-{number}--{position}"
            involvements.append(Involvement(f"thing-{number}", member, "party", own, row))
    return NetworkRecords(tuple(bodies), (), tuple(things), tuple(involvements))
