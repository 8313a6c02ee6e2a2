"""A graph as arrays of numbers: the one form from which all fast forms are made.

Takes a graph as :mod:`cluster_graph.network.project` makes them. Nodes are numbered in their order, ties keep theirs,
so that what is added up is added up in the same order in every run. Nothing is kept between calls: to make the arrays
of 300,000 ties takes half a second, and a graph may have changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from cluster_graph.network.engines.engine import Numbers

Integers = NDArray[np.intp]
Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Arrays:
    """``tails`` and ``heads``: the numbers of the two nodes of each tie, each tie once; ``values``: its length or strength."""

    names: tuple[str, ...]
    tails: Integers
    heads: Integers
    values: Reals

    @property
    def nodes(self) -> int:
        """How many nodes there are."""
        return len(self.names)

    def matrix(self) -> sp.csr_array:
        """The symmetric matrix of the values."""
        return symmetric(self.nodes, self.tails, self.heads, self.values)

    def named(self, values: Iterable[float]) -> Numbers:
        """Values, one a node, by the nodes' names."""
        return {name: float(value) for name, value in zip(self.names, values, strict=True)}


def arrays_of(graph: nx.Graph[str], attribute: str | None) -> Arrays:
    """The ties of a graph with the value that an edge attribute has, 1 where there is none."""
    numbers = {name: number for number, name in enumerate(graph)}
    edges: list[tuple[Any, ...]] = list(graph.edges(data=attribute or "", default=1.0))
    values = [1.0] * len(edges) if attribute is None else [edge[2] for edge in edges]
    return Arrays(
        tuple(numbers),
        np.array([numbers[edge[0]] for edge in edges], np.intp),
        np.array([numbers[edge[1]] for edge in edges], np.intp),
        np.array(values, np.float64),
    )


def numbered(graph: nx.Graph[str]) -> nx.Graph[int]:
    """The same graph with its nodes called 0, 1, 2 in their order; its edges share their attributes.

    NetworkX walks sets of nodes, whose order follows the hash of strings, and with it the last digits of sums.
    """
    numbers = {name: number for number, name in enumerate(graph)}
    found: nx.Graph[int] = nx.DiGraph() if graph.is_directed() else nx.Graph()
    found.add_nodes_from(range(len(graph)))
    found.add_edges_from((numbers[one], numbers[other], data) for one, other, data in graph.edges(data=True))
    return found


def symmetric(nodes: int, tails: Integers, heads: Integers, values: Reals) -> sp.csr_array:
    """Both directions of every tie, by row and column."""
    rows, columns = np.concatenate([tails, heads]), np.concatenate([heads, tails])
    found = sp.coo_array((np.concatenate([values, values]), (rows, columns)), shape=(nodes, nodes)).tocsr()
    found.sort_indices()
    return found
