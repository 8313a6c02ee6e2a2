"""One division into communities out of many runs that do not agree, and how far they agree.

Takes a graph with ``strength`` and an engine; gives a division with its stability. Does not ask whether communities
mean anything in this network; :mod:`~cluster_graph.network.groups.communities` does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import fsum

import networkx as nx
import numpy as np

from cluster_graph.network.engines.engine import Engine
from cluster_graph.network.groups.partitions import adjusted_mutual_information

THRESHOLD = 0.5
MOST_ROUNDS = 20
_COMPARED_RUNS = 100  # at most so many different runs are compared pair by pair


@dataclass(frozen=True, slots=True)
class Consensus:
    """A division of all nodes of a graph.

    ``groups``: the largest first, then by first node; nodes in the order of the graph. ``single``: the modularity of
    each single run. ``agreement``: the mean adjusted mutual information of two single runs, ``None`` of one run.
    ``stays``: of each node, the share of single runs in which it was with another member of its group, averaged over
    these; ``None`` where it is alone in its group. ``rounds``: how often runs were made until all agreed.
    ``settled``: whether they did.
    """

    groups: tuple[tuple[str, ...], ...]
    modularity: float
    single: tuple[float, ...]
    agreement: float | None
    stays: dict[str, float | None]
    rounds: int
    settled: bool


def modularity(graph: nx.Graph[str], groups: list[set[str]]) -> float:
    """Newman's Q by ``strength``, the same under any hash seed; the graph has ties."""
    numbers = {node: number for number, node in enumerate(graph)}
    numbered = nx.relabel_nodes(graph, numbers)
    named = [{numbers[node] for node in group} for group in groups]
    return float(nx.community.modularity(numbered, named, weight="strength"))


def consensus(
    graph: nx.Graph[str], engine: Engine, runs: int, seed: int, done: Callable[[int], None] | None = None
) -> Consensus:
    r"""Louvain over many seeds, then over the graph of how often two tied nodes were together, until all agree.

    .. math:: D_{uv} = \frac{1}{R} \left|\{r : u \text{ and } v \text{ together in run } r\}\right|

    where :math:`R` is the number of runs. Ties with :math:`D` below one half are dropped, the rest get :math:`D` as
    strength (a node that would lose all its ties keeps the one with the largest :math:`D`), and Louvain runs again on
    that graph, until every :math:`D` is 0 or 1. After Tandon et al. (2019) :math:`D` is kept for tied pairs only, so
    that large networks are feasible (the pairs that they add where two ties meet are not added here); on the networks
    of the tests it finds divisions as good as all pairs do.

    Undefined without ties: the caller sees to it. Where runs do not settle within 20 rounds, the first run of the
    last round stands, and ``settled`` is false.

    A. Lancichinetti and S. Fortunato (2012), "Consensus clustering in complex networks", Scientific Reports 2, 336,
    https://doi.org/10.1038/srep00336; A. Tandon et al. (2019), "Fast consensus clustering in complex networks",
    Physical Review E 99, 042301, https://doi.org/10.1103/PhysRevE.99.042301; V. D. Blondel et al. (2008), "Fast
    unfolding of communities in large networks", https://doi.org/10.1088/1742-5468/2008/10/P10008.

    ``done`` is told how many runs of the first round are done.
    """
    nodes = list(graph)
    numbers = {node: number for number, node in enumerate(nodes)}
    ties = np.array([(numbers[u], numbers[v]) for u, v in graph.edges], dtype=np.int64).reshape(-1, 2)
    first: list[np.ndarray] = []
    single = []
    for run in range(runs):
        groups = engine.communities(graph, seed + run)
        first.append(_labels(groups, numbers))
        single.append(modularity(graph, groups))
        if done is not None:
            done(run + 1)
    labels, rounds = first, 1
    together = _together(labels, ties)
    while rounds < MOST_ROUNDS and np.any((together > 0) & (together < 1)):
        agreed = _agreed(nodes, ties, together)
        labels = [
            _labels(engine.communities(agreed, seed + rounds * runs + run), numbers) for run in range(runs)
        ]
        together = _together(labels, ties)
        rounds += 1
    groups = _groups(labels[0], nodes)
    return Consensus(
        tuple(tuple(sorted(group, key=numbers.__getitem__)) for group in groups),
        modularity(graph, groups),
        tuple(single),
        _agreement(first),
        _stays(nodes, groups, numbers, first),
        rounds,
        not np.any((together > 0) & (together < 1)),
    )


