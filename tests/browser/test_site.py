"""The site in a real browser, from the disk, with the network cut off."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from cluster_graph.cluster import Cluster, open_cluster
from cluster_graph.outputs import replace_folder
from cluster_graph.site.pages import SITE_MARKER, site_files
from tests.browser.conftest import OpenPage
from tests.site.test_pages import HOSTILE, hostile_cluster

pytestmark = pytest.mark.browser

PAGES = (
    "index.html",
    "network.html",
    "coverage.html",
    "organization/keio-iab/index.html",
    "organization/promotion-council/index.html",
    "agreement/keio-4th/index.html",
    "collaboration/cancer-research/index.html",
    "programme/iab-support/index.html",
    "source/seed-2018/index.html",
)


@pytest.fixture(scope="module")
def folder(yamagata: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the shipped cluster on the disk."""
    path = tmp_path_factory.mktemp("pages") / "site"
    replace_folder(path, site_files(yamagata.engine), SITE_MARKER)
    return path


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds; it must not fetch style sheets, which the policy of the pages rightly forbids."""
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [(item["id"], [node["html"] for node in item["nodes"]][:3]) for item in found]


def test_search_a_body_follow_to_its_page_and_read_a_tie_with_its_passage(
    folder: Path, open_page: OpenPage
) -> None:
    page = open_page(folder / "index.html")
    page.get_by_role("searchbox").fill("鶴岡市")
    page.locator("#results").get_by_role("link", name="鶴岡市", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("鶴岡市", use_inner_text=True)
    tie = page.locator(".entry").filter(has_text="がんメタボローム研究の推進に係る協定").first
    expect(tie).to_contain_text("国立がん研究センター、慶應義塾、山形県及び鶴岡市による4者で")
    expect(tie).to_contain_text("L111")
    expect(tie).to_contain_text("期間不確か")


def test_search_folds_width_and_letter_forms_and_finds_agreements(folder: Path, open_page: OpenPage) -> None:
    page = open_page(folder / "index.html")
    box = page.get_by_role("searchbox")
    box.fill("ＴＳＵＲＵＯＫＡ")
    expect(page.locator("#results li").first).to_be_visible()
    box.fill("慶応義塾")
    expect(page.locator("#results")).to_contain_text("慶應義塾大学")
    box.fill("第4期")
    expect(page.locator("#results")).to_contain_text("協定")
    box.fill("札幌")
    expect(page.locator("#found")).to_contain_text("見つかりません")


def test_the_network_of_the_site_finds_a_body_and_leads_to_its_page(
    folder: Path, open_page: OpenPage
) -> None:
    page = open_page(folder / "network.html")
    page.get_by_role("combobox").fill("鶴岡市")
    page.get_by_role("option", name="鶴岡市", exact=True).click()
    details = page.locator("#details")
    expect(details).to_contain_text("国立がん研究センター、慶應義塾、山形県及び鶴岡市による4者で")
    details.locator('a[href*="organization/tsuruoka/index.html"]').first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("鶴岡市", use_inner_text=True)


def test_the_language_goes_along_from_page_to_page(folder: Path, open_page: OpenPage) -> None:
    page = open_page(folder / "index.html")
    page.get_by_role("button", name="English").click()
    page.get_by_role("link", name="Coverage", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Coverage by agreements", use_inner_text=True)
    expect(page).to_have_title("Coverage by agreements | Bio cluster of Yamagata and Tsuruoka")


def test_a_span_of_the_timeline_leads_to_its_row_in_the_table(folder: Path, open_page: OpenPage) -> None:
    page = open_page(folder / "coverage.html", fragment="lang=en")
    span = page.locator(".timeline-row a[href^='#span-cancer-research']").last
    wanted = (span.get_attribute("href") or "").removeprefix("#")
    span.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"tr#{wanted}")).to_be_in_viewport()
    expect(page.locator(f"tr#{wanted}")).to_contain_text("may cover it")


@pytest.mark.parametrize(
    ("name", "width"),
    [*((name, 1440) for name in PAGES), *((name, 390) for name in PAGES[:4])],
)
def test_axe_finds_no_violation_and_nothing_is_wider_than_the_screen(
    folder: Path, open_page: OpenPage, name: str, width: int
) -> None:
    lang = "en" if width == 390 else "ja"
    page = open_page(folder / name, width=width, fragment=f"lang={lang}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


@pytest.mark.parametrize("name", ["index.html", "coverage.html"])
def test_axe_finds_no_violation_in_the_dark(folder: Path, open_page: OpenPage, name: str) -> None:
    page = open_page(folder / name, dark=True)
    assert violations(page) == []


def test_hostile_texts_show_as_text(tmp_path: Path, open_page: OpenPage) -> None:
    folder = tmp_path / "site"
    replace_folder(folder, site_files(open_cluster(hostile_cluster(tmp_path / "in")).engine), SITE_MARKER)
    page = open_page(folder / "organization" / "a" / "index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text(HOSTILE, use_inner_text=True)
    assert page.locator("img").count() == 0
    page = open_page(folder / "index.html")
    page.get_by_role("searchbox").fill("onerror")
    expect(page.locator("#results li a").first).to_have_text(HOSTILE)
    assert page.locator("img").count() == 0
