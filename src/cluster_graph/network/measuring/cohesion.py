"""Measures of how tightly knit the surroundings of a node are. Ties count alike, whatever their strength."""

from __future__ import annotations

import networkx as nx

from cluster_graph.network.engines.engine import Engine
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.measuring.values import Values


def core_number(graph: nx.Graph[str], engine: Engine = NETWORKX) -> Values:
    r"""The largest k for which a node is in a group whose every member has k ties within the group.

    .. math:: \kappa(v) = \max \{k : v \in H \subseteq V,\ \min_{u \in H} k_H(u) \ge k\}

    where :math:`V` are the nodes, :math:`H` is a set of them and :math:`k_H(u)` the number of ties of :math:`u`
    within :math:`H`. Never undefined: a node without ties has 0.

    Not to be trusted on a projection of large councils: one council of k members alone gives each of them k-1,
    however little else they share. It separates the well connected from the fringe, and makes few differences
    within either.

    S. B. Seidman (1983), "Network structure and minimum degree", Social Networks 5, 269-287,
    https://doi.org/10.1016/0378-8733(83)90028-X.

    Of a triangle with a pendant, the three have two ties within the triangle; the pendant has one tie.

    >>> core_number(nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]))
    {'a': 2, 'b': 2, 'c': 2, 'd': 1}
    """
    return {node: int(value) for node, value in engine.core_number(graph).items()}


def clustering(graph: nx.Graph[str]) -> Values:
    r"""The share of the pairs of a node's neighbours that are tied to each other.

    .. math:: c(v) = \frac{2\, t(v)}{k(v)\,(k(v) - 1)}

    where :math:`t(v)` is the number of ties among the neighbours of :math:`v`, and :math:`k(v)` the number of its
    ties. Undefined where :math:`k(v) < 2`: there is no pair (NetworkX says 0).

    Not to be trusted on a projection as a sign of closed circles: every thing with three members makes triangles
    by itself. The two-mode clustering of the affiliation network is not misled by them.

    D. J. Watts and S. H. Strogatz (1998), "Collective dynamics of 'small-world' networks", Nature 393, 440-442,
    https://doi.org/10.1038/30918.

    Of a triangle with a pendant, the node that holds the pendant has three pairs of neighbours, of which one is
    tied.

    >>> found = clustering(nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]))
    >>> {node: value and round(value, 3) for node, value in found.items()}
    {'a': 1.0, 'b': 1.0, 'c': 0.333, 'd': None}
    """
    found: dict[str, float] = dict(nx.clustering(graph))  # type: ignore[arg-type]
    return {node: float(share) if graph.degree(node) >= 2 else None for node, share in found.items()}
