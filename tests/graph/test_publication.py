"""The files of a build: they say the same, hold only what is published, and come all together or not at all."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import zipfile
from dataclasses import asdict
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from cluster_graph.cluster import open_cluster
from cluster_graph.graph.build import build_graph
from cluster_graph.graph.publication import description, rdf_files, workbook_file
from cluster_graph.tables.reading import read_valid_tables
from cluster_graph.tables.rows import TABLES, columns_of
from tests.conftest import Command
from tests.factory import SETTINGS
from tests.graph.publication_sample import AWKWARD, WITHHELD, published, sample

RDF_FILES = ("graph.trig", "graph.nq", "graph.ttl", "graph.jsonld")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the sample is published into; not to be changed."""
    root = tmp_path_factory.mktemp("published")
    published(sample(root / "tables"), root / "out")
    return root / "out"


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_every_file_is_there_and_none_is_left_over(out: Path) -> None:
    assert set(files(out)) == {
        *RDF_FILES,
        "dataset.ttl",
        "csv/cluster.toml",
        "csv/known-conflicts.csv",
        *(f"csv/{table}.csv" for table in TABLES),
        "municipal/open_data_list.csv",
        "tables.xlsx",
    }


def quads_by_pyoxigraph(path: Path, rdf_format: ox.RdfFormat) -> set[ox.Quad]:
    return set(ox.parse(path.read_bytes(), format=rdf_format))


def held(quads: set[ox.Quad]) -> set[ox.Quad]:
    return {quad for quad in quads if isinstance(quad.graph_name, ox.DefaultGraph)}


def test_the_formats_agree_triple_for_triple_as_pyoxigraph_reads_them(out: Path) -> None:
    trig = quads_by_pyoxigraph(out / "graph.trig", ox.RdfFormat.TRIG)
    assert quads_by_pyoxigraph(out / "graph.nq", ox.RdfFormat.N_QUADS) == trig
    assert quads_by_pyoxigraph(out / "graph.ttl", ox.RdfFormat.TURTLE) == held(trig)
    assert quads_by_pyoxigraph(out / "graph.jsonld", ox.RdfFormat.JSON_LD) == held(trig)
    assert len(trig) > len(held(trig)) > 300


def test_the_formats_agree_triple_for_triple_as_rdflib_reads_them(out: Path) -> None:
    whole = [
        rdflib.Dataset().parse(out / name, format=form)
        for name, form in (("graph.trig", "trig"), ("graph.nq", "nquads"))
    ]
    assert set(whole[0].quads()) == set(whole[1].quads())
    turtle = rdflib.Graph().parse(out / "graph.ttl", format="turtle")
    json_ld = rdflib.Graph().parse(out / "graph.jsonld", format="json-ld")
    assert set(turtle) == set(json_ld)
    assert set(turtle) == set(rdflib.Graph().parse(data=n_triples(out), format="nt"))


def n_triples(out: Path) -> str:
    """The quads of the default graph, which are those of three terms."""
    trig = quads_by_pyoxigraph(out / "graph.trig", ox.RdfFormat.TRIG)
    return "".join(f"{quad.triple} .\n" for quad in held(trig))


def test_the_trig_is_that_of_the_graph_in_memory(out: Path) -> None:
    built = build_graph(read_valid_tables(out.parent / "tables"))
    assert (out / "graph.trig").read_text(encoding="utf-8") == built.to_trig()
    assert quads_by_pyoxigraph(out / "graph.nq", ox.RdfFormat.N_QUADS) == set(built.store)


def test_n_quads_are_sorted_and_each_stands_once(out: Path) -> None:
    lines = (out / "graph.nq").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    assert lines == sorted(set(lines))


def test_more_lines_than_are_sorted_at_once_come_in_the_same_order(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rdf_files, "SORTED_AT_ONCE", 20_000)
    published(out.parent / "tables", tmp_path)
    assert (tmp_path / "graph.nq").read_bytes() == (out / "graph.nq").read_bytes()


