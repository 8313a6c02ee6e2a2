"""From records to a network: who is in the same things on a date, or in the same period at the same time.

Takes the records of a cluster and the choices of the user; gives a :class:`Projection`, whose graph NetworkX can
work on and whose summary says in one sentence what was counted. Computes no measures, reads no RDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import combinations

import networkx as nx

from cluster_graph.network.records import NetworkRecords, Thing
from cluster_graph.network.rollup import ROLL_UPS, LeftOut, actor_of
from cluster_graph.network.summary import Counts, summary_of
from cluster_graph.network.together import (
    Span,
    certainly_together,
    day_window,
    possibly_together,
    stays,
)
from cluster_graph.problems import InputError, Words

PROJECTIONS = ("affiliation", "actors")
TIES = ("certain", "possible")
WEIGHTS = ("count", "newman", "none")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Projection:
    """A network with all that must be said of it.

    ``graph``: nodes and edges in the order of their ids. Nodes carry ``label_ja``, ``label_en``, ``kind``,
    ``sector`` and, in an affiliation network, ``bipartite`` (0 a participant, 1 a thing). Edges carry ``strength``,
    ``distance`` (1/strength), ``certain``, and ``things``: the ids of the things that make the tie.
    ``exact_strengths``: the strengths as fractions, by edge, so that equal paths are seen to be equal.
    """

    graph: nx.Graph[str]
    projection: str
    first: date
    last: date
    ties: str
    roll_up: str
    weight: str
    exact_strengths: dict[Pair, Fraction]
    counts: Counts
    summary: Words


@dataclass(slots=True)
class _Occupied:
    """One thing with the actors in it: all that may be, and those that count."""

    thing: Thing
    spans: dict[str, list[Span]] = field(default_factory=dict)
    left_out: list[tuple[LeftOut, str, Span]] = field(default_factory=list)


def _chosen(option: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        choices = ", ".join(known)
        raise InputError(
            Words(
                f"{option} に「{value}」は使えません。{choices} のどれかを指定してください。",
                f'{option} cannot be "{value}"; it is one of: {choices}.',
            )
        )


def _window(on: date | tuple[date, date]) -> tuple[date, date]:
    first, last = on if isinstance(on, tuple) else (on, on)
    if last < first:
        raise InputError(
            Words(
                f"期間の終わり {last} が始まり {first} より前です。",
                f"the period ends on {last}, before it starts on {first}.",
            )
        )
    return first, last


def _occupied(records: NetworkRecords, roll_up: str) -> Iterator[_Occupied]:
    """Each thing with the stays of its actors, in the order of ids. Every role counts."""
    by_thing: dict[str, list[tuple[str, int]]] = {}
    for position, involvement in enumerate(records.involvements):
        by_thing.setdefault(involvement.thing, []).append((involvement.participant, position))
    actors: dict[str, str | LeftOut] = {}
    for thing in sorted(records.things, key=lambda thing: thing.id):
        occupied = _Occupied(thing)
        rows = sorted(by_thing.get(thing.id, ()))
        own_periods = [records.involvements[position].own_period for _, position in rows]
        for (participant, _), span in zip(rows, stays(thing.period, own_periods), strict=True):
            if span is None:
                continue
            if participant not in actors:
                actors[participant] = actor_of(records, participant, roll_up)
            actor = actors[participant]
            if isinstance(actor, LeftOut):
                occupied.left_out.append((actor, participant, span))
            else:
                occupied.spans.setdefault(actor, []).append(span)
        yield occupied


def _tie_weight(members: int, weight: str) -> Fraction:
    """What one shared thing adds to a tie: 1, or Newman's 1/(k-1) for a thing with k members."""
    return Fraction(1, members - 1) if weight == "newman" else Fraction(1)


