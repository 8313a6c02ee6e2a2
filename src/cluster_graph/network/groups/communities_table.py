"""The table of communities: who is in each, of which sectors, and how it holds together.

Takes :class:`~cluster_graph.network.groups.communities.Communities`; computes nothing but sums.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import fsum

from cluster_graph.network.groups.communities import Communities
from cluster_graph.network.tabular import Cell, Column, Table
from cluster_graph.problems import Words

_COLUMNS = (
    Column(
        "community",
        Words("コミュニティ", "community"),
        Words(
            "コミュニティの番号。大きい順に1から付ける。番号に意味はなく、年や基準日の間で対応しない。",
            "Number of the community, 1 the largest. The number means nothing else, and does not carry over to "
            "another year or date.",
        ),
    ),
    Column(
        "size",
        Words("機関数", "size"),
        Words("属する機関の数。", "Number of organizations in it."),
    ),
    Column(
        "members",
        Words("機関のID", "member ids"),
        Words("属する機関のID。", "Ids of the organizations in it."),
        files_only=True,
    ),
    Column(
        "member_labels",
        Words("機関", "members"),
        Words("属する機関の名称。", "Names of the organizations in it."),
    ),
    Column(
        "sectors",
        Words("セクター別", "by sector"),
        Words(
            "セクターごとの機関の数、多い順。セクターは本データの分類である。",
            "Number of its organizations by sector, the most first; sectors are our classification.",
        ),
    ),
    Column(
        "internal_strength",
        Words("内部の強さ", "internal strength"),
        Words(
            "属する機関どうしのつながりの強さの和（1本を1回数える）。",
            "Sum of the strengths of the ties among its members, each tie counted once.",
        ),
    ),
    Column(
        "external_strength",
        Words("外部への強さ", "external strength"),
        Words(
            "属する機関とほかの機関のつながりの強さの和。",
            "Sum of the strengths of the ties between its members and others.",
        ),
    ),
    Column(
        "stability",
        Words("安定度", "stability"),
        Words(
            "乱数の種を変えた単独の実行で、属する二つの機関が同じ組に入った割合の平均（0〜1）。一機関だけなら定まらない。",
            "How often two of its members were together in single runs from different seeds, on average (0 to 1); not "
            "defined for a single member.",
        ),
    ),
)


def communities_table(found: Communities, sector_names: Mapping[str, Words] | None = None) -> Table:
    """A row for each community; none where there are no communities to speak of, and the notes say why.

    ``sector_names``: what to call sectors; without it their codes stand.
    """
    graph = found.projection.graph
    rows = []
    for number, members in enumerate(found.members, start=1):
        inside, outside = [], []
        for member in members:
            for other, tie in graph[member].items():
                if found.of[other] != number:
                    outside.append(tie["strength"])
                elif member < other:
                    inside.append(tie["strength"])
        stays = [found.stays[member] for member in members]
        known = [share for share in stays if share is not None]
        cells: tuple[Cell, ...] = (
            number,
            len(members),
            members,
            Words(
                "、".join(graph.nodes[member]["label_ja"] for member in members),
                "; ".join(graph.nodes[member]["label_en"] for member in members),
            ),
            _by_sector([graph.nodes[member]["sector"] for member in members], sector_names or {}),
            fsum(inside),
            fsum(outside),
            fsum(known) / len(known) if known else None,
        )
        rows.append(cells)
    title = Words("コミュニティ", "Communities")
    return Table("communities", title, _COLUMNS, tuple(rows), found.projection.summary, found.notes)


def _by_sector(sectors: Sequence[str], names: Mapping[str, Words]) -> Words:
    ordered = sorted(Counter(sectors).items(), key=lambda item: (item[0] == "", -item[1], item[0]))
    unknown = Words("不明", "not known")
    named = [(names.get(sector, Words(sector, sector)) if sector else unknown, n) for sector, n in ordered]
    return Words(
        "、".join(f"{words.ja} {n}" for words, n in named), ", ".join(f"{words.en} {n}" for words, n in named)
    )
