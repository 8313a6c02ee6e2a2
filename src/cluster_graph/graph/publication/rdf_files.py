"""The graph as N-Quads and as Turtle, in one order only. TriG is :mod:`cluster_graph.graph.canonical`'s.

Takes the blocks of a graph in their order; gives pieces of text.
"""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice

from cluster_graph.graph.canonical import trig
from cluster_graph.graph.publication.full_terms import address_of, held_blocks, in_full
from cluster_graph.graph.terms import Block

SORTED_AT_ONCE = 128_000_000
"""Bytes of lines that are sorted in memory; more of them are sorted in runs, on disk, and merged."""
_LINES_A_PIECE = 10_000


class SortedQuads:
    """All quads, those of the default graph without a graph's name, a line each in the order of code points.

    ``count``: how many there were, when all have been read.
    """

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks = blocks
        self.count = 0

    def __iter__(self) -> Iterator[bytes]:
        with ExitStack() as files:
            runs: list[Iterable[bytes]] = []
            lines: list[bytes] = []
            held = 0
            for line in self._lines():
                lines.append(line)
                held += len(line)
                if held > SORTED_AT_ONCE:
                    # UTF-8 keeps the order of code points, so bytes can be compared.
                    lines.sort()
                    run = files.enter_context(tempfile.TemporaryFile())
                    run.writelines(lines)
                    run.seek(0)
                    runs.append(run)
                    lines, held = [], 0
            lines.sort()
            merged = heapq.merge(*runs, lines) if runs else iter(lines)
            while piece := list(islice(merged, _LINES_A_PIECE)):
                self.count += len(piece)
                yield b"".join(piece)

    def _lines(self) -> Iterator[bytes]:
        for block in self._blocks:
            subject = in_full(block.subject)
            end = f" {in_full(block.graph)} .\n" if block.graph else " .\n"
            for predicate, value in block.pairs:
                yield f"{subject} <{address_of(predicate)}> {in_full(value)}{end}".encode()


def held_turtle(blocks: Iterable[Block]) -> Iterator[str]:
    """The facts held, the default graph alone, as Turtle."""
    return trig(held_blocks(blocks))
