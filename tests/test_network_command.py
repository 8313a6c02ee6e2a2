"""`cluster-graph network` as a researcher meets it, on both clusters: tables, years, days, doubt, forms, bad input."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from cluster_graph.network.asking.asked import GROUPS
from tests.conftest import Command

YAMAGATA, TOYAMA = "data/yamagata", "data/toyama"
ON = ("-i", YAMAGATA, "--on", "2018-08-28")


def written(command: Command, *arguments: str) -> str:
    """What the command puts out."""
    found = command("network", *arguments)
    assert found.returncode == 0, found.stderr
    return str(found.stdout)


def rows(command: Command, *arguments: str) -> list[dict[str, str]]:
    """A table as CSV."""
    return list(csv.DictReader(io.StringIO(written(command, *arguments, "--format", "csv"))))


@pytest.mark.parametrize("cluster", [YAMAGATA, TOYAMA])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_table_is_told_in_both_languages(command: Command, cluster: str, lang: str) -> None:
    for group in GROUPS:
        text = written(command, "-i", cluster, "--table", group, "--draws", "99", "--lang", lang)
        assert len(text.splitlines()) > 4, group
        assert "nan" not in text.lower().split(), group


@pytest.mark.parametrize("cluster", [YAMAGATA, TOYAMA])
@pytest.mark.parametrize("projection", ["actors", "affiliation", "layers", "funding"])
@pytest.mark.parametrize("ties", ["certain", "possible"])
def test_every_projection_is_measured_and_agrees_with_itself_over_a_year(
    command: Command, cluster: str, projection: str, ties: str
) -> None:
    year = ("--from", "2018-04-01", "--to", "2019-03-31")
    found = json.loads(
        written(command, "-i", cluster, *year, "--projection", projection, "--ties", ties, "--format", "json")
    )
    ids = {node["id"] for node in found["nodes"]}
    assert all({edge["source"], edge["target"]} <= ids for edge in found["edges"])
    if ties == "certain":
        assert all(edge["certain"] for edge in found["edges"])


@pytest.mark.parametrize("name", sorted({table for tables in GROUPS.values() for table in tables}))
def test_each_single_table_is_a_csv_file(command: Command, name: str) -> None:
    asked = () if name == "codebook" else ("--ties", "possible")
    found = rows(command, *ON, *asked, "--table", name, "--draws", "99")
    assert found or name == "communities"


def test_a_group_of_tables_without_one_of_its_name_is_no_csv_file(command: Command) -> None:
    found = command("network", *ON, "--table", "sectors", "--format", "csv")
    assert found.returncode == 2
    assert "ei, mixing, triple_helix" in found.stderr


def test_nodes_and_ties_carry_the_assertions_that_state_them(command: Command) -> None:
    nodes = {row["id"]: row for row in rows(command, *ON)}
    assert "organizations/tsuruoka/seed-2018" in nodes["tsuruoka"]["evidence"].split(" ")
    ties = {(row["source"], row["target"]): row for row in rows(command, *ON, "--table", "ties")}
    evidence = ties["keio", "tsuruoka"]["evidence"].split(" ")
    assert any(one.startswith("signatures/") and "keio-4th" in one for one in evidence)
    assert all(row["evidence"] for row in [*nodes.values(), *ties.values()])


def test_rank_intervals_stand_beside_the_ranks(command: Command) -> None:
    asked = (*ON, "--rank-intervals", "--draws", "60", "--measure", "betweenness")
    text = written(command, *asked)
    assert "1 (1 to 1)" in text
    assert "60" in text.splitlines()[-1]
    assert "1（1〜1）" in written(command, *asked, "--lang", "ja")
    for row in rows(command, *asked):
        low, rank, high = (int(row[f"betweenness_rank{end}"]) for end in ("_low", "", "_high"))
        assert low <= rank <= high


def test_more_unobserved_ties_leave_less_certain_ranks(command: Command) -> None:
    def width(share: str) -> int:
        found = rows(
            command, *ON, "--rank-intervals", "--draws", "60", "--measure", "degree", "--unobserved", share
        )
        return sum(int(row["degree_rank_high"]) - int(row["degree_rank_low"]) for row in found)

    assert width("0") < width("0.5")


def test_each_fiscal_year_has_measures_entries_and_exits(command: Command) -> None:
    nodes, years = json.loads(written(command, "-i", YAMAGATA, "--by-year", "--format", "json"))["tables"]
    by_year = {row["fiscal_year"]: row for row in years["rows"]}
    assert {"ncc", "cancer-lab"} <= set(by_year[2016]["entries"]) | set(by_year[2017]["entries"])
    assert {row["fiscal_year"] for row in nodes["rows"]} <= set(by_year)
    text = written(command, "-i", YAMAGATA, "--by-year", "--lang", "ja")
    assert "平成30年度" in text
    limited = rows(command, "-i", YAMAGATA, "--by-year", "--from", "2016-04-01", "--to", "2018-03-31")
    assert {row["fiscal_year"] for row in limited} == {"2016", "2017"}


def test_two_days_are_compared(command: Command) -> None:
    found = {row["id"]: row for row in rows(command, "-i", YAMAGATA, "--compare", "2017-04-01", "2018-04-01")}
    assert found["ncc"]["change"] == "entered"
    assert found["keio-iab"]["change"] == "stayed"


@pytest.mark.parametrize(
    "arguments",
    [("--by-year",), ("--table", "mixing"), ("--table", "brokerage")],
    ids=lambda value: value[-1],
)
@pytest.mark.parametrize("form", ["svg", "png"])
def test_pictures_are_drawn_with_japanese_names(
    command: Command, tmp_path: Path, arguments: tuple[str, ...], form: str
) -> None:
    target = tmp_path / f"picture.{form}"
    asked = ("-i", YAMAGATA, *arguments, "--ties", "possible", "--lang", "ja", "--format", form, "-o", target)
    found = command("network", *asked, PYTHONWARNINGS="error")
    assert (found.returncode, found.stdout) == (0, ""), found.stderr
    content = target.read_bytes()
    if form == "png":
        assert content.startswith(b"\x89PNG")
    else:
        assert "行政" in content.decode("utf-8") or "鶴岡市" in content.decode("utf-8")


@pytest.mark.parametrize("projection", ["actors", "affiliation", "layers", "funding"])
def test_graph_files_hold_what_the_json_holds(command: Command, tmp_path: Path, projection: str) -> None:
    asked = (*ON, "--projection", projection, "--ties", "possible")
    document: dict[str, Any] = json.loads(written(command, *asked, "--format", "json"))
    for form, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        target = tmp_path / f"network.{form}"
        assert command("network", *asked, "--format", form, "-o", target).returncode == 0
        text = target.read_text(encoding="utf-8")
        assert text.count("<edge ") == len(document["edges"])
        if form == "graphml":
            graph = read(target)
            assert set(graph) == {node["id"] for node in document["nodes"]}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--engine", "abacus"), "--engine is one of"),
        (("--table", "fame"), "--table is one of"),
        (("--format", "docx"), "--format is one of"),
        (("--format", "svg"), "there are pictures"),
        (("--table", "network", "--format", "gexf"), "ask for the table nodes"),
        (("--projection", "funding", "--table", "brokerage"), "projection actors"),
        (("--projection", "funding", "--measure", "closeness"), "means nothing on the projection funding"),
        (("--projection", "funding", "--rank-intervals"), "rank intervals"),
        (("--by-year", "--compare", "2017-04-01", "2018-04-01"), "one at a time"),
        (("--by-year", "--table", "missed"), "tables of their own"),
        (("--compare", "2017-04-01", "soon"), '"soon" is not a date'),
        (("--rank-intervals", "--unobserved", "1"), "share"),
        (("--scheduler", "tcp://127.0.0.1:1"), "--engine dask"),
        (("--on", "1500-01-01", "--table", "sectors"), None),
        (("--on", "1500-01-01", "--rank-intervals"), None),
        (("--on", "1500-01-01", "--table", "missed"), None),
        (("--on", "1500-01-01", "--table", "ties"), None),
        (("--on", "1500-01-01", "--table", "network"), None),
        (("--on", "1500-01-01", "--table", "communities"), None),
        (("--on", "1500-01-01", "--table", "brokerage", "--format", "svg"), None),
        (("--on", "1500-01-01", "--table", "mixing", "--format", "svg"), None),
        (("--on", "1500-01-01", "--format", "gexf"), None),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_does_not_go_is_a_sentence_and_what_is_empty_is_an_answer(
    command: Command, arguments: tuple[str, ...], words: str | None
) -> None:
    found = command("network", "-i", YAMAGATA, *arguments)
    assert "Traceback" not in found.stderr
    assert found.returncode == (0 if words is None else 2), found.stderr
    if words is not None:
        assert words in found.stderr


@pytest.mark.parametrize("engine", ["networkx", "rustworkx"])
def test_every_engine_gives_the_numbers_of_the_others(command: Command, engine: str) -> None:
    measures = ("betweenness", "closeness", "harmonic", "eigenvector", "pagerank", "core_number", "constraint",
                "effective_size", "efficiency", "hierarchy")  # fmt: skip
    asked = (*ON, "--ties", "possible", *(word for name in measures for word in ("--measure", name)))
    auto, other = rows(command, *asked), rows(command, *asked, "--engine", engine)
    for ours, theirs in zip(
        sorted(auto, key=lambda row: row["id"]), sorted(other, key=lambda row: row["id"]), strict=True
    ):
        for name in measures:
            assert bool(ours[name]) == bool(theirs[name])
            if ours[name]:
                assert float(ours[name]) == pytest.approx(float(theirs[name]), abs=1e-9)


def test_the_hash_seed_changes_no_byte_of_any_answer() -> None:
    script = """
import cluster_graph as cg
from cluster_graph.network.asking.asked import GROUPS, Asked
cluster = cg.open("data/yamagata")
for group in GROUPS:
    answer = cluster.network_answer(Asked(table=group, ties="possible", draws=99, period=None))
    print(answer.write("json", "ja"))
for asked in (Asked(by_year=True), Asked(rank_intervals=True, draws=40), Asked(projection="layers")):
    print(cluster.network_answer(asked).write("json", "ja"))
for form in ("graphml", "gexf", "csv"):
    print(cluster.network_answer(Asked()).write(form, "ja"))
"""
    outputs = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 100_000
