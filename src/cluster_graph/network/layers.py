"""One layer of a network of layers, as a network of its own that every measure works on.

Takes and gives a :class:`~cluster_graph.network.project.Projection`; reads no records.
"""

from __future__ import annotations

from dataclasses import replace

import networkx as nx

from cluster_graph.network.money_words import left_out_words
from cluster_graph.network.project import Projection
from cluster_graph.network.records import LAYERS
from cluster_graph.network.summary import summary_of
from cluster_graph.problems import InputError, Words


def layer(projection: Projection, relation: str) -> Projection:
    """The layer of one relation (``agreement``, ``council``, ``collaboration``, ``funding``) as a one-mode network.

    Its nodes are the organizations that are in some thing of that relation, tied or not. Its ``projection`` is
    ``layer-RELATION``. Raises :class:`~cluster_graph.problems.InputError` where there are no layers, or no such one.
    """
    if projection.projection != "layers" or relation not in LAYERS:
        raise InputError(
            Words(
                f"層は投影 layers から、{', '.join(LAYERS)} のどれかを取り出せます（{projection.projection} の {relation} はありません）。",
                f"a layer is taken from the projection layers, one of: {', '.join(LAYERS)} "
                f"(there is no {relation} in {projection.projection}).",
            )
        )
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(
        (node, attributes)
        for node, attributes in projection.graph.nodes(data=True)
        if relation in attributes["relations"]
    )
    graph.add_edges_from(
        (one, other, attributes)
        for one, other, attributes in projection.graph.edges(data=True)
        if attributes["relation"] == relation
    )
    counts = projection.layer_counts[relation]
    money = projection.money if relation == "funding" else None
    summary = summary_of(
        counts,
        "actors",
        projection.first,
        projection.last,
        projection.ties,
        projection.roll_up,
        projection.weight,
        relation,
        left_out_words(money) if money else None,
    )
    exact = {
        ends[:2]: strength for ends, strength in projection.exact_strengths.items() if ends[2] == relation
    }
    return replace(
        projection,
        graph=graph,
        projection=f"layer-{relation}",
        exact_strengths=exact,
        counts=counts,
        summary=summary,
        layer_counts={},
        money=money,
    )
