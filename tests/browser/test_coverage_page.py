"""The coverage page in a real browser: filter, keyboard, details, print, without colour, without scripts."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cluster_graph.cluster import Cluster
from cluster_graph.outputs import replace_folder
from cluster_graph.site.pages import SITE_MARKER, site_files
from tests.browser.conftest import OpenPage
from tests.browser.test_site import violations

pytestmark = pytest.mark.browser

CHOSEN = "span-cancer-research-5"


@pytest.fixture(scope="module")
def file(yamagata: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the shipped cluster on the disk, in its site."""
    folder = tmp_path_factory.mktemp("coverage") / "site"
    replace_folder(folder, site_files(yamagata.engine), SITE_MARKER)
    return folder / "coverage.html"


def number(page: Page, state: str, reason: str, when: str) -> Locator:
    """A number of the table of reasons."""
    return page.locator(f"[data-state='{state}'][data-reason='{reason}'][data-when='{when}']")


def rows(page: Page, kind: str = "work") -> list[str]:
    """The rows of the timeline that are shown, by id."""
    shown = page.locator(f".timeline-row[data-{kind}]:not([hidden])")
    return [str(row) for row in shown.evaluate_all(f"rows => rows.map((row) => row.dataset.{kind})")]


def bar(page: Page, identifier: str = CHOSEN) -> Locator:
    """A bar of the timeline."""
    return page.locator(f".piece[href='#{identifier}']")


def focused(page: Page) -> str:
    """Where the bar that has the focus leads."""
    return str(page.evaluate("document.activeElement.getAttribute('href')"))


@pytest.mark.parametrize(
    ("state", "reason", "when"),
    [("unknown", "none-on-record", "day"), ("if-it-runs", "lapsed", "ever"), ("covered", "", "day")],
)
def test_a_number_of_the_table_shows_just_as_many_collaborations(
    file: Path, open_page: OpenPage, state: str, reason: str, when: str
) -> None:
    page = open_page(file)
    button = number(page, state, reason, when)
    wanted = int(button.inner_text())
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert len(rows(page)) == wanted < 18
    assert page.locator("section.work:not([hidden])").count() == wanted
    expect(page.locator("#shown")).to_contain_text(f"取組18件のうち{wanted}件を表示")
    button.click()
    assert len(rows(page)) == 18


def test_the_address_keeps_the_filter_and_show_all_ends_it(file: Path, open_page: OpenPage) -> None:
    page = open_page(file)
    everything = rows(page), rows(page, "agreement")
    number(page, "unknown", "date-unknown", "ever").click()
    page.get_by_role("searchbox").fill("味の素")
    kept = rows(page)
    assert 0 < len(kept) < 3
    assert "reason=date-unknown" in page.url
    again = open_page(file, fragment=page.url.split("#")[1])
    assert rows(again) == kept
    expect(again.get_by_role("searchbox")).to_have_value("味の素")
    again.get_by_role("button", name="すべて表示").click()
    assert (rows(again), rows(again, "agreement")) == everything
    assert "reason" not in again.url


def test_names_are_found_in_any_writing_and_agreements_come_along(file: Path, open_page: OpenPage) -> None:
    page = open_page(file)
    box = page.get_by_role("searchbox")
    box.fill("国立がん研究ｾﾝﾀｰ")
    half_width = rows(page)
    assert "cancer-research" in half_width
    assert "cancer-4party" in rows(page, "agreement")
    assert "hmt-ajinomoto-2004" not in rows(page, "agreement")
    box.fill("国立がん研究センター")
    assert rows(page) == half_width
    box.fill("札幌")
    assert rows(page) == []
    expect(page.locator("#shown")).to_contain_text("0件を表示")


def test_bars_that_do_not_match_stand_back(file: Path, open_page: OpenPage) -> None:
    page = open_page(file)
    number(page, "if-it-runs", "lapsed", "ever").click()
    reasons = page.locator(".timeline-row:not([hidden]) .piece[data-state]:not(.off)").evaluate_all(
        "bars => bars.map((bar) => bar.dataset.reasons)"
    )
    assert reasons
    assert {"lapsed" in reason for reason in reasons} == {True}


def test_one_tab_stop_and_arrow_keys_from_bar_to_bar(file: Path, open_page: OpenPage) -> None:
    page = open_page(file)
    assert page.locator(".timeline [tabindex='0'].cell").count() == 1
    page.locator(".timeline-frame").focus()
    page.keyboard.press("Tab")
    first = focused(page)
    assert first.startswith("#agreement-")
    page.keyboard.press("ArrowDown")
    assert focused(page).startswith("#agreement-")
    assert focused(page) != first
    page.keyboard.press("Control+End")
    last = focused(page)
    assert last.startswith("#span-")
    page.keyboard.press("ArrowUp")
    assert focused(page) != last
    bar(page).focus()
    page.keyboard.press("ArrowRight")
    assert focused(page) == "#span-cancer-research-6"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "#span-cancer-research-4"
    page.keyboard.press("End")
    assert focused(page) == "#span-cancer-research-7"
    page.keyboard.press("Home")
    assert focused(page) == "#work-cancer-research"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.timeline')") is None


