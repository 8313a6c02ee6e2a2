"""How each rank moves when a share of ties is unobserved and dates are vague: "2 (1 to 4)".

Takes the observed network and the one with all possible ties; measures many networks of which the observed one may
be a part (:mod:`~cluster_graph.network.doubt.drawing` says how they are drawn), and gives for each rank the 5th and
the 95th percentile of the ranks that the node has in them. Never changes a rank that was observed, and claims no
confidence: it says how much a rank hangs on what is not known, supposing that share and those even chances.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cluster_graph.network.doubt.drawing import PossibleNetworks
from cluster_graph.network.doubt.words import not_defined_in, sentence_of
from cluster_graph.network.engines.engine import Engine, Progress
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.measuring.catalogue import MEASURES
from cluster_graph.network.measuring.table import MeasureTable, measure
from cluster_graph.network.project import Projection
from cluster_graph.problems import InputError, Words

Interval = tuple[int, int]
_Ranks = npt.NDArray[np.int64]
_PERCENTILES = (0.05, 0.95)
_NONE = 0  # no rank, in an array of ranks
_MANY_NODES = 200


@dataclass(frozen=True, slots=True)
class Trust:
    """How far the order of organizations by a measure can be trusted, over the draws that rank all that it ranks.

    ``order``: the mean of Spearman's correlation between the observed ranks and those of a draw, over the
    organizations observed; ``None`` where all are equal. ``first``: in what share of the draws an organization that
    is observed to be first is first, newcomers taking part. Both are ``None`` where these draws are half of all or
    fewer.
    """

    order: float | None
    first: float | None


@dataclass(frozen=True, slots=True)
class RankIntervals:
    """Rank intervals by measure and node, and what they rest on.

    A node is missing where it has no rank, or has none in half of the draws or more. ``sentence`` belongs under
    every table that shows them; ``notes`` name the measures that are not defined in some draws.
    """

    by_measure: dict[str, dict[str, Interval]]
    trust: dict[str, Trust]
    draws: int
    share: float
    seed: int
    doubtful: int
    projection: Projection
    sentence: Words
    notes: tuple[Words, ...]


def usual_draws(nodes: int) -> int:
    """How many draws are made unless somebody asks for more: 500, fewer beyond 200 nodes, but never below 100."""
    return 500 if nodes <= _MANY_NODES else max(100, 500 * _MANY_NODES // nodes)


def rank_intervals(
    observed: Projection,
    possible: Projection,
    names: Sequence[str],
    engine: Engine = NETWORKX,
    share: float = 0.1,
    draws: int | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> RankIntervals:
    r"""For each measure and node the ranks that it may have: from the 5th to the 95th percentile over many draws.

    .. math:: [\min(r, q_{0.05}),\; \max(r, q_{0.95})]

    where :math:`r` is the rank observed and :math:`q_p` the smallest rank that the node does not exceed in at least
    the share :math:`p` of the draws: always a rank that it has in some draw. The observed rank is always within,
    even where nearly every draw contradicts it.

    ``observed``: the network whose ranks are shown, made with certain ties or with possible ones. ``possible``: the
    same, made with ``ties="possible"``. ``names``: measures. ``share``: that of the true ties which is unobserved,
    at least 0 and below 1. ``draws``: :func:`usual_draws` if not given. Ranks are those of
    :func:`~cluster_graph.network.measuring.table.measure`, 1 the highest, equals sharing the better one. Among whom:
    all organizations observed, and those that the things drawn bring in; these compete and have no interval.

    Undefined for a node without a rank, and where the measure is not defined in half of the draws or more. Draws
    without a value (an eigenvector of a network in pieces) are left out and counted in a note.

    Not to be read as a confidence interval: share and chances are suppositions, the ties added are scattered evenly,
    and organizations that no source names are missing from every draw. In very small networks one tie is a large
    share, and intervals are as wide as the network; that is the answer.

    S. P. Borgatti, K. M. Carley and D. Krackhardt (2006), "On the robustness of centrality measures under conditions
    of imperfect data", Social Networks 28, 124-136, https://doi.org/10.1016/j.socnet.2005.05.001.
    """
    _check(observed, possible, share, draws)
    networks = PossibleNetworks(observed, possible, share)
    number = usual_draws(len(possible.graph)) if draws is None else draws
    table = measure(observed, names, engine)
    nodes = [row.id for row in table.rows]
    shown = _ranks_of(table, nodes)
    drawn = {name: np.zeros((number, len(nodes)), dtype=np.int64) for name in table.measures}
    random = np.random.default_rng(seed)
    for turn in range(number):
        found = _ranks_of(measure(networks.draw(random), table.measures, engine), nodes)
        for name, ranks in found.items():
            drawn[name][turn] = ranks
        if progress is not None:
            progress(turn + 1, number)
    ours = np.array([row.side == 0 for row in table.rows], dtype=bool)
    headings = {name: MEASURES[name].heading for name in table.measures}
    lacking = {
        name: int(np.any(ranks[:, shown[name] != _NONE] == _NONE, axis=1).sum())
        for name, ranks in drawn.items()
    }
    return RankIntervals(
        {name: _intervals(nodes, shown[name], drawn[name]) for name in table.measures},
        {name: _trust(shown[name][ours], drawn[name][:, ours]) for name in table.measures},
        number,
        share,
        seed,
        len(networks.doubtful),
        observed,
        sentence_of(number, share, seed, len(networks.doubtful), observed.projection),
        tuple(not_defined_in(headings[name], count, number) for name, count in lacking.items() if count),
    )


def _check(observed: Projection, possible: Projection, share: float, draws: int | None) -> None:
    if observed.projection not in ("actors", "affiliation"):
        raise InputError(
            Words(
                "順位の幅は、投影 actors 又は affiliation に対してだけ計算できます。",
                "rank intervals are defined for the projections actors and affiliation only.",
            )
        )
    if not 0 <= share < 1:
        raise InputError(
            Words(
                f"観測されていないつながりの割合 {share:g} は使えません。0以上1未満の数を指定してください。",
                f"the share of unobserved ties cannot be {share:g}; it is at least 0 and below 1.",
            )
        )
    if draws is not None and draws < 1:
        raise InputError(
            Words(
                f"抽出の回数 {draws} は使えません。1以上の整数を指定してください。",
                f"the number of draws cannot be {draws}; it is at least 1.",
            )
        )
    choices = ("projection", "first", "last", "roll_up", "weight")
    if any(getattr(observed, choice) != getattr(possible, choice) for choice in choices):
        raise ValueError("the observed and the possible network are made with different choices")
    if possible.ties != "possible" or not set(observed.exact_strengths) <= set(possible.exact_strengths):
        raise ValueError("the possible network must hold all ties of the observed one")


def _ranks_of(table: MeasureTable, nodes: Sequence[str]) -> dict[str, _Ranks]:
    by_node = {row.id: row.ranks for row in table.rows}
    return {
        name: np.array([by_node[node][name] or _NONE for node in nodes], dtype=np.int64)
        for name in table.measures
    }


def _intervals(nodes: Sequence[str], shown: _Ranks, drawn: _Ranks) -> dict[str, Interval]:
    found = {}
    for position, node in enumerate(nodes):
        ranks = drawn[:, position]
        ranks = ranks[ranks != _NONE]
        if shown[position] == _NONE or 2 * len(ranks) <= len(drawn):
            continue
        low, high = np.quantile(ranks, _PERCENTILES, method="inverted_cdf")
        found[node] = (int(min(low, shown[position])), int(max(high, shown[position])))
    return found


def _trust(shown: _Ranks, drawn: _Ranks) -> Trust:
    from scipy.stats import rankdata  # here, since it takes a second to load and most questions do without

    ranked = shown != _NONE
    complete = drawn[np.all(drawn[:, ranked] != _NONE, axis=1)][:, ranked]
    if not ranked.any() or 2 * len(complete) <= len(drawn):
        return Trust(None, None)
    first = float(np.mean(np.any(complete[:, shown[ranked] == 1] == 1, axis=1)))
    expected = rankdata(shown[ranked])
    expected -= expected.mean()
    places = rankdata(complete, axis=1)
    places -= places.mean(axis=1, keepdims=True)
    scale = np.sqrt((expected @ expected) * np.sum(places * places, axis=1))
    if not scale.any():
        return Trust(None, first)
    return Trust(float(np.mean((places @ expected)[scale > 0] / scale[scale > 0])), first)
