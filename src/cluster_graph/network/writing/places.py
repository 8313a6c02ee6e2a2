"""Where nodes stand before a drawing program lays them out: by sector, so that the first sight already says something.

Takes nodes with their sectors; gives places. It looks at no tie, so it takes no time on large networks, and the same
nodes always get the same places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, pi, sin, sqrt

from cluster_graph.network.writing.house_style import SECTORS

Place = tuple[float, float]
_APART = 30.0
_GOLDEN_ANGLE = pi * (3 - sqrt(5))


def _patch(nodes: Sequence[str], middle: Place) -> dict[str, Place]:
    """Nodes spread evenly over a disc, as the seeds of a sunflower are."""
    found = {}
    for number, node in enumerate(nodes):
        radius, angle = _APART * sqrt(number), number * _GOLDEN_ANGLE
        found[node] = (middle[0] + radius * cos(angle), middle[1] + radius * sin(angle))
    return found


def places(sectors: Mapping[str, str], things: Sequence[str] = ()) -> dict[str, Place]:
    """Organizations in a disc for each sector, the discs around a circle; things in its middle.

    ``sectors``: sector by organization, empty where it is not known.
    """
    order = {sector: position for position, sector in enumerate(SECTORS)}
    groups: dict[str, list[str]] = {}
    for node in sorted(sectors):
        groups.setdefault(sectors[node], []).append(node)
    names = sorted(groups, key=lambda sector: (order.get(sector, len(order)), sector))
    radii = {sector: _APART * sqrt(len(groups[sector])) for sector in names}
    middle = _APART * sqrt(len(things)) if things else 0.0
    # Room for the largest disc in each part of the circle, and for the things in the middle.
    largest = max(radii.values(), default=0.0)
    around = 0.0 if len(names) + bool(things) < 2 else largest + middle + _APART
    if len(names) > 2:
        around = max(around, (largest + _APART) / sin(pi / len(names)))
    found = _patch(sorted(things), (0.0, 0.0))
    for position, sector in enumerate(names):
        angle = 2 * pi * position / len(names)
        found |= _patch(groups[sector], (around * cos(angle), around * sin(angle)))
    return found
