"""The network of a cluster: who is tied to whom, and who stands where in it."""

from cluster_graph.network.load import load_network
from cluster_graph.network.project import Projection, project
from cluster_graph.network.records import NetworkRecords
from cluster_graph.network.table import MeasureTable, measure

__all__ = ["MeasureTable", "NetworkRecords", "Projection", "load_network", "measure", "project"]
