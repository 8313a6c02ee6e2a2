"""What the columns of the tables of losses mean."""

from __future__ import annotations

from dataclasses import replace

from cluster_graph.network.common_columns import (
    ID,
    LABEL,
    RELATION,
    SECTOR,
    SOURCE,
    SOURCE_LABEL,
    TARGET,
    TARGET_LABEL,
)
from cluster_graph.network.tabular import Column
from cluster_graph.problems import Words


def _column(key: str, ja: str, en: str, meaning_ja: str, meaning_en: str) -> Column:
    return Column(key, Words(ja, en), Words(meaning_ja, meaning_en))


_CUT_OFF = _column(
    "cut_off",
    "切り離される機関",
    "cut off",
    "最大のかたまりから切り離される機関のID。同じ大きさのかたまりでは、IDが最も前の機関を含むものを最大とする。",
    "The ids of the organizations in any piece but the largest (of equal pieces, the one with the first id counts as the "
    "largest).",
)
_LEFT = _column(
    "left_without_ties",
    "つながりを失う機関",
    "left without ties",
    "これを失うと、どの機関ともつながりがなくなる機関のID。",
    "The ids of the organizations that are then tied to nobody.",
)
_COMPONENTS = _column(
    "components_after",
    "連結成分の数",
    "components",
    "失ったあとの連結成分の数（つながりのない機関は一つで一成分と数える）。",
    "The number of components after the loss, an organization without ties being one.",
)
_LARGEST = _column(
    "largest_component_after",
    "最大連結成分",
    "largest component",
    "失ったあとの最大の連結成分の大きさ（機関数）。",
    "The size of the largest component after the loss, in organizations.",
)
_EFFICIENCY_JA = "失う前後の、残る機関どうしの大域的効率性の低下の割合（0〜1）。0は誰も遠くならないこと、1は残る機関の間に経路がなくなること。"
_EFFICIENCY_EN = (
    "By what share the global efficiency among the organizations that stay falls, 0 (nobody is farther from anybody) to 1 "
    "(no path is left)."
)

ORGANIZATIONS = (
    ID,
    LABEL,
    replace(SECTOR, files_only=False),
    _column("ties", "つながり", "ties", "その機関のつながりの数。", "How many ties it has."),
    _column(
        "pieces",
        "かたまりの数",
        "pieces",
        "その機関が抜けたとき、互いに届いていた残りの機関が分かれるかたまりの数。2以上なら関節点。0はもともとつながりのない機関。",
        "Into how many pieces the rest of its component falls without it: at least 2 for an articulation point, 0 for an "
        "organization without ties.",
    ),
    _column(
        "pairs_cut",
        "切れる組",
        "pairs cut",
        "その機関が抜けると互いに届かなくなる、ほかの二機関の組の数。",
        "How many pairs of other organizations can reach each other no more without it.",
    ),
    _CUT_OFF,
    _LEFT,
    _COMPONENTS,
    _LARGEST,
    _column(
        "largest_component_lost",
        "最大連結成分の縮小",
        "largest component, lost",
        "最大の連結成分が、その機関自身を除いて縮む大きさ（機関数）。",
        "By how many organizations, beyond the one that leaves, the largest component shrinks.",
    ),
    _column(
        "efficiency_loss",
        "効率の低下",
        "efficiency lost",
        f"{_EFFICIENCY_JA}残る機関の間にもともと経路がなければ定まらない。",
        f"{_EFFICIENCY_EN} Not defined where those who stay had no path between them before.",
    ),
)

TIES = (
    SOURCE,
    SOURCE_LABEL,
    TARGET,
    TARGET_LABEL,
    _column(
        "things",
        "生む場",
        "things",
        "つながりを生んでいる協定・会議・共同の取組のID。一つなら、それが失われるだけで切れる。",
        "The ids of the agreements, councils and collaborations that make the tie; a single one can cut it by lapsing.",
    ),
    _column(
        "larger_piece",
        "大きい側",
        "larger piece",
        "つながりが切れたときの大きい側の機関数。",
        "Organizations on the larger side when the tie is cut.",
    ),
    _column(
        "smaller_piece", "小さい側", "smaller piece", "小さい側の機関数。", "Organizations on the other side."
    ),
    _column(
        "pairs_cut",
        "切れる組",
        "pairs cut",
        "つながりが切れると互いに届かなくなる二機関の組の数（両端の組を含む）。",
        "How many pairs of organizations can reach each other no more, the two ends among them.",
    ),
    _CUT_OFF,
)

THINGS = (
    ID,
    LABEL,
    RELATION,
    _column("ties", "つながり", "ties", "それが生んでいるつながりの数。", "How many ties it makes."),
    _column(
        "ties_lost",
        "失われるつながり",
        "ties lost",
        "それだけが生んでいて、失われるとなくなるつながりの数。",
        "How many of them it alone makes: without it they are gone.",
    ),
    _column(
        "ties_weakened",
        "弱まるつながり",
        "ties weakened",
        "ほかの場も生んでいて、弱まるが残るつながりの数。",
        "How many of them others make too: without it they are weaker.",
    ),
    _column(
        "pairs_cut",
        "切れる組",
        "pairs cut",
        "それが失われると互いに届かなくなる二機関の組の数。",
        "How many pairs of organizations can reach each other no more without it.",
    ),
    _CUT_OFF,
    _LEFT,
    _COMPONENTS,
    _LARGEST,
    _column(
        "largest_component_lost",
        "最大連結成分の縮小",
        "largest component, lost",
        "最大の連結成分が縮む大きさ（機関数）。",
        "By how many organizations the largest component shrinks.",
    ),
    _column(
        "efficiency_loss",
        "効率の低下",
        "efficiency lost",
        f"{_EFFICIENCY_JA}ネットワークが大きすぎるときは計算しない。",
        f"{_EFFICIENCY_EN} Not computed for very large networks.",
    ),
)

STEPS = (
    _column("step", "順", "step", "除いた機関の数。", "How many organizations have left."),
    _column(
        "removed",
        "除いた機関",
        "removed",
        "このとき除いた機関のID（0では空）。残ったネットワークで媒介中心性（経路はつながりの本数で数える）が最も大きいもの。",
        "The id of the organization that leaves at this step (none at 0): the one with the highest betweenness in what is "
        "left, paths counted in ties.",
    ),
    LABEL,
    _column(
        "largest_component",
        "最大の連結成分",
        "largest component",
        "残った機関のうち、つながりをたどって互いに届くものの最大の集まりの大きさ（機関数）。",
        "Organizations in the largest component of those that are left.",
    ),
    _column(
        "by_chance_mean",
        "無作為の平均",
        "by chance",
        "同じ数の機関を無作為に除いたときの最大の連結成分の大きさの平均。",
        "The mean size of the largest component when as many organizations leave by chance.",
    ),
    _column(
        "by_chance_low",
        "無作為の下端",
        "by chance, low",
        "無作為に除いたときの大きさの5パーセンタイル。",
        "The 5th percentile of the sizes by chance.",
    ),
    _column(
        "by_chance_high",
        "無作為の上端",
        "by chance, high",
        "無作為に除いたときの大きさの95パーセンタイル。",
        "The 95th percentile of the sizes by chance.",
    ),
)
