"""The example row of each sheet: together they are a small cluster of made-up bodies that ``check`` finds sound.

An officer who copies the pattern of a row cannot go wrong. No row is read on import.
"""

from __future__ import annotations

_EVIDENCE = {
    "source": "reiwa-press",
    "quote": "例示市と例示大学は … 協定を締結した",
    "locator": "1ページ",
    "certainty": "stated",
}

EXAMPLES: dict[str, tuple[dict[str, str], ...]] = {
    "sources": (
        {
            "id": "reiwa-press",
            "title_ja": "例示市 報道発表「例示大学との協定の締結について」",
            "title_en": "Press release of Reiji City on its agreement with Reiji University",
            "publisher": "例示市",
            "issued": "令和元年5月10日",
            "retrieved": "2019-06-01",
            "url": "https://www.example.lg.jp/press/20190510.html",
            "language": "ja",
        },
    ),
    "organizations": (
        {
            "id": "reiji-city",
            "name_ja": "例示市",
            "name_kana": "れいじし",
            "name_en": "Reiji City",
            "other_names": "旧例示町;例示",
            "kind": "city",
            "sector": "government",
            "website": "https://www.example.lg.jp/",
            "period": "1955-04-01/",
            **_EVIDENCE,
        },
        {
            "id": "reiji-university",
            "name_ja": "例示大学",
            "name_en": "Reiji University",
            "kind": "university",
            "sector": "university",
            **_EVIDENCE,
        },
        {
            "id": "reiji-council",
            "name_ja": "例示地域産学官会議",
            "name_en": "Reiji Council of Industry, University and Government",
            "kind": "council",
            **_EVIDENCE,
        },
    ),
    "posts": (
        {
            "id": "reiji-mayor",
            "name_ja": "例示市長",
            "name_en": "Mayor of Reiji City",
            "organization": "reiji-city",
            **_EVIDENCE,
        },
    ),
    "agreements": (
        {
            "id": "reiji-framework",
            "name_ja": "例示市と例示大学との包括連携協定",
            "name_en": "Framework agreement of Reiji City and Reiji University",
            "kind": "framework",
            "covers": "kind:joint-research",
            "signed_on": "令和元年5月10日",
            "period": "2019-05-10/令和5年度",
            "renewal": "automatic",
            "notice_months": "3",
            "administered_by": "reiji-city",
            **_EVIDENCE,
        },
    ),
    "signatures": (
        {
            "agreement": "reiji-framework",
            "party": "reiji-city",
            "role": "party",
            "signed_by": "reiji-mayor",
            **_EVIDENCE,
        },
        {
            "agreement": "reiji-framework",
            "party": "reiji-university",
            "role": "party",
            **_EVIDENCE,
        },
    ),
    "memberships": (
        {
            "council": "reiji-council",
            "member": "reiji-mayor",
            "role": "chair",
            "period": "FY2019/",
            **_EVIDENCE,
        },
    ),
    "collaborations": (
        {
            "id": "reiji-study",
            "name_ja": "例示素材の共同研究",
            "name_en": "Joint study of example materials",
            "kind": "joint-research",
            "theme": "materials",
            "governed_by": "reiji-framework",
            "names_not_all": "yes",
            "period": "[FY2019]/..",
            **_EVIDENCE,
        },
    ),
    "participations": (
        {
            "collaboration": "reiji-study",
            "participant": "reiji-university",
            "role": "lead",
            "attested": "FY2019",
            **_EVIDENCE,
        },
    ),
    "programmes": (
        {
            "id": "reiji-support",
            "name_ja": "例示研究支援事業",
            "name_en": "Support of example research",
            "owner": "reiji-city",
            "under": "reiji-framework",
            "number": "1",
            "period": "FY2019",
            **_EVIDENCE,
        },
    ),
    "meetings": (
        {
            "council": "reiji-council",
            "name_ja": "第1回例示会議",
            "held_on": "R1.7.10",
            "status": "held",
            **_EVIDENCE,
        },
    ),
    "funding": (
        {
            "id": "reiji-grant-2019",
            "funder": "reiji-city",
            "purpose": "reiji-support",
            "kind": "subsidy",
            "amount_jpy": "40373000",
            "precision": "1000",
            "period": "FY2019",
            "status": "actual",
            **_EVIDENCE,
        },
    ),
    "figures": (
        {
            "id": "reiji-papers-2019",
            "about": "reiji-study",
            "measure": "papers",
            "value": "12",
            "unit": "件",
            "qualifier": "at-least",
            "period": "FY2019",
            **_EVIDENCE,
        },
    ),
    "statements": (
        {
            "id": "reiji-purpose",
            "about": "reiji-framework",
            "aspect": "purpose",
            "text_ja": "地域の産業の振興と人材の育成",
            "text_en": "Promotion of the region's industry and training of people",
            **_EVIDENCE,
        },
    ),
    "changes": (
        {
            "id": "reiji-founded",
            "kind": "founded",
            "after": "reiji-city",
            "on": "1955-04-01",
            **_EVIDENCE,
        },
    ),
    "names": (
        {
            "organization": "reiji-city",
            "name_ja": "例示町",
            "name_en": "Reiji Town",
            "period": "/1955-03-31",
            **_EVIDENCE,
        },
    ),
    "holders": (
        {
            "post": "reiji-mayor",
            "name_ja": "例示 太郎",
            "name_en": "Taro Reiji",
            "period": "2018-04-01/",
            **_EVIDENCE,
        },
    ),
    "codes": (
        {
            "scheme": "theme",
            "notation": "materials",
            "label_ja": "素材",
            "label_en": "materials",
            "definition": "素材の研究と事業化",
        },
        {
            "scheme": "measure",
            "notation": "papers",
            "label_ja": "論文数",
            "label_en": "papers",
        },
    ),
}
