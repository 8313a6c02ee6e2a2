"""The whole site as files: every thing has its page, links lead somewhere, texts stay texts, bytes stay the same."""

from __future__ import annotations

import hashlib
import os
import posixpath
import re
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from cluster_graph.cluster import Cluster, open_cluster
from cluster_graph.formats import attested_words, bilingual
from cluster_graph.periods import Period
from cluster_graph.problems import Words
from cluster_graph.site.knowledge import PAGE_PATHS
from cluster_graph.site.pages import SITE_MARKER, single_network_page, site_files
from cluster_graph.site.timeline import Window, agreement_bars
from cluster_graph.store.saved import run_saved
from tests.factory import write_cluster

HOSTILE = "<img src=x onerror=alert(1)>"
VOID = {"meta", "link", "br", "hr", "input", "img", "stop"}


class Parsed(HTMLParser):
    """What a test wants to know of a page; an element that is closed by another's end tag is noted."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, name: str) -> list[str]:
        """The values of an attribute, in order."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]


Site = dict[str, str]


def texts_of(files: dict[str, str | bytes]) -> Site:
    """The files as texts; all of them are."""
    return {
        name: content if isinstance(content, str) else content.decode() for name, content in files.items()
    }


@pytest.fixture(scope="module")
def site(yamagata: Cluster) -> Site:
    """The site of the shipped cluster."""
    return texts_of(site_files(yamagata.engine))


@pytest.fixture(scope="module")
def parsed(site: Site) -> dict[str, Parsed]:
    """Its pages, parsed."""
    return {name: Parsed(text) for name, text in site.items() if name.endswith(".html")}


def test_every_thing_of_the_data_has_its_page(site: Site, yamagata: Cluster) -> None:
    things = [str(row["thing"]) for row in run_saved(yamagata.engine, "load/things").records()]
    wanted = [thing.removeprefix(yamagata.info.base) for thing in things]
    pages = [f"{path}/index.html" for path in wanted if path.split("/")[0] in PAGE_PATHS]
    assert len(pages) > 40
    assert [page for page in pages if page not in site] == []


def test_the_site_says_that_it_is_one(site: Site) -> None:
    assert SITE_MARKER in site
    assert {"index.html", "network.html", "coverage.html"} <= site.keys()


def test_every_link_leads_to_a_file_of_the_site_and_every_fragment_to_an_element(
    site: Site, parsed: dict[str, Parsed]
) -> None:
    broken = []
    for page, content in parsed.items():
        for address in [*content.all("href"), *content.all("src")]:
            parts = urlsplit(address)
            if parts.scheme in ("http", "https", "mailto", "data"):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
            target = target if parts.path else page
            if target not in site or (parts.fragment and parts.fragment not in parsed[target].all("id")):
                broken.append((page, address))
    assert broken == []


def test_no_page_loads_anything_from_elsewhere(parsed: dict[str, Parsed], site: Site) -> None:
    for page, content in parsed.items():
        loaded = [
            attributes.get("src") or attributes.get("href", "")
            for tag, attributes in content.elements
            if tag in ("script", "link", "img", "iframe", "image", "use")
        ]
        assert [address for address in loaded if re.match(r"(https?:)?//", address)] == [], page
    styles = [text for name, text in site.items() if name.endswith(".css")]
    assert styles
    assert not any("@import" in text or re.search(r"url\(\s*[\"']?(https?:)?//", text) for text in styles)


def test_every_page_is_one_document_with_one_heading_and_its_landmarks(parsed: dict[str, Parsed]) -> None:
    for page, content in parsed.items():
        tags = [tag for tag, _ in content.elements]
        assert content.unbalanced == [], page
        assert content.open == [], page
        assert [tags.count(tag) for tag in ("h1", "main", "title")] == [1, 1, 1], page
        assert {"header", "footer", "nav"} <= set(tags), page
        ids = content.all("id")
        assert sorted(set(ids)) == sorted(ids), page
        assert "style" not in {name for _, attributes in content.elements for name in attributes}, page
        levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
        assert all(after - before <= 1 for before, after in pairwise(levels)), page


