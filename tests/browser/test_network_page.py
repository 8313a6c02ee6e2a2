"""The network page in a real browser, from the disk, with the network cut off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from cluster_graph.problems import Words
from cluster_graph.site.environment import Frame, NavigationLink, static_assets
from cluster_graph.site.network_page import network_assets, render_network
from tests.browser.conftest import OpenPage
from tests.site.sample import EDGES, HOSTILE, HOSTILE_QUOTE, NODES, SAMPLE, seed

pytestmark = pytest.mark.browser

PASSAGE = "国立がん研究センター、慶應義塾、山形県及び鶴岡市による4者で"


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as one file on the disk."""
    path = tmp_path_factory.mktemp("network") / "network.html"
    path.write_text(render_network(SAMPLE), encoding="utf-8", newline="\n")
    return path


def results(page: Page) -> list[str]:
    """The names in the list of results."""
    return page.locator("#results li").all_inner_texts()


def search(page: Page, text: str) -> list[str]:
    """Types into the search box and gives what is listed."""
    page.get_by_role("combobox").fill(text)
    return results(page)


def test_search_choose_and_read_a_tie_with_its_passage(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file)
    assert search(page, "鶴岡市") == ["鶴岡市", "慶應義塾並びに山形県及び鶴岡市の協定（第4期）"]
    page.get_by_role("option", name="鶴岡市", exact=True).click()
    details = page.locator("#details")
    expect(details.get_by_role("heading", level=2)).to_have_text("鶴岡市")
    expect(details).to_contain_text(PASSAGE)
    expect(details).to_contain_text("山形県資料「バイオクラスター形成のための推進体制」（2018年） L111")
    expect(details).to_contain_text("本サイトの分類")
    assert "select=node%3Atsuruoka" in page.url


FOLDED = {
    "つるおか": "鶴岡市",
    "ツルオカ": "鶴岡市",
    "ﾂﾙｵｶ": "鶴岡市",
    "ＴＳＵＲＵＯＫＡ": "鶴岡市",
    "慶応義塾": "学校法人慶應義塾",
    "東北ハム株式会社": "株式会社東北ハム",
    "㈱東北ハム": "株式会社東北ハム",
    "公益財団法人庄内地域産業振興センター": "(公財)庄内地域産業振興センター",
    "shonai": "(公財)庄内地域産業振興センター",
    "先端研": "慶應義塾大学先端生命科学研究所",
    "国立 がん": "国立研究開発法人国立がん研究センター",
}


def test_search_folds_kana_width_old_letters_and_legal_forms(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file)
    assert {typed: search(page, typed)[0] for typed in FOLDED} == FOLDED


def test_search_says_when_nothing_is_found(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file)
    assert search(page, "札幌") == []
    expect(page.locator("#found")).to_contain_text("見つかりません")


def test_the_keyboard_alone_searches_chooses_and_goes_back(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file)
    page.keyboard.press("Tab")  # the way past the header
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("がん")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    wanted = results(page)[1]
    page.keyboard.press("Enter")
    heading = page.locator("#details").get_by_role("heading", level=2)
    expect(heading).to_have_text(wanted)
    expect(heading).to_be_focused()
    page.keyboard.press("Escape")
    expect(heading).to_have_count(0)
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox")).to_have_value("")


def test_hostile_texts_show_as_text_everywhere(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file)
    assert search(page, "onerror") == [HOSTILE]
    page.get_by_role("option").first.click()
    details = page.locator("#details")
    expect(details.get_by_role("heading", level=2)).to_have_text(HOSTILE)
    expect(details.locator("q")).to_have_text(HOSTILE_QUOTE.replace("\u2028", " "))
    row = page.locator(f'[data-edge="{EDGES[-1].id}"]')
    expect(row).to_contain_text(HOSTILE)
    assert page.locator("main img").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0


def test_a_click_on_the_drawing_chooses_a_body_a_thing_and_a_tie(
    page_file: Path, open_page: OpenPage
) -> None:
    page = open_page(page_file)
    heading = page.locator("#details").get_by_role("heading", level=2)
    spots = {
        name: page.evaluate("id => clusterGraph.positionOf(id)", name) for name in ("keio", "keio-4th", "ncc")
    }
    page.mouse.click(spots["keio"]["x"], spots["keio"]["y"])
    expect(heading).to_have_text("学校法人慶應義塾")
    page.mouse.click(spots["keio-4th"]["x"], spots["keio-4th"]["y"])
    expect(heading).to_have_text("慶應義塾並びに山形県及び鶴岡市の協定（第4期）")
    middle = [(spots["keio"][axis] + spots["keio-4th"][axis]) / 2 for axis in ("x", "y")]
    page.mouse.click(*middle)
    expect(heading).to_have_text("協定")
    expect(page.locator("#details")).to_contain_text("第4期:平成26年度から平成30年度まで")


