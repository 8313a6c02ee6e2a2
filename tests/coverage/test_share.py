"""The share of readings in which an unknown span is covered: by hand, and against a count of weighted readings."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import product

import pytest

from cluster_graph.coverage.days import Judge
from cluster_graph.coverage.records import Collaboration, CoverageRecords, Involved
from cluster_graph.coverage.share import chance_of, share_of
from cluster_graph.coverage.sweep import Span, spans
from cluster_graph.coverage.worlds import MODES
from cluster_graph.periods import Period
from tests.coverage.building import agreement, day, judged, period, spans_of, study
from tests.coverage.oracle import Key, Oracle, readings_of_bounds
from tests.coverage.random_clusters import FIRST, LAST, random_cluster

CLUSTERS = 1800


def vague(start: tuple[str, str] | str, end: tuple[str, str] | str) -> Period:
    """A period whose edges lie between two days, or on one."""
    bounds = [edge if isinstance(edge, tuple) else (edge, edge) for edge in (start, end)]
    (low, high), (first_end, last_end) = ((day(first), day(last)) for first, last in bounds)
    return Period(low, high, first_end, last_end)


def shares(*things: object, window: tuple[str, str]) -> list[tuple[str, Fraction | None]]:
    """The shares of the spans of the study."""
    report = judged(*things, window=window)  # type: ignore[arg-type]  # passed through
    work = report.records.collaborations["study"]
    judge = Judge(report.records)
    return [(span.first.isoformat(), share_of(judge, work, span)) for span in spans_of(report)]


LONG = period("2010-04-01", "..")
OCTOBER = ("2018-10-01", "2018-10-31")


def test_a_vague_end_falls_on_each_of_its_days_alike() -> None:
    ends_in_october = agreement(during=vague("2018-04-01", OCTOBER))
    assert shares(ends_in_october, study(during=LONG), window=("2018-10-30", "2018-10-31")) == [
        ("2018-10-30", (Fraction(2, 31) + Fraction(1, 31)) / 2)
    ]


def test_the_share_of_a_span_is_the_mean_over_its_days() -> None:
    ends_in_october = agreement(during=vague("2018-04-01", OCTOBER))
    (_, before), (start, share), (_, after) = shares(
        ends_in_october, study(during=LONG), window=("2018-09-01", "2018-11-30")
    )
    assert (before, start, after) == (None, "2018-10-02", None)
    assert share == Fraction(sum(range(1, 31)), 30 * 31)


def test_a_scope_and_a_whole_are_a_half_each() -> None:
    one_day = ("2018-08-28", "2018-08-28")
    assert shares(agreement(covers=()), study(), window=one_day)[0][1] == Fraction(1, 2)
    assert shares(agreement(), study(["keio", "lab"]), window=one_day)[0][1] == Fraction(1, 2)
    assert shares(agreement(covers=()), study(["keio", "lab"]), window=one_day)[0][1] == Fraction(1, 4)
    two = agreement("other", covers=())
    assert shares(agreement(covers=()), two, study(), window=one_day)[0][1] == Fraction(3, 4)


def test_a_unit_is_one_unknown_however_many_of_its_parts_take_part() -> None:
    one_day = ("2018-08-28", "2018-08-28")
    assert shares(agreement(), study(["lab", "bench"]), window=one_day)[0][1] == Fraction(1, 2)


def test_there_is_no_share_where_an_edge_has_no_bound() -> None:
    assert (
        shares(agreement(during=period("2018-04-01")), study(), window=("2018-08-28", "2018-08-28"))[0][1]
        is None
    )
    either = agreement("other", covers=())
    assert (
        shares(agreement(during=period("2018-04-01")), either, study(), window=("2018-08-28", "2018-08-28"))[
            0
        ][1]
        is None
    )


def test_there_is_no_share_where_nobody_names_all_who_sign_or_take_part() -> None:
    one_day = ("2018-08-28", "2018-08-28")
    assert shares(agreement(names_not_all=True), study(["company"]), window=one_day)[0][1] is None
    assert shares(agreement(), study(names_not_all=True), window=one_day)[0][1] is None


def test_only_an_unknown_span_that_some_reading_covers_has_a_share() -> None:
    one_day = ("2018-08-28", "2018-08-28")
    assert shares(agreement(), study(), window=one_day)[0][1] is None
    assert shares(study(), window=one_day)[0][1] is None


def test_a_share_is_told_of_long_spans_without_counting_days() -> None:
    centuries = agreement(during=vague(("1000-01-01", "1500-12-31"), ("1501-01-01", "2000-12-31")))
    ((_, share),) = shares(centuries, study(during=LONG), window=("1100-01-01", "1400-12-31"))[:1] or [
        ("", None)
    ]
    assert share is None  # the study does not run then
    always = study(during=period("0900-01-01", ".."))
    ((_, share),) = shares(centuries, always, window=("1000-01-01", "1500-12-30"))
    days = (day("1500-12-31") - day("1000-01-01")).days
    assert share == Fraction(sum(range(1, days + 1)), days * (days + 1))


@pytest.mark.parametrize("seed", range(60))
def test_the_chance_of_a_period_is_its_share_of_readings(seed: int) -> None:
    for _, found in random_cluster(seed).rows:
        readings = readings_of_bounds(found)
        bounded = None not in (found.earliest_start, found.latest_start) and (
            found.open_ended or None not in (found.earliest_end, found.latest_end)
        )
        for offset in range(6):
            when = FIRST + timedelta(days=offset)
            if bounded:
                holding = sum(start <= when <= end for start, end in readings)
                assert chance_of(found, when) == Fraction(holding, len(readings))


class _Weighted:
    """Counts the readings of a day by their weight: edges by days, everything else by halves."""

    def __init__(self, records: CoverageRecords, mode: str) -> None:
        self.oracle = Oracle(records, limit=0, mode=mode)

    def share(self, collaboration: Collaboration, when: date, unbounded: bool) -> tuple[Fraction, Fraction]:
        """Weight of covered readings, and of those in which somebody takes part.

        ``unbounded``: whether what no bound limits holds.
        """
        options = self.oracle.options(collaboration, when)
        for key in options:
            if key[0] in ("whole", "seat"):
                options[key] = ((), max(options[key], key=lambda chosen: len(chosen)))  # type: ignore[arg-type]
        weights = {key: self.weights(key, values, when, unbounded) for key, values in options.items()}
        covered = takes_part = Fraction(0)
        for reading in self.oracle.readings(options):
            weight = Fraction(1)
            for key, value in reading.items():
                weight *= weights[key][value]
            taking = self.oracle.taking_part(collaboration, reading)
            if weight and taking:
                agreements = self.oracle.records.agreements.values()
                bound = tuple(self.oracle.bound(a, collaboration, reading) for a in agreements)
                takes_part += weight
                covered += weight * (self.oracle.helping((taking, bound)) is not None)
        return covered, takes_part

    def weights(
        self, key: Key, values: tuple[object, ...], when: date, unbounded: bool
    ) -> dict[object, Fraction]:
        if len(values) == 1:
            return {values[0]: Fraction(1)}
        if key[0] not in ("in force", "signature", "takes part"):
            return dict.fromkeys(values, Fraction(1, 2))
        share = chance_of(self.period_of(key), when)
        share = Fraction(unbounded) if share is None else share
        return {True: share, False: 1 - share}

    def period_of(self, key: Key) -> Period:
        records = self.oracle.records
        if key[0] == "in force":
            return records.agreements[key[1]].period
        if key[0] == "signature":
            row = records.agreements[key[1]].parties[int(key[2])]
        else:
            row = self.collaboration.participants[int(key[1])]
        assert row.own is not None
        return row.own

    collaboration: Collaboration


def _same_rows_twice(rows: tuple[Involved, ...]) -> bool:
    dated = [(row.body, row.own) for row in rows if row.own is not None]
    return len(dated) != len(set(dated))


def test_shares_are_those_of_weighted_readings() -> None:
    told = not_told = 0
    for seed, mode in product(range(CLUSTERS // len(MODES)), MODES):
        records = random_cluster(seed).records
        if any(_same_rows_twice(thing.parties) for thing in records.agreements.values()):
            continue
        judge, counted = Judge(records, mode), _Weighted(records, mode)
        for work in records.collaborations.values():
            if _same_rows_twice(work.participants):
                continue
            counted.collaboration = work
            for span in spans(judge, work, FIRST, LAST):
                share = share_of(judge, work, span)
                if share is None:
                    not_told += _may_have_none(records, work, span)
                    continue
                told += 1
                days = [span.first + timedelta(days=offset) for offset in range(span.days)]
                for unbounded in (False, True):
                    found = [counted.share(work, when, unbounded) for when in days]
                    assert share == sum((c / t for c, t in found), Fraction(0)) / len(days), (
                        f"seed {seed}: {mode}"
                    )
    assert min(told, not_told) > 200


def _may_have_none(records: CoverageRecords, work: Collaboration, span: Span) -> bool:
    """Asserts that a span without a share has a reason for it: unbounded edges, or somebody not named."""
    if span.verdict.named != "unknown" or not span.verdict.agreements or work.names_not_all:
        return False
    periods = [row.own for row in work.participants]
    for thing in records.agreements.values():
        periods += [thing.period, *(party.own for party in thing.parties)]
    unbounded = [
        found
        for found in periods
        if found is not None
        and (
            None in (found.earliest_start, found.latest_start)
            or (not found.open_ended and None in (found.earliest_end, found.latest_end))
        )
    ]
    assert unbounded or any(thing.names_not_all for thing in records.agreements.values())
    return True
