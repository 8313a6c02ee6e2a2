"""A small cluster with something in every table, to publish: awkward texts, two witnesses, a withheld row."""

from __future__ import annotations

from pathlib import Path

from cluster_graph.graph.publication.publish import Published, write_publication
from cluster_graph.graph.stream import stream_graph
from cluster_graph.tables.reading import read_valid_tables
from tests.factory import SETTINGS, Row, write_cluster

AWKWARD = 'say "ﾊｲ", C:\\new\\table\tand\nnext line \u2028 😀, <b>&amp;</b> @en ^^x'
WITHHELD = "kakushigoto"
ALL_TABLES: dict[str, list[Row]] = {
    "sources": [
        {"id": "s", "title_ja": "資料", "title_en": "Paper", "issued": "2018", "language": "ja"},
        {
            "id": "t",
            "title_ja": "広報",
            "issued": "2019-04-01",
            "url": "https://example.org/a?b=1",
            "retrieved": "2020-02-03",
        },
    ],
    "codes": [
        {"scheme": "theme", "notation": "bio", "label_ja": "バイオ", "label_en": "bio", "definition": "定義"},
        {"scheme": "measure", "notation": "visits", "label_ja": "視察"},
    ],
    "organizations": [
        {
            "id": "city",
            "name_ja": "鶴岡市",
            "name_kana": "つるおかし",
            "name_en": "Tsuruoka City",
            "other_names": "鶴岡;庄内の市",
            "kind": "city",
            "sector": "government",
            "local_government_code": "062031",
            "website": "https://example.org/city",
            "checked_on": "2021-05-06",
        },
        {"id": "city", "source": "t", "name_ja": "つるおか", "kind": ""},
        {
            "id": "lab",
            "kind": "research-lab",
            "part_of": "keio",
            "wikidata": "Q42",
            "ror": "https://ror.org/02kn6nx58",
        },
        {
            "id": "keio",
            "kind": "university",
            "corporate_number": "4000012090001",
            "distinct_from": "firm;city",
        },
        {"id": "firm", "note": AWKWARD},
        {"id": "council", "kind": "council", "names_not_all": "yes"},
        {"id": WITHHELD, "publish": "no"},
    ],
    "posts": [{"id": "mayor", "name_ja": "市長", "organization": "city"}],
    "agreements": [
        {
            "id": "pact",
            "kind": "framework",
            "covers": "joint;theme:bio;kind:education",
            "signed_on": "平成29年7月10日",
            "period": "FY2017/平成30年度",
            "renewal": "automatic",
            "notice_months": "3",
        },
        {"id": "hidden-pact", "name_ja": WITHHELD, "publish": "no"},
    ],
    "signatures": [
        {"agreement": "pact", "party": "city", "signed_by": "mayor"},
        {"agreement": "pact", "party": "keio"},
    ],
    "memberships": [
        {"council": "council", "member": "mayor", "role": "chair", "attested": "FY2018;[FY2017]"}
    ],
    "collaborations": [
        {"id": "joint", "kind": "joint-research", "theme": "bio", "governed_by": "pact", "count": "19"},
        {"id": "open", "kind": "event", "requires_agreement": "no", "period": "2018-01-01/.."},
    ],
    "participations": [{"collaboration": "joint", "participant": "lab", "role": "lead"}],
    "programmes": [{"id": "prog", "owner": "city", "under": "pact", "number": "1-(2)"}],
    "meetings": [{"council": "council", "held_on": "2018-02-02", "status": "held"}],
    "funding": [
        {
            "id": "money",
            "funder": "city",
            "recipient": "keio;firm",
            "amount_jpy": "40373000.50",
            "precision": "1000",
            "period": "FY2018",
            "status": "budget",
        }
    ],
    "figures": [
        {"id": "count", "about": "joint", "measure": "visits", "value": "-1,234.50", "qualifier": "about"},
        {"id": "hidden-count", "about": "joint", "measure": "visits", "value": "987654321", "publish": "no"},
    ],
    "statements": [
        {"id": "task", "about": "council", "aspect": "task", "text_ja": AWKWARD, "quote": AWKWARD}
    ],
    "changes": [{"id": "birth", "kind": "founded", "after": "firm", "on": "2015"}],
    "names": [{"organization": "firm", "name_ja": "旧社名", "period": "/2016-12-31"}],
    "holders": [{"post": "mayor", "name_ja": "市長 太郎", "attested": "FY2018"}],
}


def sample(folder: Path, settings: str = SETTINGS) -> Path:
    """The tables in a folder."""
    return write_cluster(folder, settings, **ALL_TABLES)


def published(tables: Path, out: Path) -> Published:
    """Publish the tables of a folder into another, as ``build`` does."""
    found = read_valid_tables(tables)
    with stream_graph(found) as graph:
        return write_publication(out, found, graph)
