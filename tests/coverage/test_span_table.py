"""A row a span: CSV with codes and words beside each other."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.report import judge
from cluster_graph.coverage.writing.parts import Column
from cluster_graph.coverage.writing.span_table import COLUMNS, report_csv, span_rows
from cluster_graph.periods import Period
from cluster_graph.problems import Words
from tests.coverage.building import agreement, cluster, day, judged, study
from tests.coverage.reports import answer


def rows(found: Answer, lang: str = "en") -> list[dict[str, str]]:
    """The rows of the CSV under the ids of their columns."""
    lines = list(csv.reader(io.StringIO(report_csv(found, lang), newline=""), strict=True))
    assert lines[0] == [column.heading.in_language(lang) for column in COLUMNS]
    return [dict(zip([column.id for column in COLUMNS], line, strict=True)) for line in lines[1:]]


def test_each_span_is_a_row_in_the_order_of_the_report() -> None:
    found = answer()
    spans = [
        (judged.collaboration.id, span.first.isoformat(), span.last.isoformat(), str(span.days))
        for judged in found.report.collaborations
        for span in judged.spans
    ]
    assert [(r["collaboration"], r["from"], r["to"], r["days"]) for r in rows(found)] == spans


def test_codes_and_words_stand_beside_each_other() -> None:
    gap = next(row for row in rows(answer(), "ja") if row["collaboration"] == "gap")
    assert (gap["status"], gap["status_words"]) == ("uncovered", "協定の空白")
    assert (gap["reason"], gap["reason_words"]) == ("lapsed", "協定が期限切れ")
    assert (gap["missing"], gap["missing_words"]) == ("old", "old協定")
    assert gap["because"] == "協定が期限切れ：「old協定」は2018年3月31日まで。"


def test_who_has_not_signed_is_named_by_agreement() -> None:
    found = Answer(judged(agreement("one", ["keio"]), study(["keio", "city", "company"]), complete=True))
    assert rows(found)[0]["missing"] == "one: city company"
    assert rows(found)[0]["missing_words"] == "the one: City and Company"
    silent = Answer(judged(study(["company", "city"])))
    assert rows(silent)[0]["missing"] == "-: city company"


def test_the_share_is_a_number() -> None:
    ends = Period(day("2018-04-01"), day("2018-04-01"), day("2019-03-29"), day("2019-03-31"))
    found = rows(Answer(judged(agreement(during=ends), study())))
    assert [row["share"] for row in found] == ["", "0.5"]


@pytest.mark.parametrize("name", ['say "hello", all', "two\nlines", "a\rb", "=1+1", " space "])
def test_any_name_comes_through_unchanged(name: str) -> None:
    odd = replace(study(), name=Words(name, name))
    assert rows(Answer(judge(cluster(agreement(), odd))))[0]["name"] == name


def test_rows_have_a_value_for_every_column() -> None:
    assert {len(row) for row in span_rows(answer(), "en")} == {len(COLUMNS)}
    assert len({column.id for column in COLUMNS}) == len(COLUMNS)
    assert all(isinstance(column, Column) and column.heading.ja and column.heading.en for column in COLUMNS)


def test_there_is_no_byte_order_mark_as_in_every_csv_here() -> None:
    text = report_csv(answer(), "ja")
    assert text.startswith("取組ID,")
    assert text.endswith("\n")
    assert "\r" not in text
