"""Bounds of one thing from what its witnesses say: the five steps of merging periods, and points in time.

Works on periods and date ranges; knows no row, no RDF. Every reader of the graph sees the bounds made here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from cluster_graph.periods import UNKNOWN_PERIOD, DateRange, Period


@dataclass(frozen=True, slots=True)
class MergedDates:
    """A merged value, and whether the witnesses contradict each other.

    ``left_out``: positions of the attestations that lie outside the merged bounds and so were not used.
    """

    period: Period
    in_conflict: bool = False
    left_out: tuple[int, ...] = ()


_Edge = tuple[date | None, date | None]


def _latest(days: Sequence[date | None]) -> date | None:
    return max((day for day in days if day is not None), default=None)


def _earliest(days: Sequence[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _merged_edge(edges: Sequence[_Edge]) -> tuple[_Edge, bool]:
    """Intersection of what witnesses say of one edge; their hull, and True, where it is empty.

    In a hull a bound that one witness leaves open stays open.
    """
    stated = [edge for edge in edges if edge != (None, None)]
    low, high = _latest([edge[0] for edge in stated]), _earliest([edge[1] for edge in stated])
    if low is None or high is None or low <= high:
        return (low, high), False
    lows, highs = [edge[0] for edge in stated], [edge[1] for edge in stated]
    hull = (
        None if None in lows else _earliest(lows),
        None if None in highs else _latest(highs),
    )
    return hull, True


def merge_points(ranges: Sequence[DateRange]) -> tuple[DateRange, bool]:
    """A point in time from several witnesses, and whether they contradict each other.

    >>> from datetime import date
    >>> year, day = DateRange(date(2017, 4, 1), date(2018, 3, 31)), DateRange(date(2017, 4, 10), date(2017, 4, 10))
    >>> merge_points([year, day])[0].exact
    datetime.date(2017, 4, 10)
    """
    (low, high), in_conflict = _merged_edge([(point.earliest, point.latest) for point in ranges])
    return DateRange(low, high), in_conflict


def _merged_stated(periods: Sequence[Period]) -> MergedDates:
    """Step 1: bounds are intersected; where they contradict, the dates take the hull of all."""
    start, start_conflict = _merged_edge([(p.earliest_start, p.latest_start) for p in periods])
    ends = [(p.earliest_end, p.latest_end) for p in periods if (p.earliest_end, p.latest_end) != (None, None)]
    end, end_conflict = _merged_edge(ends)
    open_ended = any(p.open_ended for p in periods)
    if open_ended and ends:
        earliest = [edge[0] for edge in ends]
        end, open_ended, end_conflict = (None if None in earliest else _earliest(earliest), None), False, True
    merged = Period(*start, *end, open_ended)
    if start_conflict or end_conflict:
        return MergedDates(merged, True)
    if merged.earliest_start and merged.latest_end and merged.earliest_start > merged.latest_end:
        # One witness ends it before another lets it begin: any day they name may be either edge.
        days = [merged.earliest_start, merged.latest_start, merged.earliest_end, merged.latest_end]
        first, last = _earliest(days), _latest(days)
        return MergedDates(
            Period(
                first if merged.earliest_start else None,
                last if merged.latest_start else None,
                first if merged.earliest_end else None,
                last if merged.latest_end else None,
            ),
            True,
        )
    return MergedDates(merged)


def _with_signing_day(period: Period, signed: DateRange | None) -> Period:
    """Step 2: if no row states a start, the signing day is the start."""
    if signed is None or period.earliest_start is not None or period.latest_start is not None:
        return period
    return replace(period, earliest_start=signed.earliest, latest_start=signed.latest)


def _renewed(period: Period) -> Period:
    """Step 3: renewed automatically, it lasts at least to its earliest stated end; when it ends is unknown."""
    latest_start = _earliest([period.latest_start, period.latest_end])
    return replace(period, latest_start=latest_start, latest_end=None)


def _attested(period: Period, spans: Sequence[Period]) -> tuple[Period, tuple[int, ...]]:
    """Step 4: it began no later, and ended no earlier, than a source attests; what does not fit is left out."""
    left_out = []
    for position, span in enumerate(spans):
        begins_too_early = (
            span.latest_start is not None
            and period.earliest_start is not None
            and span.latest_start < period.earliest_start
        )
        ends_too_late = (
            span.earliest_end is not None
            and period.latest_end is not None
            and span.earliest_end > period.latest_end
        )
        if begins_too_early or ends_too_late:
            left_out.append(position)
            continue
        earliest_end = period.earliest_end
        if not period.open_ended:
            earliest_end = _latest([period.earliest_end, span.earliest_end])
        latest_start = _earliest([period.latest_start, span.latest_start])
        period = replace(period, latest_start=latest_start, earliest_end=earliest_end)
    return period, tuple(left_out)


def merge_periods(
    stated: Sequence[Period],
    signed: DateRange | None = None,
    renewed_automatically: bool = False,
    attested: Sequence[Period] = (),
) -> MergedDates:
    """The bounds of one thing: DESIGN section 3, "Merging", steps 1 to 5 in this order.

    ``stated``: the periods of its rows. ``signed``: its merged signing day. ``attested``: spans throughout which
    a source says that it was so; of each only the latest start and the earliest end are used.

    >>> from datetime import date
    >>> merged = merge_periods([], signed=DateRange(date(2017, 4, 10), date(2017, 4, 10)))
    >>> merged.period.start, merged.period.earliest_end, merged.period.latest_end
    (datetime.date(2017, 4, 10), datetime.date(2017, 4, 10), None)
    """
    first = _merged_stated(stated) if stated else MergedDates(UNKNOWN_PERIOD)
    in_conflict = first.in_conflict
    period = _with_signing_day(first.period, signed)
    if period.contradicts_itself:
        # Signed after it is said to have ended: the signing day cannot be its start.
        period, in_conflict = first.period, True
    if renewed_automatically:
        period = _renewed(period)
    period, left_out = _attested(period, attested)
    return MergedDates(period.with_start_before_end(), in_conflict or bool(left_out), left_out)
