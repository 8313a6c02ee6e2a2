"""Nothing is in a network without a passage: the assertions behind nodes and ties."""

from __future__ import annotations

from datetime import date

import pytest

from cluster_graph.network.evidence import Evidence, load_evidence
from cluster_graph.network.layers import layer
from cluster_graph.network.load import load_network
from cluster_graph.network.project import project
from cluster_graph.network.records import Involvement, NetworkRecords
from cluster_graph.resources import shipped_cluster
from cluster_graph.store.open import open_engine
from tests.network.examples import DAY, actor, exactly, money, thing, with_money

AS_OF = date(2018, 8, 28)
ALL_YEARS = (date(2000, 4, 1), date(2029, 3, 31))


@pytest.fixture(scope="module")
def shipped() -> tuple[NetworkRecords, Evidence]:
    engine = open_engine(shipped_cluster())
    records = load_network(engine)
    return records, load_evidence(engine, records)


@pytest.mark.parametrize("on", [AS_OF, ALL_YEARS], ids=["a day", "all years"])
@pytest.mark.parametrize("ties", ["certain", "possible"])
@pytest.mark.parametrize("projection", ["actors", "affiliation", "layers", "funding"])
def test_every_node_and_every_tie_of_the_shipped_cluster_has_a_passage(
    shipped: tuple[NetworkRecords, Evidence],
    projection: str,
    ties: str,
    on: date | tuple[date, date],
) -> None:
    records, evidence = shipped
    found = project(records, projection, on=on, ties=ties)
    for node in found.graph:
        assert evidence.of_node(found, node)
    for one, other in found.graph.edges():
        assert evidence.of_tie(found, one, other)


def test_a_tie_names_the_rows_of_both_ends_with_their_sources(
    shipped: tuple[NetworkRecords, Evidence],
) -> None:
    """Prefecture and city sit on the promotion council as governor and mayor, and signed the Keio agreement."""
    records, evidence = shipped
    found = evidence.of_tie(project(records, on=AS_OF), "tsuruoka", "yamagata-pref")
    assert {
        "memberships/promotion-council--governor/seed-2018",
        "memberships/promotion-council--mayor/seed-2018",
        "signatures/keio-4th--tsuruoka/seed-2018",
        "signatures/keio-4th--yamagata-pref/seed-2018",
    } <= set(found)
    assert list(found) == sorted(found)


def test_what_we_classified_or_derived_is_no_evidence(shipped: tuple[NetworkRecords, Evidence]) -> None:
    _, evidence = shipped
    ids = {found for row in evidence.by_row.values() for found in row}
    assert ids
    assert all(identifier.count("/") == 2 and "://" not in identifier for identifier in ids)


def one_after_the_other() -> tuple[NetworkRecords, Evidence]:
    """The city sat on the council in 2017 and again since 2018, each told by its own row; the lab since 2018."""
    years = {number: exactly(date(number, 4, 1), date(number + 1, 3, 31)) for number in (2017, 2018)}
    rows = (
        Involvement("council", "city", "member", years[2017], "city-2017"),
        Involvement("council", "city", "member", years[2018], "city-2018"),
        Involvement("council", "lab", "member", years[2018], "lab-2018"),
    )
    records = NetworkRecords((actor("city"), actor("lab")), (), (thing("council", kind="council"),), rows)
    records = with_money(records, money("grant", "city", "lab", 5))
    ids = ("city", "lab", "council", "city-2017", "city-2018", "lab-2018", "grant")
    return records, Evidence(records, {row: (f"table/{row}/source",) for row in ids})


def test_only_what_makes_the_tie_in_the_window_is_its_evidence() -> None:
    records, evidence = one_after_the_other()
    today = project(records, on=DAY)
    assert evidence.of_tie(today, "city", "lab") == ("table/city-2018/source", "table/lab-2018/source")
    assert evidence.of_tie(today, "lab", "city") == evidence.of_tie(today, "city", "lab")
    assert evidence.of_node(today, "city") == ("table/city-2018/source", "table/city/source")
    year_before = project(records, on=date(2017, 8, 28))
    assert evidence.of_node(year_before, "city") == ("table/city-2017/source", "table/city/source")


def test_in_an_affiliation_network_the_thing_needs_none_of_the_others() -> None:
    records, evidence = one_after_the_other()
    found = project(records, "affiliation", on=DAY)
    assert evidence.of_tie(found, "council", "city") == ("table/city-2018/source",)
    assert evidence.of_node(found, "council") == ("table/council/source",)


def test_layers_have_the_evidence_of_their_relation() -> None:
    records, evidence = one_after_the_other()
    layers = project(records, "layers", on=DAY)
    assert evidence.of_tie(layers, "city", "lab", "funding") == ("table/grant/source",)
    assert len(evidence.of_tie(layers, "city", "lab")) == 3
    council = layer(layers, "council")
    assert evidence.of_tie(council, "city", "lab") == ("table/city-2018/source", "table/lab-2018/source")
    assert "table/grant/source" not in evidence.of_node(council, "city")
    assert evidence.of_node(layer(layers, "funding"), "city") == ("table/city/source", "table/grant/source")


def test_money_is_the_evidence_of_who_gives_and_who_gets() -> None:
    records, evidence = one_after_the_other()
    found = project(records, "funding", on=DAY)
    assert evidence.of_tie(found, "city", "lab") == ("table/grant/source",)
    assert evidence.of_tie(found, "lab", "city") == ()
    assert evidence.of_node(found, "lab") == ("table/grant/source", "table/lab/source")


def test_where_there_is_no_tie_there_is_no_evidence() -> None:
    records, evidence = one_after_the_other()
    assert evidence.of_tie(project(records, on=DAY), "city", "nobody") == ()