def test_tables_have_captions_or_names_and_scopes(parsed: dict[str, Parsed]) -> None:
    for page in ("index.html", "coverage.html"):
        tags = [tag for tag, _ in parsed[page].elements]
        assert tags.count("caption") == tags.count("table") > 0
        assert all("scope" in attributes for tag, attributes in parsed[page].elements if tag == "th")


def test_the_first_page_tells_the_state_with_its_reasons(site: Site) -> None:
    index = site["index.html"]
    assert "2019年3月31日" in index
    assert "3億5,121万8千円" in index
    assert "該当する協定の記録なし" in index
    assert "関係機関の公式の資料ではありません" in index
    assert "2017年7月10日" in index


def test_a_council_names_its_posts_with_the_passages(site: Site) -> None:
    page = site["organization/promotion-council/index.html"]
    assert "山形県知事" in page
    assert "会 長：山形県知事" in page
    assert "資料の配置による" in page
    assert "成果活用推進・拡大委員会" in page
    assert "2017年7月10日" in page


def test_a_body_is_told_of_through_its_posts_and_its_whole(site: Site) -> None:
    assert "Through the post" in site["organization/yamagata-pref/index.html"]
    institute = site["organization/keio-iab/index.html"]
    assert "Signed by its whole" in institute
    assert "2,068名" in institute


def test_classification_of_ours_is_marked_and_stated_facts_are_not(site: Site) -> None:
    page = site["organization/keio-iab/index.html"]
    facts = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", page, re.DOTALL)
    marked = {re.sub("<[^>]+>", "", label): "本サイトの分類" in value for label, value in facts}
    assert marked["分野Sector"] is True
    assert marked["属する機関Part of"] is False


def test_an_unknown_end_is_said_in_words(site: Site) -> None:
    page = site["agreement/cancer-4party/index.html"]
    assert "始まり：2017年4月10日（平成29年度）、終わり：資料からは不明" in page
    assert "いつ終わるかは資料に記載がない。" in page


def test_an_unknown_day_of_signing_is_said_in_words(site: Site) -> None:
    assert "締結の日は資料に記載がない。" in site["agreement/keio-2nd/index.html"]


def test_the_last_meeting_is_the_last_that_was_held_by_the_date(site: Site) -> None:
    assert "2022年8月19日" in site["organization/promotion-council/index.html"]
    assert "2022年8月19日" not in site["index.html"]


def test_a_source_lists_every_fact_quoted_from_it(site: Site, yamagata: Cluster) -> None:
    facts = yamagata.query("facts-of-source", source="seed-2018").records()
    page = Parsed(site["source/seed-2018/index.html"])
    assert page.all("class").count("entry") == len(facts)


def test_the_coverage_page_gives_reasons_passages_and_what_would_settle_it(
    site: Site, yamagata: Cluster
) -> None:
    page = site["coverage.html"]
    texts = "".join(Parsed(page).texts)
    on_the_day = yamagata.coverage(on=yamagata.info.as_of).to_json("ja")["collaborations"]
    reasons = [span["because"] for work in on_the_day for span in work["spans"]]
    assert len(reasons) > 9
    assert [reason for reason in reasons if reason not in texts] == []
    assert "これが分かれば決まる" in page
    assert "東北ハムとの共同研究成果発表会" in page
    assert 'fill="url(#hatch)"' in page


def test_a_bar_is_solid_only_while_the_agreement_is_certainly_in_force() -> None:
    window = Window(date(2018, 1, 1), date(2018, 12, 31))
    vague = Period(date(2018, 2, 1), date(2018, 3, 1), date(2018, 6, 30), None)
    assert [(piece.look, piece.x) for piece in agreement_bars(window, vague)] == [
        ("fade-in", window.at(date(2018, 2, 1))),
        ("sure", window.at(date(2018, 3, 1))),
        ("fade-out", window.at(date(2018, 7, 1))),
    ]
    assert [piece.look for piece in agreement_bars(window, Period())] == ["open"]


