"""Days and periods whose edges may be vague or unknown. Works on plain dates; reads no text and no RDF.

A :class:`Period` has up to four bounds, all inclusive days: the start lies between ``earliest_start`` and
``latest_start``, the end between ``earliest_end`` and ``latest_end`` (CIDOC CRM: begin of the begin, end of
the begin, begin of the end, end of the end). A missing bound is unknown: nothing limits it on that side.
A *reading* of a period picks one start and one end within the bounds, the start not after the end.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DateRange:
    """A point in time known to lie between two days, both inclusive; ``None`` is no limit on that side."""

    earliest: date | None = None
    latest: date | None = None

    @property
    def exact(self) -> date | None:
        """The day itself, where it is known."""
        return self.earliest if self.earliest is not None and self.earliest == self.latest else None


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days with vague edges; see the module's words.

    ``open_ended``: the source says that there is no end; then neither end bound is set.
    """

    earliest_start: date | None = None
    latest_start: date | None = None
    earliest_end: date | None = None
    latest_end: date | None = None
    open_ended: bool = False

    @property
    def start(self) -> date | None:
        """The first day, where it is known exactly."""
        return self.earliest_start if self.earliest_start == self.latest_start else None

    @property
    def end(self) -> date | None:
        """The last day, where it is known exactly."""
        return self.earliest_end if self.earliest_end == self.latest_end else None

    @property
    def is_unknown(self) -> bool:
        """Whether nothing at all is known of it."""
        return self == UNKNOWN_PERIOD

    @property
    def contradicts_itself(self) -> bool:
        """Whether no reading exists: bounds that cross, or an end that must lie before the start."""
        pairs = (
            (self.earliest_start, self.latest_start),
            (self.earliest_end, self.latest_end),
            (self.earliest_start, self.latest_end),
        )
        return any(low is not None and high is not None and low > high for low, high in pairs)

    def possibly_on(self, day: date) -> bool:
        """Whether the period holds on ``day`` in at least one reading."""
        return (self.earliest_start is None or self.earliest_start <= day) and (
            self.latest_end is None or day <= self.latest_end
        )

    def certainly_on(self, day: date) -> bool:
        """Whether the period holds on ``day`` in every reading."""
        return (
            self.latest_start is not None
            and self.latest_start <= day
            and (self.open_ended or (self.earliest_end is not None and day <= self.earliest_end))
        )

    def changes(self) -> tuple[date, ...]:
        """The first days from which it may be otherwise whether the period holds, certainly or possibly."""
        starts = [day for day in (self.earliest_start, self.latest_start) if day is not None]
        ends = [day for day in (self.earliest_end, self.latest_end) if day is not None and day < date.max]
        return (*starts, *(day + ONE_DAY for day in ends))

    def with_start_before_end(self) -> Period:
        """The same readings with bounds as tight as "the start is not after the end" makes them."""
        latest_start, earliest_end = self.latest_start, self.earliest_end
        if self.latest_end is not None and (latest_start is None or latest_start > self.latest_end):
            latest_start = self.latest_end
        if (
            not self.open_ended
            and self.earliest_start is not None
            and (earliest_end is None or earliest_end < self.earliest_start)
        ):
            earliest_end = self.earliest_start
        return replace(self, latest_start=latest_start, earliest_end=earliest_end)


UNKNOWN_PERIOD = Period()


def fiscal_year_of(day: date, first_day: tuple[int, int] = (4, 1)) -> int:
    """The fiscal year that ``day`` falls in, named by the calendar year in which it begins.

    ``first_day`` is month and day on which the fiscal year starts (Japan: 1 April).
    """
    return day.year if (day.month, day.day) >= first_day else day.year - 1


def fiscal_year(year: int, first_day: tuple[int, int] = (4, 1)) -> tuple[date, date]:
    """First and last day of fiscal year ``year``, cut to the days that the calendar of Python knows.

    >>> fiscal_year(2017)
    (datetime.date(2017, 4, 1), datetime.date(2018, 3, 31))
    """
    month, day = first_day
    first = date(year, month, day) if year >= date.min.year else date.min
    last = date(year + 1, month, day) - ONE_DAY if year < date.max.year else date.max
    return first, last


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of that month.

    >>> months_after(date(2018, 8, 31), 6)
    datetime.date(2019, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_before(day: date, months: int) -> date:
    """The same day of the month so many months earlier, or the last day of that month.

    >>> months_before(date(2019, 5, 31), 3)
    datetime.date(2019, 2, 28)
    """
    return months_after(day, -months)
