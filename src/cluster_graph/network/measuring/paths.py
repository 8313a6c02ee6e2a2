"""Measures of shortest paths: who lies between others, who is near to them. An engine does the computing.

Paths are measured by ``distance`` (1/strength), never by strength: a strong tie is a short one. Engines other than
NetworkX, and equal paths, need whole numbers (:mod:`~cluster_graph.network.measuring.lengths`); ``None`` counts
every tie as 1.
"""

from __future__ import annotations

import networkx as nx

from cluster_graph.network.engines.engine import Engine
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.measuring.values import Values, undefined


def betweenness(graph: nx.Graph[str], distance: str | None = "distance", engine: Engine = NETWORKX) -> Values:
    r"""The share of the shortest paths between all other nodes that pass through a node.

    .. math:: C_B(v) = \frac{2}{(n-1)(n-2)} \sum_{\{s, t\} \not\ni v} \frac{\sigma_{st}(v)}{\sigma_{st}}

    where :math:`n` is the number of nodes, :math:`\sigma_{st}` the number of shortest paths between :math:`s` and
    :math:`t`, and :math:`\sigma_{st}(v)` of those that pass through :math:`v`; the length of a path is the sum of
    the ``distance`` of its ties. Pairs without a path add nothing; end points do not count. Undefined where
    :math:`n < 3`.

    Not to be trusted to the last place where ties are unobserved: one missing tie can move a broker from the top.
    Equal paths are only seen to be equal where lengths add up exactly; see
    :func:`~cluster_graph.network.measuring.table.measure`, which passes whole numbers.

    L. C. Freeman (1977), "A set of measures of centrality based on betweenness", Sociometry 40, 35-41,
    https://doi.org/10.2307/3033543; U. Brandes (2001), https://doi.org/10.1080/0022250X.2001.9990249.

    In a path of three, the only path between the ends passes through the middle.

    >>> betweenness(nx.Graph([("a", "b"), ("b", "c")]), distance=None)
    {'a': 0.0, 'b': 1.0, 'c': 0.0}
    """
    return undefined(graph) if len(graph) < 3 else dict(engine.betweenness(graph, distance))


def closeness(graph: nx.Graph[str], distance: str | None = "distance", engine: Engine = NETWORKX) -> Values:
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
    return undefined(graph) if len(graph) < 2 else dict(engine.closeness(graph, distance))


def harmonic(graph: nx.Graph[str], distance: str | None = "distance", engine: Engine = NETWORKX) -> Values:
    r"""The mean nearness of a node to all others, a node out of reach counting 0.

    .. math:: C_H(v) = \frac{1}{n - 1} \sum_{u \ne v} \frac{1}{d(u, v)}

    where :math:`d` is the length of the shortest path by ``distance``, and 1/d is 0 without a path; :math:`n` is
    the number of nodes (NetworkX does not divide by n-1). A node without ties has 0. Undefined where
    :math:`n = 1`.

    Not to be trusted to tell the far from the unreachable: a node at distance ten adds hardly more than one out of
    reach. Where distances are below 1 (strong ties) it may exceed 1.

    Y. Rochat (2009), "Closeness centrality extended to unconnected graphs: the harmonic centrality index", ASNA;
    P. Boldi and S. Vigna (2014), "Axioms for centrality", https://doi.org/10.1080/15427951.2013.865686.

    In a path of three, an end has (1 + 1/2) / 2.

    >>> harmonic(nx.Graph([("a", "b"), ("b", "c")]), distance=None)
    {'a': 0.75, 'b': 1.0, 'c': 0.75}
    """
    if len(graph) < 2:
        return undefined(graph)
    return {node: value / (len(graph) - 1) for node, value in engine.harmonic(graph, distance).items()}
