"""Walks as tasks of a Dask cluster: the same numbers, whoever is lost on the way."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import networkx as nx
import numpy as np
import pytest

from cluster_graph.network.engines.arrays import arrays_of
from cluster_graph.network.engines.brandes import added_up
from cluster_graph.network.engines.choose import open_engine
from cluster_graph.network.engines.parts import parts_of
from cluster_graph.network.engines.with_dask import DaskEngine, by_value
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.problems import InputError
from tests.network.engines.networks import of_things

distributed = pytest.importorskip("distributed")

GRAPH = of_things(150, 120, seed=11)
SMALL_CHUNK = 15_000  # steps, so that a small network makes many chunks


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers, each a process that is started again where it ends."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", silence_logs=50
    ) as opened:
        yield opened


@pytest.fixture
def engine(cluster: Any) -> Iterator[DaskEngine]:
    with distributed.Client(cluster, set_as_default=False) as client:
        yield DaskEngine(client, steps_a_chunk=SMALL_CHUNK)


@pytest.mark.parametrize("length", [None, "length"])
@pytest.mark.parametrize("measure", ["betweenness", "closeness", "harmonic"])
def test_the_same_numbers_as_networkx(engine: DaskEngine, measure: str, length: str | None) -> None:
    found = getattr(engine, measure)(GRAPH, length)
    assert found == pytest.approx(getattr(NETWORKX, measure)(GRAPH, length), rel=1e-9, abs=1e-12)
    assert dict(engine.estimates) == {}


def test_a_lost_worker_costs_time_and_no_digit(cluster: Any, engine: DaskEngine) -> None:
    undisturbed = engine.betweenness(GRAPH, "length")
    lost: list[int] = []

    def end_a_worker(done: int, whole: int) -> None:
        if not lost and 0 < done < whole / 2:
            lost.append(next(iter(cluster.workers.values())).pid)
            os.kill(lost[0], signal.SIGKILL)

    with distributed.Client(cluster, set_as_default=False) as client:
        disturbed = DaskEngine(client, end_a_worker, SMALL_CHUNK).betweenness(GRAPH, "length")
    assert lost
    assert disturbed == undisturbed


def test_measures_that_need_no_walks_are_computed_here(engine: DaskEngine) -> None:
    assert engine.constraint(GRAPH) == pytest.approx(NETWORKX.constraint(GRAPH), rel=1e-9)
    assert engine.core_number(GRAPH) == NETWORKX.core_number(GRAPH)


@pytest.mark.parametrize("nodes", range(4))
def test_nearly_empty_networks(engine: DaskEngine, nodes: int) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from("abc"[:nodes])
    for measure in ("betweenness", "closeness", "harmonic"):
        assert getattr(engine, measure)(graph, None) == dict.fromkeys(graph, 0.0)


def test_what_workers_run_needs_none_of_this_package() -> None:
    graph = of_things(30, 25, seed=1)
    part = max(parts_of(arrays_of(graph, None)).parts, key=lambda part: part.nodes)
    network, sources = (part.matrix, part.copies, part.weights), np.arange(part.nodes)
    script = (
        "import pickle, sys\n"
        "sys.modules['cluster_graph'] = None\n"
        "find, network, sources = pickle.load(sys.stdin.buffer)\n"
        "sys.stdout.write(repr(pickle.loads(find)(network, sources).tolist()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=pickle.dumps((by_value(added_up), network, sources)),
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == repr(added_up(*network, sources).tolist())


def test_a_cluster_is_reached_by_its_address(cluster: Any) -> None:
    with open_engine("dask", len(GRAPH), cluster.scheduler_address) as engine:
        assert engine.name == "dask"
        assert engine.closeness(GRAPH, None) == pytest.approx(NETWORKX.closeness(GRAPH, None), rel=1e-9)


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:9", "tls://127.0.0.1:9", "nonsense://here", "127.0.0.1"]
)
def test_an_address_where_nobody_answers_is_an_input_error(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cluster_graph.network.engines.with_dask.SECONDS_TO_CONNECT", 0.5)
    refused = pytest.raises(InputError, match="no Dask scheduler with a worker answers")
    with refused, open_engine("dask", 3, address):
        pass
