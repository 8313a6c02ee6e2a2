"""From a projection to a table of measures with ranks.

Takes a :class:`~cluster_graph.network.project.Projection`; gives a :class:`MeasureTable`. Prints nothing; the room
``writing`` gives it its forms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_graph.network.common_columns import KIND, SECTOR
from cluster_graph.network.engines.engine import Engine, Progress
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.measuring.catalogue import DISTANCE, Asked, Form, default_measures, form_of
from cluster_graph.network.measuring.columns import SIDE, columns_of, interval_columns
from cluster_graph.network.measuring.lengths import with_lengths
from cluster_graph.network.measuring.ranks import IntervalsByMeasure, ranks_within
from cluster_graph.network.measuring.sentence import sentence_of
from cluster_graph.network.measuring.values import Values
from cluster_graph.network.project import Projection
from cluster_graph.network.tabular import Cell, Column, Table
from cluster_graph.problems import Words

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Row:
    """A node with its measures. ``values`` and ``ranks`` are by measure; ``None`` is *not defined*.

    ``side``: 0 an organization; 1, in an affiliation network only, a thing. Ranks are within a side, 1 is highest,
    equals share the better rank.
    """

    id: str
    label: Words
    kind: str
    sector: str
    side: int
    values: Values
    ranks: dict[str, int | None]


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """Measures of all nodes of a projection; rows by side, then by the first measure, then by id.

    ``columns``: id, label, and of each measure its value and its rank, with their meanings. ``sentence``: what was
    counted, which measures go by what, which are estimates, and which are not defined and why. ``rank_intervals``:
    measure -> node -> (low, high), how a rank moves when ties are unobserved; set by who draws them, ``None`` until
    then.
    """

    projection: Projection
    measures: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    sentence: Words
    rank_intervals: IntervalsByMeasure | None = None

    def rank_interval(self, name: str, node: str) -> tuple[int, int] | None:
        """Between which ranks a node moves by a measure, where that was drawn."""
        return (self.rank_intervals or {}).get(name, {}).get(node)

    def as_table(self) -> Table:
        """The same as a table among tables, with kind, sector and, where they were drawn, the rank intervals."""
        two_sides = self.projection.projection == "affiliation"
        drawn = self.rank_intervals is not None
        columns = list(self.columns[:2])
        for position, name in enumerate(self.measures):
            columns += self.columns[2 + 2 * position : 4 + 2 * position]
            columns += interval_columns(name) if drawn else []
        columns += [KIND, SECTOR, *([SIDE] if two_sides else [])]
        rows = []
        for row in self.rows:
            cells: list[Cell] = [row.id, row.label]
            for name in self.measures:
                cells += [row.values[name], row.ranks[name]]
                cells += (self.rank_interval(name, row.id) or (None, None)) if drawn else ()
            cells += [row.kind, row.sector, *([row.side] if two_sides else [])]
            rows.append(tuple(cells))
        title = Words("機関と指標", "Organizations and their measures")
        return Table("nodes", title, tuple(columns), tuple(rows), self.sentence)

    # Writing knows these tables; it is looked up when somebody asks for a form of one.

    def to_pandas(self, lang: str = "en") -> pandas.DataFrame:
        """The columns of :meth:`as_table` as a pandas table; not defined is ``pandas.NA``.

        Raises :class:`~cluster_graph.problems.InputError` where pandas (the extra ``pandas``) is not installed.
        """
        from cluster_graph.network.writing.table import to_pandas

        return to_pandas(self.as_table(), lang)

    def to_csv(self, lang: str = "en") -> str:
        """The columns of :meth:`as_table` as CSV, its first row their keys; an undefined value is an empty cell."""
        from cluster_graph.network.writing.table import table_csv

        return table_csv(self.as_table(), lang)

    def to_json(self, lang: str = "en") -> str:
        """Nodes with their measures, edges, and the sentence, as JSON; an undefined value is null."""
        from cluster_graph.network.writing.measure_table import network_json

        return network_json(self, lang)

    def to_text(self, lang: str = "en") -> str:
        """The table in plain text, the sentence below it."""
        from cluster_graph.network.writing.measure_table import measures_text

        return measures_text(self, lang)


def measure(
    projection: Projection,
    names: Sequence[str] | None = None,
    engine: Engine = NETWORKX,
    progress: Progress | None = None,
) -> MeasureTable:
    """The measures named, for every node of a projection.

    ``names``: keys of :data:`~cluster_graph.network.measuring.catalogue.MEASURES`, a repeated one counts once; the
    usual ones of the projection if none are given. ``engine`` computes what takes long. ``progress`` is told after each measure.

    In an affiliation network degree, betweenness, closeness and clustering are those of two-mode networks, in a
    funding network all follow the direction of money. Raises :class:`~cluster_graph.problems.InputError` for an
    unknown measure, and for one that means nothing on this projection.
    """
    named = default_measures(projection.projection) if names is None else names
    forms = {name: form_of(name, projection.projection) for name in named}
    chosen = tuple(forms)
    values, estimates = _measured(projection, forms, engine, progress)
    nodes = {node: dict(attributes) for node, attributes in projection.graph.nodes(data=True)}
    sides = {node: int(attributes.get("bipartite", 0)) for node, attributes in nodes.items()}
    ranks = {name: ranks_within(values[name], sides) for name in chosen}
    rows = [
        Row(
            node,
            projection.label(node),
            attributes["kind"],
            attributes["sector"],
            sides[node],
            {name: values[name][node] for name in chosen},
            {name: ranks[name][node] for name in chosen},
        )
        for node, attributes in nodes.items()
    ]
    rows.sort(key=lambda row: (row.side, *(_order(row.ranks[name]) for name in chosen[:1]), row.id))
    sentence = sentence_of(projection, chosen, values, estimates)
    return MeasureTable(projection, chosen, columns_of(projection.projection, chosen), tuple(rows), sentence)


def _measured(
    projection: Projection, forms: Mapping[str, Form], engine: Engine, progress: Progress | None
) -> tuple[dict[str, Values], dict[str, Words]]:
    """The values of each measure, and of those that the engine estimated what it says of them."""
    graph, length, unit = projection.graph, None, 1.0
    if any(form.by == DISTANCE for form in forms.values()):
        graph, unit = with_lengths(projection)
        # Where every tie has the same length, counting ties is the same and much faster.
        lengths = {attributes["length"] for _, _, attributes in graph.edges(data=True)}
        length = None if lengths <= {1} else "length"
    values: dict[str, Values] = {}
    estimates: dict[str, Words] = {}
    for done, (name, form) in enumerate(forms.items(), start=1):
        found = form.values(Asked(graph, length, engine))
        if form.by_length:
            found = {node: None if value is None else value * unit for node, value in found.items()}
        values[name] = found
        if form.asks in engine.estimates and any(value is not None for value in found.values()):
            estimates[name] = engine.estimates[form.asks]
        if progress is not None:
            progress(done, len(forms))
    return values, estimates


def _order(rank: int | None) -> int:
    return 10**9 if rank is None else rank
