"""The coverage page: what it counts, which years it draws, what it tells in words, and that every bar has its row."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from cluster_graph.cluster import Cluster, open_cluster
from cluster_graph.coverage.outlook.chains import chains
from cluster_graph.periods import Period
from cluster_graph.site.coverage_page import CoverageView, coverage_view
from cluster_graph.site.coverage_spans import MOST_MISSING, STATES
from cluster_graph.site.knowledge import load_knowledge
from cluster_graph.site.pages import site_files
from cluster_graph.site.timeline import (
    MOST_LABELS,
    MOST_YEARS_AFTER,
    MOST_YEARS_BEFORE,
    Window,
    by_chain,
    ticks,
    window_of_life,
)
from tests.coverage.building import agreement as pact
from tests.coverage.building import cluster, period
from tests.factory import write_cluster
from tests.site.test_pages import Parsed

APRIL = (4, 1)
DAY, HORIZON = date(2018, 8, 28), date(2019, 8, 28)


def view_of(cluster: Cluster) -> CoverageView:
    """What the page of a cluster says."""
    return coverage_view(cluster.engine, load_knowledge(cluster.engine))


def page_of(cluster: Cluster) -> str:
    """The page of a cluster."""
    text = site_files(cluster.engine)["coverage.html"]
    assert isinstance(text, str)
    return text


@pytest.fixture(scope="module")
def view(yamagata: Cluster) -> CoverageView:
    """What the page of the shipped cluster says."""
    return view_of(yamagata)


@pytest.fixture(scope="module")
def page(yamagata: Cluster) -> str:
    """The page of the shipped cluster."""
    return page_of(yamagata)


def test_the_years_reach_from_the_first_known_day_to_the_day_after_the_last_end() -> None:
    lives = [Period(date(2001, 5, 1), None, None, None), Period(None, None, None, date(2029, 3, 31))]
    assert window_of_life(lives, DAY, HORIZON, APRIL) == Window(date(2001, 4, 1), date(2030, 3, 31))


def test_the_years_hold_the_date_and_the_horizon_where_nothing_is_known() -> None:
    assert window_of_life([], DAY, date(2020, 8, 28), APRIL) == Window(date(2018, 4, 1), date(2021, 3, 31))


def test_a_day_far_away_does_not_squeeze_the_years_that_matter() -> None:
    far = Period(date(1600, 1, 1), None, None, date.max)
    window = window_of_life([far, Period(None, None, None, date(2999, 3, 31))], DAY, HORIZON, APRIL)
    assert window.first.year == 2018 - MOST_YEARS_BEFORE
    assert window.last.year == 2018 + MOST_YEARS_AFTER + 1


@pytest.mark.parametrize("years", [1, 8, 9, 38, 101])
def test_there_are_no_more_coarse_labels_than_there_is_room_for(years: int) -> None:
    found = ticks(Window(date(1990, 4, 1), date(1990 + years, 3, 31)), APRIL)
    ranks = Counter(tick.rank for tick in found)
    assert len(found) == years
    assert 1 <= ranks["coarse"] + ranks["minor"] <= MOST_LABELS
    assert found[0].rank == "coarse"


def in_order(*agreements: tuple[str, str, tuple[str, ...]]) -> tuple[tuple[str, bool], ...]:
    """Agreements by id, day of start and what they succeed, as the timeline orders them."""
    things = [pact(name, during=period(start, ".."), succeeds=earlier) for name, start, earlier in agreements]
    return by_chain({name: start for name, start, _ in agreements}, chains(cluster(*things)))


def test_a_renewal_chain_stands_together_in_the_order_of_its_starts() -> None:
    assert in_order(
        ("first", "2001-04-01", ()),
        ("other", "2004-04-01", ()),
        ("second", "2006-04-01", ("first", "not-recorded")),
        ("third", "2014-04-01", ("second",)),
    ) == (("first", False), ("second", True), ("third", True), ("other", False))


def test_agreements_that_succeed_each_other_in_a_ring_stand_once_each() -> None:
    found = in_order(("a", "2001-04-01", ("b",)), ("b", "2002-04-01", ("a",)))
    assert [identifier for identifier, _ in found] == ["a", "b"]


def test_the_numbers_by_state_and_reason_are_those_of_the_report(
    view: CoverageView, yamagata: Cluster
) -> None:
    on_the_day: Counter[tuple[str, str]] = Counter()
    for work in yamagata.coverage(on=view.day).to_json()["collaborations"]:
        for span in work["spans"]:
            gap = span["status"] == "uncovered" and span["runs"] == "possibly"
            state = "if-it-runs" if gap else span["status"]
            on_the_day.update((state, reason) for reason in ("", *span["reason"]))
    found = {(count.state, count.reason): count.on_the_day for count in view.by_reason}
    assert {key: number for key, number in found.items() if number and key[0] != "none"} == dict(on_the_day)
    assert sum(found.get((state, ""), 0) for state in (*STATES, "none")) == len(view.works)


def test_at_some_time_counts_collaborations_not_spans(view: CoverageView) -> None:
    for count in view.by_reason:
        if count.state != "none":
            having = [
                work
                for work in view.works
                if any(s.state == count.state and (not count.reason or count.reason in s.reasons) for s in work.spans)
            ]  # fmt: skip
            assert count.ever == len(having), count


def test_a_lapse_years_after_the_date_is_drawn(view: CoverageView, page: str) -> None:
    assert view.window.last > date(2029, 4, 1)
    assert any(
        span.first == date(2029, 4, 1) and "lapsed" in span.reasons
        for work in view.works
        for span in work.spans
    )
    assert "2029年4月1日から" in page


def test_every_bar_leads_to_a_row_of_its_own_and_carries_its_pattern(page: str) -> None:
    parsed = Parsed(page)
    ids = set(parsed.all("id"))
    bars = [a for tag, a in parsed.elements if tag == "a" and a.get("class") == "cell piece"]
    assert len(bars) > 60
    assert [bar["href"] for bar in bars if bar["href"].removeprefix("#") not in ids] == []
    looks = {
        attributes["class"]: attributes.get("fill")
        for tag, attributes in parsed.elements
        if tag == "rect" and attributes.get("class", "").startswith("span ")
    }
    assert looks == {"span covered": None, "span unknown": "url(#hatch)", "span uncovered": "url(#cross)"}


@pytest.mark.parametrize("folder", ["data/yamagata", "data/toyama"])
def test_no_date_is_written_for_machines(folder: str) -> None:
    parsed = Parsed(page_of(open_cluster(Path(__file__).parents[2] / folder)))
    assert [text for text in parsed.texts if re.search(r"\d{4}-\d{2}-\d{2}", text)] == []


def test_what_would_settle_the_date_is_ranked_by_how_many_it_helps(view: CoverageView, page: str) -> None:
    works = [item.works for item in view.settling]
    assert works == sorted(works, reverse=True)
    assert works[0] > 1
    texts = "".join(Parsed(page).texts)
    assert [item.words.ja for item in view.settling if item.words.ja not in texts] == []


def test_collaborations_that_no_single_fact_settles_are_counted(tmp_path: Path) -> None:
    cluster = open_cluster(
        write_cluster(
            tmp_path / "in",
            organizations=[{"id": "a"}],
            collaborations=[{"id": "study", "period": "FY2018", "names_not_all": "yes"}],
            participations=[{"collaboration": "study", "participant": "a"}],
        )
    )
    view, page = view_of(cluster), page_of(cluster)
    assert (view.settling, view.beyond) == ((), 1)
    assert "一つの事実だけでは決まらない取組が1件ある。" in page
    assert '<ol class="settling">' not in page


def test_a_chosen_span_names_who_has_not_signed(tmp_path: Path) -> None:
    cluster = open_cluster(
        write_cluster(
            tmp_path / "in",
            organizations=[{"id": "a"}, {"id": "b"}],
            agreements=[{"id": "pact", "period": "FY2018"}],
            signatures=[{"agreement": "pact", "party": "a"}],
            collaborations=[{"id": "study", "period": "FY2018", "governed_by": "pact"}],
            participations=[{"collaboration": "study", "participant": body} for body in ("a", "b")],
        )
    )
    span = view_of(cluster).works[0].spans[0]
    assert [(m.agreement and m.agreement.label.ja, [b.label.ja for b in m.bodies]) for m in span.missing] == [
        ("pact", ["b"])
    ]
    assert span.nearest == ("pact",)
    assert "に署名の記録のない参加機関：" in page_of(cluster)


def test_where_an_agreement_may_cover_it_others_are_not_blamed(tmp_path: Path) -> None:
    cluster = open_cluster(
        write_cluster(
            tmp_path / "in",
            organizations=[{"id": "a"}, {"id": "b"}],
            agreements=[
                {"id": "vague", "period": "[FY2017]/[FY2018]", "covers": "*"},
                {"id": "other", "period": "FY2018", "covers": "*"},
            ],
            signatures=[{"agreement": "vague", "party": body} for body in ("a", "b")]
            + [{"agreement": "other", "party": "a"}],
            collaborations=[{"id": "study", "period": "FY2018"}],
            participations=[{"collaboration": "study", "participant": body} for body in ("a", "b")],
        )
    )
    span = view_of(cluster).works[0].spans[-1]
    assert (span.status, span.missing, span.nearest) == ("unknown", (), ("vague",))


def test_of_many_agreements_that_lack_somebody_a_few_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    pacts = [f"pact-{number}" for number in range(MOST_MISSING + 2)]
    cluster = open_cluster(
        write_cluster(
            tmp_path / "in",
            organizations=[{"id": "a"}, {"id": "b"}],
            agreements=[{"id": pact, "period": "FY2018", "covers": "*"} for pact in pacts],
            signatures=[{"agreement": pact, "party": "a"} for pact in pacts],
            collaborations=[{"id": "study", "period": "FY2018"}],
            participations=[{"collaboration": "study", "participant": body} for body in ("a", "b")],
        )
    )
    span = view_of(cluster).works[0].spans[0]
    assert (len(span.missing), span.more_missing) == (MOST_MISSING, 2)
    assert "ほか2件の協定にも署名の記録のない参加機関がある。" in page_of(cluster)


def test_what_lies_outside_the_years_has_no_empty_row_but_a_sentence(tmp_path: Path) -> None:
    cluster = open_cluster(
        write_cluster(
            tmp_path / "in",
            organizations=[{"id": "a"}],
            agreements=[{"id": "old-pact", "period": "FY1900"}, {"id": "pact", "period": "FY2018"}],
            collaborations=[{"id": "old-study", "period": "FY1901"}, {"id": "study", "period": "FY2018"}],
            participations=[{"collaboration": work, "participant": "a"} for work in ("old-study", "study")],
        )
    )
    view, page = view_of(cluster), page_of(cluster)
    assert [link.label.ja for link in view.undrawn] == ["old-pact", "old-study"]
    rows = re.findall(r'class="timeline-row[^"]*" data-\w+="([^"]+)"', page)
    assert rows == ["pact", "study"]
    assert "の外にあるもの：" in page


def test_gaps_on_the_date_stand_first(tmp_path: Path) -> None:
    cluster = open_cluster(
        write_cluster(
            tmp_path / "in",
            organizations=[{"id": "a"}],
            agreements=[{"id": "gone", "period": "FY2016"}, {"id": "held", "period": "FY2018"}],
            signatures=[{"agreement": pact, "party": "a"} for pact in ("gone", "held")],
            collaborations=[
                {"id": "a-covered", "period": "FY2018", "governed_by": "held"},
                {"id": "b-past", "period": "FY2016", "governed_by": "gone"},
                {"id": "c-gap", "period": "FY2018", "governed_by": "gone"},
            ],
            participations=[
                {"collaboration": work, "participant": "a"} for work in ("a-covered", "b-past", "c-gap")
            ],
        )
    )
    assert [work.thing.id for work in view_of(cluster).works] == ["c-gap", "a-covered", "b-past"]


def test_the_filter_knows_names_of_bodies_their_wholes_and_agreements(page: str, view: CoverageView) -> None:
    found = re.search(r'<script type="application/json" id="coverage-data">(.*?)</script>', page)
    assert found
    data = json.loads(found[1])
    assert set(data["works"]) == {work.thing.id for work in view.works}
    assert set(data["agreements"]) == {row.thing.id for row in view.agreements}
    names = {data["names"][number] for number in data["works"]["cancer-research"]}
    assert {"国立がん研究センター", "慶應義塾大学先端生命科学研究所", "がんメタボローム研究"} <= names
    assert any("慶應義塾" in name and "先端" not in name for name in names)
    assert "cancer-4party" in data["of"]["cancer-research"]


def test_the_page_tells_the_cheapest_repair_of_the_gaps_to_come(tmp_path: Path, view: CoverageView) -> None:
    assert view.repair.steps == ()
    cluster = open_cluster(
        write_cluster(
            tmp_path / "in",
            organizations=[{"id": "a"}],
            agreements=[{"id": "gone", "period": "FY2016"}],
            signatures=[{"agreement": "gone", "party": "a"}],
            collaborations=[{"id": "work", "period": "FY2018", "governed_by": "gone"}],
            participations=[{"collaboration": "work", "participant": "a"}],
        )
    )
    (step,) = view_of(cluster).repair.steps
    assert "2019年3月31日まで更新する" in step.ja
    assert step.ja in page_of(cluster)
