"""Workbooks that LibreOffice has opened, computed and saved."""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cluster_graph.problems import Severity
from cluster_graph.resources import resource
from cluster_graph.tables.codelists import code_list
from cluster_graph.tables.rows import TABLES, columns_of
from cluster_graph.tables.workbook.exporting import export_workbook, template_workbook
from cluster_graph.tables.workbook.lists import lists_of
from cluster_graph.tables.workbook.names import sheet_title
from tests.factory import write_cluster
from tests.tables.test_workbook import DANGEROUS
from tests.workbooks import converted, imported, problems_of, sound_book, table

CLUSTERS = {path.parent.name: path.parent for path in sorted(resource("data").glob("*/cluster.toml"))}
SUFFIXES = ["xlsx", "ods", "xls"]
Saved = dict[str, bytes]


def as_officers_do(book: Any) -> None:
    """Formulas, dates, hidden rows and sheets."""
    sheet = book["agreements"]
    sheet["B2"] = '="県・"&"市の協定"'
    sheet["E2"] = datetime.date(2017, 7, 10)
    sheet["E2"].number_format = '[$-411]ggge"年"m"月"d"日"'
    book["organizations"].row_dimensions[3].hidden = True
    book["signatures"].sheet_state = "hidden"


def divide(book: Any) -> None:
    """A formula that gives an error."""
    book["agreements"]["B2"] = "=1/0"


def strings() -> list[str]:
    return [text.strip() for text in DANGEROUS]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """Workbooks to be saved, all in one run of LibreOffice for each kind of file."""
    rows = [{"id": f"o-{number}", "name_ja": text} for number, text in enumerate(strings())]
    folder = write_cluster(tmp_path_factory.mktemp("strings") / "tiny", organizations=rows)
    clusters = {name: export_workbook(path).data for name, path in CLUSTERS.items()}
    return {
        **clusters,
        "template": template_workbook(),
        "officers": sound_book(as_officers_do),
        "divide": sound_book(divide),
        "strings": export_workbook(folder).data,
    }


@pytest.fixture(scope="module", params=SUFFIXES)
def saved(request: pytest.FixtureRequest, books: Saved, tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """The workbooks as LibreOffice saves them, with the kind of file under ``suffix``."""
    suffix = str(request.param)
    return {**converted(books, suffix, tmp_path_factory.mktemp(suffix)), "suffix": suffix.encode()}


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_tables_come_back_without_a_changed_byte(saved: Saved, cluster: str, tmp_path: Path) -> None:
    for name, text in imported(saved[cluster], tmp_path / "new").files.items():
        assert text.encode() == (CLUSTERS[cluster] / name).read_bytes(), name


def test_text_stays_text_whatever_it_looks_like(saved: Saved, tmp_path: Path) -> None:
    found = imported(saved["strings"], tmp_path / "new")
    assert [row["name_ja"] for row in table(found, "organizations")] == strings()


def test_the_empty_workbook_is_empty_however_it_was_saved(saved: Saved, tmp_path: Path) -> None:
    found = imported(saved["template"], tmp_path / "new")
    assert sum(found.rows.values()) == 0
    assert set(found.rows) == set(TABLES)
    assert not [problem for problem in found.problems if problem.severity is not Severity.NOTICE]


def test_formulas_dates_and_hidden_things(saved: Saved, tmp_path: Path) -> None:
    is_old = saved["suffix"] == b"xls"
    found = imported(saved["officers"], tmp_path / "new")
    (row,) = table(found, "agreements")
    assert (row["name_ja"], row["signed_on"]) == ("県・市の協定", "2017-07-10")
    said = {problem.code for problem in found.problems}
    assert "hidden-sheet" in said
    assert ("hidden-rows" in said) != is_old
    assert ("old-format" in said) == is_old


def test_an_error_of_a_formula_is_told(saved: Saved, tmp_path: Path) -> None:
    """In the old format it looks like an empty cell, which is a fault here as well."""
    found = problems_of(saved["divide"], tmp_path / "new")
    is_old = saved["suffix"] == b"xls"
    assert [p.in_language("en") for p in found if p.severity is Severity.ERROR] == [
        "agreements!B2: this cell may not be empty."
        if is_old
        else "agreements!B2: the formula gives the error #DIV/0!; mend it, or write the value."
    ]


def test_drop_downs_offer_the_ids_of_other_sheets_new_ones_too(tmp_path: Path) -> None:
    """The names that drop-downs show, computed by LibreOffice after a row was added."""
    folder = write_cluster(
        tmp_path / "tiny",
        organizations=[{"id": "tsuruoka"}, {"id": "keio"}],
        posts=[{"id": "mayor", "organization": "tsuruoka"}],
    )
    book = openpyxl.load_workbook(io.BytesIO(export_workbook(folder).data))
    book[sheet_title("organizations")]["A6"] = "new-body"
    wanted = lists_of(dict.fromkeys(TABLES, 2)).by_column
    names = {column: wanted["signatures", column] for column in ("agreement", "party")}
    names["about"] = wanted["figures", "about"]
    names["kind"] = wanted["agreements", "kind"]
    answers = book.create_sheet("answers", 0)
    answers.append(list(names))
    for row in range(1, 9):
        answers.append([f'=IFERROR(INDEX({name},{row})&"","")' for name in names.values()])
    out = io.BytesIO()
    book.save(out)
    text = converted({"book": out.getvalue()}, "csv", tmp_path)["book"].decode("utf-8", "replace")
    rows = list(csv.DictReader(io.StringIO(text)))
    offered = {name: [row[name] for row in rows if row[name]] for name in names}
    assert offered["agreement"] == []
    assert offered["party"] == ["tsuruoka", "keio", "new-body", "mayor"]
    assert offered["about"] == ["tsuruoka", "keio", "new-body", "mayor"]
    assert [text.split()[0] for text in offered["kind"]] == list(code_list("agreement-kind"))


@pytest.mark.parametrize("saved", ["xlsx"], indirect=True)
def test_what_is_typed_below_the_last_row_stays_text(saved: Saved) -> None:
    """The columns of each sheet are formatted as text to their end."""
    book = openpyxl.load_workbook(io.BytesIO(saved["template"]))
    for name, row_class in TABLES.items():
        groups = list(book[sheet_title(name)].column_dimensions.values())
        for position in range(1, len(columns_of(row_class)) + 1):
            (group,) = (group for group in groups if group.min <= position <= group.max)
            assert group.number_format == "@"