class _Collector:
    """Gathers ties over all things, for one window and one choice of ties."""

    def __init__(self, window: tuple[int, int], ties: str) -> None:
        self.window = window
        self.want_possible = ties == "possible"
        self.actors: set[str] = set()
        self.things: dict[str, Thing] = {}
        self.strengths: dict[Pair, Fraction] = {}
        self.made_by: dict[Pair, list[str]] = {}
        self.certain: set[Pair] = set()
        self.only_possible: set[Pair] = set()
        self.left_out: dict[LeftOut, set[str]] = {reason: set() for reason in LeftOut}

    def members(self, occupied: _Occupied) -> dict[str, list[Span]]:
        """The actors that count in a thing, sorted; notes them, the thing, and who is left out."""
        found = {
            actor: spans
            for actor, spans in sorted(occupied.spans.items())
            if any(self._counts(span) for span in spans)
        }
        for reason, participant, span in occupied.left_out:
            if self._counts(span):
                self.left_out[reason].add(participant)
        if found:
            self.things[occupied.thing.id] = occupied.thing
            self.actors.update(found)
        return found

    def _counts(self, span: Span) -> bool:
        if self.want_possible:
            return span.possibly_within(self.window)
        return span.certainly_within(self.window)

    def certainly_in(self, spans: list[Span]) -> bool:
        """Whether some stay has a day of the window in every reading (stays vary freely: one must do)."""
        return any(span.certainly_within(self.window) for span in spans)

    def certainly_meet(self, ours: list[Span], theirs: list[Span]) -> bool:
        """Whether two actors of a thing are certainly in it on the same day of the window."""
        if self.window[0] == self.window[1]:
            return self.certainly_in(ours) and self.certainly_in(theirs)
        return certainly_together(ours, theirs, self.window)

    def add(self, pair: Pair, thing: str, strength: Fraction, certain: bool) -> None:
        """One thing that makes a tie, or adds to one."""
        if not certain and not self.want_possible:
            self.only_possible.add(pair)
            return
        self.strengths[pair] = self.strengths.get(pair, Fraction(0)) + strength
        self.made_by.setdefault(pair, []).append(thing)
        if certain:
            self.certain.add(pair)

    def add_shared(self, occupied: _Occupied, weight: str) -> None:
        """The ties that one thing makes among its actors."""
        counted = self.members(occupied)
        strength = _tie_weight(len(counted), weight) if len(counted) > 1 else Fraction(1)
        possible = {
            actor: spans
            for actor, spans in sorted(occupied.spans.items())
            if any(span.possibly_within(self.window) for span in spans)
        }
        for (one, ours), (other, theirs) in combinations(possible.items(), 2):
            if one in counted and other in counted and self.certainly_meet(ours, theirs):
                self.add((one, other), occupied.thing.id, strength, True)
            elif possibly_together(ours, theirs, self.window):
                self.add((one, other), occupied.thing.id, strength, False)

    def add_affiliations(self, occupied: _Occupied) -> None:
        """The ties of one thing to its actors."""
        for actor, spans in self.members(occupied).items():
            self.add((actor, occupied.thing.id), occupied.thing.id, Fraction(1), self.certainly_in(spans))
        for actor, spans in sorted(occupied.spans.items()):
            if not self.want_possible and any(span.possibly_within(self.window) for span in spans):
                self.only_possible.add((actor, occupied.thing.id))

    def graph(self, records: NetworkRecords, projection: str, weight: str) -> nx.Graph[str]:
        """The graph, its nodes and edges in the order of their ids."""
        graph: nx.Graph[str] = nx.Graph()
        things = self.things if projection == "affiliation" else {}
        for node in sorted({*self.actors, *things}):
            if node in things:
                thing = things[node]
                labels, kind, sector = thing.names, thing.kind, ""
            else:
                actor = records.actor_by_id[node]
                labels, kind, sector = actor.names, actor.kind, actor.sector
            attributes = {"label_ja": labels.ja, "label_en": labels.en, "kind": kind, "sector": sector}
            if projection == "affiliation":
                graph.add_node(node, **attributes, bipartite=int(node in things))
            else:
                graph.add_node(node, **attributes)
        for pair in sorted(self.strengths):
            exact = Fraction(1) if weight == "none" else self.strengths[pair]
            self.strengths[pair] = exact
            graph.add_edge(
                *pair,
                strength=float(exact),
                distance=float(1 / exact),
                certain=pair in self.certain,
                things=tuple(sorted(self.made_by[pair])),
            )
        return graph


def project(
    records: NetworkRecords,
    projection: str = "actors",
    on: date | tuple[date, date] | None = None,
    ties: str = "certain",
    roll_up: str = "units",
    weight: str = "count",
) -> Projection:
    """The network of a cluster.

    ``projection``: ``affiliation``, participants by things; ``actors``, organizations that share a thing.
    ``on``: a day, or first and last day of a period. ``ties``: ``certain`` keeps the ties that hold in every
    reading of vague dates, ``possible`` also those that hold in some (the edges say which). ``roll_up``: ``none``,
    ``units``, ``all``; see :func:`~cluster_graph.network.rollup.rolled_up`. ``weight`` of a tie of two actors:
    ``count``, the number of things they share; ``newman``, the sum of 1/(k-1) over the things they share, each
    with k actors (Newman 2001, https://doi.org/10.1103/PhysRevE.64.016132); ``none``, always 1. Ties of an
    affiliation network always have strength 1.

    A thing with one actor makes no tie. Councils are things, never actors. Posts count as their organization.
    Raises :class:`~cluster_graph.problems.InputError` for an unknown choice or a period that ends before it starts.
    """
    _chosen("projection", projection, PROJECTIONS)
    _chosen("ties", ties, TIES)
    _chosen("roll-up", roll_up, ROLL_UPS)
    _chosen("weight", weight, WEIGHTS)
    if on is None:
        raise InputError(Words("基準日か期間を指定してください。", "name a date or a period."))
    first, last = _window(on)
    collector = _Collector(day_window(first, last), ties)
    for occupied in _occupied(records, roll_up):
        if projection == "affiliation":
            collector.add_affiliations(occupied)
        else:
            collector.add_shared(occupied, weight)
    graph = collector.graph(records, projection, weight)
    things = collector.things.values()
    counts = Counts(
        actors=len(collector.actors),
        things=len(things),
        ties=len(collector.strengths),
        certain_ties=len(collector.certain),
        only_possible_ties=len(collector.only_possible - collector.strengths.keys()),
        things_naming_not_all=sum(thing.names_not_all for thing in things),
        posts_left_out=len(collector.left_out[LeftOut.POST]),
        councils_left_out=len(collector.left_out[LeftOut.COUNCIL]),
        unknown_left_out=len(collector.left_out[LeftOut.UNKNOWN]),
    )
    summary = summary_of(counts, projection, first, last, ties, roll_up, weight)
    return Projection(
        graph, projection, first, last, ties, roll_up, weight, collector.strengths, counts, summary
    )
