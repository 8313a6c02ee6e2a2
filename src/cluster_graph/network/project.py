"""From records to a network: who is in the same things on a date, or in the same period at the same time.

Takes the records of a cluster and the choices of the user; gives a :class:`Projection`, whose graph NetworkX can
work on and whose summary says in one sentence what was counted. Computes no measures, reads no RDF.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import networkx as nx

from cluster_graph.network.building import Strengths, layered_graph, money_graph, simple_graph
from cluster_graph.network.gathering import Gathered, Gatherer, Pair
from cluster_graph.network.money import Flows, flows
from cluster_graph.network.money_words import MoneyCounts, left_out_words, money_counts, money_summary
from cluster_graph.network.presence import presences
from cluster_graph.network.records import LAYERS, NetworkRecords
from cluster_graph.network.rollup import ROLL_UPS, LeftOut
from cluster_graph.network.summary import Counts, summary_of
from cluster_graph.network.together import day_window
from cluster_graph.problems import InputError, Words

PROJECTIONS = ("affiliation", "actors", "layers", "funding")
TIES = ("certain", "possible")
WEIGHTS = ("count", "newman", "none")
__all__ = ["PROJECTIONS", "TIES", "WEIGHTS", "Pair", "Projection", "project"]


@dataclass(frozen=True, slots=True)
class Projection:
    """A network with all that must be said of it.

    ``graph``: nodes and edges in the order of their ids; an :class:`~networkx.MultiGraph` for ``layers`` (the key of
    an edge is its relation), a :class:`~networkx.DiGraph` for ``funding``. Nodes carry ``label_ja``, ``label_en``,
    ``kind``, ``sector``; in an affiliation network ``bipartite`` (0 a participant, 1 a thing); in layers
    ``relations``, the layers they are in. Edges carry ``strength``, ``distance`` (1/strength), ``certain``,
    ``things``: the ids of the things that make the tie, and ``certain_things``: those that make it in every reading;
    in layers ``relation``; in funding, in yen, ``at_least`` and ``at_most`` (they differ where money is joint).

    ``exact_strengths``: the strengths as fractions, by edge, so that equal paths are seen to be equal.
    ``layer_counts``: in layers, the counts of each. ``money``: in layers and funding, the records of money. ``sizes``: in
    actors, how many actors count in each thing (Newman's k), whether or not they are in it on the same days.
    """

    graph: nx.Graph[str]
    projection: str
    first: date
    last: date
    ties: str
    roll_up: str
    weight: str
    exact_strengths: Strengths
    counts: Counts
    summary: Words
    layer_counts: Mapping[str, Counts] = field(default_factory=dict)
    money: MoneyCounts | None = None
    sizes: Mapping[str, int] = field(default_factory=dict)

    def label(self, node: str) -> Words:
        """The name of a node."""
        attributes = self.graph.nodes[node]
        return Words(attributes["label_ja"], attributes["label_en"])


def _chosen(option: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        choices = ", ".join(known)
        raise InputError(
            Words(
                f"{option} に「{value}」は使えません。{choices} のどれかを指定してください。",
                f'{option} cannot be "{value}"; it is one of: {choices}.',
            )
        )


def _window(on: date | tuple[date, date] | None) -> tuple[date, date]:
    if on is None:
        raise InputError(Words("基準日か期間を指定してください。", "name a date or a period."))
    first, last = on if isinstance(on, tuple) else (on, on)
    if last < first:
        raise InputError(
            Words(
                f"期間の終わり {last} が始まり {first} より前です。",
                f"the period ends on {last}, before it starts on {first}.",
            )
        )
    return first, last


class _Choices(NamedTuple):
    """What the user chose, in the order of a projection's fields."""

    projection: str
    first: date
    last: date
    ties: str
    roll_up: str
    weight: str

    def projection_of(
        self,
        graph: nx.Graph[str],
        exact: Strengths,
        counts: Counts,
        summary: Words,
        layer_counts: Mapping[str, Counts] | None = None,
        money: MoneyCounts | None = None,
        sizes: Mapping[str, int] | None = None,
    ) -> Projection:
        """A projection made with these choices."""
        return Projection(graph, *self, exact, counts, summary, layer_counts or {}, money, sizes or {})


def _counts_of(gathered: Gathered) -> Counts:
    things = gathered.things.values()
    return Counts(
        actors=len(gathered.actors),
        things=len(gathered.sizes),
        ties=len(gathered.made_by),
        certain_ties=sum(1 for pair in gathered.made_by if _is_certain(gathered, pair)),
        only_possible_ties=len(gathered.only_possible - gathered.made_by.keys()),
        things_naming_not_all=sum(thing.names_not_all for thing in things),
        posts_left_out=len(gathered.left_out[LeftOut.POST]),
        councils_left_out=len(gathered.left_out[LeftOut.COUNCIL]),
        unknown_left_out=len(gathered.left_out[LeftOut.UNKNOWN]),
    )


def _is_certain(gathered: Gathered, pair: Pair) -> bool:
    return pair not in gathered.doubtful or bool(gathered.certain_things(pair))


def _gathered(
    records: NetworkRecords, projection: str, window: tuple[int, int], ties: str, roll_up: str
) -> dict[str, Gathered]:
    """The ties by layer; those of networks without layers all under ""."""
    gatherer = Gatherer(window, ties == "possible")
    layers = {"": Gathered()}
    if projection == "layers":
        layers = {relation: Gathered() for relation in LAYERS}
    for presence in presences(records, roll_up):
        if projection == "affiliation":
            gatherer.affiliations(presence, layers[""])
        else:
            gatherer.shared(presence, layers[presence.thing.kind if projection == "layers" else ""])
    return layers


def _layered(
    records: NetworkRecords, layers: dict[str, Gathered], money: Flows, choices: _Choices
) -> Projection:
    """The multigraph of all relations; records of money are the things of the last layer."""
    layers["funding"] = money.gathered()
    graph, exact = layered_graph(records, layers, choices.weight)
    of_layers = {relation: _counts_of(gathered) for relation, gathered in layers.items()}
    left_out = {
        reason: len(set().union(*(gathered.left_out[reason] for gathered in layers.values())))
        for reason in LeftOut
    }
    counts = Counts(
        actors=len(graph),
        things=sum(one.things for one in of_layers.values()),
        ties=sum(one.ties for one in of_layers.values()),
        certain_ties=sum(one.certain_ties for one in of_layers.values()),
        only_possible_ties=sum(one.only_possible_ties for one in of_layers.values()),
        things_naming_not_all=sum(one.things_naming_not_all for one in of_layers.values()),
        posts_left_out=left_out[LeftOut.POST],
        councils_left_out=left_out[LeftOut.COUNCIL],
        unknown_left_out=left_out[LeftOut.UNKNOWN],
    )
    rows = money_counts(money)
    words = summary_of(counts, *choices, left_out=left_out_words(rows))
    return choices.projection_of(graph, exact, counts, words, of_layers, rows)


def _of_money(records: NetworkRecords, money: Flows, choices: _Choices) -> Projection:
    """The directed graph of who gives to whom."""
    graph, exact = money_graph(records, money, choices.weight)
    certain = sum(1 for *_, attributes in graph.edges(data=True) if attributes["certain"])
    rows = money_counts(money)
    counts = Counts(
        actors=len(graph),
        things=rows.counted.rows,
        ties=graph.number_of_edges(),
        certain_ties=certain,
        only_possible_ties=len(money.only_possible),
        things_naming_not_all=0,
        posts_left_out=0,
        councils_left_out=0,
        unknown_left_out=0,
    )
    words = money_summary(counts, rows, *choices[1:])
    return choices.projection_of(graph, exact, counts, words, {}, rows)


def project(
    records: NetworkRecords,
    projection: str = "actors",
    on: date | tuple[date, date] | None = None,
    ties: str = "certain",
    roll_up: str = "units",
    weight: str = "count",
) -> Projection:
    """The network of a cluster.

    ``projection``: ``affiliation``, participants by things; ``actors``, organizations that share a thing; ``layers``,
    the same with a layer a relation (agreement, council, collaboration, funding), of which
    :func:`~cluster_graph.network.layers.layer` takes one out; ``funding``, who gives money to whom.
    ``on``: a day, or first and last day of a period. ``ties``: ``certain`` keeps the ties that hold in every
    reading of vague dates, ``possible`` also those that hold in some (the edges say which). ``roll_up``: ``none``,
    ``units``, ``all``; see :func:`~cluster_graph.network.rollup.rolled_up`. ``weight`` of a tie of two actors:
    ``count``, the number of things they share; ``newman``, the sum of 1/(k-1) over the things they share, each
    with k actors (Newman 2001, https://doi.org/10.1103/PhysRevE.64.016132); ``none``, always 1. Ties of an
    affiliation network always have strength 1. In ``funding`` the strength is in yen, or 1 with ``none``; see
    :mod:`~cluster_graph.network.money` for what is divided and what is not added twice. The layer of funding has no
    directions and counts records of money.

    A thing with one actor makes no tie. Councils are things, never actors. Posts count as their organization.
    Raises :class:`~cluster_graph.problems.InputError` for an unknown choice, a period that ends before it starts, or
    Newman's weights of money.
    """
    _chosen("projection", projection, PROJECTIONS)
    _chosen("ties", ties, TIES)
    _chosen("roll-up", roll_up, ROLL_UPS)
    _chosen("weight", weight, WEIGHTS)
    if projection == "funding" and weight == "newman":
        raise InputError(
            Words(
                "資金のつながりの強さは円なので、weight に newman は使えません。count（円）か none を指定してください。",
                'ties of money are in yen, so weight cannot be "newman" here; use count (yen) or none.',
            )
        )
    first, last = _window(on)
    window = day_window(first, last)
    choices = _Choices(projection, first, last, ties, roll_up, weight)
    if projection == "funding":
        return _of_money(records, flows(records, window, ties == "possible", roll_up), choices)
    layers = _gathered(records, projection, window, ties, roll_up)
    if projection == "layers":
        return _layered(records, layers, flows(records, window, ties == "possible", roll_up), choices)
    gathered = layers[""]
    graph, exact = simple_graph(records, gathered, weight, two_sides=projection == "affiliation")
    counts = _counts_of(gathered)
    words = summary_of(counts, *choices)
    return choices.projection_of(graph, exact, counts, words, sizes=dict(sorted(gathered.sizes.items())))
