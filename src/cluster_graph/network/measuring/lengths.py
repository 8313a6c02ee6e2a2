"""Lengths of ties as whole numbers, so that equal paths are seen to be equal."""

from __future__ import annotations

from math import lcm

import networkx as nx

from cluster_graph.network.project import Projection

# Lengths of edges stay within what a double holds exactly, so that other engines can share them.
_LARGEST_UNIT = 2**40


def with_lengths(projection: Projection) -> tuple[nx.Graph[str], float]:
    """The graph with edges that carry ``length``, a whole number, and how many units make distance 1.

    Of the other attributes of edges it keeps ``strength`` and ``distance``.

    Two paths are equally short only if their lengths are equal to the last bit; sums of distances such as 1/3 are
    not, and depend on their order. So distances are counted in units of which each is a whole number of. Where no
    reasonable unit does (many different strengths) the unit is 2**-40, and lengths are rounded to it: then paths
    of the same distances in another order are still equal.
    """
    unit = 1
    for numerator in sorted({strength.numerator for strength in projection.exact_strengths.values()}):
        unit = lcm(unit, numerator)
        if unit > _LARGEST_UNIT:
            unit = _LARGEST_UNIT
            break
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(projection.graph.nodes(data=True))
    given = projection.graph.adj
    edges = []
    for (one, other, *_), strength in projection.exact_strengths.items():
        data = given[one][other]
        length = max(1, (unit * strength.denominator + strength.numerator // 2) // strength.numerator)
        edges.append(
            (one, other, {"strength": data["strength"], "distance": data["distance"], "length": length})
        )
    graph.add_edges_from(edges)
    return graph, float(unit)