def test_arrow_keys_move_the_drawing(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file)
    before = page.evaluate("clusterGraph.positionOf('keio').x")
    page.locator("#canvas .vis-network").focus()
    page.keyboard.down("ArrowRight")
    page.wait_for_function("before => clusterGraph.positionOf('keio').x !== before", arg=before)
    page.keyboard.up("ArrowRight")


def test_a_place_in_the_page_leaves_the_choice_alone(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file, fragment="select=node:ncc")
    page.evaluate("location.hash = 'ties'")
    page.wait_for_function("location.hash === '#ties'")
    expect(page.locator("#details").get_by_role("heading", level=2)).to_have_count(1)


def test_a_body_and_a_tie_are_chosen_from_the_table(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file)
    table = page.locator("#ties table")
    assert table.locator("tbody tr").count() == len(EDGES)
    table.get_by_role("button", name="株式会社東北ハム").first.click()
    heading = page.locator("#details").get_by_role("heading", level=2)
    expect(heading).to_have_text("株式会社東北ハム")
    table.locator('[data-tie="tsuruoka--keio-iab--funding"]').click()
    expect(heading).to_have_text("資金")
    assert "select=edge%3Atsuruoka--keio-iab--funding" in page.url


def test_a_filter_by_relation_hides_ties_and_what_only_they_hold(
    page_file: Path, open_page: OpenPage
) -> None:
    page = open_page(page_file)
    rows = page.locator("#ties tbody tr:visible")
    councils = sum(edge.relation.id == "council" for edge in EDGES)
    page.get_by_role("checkbox", name="会議").uncheck()
    expect(rows).to_have_count(len(EDGES) - councils)
    expect(page.locator("#ties-shown")).to_have_text(f"{len(EDGES)}件のうち{len(EDGES) - councils}件を表示")
    assert "がんメタボローム研究推進委員会" not in results(page)
    page.get_by_role("checkbox", name="期間不確か").uncheck()
    certain = [edge for edge in EDGES if edge.relation.id != "council" and edge.certain]
    expect(rows).to_have_count(len(certain))
    page.get_by_role("button", name="すべて表示に戻す").click()
    expect(rows).to_have_count(len(EDGES))


def test_a_filter_by_sector_hides_its_bodies(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file)
    page.get_by_role("checkbox", name="大学").uncheck()
    assert {"学校法人慶應義塾", "慶應義塾大学先端生命科学研究所"}.isdisjoint(results(page))
    assert "鶴岡市" in results(page)


def test_the_address_restores_what_was_chosen_filtered_and_the_language(
    page_file: Path, open_page: OpenPage
) -> None:
    page = open_page(page_file, fragment="lang=en&select=node:ncc&hide=funding&without=finance&certain=only")
    expect(page.locator("#details").get_by_role("heading", level=2)).to_have_text("National Cancer Center")
    expect(page.get_by_role("checkbox", name="funding")).not_to_be_checked()
    expect(page.get_by_role("checkbox", name="finance")).not_to_be_checked()
    expect(page.get_by_role("checkbox", name="dates uncertain")).not_to_be_checked()
    assert "Sample Bank" not in results(page)


def test_the_language_switch_changes_every_word_and_is_remembered(
    page_file: Path, open_page: OpenPage
) -> None:
    page = open_page(page_file, fragment="select=node:tsuruoka")
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title() == SAMPLE.title.en
    expect(page.locator("#details").get_by_role("heading", level=2)).to_have_text("Tsuruoka City")
    expect(page.locator("#details")).to_contain_text("our classification")
    expect(page.get_by_role("combobox")).to_have_attribute("placeholder", "Part of a name")
    expect(page.get_by_text("凡例と絞り込み")).to_be_hidden()
    page.goto(page_file.as_uri())
    expect(page.get_by_role("group", name="Legend and filters")).to_be_visible()


