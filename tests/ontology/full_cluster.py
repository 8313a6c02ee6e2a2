"""A small cluster in which every column of every table is filled somewhere: what terms, context and queries are tried on.

Its facts are made up. Two sources tell of some things, and disagree on two of them.
"""

from __future__ import annotations

from pathlib import Path

from tests.factory import SETTINGS, Row, write_cluster

CONFLICTS = ("administered_by", "period")
_SETTINGS = SETTINGS.replace("complete = []", 'complete = ["agreements"]')
_SOURCES: list[Row] = [
    {
        "id": "plan",
        "title_ja": "計画",
        "title_en": "Plan",
        "publisher": "県",
        "issued": "2018-08-28",
        "attested": "2018-04-01",
        "retrieved": "2018-09-01",
        "url": "https://example.org/plan.pdf",
        "language": "ja",
    },
    {"id": "report", "title_ja": "年次報告", "issued": "2018-06", "language": "en"},
]
_ORGANIZATIONS: list[Row] = [
    {"id": "pref", "name_ja": "県", "name_en": "Prefecture", "kind": "prefecture", "sector": "government",
     "local_government_code": "060003", "website": "https://example.org/pref"},
    {"id": "office", "name_ja": "産業課", "name_en": "Industry Division", "kind": "division", "part_of": "pref",
     "sector": "government"},
    {"id": "uni", "name_ja": "大学", "name_kana": "ダイガク", "name_en": "University", "kind": "university",
     "sector": "university", "corporate_number": "4000012090001", "wikidata": "Q1", "nistep": "N1",
     "ror": "https://ror.org/02mhbdp94", "distinct_from": "school"},
    {"id": "lab", "name_ja": "研究所", "kind": "research-institute", "sector": "university", "part_of": "uni"},
    {"id": "school", "name_ja": "専門学校", "kind": "school", "sector": "university"},
    {"id": "maker", "name_ja": "製造社", "name_en": "Maker", "kind": "company", "sector": "company",
     "other_names": "製造所;メーカー"},
    {"id": "start", "name_ja": "新興社", "kind": "company", "sector": "company", "period": "2015-07-01/"},
    {"id": "trade", "name_ja": "商社", "kind": "company", "sector": "company"},
    {"id": "council", "name_ja": "推進会議", "name_en": "Council", "kind": "council", "names_not_all": "yes"},
    {"id": "panel", "name_ja": "専門委員会", "kind": "committee", "listed_under": "council"},
]  # fmt: skip
_POSTS: list[Row] = [
    {"id": "governor", "name_ja": "知事", "name_en": "Governor", "organization": "pref"},
    {
        "id": "chief",
        "name_ja": "課長",
        "organization": "office",
        "period": "2016-04-01/",
        "attested": "FY2018",
    },
]
_AGREEMENTS: list[Row] = [
    {"id": "first", "name_ja": "第一期協定", "name_en": "First agreement", "kind": "framework", "covers": "*",
     "signed_on": "2009-03-25", "period": "FY2009/FY2013", "renewal": "none"},
    {"id": "second", "name_ja": "第二期協定", "name_en": "Second agreement", "kind": "framework",
     "covers": "kind:joint-research;theme:food;gut", "succeeds": "first", "signed_on": "2014-04-11",
     "period": "2014-04-11/2019-03-31", "notice_months": "3", "administered_by": "office", "document": "産-12",
     "attested": "FY2017"},
    {"id": "second", "source": "report", "administered_by": "chief", "quote": "kept by the head"},
    {"id": "third", "name_ja": "第三期協定", "succeeds": "second", "period": "2019-04-01/..", "renewal": "automatic",
     "names_not_all": "yes", "administered_by": "chief", "covers": "none"},
]  # fmt: skip
_SIGNATURES: list[Row] = [
    *({"agreement": name, "party": party, "role": "party", "signed_by": "governor" if party == "pref" else ""}
      for name in ("first", "second", "third") for party in ("pref", "uni")),
    {"agreement": "second", "party": "maker", "role": "observer", "period": "2016-04-01/2019-03-31"},
]  # fmt: skip
_MEMBERSHIPS: list[Row] = [
    {"council": "council", "member": "governor", "role": "chair", "period": "FY2016/FY2018", "attested": "FY2017"},
    {"council": "council", "member": "uni", "role": "member"},
    {"council": "panel", "member": "maker"},
]  # fmt: skip
_COLLABORATIONS: list[Row] = [
    {"id": "gut", "name_ja": "腸内細菌の研究", "name_en": "Gut bacteria", "kind": "joint-research", "theme": "food;life",
     "governed_by": "second", "part_of": "promotion", "period": "FY2016/FY2018", "attested": "FY2017"},
    {"id": "gut", "source": "report", "period": "FY2019/FY2020", "quote": "began in 2019"},
    {"id": "many", "name_ja": "企業との研究", "kind": "joint-research", "theme": "food", "count": "19",
     "names_not_all": "yes", "attested": "FY2017"},
    {"id": "fair", "name_ja": "見学会", "kind": "event", "requires_agreement": "no"},
]  # fmt: skip
_PARTICIPATIONS: list[Row] = [
    {"collaboration": "gut", "participant": "lab", "role": "lead"},
    {
        "collaboration": "gut",
        "participant": "maker",
        "period": "2017-04-01/2018-03-31",
        "attested": "2017-10",
    },
    {"collaboration": "many", "participant": "lab"},
    {"collaboration": "many", "participant": "start"},
    {"collaboration": "fair", "participant": "pref"},
    {"collaboration": "fair", "participant": "school"},
]
_PROGRAMMES: list[Row] = [
    {"id": "cluster", "name_ja": "クラスター形成", "owner": "pref"},
    {"id": "promotion", "name_ja": "研究推進事業", "name_en": "Promotion", "owner": "chief", "part_of": "cluster",
     "under": "second", "number": "1-(2)", "period": "FY2017/FY2018", "attested": "FY2017"},
]  # fmt: skip
_FUNDING: list[Row] = [
    {"id": "budget", "funder": "pref;uni", "recipient": "lab", "purpose": "promotion", "kind": "subsidy",
     "amount_jpy": "350000000", "precision": "1000", "period": "FY2017", "status": "budget"},
    {"id": "spent", "recipient": "lab", "purpose": "promotion", "amount_jpy": "349999000", "period": "FY2017",
     "status": "actual"},
    {"id": "later", "funder": "pref", "amount_jpy": "1000", "period": "FY2018"},
]  # fmt: skip
_CHANGES: list[Row] = [
    {"id": "spun", "kind": "spun-off", "before": "lab", "after": "start", "on": "2015-07"},
    {"id": "grown", "kind": "reorganized", "before": "school", "after": "uni", "on": "2001-04-01"},
    {"id": "founded", "kind": "founded", "after": "trade", "on": "2020"},
]
_NAMES: list[Row] = [
    {"organization": "uni", "name_ja": "大学校", "name_en": "College", "period": "1990-04-01/2001-03-31",
     "attested": "1995"},
]  # fmt: skip
_HOLDERS: list[Row] = [
    {"post": "governor", "name_ja": "甲野花子", "name_en": "Kono Hanako", "period": "2017-01-01/2021-01-01",
     "attested": "FY2018"},
]  # fmt: skip
_FIGURES: list[Row] = [
    {"id": "studies", "about": "lab", "measure": "studies", "value": "19", "unit": "件", "qualifier": "at-least",
     "period": "FY2017"},
]  # fmt: skip
_STATEMENTS: list[Row] = [
    {"id": "task", "about": "council", "aspect": "task", "text_ja": "調整する", "text_en": "coordinates",
     "period": "FY2017"},
]  # fmt: skip
_MEETINGS: list[Row] = [
    {"council": "council", "name_ja": "第1回", "name_en": "First", "held_on": "2017-07-10", "status": "held"},
]
_CODES: list[Row] = [
    {
        "scheme": "theme",
        "notation": "food",
        "label_ja": "食品",
        "label_en": "Food",
        "definition": "食に関する研究",
    },
    {"scheme": "theme", "notation": "life", "label_ja": "生命"},
    {"scheme": "measure", "notation": "studies", "label_ja": "研究の数"},
]


