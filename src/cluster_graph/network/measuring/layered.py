"""Measures of a network with a layer for each relation: several ties between two nodes, each with its ``relation``.

Counts partners, never adds strengths: shared agreements and yen have no common unit. Directions are left aside.
"""

from __future__ import annotations

import networkx as nx

from cluster_graph.network.measuring.values import Values


def _partners(graph: nx.MultiGraph[str], relation: str | None) -> dict[str, set[tuple[str, str]]]:
    """Of each node, whom it is tied to, and by what; of one relation, or of all."""
    found: dict[str, set[tuple[str, str]]] = {node: set() for node in graph}
    for one, other, attributes in graph.edges(data=True):
        by = attributes["relation"]
        if relation in (None, by):
            found[one].add((other, by))
            found[other].add((one, by))
    return found


def neighbours(graph: nx.MultiGraph[str], relation: str | None = None) -> Values:
    r"""The number of nodes that a node is tied to, by one relation or by any.

    .. math:: k(v) = |\{u : \{u, v\} \in \textstyle\bigcup_r E_r\}|

    where :math:`E_r` are the ties of relation :math:`r` (of all, or of ``relation`` alone). Never undefined.

    Not to be added up over relations: who is a partner by two counts once among all.

    F. Battiston, V. Nicosia and V. Latora (2014), "Structural measures for multiplex networks", Physical Review E
    89, 032804, https://doi.org/10.1103/PhysRevE.89.032804.

    Two who share an agreement and a council are one partner to each other.

    >>> layers = nx.MultiGraph()
    >>> _ = layers.add_edge("city", "university", relation="agreement")
    >>> _ = layers.add_edge("city", "university", relation="council")
    >>> _ = layers.add_edge("city", "company", relation="council")
    >>> neighbours(layers)
    {'city': 2, 'university': 1, 'company': 1}
    >>> neighbours(layers, "agreement")
    {'city': 1, 'university': 1, 'company': 0}
    """
    return {
        node: len({other for other, _ in partners}) for node, partners in _partners(graph, relation).items()
    }


def relations(graph: nx.MultiGraph[str]) -> Values:
    r"""The number of relations by which a node is tied to anybody.

    .. math:: R(v) = |\{r : k_r(v) > 0\}|

    where :math:`k_r(v)` is the number of partners of :math:`v` by relation :math:`r`. Never undefined.

    Not to be trusted where a relation is recorded for some only: what no source says counts as no tie.

    F. Battiston, V. Nicosia and V. Latora (2014), https://doi.org/10.1103/PhysRevE.89.032804.

    The city is tied by an agreement to one and by a council to another: by two relations.

    >>> layers = nx.MultiGraph()
    >>> _ = layers.add_edge("city", "university", relation="agreement")
    >>> _ = layers.add_edge("city", "company", relation="council")
    >>> relations(layers)
    {'city': 2, 'university': 1, 'company': 1}
    """
    return {node: len({by for _, by in partners}) for node, partners in _partners(graph, None).items()}
