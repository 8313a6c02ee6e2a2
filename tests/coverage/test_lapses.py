"""What lapses within the horizon, and what that uncovers or ends."""

from __future__ import annotations

from datetime import date

import pytest

from cluster_graph.coverage.lapses import Lapse
from cluster_graph.coverage.records import Involved
from cluster_graph.coverage.report import judge
from cluster_graph.periods import Period, months_after
from tests.coverage.building import agreement, cluster, day, judged, period, study

LONG = period("2010-04-01", "..")
END = date(2019, 3, 31)


def test_a_lapse_uncovers_what_goes_on_and_ends_what_does_not() -> None:
    goes_on, ends = study(during=LONG, identifier="goes-on"), study(identifier="ends")
    already_over = study(during=period("2018-04-01", "2019-03-30"), identifier="already-over")
    report = judged(agreement(), goes_on, ends, already_over)
    assert report.lapses == (Lapse("pact", END, END, ("goes-on",), ("ends",), None),)


def test_what_may_run_on_is_uncovered_too() -> None:
    vague = study(during=Period(date(2018, 4, 1), date(2018, 4, 1), date(2018, 9, 30), None))
    assert judged(agreement(), vague).lapses[0].uncovers == ("study",)


def test_a_lapse_uncovers_nothing_that_another_agreement_still_covers() -> None:
    successor = agreement("next", during=period("2019-04-01", "2024-03-31"), covers=(), succeeds=("pact",))
    found = judged(agreement(), successor, study(during=LONG)).lapses
    assert found == (Lapse("pact", END, END, (), (), "next"),)


def test_a_lapse_uncovers_nothing_that_its_agreement_did_not_cover() -> None:
    found = judged(agreement(), study(["keio", "company"], during=LONG)).lapses
    assert (found[0].uncovers, found[0].ends_with) == ((), ())


def test_what_needs_no_agreement_is_not_uncovered() -> None:
    assert judged(agreement(), study(during=LONG, requires_agreement=False)).lapses[0].uncovers == ()


def test_a_collaboration_covered_only_for_those_named_is_uncovered_by_a_lapse() -> None:
    assert judged(agreement(), study(during=LONG, names_not_all=True)).lapses[0].uncovers == ("study",)


@pytest.mark.parametrize(
    ("end", "lapses"),
    [("2018-08-27", False), ("2018-08-28", True), ("2019-08-28", True), ("2019-08-29", False)],
)
def test_the_horizon_reaches_from_the_clusters_date_to_the_same_day_months_later(
    end: str, lapses: bool
) -> None:
    assert bool(judged(agreement(during=period("2014-04-01", end))).lapses) is lapses


def test_the_horizon_begins_on_the_day_asked_for() -> None:
    assert judged(agreement(), on="2018-03-30").lapses == ()
    assert [lapse.agreement for lapse in judged(agreement(), on="2018-03-31").lapses] == ["pact"]
    assert judge(cluster(agreement()), on=day("2018-08-28"), horizon_months=6).lapses == ()


def test_an_end_that_may_fall_within_the_horizon_is_a_lapse() -> None:
    early = agreement(
        "early", during=Period(date(2010, 1, 1), date(2010, 1, 1), date(2011, 1, 1), date(2018, 9, 1))
    )
    late = agreement(
        "late", during=Period(date(2010, 1, 1), date(2010, 1, 1), date(2019, 8, 1), date(2030, 9, 1))
    )
    bounded = agreement("bounded", during=Period(None, date(2018, 12, 31), None, date(2018, 12, 31)))
    found = judged(early, late, bounded).lapses
    assert [(lapse.agreement, lapse.earliest, lapse.latest) for lapse in found] == [
        ("early", date(2011, 1, 1), date(2018, 9, 1)),
        ("bounded", None, date(2018, 12, 31)),
        ("late", date(2019, 8, 1), date(2030, 9, 1)),
    ]


def test_agreements_whose_end_no_source_records_are_listed_apart() -> None:
    renewed = agreement(
        "renewed", during=Period(date(2010, 1, 1), date(2010, 1, 1), date(2018, 12, 31), None)
    )
    report = judged(
        renewed, agreement("endless", during=LONG), agreement("unknown", during=period("2018-04-01"))
    )
    assert report.no_end == ("renewed", "unknown")
    assert report.lapses == ()


def test_a_participant_who_leaves_on_the_same_day_is_nobody_to_uncover() -> None:
    guest = Involved("keio", None, period("2018-04-01", "2019-03-31"))
    assert judged(agreement(), study([guest, "city"], during=LONG)).lapses[0].uncovers == ("study",)


def test_months_end_where_a_month_has_no_such_day() -> None:
    assert months_after(date(2018, 8, 31), 6) == date(2019, 2, 28)
    assert months_after(date(9999, 1, 1), 12) == date.max
