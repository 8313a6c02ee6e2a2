"""How a part of a network is walked from its nodes: portion by portion, here or elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cluster_graph.network.engines.arrays import Integers, Reals
from cluster_graph.network.engines.brandes import blocks_of_sources
from cluster_graph.network.engines.engine import Progress
from cluster_graph.network.engines.parts import Part

Found = Callable[[Any, Any, Any, Any], Any]
"""What is found from a few sources: takes the matrix of lengths of a connected graph, copies and weights of its nodes (see
:class:`~cluster_graph.network.engines.parts.Part`), and the sources."""

Walk = Callable[[Found, Part, Integers], Iterable[tuple[int, Reals]]]
"""Gives what is found from sources, and from how many, portion by portion, in their order whoever is done first."""


def here(find: Found, part: Part, sources: Integers) -> Iterable[tuple[int, Reals]]:
    """Walks a part in this process."""
    for some in blocks_of_sources(part.nodes, sources):
        yield len(some), find(part.matrix, part.copies, part.weights, some)


class Count:
    """Counts sources that were walked from, of as many as there are nodes in all parts, and tells how far it is."""

    def __init__(self, parts: Iterable[Part], progress: Progress | None) -> None:
        self._all = sum(part.nodes for part in parts)
        self._progress = progress
        self._done = 0

    def add(self, sources: int) -> None:
        """So many more are done."""
        self._done += sources
        if self._progress:
            self._progress(self._done, self._all)

    def portions(self, portions: Iterable[tuple[int, Reals]]) -> Iterator[Reals]:
        """What was found, counted as it comes."""
        for sources, found in portions:
            self.add(sources)
            yield found
