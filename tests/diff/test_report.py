"""The whole report: the same from every place, stable JSON, counts first; clusters that cannot be compared."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from cluster_graph.diff.report import compare
from cluster_graph.graph.build import build_graph
from cluster_graph.problems import InputError, Words
from cluster_graph.resources import shipped_cluster
from cluster_graph.store.engine import EmbeddedEngine
from cluster_graph.store.open import open_engine
from cluster_graph.tables.reading import read_valid_tables
from tests.diff.building import (
    AGREEMENTS,
    BASIS,
    ORGANIZATIONS,
    PREFERRED,
    SIGNATURES,
    diff,
    replaced,
    write_version,
)
from tests.servers import oxigraph_server

SUMMARY = [
    *("added", "removed", "changed", "classification", "evidence", "conflicts", "settings"),
    *("coverage", "lapses"),
]
EVERY_ENTRY = {"thing", "table", "name", "source", "quote", "passages", "sentence"}
WITNESS = {"id": "pact", "name_ja": "三者協定", "source": "t", "quote": "第4期", "period": "FY2015/FY2019"}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return write_version(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A version in which something of every sort has changed."""
    return write_version(
        tmp_path / "new",
        PREFERRED.replace('as_of = "2018-08-28"', 'as_of = "2019-01-31"'),
        agreements=[*replaced(AGREEMENTS, "pact", locator="p. 2", kind="framework"), WITNESS],
        signatures=SIGNATURES[1:],
        organizations=[*ORGANIZATIONS, {"id": "lab", "name_ja": "研究室", "kind": "research-lab"}],
    )


def test_the_same_tables_give_one_sentence(old: Path) -> None:
    report = diff(old, old)
    assert report.is_empty
    assert report.to_text("ja") == "二つの版に違いはない。\n"
    assert report.to_text("en") == "The two versions hold the same.\n"
    assert report.to_json()["same"] is True


def test_the_shipped_cluster_does_not_differ_from_itself() -> None:
    assert diff(shipped_cluster(), shipped_cluster()).is_empty


def test_the_order_of_rows_makes_no_difference(old: Path, tmp_path: Path) -> None:
    turned = {table: list(reversed(rows)) for table, rows in BASIS.items()}
    assert diff(old, write_version(tmp_path / "turned", **turned)).is_empty


def test_tables_a_build_and_files_are_one_cluster(old: Path, new: Path, tmp_path: Path) -> None:
    built = build_graph(read_valid_tables(new))
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "graph.trig").write_text(built.to_trig(), encoding="utf-8")
    quads = tmp_path / "graph.nq"
    built.store.dump(str(quads), format=ox.RdfFormat.N_QUADS)
    wanted = diff(old, new).to_json()
    for place in (folder, folder / "graph.trig", quads):
        assert diff(new, place).is_empty
        assert diff(old, place).to_json() == wanted


@pytest.mark.server
def test_an_endpoint_answers_as_its_folder_does(old: Path, new: Path) -> None:
    with oxigraph_server(build_graph(read_valid_tables(new)).to_trig()) as url:
        assert diff(new, url).is_empty
        assert diff(old, url).to_json() == diff(old, new).to_json()
        assert diff(url, old).to_json() == diff(new, old).to_json()


def test_counts_come_first_and_sentences_stand_below_their_kind(old: Path, new: Path) -> None:
    lines = diff(old, new).to_text("en").splitlines()
    assert lines[0] == "Tiny cluster: what differs from 28 August 2018 to 31 January 2019"
    assert lines[1] == (
        "1 thing added, 1 thing removed, 1 fact changed, 1 change of our classification, 2 changes of evidence, "
        "1 change of conflicts, 1 change of the cluster itself, 1 verdict of coverage changed, 1 change of lapses."
    )
    headings = [line for line in lines if line and not line.startswith(" ")][2:]
    assert [heading.split(" (")[0] for heading in headings] == [
        "Added",
        "Removed",
        "Facts changed",
        "Our classification changed",
        "Verdicts of coverage that changed",
        "Lapses that changed",
        "Conflicts between sources that changed",
        "Evidence changed",
        "The cluster itself",
    ]
    assert lines[lines.index("Added") + 1] == "  Organizations (1)"
    japanese = diff(old, new).to_text("ja").splitlines()
    assert japanese[0] == "小さなクラスター：2018年8月28日現在の版から2019年1月31日現在の版への違い"
    assert japanese[1].startswith("追加 1 件、削除 1 件、事実の変更 1 件、")
    assert len(japanese) == len(lines)


