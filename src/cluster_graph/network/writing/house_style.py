"""How sectors look in pictures and in files for drawing programs: the colours of the pages, and a shape each.

Takes notations of sectors; gives plain values. Colour is never the only sign.
"""

from __future__ import annotations

from dataclasses import dataclass

from cluster_graph.sector_colours import SECTOR_COLOURS

PAPER = "#FBFAF7"
INK = "#1F2328"
QUIET = "#5B6470"
RULE = "#DAD7CE"
FONTS = (
    "Hiragino Sans",
    "Noto Sans JP",
    "Yu Gothic UI",
    "Noto Sans CJK JP",
)
"""What a reader's machine may have, in this order; after them any font without serifs."""


@dataclass(frozen=True, slots=True)
class SectorLook:
    """``colour``: ``#RRGGBB``; ``gexf_shape``: the nearest of GEXF's; ``marker``: Matplotlib's."""

    colour: str
    gexf_shape: str
    marker: str


SECTORS = {
    "government": SectorLook(SECTOR_COLOURS["government"], "square", "s"),
    "university": SectorLook(SECTOR_COLOURS["university"], "triangle", "^"),
    "public-research": SectorLook(SECTOR_COLOURS["public-research"], "triangle", "v"),
    "foundation": SectorLook(SECTOR_COLOURS["foundation"], "diamond", "D"),
    "company": SectorLook(SECTOR_COLOURS["company"], "disc", "o"),
    "finance": SectorLook(SECTOR_COLOURS["finance"], "disc", "o"),
    "association": SectorLook(SECTOR_COLOURS["association"], "disc", "h"),
    "other": SectorLook(SECTOR_COLOURS["other"], "disc", "o"),
}
UNKNOWN_SECTOR = SectorLook("#B9B5AA", "disc", ".")
THING = SectorLook(QUIET, "square", "s")


def sector_look(sector: str | None) -> SectorLook:
    """The look of a sector; of one that is not in the list, that of ``other``; of none, a lighter grey."""
    if not sector:
        return UNKNOWN_SECTOR
    return SECTORS.get(sector, SECTORS["other"])


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of a colour.

    >>> channels("#0072B2")
    (0, 114, 178)
    """
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
