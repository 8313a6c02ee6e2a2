"""A cluster's tables to its graph as sorted blocks, of any size: what files, checks and stores are made from.

Takes checked tables. Only the tables themselves, the part that shortcuts are derived from and one run of blocks are
in memory at a time. It writes no file but temporary ones.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import pyoxigraph as ox

from cluster_graph.graph.canonical import TRIG_PREFIXES, trig
from cluster_graph.graph.derive import derived_blocks, derived_reach
from cluster_graph.graph.mapping import Mapper
from cluster_graph.graph.merge import Conflict, Merger
from cluster_graph.graph.reach import Reach
from cluster_graph.graph.sorted_blocks import SortedBlocks
from cluster_graph.graph.terms import DEFAULT, TYPE, Block, iri
from cluster_graph.tables.files import ClusterTables


class GraphStream:
    """The graph of a cluster: iterate over it, as often as needed, for its blocks in the order of the TriG file."""

    def __init__(self, blocks: SortedBlocks, base: str, conflicts: tuple[Conflict, ...]) -> None:
        self._blocks = blocks
        self._cluster = iri(base)
        self.conflicts = conflicts

    def __iter__(self) -> Iterator[Block]:
        return iter(self._blocks)

    def trig(self) -> Iterator[str]:
        """The canonical TriG file in pieces."""
        return trig(self)

    def parts(self, reaches: Sequence[Reach]) -> Iterator[ox.Store]:
        """For each reach a store with the facts held (the default graph) that it names, one after the other.

        What is said of the cluster itself is in each, since parameters of saved queries may default to its date.
        """
        with _Parts(reaches, self._cluster) as parts:
            for block in self:
                if block.graph != DEFAULT:
                    break
                parts.add(block)
            yield from parts.stores()


@contextmanager
def stream_graph(tables: ClusterTables, held_only: bool = False) -> Iterator[GraphStream]:
    """The graph of checked tables, its shortcuts included; temporary files are gone afterwards.

    ``held_only``: only the facts held, the default graph.
    """
    merger = Merger(tables)
    with SortedBlocks() as blocks:
        with _Parts([derived_reach()]) as parts:
            for block in Mapper(tables).blocks(merger.things(), held_only):
                blocks.add(block)
                parts.add(block)
            for block in derived_blocks(next(parts.stores()), tables.settings.base):
                if not (held_only and block.graph):
                    blocks.add(block)
        yield GraphStream(blocks, tables.settings.base, tuple(merger.conflicts))


class _Parts:
    """Some triples of the default graph on their way into stores of their own, by way of temporary files.

    ``whole``: a subject of which every part gets everything.
    """

    def __init__(self, reaches: Sequence[Reach], whole: str | None = None) -> None:
        self._whole = whole
        self._folder = tempfile.TemporaryDirectory(prefix="cluster-graph-")
        self._paths = [Path(self._folder.name) / f"{number}.ttl" for number in range(len(reaches))]
        self._files = [path.open("w", encoding="utf-8", newline="\n") for path in self._paths]
        # Who reads a property, so that a triple that nobody reads, as most are, costs one look.
        self._readers: dict[str, list[tuple[TextIO, frozenset[str] | None]]] = {}
        self._readers_of_all: list[TextIO] = []
        for reach, file in zip(reaches, self._files, strict=True):
            file.write(TRIG_PREFIXES)
            if reach.properties is None:
                self._readers_of_all.append(file)
            for name in reach.properties or ():
                classes = reach.classes if name == TYPE else None
                self._readers.setdefault(name, []).append((file, classes))

    def __enter__(self) -> _Parts:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files:
            file.close()
        self._folder.cleanup()

    def add(self, block: Block) -> None:
        """Give each part what it reads of a block of the default graph."""
        if block.graph != DEFAULT:
            return
        subject = block.subject
        if subject == self._whole or self._readers_of_all:
            lines = [f"{subject} {predicate} {value} .\n" for predicate, value in block.pairs]
            for file in self._files if subject == self._whole else self._readers_of_all:
                file.writelines(lines)
        if subject != self._whole:
            for predicate, value in block.pairs:
                for file, classes in self._readers.get(predicate, ()):
                    if classes is None or value in classes:
                        file.write(f"{subject} {predicate} {value} .\n")

    def stores(self) -> Iterator[ox.Store]:
        """The parts as stores in memory, one after the other; nothing may be added afterwards."""
        for path, file in zip(self._paths, self._files, strict=True):
            file.close()
            store = ox.Store()
            store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
            yield store
