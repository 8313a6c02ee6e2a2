"""Whether ties go across sectors or stay inside: the E-I index, what it could be, and what chance would give.

Takes a network with sectors, or plain numbers of ties; gives numbers. Ties are counted, whatever their strength: a
strength would let the sectors of the largest things decide. Makes no table: see
:mod:`cluster_graph.network.sectors.external_internal_table`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cluster_graph.network.engines.engine import Progress
from cluster_graph.network.sectors.chance import draws_for
from cluster_graph.network.sectors.placed import FEWEST_ORGANIZATIONS, Placed

_TELL_EVERY = 100


def ei_index(external: int, internal: int) -> float | None:
    r"""The E-I index of Krackhardt and Stern.

    .. math:: EI = \frac{E - I}{E + I}

    where :math:`E` is the number of ties between sectors and :math:`I` of those within. 1: all ties go across; -1:
    all stay inside. Undefined without ties.

    Not to be compared between networks, nor between sectors, without its attainable range: a small sector can hardly
    stay inside, a large one can hardly do else. See :func:`attainable` and :func:`expected_index`.

    D. Krackhardt and R. N. Stern (1988), "Informal networks and organizational crises: an experimental simulation",
    Social Psychology Quarterly 51, 123-140, https://doi.org/10.2307/2786835.

    Of four ties, one goes across: (1 - 3) / 4.

    >>> ei_index(1, 3)
    -0.5
    """
    ties = external + internal
    return (external - internal) / ties if ties else None


def attainable(ties: int, pairs_across: int, pairs_inside: int) -> tuple[float, float] | None:
    r"""The lowest and the highest E-I index that so many ties can have.

    .. math:: I_{\max} = \min(m, P_I), \qquad I_{\min} = \max(0, m - P_E)

    where :math:`m` is the number of ties, :math:`P_I` the number of pairs of organizations within sectors, and
    :math:`P_E` between them. Undefined without ties. Not all of the range need be open to a network made of large
    councils, whose ties come in lumps.

    Two sectors of two with three ties: at most two stay inside, (1 - 2) / 3; all three may go across.

    >>> low, high = attainable(3, pairs_across=4, pairs_inside=2)
    >>> round(low, 3), high
    (-0.333, 1.0)
    """
    if not ties:
        return None
    most_inside, fewest_inside = min(ties, pairs_inside), max(0, ties - pairs_across)
    return (ties - 2 * most_inside) / ties, (ties - 2 * fewest_inside) / ties


def expected_index(pairs_across: int, pairs_inside: int) -> float | None:
    r"""The E-I index expected if sectors were dealt out at random, ties staying as they are.

    .. math:: \frac{P_E - P_I}{P_E + P_I}

    where :math:`P_E` and :math:`P_I` are the numbers of pairs of organizations between and within sectors: a tie falls
    on each pair with the same chance. Exact where the number of ties is given, which it is for the network and for
    one organization, whose own sector stays (its pairs are those with the others); for one sector it is the index of
    the expected numbers. Undefined without pairs.

    Two sectors of two: four pairs across, two inside.

    >>> round(expected_index(4, 2), 3)
    0.333
    """
    return ei_index(pairs_across, pairs_inside)


@dataclass(frozen=True, slots=True)
class PermutationTest:
    """``p``: two-sided; ``None`` where it would mean nothing. ``draws``: how many permutations; 0 if none was made."""

    p: float | None
    draws: int
    seed: int


def permutation_test(network: Placed, seed: int = 0, progress: Progress | None = None) -> PermutationTest:
    r"""How rarely chance gives an E-I index of the network as far from the expected one as it is.

    .. math:: p = \frac{1 + |\{b : |EI_b - EI_0| \ge |EI - EI_0|\}|}{1 + B}

    where :math:`EI_b` is the index after the sectors have been permuted among the organizations, :math:`EI_0` the
    expected index, and :math:`B` the number of permutations: 9,999, fewer in very large networks, never below 999. A
    ``p`` cannot be below 1/(1 + B). Undefined where fewer than
    :data:`~cluster_graph.network.sectors.placed.FEWEST_ORGANIZATIONS` organizations have a known sector, without ties
    among them, and where no permutation changes the index (one sector; all tied to all).

    It asks whether ties and sectors have to do with each other, not who chose whom: ties made by one council are no
    independent choices, which the permutations take into account since they leave the ties alone.

    On adding 1: B. Phipson and G. K. Smyth (2010), "Permutation p-values should never be zero",
    https://doi.org/10.2202/1544-6115.1585.
    """
    known = network.between_placed
    ends, placed = network.ends[known], network.sector_of >= 0
    organizations, ties = int(placed.sum()), len(ends)
    if organizations < FEWEST_ORGANIZATIONS or not ties:
        return PermutationTest(None, 0, seed)
    draws = draws_for(organizations + ties)
    sizes = network.sizes
    pairs = organizations * (organizations - 1) // 2
    inside_by_chance = ties * sum(size * (size - 1) // 2 for size in sizes)
    sector_of, random = network.sector_of.copy(), np.random.default_rng(seed)

    def away() -> int:
        inside = int((sector_of[ends[:, 0]] == sector_of[ends[:, 1]]).sum())
        return inside * pairs - inside_by_chance

    observed = away()
    as_far, changed = 0, False
    for draw in range(1, draws + 1):
        sector_of[placed] = random.permutation(sector_of[placed])
        drawn = away()
        as_far += abs(drawn) >= abs(observed)
        changed = changed or drawn != observed
        if progress is not None and (draw % _TELL_EVERY == 0 or draw == draws):
            progress(draw, draws)
    return PermutationTest((1 + as_far) / (1 + draws) if changed else None, draws, seed)
