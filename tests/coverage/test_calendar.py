"""The calendar of lapses and notice days, read back by the icalendar library."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.records import Agreement, Collaboration, CoverageRecords
from cluster_graph.coverage.report import judge
from cluster_graph.coverage.writing.calendar_file import (
    LAPSE_REMINDER_DAYS,
    NOTICE_REMINDER_DAYS,
    calendar_bytes,
)
from cluster_graph.periods import Period
from cluster_graph.problems import Words
from tests.coverage.building import AS_OF, agreement, cluster, period, study
from tests.coverage.reports import full_answer

START = date(2014, 4, 1)


def read(written: bytes) -> Any:
    """A calendar as another program reads it."""
    return Calendar.from_ical(written)


def report(*things: Agreement | Collaboration, records: CoverageRecords | None = None) -> Answer:
    """The report on a cluster with an address of its own."""
    return judge(records or replace(cluster(*things), base="https://example.org/tiny/")).answer()


def events(*things: Agreement | Collaboration, lang: str = "en") -> list[Any]:
    """The entries of the calendar, as another program reads them."""
    return list(read(calendar_bytes(report(*things), lang)).walk("VEVENT"))


def ending(earliest: date | None, latest: date | None) -> Agreement:
    """An agreement that ends between two days."""
    return agreement(during=Period(START, START, earliest, latest))


def test_an_end_is_an_all_day_entry_with_what_hangs_on_it() -> None:
    goes_on = study(during=period("2010-04-01", ".."))
    (event,) = events(agreement(), goes_on)
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2019, 3, 31), date(2019, 4, 1))
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert (event["status"], event["transp"]) == ("CONFIRMED", "TRANSPARENT")
    assert event["summary"] == "Agreement lapses: the pact"
    lines = str(event["description"]).splitlines()
    assert lines[0] == '"the pact" ends on 31 March 2019.'
    assert "signed by: Keio, City" in lines
    assert "leaves without an agreement: the study" in lines


def test_the_calendar_has_what_the_standard_requires() -> None:
    calendar = read(calendar_bytes(report(agreement()), "ja"))
    assert calendar["version"] == "2.0"
    assert str(calendar["prodid"]).startswith("-//cluster-graph//")
    for event in calendar.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event)
    for alarm in calendar.walk("VALARM"):
        assert {"ACTION", "TRIGGER", "DESCRIPTION"} <= set(alarm)
    assert not [error for part in calendar.walk() for error in part.errors]


def test_reminders_ring_in_office_hours_before_an_end_and_before_a_notice_day() -> None:
    notice, lapse = events(replace(agreement(), notice_months=3))
    for event, days in ((lapse, LAPSE_REMINDER_DAYS), (notice, NOTICE_REMINDER_DAYS)):
        (alarm,) = event.walk("VALARM")
        assert alarm["trigger"].dt == timedelta(hours=9) - timedelta(days=days)
        assert alarm["action"] == "DISPLAY"


def test_a_notice_day_is_an_entry_of_its_own() -> None:
    notice, _ = events(replace(agreement(), notice_months=3))
    assert notice["dtstart"].dt == date(2018, 12, 31)
    assert notice["summary"] == "Notice due: the pact"
    assert str(notice["description"]).splitlines() == [
        'Notice to end or change "the pact" is due on 31 December 2018 (3 months before its end).',
        "It ends on 31 March 2019.",
        "signed by: Keio, City",
    ]


def test_a_notice_day_within_the_horizon_is_there_though_the_end_is_beyond() -> None:
    beyond = replace(agreement(during=period("2014-04-01", "2020-03-31")), notice_months=12)
    assert [event["summary"] for event in events(beyond)] == ["Notice due: the pact"]


def test_a_past_notice_day_is_no_entry_but_is_told_with_the_end() -> None:
    (event,) = events(replace(agreement(), notice_months=9))
    assert "The day for notice has passed." in str(event["description"]).splitlines()


def test_what_goes_on_without_notice_says_so() -> None:
    (event,) = events(
        replace(ending(date(2019, 3, 31), None), notice_months=1, renewal="automatic"), lang="ja"
    )
    assert event["dtstart"].dt == date(2019, 2, 28)
    assert event["summary"] == "申出の期限（早ければこの日）：pact協定"
    lines = str(event["description"]).splitlines()
    assert lines[1:3] == [
        "この協定の終期は、早くても2019年3月31日である。",
        "申出がなければ、その後も自動的に続く。",
    ]


@pytest.mark.parametrize(
    ("earliest", "latest", "day", "heading", "sentence"),
    [
        (
            date(2019, 1, 1),
            date(2019, 3, 31),
            date(2019, 1, 1),
            "（早ければこの日）",
            "2019年1月1日から2019年3月31日までのいずれかの日",
        ),
        (
            date(2018, 1, 1),
            date(2019, 3, 31),
            date(2019, 3, 31),
            "（遅くともこの日）",
            "2018年1月1日から2019年3月31日までのいずれかの日",
        ),
        (None, date(2019, 3, 31), date(2019, 3, 31), "（遅くともこの日）", "遅くとも2019年3月31日"),
    ],
)
def test_a_vague_end_stands_on_its_first_day_to_come_and_says_between_which_days(
    earliest: date | None, latest: date, day: date, heading: str, sentence: str
) -> None:
    (event,) = events(ending(earliest, latest), lang="ja")
    assert event["dtstart"].dt == day
    assert event["status"] == "TENTATIVE"
    assert event["summary"] == f"協定の期限切れ{heading}：pact協定"
    assert str(event["description"]).splitlines()[0] == f"「pact協定」の終期は、{sentence}である。"


def test_the_bytes_and_the_identities_of_entries_are_the_same_every_time() -> None:
    pact = replace(agreement(), notice_months=3)
    assert calendar_bytes(report(pact), "ja") == calendar_bytes(report(pact), "ja")
    later = judge(replace(cluster(pact), base="https://example.org/tiny/", as_of=date(2018, 9, 30))).answer()
    japanese, english = (
        [event["uid"] for event in read(calendar_bytes(found, lang)).walk("VEVENT")]
        for found, lang in ((report(pact), "ja"), (later, "en"))
    )
    assert japanese == english
    assert len(set(japanese)) == 2
    elsewhere = report(records=replace(cluster(pact), base="https://example.org/other/"))
    other = {event["uid"] for event in read(calendar_bytes(elsewhere, "ja")).walk("VEVENT")}
    assert other.isdisjoint(japanese)


def test_entries_are_stamped_with_the_clusters_date_not_with_the_time_of_writing() -> None:
    (event,) = events(agreement())
    assert event["dtstamp"].dt == datetime(AS_OF.year, AS_OF.month, AS_OF.day, tzinfo=UTC)


def test_lines_end_and_fold_as_the_standard_wants_and_no_letter_is_cut() -> None:
    name = "慶應義塾、山形県及び鶴岡市による先端生命科学研究所の研究教育活動の支援に関する協定（第5期）" * 3
    pact = replace(agreement(), name=Words(name, "a pact, of old; with \\ and\nBEGIN:VEVENT"))
    for lang in ("ja", "en"):
        written = calendar_bytes(report(pact), lang)
        lines = written.split(b"\r\n")
        assert lines[-1] == b""
        assert not [line for line in lines if b"\n" in line or b"\r" in line]
        assert max(len(line) for line in lines) <= 75
        for line in lines:
            line.decode("utf-8")
        assert written.count(b"\r\nBEGIN:VEVENT") == 1
    (japanese,), (english,) = events(pact, lang="ja"), events(pact, lang="en")
    assert japanese["summary"] == f"協定の期限切れ：{name}"
    assert english["summary"] == "Agreement lapses: a pact, of old; with \\ and\nBEGIN:VEVENT"


def test_a_calendar_in_which_nothing_falls_due_holds_a_note_that_says_so() -> None:
    calendar = read(calendar_bytes(report(agreement(during=period("2014-04-01", ".."))), "en"))
    (note,) = calendar.subcomponents
    assert note.name == "VJOURNAL"
    assert note["summary"] == (
        "No end of an agreement and no notice day is on record within 12 months after 28 August 2018."
    )


def test_what_was_known_by_a_day_says_so() -> None:
    records = replace(cluster(agreement()), known_by=AS_OF)
    (event,) = read(calendar_bytes(report(records=records), "ja")).walk("VEVENT")
    assert str(event["description"]).splitlines()[-1] == "2018年8月28日までの資料による。"


def test_what_is_assumed_is_told_in_every_entry() -> None:
    written = full_answer().to_ics("en")
    texts = [str(event["description"]) for event in read(written).walk("VEVENT")]
    assert texts
    assert all('Under the assumption: "the old" is renewed until 31 December 2018.' in text for text in texts)


def test_an_end_on_the_last_day_that_can_be_written_is_an_entry() -> None:
    (event,) = events(ending(None, date.max))
    assert event["dtstart"].dt == date.max
    assert "dtend" not in event