def test_attested_days_are_readable_and_notes_come_in_the_language_of_the_reader() -> None:
    assert attested_words(["FY2017;[FY2018]"]) == Words(
        "平成29年度、平成30年度のある日", "FY2017, some day of FY2018"
    )
    assert bilingual("締結日は記載なし / the day is not stated") == Words(
        "締結日は記載なし", "the day is not stated"
    )
    assert bilingual("前 / 後") == Words("前 / 後", "前 / 後")


def hostile_cluster(folder: Path) -> Path:
    """A cluster in which every text is an attack."""
    text = {"name_ja": HOSTILE, "name_en": HOSTILE, "quote": HOSTILE, "locator": HOSTILE, "note": HOSTILE}
    quoted = {"quote": HOSTILE, "locator": HOSTILE}
    return write_cluster(
        folder,
        sources=[{"id": "s", "title_ja": HOSTILE, "title_en": HOSTILE, "publisher": HOSTILE}],
        codes=[{"scheme": "measure", "notation": "m", "label_ja": HOSTILE, "label_en": HOSTILE}],
        organizations=[
            {"id": "a", **text, "other_names": HOSTILE, "name_kana": HOSTILE},
            {"id": "b", **text},
            {"id": "c", **text, "kind": "council"},
        ],
        posts=[{"id": "p", **text, "organization": "a"}],
        agreements=[{"id": "g", **text, "document": HOSTILE, "period": "FY2018"}],
        signatures=[{"agreement": "g", "party": party, **quoted} for party in ("a", "b")],
        memberships=[{"council": "c", "member": "p", "role": "chair", **quoted}],
        collaborations=[{"id": "w", **text, "governed_by": "g"}],
        participations=[{"collaboration": "w", "participant": party, **quoted} for party in ("a", "b")],
        programmes=[{"id": "q", **text, "under": "g", "number": HOSTILE}],
        meetings=[{"council": "c", **text, "held_on": "2018-05-01", "status": "held"}],
        funding=[
            {"id": "f", "funder": "a", "recipient": "b", "purpose": "q", "amount_jpy": "1000", **quoted}
        ],
        figures=[{"id": "n", "about": "a", "measure": "m", "value": "3", "unit": HOSTILE, **quoted}],
        statements=[
            {"id": "t", "about": "c", "aspect": "task", "text_ja": HOSTILE, "text_en": HOSTILE, **quoted}
        ],
    )


def test_hostile_texts_stay_texts_on_every_page(tmp_path: Path) -> None:
    engine = open_cluster(hostile_cluster(tmp_path / "hostile")).engine
    pages = {name: text for name, text in texts_of(site_files(engine)).items() if name.endswith(".html")}
    pages["single"] = single_network_page(engine)
    for name, text in pages.items():
        page = Parsed(text)
        assert "img" not in [tag for tag, _ in page.elements], name
        assert "onerror" not in {key for _, attributes in page.elements for key in attributes}, name
        assert HOSTILE in "".join(page.texts), name
    assert len(pages) >= 10


def test_a_cluster_of_nothing_has_a_site(tmp_path: Path) -> None:
    files = texts_of(site_files(open_cluster(write_cluster(tmp_path / "empty")).engine))
    assert "記録なし。" in files["index.html"]


BYTES = """
import hashlib
from cluster_graph.cluster import open_cluster
from cluster_graph.site.pages import site_files
seen = hashlib.sha256()
for name, content in sorted(site_files(open_cluster().engine).items()):
    seen.update(name.encode() + b"\\0" + (content.encode("utf-8") if isinstance(content, str) else content))
print(seen.hexdigest())
"""


def test_the_bytes_do_not_hang_on_the_hash_seed_the_locale_or_the_folder(site: Site, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "LC_ALL": "C", "TZ": "Asia/Tokyo"}
    run = subprocess.run(
        [sys.executable, "-c", BYTES],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    ours = hashlib.sha256()
    for name, text in sorted(site.items()):
        ours.update(name.encode() + b"\0" + text.encode("utf-8"))
    assert run.stdout.strip() == ours.hexdigest()
