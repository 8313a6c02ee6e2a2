"""What falls apart when one node or one tie goes: articulation points and bridges with the pieces they leave.

Takes a graph; gives a :class:`Split` for each node and tie whose loss splits a component. Linear in the size of the
graph (beyond listing who is cut off), whatever its size. Strengths do not matter, and who goes is not counted.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

import networkx as nx

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Split:
    """The pieces that a component falls into.

    ``sizes``: of the pieces, the largest first. ``cut_off``: who is in any piece but the largest, by id; of equally
    large ones the piece with the first node of the graph counts as the largest.
    """

    sizes: tuple[int, ...]
    cut_off: tuple[str, ...]

    @property
    def pairs_cut(self) -> int:
        """How many pairs of nodes can reach each other no more."""
        return (sum(self.sizes) ** 2 - sum(size * size for size in self.sizes)) // 2


@dataclass(slots=True)
class _Tree:
    """A component as a tree: each block of nodes that hold together without any one of them, tied to its nodes.

    ``counted`` lists the nodes that count, in the order of a walk down the tree, so that what hangs below a
    place of the tree is a stretch of it: ``below[place]`` is its beginning and end.
    """

    counted: list[int]
    below: dict[int, tuple[int, int]]
    children: dict[int, list[int]]


def falls_apart(
    graph: nx.Graph[str], counted: Container[str] | None = None
) -> tuple[dict[str, Split], dict[Pair, Split]]:
    r"""The articulation points and the bridges of a graph, each with what it leaves.

    An articulation point :math:`v` is a node without which its component :math:`C` is in at least two pieces,
    :math:`C \setminus v = P_1 \cup \dots \cup P_k`, :math:`k \ge 2`; a bridge is a tie of which the same is true.

    ``counted``: the nodes that pieces are counted in; all, if not given. Both dictionaries are in the order of the
    graph; a bridge is named as the graph names its ends, the earlier node first.

    Not to be trusted where ties are unobserved: one more tie between two pieces, and nobody is cut off.

    The blocks are found by J. Hopcroft and R. Tarjan's algorithm (1973), "Efficient algorithms for graph
    manipulation", Communications of the ACM 16, 372-378, https://doi.org/10.1145/362248.362272.

    In a path of four, either of the middle nodes cuts off its end, and the tie in the middle leaves two pairs.

    >>> nodes, ties = falls_apart(nx.path_graph(["a", "b", "c", "d"]))
    >>> nodes["b"]
    Split(sizes=(2, 1), cut_off=('a',))
    >>> ties["b", "c"].sizes, ties["b", "c"].pairs_cut
    ((2, 2), 4)
    """
    names = list(graph)
    numbers = {name: position for position, name in enumerate(names)}
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(range(len(names)))
    numbered.add_edges_from((numbers[one], numbers[other]) for one, other in graph.edges)
    counts = [counted is None or name in counted for name in names]
    found: Iterable[set[int]] = nx.biconnected_components(numbered)  # type: ignore[assignment] # the stubs are wrong
    blocks = [sorted(block) for block in found]
    beside: dict[int, list[int]] = {}
    for position, block in enumerate(blocks):
        place = len(names) + position
        beside[place] = list(block)
        for node in block:
            beside.setdefault(node, []).append(place)
    nodes: dict[int, Split] = {}
    ties: dict[tuple[int, int], Split] = {}
    for root in range(len(names)):
        if root in beside and root not in nodes:
            _split_all(_walked(root, beside, counts), names, beside, nodes, ties)
    return (
        {names[node]: split for node, split in sorted(nodes.items()) if len(split.sizes) > 1},
        {(names[a], names[b]): split for (a, b), split in sorted(ties.items())},
    )


def _walked(root: int, beside: dict[int, list[int]], counts: list[bool]) -> _Tree:
    tree = _Tree([], {}, {})
    first: dict[int, int] = {}
    waiting = [(root, -1, False)]
    while waiting:
        place, parent, leaving = waiting.pop()
        if leaving:
            tree.below[place] = (first[place], len(tree.counted))
            continue
        first[place] = len(tree.counted)
        if place < len(counts) and counts[place]:
            tree.counted.append(place)
        tree.children[place] = [other for other in beside[place] if other != parent]
        waiting.append((place, parent, True))
        waiting.extend((child, place, False) for child in reversed(tree.children[place]))
    return tree


def _split_all(
    tree: _Tree,
    names: list[str],
    beside: dict[int, list[int]],
    nodes: dict[int, Split],
    ties: dict[tuple[int, int], Split],
) -> None:
    """Notes the splits of one component: of every node (also those that leave one piece), and of bridges."""
    for place in tree.below:
        if place < len(names):
            nodes[place] = _split(tree, place, names) if len(beside[place]) > 1 else Split((), ())
        elif len(beside[place]) == 2:
            one, other = beside[place]
            ties[one, other] = _split(tree, place, names)


def _split(tree: _Tree, place: int, names: list[str]) -> Split:
    """What is left without one place of the tree: what hangs below it, and all the rest."""
    pieces = [[tree.below[child]] for child in tree.children[place]]
    begin, end = tree.below[place]
    above = [(0, begin), (end, len(tree.counted))]
    sizes = [sum(last - first for first, last in piece) for piece in [*pieces, above]]
    pieces.append(above)
    largest = max(sizes)
    equals = [position for position, size in enumerate(sizes) if size == largest]
    kept = equals[0]
    if len(equals) > 1:
        kept = min(equals, key=lambda position: min(_members(tree, pieces[position]), default=0))
    cut_off = sorted(
        node for position, piece in enumerate(pieces) if position != kept for node in _members(tree, piece)
    )
    found = tuple(sorted((size for size in sizes if size), reverse=True))
    return Split(found, tuple(names[node] for node in cut_off))


def _members(tree: _Tree, piece: list[tuple[int, int]]) -> list[int]:
    return [node for first, last in piece for node in tree.counted[first:last]]
