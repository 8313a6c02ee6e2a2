"""All tables by sector together, and what they say of the shipped cluster."""

from __future__ import annotations

import pytest

from cluster_graph.cluster import Cluster, open_cluster
from cluster_graph.network.load import load_network
from cluster_graph.network.sectors.brokerage_table import brokerage_table
from cluster_graph.network.sectors.tables import sector_tables
from cluster_graph.network.sectors.triple_helix import things_with_unnamed
from cluster_graph.network.tabular import Table
from cluster_graph.problems import Words
from cluster_graph.store.codes import labels_of_scheme, load_codes


@pytest.fixture(scope="module")
def yamagata() -> Cluster:
    return open_cluster()


def _tables(cluster: Cluster, ties: str) -> dict[str, Table]:
    names = labels_of_scheme(load_codes(cluster.engine), "sector")
    actors = cluster.projection("actors", ties=ties)
    found = sector_tables(
        actors,
        cluster.projection("affiliation", ties=ties),
        things_with_unnamed(load_network(cluster.engine)),
        names,
    )
    return {table.name: table for table in (*found, brokerage_table(actors, names))}


@pytest.fixture(scope="module")
def certain(yamagata: Cluster) -> dict[str, Table]:
    return _tables(yamagata, "certain")


@pytest.fixture(scope="module")
def possible(yamagata: Cluster) -> dict[str, Table]:
    return _tables(yamagata, "possible")


def test_every_table_has_a_cell_for_each_column_and_words_in_both_languages(
    certain: dict[str, Table], possible: dict[str, Table]
) -> None:
    for table in (*certain.values(), *possible.values()):
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.columns)}
        assert len({column.key for column in table.columns}) == len(table.columns)
        for words in (table.title, table.sentence, *table.notes):
            assert words.ja.strip()
            assert words.en.strip()
        for column in table.columns:
            assert column.meaning.ja.endswith("。")
            assert column.meaning.en.endswith(".")


def test_eight_certain_organizations_are_too_few_to_compare_with_chance(certain: dict[str, Table]) -> None:
    assert certain["ei"].rows[0][2:5] == (8, 10, 2)
    assert certain["ei"].rows[0][-1] is None
    zs = [column.key for column in certain["brokerage"].columns if column.key.endswith("_z")]
    assert all(set(certain["brokerage"].column(key)) == {None} for key in zs)
    values = dict(
        zip(certain["triple_helix"].column("quantity"), certain["triple_helix"].column("value"), strict=True)
    )
    assert (values["things"], values["t_uig"]) == (11, None)


def test_the_institute_alone_mediates_much_and_as_liaison(certain: dict[str, Table]) -> None:
    first, second = certain["brokerage"].rows[:2]
    assert (first[0], first[4]) == ("keio-iab", 22)
    assert second[4] == 4
    liaison = [column.key for column in certain["brokerage"].columns].index("liaison")
    assert first[liaison] == 20


def test_with_possible_ties_sectors_mix_as_by_chance(possible: dict[str, Table]) -> None:
    whole = possible["ei"].rows[0]
    assert whole[3:5] == (25, 7)
    assert isinstance(whole[-1], float)
    assert whole[-1] > 0.5


def test_synergy_of_the_helix_cannot_be_told_from_chance_and_may_have_either_sign(
    possible: dict[str, Table],
) -> None:
    table = possible["triple_helix"]
    rows = {row[0]: row[2:] for row in table.rows}
    value, _, lowest, highest = rows["t_uig"]
    assert value == pytest.approx(-0.147, abs=1e-3)
    assert isinstance(lowest, float)
    assert isinstance(highest, float)
    assert lowest < 0 < highest
    assert any("cannot be told from chance" in note.en for note in table.notes)


def test_sectors_have_the_names_of_the_code_list(certain: dict[str, Table]) -> None:
    assert Words("大学", "university") in certain["ei"].column("sector_label")
