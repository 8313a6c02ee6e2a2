"""CSV files as spreadsheets make them: what is read, and where a file that cannot be read is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_graph.problems import Problem
from cluster_graph.tables.csvfile import CsvRows, decoded, parsed, read_csv

many = settings(derandomize=True, deadline=None, max_examples=150, database=None)
SPECIAL = "㈱鶴岡①髙﨑～－∥ⅣⅢ㎡№℡纊"


def read(folder: Path, data: bytes) -> CsvRows | Problem:
    path = folder / "agreements.csv"
    path.write_bytes(data)
    return read_csv(path)


def rows(folder: Path, data: bytes) -> list[tuple[int, tuple[str, ...]]]:
    found = read(folder, data)
    assert isinstance(found, CsvRows), found
    return [(1, found.header), *found.rows]


def problem(folder: Path, data: bytes) -> Problem:
    found = read(folder, data)
    assert isinstance(found, Problem), found
    assert found.place.file == "agreements.csv" and found.place.column is None
    assert found.words.ja.endswith("。") and found.words.en[-1] in ".?"
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_make_no_difference(tmp_path: Path, encoding: str, newline: str) -> None:
    text = newline.join(["id,name_ja", f"a,{SPECIAL}", 'b,"鶴,岡"', ""])
    assert rows(tmp_path, text.encode(encoding)) == [
        (1, ("id", "name_ja")),
        (2, ("a", SPECIAL)),
        (3, ("b", "鶴,岡")),
    ]


def test_the_wave_dash_of_other_systems_stays_what_it_is_in_utf8(tmp_path: Path) -> None:
    assert rows(tmp_path, "id\n〜\n".encode())[1] == (2, ("〜",))


def test_half_width_katakana_in_cp932_are_not_taken_for_utf8(tmp_path: Path) -> None:
    # Each pair of bytes of ﾂｱﾂｱ is a letter in UTF-8 too; the line beside it tells.
    text = "id,name_ja\na,ﾂｱﾂｱ\nb,鶴岡\nc,ﾃﾞｰﾀ\n"
    assert rows(tmp_path, text.encode("cp932"))[1] == (2, ("a", "ﾂｱﾂｱ"))


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    data = 'id,name_ja\n\na,"鶴\n岡"\n,,\nb,c\n'.encode()
    assert rows(tmp_path, data) == [(1, ("id", "name_ja")), (3, ("a", "鶴\n岡")), (5, ("b", "c"))]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16_is_named(tmp_path: Path, encoding: str) -> None:
    found = problem(tmp_path, "id,name_ja\na,鶴岡\n".encode(encoding))
    assert found.code == "wrong-encoding" and found.place.row == 1
    assert encoding[:6].upper() in found.words.en and "CSV UTF-8" in found.words.ja


def test_a_nul_byte_is_named_with_its_line(tmp_path: Path) -> None:
    found = problem(tmp_path, b"id,name_ja\r\na,b\r\nc,\x00\r\n")
    assert (found.code, found.place.row) == ("not-text", 3)


@pytest.mark.parametrize(
    ("lines", "row", "usual", "other"),
    [
        (["u", "u", "c", "u"], 4, "UTF-8", "CP932"),
        (["c", "c", "u"], 4, "CP932", "UTF-8"),
        (["c", "u"], 2, "UTF-8", "CP932"),
    ],
)
@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"])
def test_a_line_in_another_encoding_is_named(
    tmp_path: Path, lines: list[str], row: int, usual: str, other: str, newline: bytes
) -> None:
    text = {"u": "a,鶴岡市㈱".encode(), "c": "a,鶴岡市㈱".encode("cp932")}
    found = problem(tmp_path, newline.join([b"id,name_ja", *(text[line] for line in lines)]))
    assert (found.code, found.place.row) == ("mixed-encodings", row)
    assert f"in {usual}, but this line is in {other}" in found.words.en


def test_cp932_below_a_byte_order_mark_is_mixed(tmp_path: Path) -> None:
    found = problem(tmp_path, b"\xef\xbb\xbfid\n" + "鶴岡\n".encode("cp932"))
    assert (found.code, found.place.row) == ("mixed-encodings", 2)


@pytest.mark.parametrize("broken", [b"\xff", b"\xe9\xb6", b"\x80", b"\xc0\xaf", b"\xed\xa0\x80"])
def test_a_broken_byte_in_utf8_is_not_taken_for_cp932(tmp_path: Path, broken: bytes) -> None:
    data = "id,name_ja\na,鶴岡市\nb,酒田市".encode() + broken + b"\nc,d\n"
    found = problem(tmp_path, data)
    assert (found.code, found.place.row) == ("bad-byte", 3)
    assert "UTF-8" in found.words.en


@pytest.mark.parametrize("broken", [b"\xff", b"\x80", b"\xa0", b"\xfd", b"\x81"])
def test_a_broken_byte_in_cp932_is_named_as_such(tmp_path: Path, broken: bytes) -> None:
    data = "id,name_ja\na,鶴岡市\nb,酒田市".encode("cp932") + broken + b"\nc,d\n"
    found = problem(tmp_path, data)
    assert (found.code, found.place.row) == ("bad-byte", 3)
    assert "CP932" in found.words.en


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('id,name_ja\na,b\nc,"d\ne,f\ng,h\n', 3),
        ('id,name_ja\n"a"b,c\n', 2),
        ('id\n"a\nb"\n"c\nd"\n"e\n', 4),
    ],
)
def test_a_quotation_mark_left_open_is_named_where_it_opens(tmp_path: Path, text: str, row: int) -> None:
    found = problem(tmp_path, text.encode())
    assert (found.code, found.place.row) == ("bad-csv", row)
    assert "quotation mark" in found.words.en and "引用符" in found.words.ja


def test_a_cell_of_ten_megabytes_is_named_and_not_quoted(tmp_path: Path) -> None:
    found = problem(tmp_path, b"id,name_ja\na,b\nc," + b"x" * 10_000_000 + b"\n")
    assert (found.code, found.place.row) == ("long-cell", 3)
    assert len(found.words.en) < 200


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b",,\n", b"  \r\n"])
def test_a_file_without_a_header_is_empty(tmp_path: Path, data: bytes) -> None:
    assert problem(tmp_path, data).code == "empty-file"


def test_a_heading_is_one_line_that_a_terminal_does_not_obey(tmp_path: Path) -> None:
    data = ('id,"name\nja",\x1b[31m,' + "x" * 5000 + "\na\n").encode()
    (_, header), _ = rows(tmp_path, data)
    assert header == ("id", "name ja", "\ufffd[31m", "x" * 60 + "…")


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "agreements.csv").mkdir()
    found = read_csv(tmp_path / "agreements.csv")
    assert isinstance(found, Problem) and found.code == "directory"


@many
@given(st.binary(max_size=200), st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"id,name_ja\n"]))
def test_any_bytes_are_read_or_refused_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, start: bytes
) -> None:
    found = read(tmp_path_factory.getbasetemp(), start + data)
    if isinstance(found, Problem):
        assert "\n" not in found.words.en and found.place.file == "agreements.csv"
    else:
        assert found.header


@many
@given(st.text(max_size=120), st.text(max_size=20))
def test_any_text_in_quotes_comes_back_as_it_was(text: str, beside: str) -> None:
    cells = tuple(cell.replace("\x00", "") for cell in (text, beside))
    line = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    found = parsed(f"id,name_ja\n{line}\n", "a.csv")
    assert isinstance(found, CsvRows)
    assert found.rows == (((2, cells),) if any(cell.strip() for cell in cells) else ())


JAPANESE = st.text(
    st.sampled_from("鶴岡市庄内振興センター慶應義塾アイウ株式会社①㈱髙ａＡ１、。（）abc019 "),
    min_size=1,
    max_size=20,
)


@many
@given(st.lists(JAPANESE.filter(lambda text: text.strip()), min_size=1, max_size=8))
def test_japanese_in_cp932_is_never_taken_for_anything_else(names: list[str]) -> None:
    text = "".join(f"a,{name}\n" for name in names)
    assert decoded(text.encode("cp932"), "a.csv") == text
    assert decoded(text.encode("utf-8"), "a.csv") == text
    assert decoded(text.encode("utf-8-sig"), "a.csv") == text
