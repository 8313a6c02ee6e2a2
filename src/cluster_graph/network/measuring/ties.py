"""Measures of a node's own ties: how many, with what share of the others, how strong.

Takes graphs whose edges carry ``strength`` (1 where they carry none). Looks no further than the neighbours.
"""

from __future__ import annotations

import networkx as nx

from cluster_graph.network.measuring.values import Values, undefined


def neighbours(graph: nx.Graph[str]) -> Values:
    r"""The number of ties of a node, whatever their strength.

    .. math:: k(v) = |\{u : \{u, v\} \in E\}|

    where :math:`E` is the set of ties. Never undefined: a node without ties has 0.

    Not to be trusted where many things name not all their members: ties that no source names are not counted.

    See L. C. Freeman (1978), "Centrality in social networks: conceptual clarification", Social Networks 1,
    215-239, https://doi.org/10.1016/0378-8733(78)90021-7.

    In a path of three, the middle has two ties.

    >>> neighbours(nx.Graph([("a", "b"), ("b", "c")]))
    {'a': 1, 'b': 2, 'c': 1}
    """
    return dict(graph.degree())


def degree(graph: nx.Graph[str]) -> Values:
    r"""The share of the other nodes that a node is tied to.

    .. math:: C_D(v) = \frac{k(v)}{n - 1}

    where :math:`k(v)` is the number of ties of :math:`v` and :math:`n` the number of nodes. Undefined where
    :math:`n = 1`: there is nobody to be tied to (NetworkX says 1).

    Not to be trusted for comparing networks of different size: in a large one nobody can know everybody. See also
    :func:`neighbours`.

    L. C. Freeman (1978), Social Networks 1, 215-239, https://doi.org/10.1016/0378-8733(78)90021-7.

    In a path of three, the middle is tied to both others, an end to one of two.

    >>> degree(nx.Graph([("a", "b"), ("b", "c")]))
    {'a': 0.5, 'b': 1.0, 'c': 0.5}
    """
    return undefined(graph) if len(graph) < 2 else dict(nx.degree_centrality(graph))


def strength(graph: nx.Graph[str]) -> Values:
    r"""The sum of the strengths of a node's ties.

    .. math:: s(v) = \sum_{u \in N(v)} w(u, v)

    where :math:`N(v)` are the nodes tied to :math:`v` and :math:`w` is the ``strength`` of a tie. Never undefined.

    With weight ``newman``, on a date, it is the number of things with at least two members that the node is in:
    each such thing gives 1/(k-1) to each of k-1 ties. With weight ``count`` large things count for more than small
    ones, since one with k members gives k-1; compare both before calling anybody strong.

    A. Barrat et al. (2004), "The architecture of complex weighted networks", PNAS 101, 3747-3752,
    https://doi.org/10.1073/pnas.0400087101.

    Two ties of strength 2 and 1 make 3.

    >>> graph = nx.Graph()
    >>> graph.add_edge("a", "b", strength=2.0)
    >>> graph.add_edge("b", "c", strength=1.0)
    >>> strength(graph)
    {'a': 2.0, 'b': 3.0, 'c': 1.0}
    """
    return {node: float(total) for node, total in graph.degree(weight="strength")}