def extent(page: Page) -> tuple[float, float]:
    """From where to where the bar with the focus reaches, in hundredths of the width."""
    x, width = page.evaluate(
        """() => ["x", "width"].map((name) =>
           parseFloat(document.activeElement.querySelector("rect").getAttribute(name)))"""
    )
    return x, x + width


def test_up_and_down_stay_at_the_same_days(file: Path, open_page: OpenPage) -> None:
    page = open_page(file)
    bar(page, "span-training-6").focus()
    place = sum(extent(page)) / 2
    for _ in range(3):
        page.keyboard.press("ArrowUp")
        first, last = extent(page)
        assert first <= place <= last
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    assert focused(page) == "#span-training-6"


def test_rows_that_the_filter_hides_are_passed_over(file: Path, open_page: OpenPage) -> None:
    page = open_page(file)
    page.get_by_role("searchbox").fill("味の素")
    assert page.locator(".timeline-row:not([hidden]) .cell[tabindex='0']").count() == 1
    page.locator(".timeline-frame").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert focused(page).startswith("#span-hmt-ajinomoto-study")


def test_enter_opens_the_details_with_the_words_of_the_sources_and_escape_goes_back(
    file: Path, open_page: OpenPage
) -> None:
    page = open_page(file)
    bar(page).focus()
    page.keyboard.press("Enter")
    details = page.locator(".docked")
    expect(details).to_be_focused()
    expect(details).to_be_in_viewport()
    expect(details.locator(f"#{CHOSEN}")).to_contain_text("2019年4月1日から2021年7月6日まで")
    expect(details.locator(f"#{CHOSEN}")).to_contain_text("資料からは不明")
    expect(details).to_contain_text("終期")
    expect(details.locator(f"#{CHOSEN} a[href*='agreement/cancer-4party']").first).to_be_visible()
    expect(details.locator(".copied q").first).to_be_visible()
    expect(details.locator("#span-cancer-research-4")).to_be_hidden()
    expect(page.locator("#spoken")).to_contain_text("がんメタボローム研究")
    assert bar(page).evaluate("bar => bar.getBoundingClientRect().bottom") <= details.evaluate(
        "sheet => sheet.offsetTop"
    )
    assert page.url.endswith(f"bar={CHOSEN}")
    page.keyboard.press("Escape")
    expect(details).to_have_count(0)
    assert focused(page) == f"#{CHOSEN}"
    assert "bar=" not in page.url
    assert page.locator(".copied").count() == 0


def test_a_link_opens_the_details_and_another_bar_takes_their_place(file: Path, open_page: OpenPage) -> None:
    page = open_page(file, fragment=f"lang=en&bar={CHOSEN}")
    expect(page.locator(".docked")).to_contain_text("1 April 2019 to 6 July 2021")
    bar(page, "agreement-keio-1st").click()
    expect(page.locator(".docked")).to_have_attribute("id", "agreement-keio-1st")
    page.locator(".docked").get_by_role("button", name="Close").click()
    expect(page.locator(".docked")).to_have_count(0)
    assert focused(page) == "#agreement-keio-1st"


def test_details_of_what_the_filter_hides_are_closed(file: Path, open_page: OpenPage) -> None:
    page = open_page(file)
    bar(page).click()
    page.get_by_role("searchbox").fill("味の素")
    expect(page.locator(".docked")).to_have_count(0)


def test_the_legend_and_the_years_stay_in_sight(file: Path, open_page: OpenPage) -> None:
    for width in (1440, 390):
        page = open_page(file, width=width)
        bar(page, "span-training-6").focus()
        page.locator(".timeline-row[data-work]").last.scroll_into_view_if_needed()
        expect(page.locator(".timeline-legend")).to_be_in_viewport(ratio=1)
        expect(page.locator(".axis-frame")).to_be_in_viewport(ratio=1)


def test_around_the_date_shows_few_years_and_the_axis_moves_along(file: Path, open_page: OpenPage) -> None:
    page = open_page(file)
    assert page.evaluate("document.querySelector('.timeline-frame').scrollLeft") == 0
    page.get_by_role("button", name="基準日の前後").click()
    line = page.locator(".timeline-row[data-work] .as-of").first
    line.scroll_into_view_if_needed()
    expect(line).to_be_in_viewport()
    frame, axis = (
        page.evaluate(f"document.querySelector('{where}').scrollLeft")
        for where in (".timeline-frame", ".axis-frame")
    )
    assert frame == axis > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    assert page.locator(".timeline-row.before, .timeline-row.after").count() > 0
    assert "years=near" in page.url


