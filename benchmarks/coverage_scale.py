"""Coverage of made-up clusters of growing size: from records and from the store to verdicts of a fiscal year with the
report written; beside it the same question in SQL on DuckDB (by days, and by intervals) and as one SPARQL query a day.

Every run is a process of its own; those of one size take turns, so that a ratio is of runs side by side. Figures are
wall-clock and medians: of five runs up to 10,000 participations (parties of agreements and participants of collaborations together),
of three at 100,000, of one above; SPARQL is asked some days of the year, once, and told for all. The covered days of
every collaboration have to be the same, or nothing is printed. ``python benchmarks/coverage_scale.py 1000000`` adds a
size. DuckDB is asked where DUCKDB_PYTHON names a Python that has it (``benchmarks/requirements.txt``); without it those
columns are left out, and it says so.

The rivals answer for exact days and stated scopes on how many days a collaboration is covered. Ours knows vague dates
too, says why not and which agreements decide it, and what lapses.
"""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.coverage_made_up import FIRST, LAST, SHAPES

SIZES = (1_000, 10_000, 100_000)
# "dense" and "silent" clusters have fitting pairs that grow with the square of the size.
SIZES_OF_SHAPE = {"local": SIZES, "vague": SIZES, "dense": SIZES[:2], "silent": SIZES[:2]}
# The most participations for one query a day, and the days asked: the query's time grows with the square of the size.
SPARQL_DAYS = {1_000: 5, 10_000: 3, 100_000: 1}
SECONDS = 1_800
MEBIBYTE = 1024 if sys.platform.startswith("linux") else 1024 * 1024
OURS, SQL = Path(__file__).with_name("coverage_ours.py"), Path(__file__).with_name("coverage_sql.py")
Costs = dict[str, float]


