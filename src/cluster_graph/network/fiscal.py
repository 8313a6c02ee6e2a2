"""For which fiscal years a cluster has a network at all: those in which something ties two organizations.

Takes records; gives years. Says nothing of how many ties there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cluster_graph.network.money import flows
from cluster_graph.network.presence import presences
from cluster_graph.network.records import NetworkRecords
from cluster_graph.network.together import AFTER_ALL, BEFORE_ALL, DayNumbers, Span, span_of
from cluster_graph.periods import fiscal_year_of


def fiscal_years(
    records: NetworkRecords,
    first_day: tuple[int, int],
    last: date,
    projection: str = "actors",
    roll_up: str = "units",
) -> tuple[int, ...]:
    """The fiscal years, up to that of ``last``, in which something ties certainly or possibly, in order.

    ``first_day``: month and day on which a fiscal year starts. A stay of unknown start is counted from the first day
    that a source tells of it: else every year since the calendar began would possibly have it. In ``layers`` money
    ties too, in ``funding`` nothing else does.
    """
    found: set[int] = set()
    for first, end in _tied(records, projection, roll_up):
        if first <= last.toordinal():
            end = min(end, last.toordinal())
            years = [fiscal_year_of(date.fromordinal(day), first_day) for day in (first, end)]
            found.update(range(years[0], years[1] + 1))
    return tuple(sorted(found))


def _tied(records: NetworkRecords, projection: str, roll_up: str) -> Iterator[DayNumbers]:
    """The days on which something may tie, a span a tie; they overlap."""
    if projection != "funding":
        for presence in presences(records, roll_up):
            stays = [(actor, days) for actor, spans in presence.by_actor().items() for days in _told(spans)]
            yield from _with_two(stays) if projection != "affiliation" else (days for _, days in stays)
    if projection in ("layers", "funding"):
        always = (BEFORE_ALL, AFTER_ALL)
        for shares in flows(records, always, True, roll_up).shares.values():
            yield from _told(span_of(share.row.period) for share in shares)


def _told(spans: Iterable[Span]) -> Iterator[DayNumbers]:
    """From the first day that is told of a stay to the last on which it may be."""
    for span in spans:
        bounds = (span.earliest_start, span.latest_start, span.earliest_end, span.latest_end)
        told = [day for day in bounds if BEFORE_ALL < day < AFTER_ALL]
        if told and told[0] <= span.latest_end:
            yield told[0], span.latest_end


def _with_two(stays: list[tuple[str, DayNumbers]]) -> Iterator[DayNumbers]:
    """The days on which at least two actors are there: from the later coming to the earlier going."""
    ordered = sorted(stays, key=lambda stay: stay[1])
    for position, (actor, (first, last)) in enumerate(ordered):
        before = [days[1] for other, days in ordered[:position] if other != actor]
        if before and first <= max(before):
            yield first, min(last, max(before))
