"""The columns of a table of measures."""

from __future__ import annotations

from collections.abc import Sequence

from cluster_graph.network.common_columns import ID, LABEL
from cluster_graph.network.measuring.catalogue import MEASURES, form_of
from cluster_graph.network.tabular import Column
from cluster_graph.problems import Words

SIDE = Column(
    "bipartite",
    Words("側", "side"),
    Words(
        "0は機関、1は場（協定・会議・共同の取組）。",
        "0: an organization; 1: an agreement, council or collaboration.",
    ),
)


def columns_of(projection: str, names: Sequence[str]) -> tuple[Column, ...]:
    """Id, label, and of each measure its value and its rank."""
    columns = [ID, LABEL]
    for name in names:
        heading = MEASURES[name].heading
        columns.append(Column(name, heading, form_of(name, projection).meaning))
        columns.append(_rank(name, heading, projection))
    return tuple(columns)


def _rank(name: str, heading: Words, projection: str) -> Column:
    within = Words("同じ側で", " within its side") if projection == "affiliation" else Words("", "")
    return Column(
        f"{name}_rank",
        Words(f"{heading.ja}の順位", f"{heading.en} rank"),
        Words(
            f"{heading.ja}の{within.ja}大きい順の順位（1が最大）。同じ値は上の順位を共にする。",
            f"Rank by {heading.en}{within.en}, 1 the largest; equals share the better rank.",
        ),
    )


def interval_columns(name: str) -> list[Column]:
    """The two ends of the ranks that a node takes by a measure."""
    heading = MEASURES[name].heading
    return [
        Column(
            f"{name}_rank_{end}",
            Words(f"{heading.ja}の順位（{words.ja}）", f"{heading.en} rank, {words.en}"),
            Words(
                f"一部のつながりが観測されていない場合の{heading.ja}の順位の幅の{words.ja}の端。",
                f"The {words.en} end of the ranks by {heading.en} that it takes when some ties are unobserved.",
            ),
        )
        for end, words in (("low", Words("上位", "better")), ("high", Words("下位", "worse")))
    ]
