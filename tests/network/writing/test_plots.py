"""Plots: text in both languages drawn right, the same bytes each time, readable by people who cannot see them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import matplotlib
import pytest

from cluster_graph.network.change.series import RankSeries
from cluster_graph.network.project import project
from cluster_graph.network.records import Actor, NetworkRecords
from cluster_graph.network.sectors.brokerage_table import brokerage_table
from cluster_graph.network.sectors.mixing import Mixing, mixing
from cluster_graph.network.writing.plots import text
from cluster_graph.network.writing.plots.brokerage import plot_brokerage
from cluster_graph.network.writing.plots.mixing import plot_mixing
from cluster_graph.network.writing.plots.picture import Picture
from cluster_graph.network.writing.plots.ranks import plot_ranks
from cluster_graph.problems import InputError, Words
from tests.network.examples import DAY, cluster
from tests.network.writing.hard_cases import NASTY, nasty_records

SENTENCE = Words(
    "31機関、つながり92本；強さは共にいる場の数。" * 4, "31 organizations and 92 ties; count. " * 4
)
HEADING = Words("媒介中心性", "Betweenness")
LONG = Words(
    "国立研究開発法人国立がん研究センター・鶴岡連携研究拠点がんメタボロミクス研究室", "Very long name " * 12
)
NAMES = {"company": Words("企業", "Company"), "university": Words("大学", "University")}


def series(actors: int, years: int = 3) -> RankSeries:
    """Ranks that turn around from year to year; the last actor is missing in the second year."""
    ranks = {
        f"n{number:02}": tuple(
            None if number == actors - 1 and year == 1 else (number + 1 if year % 2 else actors - number)
            for year in range(years)
        )
        for number in range(actors)
    }
    labels = {actor: (NASTY, LONG, Words("鶴岡市", "Tsuruoka"))[int(actor[1:]) % 3] for actor in ranks}
    return RankSeries("betweenness", tuple(range(2016, 2016 + years)), ranks, labels)


def ranks_of(actors: int, lang: str) -> Picture:
    return plot_ranks(series(actors, 6 if actors == 40 else 3), HEADING, SENTENCE, lang)


def mixing_of(lang: str) -> Picture:
    return plot_mixing(mixing(project(star(), on=DAY), NAMES), SENTENCE, lang, (SENTENCE,))


def brokerage_of(lang: str) -> Picture:
    return plot_brokerage(brokerage_table(project(star(), on=DAY), NAMES), lang)


def star(rays: int = 30) -> NetworkRecords:
    """A university between companies that are tied to nobody else."""
    actors = [Actor("hub", LONG, "university", "university")]
    actors += [Actor(f"ray{number}", NASTY, "company", "company") for number in range(rays)]
    return cluster({f"t{number}": ["hub", f"ray{number}"] for number in range(rays)}, actors)


def leaving(lang: str) -> Picture:
    """One with a long name leaves a year before the end, in a row that is free after it."""
    labels = {"stays": Words("甲", "A"), "leaves": Words("長い名称の機関" * 9, "A very long name " * 9)}
    found = RankSeries(
        "x", tuple(range(2008, 2018)), {"stays": (1,) * 10, "leaves": (*(2,) * 9, None)}, labels
    )
    return plot_ranks(found, HEADING, SENTENCE, lang)


EMPTY_SERIES = RankSeries("betweenness", (), {}, {})
PICTURES: dict[str, Callable[[str], Picture]] = {
    "three actors": lambda lang: ranks_of(3, lang),
    "forty actors": lambda lang: ranks_of(40, lang),
    "nobody with a rank": lambda lang: plot_ranks(EMPTY_SERIES, HEADING, SENTENCE, lang),
    "years without actors": lambda lang: plot_ranks(
        replace(EMPTY_SERIES, years=(2017,)), HEADING, SENTENCE, lang
    ),
    "one leaves": leaving,
    "mixing": mixing_of,
    "no sectors": lambda lang: plot_mixing(Mixing((), (), (), ()), SENTENCE, lang),
    "brokerage": brokerage_of,
    "no brokers": lambda lang: plot_brokerage(brokerage_table(project(nasty_records(), on=DAY), {}), lang),
}
every_picture = pytest.mark.parametrize("made", PICTURES.values(), ids=PICTURES.keys())
both_languages = pytest.mark.parametrize("lang", ["ja", "en"])


@every_picture
@both_languages
def test_no_character_is_drawn_as_an_empty_box(made: Callable[[str], Picture], lang: str) -> None:
    """Matplotlib warns of a missing glyph, and a warning fails the test."""
    assert made(lang).to_png(dots=40).startswith(b"\x89PNG")


@every_picture
@both_languages
def test_all_text_lies_within_the_picture(made: Callable[[str], Picture], lang: str) -> None:
    figure = made(lang).figure()
    for written in figure.findobj(matplotlib.text.Text):
        if written.get_text():
            box = written.get_window_extent()
            assert box.x0 >= 0
            assert box.y0 >= 0
            assert box.x1 <= figure.bbox.x1
            assert box.y1 <= figure.bbox.y1


@every_picture
def test_the_same_input_gives_the_same_bytes(made: Callable[[str], Picture]) -> None:
    assert made("ja").to_svg() == made("ja").to_svg()
    assert made("ja").to_png(dots=40) == made("ja").to_png(dots=40)


@every_picture
@both_languages
def test_svg_has_a_title_and_a_description_and_names_no_address(
    made: Callable[[str], Picture], lang: str
) -> None:
    picture = made(lang)
    svg = picture.to_svg()
    root = ET.fromstring(svg)  # noqa: S314 - our own output
    found = [root.find(f"{{http://www.w3.org/2000/svg}}{tag}") for tag in ("title", "desc")]
    assert found[0] is not None
    assert found[1] is not None
    assert found[0].text == picture.title
    assert found[1].text
    assert root.get("role") == "img"
    rest = svg.replace('"http://www.w3.org/2000/svg"', "").replace('"http://www.w3.org/1999/xlink"', "")
    assert "http" not in rest
    assert "matplotlib" not in rest.lower()


def test_text_stays_text_in_the_fonts_of_the_house() -> None:
    svg = ranks_of(3, "ja").to_svg()
    assert ">鶴岡市</text>" in svg
    assert "font-family: 'Hiragino Sans', 'Noto Sans JP'" in svg
    assert "IPAexGothic" not in svg


def test_dollars_are_dollars_and_what_the_font_lacks_is_marked() -> None:
    assert text.drawable("A $x^2$ 😀\u200d髙\ufe0e") == "A $x^2$ 〓髙"
    svg = ranks_of(3, "en").to_svg()
    assert re.search(r"<text[^>]*>[^<]*〓 \$x\^2\$", svg)


def test_equal_ranks_stand_in_rows_of_their_own_and_a_missing_year_breaks_the_line() -> None:
    equal = RankSeries(
        "degree",
        (2016, 2017, 2018),
        {"a": (1, 1, 1), "b": (1, None, 2)},
        {"a": Words("甲", "A"), "b": Words("乙", "B")},
    )
    axes = plot_ranks(equal, HEADING, SENTENCE, "en").figure().axes[0]
    places = [(written.get_text(), round(written.get_position()[1], 2)) for written in axes.texts]
    ones = [y for said, y in places if said == "1"]
    assert sorted(set(ones)) == [0.51, 0.83]
    assert sum(line.get_window_extent().width > 30 for line in axes.lines) == 2


def test_the_highest_rank_is_on_top_in_every_year() -> None:
    axes = ranks_of(40, "en").figure().axes[0]
    numbers = [(*written.get_position(), written.get_text()) for written in axes.texts]
    for year in range(6):
        column = sorted((y, int(said)) for x, y, said in numbers if said.isdigit() and int(x) == year)
        ranks = [rank for _, rank in column]
        assert len(ranks) >= 39
        assert ranks == sorted(ranks)


def test_only_those_above_a_rank_that_many_share_are_dark() -> None:
    ranks: dict[str, tuple[int | None, ...]] = {"a": (1,), "b": (2,), "gone": (None,)}
    ranks |= {f"n{number}": (3,) for number in range(9)}
    labels = {actor: Words(actor, actor) for actor in ranks}
    assert (
        "Dark: the 2 highest"
        in plot_ranks(RankSeries("x", (2017,), ranks, labels), HEADING, SENTENCE, "en").caption
    )
    alike: dict[str, tuple[int | None, ...]] = {f"n{number}": (1,) for number in range(9)}
    equal = RankSeries("x", (2017,), alike, {actor: Words(actor, actor) for actor in alike})
    assert "Dark" not in plot_ranks(equal, HEADING, SENTENCE, "en").caption


def test_more_actors_than_can_be_read_are_left_out_and_counted() -> None:
    picture = ranks_of(45, "en")
    assert "5 more organizations are not drawn" in picture.caption
    assert "このほか5機関は描いていない" in ranks_of(45, "ja").caption


def test_ranks_are_in_the_description() -> None:
    assert "鶴岡市: 平成28年度1位、平成30年度1位" in ranks_of(3, "ja").description
    assert "Tsuruoka: FY2016 rank 1, FY2018 rank 1" in ranks_of(3, "en").description


def test_a_field_shows_ties_what_chance_gives_and_the_ratio() -> None:
    found = Mixing(
        ("company", "university"), tuple(NAMES.values()), ((2, 6), (6, 0)), ((8.0, 6.0), (6.0, None))
    )
    picture = plot_mixing(found, SENTENCE, "en")
    texts = [written.get_text() for written in picture.figure().axes[0].texts]
    assert [said for said in texts if "÷" in said or said == "?"] == ["÷ 8.0 = 0.25", "÷ 6.0 = 1.00", "?"]
    assert picture.description == (
        "Ties: Company and Company 2 (expected 8.0); Company and University 6 (expected 6.0); "
        "University and University 0."
    )


def test_only_who_mediates_has_bars_and_chance_a_mark_each() -> None:
    axes = brokerage_of("en").figure().axes[0]
    widths = [bar.get_window_extent().width for bar in axes.patches]
    assert [wide > 0 for wide in widths] == [False, True, False, False, False]
    assert "consultant 870 (expected 870.0)" in brokerage_of("en").description


def test_settings_of_the_user_are_neither_used_nor_changed() -> None:
    before = ranks_of(3, "en").to_svg()
    with matplotlib.rc_context({"font.size": 30.0, "lines.linewidth": 9.0, "savefig.bbox": "tight"}):
        assert ranks_of(3, "en").to_svg() == before
        assert matplotlib.rcParams["font.size"] == 30.0
    assert "IPAexGothic" not in matplotlib.rcParams["font.family"]


def test_drawing_imports_neither_pyplot_nor_the_fonts_of_the_whole_program() -> None:
    script = (
        "import sys\nfrom tests.network.writing.test_plots import ranks_of\nranks_of(3, 'ja').to_svg()\n"
        "print([name for name in ('matplotlib.pyplot', 'matplotlib_fontja') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_without_matplotlib_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = ranks_of(3, "ja")
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(InputError, match=r"pip install 'cluster-graph\[plots\]'"):
        picture.to_svg()


def test_without_the_font_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text.font_file.cache_clear()
    monkeypatch.setattr(text, "find_spec", {}.get)
    with pytest.raises(InputError, match=r"pip install 'cluster-graph\[plots\]'"):
        ranks_of(3, "ja").to_png()
    text.font_file.cache_clear()
