"""Which engine computes, and what is said where none can."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from cluster_graph.network.engines.choose import LARGEST_FOR_NETWORKX, open_engine
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.problems import InputError
from tests.network.engines.networks import of_things


def test_small_networks_are_left_to_networkx_and_large_ones_to_rustworkx() -> None:
    for nodes, name in (
        (0, "networkx"),
        (LARGEST_FOR_NETWORKX, "networkx"),
        (LARGEST_FOR_NETWORKX + 1, "rustworkx"),
    ):
        with open_engine("auto", nodes) as engine:
            assert engine.name == name


@pytest.mark.parametrize("name", ["networkx", "rustworkx"])
def test_who_names_an_engine_gets_it(name: str) -> None:
    for nodes in (1, 10**6):
        with open_engine(name, nodes) as engine:
            assert engine.name == name


def test_auto_gives_networkx_numbers_on_either_side() -> None:
    graph = of_things(LARGEST_FOR_NETWORKX + 20, LARGEST_FOR_NETWORKX, seed=9)
    with open_engine("auto", len(graph)) as engine:
        assert engine.name == "rustworkx"
        for measure in ("betweenness", "closeness", "harmonic"):
            found = getattr(engine, measure)(graph, "length")
            assert found == pytest.approx(getattr(NETWORKX, measure)(graph, "length"), rel=1e-9, abs=1e-12)


def test_an_unknown_engine_is_refused_with_the_known_ones() -> None:
    with (
        pytest.raises(InputError, match="there are: auto, networkx, rustworkx, dask"),
        open_engine("igraph", 3),
    ):
        pass


def test_a_scheduler_is_for_dask_alone() -> None:
    with (
        pytest.raises(InputError, match="name --engine dask too"),
        open_engine("auto", 3, "tcp://127.0.0.1:1"),
    ):
        pass


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_distributed(name: str, *arguments: Any, **named_arguments: Any) -> Any:
        if name.split(".")[0] in ("dask", "distributed"):
            raise ImportError(name)
        return real(name, *arguments, **named_arguments)

    monkeypatch.setattr(builtins, "__import__", without_distributed)
    with pytest.raises(InputError, match=r"pip install 'cluster-graph\[dask\]'"), open_engine("dask", 3):
        pass
