"""Tables as text, CSV, JSON and pandas."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from math import nan

import pytest

from cluster_graph.network.tabular import Cell, Column, Table
from cluster_graph.network.writing.display import width
from cluster_graph.network.writing.table import (
    shown,
    table_csv,
    table_text,
    tables_json,
    tables_text,
    to_pandas,
)
from cluster_graph.problems import InputError, Words
from tests.network.writing.hard_cases import NASTY


def column(key: str) -> Column:
    return Column(key, Words(f"{key}の列", key.title()), Words("意味。", "Meaning."))


TABLE = Table(
    "example",
    Words("例", "Example"),
    tuple(column(key) for key in ("id", "label", "value", "count", "certain", "things")),
    (
        ("a", Words("山形県", "Yamagata"), 1 / 3, 1, True, ("x", "y")),
        ("b", Words("鶴岡市", "Tsuruoka"), None, None, False, ()),
    ),
    Words("二つの機関。", "Two organizations."),
    (Words("注の一。", "Note one."), Words("注の二。", "Note two.")),
)
WHOLE: tuple[Cell, ...] = ("a", "A", 2.0, 1, True, ("x",))
EMPTY = replace(TABLE, rows=(), name="empty")


def test_text_has_title_columns_sentence_and_notes() -> None:
    assert table_text(TABLE, "en") == (
        "Example\n\n"
        "Id  Label      Value  Count  Certain  Things\n"
        "a   Yamagata  0.3333      1  yes      x, y\n"
        "b   Tsuruoka       –      –  no\n\n"
        "Two organizations.\nNote one.\nNote two.\n–: not defined, not computed, or does not apply.\n"
    )


def test_text_leaves_out_columns_for_files_and_columns_without_any_value() -> None:
    columns = (TABLE.columns[0], replace(TABLE.columns[1], files_only=True), *TABLE.columns[2:])
    nothing_known = replace(
        TABLE, columns=columns, rows=tuple((*row[:2], None, *row[3:]) for row in TABLE.rows)
    )
    assert table_text(nothing_known, "en").splitlines()[2].split() == ["Id", "Count", "Certain", "Things"]
    assert table_csv(nothing_known, "en").startswith("id,label,value,count,")


def test_nothing_but_long_names_is_cut_off() -> None:
    note, name = "a long note " * 20, "a long name " * 10
    rows = tuple((row[0], name, *row[2:4], note, note) for row in TABLE.rows)
    text = table_text(replace(TABLE, rows=rows), "en")
    assert text.count("a long name") < 2 * 10
    assert text.split().count("note") == 2 * 2 * 20


def test_codes_are_words_for_readers_and_codes_in_files() -> None:
    columns = (*TABLE.columns[:2], Column("relation", Words("関係", "relation"), Words("意味。", "Meaning.")))
    table = replace(TABLE, columns=columns, rows=(("a", Words("甲", "A"), "council"),))
    assert "会議" in table_text(table, "ja")
    assert ",council" in table_csv(table, "ja")


def test_japanese_columns_stand_in_line() -> None:
    head, first, second = table_text(TABLE, "ja").splitlines()[2:5]
    assert (
        width(head.split("certainの列")[0])
        == width(first.split("はい")[0])
        == width(second.split("いいえ")[0])
    )


def test_numbers_are_rounded_for_the_eye_but_never_to_nought() -> None:
    values = [0.0, 1.0, 0.00004, -0.00004, 40_373_000.0, 12_345.5]
    assert [shown(value, "en") for value in values] == [
        "0.0000",
        "1.0000",
        "4.0e-05",
        "-4.0e-05",
        "40373000",
        "12346",
    ]


def test_a_column_of_whole_numbers_has_no_decimals() -> None:
    lines = [
        line.split()
        for line in table_text(replace(TABLE, rows=(WHOLE, (*WHOLE[:2], 0.0, *WHOLE[3:]))), "en").splitlines()
    ]
    assert (lines[3][2], lines[4][2]) == ("2", "0")


def test_a_table_without_rows_says_so() -> None:
    assert "(none)" in table_text(EMPTY, "en")
    assert "（該当なし）" in table_text(EMPTY, "ja")
    assert table_csv(EMPTY, "en") == "id,label,value,count,certain,things\n"
    assert json.loads(tables_json([EMPTY]))["tables"][0]["rows"] == []


def test_csv_has_keys_full_precision_and_empty_cells() -> None:
    rows = list(csv.reader(io.StringIO(table_csv(TABLE, "ja"))))
    assert rows == [
        ["id", "label", "value", "count", "certain", "things"],
        ["a", "山形県", "0.3333333333333333", "1", "true", "x y"],
        ["b", "鶴岡市", "", "", "false", ""],
    ]
    assert "\r" not in table_csv(TABLE, "ja")


def test_json_is_in_both_languages_and_null_where_not_defined() -> None:
    found = json.loads(tables_json([TABLE]))["tables"][0]
    assert list(found) == ["table", "title", "sentence", "notes", "columns", "rows"]
    assert found["table"] == "example"
    assert found["notes"][1] == {"ja": "注の二。", "en": "Note two."}
    assert found["columns"][0] == {
        "key": "id",
        "heading": {"ja": "idの列", "en": "Id"},
        "meaning": {"ja": "意味。", "en": "Meaning."},
    }
    assert found["rows"][0] == {
        "id": "a",
        "label": {"ja": "山形県", "en": "Yamagata"},
        "value": 1 / 3,
        "count": 1,
        "certain": True,
        "things": ["x", "y"],
    }
    assert found["rows"][1]["value"] is None


def test_a_number_that_is_none_never_reaches_json() -> None:
    broken = replace(TABLE, rows=(("a", "A", nan, 1, True, ()),))
    with pytest.raises(ValueError, match="not JSON compliant"):
        tables_json([broken])


def test_several_tables_come_one_after_another() -> None:
    other = replace(EMPTY, sentence=Words("別の文。", "Another sentence."), notes=())
    assert tables_text([TABLE, other], "en") == table_text(TABLE, "en") + "\n\n" + table_text(other, "en")
    assert [one["table"] for one in json.loads(tables_json([TABLE, EMPTY]))["tables"]] == ["example", "empty"]
    assert json.loads(tables_json([])) == {"tables": []}


def test_what_tables_share_is_told_once() -> None:
    text = tables_text([TABLE, EMPTY], "en")
    assert text.count(TABLE.sentence.en) == text.count("Note one.") == 1
    assert TABLE.sentence.en not in tables_text([EMPTY], "en", above=text)


def test_a_nasty_name_stays_in_its_line() -> None:
    text = table_text(replace(TABLE, rows=(("a", NASTY, 1.0, 1, True, ()),)), "en")
    assert "\x0b" not in text
    assert "\x1b" not in table_text(replace(TABLE, rows=(("a", NASTY, 1.0, 1, True, ()),)), "ja")
    assert max(width(line) for line in text.splitlines()) < 100


def test_pandas_has_types_and_na_where_not_defined() -> None:
    import pandas

    frame = to_pandas(TABLE, "ja")
    assert list(frame.columns) == ["id", "label", "value", "count", "certain", "things"]
    assert [str(kind) for kind in frame.dtypes[2:5]] == ["Float64", "Int64", "boolean"]
    assert list(frame["label"]) == ["山形県", "鶴岡市"]
    assert frame["value"][1] is pandas.NA
    assert frame["things"][0] == ("x", "y")
    assert list(to_pandas(EMPTY).columns) == list(frame.columns)


def test_without_pandas_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(InputError, match=r"pip install 'cluster-graph\[pandas\]'"):
        to_pandas(TABLE)
