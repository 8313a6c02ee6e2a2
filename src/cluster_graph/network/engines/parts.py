"""A network taken apart so that betweenness has less to do, and none of it changes: its blocks, and nodes that are alike.

*Blocks*: paths between two blocks pass through the articulation points between them, so each block is walked for itself,
an articulation point bearing the weight of all that is reached through it. *Alike*: members of one council who are in
nothing else have the same ties to the same nodes, and none of them is on the way to another; one is walked for all.
In networks of common membership little is left of most blocks, so what took the square of all nodes takes that of few.

See A. E. Sarıyüce et al. (2017), "Graph manipulations for fast centrality computation",
https://doi.org/10.1145/3022668.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import rustworkx as rx
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse import csgraph

from cluster_graph.network.engines.arrays import Arrays, Integers, Reals, symmetric


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A block with one node for all that are alike.

    ``matrix``: lengths of its ties. Of each node ``copies``: how many it stands for; ``weights``: how many nodes of the
    whole network these are, with all that is reached through them; ``apart``: how far they are from each other. Of
    each original node of the block ``originals``: its number in the whole network; ``stands_for``: its number here;
    ``behind``: its share of the weight.
    """

    matrix: sp.csr_array
    copies: Reals
    weights: Reals
    apart: Reals
    originals: Integers
    stands_for: Integers
    behind: Reals

    @property
    def nodes(self) -> int:
        """How many nodes are left."""
        return int(self.matrix.shape[0])

    @property
    def steps(self) -> int:
        """How many nodes and ties are come by on a walk from one node."""
        return self.nodes + int(self.matrix.nnz)

    @property
    def shortest(self) -> Reals:
        """Of each node the length of its shortest tie."""
        found = np.where(self.apart > 0, self.apart, np.inf)
        np.minimum.at(found, np.repeat(np.arange(self.nodes), np.diff(self.matrix.indptr)), self.matrix.data)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """All blocks of a network; ``between_blocks``: of each node, the ordered pairs of nodes in different blocks whose
    paths all pass through it."""

    parts: tuple[Part, ...]
    between_blocks: Reals


def parts_of(arrays: Arrays) -> Parts:
    """The blocks of a network, reduced. Nodes without ties are in none."""
    block_of_tie = _blocks(arrays)
    places = _places_of(arrays, block_of_tie)
    behind, between_blocks = _reached_through(arrays.nodes, places)
    return Parts(_reduced(arrays, block_of_tie, places, behind), between_blocks)


def components_of(arrays: Arrays) -> tuple[Part, ...]:
    """The connected components, each with one node for all that are alike. Nodes without ties are in none."""
    _, labels = csgraph.connected_components(arrays.matrix(), directed=False)
    _, component_of_tie = np.unique(labels[arrays.tails], return_inverse=True)
    component_of_tie = component_of_tie.astype(np.intp)
    places = _places_of(arrays, component_of_tie)
    return _reduced(arrays, component_of_tie, places, np.ones(len(places.originals)))


@dataclass(frozen=True, slots=True, eq=False)
class _Places:
    """A place for each node in each group of ties, group by group: ``starts`` says where a group begins."""

    groups: Integers
    originals: Integers
    starts: Integers
    tails: Integers
    heads: Integers


def _places_of(arrays: Arrays, group_of_tie: Integers) -> _Places:
    keys = np.concatenate([group_of_tie * arrays.nodes + end for end in (arrays.tails, arrays.heads)])
    incidences, ends = np.unique(keys, return_inverse=True)
    groups, originals = np.divmod(incidences, max(1, arrays.nodes))
    starts = np.searchsorted(groups, np.arange(int(group_of_tie.max(initial=-1)) + 2))
    tails, heads = np.split(ends.astype(np.intp), 2)
    return _Places(groups, originals, starts, tails, heads)


def _reduced(arrays: Arrays, group_of_tie: Integers, places: _Places, behind: Reals) -> tuple[Part, ...]:
    """Each group with one node for all that are alike."""
    count = len(places.originals)
    first_alike, apart = _alike(count, places.tails, places.heads, arrays.values)
    chosen = first_alike == np.arange(count)
    copies = np.bincount(first_alike, minlength=count).astype(np.float64)
    weights = np.bincount(first_alike, weights=behind, minlength=count)
    kept = np.flatnonzero(chosen[places.tails] & chosen[places.heads])
    kept = kept[np.argsort(group_of_tie[kept], kind="stable")]
    tie_starts = np.searchsorted(group_of_tie[kept], np.arange(len(places.starts)))
    parts = []
    for group, first in enumerate(places.starts[:-1]):
        inside = slice(first, places.starts[group + 1])
        here = chosen[inside]
        numbers = np.cumsum(here) - 1
        ties = kept[tie_starts[group] : tie_starts[group + 1]]
        tails, heads = (numbers[ends[ties] - first] for ends in (places.tails, places.heads))
        matrix = symmetric(int(here.sum()), tails, heads, arrays.values[ties])
        of_each = (copies[inside][here], weights[inside][here], apart[inside][here])
        stands_for = numbers[first_alike[inside] - first]
        parts.append(Part(matrix, *of_each, places.originals[inside], stands_for, behind[inside]))
    return tuple(parts)


