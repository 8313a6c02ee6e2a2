"""By when notice is due, and which notices fall within the horizon."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cluster_graph.coverage.outlook.notices import Notice, notice_of, notices
from cluster_graph.coverage.records import Agreement
from cluster_graph.periods import DateRange, Period
from tests.coverage.building import AS_OF, agreement, cluster, period

START = date(2014, 4, 1)


def with_notice(end: str | None, months: int = 3, renewal: str | None = None) -> Agreement:
    """An agreement since 2014 with an exact end."""
    return replace(agreement(during=period("2014-04-01", end)), notice_months=months, renewal=renewal)


def ending(earliest: date | None, latest: date | None, renewal: str | None = None) -> Agreement:
    """An agreement since 2014 that ends between two days."""
    return replace(agreement(during=Period(START, START, earliest, latest)), notice_months=3, renewal=renewal)


def one(day: date) -> DateRange:
    """A day that is known."""
    return DateRange(day, day)


def due(*agreements: Agreement, months: int = 12) -> list[tuple[str, bool]]:
    """The notices after the day of the cluster: which, and whether past."""
    return [(n.agreement, n.past) for n in notices(cluster(*agreements), AS_OF, months)]


def test_notice_is_due_so_many_months_before_the_end() -> None:
    found = notices(cluster(with_notice("2019-03-31", 3, "none")), AS_OF, 12)
    assert found == (Notice("pact", one(date(2018, 12, 31)), one(date(2019, 3, 31)), "none", False),)


def test_before_a_vague_end_notice_is_due_between_two_days() -> None:
    assert notice_of(ending(date(2023, 12, 31), date(2024, 3, 31))) == DateRange(
        date(2023, 9, 30), date(2023, 12, 31)
    )


def test_without_months_or_without_any_end_no_notice_is_due() -> None:
    assert notice_of(agreement()) is None
    assert notice_of(with_notice("..")) is None
    assert notice_of(with_notice(None)) is None
    assert notice_of(with_notice(None, renewal="automatic")) is None
    assert notice_of(ending(date(2019, 3, 31), None)) is None


def test_notice_may_fall_within_the_horizon_though_the_end_lies_beyond() -> None:
    assert due(with_notice("2020-03-31", 12)) == [("pact", False)]
    assert due(with_notice("2020-03-31", 3)) == []


@pytest.mark.parametrize(
    ("end", "found"), [("2018-11-27", True), ("2018-11-28", False), ("2019-11-28", False)]
)
def test_the_horizon_holds_its_first_and_its_last_day(end: str, found: bool) -> None:
    """Three months before: the day before the cluster's, that day, and the same day a year later."""
    assert due(with_notice(end)) == [("pact", found)]


def test_a_notice_due_after_the_horizon_is_not_listed() -> None:
    assert due(with_notice("2019-11-29")) == []


def test_a_past_notice_is_listed_while_its_end_is_still_to_come() -> None:
    assert due(with_notice("2018-08-28")) == [("pact", True)]
    assert due(with_notice("2018-08-27")) == []
    assert due(with_notice("2019-08-29", 24)) == [], "the end lies beyond the horizon"


def test_an_agreement_renewed_automatically_has_a_notice_before_its_first_end() -> None:
    renewed = ending(date(2019, 3, 31), None, "automatic")
    (found,) = notices(cluster(renewed), AS_OF, 12)
    assert (found.due, found.end) == (DateRange(date(2018, 12, 31), None), DateRange(date(2019, 3, 31), None))
    assert due(ending(date(2018, 3, 31), None, "automatic")) == [], "when the next is due, no source says"
    assert due(ending(date(2018, 9, 30), None, "automatic")) == [("pact", True)]


def test_a_notice_that_may_be_past_and_may_be_to_come_is_not_called_past() -> None:
    assert due(ending(date(2018, 9, 30), date(2019, 9, 30))) == [("pact", False)]
    assert due(ending(None, date(2019, 9, 30))) == [("pact", False)]


def test_the_soonest_comes_first() -> None:
    later, sooner = (
        replace(with_notice("2019-06-30"), id="a"),
        replace(with_notice("2019-03-31"), id="b"),
    )
    assert due(later, sooner) == [("b", False), ("a", False)]
