"""In which share of its readings an unknown span is covered.

A day's unknowns are taken to be independent: a vague edge falls on each of its days alike (the start not after the
end), a scope takes in or leaves out, a whole binds or does not, each in one half. The share of a span is the mean over
its days. Where an edge has no bound, or nothing tells who else signed or takes part, there is no share.

Days are not looped over: between two changes the chance that a period holds is a polynomial of the day (of degree one
for each vague edge), so that of coverage is one too, and its sum follows from the first few values by Newton's forward
differences (Graham, Knuth, Patashnik, *Concrete Mathematics*, section 5.3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import comb

from cluster_graph.coverage.days import Judge
from cluster_graph.coverage.open_fact import Dated, OpenFact
from cluster_graph.coverage.records import Collaboration
from cluster_graph.coverage.sweep import Span, pieces
from cluster_graph.coverage.worlds import BEST, UNKNOWN, WORST, Day
from cluster_graph.periods import Period

HALF = Fraction(1, 2)
# Shares of a day are found by cases; a day with more of them than this has no share told.
_MOST_CASES = 4096
# Days are summed one by one only where nobody certainly takes part, and so many at most.
_MOST_DAYS = 3700


class _NoShareError(Exception):
    """Nothing says how likely a fact is that decides, or there are too many cases."""


@dataclass(frozen=True, slots=True)
class _Unknown:
    """What is open on a day: facts that are supposed together. ``chance``: of their holding; ``None``: nobody knows."""

    facts: tuple[OpenFact, ...]
    chance: Callable[[date], Fraction | None]
    degree: int = 0
    takes_part: bool = False


def chance_of(period: Period, day: date) -> Fraction | None:
    """The share of a period's readings in which it holds on a day; ``None`` where an edge that matters has no bound."""
    if not period.possibly_on(day):
        return Fraction(0)
    if period.certainly_on(day):
        return Fraction(1)
    low, high = period.earliest_start, period.latest_start
    first_end, last_end = period.earliest_end, period.latest_end
    started = high is not None and high <= day
    lasts = period.open_ended or (first_end is not None and day <= first_end)
    if not started and (low is None or high is None):
        return None
    if not lasts and (first_end is None or last_end is None):
        return None
    starts = (
        Fraction(1) if low is None or high is None else Fraction(_days(low, min(day, high)), _days(low, high))
    )
    if first_end is None or last_end is None:
        return starts
    ends = Fraction(_days(max(day, first_end), last_end), _days(first_end, last_end))
    if low is None or high is None or high <= first_end:
        return starts * ends
    return (
        starts
        * ends
        * _days(low, high)
        * _days(first_end, last_end)
        / _ordered_pairs(low, high, first_end, last_end)
    )


def _days(first: date, last: date) -> int:
    return (last - first).days + 1


def _ordered_pairs(low: date, high: date, first_end: date, last_end: date) -> int:
    """How many starts and ends there are with the start not after the end."""
    total = 0
    if low <= first_end:
        total += _days(low, first_end) * _days(first_end, last_end)
    late = max(low, first_end + timedelta(days=1))
    latest = min(high, last_end)
    if late <= latest:
        # One start after another, the ends left are one fewer each time.
        most, least = _days(late, last_end), _days(latest, last_end)
        total += (most + least) * (most - least + 1) // 2
    return total


