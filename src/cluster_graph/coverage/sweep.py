"""Spans of equal verdicts: one sweep over the days on which something changes, never a loop over days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.days import Day, DayVerdict, Judge
from cluster_graph.coverage.records import Agreement, Collaboration
from cluster_graph.periods import ONE_DAY, Period


@dataclass(frozen=True, slots=True)
class Missing:
    """What a fitting agreement lacks on a span; without an agreement, who has none at all."""

    agreement: str | None
    organizations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A maximal run of days with equal status, ``runs``, reasons and agreements; both days inclusive."""

    first: date
    last: date
    verdict: DayVerdict
    missing: tuple[Missing, ...]

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def _changes(period: Period | None) -> Iterable[date]:
    """The first days from which something about a period may be different."""
    if period is None:
        return
    for start in (period.earliest_start, period.latest_start):
        if start is not None:
            yield start
    for end in (period.earliest_end, period.latest_end):
        if end is not None and end < date.max:
            yield end + ONE_DAY


def _first_days(judge: Judge, collaboration: Collaboration, first: date, last: date) -> list[date]:
    days = {first, *_changes(collaboration.period)}
    for involved in collaboration.participants:
        days.update(_changes(involved.own))
    for agreement, _ in judge.fitting(collaboration):
        days.update(_changes(agreement.period))
        for party in agreement.parties:
            days.update(_changes(party.own))
    return sorted(day for day in days if first <= day <= last)


def _distance(agreement: Agreement, first: date, last: date) -> int:
    """Days between a span and the possible period of an agreement."""
    start, end = agreement.period.earliest_start, agreement.period.latest_end
    if end is not None and end < first:
        return (first - end).days
    if start is not None and start > last:
        return (start - last).days
    return 0


def _missing(facts: Day, first: date, last: date) -> tuple[Missing, ...]:
    """What each fitting agreement in force lacks, or the nearest where none is; fewest first."""
    if not facts.candidates:
        return (Missing(None, tuple(sorted(facts.wanted))),) if facts.wanted else ()
    concerned = [c for c in facts.candidates if c.in_force is not False]
    if not concerned:
        nearest = min(_distance(c.agreement, first, last) for c in facts.candidates)
        concerned = [c for c in facts.candidates if _distance(c.agreement, first, last) == nearest]
    found = [Missing(c.agreement.id, c.lacks(facts.wanted)) for c in concerned]
    lacking = [missing for missing in found if missing.organizations or _none_in_force(facts)]
    return tuple(sorted(lacking, key=lambda m: (len(m.organizations), m.agreement or "")))


def _none_in_force(facts: Day) -> bool:
    """Whether no fitting agreement may be in force on the day."""
    return all(candidate.in_force is False for candidate in facts.candidates)


def spans(judge: Judge, collaboration: Collaboration, first: date, last: date) -> list[Span]:
    """The spans of a collaboration within a window; days on which it cannot run have none."""
    starts = _first_days(judge, collaboration, first, last)
    found: list[Span] = []
    for position, start in enumerate(starts):
        end = starts[position + 1] - ONE_DAY if position + 1 < len(starts) else last
        if not collaboration.period.possibly_on(start):
            continue
        facts = judge.day(collaboration, start)
        verdict = judge.verdict(collaboration, facts)
        missing = () if verdict.named == "covered" else _missing(facts, start, end)
        previous = found[-1] if found else None
        if previous and previous.last + ONE_DAY == start and previous.verdict == verdict:
            found[-1] = Span(previous.first, end, previous.verdict, previous.missing)
        else:
            found.append(Span(start, end, verdict, missing))
    return found

