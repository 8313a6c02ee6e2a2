"""Small workbooks as officers make them, and LibreOffice to convert them."""

from __future__ import annotations

import datetime
import io
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cluster_graph.problems import InputError, Problem
from cluster_graph.tables.workbook.importing import Imported, InvalidWorkbook, import_workbook
from cluster_graph.tables.workbook.settings_reading import NewCluster

Rows = Sequence[Sequence[Any]]
NEW = NewCluster("tiny", datetime.date(2018, 8, 28))
EVIDENCE = ("s", "…のとおり")
SOURCES: Rows = [["id", "title_ja"], ["s", "資料"]]
ORGANIZATIONS: Rows = [
    ["id", "name_ja", "kind", "source", "quote"],
    ["tsuruoka", "鶴岡市", "city", *EVIDENCE],
    ["keio", "慶應義塾", "school-corporation", *EVIDENCE],
]
AGREEMENTS: Rows = [
    ["id", "name_ja", "name_en", "kind", "signed_on", "period", "source", "quote"],
    ["pact", "協定", None, "support", "2017-07-10", "FY2014/FY2018", *EVIDENCE],
]
SIGNATURES: Rows = [["agreement", "party", "source", "quote"], ["pact", "keio", *EVIDENCE]]
SOUND: dict[str, Rows] = {
    "sources": SOURCES,
    "organizations": ORGANIZATIONS,
    "agreements": AGREEMENTS,
    "signatures": SIGNATURES,
}


def book_of(sheets: Mapping[str, Rows], change: Callable[[Any], None] | None = None) -> bytes:
    """A workbook with these sheets; ``change`` may do to it what people do."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    if change is not None:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sound_book(change: Callable[[Any], None] | None = None, **sheets: Rows) -> bytes:
    """A workbook that can be imported, with these sheets in the place of its own."""
    return book_of({**SOUND, **sheets}, change)


def imported(data: bytes, folder: Path) -> Imported:
    """What a workbook gives; ``folder`` need not exist, and what it holds may go."""
    return import_workbook(data, folder, NEW, may_lose=True)


def problems_of(data: bytes, folder: Path) -> list[Problem]:
    """All that is said of a workbook, whether it can be imported or not."""
    try:
        return imported(data, folder).problems
    except InvalidWorkbook as error:
        return error.problems


def refusal(data: bytes, folder: Path) -> InputError:
    """The error with which a workbook is refused."""
    with pytest.raises(InputError) as caught:
        imported(data, folder)
    return caught.value


def invalid(data: bytes, folder: Path) -> InvalidWorkbook:
    """The error with which a workbook that can be read, but is wrong, is refused."""
    error = refusal(data, folder)
    assert isinstance(error, InvalidWorkbook)
    return error


def table(found: Imported, name: str) -> list[dict[str, str]]:
    """The rows of a table as they are to be written, without empty cells."""
    import csv

    rows = csv.DictReader(io.StringIO(found.files[f"{name}.csv"]))
    return [{column: text for column, text in row.items() if text} for row in rows]


def converted(books: Mapping[str, bytes], suffix: str, folder: Path) -> dict[str, bytes]:
    """Workbooks as LibreOffice saves them. Skips the test, and fails where ``CI=true``, if there is none."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        reason = "no LibreOffice on this machine; on Debian: apt-get install libreoffice-calc-nogui"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    for name, data in books.items():
        (folder / f"{name}.xlsx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    arguments = ["--headless", "--convert-to", suffix, "--outdir", "out", *(f"{name}.xlsx" for name in books)]
    subprocess.run(
        [program, f"-env:UserInstallation={profile}", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=180,
    )
    return {name: (folder / "out" / f"{name}.{suffix}").read_bytes() for name in books}
