"""The lapses and notice days of a report as an iCalendar file (RFC 5545), with reminders, for an officer's calendar.

Takes an :class:`~cluster_graph.coverage.answer.Answer`; gives bytes, the same for the same answer. A day that is known
only between two limits stands on the first of them (on the last where the first is unknown or past) and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event, Journal

from cluster_graph.coverage.outlook.notices import AUTOMATIC, Notice
from cluster_graph.coverage.phrases import quote
from cluster_graph.coverage.sentences import name_of
from cluster_graph.coverage.writing.headings import supposed_words
from cluster_graph.coverage.writing.lapse_facts import lapse_facts, signers_words
from cluster_graph.formats import NOT_KNOWN, plain_day_words
from cluster_graph.periods import ONE_DAY, DateRange
from cluster_graph.problems import Words

if TYPE_CHECKING:
    from cluster_graph.coverage.answer import Answer
    from cluster_graph.coverage.outlook.lapses import Lapse
    from cluster_graph.coverage.report import CoverageReport

LAPSE_REMINDER_DAYS = 30
NOTICE_REMINDER_DAYS = 14
# Of an all-day event a reminder counts from midnight, when nobody is in the office.
_HOUR_OF_REMINDER = timedelta(hours=9)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One day in the calendar. ``kind`` and ``agreement`` make its identity; ``vague``: it may be another day."""

    kind: str
    agreement: str
    day: date
    vague: bool
    summary: Words
    description: tuple[Words, ...]
    reminder_days: int


