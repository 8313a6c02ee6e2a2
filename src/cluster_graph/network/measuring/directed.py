"""Measures of networks whose ties have a direction, such as money from a funder to a recipient.

Takes directed graphs whose edges carry ``strength`` (an amount). Amounts differ by powers of ten, so 1/amount is no
distance that anybody travels: paths count ties here. NetworkX does the computing.
"""

from __future__ import annotations

import networkx as nx

from cluster_graph.network.engines.arrays import numbered
from cluster_graph.network.measuring.flows import DAMPING
from cluster_graph.network.measuring.values import Values, undefined


def in_neighbours(graph: nx.DiGraph[str]) -> Values:
    r"""The number of nodes from which ties come in: of funders, where ties are money.

    .. math:: k^{-}(v) = |\{u : (u, v) \in A\}|

    where :math:`A` is the set of directed ties. Never undefined: a node that receives nothing has 0.

    Not to be trusted where many rows name no funder: they are left out, and the sentence says how many.

    S. Wasserman and K. Faust (1994), Social Network Analysis, p. 126, https://doi.org/10.1017/CBO9780511815478.

    The state funds a university and a city, and the city the university.

    >>> money = nx.DiGraph([("state", "university"), ("state", "city"), ("city", "university")])
    >>> in_neighbours(money)
    {'state': 0, 'university': 2, 'city': 1}
    """
    return dict(graph.in_degree())


def out_neighbours(graph: nx.DiGraph[str]) -> Values:
    r"""The number of nodes to which ties go out: of recipients, where ties are money.

    .. math:: k^{+}(v) = |\{u : (v, u) \in A\}|

    where :math:`A` is the set of directed ties. Never undefined. See :func:`in_neighbours`.

    Not to be trusted where many rows name no recipient.

    S. Wasserman and K. Faust (1994), Social Network Analysis, p. 126, https://doi.org/10.1017/CBO9780511815478.

    The state funds two, the city one of them.

    >>> out_neighbours(nx.DiGraph([("state", "university"), ("state", "city"), ("city", "university")]))
    {'state': 2, 'university': 0, 'city': 1}
    """
    return dict(graph.out_degree())


def in_degree(graph: nx.DiGraph[str]) -> Values:
    r"""The share of the other nodes from which a tie comes in.

    .. math:: C^{-}_D(v) = \frac{k^{-}(v)}{n - 1}

    where :math:`k^{-}` are the :func:`in_neighbours` and :math:`n` is the number of nodes. Undefined where
    :math:`n = 1`.

    Not to be trusted for comparing networks of different size.

    S. Wasserman and K. Faust (1994), Social Network Analysis, p. 199, https://doi.org/10.1017/CBO9780511815478.

    Both others fund the university.

    >>> in_degree(nx.DiGraph([("state", "university"), ("state", "city"), ("city", "university")]))
    {'state': 0.0, 'university': 1.0, 'city': 0.5}
    """
    return undefined(graph) if len(graph) < 2 else dict(nx.in_degree_centrality(graph))


def out_degree(graph: nx.DiGraph[str]) -> Values:
    r"""The share of the other nodes to which a tie goes out.

    .. math:: C^{+}_D(v) = \frac{k^{+}(v)}{n - 1}

    where :math:`k^{+}` are the :func:`out_neighbours` and :math:`n` is the number of nodes. Undefined where
    :math:`n = 1`.

    Not to be trusted for comparing networks of different size.

    S. Wasserman and K. Faust (1994), Social Network Analysis, p. 199, https://doi.org/10.1017/CBO9780511815478.

    The state funds both others.

    >>> out_degree(nx.DiGraph([("state", "university"), ("state", "city"), ("city", "university")]))
    {'state': 1.0, 'university': 0.0, 'city': 0.5}
    """
    return undefined(graph) if len(graph) < 2 else dict(nx.out_degree_centrality(graph))


def in_strength(graph: nx.DiGraph[str]) -> Values:
    r"""The sum of what comes in: of yen received, where ties are money.

    .. math:: s^{-}(v) = \sum_{u} w(u, v)

    where :math:`w` is the ``strength`` of a tie. Never undefined.

    Not to be trusted as income: it holds what the sources state, of money with a funder named, and the same money
    passed on counts again at the next.

    A. Barrat et al. (2004), PNAS 101, 3747-3752, https://doi.org/10.1073/pnas.0400087101.

    The university gets 200 and 50.

    >>> money = nx.DiGraph()
    >>> money.add_edge("state", "university", strength=200.0)
    >>> money.add_edge("city", "university", strength=50.0)
    >>> in_strength(money)
    {'state': 0.0, 'university': 250.0, 'city': 0.0}
    """
    return {node: float(total) for node, total in graph.in_degree(weight="strength")}


