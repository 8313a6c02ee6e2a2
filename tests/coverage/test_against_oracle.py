"""Coverage against the brute force of :mod:`tests.coverage.oracle` on seeded random clusters.

In every mode, on the clusters as they are drawn and under random assumptions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, islice

import pytest

from cluster_graph.coverage.days import REASONS
from cluster_graph.coverage.records import CoverageRecords
from cluster_graph.coverage.report import CoverageReport, judge
from cluster_graph.coverage.supposing.assume import assume
from cluster_graph.coverage.sweep import Span
from cluster_graph.coverage.worlds import MODES
from tests.coverage.oracle import Oracle, OracleDay, Outcome, TooMany, readings_of_bounds, readings_of_row
from tests.coverage.random_assumptions import random_assumptions
from tests.coverage.random_clusters import DAYS, FIRST, LAST, random_cluster

CLUSTERS = 2000
LIMIT = 1500  # readings of a day


@dataclass(frozen=True)
class Case:
    """A cluster with what the package and what the brute force say of it, by collaboration and day."""

    name: str
    oracle: Oracle
    report: CoverageReport
    expected: dict[tuple[str, date], OracleDay]
    found: dict[tuple[str, date], Span]


def _days_of(span: Span) -> Iterator[date]:
    for offset in range((span.last - span.first).days + 1):
        yield span.first + timedelta(days=offset)


def _cases(seed: int, supposing: bool = False) -> list[Case] | None:
    """What is said of the cluster of a seed in each mode; ``None`` where a day has too many readings to count."""
    records = random_cluster(seed).records
    if supposing:
        records = assume(records, random_assumptions(seed, records))
    outcomes: dict[tuple[object, ...], frozenset[Outcome]] = {}
    try:
        return [_case(seed, records, Oracle(records, LIMIT, mode, outcomes)) for mode in MODES]
    except TooMany:
        return None


def _case(seed: int, records: CoverageRecords, oracle: Oracle) -> Case:
    report = judge(records, FIRST, LAST, mode=oracle.mode)
    expected = {}
    for judged in report.collaborations:
        for offset in range(DAYS):
            day = FIRST + timedelta(days=offset)
            verdict = oracle.day(judged.collaboration, day)
            if verdict is not None:
                expected[judged.collaboration.id, day] = verdict
    found = {
        (judged.collaboration.id, day): span
        for judged in report.collaborations
        for span in judged.spans
        for day in _days_of(span)
    }
    return Case(f"seed {seed}, {oracle.mode}", oracle, report, expected, found)


@pytest.fixture(scope="module", params=[False, True], ids=["as recorded", "under assumptions"])
def cases(request: pytest.FixtureRequest) -> list[Case]:
    """The first clusters by seed whose every day has few enough readings to count them all, in every mode."""
    found = (_cases(seed, request.param) for seed in count())
    clusters = islice((cases for cases in found if cases is not None), CLUSTERS)
    return [case for cases in clusters for case in cases]


def test_every_day_has_the_verdict_of_full_enumeration(cases: list[Case]) -> None:
    for case in cases:
        expected = {key: (d.status, d.named, d.runs) for key, d in case.expected.items()}
        found = {
            key: (span.verdict.status, span.verdict.named, span.verdict.runs)
            for key, span in case.found.items()
        }
        assert found == expected, case.name


def test_the_agreements_named_are_those_that_cover_in_every_or_else_in_some_reading(
    cases: list[Case],
) -> None:
    for case in cases:
        found = {key: span.verdict.agreements for key, span in case.found.items()}
        assert found == {key: day.agreements for key, day in case.expected.items()}, case.name


def test_the_reasons_of_an_unknown_day_are_the_unknowns_that_would_settle_it(cases: list[Case]) -> None:
    for case in cases:
        for key, day in case.expected.items():
            reasons = set(case.found[key].verdict.reasons)
            if day.settling:
                assert reasons == day.settling, f"{case.name}: {key}"
            elif day.named == "unknown" and day.any_covers:
                assert len(reasons) > 1, f"{case.name}: {key}: several unknowns together"
            assert ("no-participant" in reasons) == (not day.any_takes_part)
            assert ("participants-unnamed" in reasons) == (day.named == "covered" and day.status == "unknown")
            assert (not reasons) == (day.status == "covered")


def test_the_reasons_of_a_day_that_nothing_covers_are_those_of_its_fitting_agreements(
    cases: list[Case],
) -> None:
    for case in cases:
        for key, day in case.expected.items():
            if day.why_not:
                assert set(case.found[key].verdict.reasons) == day.why_not, f"{case.name}: {key}"


def test_missing_is_what_each_agreement_in_force_or_else_the_nearest_lacks(cases: list[Case]) -> None:
    for case in cases:
        for judged in case.report.collaborations:
            for span in judged.spans:
                found = [(m.agreement, m.organizations, m.pairs) for m in span.missing]
                assert found == sorted(found, key=lambda m: (len(m[1]), len(m[2]), m[0] or ""))
                if span.verdict.named == "covered":
                    assert found == []
                else:
                    expected = case.oracle.missing(judged.collaboration, list(_days_of(span)))
                    assert set(found) == expected, f"{case.name}: {judged.collaboration.id} {span.first}"


def test_a_collaboration_has_the_status_that_its_days_give_it(cases: list[Case]) -> None:
    for case in cases:
        for judged in case.report.collaborations:
            days = [
                day for (identifier, _), day in case.expected.items() if identifier == judged.collaboration.id
            ]
            certain = [day.status for day in days if day.runs == "certainly"]
            possible = [day.status for day in days]
            expected: str | None = "unknown"
            if not days:
                expected = None
            elif "uncovered" in certain or (not certain and set(possible) == {"uncovered"}):
                expected = "uncovered"
            elif set(possible) == {"covered"}:
                expected = "covered"
            assert judged.status == expected, case.name


def test_a_lapse_uncovers_and_ends_what_the_days_around_it_say(cases: list[Case]) -> None:
    told: Counter[str] = Counter()
    for case in cases:
        for lapse in case.report.lapses:
            if not FIRST <= lapse.latest < LAST:
                continue
            uncovers, ends_with = [], []
            for judged in case.report.collaborations:
                identifier = judged.collaboration.id
                before = case.expected.get((identifier, lapse.latest))
                after = case.expected.get((identifier, lapse.latest + timedelta(days=1)))
                if before is not None and lapse.agreement in before.agreements:
                    if after is None:
                        ends_with.append(identifier)
                    elif not after.agreements:
                        uncovers.append(identifier)
            assert (list(lapse.uncovers), list(lapse.ends_with)) == (uncovers, ends_with), case.name
            told.update(uncovers=len(uncovers), ends_with=len(ends_with))
    assert min(told["uncovers"], told["ends_with"]) > 10


def test_the_summary_counts_certain_and_possible_days(cases: list[Case]) -> None:
    for case in cases:
        counted = Counter((day.runs, day.status) for day in case.expected.values())
        for runs in ("certainly", "possibly"):
            expected = {status: counted[runs, status] for status in ("covered", "uncovered", "unknown")}
            assert case.report.days(runs) == expected


def test_spans_are_maximal_and_in_order(cases: list[Case]) -> None:
    for case in cases:
        for judged in case.report.collaborations:
            for earlier, later in zip(judged.spans, judged.spans[1:], strict=False):
                assert earlier.last < later.first
                assert later.first - earlier.last > timedelta(days=1) or earlier.verdict != later.verdict


def test_merged_bounds_admit_the_readings_of_what_is_written() -> None:
    for seed in range(CLUSTERS):
        for row, merged in random_cluster(seed).rows:
            assert readings_of_bounds(merged) == readings_of_row(row), f"seed {seed}: {row}"


def test_each_mode_covers_what_a_stricter_one_does_and_more() -> None:
    covered: Counter[str] = Counter()
    for seed in range(CLUSTERS // 4):
        records = random_cluster(seed).records
        days = {}
        for asked in MODES:
            report = judge(records, FIRST, LAST, mode=asked)
            days[asked] = {
                (judged.collaboration.id, day)
                for judged in report.collaborations
                for span in judged.spans
                for day in _days_of(span)
                if span.verdict.named == "covered"
            }
            covered[asked] += len(days[asked])
        assert days["joint"] <= days["pairwise"] <= days["collective"], f"seed {seed}"
    assert covered["joint"] + 50 < covered["pairwise"] < covered["collective"] - 50, covered


def test_the_clusters_drawn_are_not_trivial(cases: list[Case]) -> None:
    statuses = Counter(day.status for case in cases for day in case.expected.values())
    assert min(statuses[status] for status in ("covered", "uncovered", "unknown")) > 150
    runs = Counter(day.runs for case in cases for day in case.expected.values())
    assert min(runs["certainly"], runs["possibly"]) > 500
    reasons = Counter(
        reason for case in cases for span in case.found.values() for reason in span.verdict.reasons
    )
    for reason in REASONS:
        assert reasons[reason] > 25, reasons
    named = Counter((day.status, day.named) for case in cases for day in case.expected.values())
    assert named["unknown", "uncovered"] > 5
    assert named["unknown", "covered"] > 25
