"""One run of coverage in a process of its own, so that it can be measured: what it took, as JSON.

``python benchmarks/coverage_ours.py records SIZE SHAPE FOLDER`` makes records up and judges them. With ``store`` it
writes their tables, builds the graph and loads the records through the saved queries first; with ``sparql``, and a
number of days at the end, it asks the graph one query a day instead of writing a report, and compares with our
verdicts. ``files`` only writes the CSV files for SQL. The report (JSON) and the covered days of each collaboration go
into ``FOLDER``. The peak of memory is that of the process so far.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.coverage_files import write_sql_files, write_tables
from benchmarks.coverage_made_up import FIRST, LAST, SHAPES, made_up_records
from benchmarks.coverage_sparql import covered_on

from cluster_graph.coverage.load import load_coverage
from cluster_graph.coverage.records import CoverageRecords
from cluster_graph.coverage.report import CoverageReport, judge
from cluster_graph.graph.build import build_graph
from cluster_graph.graph.canonical import TRIG_PREFIXES
from cluster_graph.graph.stream import stream_graph
from cluster_graph.graph.terms import Block
from cluster_graph.store.engine import EmbeddedEngine
from cluster_graph.tables.reading import read_valid_tables

# The most participations of which the whole graph, every passage included, is held in memory; above, the facts alone.
MOST_WITH_EVIDENCE = 100_000
BATCH = 100_000
Costs = dict[str, float]


@contextmanager
def timed(costs: Costs, name: str) -> Iterator[None]:
    """Add the seconds of a step, those of the processor (``_cpu``), and the peak memory so far (``_kib``)."""
    start, cpu = time.perf_counter(), time.process_time()
    yield
    costs[name] = time.perf_counter() - start
    costs[f"{name}_cpu"] = time.process_time() - cpu
    costs[f"{name}_kib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def covered_days(report: CoverageReport) -> dict[str, int]:
    """The covered days of each collaboration that has any."""
    found = {
        judged.collaboration.id: sum(span.days for span in judged.spans if span.verdict.status == "covered")
        for judged in report.collaborations
    }
    return {identifier: days for identifier, days in found.items() if days}


def _facts_alone(place: Path) -> ox.Store:
    """What the mapping says in the default graph but for passages: what the verdicts are made from."""
    store = ox.Store()
    with stream_graph(read_valid_tables(place), held_only=True) as graph:
        batch: list[Block] = []
        for block in graph:
            if "/assertion/" not in block.subject:
                batch.append(block)
            if len(batch) == BATCH:
                _load(store, batch)
                batch = []
        _load(store, batch)
    return store


def _load(store: ox.Store, batch: list[Block]) -> None:
    lines = [f"{block.subject} {' ; '.join(' '.join(pair) for pair in block.pairs)} .\n" for block in batch]
    store.bulk_load("".join([TRIG_PREFIXES, *lines]).encode(), format=ox.RdfFormat.TRIG)


def engine_of(records: CoverageRecords, size: int, folder: Path, costs: Costs) -> EmbeddedEngine:
    """The graph of the tables of these records, by our own mapping."""
    with timed(costs, "write"):
        place = write_tables(records, folder / "tables")
    with timed(costs, "build"):
        if size <= MOST_WITH_EVIDENCE:
            return EmbeddedEngine(build_graph(read_valid_tables(place)).store)
        return EmbeddedEngine(_facts_alone(place))


def compare_days(engine: EmbeddedEngine, report: CoverageReport, days: int) -> None:
    """One query a day, for so many days over the window. Raises where an answer is not ours."""
    step = (LAST - FIRST) / max(1, days - 1)
    for number in range(days):
        day = date.fromordinal(FIRST.toordinal() + round((step * number).days))
        ours = {
            judged.collaboration.id
            for judged in report.collaborations
            for span in judged.spans
            if span.verdict.status == "covered" and span.first <= day <= span.last
        }
        if covered_on(engine, day) != ours:
            raise RuntimeError(f"SPARQL and we do not agree on {day}")


def main(how: str, size: int, shape: str, folder: Path, days: int = 0) -> None:
    """Run once and print what it took."""
    costs: Costs = {}
    with timed(costs, "make"):
        records = made_up_records(size, SHAPES[shape])
    if how == "files":
        write_sql_files(records, folder)
        print(json.dumps(costs))
        return
    if how != "records":
        engine = engine_of(records, size, folder, costs)
        del records
        with timed(costs, "load"):
            records = load_coverage(engine)
    with timed(costs, "work"):
        report = judge(records)
    if how == "sparql":
        with timed(costs, "query"):
            compare_days(engine, report, days)
        costs["query"] /= days
    else:
        with timed(costs, "report"):
            (folder / "report.json").write_text(
                json.dumps(report.to_json(), ensure_ascii=False), encoding="utf-8"
            )
        costs["bytes"] = (folder / "report.json").stat().st_size
    answer = "".join(f"{identifier},{count}\n" for identifier, count in covered_days(report).items())
    (folder / "ours.csv").write_text(answer, encoding="utf-8")
    print(json.dumps(costs))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], Path(sys.argv[4]), *map(int, sys.argv[5:]))
