"""Betweenness of large networks: exact by parts while that is feasible, else estimated from drawn sources.

Takes the arrays of a graph; gives normalized values, and what is to be said of them where they are an estimate.
Portions are added up in their order, whoever is done first, so the last digit does not depend on the processors.
"""

from __future__ import annotations

import numpy as np

from cluster_graph.network.engines.arrays import Arrays, Reals
from cluster_graph.network.engines.brandes import added_up, blocks_of_sources, dependencies
from cluster_graph.network.engines.engine import Progress
from cluster_graph.network.engines.parts import Part, parts_of
from cluster_graph.network.engines.pivots import drawn, radius, said
from cluster_graph.network.engines.walking import Count, Walk, here
from cluster_graph.problems import Words

_PAIRS = Words("他の 2 ノードの組の総数", "the number of pairs of other nodes")
LARGEST_WORK = 6_000_000_000
"""Steps in a block for which a minute or two on one processor suffices; beyond, values are estimated."""
_DIFFERENT_LENGTHS = 3  # times as much work for a tie, where distances have to be found first


def _steps(part: Part) -> int:
    lengths = part.matrix.data
    alike = len(lengths) == 0 or lengths.min() == lengths.max()
    return part.steps * (1 if alike else _DIFFERENT_LENGTHS)


def betweenness(
    arrays: Arrays, walk: Walk = here, largest_work: int = LARGEST_WORK, progress: Progress | None = None
) -> tuple[Reals, Words | None]:
    """Betweenness by the lengths of ties, normalized for at least three nodes; the sentence that belongs to an estimate."""
    whole = parts_of(arrays)
    sums = whole.between_blocks.copy()
    errors = np.zeros(arrays.nodes)
    within = [part for part in whole.parts if part.nodes >= 3]
    count = Count(within, progress)
    draws = 0
    for part in within:
        if part.nodes * _steps(part) <= largest_work:
            depended = np.zeros(part.nodes)
            for portion in count.portions(walk(added_up, part, np.arange(part.nodes))):
                depended += portion
        else:
            times = max(2, largest_work // _steps(part))
            # A node may be in several blocks; all blocks together have fewer than twice as many nodes as the network.
            depended, error = _estimated(part, times, 2 * arrays.nodes)
            draws += times
            count.add(part.nodes)
            errors[part.originals] += error[part.stands_for]
        sums[part.originals] += depended[part.stands_for]
    pairs = (arrays.nodes - 1) * (arrays.nodes - 2)
    note = said(draws, float(errors.max()) / pairs, _PAIRS) if draws else None
    return sums / pairs, note


def _estimated(part: Part, draws: int, values: int) -> tuple[Reals, Reals]:
    """What all sources depend on each node, estimated from drawn ones, and how far off it can be."""
    everybody = part.weights.sum()
    sources, times = drawn(part.weights, draws)
    sums, squares = np.zeros(part.nodes), np.zeros(part.nodes)
    how_often = dict(zip(sources.tolist(), times.tolist(), strict=True))
    for some in blocks_of_sources(part.nodes, sources):
        shares = dependencies(part.matrix, part.copies, part.weights, some) / everybody
        often = np.array([how_often[source] for source in some.tolist()])
        sums += often @ shares
        squares += often @ shares**2
    scale = everybody**2
    return sums / draws * scale, radius(sums, squares, draws, 1.0, values) * scale
