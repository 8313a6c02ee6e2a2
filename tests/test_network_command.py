"""`cluster-graph network` as a process: what it puts out and where, how it ends, and what it says when it cannot.

What its answers hold is tested in tests/network/asking, without processes.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cluster_graph.graph.build import build_graph
from cluster_graph.resources import shipped_cluster
from cluster_graph.tables.reading import read_valid_tables
from tests.conftest import Command

YAMAGATA = "data/yamagata"


def written(command: Command, *arguments: object) -> str:
    """What the command puts out; it says nothing beside."""
    found = command("network", "-i", YAMAGATA, *arguments)
    assert (found.returncode, found.stderr) == (0, "")
    return str(found.stdout)


def test_a_table_is_told_in_the_language_asked_for(command: Command) -> None:
    asked = ("--rank-intervals", "--draws", "20", "--measure", "betweenness")
    english, japanese = written(command, *asked), written(command, *asked, "--lang", "ja")
    assert "1 (1 to 1)" in english
    assert "1（1〜1）" in japanese
    assert "How far the ranks can be trusted" in english


def test_days_may_be_written_as_sources_write_them(command: Command) -> None:
    era = written(command, "--compare", "平成29年4月1日", "H30.4.1", "--format", "csv")
    assert era == written(command, "--compare", "2017-04-01", "2018-04-01", "--format", "csv")


def test_every_option_reaches_the_answer(command: Command) -> None:
    options = (
        "--projection",
        "affiliation",
        "--from",
        "2017-04-01",
        "--to",
        "2018-03-31",
        "--ties",
        "possible",
    )
    found = json.loads(
        written(
            command,
            *options,
            "--roll-up",
            "none",
            "--weight",
            "newman",
            "--measure",
            "closeness",
            "--measure",
            "degree",
            "--engine",
            "rustworkx",
            "--seed",
            "3",
            "--format",
            "json",
        )
    )
    assert [found[key] for key in ("projection", "from", "to", "ties", "roll_up", "measures")] == [
        "affiliation",
        "2017-04-01",
        "2018-03-31",
        "possible",
        "none",
        ["closeness", "degree"],
    ]


def test_a_table_may_be_named_with_a_hyphen(command: Command) -> None:
    assert written(command, "--table", "missed-ties", "--format", "csv").startswith("source,")


def test_a_graph_on_standard_input_is_measured_as_its_tables_are(command: Command) -> None:
    graph = build_graph(read_valid_tables(shipped_cluster())).to_trig()
    found = command("network", "-i", "-", "--table", "network", stdin=graph)
    assert (found.returncode, found.stdout) == (0, written(command, "--table", "network"))


def test_only_what_was_known_by_a_day(command: Command) -> None:
    found = command("network", "-i", YAMAGATA, "--known-by", "2018-08-28", "--format", "csv")
    assert found.returncode == 0
    assert "stood by 2018-08-28" in found.stderr
    assert "tsuruoka" in found.stdout


@pytest.mark.parametrize("form", ["svg", "png", "gexf"])
def test_a_file_is_written_whole_and_named(command: Command, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"answer.{form}"
    target.write_text("old")
    asked = (
        "--format",
        form,
        *(() if form == "gexf" else ("--table", "mixing")),
        "--lang",
        "ja",
        "-o",
        target,
    )
    found = command("network", "-i", YAMAGATA, *asked, PYTHONWARNINGS="error")
    assert (found.returncode, found.stdout) == (0, ""), found.stderr
    assert str(target) in found.stderr
    content = target.read_bytes()
    assert (
        content.startswith(b"\x89PNG")
        if form == "png"
        else "行政" in content.decode("utf-8") or form == "gexf"
    )


@pytest.mark.parametrize(
    ("extra", "arguments", "words"),
    [
        ("matplotlib", ("--by-year", "--format", "svg"), "cluster-graph[plots]"),
        ("distributed", ("--engine", "dask"), "cluster-graph[dask]"),
    ],
)
def test_what_needs_an_extra_names_it(
    command: Command, tmp_path: Path, extra: str, arguments: tuple[str, ...], words: str
) -> None:
    (tmp_path / f"{extra}.py").write_text(
        f"raise ModuleNotFoundError('No module named {extra}', name={extra!r})\n"
    )
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    found = command("network", "-i", YAMAGATA, *arguments, PYTHONPATH=path)
    assert (found.returncode, found.stdout) == (2, "")
    assert words in found.stderr
    assert len(found.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--table", "fame"), "--table is one of"),
        (("--format", "docx"), "--format is one of"),
        (("--from", "2018-04-01"), "go together"),
        (("--compare", "2017-04-01", "soon"), '"soon" is not a date'),
        (("--on", "平成30年8月"), "is not one day"),
        (("--draws", "0"), "at least 1"),
        (("--table", "sectors", "--format", "csv"), "ei, mixing, triple_helix"),
        (("--projection", "funding", "--measure", "closeness"), "means nothing on the projection funding"),
        (("--format", "csv", "-o", "data"), "cannot write to data"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_does_not_go_is_one_sentence(command: Command, arguments: tuple[str, ...], words: str) -> None:
    found = command("network", "-i", YAMAGATA, *arguments)
    assert (found.returncode, found.stdout) == (2, "")
    assert words in found.stderr
    assert len(found.stderr.splitlines()) == 1
