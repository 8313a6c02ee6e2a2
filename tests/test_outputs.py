"""A file or a folder appears whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_graph.outputs import OutputRefused, replace_folder, write_whole


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "\ud800")
    assert path.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_text_is_utf8_with_line_feeds(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", "鶴岡\n")
    assert (tmp_path / "a.txt").read_bytes() == "鶴岡\n".encode()


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    replace_folder(folder, {"mark": "", "old/page.html": "old"}, "mark")
    replace_folder(folder, {"mark": "", "new/page.html": "new"}, "mark")
    assert sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()) == [
        "mark",
        "new/page.html",
    ]
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_file_that_others_put_into_the_folder_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    replace_folder(folder, {"mark": "ours", "page.html": "old", "gone.html": ""}, "mark")
    (folder / "CNAME").write_text("example.org", encoding="utf-8")
    replace_folder(folder, {"mark": "ours", "page.html": "new"}, "mark")
    assert sorted(path.name for path in folder.iterdir()) == ["CNAME", "mark", "page.html"]
    assert (folder / "CNAME").read_text(encoding="utf-8") == "example.org"
    assert (folder / "mark").read_text(encoding="utf-8") == "ours\n\nmark\npage.html\n"


def test_a_failed_replacement_leaves_the_old_folder(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    replace_folder(folder, {"mark": "", "page.html": "old"}, "mark")
    with pytest.raises(UnicodeEncodeError):
        replace_folder(folder, {"mark": "", "page.html": "\ud800"}, "mark")
    assert (folder / "page.html").read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputRefused):
        replace_folder(tmp_path, {"mark": ""}, "mark")
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    replace_folder(folder, {"mark": ""}, "mark")
    assert (folder / "mark").exists()
