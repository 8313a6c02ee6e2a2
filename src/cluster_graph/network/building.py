"""From gathered ties to a NetworkX graph: nodes with their names, edges with exact strengths.

Takes what :mod:`gathering` found; decides nothing about who is tied to whom. Nodes and edges come in the order of
their ids, so that nothing computed from a graph depends on the order of rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import lcm
from typing import Any

import networkx as nx

from cluster_graph.network.gathering import Gathered, Pair
from cluster_graph.network.money import Flows
from cluster_graph.network.records import NetworkRecords, Thing

Attributes = dict[str, Any]
Strengths = dict[Any, Fraction]
"""By edge, as NetworkX names it: a pair of ids, or in a graph of layers a pair and the key."""


def add_nodes(
    graph: nx.Graph[str], records: NetworkRecords, ids: Iterable[str], things: dict[str, Thing] | None = None
) -> None:
    """Nodes with names, kind and sector; where there are ``things``, with the side that they stand on."""
    for node in sorted(ids):
        if things is not None and node in things:
            thing = things[node]
            names, kind, sector = thing.names, thing.kind, ""
        else:
            actor = records.actor_by_id[node]
            names, kind, sector = actor.names, actor.kind, actor.sector
        graph.add_node(node, label_ja=names.ja, label_en=names.en, kind=kind, sector=sector)
        if things is not None:
            graph.nodes[node]["bipartite"] = int(node in things)


class Weigher:
    """Makes strengths: the same count gives the same fraction and the same floating-point numbers, made once.

    Ties are counted in whole parts of ``1/unit``; fractions are slow to add up.
    """

    def __init__(self, unit: int = 1) -> None:
        self.unit = unit
        self.made: dict[int, tuple[Fraction, float, float]] = {}

    def strength(self, parts: int) -> tuple[Fraction, float, float]:
        """The strength as a fraction and as a number, and the distance."""
        if parts not in self.made:
            exact = Fraction(parts, self.unit)
            self.made[parts] = exact, float(exact), float(1 / exact)
        return self.made[parts]


def edge(
    made: tuple[Fraction, float, float], things: tuple[str, ...], certain: tuple[str, ...]
) -> Attributes:
    """The attributes of an edge: ``made`` by a :class:`Weigher`, and the things that make it."""
    return {
        "strength": made[1],
        "distance": made[2],
        "certain": bool(certain),
        "things": things,
        "certain_things": certain,
    }


def weighed(gathered: Gathered, weight: str) -> Iterator[tuple[Pair, Fraction, Attributes]]:
    """The ties with their exact strengths and their attributes, in the order of their ids.

    ``weight``: ``count``, the things shared; ``newman``, the sum of 1/(k-1) over them; ``none``, always 1.
    """
    parts: dict[str, int] | None = None
    weigher = Weigher()
    if weight == "newman":
        shares = {thing: max(1, size - 1) for thing, size in gathered.sizes.items()}
        weigher = Weigher(lcm(*set(shares.values())))
        parts = {thing: weigher.unit // share for thing, share in shares.items()}
    for pair in sorted(gathered.made_by):
        things = gathered.made_by[pair]
        certain = gathered.certain_things(pair) if pair in gathered.doubtful else things
        if parts is not None:
            count = sum([parts[thing] for thing in things])
        else:
            count = 1 if weight == "none" else len(things)
        made = weigher.strength(count)
        yield pair, made[0], edge(made, things, certain)


def simple_graph(
    records: NetworkRecords, gathered: Gathered, weight: str, two_sides: bool
) -> tuple[nx.Graph[str], Strengths]:
    """A graph of one relation, or of all together, with its exact strengths."""
    graph: nx.Graph[str] = nx.Graph()
    things = gathered.things if two_sides else None
    add_nodes(graph, records, {*gathered.actors, *(things or ())}, things)
    exact: Strengths = {}

    def edges() -> Iterator[tuple[str, str, Attributes]]:
        for pair, strength, attributes in weighed(gathered, "none" if two_sides else weight):
            exact[pair] = strength
            yield *pair, attributes

    graph.add_edges_from(edges())
    return graph, exact


def layered_graph(
    records: NetworkRecords, layers: dict[str, Gathered], weight: str
) -> tuple[nx.MultiGraph[str], Strengths]:
    """A graph with an edge a layer, whose key is the relation; the exact strengths have three-part keys.

    Nodes say in ``relations`` in which layers they are, tied or not.
    """
    graph: nx.MultiGraph[str] = nx.MultiGraph()
    add_nodes(graph, records, {actor for gathered in layers.values() for actor in gathered.actors})
    for node, attributes in graph.nodes(data=True):
        attributes["relations"] = tuple(
            [relation for relation, gathered in layers.items() if node in gathered.actors]
        )
    exact: Strengths = {}
    edges: dict[tuple[str, str, str], Attributes] = {}
    for relation, gathered in layers.items():
        for (one, other), strength, attributes in weighed(gathered, weight):
            exact[one, other, relation] = strength
            edges[one, other, relation] = attributes | {"relation": relation}
    for one, other, relation in sorted(edges):
        graph.add_edge(one, other, key=relation, **edges[one, other, relation])
    return graph, {ends: exact[ends] for ends in sorted(edges)}


def money_graph(records: NetworkRecords, flows: Flows, weight: str) -> tuple[nx.DiGraph[str], Strengths]:
    """A directed graph from who gives to who gets, by yen; edges keep the least and the most that a flow may be."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    add_nodes(graph, records, {end for pair in flows.shares for end in pair})
    exact: Strengths = {}
    for pair, shares in flows.shares.items():
        yen = Fraction(1) if weight == "none" else sum((share.yen for share in shares), Fraction(0))
        exact[pair] = yen
        graph.add_edge(
            *pair,
            **edge(
                (yen, float(yen), float(1 / yen)),
                tuple([share.row.id for share in shares]),
                tuple([share.row.id for share in shares if share.certain]),
            ),
            at_least=float(sum(share.row.yen for share in shares if not share.joint)),
            at_most=float(sum(share.row.yen for share in shares)),
        )
    return graph, exact
