"""Burt's structural holes of large networks, by products of sparse matrices; exact.

Takes the matrix of strengths. Columns are only ever added up along ties, so the time follows the number of triangles.

R. S. Burt (1992), Structural Holes, https://doi.org/10.4159/9780674029095.
"""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp

from cluster_graph.network.engines.arrays import Reals


def shares(strengths: sp.csr_array) -> sp.csr_array:
    """How much of a node's strength goes to each of its neighbours: p, its rows adding up to 1."""
    sums = strengths.sum(axis=1)
    return (sp.diags_array(np.divide(1.0, sums, out=np.zeros(len(sums)), where=sums > 0)) @ strengths).tocsr()


def constraints(strengths: sp.csr_array) -> sp.csr_array:
    r"""By how much each neighbour constrains a node: :math:`c_{ij} = (p_{ij} + \sum_q p_{iq} p_{qj})^2` for ties ij."""
    direct = shares(strengths)
    ties = (strengths > 0).astype(np.float64)
    indirect = (direct @ direct).multiply(ties)
    found = (direct + indirect).tocsr()
    found.data **= 2
    return found


def constraint(strengths: sp.csr_array) -> Reals:
    """The constraint of each node, 0 for those without ties."""
    found: Reals = constraints(strengths).sum(axis=1)
    return found


def effective_size(strengths: sp.csr_array) -> Reals:
    r"""The neighbours of each node that are not redundant: :math:`\sum_j (1 - \sum_q p_{iq} m_{qj})`.

    :math:`m_{jq}` is the strength of j's tie to q by that of j's strongest tie; q are the neighbours of both.
    """
    strongest = np.zeros(strengths.shape[0])
    np.maximum.at(strongest, np.repeat(np.arange(len(strongest)), np.diff(strengths.indptr)), strengths.data)
    scaled = np.divide(1.0, strongest, out=np.zeros(len(strongest)), where=strongest > 0)
    marginal = (sp.diags_array(scaled) @ strengths).tocsr()
    ties = (strengths > 0).astype(np.float64)
    redundant = (shares(strengths) @ marginal.T).multiply(ties).sum(axis=1)
    found: Reals = np.diff(strengths.indptr) - redundant
    return found


def hierarchy(strengths: sp.csr_array) -> Reals:
    r"""How unevenly the constraint of a node is spread over its N neighbours, 0 where it has fewer than two.

    .. math:: H = \frac{\sum_j \frac{c_{ij}}{C/N} \ln \frac{c_{ij}}{C/N}}{N \ln N}
    """
    parts = constraints(strengths)
    sums = parts.sum(axis=1)
    counts = np.diff(strengths.indptr)
    rows = np.repeat(np.arange(len(counts)), np.diff(parts.indptr))
    ratios = parts.data / (sums[rows] / counts[rows])
    added = np.bincount(rows, weights=ratios * np.log(ratios), minlength=len(counts))
    found: Reals = np.divide(
        added, counts * np.log(np.maximum(counts, 1)), out=np.zeros(len(counts)), where=counts > 1
    )
    return found
