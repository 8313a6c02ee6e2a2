"""Builds, checks, queries, analyses and shows the knowledge graph of an innovation cluster.

>>> import cluster_graph as cg
>>> cluster = cg.open()  # the shipped cluster
>>> cluster.query("council-chairs", on="2018-08-28").columns[:2]
('council', 'council_name')
"""

from cluster_graph.cluster import Cluster
from cluster_graph.cluster import open_cluster as connect
from cluster_graph.cluster import open_cluster as open  # noqa: A004 - cg.open() reads as what it does
from cluster_graph.problems import ClusterGraphError, InputError, InvalidTables

__all__ = ["Cluster", "ClusterGraphError", "InputError", "InvalidTables", "connect", "open"]
