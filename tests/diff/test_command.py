"""``cluster-graph diff`` as a user runs it: data on standard output, words on standard error, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Command
from tests.diff.building import PREFERRED, SIGNATURES, write_version


def test_it_prints_sentences_and_exits_0(command: Command, tmp_path: Path) -> None:
    old, new = write_version(tmp_path / "old"), write_version(tmp_path / "new", signatures=SIGNATURES[1:])
    done = command("diff", old, new, "--lang", "ja")
    assert (done.returncode, done.stderr) == (0, "")
    assert "「三者協定」の締結者としての鶴岡市の記録を削除した。" in done.stdout
    assert command("diff", old, new, "--exit-code").returncode == 1
    assert command("diff", old, old, "--exit-code").returncode == 0


def test_json_is_json_whatever_the_language_and_the_hash_seed(command: Command, tmp_path: Path) -> None:
    old, new = write_version(tmp_path / "old"), write_version(tmp_path / "new", signatures=SIGNATURES[1:])
    first = command("diff", old, new, "--format", "json", "--on", "2018-04-01", PYTHONHASHSEED="1")
    again = command(
        "diff", old, new, "--format", "json", "--on", "2018-04-01", PYTHONHASHSEED="2", LC_ALL="C"
    )
    assert first.stdout == again.stdout
    assert json.loads(first.stdout)["window"]["from"] == "2018-04-01"


def test_one_of_the_two_may_come_from_standard_input(command: Command, tmp_path: Path) -> None:
    old = write_version(tmp_path / "old")
    graph = command("build", "-i", old, "-o", "-").stdout
    assert command("diff", old, "-", stdin=graph).stdout == "The two versions hold the same.\n"
    both = command("diff", "-", "-", stdin=graph)
    assert (both.returncode, both.stderr) == (2, "only one of the two can be standard input.\n")


def test_it_says_which_of_the_two_holds_errors(command: Command, tmp_path: Path) -> None:
    old, new = write_version(tmp_path / "old"), write_version(tmp_path / "new")
    (new / "signatures.csv").write_text("agreement,party,source,quote\nnone,city,s,…\n", encoding="utf-8")
    done = command("diff", old, new)
    assert done.returncode == 2
    assert done.stderr.startswith(f"the tables of NEW ({new}) hold errors:\n")
    assert done.stdout == ""


def test_what_cannot_be_opened_is_said(command: Command, tmp_path: Path) -> None:
    done = command("diff", tmp_path / "nowhere", write_version(tmp_path / "new"))
    assert done.returncode == 2
    assert "cannot be opened" in done.stderr
    assert command("diff", tmp_path).returncode == 2


def test_two_folders_are_compared_with_their_preferred_sources(command: Command, tmp_path: Path) -> None:
    old = write_version(tmp_path / "old")
    new = write_version(tmp_path / "new", PREFERRED.replace('["s", "t"]', '["t"]'))
    told = command("diff", old, new, "--exit-code")
    assert told.returncode == 1
    assert "The list of preferred sources, best first, is now" in told.stdout
