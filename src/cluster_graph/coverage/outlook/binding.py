"""Whether an organization is bound on a day by some agreement on record.

Takes records and who stands for whom; asks no scope and no collaboration. An agreement that names not all its parties,
and a party that is a post of nobody we know, bind nobody here: no source puts the organization among them.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache

from cluster_graph.coverage.readings import Standing, Truth
from cluster_graph.coverage.records import CoverageRecords
from cluster_graph.coverage.worlds import any_of, truth_on
from cluster_graph.periods import Period


class Binding:
    """Who is bound by a signature of its own, or of a whole of it that sources state."""

    def __init__(self, records: CoverageRecords, standing: Standing) -> None:
        self._standing = standing
        self._signed: dict[str, list[tuple[Period, Period | None]]] = defaultdict(list)
        for agreement in records.agreements.values():
            for party in agreement.parties:
                self._signed[standing.body_of(party.body)].append((agreement.period, party.own))
        # Many agreements end on the same day: with the fiscal year.
        self._by_itself = cache(self._bound_by_itself)

    def on(self, body: str, day: date) -> Truth:
        """Whether some agreement binds ``body`` on ``day``: certainly, for all we know (``None``), or none on record."""
        return any_of(self._by_itself(whole, day) for whole in self._standing.wholes(body))

    def _bound_by_itself(self, body: str, day: date) -> Truth:
        signatures = self._signed.get(body, ())
        return any_of(_both(truth_on(period, day), truth_on(own, day)) for period, own in signatures)


def _both(one: Truth, other: Truth) -> Truth:
    if one is False or other is False:
        return False
    return True if one and other else None