def test_awkward_texts_come_through_every_file(out: Path) -> None:
    text = rdflib.Literal(AWKWARD)
    quote = rdflib.URIRef("https://w3id.org/cluster-graph/ontology#quote")
    for name, form in (("graph.ttl", "turtle"), ("graph.jsonld", "json-ld")):
        assert (None, quote, text) in rdflib.Graph().parse(out / name, format=form)
    with (out / "csv" / "statements.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["quote"] == row["text_ja"] == AWKWARD


def test_the_tables_that_are_published_build_the_same_files_again(out: Path, tmp_path: Path) -> None:
    published(out / "csv", tmp_path / "again")
    assert files(tmp_path / "again") == files(out)


def test_the_published_tables_are_sound_and_have_the_columns_of_the_model(
    out: Path, command: Command
) -> None:
    result = command("check", "-i", out / "csv", "--format", "json")
    assert result.returncode == 0, result.stdout
    for table, row_class in TABLES.items():
        with (out / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == list(columns_of(row_class))


def test_an_id_that_was_made_is_written_out(out: Path) -> None:
    with (out / "csv" / "signatures.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["pact--city", "pact--keio"]


def test_a_lone_carriage_return_does_not_cut_a_row(tmp_path: Path) -> None:
    folder = sample(tmp_path / "c")
    path = folder / "statements.csv"
    text = path.read_text(encoding="utf-8").replace("next line", "next\rline")
    path.write_bytes(text.encode("utf-8"))
    published(folder, tmp_path / "out")
    again = read_valid_tables(tmp_path / "out" / "csv").records["statements"]
    assert [asdict(record.cells) for record in again] == [
        asdict(record.cells) | {"id": record.id} for record in read_valid_tables(folder).records["statements"]
    ]
    assert "next\rline" in again[0].cells.quote  # type: ignore[attr-defined]  # a Statement has one


def test_withheld_rows_are_in_no_file(out: Path) -> None:
    contents = files(out)
    with zipfile.ZipFile(out / "tables.xlsx") as book:
        contents |= {f"tables.xlsx/{name}": book.read(name) for name in book.namelist()}
    for name, content in contents.items():
        for word in (WITHHELD, "hidden-pact", "hidden-count", "987654321"):
            assert word.encode() not in content, name


def test_the_workbook_brings_back_the_published_tables(out: Path, tmp_path: Path, command: Command) -> None:
    imported = command("import", out / "tables.xlsx", "-o", tmp_path / "tables")
    assert imported.returncode == 0, imported.stderr
    published(tmp_path / "tables", tmp_path / "again")
    assert (tmp_path / "again" / "graph.nq").read_bytes() == (out / "graph.nq").read_bytes()


def test_a_cluster_too_large_for_a_workbook_says_so_and_leaves_no_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = sample(tmp_path / "c"), tmp_path / "out"
    published(folder, out)
    assert (out / "tables.xlsx").exists()
    monkeypatch.setattr(workbook_file, "MOST_ROWS", 10)
    written = published(folder, out)
    assert written.left_out is not None
    assert "no workbook is written" in written.left_out.en
    assert "tables.xlsx" not in files(out)
    assert "tables.xlsx" not in (out / "dataset.ttl").read_text(encoding="utf-8")
    (out / "tables.xlsx").write_text("mine", encoding="utf-8")
    published(folder, out)
    assert (out / "tables.xlsx").read_text(encoding="utf-8") == "mine"


def test_a_text_too_long_for_a_cell_leaves_the_workbook_out(tmp_path: Path) -> None:
    folder = sample(tmp_path / "c")
    path = folder / "statements.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("next line", "文" * 33_000), encoding="utf-8")
    written = published(folder, tmp_path / "out")
    assert written.left_out is not None
    assert "statements.csv, row 2" in written.left_out.en


def test_explained_conflicts_are_published_with_the_rows_that_are_in_them(tmp_path: Path) -> None:
    folder = sample(tmp_path / "c")
    with (folder / "agreements.csv").open("a", encoding="utf-8") as file:
        file.write("pact,協定,,framework,,,,,FY2017/FY2020,,,,,,t,別の期間,,,,,,\n")
    (folder / "known-conflicts.csv").write_text(
        f"id,column,why\npact,period,書き方が違う\n{WITHHELD},period,{WITHHELD}\n", encoding="utf-8"
    )
    published(folder, tmp_path / "out")
    known = (tmp_path / "out" / "csv" / "known-conflicts.csv").read_text(encoding="utf-8")
    assert known == "id,column,why\npact,period,書き方が違う\n"


@pytest.mark.parametrize(
    "settings",
    [
        SETTINGS,
        SETTINGS.replace('"tests"', '"a \\"b\\" \\\\ #! タブ"').replace(
            "complete = []", 'complete = ["agreements"]'
        ),
        SETTINGS.replace('contact = "tests"\nlicence = "CC0-1.0"\nfiscal_year_starts = "04-01"\n', ""),
    ],
    ids=["plain", "awkward", "few"],
)
def test_the_settings_come_back_as_they_were(tmp_path: Path, settings: str) -> None:
    folder = sample(tmp_path / "c", settings)
    published(folder, tmp_path / "out")
    assert read_valid_tables(tmp_path / "out" / "csv").settings == read_valid_tables(folder).settings


def test_a_build_answers_as_its_tables_do_whichever_file_is_opened(out: Path) -> None:
    wanted = open_cluster(out.parent / "tables").query("council-chairs").rows
    assert wanted
    for place in (out, out / "graph.trig", out / "graph.nq", out / "csv"):
        assert open_cluster(place).query("council-chairs").rows == wanted, place


def test_the_command_builds_into_a_folder_and_says_where_to_read_on(command: Command, tmp_path: Path) -> None:
    folder = sample(tmp_path / "c")
    result = command("build", "-i", folder, "-o", tmp_path / "out")
    assert result.returncode == 0
    assert result.stdout == ""
    assert f"wrote {len(files(tmp_path / 'out'))} files" in result.stderr
    assert "dataset.ttl" in result.stderr
    assert command("query", "council-chairs", "-i", tmp_path / "out" / "graph.nq").returncode == 0


def test_an_older_build_is_replaced_and_strangers_stay(tmp_path: Path) -> None:
    folder, out = sample(tmp_path / "c"), tmp_path / "out"
    (out / "csv").mkdir(parents=True)
    (out / "graph.trig").write_text("old", encoding="utf-8")
    (out / "CNAME").write_text("example.org", encoding="utf-8")
    (out / "csv" / "notes.csv").write_text("mine", encoding="utf-8")
    published(folder, out)
    assert open_cluster(out).query("council-chairs").rows
    assert (out / "CNAME").read_text(encoding="utf-8") == "example.org"
    assert (out / "csv" / "notes.csv").read_text(encoding="utf-8") == "mine"
    assert not [path for path in out.iterdir() if path.name.startswith(".")]


def test_a_build_that_fails_midway_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = sample(tmp_path / "c"), tmp_path / "out"
    published(folder, out)
    before = files(out)

    def fails(*_: object) -> str:
        raise RuntimeError("no description today")

    monkeypatch.setattr(description, "description", fails)
    with pytest.raises(RuntimeError):
        published(folder, out)
    assert files(out) == before
    with pytest.raises(RuntimeError):
        published(folder, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_place_that_cannot_be_written_to_gets_a_sentence(command: Command, tmp_path: Path) -> None:
    folder = sample(tmp_path / "c")
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = command("build", "-i", folder, "-o", tmp_path / "file")
    assert result.returncode == 2
    assert "cannot write to" in result.stderr
    (tmp_path / "out" / "graph.ttl").mkdir(parents=True)
    result = command("build", "-i", folder, "-o", tmp_path / "out")
    assert result.returncode == 2
    assert [path.name for path in (tmp_path / "out").rglob("*") if path.is_file()] == []


def test_the_same_bytes_under_any_hash_seed_locale_and_folder(tmp_path: Path) -> None:
    folder, made = sample(tmp_path / "c"), []
    for number, environment in enumerate(
        (
            {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
            {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "America/New_York"},
        )
    ):
        place = tmp_path / str(number)
        place.mkdir()
        subprocess.run(
            [sys.executable, "-m", "cluster_graph", "build", "-i", folder, "-o", "out"],
            env={**os.environ, **environment},
            check=True,
            capture_output=True,
            cwd=place,
        )
        made.append(files(place / "out"))
    assert made[0] == made[1]


def test_no_file_names_a_folder_of_this_machine_or_the_day(out: Path) -> None:
    for name, content in files(out).items():
        assert str(out.parent).encode() not in content, name


def test_the_rows_of_the_shipped_cluster_come_back(tmp_path: Path, command: Command) -> None:
    """Whatever the shipped tables hold: published and read again, the same facts with the same evidence."""
    assert command("build", "-o", tmp_path / "out").returncode == 0
    assert command("build", "-i", tmp_path / "out" / "csv", "-o", tmp_path / "again").returncode == 0
    assert files(tmp_path / "again") == files(tmp_path / "out")
    json_ld = rdflib.Graph().parse(tmp_path / "out" / "graph.jsonld", format="json-ld")
    turtle = rdflib.Graph().parse(tmp_path / "out" / "graph.ttl", format="turtle")
    assert set(json_ld) == set(turtle)
    assert not any(isinstance(term, rdflib.BNode) for triple in turtle for term in triple)
