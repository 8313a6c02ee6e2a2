"""The value of a workbook's cell to the text of a table, and what to say where a spreadsheet has changed it.

A spreadsheet makes dates and numbers of what people type. Where the column asks for a date, or the number is as it
was typed, the text follows from the value; where something is lost, the officer is told what would be right.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from cluster_graph.problems import Severity, Words
from cluster_graph.tables.columns import Column, Kind
from cluster_graph.tables.identifiers import (
    corporate_check_digit,
    corporate_number_is_well_formed,
    local_government_code_is_well_formed,
)
from cluster_graph.tables.workbook.book import Value
from cluster_graph.tables.workbook.choices import as_written

_DATED = frozenset({Kind.POINT, Kind.PERIOD, Kind.ATTESTED, Kind.DAY})
_MOST_EXACT = 10**15
# Days that a spreadsheet counts from the end of 1899: 1927-05-18 to 2064-04-08.
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 59_999


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a cell."""

    code: str
    words: Words
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class ReadValue:
    """The text of a cell, and a remark where there is something to say."""

    text: str
    remark: Remark | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """How a cell shows its date: without its day, or without its year."""

    month_only: bool = False
    yearless: bool = False


def _error(code: str, ja: str, en: str, text: str = "") -> ReadValue:
    return ReadValue(text, Remark(code, Words(ja, en)))


def _remarked(text: str, code: str, severity: Severity, ja: str, en: str) -> ReadValue:
    return ReadValue(text, Remark(code, Words(ja, en), severity))


def read_value(value: Value, column: Column, shown: Shown) -> ReadValue:
    """The text that a table holds for the value of a cell in this column."""
    if isinstance(value, str):
        return ReadValue(as_written(value, column))
    if isinstance(value, bool):
        return _of_truth(value, column)
    if isinstance(value, int | float):
        return _of_number(value, column)
    return _of_time(value, column, shown)


def _of_truth(value: bool, column: Column) -> ReadValue:
    if column.kind is Kind.FLAG:
        return ReadValue("yes" if value else "no")
    return _error(
        "truth-value",
        f"真偽値 {str(value).upper()} になっています。文字列の書式にして入れ直してください。",
        f"the cell holds the truth value {str(value).upper()}; format it as text and enter it again.",
    )


def _digits(value: float) -> str:
    """The number as a spreadsheet shows it: whole ones without a point, others to 15 digits."""
    if isinstance(value, int) or value == int(value):
        return str(int(value))
    return format(Decimal(format(value, ".15g")), "f")


def _of_number(value: float, column: Column) -> ReadValue:
    if value != value or value in (float("inf"), float("-inf")):
        return _error("number-lost", "数値が壊れています。", "the cell holds no number; enter it again.")
    text = _digits(value)
    if column.kind is Kind.CORPORATE_NUMBER:
        return _corporate_number(text)
    if column.kind is Kind.LOCAL_GOVERNMENT_CODE:
        return _local_government_code(text)
    if abs(value) >= _MOST_EXACT:
        return _error(
            "number-lost",
            f"数値 {text} は15桁を超え、下の桁が失われています。文字列の書式にして入れ直してください。",
            f"the number {text} has more than 15 digits, of which a spreadsheet keeps 15; "
            "format the cell as text and enter it again.",
        )
    if column.kind in _DATED and value == int(value) and _FIRST_SERIAL <= value <= _LAST_SERIAL:
        day = datetime.date(1899, 12, 30) + datetime.timedelta(days=int(value))
        return _error(
            "date-as-number",
            f"日付が数値 {text} になっています。{day} のことなら、文字列の書式にしてそう書いてください。",
            f"a date has become the number {text}; if it was {day}, format the cell as text and write that.",
        )
    return ReadValue(text)


def _corporate_number(text: str) -> ReadValue:
    if corporate_number_is_well_formed(text) or not text.isdigit() or len(text) > 12:
        return ReadValue(text)
    rest = text.zfill(12)
    whole = corporate_check_digit(rest) + rest
    return _error(
        "zeros-lost",
        f"数値 {text} になっていて、法人番号の桁が失われています（0 は数値では消えます）。文字列の書式にして13桁を入れ直してください。"
        f"下12桁が {rest} なら {whole} です。",
        f"the cell holds the number {text}, not the 13 digits of a corporate number: zeros are lost in a number. "
        f"Format the cell as text and enter all 13; if the last twelve are {rest}, it is {whole}.",
    )


def _local_government_code(text: str) -> ReadValue:
    whole = text.zfill(6)
    if len(text) == 5 and local_government_code_is_well_formed(whole):
        return _error(
            "zeros-lost",
            f"数値 {text} になっていて、先頭の0が失われています。文字列の書式にして {whole} と入れ直してください。",
            f"the cell holds the number {text}: the first zero of the code is lost. "
            f"Format the cell as text and enter {whole}.",
        )
    return ReadValue(text)


def _of_time(
    value: datetime.time | datetime.date | datetime.datetime | datetime.timedelta,
    column: Column,
    shown: Shown,
) -> ReadValue:
    if column.kind not in _DATED or not isinstance(value, datetime.date):
        text = value.isoformat(" ") if isinstance(value, datetime.datetime) else str(value)
        return _error(
            "date-by-spreadsheet",
            f"表計算ソフトが「{text}」という日付や時刻に変えています。文字列の書式にして、元のとおりに入れ直してください。",
            f'a spreadsheet has made "{text}" of what was typed here; '
            "format the cell as text and enter it as it should be.",
        )
    day = value.date() if isinstance(value, datetime.datetime) else value
    text = day.isoformat()
    if shown.month_only and day.day == 1 and column.kind is not Kind.DAY:
        month = text[:7]
        return _remarked(
            month,
            "month-shown",
            Severity.NOTICE,
            f"日付 {text} が月までの表示なので「{month}」と読みました。",
            f"the date {text} is shown without its day, and is read as {month}.",
        )
    if shown.yearless:
        return _remarked(
            text,
            "year-assumed",
            Severity.WARNING,
            f"年のない表示の日付で、表計算ソフトの年により {text} と読みました。年を確かめてください。",
            f"the date is shown without its year, and is read as {text} with the year that the spreadsheet took; "
            "is that year right?",
        )
    if isinstance(value, datetime.datetime) and value.time() != datetime.time():
        return _remarked(
            text,
            "time-dropped",
            Severity.NOTICE,
            f"時刻 {value.time()} を除いて {text} と読みました。",
            f"the time {value.time()} is left out; the day is read as {text}.",
        )
    return ReadValue(text)
