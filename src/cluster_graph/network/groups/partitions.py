"""How alike two divisions of the same actors into groups are, corrected for what chance alone would give.

Takes two lists of labels, an entry an actor; gives a number. Knows no graph and finds no groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, log

import numpy as np
from scipy.special import gammaln

NORMALIZATIONS = ("arithmetic", "max")


def adjusted_mutual_information(
    one: Sequence[int] | np.ndarray, other: Sequence[int] | np.ndarray, normalization: str = "arithmetic"
) -> float | None:
    r"""How much one division tells of another, beyond what divisions into groups of these sizes tell by chance.

    .. math:: \mathrm{AMI}(U, V) = \frac{I(U; V) - \mathrm{E}[I]}{M - \mathrm{E}[I]}, \qquad
        I(U; V) = \sum_{i, j} \frac{n_{ij}}{n} \ln \frac{n\, n_{ij}}{a_i b_j}

    where :math:`n` is the number of actors, :math:`a_i` and :math:`b_j` are the sizes of the groups of :math:`U`
    and :math:`V`, and :math:`n_{ij}` actors are in both :math:`i` and :math:`j`. :math:`\mathrm{E}[I]` is the mean
    of :math:`I` over all ways of dealing the actors into groups of these sizes (the hypergeometric model), and
    :math:`M` the most that :math:`I` could be: with ``normalization`` ``arithmetic`` (the default) the arithmetic
    mean of the entropies of :math:`U` and :math:`V`, with ``max`` the larger of the two. 1 for the same division
    under other names, 0 on average for unrelated ones; it may be below 0.

    Undefined with fewer than two actors: there is nobody to part. Where both divisions put all actors together, or
    both leave everybody alone, they are the same division, and the value is 1 although chance could give no other.

    Not to be trusted on a handful of actors: a single actor who moves changes it by a large step.

    N. X. Vinh, J. Epps and J. Bailey (2010), "Information theoretic measures for clusterings comparison: variants,
    properties, normalization and correction for chance", Journal of Machine Learning Research 11, 2837-2854.

    Four actors in two pairs, and in two pairs that cut across: I = 0. Of the three ways to pair four actors one
    gives I = ln 2 and two give 0, so E[I] = (ln 2)/3; M = ln 2. So AMI = (0 - 1/3) / (1 - 1/3) = -1/2.

    >>> round(adjusted_mutual_information([0, 0, 1, 1], [0, 1, 0, 1]), 9)
    -0.5
    >>> round(adjusted_mutual_information([0, 0, 1, 1], [7, 7, 3, 3]), 9)
    1.0
    """
    if normalization not in NORMALIZATIONS:
        raise ValueError(f"normalization is one of {NORMALIZATIONS}, not {normalization!r}")
    if len(one) != len(other):
        raise ValueError("both divisions must be of the same actors")
    size = len(one)
    if size < 2:
        return None
    _, ours = np.unique(np.asarray(one), return_inverse=True)
    _, theirs = np.unique(np.asarray(other), return_inverse=True)
    rows, columns = np.bincount(ours), np.bincount(theirs)
    pairs, counts = np.unique(ours.astype(np.int64) * len(columns) + theirs, return_counts=True)
    if len(pairs) == len(rows) == len(columns):
        return 1.0
    information = fsum(
        count
        / size
        * log(size * count / (int(rows[pair // len(columns)]) * int(columns[pair % len(columns)])))
        for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True)
    )
    expected = _expected_information(rows, columns, size)
    entropies = _entropy(rows, size), _entropy(columns, size)
    most = max(entropies) if normalization == "max" else (entropies[0] + entropies[1]) / 2
    # Different divisions: the most is above the mean of all ways of dealing, so this never divides by 0.
    return (information - expected) / (most - expected)


def _entropy(sizes: np.ndarray, size: int) -> float:
    return -fsum(count / size * log(count / size) for count in sizes.tolist())


def _expected_information(rows: np.ndarray, columns: np.ndarray, size: int) -> float:
    """The mean of the mutual information over all deals; groups of the same size are worked out once."""
    of_rows, row_times = np.unique(rows, return_counts=True)
    of_columns, column_times = np.unique(columns, return_counts=True)
    terms = []
    for a, row_time in zip(of_rows.tolist(), row_times.tolist(), strict=True):
        for b, column_time in zip(of_columns.tolist(), column_times.tolist(), strict=True):
            both = np.arange(max(1, a + b - size), min(a, b) + 1, dtype=np.float64)
            log_chance = (
                gammaln(a + 1) + gammaln(b + 1) + gammaln(size - a + 1) + gammaln(size - b + 1)
                - gammaln(size + 1) - gammaln(both + 1) - gammaln(a - both + 1) - gammaln(b - both + 1)
                - gammaln(size - a - b + both + 1)
            )  # fmt: skip
            told = both / size * np.log(size * both / (a * b))
            terms.append(row_time * column_time * float(np.sum(told * np.exp(log_chance))))
    return fsum(terms)
