"""Where the graph is asked: engines, saved queries, results."""
