"""Timings as ratios measured side by side in one run: how work grows with size, and the store beside rdflib's own.

``make bench`` prints them; nothing here is a test. Figures are the fastest of a few repetitions in this process.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset

from cluster_graph.coverage.load import load_coverage
from cluster_graph.coverage.report import judge
from cluster_graph.graph.build import build_graph
from cluster_graph.store.engine import EmbeddedEngine
from cluster_graph.store.saved import bound_text, load_saved
from cluster_graph.tables.reading import read_valid_tables

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.factory import Row, write_cluster

REPETITIONS = 3
SIZES = (100, 1_000, 10_000)
ORGANIZATIONS_PER_COLLABORATION = 4


def seconds(work: Callable[[], object]) -> float:
    """The fastest of a few runs."""
    times = []
    for _ in range(REPETITIONS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def made_up_cluster(folder: Path, participations: int) -> Path:
    """A cluster of so many participations, four to a collaboration, each with an agreement of its parties."""
    works = participations // ORGANIZATIONS_PER_COLLABORATION
    organizations: list[Row] = [{"id": f"o{n}"} for n in range(works + ORGANIZATIONS_PER_COLLABORATION)]
    agreements, signatures, collaborations, participations_rows = [], [], [], []
    for n in range(works):
        agreements.append({"id": f"a{n}", "covers": f"c{n}", "period": f"FY{2010 + n % 8}/FY{2014 + n % 8}"})
        collaborations.append(
            {"id": f"c{n}", "kind": "joint-research", "period": f"FY{2011 + n % 6}/FY{2017 + n % 5}"}
        )
        for member in range(ORGANIZATIONS_PER_COLLABORATION):
            signatures.append({"agreement": f"a{n}", "party": f"o{n + member}"})
            participations_rows.append({"collaboration": f"c{n}", "participant": f"o{n + member}"})
    return write_cluster(
        folder,
        organizations=organizations,
        agreements=agreements,
        signatures=signatures,
        collaborations=collaborations,
        participations=participations_rows,
    )


def growth() -> None:
    """How building and judging grow from size to size; 10 times the rows at 10 times the cost is linear."""
    print(
        f"{'participations':>14}  {'build s':>8}  {'x':>5}  {'load s':>8}  {'x':>5}  {'judge s':>8}  {'x':>5}"
    )
    before: tuple[float, float, float] | None = None
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            tables = read_valid_tables(made_up_cluster(Path(folder) / "c", size))
            engine = EmbeddedEngine(build_graph(tables).store)
            records = load_coverage(engine)
            times = (
                seconds(lambda tables=tables: build_graph(tables)),
                seconds(lambda engine=engine: load_coverage(engine)),
                seconds(lambda records=records: judge(records)),
            )
        ratios = [now / then for now, then in zip(times, before, strict=True)] if before else [0.0] * 3
        shown = "  ".join(f"{t:8.3f}  {r:5.1f}" for t, r in zip(times, ratios, strict=True))
        print(f"{size:>14}  {shown}")
        before = times


def stores() -> None:
    """A saved query on the embedded store and on rdflib's own, over the same graph."""
    with tempfile.TemporaryDirectory() as folder:
        store = build_graph(read_valid_tables(made_up_cluster(Path(folder) / "c", 400))).store
    engine = EmbeddedEngine(store)
    text = bound_text(engine, load_saved("collaborations-of"), {"organization": "o7"})
    dataset = Dataset()
    dataset.parse(data=store.dump(format=ox.RdfFormat.N_QUADS), format="nquads")
    embedded = seconds(lambda: engine.select(text))
    plain = seconds(lambda: list(dataset.query(text)))
    print(f"collaborations-of: embedded {embedded:.4f} s, rdflib {plain:.4f} s, ratio {plain / embedded:.0f}")


if __name__ == "__main__":
    growth()
    stores()
