"""Which missing facts would settle the most: each open fact with the collaboration-days that it alone would settle.

A day counts for a fact if, the fact supposed to be so or not so, the day is no longer unknown, everything else being as
unknown as it is: ``days`` whichever way it turns out, ``at_most`` if it does in some way. Facts that cannot be supposed
either way (who else takes part, an agreement nobody has recorded) settle at most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from cluster_graph.coverage.days import Judge
from cluster_graph.coverage.open_fact import OpenFact
from cluster_graph.coverage.records import Collaboration
from cluster_graph.coverage.settle import all_open_facts
from cluster_graph.coverage.sweep import Span, pieces
from cluster_graph.coverage.worlds import COVERED, UNKNOWN, WORST, Day, obligations


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that no source states, with the days of collaborations that it alone would settle.

    ``days``: settled whichever way it turns out; ``at_most``: settled if it turns out in some way.
    """

    fact: OpenFact
    collaborations: tuple[str, ...]
    days: int
    at_most: int


@dataclass(frozen=True, slots=True)
class MissingFacts:
    """The missing facts, those that settle the most first. ``beyond``: the unknown days that no single one settles."""

    ranked: tuple[MissingFact, ...]
    beyond: int


@dataclass(slots=True)
class _Counted:
    days: int = 0
    at_most: int = 0
    collaborations: dict[str, None] = field(default_factory=dict)


def missing_facts(judge: Judge, judged: Iterable[tuple[Collaboration, Iterable[Span]]]) -> MissingFacts:
    """The facts missing for the unknown spans of collaborations."""
    found: dict[OpenFact, _Counted] = defaultdict(_Counted)
    beyond = 0
    for collaboration, spans in judged:
        for span in spans:
            if span.verdict.status == UNKNOWN:
                beyond += _count(judge, collaboration, span, found)
    ranked = sorted(
        (MissingFact(fact, tuple(c.collaborations), c.days, c.at_most) for fact, c in found.items()),
        key=lambda m: (-m.days, -m.at_most, m.fact.what, m.fact.thing, m.fact.body or "", str(m.fact)),
    )
    return MissingFacts(tuple(ranked), beyond)


def _count(judge: Judge, collaboration: Collaboration, span: Span, found: dict[OpenFact, _Counted]) -> int:
    """Count the days of one span; returns how many of them no single fact settles."""
    beyond = 0
    for first, last, facts in pieces(judge, collaboration, span.first, span.last):
        days = (last - first).days + 1
        settled = False
        for fact, surely in _settling(judge, collaboration, span, facts, last):
            counted = found[fact]
            counted.collaborations[collaboration.id] = None
            counted.days += days if surely else 0
            counted.at_most += days
            settled = True
        beyond += 0 if settled else days
    return beyond


def _settling(
    judge: Judge, collaboration: Collaboration, span: Span, facts: Day, last: date
) -> Iterator[tuple[OpenFact, bool]]:
    """The facts that settle a run of days on which nothing changes, and whether they do whichever way they are."""
    verdict = span.verdict
    if verdict.agreements and verdict.named == UNKNOWN:
        for fact in all_open_facts(judge, collaboration, facts.day, last, verdict):
            outcomes = [_known_if(judge, collaboration, facts.day, fact, so) for so in (True, False)]
            if any(outcomes):
                yield fact, all(outcomes)
    else:
        yield from ((fact, False) for fact in _wanted(judge, collaboration, span, facts))


def _known_if(judge: Judge, collaboration: Collaboration, day: date, fact: OpenFact, so: bool) -> bool:
    if fact.what == "signatories":
        # Nothing tells against coverage there: a further party binds, or is not known not to exist.
        return so and not collaboration.names_not_all
    verdict = judge.verdict(collaboration, judge.day(collaboration, day, {fact: so}))
    return verdict.status != UNKNOWN


def _wanted(judge: Judge, collaboration: Collaboration, span: Span, facts: Day) -> Iterator[OpenFact]:
    """What a record would have to say where no recorded agreement may cover, or not all participants are named."""
    if not facts.possible:
        yield OpenFact("participant", collaboration.id)
    elif not collaboration.names_not_all:
        yield from _signatures(judge, collaboration, span, facts)
        yield OpenFact("agreement", collaboration.id)
        yield OpenFact("register", "agreements")
    elif span.verdict.named == COVERED:
        yield OpenFact("participants", collaboration.id)


def _signatures(judge: Judge, collaboration: Collaboration, span: Span, facts: Day) -> Iterator[OpenFact]:
    """The single signatures with which agreements in force would cover the day for certain."""
    fit = judge.fit(collaboration)
    nearest = {missing.agreement for missing in span.missing}
    for agreement, scope in (*fit.able, *fit.others):
        if agreement.id in nearest:
            candidate = judge.candidate(agreement, scope, facts.possible, facts.day)
            bound = frozenset(body for body in facts.possible if candidate.binds(body, WORST))
            unbound = sorted(facts.possible - bound)
            if candidate.usable(WORST) and len(unbound) == 1 and _rest_is_met(facts, bound):
                yield OpenFact("signature", agreement.id, unbound[0])


def _rest_is_met(facts: Day, bound: frozenset[str]) -> bool:
    """Whether what an agreement does not bind, apart from one body more, is met by others."""
    return all(
        len(one - bound) <= 1 or any(c.meets(one, WORST) for c in facts.candidates)
        for one in obligations(facts.possible, facts.mode)
    )
