"""Whatever happens to a cluster's folder, ``check`` says each fault in one sentence and never throws a traceback.

One test a kind of damage, on a copy of the shipped tables, through the public command.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import Command


@dataclass(frozen=True)
class Damage:
    """A damaged file and what ``check`` must say of it."""

    file: str
    row: int | None
    column: str | None
    words: str


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def row_of(path: Path, beginning: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if line.startswith(beginning))


def faults(command: Command, folder: Path) -> list[dict[str, object]]:
    """The errors that ``check`` reports; it exits 1 or 2 and prints no traceback."""
    result = command("check", "-i", folder, "--format", "json")
    assert result.returncode in (1, 2), result.stderr
    assert "Traceback" not in result.stderr + result.stdout
    found: list[dict[str, object]] = json.loads(result.stdout)
    return [problem for problem in found if problem["severity"] == "error"]


def assert_only_fault(command: Command, folder: Path, expected: Damage) -> None:
    found = faults(command, folder)
    assert len(found) == 1, found
    (problem,) = found
    assert (problem["file"], problem["row"], problem["column"]) == (
        expected.file,
        expected.row,
        expected.column,
    )
    message = problem["message"]
    assert isinstance(message, dict)
    assert expected.words in message["en"]
    assert message["ja"] and message["ja"] != message["en"]


def test_the_shipped_tables_have_no_error(command: Command) -> None:
    result = command("check", "-i", "data/yamagata")
    assert result.returncode == 0, result.stdout


def test_a_wrong_header_names_the_column_meant(command: Command, copy_of_yamagata: Path) -> None:
    replace(copy_of_yamagata / "meetings.csv", "held_on", "held_un")
    assert_only_fault(
        command, copy_of_yamagata, Damage("meetings.csv", 1, "held_un", 'did you mean "held_on"?')
    )


def test_an_unknown_id_names_the_nearest(command: Command, copy_of_yamagata: Path) -> None:
    path = copy_of_yamagata / "signatures.csv"
    row = row_of(path, ",keio-4th,tsuruoka,")
    replace(path, ",keio-4th,tsuruoka,", ",keio-4th,tsuruoki,")
    assert_only_fault(
        command, copy_of_yamagata, Damage("signatures.csv", row, "party", 'did you mean "tsuruoka"?')
    )


def test_an_impossible_date_says_what_would_be_right(command: Command, copy_of_yamagata: Path) -> None:
    path = copy_of_yamagata / "meetings.csv"
    replace(path, "平成29年7月10日,held", "平成29年2月30日,held")
    row = row_of(path, "promotion-council-2017")
    assert_only_fault(command, copy_of_yamagata, Damage("meetings.csv", row, "held_on", "平成29年2月30日"))


def test_an_end_before_its_start(command: Command, copy_of_yamagata: Path) -> None:
    path = copy_of_yamagata / "agreements.csv"
    replace(path, "平成26年度/平成30年度", "平成30年度/平成26年度")
    row = row_of(path, "keio-4th,")
    assert_only_fault(
        command, copy_of_yamagata, Damage("agreements.csv", row, "period", "平成30年度/平成26年度")
    )


def test_a_quote_that_is_not_in_its_source(command: Command, copy_of_yamagata: Path) -> None:
    path = copy_of_yamagata / "posts.csv"
    row = row_of(path, "mayor,")
    replace(path, "seed-2018,鶴岡市長", "seed-2018,鶴岡市の市長")
    assert_only_fault(
        command, copy_of_yamagata, Damage("posts.csv", row, "quote", "does not stand in the text")
    )


def test_a_file_that_is_not_text(command: Command, copy_of_yamagata: Path) -> None:
    (copy_of_yamagata / "figures.csv").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    assert_only_fault(command, copy_of_yamagata, Damage("figures.csv", 3, None, "not a text file"))


def test_cp932_is_read_and_a_bad_byte_in_it_is_named(command: Command, copy_of_yamagata: Path) -> None:
    path = copy_of_yamagata / "meetings.csv"
    cp932 = path.read_text(encoding="utf-8").encode("cp932")
    path.write_bytes(cp932)
    assert command("check", "-i", copy_of_yamagata).returncode == 0
    lines = cp932.split(b"\n")
    lines[3] += b"\xff"
    path.write_bytes(b"\n".join(lines))
    assert_only_fault(
        command, copy_of_yamagata, Damage("meetings.csv", 4, None, "byte 0xFF is not a character of CP932")
    )


def test_a_bad_byte_in_utf8_is_named_as_such(command: Command, copy_of_yamagata: Path) -> None:
    path = copy_of_yamagata / "meetings.csv"
    lines = path.read_bytes().split(b"\n")
    lines[3] += b"\xff"
    path.write_bytes(b"\n".join(lines))
    assert_only_fault(
        command, copy_of_yamagata, Damage("meetings.csv", 4, None, "byte 0xFF is not a character of UTF-8")
    )


def test_an_empty_file(command: Command, copy_of_yamagata: Path) -> None:
    (copy_of_yamagata / "statements.csv").write_bytes(b"")
    assert_only_fault(command, copy_of_yamagata, Damage("statements.csv", None, None, "the file is empty"))


@pytest.mark.parametrize("table", ["statements", "organizations", "codes", "sources"])
def test_a_missing_file_is_told_once_however_many_rows_point_at_it(
    command: Command, copy_of_yamagata: Path, table: str
) -> None:
    (copy_of_yamagata / f"{table}.csv").unlink()
    assert_only_fault(command, copy_of_yamagata, Damage(f"{table}.csv", None, None, "the file is missing"))


def test_a_missing_cluster_toml(command: Command, copy_of_yamagata: Path) -> None:
    (copy_of_yamagata / "cluster.toml").unlink()
    assert_only_fault(command, copy_of_yamagata, Damage("cluster.toml", None, None, "the file is missing"))


def test_a_directory_in_place_of_a_file(command: Command, copy_of_yamagata: Path) -> None:
    path = copy_of_yamagata / "meetings.csv"
    path.unlink()
    path.mkdir()
    assert_only_fault(command, copy_of_yamagata, Damage("meetings.csv", None, None, "this is a folder"))


def test_one_id_in_two_tables(command: Command, copy_of_yamagata: Path) -> None:
    path = copy_of_yamagata / "posts.csv"
    with path.open("a", encoding="utf-8") as file:
        file.write("hmt-agilent-2005,職,,,,,seed-2018,鶴岡市長,,,,,,\n")
    rows = len(path.read_text(encoding="utf-8").splitlines())
    agreements = (copy_of_yamagata / "agreements.csv").read_text(encoding="utf-8").splitlines()
    first = next(n for n, line in enumerate(agreements, 1) if line.startswith("hmt-agilent-2005,"))
    (found,) = faults(command, copy_of_yamagata)
    assert (found["file"], found["row"]) in {("agreements.csv", first), ("posts.csv", rows)}
    assert found["code"] == "id-in-two-tables"


def test_the_same_id_and_source_twice(command: Command, copy_of_yamagata: Path) -> None:
    path = copy_of_yamagata / "posts.csv"
    text = path.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("mayor,"))
    path.write_text(f"{text}{line}\n", encoding="utf-8")
    row = len(text.splitlines()) + 1
    assert_only_fault(command, copy_of_yamagata, Damage("posts.csv", row, "id", "already stands in row"))


def test_many_faults_are_reported_in_one_run(command: Command, copy_of_yamagata: Path) -> None:
    replace(copy_of_yamagata / "agreements.csv", "平成26年度/平成30年度", "いつか")
    replace(copy_of_yamagata / "signatures.csv", ",keio-4th,tsuruoka,", ",keio-4th,nobody,")
    (copy_of_yamagata / "statements.csv").write_bytes(b"")
    found = faults(command, copy_of_yamagata)
    assert [problem["file"] for problem in found] == ["agreements.csv", "signatures.csv", "statements.csv"]


def test_a_folder_that_does_not_exist(command: Command, tmp_path: Path) -> None:
    result = command("check", "-i", tmp_path / "nowhere")
    assert result.returncode == 2
    assert "there is no folder" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_damaged_folder_is_not_built_from(command: Command, copy_of_yamagata: Path, tmp_path: Path) -> None:
    assert command("build", "-i", copy_of_yamagata, "-o", tmp_path / "out").returncode == 0
    before = (tmp_path / "out" / "graph.trig").read_bytes()
    replace(copy_of_yamagata / "agreements.csv", "平成26年度/平成30年度", "いつか")
    result = command("build", "-i", copy_of_yamagata, "-o", tmp_path / "out")
    assert result.returncode == 2
    assert "agreements.csv, row" in result.stderr
    assert (tmp_path / "out" / "graph.trig").read_bytes() == before
