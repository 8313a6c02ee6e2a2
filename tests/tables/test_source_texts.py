"""Texts in ``sources/``: one that belongs to no source is told, or nothing would be compared with it."""

from __future__ import annotations

from pathlib import Path

from cluster_graph.checks import check_folder
from cluster_graph.problems import Severity
from tests.factory import csv_text, write_cluster

MINUTES = {"id": "minutes-2018", "title_ja": "議事録", "issued": "2018-04-01", "language": "ja"}


def told(folder: Path, *names: str) -> list[str]:
    """The warnings of ``check`` in English, once texts of these names are there."""
    (folder / "sources").mkdir()
    for name in names:
        (folder / "sources" / name).write_text("本文", encoding="utf-8")
    return [p.in_language("en") for p in check_folder(folder) if p.severity is Severity.WARNING]


def test_a_text_of_no_source_is_told_with_the_nearest_id(tmp_path: Path) -> None:
    folder = write_cluster(tmp_path / "c", sources=[MINUTES])
    assert told(folder, "minutes-2018.txt", "Minutes_2018.txt", "readme.md") == [
        'sources/Minutes_2018.txt: there is no source "Minutes_2018", so this text is not used; '
        'did you mean "minutes-2018"?'
    ]


def test_a_text_like_no_source_is_told_how_it_is_named(tmp_path: Path) -> None:
    folder = write_cluster(tmp_path / "c", sources=[MINUTES])
    assert told(folder, "☃.txt") == [
        'sources/☃.txt: there is no source "☃", so this text is not used; '
        "name the file after the id of its source, ID.txt."
    ]


def test_a_quote_stands_there_whichever_way_a_program_turned_cp932(tmp_path: Path) -> None:
    text = "8月2日〜4日、第1‖2会場、−3度から"
    quote = text.translate(str.maketrans("〜‖−", "～∥－"))
    folder = write_cluster(
        tmp_path / "c",
        sources=[MINUTES],
        organizations=[{"id": "hall", "source": "minutes-2018", "quote": quote}],
    )
    (folder / "sources").mkdir()
    (folder / "sources" / "minutes-2018.txt").write_text(text, encoding="utf-8")
    assert [p for p in check_folder(folder) if p.severity is Severity.ERROR] == []


def test_a_text_whose_source_has_a_fault_of_its_own_is_not_told(tmp_path: Path) -> None:
    folder = write_cluster(tmp_path / "c", sources=[MINUTES])
    (folder / "sources.csv").write_text(
        csv_text("sources", [{**MINUTES, "issued": "いつか"}]), encoding="utf-8"
    )
    assert told(folder, "minutes-2018.txt") == []


def test_without_a_table_of_sources_no_text_is_told(tmp_path: Path) -> None:
    folder = write_cluster(tmp_path / "c")
    (folder / "sources.csv").unlink()
    assert told(folder, "minutes-2018.txt") == []
