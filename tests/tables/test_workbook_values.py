"""What a spreadsheet makes of what people type, and what is said of it."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cluster_graph.problems import Severity
from tests.workbooks import (
    AGREEMENTS,
    EVIDENCE,
    imported,
    invalid,
    problems_of,
    sound_book,
    table,
)

HEAD = ["id", "name_ja", "kind", "source", "quote"]


def put(
    cell: str, value: Any, number_format: str | None = None, sheet: str = "agreements"
) -> Callable[[Any], None]:
    """Sets one cell, as an officer would."""

    def change(book: Any) -> None:
        book[sheet][cell] = value
        if number_format is not None:
            book[sheet][cell].number_format = number_format

    return change


def agreement(tmp_path: Path, cell: str, value: Any, number_format: str | None = None) -> dict[str, str]:
    return table(imported(sound_book(put(cell, value, number_format)), tmp_path), "agreements")[0]


def only_problem(data: bytes, tmp_path: Path, code: str) -> tuple[str, str, Severity]:
    found = [problem for problem in problems_of(data, tmp_path) if problem.code == code]
    assert len(found) == 1
    return found[0].in_language("en"), found[0].in_language("ja"), found[0].severity


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (datetime.date(2017, 7, 10), None, "2017-07-10"),
        (datetime.datetime.fromisoformat("2017-07-10"), None, "2017-07-10"),
        (datetime.date(2017, 7, 10), '[$-411]ggge"年"m"月"d"日"', "2017-07-10"),
        (datetime.date(2017, 7, 10), "ge.m.d", "2017-07-10"),
        (2017, None, "2017"),
        ("２０１７－０７－１０", None, "２０１７－０７－１０"),
        (" 平成29年7月10日\u00a0\u3000", None, "平成29年7月10日"),
    ],
)
def test_a_date_of_a_spreadsheet_becomes_the_text_of_a_table(
    tmp_path: Path, value: Any, number_format: str | None, text: str
) -> None:
    assert agreement(tmp_path, "E2", value, number_format)["signed_on"] == text


@pytest.mark.parametrize("number_format", ['yyyy"年"m"月"', "mmm-yy"])
def test_a_date_shown_without_its_day_is_that_month(tmp_path: Path, number_format: str) -> None:
    data = sound_book(put("E2", datetime.date(2017, 7, 1), number_format))
    assert table(imported(data, tmp_path), "agreements")[0]["signed_on"] == "2017-07"
    en, ja, severity = only_problem(data, tmp_path, "month-shown")
    assert en == "agreements!E2: the date 2017-07-01 is shown without its day, and is read as 2017-07."
    assert ja == "agreements!E2: 日付 2017-07-01 が月までの表示なので「2017-07」と読みました。"
    assert severity is Severity.NOTICE


def test_a_date_shown_without_its_year_is_asked_about(tmp_path: Path) -> None:
    data = sound_book(put("E2", datetime.date(2026, 7, 10), 'm"月"d"日"'))
    en, _, severity = only_problem(data, tmp_path, "year-assumed")
    assert en.startswith("agreements!E2: the date is shown without its year, and is read as 2026-07-10")
    assert severity is Severity.WARNING


def test_the_time_of_a_day_is_left_out(tmp_path: Path) -> None:
    data = sound_book(put("E2", datetime.datetime.fromisoformat("2017-07-10T09:30")))
    assert table(imported(data, tmp_path), "agreements")[0]["signed_on"] == "2017-07-10"
    assert only_problem(data, tmp_path, "time-dropped")[2] is Severity.NOTICE


def test_a_day_that_became_a_number_is_told_with_the_day(tmp_path: Path) -> None:
    en, ja, _ = only_problem(sound_book(put("E2", 42926)), tmp_path, "date-as-number")
    assert en == (
        "agreements!E2: a date has become the number 42926; if it was 2017-07-10, format the cell as text and write that."
    )
    assert "2017-07-10" in ja


@pytest.mark.parametrize(
    "value",
    [datetime.date(2026, 1, 2), datetime.time(9, 30), datetime.datetime.fromisoformat("2026-01-02T03:04")],
)
def test_a_date_where_none_is_due_is_told(tmp_path: Path, value: Any) -> None:
    """``1-2`` in a locator becomes the second of January."""
    en, _, _ = only_problem(sound_book(put("H2", value)), tmp_path, "date-by-spreadsheet")
    assert en.startswith("agreements!H2: a spreadsheet has made ")


@pytest.mark.parametrize(
    ("value", "text"),
    [(2018, "2018"), (1.0, "1"), (0.1, "0.1"), (0.1 + 0.2, "0.3"), (1e14, "100000000000000"), (-0.5, "-0.5")],
)
def test_a_number_where_text_is_due_is_written_as_it_is_shown(
    tmp_path: Path, value: float, text: str
) -> None:
    assert agreement(tmp_path, "B2", value)["name_ja"] == text


def test_a_number_too_long_for_a_spreadsheet_is_told(tmp_path: Path) -> None:
    en, _, _ = only_problem(sound_book(put("B2", 12345678901234567)), tmp_path, "number-lost")
    assert en.startswith("agreements!B2: the number 12345678901234570 has more than 15 digits")


def with_number(column: str, value: Any) -> bytes:
    rows = [
        [*HEAD, column],
        ["tsuruoka", "鶴岡市", "city", *EVIDENCE, value],
        ["keio", "慶應", "company", *EVIDENCE],
    ]
    return sound_book(organizations=rows)


def test_a_corporate_number_may_be_a_number(tmp_path: Path) -> None:
    found = imported(with_number("corporate_number", 4000012090001), tmp_path)
    assert table(found, "organizations")[0]["corporate_number"] == "4000012090001"


def test_a_corporate_number_that_lost_its_zeros_is_told_with_what_would_be_right(tmp_path: Path) -> None:
    en, ja, severity = only_problem(with_number("corporate_number", 20062031), tmp_path, "zeros-lost")
    assert severity is Severity.ERROR
    assert en == (
        "organizations!F2: the cell holds the number 20062031, not the 13 digits of a corporate number: zeros are lost "
        "in a number. Format the cell as text and enter all 13; if the last twelve are 000020062031, "
        "it is 6000020062031."
    )
    assert "下12桁が 000020062031 なら 6000020062031 です" in ja


def test_zeros_alone_are_no_corporate_number(tmp_path: Path) -> None:
    """A reader of workbooks that guesses types makes the number 0 of the text 0000000000000."""
    found = problems_of(with_number("corporate_number", "0000000000000"), tmp_path)
    assert [problem.place.cell for problem in found if problem.code == "bad-cell"] == ["F2"]
    assert "0000000000000" in next(p for p in found if p.code == "bad-cell").words.en


def test_a_local_government_code_that_lost_its_zero_is_told_with_what_would_be_right(tmp_path: Path) -> None:
    en, _, _ = only_problem(with_number("local_government_code", 60003), tmp_path, "zeros-lost")
    assert en == (
        "organizations!F2: the cell holds the number 60003: the first zero of the code is lost. "
        "Format the cell as text and enter 060003."
    )


@pytest.mark.parametrize(
    ("value", "text"), [(True, "yes"), ("はい", "yes"), ("yes はい", "yes"), ("ＹＥＳ", "yes")]
)
def test_yes_in_every_form(tmp_path: Path, value: Any, text: str) -> None:
    found = imported(with_number("names_not_all", value), tmp_path)
    assert table(found, "organizations")[0]["names_not_all"] == text


def test_a_truth_value_where_text_is_due_is_told(tmp_path: Path) -> None:
    assert only_problem(sound_book(put("B2", True)), tmp_path, "truth-value")[0] == (
        "agreements!B2: the cell holds the truth value TRUE; format it as text and enter it again."
    )


@pytest.mark.parametrize(
    "text",
    [
        "support",
        "support 支援に関する協定",
        "支援に関する協定",
        "support agreement",
        "ＳＵＰＰＯＲＴ",
        " Support ",
    ],
)
def test_a_code_by_notation_or_label_or_both(tmp_path: Path, text: str) -> None:
    assert agreement(tmp_path, "D2", text)["kind"] == "support"


def test_an_unknown_code_is_told_as_it_was_written(tmp_path: Path) -> None:
    found = problems_of(sound_book(put("D2", "suport")), tmp_path)
    assert [problem.in_language("en") for problem in found if problem.severity is Severity.ERROR] == [
        'agreements!D2: there is no code "suport" here; did you mean "support"?'
    ]


def test_full_width_ids_are_made_half_width(tmp_path: Path) -> None:
    assert agreement(tmp_path, "A2", "ｐａｃｔ")["id"] == "pact"


def with_cell_xml(data: bytes, cell: str, xml: str, sheet: str = "sheet3.xml") -> bytes:
    """The workbook with other markup in one cell of its third sheet, agreements."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", "surrogateescape")
            if name.endswith(sheet):
                content, count = re.subn(rf'<c r="{cell}"[^>]*(?:/>|>.*?</c>)', xml, content)
                assert count == 1
            new.writestr(name, content.encode("utf-8", "surrogateescape"))
    return out.getvalue()


