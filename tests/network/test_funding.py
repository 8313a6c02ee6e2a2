"""Who gives money to whom: what is added up, what is divided, what is not added twice, and what is left out."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_graph.network.load import load_network
from cluster_graph.network.money_words import Tally
from cluster_graph.network.project import Projection, project
from cluster_graph.network.records import Funding, NetworkRecords, Post
from cluster_graph.periods import UNKNOWN_PERIOD, Period
from cluster_graph.problems import InputError
from cluster_graph.resources import shipped_cluster
from cluster_graph.store.open import open_engine
from tests.network.examples import DAY, actor, exactly, money, with_money

YEAR_2017 = exactly(date(2017, 4, 1), date(2018, 3, 31))
YEAR_2018 = exactly(date(2018, 4, 1), date(2019, 3, 31))


def flows(*rows: Funding, **choices: str) -> dict[tuple[str, str], float]:
    found = funding(*rows, **choices).graph
    return {(giver, taker): data["strength"] for giver, taker, data in found.edges(data=True)}


def funding(*rows: Funding, **choices: str) -> Projection:
    return project(with_money(NetworkRecords(), *rows), "funding", on=DAY, **choices)


def test_a_tie_leads_from_who_gives_to_who_gets_and_is_as_strong_as_its_yen() -> None:
    found = funding(money("x", "city", "lab", 100), money("y", "city", "lab", 50, purpose="other"))
    assert isinstance(found.graph, nx.DiGraph)
    assert dict(found.graph.edges) == {
        ("city", "lab"): {
            "strength": 150.0,
            "distance": 1 / 150,
            "certain": True,
            "things": ("x", "y"),
            "certain_things": ("x", "y"),
            "at_least": 150.0,
            "at_most": 150.0,
        }
    }
    assert found.exact_strengths == {("city", "lab"): Fraction(150)}


def test_money_back_is_a_tie_of_its_own() -> None:
    assert flows(money("x", "city", "lab", 100), money("y", "lab", "city", 30)) == {
        ("city", "lab"): 100,
        ("lab", "city"): 30,
    }


def test_without_weights_every_tie_has_strength_one() -> None:
    found = funding(money("x", "city", "lab", 100), weight="none")
    assert found.graph.edges["city", "lab"]["strength"] == 1.0
    assert "every tie has strength 1" in found.summary.en


def test_newmans_weights_of_money_are_refused() -> None:
    with pytest.raises(InputError, match="use count \\(yen\\) or none"):
        funding(weight="newman")


def test_what_names_no_funder_or_no_recipient_is_left_out_and_counted() -> None:
    found = funding(
        money("x", "city", "lab", 1_000),
        money("y", "", "lab", 40_000),
        money("z", "city", "", 2_000),
    )
    assert len(found.graph.edges) == 1
    assert "2 records whose funder or recipient is not stated (42,000 yen) are left out" in found.summary.en
    assert "支出者か受領者の記載がない記録2件（4万2千円）は除いた" in found.summary.ja


def test_joint_money_is_divided_equally_and_its_bounds_are_kept() -> None:
    found = funding(
        money("x", ["state", "city"], ["lab", "school", "museum"], 100),
        money("y", "city", "lab", 7, purpose="other"),
    )
    edge = found.graph.edges["city", "lab"]
    assert found.exact_strengths["city", "lab"] == Fraction(100, 6) + 7
    assert (edge["at_least"], edge["at_most"]) == (7.0, 107.0)
    assert sum(found.exact_strengths.values()) == 107
    assert "1 record of joint money whose shares are not stated is divided equally" in found.summary.en
    assert "等分した" in found.summary.ja


def test_two_givers_that_are_one_body_share_nothing() -> None:
    records = with_money(
        NetworkRecords((actor("city"), actor("office", "section", "city")), (Post("mayor", "city"),)),
        money("x", ["city", "office", "mayor"], "lab", 90),
    )
    found = project(records, "funding", on=DAY)
    assert found.exact_strengths == {("city", "lab"): 90}
    assert found.graph.edges["city", "lab"]["at_least"] == 90.0
    assert "joint" not in found.summary.en


@pytest.mark.parametrize("status", ["budget", "promised", "planned", ""])
def test_the_actual_alone_counts_where_a_source_states_it(status: str) -> None:
    found = funding(
        money("x", "city", "lab", 900, "actual", period=YEAR_2018),
        money("y", "city", "lab", 1_000, status, period=YEAR_2018),
    )
    assert found.exact_strengths == {("city", "lab"): 900}
    assert found.graph.edges["city", "lab"]["things"] == ("x",)
    assert "1 record (1,000 yen) is not added again" in found.summary.en
    assert "by status: 1 actual" in found.summary.en
    assert "1件（1千円）は重ねて数えていない" in found.summary.ja


def test_without_an_actual_the_budget_counts_before_what_is_only_promised_or_planned() -> None:
    rows = [
        money(status, "city", "lab", yen, status)
        for status, yen in (("planned", 1), ("promised", 2), ("budget", 4))
    ]
    assert flows(*rows) == {("city", "lab"): 4}
    assert flows(*rows[:2]) == {("city", "lab"): 2}


def test_two_actual_records_of_one_programme_are_two_payments() -> None:
    rows = [
        money("x", "city", "lab", 3),
        money("y", "city", "lab", 4),
        money("z", "city", "lab", 9, "budget"),
    ]
    assert flows(*rows) == {("city", "lab"): 7}


@pytest.mark.parametrize(
    "other",
    [
        money("y", "city", "lab", 10, "budget", purpose="other", period=YEAR_2018),
        money("y", "city", "lab", 10, "budget", kind="loan", period=YEAR_2018),
        money("y", "city", "lab", 10, "budget", period=exactly(date(2018, 4, 1), date(2020, 3, 31))),
    ],
    ids=["another purpose", "another kind", "another period"],
)
def test_money_for_something_else_is_added(other: Funding) -> None:
    actual = money("x", "city", "lab", 5, "actual", kind="grant", period=YEAR_2018)
    assert flows(actual, other) == {("city", "lab"): 15}


def test_a_kind_that_is_not_stated_may_be_the_same() -> None:
    assert flows(money("x", "a", "b", 5, kind="grant"), money("y", "a", "b", 6, "budget")) == {("a", "b"): 5}


def test_an_actual_of_one_giver_leaves_the_budgets_of_the_others() -> None:
    found = funding(money("x", "city", "lab", 80), money("y", ["city", "state"], "lab", 200, "budget"))
    assert found.exact_strengths == {("city", "lab"): 80, ("state", "lab"): 100}
    assert found.money is not None
    assert found.money.set_aside == Tally(1, Fraction(100))


def test_money_of_another_year_is_not_of_this_date() -> None:
    assert flows(money("x", "city", "lab", 5, period=YEAR_2017)) == {}
    rows = (money("x", "city", "lab", 5, period=YEAR_2017), money("y", "city", "lab", 6, period=YEAR_2018))
    both = project(with_money(NetworkRecords(), *rows), "funding", on=(date(2018, 3, 1), date(2018, 4, 30)))
    assert both.exact_strengths == {("city", "lab"): 11}


def test_money_of_unknown_time_ties_possibly() -> None:
    rows = (
        money("x", "city", "lab", 5, period=UNKNOWN_PERIOD),
        money("y", "city", "lab", 6, period=YEAR_2018, purpose="other"),
        money("z", "city", "school", 6, period=Period(date(2018, 4, 1), date(2019, 3, 31))),
    )
    certain, possible = funding(*rows), funding(*rows, ties="possible")
    assert certain.exact_strengths == {("city", "lab"): 6}
    assert "1 more tie is possible, not certain" in certain.summary.en
    edges = possible.graph.edges
    assert (edges["city", "lab"]["certain_things"], edges["city", "lab"]["things"]) == (("y",), ("x", "y"))
    assert edges["city", "school"]["certain"] is False
    assert "1 of the ties is possible, not certain" in possible.summary.en


def test_money_within_one_body_is_no_tie_and_is_counted() -> None:
    records = with_money(
        NetworkRecords((actor("city"), actor("office", "section", "city"))),
        money("x", "city", "office", 5_000),
    )
    found = project(records, "funding", on=DAY)
    assert not found.graph
    assert "1 record within one organization (5,000 yen) is left out" in found.summary.en
    assert project(records, "funding", on=DAY, roll_up="none").exact_strengths == {("city", "office"): 5_000}


def test_a_council_gives_and_gets_nothing_here_but_its_money_is_counted() -> None:
    records = with_money(
        NetworkRecords((actor("council", "council"),)), money("x", ["council", "city"], "lab", 10)
    )
    found = project(records, "funding", on=DAY)
    assert found.exact_strengths == {("city", "lab"): 5}
    assert found.money is not None
    assert found.money.not_actors == Tally(1, Fraction(5))


@pytest.mark.parametrize("yen", [0, -5])
def test_no_money_is_no_tie(yen: int) -> None:
    found = funding(money("x", "city", "lab", yen))
    assert not found.graph
    assert "of 0 yen or less" in found.summary.en


def test_a_network_without_money_says_so() -> None:
    found = project(NetworkRecords(), "funding", on=DAY)
    assert found.summary.en.startswith(
        "0 organizations and 0 flows of money on 2018-08-28 (from 0 records of 0 yen)"
    )
    assert found.summary.en.endswith("nothing was left out.")


ENDS = st.lists(st.sampled_from(["a", "b", "c", "office", "mayor", "coordinator", "council"]), max_size=3)


@st.composite
def money_rows(draw: st.DrawFn) -> list[Funding]:
    return [
        money(
            f"row-{number}",
            draw(ENDS),
            draw(ENDS),
            draw(st.integers(0, 1_000)),
            draw(st.sampled_from(["actual", "budget", "planned", ""])),
            draw(st.sampled_from(["p", "q"])),
            draw(st.sampled_from([YEAR_2017, YEAR_2018, UNKNOWN_PERIOD])),
        )
        for number in range(draw(st.integers(0, 6)))
    ]


BODIES = (actor("council", "council"), actor("a"), actor("office", "section", "a"))
POSTS = (Post("mayor", "b"), Post("coordinator"))


@settings(max_examples=30)
@given(money_rows())
def test_every_yen_of_the_window_is_a_tie_or_is_accounted_for(rows: list[Funding]) -> None:
    found = project(with_money(NetworkRecords(BODIES, POSTS), *rows), "funding", on=DAY, ties="possible")
    counts = found.money
    assert counts is not None
    left = (counts.not_stated, counts.not_actors, counts.inside, counts.no_amount, counts.set_aside)
    accounted = sum(found.exact_strengths.values()) + sum(tally.yen for tally in left)
    assert accounted == sum(row.yen for row in rows if row.period != YEAR_2017)


@settings(max_examples=30)
@given(money_rows(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[Funding], random: Random) -> None:
    records = with_money(NetworkRecords(BODIES, POSTS), *rows)
    random.shuffle(rows)
    turned = with_money(NetworkRecords(BODIES, POSTS), *rows)
    one, other = (project(each, "funding", on=DAY, ties="possible") for each in (records, turned))
    assert list(one.graph.edges(data=True)) == list(other.graph.edges(data=True))
    assert list(one.graph) == sorted(one.graph) == list(other.graph)
    assert one.summary == other.summary


@settings(max_examples=30)
@given(money_rows())
def test_what_is_certain_is_possible(rows: list[Funding]) -> None:
    records = with_money(NetworkRecords(BODIES, POSTS), *rows)
    certain, possible = (project(records, "funding", on=DAY, ties=ties) for ties in ("certain", "possible"))
    assert set(certain.graph.edges) <= set(possible.graph.edges)
    for giver, taker, data in possible.graph.edges(data=True):
        assert data["at_least"] <= data["strength"] + 1e-9
        assert data["strength"] <= data["at_most"] + 1e-9
        assert data["certain"] == certain.graph.has_edge(giver, taker)


def test_the_shipped_cluster_shows_who_invested_in_spiber() -> None:
    """Three firms took the shares of 2015 together: 9,584,160,000 yen, a third each as far as anybody knows."""
    records = load_network(open_engine(shipped_cluster()))
    found = project(records, "funding", on=(date(2014, 4, 1), date(2019, 3, 31)))
    into = {
        giver: data["strength"] for giver, taker, data in found.graph.edges(data=True) if taker == "spiber"
    }
    assert into == {
        "cool-japan": 3e9,
        "goldwin": 3_194_720_000,
        "kojima-press": 3_194_720_000,
        "yamagata-design": 3_194_720_000,
    }
    assert found.graph.edges["goldwin", "spiber"]["at_most"] == 9_584_160_000
    assert found.graph.edges["goldwin", "spiber"]["at_least"] == 0
