"""One CSV file to rows of text, whatever a spreadsheet made of it. Knows no column.

UTF-8 with and without a byte order mark and CP932 (what Japanese Excel writes) are read. Row numbers are those a
spreadsheet shows: the header is row 1.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from cluster_graph.problems import Place, Problem, Words
from cluster_graph.tables.quoting import quoted


@dataclass(frozen=True, slots=True)
class CsvRows:
    """The header and the rows that are not blank, each with its row number."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def _refused(file: str, code: str, ja: str, en: str, row: int | None = None) -> Problem:
    return Problem(code, Words(ja, en), Place(file, row))


# Bytes 80, A0, FD, FE and FF are no characters of CP932, but Python's codec gives them these code points.
_NO_CP932 = re.compile("[\x80\uf8f0-\uf8f3]")
_LINE = re.compile(rb"\r\n|\r|\n")
_LONGEST_CELL = csv.field_size_limit()


def _line_at(data: bytes, position: int) -> int:
    """The number of the line that holds a byte; lines end with LF, CR LF or CR."""
    return len(_LINE.findall(data, 0, position)) + 1


def _cp932(data: bytes) -> tuple[int, str | None]:
    """The text in CP932, or the position of the first byte that is none."""
    try:
        text = data.decode("cp932")
    except UnicodeDecodeError as error:
        return error.start, None
    wrong = _NO_CP932.search(text)
    return (len(text[: wrong.start()].encode("cp932")), None) if wrong else (len(data), text)


def _utf8_position(data: bytes) -> int | None:
    """Where the bytes cease to be UTF-8; ``None`` where they are it to the end."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None


def _not_one_byte_a_letter(data: bytes, file: str) -> Problem | None:
    """The problem of a file in UTF-16 or UTF-32, or of one that is no text: all hold NUL, or a mark of their own."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (data[:4].count(0) == 2 and data[:4:2].count(0) in (0, 2)):
        name = "UTF-32" if data[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff") else "UTF-16"
        return _refused(
            file,
            "wrong-encoding",
            f"文字コードが {name} です（Excel の「Unicode テキスト」など）。CSV UTF-8 で保存し直してください。",
            f'the file is in {name} (such as "Unicode Text" of Excel); save it again as CSV UTF-8.',
            1,
        )
    position = data.find(b"\0")
    if position < 0:
        return None
    return _refused(
        file,
        "not-text",
        "文字のファイルではありません（NUL バイトがあります）。CSV UTF-8 で保存し直してください。",
        "this is not a text file: it holds a NUL byte; save it again as CSV UTF-8.",
        _line_at(data, position),
    )


def _encoding_of(line: bytes) -> str | None:
    """What a line was meant to be: ``UTF-8``, ``CP932``, or ``None`` where it may be both or neither.

    Bytes of Japanese in UTF-8 often are some letters in CP932 too; bytes of CP932 are kana or kanji in UTF-8 by
    chance alone, few of a line. So a line is UTF-8 where four fifths of it are, even if some byte is broken.
    """
    if line.isascii():
        return None
    letters = [c for c in line.decode("utf-8", "ignore") if c >= "\u3000" and c.encode("cp932", "ignore")]
    if 3 * len(letters) >= 0.8 * sum(byte >= 0x80 for byte in line):
        return "UTF-8"
    return "CP932" if _utf8_position(line) is not None and _cp932(line)[1] is not None else None


def _bad_byte(data: bytes, file: str, name: str, position: int) -> Problem:
    byte = data[position]
    return _refused(
        file,
        "bad-byte",
        f"{name} の文字として読めないバイト 0x{byte:02X} があります。CSV UTF-8 で保存し直してください。",
        f"byte 0x{byte:02X} is not a character of {name}; save the file again as CSV UTF-8.",
        _line_at(data, position),
    )


def _mixed(file: str, usual: str, other: str, number: int) -> Problem:
    return _refused(
        file,
        "mixed-encodings",
        f"{usual} のファイルですが、この行は {other} です。別の文字コードのファイルをつないでいませんか。"
        "全体を CSV UTF-8 で保存し直してください。",
        f"the file is in {usual}, but this line is in {other}: were two files joined? Save all of it as CSV UTF-8.",
        number,
    )


def decoded(data: bytes, file: str) -> str | Problem:
    """The text of a file in UTF-8 or CP932, or the one problem that keeps it from being read."""
    if problem := _not_one_byte_a_letter(data, file):
        return problem
    utf8_position = _utf8_position(data)
    if utf8_position is None:
        return data.decode("utf-8-sig")
    first: dict[str, int] = {}
    counts = Counter[str]()
    for number, line in enumerate(_LINE.split(data), start=1):
        if name := _encoding_of(line):
            first.setdefault(name, number)
            counts[name] += 1
    marked = data.startswith(b"\xef\xbb\xbf")
    if counts["CP932"] and (counts["UTF-8"] or marked):
        is_utf8 = marked or counts["UTF-8"] >= counts["CP932"]
        usual, other = ("UTF-8", "CP932") if is_utf8 else ("CP932", "UTF-8")
        return _mixed(file, usual, other, first[other])
    cp932_position, text = _cp932(data)
    # Where no line tells, the encoding that reads further is the one that was meant.
    if marked or counts["UTF-8"] or (text is None and not counts["CP932"] and utf8_position > cp932_position):
        return _bad_byte(data, file, "UTF-8", utf8_position)
    return _bad_byte(data, file, "CP932", cp932_position) if text is None else text


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
    text = decoded(data, path.name)
    return text if isinstance(text, Problem) else parsed(text, path.name)


def parsed(text: str, file: str) -> CsvRows | Problem:
    """The rows of a text in CSV, or the one problem that keeps it from being read."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, tuple[str, ...]]] = []
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                rows.append((number, tuple(cells)))
    except csv.Error as error:
        return _unreadable(file, number + 1, str(error))
    if not rows:
        return _refused(
            file,
            "empty-file",
            "空のファイルです。行がなくても見出しの行は必要です。",
            "the file is empty; even without rows it needs its header row.",
        )
    (_, header), *body = rows
    # A heading is no more than a name to look up, and to quote where it is none.
    return CsvRows(tuple(quoted(cell) for cell in header), tuple(body))


def _unreadable(file: str, row: int, reason: str) -> Problem:
    if "field limit" in reason:
        return _refused(
            file,
            "long-cell",
            f'この行から、{_LONGEST_CELL:,}字より長いセルが始まっています。引用符「"」が閉じているか確かめてください。',
            f"a cell of more than {_LONGEST_CELL:,} characters starts here; is every quotation mark closed?",
            row,
        )
    return _refused(
        file,
        "bad-csv",
        f'この行から CSV として読めません（{reason}）。引用符「"」が閉じているか、引用符のすぐ外に文字がないか確かめてください。',
        f"from here on it cannot be read as CSV ({reason}): is every quotation mark closed, and nothing beside it?",
        row,
    )
