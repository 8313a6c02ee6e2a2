"""Sheets as officers leave them: titles above, blank rows, other orders, other languages, things hidden."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cluster_graph.problems import InputError, Severity
from cluster_graph.tables.rows import TABLES, columns_of
from cluster_graph.tables.workbook.book import MOST_CELLS
from cluster_graph.tables.workbook.importing import import_workbook
from cluster_graph.tables.workbook.names import (
    column_of_heading,
    folded_name,
    heading,
    sheet_title,
    table_of_sheet,
)
from tests.factory import SETTINGS, write_cluster
from tests.tables.test_workbook_values import with_cell_xml
from tests.workbooks import (
    AGREEMENTS,
    EVIDENCE,
    NEW,
    ORGANIZATIONS,
    SIGNATURES,
    SOURCES,
    Rows,
    book_of,
    imported,
    invalid,
    problems_of,
    refusal,
    sound_book,
    table,
)


def codes(data: bytes, tmp_path: Path, severity: Severity = Severity.ERROR) -> list[tuple[str, str | None]]:
    """Code and cell of what is said with this severity, tables without a sheet apart."""
    return [
        (problem.code, problem.place.cell)
        for problem in problems_of(data, tmp_path)
        if problem.severity is severity and problem.code not in ("no-sheet", "assumed-setting")
    ]


@pytest.mark.parametrize("name", TABLES)
def test_each_way_to_write_a_heading_names_one_column(name: str) -> None:
    columns = columns_of(TABLES[name])
    for column, about in columns.items():
        ja, en = about.heading.ja, about.heading.en
        for written in (
            column,
            column.upper(),
            ja,
            en,
            f"{ja}\n{column}",
            f"{column} {ja}",
            f"{ja}＊",
            f"{ja} / {en}".replace("/", " "),
            heading(name, column),
        ):
            assert column_of_heading(name, written) == column, written
    assert column_of_heading(name, "メモ") is None


def test_sheets_are_known_by_either_name_or_both() -> None:
    for name, row_class in TABLES.items():
        for title in (
            name,
            row_class.heading.ja,
            row_class.heading.en,
            sheet_title(name),
            f"{name}.csv",
            f" {name.upper()} ",
        ):
            assert table_of_sheet(title) == name
        assert len(sheet_title(name)) <= 31
    assert len({folded_name(sheet_title(name)) for name in TABLES}) == len(TABLES)


JAPANESE: Rows = [
    ["ＩＤ", "名称", "名称（英語）", "種別", "締結日", "期間", "出典", "該当箇所"],
    *AGREEMENTS[1:],
]


@pytest.mark.parametrize(
    "rows",
    [
        AGREEMENTS,
        JAPANESE,
        [JAPANESE[0], *AGREEMENTS],
        [["協定一覧"], ["平成30年8月28日現在"], [], *AGREEMENTS],
        [[None, "協定", None, None, "名称"], *AGREEMENTS],
        [AGREEMENTS[0], [], [None, "   ", "\u3000"], *AGREEMENTS[1:], []],
        [[None, *row[:1], None, *row[1:]] for row in AGREEMENTS],
        [list(reversed(row)) for row in AGREEMENTS],
    ],
    ids=[
        "plain",
        "japanese",
        "both",
        "titles",
        "title-like-heading",
        "blank-rows",
        "blank-columns",
        "reversed",
    ],
)
def test_headings_are_found_wherever_they_stand(tmp_path: Path, rows: Rows) -> None:
    found = imported(sound_book(agreements=rows), tmp_path)
    assert table(found, "agreements") == table(imported(sound_book(), tmp_path), "agreements")


def test_a_fault_below_titles_is_told_at_its_own_cell(tmp_path: Path) -> None:
    rows = [["協定一覧"], [], *[[None, *row] for row in AGREEMENTS]]
    rows[3][5] = "いつか"
    assert codes(sound_book(agreements=rows), tmp_path) == [("bad-cell", "F4")]


def test_merged_titles_do_no_harm(tmp_path: Path) -> None:
    data = sound_book(
        lambda book: book["agreements"].merge_cells("A1:H1"), agreements=[["協定一覧"], *AGREEMENTS]
    )
    assert codes(data, tmp_path) == []


def test_merged_cells_of_rows_are_told(tmp_path: Path) -> None:
    rows = [*AGREEMENTS, ["other", None, None, "support", None, None, *EVIDENCE]]
    data = sound_book(lambda book: book["agreements"].merge_cells("B2:B3"), agreements=rows)
    assert ("merged-cells", "B2") in codes(data, tmp_path)


def test_an_unknown_heading_is_told_with_the_nearest(tmp_path: Path) -> None:
    rows = [[*AGREEMENTS[0], "signd_on"], [*AGREEMENTS[1], None]]
    found = problems_of(sound_book(agreements=rows), tmp_path)
    assert 'agreements!I1: there is no column "signd_on"; did you mean "signed_on"?' in [
        problem.in_language("en") for problem in found
    ]


def test_values_under_no_heading_are_told(tmp_path: Path) -> None:
    rows = [AGREEMENTS[0], [*AGREEMENTS[1], "メモ"]]
    found = problems_of(sound_book(agreements=rows), tmp_path)
    assert "agreements, row 1: column I has no heading." in [problem.in_language("en") for problem in found]
    assert "agreements、1行目: I列に見出しがありません。" in [problem.in_language("ja") for problem in found]


def test_a_sheet_without_headings_is_told(tmp_path: Path) -> None:
    found = [
        p.in_language("en") for p in problems_of(sound_book(agreements=[["x", "y"], ["1", "2"]]), tmp_path)
    ]
    assert any(
        text.startswith("agreements: no row of headings is found; one row names the columns")
        for text in found
    )


def test_sheets_may_stand_in_any_order_and_under_japanese_names(tmp_path: Path) -> None:
    data = book_of({"締結者": SIGNATURES, "協定": AGREEMENTS, "機関": ORGANIZATIONS, "Sources": SOURCES})
    assert imported(data, tmp_path).files == imported(sound_book(), tmp_path).files


def test_hidden_sheets_and_rows_are_read_and_told(tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        book["signatures"].sheet_state = "hidden"
        book["organizations"].row_dimensions[3].hidden = True

    data = sound_book(hide)
    assert imported(data, tmp_path).files == imported(sound_book(), tmp_path).files
    said = [p.in_language("en") for p in problems_of(data, tmp_path)]
    assert "signatures: the sheet is hidden, and is read as well." in said
    assert "organizations: hidden rows are read as well: 3." in said


def test_an_unknown_sheet_is_a_warning(tmp_path: Path) -> None:
    data = sound_book(Sheet1=[["x"]], agrements=[["y"]])
    assert codes(data, tmp_path, Severity.WARNING) == [("unknown-sheet", None)] * 2
    assert any('did you mean "agreements"?' in p.in_language("en") for p in problems_of(data, tmp_path))


def test_two_sheets_of_one_table_are_told(tmp_path: Path) -> None:
    assert ("sheet-twice", None) in codes(sound_book(協定=AGREEMENTS), tmp_path)


def test_a_workbook_without_any_table_is_told(tmp_path: Path) -> None:
    assert codes(book_of({"Sheet1": [["a"]]}), tmp_path) == [("no-table", None)]


def test_a_table_without_a_sheet_stays_as_it_is_in_the_folder(tmp_path: Path) -> None:
    folder = write_cluster(
        tmp_path / "tiny",
        organizations=[{"id": "tsuruoka"}, {"id": "keio"}],
        posts=[{"id": "mayor", "organization": "tsuruoka"}],
    )
    found = imported(sound_book(), folder)
    assert "posts.csv" not in found.files
    assert "posts: there is no sheet of it; the table stays as it is in the folder." in [
        problem.in_language("en") for problem in found.problems
    ]


def test_a_table_that_stays_is_checked_with_the_new_ones(tmp_path: Path) -> None:
    folder = write_cluster(
        tmp_path / "tiny", organizations=[{"id": "a"}], posts=[{"id": "p", "organization": "a"}]
    )
    error = invalid(sound_book(), folder)
    assert [p.in_language("en") for p in error.problems if p.severity is Severity.ERROR] == [
        'posts.csv, row 2, column organization: there is no id "a"; did you mean "tsuruoka"?'
    ]


def test_a_table_without_a_sheet_and_a_file_is_empty(tmp_path: Path) -> None:
    found = imported(sound_book(), tmp_path / "new")
    assert found.files["posts.csv"].count("\n") == 1
    assert set(found.files) == {"cluster.toml", *(f"{name}.csv" for name in TABLES)}


def test_example_rows_are_not_imported(tmp_path: Path) -> None:
    rows = [AGREEMENTS[0], ["例 example: x", "例の協定"], ["例", None], *AGREEMENTS[1:]]
    data = sound_book(agreements=rows)
    assert [row["id"] for row in table(imported(data, tmp_path), "agreements")] == ["pact"]
    assert codes(data, tmp_path, Severity.WARNING) == [("example-row", "A2")]


def test_a_name_that_begins_like_an_example_is_no_example(tmp_path: Path) -> None:
    rows = [[*ORGANIZATIONS[0]], ["keio", "例大祭実行委員会", "committee", *EVIDENCE]]
    found = imported(sound_book(organizations=rows), tmp_path)
    assert table(found, "organizations")[0]["name_ja"] == "例大祭実行委員会"


def test_settings_as_officers_write_them(tmp_path: Path) -> None:
    rows: Rows = [
        ["クラスターの設定"],
        ["項目", "値"],
        ["ＩＤ", "tiny"],
        ["題名", "小さなクラスター"],
        ["title (English)", "Tiny cluster"],
        ["基準日", datetime.date(2018, 8, 28)],
        ["優先する出典", "s； u"],
        ["schema", 1],
        ["contacts", "x"],
    ]
    sources: Rows = [["id", "title_ja"], ["s", "資料"], ["u", "別の資料"]]
    found = imported(sound_book(cluster=rows, sources=sources), tmp_path / "new")
    assert tomllib.loads(found.files["cluster.toml"]) == {
        "id": "tiny",
        "base": "https://example.org/tiny/",
        "title": {"ja": "小さなクラスター", "en": "Tiny cluster"},
        "publisher": "",
        "contact": "",
        "licence": "",
        "fiscal_year_starts": "04-01",
        "as_of": "2018-08-28",
        "complete": [],
        "prefer": ["s", "u"],
        "schema": 1,
    }
    assert 'cluster!A9: there is no setting "contacts", and it is not read; did you mean "contact"?' in [
        problem.in_language("en") for problem in found.problems
    ]


def test_a_setting_that_cannot_be_used_is_told_at_its_cell(tmp_path: Path) -> None:
    rows = [["項目", "値"], ["base", "not an address"]]
    (problem,) = (p for p in problems_of(sound_book(cluster=rows), tmp_path) if p.severity is Severity.ERROR)
    assert problem.in_language("en").startswith("cluster!B2: 'not an address' is no value for base")


def test_a_setting_that_names_nothing_is_told_at_its_cell(tmp_path: Path) -> None:
    rows = [["項目", "値"], ["ID", "tiny"], ["優先する出典", "s； sss"]]
    (problem,) = (p for p in problems_of(sound_book(cluster=rows), tmp_path) if p.severity is Severity.ERROR)
    assert problem.in_language("en").startswith('cluster!B3: sources.csv has no "sss"; did you mean "s"?')


def test_line_breaks_stay_and_are_those_of_our_files(tmp_path: Path) -> None:
    rows = [AGREEMENTS[0], ["pact", "上\r\n下\n末", *AGREEMENTS[1][2:]]]
    assert table(imported(sound_book(agreements=rows), tmp_path), "agreements")[0]["name_ja"] == "上\n下\n末"


def test_readings_over_kanji_are_no_part_of_the_text(tmp_path: Path) -> None:
    xml = (
        '<c r="B2" t="inlineStr"><is><t>鶴岡市</t><rPh sb="0" eb="3"><t>ツルオカシ</t></rPh>'
        '<phoneticPr fontId="1"/></is></c>'
    )
    found = imported(with_cell_xml(sound_book(), "B2", xml), tmp_path)
    assert table(found, "agreements")[0]["name_ja"] == "鶴岡市"


def test_a_stray_cell_at_the_end_of_the_world_is_told(tmp_path: Path) -> None:
    data = sound_book(lambda book: book["agreements"].cell(1_048_576, 16_384, "x"))
    assert MOST_CELLS < 1_048_576 * 16_384
    assert str(refusal(data, tmp_path)).startswith("the workbook is too large")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        ("id,name_ja\n1,協定\n".encode(), "this is no workbook but a text file, such as CSV"),
        ("id,name_ja\n1,協定\n".encode("cp932"), "this is no workbook but a text file, such as CSV"),
        (b"<html><table></table></html>", "this is no workbook but an HTML or XML file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "this is no workbook (.xlsx, .ods or .xls)"),
        (b"PK\x03\x04" + b"\0" * 40, "the workbook is damaged and cannot be read"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2000, "the workbook is damaged and cannot be read"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "the workbook is protected by a password",
        ),
    ],
    ids=["empty", "csv", "csv-cp932", "html", "png", "zip", "old", "password"],
)
def test_what_is_no_workbook_is_told(tmp_path: Path, data: bytes, said: str) -> None:
    error = refusal(data, tmp_path)
    assert isinstance(error, InputError)
    assert error.words.en.startswith(said)
    assert error.words.ja


def test_a_workbook_cut_short_is_told(tmp_path: Path) -> None:
    data = sound_book()
    assert str(refusal(data[: len(data) // 2], tmp_path)).startswith(
        "the workbook is damaged and cannot be read"
    )


def test_what_the_empty_workbook_says_by_itself_changes_no_setting(tmp_path: Path) -> None:
    folder = write_cluster(tmp_path / "c", SETTINGS.replace('"04-01"', '"10-01"'))
    rows = [["項目", "値"], ["licence", "CC-BY-4.0"], ["fiscal_year_starts", "04-01"]]
    found = import_workbook(sound_book(cluster=rows), folder, NEW, may_lose=True)
    assert "cluster.toml" not in found.files


def test_a_setting_alone_that_an_officer_wrote_is_taken(tmp_path: Path) -> None:
    folder = write_cluster(tmp_path / "c", SETTINGS.replace('"04-01"', '"10-01"'))
    rows = [["項目", "値"], ["licence", "CC0-1.0"], ["fiscal_year_starts", "04-01"], ["publisher", "市役所"]]
    found = import_workbook(sound_book(cluster=rows), folder, NEW, may_lose=True)
    settings = tomllib.loads(found.files["cluster.toml"])
    assert (settings["publisher"], settings["fiscal_year_starts"]) == ("市役所", "10-01")
