"""What rows of distances from a few sources add up to.

This module needs NumPy and SciPy alone and is sent to the workers of a Dask cluster as it is.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import csgraph


def added_distances(matrix: Any, copies: Any, weights: Any, sources: Any) -> Any:
    """The distances from each source to all nodes, each as many times as its weight; the graph is connected."""
    del copies
    return (csgraph.dijkstra(matrix, indices=sources) * weights).sum(axis=1)


def added_nearness(matrix: Any, copies: Any, weights: Any, sources: Any) -> Any:
    """The same of 1/distance, without the source."""
    del copies
    return (nearness(csgraph.dijkstra(matrix, indices=sources)) * weights).sum(axis=1)


def nearness(distances: Any) -> Any:
    """1/distance, 0 for a node to itself."""
    near = np.zeros_like(distances)
    np.divide(1.0, distances, out=near, where=distances > 0)
    return near