def test_words_of_a_source_stay_in_their_language(page_file: Path, open_page: OpenPage) -> None:
    page = open_page(page_file, fragment="lang=en&select=node:tsuruoka")
    expect(page.locator("#details q").first).to_contain_text(PASSAGE)
    expect(page.locator("#details q").first).to_have_attribute("lang", "ja")


def test_on_a_phone_the_list_comes_first_and_the_drawing_opens_over_it(
    page_file: Path, open_page: OpenPage
) -> None:
    page = open_page(page_file, width=390, height=844)
    expect(page.locator("#graph")).to_be_hidden()
    search(page, "つるおか")
    page.get_by_role("option", name="鶴岡市", exact=True).tap()
    sheet = page.locator("#details")
    expect(sheet).to_contain_text(PASSAGE)
    box = sheet.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] == pytest.approx(844, abs=1)
    sheet.get_by_role("button", name="閉じる").tap()
    expect(sheet).to_be_hidden()
    page.get_by_role("button", name="ネットワーク図を開く").tap()
    expect(page.locator("#graph canvas")).to_be_visible()
    spot = page.evaluate("clusterGraph.positionOf('keio-iab')")
    page.touchscreen.tap(spot["x"], spot["y"])
    expect(sheet.get_by_role("heading", level=2)).to_have_text("慶應義塾大学先端生命科学研究所")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#graph")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_is_wider_than_the_window(page_file: Path, open_page: OpenPage, width: int) -> None:
    page = open_page(page_file, width=width, fragment="select=node:keio-iab")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("width", "fragment", "dark"),
    [
        (390, "", False),
        (1440, "lang=en&select=node:tsuruoka", False),
        (1440, "hide=council", True),
        (390, "select=edge:tsuruoka--keio-iab--funding", True),
    ],
)
def test_axe_finds_no_violation(
    page_file: Path, open_page: OpenPage, width: int, fragment: str, dark: bool
) -> None:
    page = open_page(page_file, width=width, fragment=fragment, dark=dark)
    page.wait_for_timeout(200)  # what appears fades in
    found = Axe().run(page).response
    assert len(found["passes"]) > 20
    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found["violations"]] == []


def test_as_a_page_of_a_site_it_works_from_the_disk_too(tmp_path: Path, open_page: OpenPage) -> None:
    link = NavigationLink("network", Words("ネットワーク", "Network"), "network.html")
    cluster = Words("見本の集積", "A sample cluster")
    frame = Frame(SAMPLE.title, cluster, "cluster-graph", SAMPLE.as_of, "CC BY", navigation=(link,))
    (tmp_path / "static").mkdir()
    for item in (*static_assets(), *network_assets()):
        (tmp_path / "static" / item.name).write_text(item.text, encoding="utf-8", newline="\n")
    path = tmp_path / "network.html"
    path.write_text(render_network(SAMPLE, single_file=False, frame=frame), encoding="utf-8", newline="\n")
    page = open_page(path)
    search(page, "鶴岡市")
    page.keyboard.press("Enter")
    expect(page.locator("#details")).to_contain_text(PASSAGE)
    own = page.get_by_role("link", name="この項目のページへ")
    expect(own).to_have_attribute("href", "organization/tsuruoka/index.html")
    expect(page.locator("#graph canvas")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"


def test_a_network_of_one_body_and_one_without_any_open(tmp_path: Path, open_page: OpenPage) -> None:
    for name, nodes in (("one", NODES[:1]), ("none", ())):
        path = tmp_path / f"{name}.html"
        path.write_text(
            render_network(replace(SAMPLE, nodes=nodes, edges=())), encoding="utf-8", newline="\n"
        )
        page = open_page(path)
        assert len(results(page)) == len(nodes)


def test_ids_may_hold_any_letters(tmp_path: Path, open_page: OpenPage) -> None:
    odd = 'a"b]:c d&e=__proto__'
    nodes = (replace(NODES[0], id=odd), replace(NODES[1], id="__proto__"))
    edges = (replace(EDGES[0], id='x"y', source=odd, target="__proto__", evidence=(seed("語", "L1"),)),)
    path = tmp_path / "odd.html"
    path.write_text(render_network(replace(SAMPLE, nodes=nodes, edges=edges)), encoding="utf-8", newline="\n")
    page = open_page(path)
    search(page, "山形県")
    page.keyboard.press("Enter")
    expect(page.locator("#details q")).to_have_text("語")
    page.reload()
    expect(page.locator("#details").get_by_role("heading", level=2)).to_have_text("山形県")
