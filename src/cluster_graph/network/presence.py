"""Who is in which thing, and when: every thing with the stays of its participants as actors.

Takes records and how bodies are rolled up; gives one :class:`Presence` a thing. Knows no window and makes no ties.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from cluster_graph.network.records import Involvement, NetworkRecords, Thing
from cluster_graph.network.rollup import LeftOut, actor_of
from cluster_graph.network.together import Span, stays

_by_participant = attrgetter("participant", "id")


@dataclass(frozen=True, slots=True)
class Presence:
    """One thing with all who may ever be in it; the three sequences run side by side, a participant each.

    ``actors``: whom the participant counts as, or why it is left out. ``spans``: its stay in the thing; ``None``
    where it can never be in it.
    """

    thing: Thing
    involvements: Sequence[Involvement]
    actors: Sequence[str | LeftOut]
    spans: Sequence[Span | None]

    def by_actor(self) -> dict[str, tuple[Span, ...]]:
        """The stays of each actor, in the order of their ids; two equal ones count once."""
        found: dict[str, tuple[Span, ...]] = {}
        for actor, span in zip(self.actors, self.spans, strict=True):
            if span is None or isinstance(actor, LeftOut):
                continue
            known = found.get(actor)
            if known is None:
                found[actor] = (span,)
            elif span not in known:
                found[actor] = (*known, span)
        return {actor: found[actor] for actor in sorted(found)}

    def left_out(self) -> Iterator[tuple[LeftOut, str, Span]]:
        """Why which participant is no actor, with its stay."""
        for involvement, actor, span in zip(self.involvements, self.actors, self.spans, strict=True):
            if span is not None and isinstance(actor, LeftOut):
                yield actor, involvement.participant, span


def presences(records: NetworkRecords, roll_up: str) -> Iterator[Presence]:
    """Each thing with the stays of its actors, in the order of ids. Every role counts."""
    by_thing: dict[str, list[Involvement]] = {thing.id: [] for thing in records.things}
    for involvement in records.involvements:
        if involvement.thing in by_thing:
            by_thing[involvement.thing].append(involvement)
    actors: dict[str, str | LeftOut] = {}
    for thing in sorted(records.things, key=attrgetter("id")):
        rows = sorted(by_thing[thing.id], key=_by_participant)
        for row in rows:
            if row.participant not in actors:
                actors[row.participant] = actor_of(records, row.participant, roll_up)
        spans = stays(thing.period, [row.own_period for row in rows])
        yield Presence(thing, rows, [actors[row.participant] for row in rows], spans)


Places = dict[str, dict[str, list[tuple[Involvement, Span]]]]
"""By actor and thing: the involvements through which the one may be in the other, each with its stay."""


def places(records: NetworkRecords, roll_up: str) -> Places:
    """Where each actor may ever be, in the order of ids."""
    found: Places = {}
    for presence in presences(records, roll_up):
        for row, actor, span in zip(presence.involvements, presence.actors, presence.spans, strict=True):
            if span is not None and not isinstance(actor, LeftOut):
                found.setdefault(actor, {}).setdefault(presence.thing.id, []).append((row, span))
    return {actor: found[actor] for actor in sorted(found)}
