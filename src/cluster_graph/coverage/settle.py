"""Which facts, were a source to state them, would settle an unknown span.

Takes a judge and a span's verdict; gives plain records. Judges nothing (the reasons of the verdict say what sorts of
fact to look for) and makes no words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.days import DayVerdict, Judge
from cluster_graph.coverage.open_fact import Dated, OpenFact
from cluster_graph.coverage.records import Agreement, Collaboration


@dataclass(frozen=True, slots=True)
class _Asked:
    judge: Judge
    collaboration: Collaboration
    first: date
    last: date
    verdict: DayVerdict

    @property
    def agreements(self) -> Iterator[Agreement]:
        return (self.judge.records.agreements[identifier] for identifier in self.verdict.agreements)

    def dates(self) -> Iterator[OpenFact]:
        for agreement in self.agreements:
            yield from Dated(agreement.period, agreement.id).open_edges(self.first, self.last)
            for party in agreement.parties:
                if party.own is not None:
                    yield from Dated(party.own, agreement.id, party.body).open_edges(self.first, self.last)
        for involved in self.collaboration.participants:
            if involved.counts and involved.own is not None:
                dated = Dated(involved.own, self.collaboration.id, involved.body, takes_part=True)
                yield from dated.open_edges(self.first, self.last)

    def scopes(self) -> Iterator[OpenFact]:
        for agreement, scope in self.judge.fit(self.collaboration).able:
            if scope is None and agreement.id in self.verdict.agreements:
                yield from self.judge.scope_facts(agreement)

    def wholes(self) -> Iterator[OpenFact]:
        standing = self.judge.standing
        takers = [standing.body_of(i.body) for i in self.collaboration.participants if i.counts]
        for agreement in self.agreements:
            for party in {standing.body_of(party.body): None for party in agreement.parties}:
                for taker in takers:
                    if standing.stands_for(party, taker) is None:
                        yield from self.judge.whole_facts(party, taker)

    def signatories(self) -> Iterator[OpenFact]:
        for agreement in self.agreements:
            if agreement.names_not_all:
                yield OpenFact("signatories", agreement.id)


_SORTS: dict[str, Callable[[_Asked], Iterator[OpenFact]]] = {
    "date-unknown": _Asked.dates,
    "scope-unknown": _Asked.scopes,
    "whole-unknown": _Asked.wholes,
    "party-missing": _Asked.signatories,
}


def open_facts(
    judge: Judge, collaboration: Collaboration, first: date, last: date, verdict: DayVerdict
) -> tuple[OpenFact, ...]:
    """The facts of the sorts that the reasons of an unknown span name, where some agreement may cover it."""
    return _facts(_Asked(judge, collaboration, first, last, verdict), verdict.reasons)


def all_open_facts(
    judge: Judge, collaboration: Collaboration, first: date, last: date, verdict: DayVerdict
) -> tuple[OpenFact, ...]:
    """The facts of every sort that are open about the agreements that may cover an unknown span."""
    return _facts(_Asked(judge, collaboration, first, last, verdict), _SORTS)


def _facts(asked: _Asked, sorts: Iterable[str]) -> tuple[OpenFact, ...]:
    if not asked.verdict.agreements:
        return ()
    return tuple(dict.fromkeys(fact for sort in sorts if sort in _SORTS for fact in _SORTS[sort](asked)))
