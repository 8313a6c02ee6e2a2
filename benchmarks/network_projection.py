"""From a store to a projection: seconds of the saved queries alone, of loading and of projecting, side by side.

``queries`` runs what the loader asks and fetches all solutions, as any client must; ``load`` is the same and the making
of records; ``project`` works on records. Seconds are those of the processor (nothing here runs on two at once), the
least of several runs, all in one process a size; so the ratio holds although others use the machine. ``ratio`` is load
and project together by queries: wanted is at most 2.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.network_made_up import made_up_store

from cluster_graph.network.load import QUERIES, load_network
from cluster_graph.network.project import project
from cluster_graph.store.engine import EmbeddedEngine
from cluster_graph.store.saved import run_saved

SIZES = (1_000, 10_000, 100_000)
DAY = date(2018, 8, 28)
YEAR = (date(2018, 4, 1), date(2019, 3, 31))
_Found = TypeVar("_Found")


def least(work: Callable[[], _Found], runs: int) -> tuple[float, _Found]:
    """The least seconds of several runs, and what the last one found."""
    seconds = []
    found: _Found
    for _ in range(runs):
        found = None  # type: ignore[assignment] # the last one's memory is free before the next
        gc.collect()
        start = time.process_time()
        found = work()
        seconds.append(time.process_time() - start)
    return min(seconds), found


def memory(engine: EmbeddedEngine) -> str:
    """MiB of Python's objects: of the records, of a projection, and the most there was while loading.

    The solutions of the queries are counted, not what the store keeps of them. Tracing takes time, so it is a run apart.
    """
    tracemalloc.start()
    records = load_network(engine)
    loaded, most = tracemalloc.get_traced_memory()
    kept = project(records, on=DAY)
    projected, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    sizes = [round(size / 2**20) for size in (loaded, projected - loaded, most)]
    return f"{sizes[0]} MiB of records, {sizes[1]} of a network of {kept.counts.ties} ties; while loading {sizes[2]}"


def one_size(organizations: int) -> None:
    """A line for each way to project a cluster of so many organizations."""
    runs = 5 if organizations <= 10_000 else 3
    store = made_up_store(organizations)
    engine = EmbeddedEngine(store)
    queries, _ = least(lambda: [run_saved(engine, f"load/network-{name}") for name in QUERIES], runs)
    load, records = least(lambda: load_network(engine), runs)
    for projection, on, ties in (
        ("actors", DAY, "certain"),
        ("actors", DAY, "possible"),
        ("actors", YEAR, "certain"),
        ("affiliation", DAY, "certain"),
        ("layers", DAY, "certain"),
    ):
        seconds, found = least(lambda p=projection, o=on, t=ties: project(records, p, on=o, ties=t), runs)
        print(
            f"{organizations:>8}{projection:>13}{'a day' if on is DAY else 'a year':>8}{ties:>10}"
            f"{found.counts.actors:>8}{found.counts.ties:>8}{queries:>10.3f}{load:>8.3f}{seconds:>9.3f}"
            f"{(load + seconds) / queries:>7.2f}",
            flush=True,
        )
    print(f"{organizations:>8}  {memory(engine)}", flush=True)


def main(sizes: list[int]) -> None:
    """Each size in a process of its own, so that the memory is its own."""
    print(
        f"{'bodies':>8}{'projection':>13}{'':>8}{'ties':>10}{'nodes':>8}{'edges':>8}"
        f"{'queries s':>10}{'load s':>8}{'project':>9}{'ratio':>7}",
        flush=True,
    )
    for size in sizes:
        subprocess.run([sys.executable, __file__, "--one", str(size)], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one_size(int(sys.argv[2]))
    else:
        main([int(argument) for argument in sys.argv[1:]] or list(SIZES))
