"""Ranks over the years, as a plot wants them. Takes the tidy table of nodes by year; computes no measure, draws nothing."""

from __future__ import annotations

from dataclasses import dataclass

from cluster_graph.network.tabular import Table
from cluster_graph.problems import Words


@dataclass(frozen=True, slots=True)
class RankSeries:
    """The rank of each actor by one measure in each year; ``None`` where it was not there, or has no value.

    ``measure``: a key of :data:`~cluster_graph.network.measuring.catalogue.MEASURES`. ``years``: fiscal years, named by
    the calendar year in which they begin, in order. ``ranks`` and ``labels`` are by actor, in the order of ids;
    ranks have one entry a year. 1 is highest, and equals share the better rank.
    """

    measure: str
    years: tuple[int, ...]
    ranks: dict[str, tuple[int | None, ...]]
    labels: dict[str, Words]


def rank_series(nodes_by_year: Table, measure: str) -> RankSeries:
    """The ranks by one measure, from the table ``nodes_by_year``.

    Years run without a gap from the first in which anybody has a rank to the last. Raises :class:`KeyError` where the
    table has no ranks by that measure.
    """
    years = nodes_by_year.column("fiscal_year")
    ids = nodes_by_year.column("id")
    labels = nodes_by_year.column("label")
    ranks = nodes_by_year.column(f"{measure}_rank")
    known = [
        year for year, rank in zip(years, ranks, strict=True) if isinstance(year, int) and rank is not None
    ]
    span = tuple(range(min(known), max(known) + 1)) if known else ()
    by_node: dict[str, dict[int, int]] = {}
    names: dict[str, Words] = {}
    for year, node, label, rank in zip(years, ids, labels, ranks, strict=True):
        if not (isinstance(node, str) and isinstance(year, int) and isinstance(label, Words)):
            raise TypeError("not a table of nodes by year")
        names[node] = label
        places = by_node.setdefault(node, {})
        if isinstance(rank, int):
            places[year] = rank
    return RankSeries(
        measure,
        span,
        {node: tuple(by_node[node].get(year) for year in span) for node in sorted(by_node)},
        {node: names[node] for node in sorted(names)},
    )
