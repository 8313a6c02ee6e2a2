"""Networks of which the observed one may be a part, drawn by chance.

Takes the observed network and the one with all possible ties, both of the same cluster, time and choices; gives one
network after another. Measures nothing, and never takes away a tie that is certain.

**Vague dates.** What stands or falls is a thing, not a tie: if an agreement had not yet ended, all its parties are
tied. So each thing that makes some tie possible but not certain is drawn as a whole: by even chance all its possible
ties are there, or only the certain ones. Nobody knows the odds of a vague date; even ones are a convention. (That
readings in between exist, in which one member of a council had left and another had not, is passed over.) Strengths
are counted anew from the things that are drawn, Newman's 1/(k-1) with the members that are drawn.

**Unobserved ties.** If a share of the ties of the true network is unobserved, a network with m ties lacks
m * share / (1 - share); that many are added (a fraction by chance, so that the mean is right), evenly among the pairs
that have no tie: the converse of the removal of edges of Borgatti, Carley and Krackhardt. Each is as strong as one
more thing that only these two share: 1, whatever the weight. In an affiliation network what is added is a
membership. The alternative would be to let organizations join the things whose sources name not all their members;
it keeps to the groups that are known, and so moves ranks less, brokers' above all, but it trusts the sources for
where they are silent. Even chance is the more cautious of the two, and needs no more than the network.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, product

import networkx as nx
import numpy as np

from cluster_graph.network.project import Pair, Projection

_FEW_PAIRS = 20_000  # so many are quickly listed; more are drawn until an untied one is found
_ONE_MORE_THING = Fraction(1)


@dataclass(frozen=True, slots=True)
class _Ties:
    """The pairs that one thing ties: certainly, and at all."""

    certain: tuple[Pair, ...]
    possible: tuple[Pair, ...]

    def strength(self, pairs: tuple[Pair, ...], weight: str, size: int | None) -> Fraction:
        """What the thing adds to each of the pairs, if these are the ones it ties.

        ``size``: how many actors count in it then; over a period that may be more than it ties. Where that is not
        known, those that it ties are counted.
        """
        if weight != "newman":
            return _ONE_MORE_THING
        members = {node for pair in pairs for node in pair}
        return Fraction(1, (size or len(members)) - 1)


def _certain_things(pair: Pair, observed: Projection, possible: Projection) -> frozenset[str]:
    """The things that certainly tie a pair."""
    data = possible.graph.edges[pair]
    if "certain_things" in data:
        return frozenset(data["certain_things"])
    if observed.ties == "certain":
        known = observed.graph.edges[pair]["things"] if observed.graph.has_edge(*pair) else ()
        return frozenset(known)
    return frozenset(data["things"] if data["certain"] else ())


def _pairs(projection: Projection) -> list[Pair]:
    """The pairs that are tied, in order; in an affiliation network the participant comes first."""
    return sorted((ends[0], ends[1]) for ends in projection.exact_strengths)


def _by_thing(observed: Projection, possible: Projection) -> dict[str, _Ties]:
    certain: dict[str, list[Pair]] = {}
    at_all: dict[str, list[Pair]] = {}
    for pair in _pairs(possible):
        surely = _certain_things(pair, observed, possible)
        for thing in possible.graph.edges[pair]["things"]:
            at_all.setdefault(thing, []).append(pair)
            if thing in surely:
                certain.setdefault(thing, []).append(pair)
    return {
        thing: _Ties(tuple(certain.get(thing, ())), tuple(pairs)) for thing, pairs in sorted(at_all.items())
    }


class PossibleNetworks:
    """Draws networks; see the module. ``doubtful``: the things that each draw takes in or leaves out."""

    def __init__(self, observed: Projection, possible: Projection, share: float) -> None:
        self.observed = observed
        self.possible = possible
        self.share = share
        self._changes: dict[str, list[tuple[Pair, Fraction]]] = {}
        self._certain: dict[Pair, Fraction] = {}
        weight = "count" if observed.projection == "affiliation" else observed.weight
        certain_sizes = observed.sizes if observed.ties == "certain" else {}
        for thing, ties in _by_thing(observed, possible).items():
            change: dict[Pair, Fraction] = {}
            if ties.certain:
                strength = ties.strength(ties.certain, weight, certain_sizes.get(thing))
                for pair in ties.certain:
                    self._certain[pair] = self._certain.get(pair, Fraction(0)) + strength
                    change[pair] = -strength
            if len(ties.certain) < len(ties.possible):
                strength = ties.strength(ties.possible, weight, possible.sizes.get(thing))
                for pair in ties.possible:
                    change[pair] = change.get(pair, Fraction(0)) + strength
                self._changes[thing] = [(pair, by) for pair, by in change.items() if by]
        self._nodes = sorted({*observed.graph, *possible.graph})

    @property
    def doubtful(self) -> tuple[str, ...]:
        """The things that make some tie possible that is not certain, in the order of their ids."""
        return tuple(self._changes)

    def draw(self, random: np.random.Generator) -> Projection:
        """One network. All organizations of the observed one are in it, others where a drawn thing ties them."""
        strengths = dict(self._certain)
        there = random.random(len(self._changes)) < 0.5
        for is_there, changes in zip(there, self._changes.values(), strict=True):
            if is_there:
                for pair, by in changes:
                    strengths[pair] = strengths.get(pair, Fraction(0)) + by
        if self.observed.weight == "none":
            strengths = dict.fromkeys(strengths, Fraction(1))
        tied = {node for pair in strengths for node in pair}
        nodes = [node for node in self._nodes if node in self.observed.graph or node in tied]
        wanted = len(strengths) * self.share / (1 - self.share)
        number = int(wanted) + int(random.random() < wanted % 1)
        for pair in self._untied(nodes, strengths, number, random):
            strengths[pair] = _ONE_MORE_THING
        return self._network(nodes, dict(sorted(strengths.items())))

    def _sides(self, nodes: list[str]) -> tuple[list[str], list[str]] | None:
        """Participants and things, in an affiliation network."""
        if self.observed.projection != "affiliation":
            return None
        side = {node: self.possible.graph.nodes[node]["bipartite"] for node in nodes}
        return [node for node in nodes if side[node] == 0], [node for node in nodes if side[node] == 1]

    def _untied(
        self, nodes: list[str], tied: dict[Pair, Fraction], number: int, random: np.random.Generator
    ) -> Iterable[Pair]:
        """So many pairs without a tie, each as likely as any other; all, if there are no more."""
        sides = self._sides(nodes)
        ours, theirs = sides or (nodes, nodes)
        pairs = len(ours) * len(theirs) if sides else len(nodes) * (len(nodes) - 1) // 2
        if pairs <= _FEW_PAIRS or 2 * (len(tied) + number) > pairs:
            every = product(ours, theirs) if sides else combinations(nodes, 2)
            free = [pair for pair in every if pair not in tied]
            chosen = random.choice(len(free), min(number, len(free)), replace=False) if free else ()
            return [free[position] for position in sorted(int(position) for position in chosen)]
        found: dict[Pair, None] = {}
        while len(found) < number:
            one, other = ours[int(random.integers(len(ours)))], theirs[int(random.integers(len(theirs)))]
            pair = (one, other) if sides or one < other else (other, one)
            if one != other and pair not in tied:
                found[pair] = None
        return found

    def _network(self, nodes: list[str], strengths: dict[Pair, Fraction]) -> Projection:
        graph: nx.Graph[str] = nx.Graph()
        for node in nodes:
            known = self.possible.graph if node in self.possible.graph else self.observed.graph
            graph.add_node(node, **known.nodes[node])
        for pair, strength in strengths.items():
            graph.add_edge(*pair, strength=float(strength), distance=float(1 / strength))
        return replace(self.observed, graph=graph, exact_strengths=dict(strengths.items()))