def out_strength(graph: nx.DiGraph[str]) -> Values:
    r"""The sum of what goes out: of yen given, where ties are money.

    .. math:: s^{+}(v) = \sum_{u} w(v, u)

    where :math:`w` is the ``strength`` of a tie. Never undefined. See :func:`in_strength`.

    Not to be trusted as a budget: it holds what the sources state, of money with a recipient named.

    A. Barrat et al. (2004), PNAS 101, 3747-3752, https://doi.org/10.1073/pnas.0400087101.

    The state gives 200, the university nothing.

    >>> money = nx.DiGraph()
    >>> money.add_edge("state", "university", strength=200.0)
    >>> out_strength(money)
    {'state': 200.0, 'university': 0.0}
    """
    return {node: float(total) for node, total in graph.out_degree(weight="strength")}


def betweenness(graph: nx.DiGraph[str]) -> Values:
    r"""The share of the shortest chains from one node to another that pass through a node.

    .. math:: C_B(v) = \frac{1}{(n-1)(n-2)} \sum_{s \ne v \ne t} \frac{\sigma_{st}(v)}{\sigma_{st}}

    where :math:`n` is the number of nodes, :math:`\sigma_{st}` the number of shortest chains of ties from :math:`s`
    to :math:`t` in their direction, and :math:`\sigma_{st}(v)` of those that pass through :math:`v`; every tie
    counts 1, whatever its amount. Pairs without a chain add nothing. Undefined where :math:`n < 3`.

    Not to be read as money that flows through: a chain says that one could pass it on, not that one does.

    L. C. Freeman (1977), Sociometry 40, 35-41, https://doi.org/10.2307/3033543; U. Brandes (2001),
    https://doi.org/10.1080/0022250X.2001.9990249.

    From the state to the university by way of the city: one of the two pairs that could pass the city.

    >>> betweenness(nx.DiGraph([("state", "city"), ("city", "university")]))
    {'state': 0.0, 'city': 0.5, 'university': 0.0}
    """
    if len(graph) < 3:
        return undefined(graph)
    found = nx.betweenness_centrality(numbered(graph))
    return {node: float(found[position]) for position, node in enumerate(graph)}


def pagerank(graph: nx.DiGraph[str], damping: float = DAMPING) -> Values:
    r"""The share of time that a coin spends with a node if each node passes it on as it gives.

    .. math:: p_v = \frac{1 - \alpha}{n} + \alpha \sum_{u \to v} \frac{w(u, v)}{s^{+}(u)}\, p_u

    where :math:`\alpha` is ``damping``, :math:`w` the ``strength`` of a tie, :math:`s^{+}` the :func:`out_strength`
    and :math:`n` the number of nodes. From a node that gives nothing the coin goes anywhere. The values add up to
    1; high is who receives much of what those give who receive much.

    Not to be trusted where funders are few: who is the only recipient of a small funder stands as high as the only
    recipient of a large one.

    S. Brin and L. Page (1998), https://doi.org/10.1016/S0169-7552(98)00110-X.

    From a state to a university: p and p + 0.85 p share 1.

    >>> found = pagerank(nx.DiGraph([("state", "university")]))
    >>> {node: round(value, 3) for node, value in found.items()}
    {'state': 0.351, 'university': 0.649}
    """
    if not len(graph):
        return {}
    found = nx.pagerank(numbered(graph), alpha=damping, weight="strength", tol=1e-13, max_iter=2_000)
    return {node: float(found[position]) for position, node in enumerate(graph)}


def both_ways(graph: nx.DiGraph[str]) -> nx.Graph[str]:
    """The network without directions: two nodes are as strongly tied as both ways together.

    Burt's structural holes are defined by this sum, so those of a directed network are those of this one.

    >>> money = nx.DiGraph()
    >>> money.add_edge("city", "university", strength=200.0)
    >>> money.add_edge("university", "city", strength=50.0)
    >>> list(both_ways(money).edges(data="strength"))
    [('city', 'university', 250.0)]
    """
    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(graph.nodes(data=True))
    for one, other, data in graph.edges(data=True):
        before = found.edges[one, other]["strength"] if found.has_edge(one, other) else 0.0
        found.add_edge(one, other, strength=before + data["strength"])
    return found
