"""Published and known numbers, by every engine that computes them itself."""

from __future__ import annotations

from math import log

import networkx as nx
import pytest

from cluster_graph.network.engines.engine import Engine
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.engines.with_rustworkx import RustworkxEngine
from tests.network.engines.networks import borgatti, named, of_things

ENGINES = [NETWORKX, RustworkxEngine()]
every_engine = pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)


@every_engine
def test_the_structural_holes_of_borgatti(engine: Engine) -> None:
    graph = borgatti()
    constraint, size = engine.constraint(graph), engine.effective_size(graph)
    assert [round(constraint[node], 3) for node in "GA"] == [0.299, 0.795]
    assert [size[node] for node in "GA"] == pytest.approx([5.47, 2.47], abs=0.01)


@every_engine
def test_the_structural_holes_of_borgatti_without_strengths(engine: Engine) -> None:
    graph = named(borgatti())
    constraint, size = engine.constraint(graph), engine.effective_size(graph)
    assert [round(constraint[node], 3) for node in "GAC"] == [0.4, 0.595, 1]
    assert [round(size[node], 2) for node in "GAC"] == [4.67, 2.5, 1]


@every_engine
def test_the_florentine_families(engine: Engine) -> None:
    graph = named(nx.florentine_families_graph())
    hierarchy = engine.hierarchy(graph)
    names = ("Medici", "Strozzi", "Peruzzi", "Guadagni")
    assert [round(hierarchy[name], 4) for name in names] == [0.0225, 0.0431, 0.0366, 0]
    assert "Acciaiuoli" not in hierarchy  # one tie: nothing to be spread
    assert engine.betweenness(graph, None)["Medici"] == pytest.approx(0.521978, abs=1e-6)
    assert engine.closeness(graph, None)["Medici"] == pytest.approx(0.56)
    vector = engine.eigenvector(graph)
    assert vector is not None
    assert [round(vector[name], 6) for name in ("Medici", "Strozzi", "Ridolfi")] == [
        0.430308,
        0.35598,
        0.341553,
    ]


@every_engine
def test_burts_measures_are_those_of_networkx_asked_node_by_node(engine: Engine) -> None:
    graph = of_things(25, 16, seed=8)
    graph.remove_nodes_from(list(nx.isolates(graph)))
    nodes = list(graph)
    wanted = (
        nx.effective_size(graph, nodes, weight="strength"),
        nx.constraint(graph, nodes, weight="strength"),
    )
    assert engine.effective_size(graph) == pytest.approx(wanted[0], abs=1e-12)
    assert engine.constraint(graph) == pytest.approx(wanted[1], abs=1e-12)


@every_engine
def test_hierarchy_is_the_formula_of_burt_over_the_local_constraints_of_networkx(engine: Engine) -> None:
    graph = of_things(20, 14, seed=8)
    found = engine.hierarchy(graph)
    assert list(found) == [node for node in graph if graph.degree(node) > 1]
    for node, value in found.items():
        parts = [nx.local_constraint(graph, node, other, weight="strength") for other in graph[node]]
        count, mean = len(parts), sum(parts) / len(parts)
        wanted = sum(part / mean * log(part / mean) for part in parts) / (count * log(count))
        assert value == pytest.approx(wanted, abs=1e-12)


@every_engine
def test_a_family_without_ties_is_counted(engine: Engine) -> None:
    graph = named(nx.florentine_families_graph())
    graph.add_node("Pucci")
    assert engine.betweenness(graph, None)["Medici"] == pytest.approx(0.452381, abs=1e-6)
    assert engine.closeness(graph, None)["Medici"] == pytest.approx(0.522667, abs=1e-6)
    assert "Pucci" not in engine.constraint(graph)


@every_engine
def test_three_winners_on_the_kite_of_krackhardt(engine: Engine) -> None:
    graph = named(nx.krackhardt_kite_graph())
    closeness, betweenness = engine.closeness(graph, None), engine.betweenness(graph, None)
    assert [node for node, value in closeness.items() if round(value, 6) == 0.642857] == ["5", "6"]
    assert max(betweenness, key=betweenness.__getitem__) == "7"
    assert betweenness["7"] == pytest.approx(0.388889, abs=1e-6)


@every_engine
def test_the_karate_club(engine: Engine) -> None:
    graph = named(nx.karate_club_graph())
    core = engine.core_number(graph)
    assert (max(core.values()), sum(value == 4 for value in core.values())) == (4, 10)
    assert engine.betweenness(graph, None)["0"] * 33 * 32 / 2 == pytest.approx(231.071429, abs=1e-6)
    assert [round(engine.constraint(graph)[node], 6) for node in ("0", "33", "2")] == [
        0.155423,
        0.156419,
        0.185177,
    ]
    assert engine.pagerank(graph, 0.85)["33"] == pytest.approx(0.100919, abs=1e-6)


def test_betweenness_by_length_is_that_of_igraph_on_a_larger_network() -> None:
    igraph = pytest.importorskip("igraph")
    graph = of_things(600, 500, seed=5, largest=12)
    order = {name: number for number, name in enumerate(graph)}
    edges = [(order[one], order[other]) for one, other in graph.edges]
    oracle = igraph.Graph(len(graph), edges)
    lengths = [graph.edges[tie]["length"] for tie in graph.edges]
    pairs = (len(graph) - 1) * (len(graph) - 2) / 2
    for by_length in (False, True):
        weights = lengths if by_length else None
        found = list(RustworkxEngine().betweenness(graph, "length" if by_length else None).values())
        assert found == pytest.approx(
            [value / pairs for value in oracle.betweenness(weights=weights)], abs=1e-12
        )
