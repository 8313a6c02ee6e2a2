"""Tables to quads, nothing sorted: all that we say of them, or with ``sayable`` what plain RML can say as well.

Run as ``python benchmarks/map_tables.py TABLES OUT.nq all|sayable``, in a process of its own so that it can be measured.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.rml import sayable

from cluster_graph.graph.mapping import Mapper
from cluster_graph.graph.merge import Merger
from cluster_graph.graph.publication.full_terms import in_full
from cluster_graph.tables.reading import read_valid_tables


def map_tables(folder: Path, out: Path, only_sayable: bool) -> None:
    """Read and check the tables in ``folder``, and write their quads to ``out``."""
    tables = read_valid_tables(folder)
    chosen = sayable(tables.settings.base)
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for block in Mapper(tables).blocks(Merger(tables).things()):
            subject, graph = in_full(block.subject), in_full(block.graph) if block.graph else ""
            for predicate, value in chosen(block) if only_sayable else block.pairs:
                file.write(f"{subject} {in_full(predicate)} {in_full(value)} {graph} .\n")


if __name__ == "__main__":
    map_tables(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "sayable")
