"""Which actors form communities, whether that means anything in this network, and how sure each actor's place is.

Takes a network of actors; gives :class:`Communities`, and a table of them. Where the network is too small, or no more
clustered than chance makes networks like it, it says so and gives no groups.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import fsum

import networkx as nx

from cluster_graph.network.engines.engine import Engine, Progress
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.groups.consensus import Consensus, consensus, modularity
from cluster_graph.network.groups.curveball import Memberships
from cluster_graph.network.groups.random_networks import from_memberships, rewired
from cluster_graph.network.project import Projection
from cluster_graph.problems import InputError, Words

FEWEST_TIED = 10
LEVEL = 0.05
# (ties up to which, runs of Louvain, random networks): fewer of both where each takes long, fewer runs where few find all.
_EFFORT = ((100, 50, 99), (500, 100, 99), (5_000, 50, 39), (20_000, 20, 19))
_LARGE = (10, 0)


@dataclass(frozen=True, slots=True)
class Chance:
    """The modularity of one run of Louvain in random networks like this one.

    ``by_memberships``: whether the random networks come from random memberships (else ties were rewired). ``p``: how
    often, counting this network as one more, theirs is at least the mean of the single runs here.
    """

    by_memberships: bool
    draws: int
    mean: float
    highest: float
    p: float


@dataclass(frozen=True, slots=True)
class Communities:
    """The community of each actor.

    ``of``: its number from 1, the largest first; ``None`` for an actor without ties, and for all where ``why_not``
    says why there are no communities to speak of. ``members``: the actors of community 1, 2, …; ``stays``: how often
    an actor was with the others of its community in single runs, 0 to 1. ``modularity`` and ``agreement`` are those
    of :class:`~cluster_graph.network.groups.consensus.Consensus`; ``None`` where nothing was computed, and then ``runs``,
    the number of single runs, is 0.
    """

    projection: Projection
    of: dict[str, int | None]
    members: tuple[tuple[str, ...], ...]
    stays: dict[str, float | None]
    modularity: float | None
    agreement: float | None
    chance: Chance | None
    why_not: Words | None
    notes: tuple[Words, ...]
    runs: int = 0


def communities(
    projection: Projection,
    seed: int = 0,
    affiliation: Projection | None = None,
    runs: int | None = None,
    engine: Engine = NETWORKX,
    progress: Progress | None = None,
) -> Communities:
    r"""Groups of actors with more ties within than chance would put there.

    .. math:: Q = \sum_{c} \left[ \frac{W_c}{W} - \left( \frac{S_c}{2 W} \right)^2 \right]

    where :math:`W` is the sum of the strengths of all ties, :math:`W_c` of those within community :math:`c`, and
    :math:`S_c` the sum of the strengths of the ties of its members, those within counted from both ends. Louvain
    looks for the division with the largest Q and finds another one from another start, so the division is the
    consensus of many runs: see :func:`~cluster_graph.network.groups.consensus.consensus`.

    Undefined, and then ``why_not`` says so: for networks that are not of actors; with fewer than 10 tied actors; where
    single runs do no better than in random networks (p above .05; Guimera, Sales-Pardo and Amaral 2004: random
    networks have a large Q too). Random networks are made of random memberships where ``affiliation`` is given: the
    affiliation network with the same choices, so that every thing ties all its members at once, as it does here; give
    it where there is one. Without it ties are rewired one by one. Actors without ties belong to no community.

    ``runs``: by default 100 (50 in networks of up to 100 ties), held against 99 random networks; in networks of more
    than 500 ties 50 and 39, of more than 5,000 ties 20 and 19, of more than 20,000 ties 10 and none.

    Not to be trusted for small groups in large networks: Q cannot see groups much smaller than the square root of
    the number of ties (Fortunato and Barthelemy 2007). Nor where ``agreement`` is low: there are then many divisions
    about as good.

    M. E. J. Newman (2004), "Analysis of weighted networks", Physical Review E 70, 056131,
    https://doi.org/10.1103/PhysRevE.70.056131; R. Guimera et al. (2004), "Modularity from fluctuations in random
    graphs and complex networks", https://doi.org/10.1103/PhysRevE.70.025101; S. Fortunato and M. Barthelemy (2007),
    "Resolution limit in community detection", PNAS 104, 36-41, https://doi.org/10.1073/pnas.0605965104.

    Two groups of five, all tied within, and one tie between them: W = 21, each has W_c = 10 and S_c = 21, so
    Q = 2 (10/21 - 1/4) = 0.452.

    >>> two = nx.disjoint_union(nx.complete_graph(5), nx.complete_graph(5))
    >>> two.add_edge(0, 5)
    >>> round(modularity(nx.relabel_nodes(two, str), [set("01234"), set("56789")]), 3)
    0.452
    """
    if runs is not None and runs < 2:
        raise InputError(
            Words(
                "コミュニティの実行回数は2以上にしてください。",
                "communities need at least 2 runs to compare.",
            )
        )
    if projection.projection != "actors":
        return _without(projection, _NOT_OF_ACTORS)
    graph = projection.graph
    if affiliation is not None and set(Memberships.of(affiliation.graph).actors) != set(graph):
        raise InputError(
            Words(
                "無作為な所属との比較には、同じ選択で作った affiliation（機関と場の二部ネットワーク）が要ります。",
                "random memberships need the affiliation network made with the same choices.",
            )
        )
    tied: nx.Graph[str] = nx.Graph()
    tied.add_nodes_from(node for node in graph if graph.degree(node))
    for one, other, attributes in graph.edges(data=True):
        tied.add_edge(one, other, strength=attributes["strength"])
    if len(tied) < FEWEST_TIED:
        return _without(projection, _too_few(len(tied)))
    ties = tied.number_of_edges()
    usual, draws = next(((runs, draws) for most, runs, draws in _EFFORT if ties <= most), _LARGE)
    runs = usual if runs is None else runs

    def done(steps: int) -> None:
        if progress is not None:
            progress(steps, runs + draws)

    found = consensus(tied, engine, runs, seed, done)
    chance = None
    if draws:
        chance = _held_against(projection, tied, affiliation, found, draws, seed, engine, done)
    notes = _notes(projection, found, chance, runs, seed)
    if chance is not None and chance.p > LEVEL:
        return _without(projection, _not_above(found, chance), found, chance, notes)
    of: dict[str, int | None] = dict.fromkeys(graph)
    for number, group in enumerate(found.groups, start=1):
        of.update(dict.fromkeys(group, number))
    stays: dict[str, float | None] = {node: found.stays.get(node) for node in graph}
    return Communities(
        projection, of, found.groups, stays, found.modularity, found.agreement, chance, None, notes, runs
    )


def _held_against(
    projection: Projection,
    tied: nx.Graph[str],
    affiliation: Projection | None,
    found: Consensus,
    draws: int,
    seed: int,
    engine: Engine,
    done: Callable[[int], None],
) -> Chance:
    """One run of Louvain in each random network; what is compared is like with like, so single runs here too."""
    runs = len(found.single)
    if affiliation is not None:
        networks = from_memberships(affiliation, projection.weight, draws, seed)
    else:
        networks = rewired(tied, draws, seed)
    values = []
    for draw, network in enumerate(networks):
        if network.number_of_edges():
            values.append(modularity(network, engine.communities(network, seed + draw)))
        done(runs + draw + 1)
    here = fsum(found.single) / runs
    as_high = sum(value >= here - 1e-12 for value in values)
    return Chance(
        affiliation is not None,
        len(values),
        fsum(values) / len(values),
        max(values),
        (as_high + 1) / (len(values) + 1),
    )


def _without(
    projection: Projection,
    why_not: Words,
    found: Consensus | None = None,
    chance: Chance | None = None,
    notes: tuple[Words, ...] = (),
) -> Communities:
    nobody: dict[str, int | None] = dict.fromkeys(projection.graph)
    unknown: dict[str, float | None] = dict.fromkeys(projection.graph)
    quality = None if found is None else found.modularity
    agreement = None if found is None else found.agreement
    runs = 0 if found is None else len(found.single)
    return Communities(
        projection, nobody, (), unknown, quality, agreement, chance, why_not, (why_not, *notes), runs
    )


_NOT_OF_ACTORS = Words(
    "コミュニティは機関どうしのネットワーク（actors）でだけ求める。",
    "Communities are found in networks of organizations alone.",
)


def _too_few(tied: int) -> Words:
    if not tied:
        return Words(
            "つながりが一つもないため、コミュニティはない。",
            "There are no ties, so there are no communities.",
        )
    return Words(
        f"つながりのある機関が{tied}しかなく（{FEWEST_TIED}未満）、コミュニティは意味をなさないため示さない。",
        f"Only {tied} {'organization has' if tied == 1 else 'organizations have'} ties (fewer than {FEWEST_TIED}): "
        "communities would mean nothing, so none are given.",
    )


def _like_it(chance: Chance) -> Words:
    if chance.by_memberships:
        return Words(
            f"各機関の加わる場の数と各場の機関の数が同じ無作為なネットワーク{chance.draws}個",
            f"{chance.draws} random networks with every organization in as many things and every thing with as "
            "many organizations",
        )
    return Words(
        f"各機関の相手の数が同じ無作為なネットワーク{chance.draws}個",
        f"{chance.draws} random networks in which every organization has as many ties",
    )


def _not_above(found: Consensus, chance: Chance) -> Words:
    like, here = _like_it(chance), fsum(found.single) / len(found.single)
    return Words(
        f"モジュラリティ（単独の実行の平均{here:.3f}）は{like.ja}（平均{chance.mean:.3f}、最大{chance.highest:.3f}）と"
        f"比べて高くない（p={chance.p:.2f}）。コミュニティがあるとはいえないため示さない。",
        f"Modularity (mean of single runs {here:.3f}) is not above that of {like.en} (mean {chance.mean:.3f}, highest "
        f"{chance.highest:.3f}; p = {chance.p:.2f}): there are no communities to speak of, so none are given.",
    )


def _notes(
    projection: Projection, found: Consensus, chance: Chance | None, runs: int, seed: int
) -> tuple[Words, ...]:
    agreement = 0.0 if found.agreement is None else found.agreement
    notes = [
        Words(
            f"Louvain 法を乱数の種{seed}から{runs}通り実行し、その合意をとった（{found.rounds}巡）。"
            f"モジュラリティは{found.modularity:.3f}（単独の実行では{min(found.single):.3f}から{max(found.single):.3f}）、"
            f"実行どうしの一致（調整相互情報量の平均）は{agreement:.2f}である。",
            f"Louvain ran from {runs} seeds, the first {seed}, and their consensus was taken ({found.rounds} "
            f"{'round' if found.rounds == 1 else 'rounds'}). Its modularity is {found.modularity:.3f} (single runs: "
            f"{min(found.single):.3f} to {max(found.single):.3f}); two runs agree by {agreement:.2f} on average "
            "(adjusted mutual information).",
        )
    ]
    if not found.settled:
        notes.append(
            Words(
                "実行どうしは最後まで一致しなかったため、この分け方は一つの候補にすぎない。",
                "The runs did not come to agree, so this division is only one of several.",
            )
        )
    if chance is None:
        notes.append(
            Words(
                "大きなネットワークのため、偶然との比較は行っていない。",
                "The network is large, so it was not held against random networks.",
            )
        )
    elif chance.p <= LEVEL:
        like = _like_it(chance)
        notes.append(
            Words(
                f"{like.ja}では、モジュラリティは平均{chance.mean:.3f}、最大{chance.highest:.3f}である（p={chance.p:.2f}）。",
                f"In {like.en} modularity is {chance.mean:.3f} on average and {chance.highest:.3f} at most "
                f"(p = {chance.p:.2f}).",
            )
        )
    if chance is not None and chance.by_memberships and projection.first != projection.last:
        notes.append(
            Words(
                "無作為なネットワークでは、期間中に同じ場に別々の時期に加わった機関も互いに結ぶ。",
                "Random networks also tie organizations that were in the same thing at different times of the period.",
            )
        )
    if chance is not None and not chance.by_memberships:
        notes.append(
            Words(
                "この比較は、一つの場が一度にその全員を結ぶことを考えに入れず、つながりを一本ずつ入れ替えている。",
                "This comparison takes ties one by one, although a thing ties all its members at once.",
            )
        )
    return tuple(notes)
