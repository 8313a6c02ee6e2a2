"""``cluster.toml``: what it names must exist, or it would silently say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_graph.tables.reading import read_tables
from tests.factory import SETTINGS, write_cluster


def _messages(folder: Path, settings: str) -> list[tuple[str, str, str]]:
    _, problems = read_tables(write_cluster(folder, settings))
    return [(problem.place.in_language("en"), problem.words.ja, problem.words.en) for problem in problems]


@pytest.mark.parametrize(
    ("key", "value", "ja", "en"),
    [
        (
            "complete",
            "agreement",
            "「agreement」という表はありません。「agreements」ではありませんか。",
            'there is no table "agreement"; did you mean "agreements"?',
        ),
        (
            "prefer",
            "ss",
            "出典「ss」は sources.csv にありません。「s」ではありませんか。",
            'sources.csv has no "ss"; did you mean "s"?',
        ),
        (
            "prefer",
            "report-2018",
            "出典「report-2018」は sources.csv にありません。その行を加えるか、ここから消してください。",
            'sources.csv has no "report-2018"; add a row for it, or take it out here.',
        ),
    ],
)
def test_a_name_of_nothing_is_told(tmp_path: Path, key: str, value: str, ja: str, en: str) -> None:
    settings = SETTINGS.replace(f"{key} = []", f'{key} = ["{value}"]')
    assert _messages(tmp_path / "c", settings) == [(f"cluster.toml, key {key}", ja, en)]


def test_tables_and_sources_that_exist_may_be_named(tmp_path: Path) -> None:
    settings = SETTINGS.replace("complete = []", 'complete = ["agreements"]').replace(
        "prefer = []", 'prefer = ["s"]'
    )
    assert _messages(tmp_path / "c", settings) == []


def test_a_preferred_source_is_not_missed_where_the_sources_cannot_be_read(tmp_path: Path) -> None:
    folder = write_cluster(tmp_path / "c", SETTINGS.replace("prefer = []", 'prefer = ["gone"]'))
    (folder / "sources.csv").write_text("nothing\n", encoding="utf-8")
    _, problems = read_tables(folder)
    assert {problem.place.file for problem in problems} == {"sources.csv"}


def test_an_unknown_key_names_the_nearest(tmp_path: Path) -> None:
    told = _messages(tmp_path / "c", "complet = []\n" + SETTINGS)
    assert told == [
        (
            "cluster.toml, key complet",
            "「complet」という項目はありません。「complete」ではありませんか。",
            'there is no key "complet"; did you mean "complete"?',
        )
    ]
