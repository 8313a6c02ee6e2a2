"""Measures of made-up clusters of 1,000, 10,000 and 100,000 organizations: ours, NetworkX alone, igraph and NetworKit.

The cluster of ``network_made_up.py`` is projected once a size, from the store; then every way measures the same network
in a process of its own, and the ways take turns. Figures are seconds of processors, which others that use the machine
hardly change (NetworKit uses all processors at once); of ours, in the last column, also by the clock. They are medians
of three runs up to 10,000, of one above. Where a way would take too long, some sources are walked from and the seconds
told for all, marked ``~``; what ours estimates is marked ``*`` and told below. ``network_scale.py 1000 10000`` runs some
sizes alone. ``network_scale.py random 10000`` measures, once, three ties an organization between anybody and anybody:
there are no councils then, so nobody is alike, and little can be spared.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.network_made_up import made_up_store

from cluster_graph.network.load import load_network
from cluster_graph.network.measuring.lengths import with_lengths
from cluster_graph.network.project import project
from cluster_graph.store.engine import EmbeddedEngine

SIZES = (1_000, 10_000, 100_000)
DAY = date(2018, 8, 28)
SECONDS = 1_800
ONE_WAY = Path(__file__).with_name("network_ways.py")
WAYS = ("ours", "networkx", "igraph", "networkit")
# Sources walked from where all would take too long, by way and size; 0: all.
SAMPLES = {
    ("networkx", 10_000): 100,
    ("networkx", 100_000): 10,
    ("igraph", 100_000): 200,
    ("networkit", 100_000): 100,
}
Answer = dict[str, Any]


def write_network(size: int, shape: str, file: Path) -> str:
    """The network of a cluster of so many organizations, from its store to arrays; what it is like."""
    start = time.perf_counter()
    if shape == "random":
        graph: nx.Graph[Any] = nx.gnm_random_graph(size, 3 * size, seed=1)
        nx.set_edge_attributes(graph, 1.0, "strength")
        lengths = np.random.default_rng(1).integers(1, 4, graph.number_of_edges())
    else:
        records = load_network(EmbeddedEngine(made_up_store(size)))
        graph, _ = with_lengths(project(records, on=DAY))
        lengths = np.array([length for *_, length in graph.edges(data="length")])
    seconds = time.perf_counter() - start
    order = {node: number for number, node in enumerate(graph)}
    ties = np.array([(order[one], order[other]) for one, other in graph.edges])
    strengths = np.array([strength for *_, strength in graph.edges(data="strength")], float)
    np.savez(file, nodes=len(graph), ties=ties, strengths=strengths, lengths=lengths)
    return (
        f"{size:,} organizations ({shape}): {len(graph):,} with {len(ties):,} ties, made in {seconds:.1f} s"
    )


def run(way: str, file: Path, sample: int) -> Answer:
    """What a process says it took. Raises :class:`RuntimeError` where it fails."""
    done = subprocess.run(
        [sys.executable, str(ONE_WAY), way, str(file), str(sample)],
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{way} failed: {done.stderr[-2000:]}")
    answer: Answer = json.loads(done.stdout.splitlines()[-1])
    return answer


def table(answers: dict[str, list[Answer]]) -> None:
    """Medians by measure and way."""
    print(
        f"{'seconds':24}"
        + "".join(f"{way:>13}" for way in WAYS)
        + f"{'networkx/ours':>15}{'ours/igraph':>13}{'clock':>9}"
    )
    for name in answers["ours"][0]["seconds"]:
        medians = {
            way: statistics.median(one["seconds"][name] for one in runs)
            for way, runs in answers.items()
            if name in runs[0]["seconds"]
        }
        cells = ""
        for way in WAYS:
            mark = (
                "~"
                if name in answers[way][0]["sampled"]
                else "*"
                if name in answers[way][0]["estimated"]
                else ""
            )
            cells += f"{mark}{medians[way]:.3f}".rjust(13) if way in medians else " " * 13
        faster = f"{medians['networkx'] / medians['ours']:.1f}" if "networkx" in medians else ""
        beside = f"{medians['ours'] / medians['igraph']:.2f}" if "igraph" in medians else ""
        clock = statistics.median(one["clock"][name] for one in answers["ours"])
        print(f"{name:24}{cells}{faster:>15}{beside:>13}{clock:>9.2f}")
    for name, words in answers["ours"][0]["estimated"].items():
        print(f"* {name}: {words}")


def measure(size: int, shape: str) -> None:
    """The table of one network."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "network.npz"
        print(f"\n{write_network(size, shape, file)}", flush=True)
        answers: dict[str, list[Answer]] = {way: [] for way in WAYS}
        for _ in range(3 if size <= 10_000 and shape == "cluster" else 1):
            for way in WAYS:
                answers[way].append(run(way, file, SAMPLES.get((way, size), 0)))
        table(answers)


if __name__ == "__main__":
    asked = [argument for argument in sys.argv[1:] if argument.isdigit()]
    for one_size in [int(argument) for argument in asked] or SIZES:
        measure(one_size, "random" if "random" in sys.argv[1:] else "cluster")
