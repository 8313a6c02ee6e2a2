"""Measures of centrality, each a small function over a NetworkX graph; NetworkX does the computing.

Takes graphs whose edges carry ``strength`` (the larger, the closer) and ``distance`` (1/strength). Paths are
measured by ``distance``, flows of influence by ``strength``; no edge attribute is called ``weight``, so nothing is
ever weighted by accident. What is not defined is ``None``, never NaN and never a number that only looks like one.
"""

from __future__ import annotations

from math import fsum

import networkx as nx

Values = dict[str, float | None]


def _undefined(graph: nx.Graph[str]) -> Values:
    return dict.fromkeys(graph)


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
    return {node: graph.degree(node) for node in graph}


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
    return _undefined(graph) if len(graph) < 2 else dict(nx.degree_centrality(graph))


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
    return {node: float(graph.degree(node, weight="strength")) for node in graph}


def betweenness(graph: nx.Graph[str], distance: str | None = "distance") -> Values:
    r"""The share of the shortest paths between all other nodes that pass through a node.

    .. math:: C_B(v) = \frac{2}{(n-1)(n-2)} \sum_{\{s, t\} \not\ni v} \frac{\sigma_{st}(v)}{\sigma_{st}}

    where :math:`\sigma_{st}` is the number of shortest paths between :math:`s` and :math:`t`, and
    :math:`\sigma_{st}(v)` of those that pass through :math:`v`; the length of a path is the sum of the ``distance``
    of its ties. Pairs without a path add nothing; end points do not count. Undefined where :math:`n < 3`.

    Not to be trusted to the last place where ties are unobserved: one missing tie can move a broker from the top.
    Equal paths are only seen to be equal where lengths add up exactly; see
    :func:`~cluster_graph.network.measuring.table.measure`, which passes whole numbers.

    L. C. Freeman (1977), "A set of measures of centrality based on betweenness", Sociometry 40, 35-41,
    https://doi.org/10.2307/3033543; U. Brandes (2001), https://doi.org/10.1080/0022250X.2001.9990249.

    In a path of three, the only path between the ends passes through the middle.

    >>> betweenness(nx.Graph([("a", "b"), ("b", "c")]), distance=None)
    {'a': 0.0, 'b': 1.0, 'c': 0.0}
    """
    if len(graph) < 3:
        return _undefined(graph)
    found: dict[str, float] = nx.betweenness_centrality(graph, weight=distance)
    return dict(found)


def closeness(graph: nx.Graph[str], distance: str | None = "distance") -> Values:
    r"""How near a node is to the nodes that it can reach, scaled by how many it can reach.

    .. math:: C(v) = \frac{r - 1}{n - 1} \cdot \frac{r - 1}{\sum_{u} d(u, v)}

    where :math:`r` is the number of nodes in the component of :math:`v` (itself included), :math:`n` that of all
    nodes, and :math:`d` the length of the shortest path by ``distance``. A node without ties has 0: it reaches
    none. Undefined where :math:`n = 1`. In a connected graph this is the usual closeness; the first factor is
    NetworkX's ``wf_improved``.

    Not to be trusted between components: nodes of small components are held down by the scaling alone; use
    :func:`harmonic` there. Where distances are below 1 (strong ties) it may exceed 1.

    S. Wasserman and K. Faust (1994), Social Network Analysis, p. 201, https://doi.org/10.1017/CBO9780511815478.

    In a path of three, an end is 1 and 2 away from the others: 2/3.

    >>> {node: round(value, 3) for node, value in closeness(nx.Graph([("a", "b"), ("b", "c")]), None).items()}
    {'a': 0.667, 'b': 1.0, 'c': 0.667}
    """
    if len(graph) < 2:
        return _undefined(graph)
    return dict(nx.closeness_centrality(graph, distance=distance, wf_improved=True))


