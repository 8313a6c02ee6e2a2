"""How fast the network falls apart when organizations leave: those it needs most first, and by chance.

Takes a projection of organizations; gives the sequence and a table. Strengths do not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
import numpy.typing as npt

from cluster_graph.network.engines.engine import Engine, Progress
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.loss import columns
from cluster_graph.network.project import Projection
from cluster_graph.network.tabular import Cell, Table
from cluster_graph.problems import Words

_ALIKE = 9  # decimals to which equal betweenness agrees
_MOST_STEPS = 50
_LARGE = 2_000
_MANY = 200
_MUCH = 3_500_000  # nodes times ties: a council of 200
_FEW_STEPS = 10  # where each takes long
_VERY_MUCH = 500_000_000  # nodes times ties: from here on a step takes most of a minute
_PERCENTILES = (0.05, 0.95)


@dataclass(frozen=True, slots=True)
class Removals:
    """``removed``: who leaves, in this order. ``largest``: the size of the largest component before the first leaves,
    after the first has left, and so on. ``by_chance``: the same for organizations that leave by chance, a row a draw.
    """

    removed: tuple[str, ...]
    largest: tuple[int, ...]
    by_chance: npt.NDArray[np.int64]


def most_steps(graph: nx.Graph[str]) -> int:
    """How many nodes are removed at most: 50; 10 in a network of more than 2,000, or of very many ties; 1 in a huge one."""
    much = len(graph) * graph.number_of_edges()
    if much > _VERY_MUCH:
        return 1
    large = len(graph) > _LARGE or much > _MUCH
    return min(_FEW_STEPS if large else _MOST_STEPS, len(graph))


def usual_draws(nodes: int) -> int:
    """How many sequences by chance are drawn: 1,000, fewer beyond 200 nodes, but never below 20."""
    if nodes <= _MANY:
        return 1_000
    fewest = 100 if nodes <= 10_000 else max(20, 1_000_000 // nodes)
    return max(fewest, 1_000 * _MANY // nodes)


def targeted_removal(
    graph: nx.Graph[str],
    engine: Engine = NETWORKX,
    draws: int | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> Removals:
    r"""Removes again and again the node that most shortest paths pass through, as long as there are ties.

    After :math:`i` nodes have left, :math:`S_i` is the number of nodes of the largest component of the rest. Betweenness
    is computed anew after every removal, paths being counted in ties; of equals the one with most ties goes first,
    then the first of the graph. At most :func:`most_steps` nodes are removed. Beside it, ``draws`` sequences of as many
    nodes in an order drawn by chance.

    Not to be read as a forecast: nobody attacks a region, and who leaves is replaced. What it tells is whether the
    network hangs on few (the sequence falls far below chance) or on many. Where all are in one council, nothing falls
    apart whoever leaves, as long as the council stays: for that, see what a thing's lapse costs.

    R. Albert, H. Jeong and A.-L. Barabási (2000), "Error and attack tolerance of complex networks", Nature 406,
    378-382, https://doi.org/10.1038/35019019; recomputed as in P. Holme et al. (2002), "Attack vulnerability of
    complex networks", Physical Review E 65, 056109, https://doi.org/10.1103/PhysRevE.65.056109.

    A star of three rays hangs on its centre.

    >>> star = nx.Graph([("centre", "a"), ("centre", "b"), ("centre", "c")])
    >>> found = targeted_removal(star)
    >>> found.removed, found.largest
    (('centre',), (4, 1))
    """
    left = graph.copy()
    steps = most_steps(graph)
    removed: list[str] = []
    largest = [_largest(left)]
    while len(removed) < steps and left.number_of_edges():
        node = _most_between(left, engine)
        left.remove_node(node)
        removed.append(node)
        largest.append(_largest(left))
        if progress is not None:
            progress(len(removed), steps)
    if progress is not None and len(removed) < steps:
        progress(steps, steps)
    random = np.random.default_rng(seed)
    number = usual_draws(len(graph)) if draws is None else draws
    by_chance = [_random_removal(graph, len(removed), random) for _ in range(number)]
    return Removals(tuple(removed), tuple(largest), np.array(by_chance, dtype=np.int64))


def _largest(graph: nx.Graph[str]) -> int:
    return max((len(nodes) for nodes in nx.connected_components(graph)), default=0)


def _most_between(graph: nx.Graph[str], engine: Engine) -> str:
    between = engine.betweenness(graph, None) if len(graph) > 2 else dict.fromkeys(graph, 0.0)
    return max(graph, key=lambda node: (round(between[node], _ALIKE), graph.degree(node)))


def _random_removal(graph: nx.Graph[str], steps: int, random: np.random.Generator) -> list[int]:
    """The largest components when nodes leave by chance: read backwards, they come and join what is there."""
    names = list(graph)
    order = [names[int(position)] for position in random.permutation(len(names))]
    leaving = order[:steps]
    joined = nx.utils.UnionFind(names)
    sizes = dict.fromkeys(names, 1)
    present: set[str] = set()
    largest = 0
    found: list[int] = []
    for position, node in enumerate([*reversed(order[steps:]), *reversed(leaving)]):
        if position >= len(names) - steps:
            found.append(largest)
        present.add(node)
        for other in graph[node]:
            if other in present and joined[node] != joined[other]:
                size = sizes[joined[node]] + sizes[joined[other]]
                joined.union(node, other)
                sizes[joined[node]] = size
        largest = max(largest, sizes[joined[node]])
    return [*reversed([*found, largest])]


def _rows(projection: Projection, found: Removals) -> Sequence[tuple[Cell, ...]]:
    mean = found.by_chance.mean(axis=0)
    low, high = np.quantile(found.by_chance, _PERCENTILES, axis=0, method="inverted_cdf")
    rows: list[tuple[Cell, ...]] = []
    for step, size in enumerate(found.largest):
        node = found.removed[step - 1] if step else ""
        known = projection.graph.nodes.get(node, {"label_ja": "", "label_en": ""})
        label = Words(known["label_ja"], known["label_en"])
        rows.append((step, node, label, size, float(mean[step]), int(low[step]), int(high[step])))
    return rows


def robustness_table(
    projection: Projection,
    engine: Engine = NETWORKX,
    draws: int | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> Table:
    """A row a step of :func:`targeted_removal`, beginning with the whole network.

    ``draws``: of sequences by chance; :func:`usual_draws` if not given.
    """
    found = targeted_removal(projection.graph, engine, draws, seed, progress)
    notes = [
        Words(
            f"無作為に除く順は{len(found.by_chance)}回引いた（乱数の種は{seed}）。幅は5パーセンタイルから95パーセンタイルまで。",
            f"The orders by chance were drawn {len(found.by_chance)} times (seed {seed}); the band reaches from the 5th to the 95th "
            "percentile.",
        )
    ]
    if not found.removed:
        notes.append(
            Words(
                "つながりがないので、除いて壊れるものはない。", "There is no tie, so nothing can fall apart."
            )
        )
    elif found.largest[-1] > 1:
        count = len(found.removed)
        notes.append(
            Words(
                f"はじめの{count}機関までを示す。",
                "Only the first to leave is shown."
                if count == 1
                else f"Only the first {count} to leave are shown.",
            )
        )
    return Table(
        "robustness",
        Words("機関が抜けていくときのまとまり", "How fast the network falls apart"),
        columns.STEPS,
        tuple(_rows(projection, found)),
        projection.summary,
        tuple(notes),
    )
