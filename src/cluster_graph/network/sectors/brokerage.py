"""Between whom an organization mediates: the five roles of Gould and Fernandez, and what chance would give.

Takes a network with sectors; gives counts, expectations and variances by node, as arrays. Makes no table and decides
not what is worth showing: see :mod:`cluster_graph.network.sectors.brokerage_table`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from cluster_graph.network.engines.engine import Progress
from cluster_graph.network.sectors.open_pairs import OpenPairs, open_pairs
from cluster_graph.network.sectors.placed import Integers, Placed

ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")
_Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Brokerage:
    """The roles of each node; arrays by node, those of a node of unknown sector mean nothing.

    ``counts``, ``expected``, ``deviation`` (standard deviation by chance): by role of :data:`ROLES`. ``total``: all
    ordered open pairs. ``not_placed``: ordered open pairs beside these in which a sector is not known.
    """

    counts: dict[str, Integers]
    expected: dict[str, _Numbers]
    deviation: dict[str, _Numbers]
    total: Integers
    not_placed: Integers


def brokerage(network: Placed, progress: Progress | None = None) -> Brokerage:
    r"""Counts of the five brokerage roles by sector, with exact expectation and deviation by chance.

    .. math:: b_r(v) = |\{(a, b) : a, b \in N(v),\ a \ne b,\ \{a, b\} \notin E,\ (g_a, g_v, g_b) \text{ is } r\}|

    where :math:`N(v)` are the nodes tied to :math:`v`, :math:`E` is the set of ties, :math:`g` the sector, and
    :math:`r` a role of :math:`v` on the way from :math:`a` to :math:`b`: *coordinator*, all three of one sector;
    *consultant* (itinerant broker), :math:`a` and :math:`b` of one sector, :math:`v` of another; *gatekeeper*, only
    :math:`a` of another sector; *representative*, only :math:`b` of another; *liaison*, three sectors. Ties have no
    direction, so both orders of a pair count and gatekeeper always equals representative.

    Chance is the permutation of sectors: ties and the sector of :math:`v` stay, the sectors of the other
    :math:`N - 1` nodes are dealt out anew. With :math:`T` open pairs in order, :math:`D = (N - 1)(N - 2)` and
    :math:`n_h` nodes of sector :math:`h`, the expectations are :math:`T (n_g - 1)(n_g - 2) / D` for a coordinator of
    sector :math:`g`, :math:`T \sum_{h \ne g} n_h (n_h - 1) / D` for a consultant,
    :math:`T (N - n_g)(n_g - 1) / D` each for gatekeeper and representative, and the rest of :math:`T` for a liaison.
    The variance is exact too; it follows from how many open pairs share a node. Nodes of unknown sector are no part
    of it: no role counts them, neither does :math:`N`.

    Not the null of R's *sna*, which draws directed ties independently from the density: without direction,
    :math:`a \to v` and :math:`v \to a` are one tie, and its variance is wrong. Not to be trusted where a single
    council makes most of the ties: the pairs that it leaves open depend on who is not in it.

    R. V. Gould and R. M. Fernandez (1989), "Structures of mediation: a formal approach to brokerage in transaction
    networks", Sociological Methodology 19, 89-126, https://doi.org/10.2307/270949.

    A university between two companies that are not tied: from one to the other and back, twice a consultant. By
    chance there is no other way to deal two sectors "company" out to two nodes.

    >>> from cluster_graph.network.sectors.placed import NOT_PLACED, Placed
    >>> ends, nobody = np.array([[0, 1], [1, 2]]), np.array([])
    >>> star = Placed(("a", "v", "b"), ("company", "university"), np.array([0, 1, 0]), ends, nobody, nobody)
    >>> found = brokerage(star)
    >>> int(found.counts["consultant"][1]), float(found.expected["consultant"][1])
    (2, 2.0)
    """
    pairs = open_pairs(network, progress)
    moments = _Moments(network, pairs)
    own_and_other = moments.of(_one_own)
    by_role = {
        "coordinator": (2 * pairs.both_own, 2, moments.of(_both_own)),
        "consultant": (2 * pairs.same_other, 2, moments.of(_same_other)),
        "gatekeeper": (pairs.one_own, 1, own_and_other),
        "representative": (pairs.one_own, 1, own_and_other),
        "liaison": (2 * pairs.different, 2, moments.of(_different)),
    }
    return Brokerage(
        {role: counts for role, (counts, _, _) in by_role.items()},
        {role: orders * mean for role, (_, orders, (mean, _)) in by_role.items()},
        {role: orders * np.sqrt(variance) for role, (_, orders, (_, variance)) in by_role.items()},
        2 * pairs.total,
        2 * pairs.not_placed,
    )


@dataclass(frozen=True, slots=True)
class _Hand:
    """The sectors that are dealt out to the others around a node of one sector.

    ``own``: how many are of its own sector; ``rest``: of others; ``twos``, ``threes``, ``fours``: over the other
    sectors, the ways to draw so many of one of them, in order; ``two_twos``: two of one, then two of one, alike or
    not.
    """

    own: int
    sizes: tuple[int, ...]

    @property
    def rest(self) -> int:
        return sum(self.sizes)

    def alike(self, number: int) -> int:
        """Ways to draw ``number`` of one other sector, in order."""
        return sum(_falling(size, number) for size in self.sizes)

    @property
    def two_twos(self) -> int:
        """Ways to draw two of one other sector and then two of one other sector, the same or not."""
        twos = [_falling(size, 2) for size in self.sizes]
        return self.alike(4) + sum(twos) ** 2 - sum(ways**2 for ways in twos)


def _falling(number: int, times: int) -> int:
    product = 1
    for step in range(times):
        product *= number - step
    return product


# How many ways to deal sectors, in order, to the nodes of: one pair; two pairs that share their first node; two pairs
# apart, so that each pair is of the kind.
_Ways = tuple[int, int, int]


def _both_own(hand: _Hand) -> _Ways:
    return _falling(hand.own, 2), _falling(hand.own, 3), _falling(hand.own, 4)


def _same_other(hand: _Hand) -> _Ways:
    return hand.alike(2), hand.alike(3), hand.two_twos


def _one_own(hand: _Hand) -> _Ways:
    own, rest = hand.own, hand.rest
    return (
        2 * own * rest,
        own * _falling(rest, 2) + rest * _falling(own, 2),
        4 * _falling(own, 2) * _falling(rest, 2),
    )


def _different(hand: _Hand) -> _Ways:
    rest = hand.rest
    return (
        _falling(rest, 2) - hand.alike(2),
        sum(size * _falling(rest - size, 2) for size in hand.sizes),
        _falling(rest, 4) - 2 * hand.alike(2) * _falling(rest - 2, 2) + hand.two_twos,
    )


class _Moments:
    """Mean and variance, by node, of how many of its open pairs are of a kind when sectors are dealt out."""

    def __init__(self, network: Placed, pairs: OpenPairs) -> None:
        self.sector_of = network.sector_of
        self.sizes = network.sizes
        self.one = pairs.total.astype(np.float64)
        self.sharing = pairs.sharing.astype(np.float64)
        self.apart = self.one**2 - self.one - self.sharing

    def of(self, ways: Callable[[_Hand], _Ways]) -> tuple[_Numbers, _Numbers]:
        """Mean and variance of the number of pairs of a kind."""
        others = sum(self.sizes) - 1
        # Covariances are taken as fractions: their terms nearly cancel, and are multiplied by the square of the pairs.
        chances = np.zeros((len(self.sizes) + 1, 4))  # the last row: nodes of unknown sector
        for sector, size in enumerate(self.sizes):
            hand = _Hand(size - 1, self.sizes[:sector] + self.sizes[sector + 1 :])
            one, sharing, apart = (
                Fraction(number, _falling(others, drawn) or 1)
                for number, drawn in zip(ways(hand), (2, 3, 4), strict=True)
            )
            chances[sector] = one, one - one**2, sharing - one**2, apart - one**2
        one_chance, *covariances = chances[self.sector_of].T
        terms = np.array(covariances) * (self.one, self.sharing, self.apart)
        variance = terms.sum(axis=0)
        variance[variance < 1e-12 * np.abs(terms).sum(axis=0)] = 0.0  # sectors leave nothing to chance
        return self.one * one_chance, variance
