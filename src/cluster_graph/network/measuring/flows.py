"""Measures of influence that flows along ties, the more the stronger they are. An engine does the computing."""

from __future__ import annotations

import networkx as nx

from cluster_graph.network.engines.engine import Engine
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.measuring.values import Values, in_order, undefined

DAMPING = 0.85


def eigenvector(graph: nx.Graph[str], engine: Engine = NETWORKX) -> Values:
    r"""How strongly a node is tied to nodes that are themselves central.

    .. math:: x_v = \frac{1}{\lambda} \sum_{u \in N(v)} w(u, v)\, x_u, \qquad \sum_v x_v^2 = 1

    where :math:`N(v)` are the nodes tied to :math:`v`, :math:`w` is the ``strength`` of a tie and :math:`\lambda`
    the largest eigenvalue of the matrix of strengths. Nodes without ties have 0. Undefined, for all nodes, where
    ties fall into more than one component: each component then has a vector of its own, what a computer returns is
    that of the one with the largest eigenvalue (zero everywhere else), or of any where these are equal, and it
    says nothing about the others. Undefined also without ties, and where the two largest eigenvalues are within 1e-7
    of the largest: two groups far apart are then as good as two components.

    Not to be trusted where one dense group draws all of the vector to itself, as large councils do; compare
    :func:`pagerank`.

    P. Bonacich (1972), "Factoring and weighting approaches to status scores and clique identification",
    https://doi.org/10.1080/0022250X.1972.9989806.

    In a path of three the middle has the square root of two times an end; squares add up to 1.

    >>> path = nx.Graph([("a", "b"), ("b", "c")])
    >>> {node: round(value, 3) for node, value in eigenvector(path).items()}
    {'a': 0.5, 'b': 0.707, 'c': 0.5}
    """
    tied = [nodes for nodes in nx.connected_components(graph) if len(nodes) > 1]
    if len(tied) != 1:
        return undefined(graph)
    found = engine.eigenvector(in_order(graph, tied[0]))
    if found is None:
        return undefined(graph)
    return {node: found.get(node, 0.0) for node in graph}


def pagerank(graph: nx.Graph[str], damping: float = DAMPING, engine: Engine = NETWORKX) -> Values:
    r"""The share of time that a walker spends on a node who mostly follows ties and sometimes jumps anywhere.

    .. math:: p_v = \frac{1 - \alpha}{n} + \alpha \sum_{u \in N(v)} \frac{w(u, v)}{s(u)}\, p_u

    where :math:`\alpha` is ``damping``, :math:`N(v)` are the nodes tied to :math:`v`, :math:`w` is the ``strength``
    of a tie, :math:`s(u)` the sum of strengths of :math:`u`, and :math:`n` the number of nodes. From a node
    without ties the walker jumps anywhere. Defined on disconnected graphs too; the values add up to 1.

    Not to be read as importance: on ties without direction it follows
    :func:`~cluster_graph.network.measuring.ties.strength` closely, and where the two part it is by little.

    S. Brin and L. Page (1998), "The anatomy of a large-scale hypertextual Web search engine",
    https://doi.org/10.1016/S0169-7552(98)00110-X.

    In a path of three, an end gets 0.05 and 0.85 of half of what the middle has: 0.05 + 0.425 p, with
    p = 0.05 + 0.85 (1 - p).

    >>> {node: round(value, 3) for node, value in pagerank(nx.Graph([("a", "b"), ("b", "c")])).items()}
    {'a': 0.257, 'b': 0.486, 'c': 0.257}
    """
    return dict(engine.pagerank(graph, damping)) if len(graph) else {}
