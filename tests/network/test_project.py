"""What becomes a node, what becomes a tie, and how strong it is."""

from __future__ import annotations

from datetime import date

import networkx as nx
import pytest

from cluster_graph.network.project import project
from cluster_graph.network.records import Involvement, NetworkRecords, Post
from cluster_graph.periods import UNKNOWN_PERIOD, Period
from cluster_graph.problems import InputError
from tests.network.examples import DAY, actor, cluster, exactly, southern_women, thing


def edges(graph: nx.Graph[str]) -> dict[tuple[str, str], float]:
    return {(a, b): data["strength"] for a, b, data in graph.edges(data=True)}


def test_organizations_that_share_things_are_tied_as_strongly_as_they_share() -> None:
    records = cluster({"x": ["a", "b", "c"], "y": ["a", "b"]})
    assert edges(project(records, on=DAY).graph) == {("a", "b"): 2, ("a", "c"): 1, ("b", "c"): 1}


def test_distance_is_one_over_strength_and_no_edge_has_a_bare_weight() -> None:
    graph = project(cluster({"x": ["a", "b"], "y": ["a", "b"]}), on=DAY).graph
    assert graph.edges["a", "b"] == {
        "strength": 2.0,
        "distance": 0.5,
        "certain": True,
        "things": ("x", "y"),
        "certain_things": ("x", "y"),
    }


def test_newman_weights_share_each_thing_among_its_members() -> None:
    records = cluster({"x": ["a", "b", "c"], "y": ["a", "b"]})
    found = edges(project(records, on=DAY, weight="newman").graph)
    assert found == {("a", "b"): 1.5, ("a", "c"): 0.5, ("b", "c"): 0.5}


def test_without_weights_every_strength_is_one() -> None:
    records = cluster({"x": ["a", "b"], "y": ["a", "b"]})
    assert edges(project(records, on=DAY, weight="none").graph) == {("a", "b"): 1.0}


def test_newman_strength_is_the_number_of_things_with_at_least_two_members() -> None:
    records = southern_women()
    alone = cluster({"alone": ["Evelyn Jefferson"]})
    records = NetworkRecords(
        records.actors, (), records.things + alone.things, records.involvements + alone.involvements
    )
    graph = project(records, on=DAY, weight="newman").graph
    events = nx.davis_southern_women_graph()
    for woman in graph:
        assert graph.degree(woman, weight="strength") == pytest.approx(events.degree(woman))


def test_southern_women_flip_when_large_events_count_for_less() -> None:
    evelyn, laura, theresa = "Evelyn Jefferson", "Laura Mandeville", "Theresa Anderson"
    count = project(southern_women(), on=DAY).graph
    newman = project(southern_women(), on=DAY, weight="newman").graph
    assert count.number_of_edges() == 139
    assert sum(edges(count).values()) == 322
    assert count.edges[evelyn, theresa]["strength"] == 7
    assert count.edges[evelyn, laura]["strength"] == 6
    assert newman.edges[evelyn, theresa]["strength"] == pytest.approx(1.486880, abs=1e-6)
    assert newman.edges[evelyn, laura]["strength"] == pytest.approx(1.562637, abs=1e-6)
    assert sum(edges(newman).values()) == pytest.approx(44.5)


@pytest.mark.parametrize("weight", ["count", "newman", "none"])
def test_a_thing_with_one_member_gives_a_node_and_no_tie(weight: str) -> None:
    graph = project(cluster({"x": ["a"]}), on=DAY, weight=weight).graph
    assert list(graph) == ["a"]
    assert not graph.edges


def test_a_body_that_is_in_nothing_is_no_node() -> None:
    records = cluster({"x": ["a", "b"]}, actors=[actor("lonely")])
    assert list(project(records, on=DAY).graph) == ["a", "b"]


def test_a_body_in_a_thing_twice_is_one_member() -> None:
    records = cluster({"x": ["a", "chair-of-a", "b"]}, posts=[Post("chair-of-a", "a")])
    assert edges(project(records, on=DAY, weight="newman").graph) == {("a", "b"): 1.0}


def test_every_role_counts() -> None:
    records = cluster({"x": ["a"]}, actors=[actor("b")])
    observed = Involvement("x", "b", "observer")
    records = NetworkRecords(records.actors, (), records.things, (*records.involvements, observed))
    assert edges(project(records, on=DAY).graph) == {("a", "b"): 1.0}


def test_posts_count_as_their_organization_and_one_without_is_left_out_and_counted() -> None:
    records = cluster(
        {"x": ["governor", "mayor", "coordinator"]},
        actors=[actor("prefecture"), actor("city")],
        posts=[Post("governor", "prefecture"), Post("mayor", "city"), Post("coordinator")],
    )
    found = project(records, on=DAY, weight="newman")
    assert edges(found.graph) == {("city", "prefecture"): 1.0}
    assert "1 post whose organization is not stated" in found.summary.en
    assert "機関の分からない職1" in found.summary.ja


