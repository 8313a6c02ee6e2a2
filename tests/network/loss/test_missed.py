"""The tables of who and what could not be missed."""

from __future__ import annotations

from datetime import date

import networkx as nx
import pytest

from cluster_graph.network.load import load_network
from cluster_graph.network.loss import missed
from cluster_graph.network.loss.missed import missed_tables
from cluster_graph.network.project import project
from cluster_graph.network.tabular import Table
from cluster_graph.problems import InputError
from cluster_graph.resources import shipped_cluster
from cluster_graph.store.open import open_engine
from tests.network.examples import DAY, cluster, from_graph
from tests.network.loss.test_pieces import florentine, random_graph


def row_of(table: Table, identifier: str) -> dict[str, object]:
    position = table.column("id").index(identifier)
    return dict(zip((column.key for column in table.columns), table.rows[position], strict=True))


def test_what_florence_loses_without_the_medici() -> None:
    organizations, ties, things, sequence = missed_tables(from_graph(florentine()))
    assert organizations.column("id")[0] == "Medici"
    row = row_of(organizations, "Medici")
    assert row["pieces"] == 3
    assert row["cut_off"] == ("Acciaiuoli", "Pazzi", "Salviati")
    assert row["left_without_ties"] == ("Acciaiuoli",)
    assert (row["largest_component_after"], row["largest_component_lost"], row["components_after"]) == (
        11,
        3,
        3,
    )
    assert row["pairs_cut"] == 11 * 2 + 11 * 1 + 2 * 1
    assert len(ties.rows) == 5
    assert ties.column("pairs_cut")[0] == 26
    assert len(things.rows) == 20
    assert sequence.column("largest_component")[:5] == (15, 11, 7, 4, 2)


@pytest.mark.parametrize("seed", range(20))
def test_components_are_those_after_removal(seed: int) -> None:
    graph = random_graph(seed)
    projection = from_graph(graph)
    graph = projection.graph
    organizations, _, things, _ = missed_tables(projection)
    largest = max((len(part) for part in nx.connected_components(graph)), default=0)
    for node in graph:
        parts = list(nx.connected_components(nx.restricted_view(graph, [node], [])))
        row = row_of(organizations, node)
        after = max(len(part) for part in parts)
        assert (row["components_after"], row["largest_component_after"]) == (len(parts), after)
        assert row["largest_component_lost"] == max(0, largest - 1 - after)
    for one, other, data in graph.edges(data=True):
        parts = list(nx.connected_components(nx.restricted_view(graph, [], [(one, other)])))
        row = row_of(things, data["things"][0])
        after = max(len(part) for part in parts)
        assert (row["components_after"], row["largest_component_after"]) == (len(parts), after)
        assert row["largest_component_lost"] == largest - after


def test_things_are_called_by_their_names_and_those_without_ties_are_counted() -> None:
    records = cluster({"pact": ["a", "b"], "alone": ["a"]})
    things = missed_tables(project(records, on=DAY), records)[2]
    assert [(row[0], row[2]) for row in things.rows] == [("pact", "agreement")]
    assert things.notes[-1].en == "1 more thing makes no tie and is not in the table."


def test_small_networks_have_tables_too() -> None:
    for members in ({}, {"t": ["a"]}, {"t": ["a", "b"]}, {"t": ["a", "b"], "u": ["c", "d"], "v": ["e"]}):
        projection = project(cluster(members), on=DAY)
        organizations, _, things, _ = missed_tables(projection)
        assert len(organizations.rows) == len(projection.graph)
        assert len(things.rows) == sum(len(who) > 1 for who in members.values())
    alone = row_of(organizations, "e")
    assert (alone["pieces"], alone["components_after"], alone["largest_component_lost"]) == (0, 2, 0)


def test_in_a_very_large_network_the_loss_of_efficiency_is_left_out_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(missed, "LARGEST_EFFORT", 1)
    organizations, _, things, _ = missed_tables(from_graph(florentine()))
    assert set(organizations.column("efficiency_loss")) == set(things.column("efficiency_loss")) == {None}
    assert any("too large" in note.en for note in organizations.notes)
    assert organizations.column("id")[0] == "Medici"


def test_only_networks_of_organizations_have_these_tables() -> None:
    with pytest.raises(InputError):
        missed_tables(project(cluster({"t": ["a", "b"]}), "affiliation", on=DAY))


def test_progress_is_told_as_one_piece_of_work() -> None:
    told: list[tuple[int, int]] = []
    missed_tables(from_graph(florentine()), progress=lambda done, of: told.append((done, of)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert {of for _, of in told} == {30}
    assert told[-1] == (30, 30)


def test_in_yamagata_the_institute_could_not_be_missed() -> None:
    """Without it a laboratory is alone, and the two managing corporations are tied to each other only."""
    records = load_network(open_engine(shipped_cluster()))
    organizations, ties, things, _ = missed_tables(project(records, on=date(2018, 8, 28)), records)
    first = row_of(organizations, str(organizations.column("id")[0]))
    assert first["id"] == "keio-iab"
    assert first["cut_off"] == ("cancer-lab", "shonai-center", "yamagata-techno")
    assert first["left_without_ties"] == ("cancer-lab",)
    assert [(row[0], row[2]) for row in ties.rows] == [("cancer-lab", "keio-iab")]
    assert row_of(things, "keio-4th")["cut_off"] == ("keio",)
    assert row_of(things, "bio-summit")["ties_lost"] == 0