def _labels(groups: list[set[str]], numbers: dict[str, int]) -> np.ndarray:
    """The number of its group for each node, groups numbered by their first node: equal divisions look equal."""
    found = np.empty(len(numbers), dtype=np.int64)
    members = sorted(sorted(numbers[node] for node in group) for group in groups)
    for label, group in enumerate(members):
        found[group] = label
    return found


def _groups(labels: np.ndarray, nodes: list[str]) -> list[set[str]]:
    members: dict[int, list[int]] = {}
    for number, label in enumerate(labels.tolist()):
        members.setdefault(label, []).append(number)
    ordered = sorted(members.values(), key=lambda group: (-len(group), group[0]))
    return [{nodes[number] for number in group} for group in ordered]


def _together(labels: list[np.ndarray], ties: np.ndarray) -> np.ndarray:
    """For each tie, the share of runs that put both ends together."""
    count = np.zeros(len(ties), dtype=np.int64)
    for run in labels:
        count += run[ties[:, 0]] == run[ties[:, 1]]
    return count / len(labels)


def _agreed(nodes: list[str], ties: np.ndarray, together: np.ndarray) -> nx.Graph[str]:
    """The graph of the ties whose ends were together in at least half of the runs, or most often for a node."""
    kept = together >= THRESHOLD
    has_tie = np.zeros(len(nodes), dtype=bool)
    has_tie[ties[kept].ravel()] = True
    best: dict[int, int] = {}
    for tie, (one, other) in enumerate(ties.tolist()):
        for node in (one, other):
            if not has_tie[node] and (node not in best or together[tie] > together[best[node]]):
                best[node] = tie
    kept[sorted(set(best.values()))] = True
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    for tie in np.flatnonzero(kept & (together > 0)).tolist():
        one, other = ties[tie].tolist()
        graph.add_edge(nodes[one], nodes[other], strength=float(together[tie]))
    return graph


def _agreement(labels: list[np.ndarray]) -> float | None:
    """The mean adjusted mutual information of two different runs; equal divisions are compared once."""
    if len(labels) < 2:
        return None
    kinds: dict[bytes, int] = {}
    distinct: list[np.ndarray] = []
    for run in labels[:_COMPARED_RUNS]:
        if run.tobytes() not in kinds:
            distinct.append(run)
        kinds[run.tobytes()] = kinds.get(run.tobytes(), 0) + 1
    counts = list(kinds.values())
    terms = [count * (count - 1) / 2 for count in counts]
    for one in range(len(distinct)):
        for other in range(one + 1, len(distinct)):
            alike = adjusted_mutual_information(distinct[one], distinct[other])
            terms.append(counts[one] * counts[other] * (alike or 0.0))
    total = sum(counts)
    return fsum(terms) / (total * (total - 1) / 2)


def _stays(
    nodes: list[str], groups: list[set[str]], numbers: dict[str, int], labels: list[np.ndarray]
) -> dict[str, float | None]:
    own = np.empty(len(nodes), dtype=np.int64)
    sizes = np.array([len(group) for group in groups])
    for label, group in enumerate(groups):
        own[[numbers[node] for node in sorted(group)]] = label
    others = np.zeros(len(nodes), dtype=np.int64)
    for run in labels:
        _, place, count = np.unique(own * (int(run.max()) + 1) + run, return_inverse=True, return_counts=True)
        others += count[place] - 1
    size = sizes[own]
    return {
        node: float(others[number] / ((size[number] - 1) * len(labels))) if size[number] > 1 else None
        for number, node in enumerate(nodes)
    }
