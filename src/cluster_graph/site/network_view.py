"""What the network page shows, as plain records. Knows neither RDF nor HTML; a loader fills them.

Every text is a :class:`~cluster_graph.problems.Words`. Ids are those of the tables; an id is unique among the
nodes, and among the edges. Codes (kind, sector, relation) carry their notation and label words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cluster_graph.problems import ClusterGraphError, Words
from cluster_graph.store.codes import Code

NodeClass = Literal["organization", "thing"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that state something, and where they stand.

    ``source`` is the title; ``locator`` the place in it (``L93``); ``url`` an http(s) address or none;
    ``certainty``: words where the passage states it less than plainly (by layout only), else none;
    ``href``: the page of the source in the site, relative to the site's folder, or none.
    """

    quote: str
    source: Words
    locator: str = ""
    url: str | None = None
    certainty: Words | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a node. ``ours``: our classification, which no passage states."""

    label: Words
    value: Words
    evidence: tuple[Evidence, ...] = ()
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """One value of one measure; ``None`` where it is not defined."""

    id: str
    label: Words
    value: float | None


@dataclass(frozen=True, slots=True)
class Node:
    """An organization, or a thing that organizations share (an agreement, a council, a collaboration).

    ``x`` and ``y`` in pixels, or both none: then the page computes positions. ``href``: its page, relative to
    the site's folder, or none. ``sector`` is none for things and where it is not stated.
    """

    id: str
    label: Words
    kind: Code
    node_class: NodeClass = "organization"
    sector: Code | None = None
    kana: str = ""
    other_names: tuple[str, ...] = ()
    href: str | None = None
    measures: tuple[Measure, ...] = ()
    facts: tuple[Fact, ...] = ()
    x: int | None = None
    y: int | None = None


@dataclass(frozen=True, slots=True)
class SharedThing:
    """What a tie between two organizations rests on, such as a grant; ``href`` as for nodes."""

    id: str
    label: Words
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """One tie: from ``source`` to ``target``, ids of nodes.

    The direction counts for funding alone (from the funder to the recipient). ``thing``: what the tie rests
    on where neither end is that thing. ``certain`` is false where the dates leave it open.
    """

    id: str
    source: str
    target: str
    relation: Code
    thing: SharedThing | None = None
    role: Words | None = None
    period: Words | None = None
    certain: bool = True
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The whole network page: who made it, for which day, and what it shows.

    ``notes``: sentences that say what was counted. ``contact``: a mail address, an http(s) address, or words.
    ``known_by``: set where the page holds only what was known by that day.
    """

    title: Words
    as_of: date
    publisher: str
    licence: str
    contact: str = ""
    notes: tuple[Words, ...] = ()
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    known_by: date | None = None

    def check(self) -> None:
        """Raises :class:`ClusterGraphError` if an id is used twice or an edge ends at no node."""
        node_ids = _unique([node.id for node in self.nodes])
        _unique([edge.id for edge in self.edges])
        for edge in self.edges:
            for end in (edge.source, edge.target):
                if end not in node_ids:
                    raise ClusterGraphError(
                        Words(
                            f"つながり {edge.id} の端 {end} がネットワークにありません。",
                            f"The tie {edge.id} ends at {end}, which is not in the network.",
                        )
                    )


def _unique(ids: list[str]) -> set[str]:
    seen: set[str] = set()
    for identifier in ids:
        if identifier in seen:
            raise ClusterGraphError(
                Words(f"ID {identifier} が重複しています。", f"The id {identifier} is used twice.")
            )
        seen.add(identifier)
    return seen
