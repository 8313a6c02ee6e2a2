"""Where tables are looked for: other places that the program knows are told apart from a folder of tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_graph.checks import check_folder
from cluster_graph.problems import InputError, Severity, Words
from cluster_graph.tables.files import read_folder
from tests.factory import write_cluster


def refusal(place: Path) -> Words:
    with pytest.raises(InputError) as caught:
        read_folder(place)
    return caught.value.words


def test_a_file_is_no_folder_of_tables(tmp_path: Path) -> None:
    path = tmp_path / "graph.trig"
    path.write_text("", encoding="utf-8")
    words = refusal(path)
    assert words.en == f"{path} is a file; the tables of a cluster are a folder with cluster.toml."
    assert words.ja.startswith(f"{path} はファイルです。")


def test_of_a_built_folder_it_is_told_where_its_tables_are(tmp_path: Path) -> None:
    write_cluster(tmp_path / "out" / "csv")
    words = refusal(tmp_path / "out")
    assert words.en == f"{tmp_path / 'out'} is a built folder; its tables are in {tmp_path / 'out' / 'csv'}."
    assert str(tmp_path / "out" / "csv") in words.ja


def test_tables_that_were_built_into_their_own_folder_are_read(tmp_path: Path) -> None:
    folder = write_cluster(tmp_path / "c")
    write_cluster(folder / "csv")
    assert read_folder(folder)[1] == []


@pytest.mark.parametrize("address", ["http://localhost:1/sparql", "https://example.org/sparql"])
def test_an_endpoint_is_no_folder_of_tables(address: str) -> None:
    words = refusal(Path(address))
    assert words.en == f"{address} is an endpoint; this command reads a folder of tables."
    assert words.ja.startswith(f"{address} はエンドポイントです。")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere").en == f"there is no folder {tmp_path / 'nowhere'}."


def test_a_misspelt_file_of_known_conflicts_is_told(tmp_path: Path) -> None:
    folder = write_cluster(tmp_path / "c")
    (folder / "known_conflicts.csv").write_text("id,column,why\n", encoding="utf-8")
    (problem,) = check_folder(folder)
    assert problem.severity is Severity.WARNING
    assert problem.in_language("en") == (
        'known_conflicts.csv: there is no table of this name; did you mean "known-conflicts"?'
    )
