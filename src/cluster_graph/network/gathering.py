"""Which things tie whom in a window of days: pairs with the things that make them, certainly or in doubt.

Takes presences; gives :class:`Gathered` ties, of all relations together or of each. Weighs nothing and knows no graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from cluster_graph.network.presence import Presence
from cluster_graph.network.records import Thing
from cluster_graph.network.rollup import LeftOut
from cluster_graph.network.together import Span, certainly_together, possibly_together

Pair = tuple[str, str]


@dataclass(slots=True)
class Gathered:
    """The actors, the things and the ties of one network.

    ``things`` by id, with the number of actors that count in each. ``made_by``: the things that make a tie, in the
    order of their ids; ``doubtful``: those among them that make it only in some readings. ``only_possible``: pairs
    that some reading ties although only certain ties are wanted.
    """

    actors: set[str] = field(default_factory=set)
    things: dict[str, Thing] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    made_by: dict[Pair, tuple[str, ...]] = field(default_factory=dict)
    doubtful: defaultdict[Pair, set[str]] = field(default_factory=lambda: defaultdict(set))
    only_possible: set[Pair] = field(default_factory=set)
    left_out: dict[LeftOut, set[str]] = field(
        default_factory=lambda: {reason: set[str]() for reason in LeftOut}
    )

    def add(self, pairs: Iterable[Pair], thing: str) -> None:
        """One thing that ties pairs; things come in the order of their ids."""
        made_by, alone = self.made_by, (thing,)
        for pair in pairs:
            others = made_by.get(pair)
            made_by[pair] = alone if others is None else others + alone

    def certain_things(self, pair: Pair) -> tuple[str, ...]:
        """The things that make a tie in every reading."""
        doubtful = self.doubtful.get(pair)
        if doubtful is None:
            return self.made_by[pair]
        return tuple([thing for thing in self.made_by[pair] if thing not in doubtful])


class Gatherer:
    """Gathers for one window and one choice of ties."""

    def __init__(self, window: tuple[int, int], want_possible: bool) -> None:
        self.window = window
        self.want_possible = want_possible
        self.one_day = window[0] == window[1]

    def _in_it(self, presence: Presence) -> tuple[dict[str, tuple[Span, ...]], list[str]]:
        """Who is in a thing in some reading, with all stays, and who is in every reading, in the order of ids.

        Stays vary freely, so that somebody is in it certainly if one of the stays is.
        """
        window = self.window
        possible, certain = {}, []
        for actor, spans in presence.by_actor().items():
            if any(span.possibly_within(window) for span in spans):
                possible[actor] = spans
                if any(span.certainly_within(window) for span in spans):
                    certain.append(actor)
        return possible, certain

    def _enter(self, into: Gathered, presence: Presence, members: list[str]) -> None:
        """Notes the thing, the actors that count in it, and who is left out."""
        for reason, participant, span in presence.left_out():
            counts = span.possibly_within if self.want_possible else span.certainly_within
            if counts(self.window):
                into.left_out[reason].add(participant)
        if members:
            into.things[presence.thing.id] = presence.thing
            into.sizes[presence.thing.id] = len(members)
            into.actors.update(members)

    def shared(self, presence: Presence, into: Gathered) -> None:
        """The ties that one thing makes among its actors."""
        possible, certain = self._in_it(presence)
        self._enter(into, presence, list(possible) if self.want_possible else certain)
        if self.one_day or _all_the_whole_time(possible):
            # All who are in it certainly are in it together, and so are all who are in it possibly.
            into.add(combinations(certain, 2), presence.thing.id)
            if len(certain) < len(possible):
                sure = set(certain)
                for one, other in combinations(possible, 2):
                    if one not in sure or other not in sure:
                        self._doubt(into, (one, other), presence.thing.id)
            return
        sure = set(certain)
        for (one, ours), (other, theirs) in combinations(possible.items(), 2):
            if one in sure and other in sure and certainly_together(ours, theirs, self.window):
                into.add([(one, other)], presence.thing.id)
            elif possibly_together(ours, theirs, self.window):
                self._doubt(into, (one, other), presence.thing.id)

    def affiliations(self, presence: Presence, into: Gathered) -> None:
        """The ties of one thing to its actors."""
        thing = presence.thing.id
        possible, certain = self._in_it(presence)
        self._enter(into, presence, list(possible) if self.want_possible else certain)
        sure = set(certain)
        for actor in possible:
            if actor in sure:
                into.add([(actor, thing)], thing)
            else:
                self._doubt(into, (actor, thing), thing)

    def _doubt(self, into: Gathered, pair: Pair, thing: str) -> None:
        """A tie that one thing makes in some readings only."""
        if self.want_possible:
            into.add([pair], thing)
            into.doubtful[pair].add(thing)
        else:
            into.only_possible.add(pair)


def _all_the_whole_time(spans: dict[str, tuple[Span, ...]]) -> bool:
    """Whether everybody is in the thing from its first day to its last."""
    first = next(iter(spans.values()), ())
    if len(first) != 1 or not (first[0].starts_with_thing and first[0].ends_with_thing):
        return False
    return all(stay == first for stay in spans.values())
