"""How much farther from each other organizations are when one of them leaves, or when ties are lost.

Takes a graph and what is lost; gives shares of its global efficiency. Paths are counted in ties, each of length 1,
whatever its strength: 1/strength is a length in no unit, and the efficiency would be no share of a whole.

Exact, and much faster than measuring the graph again after every loss: a loss only moves those to whom every
shortest path leads over what is lost, and only to these new paths are sought.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from math import fsum

import networkx as nx

from cluster_graph.network.engines.engine import Progress
from cluster_graph.network.loss.pieces import Pair

_Arc = tuple[int, int]
LARGEST_EFFORT = 10_000_000
"""The nodes times ties up to which losses of efficiency are computed: about a minute of work."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What is lost: a node with all its ties, or ties."""

    node: str | None = None
    ties: tuple[Pair, ...] = ()


@dataclass(slots=True)
class _Moved:
    """Ordered pairs by distance: as they were and as they are, of the pairs that a loss moves apart."""

    node: int
    arcs: frozenset[_Arc]
    before: dict[int, int] = field(default_factory=dict)
    after: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Reach:
    """The shortest paths from one node.

    ``distance``: of each node, -1 without a path; ``entries``: by how many ties these paths can enter it; ``onward``: the
    nodes that they go on to from it. ``nodes``: all that are reached, the nearest first.
    """

    distance: list[int]
    entries: list[int]
    onward: list[list[int]]
    nodes: list[int]


def efficiency_losses(
    graph: nx.Graph[str], losses: Mapping[str, Loss], progress: Progress | None = None
) -> dict[str, float | None]:
    r"""The share of the global efficiency among those who stay that each loss costs.

    .. math:: 1 - \frac{E_S(G')}{E_S(G)}, \qquad E_S(G) = \frac{1}{|S| (|S| - 1)} \sum_{u \ne v \in S} \frac{1}{d_G(u, v)}

    where :math:`G'` is the graph after the loss, :math:`S` its nodes, and :math:`d` the number of ties of the shortest
    path (1/d is 0 without one). Both are taken over the same nodes, so what leaves counts only for what it did for
    others: 0 if nobody else is farther from anybody, 1 if the rest are left without any tie. Undefined where those
    who stay had no path between them before.

    Not to be trusted where ties are unobserved: a detour that no source names makes a loss smaller than it looks.

    After V. Latora and M. Marchiori (2001), "Efficient behavior of small-world networks", Physical Review Letters 87,
    198701, https://doi.org/10.1103/PhysRevLett.87.198701.

    In a path of three, the ends reach each other over the middle only; without one of its two ties, one of three
    pairs is left (two of them at distance 1 and one at 2 make 2.5, and 1 of 2.5 is left).

    >>> path = nx.path_graph(["a", "b", "c"])
    >>> losses = {"middle": Loss("b"), "end": Loss("a"), "tie": Loss(ties=(("a", "b"),))}
    >>> {name: round(value, 3) for name, value in efficiency_losses(path, losses).items()}
    {'middle': 1.0, 'end': 0.0, 'tie': 0.6}
    """
    names = {name: position for position, name in enumerate(graph)}
    adjacent = [[names[other] for other in graph[name]] for name in names]
    moved = {key: _moved(loss, names) for key, loss in losses.items()}
    felt = [loss for loss in moved.values() if loss.node >= 0 or loss.arcs]
    all_pairs: dict[int, int] = {}
    from_node: list[dict[int, int]] = []
    for source in range(len(names)):
        reach = _reach(adjacent, source)
        own: dict[int, int] = {}
        for node in reach.nodes[1:]:
            _count(own, reach.distance[node])
        from_node.append(own)
        for distance, number in own.items():
            _count(all_pairs, distance, number)
        for loss in felt:
            _move(adjacent, source, reach, loss)
        if progress is not None:
            progress(source + 1, len(names))
    found: dict[str, float | None] = {}
    for key, loss in moved.items():
        left = dict(all_pairs)
        if loss.node >= 0:
            for distance, number in from_node[loss.node].items():
                left[distance] -= 2 * number
        lost = _nearness(loss.before) - _nearness(loss.after)
        found[key] = lost / _nearness(left) if any(left.values()) else None
    return found


def _count(counts: dict[int, int], distance: int, number: int = 1) -> None:
    counts[distance] = counts.get(distance, 0) + number


def _nearness(counts: Mapping[int, int]) -> float:
    return fsum(number / distance for distance, number in counts.items())


def _moved(loss: Loss, names: Mapping[str, int]) -> _Moved:
    ends = [(names[one], names[other]) for one, other in loss.ties]
    arcs = frozenset([*ends, *((other, one) for one, other in ends)])
    return _Moved(-1 if loss.node is None else names[loss.node], arcs)


def _reach(adjacent: list[list[int]], source: int) -> _Reach:
    reach = _Reach([-1] * len(adjacent), [0] * len(adjacent), [[] for _ in adjacent], [source])
    distance, entries, nodes = reach.distance, reach.entries, reach.nodes
    distance[source] = 0
    for node in nodes:
        further = distance[node] + 1
        for other in adjacent[node]:
            if distance[other] < 0:
                distance[other] = further
                nodes.append(other)
            if distance[other] == further:
                entries[other] += 1
                reach.onward[node].append(other)
    return reach


def _move(adjacent: list[list[int]], source: int, reach: _Reach, loss: _Moved) -> None:
    """Notes whom a loss moves away from a source, and where to."""
    distance = reach.distance
    if loss.node == source:
        return
    if loss.node >= 0:
        entered = reach.onward[loss.node]
    else:
        entered = [b for a, b in loss.arcs if 0 <= distance[a] < distance[b]]
    apart = _apart(reach, loss.arcs, entered)
    if not apart:
        return
    places = _new_distances(adjacent, distance, loss, apart)
    for node in apart:
        _count(loss.before, distance[node])
    for place in places:
        _count(loss.after, place)


def _apart(reach: _Reach, lost: frozenset[_Arc], entered: list[int]) -> dict[int, None]:
    """The nodes that every shortest path from the source enters by a lost way, or by a node of which this is true.

    ``entered``: the nodes to which lost ways led, once for each way.
    """
    left: dict[int, int] = {}
    apart: dict[int, None] = {}
    waiting = [*entered]
    while waiting:
        node = waiting.pop()
        left[node] = left.get(node, reach.entries[node]) - 1
        if left[node]:
            continue
        apart[node] = None
        waiting.extend(other for other in reach.onward[node] if (node, other) not in lost)
    return apart


def _new_distances(
    adjacent: list[list[int]], distance: list[int], loss: _Moved, apart: Mapping[int, None]
) -> list[int]:
    """The distances that those moved apart now have, of the ones that can still be reached."""
    waiting = [
        (distance[other] + 1, node)
        for node in apart
        for other in adjacent[node]
        if other not in apart and other != loss.node and (other, node) not in loss.arcs
    ]
    heapify(waiting)
    places: dict[int, int] = {}
    while waiting:
        place, node = heappop(waiting)
        if node in places:
            continue
        places[node] = place
        for other in adjacent[node]:
            if other in apart and other not in places and (node, other) not in loss.arcs:
                heappush(waiting, (place + 1, other))
    return list(places.values())
