"""Importing a workbook never deletes silently: columns, tables and rows that it does not hold are told."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cluster_graph.problems import Severity
from cluster_graph.tables.workbook.exporting import export_workbook, template_workbook
from cluster_graph.tables.workbook.importing import Imported, InvalidWorkbook, import_workbook
from cluster_graph.tables.workbook.names import sheet_title
from tests.conftest import Command
from tests.factory import write_cluster
from tests.workbooks import NEW


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    return write_cluster(
        tmp_path / "tiny",
        organizations=[{"id": "city"}, {"id": "lab"}, {"id": "firm"}],
        agreements=[{"id": "pact", "covers": "*", "period": "FY2014/FY2018"}],
        signatures=[{"agreement": "pact", "party": party} for party in ("city", "lab")],
        codes=[{"scheme": "theme", "notation": "cancer", "label_ja": "がん"}],
    )


def changed(folder: Path, table: str, change: Callable[[Worksheet], object]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(export_workbook(folder).data))
    change(book[sheet_title(table)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def without_column(name: str) -> Callable[[Worksheet], object]:
    def change(sheet: Worksheet) -> None:
        at = next(cell.column for cell in sheet[1] if str(cell.value).split("\n")[1] == name)
        sheet.delete_cols(at)

    return change


def errors(data: bytes, folder: Path) -> list[str]:
    with pytest.raises(InvalidWorkbook) as caught:
        import_workbook(data, folder, NEW)
    return [p.in_language("en") for p in caught.value.problems if p.severity is Severity.ERROR]


def warnings(found: Imported) -> list[str]:
    return [p.in_language("en") for p in found.problems if p.severity is Severity.WARNING]


def test_a_column_with_values_that_is_not_on_the_sheet_is_an_error(cluster: Path) -> None:
    (told,) = errors(changed(cluster, "agreements", without_column("period")), cluster)
    assert told == (
        'agreements: the column "period" is not on the sheet, and its values in 1 row of the folder would be '
        "deleted; put it back, or to have it deleted, say --allow-loss."
    )


def test_a_column_without_values_may_be_left_out(cluster: Path) -> None:
    found = import_workbook(changed(cluster, "agreements", without_column("document")), cluster, NEW)
    assert warnings(found) == []


def test_a_sheet_that_was_emptied_is_an_error(cluster: Path) -> None:
    (told,) = errors(changed(cluster, "signatures", lambda sheet: sheet.delete_rows(1, 99)), cluster)
    assert told.startswith("signatures: none of the 2 rows of the folder is on the sheet")


def test_an_empty_workbook_wipes_no_folder(cluster: Path) -> None:
    before = {path.name: path.read_bytes() for path in cluster.iterdir()}
    told = errors(template_workbook(), cluster)
    assert [message.partition(":")[0] for message in told] == [
        "sources",
        "organizations",
        "agreements",
        "signatures",
        "codes",
    ]
    assert {path.name: path.read_bytes() for path in cluster.iterdir()} == before


def test_rows_that_were_taken_out_are_named(cluster: Path) -> None:
    data = changed(cluster, "signatures", lambda sheet: sheet.delete_rows(3))
    assert warnings(import_workbook(data, cluster, NEW)) == [
        "signatures: 1 row of the folder is not on the sheet and will be deleted: pact--lab"
    ]


def test_rows_that_stay_as_they_are_or_change_or_move_are_no_loss(cluster: Path) -> None:
    def change(sheet: Worksheet) -> None:
        cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=4)]
        sheet.delete_rows(2, 3)
        for row in reversed(cells):
            sheet.append(row)
        sheet.cell(2, 2, "新しい名称")

    assert warnings(import_workbook(changed(cluster, "organizations", change), cluster, NEW)) == []


def test_who_says_so_may_delete(command: Command, cluster: Path, tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    book.write_bytes(changed(cluster, "signatures", lambda sheet: sheet.delete_rows(1, 99)))
    refused = command("import", book, "-o", cluster, "--lang", "ja")
    assert refused.returncode == 2
    assert "signatures: フォルダにある 2 行が一つもシートになく、すべて消えます。" in refused.stderr
    assert len((cluster / "signatures.csv").read_text(encoding="utf-8").splitlines()) == 3
    done = command("import", book, "-o", cluster, "--allow-loss")
    assert done.returncode == 0, done.stderr
    assert "warning: signatures: none of the 2 rows" in done.stderr
    assert len((cluster / "signatures.csv").read_text(encoding="utf-8").splitlines()) == 1
