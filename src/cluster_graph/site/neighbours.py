"""A small still drawing of a thing and its neighbours: where each stands and which are tied.

Takes the knowledge of a cluster and one thing; gives boxes and lines in pixels, or nothing where there are too few
or too many to be read. Draws nothing itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from cluster_graph.problems import Words
from cluster_graph.site.knowledge import Knowledge
from cluster_graph.site.labels import break_lines, width
from cluster_graph.site.layout import Box, place
from cluster_graph.site.things import Thing
from cluster_graph.site.ties import bodies_of

FEWEST, MOST = 2, 14
LETTER, LINE, SHAPE = 6.6, 17, 9
PAD = 8
NARROW = 430
_RELATIONS = {"signature": "agreement", "membership": "council", "participation": "collaboration"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A thing in the drawing: its middle, its label in lines, its half width, and whether it is a body."""

    id: str
    x: int
    y: int
    ja: tuple[str, ...]
    en: tuple[str, ...]
    name: Words
    half: int
    href: str | None
    body: bool
    sector: str | None
    centre: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A tie between two spots."""

    x1: int
    y1: int
    x2: int
    y2: int
    relation: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The spots and lines, and the room that they take."""

    left: int
    top: int
    width: int
    height: int
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]

    @property
    def small(self) -> bool:
        """Whether it can be read in the narrow column beside the text."""
        return self.width <= NARROW


def neighbours(knowledge: Knowledge, thing: Thing) -> Drawing | None:
    """The drawing, or nothing where there is nothing to see."""
    if thing.path not in ("organization", "agreement", "collaboration"):
        return None
    ties = _ties(knowledge, thing)
    others = {end.iri: end for tie in ties for end in tie[:2]}
    if not FEWEST < len(others) <= MOST:
        return None
    things = [others[iri] for iri in sorted(others)]
    labels = {item.iri: _label(knowledge, item) for item in things}
    boxes = [_box(item, labels[item.iri]) for item in things]
    places = place(boxes, sorted({(one.iri, other.iri) for one, other, _ in ties}))
    spots = [_spot(knowledge, item, places[item.iri], labels[item.iri], item is thing) for item in things]
    lines = [
        Line(*places[one.iri], *places[other.iri], relation)
        for one, other, relation in sorted(ties, key=lambda tie: (tie[0].iri, tie[1].iri, tie[2]))
    ]
    left = min(places[box.id][0] - box.left for box in boxes) - PAD
    right = max(places[box.id][0] + box.right for box in boxes) + PAD
    top = min(places[box.id][1] - box.up for box in boxes) - PAD
    bottom = max(places[box.id][1] + box.down for box in boxes) + PAD
    return Drawing(
        round(left), round(top), round(right - left), round(bottom - top), tuple(spots), tuple(lines)
    )


def _ties(knowledge: Knowledge, thing: Thing) -> list[tuple[Thing, Thing, str]]:
    """The ties of a thing: body, what it is in, and how; with who else is in the same, as far as there is room."""
    shared = [thing]
    if thing.path == "organization" and not thing.is_council:
        acting = [thing, *(post for post in knowledge.naming(thing, "postIn") if post.path == "post")]
        rows = [
            row
            for actor in acting
            for row in knowledge.naming(actor, "participant")
            if row.path in _RELATIONS
        ]
        shared = sorted(
            {whole.iri: whole for row in rows for whole in knowledge.named(row, "in")}.values(), key=_iri
        )
    found = {
        (body.iri, whole.iri): (body, whole, _RELATIONS[row.path])
        for whole in shared
        for row in knowledge.naming(whole, "in")
        if row.path in _RELATIONS
        for participant in knowledge.named(row, "participant")
        for body in bodies_of(knowledge, participant)
    }
    every = [found[pair] for pair in sorted(found)]
    if len({end.iri for tie in every for end in tie[:2]}) <= MOST:
        return every
    return [tie for tie in every if thing in tie[:2]]


def _iri(thing: Thing) -> str:
    return thing.iri


def _label(knowledge: Knowledge, thing: Thing) -> tuple[tuple[str, ...], tuple[str, ...]]:
    name = knowledge.name(thing)
    return tuple(break_lines(name.ja, 20, 3).split("\n")), tuple(break_lines(name.en, 24, 3).split("\n"))


def _half(label: tuple[tuple[str, ...], tuple[str, ...]]) -> int:
    return round(max(width(line) for lines in label for line in lines) * LETTER / 2)


def _box(thing: Thing, label: tuple[tuple[str, ...], tuple[str, ...]]) -> Box:
    half = _half(label) + 6
    lines = max(len(lines) for lines in label)
    if thing.path == "organization" and not thing.is_council:
        return Box(thing.iri, half, half, SHAPE + 2, SHAPE + 4 + lines * LINE)
    return Box(thing.iri, half + 4, half + 4, lines * LINE / 2 + 6, lines * LINE / 2 + 6)


def _spot(
    knowledge: Knowledge,
    thing: Thing,
    where: tuple[int, int],
    label: tuple[tuple[str, ...], tuple[str, ...]],
    centre: bool,
) -> Spot:
    sector = knowledge.code_of(thing, "sector")
    return Spot(
        thing.id,
        where[0],
        where[1],
        label[0],
        label[1],
        knowledge.name(thing),
        _half(label) + 8,
        knowledge.href(thing),
        thing.path == "organization" and not thing.is_council,
        sector.id if sector else None,
        centre,
    )