def test_an_error_is_told_and_not_taken_for_an_empty_cell(tmp_path: Path) -> None:
    data = with_cell_xml(sound_book(), "B2", '<c r="B2" t="e"><f>Z1</f><v>#REF!</v></c>')
    errors = [p for p in problems_of(data, tmp_path) if p.severity is Severity.ERROR]
    assert [problem.in_language("en") for problem in errors] == [
        "agreements!B2: the formula gives the error #REF!; mend it, or write the value."
    ]


def test_a_formula_gives_the_value_that_is_stored(tmp_path: Path) -> None:
    data = with_cell_xml(sound_book(), "B2", '<c r="B2" t="str"><f>A1&amp;"x"</f><v>計算した名称</v></c>')
    assert table(imported(data, tmp_path), "agreements")[0]["name_ja"] == "計算した名称"


def test_a_formula_without_a_stored_value_is_told(tmp_path: Path) -> None:
    errors = [
        problem.in_language("en")
        for problem in problems_of(sound_book(put("B2", "=A1")), tmp_path)
        if problem.severity is Severity.ERROR
    ]
    assert errors == [
        "agreements!B2: the value of this formula is not stored; open the workbook in Excel or LibreOffice and save it, "
        "or write the value."
    ]


def test_an_error_in_a_row_of_its_own_is_told(tmp_path: Path) -> None:
    """The reader of values sees no row there at all."""
    data = sound_book(put("B9", "=1/0"))
    places = [p.in_language("en") for p in problems_of(data, tmp_path) if p.code == "no-stored-value"]
    assert places and places[0].startswith("agreements!B9: ")


def test_every_fault_of_a_workbook_is_told_in_one_run(tmp_path: Path) -> None:
    rows = [list(AGREEMENTS[0]), ["Pact 1", None, None, "suport", "someday", "FY2018/FY2014", "t", "…"]]
    error = invalid(sound_book(agreements=rows), tmp_path)
    cells = [p.place.cell for p in error.problems if p.severity is Severity.ERROR]
    assert cells == ["A2", "B2", "D2", "E2", "F2", "A2"]
