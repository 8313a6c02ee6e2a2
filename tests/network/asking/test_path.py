"""How two organizations are tied, asked of a cluster: by id or name, units as the body they count as."""

from __future__ import annotations

from datetime import date

import pytest

from cluster_graph.cluster import Cluster
from cluster_graph.network.asking.asked import Asked
from cluster_graph.problems import InputError

ON = date(2018, 8, 28)


def ways(cluster: Cluster, one: str, other: str) -> list[tuple[object, object]]:
    """The ties of the ways, from and to."""
    (table,) = cluster.network_answer(Asked(on=ON, path=(one, other))).tables
    return list(zip(table.column("source"), table.column("target"), strict=True))


def test_ids_and_names_in_either_language_mean_the_same(yamagata: Cluster) -> None:
    assert ways(yamagata, "tsuruoka", "shonai-center") == [
        ("tsuruoka", "keio-iab"),
        ("keio-iab", "shonai-center"),
    ]
    assert ways(yamagata, "鶴岡市", "keio-iab") == ways(yamagata, "Tsuruoka City", "keio-iab")


def test_a_unit_is_looked_for_as_the_body_that_it_counts_as(yamagata: Cluster) -> None:
    assert ways(yamagata, "iab-coord", "shonai-center") == [("keio-iab", "shonai-center")]


def test_each_tie_has_its_evidence(yamagata: Cluster) -> None:
    (table,) = yamagata.network_answer(Asked(on=ON, path=("keio", "tsuruoka"))).tables
    assert "signatures/keio-4th--keio/seed-2018" in str(table.column("evidence"))


def test_an_organization_that_is_not_there_gets_the_nearest(yamagata: Cluster) -> None:
    with pytest.raises(InputError, match='did you mean "tsuruoka"'):
        ways(yamagata, "tsuruoko", "keio")
