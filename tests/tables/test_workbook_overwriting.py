"""A workbook that is written over another: no row that stands nowhere else is lost, and what stays behind is said."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cluster_graph.problems import InputError
from cluster_graph.tables.workbook.exporting import export_workbook, template_workbook
from cluster_graph.tables.workbook.names import SETTINGS_SHEET, sheet_title
from cluster_graph.tables.workbook.overwriting import refuse_to_lose
from tests.conftest import Command
from tests.factory import SETTINGS, write_cluster
from tests.workbooks import EVIDENCE, Rows, book_of, imported

EVIDENCED = {"source": EVIDENCE[0], "quote": EVIDENCE[1]}


@pytest.fixture(scope="module")
def template() -> bytes:
    return template_workbook()


def changed(data: bytes, change: Callable[[Any], None]) -> bytes:
    """The workbook after somebody has worked in it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def enter(book: Any, table: str, **cells: str) -> None:
    """A row below the last one of a sheet."""
    sheet = book[sheet_title(table)]
    columns = {cell.value.partition("\n")[2]: cell.column for cell in sheet[1]}
    row = sheet.max_row + 1
    for name, text in cells.items():
        sheet.cell(row, columns[name], text)


def two_agreements(book: Any) -> None:
    enter(book, "agreements", id="pact", name_ja="協定", **EVIDENCED)
    enter(book, "agreements", name_ja="第二の協定", **EVIDENCED)


def refusal(path: Path, standing: bytes, to_write: bytes) -> str:
    path.write_bytes(standing)
    with pytest.raises(InputError) as caught:
        refuse_to_lose(path, to_write)
    assert path.read_bytes() == standing
    return caught.value.words.en


def nothing_lost(path: Path, standing: bytes, to_write: bytes) -> None:
    path.write_bytes(standing)
    refuse_to_lose(path, to_write)


@pytest.mark.parametrize("words", [("template",), ("export", "-i", "tiny")], ids=["template", "export"])
def test_rows_that_stand_nowhere_else_are_not_overwritten_unless_it_is_asked_for(
    command: Command, tmp_path: Path, template: bytes, words: tuple[str, ...]
) -> None:
    write_cluster(tmp_path / "tiny")
    words = tuple(str(tmp_path / word) if word == "tiny" else word for word in words)
    book = tmp_path / "book.xlsx"
    filled = changed(template, two_agreements)
    book.write_bytes(filled)
    done = command(*words, "-o", book)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"{book} holds 2 rows that the workbook to be written does not hold, the first at agreements!A3, "
        "so nothing was written; name another file, or give --overwrite to replace it.\n"
    )
    japanese = command(*words, "-o", book, "--lang", "ja")
    assert japanese.stderr == (
        f"{book} には、書き出すワークブックにない行が 2 行ある（最初は agreements!A3）ため、何も書きませんでした。"
        "別の名前を指定するか、置き換えてよければ --overwrite を付けてください。\n"
    )
    assert book.read_bytes() == filled
    assert command(*words, "-o", book, "--overwrite").returncode == 0
    assert book.read_bytes() != filled


def test_a_workbook_that_holds_nothing_new_is_overwritten(
    command: Command, tmp_path: Path, template: bytes
) -> None:
    book, folder = tmp_path / "book.xlsx", write_cluster(tmp_path / "tiny", organizations=[{"id": "a"}])
    for words in (("template",), ("template",), ("export", "-i", folder), ("export", "-i", folder)):
        assert command(*words, "-o", book).returncode == 0
    assert book.read_bytes() == export_workbook(folder).data
    # Two rows and eight settings.
    assert "holds 10 rows that" in command("template", "-o", book).stderr


def test_a_file_that_is_no_workbook_of_ours_is_not_overwritten_unless_it_is_asked_for(
    command: Command, tmp_path: Path
) -> None:
    graph = tmp_path / "graph.ttl"
    graph.write_text("<a> <b> <c> .\n", encoding="utf-8")
    done = command("template", "-o", graph)
    assert done.returncode == 2
    assert done.stderr == (
        f"{graph} cannot be read as a workbook of a cluster's tables, so nothing was written; "
        "name another file, or give --overwrite to replace it.\n"
    )
    assert graph.read_text(encoding="utf-8") == "<a> <b> <c> .\n"
    assert command("template", "-o", graph, "--overwrite").returncode == 0
    assert graph.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    "standing", [book_of({"予算": [["項目", "金額"], ["旅費", 100]]}), b"PK\x03\x04 broken", b"\x00\x01"]
)
def test_other_workbooks_and_damaged_ones_are_no_workbooks_of_ours(
    tmp_path: Path, template: bytes, standing: bytes
) -> None:
    assert "cannot be read as a workbook" in refusal(tmp_path / "book.xlsx", standing, template)


