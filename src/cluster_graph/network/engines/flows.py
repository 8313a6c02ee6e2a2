"""The leading eigenvector of a network, by ARPACK through SciPy, from a fixed start.

Takes the matrix of strengths of a connected graph. NetworkX iterates powers, and stops with an error that grows with the
network where the two largest eigenvalues are close; here the last digits are right, and the same in every engine.
"""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from scipy.sparse import linalg

from cluster_graph.network.engines.arrays import Reals

_SMALL = 200  # up to here a full decomposition is as fast, and cannot fail


def leading_vector(strengths: sp.csr_array) -> Reals | None:
    """The eigenvector of the largest eigenvalue, not negative, squares adding up to 1; ``None`` where it does not settle."""
    nodes = strengths.shape[0]
    if nodes <= _SMALL:
        vector = np.linalg.eigh(strengths.toarray())[1][:, -1]
    else:
        try:
            _, vectors = linalg.eigsh(strengths, k=1, which="LA", v0=np.ones(nodes))
        except linalg.ArpackNoConvergence:
            return None
        vector = vectors[:, 0]
    found: Reals = np.abs(vector)
    return found
