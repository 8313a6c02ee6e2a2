"""When each node and each tie of a projection was there: the spells of a dynamic export.

Takes records and a :class:`~cluster_graph.network.project.Projection` made of them; gives days, certain and possible,
not cut to the window of the projection. Decides nothing about what a tie is, writes nothing.

Pairs are named as the edges of the graph are (in ``funding``: giver, taker). In ``layers`` a pair has the spells of all its layers: those of one edge are the spells whose ``thing`` is among the
edge's ``things``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from cluster_graph.network.behind import Behind
from cluster_graph.network.presence import places, presences
from cluster_graph.network.project import Pair, Projection
from cluster_graph.network.records import NetworkRecords
from cluster_graph.network.together import AFTER_ALL, BEFORE_ALL, Span, span_of, stays

Days = tuple[date | None, date | None]
"""First and last day, both inclusive; ``None``: nothing bounds it on that side."""


@dataclass(frozen=True, slots=True)
class Spell:
    """One stay: ``thing`` (an agreement, council, collaboration or funding row), and the days of it.

    ``possible``: the days on which both ends of a tie (or a node) are in the thing in some reading.
    ``certain``: those in every reading; ``None`` where no day is certain.
    """

    thing: str
    possible: Days
    certain: Days | None


@dataclass(frozen=True, slots=True)
class Spells:
    """The spells of all nodes and ties of one projection."""

    nodes: dict[str, tuple[Spell, ...]]
    ties: dict[Pair, tuple[Spell, ...]]


def spells(records: NetworkRecords, projection: Projection) -> Spells:
    """The spells of every node and every tie of a projection, for the things that make it.

    A node has the spells of all things that put it in the network; a thing that is a node, the days that it lasts.
    A spell has all its days, those in doubt too, whichever ties are wanted.
    """
    maker = _Maker(records, projection)
    ties: dict[Pair, list[Spell]] = {}
    for one, other, attributes in projection.graph.edges(data=True):
        found = ties.setdefault((one, other), [])
        for thing in attributes["things"]:
            found += maker.of_tie(one, other, thing)
    return Spells(
        {node: _sorted(maker.of_node(node)) for node in projection.graph},
        {pair: _sorted(found) for pair, found in ties.items()},
    )


class _Maker:
    """Makes the spells of one projection."""

    def __init__(self, records: NetworkRecords, projection: Projection) -> None:
        self.money = {row.id: span_of(row.period) for row in records.funding}
        self.behind = Behind(records, projection, places(records, projection.roll_up))
        self.lasting: dict[str, Span | None] = {}
        if projection.projection == "affiliation":
            for presence in presences(records, projection.roll_up):
                owns = [row.own_period for row in presence.involvements]
                # Who has no period of its own is in the thing as long as it lasts.
                self.lasting[presence.thing.id] = stays(presence.thing.period, [*owns, None])[-1]

    def of_node(self, node: str) -> Iterator[Spell]:
        """The spells of a node."""
        lasting = self.lasting.get(node)
        if lasting is not None:
            yield from _spell(node, lasting, lasting)
        for thing, _, span in self.behind.stays_of(node):
            yield from _spell(thing, span, span)
        for row in self.behind.money_of(node):
            yield from _spell(row, self.money[row], self.money[row])

    def of_tie(self, one: str, other: str, thing: str) -> Iterator[Spell]:
        """The spells of a tie that one thing makes."""
        if thing in self.money:
            yield from _spell(thing, self.money[thing], self.money[thing])
            return
        ends = [[span for _, span in self.behind.stays(end, thing)] for end in (one, other) if end != thing]
        # In an affiliation network one end is the thing itself: then the other's stays are all that counts.
        together = product(*ends) if len(ends) > 1 else [(span, span) for span in ends[0]]
        for ours, theirs in together:
            yield from _spell(thing, ours, theirs)


def _spell(thing: str, ours: Span, theirs: Span) -> Iterator[Spell]:
    """The days on which two stays are both there, if there are any."""
    first, last = max(ours.earliest_start, theirs.earliest_start), min(ours.latest_end, theirs.latest_end)
    if first > last:
        return
    sure_first = max(ours.latest_start, theirs.latest_start)
    sure_last = min(ours.earliest_end, theirs.earliest_end)
    known = sure_first <= sure_last and sure_first < AFTER_ALL and sure_last > BEFORE_ALL
    yield Spell(thing, _days(first, last), _days(sure_first, sure_last) if known else None)


def _days(first: int, last: int) -> Days:
    return (
        None if first <= BEFORE_ALL else date.fromordinal(first),
        None if last >= AFTER_ALL else date.fromordinal(last),
    )


def _sorted(found: Iterable[Spell]) -> tuple[Spell, ...]:
    """Each spell once, by thing and day; what has no first day comes first."""
    return tuple(
        sorted(set(found), key=lambda spell: (spell.thing, _key(spell.possible), _key(spell.certain)))
    )


def _key(days: Days | None) -> tuple[date, date]:
    first, last = days or (date.max, date.max)
    return first or date.min, last or date.max
