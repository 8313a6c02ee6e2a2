"""Whether like is tied to like: assortativity by number of ties and by sector. NetworkX does the computing."""

from __future__ import annotations

import networkx as nx

from cluster_graph.network.engines.arrays import numbered


def degree_assortativity(graph: nx.Graph[str]) -> float | None:
    r"""The correlation of the numbers of ties at the two ends of a tie.

    .. math:: r = \frac{\sum_{jk} jk\,(e_{jk} - q_j q_k)}{\sigma_q^2}

    where :math:`e_{jk}` is the share of ties (each taken both ways) between nodes with :math:`j` and :math:`k` ties,
    :math:`q_k` the share of ends that lie at nodes with :math:`k` ties and :math:`\sigma_q^2` its variance. Between
    -1 (hubs are tied to the fringe) and 1. Undefined where all ends have the same number of ties, or there are no
    ties (NetworkX says NaN).

    Not to be trusted with few ties, nor on a projection as it stands: one large council ties many nodes of many
    ties to each other and makes r positive by itself.

    M. E. J. Newman (2002), "Assortative mixing in networks", Physical Review Letters 89, 208701,
    https://doi.org/10.1103/PhysRevLett.89.208701.

    In a star every tie joins the one hub with a leaf.

    >>> round(degree_assortativity(nx.star_graph(4)), 9)
    -1.0
    >>> degree_assortativity(nx.cycle_graph(4)) is None
    True
    """
    if len({degree for _, degree in graph.degree() if degree}) < 2:
        return None
    return float(nx.degree_assortativity_coefficient(numbered(graph)))


def known_mixing(graph: nx.Graph[str], attribute: str = "sector") -> nx.Graph[int]:
    """The ties both of whose ends have a known attribute, as numbers (0 the first in order), on numbered nodes."""
    values = sorted({data[attribute] for _, data in graph.nodes(data=True) if data[attribute]})
    number = {value: position for position, value in enumerate(values)}
    positions = {node: position for position, node in enumerate(graph)}
    known: nx.Graph[int] = nx.Graph()
    for one, other in graph.edges():
        if graph.nodes[one][attribute] and graph.nodes[other][attribute]:
            known.add_edge(positions[one], positions[other])
    for node, position in positions.items():
        if position in known:
            known.nodes[position][attribute] = number[graph.nodes[node][attribute]]
    return known


def attribute_assortativity(graph: nx.Graph[str], attribute: str = "sector") -> float | None:
    r"""How much more often ties join nodes of the same sector than they would if ends met by chance.

    .. math:: r = \frac{\sum_i e_{ii} - \sum_i a_i^2}{1 - \sum_i a_i^2}

    where :math:`e_{ii}` is the share of ties within sector :math:`i`, and :math:`a_i` the share of the ends of ties
    that lie in it. 1 where ties stay within sectors, 0 as by chance, below 0 where they seek the other sector. Ties
    with an end of unknown sector are left out. Undefined where no tie has two known ends, or all known ends are in
    one sector (NetworkX says NaN).

    Not to be trusted where many sectors are unknown, nor to be compared with -1: with unequal sectors the lowest
    value lies above it.

    M. E. J. Newman (2003), "Mixing patterns in networks", Physical Review E 67, 026126,
    https://doi.org/10.1103/PhysRevE.67.026126.

    Two pairs, one of companies and one of universities: no tie leaves its sector.

    >>> pairs = nx.Graph([("a", "b"), ("c", "d")])
    >>> nx.set_node_attributes(pairs, {"a": "company", "b": "company", "c": "university", "d": ""}, "sector")
    >>> attribute_assortativity(pairs) is None
    True
    >>> pairs.nodes["d"]["sector"] = "university"
    >>> attribute_assortativity(pairs)
    1.0
    """
    known = known_mixing(graph, attribute)
    if len({data[attribute] for _, data in known.nodes(data=True)}) < 2:
        return None
    return float(nx.attribute_assortativity_coefficient(known, attribute))
