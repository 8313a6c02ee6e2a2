"""From a projection to a table of measures with ranks, and the exact path lengths that measuring needs.

Takes a :class:`~cluster_graph.network.project.Projection`; gives a :class:`MeasureTable`. Prints nothing: whoever
shows it takes ``columns`` and ``rows``; :mod:`export` writes CSV, JSON and text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import networkx as nx

from cluster_graph.network.measuring import centrality as measures
from cluster_graph.network.measuring import two_mode
from cluster_graph.network.measuring.lengths import with_lengths
from cluster_graph.network.project import Projection
from cluster_graph.network.writing import measure_table as export
from cluster_graph.problems import InputError, Words

DEFAULT_MEASURES = ("degree", "betweenness", "closeness", "eigenvector", "pagerank")
_ALIKE = 9  # decimals to which values of the same rank agree


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its heading, how it is computed on either projection, and why it may be undefined.

    ``by_length``: whether it is in the inverse unit of path lengths.
    """

    heading: Words
    one_mode: Callable[[nx.Graph[str]], measures.Values]
    two_mode: Callable[[nx.Graph[str]], measures.Values]
    undefined: Words
    by_length: bool = False


_TOO_SMALL = Words("ネットワークが小さすぎるため定まらない", "not defined: the network is too small")

MEASURES: dict[str, Measure] = {
    "neighbours": Measure(
        Words("相手の数", "Neighbours"), measures.neighbours, measures.neighbours, _TOO_SMALL
    ),
    "degree": Measure(Words("次数中心性", "Degree"), measures.degree, two_mode.degree, _TOO_SMALL),
    "strength": Measure(
        Words("つながりの強さの和", "Strength"), measures.strength, measures.strength, _TOO_SMALL
    ),
    "betweenness": Measure(
        Words("媒介中心性", "Betweenness"),
        lambda graph: measures.betweenness(graph, "length"),
        two_mode.betweenness,
        _TOO_SMALL,
    ),
    "closeness": Measure(
        Words("近接中心性", "Closeness"),
        lambda graph: measures.closeness(graph, "length"),
        two_mode.closeness,
        _TOO_SMALL,
        by_length=True,
    ),
    "harmonic": Measure(
        Words("調和中心性", "Harmonic"),
        lambda graph: measures.harmonic(graph, "length"),
        lambda graph: measures.harmonic(graph, "length"),
        _TOO_SMALL,
        by_length=True,
    ),
    "eigenvector": Measure(
        Words("固有ベクトル中心性", "Eigenvector"),
        measures.eigenvector,
        measures.eigenvector,
        Words(
            "つながりがないか、互いに離れた二つ以上の部分に分かれているか、計算が収束しないため定まらない",
            "not defined: there are no ties, or they fall into parts without a tie between them, each with "
            "a vector of its own, or the computation does not settle",
        ),
    ),
    "pagerank": Measure(Words("PageRank", "PageRank"), measures.pagerank, measures.pagerank, _TOO_SMALL),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its key and its heading. A rank's key is that of its measure with ``_rank``."""

    key: str
    heading: Words


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
    values: measures.Values
    ranks: dict[str, int | None]


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """Measures of all nodes of a projection; rows by side, then by the first measure, then by id.

    ``sentence``: what was counted, and which measures are not defined and why.
    """

    projection: Projection
    measures: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    sentence: Words

    def to_csv(self, lang: str = "en") -> str:
        """The columns as CSV, its first row their keys; an undefined value is an empty cell."""
        return export.table_csv(self, lang)

    def to_json(self, lang: str = "en") -> str:
        """Nodes with their measures, edges, and the sentence, as JSON; an undefined value is null."""
        return export.network_json(self, lang)

    def to_text(self, lang: str = "en") -> str:
        """The table in plain text, the sentence below it."""
        return export.table_text(self, lang)


def _ranks(values: measures.Values, sides: dict[str, int]) -> dict[str, int | None]:
    """Competition ranks within each side: 1, 2, 2, 4."""
    ranks: dict[str, int | None] = dict.fromkeys(values)
    for side in sorted(set(sides.values())):
        known = [
            (-round(value, _ALIKE), node)
            for node, value in values.items()
            if value is not None and sides[node] == side
        ]
        known.sort()
        for position, (value, node) in enumerate(known):
            tied = position > 0 and known[position - 1][0] == value
            ranks[node] = ranks[known[position - 1][1]] if tied else position + 1
    return ranks


def _checked(names: Sequence[str]) -> tuple[str, ...]:
    for name in names:
        if name not in MEASURES:
            choices = ", ".join(MEASURES)
            raise InputError(
                Words(
                    f"指標「{name}」はありません。{choices} のどれかを指定してください。",
                    f'there is no measure "{name}"; there are: {choices}.',
                )
            )
    return tuple(dict.fromkeys(names))


def _sentence(summary: Words, names: Sequence[str], values: dict[str, measures.Values]) -> Words:
    """The summary, and of each measure that is undefined for all nodes why."""
    ja, en = [summary.ja], [summary.en]
    for name in names:
        if values[name] and all(value is None for value in values[name].values()):
            measure_words = MEASURES[name]
            ja.append(f"{measure_words.heading.ja}は、{measure_words.undefined.ja}。")
            en.append(f"{measure_words.heading.en} is {measure_words.undefined.en}.")
    return Words("".join(ja), " ".join(en))


def measure(projection: Projection, names: Sequence[str] = DEFAULT_MEASURES) -> MeasureTable:
    """The measures named, for every node of a projection.

    ``names``: keys of :data:`MEASURES`; a repeated one counts once. In an affiliation network degree, betweenness
    and closeness are those of two-mode networks. Raises :class:`~cluster_graph.problems.InputError` for an unknown
    measure.
    """
    chosen = _checked(names)
    graph, unit = with_lengths(projection)
    two_sides = projection.projection == "affiliation"
    values: dict[str, measures.Values] = {}
    for name in chosen:
        found = MEASURES[name].two_mode(graph) if two_sides else MEASURES[name].one_mode(graph)
        if MEASURES[name].by_length and not (two_sides and name == "closeness"):
            found = {node: None if value is None else value * unit for node, value in found.items()}
        values[name] = found
    nodes = {node: dict(attributes) for node, attributes in projection.graph.nodes(data=True)}
    sides = {node: int(attributes.get("bipartite", 0)) for node, attributes in nodes.items()}
    ranks = {name: _ranks(values[name], sides) for name in chosen}
    rows = [
        Row(
            node,
            Words(attributes["label_ja"], attributes["label_en"]),
            attributes["kind"],
            attributes["sector"],
            sides[node],
            {name: values[name][node] for name in chosen},
            {name: ranks[name][node] for name in chosen},
        )
        for node, attributes in nodes.items()
    ]
    rows.sort(key=lambda row: (row.side, *(_order(row.ranks[name]) for name in chosen[:1]), row.id))
    columns = [Column("id", Words("ID", "id")), Column("label", Words("名称", "name"))]
    for name in chosen:
        heading = MEASURES[name].heading
        columns.append(Column(name, heading))
        columns.append(Column(f"{name}_rank", Words(f"{heading.ja}の順位", f"{heading.en} rank")))
    return MeasureTable(
        projection, chosen, tuple(columns), tuple(rows), _sentence(projection.summary, chosen, values)
    )


def _order(rank: int | None) -> int:
    return 10**9 if rank is None else rank
