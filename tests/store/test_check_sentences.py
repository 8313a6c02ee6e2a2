"""The sentences of the hygiene queries are grammar for every number that they name."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_graph.checks import check_folder
from cluster_graph.problems import Words
from tests.factory import write_cluster

SCOPED = {"id": "pact", "covers": "*"}


def said(folder: Path, code: str, **tables: list[dict[str, str]]) -> list[Words]:
    organizations = [{"id": "x"}]
    found = check_folder(write_cluster(folder, organizations=organizations, **tables))
    return [problem.words for problem in found if problem.code == code]


@pytest.mark.parametrize(
    ("participations", "ja", "en"),
    [
        ([], "「study」の参加者の記録がありません。", "no participant of study is recorded; "),
        (
            [{"collaboration": "study", "participant": "x"}],
            "「study」の参加者は1者しか記録がありません。",
            "only 1 participant of study is recorded; ",
        ),
    ],
)
def test_missing_participants_are_counted_in_grammar(
    tmp_path: Path, participations: list[dict[str, str]], ja: str, en: str
) -> None:
    (words,) = said(
        tmp_path / "c",
        "collaboration-of-one",
        collaborations=[{"id": "study"}],
        participations=participations,
    )
    assert words.ja.startswith(ja)
    assert words.en.startswith(en)


@pytest.mark.parametrize(
    ("signatures", "ja", "en"),
    [
        ([], "協定「pact」の締結者の記録がありません。", "no party of the agreement pact is recorded; "),
        (
            [{"agreement": "pact", "party": "x"}],
            "協定「pact」の締結者は1者しか記録がありません。",
            "only 1 party of the agreement pact is recorded; ",
        ),
    ],
)
def test_missing_parties_are_counted_in_grammar(
    tmp_path: Path, signatures: list[dict[str, str]], ja: str, en: str
) -> None:
    (words,) = said(tmp_path / "c", "agreement-of-one", agreements=[SCOPED], signatures=signatures)
    assert words.ja.startswith(ja)
    assert words.en.startswith(en)
