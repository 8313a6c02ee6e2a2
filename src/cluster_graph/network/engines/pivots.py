"""How far an estimate from drawn sources can be from the truth.

Takes sums over the draws; gives a radius for each node such that with probability 95 % all nodes at once are within
theirs. Nothing is supposed of how values are spread but the range that they are in (an empirical Bernstein bound; A.
Maurer and M. Pontil (2009), "Empirical Bernstein bounds and sample variance penalization", COLT).
"""

from __future__ import annotations

from math import ceil, log

import numpy as np

from cluster_graph.network.engines.arrays import Integers, Reals
from cluster_graph.problems import Words

DOUBT = 0.05
SEED = 0


def drawn(weights: Reals, draws: int, seed: int = SEED) -> tuple[Integers, Reals]:
    """Nodes drawn, each as probable as its weight says, each once and how often it was drawn."""
    generator = np.random.default_rng(seed)
    found, times = np.unique(
        generator.choice(len(weights), draws, p=weights / weights.sum()), return_counts=True
    )
    return found.astype(np.intp), times.astype(np.float64)


def radius(sums: Reals, squares: Reals, draws: int, ranges: Reals | float, values: int) -> Reals:
    r"""How far the means of ``draws`` values can be from what is expected, for all of so many ``values`` at once.

    .. math:: \sqrt{\frac{2 V \ln(4 k / \delta)}{t}} + \frac{7 R \ln(4 k / \delta)}{3 (t - 1)}

    where :math:`t` are the draws, :math:`V` the variance among them (from their sums and sums of squares),
    :math:`R` the range of a value (``ranges``), :math:`k` the number of values, and :math:`\delta` is 0.05.

    Ten thousand draws that are all the same leave only the second term:

    >>> float(radius(np.array([5000.0]), np.array([2500.0]), 10_000, 1.0, 100).round(5)[0])
    0.0021
    """
    spread = np.maximum(0, (squares - sums**2 / draws) / (draws - 1))
    logarithm = log(4 * values / DOUBT)
    bound: Reals = np.sqrt(2 * spread * logarithm / draws) + 7 * ranges * logarithm / (3 * (draws - 1))
    return bound


def said(draws: int, largest: float, of: Words) -> Words:
    """The sentence that belongs to an estimate. ``largest``: the radius of the node that is least well known, as a share
    ``of`` something; from 1 on it bounds nothing, and no number is said."""
    bound = Words(
        "選んだ回数が少ないため、真の値との差の限界は述べられない",
        "these draws are too few to say how far off it can be",
    )
    if largest < 1:
        percent = ceil(largest * 1000) / 10  # never less than what was derived
        bound = Words(
            f"{100 * (1 - DOUBT):.0f} % の確率で、全てのノードについて、真の値との差は{of.ja}の {percent:.1f}% 以内である",
            f"with a probability of {1 - DOUBT:.0%} it is, for all nodes, off by at most {percent:.1f}% of {of.en}",
        )
    return Words(
        f"全てのノードから計算すると時間がかかりすぎるため、起点を無作為に {draws:,} 回選んで推定した（乱数の種{SEED}）。"
        f"{bound.ja}。",
        "Computing it from all nodes would take too long, so it is estimated from sources drawn at random "
        f"{draws:,} times (seed {SEED}); {bound.en}.",
    )
