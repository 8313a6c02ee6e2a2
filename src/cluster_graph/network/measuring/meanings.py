"""What the measures are called, what they mean, and why they may be undefined, in words for readers.

``MEANINGS`` are entries of the codebook: one or two sentences with the range, for each measure and, after a space,
for each further form of it. ``REASONS`` are clauses: English after "is not defined:", Japanese before ``ため``.
"""

from __future__ import annotations

from cluster_graph.problems import Words

RELATION_WORDS = {
    "agreement": Words("協定", "agreements"),
    "council": Words("会議", "councils"),
    "collaboration": Words("共同の取組", "collaborations"),
    "funding": Words("資金", "funding"),
}

HEADINGS: dict[str, Words] = {
    "neighbours": Words("相手の数", "Neighbours"),
    "in_neighbours": Words("受取元の数", "Funders"),
    "out_neighbours": Words("支出先の数", "Recipients"),
    "relations": Words("関係の種類の数", "Relations"),
    **{
        f"{relation}_neighbours": Words(f"{words.ja}による相手の数", f"Neighbours by {words.en}")
        for relation, words in RELATION_WORDS.items()
    },
    "degree": Words("次数中心性", "Degree"),
    "in_degree": Words("入次数中心性", "In-degree"),
    "out_degree": Words("出次数中心性", "Out-degree"),
    "strength": Words("つながりの強さの和", "Strength"),
    "in_strength": Words("受取額の和", "Received"),
    "out_strength": Words("支出額の和", "Given"),
    "betweenness": Words("媒介中心性", "Betweenness"),
    "closeness": Words("近接中心性", "Closeness"),
    "harmonic": Words("調和中心性", "Harmonic"),
    "eigenvector": Words("固有ベクトル中心性", "Eigenvector"),
    "pagerank": Words("PageRank", "PageRank"),
    "core_number": Words("コア数", "Core number"),
    "constraint": Words("拘束度", "Constraint"),
    "effective_size": Words("有効規模", "Effective size"),
    "efficiency": Words("効率性", "Efficiency"),
    "hierarchy": Words("階層性", "Hierarchy"),
    "clustering": Words("クラスター係数", "Clustering"),
}

