"""Two lists of spans laid side by side, where two judgements of one collaboration are compared. Never day by day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from cluster_graph.coverage.sweep import Span


def side_by_side(
    one: Sequence[Span], two: Sequence[Span]
) -> Iterator[tuple[date, date, Span | None, Span | None]]:
    """The runs of days on which neither changes, in order: first day, last day, the span of each (``None``: has none).

    Days on which neither has a span may be left out.
    """
    # By ordinals: the day after the last one may be beyond the calendar.
    edges = sorted({edge for s in (*one, *two) for edge in (s.first.toordinal(), s.last.toordinal() + 1)})
    for start, after in pairwise(edges):
        yield date.fromordinal(start), date.fromordinal(after - 1), _on(one, start), _on(two, start)


def _on(spans: Sequence[Span], day: int) -> Span | None:
    position = bisect_right(spans, day, key=lambda span: span.first.toordinal()) - 1
    return None if position < 0 or spans[position].last.toordinal() < day else spans[position]
