"""``check`` and ``build`` on made-up clusters of growing size; the same shapes by plain pySHACL and the same quads of
the same tables by morph-kgc, side by side with ours.

Each run is a process of its own, as a user starts it; time and peak memory are those the system tells of it. Figures
are medians: of five runs up to 10,000 rows, of three at 100,000, of one above. ``make bench`` measures up to 100,000
rows; ``python benchmarks/scale.py 1000000`` adds a size. morph-kgc is asked where MORPH_KGC names a Python that has it
(``benchmarks/requirements.txt``); without it that line is left out, and says so.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.generator import BASE, write_made_up_cluster
from benchmarks.rml import write_mapping

SIZES = (1_000, 10_000, 100_000)
MEGABYTE = (
    1024 if sys.platform.startswith("linux") else 1024 * 1024
)  # ru_maxrss is in KiB on Linux, else in bytes
SHAPES = (
    "import sys, time; from pathlib import Path; import pyoxigraph as ox; "
    "from cluster_graph.graph import shapes; from cluster_graph.graph.build import build_graph; "
    "from cluster_graph.graph.canonical import blocks_of; from cluster_graph.tables.reading import read_valid_tables; "
    "store = build_graph(read_valid_tables(Path(sys.argv[1]))).store; "
    "blocks = list(blocks_of(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))); "
    "known = shapes._shipped_shapes(); start = time.perf_counter(); found = list(shapes.{function}(blocks, known)); "
    "print(time.perf_counter() - start, len(found))"
)
MAP_TABLES = Path(__file__).with_name("map_tables.py")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process cost: wall-clock seconds, and its peak memory in MiB."""

    seconds: float
    megabytes: float


def cost_of(*arguments: object, python: str = sys.executable) -> Cost:
    """The cost of running Python with these arguments. Raises :class:`RuntimeError` where it fails."""
    start = time.perf_counter()
    process = os.posix_spawn(
        python,
        [python, *map(str, arguments)],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_DUP2, 1, 2)],
    )
    _, status, usage = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"{arguments} failed")
    return Cost(time.perf_counter() - start, usage.ru_maxrss / MEGABYTE)


def median(rows: int, *arguments: object, python: str = sys.executable) -> Cost:
    """The median cost of a few runs: fewer, the larger the cluster."""
    runs = 5 if rows <= 10_000 else 3 if rows <= 100_000 else 1
    costs = [cost_of(*arguments, python=python) for _ in range(runs)]
    return Cost(
        statistics.median(cost.seconds for cost in costs), statistics.median(cost.megabytes for cost in costs)
    )


def commands(sizes: tuple[int, ...]) -> None:
    """Time, memory and time a row of ``check`` and ``build``; the ratio is to the time a row of the size before."""
    print(f"{'rows':>9}  {'command':<8}{'s':>8}{'MiB':>8}{'ms a row':>10}{'ratio':>7}")
    before: dict[str, float] = {}
    for rows in sizes:
        with tempfile.TemporaryDirectory() as folder:
            place = write_made_up_cluster(Path(folder) / "c", rows)
            for command, more in (("check", ()), ("build", ("-o", Path(folder) / "out"))):
                cost = median(rows, "-m", "cluster_graph", command, "-i", place, *more)
                each = cost.seconds / rows * 1000
                ratio = f"{each / before[command]:.2f}" if command in before else ""
                print(
                    f"{rows:>9}  {command:<8}{cost.seconds:>8.1f}{cost.megabytes:>8.0f}{each:>10.3f}{ratio:>7}",
                    flush=True,
                )
                before[command] = each


def shapes(rows: int) -> None:
    """The same shapes over the same graph: screened and in batches, and by pySHACL in one piece."""
    with tempfile.TemporaryDirectory() as folder:
        place = write_made_up_cluster(Path(folder) / "c", rows)
        (ours, found), (plain, found_plainly) = (
            _seconds_and_findings(SHAPES.format(function=name), place) for name in ("findings_of", "_judged")
        )
    print(
        f"shapes on {rows} rows: ours {ours:.2f} s ({found} findings), pySHACL in one piece {plain:.2f} s "
        f"({found_plainly} findings), ratio {plain / ours:.0f}"
    )


def _seconds_and_findings(code: str, place: Path) -> tuple[float, int]:
    told = subprocess.run(
        [sys.executable, "-c", code, str(place)], capture_output=True, text=True, check=True
    ).stdout.split()
    return float(told[0]), int(told[1])


def mapping(rows: int) -> None:
    """Tables to the same quads by morph-kgc and by us, and to all that we say of them; nothing sorted."""
    other = os.environ.get("MORPH_KGC")
    if not other:
        print("mapping: MORPH_KGC names no Python with morph-kgc; left out")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        place = write_made_up_cluster(folder / "c", rows)
        cost_of("-m", "cluster_graph", "build", "-i", place, "-o", folder / "out")
        settings = write_mapping(folder / "out" / "csv", folder, BASE)
        costs = {
            "all.nq": median(rows, MAP_TABLES, place, folder / "all.nq", "all"),
            "same.nq": median(rows, MAP_TABLES, place, folder / "same.nq", "sayable"),
            "mapped.nq": median(rows, "-m", "morph_kgc", settings, python=other),
        }
        counts = {file: sum(1 for _ in (folder / file).open(encoding="utf-8")) for file in costs}
        if _quads(folder / "same.nq") != _quads(folder / "mapped.nq"):
            raise RuntimeError("morph-kgc and we do not say the same")
    for file, words in (("all.nq", "ours, all"), ("same.nq", "ours, the same"), ("mapped.nq", "morph-kgc")):
        cost = costs[file]
        print(
            f"mapping {rows} rows: {words:<15}{counts[file]:>9} quads in {cost.seconds:>6.1f} s, {cost.megabytes:.0f} MiB; "
            f"{costs['mapped.nq'].seconds / cost.seconds:.1f} times as fast as morph-kgc"
        )


def _quads(path: Path) -> set[ox.Quad]:
    return set(ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS))


if __name__ == "__main__":
    commands((*SIZES, *(int(argument) for argument in sys.argv[1:])))
    shapes(10_000)
    mapping(10_000)
    mapping(100_000)
