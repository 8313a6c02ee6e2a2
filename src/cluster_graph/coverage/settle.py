"""Which facts, were a source to state them, would settle an unknown span.

Takes a judge and a span's verdict; gives plain records. Judges nothing (the reasons of the verdict say what sorts of
fact to look for) and makes no words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.days import DayVerdict, Judge
from cluster_graph.coverage.records import Collaboration
from cluster_graph.periods import Period


@dataclass(frozen=True, slots=True)
class OpenFact:
    """A fact that no source states.

    ``what``: ``start`` or ``end`` (of agreement ``thing``; with ``body``, of its signature in it), ``takes-part-start``
    or ``takes-part-end`` (of ``body`` in collaboration ``thing``), ``scope`` (of agreement ``thing``), ``whole`` (of
    what ``body`` is part), ``seat`` (whose post ``body`` is) or ``signatories`` (who else signed ``thing``).
    ``earliest`` and ``latest``: what is known of an edge, if anything.
    """

    what: str
    thing: str
    body: str | None = None
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    judge: Judge
    collaboration: Collaboration
    first: date
    last: date
    verdict: DayVerdict

    def edges(
        self, period: Period | None, what: str, thing: str, body: str | None = None
    ) -> Iterator[OpenFact]:
        """The edges of a period that leave open whether it holds throughout the span."""
        if period is None:
            return
        if period.latest_start is None or period.latest_start > self.first:
            yield OpenFact(f"{what}start", thing, body, period.earliest_start, period.latest_start)
        if not period.open_ended and (period.earliest_end is None or period.earliest_end < self.last):
            yield OpenFact(f"{what}end", thing, body, period.earliest_end, period.latest_end)

    def dates(self) -> Iterator[OpenFact]:
        for identifier in self.verdict.agreements:
            agreement = self.judge.records.agreements[identifier]
            yield from self.edges(agreement.period, "", identifier)
            for party in agreement.parties:
                yield from self.edges(party.own, "", identifier, party.body)
        for involved in self.collaboration.participants:
            if involved.counts:
                yield from self.edges(involved.own, "takes-part-", self.collaboration.id, involved.body)

    def scopes(self) -> Iterator[OpenFact]:
        for agreement, scope in self.judge.fit(self.collaboration).able:
            if scope is None and agreement.id in self.verdict.agreements:
                yield OpenFact("scope", agreement.id)

    def wholes(self) -> Iterator[OpenFact]:
        standing = self.judge.standing
        takers = [standing.body_of(i.body) for i in self.collaboration.participants if i.counts]
        for taker in takers:
            top = standing.wholes(taker)[-1]
            if standing.whole_unknown(top):
                yield OpenFact(
                    "seat" if standing.is_unknown_post(top) else "whole", self.collaboration.id, top
                )
        for identifier in self.verdict.agreements:
            for party in self.judge.records.agreements[identifier].parties:
                body = standing.body_of(party.body)
                if standing.is_unknown_post(body):
                    yield OpenFact("seat", identifier, body)

    def signatories(self) -> Iterator[OpenFact]:
        for identifier in self.verdict.agreements:
            if self.judge.records.agreements[identifier].names_not_all:
                yield OpenFact("signatories", identifier)


def open_facts(
    judge: Judge, collaboration: Collaboration, first: date, last: date, verdict: DayVerdict
) -> tuple[OpenFact, ...]:
    """The facts whose statement would help to settle an unknown span that some agreement may cover."""
    asked = _Asked(judge, collaboration, first, last, verdict)
    sorts = {
        "date-unknown": asked.dates,
        "scope-unknown": asked.scopes,
        "whole-unknown": asked.wholes,
        "party-missing": asked.signatories,
    }
    if not verdict.agreements:
        return ()
    found = [fact for reason in verdict.reasons if reason in sorts for fact in sorts[reason]()]
    return tuple(dict.fromkeys(found))