def _with_evidence(rows: list[Row]) -> list[Row]:
    """Every row quotes the plan unless it says; the first of a table has all columns of evidence filled."""
    filled = [{"source": "plan", "quote": f"行{number}のとおり", **row} for number, row in enumerate(rows, 1)]
    first = {
        "locator": "3頁",
        "certainty": "layout",
        "note": "図から",
        "checked_by": "産業課",
        "checked_on": "2018-09-02",
    }
    return [{**first, **filled[0]}, *filled[1:]]


def write_full_cluster(folder: Path) -> Path:
    """The folder of the cluster, written as tables."""
    evidenced: dict[str, list[Row]] = {
        "organizations": _ORGANIZATIONS,
        "posts": _POSTS,
        "agreements": _AGREEMENTS,
        "signatures": _SIGNATURES,
        "memberships": _MEMBERSHIPS,
        "collaborations": _COLLABORATIONS,
        "participations": _PARTICIPATIONS,
        "programmes": _PROGRAMMES,
        "meetings": _MEETINGS,
        "funding": _FUNDING,
        "figures": _FIGURES,
        "statements": _STATEMENTS,
        "changes": _CHANGES,
        "names": _NAMES,
        "holders": _HOLDERS,
    }
    tables = {table: _with_evidence(rows) for table, rows in evidenced.items()}
    return write_cluster(folder, _SETTINGS, sources=_SOURCES, codes=_CODES, **tables)
