"""The ids of the evidence of a projection as plain mappings, as the writers of tables and graphs take them.

Takes a projection and :class:`~cluster_graph.network.evidence.Evidence`; decides nothing.
"""

from __future__ import annotations

from cluster_graph.network.evidence import Evidence
from cluster_graph.network.project import Projection
from cluster_graph.network.writing.edges import edges_of

Ids = tuple[str, ...]


def node_evidence(projection: Projection, evidence: Evidence) -> dict[str, Ids]:
    """By node, the ids of the assertions that state it."""
    return {node: evidence.of_node(projection, node) for node in projection.graph}


def tie_evidence(projection: Projection, evidence: Evidence) -> dict[tuple[str, ...], Ids]:
    """By tie, the ids of the assertions that state it; parallel ties are named by their relation as well."""
    if not projection.graph.is_multigraph():
        return {
            (source, target): evidence.of_tie(projection, source, target)
            for source, target, _ in edges_of(projection.graph)
        }
    return {
        (source, target, data["relation"]): evidence.of_tie(projection, source, target, data["relation"])
        for source, target, data in edges_of(projection.graph)
    }
