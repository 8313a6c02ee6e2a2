"""The network of a cluster: who is tied to whom, and who stands where in it."""

from cluster_graph.network.load import load_network
from cluster_graph.network.measuring.table import MeasureTable, measure
from cluster_graph.network.project import Projection, project
from cluster_graph.network.records import NetworkRecords

__all__ = ["MeasureTable", "NetworkRecords", "Projection", "load_network", "measure", "project"]
