"""``python -m cluster_graph`` is ``cluster-graph``."""

from cluster_graph.cli import main

main()
