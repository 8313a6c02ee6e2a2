"""Blocks in order, however many: sorted runs in temporary files, merged as they are read. Keeps little in memory.

Takes blocks in any order; gives them in the order of graphs and subjects (code points), one a subject of a graph, each
pair once, as often as they are asked for. Knows nothing of what they say.
"""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from types import TracebackType

from cluster_graph.graph.terms import Block

# Terms hold no control characters, so these may stand between them; they come before all that terms hold.
_FIELD, _PAIR, _OBJECT = "\x00", "\x01", "\x02"
_RUN_BYTES = 64_000_000


def _line(block: Block) -> bytes:
    pairs = _PAIR.join([f"{predicate}{_OBJECT}{value}" for predicate, value in block.pairs])
    return f"{block.graph}{_FIELD}{block.subject}{_FIELD}{pairs}\n".encode()


def _block(key: bytes, lines: Iterable[bytes]) -> Block:
    graph, subject = key.decode().split(_FIELD)
    pairs: dict[str, None] = {}
    for line in lines:
        pairs.update(dict.fromkeys(line[len(key) + 1 : -1].decode().split(_PAIR)))
    return Block(graph, subject, [_pair(pair) for pair in pairs])


def _pair(text: str) -> tuple[str, str]:
    predicate, _, value = text.partition(_OBJECT)
    return predicate, value


def _key(line: bytes) -> bytes:
    return line[: line.index(b"\x00", line.index(b"\x00") + 1)]


class SortedBlocks:
    """A collection of blocks that is read in order; a context manager, since it may own temporary files.

    ``run_bytes``: how much is kept in memory before it goes to a file.
    """

    def __init__(self, run_bytes: int = _RUN_BYTES) -> None:
        self._run_bytes = run_bytes
        self._lines: list[bytes] = []
        self._held = 0
        self._is_sorted = True
        self._runs: list[Path] = []
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> SortedBlocks:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lines = []
        if self._folder is not None:
            self._folder.cleanup()

    def add(self, block: Block) -> None:
        """Add a block; a block without pairs says nothing."""
        if not block.pairs:
            return
        line = _line(block)
        self._lines.append(line)
        self._held += len(line)
        self._is_sorted = False
        if self._held > self._run_bytes:
            self._put_down()

    def _put_down(self) -> None:
        """Write what is in memory to a file, sorted."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="cluster-graph-")
        self._lines.sort()
        path = Path(self._folder.name) / f"run-{len(self._runs)}"
        with path.open("wb") as file:
            file.writelines(self._lines)
        self._runs.append(path)
        self._lines, self._held, self._is_sorted = [], 0, True

    def __iter__(self) -> Iterator[Block]:
        """The blocks in order. Nothing may be added while they are read."""
        if not self._is_sorted:
            self._lines.sort()
            self._is_sorted = True
        files = [path.open("rb") for path in self._runs]
        try:
            for key, lines in groupby(heapq.merge(*files, self._lines), _key):
                yield _block(key, lines)
        finally:
            for file in files:
                file.close()