def test_the_json_keeps_its_keys(old: Path, new: Path) -> None:
    found = diff(old, new).to_json()
    assert list(found) == [
        *("old", "new", "same", "summary", "notes", "added", "removed", "changed", "evidence", "conflicts"),
        *("settings", "window", "coverage", "lapses"),
    ]
    assert list(found["summary"]) == SUMMARY
    assert set(found["old"]) == {"id", "title", "base", "as_of", "known_by"}
    assert set(found["added"][0]) == EVERY_ENTRY | {"told_with", "same_name_as", "facts"}
    assert set(found["removed"][0]) == EVERY_ENTRY | {"told_with", "same_name_as", "facts"}
    assert set(found["added"][0]["facts"][0]) == {"column", "heading", "level", "value", "words"}
    words = {"before_words", "after_words"}
    assert set(found["changed"][0]) == EVERY_ENTRY | words | {
        *("column", "heading", "level", "before", "after")
    }
    assert set(found["evidence"][0]) == EVERY_ENTRY | words | {"change", "column", "heading"}
    assert set(found["conflicts"][0]) == EVERY_ENTRY | {"change", "column", "heading", "sides"}
    assert set(found["settings"][0]) == {"key", "heading", "before", "after", "sentence"}
    assert set(found["window"]) == {"from", "to", "lapses_after", "horizon_months"}
    assert set(found["coverage"][0]) == {"collaboration", "name", "before", "after", "spans", "sentence"}
    assert set(found["coverage"][0]["spans"][0]) == {"from", "to", "before", "after", "sentence"}
    assert set(found["coverage"][0]["spans"][0]["after"]) == {
        *("status", "named", "runs", "reason", "agreements", "because")
    }
    assert set(found["lapses"][0]) == {"agreement", "name", "change", "before", "after", "sentence"}


def test_values_in_json_are_those_of_the_tables(old: Path, new: Path) -> None:
    changed = {entry["column"]: entry for entry in diff(old, new).to_json()["changed"]}
    assert (changed["kind"]["before"], changed["kind"]["after"]) == ("support", "framework")
    assert changed["kind"]["after_words"] == {"ja": "包括連携協定", "en": "framework agreement"}
    assert changed["period"]["before"] == {
        "earliest_start": "2014-04-01",
        "latest_start": "2014-04-01",
        "earliest_end": "2019-03-31",
        "latest_end": "2019-03-31",
        "open_ended": False,
        "own": False,
    }
    assert (changed["period"]["source"], changed["period"]["quote"]) == ("t", "第4期")
    (gone,) = diff(old, new).to_json()["removed"]
    facts = {fact["column"]: fact["value"] for fact in gone["facts"]}
    assert facts["agreement"] == "pact"


def test_rows_that_are_withheld_show_nowhere(old: Path, tmp_path: Path) -> None:
    secret = {"id": "secret", "name_ja": "非公開の協定", "publish": "no"}
    witness = {**WITNESS, "quote": "非公開の文言", "publish": "no"}
    new = write_version(tmp_path / "new", agreements=[*AGREEMENTS, secret, witness])
    assert diff(old, new).is_empty


def test_what_the_cluster_says_of_itself_is_told(old: Path, tmp_path: Path) -> None:
    settings = PREFERRED.replace("complete = []", 'complete = ["agreements"]').replace("CC0-1.0", "CC-BY-4.0")
    report = diff(old, write_version(tmp_path / "new", settings))
    sentences = [change.sentence.en for change in report.facts.settings]
    assert sentences == [
        'The licence of the cluster is now "CC-BY-4.0" (before: "CC0-1.0").',
        'The list of registers vouched to be complete is newly given: "agreements".',
    ]
    assert [change.sentence.ja for change in report.facts.settings] == [
        "クラスターの利用条件を「CC-BY-4.0」に改めた（これまでは「CC0-1.0」）。",
        "公表者が網羅を保証する表を「協定」とした。",
    ]
    back = diff(tmp_path / "new", old).facts.settings
    assert back[1].sentence == Words(
        "公表者が網羅を保証する表の記載をなくした（これまでは「協定」）。",
        'The list of registers vouched to be complete is no longer given (before: "agreements").',
    )


def test_two_clusters_are_refused_with_a_sentence(old: Path, tmp_path: Path) -> None:
    other = PREFERRED.replace('id = "tiny"', 'id = "other"').replace("/tiny/", "/other/")
    with pytest.raises(InputError) as refused:
        diff(old, write_version(tmp_path / "new", other))
    assert 'OLD is the cluster "tiny"' in refused.value.words.en
    assert "一つのクラスターの二つの版" in refused.value.words.ja


def test_a_cluster_that_moved_to_another_address_is_compared_by_its_ids(old: Path, tmp_path: Path) -> None:
    moved = PREFERRED.replace("https://example.org/tiny/", "https://example.org/moved/")
    report = diff(old, write_version(tmp_path / "new", moved))
    assert report.count() == {**dict.fromkeys(SUMMARY, 0), "settings": 1}
    assert "base address" in report.facts.settings[0].sentence.en


def test_a_graph_without_evidence_is_compared_by_its_facts_and_says_so(old: Path) -> None:
    full = build_graph(read_valid_tables(old)).store
    facts_only = ox.Store()
    facts_only.extend(full.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    for quad in list(facts_only):
        if "/assertion/" in str(quad.subject):
            facts_only.remove(quad)
    report = compare(open_engine(old), EmbeddedEngine(facts_only))
    assert report.is_empty
    assert report.to_text("en") == (
        "The two versions hold the same.\nNEW holds no evidence, so evidence was not compared.\n"
    )
    assert (
        report.to_json()["notes"][0]["ja"] == "NEW には出典の記述がないため、該当箇所の違いは比べていない。"
    )
