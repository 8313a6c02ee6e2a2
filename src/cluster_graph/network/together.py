"""Who is in a thing at the same time as whom: certainly, or possibly, although edges of periods are vague.

Takes the period of a thing and the own periods of its participants; answers for a window of days. Knows no graph.

**What a reading is.** A reading picks a first and a last day for the thing and for each own period, within their
bounds. A participant without an own period is in the thing from its first day to its last, *in the same reading*.
One with an own period is in it on the days of that period that the thing also lasts: a longer one counts only
within it. Nobody is in a thing that is not there, so a reading lets the thing last over every own period, as far
as its bounds allow: a source that attests a member in 2018 attests the council in 2018. (The own period
2010/2030 in an agreement that ended in 2019 at the latest is longer; it leaves the agreement's end as it was.)

**Certain** are two participants in a window if every reading has a day of the window on which both are in the
thing; **possible** if some reading has one. The day may differ from reading to reading. Example: a joint study
began on some day of May and ended ten days later, both bodies took part throughout. No single day of May is
certain, and on each day ``--on`` rightly says *possible*; but in every reading there is a day in May on which both
took part, so for the window "May" the tie is certain. To ask for one day that serves all readings would deny that
they ever worked together, which nobody who reads the source would. For a window of one day both rules agree.

**Why bounds are enough.** Two spans meet within a window if and only if each of the three starts after none of the
ends of the other two (Helly's theorem on a line). Each comparison is between a start and an end of *different*
spans, whose edges vary freely, so it holds in every reading if and only if the latest start meets it with the
earliest end. Where both edges come from the thing itself (its start, its end), no comparison can fail. Several
spans of one body (chair for a year, then member) are more: in every reading *some* pair must meet, and not always
the same. See :func:`_cannot_be_kept_apart`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cluster_graph.periods import Period

BEFORE_ALL = date.min.toordinal() - 1
AFTER_ALL = date.max.toordinal() + 1
DayNumbers = tuple[int, int]
"""First and last day, both inclusive."""


@dataclass(frozen=True, slots=True)
class Span:
    """One stay in a thing, as day numbers: where its start and its end may lie.

    ``starts_with_thing``, ``ends_with_thing``: that edge is the thing's own edge, in every reading.
    """

    earliest_start: int
    latest_start: int
    earliest_end: int
    latest_end: int
    starts_with_thing: bool = False
    ends_with_thing: bool = False

    def certainly_within(self, window: DayNumbers) -> bool:
        """Whether every reading has a day of it in the window."""
        return self.latest_start <= window[1] and window[0] <= self.earliest_end

    def possibly_within(self, window: DayNumbers) -> bool:
        """Whether some reading has a day of it in the window."""
        return self.earliest_start <= window[1] and window[0] <= self.latest_end


def day_window(first: date, last: date) -> DayNumbers:
    """A window of days, both inclusive, as day numbers."""
    return first.toordinal(), last.toordinal()


def span_of(period: Period) -> Span:
    """The bounds of a period as numbers, as tight as "the start is not after the end" makes them."""
    low = period.earliest_start.toordinal() if period.earliest_start else BEFORE_ALL
    high = AFTER_ALL
    if period.latest_end and not period.open_ended:
        high = period.latest_end.toordinal()
    latest_start = period.latest_start.toordinal() if period.latest_start else AFTER_ALL
    earliest_end = period.earliest_end.toordinal() if period.earliest_end else BEFORE_ALL
    if period.open_ended:
        earliest_end = AFTER_ALL
    return Span(low, min(latest_start, high), max(earliest_end, low), high)


def stays(thing: Period, own_periods: Sequence[Period | None]) -> list[Span | None]:
    """The stay of each participant in a thing, in the order given; ``None`` where it can never be in it.

    ``own_periods``: of *all* participants of the thing, ``None`` where a participant has no period of its own.
    All are needed at once, since each of them tells when the thing lasted.

    >>> council = Period()  # no source says since when it exists
    >>> fiscal_year = Period(date(2018, 4, 1), date(2018, 4, 1), date(2019, 3, 31), date(2019, 3, 31))
    >>> member, whole = stays(council, [fiscal_year, None])
    >>> window = day_window(date(2018, 8, 28), date(2018, 8, 28))
    >>> member.certainly_within(window), whole.certainly_within(window)
    (True, True)
    """
    frame = span_of(thing)
    latest_start, earliest_end = frame.latest_start, frame.earliest_end
    owns = [None if own is None else span_of(own) for own in own_periods]
    for own in owns:
        if own is None or _outside(own, frame):
            continue
        if own.latest_start < frame.earliest_start:
            latest_start = min(latest_start, own.latest_end)
        else:
            latest_start = min(latest_start, own.latest_start)
        if own.earliest_end > frame.latest_end:
            earliest_end = max(earliest_end, own.earliest_start)
        else:
            earliest_end = max(earliest_end, own.earliest_end)
    whole = Span(frame.earliest_start, latest_start, earliest_end, frame.latest_end, True, True)
    return [whole if own is None else _clipped(own, whole) for own in owns]


def _outside(own: Span, frame: Span) -> bool:
    return own.earliest_start > frame.latest_end or own.latest_end < frame.earliest_start


def _clipped(own: Span, whole: Span) -> Span | None:
    """An own period within the thing: an edge that must lie beyond the thing's is the thing's."""
    if _outside(own, whole):
        return None
    with_start = own.latest_start < whole.earliest_start
    with_end = own.earliest_end > whole.latest_end
    low, high = max(own.earliest_start, whole.earliest_start), min(own.latest_end, whole.latest_end)
    return Span(
        low,
        whole.latest_start if with_start else min(own.latest_start, high),
        whole.earliest_end if with_end else max(own.earliest_end, low),
        high,
        with_start,
        with_end,
    )


def possibly_together(ours: Sequence[Span], theirs: Sequence[Span], window: DayNumbers) -> bool:
    """Whether some reading has a day of the window on which both are in the thing."""
    return any(
        max(a.earliest_start, b.earliest_start, window[0]) <= min(a.latest_end, b.latest_end, window[1])
        for a in ours
        for b in theirs
    )


def certainly_together(ours: Sequence[Span], theirs: Sequence[Span], window: DayNumbers) -> bool:
    """Whether every reading has a day of the window on which both are in the thing.

    Exact; only where a body has several stays *and* one of them is longer than the thing may it say no although
    the answer is yes: it errs on the side of doubt.
    """
    if any(_pair_certain(a, b, window) for a in ours for b in theirs):
        return True
    return len(ours) + len(theirs) > 2 and _cannot_be_kept_apart(ours, theirs, window)


def _pair_certain(a: Span, b: Span, window: DayNumbers) -> bool:
    if not (a.certainly_within(window) and b.certainly_within(window)):
        return False
    starts_in_time = a.starts_with_thing or b.ends_with_thing or a.latest_start <= b.earliest_end
    lasts_long_enough = b.starts_with_thing or a.ends_with_thing or b.latest_start <= a.earliest_end
    return starts_in_time and lasts_long_enough


def _cores_and_floats(spans: Sequence[Span], window: DayNumbers) -> tuple[list[DayNumbers], list[DayNumbers]]:
    """The least of each stay: days that are certain, else the days of which (at least) one is certain."""
    cores, floats = [], []
    for span in spans:
        if span.latest_start <= span.earliest_end:
            first, last = max(span.latest_start, window[0]), min(span.earliest_end, window[1])
            if first <= last:
                cores.append((first, last))
        elif window[0] <= span.earliest_end and span.latest_start <= window[1]:
            floats.append((span.earliest_end, span.latest_start))
    return cores, floats


def _cannot_be_kept_apart(ours: Sequence[Span], theirs: Sequence[Span], window: DayNumbers) -> bool:
    """Whether no reading keeps two bodies with several stays apart throughout the window.

    Shorter stays keep apart better, so only the shortest matter: a stay whose latest start is not after its
    earliest end lasts at least from the one to the other (a *core*); any other may be a single day between its
    earliest end and its latest start (a *float*; outside the window, if that reaches outside). Cores that meet
    decide. A float of one body needs a day that no core of the other holds: without one they meet; if only one is
    left, that day is a core in effect. When nothing more follows, all can be kept apart: leave out the days of all
    cores; every float that has no core day of its own body to hide on is then an unbroken run of at least two of
    the days left, and gets its day by giving the days by turns to one body and to the other.
    """
    (our_cores, our_floats) = _cores_and_floats(ours, window)
    (their_cores, their_floats) = _cores_and_floats(theirs, window)
    sides = ((our_cores, our_floats, their_cores), (their_cores, their_floats, our_cores))
    changed = True
    while changed:
        changed = False
        if any(_meet(a, b) for a in our_cores for b in their_cores):
            return True
        for cores, floats, others in sides:
            for span in list(floats):
                if any(_meet(span, core) for core in cores):
                    continue
                left = _days_left(span, others)
                if not left:
                    return True
                if len(left) == 1:
                    cores.append((left[0], left[0]))
                    floats.remove(span)
                    changed = True
    return False


def _meet(a: DayNumbers, b: DayNumbers) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _days_left(span: DayNumbers, taken: Sequence[DayNumbers]) -> list[int]:
    """The first two days of a span that are not taken (fewer where there are no two)."""
    left: list[int] = []
    day = span[0]
    for first, last in [*sorted(taken), (span[1] + 1, span[1] + 1)]:
        while day < first and day <= span[1] and len(left) < 2:
            left.append(day)
            day += 1
        day = max(day, last + 1)
    return left
