"""Ties and nodes as tables, with the passages behind them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from cluster_graph.network.measuring.table import MeasureTable
from cluster_graph.network.project import project
from cluster_graph.network.tabular import Table
from cluster_graph.network.writing.nodes_table import nodes_table
from cluster_graph.network.writing.table import table_csv
from cluster_graph.network.writing.ties_table import Evidence, ties_table
from tests.network.examples import DAY
from tests.network.writing.hard_cases import (
    all_tables,
    funding_table,
    layers_table,
    nasty_records,
    nasty_table,
)

ALWAYS = ["source", "target", "source_label", "target_label", "type"]
WEIGHTS = ["strength", "distance", "certain", "things"]


def rows_of(table: Table) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table_csv(table, "en"))))


def test_a_tie_has_ends_names_weights_things_and_evidence() -> None:
    evidence: Evidence = {("a", "b"): ("signatures/x-a/src", "signatures/x-b/src")}
    table = ties_table(nasty_table().projection, evidence)
    assert [column.key for column in table.columns] == [*ALWAYS, *WEIGHTS, "evidence"]
    first, second, _ = rows_of(table)
    assert (first["source"], first["target"], first["target_label"]) == ("a", "b", "B")
    assert (first["type"], first["strength"], first["distance"]) == ("undirected", "2.0", "0.5")
    assert (first["certain"], first["things"]) == ("true", "x y")
    assert first["evidence"] == "signatures/x-a/src signatures/x-b/src"
    assert second["evidence"] == ""


def test_money_goes_from_who_gives_to_who_gets_within_bounds() -> None:
    table = ties_table(funding_table().projection)
    assert [column.key for column in table.columns] == [*ALWAYS, *WEIGHTS, "at_least", "at_most"]
    found = [(row["source"], row["target"], row["type"], row["at_most"]) for row in rows_of(table)]
    assert found == [("a", "c", "directed", "3000000.0"), ("b", "a", "directed", "3000000.0")]


def test_layers_have_a_row_a_relation_with_its_own_evidence() -> None:
    evidence: Evidence = {("a", "b", "council"): ("memberships/m/src",)}
    rows = rows_of(ties_table(layers_table().projection, evidence))
    assert [(row["relation"], row["evidence"], row["certain_things"]) for row in rows] == [
        ("agreement", "", "the-agreement"),
        ("council", "memberships/m/src", "the-council"),
        ("council", "", ""),
    ]


def test_what_chance_gives_stands_beside_the_strength() -> None:
    table = ties_table(nasty_table().projection, chance={("a", "b"): (1.5, 0.2, 0.1, 0.4)})
    first, second, _ = table.rows
    assert [column.key for column in table.columns[-4:]] == ["expected", "p", "smallest_p", "q"]
    assert first[-4:] == (1.5, 0.2, 0.1, 0.4)
    assert second[-4:] == (None, None, None, None)


def test_nodes_have_names_in_both_languages_measures_and_evidence() -> None:
    table = nodes_table(nasty_table(), {"b": ("organizations/b/src",)})
    row = next(row for row in rows_of(table) if row["id"] == "b")
    assert (row["label"], row["label_ja"], row["label_en"], row["sector"]) == ("B", "乙", "B", "company")
    assert (row["neighbours"], row["neighbours_rank"], row["evidence"]) == ("2", "1", "organizations/b/src")
    without = next(row for row in rows_of(table) if row["id"] == "c")
    assert (without["degree"], without["sector"], without["evidence"]) == ("", "", "")


def test_nodes_have_their_rank_intervals() -> None:
    drawn = replace(nasty_table(), rank_intervals={"degree": {"b": (1, 3)}})
    row = next(row for row in rows_of(nodes_table(drawn)) if row["id"] == "b")
    assert (row["degree_rank_low"], row["degree_rank_high"]) == ("1", "3")


def test_gephi_finds_the_columns_that_it_knows() -> None:
    """Its spreadsheet import takes a table with ``source`` for edges and one with ``id`` for nodes, in any case."""
    assert {"id", "label"} <= {column.key for column in nodes_table(nasty_table()).columns}
    assert {"source", "target", "type"} <= {
        column.key for column in ties_table(nasty_table().projection).columns
    }


@pytest.mark.parametrize("table", all_tables(), ids=lambda table: str(table.projection.projection))
def test_every_column_is_explained_and_every_row_full(table: MeasureTable) -> None:
    for found in (ties_table(table.projection, {}, {}), nodes_table(table, {})):
        assert all(column.meaning.ja and column.meaning.en for column in found.columns)
        assert len({column.key for column in found.columns}) == len(found.columns)
        assert all(len(row) == len(found.columns) for row in found.rows)


def test_possible_ties_say_which_things_are_certain() -> None:
    table = ties_table(project(nasty_records(), on=DAY, ties="possible"))
    assert rows_of(table)[0]["certain_things"] == "x y"
