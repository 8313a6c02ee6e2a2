"""What the figures of a whole network are called and mean, and why one may be undefined. Words only."""

from __future__ import annotations

from cluster_graph.network.measuring.meanings import RELATION_WORDS
from cluster_graph.problems import Words

FIGURES: dict[str, tuple[Words, Words]] = {
    "actors": (
        Words("機関数", "Organizations"),
        Words("ネットワークの機関の数。", "Number of organizations in the network."),
    ),
    "things": (
        Words("場の数", "Things"),
        Words(
            "機関を結ぶ場（協定・会議・共同の取組）の数。資金については数えた資金の記録の数。",
            "Number of things (agreements, councils, collaborations) that organizations are in; of funding, of the "
            "records of money that count.",
        ),
    ),
    "ties": (Words("つながりの数", "Ties"), Words("つながりの数。", "Number of ties.")),
    **{
        f"{relation}_ties": (
            Words(f"{words.ja}によるつながりの数", f"Ties by {words.en}"),
            Words(f"{words.ja}の層のつながりの数。", f"Number of ties in the layer of {words.en}."),
        )
        for relation, words in RELATION_WORDS.items()
    },
    "pairs": (
        Words("つながりのある組の数", "Pairs"),
        Words(
            "いずれかの関係でつながりのある機関の組の数。",
            "Number of pairs of organizations tied by any relation.",
        ),
    ),
    "money": (
        Words("金額の合計", "Money"),
        Words(
            "つながりの金額の合計（円）。渡された先からさらに渡された金額は重ねて数える。",
            "Sum of all ties in yen; money passed on counts again.",
        ),
    ),
    "density": (
        Words("密度", "Density"),
        Words(
            "ありうるつながりのうち、実際にあるつながりの割合（0〜1）。",
            "Share of all possible ties that there are (0 to 1).",
        ),
    ),
    "two_mode_density": (
        Words("二部ネットワークの密度", "Two-mode density"),
        Words(
            "機関と場の全ての組のうち、つながりのある組の割合（0〜1）。Borgatti & Everett (1997)。",
            "Share of all pairs of an organization and a thing that are tied (0 to 1). Borgatti and Everett (1997).",
        ),
    ),
    "components": (
        Words("連結成分の数", "Components"),
        Words(
            "互いにつながりのない部分の数。つながりのない機関も一つと数え、向きは問わない。",
            "Number of parts without a tie between them; an organization without ties is one; directions are left aside.",
        ),
    ),
    "largest_component": (
        Words("最大連結成分の節点数", "Largest component"),
        Words("最大の連結成分の節点の数。", "Number of nodes in the largest component."),
    ),
    "isolates": (
        Words("孤立した機関の数", "Isolates"),
        Words("つながりのない節点の数。", "Number of nodes without ties."),
    ),
    "mean_degree": (
        Words("相手の数の平均", "Mean number of neighbours"),
        Words(
            "一機関あたりの相手の数の平均（0以上）。",
            "Mean number of neighbours of an organization (from 0).",
        ),
    ),
    "things_per_actor": (
        Words("一機関あたりの場の数", "Things per organization"),
        Words("一機関が加わる場の数の平均。", "Mean number of things that an organization is in."),
    ),
    "actors_per_thing": (
        Words("一つの場あたりの機関数", "Organizations per thing"),
        Words("一つの場に加わる機関の数の平均。", "Mean number of organizations in a thing."),
    ),
    "transitivity": (
        Words("推移性", "Transitivity"),
        Words(
            "二つのつながりを共有する三者のうち、残る二者にもつながりがあるものの割合（0〜1）。"
            "三者以上の場は自ずと三角形をつくるので、射影では高くなる。",
            "Share of the chains of two ties whose ends are tied as well (0 to 1). On a projection it is high by "
            "nature: a thing with three members makes a triangle.",
        ),
    ),
    "average_clustering": (
        Words("平均クラスター係数", "Average local clustering"),
        Words(
            "各機関のクラスター係数の平均（0〜1）。相手が二つに満たない機関は、慣例どおり0とする。Watts & Strogatz (1998)。",
            "Mean of the clustering of all organizations (0 to 1); those with fewer than two partners count 0, as is "
            "the custom. Watts and Strogatz (1998).",
        ),
    ),
    "robins_alexander_clustering": (
        Words("二部ネットワークのクラスター係数", "Robins-Alexander clustering"),
        Words(
            "三本のつながりの連なりのうち、四角形に閉じるものの割合（0〜1）。高いほど同じ機関が複数の場で再び顔を合わせる。"
            "Robins & Alexander (2004)。",
            "Share of the chains of three ties that close to a square (0 to 1): how far the same organizations meet "
            "again in other things. Robins and Alexander (2004).",
        ),
    ),
    "degree_assortativity": (
        Words("次数の同類選択性", "Degree assortativity"),
        Words(
            "つながりの両端の相手の数の相関（-1〜1）。正なら相手の多い機関どうし、負なら相手の多い機関と少ない機関がつながる。Newman (2002)。",
            "Correlation of the numbers of neighbours at the two ends of a tie (-1 to 1): above 0 hubs are tied to "
            "hubs, below 0 to the fringe. Newman (2002).",
        ),
    ),
    "sector_assortativity": (
        Words("セクターの同類選択性", "Sector assortativity"),
        Words(
            "同じセクターどうしのつながりが偶然より多い度合い（1以下。0は偶然と同じ、負はセクターをまたぐ方が多い）。"
            "両端のセクターが分かるつながりだけを数える。Newman (2003)。",
            "How much more often ties stay within a sector than by chance (1 at most; 0 as by chance, below 0 where "
            "they rather cross); only ties whose two sectors are known count. Newman (2003).",
        ),
    ),
    "diameter": (
        Words("直径", "Diameter"),
        Words(
            "最大連結成分の中で最も離れた二者の距離（つながりの本数。強さは問わない）。",
            "Largest distance within the largest component, in ties, whatever their strength.",
        ),
    ),
    "mean_distance": (
        Words("平均距離", "Mean distance"),
        Words(
            "最大連結成分の中の全ての組の距離の平均（つながりの本数。強さは問わない）。",
            "Mean distance of all pairs within the largest component, in ties, whatever their strength.",
        ),
    ),
    "efficiency": (
        Words("大域的効率性", "Global efficiency"),
        Words(
            "全ての組の距離（つながりの本数）の逆数の平均（0〜1）。到達できない組は0とする。Latora & Marchiori (2001)。",
            "Mean of the inverse distances, in ties, of all pairs, 0 for those out of reach (0 to 1). Latora and "
            "Marchiori (2001).",
        ),
    ),
    "degree_centralization": (
        Words("次数の集中度", "Degree centralization"),
        Words(
            "相手の数が一つの機関に集中する度合い：最大値との差の和を、星形のときの値 (n-1)(n-2) で割る（0〜1）。Freeman (1978)。",
            "How far ties are gathered at one organization: the differences from the largest number of neighbours, by "
            "those of a star, (n-1)(n-2) (0 to 1). Freeman (1978).",
        ),
    ),
    "betweenness_centralization": (
        Words("媒介の集中度", "Betweenness centralization"),
        Words(
            "最短経路（つながりの本数による）が一つの機関に集中する度合い：最大の媒介中心性との差の和を、星形のときの値 n-1 で割る（0〜1）。"
            "Freeman (1978)。",
            "How far shortest paths, in ties, are gathered at one organization: the differences from the largest "
            "betweenness, by those of a star, n-1 (0 to 1). Freeman (1978).",
        ),
    ),
    "closeness_centralization": (
        Words("近接の集中度", "Closeness centralization"),
        Words(
            "近さ（つながりの本数による）が一つの機関に集中する度合い：最大の近接中心性との差の和を、星形のときの値 (n-1)(n-2)/(2n-3) "
            "で割る（0〜1）。Freeman (1978)。",
            "How much nearer, in ties, one organization is to all others: the differences from the largest closeness, "
            "by those of a star, (n-1)(n-2)/(2n-3) (0 to 1). Freeman (1978).",
        ),
    ),
    "articulation_points": (
        Words("関節点の数", "Articulation points"),
        Words(
            "除くとネットワークの一部が切り離される節点の数。",
            "Number of nodes without which a part of the network would come off.",
        ),
    ),
    "bridges": (
        Words("橋の数", "Bridges"),
        Words(
            "失われるとネットワークの一部が切り離されるつながりの数。",
            "Number of ties without which a part of the network would come off.",
        ),
    ),
    "reciprocity": (
        Words("相互性", "Reciprocity"),
        Words(
            "資金の流れのうち、逆向きの流れもあるものの割合（0〜1）。",
            "Share of the flows against which another runs the other way (0 to 1).",
        ),
    ),
}

