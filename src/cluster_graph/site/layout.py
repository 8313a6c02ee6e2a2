"""Where the nodes of a drawing stand: computed once, so that the page opens at once and nothing bounces.

Takes boxes (how far shape and label reach around a node) and pairs of ids; gives whole pixels. The same input
gives the same positions: nodes enter in sorted order, every random start has a fixed seed, and the result is
rounded. Never draws, and knows nothing of what the nodes are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import atan2, cos, sin, sqrt
from statistics import median

import networkx as nx

SEED = 20180828
TIE_LENGTH = 130.0
MARGIN = 14.0
GAP = 40.0
PASSES = 120
WORK = 20_000
EXACT_UP_TO = 150
FILLED = 0.3
SHAPE = 1.15  # width by height of the room that the page gives

Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A node and the room around its centre, in pixels: shape and label together."""

    id: str
    left: float
    right: float
    up: float
    down: float


@dataclass(slots=True)
class _Placed:
    box: Box
    x: float
    y: float

    @property
    def west(self) -> float:
        return self.x - self.box.left

    @property
    def east(self) -> float:
        return self.x + self.box.right

    @property
    def north(self) -> float:
        return self.y - self.box.up

    @property
    def south(self) -> float:
        return self.y + self.box.down


def place(boxes: Iterable[Box], ties: Iterable[tuple[str, str]]) -> dict[str, Position]:
    """Positions of all boxes: tied ones near each other, no two overlapping, groups side by side.

    A tie that ends at no box, and one from a node to itself, counts for nothing.
    """
    by_id = {box.id: box for box in sorted(boxes, key=lambda box: box.id)}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(by_id)
    pairs = {(min(pair), max(pair)) for pair in ties}
    graph.add_edges_from(sorted(pair for pair in pairs if pair[0] != pair[1] and set(pair) <= by_id.keys()))
    groups = [sorted(group) for group in nx.connected_components(graph)]
    single = sorted(group[0] for group in groups if len(group) == 1)
    blocks = [
        _place_group(graph.subgraph(group), by_id)
        for group in sorted(groups, key=lambda group: (-len(group), group[0]))
        if len(group) > 1
    ]
    blocks += [[_Placed(by_id[identifier], 0.0, 0.0)] for identifier in single]
    _pack(blocks)
    placed = [item for block in blocks for item in block]
    return {item.box.id: (round(item.x), round(item.y)) for item in sorted(placed, key=lambda i: i.box.id)}


def _stretch(spots: list[tuple[float, float]]) -> float:
    """How much wider, and flatter, the spots should be to suit the page; never so much that ties mislead."""
    across = max(x for x, _ in spots) - min(x for x, _ in spots)
    along = max(y for _, y in spots) - min(y for _, y in spots)
    return min(1.3, max(0.75, sqrt(SHAPE * along / across))) if across and along else 1.0


def settle(boxes: Iterable[Box], positions: dict[str, Position]) -> dict[str, Position]:
    """The same positions, moved only as far as boxes that have changed now overlap."""
    placed = [_Placed(box, *positions[box.id]) for box in sorted(boxes, key=lambda box: box.id)]
    _separate(placed)
    return {item.box.id: (round(item.x), round(item.y)) for item in sorted(placed, key=lambda i: i.box.id)}


