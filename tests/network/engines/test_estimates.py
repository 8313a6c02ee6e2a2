"""Estimates: only where exact values are out of reach, and never farther from the truth than they say."""

from __future__ import annotations

import re

import networkx as nx
import numpy as np
import pytest

from cluster_graph.network.engines import pivots
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.engines.with_rustworkx import RustworkxEngine
from cluster_graph.problems import Words
from tests.network.engines.networks import of_things

GRAPH = of_things(300, 260, seed=7)
MEASURES = ("betweenness", "closeness", "harmonic")
LESS_THAN_ALL = 800_000  # steps; to walk from all nodes of the network takes a million


def estimated(measure: str, length: str | None, work: int) -> tuple[dict[str, float], float]:
    """The estimate, and how far off it may be as its sentence says."""
    engine = RustworkxEngine(largest_work=work)
    found = getattr(engine, measure)(GRAPH, length)
    words = engine.estimates[measure]
    said = re.search(r"at most ([0-9.]+)%", words.en)
    assert said is not None
    assert f"{said[1]}% 以内" in words.ja
    return found, float(said[1]) / 100


@pytest.mark.parametrize("length", [None, "length"])
@pytest.mark.parametrize("measure", MEASURES)
def test_the_truth_is_within_the_bound_that_is_said(measure: str, length: str | None) -> None:
    truth = getattr(NETWORKX, measure)(GRAPH, length)
    found, bound = estimated(measure, length, LESS_THAN_ALL)
    errors = [abs(found[node] - truth[node]) for node in GRAPH]
    largest = max(
        error if measure == "betweenness" else error / found[node]
        for node, error in zip(GRAPH, errors, strict=True)
        if error
    )
    assert 0 < largest <= bound < 1


def test_more_draws_bring_it_nearer() -> None:
    work = LESS_THAN_ALL
    assert estimated("betweenness", None, work)[1] < estimated("betweenness", None, work // 4)[1] / 2


@pytest.mark.parametrize("measure", MEASURES)
def test_too_few_draws_bound_nothing_and_say_so(measure: str) -> None:
    engine = RustworkxEngine(largest_work=10_000)
    getattr(engine, measure)(GRAPH, None)
    words = engine.estimates[measure]
    assert "too few to say how far off" in words.en
    assert "限界は述べられない" in words.ja
    assert "%" not in words.en + words.ja


def test_a_bound_is_never_rounded_down() -> None:
    words = pivots.said(1_000, 0.02601, Words("推定値", "the estimate"))
    assert "a probability of 95% it is, for all nodes, off by at most 2.7% of the estimate" in words.en
    assert "95 % の確率で" in words.ja
    assert "推定値の 2.7% 以内である" in words.ja


@pytest.mark.parametrize("measure", MEASURES)
def test_two_halves_that_can_each_be_computed_are_not_estimated(measure: str) -> None:
    half = nx.relabel_nodes(nx.path_graph(40), lambda node: f"one-{node}")
    half.add_edge("one-39", "one-0")  # a ring: one block, in which nobody is alike
    other = nx.relabel_nodes(half, lambda node: node.replace("one", "two"))
    engine = RustworkxEngine(
        largest_work=40 * 120
    )  # of 40 sources, each comes by 40 nodes and 80 ends of ties
    found = getattr(engine, measure)(nx.union(half, other), None)
    assert dict(engine.estimates) == {}
    assert found == pytest.approx(getattr(NETWORKX, measure)(nx.union(half, other), None), rel=1e-9)


def test_the_same_draws_give_the_same_estimate() -> None:
    assert estimated("betweenness", "length", LESS_THAN_ALL) == estimated(
        "betweenness", "length", LESS_THAN_ALL
    )


def test_small_components_stay_exact() -> None:
    pair: nx.Graph[str] = nx.Graph([("one", "two"), ("two", "three")])
    graph = nx.union(of_things(200, 250, seed=3), pair)
    found = RustworkxEngine(largest_work=200_000).closeness(graph, None)
    truth = NETWORKX.closeness(graph, None)
    assert [found[node] for node in pair] == pytest.approx([truth[node] for node in pair], abs=1e-15)
    assert found != pytest.approx(truth, abs=1e-12)


def test_an_estimate_is_forgotten_when_the_next_network_is_measured_exactly() -> None:
    engine = RustworkxEngine(largest_work=20_000)
    engine.closeness(GRAPH, None)
    assert "closeness" in engine.estimates
    engine.closeness(nx.Graph([("a", "b")]), None)
    assert "closeness" not in engine.estimates


def test_the_bound_holds_for_all_values_at_once_in_nearly_all_samples() -> None:
    generator = np.random.default_rng(0)
    values = generator.random((400, 50)) ** 4  # 50 means over 400 possible draws
    truth = values.mean(axis=0)
    broken = 0
    for _ in range(200):
        sample = values[generator.integers(400, size=100)]
        bound = pivots.radius(sample.sum(axis=0), (sample**2).sum(axis=0), 100, 1.0, 50)
        broken += bool((np.abs(sample.mean(axis=0) - truth) > bound).any())
    assert broken <= 10
