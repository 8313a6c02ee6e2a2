"""Records fetched from a graph through saved queries."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, serialize

from cluster_graph.cluster import Cluster, open_cluster
from cluster_graph.coverage.load import load_coverage
from cluster_graph.coverage.records import (
    Agreement,
    Body,
    Collaboration,
    CoverageRecords,
    Involved,
    Money,
    Post,
    Programme,
)
from cluster_graph.coverage.report import judge
from cluster_graph.graph.build import build_graph
from cluster_graph.periods import UNKNOWN_PERIOD, Period
from cluster_graph.problems import Words
from cluster_graph.resources import shipped_cluster
from cluster_graph.store.engine import EmbeddedEngine
from cluster_graph.store.open import open_engine
from cluster_graph.tables.reading import read_valid_tables
from tests.factory import SETTINGS, write_cluster
from tests.servers import oxigraph_server

START, END = date(2018, 4, 1), date(2019, 3, 31)


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> CoverageRecords:
    """A cluster with everything that coverage reads."""
    folder = write_cluster(
        tmp_path_factory.mktemp("coverage") / "tables",
        SETTINGS.replace("complete = []", 'complete = ["agreements"]').replace('"04-01"', '"10-01"'),
        codes=[{"scheme": "theme", "notation": "bio", "label_ja": "バイオ"}],
        organizations=[
            {"id": "keio", "kind": "school-corporation", "name_ja": "慶應義塾", "name_en": "Keio"},
            {"id": "lab", "kind": "research-lab", "part_of": "keio"},
        ],
        posts=[{"id": "president", "organization": "keio"}, {"id": "somebody"}],
        agreements=[
            {
                "id": "first",
                "covers": "kind:joint-research;theme:bio;study;sub",
                "renewal": "none",
                "notice_months": "3",
                "period": "2018-04-01/[2019-03-31..]",
            },
            {
                "id": "next",
                "succeeds": "first",
                "names_not_all": "yes",
                "signed_on": "2018-04-01",
                "period": "/..",
            },
            {"id": "all", "covers": "*"},
            {"id": "nothing", "covers": "none"},
        ],
        signatures=[
            {"agreement": "first", "party": "keio", "role": "party"},
            {"agreement": "next", "party": "president", "role": "lead", "period": "FY2018"},
            {"agreement": "next", "party": "somebody", "period": "/"},
        ],
        programmes=[
            {"id": "top", "under": "next", "name_ja": "支援", "name_en": "Support", "owner": "keio"},
            {"id": "sub", "part_of": "top"},
        ],
        funding=[
            {
                "id": "dated",
                "purpose": "top",
                "amount_jpy": "40373000",
                "precision": "1000",
                "status": "budget",
                "period": "FY2018",
            },
            {"id": "bare", "purpose": "study", "amount_jpy": "1.5"},
            {"id": "for-nothing-stated", "amount_jpy": "7"},
        ],
        collaborations=[
            {
                "id": "study",
                "kind": "joint-research",
                "theme": "bio",
                "governed_by": "first;next",
                "part_of": "sub",
                "names_not_all": "yes",
                "period": "FY2018",
            },
            {"id": "exempt", "requires_agreement": "no", "attested": "FY2018"},
        ],
        participations=[
            {"collaboration": "study", "participant": "lab", "role": "lead"},
            {"collaboration": "study", "participant": "president", "role": "funder", "attested": "FY2018"},
        ],
    )
    return load_coverage(open_engine(folder))


def fiscal_2018() -> Period:
    """All of a fiscal year that starts in October."""
    start, end = date(2018, 10, 1), date(2019, 9, 30)
    return Period(start, start, end, end)


def test_the_cluster_says_its_date_its_year_and_what_it_vouches_for(records: CoverageRecords) -> None:
    assert records.as_of == date(2018, 8, 28)
    assert records.fiscal_year_starts == (10, 1)
    assert records.complete
    assert records.base == "https://example.org/tiny/"


def test_organizations_and_posts_come_with_their_wholes(records: CoverageRecords) -> None:
    assert records.bodies == {
        "keio": Body("keio", Words("慶應義塾", "Keio"), "school-corporation"),
        "lab": Body("lab", Words("lab", "lab"), "research-lab", "keio"),
    }
    assert records.posts == {
        "president": Post("president", Words("president", "president"), "keio"),
        "somebody": Post("somebody", Words("somebody", "somebody"), None),
    }


def test_agreements_come_with_scope_succession_and_signatures(records: CoverageRecords) -> None:
    assert records.agreements == {
        "first": Agreement(
            "first",
            Words("first", "first"),
            Period(START, START, END, None),
            frozenset({"kind:joint-research", "theme:bio", "study", "sub"}),
            parties=(Involved("keio", "party"),),
            renewal="none",
            notice_months=3,
        ),
        "next": Agreement(
            "next",
            Words("next", "next"),
            Period(START, START, open_ended=True),
            frozenset(),
            ("first",),
            names_not_all=True,
            parties=(
                Involved("president", "lead", fiscal_2018()),
                Involved("somebody", None, UNKNOWN_PERIOD),
            ),
        ),
        "all": Agreement("all", Words("all", "all"), UNKNOWN_PERIOD, frozenset({"*"})),
        "nothing": Agreement("nothing", Words("nothing", "nothing"), UNKNOWN_PERIOD, frozenset({"none"})),
    }


def test_collaborations_come_with_all_that_decides_their_scope(records: CoverageRecords) -> None:
    attested = Period(None, fiscal_2018().latest_start, fiscal_2018().earliest_end, None)
    assert records.collaborations == {
        "study": Collaboration(
            "study",
            Words("study", "study"),
            fiscal_2018(),
            "joint-research",
            frozenset({"bio"}),
            frozenset({"first", "next"}),
            "sub",
            names_not_all=True,
            participants=(Involved("lab", "lead"), Involved("president", "funder", attested)),
        ),
        "exempt": Collaboration("exempt", Words("exempt", "exempt"), attested, requires_agreement=False),
    }


def test_programmes_come_with_name_owner_and_place(records: CoverageRecords) -> None:
    assert records.programmes == {
        "top": Programme("top", None, "next", Words("支援", "Support"), "keio"),
        "sub": Programme("sub", "top", None, Words("sub", "sub")),
    }


def test_money_comes_with_its_purpose_where_one_is_stated(records: CoverageRecords) -> None:
    assert records.money == (
        Money("bare", "study", Decimal("1.5")),
        Money("dated", "top", Decimal(40_373_000), 1000, "budget", fiscal_2018(), 2018),
    )


def test_each_agreement_and_collaboration_brings_its_passages(records: CoverageRecords) -> None:
    assert set(records.passages) == {"first", "next", "all", "nothing", "study", "exempt"}
    passage = records.passages["study"][0]
    assert (passage.quote, passage.source.ja) == ("…のとおり", "資料")


def test_two_witnesses_of_one_agreement_bring_two_passages_and_narrower_bounds(tmp_path: Path) -> None:
    folder = write_cluster(
        tmp_path / "tables",
        sources=[{"id": "s", "title_ja": "資料"}, {"id": "t", "title_ja": "別の資料"}],
        agreements=[
            {"id": "pact", "period": "[2018]/[2020]"},
            {"id": "pact", "period": "[2018-04-01..2019-03-31]/[2020-04-01..2020-06-30]", "source": "t"},
        ],
    )
    records = load_coverage(open_engine(folder))
    assert records.agreements["pact"].period == Period(
        START, date(2018, 12, 31), date(2020, 4, 1), date(2020, 6, 30)
    )
    assert [passage.source.ja for passage in records.passages["pact"]] == ["資料", "別の資料"]


def test_witnesses_that_contradict_each_other_make_the_verdict_unknown(tmp_path: Path) -> None:
    folder = write_cluster(
        tmp_path / "tables",
        sources=[{"id": "s", "title_ja": "資料"}, {"id": "t", "title_ja": "別の資料"}],
        organizations=[{"id": "keio"}],
        agreements=[
            {"id": "pact", "covers": "*", "period": "2018-04-01/2018-06-30"},
            {"id": "pact", "period": "2018-04-01/2019-03-31", "source": "t"},
        ],
        signatures=[{"agreement": "pact", "party": "keio"}],
        collaborations=[{"id": "study", "period": "2018-04-01/2019-03-31"}],
        participations=[{"collaboration": "study", "participant": "keio"}],
    )
    spans = judge(load_coverage(open_engine(folder))).collaborations[0].spans
    assert [(span.last, span.verdict.status) for span in spans] == [
        (date(2018, 6, 30), "covered"),
        (date(2019, 3, 31), "unknown"),
    ]


def test_a_graph_without_named_graphs_brings_the_records_without_passages(
    tmp_path: Path, yamagata: Cluster
) -> None:
    assert isinstance(yamagata.engine, EmbeddedEngine)
    plain = tmp_path / "plain.nq"
    held = yamagata.engine.store.quads_for_pattern(None, None, None, DefaultGraph())
    serialize(held, plain, RdfFormat.N_QUADS)
    found = load_coverage(open_engine(plain))
    assert found.passages == {}
    assert found.agreements == load_coverage(yamagata.engine).agreements


@pytest.mark.server
def test_a_server_gives_the_same_records_as_the_folder(yamagata: Cluster) -> None:
    with oxigraph_server(build_graph(read_valid_tables(shipped_cluster())).to_trig()) as url:
        assert load_coverage(open_engine(url)) == load_coverage(yamagata.engine)


def test_the_shipped_cluster_is_judged_as_its_sources_say(yamagata: Cluster) -> None:
    report = judge(load_coverage(yamagata.engine), on=date(2018, 8, 28))
    verdicts = {one.collaboration.id: one.spans[0].verdict for one in report.collaborations if one.spans}
    assert "uncovered" not in {verdict.status for verdict in verdicts.values()}
    assert verdicts["training"].agreements == ("keio-4th",)
    assert verdicts["tohoku-ham-study"].reasons == ("none-on-record",)
    assert verdicts["cancer-research"].reasons == ("date-unknown",)
    assert verdicts["company-studies"].named == "covered"
    lapse = report.lapses[0]
    assert (lapse.agreement, lapse.latest) == ("keio-4th", END)
    assert (lapse.uncovers, lapse.successor) == ((), "keio-5th")
    assert {"cancer-4party", "cancer-2nd", "linkj-iab"} <= set(report.no_end)


def test_what_was_known_then_shows_the_lapse_that_the_successor_healed_later() -> None:
    then = open_cluster(shipped_cluster(), known_by="2018-08-28").coverage(on="2018-08-28", horizon_months=12)
    (lapse,) = then.lapses
    assert (lapse.agreement, lapse.latest, lapse.successor) == ("keio-4th", END, None)
    assert set(lapse.uncovers) == {
        "bio-summit",
        "company-studies",
        "exchange",
        "practical-studies",
        "training",
    }
