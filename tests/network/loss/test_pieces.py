"""What falls apart when one node or one tie goes."""

from __future__ import annotations

import igraph
import networkx as nx
import pytest

from cluster_graph.network.loss.pieces import Split, falls_apart


def random_graph(seed: int) -> nx.Graph[str]:
    """A small graph with nodes in the order of their names, sparse enough to fall apart."""
    plain = nx.gnp_random_graph(4 + seed % 11, (0.1, 0.2, 0.3, 0.5)[seed % 4], seed=seed)
    graph: nx.Graph[str] = nx.relabel_nodes(plain, {node: f"n{node:02}" for node in plain})
    return graph


def florentine() -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.florentine_families_graph()
    return graph


def test_the_families_that_hold_florence_together() -> None:
    nodes, _ = falls_apart(florentine())
    assert set(nodes) == {"Albizzi", "Guadagni", "Medici", "Salviati"}
    assert nodes["Medici"].sizes == (11, 2, 1)
    assert set(nodes["Medici"].cut_off) == {"Acciaiuoli", "Pazzi", "Salviati"}
    assert nodes["Salviati"] == Split((13, 1), ("Pazzi",))


def test_the_marriages_that_hold_florence_together() -> None:
    _, ties = falls_apart(florentine())
    assert {frozenset(tie) for tie in ties} == {
        frozenset(tie)
        for tie in (
            ("Acciaiuoli", "Medici"),
            ("Albizzi", "Ginori"),
            ("Guadagni", "Lamberteschi"),
            ("Medici", "Salviati"),
            ("Pazzi", "Salviati"),
        )
    }
    by_ends = {frozenset(tie): split for tie, split in ties.items()}
    assert by_ends[frozenset(("Medici", "Salviati"))].sizes == (13, 2)
    assert by_ends[frozenset(("Medici", "Salviati"))].pairs_cut == 26


@pytest.mark.parametrize("seed", range(40))
def test_the_same_points_and_bridges_as_igraph(seed: int) -> None:
    graph = random_graph(seed)
    nodes, ties = falls_apart(graph)
    oracle = igraph.Graph.from_networkx(graph)
    names = oracle.vs["_nx_name"]
    assert list(nodes) == [names[point] for point in sorted(oracle.articulation_points())]
    bridges = [tuple(sorted(names[end] for end in oracle.es[bridge].tuple)) for bridge in oracle.bridges()]
    assert list(ties) == sorted(bridges)


@pytest.mark.parametrize("seed", range(40))
def test_the_pieces_are_those_that_removal_leaves(seed: int) -> None:
    graph = random_graph(seed)
    nodes, ties = falls_apart(graph)
    for node in graph:
        rest = graph.subgraph(nx.node_connected_component(graph, node) - {node})
        pieces = sorted(nx.connected_components(rest), key=lambda piece: (-len(piece), min(piece)))
        if len(pieces) < 2:
            assert node not in nodes
            continue
        assert nodes[node].sizes == tuple(len(piece) for piece in pieces)
        assert nodes[node].cut_off == tuple(sorted(set().union(*pieces[1:])))
    for (one, other), split in ties.items():
        rest = nx.restricted_view(graph, [], [(one, other)])
        sides = [nx.node_connected_component(rest, end) for end in (one, other)]
        assert split.sizes == tuple(sorted((len(side) for side in sides), reverse=True))
        assert split.pairs_cut == len(sides[0]) * len(sides[1])


def test_of_equal_pieces_the_one_with_the_first_node_stays() -> None:
    nodes, _ = falls_apart(nx.Graph([("a", "middle"), ("middle", "z")]))
    assert nodes["middle"].cut_off == ("z",)


def test_pieces_may_be_counted_in_some_nodes_only() -> None:
    graph = nx.path_graph(["a", "council", "b", "c"])
    nodes, _ = falls_apart(graph, {"a", "b", "c"})
    assert nodes["council"].sizes == (2, 1)
    assert nodes["b"].sizes == (1, 1)


def test_nothing_falls_apart_where_there_is_nothing_or_all_are_tied() -> None:
    alone: nx.Graph[str] = nx.Graph()
    alone.add_node("a")
    ring = nx.cycle_graph(["a", "b", "c", "d"])
    for graph in (nx.Graph(), alone, ring, nx.complete_graph(["a", "b", "c"])):
        assert falls_apart(graph) == ({}, {})


def test_a_long_chain_needs_no_deep_recursion() -> None:
    nodes, ties = falls_apart(nx.path_graph([f"{number:04}" for number in range(1_500)]))
    assert (len(nodes), len(ties)) == (1_498, 1_499)
