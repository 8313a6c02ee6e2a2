"""By when a party has to speak up if it wants an agreement ended or changed.

Takes records; judges no collaboration. Gives plain records, soonest first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.records import Agreement, CoverageRecords
from cluster_graph.periods import DateRange, months_after, months_before

AUTOMATIC = "automatic"


@dataclass(frozen=True, slots=True)
class Notice:
    """The day by which a party has to speak up if it wants an agreement ended or changed, between two limits.

    ``end``: the end it counts from. ``past``: the day lies, in every reading, before the one asked from.
    """

    agreement: str
    due: DateRange
    end: DateRange
    renewal: str | None
    past: bool


def notices(records: CoverageRecords, after: date, horizon_months: int) -> tuple[Notice, ...]:
    """The notices that may fall due within ``horizon_months`` after a day, that day included; soonest first.

    Those past by then are among them as long as the end that they count from may still come within the horizon. Where
    no source bounds the end, notice is due before the first end of an agreement that is renewed automatically, and of
    no other.
    """
    until = months_after(after, horizon_months)
    found = []
    for agreement in records.agreements.values():
        due = notice_of(agreement)
        if due is None:
            continue
        end = DateRange(agreement.period.earliest_end, agreement.period.latest_end)
        # The first end that a source states says nothing of the later ones, to which renewal leads.
        last_due, last_end = due.latest or due.earliest, end.latest or end.earliest
        first_due, first_end = due.earliest, end.earliest
        past = last_due is not None and last_due < after
        first, last = (first_end, last_end) if past else (first_due, last_due)
        if last is not None and last >= after and (first is None or first <= until):
            found.append(Notice(agreement.id, due, end, agreement.renewal, past))
    return tuple(sorted(found, key=lambda n: (n.due.latest or n.due.earliest or after, n.agreement)))


def notice_of(agreement: Agreement) -> DateRange | None:
    """The days on which notice falls due: so many months before the earliest and before the latest end."""
    months, period = agreement.notice_months, agreement.period
    first, last = period.earliest_end, period.latest_end
    if last is None and (agreement.renewal != AUTOMATIC or first == period.earliest_start):
        # What is not ended before it starts may end on any day: that is no end to count from.
        first = None
    if months is None or (first is None and last is None):
        return None
    return DateRange(
        None if first is None else months_before(first, months),
        None if last is None else months_before(last, months),
    )
