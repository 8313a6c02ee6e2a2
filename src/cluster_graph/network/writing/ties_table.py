"""The ties of a projection as a table, each with the ids of the passages behind it.

Takes a projection, and as plain mappings what others found out about its ties; gives a
:class:`~cluster_graph.network.tabular.Table`. Computes nothing.

The CSV of this table and that of :func:`~cluster_graph.network.writing.nodes_table.nodes_table` open in Gephi as they
are (*Import spreadsheet*): it knows ``id``, ``label``, ``source``, ``target`` and ``type`` in any case of letters.
"""

from __future__ import annotations

from collections.abc import Mapping

from cluster_graph.network.common_columns import (
    CERTAIN,
    EVIDENCE,
    RELATION,
    SOURCE,
    SOURCE_LABEL,
    STRENGTH,
    TARGET,
    TARGET_LABEL,
    THINGS,
)
from cluster_graph.network.edges import Tie, edges_of, tie_name
from cluster_graph.network.project import Projection
from cluster_graph.network.tabular import Cell, Column, Table
from cluster_graph.problems import Words

Evidence = Mapping[Tie, tuple[str, ...]]
"""By tie, ids ``TABLE/ID/SOURCE``."""
Chance = Mapping[tuple[str, str], tuple[float, float, float, float]]
"""By tie: the number of shared things expected by chance, p, the smallest that p could be, q."""

_ENDS = (
    SOURCE,
    TARGET,
    SOURCE_LABEL,
    TARGET_LABEL,
    Column(
        "type",
        Words("向き", "direction"),
        Words("directed（向きあり）か undirected（向きなし）。", "directed or undirected."),
        files_only=True,
    ),
)
_WEIGHTS = (
    STRENGTH,
    Column(
        "distance",
        Words("距離", "distance"),
        Words("1÷強さ。経路の長さに使う。", "1/strength, the length of the tie in paths."),
        files_only=True,
    ),
    CERTAIN,
    THINGS,
)
_CERTAIN_THINGS = Column(
    "certain_things",
    Words("うち確実な場", "of these certain"),
    Words(
        "そのうち、日付のどの読み方でもこのつながりを作る場のID。空白で区切る。",
        "Those of them that make the tie in every reading of vague dates, with spaces between.",
    ),
    files_only=True,
)
_MONEY = (
    Column(
        "at_least",
        Words("最小額", "at least"),
        Words(
            "共同の支出・受取を除いた金額（円）。共同のものは分担が示されていない。",
            "Yen without what was given or got jointly, whose shares no source states.",
        ),
    ),
    Column(
        "at_most",
        Words("最大額", "at most"),
        Words("共同の支出・受取の全額を含めた金額（円）。", "Yen with all of what was given or got jointly."),
    ),
)
_CHANCE = (
    Column(
        "expected",
        Words("偶然の期待値", "expected"),
        Words(
            "各機関の加わる場の数と各場の機関の数をそのままに、誰がどの場にいるかを無作為に入れ替えたときの、共にいる場の数の平均。",
            "The mean number of things that the two share if who is in what is shuffled, with how many things each is in "
            "and how many are in each thing as they are.",
        ),
    ),
    Column(
        "p",
        Words("p値", "p"),
        Words(
            "無作為な入れ替えで、共にいる場がこの数以上になる割合（0より大きく1以下）。",
            "The share of shufflings in which the two share at least as many things (above 0, at most 1).",
        ),
    ),
    Column(
        "smallest_p",
        Words("ありうる最小のp値", "smallest p"),
        Words(
            "この二者の共にいる場がいくつであっても、p がこれより小さくはならない値（抽出からの見積もり）。",
            "The smallest p that any number of shared things could have had for the two, as drawn.",
        ),
    ),
    Column(
        "q",
        Words("q値", "q"),
        Words(
            "すべての組を同時に調べることを補正したp値（偽発見率、Benjamini–Hochberg）。",
            "p corrected for looking at all pairs at once (false discovery rate, Benjamini and Hochberg).",
        ),
    ),
)


def ties_table(
    projection: Projection, evidence: Evidence | None = None, chance: Chance | None = None
) -> Table:
    """The ties of a projection, a row each, by source, target and relation.

    ``evidence`` and ``chance`` add columns where they are given. A tie without evidence in the mapping has none known
    here: its cell is empty, which does not say that no source states it.
    """
    graph = projection.graph
    kind = "directed" if graph.is_directed() else "undirected"
    parallel = graph.is_multigraph()
    possible = projection.ties == "possible"
    money = all("at_most" in data for *_, data in edges_of(graph)) and graph.is_directed()
    columns = [*_ENDS, *([RELATION] if parallel else []), *_WEIGHTS]
    columns += [*([_CERTAIN_THINGS] if possible else []), *(_MONEY if money else ())]
    columns += [EVIDENCE] if evidence is not None else []
    columns += _CHANCE if chance is not None else ()
    rows = []
    for source, target, data in edges_of(graph):
        row: list[Cell] = [source, target, projection.label(source), projection.label(target), kind]
        if parallel:
            row.append(data["relation"])
        row += [data["strength"], data["distance"], data["certain"], tuple(data["things"])]
        if possible:
            row.append(data["certain_things"])
        if money:
            row += [data["at_least"], data["at_most"]]
        if evidence is not None:
            row.append(evidence.get(tie_name(graph, source, target, data), ()))
        if chance is not None:
            row += chance.get((source, target), (None, None, None, None))
        rows.append(tuple(row))
    return Table("ties", Words("つながり", "Ties"), tuple(columns), tuple(rows), projection.summary)
