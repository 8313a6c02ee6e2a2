"""Measures of affiliation networks, where every tie joins a participant (``bipartite`` 0) to a thing (1).

Here a participant cannot be tied to a participant, so each side is compared with the most that its side can have
(Borgatti and Everett 1997, https://doi.org/10.1016/S0378-8733(96)00301-2). An engine computes paths, NetworkX the
rest; ties have no strengths, a path counts its ties.
"""

from __future__ import annotations

from math import fsum

import networkx as nx
from networkx.algorithms import bipartite

from cluster_graph.network.engines.engine import Engine
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.measuring.values import Values, undefined


def participants(graph: nx.Graph[str]) -> list[str]:
    """The nodes of the first side, in the order of the graph."""
    return [node for node, attributes in graph.nodes(data=True) if attributes["bipartite"] == 0]


def _sizes(graph: nx.Graph[str]) -> tuple[int, int]:
    """How many participants and how many things."""
    first = len(participants(graph))
    return first, len(graph) - first


def _in_common(graph: nx.Graph[str], node: str) -> dict[str, int]:
    """How many neighbours a node has in common with each node that it has any in common with."""
    found: dict[str, int] = {}
    for between in graph[node]:
        for other in graph[between]:
            found[other] = found.get(other, 0) + 1
    found.pop(node, None)
    return found


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
    if not all(_sizes(graph)):
        return undefined(graph)
    found = bipartite.degree_centrality(graph, participants(graph))
    return {node: found[node] for node in graph}