MEANINGS: dict[str, Words] = {
    "neighbours": Words(
        "つながりのある相手の機関数（0以上の整数）。強さは問わない。",
        "Number of organizations that it is tied to, however strongly (a whole number from 0).",
    ),
    "neighbours two_mode": Words(
        "機関では加わっている場の数、場では加わっている機関の数（0以上の整数）。",
        "Of an organization the number of things it is in; of a thing the number of organizations in it "
        "(a whole number from 0).",
    ),
    "neighbours layered": Words(
        "いずれかの関係でつながりのある相手の機関数（0以上の整数）。複数の関係がある相手も一つと数える。",
        "Number of organizations that it is tied to by any relation; a partner by several counts once "
        "(a whole number from 0).",
    ),
    "in_neighbours": Words(
        "資金を受け取った相手の数（0以上の整数）。",
        "Number of nodes that it receives from (a whole number from 0).",
    ),
    "out_neighbours": Words(
        "資金を出した相手の数（0以上の整数）。", "Number of nodes that it gives to (a whole number from 0)."
    ),
    "relations": Words(
        "つながりをもつ関係（協定、会議、共同の取組、資金）の種類の数（0以上の整数）。",
        "Number of relations (agreements, councils, collaborations, funding) by which it is tied to anybody "
        "(a whole number from 0).",
    ),
    **{
        f"{relation}_neighbours": Words(
            f"{words.ja}でつながりのある相手の機関数（0以上の整数）。",
            f"Number of organizations that it is tied to by {words.en} (a whole number from 0).",
        )
        for relation, words in RELATION_WORDS.items()
    },
    "degree": Words(
        "ほかの全機関のうち、つながりのある機関の割合（0〜1）。Freeman (1978)。",
        "Share of all other organizations that it is tied to (0 to 1). Freeman (1978).",
    ),
    "degree two_mode": Words(
        "機関では全ての場のうち加わっている場の割合、場では全機関のうち加わっている機関の割合（0〜1）。"
        "Borgatti & Halgin (2011)。",
        "Of an organization the share of all things that it is in; of a thing the share of all organizations in it "
        "(0 to 1). Borgatti and Halgin (2011).",
    ),
    "in_degree": Words(
        "ほかの全ての機関のうち、資金を受け取った相手の割合（0〜1）。",
        "Share of all other nodes that it receives from (0 to 1).",
    ),
    "out_degree": Words(
        "ほかの全ての機関のうち、資金を出した相手の割合（0〜1）。",
        "Share of all other nodes that it gives to (0 to 1).",
    ),
    "strength": Words(
        "つながりの強さの合計（0以上）。強さの単位は表の説明文による。",
        "Sum of the strengths of its ties (from 0), in the unit of strength that the sentence of the table names.",
    ),
    "strength two_mode": Words(
        "つながりの強さの合計。ここではどのつながりも強さ1なので、相手の数に等しい（0以上）。",
        "Sum of the strengths of its ties; each is 1 here, so it is the number of neighbours (from 0).",
    ),
    "in_strength": Words(
        "受け取った金額の合計（円、0以上。重みを none とすれば受取元の数）。出典に相手と金額が示されたもののみ。",
        "Sum of what it received, in yen (from 0; with weight none the number of funders), as far as sources state "
        "whom from and how much.",
    ),
    "out_strength": Words(
        "出した金額の合計（円、0以上。重みを none とすれば支出先の数）。出典に相手と金額が示されたもののみ。",
        "Sum of what it gave, in yen (from 0; with weight none the number of recipients), as far as sources state "
        "whom to and how much.",
    ),
    "betweenness": Words(
        "ほかの機関どうしの最短経路のうち、その機関を通るものの割合（0〜1）。経路は距離（1/強さ）で測る。Freeman (1977)。",
        "Share of the shortest paths between all other organizations that pass through it (0 to 1); paths are "
        "measured by distance (1/strength). Freeman (1977).",
    ),
    "betweenness two_mode": Words(
        "ほかの節点どうしの最短経路のうちその節点を通るものを、同じ側の節点がとりうる最大値で割った値（0〜1）。"
        "Borgatti & Halgin (2011)。",
        "Shortest paths between all other nodes that pass through it, divided by the most that a node of its side "
        "can have (0 to 1). Borgatti and Halgin (2011).",
    ),
    "betweenness directed": Words(
        "資金の向きに沿った、ほかの機関どうしの最短の連なりのうち、その機関を通るものの割合（0〜1）。金額は問わない。",
        "Share of the shortest chains of money from one node to another that pass through it (0 to 1), whatever the "
        "amounts.",
    ),
    "closeness": Words(
        "到達できる機関への平均距離の逆数に、到達できる機関の割合を乗じた値（0以上。距離が1未満のつながりがあれば1を超えうる）。"
        "Wasserman & Faust (1994)。",
        "Inverse of the mean distance to the organizations that it reaches, times the share that it reaches (from 0; "
        "above 1 where distances are below 1). Wasserman and Faust (1994).",
    ),
    "closeness two_mode": Words(
        "到達できる節点までの距離の和を、同じ側の節点にとって最も近い場合と比べた値に、到達できる割合を乗じた値（0〜1）。"
        "連結なネットワークでは Borgatti & Halgin (2011) の値に等しい。",
        "How near it is to the nodes that it reaches, by the nearest possible for its side, times the share that it "
        "reaches (0 to 1); in a connected network that of Borgatti and Halgin (2011).",
    ),
    "harmonic": Words(
        "ほかの全機関への距離の逆数の平均。到達できない機関は0とする（0以上。距離が1未満のつながりがあれば1を超えうる）。"
        "Rochat (2009)。",
        "Mean of the inverse distances to all other organizations, 0 for those out of reach (from 0; above 1 where "
        "distances are below 1). Rochat (2009).",
    ),
    "harmonic two_mode": Words(
        "ほかの全節点への距離（つながりの本数）の逆数の平均。到達できない節点は0とする。同じ側の節点とは2以上離れるので1には届かない（0〜1）。",
        "Mean of the inverse distances, in ties, to all other nodes, 0 for those out of reach (0 to 1; below 1 where "
        "its side has others, which are 2 away at least).",
    ),
    "eigenvector": Words(
        "中心的な機関と強くつながるほど大きい値（0〜1、全機関の二乗の和が1）。Bonacich (1972)。",
        "The larger, the more strongly it is tied to organizations that are themselves central (0 to 1; squares of "
        "all add up to 1). Bonacich (1972).",
    ),
    "eigenvector two_mode": Words(
        "中心的な機関が加わる場、中心的な場に加わる機関ほど大きい値（0〜1、両側の全節点の二乗の和が1）。Bonacich (1972)。",
        "The larger, the more central the things that an organization is in, or the organizations in a thing (0 to "
        "1; squares of all nodes of both sides add up to 1). Bonacich (1972).",
    ),
    "pagerank": Words(
        "強さに応じてつながりをたどり、時に無作為に移る歩行者がその機関にいる割合（0〜1、全機関の和が1、減衰率0.85）。"
        "Brin & Page (1998)。",
        "Share of time that a walker spends on it who follows ties by their strength and sometimes jumps anywhere "
        "(0 to 1; all add up to 1; damping 0.85). Brin and Page (1998).",
    ),
    "pagerank two_mode": Words(
        "つながりをたどり、時に無作為に移る歩行者がその節点にいる割合（0〜1、両側の全節点の和が1、減衰率0.85）。"
        "Brin & Page (1998)。",
        "Share of time that a walker spends on it who follows ties and sometimes jumps anywhere (0 to 1; all nodes of "
        "both sides add up to 1; damping 0.85). Brin and Page (1998).",
    ),
    "pagerank directed": Words(
        "各機関が支出額に応じて回す貨幣がその機関にある割合（0〜1、全機関の和が1、減衰率0.85）。Brin & Page (1998)。",
        "Share of time that a coin spends with it if each node passes it on in proportion to what it gives (0 to 1; "
        "all add up to 1; damping 0.85). Brin and Page (1998).",
    ),
    "core_number": Words(
        "互いにk以上の相手をもつ集団に属するような最大のk（0以上の整数）。大きいほど密な中核にいる。Seidman (1983)。",
        "Largest k for which it is in a group whose members have k ties each within the group (a whole number from 0): "
        "the larger, the denser the core it belongs to. Seidman (1983).",
    ),
    "core_number two_mode": Words(
        "互いにk以上のつながりをもつ機関と場の集団に属するような最大のk（0以上の整数）。Seidman (1983)。",
        "Largest k for which it is in a group of organizations and things that have k ties each within the group "
        "(a whole number from 0). Seidman (1983).",
    ),
    "constraint": Words(
        "つながりが、互いにつながった少数の相手に集中する度合い（0より大きく2未満）。小さいほど構造的空隙に恵まれ、"
        "仲介者として自由である。順位1は最も拘束された機関。Burt (1992)。",
        "How far its ties lead, directly or through each other, to the same few partners (above 0, below 2). The "
        "lower, the freer it is to broker across structural holes; rank 1 is the most constrained. Burt (1992).",
    ),
    "effective_size": Words(
        "相手の数から、相手どうしのつながりによる重複を除いた数（1以上、相手の数以下）。仲介できる集まりの数の目安。Burt (1992)。",
        "Number of its partners less their redundancy, the ties among them (from 1 to the number of partners): how "
        "many circles it alone joins. Burt (1992).",
    ),
    "efficiency": Words(
        "有効規模を相手の数で割った値（0より大きく1以下）。1なら相手どうしにつながりがない。Burt (1992)。",
        "Effective size divided by the number of partners (above 0, to 1); 1 where no partner is tied to another. "
        "Burt (1992).",
    ),
    "hierarchy": Words(
        "拘束が一つの相手から生じる度合い（0〜1）。0ならどの相手からも等しく、1に近いほど一つの相手に左右される。Burt (1992)。",
        "How far its constraint comes from a single partner (0 to 1): 0 where all constrain alike, towards 1 where "
        "one stands behind the others. Burt (1992).",
    ),
    "clustering": Words(
        "相手どうしの組のうち、互いにつながりのある組の割合（0〜1）。Watts & Strogatz (1998)。",
        "Share of the pairs of its partners that are tied to each other (0 to 1). Watts and Strogatz (1998).",
    ),
    "clustering two_mode": Words(
        "相手を共有する同じ側の節点との、相手の重なり（共通の相手÷両者の相手の合計）の平均（0〜1）。Latapy et al. (2008)。",
        "Mean overlap of its neighbours with those of the nodes of its side that share any with it: common ones by all "
        "of the two (0 to 1). Latapy et al. (2008).",
    ),
}

REASONS: dict[str, Words] = {
    "too small": Words("ネットワークが小さすぎる", "the network is too small"),
    "betweenness": Words(
        "ほかに組となる節点がなく、経路の間に立ちえない", "there are no two others that it could lie between"
    ),
    "eigenvector": Words(
        "つながりがないか、互いに離れた二つ以上の部分に分かれているか、最大の二つの固有値が近すぎる",
        "there are no ties, or they fall into parts without a tie between them, each with a vector of its own, or "
        "the two largest eigenvalues are too close to tell their vectors apart",
    ),
    "constraint": Words("つながりがない", "no ties"),
    "effective_size": Words("つながりがない", "no ties"),
    "efficiency": Words("つながりがない", "no ties"),
    "hierarchy": Words("相手が二つに満たない", "fewer than two partners"),
    "clustering": Words("比べられる相手が足りない", "too few partners to compare"),
}

for _name in ("constraint", "effective_size", "efficiency", "hierarchy"):
    MEANINGS[f"{_name} directed"] = Words(
        f"{MEANINGS[_name].ja}ここでは、資金の向きを問わず両方向の金額の和をつながりの強さとする。",
        f"{MEANINGS[_name].en} Here a tie is as strong as the money either way.",
    )
