"""The information that three yes-or-no properties share: entropies, T, and what T would be by chance.

Takes eight frequencies: how many observations have which of three properties. Knows no sectors and no things; see
:mod:`cluster_graph.network.sectors.triple_helix`.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FEWEST_OBSERVATIONS = 20
"""With fewer, eight frequencies say too little: T is not given."""
CELLS = 8
_ROUNDING = 1e-12
_Numbers = npt.NDArray[np.float64]

# Cell number c has the first property if c & 1, the second if c & 2, the third if c & 4.
_SUBSETS = (1, 2, 4, 3, 5, 6, 7)


def _entropies(frequencies: _Numbers) -> dict[int, _Numbers]:
    """Entropies in bits, by subset of properties (as bits), over the last axis of frequencies; no row may be empty."""
    shares = frequencies / frequencies.sum(axis=-1, keepdims=True)
    found = {}
    for subset in _SUBSETS:
        parts = [
            shares[..., [c for c in range(CELLS) if c & subset == part]].sum(axis=-1) for part in range(CELLS)
        ]
        terms = np.array([part * np.log2(np.where(part > 0, part, 1.0)) for part in parts])
        found[subset] = np.abs(terms.sum(axis=0))
    return found


def entropies(frequencies: tuple[int, ...]) -> dict[str, float] | None:
    r"""The entropies of three properties, alone, by twos and all together, in bits.

    .. math:: H_S = -\sum_{s} p_s \log_2 p_s

    where :math:`S` is a set of properties and :math:`p_s` the share of observations that have exactly the part
    :math:`s` of them. Keys: ``1``, ``2``, ``3``, ``12``, ``13``, ``23``, ``123``. ``frequencies``: of the eight
    cells; cell 1 has only the first property, 2 only the second, 4 only the third, 3 the first two, and so on.
    Undefined without observations.

    From few observations entropies come out too low, by about (K - 1) / (2 n ln 2) bits with K cells in use (G. A.
    Miller 1955, "Note on the bias of information estimates"); no correction is made here.

    Two fair coins and a third that is always no: one bit each, two together.

    >>> entropies((1, 1, 1, 1, 0, 0, 0, 0))
    {'1': 1.0, '2': 1.0, '3': 0.0, '12': 2.0, '13': 1.0, '23': 1.0, '123': 2.0}
    """
    if not sum(frequencies):
        return None
    found = _entropies(np.array(frequencies, dtype=np.float64))
    names = {
        subset: "".join(str(place + 1) for place in range(3) if subset >> place & 1) for subset in _SUBSETS
    }
    return {names[subset]: float(found[subset]) for subset in _SUBSETS}


def _transmissions(frequencies: _Numbers) -> _Numbers:
    h = _entropies(frequencies)
    found: _Numbers = h[1] + h[2] + h[4] - h[3] - h[5] - h[6] + h[7]
    return np.where(np.abs(found) < _ROUNDING, 0.0, found)


def transmission(frequencies: tuple[int, ...]) -> float | None:
    r"""The mutual information of three properties.

    .. math:: T_{123} = H_1 + H_2 + H_3 - H_{12} - H_{13} - H_{23} + H_{123}

    where the :math:`H` are those of :func:`entropies`. In bits, from -1 to 1. Negative: the three together reduce
    uncertainty beyond what each two do, which Leydesdorff reads as synergy; positive: the pairs say the same thing
    over again. Undefined without observations.

    Not to be trusted with few observations, nor read without what chance gives: where nothing without any of the three
    is observed, and where observations differ in size, T is not 0 even if the properties have nothing to do with each
    other. See :func:`~cluster_graph.network.sectors.triple_helix_chance.band_by_chance`.

    L. Leydesdorff (2003), "The mutual information of university-industry-government relations: an indicator of the
    Triple Helix dynamics", Scientometrics 58, 445-467, https://doi.org/10.1023/A:1026253130577.

    The third property holds where exactly one of two fair coins does (cells 0, 5, 6 and 3): no two of them share
    anything, the three share one bit: 3 - 6 + 2.

    >>> transmission((1, 0, 0, 1, 0, 1, 1, 0))
    -1.0
    """
    if not sum(frequencies):
        return None
    return float(_transmissions(np.array(frequencies, dtype=np.float64)))


def transmissions(readings: npt.NDArray[np.int64]) -> _Numbers:
    """T of many rows of eight frequencies at once; rows without observations are left out."""
    return _transmissions(readings[readings.sum(axis=1) > 0].astype(np.float64))
