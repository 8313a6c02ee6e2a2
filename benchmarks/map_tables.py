"""Tables to quads, nothing sorted: all that we say of them, or with ``sayable`` what plain RML can say as well.

All that we say needs the tables checked and the witnesses of each thing merged. What plain RML can say is said row by
row, so there as here nothing is checked but cells, and nothing merged. Run as ``python benchmarks/map_tables.py TABLES
OUT.nq all|sayable``, in a process of its own so that it can be measured.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.rml import sayable_properties

from cluster_graph.graph.mapping import Mapper
from cluster_graph.graph.merge import Merger
from cluster_graph.graph.publication.full_terms import in_full
from cluster_graph.graph.terms import Block
from cluster_graph.tables.files import read_folder
from cluster_graph.tables.reading import read_valid_tables


def all_blocks(folder: Path) -> Iterator[Block]:
    """Everything but the shortcuts, from tables that are checked."""
    tables = read_valid_tables(folder)
    return Mapper(tables).blocks(Merger(tables).things())


def sayable_blocks(folder: Path) -> Iterator[Block]:
    """What the mapping for morph-kgc says too, row by row."""
    tables, problems = read_folder(folder)
    if tables is None or problems:
        raise RuntimeError(f"{folder} cannot be read")
    mapper = Mapper(tables)
    evidence, stated, assigned = sayable_properties(tables.settings.base)
    for table in stated:
        for record in tables.records.get(table, []):
            for graph, subject, pairs in mapper.blocks_of_row(record):
                wanted = (assigned if graph == mapper.assigned else stated)[table] if graph else evidence
                said = [pair for pair in pairs if pair[0] in wanted and not pair[1].endswith('"@en')]
                yield Block(graph, subject, said)


def map_tables(blocks: Iterator[Block], out: Path) -> None:
    """Write the quads of blocks to ``out``."""
    with out.open("wb") as file:
        for graph, subject, pairs in blocks:
            subject, end = in_full(subject), f" {in_full(graph)} .\n" if graph else " .\n"
            lines = [f"{subject} {in_full(predicate)} {in_full(value)}{end}" for predicate, value in pairs]
            file.write("".join(lines).encode())


if __name__ == "__main__":
    chosen_blocks = all_blocks if sys.argv[3] == "all" else sayable_blocks
    map_tables(chosen_blocks(Path(sys.argv[1])), Path(sys.argv[2]))
