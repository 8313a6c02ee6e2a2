"""Any bytes in any workbook give problems or tables: never a traceback, never half of a folder."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_graph.problems import InputError, Severity, has_errors
from cluster_graph.tables.reading import read_tables
from cluster_graph.tables.replacing import replace_files
from cluster_graph.tables.rows import TABLES, columns_of
from cluster_graph.tables.workbook.importing import InvalidWorkbook
from tests.workbooks import SOUND, book_of, imported, sound_book

SETTINGS = [["項目", "値"], ["id", "tiny"], ["title.ja", "題名"], ["as_of", "2018-08-28"]]
BOOK = sound_book(cluster=SETTINGS)
PARTS = {
    name: zipfile.ZipFile(io.BytesIO(BOOK)).read(name)
    for name in zipfile.ZipFile(io.BytesIO(BOOK)).namelist()
}
ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">
<office:automatic-styles><style:style style:name="ta1" style:family="table">
<style:table-properties table:display="true"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="sources" table:style-name="ta1">
<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>id</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>題名</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="2017-07-10"><text:p>2017<text:s text:c="3"/><text:tab/></text:p>
</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>
""".replace("\n", "").encode()
ODS_PARTS = {
    "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
    "content.xml": ODS,
    "META-INF/manifest.xml": b"<manifest/>",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with tables, which no workbook may leave half replaced."""
    folder = tmp_path_factory.mktemp("any") / "tiny"
    replace_files(folder, {name: text.encode() for name, text in imported(BOOK, folder).files.items()})
    assert read_tables(folder)[1] == []
    return folder


def gives_problems_or_tables(data: bytes, folder: Path) -> None:
    """Import the bytes as the command does: either a sentence and nothing written, or tables without an error."""
    try:
        found = imported(data, folder)
    except InvalidWorkbook as error:
        assert has_errors(error.problems)
        for problem in error.problems:
            assert problem.in_language("ja")
            assert problem.in_language("en")
        return
    except InputError as error:
        assert error.words.ja
        assert error.words.en
        return
    assert all(problem.severity is not Severity.ERROR for problem in found.problems)
    new = folder.parent / "new"
    replace_files(new, {name: text.encode() for name, text in {**_stored(folder), **found.files}.items()})
    assert not has_errors(read_tables(new)[1])


def _stored(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_the_books_that_are_damaged_below_are_sound(folder: Path) -> None:
    gives_problems_or_tables(packed(PARTS), folder)
    assert imported(packed(PARTS), folder).rows["agreements"] == 1
    with pytest.raises(InvalidWorkbook) as caught:
        imported(packed(ODS_PARTS), folder)
    assert ("sources", "B4") in {(p.place.file, p.place.cell) for p in caught.value.problems}


@settings(max_examples=250, deadline=None)
@given(
    head=st.sampled_from(
        [b"", b"PK\x03\x04", b"PK\x05\x06", bytes.fromhex("d0cf11e0a1b11ae1"), b"id,", b"<?xml "]
    ),
    body=st.binary(max_size=400),
)
def test_random_bytes(folder: Path, head: bytes, body: bytes) -> None:
    if head.startswith(b"\xd0"):
        body = body[:20]  # a process of its own reads the old format: fewer of them
    gives_problems_or_tables(head + body, folder)


@settings(max_examples=250, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(BOOK) - 1), st.binary(max_size=4)), min_size=1, max_size=4))
def test_bytes_of_a_workbook_changed_anywhere(folder: Path, changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(BOOK)
    for position, new in changes:
        data[position : position + len(new)] = new
        if not new:
            del data[position:]
    gives_problems_or_tables(bytes(data), folder)


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


MARKUP = [
    *(b"0 1 -1 16385 1048576 4294967295 18446744073709551615 99999999999999999999999 1e308 NaN inf".split()),
    *(b"A1048576 XFD1 XFD1048576 ZZZZ99999999 A0 A1:XFD1048576 n s e b d str inlineStr error".split()),
    *(b"2017-07-10 2017-13-45T99:99 P1D  1900-02-30 &amp; &#0; &bogus; ]]> rId99".split(b" ")),
]


@settings(max_examples=250, deadline=None)
@given(st.sampled_from([PARTS, ODS_PARTS]), st.data())
def test_markup_of_a_workbook_changed_anywhere(
    folder: Path, parts: dict[str, bytes], data: st.DataObject
) -> None:
    changed = dict(parts)
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(changed)))
        values = list(re.finditer(rb'(?<=")[^"]*(?=")|(?<=>)[^<]+(?=<)', changed[name]))
        if not values:
            continue
        start, end = data.draw(st.sampled_from(values)).span()
        new = data.draw(st.one_of(st.sampled_from(MARKUP), st.binary(max_size=3)))
        changed[name] = changed[name][:start] + new + changed[name][end:]
    gives_problems_or_tables(packed(changed), folder)


VALUES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\ufffe\uffff"), max_size=8).map(
        lambda text: re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
    ),
    st.sampled_from(
        ["=1/0", "=A1", "例", "id", "名称", "pact", "keio;tsuruoka", "*", "#REF!", "2017-07", "FY2017/"]
    ),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(datetime.date(1900, 3, 1)),
    st.datetimes(datetime.datetime.fromisoformat("1900-03-01")),
    st.times(),
    st.timedeltas(datetime.timedelta(0), datetime.timedelta(days=9)),
    st.none(),
)
FORMATS = st.sampled_from(
    ["General", "@", "0.00", 'm"月"d"日"', 'yyyy"年"m"月"', "ge.m.d", "[h]:mm", "0.00E+00", "@@["]
)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_values_in_any_cells(folder: Path, data: st.DataObject) -> None:
    def change(book: Any) -> None:
        for _ in range(data.draw(st.integers(1, 6))):
            sheet = book[data.draw(st.sampled_from(book.sheetnames))]
            cell = sheet.cell(data.draw(st.integers(1, 6)), data.draw(st.integers(1, 10)))
            if isinstance(cell, openpyxl.cell.MergedCell):
                continue
            cell.value = data.draw(VALUES)
            cell.number_format = data.draw(FORMATS)
            if data.draw(st.integers(0, 9)) == 0:
                sheet.merge_cells(
                    start_row=cell.row,
                    start_column=cell.column,
                    end_row=cell.row + 1,
                    end_column=cell.column + 1,
                )

    sheets: dict[str, Any] = {**SOUND, "cluster": SETTINGS}
    if data.draw(st.booleans()):
        name = data.draw(st.sampled_from(sorted(TABLES)))
        columns = list(columns_of(TABLES[name]))
        sheets[name] = [columns, [data.draw(VALUES) for _ in columns]]
    gives_problems_or_tables(book_of(sheets, change), folder)
