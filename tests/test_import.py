"""The workbook by its commands: what an officer types, sees and gets, and what happens when the power goes."""

from __future__ import annotations

import io
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cluster_graph.tables.replacing import replace_files
from cluster_graph.tables.rows import TABLES
from cluster_graph.tables.workbook.exporting import export_workbook
from cluster_graph.tables.workbook.importing import import_workbook
from cluster_graph.tables.workbook.names import sheet_title
from tests.conftest import Command
from tests.factory import write_cluster
from tests.workbooks import AGREEMENTS, EVIDENCE, NEW, sound_book

posix = pytest.mark.skipif(os.name != "posix", reason="SIGKILL and fork are of POSIX")


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    return write_cluster(
        tmp_path / "tiny",
        organizations=[{"id": "tsuruoka", "name_ja": "鶴岡市"}, {"id": "keio", "name_ja": "慶應義塾"}],
        agreements=[{"id": "pact", "covers": "*", "period": "平成26年度/平成30年度"}],
        signatures=[{"agreement": "pact", "party": party} for party in ("tsuruoka", "keio")],
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def filled(data: bytes) -> bytes:
    """An officer adds an agreement and its parties below the last rows."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    columns = {
        name: {cell.value.split("\n")[1]: cell.column for cell in book[sheet_title(name)][1]}
        for name in TABLES
    }

    def add(name: str, **cells: str) -> None:
        sheet = book[sheet_title(name)]
        row = sheet.max_row + 1
        for column, text in cells.items():
            sheet.cell(row, columns[name][column], text)

    about = {"source": "s", "quote": "…のとおり"}
    add(
        "agreements",
        name_ja="包括連携協定",
        name_en="Framework agreement",
        kind="framework 包括連携協定",
        covers="*",
        signed_on="令和元年5月10日",
        period="2019-05-10/..",
        **about,
    )
    add("signatures", agreement="包括連携協定", party="鶴岡市", **about)
    add("signatures", agreement="framework-agreement", party="keio", **about)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_from_the_workbook_to_the_pages(command: Command, cluster: Path, tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    assert command("export", "-i", cluster, "-o", book).returncode == 0
    book.write_bytes(filled(book.read_bytes()))
    result = command("import", book, "-o", cluster)
    assert result.returncode == 0, result.stderr
    assert result.stdout == ""
    assert (
        'notice: agreements!A3: the id is empty and has become "framework-agreement"; copy it into the workbook.'
        in result.stderr
    )
    assert f"read 9 rows on 17 sheets; wrote to {cluster}: agreements.csv, signatures.csv" in result.stderr
    assert (
        (cluster / "agreements.csv")
        .read_text(encoding="utf-8")
        .splitlines()[2]
        .startswith(
            "framework-agreement,包括連携協定,Framework agreement,framework,*,,,令和元年5月10日,2019-05-10/..,"
        )
    )
    assert command("check", "-i", cluster).returncode == 0
    assert command("site", "-i", cluster, "-o", tmp_path / "site").returncode == 0
    page = tmp_path / "site" / "agreement" / "framework-agreement" / "index.html"
    assert "包括連携協定" in page.read_text(encoding="utf-8")


def test_from_the_empty_workbook_to_a_new_cluster(command: Command, tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    assert command("template", "-o", book).returncode == 0
    result = command("import", book, "-o", tmp_path / "ours")
    assert result.returncode == 0
    assert "notice: cluster: empty settings were given values: id = ours" in result.stderr
    assert command("check", "-i", tmp_path / "ours").returncode == 0
    again = command("import", book, "-o", tmp_path / "ours", "--lang", "ja")
    assert again.returncode == 0
    assert (
        f"17 シート、0 行を読みました。{tmp_path / 'ours'} と同じなので、何も書いていません。" in again.stderr
    )


def test_a_fault_is_told_by_sheet_and_cell_in_both_languages_and_nothing_is_written(
    command: Command, cluster: Path, tmp_path: Path
) -> None:
    rows = [AGREEMENTS[0], ["pact", "協定", None, "support", None, "いつか", *EVIDENCE]]
    book = tmp_path / "book.xlsx"
    book.write_bytes(sound_book(agreements=rows))
    before = contents(cluster)
    for lang, said in (
        ("en", f"The workbook holds 1 error, so nothing was written; {cluster} is as it was."),
        ("ja", f"ワークブックに 1 件の誤りがあるため、何も書きませんでした（{cluster} はそのままです）。"),
    ):
        result = command("import", book, "-o", cluster, "--allow-loss", "--lang", lang)
        assert result.returncode == 2
        assert "agreements!F2: " in result.stderr
        assert said in result.stderr
        assert contents(cluster) == before


def test_streams(cluster: Path, tmp_path: Path) -> None:
    program = [sys.executable, "-m", "cluster_graph"]
    out = subprocess.run([*program, "export", "-i", cluster, "-o", "-"], capture_output=True, check=True)
    assert out.stdout == export_workbook(cluster).data
    template = subprocess.run([*program, "template", "-o", "-"], capture_output=True, check=True)
    assert template.stdout.startswith(b"PK")
    result = subprocess.run(
        [*program, "import", "-", "-o", tmp_path / "new"], input=out.stdout, capture_output=True, check=True
    )
    assert b"read 6 rows on 17 sheets" in result.stderr
    assert contents(tmp_path / "new") == contents(cluster)


def test_what_else_stands_in_the_folder_stays(command: Command, cluster: Path, tmp_path: Path) -> None:
    (cluster / "README.md").write_text("ours", encoding="utf-8")
    (cluster / "sources").mkdir()
    (cluster / "sources" / "s.txt").write_text("…のとおり", encoding="utf-8")
    (cluster / "known-conflicts.csv").write_text("id,column,why\n", encoding="utf-8")
    book = tmp_path / "book.xlsx"
    book.write_bytes(filled(export_workbook(cluster).data))
    assert command("import", book, "-o", cluster).returncode == 0
    assert (cluster / "README.md").read_text(encoding="utf-8") == "ours"
    assert (cluster / "sources" / "s.txt").read_text(encoding="utf-8") == "…のとおり"
    assert (cluster / "known-conflicts.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import", "{tmp}/nothing.xlsx", "-o", "{tmp}/new"), "cannot read "),
        (("import", "{tmp}", "-o", "{tmp}/new"), "cannot read "),
        (("import", "{tmp}/book.xlsx", "-o", "{tmp}/book.xlsx"), " is not a folder."),
        (("import", "{tmp}/book.xlsx", "-o", "{tmp}/book.xlsx/inside"), "cannot write to "),
        (("export", "-i", "{tmp}/nowhere", "-o", "{tmp}/out.xlsx"), "there is no folder "),
        (("export", "-i", "{tmp}/tiny", "-o", "{tmp}"), "cannot write to "),
        (("template", "-o", "{tmp}/book.xlsx/inside.xlsx"), "cannot write to "),
    ],
)
def test_a_place_that_cannot_be_used_is_told(
    command: Command, cluster: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "book.xlsx").write_bytes(sound_book())
    result = command(*(argument.format(tmp=tmp_path) for argument in arguments))
    assert result.returncode == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "new").exists()


def versions(tmp_path: Path) -> list[bytes]:
    """Two workbooks of one cluster that differ in every table."""
    books = []
    for version in ("one", "two"):
        bodies = [{"id": f"o-{number}", "name_ja": f"{version} {number}"} for number in range(40)]
        about = {"note": version}
        folder = write_cluster(
            tmp_path / version,
            sources=[{"id": "s", "title_ja": version}],
            organizations=bodies,
            posts=[{"id": "p", **about}],
            agreements=[{"id": "a", **about}],
            signatures=[{"agreement": "a", "party": "o-1", **about}],
            programmes=[{"id": "w", **about}],
            codes=[{"scheme": "theme", "notation": "t", "label_ja": version}],
        )
        books.append(export_workbook(folder).data)
    return books


def tables_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}


@posix
def test_killed_at_any_moment_the_tables_are_all_old_or_all_new(tmp_path: Path) -> None:
    """Copies of this process write one version and the other by turns, slowly, and are killed at random times."""
    folder = tmp_path / "cluster"
    files = [
        {name: text.encode() for name, text in import_workbook(book, folder, NEW).files.items()}
        for book in versions(tmp_path)
    ]
    replace_files(folder, files[0])
    wholes = [{name: data for name, data in version.items() if name.endswith(".csv")} for version in files]
    chance, outcomes = random.Random(4), set()  # noqa: S311 - moments, not secrets
    for _ in range(120):
        current = wholes.index(tables_of(folder))
        process = os.fork()
        if process == 0:
            _write_slowly(folder, files[1 - current])
        time.sleep(chance.uniform(0, 0.045))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        assert tables_of(folder) in wholes
        outcomes.add(wholes.index(tables_of(folder)) == current)
    assert outcomes == {True, False}
    replace_files(folder, files[0])
    replace_files(folder, files[1])
    left = [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]
    assert all(not (tmp_path / name / "lock").exists() for name in left)


def _write_slowly(folder: Path, files: dict[str, bytes]) -> None:
    def slow(call: Any) -> Any:
        def wrapper(*arguments: Any, **named: Any) -> Any:
            time.sleep(0.0005)
            return call(*arguments, **named)

        return wrapper

    setattr(os, "fsync", lambda _: None)  # noqa: B010 - as the others below
    for name in ("link", "rename", "replace", "unlink", "mkdir", "chmod"):
        setattr(os, name, slow(getattr(os, name)))
    try:
        replace_files(folder, files)
    finally:
        os._exit(0)


@posix
def test_the_command_killed_at_any_moment_leaves_tables_that_are_read(tmp_path: Path) -> None:
    books = versions(tmp_path)
    folder = tmp_path / "cluster"
    whole = []
    for number, data in enumerate(books):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(data)
        started = time.monotonic()
        subprocess.run(_import(path, folder), check=True, capture_output=True)
        duration = time.monotonic() - started
        whole.append(tables_of(folder))
    chance = random.Random(5)  # noqa: S311 - moments, not secrets
    for turn in range(6):
        process = subprocess.Popen(_import(tmp_path / f"{turn % 2}.xlsx", folder), stderr=subprocess.DEVNULL)
        time.sleep(duration * chance.uniform(0.5, 1.1))
        process.kill()
        process.wait()
        assert tables_of(folder) in whole


def _import(book: Path, folder: Path) -> list[str]:
    return [sys.executable, "-m", "cluster_graph", "import", str(book), "-o", str(folder)]
