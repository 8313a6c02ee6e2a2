"""One CSV file to rows of text, whatever a spreadsheet made of it. Knows no column.

UTF-8 with and without a byte order mark and CP932 (what Japanese Excel writes) are read. Row numbers are those a
spreadsheet shows: the header is row 1.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from cluster_graph.problems import Place, Problem, Words


@dataclass(frozen=True, slots=True)
class CsvRows:
    """The header and the rows that are not blank, each with its row number."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def _refused(file: str, code: str, ja: str, en: str, row: int | None = None) -> Problem:
    return Problem(code, Words(ja, en), Place(file, row))


# Bytes 80, A0, FD, FE and FF are no characters of CP932, but Python's codec gives them these code points.
_NO_CP932 = re.compile("[\x80\uf8f0-\uf8f3]")


def _cp932(data: bytes) -> tuple[int, str | None]:
    """The text in CP932, or the position of the first byte that is none."""
    try:
        text = data.decode("cp932")
    except UnicodeDecodeError as error:
        return error.start, None
    wrong = _NO_CP932.search(text)
    return (len(text[: wrong.start()].encode("cp932")), None) if wrong else (len(data), text)


def _decode(data: bytes, file: str) -> str | Problem:
    if b"\x00" in data:
        return _refused(
            file,
            "not-text",
            "文字のファイルではありません。CSV UTF-8 で保存してください。",
            "this is not a text file; save it as CSV UTF-8.",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        utf8_position = error.start
    cp932_position, text = _cp932(data)
    if text is not None:
        return text
    # The encoding that reads further is the one that was meant.
    name = "UTF-8" if utf8_position > cp932_position else "CP932"
    position = max(utf8_position, cp932_position)
    row, byte = data.count(b"\n", 0, position) + 1, data[position]
    return _refused(
        file,
        "bad-byte",
        f"{name} の文字として読めないバイト 0x{byte:02X} があります。CSV UTF-8 で保存し直してください。",
        f"byte 0x{byte:02X} is not a character of {name}; save the file again as CSV UTF-8.",
        row,
    )


def _read_bytes(path: Path) -> bytes | Problem:
    if path.is_dir():
        return _refused(
            path.name,
            "directory",
            "ファイルではなくフォルダです。同じ名前の CSV ファイルを置いてください。",
            "this is a folder; a CSV file of that name is needed.",
        )
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _refused(
            path.name, "unreadable-file", f"読めません（{reason}）。", f"it cannot be read: {reason}."
        )


def read_csv(path: Path) -> CsvRows | Problem:
    """The rows of a CSV file, or the one problem that keeps it from being read."""
    data = _read_bytes(path)
    if isinstance(data, Problem):
        return data
    text = _decode(data, path.name)
    if isinstance(text, Problem):
        return text
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, tuple[str, ...]]] = []
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                rows.append((number, tuple(cells)))
    except csv.Error as error:
        return _refused(
            path.name,
            "bad-csv",
            f'CSV として読めません（{error}）。引用符「"」が閉じているか確かめてください。',
            f"it cannot be read as CSV: {error}; is every quotation mark closed?",
            number + 1,
        )
    if not rows:
        return _refused(
            path.name,
            "empty-file",
            "空のファイルです。行がなくても見出しの行は必要です。",
            "the file is empty; even without rows it needs its header row.",
        )
    (_, header), *body = rows
    return CsvRows(tuple(cell.strip() for cell in header), tuple(body))
