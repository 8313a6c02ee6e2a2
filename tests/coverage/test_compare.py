"""Two reports compared, before and after assumptions."""

from __future__ import annotations

from cluster_graph.coverage.records import CoverageRecords
from cluster_graph.coverage.report import CoverageReport, judge
from cluster_graph.coverage.supposing.assume import assume, assume_texts
from cluster_graph.coverage.supposing.compare import Changes, changes
from tests.coverage.building import agreement, cluster, day, period, study
from tests.coverage.random_assumptions import random_assumptions
from tests.coverage.random_clusters import FIRST, LAST, random_cluster
from tests.coverage.repair_by_search import days_between

WINDOW = (day("2018-04-01"), day("2020-03-31"))
LONG = period("2014-04-01", "..")


def compared(records: CoverageRecords, *texts: str) -> Changes:
    """What assumptions change from April 2018 to March 2020."""
    after, _ = assume_texts(records, texts)
    return changes(judge(records, *WINDOW), judge(after, *WINDOW))


def test_a_renewal_closes_the_gap_and_moves_the_lapse() -> None:
    found = compared(cluster(agreement(), study(during=LONG)), "renew pact until 2019-12-31")
    (work,) = found.collaborations
    assert (work.before, work.after) == ("uncovered", "uncovered")
    assert [
        (s.first, s.last, s.before and s.before.status, s.after and s.after.status) for s in work.spans
    ] == [(day("2019-04-01"), day("2019-12-31"), "uncovered", "covered")]
    assert work.days_before["certainly"] == {"covered": 365, "uncovered": 366, "unknown": 0}
    assert work.days_after["certainly"] == {"covered": 640, "uncovered": 91, "unknown": 0}
    assert [lapse.latest for lapse in found.lapses_gone] == [day("2019-03-31")]
    assert found.lapses_new == ()


def test_an_assumption_that_changes_nothing_changes_nothing() -> None:
    records = cluster(agreement(), study())
    found = compared(records, "pref signs pact from 2018-04-01")
    assert found.nothing
    assert found.to_json() == {"collaborations": [], "lapses": {"gone": [], "new": [], "changed": []}}


def test_a_lapse_on_the_same_day_with_other_consequences_is_told() -> None:
    records = cluster(agreement(), study(during=LONG))
    found = compared(records, "new agreement of keio,city from 2019-04-01 until 2020-03-31 covering study")
    ((before, after),) = found.lapses_changed
    assert (before.uncovers, after.uncovers) == (("study",), ())


def test_a_gap_closed_for_the_named_is_a_change_though_others_are_not_named() -> None:
    records = cluster(agreement(during=period("2014-04-01", "2018-03-31")), study(names_not_all=True))
    (work,) = compared(records, "renew pact until 2019-03-31").collaborations
    assert (work.before, work.after) == ("uncovered", "unknown")
    (span,) = work.spans
    assert (span.before and span.before.named, span.after and span.after.named) == ("uncovered", "covered")
    assert span.days == 365


def test_another_agreement_that_covers_as_well_is_no_change() -> None:
    records = cluster(agreement(), study())
    assert (
        compared(
            records, "new agreement of keio,city from 2018-04-01 until 2019-03-31 covering study"
        ).collaborations
        == ()
    )


def _by_day(report: CoverageReport) -> dict[object, tuple[str, str, str]]:
    return {
        (judged.collaboration.id, day_): (span.verdict.status, span.verdict.named, span.verdict.runs)
        for judged in report.collaborations
        for span in judged.spans
        for day_ in days_between(span.first, span.last)
    }


def test_the_spans_that_changed_are_the_days_that_differ() -> None:
    told = 0
    for seed in range(300):
        records = random_cluster(seed).records
        assumed = assume(records, random_assumptions(seed, records))
        before, after = judge(records, FIRST, LAST), judge(assumed, FIRST, LAST)
        one, two = _by_day(before), _by_day(after)
        found = changes(before, after)
        days = {
            (work.collaboration.id, day_): (
                span.before and (span.before.status, span.before.named, span.before.runs),
                span.after and (span.after.status, span.after.named, span.after.runs),
            )
            for work in found.collaborations
            for span in work.spans
            for day_ in days_between(span.first, span.last)
        }
        assert days == {key: (one[key], two[key]) for key in one if one[key] != two[key]}, f"seed {seed}"
        told += len(days)
    assert told > 300


def test_reports_of_other_collaborations_are_compared_as_not_running() -> None:
    one, two = cluster(agreement(), study()), cluster(agreement())
    (work,) = changes(judge(one), judge(two)).collaborations
    assert (work.before, work.after, work.spans[0].after) == ("covered", None, None)
