"""What was known by a day: later sources heal no earlier lapse, and whoever was named then still has a name."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cluster_graph.cluster import Cluster, open_cluster
from cluster_graph.problems import InputError
from cluster_graph.tables.known_by import stood_by
from cluster_graph.tables.reading import read_valid_tables
from cluster_graph.tables.rows import Source, columns_of, read_row
from tests.conftest import Command
from tests.factory import SETTINGS, read_cell, write_cluster

SOURCES = [
    {"id": "minutes", "title_ja": "議事録", "issued": "2018-04-01", "language": "ja"},
    {"id": "speaks", "title_ja": "資料", "attested": "2018-05-01", "language": "ja"},
    {"id": "press", "title_ja": "報道", "issued": "2019-03-28", "language": "ja"},
    {"id": "undated", "title_ja": "日付のないページ", "language": "ja"},
]


@pytest.fixture
def renewed(tmp_path: Path) -> Path:
    """A study of two bodies whose agreement ends on 2019-03-31 and, as the press says later, was renewed."""
    said, later = {"source": "minutes"}, {"source": "press"}
    return write_cluster(
        tmp_path / "c",
        sources=SOURCES,
        organizations=[
            {"id": "city", "name_ja": "市", **said},
            {"id": "lab", "name_ja": "研究所", "name_en": "Lab", "sector": "university", **later},
            {"id": "guest", "name_ja": "客", "source": "undated"},
        ],
        agreements=[
            {"id": "first", "covers": "study;later-study", "period": "FY2018", **said},
            {"id": "second", "covers": "study", "period": "FY2019", "succeeds": "first", **later},
        ],
        signatures=[
            {"agreement": agreement, "party": party, **source}
            for agreement, source in (("first", said), ("second", later))
            for party in ("city", "lab")
        ],
        collaborations=[
            {"id": "study", "period": "FY2018/FY2019", **said},
            {"id": "later-study", "period": "FY2018", **later},
        ],
        participations=[{"collaboration": "study", "participant": p, **said} for p in ("city", "lab")],
        figures=[{"id": "f", "about": "study", "measure": "m", "value": "3", "source": "speaks"}],
        codes=[{"scheme": "measure", "notation": "m", "label_ja": "数"}],
    )


def uncovered(cluster: Cluster) -> list[str]:
    (lapse,) = [lapse for lapse in cluster.coverage(on="2018-08-28").lapses if lapse.agreement == "first"]
    return list(lapse.uncovers)


def test_a_later_source_does_not_heal_the_lapse_as_it_looked_then(renewed: Path) -> None:
    assert uncovered(open_cluster(renewed)) == []
    assert uncovered(open_cluster(renewed, known_by="2018-08-28")) == ["study"]
    assert uncovered(open_cluster(renewed, known_by=date(2019, 3, 28))) == []


def test_sources_without_a_day_are_left_out_and_named(renewed: Path) -> None:
    left_out = open_cluster(renewed, known_by="2018-08-28").left_out
    assert left_out is not None
    assert (left_out.known, left_out.later, left_out.undated) == (
        ("minutes", "speaks"),
        ("press",),
        ("undated",),
    )
    assert "undated" in left_out.words.ja
    assert "undated" in left_out.words.en


def test_what_an_earlier_source_names_keeps_its_name_and_our_classification(renewed: Path) -> None:
    cluster = open_cluster(renewed, known_by="2018-08-28")
    rows = cluster.query("agreement-parties", agreement="first", lang="en").records()
    assert {row["party"].rsplit("/", 1)[-1] for row in rows if row["party"]} == {"city", "lab"}
    sectors = cluster.engine.select(
        "SELECT ?s WHERE { <https://example.org/tiny/organization/lab> "
        "<https://w3id.org/cluster-graph/ontology#sector> ?s }"
    ).records()
    assert len(sectors) == 1


def test_nothing_of_a_later_source_is_left(renewed: Path) -> None:
    cluster = open_cluster(renewed, known_by="2018-08-28")
    for gone in (
        "source/press",
        "source/undated",
        "agreement/second",
        "collaboration/later-study",
        "organization/guest",
    ):
        rows = cluster.engine.select(
            f"SELECT ?p WHERE {{ <https://example.org/tiny/{gone}> ?p ?o }}"
        ).records()
        assert rows == [], gone


def test_a_scope_of_which_nothing_is_known_yet_stays_closed(tmp_path: Path) -> None:
    folder = write_cluster(
        tmp_path / "c",
        sources=SOURCES,
        organizations=[{"id": "city", "source": "minutes"}],
        agreements=[{"id": "a", "covers": "later-study", "period": "FY2018", "source": "minutes"}],
        collaborations=[
            {"id": "study", "period": "FY2018", "source": "minutes"},
            {"id": "later-study", "period": "FY2018", "source": "press"},
        ],
    )
    covers = "SELECT ?scope WHERE { ?agreement <https://w3id.org/cluster-graph/ontology#covers> ?scope }"
    (row,) = open_cluster(folder, known_by="2018-08-28").engine.select(covers).records()
    assert str(row["scope"]).endswith("#nothing")


def test_a_register_is_not_vouched_complete_for_what_was_known_then(renewed: Path) -> None:
    settings = renewed / "cluster.toml"
    text = settings.read_text(encoding="utf-8").replace("complete = []", 'complete = ["agreements"]')
    settings.write_text(text, encoding="utf-8")
    assert open_cluster(renewed).coverage().records.complete
    assert not open_cluster(renewed, known_by="2018-08-28").coverage().records.complete


def test_tables_published_as_known_then_are_sound(tmp_path: Path, command: Command) -> None:
    settings = SETTINGS.replace("prefer = []", 'prefer = ["press", "minutes"]')
    folder = write_cluster(
        tmp_path / "c",
        settings,
        sources=SOURCES,
        organizations=[{"id": "city", "source": "minutes"}, {"id": "firm", "source": "press"}],
    )
    built = tmp_path / "out"
    command("build", "-i", str(folder), "-o", str(built), "--known-by", "2018-08-28")
    tables = read_valid_tables(built / "csv")
    assert tables.settings.prefer == ("minutes",)


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        ({"issued": "2018-08-28"}, date(2018, 8, 28)),
        ({"issued": "2018-08"}, date(2018, 8, 31)),
        ({"issued": "FY2018", "retrieved": "2026-11-24"}, date(2019, 3, 31)),
        ({"attested": "FY2017;2018-05-01"}, date(2018, 5, 1)),
        ({"issued": "2018-08-28", "attested": "FY2017"}, date(2018, 8, 28)),
        ({"attested": "[2018-08-28..]"}, None),
        ({"retrieved": "2026-11-24"}, date(2026, 11, 24)),
        ({}, None),
    ],
)
def test_the_day_by_which_a_source_stood(cells: dict[str, str], day: date | None) -> None:
    columns = columns_of(Source)
    source = read_row(Source, {"id": "s", "title_ja": "資料", **cells}, (4, 1))
    assert all(read_cell(text, columns[name]) for name, text in cells.items())
    assert isinstance(source, Source)
    assert stood_by(source) == day


def test_every_command_that_reads_the_graph_takes_the_day(
    command: Command, renewed: Path, tmp_path: Path
) -> None:
    known = ("-i", renewed, "--known-by", "2018-08-28")
    report = command("coverage", *known, "--horizon", "12m", "--format", "json")
    told = json.loads(report.stdout)
    assert told["known_by"] == "2018-08-28"
    assert [(lapse["agreement"], lapse["uncovers"]) for lapse in told["lapses"]] == [("first", ["study"])]
    assert "undated" in report.stderr
    assert "By what was known by 28 August 2018 alone." in command("coverage", *known).stdout
    assert "second" not in command("query", "agreements-in-force", *known, "--on", "2019-06-01").stdout
    nodes = json.loads(command("network", *known, "--format", "json").stdout)["nodes"]
    assert {node["id"] for node in nodes} == {"city", "lab"}
    assert command("site", *known, "-o", tmp_path / "site").returncode == 0
    index = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "stood by 28 August 2018" in index
    assert not (tmp_path / "site" / "agreement" / "second").exists()
    built = command("build", *known, "-o", "-")
    assert "cg:knownBy" in built.stdout
    assert "agreement/second" not in built.stdout
    page = command("view", *known, "-o", "-").stdout
    assert "stood by 28 August 2018" in page


def test_a_graph_cannot_be_taken_back_to_a_day(command: Command, renewed: Path, tmp_path: Path) -> None:
    assert command("build", "-i", renewed, "-o", tmp_path / "out").returncode == 0
    for place in (tmp_path / "out", tmp_path / "out" / "graph.trig", "-", "http://localhost:1/sparql"):
        failed = command("coverage", "-i", place, "--known-by", "2018-08-28")
        assert failed.returncode == 2
        assert "tables only" in failed.stderr
    with pytest.raises(InputError):
        open_cluster(renewed, known_by="some day")
