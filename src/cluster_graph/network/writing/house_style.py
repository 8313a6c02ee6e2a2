"""How sectors look in pictures and in files for drawing programs: the colours of Okabe and Ito, and a shape each.

Takes notations of sectors; gives plain values. The same colours as on the pages; colour is never the only sign.
"""

from __future__ import annotations

from dataclasses import dataclass

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
    "government": SectorLook("#0072B2", "square", "s"),
    "university": SectorLook("#D55E00", "triangle", "^"),
    "public-research": SectorLook("#CC79A7", "triangle", "v"),
    "foundation": SectorLook("#009E73", "diamond", "D"),
    "company": SectorLook("#E69F00", "disc", "o"),
    "finance": SectorLook("#56B4E9", "disc", "o"),
    "association": SectorLook("#8C6D31", "disc", "h"),
    "other": SectorLook("#7F7F7F", "disc", "o"),
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
