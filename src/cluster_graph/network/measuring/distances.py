"""How far apart the nodes of a network are, in ties: exactly, or by a sample of them with the error it leaves.

Takes undirected graphs and an engine; every tie counts 1, whatever its strength, so that networks can be compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, sqrt

import networkx as nx
import numpy as np
from scipy.sparse import csgraph

from cluster_graph.network.engines.arrays import numbered
from cluster_graph.network.engines.engine import Engine
from cluster_graph.network.measuring.values import in_order

SOURCES = 200
_CHUNK = 20
_NORMAL_95 = 1.96


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with half the width of its 95 % confidence interval; 0 where it is exact."""

    value: float
    error: float = 0.0


@dataclass(frozen=True, slots=True)
class Distances:
    """``mean`` and ``diameter`` (its least and its most) are those of the largest component, ``efficiency`` of all.

    ``sources``: how many nodes distances were taken from; 0 where from all. ``None``: not defined.
    """

    mean: Estimate | None
    diameter: tuple[int, int] | None
    efficiency: Estimate | None
    sources: int = 0


def largest_component(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The component with the most nodes, of equals the one whose node comes first."""
    components = sorted(nx.connected_components(graph), key=len, reverse=True)
    return in_order(graph, components[0]) if components else in_order(graph, ())


def exact_distances(graph: nx.Graph[str], component: nx.Graph[str], engine: Engine) -> Distances:
    r"""Mean distance and diameter of the largest component, and the efficiency of the whole network.

    .. math:: L = \frac{1}{r(r-1)} \sum_{u \ne v} d(u, v), \qquad E = \frac{1}{n(n-1)} \sum_{u \ne v} \frac{1}{d(u, v)}

    where :math:`d` is the number of ties of the shortest path, :math:`r` the number of nodes of the largest
    component, :math:`n` that of all; 1/d is 0 without a path. The diameter is the largest d within the component.
    Mean and diameter are undefined where no two nodes are tied, efficiency where :math:`n < 2`.

    Not to be trusted to grow with distance where a network falls apart: mean and diameter then tell of the largest
    part alone; efficiency tells of all.

    D. J. Watts and S. H. Strogatz (1998), https://doi.org/10.1038/30918; V. Latora and M. Marchiori (2001),
    "Efficient behavior of small-world networks", Physical Review Letters 87, 198701,
    https://doi.org/10.1103/PhysRevLett.87.198701.

    In a path of three the distances are 1, 1 and 2.

    >>> from cluster_graph.network.engines.with_networkx import NETWORKX
    >>> path = nx.Graph([("a", "b"), ("b", "c")])
    >>> found = exact_distances(path, path, NETWORKX)
    >>> round(found.mean.value, 3), found.diameter, round(found.efficiency.value, 3)
    (1.333, (2, 2), 0.833)
    """
    n, r = len(graph), len(component)
    mean = diameter = efficiency = None
    if r > 1:
        # In a connected network closeness is the inverse of a node's mean distance.
        closeness = engine.closeness(component, None)
        mean = Estimate(fsum(1 / closeness[node] for node in component) / r)
        longest = nx.diameter(numbered(component), usebounds=True)
        diameter = (longest, longest)
    if n > 1:
        harmonic = engine.harmonic(graph, None)
        efficiency = Estimate(fsum(harmonic[node] for node in graph) / (n * (n - 1)))
    return Distances(mean, diameter, efficiency)


def sampled_distances(graph: nx.Graph[str], component: nx.Graph[str], seed: int = 0) -> Distances:
    """As :func:`exact_distances`, from a random sample of the nodes to all others.

    The error is half the width of the 95 % confidence interval of a mean over a sample drawn without putting back.
    The diameter lies between the largest distance seen and twice the smallest reach (a node's largest distance).
    """
    nodes = list(graph)
    chosen = sorted(np.random.default_rng(seed).choice(len(nodes), min(SOURCES, len(nodes)), replace=False))
    matrix = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight=None, format="csr")
    inside = np.array([node in component for node in nodes])
    means, shares, reaches = [], [], []
    for start in range(0, len(chosen), _CHUNK):
        sources = chosen[start : start + _CHUNK]
        for source, row in zip(
            sources, csgraph.dijkstra(matrix, unweighted=True, indices=sources), strict=True
        ):
            reached = row[np.isfinite(row) & (row > 0)]
            shares.append(float((1 / reached).sum()) / (len(nodes) - 1))
            if inside[source] and len(component) > 1:
                means.append(float(reached.sum()) / (len(component) - 1))
                reaches.append(int(reached.max()))
    mean = _estimate(means, len(component)) if len(means) > 1 else None
    diameter = (max(reaches), 2 * min(reaches)) if reaches else None
    return Distances(mean, diameter, _estimate(shares, len(nodes)), len(chosen))


def _estimate(sample: list[float], among: int) -> Estimate:
    size = len(sample)
    spread = float(np.std(sample, ddof=1)) if size > 1 else 0.0
    return Estimate(fsum(sample) / size, _NORMAL_95 * spread / sqrt(size) * sqrt(1 - size / among))
