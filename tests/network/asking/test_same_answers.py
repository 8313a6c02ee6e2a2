"""The same question has the same answer: whoever computes, in whatever order Python keeps sets, whatever is loaded."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from cluster_graph.cluster import Cluster
from cluster_graph.network.asking.asked import Asked
from tests.network.hash_seeds import printed_alike

MEASURES = (
    "betweenness", "closeness", "harmonic", "eigenvector", "pagerank", "core_number", "constraint", "effective_size",
    "efficiency", "hierarchy",
)  # fmt: skip


def test_every_engine_gives_the_numbers_of_the_others(cluster: Cluster) -> None:
    networkx, rustworkx = (
        cluster.network_answer(Asked(ties="possible", measures=MEASURES, engine=engine)).nodes
        for engine in ("networkx", "rustworkx")
    )
    assert networkx is not None
    assert rustworkx is not None
    ours, theirs = ({row.id: row.values for row in table.rows} for table in (networkx, rustworkx))
    for node in ours:
        for name in MEASURES:
            assert ours[node][name] == pytest.approx(theirs[node][name], abs=1e-9), (node, name)


def test_the_hash_seed_changes_no_byte_of_any_answer() -> None:
    script = """
import cluster_graph as cg
from cluster_graph.network.asking.asked import GROUPS, Asked
cluster = cg.open("data/yamagata")
for group in GROUPS:
    if group != "codebook":
        print(cluster.network_answer(Asked(table=group, ties="possible", draws=99)).write("json", "ja"))
for asked in (Asked(by_year=True), Asked(rank_intervals=True, draws=20), Asked(projection="layers")):
    print(cluster.network_answer(asked).write("json", "ja"))
for form in ("graphml", "gexf", "csv"):
    print(cluster.network_answer(Asked()).write(form, "ja"))
"""
    assert len(printed_alike(script)) > 100_000


def test_a_plain_question_loads_none_of_what_takes_long_to_load() -> None:
    script = """
import sys
import cluster_graph as cg
from cluster_graph.network.asking.asked import Asked
cg.open("data/yamagata").network_answer(Asked()).write("table", "ja")
slow = {"scipy.stats", "scipy.optimize", "matplotlib", "distributed", "dask", "networkit", "pandas", "igraph"}
print(*sorted(slow & set(sys.modules)))
"""
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == ""


def test_an_answer_is_of_the_day_asked(yamagata: Cluster) -> None:
    day = date(2018, 8, 28)
    assert (
        yamagata.network_answer(Asked(on=day)).to_json()
        == yamagata.network_answer(Asked(period=(day, day))).to_json()
    )
