"""How many pairs of a node's neighbours are not tied to each other, by the sectors of the pair.

Takes a network with sectors; gives counts by node. Pairs without a tie are never listed, there are too many: the
pairs of neighbours are counted from how many there are of each sector, and those that are tied, which are triangles,
are taken off. Decides nothing about roles or chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cluster_graph.network.engines.engine import Progress
from cluster_graph.network.sectors.placed import NOT_PLACED, Integers, Placed

_AT_ONCE = 4_000_000


@dataclass(frozen=True, slots=True)
class OpenPairs:
    """Unordered pairs of neighbours of each node, both of known sector, that are not tied; a value a node.

    ``both_own``: both are of the node's own sector; ``one_own``: exactly one is; ``same_other``: both are of one other
    sector; ``different``: of two other sectors. ``sharing``: ordered pairs of such pairs that share a neighbour, which
    the variance needs. ``not_placed``: pairs in which a sector is not known, beside those counted before.
    """

    both_own: Integers
    one_own: Integers
    same_other: Integers
    different: Integers
    sharing: Integers
    not_placed: Integers

    @property
    def total(self) -> Integers:
        """All pairs of known sectors."""
        return self.both_own + self.one_own + self.same_other + self.different


def open_pairs(network: Placed, progress: Progress | None = None) -> OpenPairs:
    """Counts the open pairs around each node.

    For a node whose own sector is not known, every pair counts as of other sectors; who asks must leave it out.
    """
    count, size = len(network.nodes), len(network.sectors)
    sector, ends = network.sector_of, network.ends
    neighbours = np.zeros((count, size + 1), dtype=np.int64)  # the last column: not placed
    for here, there in ((0, 1), (1, 0)):
        np.add.at(neighbours, (ends[:, here], sector[ends[:, there]]), 1)
    placed, everybody = neighbours[:, :size].sum(axis=1), neighbours.sum(axis=1)
    own = np.where(sector >= 0, neighbours[np.arange(count), sector], 0)
    same = (neighbours[:, :size] * (neighbours[:, :size] - 1) // 2).sum(axis=1)
    both_own, one_own = own * (own - 1) // 2, own * (placed - own)
    same_other = same - both_own
    different = placed * (placed - 1) // 2 - both_own - one_own - same_other
    every_pair = everybody * (everybody - 1) // 2
    closed_around = np.zeros(2 * len(ends), dtype=np.int64)
    for found in _closed_pairs(network, progress):
        a, b, home = sector[found.one], sector[found.other], sector[found.broker]
        known = (a >= 0) & (b >= 0)
        kinds = (
            (both_own, known & (a == home) & (b == home)),
            (one_own, known & ((a == home) != (b == home))),
            (same_other, known & (a == b) & (a != home)),
            (different, known & (a != b) & (a != home) & (b != home)),
            (every_pair, np.ones(len(a), dtype=np.bool_)),
        )
        for counted, which in kinds:
            counted -= np.bincount(found.broker[which], minlength=count)
        for tie in (found.tie_to_one, found.tie_to_other):
            closed_around += np.bincount(tie[known], minlength=len(closed_around))
    total = both_own + one_own + same_other + different
    return OpenPairs(
        both_own,
        one_own,
        same_other,
        different,
        _sharing(network, placed, closed_around),
        every_pair - total,
    )


def _sharing(network: Placed, placed: Integers, closed_around: Integers) -> Integers:
    """Ordered pairs of open pairs around a node that share a neighbour.

    A neighbour is in as many open pairs as the node has further neighbours that it is not tied to.
    """
    sharing = np.zeros(len(network.nodes), dtype=np.int64)
    for here, closed in enumerate(np.split(closed_around, 2)):
        broker, neighbour = network.ends[:, here], network.ends[:, 1 - here]
        pairs = np.where(network.sector_of[neighbour] == NOT_PLACED, 0, placed[broker] - 1 - closed)
        np.add.at(sharing, broker, pairs * (pairs - 1))
    return sharing


@dataclass(frozen=True, slots=True)
class _Closed:
    """Pairs of neighbours that are tied to each other: a row each.

    ``tie_to_one``: the position of the tie of broker and ``one``, plus the number of ties where the broker is its
    second end.
    """

    broker: Integers
    one: Integers
    other: Integers
    tie_to_one: Integers
    tie_to_other: Integers


def _closed_pairs(network: Placed, progress: Progress | None) -> Iterator[_Closed]:
    """Every closed pair around every node, once, in parts: the triangles, each seen from its three corners.

    Ties are made to lead from the node of fewer ties to that of more: then no node leads to many, not even one that
    is tied to everybody, and following two ties in a row stays cheap.
    """
    count, ties = len(network.nodes), len(network.ends)
    degrees = np.bincount(network.ends.ravel(), minlength=count)
    rank = np.empty(count, dtype=np.int64)
    rank[np.lexsort((np.arange(count), degrees))] = np.arange(count)
    ranked = np.sort(rank[network.ends], axis=1)
    order = np.lexsort((ranked[:, 1], ranked[:, 0]))
    tail, head = ranked[order].T
    keys, node_of = tail * count + head, np.argsort(rank)
    starts = np.searchsorted(tail, np.arange(count + 1))
    onward = np.diff(starts)[head]
    reached = np.concatenate(([0], np.cumsum(onward)))

    def directed(tie: Integers, broker: Integers) -> Integers:
        return np.where(network.ends[tie, 0] == broker, tie, tie + ties)

    begin = 0
    while begin < ties:
        end = max(begin + 1, int(np.searchsorted(reached, reached[begin] + _AT_ONCE, side="right")) - 1)
        first = np.repeat(np.arange(begin, end), onward[begin:end])
        step = np.arange(len(first)) - (reached[first] - reached[begin])
        second = starts[head[first]] + step
        wanted = tail[first] * count + head[second]
        third = np.minimum(np.searchsorted(keys, wanted), ties - 1)
        closes = keys[third] == wanted
        first, second, third = first[closes], second[closes], third[closes]
        low, middle, high = node_of[tail[first]], node_of[head[first]], node_of[head[second]]
        low_middle, middle_high, low_high = order[first], order[second], order[third]
        for broker, one, other, to_one, to_other in (
            (low, middle, high, low_middle, low_high),
            (middle, low, high, low_middle, middle_high),
            (high, low, middle, low_high, middle_high),
        ):
            yield _Closed(broker, one, other, directed(to_one, broker), directed(to_other, broker))
        begin = end
        if progress is not None:
            progress(begin, ties)
