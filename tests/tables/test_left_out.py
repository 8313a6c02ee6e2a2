"""What the sentence on a day of knowledge says of sources that it leaves out: no more than is known of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cluster_graph.problems import Words
from cluster_graph.tables.known_by import known_by
from cluster_graph.tables.reading import read_valid_tables
from tests.factory import write_cluster

KNOWN = {"id": "minutes", "title_ja": "議事録", "issued": "2018-04-01", "language": "ja"}
DAYLESS = {"id": "leaflet", "title_ja": "日付のない冊子", "language": "ja"}
RETRIEVED = {"id": "page", "title_ja": "ページ", "retrieved": "2024-05-01", "language": "ja"}


def words(folder: Path, *sources: dict[str, str]) -> Words:
    tables = read_valid_tables(write_cluster(folder, sources=list(sources)))
    return known_by(tables, date(2018, 8, 28))[1].words


def test_of_a_source_retrieved_later_the_day_of_retrieval_is_said_to_be_known(tmp_path: Path) -> None:
    said = words(tmp_path / "c", KNOWN, RETRIEVED)
    assert said.en == (
        "going by the 1 of 2 sources that stood by 2018-08-28. Left out, since only the day on which they were "
        "retrieved is known, and it is later than 2018-08-28: page."
    )
    assert said.ja.endswith("取得日しか分からず、それが 2018-08-28 より後の資料は除きました: page。")


def test_sources_without_a_day_are_told_apart_from_those_retrieved_later(tmp_path: Path) -> None:
    said = words(tmp_path / "c", KNOWN, DAYLESS, RETRIEVED)
    assert "since no day of theirs is known: leaflet. " in said.en
    assert "時期の分からない資料は除きました: leaflet。" in said.ja
    assert said.en.endswith(": page.")


def test_a_source_retrieved_by_then_is_known(tmp_path: Path) -> None:
    assert "Left out" not in words(tmp_path / "c", KNOWN, {**RETRIEVED, "retrieved": "2018-08-28"}).en
