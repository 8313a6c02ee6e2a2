"""On which days an organization is bound by some agreement on record, and whether that is certain.

Takes records and who stands for whom; asks no scope and no collaboration. An agreement that names not all its parties,
and a party that is a post of nobody we know, bind nobody here: no source puts the organization among them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from cluster_graph.coverage.readings import Standing, Truth
from cluster_graph.coverage.records import CoverageRecords
from cluster_graph.periods import ONE_DAY, Period

Days = tuple[date, date]


def _possible(period: Period | None) -> Days | None:
    """The days on which a period may hold (``None`` as a period: always)."""
    if period is None:
        return date.min, date.max
    return _span(period.earliest_start or date.min, period.latest_end or date.max)


def _certain(period: Period | None) -> Days | None:
    """The days on which a period certainly holds."""
    if period is None:
        return date.min, date.max
    last = date.max if period.open_ended else period.earliest_end
    return None if period.latest_start is None or last is None else _span(period.latest_start, last)


def _span(first: date, last: date) -> Days | None:
    return (first, last) if first <= last else None


def _common(one: Days | None, other: Days | None) -> Days | None:
    return None if one is None or other is None else _span(max(one[0], other[0]), min(one[1], other[1]))


class _Spans:
    """Days as spans in order and apart."""

    def __init__(self, spans: Iterable[Days]) -> None:
        self._first: list[date] = []
        self._last: list[date] = []
        for first, last in sorted(spans):
            if self._last and (self._last[-1] == date.max or first <= self._last[-1] + ONE_DAY):
                self._last[-1] = max(self._last[-1], last)
            else:
                self._first.append(first)
                self._last.append(last)

    def hold(self, day: date) -> bool:
        position = bisect_right(self._first, day) - 1
        return position >= 0 and day <= self._last[position]


class Binding:
    """Who is bound by a signature of its own, or of a whole of it that sources state."""

    def __init__(self, records: CoverageRecords, standing: Standing) -> None:
        self._standing = standing
        self._signed: dict[str, list[tuple[Period, Period | None]]] = defaultdict(list)
        for agreement in records.agreements.values():
            for party in agreement.parties:
                self._signed[standing.body_of(party.body)].append((agreement.period, party.own))
        # Of most bodies nobody asks.
        self._possible = cache(lambda body: self._spans(body, _possible))
        self._certain = cache(lambda body: self._spans(body, _certain))

    def _spans(self, body: str, days: Callable[[Period | None], Days | None]) -> _Spans:
        common = (_common(days(period), days(own)) for period, own in self._signed.get(body, ()))
        return _Spans(span for span in common if span is not None)

    def on(self, body: str, day: date) -> Truth:
        """Whether some agreement binds ``body`` on ``day``: certainly, for all we know (``None``), or none on record."""
        wholes = self._standing.wholes(body)
        if any(self._certain(whole).hold(day) for whole in wholes):
            return True
        return None if any(self._possible(whole).hold(day) for whole in wholes) else False
