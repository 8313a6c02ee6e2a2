"""The largest component after a loss, without looking at the whole graph again."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx


class Largest:
    """The components of a graph by size. ``part_of``: the number of each node's; ``sizes``: of each, in nodes.

    ``now``: the size of the largest, 0 in an empty graph.
    """

    def __init__(self, graph: nx.Graph[str]) -> None:
        self.part_of: dict[str, int] = {}
        self.sizes: list[int] = []
        for number, part in enumerate(nx.connected_components(graph)):
            self.part_of.update(dict.fromkeys(part, number))
            self.sizes.append(len(part))
        self.now = max(self.sizes, default=0)
        self._by_size = sorted(range(len(self.sizes)), key=lambda part: -self.sizes[part])

    def without(self, replaced: Mapping[int, int]) -> int:
        """Its size when of some components only pieces are left. ``replaced``: component -> its largest piece."""
        rest = next((self.sizes[part] for part in self._by_size if part not in replaced), 0)
        return max(rest, *replaced.values()) if replaced else rest
