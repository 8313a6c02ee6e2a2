"""Which pairs of actors share more things than chance would give, were everybody in as many things as it is.

Takes an affiliation network; gives for each pair that shares something the number observed, the number expected,
and how rarely chance alone gives as many. Never says that a tie is unreal: a pair *not above chance* shares no more
than two bodies would that sit everywhere, which is a fact about them too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx
import numpy as np

from cluster_graph.network.engines.engine import Progress
from cluster_graph.network.groups.chance_words import (
    BURN_IN,
    LEVEL,
    NO_FREEDOM,
    NOTHING_SHARED,
    THINNING,
    drawn_notes,
)
from cluster_graph.network.groups.curveball import Memberships, arrangements
from cluster_graph.network.project import Pair, Projection
from cluster_graph.problems import InputError, Words

MOST_DRAWS = 99_999
FEWEST_DRAWS = 99
# Draws times memberships (or pairs, where there are more) that a laptop deals in well under a minute; large networks get fewer draws.
_BUDGET = 3_000_000
_SIDE_BY_SIDE = 20_000
_PAIRS_AT_ONCE = 200_000


@dataclass(frozen=True, slots=True)
class PairChance:
    """What two actors share, and what chance makes of it.

    ``shared``: things both are in. ``expected``: their mean number over random arrangements. ``p``: how often chance
    gives as many or more. ``smallest_p``: the smallest p that any number of shared things could have had for this
    pair, as far as the draws tell; where it is not small no number of shared things would have been surprising.
    ``q``: p corrected for the number of pairs looked at. ``above_chance``: whether q is at most .05.
    """

    shared: int
    expected: float
    p: float
    smallest_p: float
    q: float
    above_chance: bool


@dataclass(frozen=True, slots=True)
class SharedByChance:
    """The answer for all pairs that share something, by ``(id, id)`` in the order of the ids.

    ``tested``: the number of pairs corrected for: all pairs of actors, since those that share nothing were looked at
    too (their p is 1). ``trades``: how many were made in all. ``notes``: how it was drawn, and what it cannot say.
    """

    projection: Projection
    pairs: Mapping[Pair, PairChance]
    tested: int
    draws: int
    trades: int
    seed: int
    notes: tuple[Words, ...]

    def by_tie(self) -> dict[Pair, tuple[float, float, float, float]]:
        """Expected, p, the smallest p and q of each pair, as the table of ties takes them."""
        return {
            pair: (chance.expected, chance.p, chance.smallest_p, chance.q)
            for pair, chance in self.pairs.items()
        }


def above_chance(
    affiliation: Projection, draws: int | None = None, seed: int = 0, progress: Progress | None = None
) -> SharedByChance:
    r"""Each pair that shares something, held against random memberships with the same numbers.

    .. math:: p_{ij} = \frac{r_{ij} + 1}{D + 1}, \qquad
        q_{(k)} = \min_{l \ge k} \min\!\left(1, \frac{M\, p_{(l)}}{l}\right)

    where :math:`D` arrangements are drawn in which every actor is in as many things, and every thing has as many
    actors, as observed, each such arrangement being equally likely; in :math:`r_{ij}` of them :math:`i` and
    :math:`j` share at least as many things as observed (the observed arrangement itself counts as one more);
    :math:`p_{(1)} \le p_{(2)} \le \dots` are the sorted values, and :math:`M = n(n-1)/2` the number of all pairs of
    the :math:`n` actors. Pairs that share nothing have p = 1 and are not listed.

    ``draws``: by default 99,999, fewer in networks with more than 30 memberships or pairs, at least 99. No p is below
    1/(D + 1); where the numbers leave little freedom (an actor that is in everything) p cannot be small, and
    ``smallest_p`` says how small it could have been. Never undefined: without any
    freedom p is 1.

    Not to be trusted as a test of a single pair chosen after seeing the result; take q. Large networks have so many
    pairs that no practical number of draws makes q small: then only p tells, and only to sort by. Memberships of one
    thing count as if they had come about one by one, although a council is often named as a whole.

    G. Strona et al. (2014), "A fast and unbiased procedure to randomize ecological binary matrices with fixed row
    and column totals", Nature Communications 5, 4114, https://doi.org/10.1038/ncomms5114; B. V. North, D. Curtis and
    P. C. Sham (2002), "A note on the calculation of empirical P values from Monte Carlo procedures", American
    Journal of Human Genetics 71, 439-441, https://doi.org/10.1086/341527; Y. Benjamini and Y. Hochberg (1995),
    "Controlling the false discovery rate", Journal of the Royal Statistical Society B 57, 289-300,
    https://doi.org/10.1111/j.2517-6161.1995.tb02031.x.

    Raises :class:`~cluster_graph.problems.InputError` where the network is not an affiliation network, or for no draws.

    Four bodies in one agreement each, two in s and two in t: s has one of six pairs, and a and b share something where
    it has just these two, or the two others. So p is close to 2/6.

    >>> from datetime import date
    >>> from cluster_graph.network.project import project
    >>> from cluster_graph.network.records import Actor, Involvement, NetworkRecords, Thing
    >>> from cluster_graph.periods import Period
    >>> bodies = tuple(Actor(name, Words(name, name)) for name in "abcd")
    >>> agreements = tuple(Thing(name, "agreement", Words(name, name)) for name in "st")
    >>> days = Period(date(2018, 4, 1), date(2018, 4, 1), open_ended=True)
    >>> signed = tuple(Involvement(t, a, "party", days) for a, t in zip("abcd", "sstt"))
    >>> records = NetworkRecords(bodies, (), agreements, signed)
    >>> found = above_chance(project(records, "affiliation", on=date(2018, 8, 28)))
    >>> round(found.pairs["a", "b"].p, 1), found.pairs["a", "b"].above_chance
    (0.3, False)
    """
    if affiliation.projection != "affiliation":
        raise InputError(
            Words(
                "偶然との比較には affiliation（機関と場の二部ネットワーク）が要ります。",
                "a comparison with chance needs the affiliation network of organizations and things.",
            )
        )
    if draws is not None and draws < 1:
        raise InputError(Words("抽出回数は1以上にしてください。", "the number of draws must be at least 1."))
    memberships = Memberships.of(affiliation.graph)
    observed = _observed(affiliation.graph)
    entries = len(memberships.actor_of)
    drawn = draws or min(MOST_DRAWS, max(FEWEST_DRAWS, _BUDGET // max(entries, len(observed), 1)))
    number = len(memberships.actors)
    tested = number * (number - 1) // 2
    if not observed:
        return SharedByChance(affiliation, {}, tested, 0, 0, seed, (NOTHING_SHARED,))
    if memberships.only_one_arrangement:
        certain = {
            pair: PairChance(shared, float(shared), 1.0, 1.0, 1.0, False) for pair, shared in observed.items()
        }
        return SharedByChance(affiliation, certain, tested, 0, 0, seed, (NO_FREEDOM,))
    chains = max(1, min(500, _SIDE_BY_SIDE // entries, _PAIRS_AT_ONCE // len(observed), drawn))
    tally = _Tally(memberships, observed)
    for actor_of, thing_of, count in arrangements(memberships, drawn, chains, BURN_IN, THINNING, seed):
        tally.add(actor_of, thing_of, count)
        if progress is not None:
            progress(tally.draws, drawn)
    sweeps = BURN_IN + THINNING * (-(-drawn // chains) - 1)
    trades = sweeps * chains * (number // 2)
    result = tally.result(tested)
    stuck = sum(chance.smallest_p > LEVEL for chance in result.values())
    notes = drawn_notes(affiliation, stuck, len(observed), drawn, chains, trades, seed, tested)
    return SharedByChance(affiliation, result, tested, drawn, trades, seed, notes)


def _observed(graph: nx.Graph[str]) -> dict[Pair, int]:
    """How many things each pair of actors shares; pairs that share none are not there."""
    found: dict[Pair, int] = {}
    for node, attributes in graph.nodes(data=True):
        if attributes["bipartite"] == 1:
            members = sorted(graph[node])
            for position, one in enumerate(members):
                for other in members[position + 1 :]:
                    found[one, other] = found.get((one, other), 0) + 1
    return dict(sorted(found.items()))


class _Tally:
    """Counts over the draws, pair by pair, so that no draw is kept."""

    def __init__(self, memberships: Memberships, observed: dict[Pair, int]) -> None:
        self.memberships = memberships
        self.pairs = list(observed)
        self.observed = np.array(list(observed.values()), dtype=np.int64)
        numbers = {actor: number for number, actor in enumerate(memberships.actors)}
        self.ones = np.array([numbers[one] for one, _ in self.pairs], dtype=np.int64)
        self.others = np.array([numbers[other] for _, other in self.pairs], dtype=np.int64)
        self.draws = 0
        self.total = np.zeros(len(self.pairs), dtype=np.int64)
        self.as_many = np.zeros(len(self.pairs), dtype=np.int64)
        self.most = self.observed.copy()
        self.with_most = np.zeros(len(self.pairs), dtype=np.int64)

    def add(self, actor_of: np.ndarray, thing_of: np.ndarray, count: int) -> None:
        """Counts ``count`` arrangements that were dealt side by side."""
        matrix = self.memberships.matrix(actor_of, thing_of, count)
        rows = np.arange(count)[:, None] * len(self.memberships.actors)
        together = matrix[(rows + self.ones).ravel()] * matrix[(rows + self.others).ravel()]
        shared = np.asarray(together.sum(axis=1)).reshape(count, len(self.pairs))
        self.total += shared.sum(axis=0)
        self.as_many += (shared >= self.observed).sum(axis=0)
        most = np.maximum(self.most, shared.max(axis=0))
        self.with_most[most > self.most] = 0
        self.with_most += (shared == most).sum(axis=0)
        self.most = most
        self.draws += count

    def result(self, tested: int) -> dict[Pair, PairChance]:
        """The answer by pair, corrected for ``tested`` pairs."""
        chance = (self.as_many + 1) / (self.draws + 1)
        smallest = (self.with_most + 1) / (self.draws + 1)
        corrected = benjamini_hochberg(chance, tested)
        return {
            pair: PairChance(
                int(self.observed[place]),
                float(self.total[place] / self.draws),
                float(chance[place]),
                float(smallest[place]),
                float(corrected[place]),
                bool(corrected[place] <= LEVEL),
            )
            for place, pair in enumerate(self.pairs)
        }


def benjamini_hochberg(chance: np.ndarray, tested: int) -> np.ndarray:
    """The q of each p, where ``tested`` pairs were looked at and those not given have p = 1.

    >>> benjamini_hochberg(np.array([0.01, 0.04]), 4).tolist()
    [0.04, 0.08]
    """
    order = np.argsort(chance, kind="stable")
    scaled = chance[order] * tested / np.arange(1, len(chance) + 1)
    corrected = np.empty(len(chance))
    corrected[order] = np.minimum(1.0, np.minimum.accumulate(scaled[::-1])[::-1])
    return corrected
