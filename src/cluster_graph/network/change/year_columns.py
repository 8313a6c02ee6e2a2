"""What the columns of the tables by fiscal year mean."""

from __future__ import annotations

from cluster_graph.network.common_columns import ID, KIND, LABEL, SECTOR
from cluster_graph.network.tabular import Column
from cluster_graph.problems import Words

_YEAR = (
    Column(
        "fiscal_year",
        Words("年度", "fiscal year"),
        Words(
            "会計年度。始まる暦年で表す（平成29年度は2017）。",
            "The fiscal year by the calendar year in which it begins (FY2017: 2017).",
        ),
        files_only=True,
    ),
    Column(
        "fiscal_year_label",
        Words("年度名", "name of the year"),
        Words("会計年度の名称。", "Name of the fiscal year."),
    ),
    Column(
        "from", Words("初日", "from"), Words("年度の初日。", "First day of the fiscal year."), files_only=True
    ),
    Column("to", Words("末日", "to"), Words("年度の末日。", "Last day of the fiscal year."), files_only=True),
)
NODE_COLUMNS = (
    *_YEAR,
    ID,
    LABEL,
    KIND,
    SECTOR,
)
FIGURE_COLUMNS = (
    *_YEAR,
    Column(
        "actors",
        Words("機関", "organizations"),
        Words("その年度に一つ以上の場に加わる機関の数。", "Organizations in at least one thing."),
    ),
    Column(
        "tied",
        Words("つながりのある機関", "tied organizations"),
        Words("つながりが一本でもある機関の数。", "Organizations with at least one tie."),
        files_only=True,
    ),
    Column(
        "things",
        Words("場", "things"),
        Words(
            "機関の加わる協定・会議・共同の取組の数。",
            "Agreements, councils and collaborations that organizations are in.",
        ),
    ),
    Column("ties", Words("つながり", "ties"), Words("つながりの数。", "Number of ties.")),
    Column(
        "density",
        Words("密度", "density"),
        Words(
            "結ばれうる組のうち結ばれている割合（0〜1）。結ばれうる組がなければ定まらない。",
            "Share of the pairs that could be tied that are (0 to 1); not defined where no two could.",
        ),
    ),
    Column(
        "components",
        Words("連結成分", "components"),
        Words(
            "互いにつながりのない部分の数。つながりのない機関も一つと数える。",
            "Parts without a tie between them; an organization without ties is one.",
        ),
    ),
    Column(
        "largest_component",
        Words("最大連結成分", "largest component"),
        Words("最大の連結成分の大きさ（節点の数）。", "Number of nodes of the largest component."),
    ),
    Column(
        "entries",
        Words("参入", "entries"),
        Words(
            "前の年度には見えず、この年度に場に加わる機関のID。前の年度がなければ空欄。",
            "Ids of the organizations that are there and were not in the year before; empty where there is no year before.",
        ),
    ),
    Column(
        "entries_possibly_before",
        Words("参入のうち前年度からの可能性あり", "entries possibly before"),
        Words(
            "参入のうち、日付の読み方によっては前の年度にも場に加わっていた機関のID。",
            "Entries that may have been there in the year before, in some reading of vague dates.",
        ),
    ),
    Column(
        "exits",
        Words("退出", "exits"),
        Words(
            "前の年度に場に加わり、この年度には確かにそうとはいえない機関のID。離れたとは限らない。",
            "Ids of the organizations that were there in the year before and are not certainly there; they need not have left.",
        ),
    ),
    Column(
        "exits_possibly_still",
        Words("退出のうち継続の可能性あり", "exits possibly still"),
        Words(
            "退出のうち、日付の読み方によってはこの年度にも場に加わっている機関のID。",
            "Exits that may still be there, in some reading of vague dates.",
        ),
    ),
    Column(
        "ties_gained",
        Words("増えたつながり", "ties gained"),
        Words("前の年度になかったつながりの数。", "Ties that were not there in the year before."),
    ),
    Column(
        "ties_gained_possibly_before",
        Words("増えたうち前年度からの可能性あり", "gained, possibly before"),
        Words(
            "増えたつながりのうち、日付の読み方によっては前の年度にもあったものの数。",
            "Ties gained that may have been there in the year before.",
        ),
    ),
    Column(
        "ties_lost",
        Words("減ったつながり", "ties lost"),
        Words(
            "前の年度にあり、この年度には確かにあるとはいえないつながりの数。",
            "Ties of the year before that are not certainly there.",
        ),
    ),
    Column(
        "ties_lost_possibly_still",
        Words("減ったうち継続の可能性あり", "lost, possibly still"),
        Words(
            "減ったつながりのうち、日付の読み方によってはなお続いているものの数。",
            "Ties lost that may still be there.",
        ),
    ),
    Column(
        "ties_jaccard",
        Words("つながりの持続", "persistence of ties"),
        Words(
            "前後二年度の少なくとも一方にあるつながりのうち、両方にある割合（Jaccard 係数、0〜1）。",
            "Of the ties of either year, the share that both have (Jaccard index, 0 to 1).",
        ),
    ),
)
COMMUNITY_COLUMNS = (
    Column(
        "modularity",
        Words("モジュラリティ", "modularity"),
        Words(
            "コミュニティの分け方のモジュラリティ Q。機関が少なすぎる年度では空欄。",
            "Modularity Q of the division into communities; empty in years with too few organizations.",
        ),
    ),
    Column(
        "modularity_p",
        Words("モジュラリティのp値", "p of modularity"),
        Words(
            "無作為な所属から作ったネットワークで Louvain 法のモジュラリティが同じか高くなる割合。0.05を超えればコミュニティを示さない。",
            "How often networks made of random memberships have at least that modularity by Louvain; above .05 no "
            "communities are given.",
        ),
    ),
    Column(
        "communities",
        Words("コミュニティ", "communities"),
        Words(
            "コミュニティの数。意味をなさない年度では空欄（注を参照）。",
            "Number of communities; empty where they would mean nothing (see the notes).",
        ),
    ),
    Column(
        "communities_agreement",
        Words("コミュニティの持続", "persistence of communities"),
        Words(
            "前後二年度の両方にある機関について、コミュニティの分かれ方の一致（調整相互情報量、同じなら1、無関係なら平均0）。",
            "How alike the communities of both years are over the organizations in both (adjusted mutual information: 1 the "
            "same, 0 on average for unrelated ones).",
        ),
    ),
)
