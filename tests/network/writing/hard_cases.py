"""Networks that files of other programs choke on, for the tests of writing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import chain

import networkx as nx

from cluster_graph.network.edges import edges_of
from cluster_graph.network.measuring.table import MeasureTable, measure
from cluster_graph.network.project import Projection, project
from cluster_graph.network.records import Actor, NetworkRecords
from cluster_graph.network.spells import Spell, Spells
from cluster_graph.problems import Words
from tests.network.examples import DAY, cluster

NASTY = Words('<山形> & "鶴岡"\x00\x1b[31m\ud800\uffff😀', 'A <b> & "c"\x0b 😀 $x^2$ ' + "long " * 60)
NASTY_IN_XML = Words('<山形> & "鶴岡"[31m😀', 'A <b> & "c" 😀 $x^2$ ' + "long " * 60)
FROM, UNTIL = date(2016, 4, 1), date(2019, 3, 31)


def nasty_records() -> NetworkRecords:
    """Three bodies: one with a name that breaks files, one with none, and only one with a known sector."""
    actors = [
        Actor("a", NASTY),
        Actor("b", Words("乙", "B"), "company", "company"),
        Actor("c", Words("", "")),
    ]
    return cluster({"x": ["a", "b"], "y": ["a", "b", "c"]}, actors)


def nasty_table(projection: str = "actors") -> MeasureTable:
    """Their measures; degree is not defined for ``c``, whatever it is."""
    table = measure(project(nasty_records(), projection, on=DAY), ["neighbours", "degree", "eigenvector"])
    rows = tuple(
        replace(row, values=row.values | {"degree": None}, ranks=row.ranks | {"degree": None})
        if row.id == "c"
        else row
        for row in table.rows
    )
    return replace(table, rows=rows)


def empty_table(projection: str = "actors") -> MeasureTable:
    """The measures of nobody."""
    return measure(project(cluster({}), projection, on=DAY))


def _like(projection: str, graph: nx.Graph[str]) -> Projection:
    made = project(cluster({"x": ["a", "b", "c"]}), on=DAY)
    graph.add_nodes_from(made.graph.nodes(data=True))
    return replace(made, projection=projection, graph=graph)


def funding_table() -> MeasureTable:
    """Money from ``b`` to ``a`` and from ``a`` to ``c``: ends in the order of ids would turn the first around."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    projection = _like("funding", graph)
    for giver, taker in (("b", "a"), ("a", "c")):
        graph.add_edge(
            giver,
            taker,
            strength=2e6,
            distance=5e-7,
            certain=True,
            things=("grant",),
            certain_things=("grant",),
            at_least=1e6,
            at_most=3e6,
        )
    return _measured(projection)


def layers_table() -> MeasureTable:
    """``a`` and ``b`` tied by a council and by an agreement, ``a`` and ``c`` possibly by a council."""
    graph: nx.MultiGraph[str] = nx.MultiGraph()
    projection = _like("layers", graph)
    ties = (("a", "b", "council", True), ("b", "a", "agreement", True), ("c", "a", "council", False))
    for one, other, relation, certain in ties:
        things = (f"the-{relation}",)
        graph.add_edge(
            one,
            other,
            key=relation,
            strength=1.0,
            distance=1.0,
            certain=certain,
            things=things,
            certain_things=things if certain else (),
            relation=relation,
        )
    return _measured(replace(projection, ties="possible"))


def _measured(projection: Projection) -> MeasureTable:
    """A table whose values do not matter, over a graph of another kind."""
    plain = measure(project(cluster({"x": ["a", "b", "c"]}), on=DAY), ["neighbours"])
    return replace(plain, projection=projection)


def all_tables() -> list[MeasureTable]:
    """One of each kind."""
    return [
        nasty_table(),
        nasty_table("affiliation"),
        empty_table(),
        empty_table("affiliation"),
        funding_table(),
        layers_table(),
    ]


def spells_for(table: MeasureTable) -> Spells:
    """Every node and tie certainly from April 2016 to March 2019, possibly on without end, in each of its things."""
    graph = table.projection.graph
    things: dict[tuple[str, str], list[str]] = {}
    for source, target, data in edges_of(graph):
        things.setdefault((source, target), []).extend(data["things"])
    return Spells(
        {node: (_stay("x"),) for node in graph},
        {ends: tuple(_stay(thing) for thing in sorted(set(chain(found)))) for ends, found in things.items()},
    )


def _stay(thing: str) -> Spell:
    return Spell(thing, (FROM, None), (FROM, UNTIL))
