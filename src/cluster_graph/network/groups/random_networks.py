"""Random networks to hold a network against: with the same degrees, or made by the same numbers of memberships.

Takes a network; gives random ones, seeded. Measures nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
import numpy as np
from scipy import sparse

from cluster_graph.network.groups.curveball import Memberships, arrangements
from cluster_graph.network.project import Projection

TRIES_PER_TIE = 30


def rewired(graph: nx.Graph[str], draws: int, seed: int) -> Iterator[nx.Graph[str]]:
    """Networks in which every actor has as many ties as in ``graph``: pairs of ties swap their ends at random.

    Thirty tries a tie, each draw anew from ``graph``. A try that would tie an actor to itself, or twice to another,
    changes nothing and counts all the same: that makes all networks with these numbers equally likely in the long run
    (Fosdick et al. 2018, "Configuring random graph models with fixed degree sequences",
    https://doi.org/10.1137/16M1087175). The strengths are dealt to the ties at random. Where nothing can be swapped
    (a star, everybody tied to everybody) the ties stay as they are.
    """
    nodes = list(graph)
    numbers = {node: number for number, node in enumerate(nodes)}
    observed = sorted(_tie(numbers[one], numbers[other]) for one, other in graph.edges)
    strengths = [float(graph.edges[nodes[one], nodes[other]].get("strength", 1.0)) for one, other in observed]
    for draw in range(draws):
        generator = np.random.default_rng([seed, draw])
        ties = _swapped(observed, generator)
        found: nx.Graph[str] = nx.Graph()
        found.add_nodes_from(nodes)
        dealt = generator.permutation(strengths).tolist()
        for (one, other), strength in zip(sorted(ties), dealt, strict=True):
            found.add_edge(nodes[one], nodes[other], strength=strength)
        yield found


def _tie(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _swapped(observed: list[tuple[int, int]], generator: np.random.Generator) -> list[tuple[int, int]]:
    ties = list(observed)
    present = set(ties)
    tries = TRIES_PER_TIE * len(ties)
    firsts = generator.integers(len(ties), size=tries).tolist()
    seconds = generator.integers(len(ties), size=tries).tolist()
    turned = generator.integers(2, size=tries).tolist()
    for first, second, turn in zip(firsts, seconds, turned, strict=True):
        (a, b), (c, d) = ties[first], ties[second]
        if turn:
            c, d = d, c
        crossed, other = _tie(a, d), _tie(c, b)
        if a == d or c == b or crossed in present or other in present or first == second:
            continue
        present -= {ties[first], ties[second]}
        present |= {crossed, other}
        ties[first], ties[second] = crossed, other
    return ties


def from_memberships(affiliation: Projection, weight: str, draws: int, seed: int) -> Iterator[nx.Graph[str]]:
    """Networks of actors that random memberships make, every actor in as many things, every thing with as many actors.

    ``weight`` as in :func:`~cluster_graph.network.project.project`. See
    :mod:`~cluster_graph.network.groups.curveball`; 50 sweeps before each draw. Each draw starts anew from the observed
    memberships where these are few enough to be dealt side by side, else from an earlier draw.
    """
    memberships = Memberships.of(affiliation.graph)
    if not len(memberships.actor_of):
        return
    chains = max(1, min(draws, 20_000 // len(memberships.actor_of)))
    number = len(memberships.actors)
    for actor_of, thing_of, count in arrangements(memberships, draws, chains, 50, 50, seed):
        matrix = memberships.matrix(actor_of, thing_of, count)
        for chain in range(count):
            yield shared_things(memberships, matrix[chain * number : (chain + 1) * number], weight)


def shared_things(memberships: Memberships, matrix: sparse.csr_array, weight: str) -> nx.Graph[str]:
    """The network of actors that a matrix of memberships (a row an actor, a column a thing) makes."""
    sizes = np.asarray(matrix.sum(axis=0)).ravel()
    each = 1 / np.maximum(sizes - 1, 1) if weight == "newman" else np.ones(len(sizes))
    ties = ((matrix * each) @ matrix.T).tocoo()
    once = ties.row < ties.col
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(memberships.actors)
    found = zip(ties.row[once].tolist(), ties.col[once].tolist(), ties.data[once].tolist(), strict=True)
    for one, other, strength in sorted(found):
        graph.add_edge(
            memberships.actors[one],
            memberships.actors[other],
            strength=1.0 if weight == "none" else float(strength),
        )
    return graph
