"""docs/network.md and docs/codebook.md say what the commands print: no number in them can go stale unseen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from networkx import read_gexf, read_graphml

from cluster_graph.network.measuring.catalogue import MEASURES, measures_of
from tests.network import documented
from tests.network.documented import Excerpt, consoles, excerpts, parts, says

PARTS = parts(documented.guide())
SHOWN = [(command, lines) for command, lines in consoles(documented.guide()) if lines]
WRITTEN = [command for command, _ in consoles(documented.guide()) if " -o " in command]
NUMBER_WORDS = re.compile(
    r"\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|twice)\b(?!-party)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("excerpt", excerpts(documented.guide()), ids=lambda excerpt: excerpt.command)
def test_each_row_shown_is_one_row_written(excerpt: Excerpt) -> None:
    for row in excerpt.rows:
        assert len(documented.matching(excerpt, row)) == 1, row


@pytest.mark.parametrize(("command", "lines"), SHOWN, ids=[command for command, _ in SHOWN])
def test_each_line_shown_is_printed_in_that_order(command: str, lines: list[str]) -> None:
    printed = iter(documented.printed(command).splitlines())
    for shown in lines:
        wanted = shown.strip("…").strip()
        if shown.startswith("…"):
            assert any(wanted in line for line in printed), shown
        else:
            assert any(line.rstrip() == shown for line in printed), shown


@pytest.mark.parametrize("heading", [heading for heading in PARTS if heading.startswith("2.")])
def test_each_number_of_a_finding_stands_in_what_its_commands_print(heading: str) -> None:
    shown = set(documented.numbers_shown(PARTS[heading]))
    claimed = documented.claims(PARTS[heading])
    assert [number for number in claimed if not any(says(number, value) for value in shown)] == []


@pytest.mark.parametrize("heading", ["", "What it comes to"])
def test_the_summaries_claim_no_number_that_no_finding_claims(heading: str) -> None:
    found = {
        number for name, text in PARTS.items() if name.startswith("2.") for number in documented.claims(text)
    }
    assert set(documented.claims(PARTS[heading])) <= found


def test_numbers_are_written_as_figures_so_that_they_are_compared() -> None:
    for heading, text in PARTS.items():
        if heading.startswith(("2.", "What it comes to")):
            assert not NUMBER_WORDS.findall(text), heading


def test_every_finding_shows_what_a_command_prints() -> None:
    findings = [heading for heading in PARTS if re.match(r"2\.\d", heading)]
    assert findings
    assert all(excerpts(PARTS[heading]) or consoles(PARTS[heading]) for heading in findings)


def test_a_wrong_number_would_be_seen() -> None:
    excerpt = next(found for found in excerpts(documented.guide()) if "liaison" in found.columns)
    row = list(excerpt.rows[0])
    row[excerpt.columns.index("liaison")] = "1234"
    assert documented.matching(excerpt, row) == []
    assert documented.claims("It mediates 1,234 pairs (Burt 1992), `x 5`, on 28 August 2018. 組は7。") == [
        "1234",
        "7",
    ]


def test_every_measure_is_defined_with_the_weight_that_it_uses() -> None:
    lines = re.findall(r"^\| `\w+` \|.*$", PARTS["3. How measures are defined"], re.MULTILINE)
    defined = {row[0].strip("`"): row[2] for row in map(documented.cells, lines)}
    forms = {name: MEASURES[name].form("actors") for name in measures_of("actors")}
    assert defined == {name: form.by for name, form in forms.items() if form is not None}


def test_no_year_has_a_certain_exit_as_the_guide_says() -> None:
    assert "**There is no certain exit in the whole series.**" in PARTS["2.10 Change by fiscal year"].replace(
        "\n", " "
    )
    command = "cluster-graph network -i data/yamagata --by-year --format json"
    years = [row for row in documented.rows_written(command) if "exits" in row]
    assert any(row["exits"] for row in years)
    assert all(row["exits"] == row["exits_possibly_still"] for row in years)
    assert all(row["ties_lost"] == row["ties_lost_possibly_still"] for row in years)
    surely_new = [set(row["entries"].split()) - set(row["entries_possibly_before"].split()) for row in years]
    assert [found for found in surely_new if found] == [{"keio"}, {"linkj"}]


def test_no_other_date_would_make_more_ties_certain_as_the_guide_says() -> None:
    command, rows = next(
        (found.command, found.rows) for found in excerpts(PARTS["2.14 What would settle most"])
    )
    most = max(int(row["ties_lost"]) for row in documented.rows_written(command))
    named = [row["id"] for row in documented.rows_written(command) if int(row["ties_lost"]) == most]
    assert sorted(named) == sorted(row[0] for row in rows[:2])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the commands of the guide have written their files."""
    place = tmp_path_factory.mktemp("written")
    for command in WRITTEN:
        documented.printed(re.sub(r" -o (?:\S+/)?(\S+)", rf" -o {place}/\1", command))
    return place


def test_the_python_shown_runs_on_the_files_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    blocks = re.findall(r"```python\n(.*?)```", documented.guide(), re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "docs/network.md", "exec"), {})  # noqa: S102 - our own page


def test_the_files_for_drawing_programs_hold_the_network(folder: Path) -> None:
    graphml, gexf = read_graphml(folder / "network.graphml"), read_gexf(folder / "network.gexf")
    assert set(graphml) == set(gexf)
    assert graphml.number_of_edges() == gexf.number_of_edges() > 0


def test_the_pictures_say_what_is_drawn_now(folder: Path) -> None:
    shown = re.findall(r"\(pictures/(\S+)\.svg\)", documented.guide())
    assert shown
    for name in shown:
        old, new = (
            re.findall(r"<text[^>]*>([^<]*)</text>", (place / f"{name}.svg").read_text(encoding="utf-8"))
            for place in (documented.DOCS / "pictures", folder)
        )
        assert old == new, name


def test_every_file_that_is_linked_exists() -> None:
    for name in re.findall(r"\]\(([^)#:]+)\)", documented.guide()):
        assert (documented.DOCS / name).exists(), name


def test_the_codebook_is_what_the_command_prints() -> None:
    """After columns have changed: ``python -m tests.network.documented``."""
    assert documented.CODEBOOK.read_text(encoding="utf-8") == documented.codebook_text()
