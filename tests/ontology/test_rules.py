"""Shapes and hygiene queries: each fires on what it is for, with one finished sentence, and is silent otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_graph.checks import check_folder
from cluster_graph.problems import Problem
from tests.factory import Row, write_cluster

ORGANIZATIONS: list[Row] = [
    {"id": "x"},
    {"id": "y"},
    {"id": "c", "kind": "council"},
]
GOOD: dict[str, list[Row]] = {
    "organizations": ORGANIZATIONS,
    "posts": [{"id": "head", "organization": "x"}],
    "agreements": [{"id": "a", "covers": "*"}],
    "signatures": [{"agreement": "a", "party": "x"}, {"agreement": "a", "party": "y"}],
    "memberships": [{"council": "c", "member": "head"}],
    "collaborations": [{"id": "w"}],
    "participations": [
        {"collaboration": "w", "participant": "x"},
        {"collaboration": "w", "participant": "y"},
    ],
    "funding": [{"id": "f", "amount_jpy": "1000"}],
}


def problems(folder: Path, **changed: list[Row]) -> list[Problem]:
    return check_folder(write_cluster(folder, **{**GOOD, **changed}))


def test_a_good_cluster_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path / "c") == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (
            {"organizations": [{"id": "x"}, {"id": "y"}, {"id": "c", "kind": "council", "sector": "other"}]},
            "a council has no sector",
        ),
        ({"memberships": [{"council": "y", "member": "head"}]}, "a membership is in one council"),
        ({"funding": [{"id": "f", "amount_jpy": "-1000"}]}, "not below zero"),
        ({"collaborations": [{"id": "w"}, {"id": "v"}]}, "no participant of v is recorded"),
        ({"agreements": [{"id": "a"}]}, "what the agreement a covers is not recorded"),
        ({"signatures": [{"agreement": "a", "party": "x"}]}, "only 1 party of the agreement a is recorded"),
        ({"posts": [{"id": "head"}]}, "whose post head is, is not recorded"),
        (
            {"organizations": [{"id": "x", "part_of": "x"}, {"id": "y"}, {"id": "c", "kind": "council"}]},
            "x is, step by step, a part or successor of itself",
        ),
        (
            {
                "organizations": [
                    {"id": "x", "period": "2019-01-01/"},
                    {"id": "y"},
                    {"id": "c", "kind": "council"},
                ],
                "memberships": [],
                "signatures": [
                    {"agreement": "a", "party": "x", "period": "2017-04-01/2018-03-31"},
                    {"agreement": "a", "party": "y"},
                ],
            },
            "lies outside the life of x",
        ),
        ({"agreements": [{"id": "a", "covers": "*", "period": "2014/2018"}]}, "a calendar or a fiscal year"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_gets_exactly_one_sentence(
    tmp_path: Path, changed: dict[str, list[Row]], words: str
) -> None:
    found = problems(tmp_path / "c", **changed)
    assert len(found) == 1, [problem.in_language("en") for problem in found]
    assert words in found[0].words.en
    assert found[0].words.ja != found[0].words.en
    assert found[0].place.file
    assert found[0].place.row
