"""Measures as text, CSV and JSON: rank intervals, and edges of every kind of graph."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from cluster_graph.network.measuring.table import MeasureTable
from tests.network.writing.hard_cases import (
    all_tables,
    empty_table,
    funding_table,
    layers_table,
    nasty_table,
)


def with_intervals() -> MeasureTable:
    """Intervals for two of three nodes, by one of three measures."""
    return replace(nasty_table(), rank_intervals={"degree": {"a": (1, 2), "b": (1, 4)}})


def test_csv_has_the_ends_of_the_rank_intervals_beside_each_rank() -> None:
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(with_intervals().to_csv("en")))}
    assert list(rows["b"])[5:9] == ["neighbours_rank_high", "degree", "degree_rank", "degree_rank_low"]
    assert (rows["b"]["degree_rank"], rows["b"]["degree_rank_low"], rows["b"]["degree_rank_high"]) == (
        "1",
        "1",
        "4",
    )
    assert rows["c"]["degree_rank_low"] == rows["b"]["neighbours_rank_low"] == ""


def test_without_intervals_there_are_no_columns_for_them() -> None:
    assert "rank_low" not in nasty_table().to_csv("en")
    assert "rank_intervals" not in nasty_table().to_json("en")


def test_text_shows_a_rank_with_the_ranks_between_which_it_moves() -> None:
    english, japanese = with_intervals().to_text("en"), with_intervals().to_text("ja")
    assert "1 (1 to 4)" in english
    assert "1（1〜4）" in japanese
    assert "rank" in english.splitlines()[0]


def test_json_has_intervals_as_pairs_and_null_where_none_was_drawn() -> None:
    nodes = {node["id"]: node for node in json.loads(with_intervals().to_json("en"))["nodes"]}
    assert nodes["b"]["rank_intervals"] == {"neighbours": None, "degree": [1, 4], "eigenvector": None}
    assert nodes["c"]["rank_intervals"]["degree"] is None


def test_json_keeps_who_gives_and_who_gets() -> None:
    edges = json.loads(funding_table().to_json("en"))["edges"]
    assert [(edge["source"], edge["target"]) for edge in edges] == [("a", "c"), ("b", "a")]
    assert (edges[0]["strength"], edges[0]["at_most"]) == (2e6, 3e6)


def test_json_has_an_edge_for_each_relation_of_two() -> None:
    edges = json.loads(layers_table().to_json("en"))["edges"]
    assert [(edge["source"], edge["target"], edge["relation"], edge["certain"]) for edge in edges] == [
        ("a", "b", "agreement", True),
        ("a", "b", "council", True),
        ("a", "c", "council", False),
    ]
    assert edges[0]["things"] == ["the-agreement"]


@pytest.mark.parametrize("table", all_tables(), ids=lambda table: str(table.projection.projection))
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_kind_of_network_can_be_written(table: MeasureTable, lang: str) -> None:
    nodes, edges = table.projection.graph.number_of_nodes(), table.projection.graph.number_of_edges()
    found = json.loads(table.to_json(lang))
    assert (len(found["nodes"]), len(found["edges"])) == (nodes, edges)
    assert len(list(csv.reader(io.StringIO(table.to_csv(lang))))) == nodes + 1
    assert table.sentence.in_language(lang) in table.to_text(lang)


def test_of_nobody_there_are_headings_and_the_sentence() -> None:
    assert empty_table().to_text("en").startswith("id  name")
