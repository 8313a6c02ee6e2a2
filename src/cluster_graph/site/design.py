"""How sectors and relations are drawn: colour, shape and line, the same in the graph and in its legend.

Takes the notations of the code lists; gives plain values. Each sector has a shape of its own as well, so that colour
is never the only sign. The colours that change with light, dark and print stand in ``static/site.css``; a test
compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass

from cluster_graph.sector_colours import SECTOR_COLOURS


@dataclass(frozen=True, slots=True)
class SectorMark:
    """How an organization of a sector is drawn.

    ``shape`` is vis-network's name of the shape; ``outline`` is the same as an SVG path in a box of 16 by 16;
    ``scale`` makes shapes of the same size look equally large; ``ringed``: a ring around a smaller circle.
    """

    colour: str
    shape: str
    outline: str
    scale: float = 1.0
    ringed: bool = False


_CIRCLE = "M8 1.5a6.5 6.5 0 1 0 .01 0z"

SECTOR_MARKS: dict[str, SectorMark] = {
    "government": SectorMark(SECTOR_COLOURS["government"], "square", "M2 2h12v12H2z", 0.9),
    "university": SectorMark(SECTOR_COLOURS["university"], "triangle", "M8 1.5 15 14H1z", 1.05),
    "public-research": SectorMark(SECTOR_COLOURS["public-research"], "triangleDown", "M1 2h14L8 14.5z", 1.05),
    "foundation": SectorMark(SECTOR_COLOURS["foundation"], "diamond", "M8 .5 15.5 8 8 15.5.5 8z", 1.1),
    "company": SectorMark(SECTOR_COLOURS["company"], "dot", _CIRCLE),
    "finance": SectorMark(SECTOR_COLOURS["finance"], "dot", _CIRCLE, ringed=True),
    "association": SectorMark(SECTOR_COLOURS["association"], "hexagon", "M4.5 2h7L15 8l-3.5 6h-7L1 8z", 1.05),
    "other": SectorMark(SECTOR_COLOURS["other"], "dot", _CIRCLE),
}


def sector_mark(sector: str | None) -> SectorMark:
    """The mark of a sector; of none, and of one that is not in the list, the mark of ``other``."""
    return SECTOR_MARKS.get(sector or "other", SECTOR_MARKS["other"])


@dataclass(frozen=True, slots=True)
class RelationLine:
    """How a tie is drawn: ``dashes`` in pixels (none: solid), and what sits on the line."""

    width: float
    dashes: tuple[int, ...] = ()
    arrow: bool = False
    middle_dot: bool = False


RELATION_LINES: dict[str, RelationLine] = {
    "agreement": RelationLine(2.0),
    "council": RelationLine(1.75, dashes=(2, 4)),
    "collaboration": RelationLine(1.0, middle_dot=True),
    "funding": RelationLine(1.25, arrow=True),
}
PLAIN_LINE = RelationLine(1.0)
POSSIBLE_DASHES = (9, 6)


def relation_line(relation: str) -> RelationLine:
    """The line of a relation; of one that is not in the list, a thin solid line."""
    return RELATION_LINES.get(relation, PLAIN_LINE)