def _run(*arguments: object, python: str = sys.executable) -> Costs | None:
    """What a process says it took; ``None`` where it takes too long. Raises :class:`RuntimeError` where it fails."""
    try:
        done = subprocess.run(
            [python, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode != 0:
        raise RuntimeError(f"{arguments} failed: {done.stderr[-2000:]}")
    return {name: float(value) for name, value in json.loads(done.stdout).items()}


def _answer(path: Path) -> dict[str, int]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: int(days) for name, days in (line.rsplit(",", 1) for line in lines)}


def _median(costs: list[Costs]) -> Costs:
    return {name: statistics.median(cost[name] for cost in costs) for name in costs[0]}


def measure(size: int, shape: str) -> dict[str, Costs | None]:
    """What each way took for one made-up cluster. Raises :class:`RuntimeError` where two do not agree."""
    duckdb = os.environ.get("DUCKDB_PYTHON")
    ways: dict[str, list[Costs]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        exact = SHAPES[shape].vague == 0
        if exact and duckdb:
            _run(OURS, "files", size, shape, folder / "sql")
        for _ in range(5 if size <= 10_000 else 3 if size <= 100_000 else 1):
            found = {"records": _run(OURS, "records", size, shape, folder)}
            ours = _answer(folder / "ours.csv")
            for how in ("intervals", "days") if exact and duckdb else ():
                answer = folder / f"{how}.csv"
                found[how] = _run(SQL, folder / "sql", how, FIRST, LAST, answer, python=duckdb or "")
                if found[how] is not None and _answer(answer) != ours:
                    raise RuntimeError(f"SQL {how} and we do not agree on {size} {shape}")
            for way, cost in found.items():
                if cost is not None:
                    ways.setdefault(way, []).append(cost)
        if exact and size in SPARQL_DAYS:
            cost = _run(OURS, "sparql", size, shape, folder, SPARQL_DAYS[size])
            if cost is not None:
                ways["sparql"] = [{"work": cost["query"] * ((LAST - FIRST).days + 1)}]
    return {way: _median(costs) for way, costs in ways.items()}


def from_store(size: int) -> Costs | None:
    """From the store of the tables of one made-up cluster."""
    with tempfile.TemporaryDirectory() as folder:
        runs = 3 if size <= 10_000 else 1
        costs = [_run(OURS, "store", size, "local", folder) for _ in range(runs)]
    known = [cost for cost in costs if cost is not None]
    return _median(known) if known else None


def exponent(before: tuple[int, float] | None, size: int, seconds: float) -> str:
    """To which power of the size the time has grown since the size before; in brackets, what n log n would be."""
    if before is None:
        return ""
    grown = math.log(seconds / before[1]) / math.log(size / before[0])
    allowed = math.log(size * math.log(size) / before[0] / math.log(before[0])) / math.log(size / before[0])
    return f"{grown:.2f} ({allowed:.2f})"


def _rival(cost: Costs | None, ours: float) -> str:
    return f"{cost['work']:>10.2f}{cost['work'] / ours:>8.1f}" if cost else f"{'':>18}"


def _beside(costs: dict[str, Costs | None]) -> str:
    """What else is known of the runs on DuckDB: loading is not counted, as making records up is not."""
    return "; ".join(
        f"{way}: loaded in {cost['load']:.2f} s, {cost['work_cpu']:.1f} s of processors, {cost['kib'] / MEBIBYTE:.0f} MiB"
        for way, cost in costs.items()
        if cost and "kib" in cost
    )


def records_to_report(shape: str, sizes: tuple[int, ...]) -> None:
    """The table of one shape of cluster."""
    print(f"\n{shape}: from records; the growth (that of n log n) is of verdicts and report together")
    print(
        f"{'size':>9}{'verdicts s':>11}{'report s':>9}{'CPU s':>7}{'MiB':>6}{'growth':>13}"
        f"{'intervals':>10}{'ratio':>8}{'days':>10}{'ratio':>8}{'SPARQL':>10}{'ratio':>8}"
    )
    before: tuple[int, float] | None = None
    for size in sizes:
        costs = measure(size, shape)
        ours = costs["records"]
        if ours is None:
            print(f"{size:>9} more than {SECONDS} s")
            return
        together = ours["work"] + ours["report"]
        rivals = "".join(_rival(costs.get(way), ours["work"]) for way in ("intervals", "days", "sparql"))
        print(
            f"{size:>9}{ours['work']:>11.3f}{ours['report']:>9.3f}{ours['work_cpu'] + ours['report_cpu']:>7.1f}"
            f"{ours['report_kib'] / MEBIBYTE:>6.0f}{exponent(before, size, together):>13}{rivals}",
            flush=True,
        )
        if len(costs) > 1:
            print(f"{'':>9} {_beside(costs)}", flush=True)
        before = size, together


def store_to_report(sizes: tuple[int, ...]) -> None:
    """From the store: the graph is made by our own mapping, which is told but not counted."""
    print("\nlocal: from the store")
    print(
        f"{'size':>9}{'build s':>9}{'load s':>8}{'verdicts s':>11}{'report s':>9}{'CPU s':>7}{'MiB':>7}{'growth':>13}"
    )
    before: tuple[int, float] | None = None
    for size in sizes:
        cost = from_store(size)
        if cost is None:
            print(f"{size:>9} more than {SECONDS} s")
            return
        steps = ("load", "work", "report")
        together, cpu = sum(cost[step] for step in steps), sum(cost[f"{step}_cpu"] for step in steps)
        print(
            f"{size:>9}{cost['build']:>9.1f}{cost['load']:>8.2f}{cost['work']:>11.3f}{cost['report']:>9.3f}{cpu:>7.1f}"
            f"{cost['report_kib'] / MEBIBYTE:>7.0f}{exponent(before, size, together):>13}",
            flush=True,
        )
        before = size, together


if __name__ == "__main__":
    more = tuple(int(argument) for argument in sys.argv[1:])
    if not os.environ.get("DUCKDB_PYTHON"):
        print("coverage: DUCKDB_PYTHON names no Python with duckdb; SQL is left out")
    for chosen, usual in SIZES_OF_SHAPE.items():
        records_to_report(chosen, (*usual, *more) if len(usual) == len(SIZES) else usual)
    store_to_report((*SIZES, *more))