class _Cases:
    """The cases of one day of a collaboration."""

    def __init__(
        self, judge: Judge, collaboration: Collaboration, unknowns: tuple[_Unknown, ...], day: date
    ) -> None:
        self.judge, self.collaboration, self.day = judge, collaboration, day
        chances = [(unknown, unknown.chance(day)) for unknown in unknowns]
        # Who takes part first, and last what nobody knows a chance of: it may turn out not to matter.
        self.unknowns = sorted(chances, key=lambda found: (found[1] is None, not found[0].takes_part))
        self.left = _MOST_CASES

    def share(self) -> Fraction | None:
        """The share of readings that cover among those in which somebody takes part."""
        covered, takes_part = self._shares({}, 0)
        return covered / takes_part if takes_part else None

    def _shares(self, supposed: Mapping[OpenFact, bool], position: int) -> tuple[Fraction, Fraction]:
        self.left -= 1
        facts = self.judge.day(self.collaboration, self.day, supposed)
        if not facts.possible:
            return Fraction(0), Fraction(0)
        if facts.certain and _is_decided(facts):
            return Fraction(facts.covered(WORST)), Fraction(1)
        if position == len(self.unknowns) or self.left < 0:
            raise _NoShareError
        unknown, chance = self.unknowns[position]
        if chance is None:
            raise _NoShareError
        covered = takes_part = Fraction(0)
        for holds, weight in ((True, chance), (False, 1 - chance)):
            if weight:
                case = {**supposed, **dict.fromkeys(unknown.facts, holds)}
                found = self._shares(case, position + 1)
                covered += weight * found[0]
                takes_part += weight * found[1]
        return covered, takes_part


def _is_decided(facts: Day) -> bool:
    return facts.covered(WORST) or not facts.covered(BEST)


def _unknowns(judge: Judge, collaboration: Collaboration, facts: Day, last: date) -> Iterator[_Unknown]:
    """What is open on a run of days on which nothing changes."""
    for involved in collaboration.participants:
        if involved.counts and involved.own is not None:
            yield from _dated(Dated(involved.own, collaboration.id, involved.body, True), facts.day, last)
    for candidate in facts.candidates:
        agreement = candidate.agreement
        if candidate.in_force is False or candidate.scope is False:
            continue
        yield from _dated(Dated(agreement.period, agreement.id), facts.day, last)
        for party in agreement.parties:
            if party.own is not None:
                yield from _dated(Dated(party.own, agreement.id, party.body), facts.day, last)
        if candidate.scope is None:
            yield from (_coin(fact) for fact in judge.scope_facts(agreement))
        for body in facts.possible:
            for party in agreement.parties:
                signer = judge.standing.body_of(party.body)
                if judge.standing.stands_for(signer, body) is None:
                    yield from (_coin(fact) for fact in judge.whole_facts(signer, body))


def _dated(dated: Dated, first: date, last: date) -> Iterator[_Unknown]:
    if dated.holds(first) is None:
        edges = dated.open_edges(first, last)
        yield _Unknown(edges, lambda day: chance_of(dated.period, day), len(edges), dated.takes_part)


def _coin(fact: OpenFact) -> _Unknown:
    return _Unknown((fact,), lambda _: HALF)


def _sum(judge: Judge, collaboration: Collaboration, first: date, last: date, facts: Day) -> Fraction:
    """The shares of a run of days on which nothing changes, added up."""
    by_facts = {unknown.facts: unknown for unknown in _unknowns(judge, collaboration, facts, last)}
    unknowns = tuple(by_facts.values())
    days, degree = _days(first, last), sum(unknown.degree for unknown in unknowns)
    needed = days if not facts.certain and degree else min(days, degree + 1)
    if needed > _MOST_DAYS:
        raise _NoShareError
    values = []
    for offset in range(needed):
        share = _Cases(judge, collaboration, unknowns, first + timedelta(days=offset)).share()
        if share is None:
            raise _NoShareError
        values.append(share)
    if needed == days:
        return sum(values, Fraction(0))
    total = Fraction(0)
    for order in range(needed):
        total += values[0] * comb(days, order + 1)
        values = [later - earlier for earlier, later in pairwise(values)]
    return total


def share_of(judge: Judge, collaboration: Collaboration, span: Span) -> Fraction | None:
    """The share of readings in which an unknown span is covered, between 0 and 1; ``None`` where there is none to tell.

    Of a span that no reading covers, or that hangs on participants nobody names, there is none.
    """
    verdict = span.verdict
    if verdict.status != UNKNOWN or verdict.named != UNKNOWN or not verdict.agreements:
        return None
    if collaboration.names_not_all:
        return None
    try:
        total = sum(
            (
                _sum(judge, collaboration, *piece)
                for piece in pieces(judge, collaboration, span.first, span.last)
            ),
            Fraction(0),
        )
    except _NoShareError:
        return None
    return total / span.days
