"""Betweenness from a few sources of one connected graph at a time, exactly, in the manner of Brandes, without a loop over nodes.

Ties of one length are walked in rings around all sources at once; for ties of several lengths distances come from
SciPy, and the ties on shortest paths are found by comparing them. Lengths are whole numbers, so equal paths are
equal to the last bit. A node may stand for several alike (``copies``) and for others that are reached through it
(``weights``); see :mod:`cluster_graph.network.engines.parts`.

This module needs NumPy and SciPy alone and is sent to the workers of a Dask cluster as it is.

U. Brandes (2001), "A faster algorithm for betweenness centrality", https://doi.org/10.1080/0022250X.2001.9990249.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import csgraph

_Steps = list[tuple[Any, Any]]
_AT_ONCE = 2**15  # pairs of a source and a node walked at once: few enough to stay near the processor
_LEAST = 4  # sources at once, lest a large network be walked in too small steps


def blocks_of_sources(nodes: int, sources: Any) -> list[Any]:
    """Sources in the portions in which they are walked."""
    size = max(_LEAST, _AT_ONCE // max(1, nodes))
    return [sources[start : start + size] for start in range(0, len(sources), size)]


def added_up(matrix: Any, copies: Any, weights: Any, sources: Any) -> Any:
    """How much the sources, each as many times as its weight, depend on each node."""
    total = np.zeros(matrix.shape[0])
    for some in blocks_of_sources(matrix.shape[0], sources):
        total += weights[some] @ dependencies(matrix, copies, weights, some)
    return total


def dependencies(matrix: Any, copies: Any, weights: Any, sources: Any) -> Any:
    """How much each source, a row, depends on each node, a column, to reach the weight behind all others.

    ``matrix``: symmetric, in rows, the length of each tie. What is shared among equal paths is counted for one copy.
    A source does not depend on itself.
    """
    lengths = matrix.data
    alike = len(lengths) == 0 or lengths.min() == lengths.max()
    nodes = matrix.shape[0]
    paths, steps = (_rings if alike else _levels)(matrix, copies, sources)
    shares = np.zeros(len(paths))
    np.divide(np.tile(weights, len(sources)), paths, out=shares, where=paths > 0)
    copied = np.tile(copies, len(sources))
    beyond = np.zeros(len(paths))
    for tails, heads in reversed(steps):
        np.add.at(beyond, tails, shares[heads] + copied[heads] * beyond[heads])
    found = (paths * beyond).reshape(len(sources), nodes)
    found[np.arange(len(sources)), sources] = 0
    return found


def _at_sources(copies: Any, sources: Any) -> tuple[Any, Any, Any]:
    """Where each source stands in rows laid end to end; the paths to each node so far; how often each path goes on.

    A path to a node goes on from each of its copies, but a source is one copy.
    """
    places = np.arange(len(sources)) * len(copies) + sources
    paths = np.zeros(len(sources) * len(copies))
    paths[places] = 1
    times = np.tile(copies, len(sources))
    times[places] = 1
    return places, paths, times


def _rings(matrix: Any, copies: Any, sources: Any) -> tuple[Any, _Steps]:
    """Numbers of shortest paths, and the ties on them ring by ring, where all ties have the same length."""
    nodes = matrix.shape[0]
    begins = matrix.indptr[:-1].astype(np.intp)
    degrees = np.diff(matrix.indptr).astype(np.intp)
    turns = matrix.indices - np.repeat(np.arange(nodes), degrees)
    ring, paths, times = _at_sources(copies, sources)
    in_ring, unseen = paths > 0, paths == 0
    latest = np.empty(len(paths), np.intp)
    left = len(sources) * len(turns)  # ties of the nodes that are in no ring yet
    steps: _Steps = []
    while len(ring):
        ahead = int(degrees[ring % nodes].sum())
        left -= ahead
        if not left:
            break
        # Whichever has fewer ties is asked for the other: the ring, or all that is not reached.
        if ahead <= left:
            tails, heads = _ties_of(ring, begins, degrees, turns)
            new = np.flatnonzero(unseen[heads])
        else:
            heads, tails = _ties_of(np.flatnonzero(unseen), begins, degrees, turns)
            new = np.flatnonzero(in_ring[tails])
        tails, heads = tails[new], heads[new]
        np.add.at(paths, heads, paths[tails] * times[tails])
        steps.append((tails, heads))
        in_ring[ring] = False
        # Each node of the next ring once, however many ties lead to it.
        order = np.arange(len(heads))
        latest[heads] = order
        ring = heads[latest[heads] == order]
        in_ring[ring] = True
        unseen[ring] = False
    return paths, steps


def _ties_of(places: Any, begins: Any, degrees: Any, turns: Any) -> tuple[Any, Any]:
    """Both ends of all ties of nodes, which stand at these places of rows laid end to end."""
    nodes = places % len(degrees)
    counts = degrees[nodes]
    ends = np.cumsum(counts)
    ties = np.repeat(begins[nodes] - ends + counts, counts)
    ties += np.arange(len(ties))
    near = np.repeat(places, counts)
    return near, near + turns[ties]


def _levels(matrix: Any, copies: Any, sources: Any) -> tuple[Any, _Steps]:
    """Numbers of shortest paths, and the ties on them nearest first, for lengths that differ."""
    nodes = matrix.shape[0]
    degrees = np.diff(matrix.indptr)
    distances = csgraph.dijkstra(matrix, indices=sources)
    by_tie = distances[:, matrix.indices]
    by_tie += matrix.data
    rows, ties = np.nonzero(by_tie == np.repeat(distances, degrees, axis=1))
    ends = np.repeat(np.arange(nodes), degrees)
    heads, tails = rows * nodes + ends[ties], rows * nodes + matrix.indices[ties]
    # The tail of a tie is nearer than its head by at least the shortest length, so it is in an earlier level; a little less
    # than that, so that no rounding of lengths that are not whole puts both into one.
    levels = (distances.ravel()[heads] / (0.999 * matrix.data.min())).astype(np.int64)
    order = np.argsort(levels.astype(np.uint16) if levels.max(initial=0) < 2**16 else levels, kind="stable")
    heads, tails, levels = heads[order], tails[order], levels[order]
    cuts = np.flatnonzero(np.diff(levels)) + 1
    _, paths, times = _at_sources(copies, sources)
    steps = list(zip(np.split(tails, cuts), np.split(heads, cuts), strict=True))
    for some_tails, some_heads in steps:
        np.add.at(paths, some_heads, paths[some_tails] * times[some_tails])
    return paths, steps
