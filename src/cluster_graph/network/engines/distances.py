"""Closeness and harmonic closeness of large networks, by distances from SciPy.

Takes the arrays of a graph; gives sums, and what is to be said of them where they are an estimate. Closeness comes
apart by blocks: the distances from a node to all others are those within its block, weighted by who is reached through
whom, and a number that is the same for all nodes of the block. The harmonic sum does not; it is computed from all
nodes that are not alike.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from scipy.sparse import csgraph

from cluster_graph.network.engines.arrays import Arrays, Integers, Reals
from cluster_graph.network.engines.brandes import blocks_of_sources
from cluster_graph.network.engines.engine import Progress
from cluster_graph.network.engines.parts import Part, components_of, parts_of
from cluster_graph.network.engines.pivots import drawn, radius, said
from cluster_graph.network.engines.rows import added_distances, added_nearness, nearness
from cluster_graph.network.engines.walking import Count, Walk, here
from cluster_graph.problems import Words

_VALUE = Words("推定値", "the estimate")
LARGEST_WORK = 5_000_000_000
"""Nodes and ties come by in a component for which a minute or two on one processor suffices; beyond, values are estimated."""


def closeness(
    arrays: Arrays, walk: Walk = here, largest_work: int = LARGEST_WORK, progress: Progress | None = None
) -> tuple[Reals, Words | None]:
    """Closeness by the lengths of ties, scaled by how many nodes a node can reach; the sentence that belongs to an estimate."""
    parts = parts_of(arrays).parts
    note = None
    if sum(part.nodes * part.steps for part in parts) <= largest_work:
        sums = _sums_by_blocks(arrays, parts, walk, progress)
    else:
        sums, errors, draws = _by_components(arrays, "distance", walk, largest_work, progress)
        if draws:
            note = said(draws, _largest(errors, sums - errors), _VALUE)
    found = np.zeros(arrays.nodes)
    np.divide((_reach(arrays) - 1) ** 2, (arrays.nodes - 1) * sums, out=found, where=sums > 0)
    return found, note


def harmonic(
    arrays: Arrays, walk: Walk = here, largest_work: int = LARGEST_WORK, progress: Progress | None = None
) -> tuple[Reals, Words | None]:
    """The sum of 1/d to all others, d by the lengths of ties; the sentence that belongs to an estimate."""
    sums, errors, draws = _by_components(arrays, "nearness", walk, largest_work, progress)
    return sums, said(draws, _largest(errors, sums), _VALUE) if draws else None


def _largest(errors: Reals, values: Reals) -> float:
    """The largest error in proportion to a value; infinite where an error leaves nothing of a value."""
    shares = np.zeros(len(errors))
    np.divide(errors, values, out=shares, where=values > 0)
    shares[(errors > 0) & (values <= 0)] = np.inf
    return float(shares.max(initial=0))


def _by_components(
    arrays: Arrays, what: str, walk: Walk, largest_work: int, progress: Progress | None
) -> tuple[Reals, Reals, int]:
    """Of each node the sum of distances, or of 1/distance, to all that it can reach; how far off each can be; and the
    number of draws where the largest components are estimated."""
    parts = components_of(arrays)
    sums, errors = np.zeros(arrays.nodes), np.zeros(arrays.nodes)
    added = added_distances if what == "distance" else added_nearness
    count = Count(parts, progress)
    draws = 0
    for part in parts:
        if part.nodes * part.steps <= largest_work:
            rows = np.concatenate(list(count.portions(walk(added, part, np.arange(part.nodes)))))
            found = rows + part.copies * _own(part, what)
        else:
            times = max(2, largest_work // part.steps)
            found, error = _estimated(part, what, times, arrays.nodes)
            draws += times
            count.add(part.nodes)
            errors[part.originals] = error[part.stands_for]
        sums[part.originals] = found[part.stands_for]
    return sums, errors, draws


def _own(part: Part, what: str) -> Reals:
    """What is to be expected between a copy and one of its class drawn at random, itself included."""
    apart = part.apart if what == "distance" else nearness(part.apart)
    own: Reals = (part.copies - 1) / part.copies * apart
    return own


def _estimated(part: Part, what: str, draws: int, values: int) -> tuple[Reals, Reals]:
    """The sum for each node of a component, from drawn sources, and how far off it can be."""
    everybody = part.copies.sum()
    sources, times = drawn(part.copies, draws)
    how_often = dict(zip(sources.tolist(), times.tolist(), strict=True))
    own = _own(part, what)
    sums, squares = np.zeros(part.nodes), np.zeros(part.nodes)
    farthest = np.full(part.nodes, np.inf)
    for some in blocks_of_sources(part.nodes, sources):
        rows = csgraph.dijkstra(part.matrix, indices=some)
        # Nothing is farther from a node than from a source on the way round by it.
        of_sources = np.maximum(rows.max(axis=1), part.apart[some])
        farthest = np.minimum(farthest, (rows + of_sources[:, None]).min(axis=0))
        shares = rows if what == "distance" else nearness(rows)
        shares[np.arange(len(some)), some] = own[some]
        often = np.array([how_often[source] for source in some.tolist()])
        sums += often @ shares
        squares += often @ shares**2
    ranges = farthest if what == "distance" else 1 / part.shortest
    found: Reals = sums / draws * everybody
    return found, radius(sums, squares, draws, ranges, values) * everybody


def _reach(arrays: Arrays) -> Reals:
    """Of each node how many nodes its component has."""
    _, labels = csgraph.connected_components(arrays.matrix(), directed=False)
    reach: Reals = np.bincount(labels)[labels].astype(np.float64)
    return reach


def _sums_by_blocks(arrays: Arrays, parts: tuple[Part, ...], walk: Walk, progress: Progress | None) -> Reals:
    """The distances from each node to all that it can reach, added up."""
    within = []
    count = Count(parts, progress)
    blocks_of: defaultdict[int, list[int]] = defaultdict(list)
    for number, part in enumerate(parts):
        rows = np.concatenate(list(count.portions(walk(added_distances, part, np.arange(part.nodes)))))
        # Others that are alike are that far apart, with whatever is reached through them.
        own = (part.weights[part.stands_for] - part.behind) * part.apart[part.stands_for]
        within.append(rows[part.stands_for] + own)
        for node in part.originals.tolist():
            blocks_of[node].append(number)
    sums, roots = _from_one_of_each_component(arrays)
    known = np.zeros(arrays.nodes, bool)
    known[roots] = True
    waiting = list(roots.tolist())
    done: set[int] = set()
    for node in waiting:
        for number in blocks_of[node]:
            if number in done:
                continue
            done.add(number)
            part = parts[number]
            place = int(np.searchsorted(part.originals, node))
            beyond = sums[node] - within[number][place]
            new = ~known[part.originals]
            sums[part.originals[new]] = within[number][new] + beyond
            known[part.originals] = True
            waiting.extend(part.originals[new].tolist())
    return sums


def _from_one_of_each_component(arrays: Arrays) -> tuple[Reals, Integers]:
    """The first node of each component, and for these alone the sum of their distances."""
    matrix = arrays.matrix()
    count, labels = csgraph.connected_components(matrix, directed=False)
    sums = np.zeros(arrays.nodes)
    if not arrays.nodes:
        return sums, np.arange(0)
    _, roots = np.unique(labels, return_index=True)
    distances = csgraph.dijkstra(matrix, indices=roots, min_only=True)
    sums[roots] = np.bincount(labels, weights=distances, minlength=count)
    return sums, roots