def test_a_phone_starts_around_the_date_and_opens_a_sheet_from_below(file: Path, open_page: OpenPage) -> None:
    page = open_page(file, width=320, height=700, fragment="lang=en")
    expect(page.get_by_role("button", name="Around the date")).to_have_attribute("aria-pressed", "true")
    bar(page).focus()
    page.keyboard.press("Enter")
    place = page.locator(".docked").evaluate(
        "sheet => [sheet.offsetLeft, sheet.offsetWidth, sheet.offsetTop + sheet.offsetHeight]"
    )
    assert place == [0, 320, 700]
    page.wait_for_timeout(200)  # until the sheet has come up
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []


@pytest.mark.parametrize(("lang", "dark"), [("ja", False), ("en", True)])
def test_axe_finds_no_violation_with_filter_and_details_open(
    file: Path, open_page: OpenPage, lang: str, dark: bool
) -> None:
    page = open_page(file, fragment=f"lang={lang}&state=unknown&reason=date-unknown&when=ever", dark=dark)
    bar(page).click()
    expect(page.locator(".docked")).to_be_visible()
    page.wait_for_timeout(200)  # until the sheet has come up
    assert violations(page) == []


def test_print_is_landscape_with_legend_and_patterns_and_without_controls(
    file: Path, open_page: OpenPage
) -> None:
    page = open_page(file)
    bar(page).click()
    page.get_by_role("button", name="基準日の前後").click()
    page.emulate_media(media="print")
    for control in ("#filter", "[data-years]", "#show-all", ".docked .close", ".copied"):
        assert page.locator(f"{control} >> visible=true").count() == 0, control
    style: dict[str, Any] = page.evaluate(
        """() => {
          const timeline = getComputedStyle(document.querySelector(".timeline"));
          return { adjust: timeline.printColorAdjust, zoom: timeline.getPropertyValue("--zoom").trim(),
                   head: getComputedStyle(document.querySelector(".timeline-top")).display,
                   sheet: getComputedStyle(document.querySelector(".docked")).position };
        }"""
    )
    assert style == {"adjust": "exact", "zoom": "1", "head": "table-header-group", "sheet": "static"}
    expect(page.locator(".timeline-legend")).to_be_visible()
    assert page.locator("section.work tbody tr:visible").count() > 60
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(prefer_css_page_size=True))
    landscape = [float(wide) > float(high) for wide, high in boxes]
    assert 1 <= sum(landscape) <= 3
    assert not all(landscape)


def test_states_differ_without_colour(file: Path, open_page: OpenPage, chromium: Browser) -> None:
    page = open_page(file)
    page.evaluate("document.documentElement.style.filter = 'grayscale(1)'")
    pictures = [
        base64.b64encode(page.locator(f".timeline-legend rect.span.{look}").first.screenshot()).decode()
        for look in ("covered", "unknown", "uncovered")
    ]
    reader = chromium.new_page()
    shades: list[list[int]] = [
        reader.evaluate(
            """async (data) => {
              const image = new Image();
              image.src = "data:image/png;base64," + data;
              await image.decode();
              const canvas = document.createElement("canvas");
              [canvas.width, canvas.height] = [image.width, image.height];
              const context = canvas.getContext("2d");
              context.drawImage(image, 0, 0);
              const bytes = [...context.getImageData(0, 0, image.width, image.height).data];
              return bytes.filter((_, place) => place % 4 === 0);
            }""",
            picture,
        )
        for picture in pictures
    ]
    reader.close()
    covered, unknown, uncovered = shades

    def apart(one: list[int], two: list[int]) -> float:
        return sum(abs(a - b) for a, b in zip(one, two, strict=False)) / min(len(one), len(two))

    assert min(apart(covered, unknown), apart(covered, uncovered), apart(unknown, uncovered)) > 25


def test_without_scripts_all_is_shown_and_a_bar_leads_to_its_row(file: Path, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(file.as_uri())
    expect(page.locator(".timeline-row[data-work]")).to_have_count(18)
    expect(page.locator("section.work:visible")).to_have_count(18)
    assert page.locator("#filter >> visible=true").count() == 0
    expect(number(page, "unknown", "", "day")).to_be_disabled()
    expect(number(page, "unknown", "", "day")).to_have_text("14")
    bar(page).focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"tr#{CHOSEN}")).to_be_in_viewport()
    context.close()