@pytest.mark.parametrize("kind", ["council", "committee", "consortium"])
@pytest.mark.parametrize("projection", ["actors", "affiliation"])
def test_councils_are_things_and_never_actors(kind: str, projection: str) -> None:
    records = cluster(
        {"council": ["a", "b"], "study": ["a", "council"]},
        actors=[actor("council", kind)],
        things=[thing("council", kind="council")],
    )
    found = project(records, projection, on=DAY)
    if projection == "actors":
        assert edges(found.graph) == {("a", "b"): 1.0}
    else:
        assert found.graph.nodes["council"]["bipartite"] == 1
        assert sorted(found.graph.edges) == [("a", "council"), ("a", "study"), ("b", "council")]
    assert "1 council inside another thing" in found.summary.en
    assert "他の場に加わっている会議1" in found.summary.ja


def nested() -> NetworkRecords:
    return cluster(
        {"x": ["section", "company"], "y": ["institute", "stray-unit"]},
        actors=[
            actor("section", "section", "division"),
            actor("division", "division", "institute"),
            actor("institute", "research-institute", "university"),
            actor("university", "university"),
            actor("stray-unit", "department"),
        ],
    )


@pytest.mark.parametrize(
    ("roll_up", "expected"),
    [
        ("none", {("company", "section"): 1.0, ("institute", "stray-unit"): 1.0}),
        ("units", {("company", "institute"): 1.0, ("institute", "stray-unit"): 1.0}),
        ("all", {("company", "university"): 1.0, ("stray-unit", "university"): 1.0}),
    ],
)
def test_roll_up_lifts_nothing_units_or_everything(
    roll_up: str, expected: dict[tuple[str, str], float]
) -> None:
    assert edges(project(nested(), on=DAY, roll_up=roll_up).graph) == expected


def test_units_of_one_body_are_one_member_and_have_no_tie_to_it() -> None:
    records = cluster(
        {"x": ["one", "two", "city", "company"]},
        actors=[actor("one", "department", "city"), actor("two", "department", "city")],
    )
    assert edges(project(records, on=DAY, weight="newman").graph) == {("city", "company"): 1.0}


def test_a_circle_of_wholes_comes_to_an_end() -> None:
    records = cluster({"x": ["a", "c"]}, actors=[actor("a", "section", "b"), actor("b", "section", "a")])
    assert edges(project(records, on=DAY).graph) == {("b", "c"): 1.0}


def vague() -> NetworkRecords:
    """An agreement in force for sure, one of unknown end, one that is over."""
    begun = Period(date(2017, 4, 1), date(2018, 3, 31))
    return cluster(
        {"sure": ["a", "b"], "perhaps": ["a", "b", "c"], "over": ["a", "d"]},
        things=[thing("perhaps", begun), thing("over", exactly(date(2014, 4, 1), date(2018, 3, 31)))],
    )


def test_certain_ties_alone_are_shown_unless_possible_ones_are_asked_for() -> None:
    found = project(vague(), on=DAY)
    assert list(found.graph) == ["a", "b"]
    assert edges(found.graph) == {("a", "b"): 1.0}
    assert "2 more ties are possible, not certain" in found.summary.en
    assert "このほか2本" in found.summary.ja


def test_possible_ties_are_marked_and_count_what_is_possible() -> None:
    found = project(vague(), on=DAY, ties="possible", weight="newman")
    assert edges(found.graph) == {("a", "b"): 1.5, ("a", "c"): 0.5, ("b", "c"): 0.5}
    marks = {(a, b): data["certain"] for a, b, data in found.graph.edges(data=True)}
    assert marks == {("a", "b"): True, ("a", "c"): False, ("b", "c"): False}
    assert "2 of the ties are possible, not certain" in found.summary.en


def test_members_of_one_year_after_the_other_share_a_council_but_no_tie() -> None:
    council = thing("council", kind="council")
    involvements = (
        Involvement("council", "a", own_period=exactly(date(2017, 4, 1), date(2018, 3, 31))),
        Involvement("council", "b", own_period=exactly(date(2018, 4, 1), date(2019, 3, 31))),
    )
    records = NetworkRecords((actor("a"), actor("b")), (), (council,), involvements)
    found = project(records, on=(date(2017, 4, 1), date(2019, 3, 31)), ties="possible")
    assert list(found.graph) == ["a", "b"]
    assert not found.graph.edges


