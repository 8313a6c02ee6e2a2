"""The report as a workbook: what another program reads in it, and that nothing in it is a formula."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.report import judge
from cluster_graph.coverage.writing.span_table import COLUMNS
from cluster_graph.coverage.writing.workbook import report_xlsx
from cluster_graph.periods import Period
from cluster_graph.problems import Words
from tests.coverage.building import agreement, cluster, day, study
from tests.coverage.reports import answer, full_answer


def book(found: Answer, lang: str = "en") -> Any:
    """The workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(report_xlsx(found, lang)))


def test_the_first_page_is_for_the_officer() -> None:
    found = book(answer(), "ja")
    assert found.sheetnames == ["概要", "期限切れ", "期間ごとの判定", "出典"]
    texts = [str(cell.value) for row in found["概要"].iter_rows() for cell in row if cell.value]
    assert texts[0] == "協定による対象状況：平成30年度（2018年4月1日から2019年3月31日まで）"
    assert texts.index("pact協定") < texts.index("議事録に使える文")
    assert "慶應義塾、鶴岡市" in texts


def test_what_was_asked_has_sheets_of_its_own() -> None:
    found = book(full_answer())
    assert found.sheetnames == [
        *("Overview", "Lapses", "Changes", "Repair", "What would settle", "Spans", "Sources")
    ]
    assert [cell.value for cell in found["Changes"][2]][:2] == ["gap", "the gap"]
    assert found["Repair"]["A2"].value == 1
    assert found["What would settle"]["A2"].value


def test_days_are_dates_and_numbers_are_numbers() -> None:
    sheet = book(answer())["Spans"]
    columns = [column.id for column in COLUMNS]
    first = dict(zip(columns, sheet[2], strict=True))
    assert first["from"].value == datetime(2018, 4, 1)  # noqa: DTZ001 - a spreadsheet knows no time zone
    assert first["from"].number_format == "yyyy-mm-dd"
    assert first["days"].value == 365
    assert first["because"].number_format == "@"


def test_shares_are_shown_as_percentages() -> None:
    ends = Period(day("2018-04-01"), day("2018-04-01"), day("2019-03-29"), day("2019-03-31"))
    sheet = book(Answer(judge(cluster(agreement(during=ends), study()))))["Spans"]
    assert (sheet.cell(3, len(COLUMNS)).value, sheet.cell(3, len(COLUMNS)).number_format) == (0.5, "0.0%")


def test_headings_stay_in_sight_and_every_column_has_a_filter() -> None:
    found = book(full_answer())
    for sheet in found.worksheets[1:]:
        assert sheet.freeze_panes == "C2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(sheet.column_dimensions[cell.column_letter].width >= 8 for cell in sheet[1])


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "_x0041_"])
def test_no_text_becomes_a_formula_or_another_text(name: str) -> None:
    odd = replace(study(), name=Words(name, name))
    data = report_xlsx(Answer(judge(cluster(agreement(), odd))), "en")
    cell = openpyxl.load_workbook(io.BytesIO(data))["Spans"]["B2"]
    assert cell.data_type == "s"
    assert (
        CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Spans").to_python()[1][1] == name
    )
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheets = [package.read(entry) for entry in package.namelist() if entry.startswith("xl/worksheets/")]
    assert not any(re.search(rb"<f[ >]", sheet) for sheet in sheets)


def test_what_no_cell_can_hold_is_replaced_and_what_is_too_long_is_cut() -> None:
    odd = replace(study(), name=Words("a\x00b", "c\x01d"))
    long = replace(study(identifier="long"), name=Words("長" * 40_000, "x" * 40_000))
    sheet = book(Answer(judge(cluster(agreement(), odd, long))))["Spans"]
    assert {sheet["B2"].value[-3:], sheet["B3"].value[-3:]} == {"xx…", "c\ufffdd"}


def test_days_before_spreadsheets_count_are_text() -> None:
    far = Period(date(1850, 4, 1), date(1850, 4, 1), date(1950, 3, 31), date(1950, 3, 31))
    report = judge(cluster(agreement(during=far), study(during=far)), far.start, far.end)
    sheet = book(Answer(report))["Spans"]
    assert sheet["D2"].value == "1850-04-01"
    assert sheet["E2"].value == datetime(1950, 3, 31)  # noqa: DTZ001 - a spreadsheet knows no time zone


def test_the_same_report_gives_the_same_bytes() -> None:
    assert report_xlsx(answer(), "ja") == report_xlsx(answer(), "ja")


def test_passages_have_a_sheet() -> None:
    sheet = book(answer())["Sources"]
    assert [cell.value for cell in sheet[2]] == ["pact", "the pact", "協定を締結", "Document", "p. 3"]
