"""Networks for the tests of the engines: of literature, at random, and with all that is awkward."""

from __future__ import annotations

from itertools import combinations
from random import Random

import networkx as nx

LENGTHS = {6: 1.0, 3: 2.0, 2: 3.0}  # a length of a tie and its strength, as with_lengths makes them


def of_things(nodes: int, things: int, seed: int, largest: int = 6) -> nx.Graph[str]:
    """Nodes that share things, with lengths and strengths; some nodes may be in none."""
    random = Random(seed)  # noqa: S311 - nothing secret
    graph: nx.Graph[str] = nx.Graph()
    names = [f"node-{number:04}" for number in range(nodes)]
    random.shuffle(names)
    graph.add_nodes_from(names)
    for _ in range(things if nodes > 1 else 0):
        members = random.sample(names, min(nodes, random.randint(2, largest)))
        length = random.choice(sorted(LENGTHS))
        for pair in combinations(members, 2):
            graph.add_edge(*pair, length=length, strength=LENGTHS[length])
    return graph


def named(graph: nx.Graph[int] | nx.Graph[str]) -> nx.Graph[str]:
    """A network of literature, every tie of strength and length 1."""
    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(f"{node}" for node in graph)
    found.add_edges_from((f"{one}", f"{other}", {"strength": 1.0, "length": 1}) for one, other in graph.edges)
    return found


def borgatti() -> nx.Graph[str]:
    """The ego network with which Borgatti explains structural holes, with strengths."""
    graph: nx.Graph[str] = nx.Graph()
    for tie in ["AB2", "AF3", "AG5", "AE2", "EG8", "FG3", "BG4", "BD1", "DG3", "GC10"]:
        graph.add_edge(tie[0], tie[1], strength=float(tie[2:]), length=60)
    return graph


def awkward() -> dict[str, nx.Graph[str]]:
    """Networks on which shortcuts go wrong first, by name."""
    pieces = nx.disjoint_union_all(
        [nx.path_graph(4), nx.complete_graph(4), nx.cycle_graph(5), nx.empty_graph(2)]
    )
    triangle: nx.Graph[str] = named(nx.complete_graph(3))
    triangle.edges["0", "1"]["length"] = 2  # as short by way of the third, which is tied alike to both
    detour: nx.Graph[str] = named(nx.complete_graph(4))
    detour.edges["0", "1"]["length"] = 5  # much longer than by way of the others
    return {
        **{f"{n} without ties": named(nx.empty_graph(n)) for n in range(4)},
        "a pair": named(nx.path_graph(2)),
        "three and one": named(nx.disjoint_union(nx.path_graph(3), nx.empty_graph(1))),
        "a star": named(nx.star_graph(6)),
        "all tied to all": named(nx.complete_graph(6)),
        "two sides": named(nx.complete_bipartite_graph(3, 4)),
        "pieces": named(pieces),
        "a tree": named(nx.balanced_tree(2, 4)),
        "two cliques and a bridge": named(nx.barbell_graph(5, 2)),
        "equal by another way": triangle,
        "shorter by another way": detour,
        "karate club": named(nx.karate_club_graph()),
        "Florentine families": named(nx.florentine_families_graph()),
    }


def random_networks() -> list[nx.Graph[str]]:
    """Small random networks, sparse and dense."""
    shapes = [(5, 3), (12, 6), (12, 14), (30, 12), (30, 40), (60, 30)]
    return [of_things(nodes, things, seed) for seed in range(6) for nodes, things in shapes]