def _place_group(graph: nx.Graph[str], boxes: dict[str, Box]) -> list[_Placed]:
    """One connected group; subgraph views keep no order, so a fresh graph is made in sorted order."""
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(graph.nodes))
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.edges))
    if len(ordered) <= EXACT_UP_TO:
        start = nx.spring_layout(ordered, seed=SEED, iterations=100)
        found = nx.kamada_kawai_layout(ordered, pos=start)
    else:
        found = nx.spring_layout(ordered, seed=SEED, iterations=max(10, min(60, WORK // len(ordered))))
    spots = {name: (float(found[name][0]), float(found[name][1])) for name in ordered.nodes}
    lengths = [sqrt(sum((spots[a][axis] - spots[b][axis]) ** 2 for axis in (0, 1))) for a, b in ordered.edges]
    scale = max(TIE_LENGTH / (median(lengths) or 1.0), _roomy_scale(spots, [boxes[n] for n in ordered]))
    # Rounded before the overlaps are solved: the last digits of floats differ between machines.
    flat = _laid_flat([spots[name] for name in ordered.nodes])
    stretch = _stretch(flat)
    placed = [
        _Placed(boxes[name], round(x * scale * stretch), round(y * scale / stretch))
        for name, (x, y) in zip(ordered.nodes, flat, strict=True)
    ]
    _separate(placed)
    return placed


def _roomy_scale(spots: Mapping[str, Sequence[float]], boxes: Iterable[Box]) -> float:
    """The least scale at which the boxes fill no more than their share of the area that the spots span."""
    spans = [
        max(spot[axis] for spot in spots.values()) - min(spot[axis] for spot in spots.values())
        for axis in (0, 1)
    ]
    area = sum((box.left + box.right + MARGIN) * (box.up + box.down + MARGIN) for box in boxes)
    return sqrt(area / (FILLED * spans[0] * spans[1])) if spans[0] and spans[1] else 0.0


def _laid_flat(spots: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The spots turned so that they spread most from left to right, the first in the left half."""
    count = len(spots)
    centre_x, centre_y = sum(x for x, _ in spots) / count, sum(y for _, y in spots) / count
    moved = [(x - centre_x, y - centre_y) for x, y in spots]
    along_x, along_y = sum(x * x for x, _ in moved), sum(y * y for _, y in moved)
    angle = atan2(2 * sum(x * y for x, y in moved), along_x - along_y) / 2
    turned = [(x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle)) for x, y in moved]
    return [(-x, -y) for x, y in turned] if turned[0][0] > 0 else turned


def _separate(placed: list[_Placed]) -> None:
    """Pushes overlapping boxes apart along the axis on which less is needed, until none overlaps.

    Large groups get fewer passes: a few names that touch are better than minutes of waiting.
    """
    for _ in range(max(6, min(PASSES, WORK // max(1, len(placed))))):
        moved = False
        placed.sort(key=lambda item: (item.west, item.box.id))
        for index, first in enumerate(placed):
            east, north, south = first.east + MARGIN, first.north - MARGIN, first.south + MARGIN
            for second in islice(placed, index + 1, None):
                if second.x - second.box.left >= east:
                    break
                if second.y + second.box.down > north and second.y - second.box.up < south:
                    moved = _push_apart(first, second) or moved
        if not moved:
            return


def _push_apart(first: _Placed, second: _Placed) -> bool:
    across = min(first.east, second.east) - max(first.west, second.west) + MARGIN
    along = min(first.south, second.south) - max(first.north, second.north) + MARGIN
    if across <= 0.5 or along <= 0.5:
        return False
    if across < along:
        step = across / 2 if _middle_x(first) <= _middle_x(second) else -across / 2
        first.x, second.x = first.x - step, second.x + step
    else:
        step = along / 2 if _middle_y(first) <= _middle_y(second) else -along / 2
        first.y, second.y = first.y - step, second.y + step
    return True


def _middle_x(item: _Placed) -> float:
    return (item.west + item.east) / 2


def _middle_y(item: _Placed) -> float:
    return (item.north + item.south) / 2


def _pack(blocks: Sequence[list[_Placed]]) -> None:
    """Sets the groups in rows, the largest first, and the whole around the origin."""
    if not blocks:
        return
    sizes = [_size(block) for block in blocks]
    corners = _best_rows(sizes)
    for block, (x, y) in zip(blocks, corners, strict=True):
        west, north = min(item.west for item in block), min(item.north for item in block)
        for item in block:
            item.x, item.y = item.x - west + x, item.y - north + y
    everything = [item for block in blocks for item in block]
    across, along = _size(everything)
    west, north = min(item.west for item in everything), min(item.north for item in everything)
    for item in everything:
        item.x, item.y = item.x - west - across / 2, item.y - north - along / 2


def _best_rows(sizes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The upper left corners of the groups, for the row width that lets the whole be drawn largest."""
    widest = max(across for across, _ in sizes)
    area = sum((across + GAP) * (along + GAP) for across, along in sizes)
    widths = sorted({widest, *(max(widest, sqrt(area * shape)) for shape in (0.8, 1.2, 1.6, 2.0, 2.8))})
    packed = [_rows(sizes, row_width) for row_width in widths]
    return min(packed, key=lambda found: max(found[1] / SHAPE, found[2]))[0]


def _rows(
    sizes: Sequence[tuple[float, float]], row_width: float
) -> tuple[list[tuple[float, float]], float, float]:
    """Corners row by row, and the width and height of the whole."""
    corners: list[tuple[float, float]] = []
    x = y = row_height = total_width = 0.0
    for across, along in sizes:
        if x > 0 and x + across > row_width:
            x, y, row_height = 0.0, y + row_height + GAP, 0.0
        corners.append((x, y))
        total_width = max(total_width, x + across)
        x, row_height = x + across + GAP, max(row_height, along)
    return corners, total_width, y + row_height


def _size(block: Sequence[_Placed]) -> tuple[float, float]:
    return (
        max(item.east for item in block) - min(item.west for item in block),
        max(item.south for item in block) - min(item.north for item in block),
    )
