"""What lapses within the horizon, and what that uncovers or ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from cluster_graph.coverage.days import Judge
from cluster_graph.coverage.outlook.lapses import Lapse, lapses
from cluster_graph.coverage.records import CoverageRecords, Involved, Money, Programme
from cluster_graph.coverage.report import judge
from cluster_graph.periods import ONE_DAY, DateRange, Period, fiscal_year, months_after, months_before
from tests.coverage.building import agreement, cluster, day, judged, period, study
from tests.coverage.oracle import truths
from tests.coverage.random_clusters import DAYS, FIRST, random_cluster

LONG = period("2010-04-01", "..")
END = date(2019, 3, 31)


def test_a_lapse_uncovers_what_goes_on_and_ends_what_does_not() -> None:
    goes_on, ends = study(during=LONG, identifier="goes-on"), study(identifier="ends")
    already_over = study(during=period("2018-04-01", "2019-03-30"), identifier="already-over")
    report = judged(agreement(), goes_on, ends, already_over)
    (lapse,) = report.lapses
    assert (lapse.agreement, lapse.earliest, lapse.latest) == ("pact", END, END)
    assert (lapse.uncovers, lapse.ends_with, lapse.successor) == (("goes-on",), ("ends",), None)


def test_what_may_run_on_is_uncovered_too() -> None:
    vague = study(during=Period(date(2018, 4, 1), date(2018, 4, 1), date(2018, 9, 30), None))
    assert judged(agreement(), vague).lapses[0].uncovers == ("study",)


def test_a_lapse_uncovers_nothing_that_another_agreement_still_covers() -> None:
    successor = agreement("next", during=period("2019-04-01", "2024-03-31"), covers=(), succeeds=("pact",))
    (lapse,) = judged(agreement(), successor, study(during=LONG)).lapses
    assert (lapse.uncovers, lapse.ends_with, lapse.successor) == ((), (), "next")


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
    assert months_before(date(2020, 3, 31), 1) == date(2020, 2, 29)
    assert months_before(date(2019, 3, 31), 15) == date(2017, 12, 31)
    assert months_before(date(1, 1, 1), 1) == date.min


def the_lapse(records: CoverageRecords, of: str = "pact") -> Lapse:
    """The lapse of one agreement within a year."""
    return next(lapse for lapse in lapses(Judge(records), records.as_of, 12) if lapse.agreement == of)


def test_a_lapse_names_the_organizations_that_signed_each_once() -> None:
    assert the_lapse(cluster(agreement(parties=["keio", "mayor", "city"]))).signers == ("keio", "city")


def test_a_lapse_tells_the_rule_of_renewal_and_when_notice_was_due() -> None:
    found = the_lapse(cluster(replace(agreement(), renewal="none", notice_months=3)))
    assert (found.renewal, found.notice) == ("none", DateRange(date(2018, 12, 31), date(2018, 12, 31)))


def test_the_programmes_under_an_agreement_hang_on_it_at_any_depth_with_their_money() -> None:
    programmes = (
        Programme("top", None, "pact"),
        Programme("middle", "top"),
        Programme("deep", "middle"),
        Programme("elsewhere", None, "other"),
    )
    records = replace(
        cluster(agreement(), *programmes, study(part_of="deep")),
        money=(
            yen("for-elsewhere", "elsewhere", 2018),
            yen("undated", "top", None),
            yen("older", "top", 2017),
            yen("newer", "deep", 2018),
            yen("of-the-study", "study", 2016),
        ),
    )
    found = the_lapse(records)
    assert found.programmes == ("deep", "middle", "top")
    assert [money.id for money in found.money] == ["newer", "older", "of-the-study", "undated"]


def test_programmes_that_are_part_of_each_other_hang_on_an_agreement_once() -> None:
    records = cluster(agreement(), Programme("one", "two", "pact"), Programme("two", "one", "pact"))
    assert the_lapse(records).programmes == ("one", "two")


def yen(identifier: str, purpose: str, year: int | None) -> Money:
    """A million yen in a fiscal year."""
    first, last = fiscal_year(year) if year else (None, None)
    during = Period(first, first, last, last)
    return Money(identifier, purpose, Decimal(1_000_000), period=during, fiscal_year=year)


def test_a_signer_whom_no_other_agreement_binds_the_day_after_loses_its_last() -> None:
    others = (
        agreement("with-keio", ["keio", "company"], LONG),
        agreement("over-by-then", ["city", "company"]),
        agreement("not-yet", ["city", "company"], period("2019-04-02", "..")),
    )
    found = the_lapse(cluster(agreement(), *others))
    assert (found.last_of, found.perhaps_last_of) == (("city",), ())


def test_agreements_that_begin_the_day_after_keep_a_signer_bound() -> None:
    following = agreement("next", during=period("2019-04-01", "2024-03-31"))
    assert the_lapse(cluster(agreement(), following)).last_of == ()


def test_of_agreements_that_lapse_on_one_day_each_is_judged_by_itself() -> None:
    records = cluster(agreement("one"), agreement("two"))
    assert the_lapse(records, "one").last_of == the_lapse(records, "two").last_of == ("keio", "city")


def test_a_signer_whom_another_agreement_binds_only_for_all_we_know_is_listed_apart() -> None:
    vague = agreement("vague", ["keio", "company"], period("2018-04-01"))
    vague_signature = agreement("long", [Involved("city", None, Period()), "company"], LONG)
    found = the_lapse(cluster(agreement(), vague, vague_signature))
    assert (found.last_of, found.perhaps_last_of) == ((), ("keio", "city"))


def test_a_signature_of_its_whole_keeps_an_organization_bound() -> None:
    records = cluster(agreement(parties=["iab", "mayor"]), agreement("of-keio", ["keio", "company"], LONG))
    assert the_lapse(records).last_of == ("city",)


def test_who_left_an_agreement_before_it_lapses_loses_nothing_by_that() -> None:
    left = Involved("keio", None, period("2018-04-01", "2018-12-31"))
    assert the_lapse(cluster(agreement(parties=[left, "city"]))).last_of == ("city",)


def test_nothing_comes_after_the_last_day_that_can_be_written() -> None:
    endless = agreement(during=Period(date(2018, 4, 1), date(2018, 4, 1), date(2018, 9, 1), date.max))
    assert the_lapse(cluster(endless)).last_of == ()


def bound_in_readings(records: CoverageRecords, body: str, on: date) -> set[bool]:
    """Whether some signature on record binds a body on a day, in every reading of all dates."""
    wholes: list[str] = []
    current: str | None = (records.posts[body].organization or body) if body in records.posts else body
    while current is not None and current not in wholes:
        wholes.append(current)
        current = records.bodies[current].part_of if current in records.bodies else None
    outcomes = []
    for other in records.agreements.values():
        seats = [
            (party, records.posts[party.body].organization if party.body in records.posts else party.body)
            for party in other.parties
        ]
        holding = [truths(party.own, on) for party, seat in seats if (seat or party.body) in wholes]
        outcomes.append(
            {force and any(rows) for force in truths(other.period, on) for rows in product(*holding)}
        )
    return {any(choice) for choice in product(*outcomes)}


def test_who_loses_its_last_agreement_is_what_all_readings_of_the_dates_say() -> None:
    seen = {"last": 0, "perhaps": 0, "neither": 0}
    for seed in range(400):
        records = replace(random_cluster(seed).records, as_of=FIRST)
        for lapse in lapses(Judge(records), FIRST, 1):
            if not FIRST <= lapse.latest < FIRST.replace(day=FIRST.day + DAYS):
                continue
            parties = records.agreements[lapse.agreement].parties
            for body in lapse.signers:
                at_end = any(
                    True in truths(party.own, lapse.latest)
                    for party in parties
                    if body in (party.body, getattr(records.posts.get(party.body), "organization", None))
                )
                bound = bound_in_readings(records, body, lapse.latest + ONE_DAY)
                assert (body in lapse.last_of) is (at_end and bound == {False}), (seed, lapse, body)
                assert (body in lapse.perhaps_last_of) is (at_end and len(bound) == 2), (seed, lapse, body)
                fate = "last" if bound == {False} else "perhaps" if len(bound) == 2 else "neither"
                seen[fate] += at_end
    assert min(seen.values()) > 20, seen
