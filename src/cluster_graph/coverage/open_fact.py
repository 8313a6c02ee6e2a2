"""Facts that no source states, as things that one can ask for, suppose, and rank. Plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.readings import Truth
from cluster_graph.coverage.worlds import truth_on
from cluster_graph.periods import Period


@dataclass(frozen=True, slots=True)
class OpenFact:
    """A fact that no source states.

    ``what``: ``start`` or ``end`` (of agreement ``thing``; with ``body``, of its signature in it), ``takes-part-start``
    or ``takes-part-end`` (of ``body`` in collaboration ``thing``), ``scope`` (of agreement ``thing``), ``whole`` (of
    what ``body`` is part), ``seat`` (whose post ``body`` is), ``signatories`` (who else signed ``thing``),
    ``participants`` (who else takes part in ``thing``), ``participant`` (who takes part in it at all), ``agreement``
    (one that fits collaboration ``thing``), ``signature`` (whether ``body`` signed ``thing``) or ``register`` (that the
    register of agreements is complete). ``earliest`` and ``latest``: what is known of an edge, if anything.
    """

    what: str
    thing: str
    body: str | None = None
    earliest: date | None = None
    latest: date | None = None


# What one supposes of facts on a day: of an edge, that by then the thing has started, or has not ended; of a scope or a
# whole, that it takes in or stands for whoever is asked about.
Supposed = Mapping[OpenFact, bool]
NOTHING: Supposed = {}


@dataclass(frozen=True, slots=True)
class Dated:
    """A period and whose it is: of agreement or collaboration ``thing``, or of ``body`` in it (``takes_part``)."""

    period: Period
    thing: str
    body: str | None = None
    takes_part: bool = False

    @property
    def start(self) -> OpenFact:
        """Its first day as a fact."""
        return self._edge("start", self.period.earliest_start, self.period.latest_start)

    @property
    def end(self) -> OpenFact:
        """Its last day as a fact."""
        return self._edge("end", self.period.earliest_end, self.period.latest_end)

    def _edge(self, what: str, earliest: date | None, latest: date | None) -> OpenFact:
        prefix = "takes-part-" if self.takes_part else ""
        return OpenFact(f"{prefix}{what}", self.thing, self.body, earliest, latest)

    def holds(self, day: date, supposed: Supposed = NOTHING) -> Truth:
        """Whether it holds on a day, where some edges are supposed to lie before or after it."""
        truth = truth_on(self.period, day)
        if truth is not None or not supposed:
            return truth
        latest_start, earliest_end = self.period.latest_start, self.period.earliest_end
        started = (latest_start is not None and latest_start <= day) or supposed.get(self.start)
        lasts = (
            self.period.open_ended
            or (earliest_end is not None and day <= earliest_end)
            or supposed.get(self.end)
        )
        if started is False or lasts is False:
            return False
        return True if started and lasts else None

    def open_edges(self, first: date, last: date) -> tuple[OpenFact, ...]:
        """The edges that leave open whether it holds throughout some days."""
        period = self.period
        if period.earliest_start is not None and period.earliest_start > last:
            return ()
        if period.latest_end is not None and period.latest_end < first:
            return ()
        found = []
        if period.latest_start is None or period.latest_start > first:
            found.append(self.start)
        if not period.open_ended and (period.earliest_end is None or period.earliest_end < last):
            found.append(self.end)
        return tuple(found)
