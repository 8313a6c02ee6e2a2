"""The command line: the only place that prints or exits. Each command is one call of what stands below.

Data go to standard output, words to standard error. Exit code 0: fine, warnings included; 1: findings; 2: bad
input or usage; 3: a fault of ours.
"""

from cluster_graph.cli.common import app
from cluster_graph.cli.run import main

__all__ = ["app", "main"]