def test_an_empty_file_holds_nothing_that_could_be_lost(tmp_path: Path, template: bytes) -> None:
    nothing_lost(tmp_path / "book.xlsx", b"", template)


def test_standard_output_is_written_whatever_stands_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "-").write_text("a file of that name", encoding="utf-8")
    program = [sys.executable, "-m", "cluster_graph", "template", "-o", "-"]
    done = subprocess.run(program, cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout.startswith(b"PK")


def test_what_import_has_taken_in_is_held_although_it_proposed_ids_and_read_names(
    tmp_path: Path, template: bytes
) -> None:
    def work(book: Any) -> None:
        enter(book, "sources", id="s", title_ja="資料", issued="２０１８年８月２８日")
        enter(book, "organizations", name_ja="鶴岡市", kind="city 市", **EVIDENCED)
        enter(book, "agreements", name_ja="包括協定", name_en="Framework", **EVIDENCED)
        enter(book, "signatures", agreement="包括協定", party="鶴岡市", **EVIDENCED)
        for row in book[SETTINGS_SHEET].iter_rows(min_row=2):
            if row[0].value.endswith("\ntitle.ja"):
                row[1].value = "題名"

    filled = changed(template, work)
    folder = tmp_path / "tiny"
    folder.mkdir()
    for name, text in imported(filled, folder).files.items():
        (folder / name).write_text(text, encoding="utf-8")
    nothing_lost(tmp_path / "book.xlsx", filled, export_workbook(folder).data)


def test_a_row_of_which_one_cell_differs_is_told(tmp_path: Path) -> None:
    old = write_cluster(tmp_path / "old", organizations=[{"id": "a"}, {"id": "b"}])
    new = write_cluster(tmp_path / "new", organizations=[{"id": "a"}, {"id": "b", "kind": "city"}])
    said = refusal(tmp_path / "book.xlsx", export_workbook(old).data, export_workbook(new).data)
    assert "holds 1 row that the workbook to be written does not hold, at organizations!A3," in said


def test_a_row_that_is_held_with_more_cells_is_not_lost(tmp_path: Path) -> None:
    old = write_cluster(tmp_path / "old", organizations=[{"id": "a"}])
    new = write_cluster(tmp_path / "new", organizations=[{"id": "a", "name_en": "A"}])
    nothing_lost(tmp_path / "book.xlsx", export_workbook(old).data, export_workbook(new).data)


def test_settings_notes_beside_the_table_and_sheets_of_ones_own_are_work_too(
    tmp_path: Path, template: bytes
) -> None:
    def settings(book: Any) -> None:
        book[SETTINGS_SHEET]["B5"] = "題名"

    def note(book: Any) -> None:
        sheet = book[sheet_title("organizations")]
        sheet.cell(1, sheet.max_column + 1, "メモ")
        sheet.cell(7, sheet.max_column, "要確認")

    def sheet(book: Any) -> None:
        book.create_sheet("メモ")["B2"] = "要確認"

    for change, place in ((settings, "cluster!B5"), (sheet, "メモ!B2")):
        assert f" at {place}," in refusal(tmp_path / "book.xlsx", changed(template, change), template)
    assert " at organizations!" in refusal(tmp_path / "book.xlsx", changed(template, note), template)


def test_a_cell_that_cannot_be_read_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    folder = write_cluster(tmp_path / "tiny", organizations=[{"id": "a"}, {"id": "b"}])
    rows: Rows = [["id", "name_ja", "nistep"], ["a", "a", None], ["b", "b", 1.5e20]]
    said = refusal(tmp_path / "book.xlsx", book_of({"organizations": rows}), export_workbook(folder).data)
    assert "holds 1 row that" in said
    assert " at organizations!A3," in said


def test_export_says_what_stays_in_the_folder(command: Command, tmp_path: Path) -> None:
    folder = write_cluster(tmp_path / "tiny", SETTINGS)
    assert "left in the folder" not in command("export", "-i", folder, "-o", tmp_path / "a.xlsx").stderr
    (folder / "known-conflicts.csv").write_text("id,column,why\n", encoding="utf-8")
    (folder / "sources").mkdir()
    (folder / "sources" / "s.txt").write_text("…のとおり", encoding="utf-8")
    done = command("export", "-i", folder, "-o", tmp_path / "b.xlsx")
    assert done.returncode == 0
    assert (
        "not in the workbook, but left in the folder: known-conflicts.csv and the texts in sources/; "
        "a new folder made from the workbook needs a copy of what is left.\n" in done.stderr
    )
    japanese = command("export", "-i", folder, "-o", tmp_path / "c.xlsx", "--lang", "ja").stderr
    assert "known-conflicts.csv と sources/ の本文はワークブックに入らずフォルダに残るので、" in japanese
