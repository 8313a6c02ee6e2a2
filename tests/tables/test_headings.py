"""Headings: what is missing or not known is named as people call it, each at its own cell."""

from __future__ import annotations

import pytest

from cluster_graph.problems import Problem
from cluster_graph.tables.headings import header_problems
from cluster_graph.tables.rows import TABLES
from cluster_graph.tables.written import Origin


def faults(table: str, *header: str) -> list[Problem]:
    """What is said of the headings of a file."""
    return header_problems(Origin(f"{table}.csv", header), TABLES[table])


def test_a_missing_column_is_named_with_its_heading() -> None:
    (problem,) = faults("posts", "id", "source", "quote")
    assert problem.words.ja == "必要な列「名称（name_ja）」がありません。"
    assert problem.words.en == 'the column "name_ja" (name (Japanese)) is missing; it is needed.'


def test_a_heading_that_says_no_more_than_the_name_is_not_repeated() -> None:
    (problem,) = faults("posts", "id", "name_ja", "quote")
    assert problem.words.ja == "必要な列「出典（source）」がありません。"
    assert problem.words.en == 'the column "source" is missing; it is needed.'


@pytest.mark.parametrize(
    ("typed", "name", "shown"),
    [
        ("期間", "period", "期間（period）"),
        ("機関名", "organization", "機関（organization）"),
        ("資料で確かな時間", "attested", "資料で確かな時期（attested）"),
        ("name (English)", "name_en", "名称（英語）（name_en）"),
        ("Perriod", "period", "期間（period）"),
    ],
)
def test_an_unknown_heading_finds_the_column_by_name_or_heading(typed: str, name: str, shown: str) -> None:
    (problem,) = faults("posts", "id", "name_ja", "source", "quote", typed)
    assert problem.words.ja == f"「{typed}」という列はありません。「{shown}」ではありませんか。"
    assert problem.words.en == f'there is no column "{typed}"; did you mean "{name}"?'


def test_a_heading_like_none_is_told_with_all_columns() -> None:
    (problem,) = faults("posts", "id", "name_ja", "source", "quote", "☃")
    assert "使えるもの: ID（id）、名称（name_ja）、" in problem.words.ja
    assert "use one of: id, name_ja, " in problem.words.en


def test_a_heading_that_comes_again_is_told_at_its_own_cell() -> None:
    header = ("id", "name_ja", "source", "quote", "name_ja", "x", "x")
    origin = Origin("posts", header, tuple("BCDEFGH"), 3)
    places = [problem.place.in_language("en") for problem in header_problems(origin, TABLES["posts"])]
    assert places == ["posts!F3", "posts!G3", "posts!H3"]


def test_a_heading_that_comes_again_says_what_would_be_right() -> None:
    (problem,) = faults("posts", "id", "name_ja", "source", "quote", "name_ja")
    assert problem.words.ja == "列「名称（name_ja）」が二つあります。一つにしてください。"
    assert problem.in_language("en") == (
        'posts.csv, row 1, column name_ja: column "name_ja" stands twice; keep one of them.'
    )
