"""A small made-by-hand network of the Yamagata cluster for the tests of pages; one label is hostile."""

from __future__ import annotations

from datetime import date

from cluster_graph.problems import Words
from cluster_graph.site.network_view import Edge, Evidence, Fact, Measure, NetworkView, Node
from cluster_graph.store.codes import Code

HOSTILE = "<img src=x onerror=alert(1)>"
HOSTILE_QUOTE = "</script><script>alert(2)</script>\u2028]]>"
SEED = Words(
    "山形県資料「バイオクラスター形成のための推進体制」（2018年）",
    "Yamagata Prefecture: promotion system (2018)",
)
LAYOUT = Words("資料の配置による", "from the layout of the page")

SECTORS = {
    code.id: code
    for code in (
        Code("government", Words("行政", "government")),
        Code("university", Words("大学", "university")),
        Code("public-research", Words("公的研究機関", "public research")),
        Code("foundation", Words("財団", "foundation")),
        Code("company", Words("企業", "company")),
        Code("finance", Words("金融", "finance")),
    )
}
KINDS = {
    code.id: code
    for code in (
        Code("city", Words("市", "city")),
        Code("prefecture", Words("県", "prefecture")),
        Code("school-corporation", Words("学校法人", "school corporation")),
        Code("research-institute", Words("研究所", "research institute")),
        Code("foundation", Words("財団法人", "foundation")),
        Code("company", Words("会社", "company")),
        Code("bank", Words("銀行", "bank")),
        Code("committee", Words("委員会", "committee")),
        Code("joint-research", Words("共同研究", "joint research")),
    )
}
RELATIONS = {
    code.id: code
    for code in (
        Code("agreement", Words("協定", "agreement")),
        Code("council", Words("会議", "council")),
        Code("collaboration", Words("共同研究など", "collaboration")),
        Code("funding", Words("資金", "funding")),
    )
}
ROLES = {
    "agreement": Words("当事者", "party"),
    "council": Words("構成員", "member"),
    "collaboration": Words("参加機関", "participant"),
    "funding": Words("補助", "subsidy"),
}
FY2017 = Words("平成29年度", "FY2017")
FOURTH_PERIOD = Words("平成26年度から平成30年度まで", "FY2014 to FY2018")
FROM_2017 = Words(
    "始まり：平成29年度、終わり：資料からは不明", "start: FY2017; end: not known from the sources"
)
NOT_STATED = Words("期間は資料からは不明", "period not known from the sources")


def seed(quote: str, locator: str, certainty: Words | None = None) -> Evidence:
    """A passage of the seed document."""
    return Evidence(quote, SEED, locator, certainty=certainty, href="source/seed-2018/index.html")


THREE_PARTIES = seed(
    "県、鶴岡市、慶應義塾の3者による協定に基づく支援(第4期:平成26年度から平成30年度まで)", "L93"
)
FOUR_PARTIES = seed("国立がん研究センター、慶應義塾、山形県及び鶴岡市による4者で", "L111")
COMMITTEE = seed("国立がん研究センター、慶應先端研、県、鶴岡市で構成する", "L150")
LABORATORY = seed("「がんメタボロミクス研究室」を設置し、慶應先端研との共同研究を推進", "L109")
COORDINATOR = seed("(公財)庄内地域産業振興センターにコーディネーター機能を整備", "L82", LAYOUT)
SUPPORT = seed("研究教育活動の支援(平成29年度実績額 350,098千円)", "L91")
PRESENTATION = seed("東北ハムとの共同研究成果発表会", "L89", LAYOUT)
ATTACK = Evidence(HOSTILE_QUOTE, Words(HOSTILE, HOSTILE), HOSTILE, url="javascript:alert(3)")


def body(identifier: str, ja: str, en: str, kind: str, sector: str, *names: str) -> Node:
    """An organization with one fact and one measure; of ``names`` the first is its reading in kana."""
    return Node(
        identifier,
        Words(ja, en),
        KINDS[kind],
        sector=SECTORS[sector],
        kana=names[0] if names else "",
        other_names=names[1:],
        href=f"organization/{identifier}/index.html",
        measures=(Measure("degree", Words("つながりの数", "ties"), 3.0),),
        facts=(Fact(Words("分野", "sector"), SECTORS[sector].label, ours=True),),
    )


def thing(identifier: str, ja: str, en: str, kind: Code, *facts: Fact) -> Node:
    """An agreement, council or collaboration."""
    return Node(identifier, Words(ja, en), kind, node_class="thing", facts=facts)


