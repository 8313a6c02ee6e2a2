"""A cluster's tables to its graph as sorted blocks, of any size: what files, checks and stores are made from.

Takes checked tables. Only the tables themselves, the part that shortcuts are derived from and one run of blocks are
in memory at a time. It writes no file but temporary ones.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyoxigraph as ox

from cluster_graph.graph.canonical import TRIG_PREFIXES, trig
from cluster_graph.graph.derive import derived_blocks, derived_reach
from cluster_graph.graph.mapping import Mapper
from cluster_graph.graph.merge import Conflict, Merger
from cluster_graph.graph.reach import Reach
from cluster_graph.graph.sorted_blocks import SortedBlocks
from cluster_graph.graph.terms import DEFAULT, Block, iri
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
        with ExitStack() as stack:
            parts = [stack.enter_context(_Part(reach)) for reach in reaches]
            for block in self:
                if block.graph != DEFAULT:
                    break
                for part in parts:
                    part.add(block, whole=block.subject == self._cluster)
            for part in parts:
                yield part.store()


@contextmanager
def stream_graph(tables: ClusterTables, held_only: bool = False) -> Iterator[GraphStream]:
    """The graph of checked tables, its shortcuts included; temporary files are gone afterwards.

    ``held_only``: only the facts held, the default graph.
    """
    merger = Merger(tables)
    with SortedBlocks() as blocks:
        with _Part(derived_reach()) as part:
            for block in Mapper(tables).blocks(merger.things(), held_only):
                blocks.add(block)
                part.add(block)
            for block in derived_blocks(part.store(), tables.settings.base):
                if not (held_only and block.graph):
                    blocks.add(block)
        yield GraphStream(blocks, tables.settings.base, tuple(merger.conflicts))


class _Part:
    """Some triples of the default graph on their way into a store of their own, by way of a temporary file."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._folder = tempfile.TemporaryDirectory(prefix="cluster-graph-")
        self._path = Path(self._folder.name) / "part.ttl"
        self._file = self._path.open("w", encoding="utf-8", newline="\n")
        self._file.write(TRIG_PREFIXES)

    def __enter__(self) -> _Part:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._folder.cleanup()

    def add(self, block: Block, whole: bool = False) -> None:
        """Take what the reach names, or the ``whole``, of a block of the default graph."""
        if block.graph == DEFAULT:
            pairs = block.pairs if whole else self._reach.of(block)
            self._file.writelines([f"{block.subject} {p} {o} .\n" for p, o in pairs])

    def store(self) -> ox.Store:
        """All that was taken, as a store in memory; nothing may be added afterwards."""
        self._file.close()
        store = ox.Store()
        store.bulk_load(path=str(self._path), format=ox.RdfFormat.TURTLE)
        return store
