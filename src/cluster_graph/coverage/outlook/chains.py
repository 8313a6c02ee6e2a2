"""Renewal chains: agreements that follow one another, and the break or overlap at each renewal.

Takes records; judges no collaboration. Branches (two agreements that follow one, or one that follows two) and circles
are chains like others. An agreement that follows none on record, and that none follows, is no chain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush

from cluster_graph.coverage.records import Agreement, CoverageRecords
from cluster_graph.periods import Period

BREAK, OVERLAP, SEAMLESS, UNKNOWN_LINK = "break", "overlap", "seamless", "unknown"
KINDS = (BREAK, OVERLAP, SEAMLESS, UNKNOWN_LINK)


@dataclass(frozen=True, slots=True)
class Link:
    """One agreement directly follows another.

    ``least`` and ``most``: how many days lie between the last day of the earlier and the first day of the later, over
    all readings of their dates; below zero: so many days before that last day, it included, the later begins; ``None``
    where no source bounds it. ``kind``: what holds in every reading (days between: ``break``; none, and the later
    begins the day after: ``seamless``; the later begins before the earlier ends: ``overlap``), else ``unknown``.
    """

    earlier: str
    later: str
    least: int | None
    most: int | None
    kind: str

    @property
    def exact(self) -> int | None:
        """The number of days, where it is known."""
        return self.least if self.least == self.most else None

    @property
    def never_breaks(self) -> bool:
        """Whether in no reading a day lies between the two, whatever the kind."""
        return self.kind == OVERLAP or (self.most is not None and self.most <= 0)


@dataclass(frozen=True, slots=True)
class Chain:
    """Agreements tied by succession, none before one that it follows (but in a circle); else the earliest first."""

    agreements: tuple[str, ...]
    links: tuple[Link, ...]


def chains(records: CoverageRecords) -> tuple[Chain, ...]:
    """All renewal chains; the one whose first agreement is earliest comes first."""
    agreements = records.agreements
    follows = {
        identifier: tuple(dict.fromkeys(e for e in agreement.succeeds if e in agreements and e != identifier))
        for identifier, agreement in agreements.items()
    }
    found = [
        _chain(agreements, {member: follows[member] for member in members}) for members in _tied(follows)
    ]
    return tuple(sorted(found, key=lambda chain: _when(agreements[chain.agreements[0]])))


def _tied(follows: Mapping[str, Iterable[str]]) -> Iterable[list[str]]:
    """The agreements that hang together by succession, two or more at a time."""
    next_to: dict[str, list[str]] = defaultdict(list)
    for later, earlier_ones in follows.items():
        for earlier in earlier_ones:
            next_to[later].append(earlier)
            next_to[earlier].append(later)
    seen: set[str] = set()
    for start in next_to:
        if start in seen:
            continue
        seen.add(start)
        members = [start]
        for member in members:
            for other in next_to[member]:
                if other not in seen:
                    seen.add(other)
                    members.append(other)
        yield members


def _when(agreement: Agreement) -> tuple[date, str]:
    """The first day on which an agreement may be known to be there: to put chains in order, for nothing else."""
    period = agreement.period
    known = (period.earliest_start, period.latest_start, period.earliest_end, period.latest_end)
    return next((day for day in known if day is not None), date.max), agreement.id


def _chain(agreements: Mapping[str, Agreement], follows: Mapping[str, tuple[str, ...]]) -> Chain:
    order = _in_order(agreements, follows)
    links = [
        _link(agreements[earlier], agreements[later])
        for later in order
        for earlier in sorted(follows[later], key=lambda identifier: _when(agreements[identifier]))
    ]
    return Chain(tuple(order), tuple(links))


def _in_order(agreements: Mapping[str, Agreement], follows: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Earliest first, but none before one that it follows; in a circle the earliest breaks it."""
    waits_for = {later: len(earlier_ones) for later, earlier_ones in follows.items()}
    followed_by: dict[str, list[str]] = defaultdict(list)
    for later, earlier_ones in follows.items():
        for earlier in earlier_ones:
            followed_by[earlier].append(later)
    all_by_time = iter(sorted(_when(agreements[identifier]) for identifier in follows))
    free = [_when(agreements[identifier]) for identifier, count in waits_for.items() if count == 0]
    heapify(free)
    order: dict[str, None] = {}
    while len(order) < len(follows):
        _, identifier = heappop(free) if free else next(all_by_time)
        if identifier in order:
            continue
        order[identifier] = None
        for later in followed_by[identifier]:
            waits_for[later] -= 1
            if waits_for[later] == 0 and later not in order:
                heappush(free, _when(agreements[later]))
    return list(order)


def _link(earlier: Agreement, later: Agreement) -> Link:
    least = _between(earlier.period.latest_end, later.period.earliest_start)
    most = _between(earlier.period.earliest_end, later.period.latest_start)
    return Link(earlier.id, later.id, least, most, _kind(earlier.period, least, most))


def _between(end: date | None, start: date | None) -> int | None:
    """How many days lie after ``end`` and before ``start``."""
    return None if end is None or start is None else (start - end).days - 1


def _kind(earlier: Period, least: int | None, most: int | None) -> str:
    if earlier.open_ended or (most is not None and most < 0):
        return OVERLAP
    if least is not None and least > 0:
        return BREAK
    return SEAMLESS if least == most == 0 else UNKNOWN_LINK
