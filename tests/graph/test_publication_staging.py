"""Several files replaced together: all or none, and nothing else touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cluster_graph.graph.publication.staging import Staging


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def write(folder: Path, **content: str) -> None:
    with Staging(folder) as staging:
        for name, text in content.items():
            staging.write(f"sub/{name}", [text])


def test_files_come_together_with_size_and_digest(tmp_path: Path) -> None:
    with Staging(tmp_path / "out") as staging:
        assert staging.write("a/b.txt", ["鶴", b"\x00"])[0] == 4
        assert not (tmp_path / "out" / "a").exists()
    assert (tmp_path / "out" / "a" / "b.txt").read_bytes() == "鶴\x00".encode()
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a"]


def test_old_files_are_replaced_and_others_stay(tmp_path: Path) -> None:
    write(tmp_path, one="old", two="old")
    (tmp_path / "sub" / "mine").write_text("mine", encoding="utf-8")
    write(tmp_path, one="new")
    assert files(tmp_path) == {"sub/one": "new", "sub/two": "old", "sub/mine": "mine"}


def test_an_error_inside_leaves_everything_as_it_was(tmp_path: Path) -> None:
    write(tmp_path / "out", one="old")
    for folder in (tmp_path / "out", tmp_path / "new"):
        with pytest.raises(UnicodeEncodeError), Staging(folder) as staging:
            staging.write("sub/one", ["new"])
            staging.write("sub/two", ["\ud800"])
    assert files(tmp_path) == {"out/sub/one": "old"}
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_cannot_take_its_place_brings_the_moved_ones_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links here")

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    write(tmp_path, one="old", three="old")
    (tmp_path / "sub" / "two").mkdir()
    with pytest.raises(OSError, match="two"):
        write(tmp_path, one="new", zero="new", three="new", two="new")
    assert files(tmp_path) == {"sub/one": "old", "sub/three": "old"}


def test_a_file_can_be_taken_away_with_the_others_written(tmp_path: Path) -> None:
    write(tmp_path, one="old", two="old")
    with Staging(tmp_path) as staging:
        staging.write("sub/one", ["new"])
        staging.remove("sub/two")
        staging.remove("sub/never")
    assert files(tmp_path) == {"sub/one": "new"}
