"""The network page as text: whole in itself, safe, always the same. What it does: see ``tests/browser``."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from cluster_graph.problems import ClusterGraphError, Words
from cluster_graph.site.design import RELATION_LINES, SECTOR_MARKS
from cluster_graph.site.environment import (
    Frame,
    NavigationLink,
    both,
    both_attributes,
    static_assets,
    web_address,
)
from cluster_graph.site.network_page import network_assets, render_network
from cluster_graph.site.script_data import fingerprint, inline_asset, json_for_script
from cluster_graph.site.vis_network import vis_data, vis_network
from tests.site.sample import EDGES, HOSTILE, HOSTILE_QUOTE, NODES, SAMPLE

PAGE = render_network(SAMPLE)
LINK = NavigationLink("network", Words("ネットワーク", "Network"), "network.html")
CLUSTER = Words("見本の集積", "A sample cluster")
FRAME = Frame(SAMPLE.title, CLUSTER, "cluster-graph", SAMPLE.as_of, "CC BY 4.0", navigation=(LINK,))


class Elements(HTMLParser):
    """Every start tag with its attributes, and the text of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.contents: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Notes what stands in a script or style."""
        if self.tags and self.tags[-1][0] in ("script", "style") and self.cdata_elem:
            self.contents.append((*self.tags[-1], data))


def data_of(page: str) -> dict[str, Any]:
    """What the script of the page reads."""
    found = [
        text for tag, attributes, text in Elements(page).contents if attributes.get("id") == "network-data"
    ]
    loaded: dict[str, Any] = json.loads("".join(found))
    return loaded


def test_the_page_loads_nothing_from_anywhere() -> None:
    for tag, attributes in Elements(PAGE).tags:
        assert "src" not in attributes, tag
        if tag == "link":
            assert attributes["href"] == "data:,"
        assert "style" not in attributes, tag
        assert not [name for name in attributes if name.startswith("on")], tag
    assert "sourceMappingURL" not in PAGE
    assert "@import" not in PAGE
    assert not re.search(r"url\((?!['\"]?data:)", PAGE)


def test_links_lead_only_to_addresses_of_the_web_or_into_the_page() -> None:
    for tag, attributes in Elements(PAGE).tags:
        if tag == "a":
            assert re.match(r"https?://|#|mailto:", attributes["href"] or ""), attributes


def test_the_policy_allows_exactly_the_scripts_and_styles_of_the_page() -> None:
    elements = Elements(PAGE)
    policy = next(a["content"] or "" for t, a in elements.tags if t == "meta" and "http-equiv" in a)
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none';")
    for kind, element in (("script-src", "script"), ("style-src", "style")):
        allowed = set(next(part for part in policy.split("; ") if part.startswith(kind)).split()[1:])
        present = {
            fingerprint(text)
            for tag, attributes, text in elements.contents
            if tag == element and attributes.get("type") != "application/json"
        }
        assert allowed == present


def test_the_licence_of_vis_network_stays() -> None:
    assert "vis.js may be distributed under either license." in PAGE


def test_the_data_of_the_page_are_the_data_of_the_view() -> None:
    data = data_of(PAGE)
    assert set(data["nodes"]) == {node.id for node in NODES}
    assert set(data["edges"]) == {edge.id for edge in EDGES}
    assert data["nodes"]["hostile"]["label"] == [HOSTILE, HOSTILE]
    assert data["edges"][EDGES[-1].id]["evidence"][0]["quote"] == HOSTILE_QUOTE
    assert {node["id"] for node in data["vis"]["nodes"]} == set(data["nodes"])


def test_hostile_texts_are_never_markup() -> None:
    elements = Elements(PAGE)
    assert not [tag for tag, _ in elements.tags if tag == "img"]
    assert not [text for _, _, text in elements.contents if text.startswith("alert")]
    assert "\u2028" not in "".join(
        text for tag, a, text in elements.contents if a.get("id") == "network-data"
    )


def test_an_address_that_could_run_something_is_no_link() -> None:
    assert "alert(3)" not in PAGE
    assert data_of(PAGE)["edges"][EDGES[-1].id]["evidence"][0]["href"] is None


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("javascript:alert(1)", None),
        (" java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("", None),
        (None, None),
        ("https:///path", None),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str | None, kept: str | None) -> None:
    assert web_address(address) == kept


def test_the_table_holds_the_same_ties_as_the_drawing() -> None:
    rows = [a["data-edge"] for t, a in Elements(PAGE).tags if t == "tr" and "data-edge" in a]
    assert sorted(str(row) for row in rows) == sorted(edge["id"] for edge in vis_data(SAMPLE)["edges"])


def test_a_page_of_a_site_asks_for_its_own_files_and_links_into_the_site() -> None:
    page = render_network(SAMPLE, single_file=False, frame=replace(FRAME, root="../"))
    elements = Elements(page)
    names = {item.name for item in (*static_assets(), *network_assets())}
    asked = [a["src"] for t, a in elements.tags if t == "script" and "src" in a]
    asked += [a["href"] for t, a in elements.tags if t == "link" and a["rel"] == "stylesheet"]
    assert {str(address).removeprefix("../static/") for address in asked} <= names
    assert ("a", {"href": "../source/seed-2018/index.html"}) in elements.tags
    assert data_of(page)["nodes"]["tsuruoka"]["href"] == "../organization/tsuruoka/index.html"


def test_a_single_file_has_no_links_into_a_site() -> None:
    assert "index.html" not in PAGE
    assert data_of(PAGE)["nodes"]["tsuruoka"]["href"] is None


def test_physics_is_off_and_every_node_has_a_place() -> None:
    made = vis_data(SAMPLE)
    assert made["options"]["physics"] == {"enabled": False}
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in made["nodes"])


def test_given_positions_are_kept() -> None:
    nodes = tuple(replace(node, x=number * 10, y=-number) for number, node in enumerate(NODES))
    placed = {node["id"]: (node["x"], node["y"]) for node in vis_data(replace(SAMPLE, nodes=nodes))["nodes"]}
    assert placed == {node.id: (node.x, node.y) for node in nodes}


def test_names_do_not_cover_each_other() -> None:
    nodes = vis_data(SAMPLE)["nodes"]
    for number, one in enumerate(nodes):
        for two in nodes[number + 1 :]:
            apart = [
                (one[axis] + one["box"][after] <= two[axis] - two["box"][before])
                or (two[axis] + two["box"][after] <= one[axis] - one["box"][before])
                for axis, before, after in (("x", 0, 1), ("y", 2, 3))
            ]
            assert any(apart), (one["id"], two["id"])


def test_sectors_and_relations_look_different_from_each_other() -> None:
    marks = [(mark.colour, mark.shape, mark.ringed) for mark in SECTOR_MARKS.values()]
    assert len({colour for colour, _, _ in marks}) == len(marks)
    assert len(set(RELATION_LINES.values())) == len(RELATION_LINES)


def test_a_possible_tie_is_drawn_apart() -> None:
    drawn = {edge["id"]: edge for edge in vis_data(SAMPLE)["edges"]}
    certain, possible = drawn["keio--keio-4th--agreement"], drawn["keio--cancer-4party--agreement"]
    assert ("dashes" in certain, "dashes" in possible) == (False, True)
    assert drawn["ncc--cancer-committee--council"]["dashes"] != possible["dashes"]


def test_ties_between_the_same_two_do_not_lie_on_each_other() -> None:
    again = replace(EDGES[0], id="another", source=EDGES[0].target, target=EDGES[0].source)
    drawn = {edge["id"]: edge for edge in vis_data(replace(SAMPLE, edges=(*EDGES, again)))["edges"]}
    first, second = drawn[EDGES[0].id]["smooth"], drawn["another"]["smooth"]
    assert first["roundness"] == second["roundness"] > 0
    # They point in opposite ways: bending to the same side of each is bending apart.
    assert first["type"] == second["type"]


def test_an_id_used_twice_is_refused() -> None:
    with pytest.raises(ClusterGraphError, match="keio is used twice"):
        render_network(replace(SAMPLE, nodes=(*NODES, next(node for node in NODES if node.id == "keio"))))


def test_a_tie_that_ends_nowhere_is_refused() -> None:
    with pytest.raises(ClusterGraphError, match="ends at nowhere, which is not in the network"):
        render_network(replace(SAMPLE, edges=(replace(EDGES[0], target="nowhere"),)))


def test_words_that_are_the_same_in_both_languages_stand_once() -> None:
    assert str(both("鶴岡市")) == '<span lang="ja">鶴岡市</span>'
    assert str(both(Words("CC BY", "CC BY"))) == '<span lang="en">CC BY</span>'
    assert str(both(Words("市", ""))) == '<span lang="ja">市</span>'
    assert (
        str(both(Words("<b>", "&")))
        == '<span class="t" lang="ja">&lt;b&gt;</span><span class="t" lang="en">&amp;</span>'
    )


def test_attributes_stand_in_both_languages() -> None:
    made = str(both_attributes(aria_label=Words('"探す"', "Search")))
    _, attributes = Elements(f"<p {made}>").tags[0]
    assert attributes == {
        "data-both": "aria-label",
        "aria-label": '"探す"',
        "data-aria-label-ja": '"探す"',
        "data-aria-label-en": "Search",
    }


def test_script_data_can_be_read_back_and_cannot_end_its_element() -> None:
    value = {"a": "</script><!--\u2028\u2029&", "b": [1, None, "鶴岡"]}
    text = str(json_for_script(value))
    assert json.loads(text) == value
    assert not set(text) & set("<>&\u2028\u2029")


def test_script_data_refuse_what_json_does_not_know() -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_for_script(float("nan"))


def test_an_asset_that_would_end_its_element_is_refused() -> None:
    with pytest.raises(ValueError, match="end of its own element"):
        inline_asset('const text = "</SCRIPT>";')


def test_the_working_folder_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    vis_network.cache_clear()
    render_network(SAMPLE)
    assert list(tmp_path.iterdir()) == []


PROGRAM = """
import hashlib
from cluster_graph.site.network_page import render_network
from tests.site.sample import SAMPLE
print(hashlib.sha256(render_network(SAMPLE).encode("utf-8")).hexdigest())
"""


def test_the_same_bytes_under_any_hash_seed_and_locale() -> None:
    root = Path(__file__).parents[2]
    found = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "LC_ALL": locale, "PYTHONPATH": str(root)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hash_seed, locale in (("1", "C"), ("2", "C.UTF-8"))
    }
    assert len(found) == 1
