"""What the network loses when one thing lapses: an agreement ends, a council is wound up, a collaboration is over.

Takes the graph of a projection of organizations, whose ties name the things that make them; gives a :class:`Lapse` for
each thing. The organizations stay. Reads no dates: whether a thing will lapse is not asked here.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from cluster_graph.network.loss.pieces import Pair, Split, falls_apart


@dataclass(frozen=True, slots=True)
class Lapse:
    """``lost``: ties that this thing alone makes; ``weakened``: how many ties it makes together with others.

    ``left_without_ties``: organizations that it alone ties to anybody. ``splits``: the components that fall apart,
    each with its pieces.
    """

    lost: tuple[Pair, ...]
    weakened: int
    left_without_ties: tuple[str, ...]
    splits: tuple[Split, ...]

    @property
    def cut_off(self) -> tuple[str, ...]:
        """Who is in any piece but the largest of its component, by id."""
        return tuple(sorted(node for split in self.splits for node in split.cut_off))

    @property
    def pairs_cut(self) -> int:
        """How many pairs of organizations can reach each other no more."""
        return sum(split.pairs_cut for split in self.splits)


def lapses(graph: nx.Graph[str]) -> dict[str, Lapse]:
    """What each thing's lapse costs, things in the order of their ids.

    Whether a network of organizations falls apart when a thing lapses is whether the network of organizations *and*
    things falls apart without it; so all lapses are found in one search for articulation points. Only a thing whose
    ties are in several groups that never meet (which is possible over a period) is tried by itself.

    In this triangle of agreements the one of all three could lapse, the one with the pendant could not.

    >>> graph = nx.Graph()
    >>> graph.add_edge("a", "b", things=("all", "two"))
    >>> graph.add_edge("b", "c", things=("all",))
    >>> graph.add_edge("a", "c", things=("all", "other two"))
    >>> graph.add_edge("c", "d", things=("pendant",))
    >>> found = lapses(graph)
    >>> found["all"].lost, found["all"].weakened, found["all"].cut_off
    ((('b', 'c'),), 2, ())
    >>> found["pendant"].left_without_ties, found["pendant"].splits
    (('d',), (Split(sizes=(3, 1), cut_off=('d',)),))
    """
    made: dict[str, list[Pair]] = {}
    for one, other, data in graph.edges(data=True):
        for thing in data["things"]:
            made.setdefault(thing, []).append((one, other))
    splits = _splits(graph, made)
    found = {}
    for thing, pairs in sorted(made.items()):
        lost = tuple(pair for pair in pairs if len(graph.edges[pair]["things"]) == 1)
        members = sorted({node for pair in lost for node in pair})
        left = tuple(node for node in members if _only(graph, node, thing))
        found[thing] = Lapse(lost, len(pairs) - len(lost), left, splits[thing])
    return found


def _only(graph: nx.Graph[str], node: str, thing: str) -> bool:
    return all(data["things"] == (thing,) for data in graph[node].values())


def _splits(graph: nx.Graph[str], made: dict[str, list[Pair]]) -> dict[str, tuple[Split, ...]]:
    """What falls apart without each thing: the pieces it leaves in the network of organizations and things."""
    both: nx.Graph[str] = nx.Graph()
    both.add_nodes_from(graph)
    found: dict[str, tuple[Split, ...]] = {}
    for thing, pairs in made.items():
        groups = [sorted(group) for group in nx.connected_components(nx.Graph(pairs))]
        for number, group in enumerate(groups):
            both.add_edges_from((node, _place(thing, number)) for node in group)
        if len(groups) > 1:
            found[thing] = _tried(graph, made[thing])
    points, _ = falls_apart(both, frozenset(graph))
    for thing in made.keys() - found.keys():
        split = points.get(_place(thing, 0))
        found[thing] = () if split is None else (split,)
    return found


def _place(thing: str, number: int) -> str:
    """The name of a thing as a node; no organization is called so, since no id has spaces."""
    return f"thing {number} {thing}"


def _tried(graph: nx.Graph[str], pairs: list[Pair]) -> tuple[Split, ...]:
    """What falls apart without a thing, by taking its ties away."""
    rest = nx.restricted_view(graph, [], [pair for pair in pairs if len(graph.edges[pair]["things"]) == 1])
    order = {node: position for position, node in enumerate(graph)}
    found = []
    for component in nx.connected_components(graph):
        pieces = [
            sorted(piece, key=order.__getitem__)
            for piece in nx.connected_components(rest.subgraph(component))
        ]
        if len(pieces) > 1:
            pieces.sort(key=lambda piece: (-len(piece), order[piece[0]]))
            cut_off = sorted((node for piece in pieces[1:] for node in piece), key=order.__getitem__)
            found.append(Split(tuple(len(piece) for piece in pieces), tuple(cut_off)))
    return tuple(found)
