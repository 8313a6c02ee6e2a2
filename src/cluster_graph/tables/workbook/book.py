"""The bytes of a workbook to sheets of plain values: .xlsx, .xls and .ods, whatever state they are in.

Gives each sheet's values with what :mod:`marks` adds, or raises :class:`~cluster_graph.problems.InputError` with a
sentence that says what would help. Knows no table.
"""

from __future__ import annotations

import datetime
import io
import json
import lzma
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import ParseError

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from cluster_graph.problems import InputError, Words
from cluster_graph.tables.workbook import xls_process
from cluster_graph.tables.workbook.marks import Marks, ods_marks, xlsx_marks

Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta

MOST_CELLS = 12_000_000
"""From the first to the last of a sheet: half a million rows of a table with 24 columns."""
MOST_COLUMNS = 16_384
_MOST_BYTES = 1_500_000_000
_PATIENCE = 300.0
"""Seconds that an old workbook may take."""
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    ParseError,
    LookupError,
    ValueError,
    EOFError,
    OSError,
    NotImplementedError,
    RecursionError,
)
"""What the library of Python raises for a package that is damaged in one way or another."""
_ZIP, _OLD = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(slots=True)
class Sheet:
    """One sheet: its title, whether it is hidden, its values row by row from cell A1, and marks.

    ``merged``: first and last row and column of merged cells, counted from 1.
    """

    title: str
    hidden: bool
    rows: list[list[Value]]
    marks: Marks = field(default_factory=Marks)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Book:
    """The sheets of a workbook. ``tells_errors``: whether a cell with an error can be told from an empty one."""

    sheets: list[Sheet]
    tells_errors: bool = True


def _refused(ja: str, en: str) -> InputError:
    return InputError(Words(ja, en))


def _damaged(detail: str) -> InputError:
    return _refused(
        f"ワークブックが壊れていて読めません（{detail}）。Excel か LibreOffice で開いて保存し直してください。",
        f"the workbook is damaged and cannot be read ({detail}); open it in Excel or LibreOffice and save it again.",
    )


def read_book(data: bytes) -> Book:
    """The sheets of a workbook. Raises :class:`InputError` where it is none, or cannot be opened."""
    if data.startswith(_ZIP):
        marks = _marks_of_package(data)
        return Book(_sheets(data, marks))
    if data.startswith(_OLD):
        if _ENCRYPTED in data:
            raise _protected()
        return Book(_old_sheets(data), tells_errors=False)
    raise _no_workbook(data)


def _protected() -> InputError:
    return _refused(
        "ワークブックにパスワードがかかっています。パスワードを外して保存し直してください。",
        "the workbook is protected by a password; save it again without one.",
    )


def _no_workbook(data: bytes) -> InputError:
    if not data:
        return _refused("ファイルが空です。", "the file is empty.")
    head = data[:2000]
    is_text = b"\x00" not in head and sum(byte < 32 and byte not in b"\t\r\n\x1b" for byte in head) == 0
    if is_text and head.lstrip()[:1] == b"<":
        return _refused(
            "ワークブックではなく HTML か XML のファイルです。Excel で開き、.xlsx で保存し直してください。",
            "this is no workbook but an HTML or XML file; open it in Excel and save it as .xlsx.",
        )
    if is_text:
        return _refused(
            "ワークブックではなく文字のファイル（CSV など）です。Excel か LibreOffice で開き、.xlsx で保存し直してください。"
            "CSV の表は、そのままフォルダに置けます。",
            "this is no workbook but a text file, such as CSV; open it in Excel or LibreOffice and save it as .xlsx. "
            "Tables in CSV can be put into the folder as they are.",
        )
    return _refused(
        "ワークブック（.xlsx、.ods、.xls）ではありません。Excel か LibreOffice で .xlsx として保存してください。",
        "this is no workbook (.xlsx, .ods or .xls); save it as .xlsx in Excel or LibreOffice.",
    )


def _marks_of_package(data: bytes) -> dict[str, Marks]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            if sum(entry.file_size for entry in package.infolist()) > _MOST_BYTES:
                raise _too_large()
            if any(entry.flag_bits & 1 for entry in package.infolist()):
                raise _protected()
            if "xl/workbook.xml" in names:
                return xlsx_marks(package)
            if "content.xml" in names:
                _refuse_encrypted_ods(package)
                return ods_marks(package)
    except _UNREADABLE as error:
        raise _damaged(" ".join(str(error).split())[:120] or type(error).__name__) from error
    if "xl/workbook.bin" in names:
        raise _refused(
            "Excel バイナリ ブック（.xlsb）は読めません。.xlsx で保存し直してください。",
            "binary workbooks (.xlsb) are not read; save it as .xlsx.",
        )
    raise _no_workbook(b"PK\x00")


def _refuse_encrypted_ods(package: zipfile.ZipFile) -> None:
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise _protected()


def _too_large() -> InputError:
    return _refused(
        "ワークブックが大きすぎます。表の外に値や書式が残っていないか確かめ、要らない行と列を削除してください。",
        "the workbook is too large; delete the rows and columns beyond the tables.",
    )


def _sheets(data: bytes, marks: dict[str, Marks]) -> list[Sheet]:
    if any(mark.reach > MOST_CELLS or mark.last_column > MOST_COLUMNS for mark in marks.values()):
        raise _too_large()
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            found = []
            for about in book.sheets_metadata:
                if about.typ is not SheetTypeEnum.WorkSheet:
                    continue
                sheet = book.get_sheet_by_name(about.name)
                hidden = about.visible is not SheetVisibleEnum.Visible
                found.append(
                    Sheet(
                        about.name,
                        hidden,
                        _values(sheet),
                        _known(marks, about.name),
                        _counted(sheet.merged_cell_ranges or []),
                    )
                )
            return found
    except PasswordError as error:
        raise _protected() from error
    except (CalamineError, ValueError, OverflowError, OSError) as error:
        raise _damaged(str(error)) from error
    except BaseException as error:
        # A fault of the reader of values, told as what it is: this file cannot be read.
        if type(error).__name__ == "PanicException":
            raise _damaged("unexpected content") from error
        raise


def _known(marks: dict[str, Marks], title: str) -> Marks:
    if title not in marks:
        raise _damaged("a sheet that stands nowhere")
    return marks[title]


def _old_sheets(data: bytes) -> list[Sheet]:
    """The sheets of an .xls workbook, read where a damaged one can do no harm."""
    program = [sys.executable, "-I", xls_process.__file__, str(MOST_CELLS)]
    try:
        done = subprocess.run(program, input=data, capture_output=True, check=False, timeout=_PATIENCE)  # noqa: S603 - our own program
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _damaged(type(error).__name__) from error
    if done.returncode == xls_process.TOO_LARGE:
        raise _too_large()
    if done.returncode:
        raise _damaged(".xls")
    return [
        Sheet(
            found["title"],
            found["hidden"],
            [[xls_process.value_of(value) for value in row] for row in found["rows"]],
            merged=_counted(found["merged"]),
        )
        for found in json.loads(done.stdout)
    ]


def _values(sheet: CalamineSheet) -> list[list[Value]]:
    if sheet.end is None:
        return []
    last_row, last_column = sheet.end
    if (last_row + 1) * (last_column + 1) > MOST_CELLS or last_column >= MOST_COLUMNS:
        raise _too_large()
    return sheet.to_python(skip_empty_area=False)


def _counted(ranges: Sequence[Sequence[Sequence[int]]]) -> list[tuple[int, int, int, int]]:
    """Ranges of cells, counted from 1."""
    return [(first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1) for first, last in ranges]
