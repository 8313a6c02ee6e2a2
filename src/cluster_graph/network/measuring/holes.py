"""Burt's structural holes: how far a node's partners are strangers to each other, and so how free it is to broker.

Ties count by ``strength``; an engine does the computing. Only the surroundings of a node matter, so what is said of
it does not depend on ties far away. Nothing is defined for a node without ties.
"""

from __future__ import annotations

import networkx as nx

from cluster_graph.network.engines.engine import Engine
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.measuring.values import Values, undefined

_NOTHING = 1e-12


def _tied(graph: nx.Graph[str], values: dict[str, float], least: int = 1) -> Values:
    """The values of the nodes that have at least so many ties."""
    return {node: values[node] if graph.degree(node) >= least else None for node in graph}


def constraint(graph: nx.Graph[str], engine: Engine = NETWORKX) -> Values:
    r"""How far all of a node's ties lead, directly or through each other, to the same few partners.

    .. math:: C(v) = \sum_{u \in N(v)} \Bigl(p_{vu} + \sum_{q \in N(v)} p_{vq}\, p_{qu}\Bigr)^2

    where :math:`N(v)` are the nodes tied to :math:`v`, and :math:`p_{vu}` is the strength of the tie of :math:`v`
    and :math:`u` divided by the sum of the strengths of :math:`v`. Undefined for a node without ties (NetworkX says
    NaN).

    For a broker: *low* is free, high is hemmed in; a single partner gives 1. Two partners that also deal with each
    other give more than 1 (9/8 where all strengths are alike, below 2 in any case), so it is no share.

    Not to be trusted as a measure of brokerage where a node has few ties: constraint falls with their number alone.
    On a projection, one large council gives all its members low constraint; compare :func:`effective_size`.

    R. S. Burt (1992), Structural Holes, Harvard University Press; R. S. Burt (2004), "Structural holes and good
    ideas", American Journal of Sociology 110, 349-399, https://doi.org/10.1086/421787.

    In a path of three, the middle divides itself between two strangers: 1/4 + 1/4; an end has one partner.

    >>> constraint(nx.Graph([("a", "b"), ("b", "c")]))
    {'a': 1.0, 'b': 0.5, 'c': 1.0}
    """
    return _tied(graph, engine.constraint(graph)) if graph.size() else undefined(graph)


def effective_size(graph: nx.Graph[str], engine: Engine = NETWORKX) -> Values:
    r"""How many partners a node has, less what they are tied to each other.

    .. math:: S(v) = \sum_{u \in N(v)} \Bigl(1 - \sum_{q \in N(v)} p_{vq}\, m_{uq}\Bigr)

    where :math:`N(v)` are the nodes tied to :math:`v`, :math:`p_{vq}` is the strength of the tie of :math:`v` and
    :math:`q` divided by the sum of the strengths of :math:`v`, and :math:`m_{uq}` that of :math:`u` and :math:`q`
    divided by the largest strength of :math:`u`. Where all strengths are 1 it is :math:`k - 2t/k`, with :math:`k`
    partners and :math:`t` ties among them (Borgatti 1997). Undefined for a node without ties.

    For a broker: the number of circles that only it joins. At least 1, and the number of partners at most.

    Not to be trusted beyond the sources: a tie between two partners that no source names looks like a hole.

    R. S. Burt (1992), Structural Holes, Harvard University Press; S. P. Borgatti (1997), "Structural holes:
    unpacking Burt's redundancy measures", Connections 20(1), 35-38.

    Of a triangle with a pendant, the node that holds the pendant has three partners with one tie among them: 3 -
    2/3; the two others have two partners with one tie: 2 - 1.

    >>> found = effective_size(nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]))
    >>> {node: round(value, 3) for node, value in found.items()}
    {'a': 1.0, 'b': 1.0, 'c': 2.333, 'd': 1.0}
    """
    return _tied(graph, engine.effective_size(graph)) if graph.size() else undefined(graph)


def efficiency(graph: nx.Graph[str], engine: Engine = NETWORKX) -> Values:
    r"""The share of a node's partners that are not redundant.

    .. math:: E(v) = \frac{S(v)}{k(v)}

    where :math:`S(v)` is the :func:`effective_size` and :math:`k(v)` the number of partners. Undefined for a node
    without ties.

    For a broker: 1 where no partner deals with another; near 1/k where all deal with all.

    Not to be trusted to tell brokers from the fringe: who has a single partner has 1. Read it beside the number of
    partners.

    R. S. Burt (1992), Structural Holes, Harvard University Press.

    Of a triangle with a pendant, the node that holds the pendant has effective size 7/3 with three partners.

    >>> found = efficiency(nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]))
    >>> {node: round(value, 3) for node, value in found.items()}
    {'a': 0.5, 'b': 0.5, 'c': 0.778, 'd': 1.0}
    """
    sizes = effective_size(graph, engine)
    return {node: None if size is None else size / graph.degree(node) for node, size in sizes.items()}


def hierarchy(graph: nx.Graph[str], engine: Engine = NETWORKX) -> Values:
    r"""How far a node's constraint comes from one partner rather than from all alike.

    .. math:: H(v) = \frac{1}{k \ln k} \sum_{u \in N(v)} \frac{c_{vu}}{C/k} \ln \frac{c_{vu}}{C/k}

    where :math:`N(v)` are the :math:`k` nodes tied to :math:`v`, :math:`c_{vu}` is the term of :math:`u` in the
    :func:`constraint` of :math:`v`, and :math:`C` that constraint (Coleman's and Theil's index of disorder).
    Undefined for a node with fewer than two ties: one partner cannot differ from itself.

    For a broker: 0 where every partner constrains alike; towards 1 where one stands behind all the others, and
    opportunities come only by leave of that one.

    Not to be trusted where ties are few: with two or three, a single strength decides.

    R. S. Burt (1992), Structural Holes, Harvard University Press.

    In a path of three, both ends constrain the middle alike. In a triangle with a pendant, the node that holds it
    is constrained by each of the two who know each other with (1/3 + 1/3 * 1/2)^2 = 1/4 and by the pendant with
    1/9; of C = 11/18 these are 9/22, 9/22 and 2/11, times three 27/22, 27/22 and 6/11, and the sum of x ln x over
    3 ln 3 is 0.052.

    >>> hierarchy(nx.Graph([("a", "b"), ("b", "c")]))
    {'a': None, 'b': 0.0, 'c': None}
    >>> round(hierarchy(nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]))["c"], 3)
    0.052
    """
    if all(graph.degree(node) < 2 for node in graph):
        return undefined(graph)
    found = engine.hierarchy(graph)
    # Where all partners constrain alike, rounding leaves something like 1e-16, either way.
    return _tied(graph, {node: value if value > _NOTHING else 0.0 for node, value in found.items()}, least=2)
