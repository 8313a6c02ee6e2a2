"""From a graph to records: what its words mean, read from graphs as small as can be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pyoxigraph as ox

from cluster_graph.network.load import load_network
from cluster_graph.network.records import Actor, Funding, Involvement, NetworkRecords, Post, Thing
from cluster_graph.periods import UNKNOWN_PERIOD, Period
from cluster_graph.problems import Words
from cluster_graph.store.engine import EmbeddedEngine

PREFIXES = """
@prefix cg: <https://w3id.org/cluster-graph/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix o: <https://example.org/organization/> .
@prefix a: <https://example.org/agreement/> .
@prefix m: <https://example.org/membership/> .
@prefix s: <https://example.org/signature/> .
@prefix f: <https://example.org/funding/> .
@prefix p: <https://example.org/post/> .
"""


def loaded(turtle: str) -> NetworkRecords:
    store = ox.Store()
    store.load(PREFIXES + turtle, format=ox.RdfFormat.TURTLE)
    return load_network(EmbeddedEngine(store))


def test_a_body_has_names_in_both_languages_though_one_is_missing() -> None:
    found = loaded('o:lab a org:Organization ; skos:prefLabel "研究所"@ja . o:none a org:Organization .')
    assert found.actors == (
        Actor("lab", Words("研究所", "研究所")),
        Actor("none", Words("none", "none")),
    )


def test_kinds_and_sectors_are_notations_and_the_whole_is_an_id() -> None:
    (found,) = loaded(
        "o:lab a org:Organization ; org:classification cg:organization-kind-research-lab ;"
        " cg:sector cg:sector-public-research ; org:subOrganizationOf o:university ."
    ).actors
    assert (found.kind, found.sector, found.whole) == ("research-lab", "public-research", "university")


def test_a_value_that_is_stated_twice_makes_no_second_body() -> None:
    found = loaded("o:lab a org:Organization ; org:subOrganizationOf o:one , o:two .")
    assert [body.whole for body in found.actors] == ["one"]


def test_a_post_may_be_of_no_known_organization() -> None:
    found = loaded("p:one a org:Post ; org:postIn o:city . p:two a org:Post .")
    assert found.posts == (Post("one", "city"), Post("two"))


def test_a_thing_has_its_relation_and_its_period() -> None:
    found = loaded(
        'a:x a cg:Agreement ; skos:prefLabel "X"@en ; cg:namesNotAll true ;'
        ' cg:latestStart "2018-04-01"^^xsd:date ; cg:openEnded true .'
    )
    period = Period(latest_start=date(2018, 4, 1), open_ended=True)
    assert found.things == (Thing("x", "agreement", Words("X", "X"), True, period),)


def test_a_membership_has_a_period_of_its_own_though_nothing_is_known_of_it() -> None:
    found = loaded(
        "m:x a cg:Membership ; cg:in o:council ; cg:participant o:lab ; cg:role cg:role-vice-chair ."
    )
    assert found.involvements == (Involvement("council", "lab", "vice-chair", UNKNOWN_PERIOD, "x"),)


def test_a_signature_has_one_only_where_a_row_states_it() -> None:
    found = loaded(
        "s:x a cg:Signature ; cg:in a:x ; cg:participant o:lab ."
        " s:y a cg:Signature ; cg:in a:x ; cg:participant o:city ; cg:ownPeriod true ."
        ' s:z a cg:Signature ; cg:in a:x ; cg:participant o:bank ; cg:earliestEnd "2018-04-01"^^xsd:date .'
    )
    own = {row.participant: row.own_period for row in found.involvements}
    assert own == {"lab": None, "city": UNKNOWN_PERIOD, "bank": Period(earliest_end=date(2018, 4, 1))}


def test_money_has_all_who_give_and_get_it() -> None:
    found = loaded(
        "f:x a cg:Funding ; cg:amount 1500.5 ; cg:funder o:state , o:city ; cg:recipient o:lab , o:art ;"
        " cg:purpose <https://example.org/programme/support> ; cg:kind cg:funding-kind-grant ;"
        ' cg:status cg:status-actual ; cg:earliestStart "2018-04-01"^^xsd:date .'
        " f:y a cg:Funding ; cg:amount 7 ."
    )
    period = Period(date(2018, 4, 1))
    assert found.funding == (
        Funding(
            "x", ("city", "state"), ("art", "lab"), Decimal("1500.5"), "support", "grant", "actual", period
        ),
        Funding("y", (), (), Decimal(7)),
    )
