"""The leading eigenvector of a network, by ARPACK through SciPy, from a fixed start.

Takes the matrix of strengths of a connected graph. NetworkX iterates powers, and stops with an error that grows with the
network where the two largest eigenvalues are close; here the last digits are right, and the same in every engine. Where
they are too close, as of two equal groups far apart, any mixture of their vectors would pass for the leading one, and none
is given.
"""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from scipy.sparse import linalg

from cluster_graph.network.engines.arrays import Reals

_CLOSEST = (
    1e-7  # share of the largest eigenvalue: where the next is nearer, few digits of the vector are right
)
_SMALL = 200  # up to here a full decomposition is as fast, and cannot fail


def leading_vector(strengths: sp.csr_array) -> Reals | None:
    """The eigenvector of the largest eigenvalue, not negative, squares adding up to 1; ``None`` where it does not
    settle, or is not told from the next."""
    nodes = strengths.shape[0]
    if nodes <= _SMALL:
        values, vectors = np.linalg.eigh(strengths.toarray())
    else:
        try:
            values, vectors = linalg.eigsh(strengths, k=2, which="LA", v0=np.ones(nodes))
        except linalg.ArpackNoConvergence:
            return None
    if nodes > 1 and values[-1] - values[-2] < _CLOSEST * values[-1]:
        return None
    found: Reals = np.abs(vectors[:, -1])
    return found
