"""The second cluster: right as plain files, and served by the same commands as the first, without a change of code.

The first half reads the CSV files and the README as they lie in ``data/toyama``, so that a fault of the loader cannot
hide a fault of the data; the second half goes through the command line as a user does.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster_graph.tables.rows import TABLES, columns_of
from tests.conftest import Command

DATA = Path(__file__).resolve().parents[2] / "data" / "toyama"
MODEL = DATA.parent / "yamagata"
FACTS = range(1, 24)
LONGEST_FRAGMENT = 40
BASE = "https://w3id.org/cluster-graph/toyama/"
CANTONS_AND_PREFECTURE = {
    "ja": {"富山県", "バーゼル・シュタット州", "バーゼル・ラントシャフト州"},
    "en": {
        "Toyama Prefecture",
        "Canton of Basel-Stadt (Kanton Basel-Stadt)",
        "Canton of Basel-Landschaft (Kanton Basel-Landschaft)",
    },
}


def read(table: str, folder: Path = DATA) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def evidence_rows() -> Iterator[tuple[str, dict[str, str]]]:
    """Each row that rests on a passage, with its place for messages."""
    for table in TABLES:
        if table not in ("sources", "codes"):
            for line, row in enumerate(read(table), start=2):
                yield f"{table}.csv:{line}", row


def last_parts(cells: Iterator[str]) -> set[str]:
    """The ids at the end of addresses."""
    return {cell.rsplit("/", 1)[-1] for cell in cells}


def answer(command: Command, *arguments: object) -> list[dict[str, str]]:
    """The rows that a saved query gives for this cluster."""
    result = command("query", *arguments, "-i", DATA, "--format", "csv")
    assert result.returncode == 0, result.stderr
    return list(csv.DictReader(result.stdout.splitlines()))


@pytest.fixture(scope="module")
def site(command: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of this cluster."""
    folder = tmp_path_factory.mktemp("toyama") / "site"
    result = command("site", "-i", DATA, "-o", folder)
    assert result.returncode == 0, result.stderr
    return folder


def test_it_has_every_table_with_all_columns() -> None:
    for table, row_class in TABLES.items():
        header = (DATA / f"{table}.csv").read_text(encoding="utf-8").split("\n", 1)[0]
        assert header.split(",") == list(columns_of(row_class)), table


def test_each_fact_is_cited_by_a_row_or_named_in_the_readme_but_not_both() -> None:
    cited = {
        int(number) for _, row in evidence_rows() for number in re.findall(r"\bRT(\d+)\b", row["locator"])
    }
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    named = [int(number) for number in re.findall(r"^- RT(\d+): \S", readme, flags=re.MULTILINE)]
    assert max(Counter(named).values()) == 1
    assert cited & set(named) == set()
    assert cited | set(named) == set(FACTS)


def test_each_row_names_the_fact_that_it_rests_on() -> None:
    locator = re.compile(r"(RT\d+|A43)( RT\d+)*|本文")  # 本文: added from the page of the source itself
    assert [place for place, row in evidence_rows() if not locator.fullmatch(row["locator"])] == []


def test_each_source_is_quoted_and_says_where_it_can_be_read() -> None:
    sources = {row["id"]: row for row in read("sources")}
    assert {row["source"] for _, row in evidence_rows()} == set(sources)
    assert [name for name, row in sources.items() if not row["url"] or not row["retrieved"]] == []


def test_a_quote_is_made_of_short_fragments_and_holds_no_whole_sentence() -> None:
    for place, row in evidence_rows():
        fragments = row["quote"].split(" … ")
        assert all(0 < len(fragment) <= LONGEST_FRAGMENT for fragment in fragments), place
        assert "。" not in row["quote"], place
        assert "…" not in "".join(fragments), place