REASONS: dict[str, Words] = {
    "density": Words("機関が二つに満たない", "there are fewer than two organizations"),
    "two_mode_density": Words("機関か場がない", "there are no organizations, or no things"),
    "mean_degree": Words("機関がない", "there are no organizations"),
    "things_per_actor": Words("機関がない", "there are no organizations"),
    "actors_per_thing": Words("場がない", "there are no things"),
    "transitivity": Words("二つの相手をもつ機関がない", "no organization has two partners"),
    "average_clustering": Words("二つの相手をもつ機関がない", "no organization has two partners"),
    "robins_alexander_clustering": Words("三本のつながりの連なりがない", "there is no chain of three ties"),
    "degree_assortativity": Words(
        "つながりがないか、つながりのある機関の相手の数がすべて同じである",
        "there are no ties, or all who have any have the same number",
    ),
    "sector_assortativity": Words(
        "両端のセクターが分かるつながりがないか、そのセクターがすべて同じである",
        "no tie has two ends of known sector, or all of these are of one sector",
    ),
    "diameter": Words("つながりがない", "there are no ties"),
    "mean_distance": Words("つながりがない", "there are no ties"),
    "efficiency": Words("機関が二つに満たない", "there are fewer than two organizations"),
    "degree_centralization": Words("機関が三つに満たない", "there are fewer than three organizations"),
    "betweenness_centralization": Words("機関が三つに満たない", "there are fewer than three organizations"),
    "closeness_centralization": Words(
        "機関が三つに満たないか、ネットワークが連結していない",
        "there are fewer than three organizations, or the network falls apart",
    ),
    "reciprocity": Words("つながりがない", "there are no ties"),
}