def _most_between(own: int, other: int) -> float:
    """The number of pairs that the most central node of a side lies between, in the most centralized network."""
    s, t = divmod(own - 1, other)
    return (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2


def betweenness(graph: nx.Graph[str], engine: Engine = NETWORKX) -> Values:
    r"""The shortest paths between all other nodes that pass through a node, by the most its side can have.

    .. math:: C_B(v) = \frac{1}{B_{\max}} \sum_{\{s, t\} \not\ni v} \frac{\sigma_{st}(v)}{\sigma_{st}}

    where :math:`\sigma_{st}` is the number of shortest paths between :math:`s` and :math:`t`,
    :math:`\sigma_{st}(v)` of those through :math:`v`, and, for a side of :math:`n` nodes opposite one of :math:`m`,

    .. math:: B_{\max} = \tfrac{1}{2}\bigl(m^2 (s+1)^2 + m (s+1)(2t - s - 1) - t (2s - t + 3)\bigr),

    with :math:`s` the quotient and :math:`t` the remainder of :math:`n - 1` by :math:`m`: what the most central
    node of that side has in the most centralized network with sides of these sizes. Undefined for the nodes of a
    side for which this is 0: for the things where there is but one participant, and the other way round; also
    where a side is empty.

    Not to be compared between participants and things: each is measured by the most of its side.

    S. P. Borgatti and D. S. Halgin (2011), https://doi.org/10.4135/9781446294413.n28.

    A city in a council and an agreement, a university in the council: city and council each lie between two pairs,
    the most that can be with two nodes a side.

    >>> graph = nx.Graph()
    >>> graph.add_nodes_from(["city", "university"], bipartite=0)
    >>> graph.add_nodes_from(["agreement", "council"], bipartite=1)
    >>> graph.add_edges_from([("city", "council"), ("university", "council"), ("city", "agreement")])
    >>> betweenness(graph)
    {'city': 1.0, 'university': 0.0, 'agreement': 0.0, 'council': 1.0}
    """
    n, m = _sizes(graph)
    if not (n and m) or n + m < 3:
        return undefined(graph)
    pairs = (n + m - 1) * (n + m - 2) / 2
    most = (_most_between(n, m), _most_between(m, n))
    found = engine.betweenness(graph, None)
    values: Values = {}
    for node, attributes in graph.nodes(data=True):
        side = attributes["bipartite"]
        values[node] = found[node] * pairs / most[side] if most[side] else None
    return values


def closeness(graph: nx.Graph[str], engine: Engine = NETWORKX) -> Values:
    r"""How near a node is to all that it can reach, by the nearest that its side can be, scaled by how many it reaches.

    .. math:: C(v) = \frac{r - 1}{N - 1} \cdot \frac{m_r + 2 (n_r - 1)}{\sum_{u} d(u, v)}

    where :math:`N` is the number of all nodes, :math:`r` that of the component of :math:`v` (itself included), of
    which :math:`n_r` are of the side of :math:`v` and :math:`m_r` of the other, and :math:`d` is the number of ties
    of the shortest path: nearest is who is 1 from the other side and 2 from its own. A node without ties has 0.
    Undefined where a side is empty.

    In a connected network this is the closeness of Borgatti and Halgin (2011), and between 0 and 1. In one that
    falls apart NetworkX's ``bipartite.closeness_centrality`` compares distances within a small component with those
    of the whole network, and may give a pair that stands alone far more than 1. Here both factors are shares, as in
    Wasserman's and Faust's closeness of one-mode networks (1994, p. 201), so it never exceeds 1.

    Not to be trusted between components: nodes of small components are held down by the first factor alone. Not to
    be compared between participants and things.

    S. P. Borgatti and D. S. Halgin (2011), https://doi.org/10.4135/9781446294413.n28.

    Two bodies in one council: 1 to the council and 2 to the other, the nearest possible.

    >>> graph = nx.Graph()
    >>> graph.add_nodes_from(["city", "university"], bipartite=0)
    >>> graph.add_node("council", bipartite=1)
    >>> graph.add_edges_from([("city", "council"), ("university", "council")])
    >>> closeness(graph)
    {'city': 1.0, 'university': 1.0, 'council': 1.0}
    """
    if not all(_sizes(graph)):
        return undefined(graph)
    found = engine.closeness(graph, None)
    values: Values = {}
    for component in nx.connected_components(graph):
        reached = len(component)
        first = sum(graph.nodes[node]["bipartite"] == 0 for node in component)
        for node in component:
            own = first if graph.nodes[node]["bipartite"] == 0 else reached - first
            nearest = reached - own + 2 * (own - 1)
            # The engine compares with r - 1, the nearest where anybody may be tied to anybody.
            values[node] = found[node] * nearest / (reached - 1) if reached > 1 else 0.0
    return {node: values[node] for node in graph}


def clustering(graph: nx.Graph[str]) -> Values:
    r"""How much a node's ties overlap with those of the nodes that share a neighbour with it, on average.

    .. math:: c(v) = \frac{1}{|N_2(v)|} \sum_{u \in N_2(v)} \frac{|N(u) \cap N(v)|}{|N(u) \cup N(v)|}

    where :math:`N(v)` are the nodes tied to :math:`v`, and :math:`N_2(v)` the others that are tied to one of them.
    Between 0 and 1. Undefined where :math:`N_2(v)` is empty (NetworkX says 0): nobody shares anything with it.

    Not to be compared with the clustering of a one-mode network: here triangles cannot be, and what is measured is
    who meets the same partners again.

    M. Latapy, C. Magnien and N. Del Vecchio (2008), "Basic notions for the analysis of large two-mode networks",
    Social Networks 30, 31-48, https://doi.org/10.1016/j.socnet.2007.04.006.

    A city in a council and an agreement, a university in the council: of the two things they are in, one is common.

    >>> graph = nx.Graph()
    >>> graph.add_nodes_from(["city", "university"], bipartite=0)
    >>> graph.add_nodes_from(["agreement", "council"], bipartite=1)
    >>> graph.add_edges_from([("city", "council"), ("university", "council"), ("city", "agreement")])
    >>> clustering(graph)
    {'city': 0.5, 'university': 0.5, 'agreement': 0.5, 'council': 0.5}
    """
    values: Values = {}
    for node in graph:
        shared = _in_common(graph, node)
        size = graph.degree(node)
        overlaps = (count / (size + graph.degree(other) - count) for other, count in shared.items())
        values[node] = fsum(overlaps) / len(shared) if shared else None
    return values


def density(graph: nx.Graph[str]) -> float | None:
    r"""The share of the possible ties between the two sides that there are.

    .. math:: D = \frac{|E|}{n\,m}

    where :math:`E` is the set of ties, and :math:`n` and :math:`m` are the numbers of nodes of the two sides.
    Undefined where a side is empty.

    Not to be compared with the density of a one-mode network: there ties can join any two nodes.

    S. P. Borgatti and M. G. Everett (1997), "Network analysis of 2-mode data", Social Networks 19, 243-269,
    https://doi.org/10.1016/S0378-8733(96)00301-2.

    A city in a council and an agreement, a university in the council: three of four.

    >>> graph = nx.Graph()
    >>> graph.add_nodes_from(["city", "university"], bipartite=0)
    >>> graph.add_nodes_from(["agreement", "council"], bipartite=1)
    >>> graph.add_edges_from([("city", "council"), ("university", "council"), ("city", "agreement")])
    >>> density(graph)
    0.75
    """
    n, m = _sizes(graph)
    return graph.size() / (n * m) if n and m else None


def robins_alexander_clustering(graph: nx.Graph[str]) -> float | None:
    r"""The share of chains of three ties that close to a square: two who share a thing and share another.

    .. math:: C = \frac{4\, C_4}{L_3}

    where :math:`C_4` is the number of cycles of four ties, and :math:`L_3` that of paths of three ties, of which
    each such cycle holds four. Between 0 and 1. Undefined where there is no path of three (NetworkX says 0).

    Not to be read as transitivity: triangles cannot be here. High is a network in which the same bodies meet again
    in several things.

    G. Robins and M. Alexander (2004), "Small worlds among interlocking directors: network structure and distance in
    bipartite graphs", https://doi.org/10.1023/B:CMOT.0000032580.12184.c0.

    Two bodies in the same two things: a square, all of whose four paths close.

    >>> graph = nx.Graph()
    >>> graph.add_nodes_from(["city", "university"], bipartite=0)
    >>> graph.add_nodes_from(["agreement", "council"], bipartite=1)
    >>> graph.add_edges_from((body, thing) for body in ("city", "university") for thing in ("agreement", "council"))
    >>> robins_alexander_clustering(graph)
    1.0
    """
    paths = sum((graph.degree(one) - 1) * (graph.degree(other) - 1) for one, other in graph.edges())
    if not paths:
        return None
    # NetworkX compares all pairs of nodes, which takes hours where there are many.
    twice_the_squares = sum(
        count * (count - 1) // 2 for node in participants(graph) for count in _in_common(graph, node).values()
    )
    return 2 * twice_the_squares / paths
