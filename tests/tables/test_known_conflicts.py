"""Conflicts that the publisher has explained: a notice, and never a way to hide a new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_graph.checks import check_folder
from cluster_graph.problems import Problem, Severity
from tests.factory import write_cluster

SOURCES = [
    {"id": "minutes", "title_ja": "議事録", "issued": "2018-08-28", "language": "ja"},
    {"id": "press", "title_ja": "報道", "issued": "2018-09-01", "language": "ja"},
]


def two_amounts(folder: Path, known_conflicts: str | None = None) -> list[Problem]:
    """What ``check`` says of a grant of which two sources give different amounts."""
    write_cluster(
        folder,
        sources=SOURCES,
        funding=[
            {"id": "grant", "amount_jpy": "1180000000", "source": "minutes", "quote": "約11億8千万円"},
            {"id": "grant", "amount_jpy": "1200000000", "source": "press", "quote": "事業費は12億円"},
        ],
    )
    if known_conflicts is not None:
        (folder / "known-conflicts.csv").write_text(known_conflicts, encoding="utf-8")
    return check_folder(folder)


def conflicts(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if "conflict" in problem.code]


def test_a_conflict_is_an_error_with_both_passages(tmp_path: Path) -> None:
    (problem,) = conflicts(two_amounts(tmp_path / "c"))
    assert (problem.code, problem.severity) == ("conflict", Severity.ERROR)
    for lang in ("ja", "en"):
        sentence = problem.in_language(lang)
        assert "約11億8千万円" in sentence
        assert "事業費は12億円" in sentence


def test_a_known_conflict_is_a_notice_that_says_why(tmp_path: Path) -> None:
    (problem,) = conflicts(
        two_amounts(tmp_path / "c", "id,column,why\ngrant,amount_jpy,一方は丸めた額 / one is rounded\n")
    )
    assert (problem.code, problem.severity) == ("known-conflict", Severity.NOTICE)
    for lang in ("ja", "en"):
        assert "約11億8千万円" in problem.in_language(lang)
        assert "一方は丸めた額 / one is rounded" in problem.in_language(lang)


def test_an_explanation_of_another_column_hides_nothing(tmp_path: Path) -> None:
    found = conflicts(two_amounts(tmp_path / "c", "id,column,why\ngrant,status,x\n"))
    assert {(p.code, p.severity) for p in found} == {
        ("conflict", Severity.ERROR),
        ("no-such-conflict", Severity.WARNING),
    }


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ("id,why\ngrant,x\n", "bad-header", 1),
        ("id,column,why\ngrant,amount_jpy,\n", "empty-cell", 2),
        ("id,column,why\ngrant\n", "empty-cell", 2),
        ("id,column,why\ngrant,amount_jpy,a\ngrant,amount_jpy,b\n", "same-conflict", 3),
    ],
)
def test_a_fault_of_the_file_names_its_row(tmp_path: Path, text: str, code: str, row: int) -> None:
    faults = [p for p in two_amounts(tmp_path / "c", text) if p.place.file == "known-conflicts.csv"]
    assert (code, row) in {(p.code, p.place.row) for p in faults}


def test_the_file_may_be_in_the_encoding_of_a_japanese_spreadsheet(tmp_path: Path) -> None:
    two_amounts(tmp_path / "c")
    text = "column,why,id\r\namount_jpy,㈱の発表は概数,ｇｒａｎｔ\r\n"
    (tmp_path / "c" / "known-conflicts.csv").write_bytes(text.encode("cp932"))
    assert [p.code for p in conflicts(check_folder(tmp_path / "c"))] == ["known-conflict"]
