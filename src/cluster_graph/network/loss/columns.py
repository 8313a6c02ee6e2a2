"""What the columns of the tables of losses mean."""

from __future__ import annotations

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
    "最大成分",
    "largest component",
    "失ったあとの最大の連結成分の大きさ（機関数）。",
    "The size of the largest component after the loss, in organizations.",
)
_EFFICIENCY_JA = "失う前後の、残る機関どうしの大域効率の低下の割合（0から1）。0は誰も遠くならないこと、1は残る機関の間に経路がなくなること。"
_EFFICIENCY_EN = (
    "By what share the global efficiency among the organizations that stay falls, 0 (nobody is farther from anybody) to 1 "
    "(no path is left)."
)

ORGANIZATIONS = (
    _column("id", "ID", "id", "機関のID。", "The id of the organization."),
    _column("label", "名称", "name", "機関の名称。", "Its name."),
    _column(
        "sector", "セクター", "sector", "機関のセクターのコード。空は不明。", "Its sector; empty: not known."
    ),
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
        "最大成分の縮小",
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
    _column("source", "一方", "source", "一方の機関のID。", "The id of one organization."),
    _column("source_label", "一方の名称", "source name", "一方の機関の名称。", "Its name."),
    _column("target", "他方", "target", "他方の機関のID。", "The id of the other organization."),
    _column("target_label", "他方の名称", "target name", "他方の機関の名称。", "Its name."),
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
    _column(
        "id",
        "ID",
        "id",
        "協定・会議・共同の取組のID。",
        "The id of the agreement, council or collaboration.",
    ),
    _column("label", "名称", "name", "その名称。", "Its name."),
    _column(
        "relation",
        "種類",
        "relation",
        "agreement（協定）、council（会議）、collaboration（共同の取組）の別。空は不明。",
        "agreement, council or collaboration; empty: not known.",
    ),
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
        "最大成分の縮小",
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
