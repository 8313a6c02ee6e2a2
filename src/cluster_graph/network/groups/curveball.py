"""Memberships dealt anew, so that every actor stays in as many things and every thing keeps as many actors.

Takes who is in what, as numbers; gives random arrangements of the same memberships. Judges nothing.

**How.** A *trade* takes two actors, leaves what both are in, and deals what only one of them is in to the two at
random, each keeping its number (the curveball of Strona et al. 2014, https://doi.org/10.1038/ncomms5114). A *sweep*
pairs all actors at random and lets each pair trade once. Any trade can be undone with the same probability, and
pairs of one sweep do not touch each other, so a sweep is as likely from an arrangement X to Y as from Y to X; trades
reach every arrangement, and a trade may change nothing. So in the long run all arrangements are equally likely (for
single trades: Carstens 2015, https://doi.org/10.1103/PhysRevE.91.042812).

Many arrangements (*chains*) are dealt side by side as arrays: what takes long is sorting, not Python.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx
import numpy as np
from scipy import sparse

Integers = np.ndarray


@dataclass(frozen=True, slots=True)
class Memberships:
    """Who is in what: ``actor_of[k]`` is in ``thing_of[k]``, both numbered in the order of ``actors``, ``things``."""

    actors: tuple[str, ...]
    things: tuple[str, ...]
    actor_of: Integers
    thing_of: Integers

    @classmethod
    def of(cls, graph: nx.Graph[str]) -> Memberships:
        """Those of an affiliation network (``bipartite`` 0 a participant, 1 a thing)."""
        actors = tuple(node for node, data in graph.nodes(data=True) if data.get("bipartite") == 0)
        things = tuple(node for node, data in graph.nodes(data=True) if data.get("bipartite") == 1)
        numbers = {node: number for nodes in (actors, things) for number, node in enumerate(nodes)}
        pairs = sorted((numbers[actor], numbers[thing]) for actor in actors for thing in graph[actor])
        found = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        return cls(actors, things, found[:, 0].copy(), found[:, 1].copy())

    def matrix(self, actor_of: Integers, thing_of: Integers, chains: int = 1) -> sparse.csr_array:
        """An arrangement as a matrix of 0 and 1: a row an actor (those of all chains below each other)."""
        shape = (chains * len(self.actors), len(self.things))
        return sparse.csr_array((np.ones(len(actor_of), dtype=np.int64), (actor_of, thing_of)), shape=shape)

    @property
    def only_one_arrangement(self) -> bool:
        """Whether no other arrangement has the same numbers: of any two actors, one is in all that the other is."""
        lists: list[set[int]] = [set() for _ in self.actors]
        for actor, thing in zip(self.actor_of.tolist(), self.thing_of.tolist(), strict=True):
            lists[actor].add(thing)
        lists.sort(key=len)
        return all(fewer <= more for fewer, more in pairwise(lists))


def arrangements(
    memberships: Memberships, draws: int, chains: int, burn_in: int, thinning: int, seed: int
) -> Iterator[tuple[Integers, Integers, int]]:
    """At least ``draws`` random arrangements, ``chains`` at once; the last batch is cut to what is still wanted.

    Gives ``(actor_of, thing_of, how many)``: actor a of chain c has the number ``c * len(actors) + a``. Each chain
    starts from the arrangement as observed, takes ``burn_in`` sweeps before its first draw, ``thinning`` between two.
    """
    generator = np.random.default_rng(seed)
    number = len(memberships.actors)
    actor_of = np.concatenate([memberships.actor_of + chain * number for chain in range(chains)])
    thing_of = np.tile(memberships.thing_of, chains)
    drawn = 0
    while drawn < draws:
        for _ in range(thinning if drawn else burn_in):
            actor_of, thing_of = _sweep(actor_of, thing_of, number, chains, generator)
        wanted = min(chains, draws - drawn)
        kept = actor_of < wanted * number
        yield actor_of[kept], thing_of[kept], wanted
        drawn += wanted


def _sweep(
    actor_of: Integers, thing_of: Integers, number: int, chains: int, generator: np.random.Generator
) -> tuple[Integers, Integers]:
    """Every actor trades once with a partner of its chain; with an odd number one of them sits out."""
    pairs = (number + 1) // 2
    order = generator.permuted(np.tile(np.arange(number), (chains, 1)), axis=1)
    order += np.arange(chains)[:, None] * number
    pair_of = np.empty(chains * number, dtype=np.int64)
    second = np.empty(chains * number, dtype=bool)
    place = np.arange(number)
    pair_of[order] = place // 2 + np.arange(chains)[:, None] * pairs
    second[order] = np.broadcast_to(place % 2 == 1, order.shape)
    partners = np.zeros((chains * pairs, 2), dtype=np.int64)
    partners[pair_of[order], (place % 2)[None, :]] = order

    things = int(thing_of.max(initial=0)) + 1
    key = pair_of[actor_of] * things + thing_of
    by_key = np.argsort(key, kind="stable")
    actor_of, thing_of, key = actor_of[by_key], thing_of[by_key], key[by_key]
    same = key[1:] == key[:-1]
    only_one = ~(np.append(same, False) | np.insert(same, 0, False))
    places = np.flatnonzero(only_one)
    pair = pair_of[actor_of[places]]
    first_keeps = np.bincount(pair[~second[actor_of[places]]], minlength=chains * pairs)
    # Whole numbers: the pair, then a place drawn at random, so no rounding can move an entry to another pair.
    shuffled = np.argsort(pair * len(places) + generator.permutation(len(places)), kind="stable")
    starts = np.concatenate(([0], np.cumsum(np.bincount(pair, minlength=chains * pairs))))
    to_second = np.arange(len(places)) - starts[pair] >= first_keeps[pair]
    actor_of = actor_of.copy()
    actor_of[places[shuffled]] = partners[pair, to_second.astype(np.int64)]
    return actor_of, thing_of