def calendar_bytes(answer: Answer, lang: str) -> bytes:
    """The calendar in one language."""
    calendar = Calendar()
    calendar.add("prodid", f"-//cluster-graph//coverage//{'JA' if lang != 'en' else 'EN'}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    title = Words("協定の期限と申出の期限", "Agreements: ends and notice days")
    calendar.add("x-wr-calname", title.in_language(lang))
    entries = sorted(_entries(answer), key=lambda entry: (entry.day, entry.kind, entry.agreement))
    for entry in entries:
        calendar.add_component(_event(answer.report, entry, lang))
    if not entries:
        calendar.add_component(_nothing(answer.report, lang))
    return bytes(calendar.to_ical())


def _entries(answer: Answer) -> Iterator[_Entry]:
    for lapse in answer.report.lapses:
        yield _lapse(answer, lapse)
    for notice in answer.notices:
        if not notice.past:
            yield _notice(answer, notice)


def _event(report: CoverageReport, entry: _Entry, lang: str) -> Event:
    summary = entry.summary.in_language(lang)
    event = Event()
    event.add("uid", _uid(report, f"{entry.kind}/{entry.agreement}"))
    event.add("dtstamp", _stamp(report))
    event.add("dtstart", entry.day)
    if entry.day < date.max:
        event.add("dtend", entry.day + ONE_DAY)
    event.add("summary", summary)
    event.add("description", "\n".join(line.in_language(lang) for line in entry.description))
    event.add("status", "TENTATIVE" if entry.vague else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", _HOUR_OF_REMINDER - timedelta(days=entry.reminder_days))
    event.add_component(alarm)
    return event


def _nothing(report: CoverageReport, lang: str) -> Journal:
    """A calendar must hold something: a note that nothing falls due."""
    note = Journal()
    note.add("uid", _uid(report, "nothing"))
    note.add("dtstamp", _stamp(report))
    note.add("dtstart", report.after)
    after, months = plain_day_words(report.after), report.horizon_months
    words = Words(
        f"{after.ja}から{months}か月以内に期限を迎える協定と申出の期限の記録はない。",
        f"No end of an agreement and no notice day is on record within {months} months after {after.en}.",
    )
    note.add("summary", words.in_language(lang))
    return note


def _uid(report: CoverageReport, what: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"{report.records.base}{what}"))


def _stamp(report: CoverageReport) -> datetime:
    """The cluster's date: the time of writing would make other bytes of the same report."""
    return datetime.combine(report.records.as_of, time(), UTC)


def _placed(when: DateRange, after: date) -> tuple[date, Words]:
    """The day on which something stands in the calendar, and what the heading says of it if it is vague."""
    first, last = when.earliest, when.latest
    if first is not None and (first >= after or last is None):
        return first, Words("", "") if first == last else Words("（早ければこの日）", " (at the earliest)")
    return last or after, Words("（遅くともこの日）", " (at the latest)")


def _on_words(when: DateRange) -> Words:
    """On which day: a noun in Japanese, an adverb in English."""
    first = None if when.earliest is None else plain_day_words(when.earliest)
    last = None if when.latest is None else plain_day_words(when.latest)
    if first is None:
        return NOT_KNOWN if last is None else Words(f"遅くとも{last.ja}", f"on {last.en} at the latest")
    if last is None:
        return Words(f"早くても{first.ja}", f"on {first.en} at the earliest")
    if first == last:
        return Words(first.ja, f"on {first.en}")
    return Words(f"{first.ja}から{last.ja}までのいずれかの日", f"on some day from {first.en} to {last.en}")


def _lapse(answer: Answer, lapse: Lapse) -> _Entry:
    name, after = name_of(answer.records, lapse.agreement), answer.report.after
    when = DateRange(lapse.earliest, lapse.latest)
    day, how = _placed(when, after)
    on = _on_words(when)
    marked = quote(name)
    description = [Words(f"{marked.ja}の終期は、{on.ja}である。", f"{marked.en} ends {on.en}.")]
    if lapse.notice is not None and lapse.notice.latest is not None and lapse.notice.latest < after:
        description.append(Words("申出の期限は、既に過ぎている。", "The day for notice has passed."))
    description += [
        Words(f"{fact.label.ja}：{fact.value.ja}", f"{fact.label.en}: {fact.value.en}")
        for fact in lapse_facts(answer, lapse)
    ]
    return _Entry(
        "lapse",
        lapse.agreement,
        day,
        when.exact is None,
        Words(f"協定の期限切れ{how.ja}：{name.ja}", f"Agreement lapses{how.en}: {name.en}"),
        (*description, *_on_what(answer)),
        LAPSE_REMINDER_DAYS,
    )


def _notice(answer: Answer, notice: Notice) -> _Entry:
    report = answer.report
    agreement = report.records.agreements[notice.agreement]
    name = name_of(report.records, notice.agreement)
    marked = quote(name)
    day, how = _placed(notice.due, report.after)
    due, end, months = _on_words(notice.due), _on_words(notice.end), agreement.notice_months
    before = Words(f"終期の{months}か月前", f"{months} month{'' if months == 1 else 's'} before its end")
    goes_on = Words("申出がなければ、その後も自動的に続く。", "Without notice it then goes on by itself.")
    bodies = dict.fromkeys(report.judging.standing.body_of(party.body) for party in agreement.parties)
    who = signers_words(answer, notice.agreement, tuple(bodies))
    return _Entry(
        "notice",
        notice.agreement,
        day,
        notice.due.exact is None,
        Words(f"申出の期限{how.ja}：{name.ja}", f"Notice due{how.en}: {name.en}"),
        (
            Words(
                f"{marked.ja}の終了又は変更を申し出る期限は、{due.ja}である（{before.ja}）。",
                f"Notice to end or change {marked.en} is due {due.en} ({before.en}).",
            ),
            Words(f"この協定の終期は、{end.ja}である。", f"It ends {end.en}."),
            *((goes_on,) if notice.renewal == AUTOMATIC else ()),
            Words(f"締結者：{who.ja}", f"signed by: {who.en}"),
            *_on_what(answer),
        ),
        NOTICE_REMINDER_DAYS,
    )


def _on_what(answer: Answer) -> Iterator[Words]:
    """Under which assumptions, and by what was known until when, an entry is so."""
    if answer.extras.assumptions:
        supposed = supposed_words(answer)
        yield Words(f"次の仮定による：{supposed.ja}。", f"Under the assumption: {supposed.en}.")
    if answer.records.known_by is not None:
        day = plain_day_words(answer.records.known_by)
        yield Words(f"{day.ja}までの資料による。", f"As known by {day.en}.")