NODES = (
    body("yamagata-pref", "山形県", "Yamagata Prefecture", "prefecture", "government", "やまがたけん", "県"),
    body("tsuruoka", "鶴岡市", "Tsuruoka City", "city", "government", "つるおかし"),
    body(
        "keio",
        "学校法人慶應義塾",
        "Keio Gijuku",
        "school-corporation",
        "university",
        "けいおうぎじゅく",
        "慶應義塾",
    ),
    body(
        "keio-iab",
        "慶應義塾大学先端生命科学研究所",
        "Institute for Advanced Biosciences, Keio University",
        "research-institute",
        "university",
        "けいおうぎじゅくだいがくせんたんせいめいかがくけんきゅうじょ",
        "慶應先端研",
        "先端研",
    ),
    body(
        "ncc",
        "国立研究開発法人国立がん研究センター",
        "National Cancer Center",
        "research-institute",
        "public-research",
        "こくりつがんけんきゅうせんたー",
    ),
    body(
        "shonai-center",
        "(公財)庄内地域産業振興センター",
        "Shōnai Regional Industry Promotion Center",
        "foundation",
        "foundation",
        "しょうないちいきさんぎょうしんこうせんたー",
    ),
    body("tohoku-ham", "株式会社東北ハム", "Tohoku Ham Co., Ltd.", "company", "company", "とうほくはむ"),
    body("sample-bank", "見本銀行", "Sample Bank", "bank", "finance", "みほんぎんこう"),
    body("hostile", HOSTILE, HOSTILE, "company", "company", "", HOSTILE_QUOTE),
    thing(
        "keio-4th",
        "慶應義塾並びに山形県及び鶴岡市の協定（第4期）",
        "Agreement of Keio, Yamagata and Tsuruoka (4th period)",
        RELATIONS["agreement"],
        Fact(Words("期間", "period"), FOURTH_PERIOD, (THREE_PARTIES,)),
    ),
    thing(
        "cancer-4party",
        "がんメタボローム研究の推進に係る協定",
        "Agreement on cancer metabolome research",
        RELATIONS["agreement"],
        Fact(Words("期間", "period"), FROM_2017, (FOUR_PARTIES,)),
    ),
    thing(
        "cancer-committee",
        "がんメタボローム研究推進委員会",
        "Cancer Metabolome Research Promotion Committee",
        KINDS["committee"],
    ),
    thing("cancer-metabolome", "がんメタボローム研究", "Cancer metabolome research", KINDS["joint-research"]),
)


def tie(
    source: str, target: str, relation: str, period: Words, evidence: Evidence, certain: bool = True
) -> Edge:
    """A tie whose id names its ends."""
    return Edge(
        f"{source}--{target}--{relation}",
        source,
        target,
        RELATIONS[relation],
        role=ROLES[relation],
        period=period,
        certain=certain,
        evidence=(evidence,),
    )


FOURTH_PARTIES = ("keio", "tsuruoka", "yamagata-pref")
CANCER_PARTIES = ("keio", "ncc", "tsuruoka", "yamagata-pref")
MEMBERS = ("keio-iab", "ncc", "tsuruoka", "yamagata-pref")
EDGES = (
    *(tie(party, "keio-4th", "agreement", FOURTH_PERIOD, THREE_PARTIES) for party in FOURTH_PARTIES),
    *(tie(party, "cancer-4party", "agreement", FROM_2017, FOUR_PARTIES, False) for party in CANCER_PARTIES),
    *(tie(member, "cancer-committee", "council", FY2017, COMMITTEE) for member in MEMBERS),
    tie("keio-iab", "cancer-metabolome", "collaboration", FROM_2017, LABORATORY),
    tie("ncc", "cancer-metabolome", "collaboration", FROM_2017, LABORATORY),
    tie("shonai-center", "keio-iab", "collaboration", FY2017, COORDINATOR),
    tie("yamagata-pref", "keio-iab", "funding", FY2017, SUPPORT),
    tie("tsuruoka", "keio-iab", "funding", FY2017, THREE_PARTIES),
    tie("tohoku-ham", "keio-iab", "collaboration", NOT_STATED, PRESENTATION, False),
    tie("tohoku-ham", "hostile", "collaboration", FY2017, ATTACK),
)

SAMPLE = NetworkView(
    title=Words("山形・鶴岡バイオクラスターのつながり", "Ties of the Yamagata and Tsuruoka bio cluster"),
    as_of=date(2018, 8, 28),
    publisher="cluster-graph",
    licence="CC BY 4.0",
    contact="https://example.org/errors",
    notes=(Words("組織9、協定・会議・共同研究4。", "9 bodies; 4 agreements, councils and collaborations."),),
    nodes=NODES,
    edges=EDGES,
)
