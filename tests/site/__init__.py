# ruff: noqa: A005 - mirrors cluster_graph.site; as tests.site it hides nothing of the standard library
