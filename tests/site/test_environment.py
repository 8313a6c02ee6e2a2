"""The frame and the blocks that all pages share."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from cluster_graph.problems import Words
from cluster_graph.site.design import SECTOR_MARKS
from cluster_graph.site.environment import STATIC, Frame, NavigationLink, asset, environment, render_page
from cluster_graph.site.network_view import Fact
from tests.site.sample import HOSTILE, THREE_PARTIES

MACROS = '{% import "macros.html" as blocks %}'
FRAME = Frame(
    title=Words("会議", "Councils"),
    site_title=Words("見本の集積", "A sample cluster"),
    publisher="見本県",
    as_of=date(2018, 8, 28),
    licence="CC BY 4.0",
    contact="errors@example.org",
    root="../../",
    here="councils",
    navigation=(
        NavigationLink("index", Words("はじめに", "Start"), "index.html"),
        NavigationLink("councils", Words("会議", "Councils"), "councils.html"),
    ),
)


def shown(template: str, **values: object) -> str:
    """A piece of template, rendered."""
    return environment().from_string(MACROS + template).render(**values)


def contrast(one: str, two: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it, 1 to 21."""

    def luminance(colour: str) -> float:
        parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colours(number: int) -> dict[str, str]:
    """The custom properties of the light (0), dark (1) or print (2) theme."""
    theme = re.findall(r":root \{(.*?)\}", asset("site.css").text, re.DOTALL)[number]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", theme))


def test_the_frame_says_by_whom_as_of_when_whether_official_and_where_to_report() -> None:
    page = render_page("base.html", FRAME)
    assert "見本県" in page
    assert "2018年8月28日（平成30年度）現在" in page
    assert "公式の資料ではありません" in page
    assert 'href="mailto:errors@example.org"' in page
    assert '<a href="../../councils.html" aria-current="page">' in page
    assert 'src="../../static/site.js"' in page


def test_every_page_has_a_policy_without_unsafe_inline() -> None:
    for single_file in (True, False):
        page = render_page("base.html", FRAME, single_file=single_file)
        policy = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
        assert len(policy) == 1
        assert "unsafe" not in policy[0]


def test_an_undefined_name_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        shown("{{ nothing }}")


def test_a_fact_comes_with_its_words_and_source_as_text() -> None:
    fact = Fact(Words("期間", "period"), Words(HOSTILE, "x"), (THREE_PARTIES,), ours=True)
    made = shown("{{ blocks.fact_list(facts, '../') }}", facts=[fact])
    assert "&lt;img" in made
    assert "<img" not in made
    assert THREE_PARTIES.quote in made
    assert '<a href="../source/seed-2018/index.html">' in made
    assert "本サイトの分類" in made


def test_states_are_told_in_words_too() -> None:
    assert "協定の空白" in shown("{{ blocks.state('uncovered') }}")
    assert "not known from the sources" in shown("{{ blocks.state('unknown') }}")


def test_signs_of_sectors_and_relations_are_drawn() -> None:
    for sector, mark in SECTOR_MARKS.items():
        assert mark.colour in shown("{{ blocks.sector_sign(sector) }}", sector=sector)
    assert "stroke-dasharray" in shown("{{ blocks.relation_sign('council') }}")
    assert "stroke-dasharray" not in shown("{{ blocks.relation_sign('agreement') }}")
    assert "stroke-dasharray" in shown("{{ blocks.relation_sign('agreement', true) }}")


def test_the_colours_of_sectors_are_those_of_the_style_sheet() -> None:
    light = colours(0)
    assert {f"sector-{name}": mark.colour for name, mark in SECTOR_MARKS.items()} == {
        name: colour for name, colour in light.items() if name.startswith("sector-")
    }


@pytest.mark.parametrize("theme", [0, 1, 2])
def test_text_and_marks_stand_out_from_the_paper(theme: int) -> None:
    found = colours(theme)
    for ground in ("paper", "sheet", "wash"):
        for text in ("ink", "quiet", "accent"):
            assert contrast(found[text], found[ground]) >= 4.5, (text, ground)
    for ground in ("paper", "sheet"):
        for mark in ("mark-edge", "edge", "covered", "unknown-edge", "gap"):
            assert contrast(found[mark], found[ground]) >= 3, (mark, ground)
    assert contrast(found["on-accent"], found["accent"]) >= 4.5


def test_static_files_name_no_other_server() -> None:
    for path in sorted(Path(STATIC).iterdir()):
        assert "//" not in re.sub(r"https\?:|\\/\\/", "", path.read_text(encoding="utf-8")), path.name
