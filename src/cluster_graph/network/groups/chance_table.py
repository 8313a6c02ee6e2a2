"""The table of pairs that share things, held against chance. Takes what :mod:`chance` found; computes nothing."""

from __future__ import annotations

from cluster_graph.network.groups.chance import SharedByChance
from cluster_graph.network.groups.chance_words import LEVEL
from cluster_graph.network.tabular import Column, Table
from cluster_graph.problems import Words

_COLUMNS = (
    Column(
        "source", Words("機関1のID", "id of one"), Words("一方の機関の識別子。", "Identifier of one actor.")
    ),
    Column(
        "target",
        Words("機関2のID", "id of the other"),
        Words("他方の機関の識別子。", "Identifier of the other actor."),
    ),
    Column("source_label", Words("機関1", "one"), Words("一方の機関の名称。", "Name of one actor.")),
    Column(
        "target_label", Words("機関2", "the other"), Words("他方の機関の名称。", "Name of the other actor.")
    ),
    Column(
        "shared",
        Words("共にする場", "shared"),
        Words("二つの機関が共に加わる場の数。", "Number of things that both actors are in."),
    ),
    Column(
        "expected",
        Words("期待値", "expected"),
        Words(
            "各機関の加わる場の数と各場の機関の数を保って無作為に入れ替えたときの、共にする場の数の平均。",
            "Mean number of shared things over random arrangements in which every actor is in as many things and "
            "every thing has as many actors as observed.",
        ),
    ),
    Column(
        "p",
        Words("p値", "p"),
        Words(
            "無作為な入れ替えで、共にする場が観察された数以上になる割合（片側、(r+1)/(n+1)）。",
            "How often random arrangements give at least as many shared things as observed (one-sided, (r+1)/(n+1)).",
        ),
    ),
    Column(
        "smallest_p",
        Words("ありうる最小のp値", "smallest p"),
        Words(
            "この組で、共にする場の数がいくつであってもこれより小さくならない p の値（抽出から見積もったもの）。",
            "The smallest p that any number of shared things could have had for this pair, as drawn.",
        ),
    ),
    Column(
        "q",
        Words("q値", "q"),
        Words(
            "すべての組について Benjamini–Hochberg 法で補正した p 値。",
            "The p-value corrected for all pairs of actors by Benjamini and Hochberg.",
        ),
    ),
    Column(
        "above_chance",
        Words("偶然より多い", "above chance"),
        Words(f"q が{LEVEL}以下であること。", f"Whether q is {LEVEL} or less."),
    ),
)


def chance_table(found: SharedByChance) -> Table:
    """A row for each pair that shares something, the least likely first, then by id."""
    nodes = found.projection.graph.nodes

    def label(node: str) -> Words:
        return Words(nodes[node]["label_ja"], nodes[node]["label_en"])

    ordered = sorted(found.pairs.items(), key=lambda item: (item[1].p, -item[1].shared, item[0]))
    rows = tuple(
        (
            *pair,
            label(pair[0]),
            label(pair[1]),
            chance.shared,
            chance.expected,
            chance.p,
            chance.smallest_p,
            chance.q,
            chance.above_chance,
        )
        for pair, chance in ordered
    )
    title = Words("偶然より多く場を共にする組", "Pairs that share more than chance would give")
    return Table("above_chance", title, _COLUMNS, rows, found.projection.summary, found.notes)
