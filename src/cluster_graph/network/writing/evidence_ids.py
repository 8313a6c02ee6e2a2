"""The ids of the evidence of a projection as plain mappings, as the writers of tables and graphs take them.

Takes a projection and :class:`~cluster_graph.network.evidence.Evidence`; decides nothing.
"""

from __future__ import annotations

from cluster_graph.network.edges import Tie, ties_of
from cluster_graph.network.evidence import Evidence
from cluster_graph.network.project import Projection

Ids = tuple[str, ...]


def node_evidence(projection: Projection, evidence: Evidence) -> dict[str, Ids]:
    """By node, the ids of the assertions that state it."""
    return {node: evidence.of_node(projection, node) for node in projection.graph}


def tie_evidence(projection: Projection, evidence: Evidence) -> dict[Tie, Ids]:
    """By tie, the ids of the assertions that state it."""
    return {tie: evidence.of_tie(projection, *tie) for tie in ties_of(projection.graph)}