def test_what_one_source_says_of_one_thing_is_one_row() -> None:
    keys = Counter(
        (place.split(":")[0], row.get("id") or tuple(row.values())[1:3], row["source"])
        for place, row in evidence_rows()
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_notes_and_own_texts_speak_both_languages() -> None:
    notes = [row["note"] for _, row in evidence_rows() if row["note"]]
    assert notes
    assert [note for note in notes if " / " not in note] == []
    assert [row["id"] for row in read("statements") if not row["text_en"]] == []
    assert [row["notation"] for row in read("codes") if not row["label_en"]] == []


def test_it_checks_clean_but_for_the_disagreement_that_it_explains(command: Command) -> None:
    result = command("check", "-i", DATA, "--format", "json")
    assert result.returncode == 0, result.stderr
    told = [(found["code"], found["file"], found["column"]) for found in json.loads(result.stdout)]
    assert told == [("known-conflict", "figures.csv", "value")]


def test_it_builds_under_its_own_addresses(command: Command, tmp_path: Path) -> None:
    assert command("build", "-i", DATA, "-o", tmp_path).returncode == 0
    graph = (tmp_path / "graph.trig").read_text(encoding="utf-8")
    assert BASE in graph
    for place, row in evidence_rows():
        assert row["quote"].replace('"', '\\"') in graph, place


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("agreement", ["basel-2009", "basel-2018"])
def test_the_parties_abroad_are_named_in_both_languages(
    command: Command, language: str, agreement: str
) -> None:
    rows = answer(command, "agreement-parties", "--set", f"agreement={agreement}", "--lang", language)
    assert {row["name"] for row in rows} == CANTONS_AND_PREFECTURE[language]


def test_the_later_agreement_takes_the_place_of_the_earlier(command: Command) -> None:
    def in_force(day: str) -> set[str]:
        rows = answer(command, "agreements-in-force", "--on", day)
        return last_parts(row["agreement"] for row in rows)

    assert in_force("2012-01-01") == {"basel-2009"}
    assert in_force("2018-08-24") == {"basel-2009", "basel-2018", "basel-univ-2018"}
    assert in_force("2018-08-25") == {"basel-2018", "basel-univ-2018"}


def test_both_sources_witness_the_members_of_the_consortium(command: Command) -> None:
    rows = answer(command, "council-members", "--set", "council=kusuri-consortium")
    witnesses = Counter(row["member"].rsplit("/", 1)[-1] for row in rows)
    assert witnesses["univ-toyama"] == witnesses["toyama-prefectural-univ"] == 2
    certain = {row["member"].rsplit("/", 1)[-1] for row in rows if row["certain"] == "true"}
    assert certain == {"univ-toyama", "toyama-prefectural-univ", "toyama-pharma-assoc", "toyama-chambers"}
    assert witnesses["toyama-pref"] == 1


def test_the_governor_chairs_the_review_committee_as_a_post(command: Command) -> None:
    (row,) = answer(command, "council-chairs", "--on", "2024-01-08", "--lang", "en")
    assert row["post_name"] == "Governor of Toyama Prefecture"
    assert row["council"].endswith("/review-committee")


def test_coverage_says_what_would_settle_it(command: Command) -> None:
    result = command("coverage", "-i", DATA, "--on", "2018-08-24", "--format", "json")
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    (exchange,) = [found for found in report["collaborations"] if found["id"] == "basel-exchange"]
    assert [(span["status"], span["agreements"]) for span in exchange["spans"]] == [
        ("covered", ["basel-2018"])
    ]
    later = json.loads(command("coverage", "-i", DATA, "--on", "2018-08-25", "--format", "json").stdout)
    (exchange,) = [found for found in later["collaborations"] if found["id"] == "basel-exchange"]
    assert [(span["status"], span["reason"]) for span in exchange["spans"]] == [("unknown", ["date-unknown"])]
    assert set(later["no_end"]) == {"basel-2018", "basel-univ-2018"}


def test_the_network_crosses_the_border(command: Command) -> None:
    result = command("network", "-i", DATA, "--on", "2018-08-24", "--format", "json")
    assert result.returncode == 0, result.stderr
    edges = {frozenset((edge["source"], edge["target"])) for edge in json.loads(result.stdout)["edges"]}
    assert {frozenset(("toyama-pref", canton)) for canton in ("basel-stadt", "basel-landschaft")} <= edges


def test_the_network_is_written_as_one_file(command: Command, tmp_path: Path) -> None:
    assert command("view", "-i", DATA, "-o", tmp_path / "view.html").returncode == 0
    assert "バーゼル大学" in (tmp_path / "view.html").read_text(encoding="utf-8")


def test_the_site_has_a_page_for_each_thing_and_none_of_another_cluster(site: Path) -> None:
    for table, folder in [
        ("organizations", "organization"),
        ("agreements", "agreement"),
        ("collaborations", "collaboration"),
        ("programmes", "programme"),
        ("sources", "source"),
    ]:
        ids = {row["id"] for row in read(table)}
        assert {path.parent.name for path in (site / folder).glob("*/index.html")} == ids
    pages = "".join(path.read_text(encoding="utf-8") for path in site.rglob("index.html"))
    others = {row["id"] for row in read("organizations", MODEL) if "-" in row["id"]}
    assert [name for name in sorted(others) if f"organization/{name}/" in pages] == []


def test_a_page_abroad_shows_its_names_in_both_languages(site: Path) -> None:
    page = (site / "organization" / "univ-basel" / "index.html").read_text(encoding="utf-8")
    for name in ("バーゼル大学", "バーゼル大", "University of Basel (Universität Basel)"):
        assert name in page
