"""Freeman's centralization: how far a network is gathered around one node, by any measure of centrality.

Takes the values of all nodes; gives their shortfall from the largest by the most that it can be in a network of that
size, which a star has.
"""

from __future__ import annotations

from collections.abc import Collection


def _shortfall(values: Collection[float]) -> float:
    largest = max(values)
    return sum(largest - value for value in values)


def degree_centralization(neighbours: Collection[int]) -> float | None:
    r"""How far ties are gathered at one node.

    .. math:: C_D = \frac{\sum_v (k_{\max} - k(v))}{(n - 1)(n - 2)}

    where :math:`k(v)` is the number of ties of :math:`v`, :math:`k_{\max}` the largest and :math:`n` the number of
    nodes; the divisor is the shortfall of a star: n-1 leaves with n-2 ties less than the hub. Between 0 (all alike)
    and 1 (a star). Undefined where :math:`n < 3`.

    Not to be trusted for comparing networks of different size and density: a dense one cannot be a star.

    L. C. Freeman (1978), Social Networks 1, 215-239, https://doi.org/10.1016/0378-8733(78)90021-7.

    A star, and a ring.

    >>> degree_centralization([3, 1, 1, 1]), degree_centralization([2, 2, 2])
    (1.0, 0.0)
    """
    n = len(neighbours)
    return None if n < 3 else _shortfall(neighbours) / ((n - 1) * (n - 2))


def betweenness_centralization(betweenness: Collection[float]) -> float | None:
    r"""How far the shortest paths are gathered at one node.

    .. math:: C_B = \frac{\sum_v (B_{\max} - B(v))}{n - 1}

    where :math:`B(v)` is the betweenness of :math:`v` divided by (n-1)(n-2)/2, :math:`B_{\max}` the largest and
    :math:`n` the number of nodes; in a star the hub has 1 and the n-1 leaves 0. Between 0 and 1. Undefined where
    :math:`n < 3`.

    Not to be trusted where ties are unobserved: a single missing tie can take the paths from the hub.

    L. C. Freeman (1978), Social Networks 1, 215-239, https://doi.org/10.1016/0378-8733(78)90021-7.

    A hub and three leaves.

    >>> betweenness_centralization([1.0, 0.0, 0.0, 0.0])
    1.0
    """
    n = len(betweenness)
    return None if n < 3 else _shortfall(betweenness) / (n - 1)


def closeness_centralization(closeness: Collection[float]) -> float | None:
    r"""How much nearer one node is to all others than the others are.

    .. math:: C_C = \sum_v (C_{\max} - C(v)) \Big/ \frac{(n-1)(n-2)}{2n - 3}

    where :math:`C(v)` is the closeness of :math:`v` in a connected network, :math:`C_{\max}` the largest and
    :math:`n` the number of nodes; in a star the hub has 1 and the n-1 leaves (n-1)/(2n-3). Between 0 and 1.
    Undefined where :math:`n < 3`; whoever asks must see to it that the network is connected.

    Not to be trusted to tell networks apart: values lie close together where distances are short.

    L. C. Freeman (1978), Social Networks 1, 215-239, https://doi.org/10.1016/0378-8733(78)90021-7.

    A hub and three leaves, 1, 2 and 2 from the others: 3/5.

    >>> round(closeness_centralization([1.0, 0.6, 0.6, 0.6]), 9)
    1.0
    """
    n = len(closeness)
    return None if n < 3 else _shortfall(closeness) / ((n - 1) * (n - 2) / (2 * n - 3))