def test_over_a_period_a_tie_needs_one_day_in_common() -> None:
    council = thing("council", UNKNOWN_PERIOD, "council")
    involvements = (
        Involvement("council", "a", own_period=exactly(date(2017, 4, 1), date(2018, 4, 1))),
        Involvement("council", "b", own_period=exactly(date(2018, 4, 1), date(2019, 3, 31))),
    )
    records = NetworkRecords((actor("a"), actor("b")), (), (council,), involvements)
    assert edges(project(records, on=(date(2017, 4, 1), date(2019, 3, 31))).graph) == {("a", "b"): 1.0}
    assert not project(records, on=(date(2018, 4, 2), date(2019, 3, 31))).graph.edges


def test_over_a_period_who_stays_all_the_time_is_tied_to_those_who_never_met() -> None:
    year = exactly(date(2018, 4, 1), date(2019, 3, 31))
    involvements = (
        Involvement("study", "always"),
        Involvement("study", "first", own_period=exactly(date(2018, 4, 1), date(2018, 9, 30))),
        Involvement("study", "then", own_period=exactly(date(2018, 10, 1), date(2019, 3, 31))),
    )
    bodies = (actor("always"), actor("first"), actor("then"))
    records = NetworkRecords(bodies, (), (thing("study", year),), involvements)
    found = project(records, on=(date(2018, 4, 1), date(2019, 3, 31)), ties="possible")
    assert edges(found.graph) == {("always", "first"): 1.0, ("always", "then"): 1.0}


@pytest.mark.parametrize("weight", ["count", "newman", "none"])
def test_ties_of_an_affiliation_network_always_have_strength_one(weight: str) -> None:
    found = project(southern_women(), "affiliation", on=DAY, weight=weight)
    assert set(edges(found.graph).values()) == {1.0}
    assert set(found.exact_strengths.values()) == {1}


def test_an_edge_tells_the_things_that_make_it_for_sure_from_those_that_may() -> None:
    edge = project(vague(), on=DAY, ties="possible").graph.edges["a", "b"]
    assert (edge["things"], edge["certain_things"], edge["certain"]) == (("perhaps", "sure"), ("sure",), True)


def test_the_order_of_rows_changes_nothing() -> None:
    records = southern_women()
    turned = NetworkRecords(records.actors[::-1], (), records.things[::-1], records.involvements[::-1])
    for projection in ("actors", "affiliation"):
        one = project(records, projection, on=DAY, weight="newman").graph
        other = project(turned, projection, on=DAY, weight="newman").graph
        assert list(one.nodes(data=True)) == list(other.nodes(data=True))
        assert list(one.edges(data=True)) == list(other.edges(data=True))
        assert list(one) == sorted(one)


def test_the_sentence_says_all_that_was_chosen_in_both_languages() -> None:
    records = cluster({"x": ["a", "b"], "y": ["a", "b"]}, things=[thing("x", names_not_all=True)])
    words = project(records, on=DAY, weight="newman", roll_up="all").summary
    assert words.en == (
        "2 organizations and 1 tie on 2018-08-28 (from 2 things); a tie means that two organizations are certainly "
        "in the same agreement, council or collaboration, in whatever role; the strength of a tie is the sum of "
        "1/(k-1) over the things the two share (k: organizations in the thing), its distance 1/strength; every body "
        "counts as the outermost whole it is part of, a post as its organization; 1 of 2 things (50 %) names not all "
        "members; nothing was left out."
    )
    for part in (
        "2018-08-28現在、2機関、つながり1本",
        "1/(k-1)",
        "最も上位の全体",
        "50%",
        "除いたものはない",
    ):
        assert part in words.ja


def test_the_sentence_of_a_period_names_both_days() -> None:
    words = project(cluster({"x": ["a", "b"]}), on=(date(2017, 4, 1), date(2018, 3, 31))).summary
    assert "from 2017-04-01 to 2018-03-31" in words.en
    assert "at the same time" in words.en
    assert "2017-04-01から2018-03-31まで" in words.ja


def test_an_empty_cluster_is_an_empty_network_with_a_sentence() -> None:
    found = project(NetworkRecords(), on=DAY)
    assert len(found.graph) == 0
    assert found.summary.en.startswith("0 organizations and 0 ties")


@pytest.mark.parametrize("choice", [{"projection": "x"}, {"ties": "x"}, {"roll_up": "x"}, {"weight": "x"}])
def test_an_unknown_choice_is_refused_with_the_known_ones(choice: dict[str, str]) -> None:
    with pytest.raises(InputError, match="one of: "):
        project(NetworkRecords(), on=DAY, **choice)


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(InputError, match="before it starts"):
        project(NetworkRecords(), on=(date(2018, 4, 1), date(2018, 3, 31)))


def test_a_network_without_a_date_is_refused() -> None:
    with pytest.raises(InputError, match="name a date"):
        project(NetworkRecords())
