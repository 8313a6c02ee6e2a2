"""The table of brokerage: what it shows, and where it says nothing rather than a number."""

from __future__ import annotations

import networkx as nx
import pytest

from cluster_graph.network.project import project
from cluster_graph.network.records import NetworkRecords
from cluster_graph.network.sectors.brokerage import ROLES
from cluster_graph.network.sectors.brokerage_table import brokerage_table
from cluster_graph.network.tabular import Table
from cluster_graph.problems import InputError, Words
from tests.network.examples import DAY
from tests.network.sectors.examples import NAMES, karate, network


def _row(table: Table, identifier: str) -> dict[str, object]:
    keys = [column.key for column in table.columns]
    found = next(row for row in table.rows if row[0] == identifier)
    return dict(zip(keys, found, strict=True))


def test_whoever_has_most_open_pairs_comes_first_with_z_beside_each_role() -> None:
    table = brokerage_table(karate(), {})
    assert [row[0] for row in table.rows[:3]] == ["n033", "n000", "n032"]
    founder = _row(table, "n000")
    assert (founder["total"], founder["coordinator"]) == (204, 174)
    assert founder["coordinator_z"] == pytest.approx(6.853, abs=1e-3)
    assert founder["liaison_z"] is None, "two clubs leave no liaison"


def test_no_z_around_few_pairs() -> None:
    row = _row(brokerage_table(karate(), {}), "n008")
    assert row["total"] == 10
    assert [row[f"{role}_z"] for role in ROLES] == [None] * 5


def test_no_z_for_a_role_that_chance_hardly_gives() -> None:
    """Three of twelve are universities: both ends of 72 pairs around one are universities 72 * 2 / 110 times."""
    star: nx.Graph[int] = nx.star_graph(9)
    star.add_edges_from([(1, 10), (10, 11)])
    table = brokerage_table(network(star, ["university"] * 3 + ["company"] * 5 + ["finance"] * 4), NAMES)
    row = _row(table, "n000")
    assert (row["coordinator"], row["coordinator_z"]) == (2, None)
    assert row["coordinator_expected"] == pytest.approx(72 * 2 / 110)
    assert isinstance(row["consultant_z"], float)


def test_no_z_among_few_organizations_and_a_note_that_says_so() -> None:
    table = brokerage_table(network(nx.star_graph(7), list("aabbccdd")), {})
    assert all(
        row[table.columns.index(column)] is None
        for row in table.rows
        for column in table.columns
        if column.key.endswith("_z")
    )
    assert any("only 8 organizations have a known sector, fewer than 10" in note.en for note in table.notes)


def test_an_organization_of_unknown_sector_has_no_roles_and_comes_last() -> None:
    table = brokerage_table(network(nx.star_graph(4), ["", "a", "a", "b", "b"]), {})
    assert table.rows[-1][0] == "n000"
    row = _row(table, "n000")
    assert {row[key] for key in ("sector", "total", *ROLES)} == {None}
    assert row["not_placed"] == 12
    assert "1 organization has no known sector and is left out with 4 ties" in table.notes[0].en


def test_sectors_are_named_and_a_sector_without_a_name_by_its_code() -> None:
    table = brokerage_table(network(nx.path_graph(3), ["company", "university", "other"]), NAMES)
    labels = {row[2]: row[3] for row in table.rows}
    assert labels == {**NAMES, "other": Words("other", "other")}


def test_an_empty_network_has_no_rows() -> None:
    assert brokerage_table(project(NetworkRecords(), on=DAY), {}).rows == ()


def test_an_affiliation_network_is_refused() -> None:
    with pytest.raises(InputError, match='need the projection actors, not "affiliation"'):
        brokerage_table(project(NetworkRecords(), "affiliation", on=DAY), {})
