"""Measures of affiliation networks, where every tie joins a participant (``bipartite`` 0) to a thing (1).

Here a participant cannot be tied to a participant, so each side is compared with the most that its side can have.
NetworkX's :mod:`~networkx.algorithms.bipartite` does the computing; ties have no strengths.
"""

from __future__ import annotations

import networkx as nx
from networkx.algorithms import bipartite

from cluster_graph.network.measuring.centrality import Values


def participants(graph: nx.Graph[str]) -> list[str]:
    """The nodes of the first side, in the order of the graph."""
    return [node for node, attributes in graph.nodes(data=True) if attributes["bipartite"] == 0]


def _both_sides(graph: nx.Graph[str]) -> bool:
    return 0 < len(participants(graph)) < len(graph)


def degree(graph: nx.Graph[str]) -> Values:
    r"""The share of the other side's nodes that a node is tied to.

    .. math:: C_D(v) = \frac{k(v)}{m}

    where :math:`k(v)` is the number of ties of :math:`v`, and :math:`m` the number of nodes of the other side.
    Undefined where a side is empty.

    Not to be compared between participants and things: the sides differ in size.

    S. P. Borgatti and D. S. Halgin (2011), "Analyzing affiliation networks",
    https://doi.org/10.4135/9781446294413.n28.

    Two bodies in one council: each is in all things, the council holds all bodies.

    >>> graph = nx.Graph()
    >>> graph.add_nodes_from(["city", "university"], bipartite=0)
    >>> graph.add_node("council", bipartite=1)
    >>> graph.add_edges_from([("city", "council"), ("university", "council")])
    >>> degree(graph)
    {'city': 1.0, 'university': 1.0, 'council': 1.0}
    """
    if not _both_sides(graph):
        return dict.fromkeys(graph)
    found = bipartite.degree_centrality(graph, participants(graph))
    return {node: found[node] for node in graph}


def betweenness(graph: nx.Graph[str]) -> Values:
    r"""The shortest paths between all other nodes that pass through a node, by the most its side can have.

    .. math:: C_B(v) = \frac{1}{B_{\max}} \sum_{\{s, t\} \not\ni v} \frac{\sigma_{st}(v)}{\sigma_{st}}

    where :math:`\sigma_{st}` is the number of shortest paths between :math:`s` and :math:`t`,
    :math:`\sigma_{st}(v)` of those through :math:`v`, and :math:`B_{\max}` what the most central node of that side
    has in the most centralized network with sides of these sizes (the formula is in NetworkX's documentation).
    Undefined, for all nodes, where a side is empty or so small that this maximum is 0.

    S. P. Borgatti and D. S. Halgin (2011), https://doi.org/10.4135/9781446294413.n28.

    Two bodies in one council: every path passes through the council.

    >>> graph = nx.Graph()
    >>> graph.add_nodes_from(["city", "university"], bipartite=0)
    >>> graph.add_nodes_from(["agreement", "council"], bipartite=1)
    >>> graph.add_edges_from([("city", "council"), ("university", "council"), ("city", "agreement")])
    >>> betweenness(graph)["council"] == betweenness(graph)["city"]
    True
    """
    if not _both_sides(graph):
        return dict.fromkeys(graph)
    try:
        found = bipartite.betweenness_centrality(graph, participants(graph))
    except ZeroDivisionError:
        return dict.fromkeys(graph)
    return {node: found[node] for node in graph}


def closeness(graph: nx.Graph[str]) -> Values:
    r"""How near a node is to all that it can reach, by the nearest that its side can be.

    .. math:: C(v) = \frac{r - 1}{N - 1} \cdot \frac{m + 2 (n - 1)}{\sum_{u} d(u, v)}

    where :math:`n` and :math:`m` are the numbers of nodes of the own and the other side, :math:`N = n + m`,
    :math:`r` is the number of nodes in the component of :math:`v` (itself included), and :math:`d` the number of
    ties of the shortest path. Undefined where a side is empty.

    Not to be trusted between components: in a small one the distances are short by nature, and the first factor
    only partly makes up for it; it may exceed 1 there.

    S. P. Borgatti and D. S. Halgin (2011), https://doi.org/10.4135/9781446294413.n28.

    Two bodies in one council: 1 to the council and 2 to the other, the nearest possible.

    >>> graph = nx.Graph()
    >>> graph.add_nodes_from(["city", "university"], bipartite=0)
    >>> graph.add_node("council", bipartite=1)
    >>> graph.add_edges_from([("city", "council"), ("university", "council")])
    >>> closeness(graph)
    {'city': 1.0, 'university': 1.0, 'council': 1.0}
    """
    if not _both_sides(graph):
        return dict.fromkeys(graph)
    found = bipartite.closeness_centrality(graph, participants(graph))
    return {node: found[node] for node in graph}