def _blocks(arrays: Arrays) -> Integers:
    """The number of the block, a biconnected component, that each tie is in, in order of their first ties."""
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(arrays.nodes))
    pairs = list(zip(arrays.tails.tolist(), arrays.heads.tolist(), strict=True))
    graph.add_edges_from_no_data(pairs)
    found = {(min(pair), max(pair)): block for pair, block in rx.biconnected_components(graph).items()}
    numbers: dict[int, int] = {}
    return np.array(
        [numbers.setdefault(found[min(pair), max(pair)], len(numbers)) for pair in pairs], np.intp
    )


def _reached_through(nodes: int, all_places: _Places) -> tuple[Reals, Reals]:
    """Of each node in each block, itself and the nodes that the rest of the block reaches only through it; and of each
    node, the ordered pairs in different blocks at it."""
    blocks, originals, count = all_places.groups, all_places.originals, len(all_places.starts) - 1
    places: defaultdict[int, list[int]] = defaultdict(list)
    for place, node in enumerate(originals.tolist()):
        places[node].append(place)
    starts = all_places.starts.tolist()
    block_of, node_of = blocks.tolist(), originals.tolist()
    behind = [1] * len(node_of)
    entered: dict[int, int] = {}  # of each block the place by which it was come to
    for root in range(count):
        if root in entered:
            continue
        entered[root] = -1
        order = [root]
        for block in order:
            for place in range(starts[block], starts[block + 1]):
                if place == entered[block]:
                    continue
                for other in places[node_of[place]]:
                    if other != place:
                        entered[block_of[other]] = other
                        order.append(block_of[other])
        below: dict[int, int] = {}
        for block in reversed(order):
            here = [place for place in range(starts[block], starts[block + 1]) if place != entered[block]]
            for place in here:
                others = (block_of[other] for other in places[node_of[place]] if other != place)
                behind[place] += sum(below[other] for other in others)
            below[block] = sum(behind[place] for place in here)
        whole = below[root]
        for block in order:
            if entered[block] >= 0:
                behind[entered[block]] = whole - below[block]
    sizes = np.array(behind, np.float64)
    in_component = np.bincount(blocks, weights=sizes, minlength=count)[blocks] if count else sizes
    through = in_component - sizes  # the nodes that a node reaches by a block
    all_others = np.bincount(originals, weights=through, minlength=nodes).astype(np.float64)
    squares = np.bincount(originals, weights=through**2, minlength=nodes)
    return sizes, all_others**2 - squares


def _alike(places: int, tails: Integers, heads: Integers, lengths: Reals) -> tuple[Integers, Reals]:
    """Of each place the first that is alike, and how far those alike are apart (0 where there is no other).

    Alike are two that are tied to each other and have ties of the same lengths to the same others.

    None of them is then inside a shortest path from another, or to it, unless two ties to an outsider are no longer
    than the tie between them; those are left as they are. Neighbourhoods are compared by sums of 64 mixed bits, which
    are the same for different ones about once in 10**19 times.
    """
    if not len(tails):
        return np.arange(places), np.zeros(places)
    bits = lengths.view(np.uint64)
    of_head, of_tail = (_mixed(_mixed(ends.astype(np.uint64)) ^ bits) for ends in (heads, tails))
    sums = np.zeros(places, np.uint64)
    np.add.at(sums, tails, of_head)
    np.add.at(sums, heads, of_tail)
    shortest = np.full(places, np.inf)
    np.minimum.at(shortest, tails, lengths)
    np.minimum.at(shortest, heads, lengths)
    same = (sums[tails] - of_head == sums[heads] - of_tail) & (lengths < 2 * shortest[tails])
    joined = sp.coo_array((np.ones(int(same.sum())), (tails[same], heads[same])), shape=(places, places))
    _, classes = csgraph.connected_components(joined.tocsr(), directed=False)
    _, first = np.unique(classes, return_index=True)
    first_alike = first[classes].astype(np.intp)
    apart = np.zeros(places)
    apart[first_alike[tails[same]]] = lengths[same]
    return first_alike, apart


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Numbers spread over all of 64 bits (the finalizer of SplitMix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))
