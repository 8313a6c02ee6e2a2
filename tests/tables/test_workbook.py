"""The workbook of a cluster: what officers see in it, and that its tables come back as they went."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_graph.resources import resource
from cluster_graph.tables.columns import Kind
from cluster_graph.tables.reading import read_tables
from cluster_graph.tables.rows import TABLES, columns_of
from cluster_graph.tables.workbook.choices import as_written
from cluster_graph.tables.workbook.examples import EXAMPLES
from cluster_graph.tables.workbook.exporting import NoWorkbook, export_workbook, template_workbook
from cluster_graph.tables.workbook.names import GUIDE_SHEET, LISTS_SHEET, SETTINGS_SHEET, sheet_title
from cluster_graph.tables.workbook.notes import column_note
from cluster_graph.tables.workbook.packing import MOST_CHARACTERS
from tests.factory import SETTINGS, csv_text, write_cluster
from tests.workbooks import imported, invalid, table

CLUSTERS = sorted(path.parent for path in resource("data").glob("*/cluster.toml"))


@pytest.fixture(scope="module")
def template() -> bytes:
    return template_workbook()


@pytest.fixture(scope="module")
def opened(template: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(template))


def test_the_workbook_has_a_guide_settings_and_a_sheet_a_table(opened: Any) -> None:
    assert opened.sheetnames == [GUIDE_SHEET, SETTINGS_SHEET, *map(sheet_title, TABLES), LISTS_SHEET]
    assert opened[LISTS_SHEET].sheet_state == "hidden"


def test_the_guide_links_to_each_sheet(opened: Any) -> None:
    links = {cell.value: cell.hyperlink for row in opened[GUIDE_SHEET] for cell in row if cell.hyperlink}
    assert set(links) == set(map(sheet_title, TABLES))
    assert all(link.location == f"'{title}'!A1" for title, link in links.items())


@pytest.mark.parametrize("name", TABLES)
def test_each_column_has_a_bilingual_heading_and_a_note(opened: Any, name: str) -> None:
    sheet = opened[sheet_title(name)]
    for cell, (column, about) in zip(sheet[1], columns_of(TABLES[name]).items(), strict=True):
        ja, _, en = cell.value.partition("\n")
        assert ja.rstrip("＊") == about.heading.ja
        assert en == column
        note = column_note(name, column)
        assert cell.comment.text == f"{note.ja}\n\n{note.en}"
        assert ("【必須】" in note.ja) == ja.endswith("＊")
    assert sheet.freeze_panes in ("B2", "C2")


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_is_formatted_as_text(opened: Any, name: str) -> None:
    sheet = opened[sheet_title(name)]
    for position in range(1, len(columns_of(TABLES[name])) + 1):
        letter = openpyxl.utils.get_column_letter(position)
        assert sheet.column_dimensions[letter].number_format == "@"
    assert {cell.number_format for row in sheet["A1:E2"] for cell in row if cell.value} == {"@"}
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


@pytest.mark.parametrize("name", TABLES)
def test_codes_and_ids_have_a_drop_down(opened: Any, name: str) -> None:
    sheet = opened[sheet_title(name)]
    lists = {str(check.sqref).rstrip("0123456789"): check for check in sheet.data_validations.dataValidation}
    for position, (column, about) in enumerate(columns_of(TABLES[name]).items(), start=1):
        letter = openpyxl.utils.get_column_letter(position)
        wanted = about.kind in (Kind.CODE, Kind.FLAG, Kind.REFERENCE, Kind.OWN_CODE) or column == "scheme"
        assert (f"{letter}2:{letter}" in lists) == wanted, column
        if wanted:
            assert lists[f"{letter}2:{letter}"].formula1 in opened.defined_names


def test_together_the_example_rows_are_a_sound_cluster(tmp_path: Path) -> None:
    folder = write_cluster(tmp_path / "example", SETTINGS, sources=[])
    for name, rows in EXAMPLES.items():
        (folder / f"{name}.csv").write_text(csv_text(name, rows), encoding="utf-8")
    assert read_tables(folder)[1] == []


def test_the_empty_workbook_gives_empty_tables(template: bytes, tmp_path: Path) -> None:
    found = imported(template, tmp_path / "new")
    assert {name for name, count in found.rows.items() if count == 0} == set(TABLES)
    assert [problem.code for problem in found.problems] == ["assumed-setting"]


@pytest.mark.parametrize("cluster", CLUSTERS, ids=lambda path: path.name)
def test_tables_come_back_without_a_changed_byte(cluster: Path, tmp_path: Path) -> None:
    found = imported(export_workbook(cluster).data, tmp_path / "new")
    assert set(found.files) == {"cluster.toml", *(f"{name}.csv" for name in TABLES)}
    for name, text in found.files.items():
        assert text.encode() == (cluster / name).read_bytes(), name
    assert found.problems == []


def test_the_same_tables_give_the_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib; from cluster_graph.tables.workbook.exporting import export_workbook as e; "
    )
    program += "sys.stdout.buffer.write(e(pathlib.Path(sys.argv[1])).data)"
    folder = write_cluster(tmp_path / "tiny", organizations=[{"id": "a"}])
    books = {
        subprocess.run(
            [sys.executable, "-c", program, str(folder)],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"))
    }
    assert len(books) == 1
    with zipfile.ZipFile(io.BytesIO(books.pop())) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


DANGEROUS = [
    "=1+1",
    '=HYPERLINK("http://example.org","x")',
    "+81-235-29-0534",
    "-",
    "@SUM(A1)",
    "#REF!",
    "TRUE",
    "0001",
    "1E5",
    "2017-07",
    "1/2",
    "'quoted",
    "_x0041_",
    "a_x000D_b",
    '<row r="1" customHeight="1">',
    "&amp;<b>",
    "上\n下",
    "𠮷野家 髙 ㈱ ①",
    "🙂",
    "a,b;c\"d'",
    "\t表\t計",
]


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_stays_text_whatever_it_looks_like(tmp_path: Path, text: str) -> None:
    folder = write_cluster(tmp_path / "tiny", organizations=[{"id": "a", "name_ja": text}])
    data = export_workbook(folder).data
    assert table(imported(data, tmp_path / "new"), "organizations")[0]["name_ja"] == text.strip()
    cell = openpyxl.load_workbook(io.BytesIO(data))[sheet_title("organizations")]["B2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix == text.startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\x07b", "the control character U+0007 cannot stand in a workbook; delete it."),
        ("長" * (MOST_CHARACTERS + 1), "the text has 32,768 characters; a cell of a workbook holds 32,767."),
        ("𠮷" * 20_000, "the text has 20,000 characters; a cell of a workbook holds 32,767."),
    ],
)
def test_what_no_workbook_can_hold_is_told(tmp_path: Path, text: str, said: str) -> None:
    folder = write_cluster(tmp_path / "tiny", organizations=[{"id": "a", "name_ja": text}])
    with pytest.raises(NoWorkbook) as caught:
        export_workbook(folder)
    assert [problem.in_language("en") for problem in caught.value.problems] == [
        f"organizations.csv, row 2, column name_ja: {said}"
    ]


def test_the_longest_text_fits(tmp_path: Path) -> None:
    text = "長" * MOST_CHARACTERS
    folder = write_cluster(tmp_path / "tiny", organizations=[{"id": "a", "name_ja": text}])
    found = imported(export_workbook(folder).data, tmp_path / "new")
    assert table(found, "organizations")[0]["name_ja"] == text


def test_rows_that_are_not_for_the_public_can_be_left_out(tmp_path: Path) -> None:
    rows = [{"id": "a"}, {"id": "secret", "publish": "no"}]
    folder = write_cluster(tmp_path / "tiny", organizations=rows)
    assert export_workbook(folder).withheld == 1
    found = imported(export_workbook(folder, published_only=True).data, tmp_path / "new")
    assert [row["id"] for row in table(found, "organizations")] == ["a"]


def test_tables_with_faults_can_be_mended_in_a_workbook(tmp_path: Path) -> None:
    folder = write_cluster(tmp_path / "tiny", organizations=[{"id": "NO ID", "kind": "nonsense"}])
    sheet = openpyxl.load_workbook(io.BytesIO(export_workbook(folder).data))[sheet_title("organizations")]
    assert (sheet["A2"].value, sheet["F2"].value) == ("NO ID", "nonsense")


def test_only_the_settings_that_differ_are_written_anew(tmp_path: Path) -> None:
    commented = SETTINGS.replace('as_of = "2018-08-28"', 'as_of = "2018-08-28"   # the seed')
    folder = write_cluster(tmp_path / "tiny", "# ours\n" + commented, organizations=[{"id": "a"}])
    book = openpyxl.load_workbook(io.BytesIO(export_workbook(folder).data))
    assert "cluster.toml" not in imported(_saved(book), folder).files
    row = next(row for row in book[SETTINGS_SHEET].iter_rows() if row[0].value.endswith("\nas_of"))
    row[1].value = "2019-04-01"
    assert imported(_saved(book), folder).files["cluster.toml"] == "# ours\n" + commented.replace(
        '"2018-08-28" ', '"2019-04-01" '
    )


def test_a_workbook_of_another_cluster_is_refused(tmp_path: Path) -> None:
    other = export_workbook(write_cluster(tmp_path / "tiny", organizations=[{"id": "a"}])).data
    folder = write_cluster(tmp_path / "other", SETTINGS.replace('id = "tiny"', 'id = "other"'))
    (problem, *_) = invalid(other, folder).problems
    assert problem.in_language("en").startswith('cluster!B2: the workbook is of the cluster "tiny", but ')


def _saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff\ufffd"), max_size=12
).map(str.strip)
WORDS = TEXT.filter(lambda text: bool(text.strip("\u200b\u200e\u200f\u2060\ufeff").strip()))


@st.composite
def clusters(draw: st.DrawFn) -> dict[str, list[dict[str, str]]]:
    """Tables that hold together, with any text where text may stand."""
    ids = draw(
        st.lists(
            st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True), min_size=1, max_size=4, unique=True
        )
    )
    kinds = st.sampled_from(["city", "company", "council", "university"])
    organizations = [
        {
            "id": f"o{identifier}",
            "name_ja": draw(WORDS),
            "name_en": draw(TEXT),
            "kind": draw(kinds),
            "sector": draw(st.sampled_from(["", "government", "other"])),
            "names_not_all": draw(st.sampled_from(["", "yes"])),
            "period": draw(
                st.sampled_from(["", "平成26年度/平成30年度", "2014/", "[FY2017]/..", "ＦＹ２０１７"])
            ),
            "quote": draw(WORDS),
            "note": draw(TEXT),
            "publish": draw(st.sampled_from(["", "no"])),
        }
        for identifier in ids
    ]
    public = [row["id"] for row in organizations if not row["publish"]]
    agreements = [{"id": "a1", "name_ja": draw(WORDS), "quote": draw(WORDS), "document": draw(TEXT)}]
    signatures = [{"agreement": "a1", "party": party, "quote": draw(WORDS)} for party in public]
    return {"organizations": organizations, "agreements": agreements, "signatures": signatures}


@settings(max_examples=25, deadline=None)
@given(tables=clusters())
def test_tables_of_any_cluster_come_back_without_a_changed_byte(
    tables: dict[str, list[dict[str, str]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = write_cluster(tmp_path_factory.mktemp("cluster") / "tiny", **tables)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    found = imported(export_workbook(folder).data, folder.parent / "new")
    assert {name: text.encode() for name, text in found.files.items()} == before


@given(st.sampled_from([(name, column) for name in TABLES for column in columns_of(TABLES[name])]), TEXT)
def test_writing_a_cell_again_changes_nothing(at: tuple[str, str], text: str) -> None:
    column = columns_of(TABLES[at[0]])[at[1]]
    once = as_written(text, column)
    assert as_written(once, column) == once
