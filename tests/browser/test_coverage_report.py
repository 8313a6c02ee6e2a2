"""The report on coverage as one file in a real browser: from the disk, without network, light, dark, on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from cluster_graph.cluster import Cluster, open_cluster
from cluster_graph.coverage.writing.html import report_html
from cluster_graph.resources import shipped_cluster
from tests.browser.conftest import OpenPage
from tests.coverage.reports import full_answer

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports in both languages: of the shipped cluster over some years, and of all that can be asked."""
    folder = tmp_path_factory.mktemp("reports")
    shipped: Cluster = open_cluster(shipped_cluster())
    report = shipped.coverage(window_from="2016-04-01", window_to="2024-03-31")
    for lang in ("ja", "en"):
        (folder / f"shipped-{lang}.html").write_text(report.to_html(lang), encoding="utf-8")
        (folder / f"full-{lang}.html").write_text(report_html(full_answer(), lang), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["shipped", "full"])
@pytest.mark.parametrize(
    ("lang", "width", "dark"),
    [("ja", 1200, False), ("en", 390, False), ("ja", 390, True), ("en", 1200, True)],
)
def test_axe_finds_no_violation_and_nothing_is_wider_than_the_screen(
    files: Path, open_page: OpenPage, name: str, lang: str, width: int, dark: bool
) -> None:
    page = open_page(files / f"{name}-{lang}.html", width=width, dark=dark)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"preload": False}).response["violations"]
    assert [(item["id"], [node["html"] for node in item["nodes"]][:3]) for item in found] == []


def test_a_name_leads_to_the_words_of_its_source_by_keyboard(files: Path, open_page: OpenPage) -> None:
    page = open_page(files / "full-en.html")
    page.locator('.verdicts a[href="#words-gap"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("#words-gap")).to_be_in_viewport()


def test_the_first_thing_to_tab_to_leads_past_the_head(files: Path, open_page: OpenPage) -> None:
    page = open_page(files / "full-en.html")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_on_paper_no_column_is_cut_and_the_ground_is_white(files: Path, open_page: OpenPage) -> None:
    # A4 within its margins, at 96 points an inch.
    page = open_page(files / "shipped-ja.html", width=672, dark=True)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= 672
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    expect(page.locator(".lapses thead")).to_be_visible()


def test_states_are_told_apart_without_colour(files: Path, open_page: OpenPage) -> None:
    page = open_page(files / "full-en.html")
    marks = {
        status: page.locator(f".counts .state.{status}").evaluate(
            "mark => [getComputedStyle(mark, '::before').backgroundImage.split('(')[0], mark.textContent]"
        )
        for status in ("covered", "uncovered", "unknown")
    }
    fills = {
        status: page.locator(f".counts .state.{status}").evaluate(
            "mark => (getComputedStyle(mark, '::before').backgroundImage.match(/repeating/g) || []).length"
        )
        for status in marks
    }
    assert fills == {"covered": 0, "unknown": 1, "uncovered": 2}
    assert len({text for _, text in marks.values()}) == 3
