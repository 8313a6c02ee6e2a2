"""The network of the shipped cluster, read against its tables."""

from __future__ import annotations

from datetime import date

import pytest

from cluster_graph.network.load import load_network
from cluster_graph.network.measuring.table import measure
from cluster_graph.network.project import project
from cluster_graph.network.records import NetworkRecords
from cluster_graph.periods import Period
from cluster_graph.resources import shipped_cluster
from cluster_graph.store.open import open_engine

AS_OF = date(2018, 8, 28)


@pytest.fixture(scope="module")
def records() -> NetworkRecords:
    return load_network(open_engine(shipped_cluster()))


def test_a_signature_without_a_period_has_that_of_its_agreement(records: NetworkRecords) -> None:
    own = {row.participant: row.own_period for row in records.involvements if row.thing == "keio-4th"}
    assert own == {"yamagata-pref": None, "tsuruoka": None, "keio": None}


def test_a_membership_is_attested_by_its_source_for_its_own_day(records: NetworkRecords) -> None:
    own = {
        row.participant: row.own_period for row in records.involvements if row.thing == "promotion-council"
    }
    attested = Period(latest_start=AS_OF, earliest_end=AS_OF)
    assert own == {"governor": attested, "mayor": attested}


def test_prefecture_and_city_are_tied_by_all_that_they_certainly_share(records: NetworkRecords) -> None:
    tie = project(records, on=AS_OF).graph.edges["tsuruoka", "yamagata-pref"]
    assert {"cancer-committee", "keio-4th", "promotion-council"} <= set(tie["things"])
    assert "cancer-4party" not in tie["things"]
    assert tie["strength"] == len(tie["things"])


def test_the_four_party_agreement_of_unknown_end_ties_possibly(records: NetworkRecords) -> None:
    assert ("keio", "ncc") not in project(records, on=AS_OF).graph.edges
    tie = project(records, on=AS_OF, ties="possible").graph.edges["keio", "ncc"]
    assert tie["things"] == ("cancer-4party",)
    assert tie["certain"] is False


def test_the_study_with_tohoku_ham_may_have_ended_and_ties_possibly(records: NetworkRecords) -> None:
    assert "tohoku-ham" not in project(records, on=AS_OF).graph
    tie = project(records, on=AS_OF, ties="possible").graph.edges["keio-iab", "tohoku-ham"]
    assert (tie["things"], tie["certain"]) == (("tohoku-ham-study",), False)


def test_the_coordination_section_counts_as_its_institute(records: NetworkRecords) -> None:
    graph = project(records, on=AS_OF).graph
    assert "iab-coord" not in graph
    assert graph.has_edge("keio-iab", "shonai-center")
    assert project(records, on=AS_OF, roll_up="none").graph.has_edge("iab-coord", "shonai-center")
    assert project(records, on=AS_OF, roll_up="all").graph.has_edge("keio", "shonai-center")


def test_no_council_is_an_actor_and_the_one_inside_a_study_is_counted(records: NetworkRecords) -> None:
    found = project(records, on=AS_OF)
    assert not {body.id for body in records.actors if body.is_council} & set(found.graph)
    assert "1 council inside another thing" in found.summary.en


def test_the_institute_brokers_and_prefecture_and_city_have_the_strongest_ties(
    records: NetworkRecords,
) -> None:
    table = measure(project(records, on=AS_OF), ["betweenness", "strength"])
    best = {name: {row.id for row in table.rows if row.ranks[name] == 1} for name in table.measures}
    assert best == {"betweenness": {"keio-iab"}, "strength": {"tsuruoka", "yamagata-pref"}}


def test_after_the_keio_agreement_has_ended_it_ties_nobody(records: NetworkRecords) -> None:
    graph = project(records, on=date(2019, 4, 1), ties="possible").graph
    assert graph.edges
    assert all("keio-4th" not in data["things"] for _, _, data in graph.edges(data=True))


def test_signed_on_some_day_of_a_year_ties_certainly_in_that_year(records: NetworkRecords) -> None:
    """The four-party agreement was signed on a day of fiscal 2017 that no source tells: in every reading, in it."""
    graph = project(records, on=(date(2017, 4, 1), date(2018, 3, 31))).graph
    assert graph.edges["keio", "ncc"]["things"] == ("cancer-4party",)
    assert ("keio", "ncc") not in project(records, on=date(2017, 10, 1)).graph.edges
