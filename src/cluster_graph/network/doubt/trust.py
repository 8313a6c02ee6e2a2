"""How far the whole order of a measure can be trusted, as a table.

Takes :class:`~cluster_graph.network.doubt.rank_intervals.RankIntervals`; computes nothing.
"""

from __future__ import annotations

from cluster_graph.network.doubt.rank_intervals import RankIntervals
from cluster_graph.network.measuring.catalogue import MEASURES
from cluster_graph.network.tabular import Cell, Column, Table
from cluster_graph.problems import Words

_COLUMNS = (
    Column(
        "measure",
        Words("指標", "measure"),
        Words("指標の名前（NetworkXによる）。", "The measure, by NetworkX's name."),
        files_only=True,
    ),
    Column("label", Words("名称", "name"), Words("指標の名称。", "The measure in words.")),
    Column(
        "order",
        Words("順位の一致", "order kept"),
        Words(
            "観測された順位と、引いたネットワークでの順位との、スピアマンの順位相関係数の平均（-1〜1。1は順序が"
            "まったく変わらないこと）。観測された機関だけで計算する。観測された順位がすべて同じなら定まらない。",
            "The mean of Spearman's rank correlation between the observed ranks and those in a network drawn, -1 to 1 "
            "(1: the order never changes), over the organizations observed. Not defined where all ranks observed are "
            "equal.",
        ),
    ),
    Column(
        "first",
        Words("首位の維持", "first stays first"),
        Words(
            "観測で首位の機関（同順位ならそのどれか）が首位に立つ、引いたネットワークの割合（0〜1）。",
            "The share of the networks drawn, 0 to 1, in which an organization observed to be first (one of them, where "
            "several are) is first.",
        ),
    ),
    Column(
        "mean_width",
        Words("幅の平均", "mean width"),
        Words(
            "順位の幅（上端と下端の差）の平均。単位は順位。幅を示す機関がなければ定まらない。",
            "The mean difference between the ends of the rank intervals, in ranks. Not defined where there is none.",
        ),
    ),
    Column(
        "networks",
        Words("引いた数", "networks drawn"),
        Words("引いたネットワークの数。", "How many networks were drawn."),
    ),
)


def trust_table(intervals: RankIntervals) -> Table:
    """A row for each measure, in the order asked for."""
    rows: list[tuple[Cell, ...]] = []
    for name, by_node in intervals.by_measure.items():
        widths = [high - low for low, high in by_node.values()]
        trust = intervals.trust[name]
        rows.append(
            (
                name,
                MEASURES[name].heading,
                trust.order,
                trust.first,
                sum(widths) / len(widths) if widths else None,
                intervals.draws,
            )
        )
    return Table(
        "trust",
        Words("順位の確かさ", "How far the ranks can be trusted"),
        _COLUMNS,
        tuple(rows),
        intervals.projection.summary,
        (intervals.sentence, *intervals.notes),
    )