def harmonic(graph: nx.Graph[str], distance: str | None = "distance") -> Values:
    r"""The mean nearness of a node to all others, a node out of reach counting 0.

    .. math:: C_H(v) = \frac{1}{n - 1} \sum_{u \ne v} \frac{1}{d(u, v)}

    where :math:`d` is the length of the shortest path by ``distance``, and 1/d is 0 without a path; :math:`n` is
    the number of nodes (NetworkX does not divide by n-1). A node without ties has 0. Undefined where
    :math:`n = 1`.

    Where distances are below 1 (strong ties) it may exceed 1.

    Y. Rochat (2009), "Closeness centrality extended to unconnected graphs: the harmonic centrality index", ASNA;
    P. Boldi and S. Vigna (2014), "Axioms for centrality", https://doi.org/10.1080/15427951.2013.865686.

    In a path of three, an end has (1 + 1/2) / 2.

    >>> harmonic(nx.Graph([("a", "b"), ("b", "c")]), distance=None)
    {'a': 0.75, 'b': 1.0, 'c': 0.75}
    """
    if len(graph) < 2:
        return _undefined(graph)
    # nx.harmonic_centrality adds up in the order of a set, so its last digits change with the hash seed.
    found: Values = {}
    for node in graph:
        lengths: dict[str, float] = nx.shortest_path_length(graph, source=node, weight=distance)
        found[node] = fsum(1 / length for length in lengths.values() if length) / (len(graph) - 1)
    return found


def eigenvector(graph: nx.Graph[str]) -> Values:
    r"""How strongly a node is tied to nodes that are themselves central.

    .. math:: x_v = \frac{1}{\lambda} \sum_{u \in N(v)} w(u, v)\, x_u, \qquad \sum_v x_v^2 = 1

    where :math:`w` is the ``strength`` of a tie and :math:`\lambda` the largest eigenvalue of the matrix of
    strengths. Nodes without ties have 0. Undefined, for all nodes, where ties fall into more than one component:
    each component then has a vector of its own, what a computer returns is that of the one with the largest
    eigenvalue (zero everywhere else), or of any where these are equal, and it says nothing about the others.
    Undefined also without ties, and where the iteration does not settle.

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
        return _undefined(graph)
    component = graph.subgraph(tied[0])
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(node for node in graph if node in component)
    ordered.add_edges_from(graph.edges(data=True))
    try:
        found = nx.eigenvector_centrality(ordered, max_iter=20_000, tol=1e-13, weight="strength")
    except nx.PowerIterationFailedConvergence:
        return _undefined(graph)
    return {node: found.get(node, 0.0) for node in graph}


def pagerank(graph: nx.Graph[str], damping: float = 0.85) -> Values:
    r"""The share of time that a walker spends on a node who mostly follows ties and sometimes jumps anywhere.

    .. math:: p_v = \frac{1 - \alpha}{n} + \alpha \sum_{u \in N(v)} \frac{w(u, v)}{s(u)}\, p_u

    where :math:`\alpha` is ``damping``, :math:`w` the ``strength`` of a tie, :math:`s(u)` the sum of strengths of
    :math:`u`, and :math:`n` the number of nodes. From a node without ties the walker jumps anywhere. Defined on
    disconnected graphs too; the values add up to 1.

    Not to be read as importance: on ties without direction it follows :func:`strength` closely, and where the two
    part it is by little.

    S. Brin and L. Page (1998), "The anatomy of a large-scale hypertextual Web search engine",
    https://doi.org/10.1016/S0169-7552(98)00110-X.

    In a path of three, an end gets 0.05 and 0.85 of half of what the middle has: 0.05 + 0.425 p, with
    p = 0.05 + 0.85 (1 - p).

    >>> {node: round(value, 3) for node, value in pagerank(nx.Graph([("a", "b"), ("b", "c")])).items()}
    {'a': 0.257, 'b': 0.486, 'c': 0.257}
    """
    if not len(graph):
        return {}
    return dict(nx.pagerank(graph, alpha=damping, weight="strength", tol=1e-13, max_iter=2_000))
