"""Spans of equal verdicts: one sweep over the days on which something changes, never a loop over days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.days import DayVerdict, Judge
from cluster_graph.coverage.open_fact import OpenFact
from cluster_graph.coverage.readings import Truth
from cluster_graph.coverage.records import Agreement, Collaboration, Involved
from cluster_graph.coverage.settle import open_facts
from cluster_graph.coverage.worlds import COVERED, JOINT, PAIRWISE, Day
from cluster_graph.periods import ONE_DAY, Period


@dataclass(frozen=True, slots=True)
class Missing:
    """What a fitting agreement lacks on a span; without an agreement, who has none at all.

    ``pairs``: in mode ``pairwise``, the pairs of participants that it leaves without an agreement between them.
    """

    agreement: str | None
    organizations: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A maximal run of days with equal status, ``runs``, reasons and agreements; both days inclusive.

    ``open_facts``: where an agreement may cover it, what a source would have to state to settle it.
    """

    first: date
    last: date
    verdict: DayVerdict
    missing: tuple[Missing, ...]
    open_facts: tuple[OpenFact, ...] = ()

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def _changes_within(rows: Iterable[Involved]) -> Iterator[date]:
    """The days on which something changes by the rows' own periods."""
    return (day for row in rows if row.own is not None for day in row.own.changes())


def _first_days(judge: Judge, collaboration: Collaboration, first: date, last: date) -> list[date]:
    fit = judge.fit(collaboration)
    days = {first, *collaboration.period.changes(), *_changes_within(collaboration.participants)}
    for agreement, _ in fit.able:
        days.update(agreement.period.changes(), _changes_within(agreement.parties))
    for start, end in fit.others_in_force:
        days.update(Period(start, start, end, end).changes())
    return sorted(day for day in days if first <= day <= last)


@dataclass(slots=True)
class _Run:
    """Pieces of days in a row with one verdict, on their way to a span."""

    verdict: DayVerdict
    last: date
    pieces: list[Day]

    @property
    def first(self) -> date:
        return self.pieces[0].day


def _distance(agreement: Agreement, run: _Run) -> int:
    """Days between a span and the possible period of an agreement."""
    start, end = agreement.period.earliest_start, agreement.period.latest_end
    if end is not None and end < run.first:
        return (run.first - end).days
    if start is not None and start > run.last:
        return (start - run.last).days
    return 0


@dataclass(slots=True)
class _Lacking:
    """What an agreement lacks, gathered over the days of a span."""

    bodies: set[str]
    pairs: set[tuple[str, str]]

    def add(self, judge: Judge, agreement: Agreement, scope: Truth, open_: _Open, day: date) -> None:
        candidate = judge.candidate(agreement, scope, open_.bodies, day)
        lacked = candidate.lacks(open_.bodies)
        self.bodies |= lacked
        self.pairs.update(pair for pair in open_.pairs if not lacked.isdisjoint(pair))


@dataclass(frozen=True, slots=True)
class _Open:
    """What is to be met on a piece of days: who has to be bound, and (two by two) which pairs.

    Unless one agreement has to bind all, only what no agreement meets; where all is met in some reading, all of it.
    """

    bodies: frozenset[str]
    pairs: tuple[tuple[str, str], ...] = ()


def _open(facts: Day) -> _Open:
    if facts.mode == JOINT:
        return _Open(facts.wanted)
    due = facts.unmet() or facts.least
    bodies = frozenset[str]().union(*due)
    if facts.mode != PAIRWISE:
        return _Open(bodies)
    pairs = sorted(tuple(sorted(one)) for one in due if len(one) == 2)
    return _Open(bodies, tuple((first, second) for first, second in pairs))


def _opens(run: _Run) -> list[tuple[date, date, _Open]]:
    """What is to be met on the pieces of a run: first day, last day; pieces in a row with the same as one."""
    found: list[tuple[date, date, _Open]] = []
    for position, piece in enumerate(run.pieces):
        end = run.pieces[position + 1].day - ONE_DAY if position + 1 < len(run.pieces) else run.last
        one = _open(piece)
        if found and found[-1][2] == one:
            found[-1] = (found[-1][0], end, one)
        else:
            found.append((piece.day, end, one))
    return found


def _lacks(
    judge: Judge,
    agreement: Agreement,
    scope: Truth,
    opens: Sequence[tuple[date, date, _Open]],
    in_force: bool,
) -> _Lacking:
    """What an agreement lacks on some day of a span on which it may be in force (on any day, if it never is)."""
    found = _Lacking(set(), set())
    concerned = [
        (first, last, one)
        for first, last, one in opens
        if not in_force or _overlaps(agreement.period, first, last)
    ]
    bodies = frozenset[str]().union(*(one.bodies for _, _, one in concerned))
    if not any(judge.standing.may_bind(agreement.id, body) for body in bodies):
        # It binds nobody here on any day, as most agreements of a wide scope: no day has to be looked at.
        found.bodies.update(bodies)
        found.pairs.update(pair for _, _, one in concerned for pair in one.pairs)
        return found
    changes = set(_changes_within(agreement.parties))
    for first, last, one in concerned:
        start = max(first, agreement.period.earliest_start or first) if in_force else first
        end = min(last, agreement.period.latest_end or last) if in_force else last
        for day in sorted({start, *(day for day in changes if start < day <= end)}):
            found.add(judge, agreement, scope, one, day)
    return found


def _overlaps(period: Period, first: date, last: date) -> bool:
    """Whether a period may hold on some day from ``first`` to ``last``."""
    return (period.earliest_start is None or period.earliest_start <= last) and (
        period.latest_end is None or first <= period.latest_end
    )


def _missing(judge: Judge, collaboration: Collaboration, run: _Run) -> tuple[Missing, ...]:
    """What each fitting agreement in force lacks, or the nearest where none is; fewest first."""
    if run.verdict.named == COVERED:
        return ()
    fit = judge.fit(collaboration)
    opens = _opens(run)
    bodies = frozenset[str]().union(*(one.bodies for _, _, one in opens))
    if not bodies:
        return ()
    distances = [(_distance(pair[0], run), pair) for pair in (*fit.able, *fit.others)]
    if not distances:
        pairs = {pair for _, _, one in opens for pair in one.pairs}
        return (Missing(None, tuple(sorted(bodies)), tuple(sorted(pairs))),)
    nearest = min(distance for distance, _ in distances)
    found = []
    for distance, (agreement, scope) in distances:
        if distance == nearest:
            lacks = _lacks(judge, agreement, scope, opens, in_force=nearest == 0)
            if lacks.bodies or nearest > 0:
                found.append(Missing(agreement.id, tuple(sorted(lacks.bodies)), tuple(sorted(lacks.pairs))))
    return tuple(sorted(found, key=lambda m: (len(m.organizations), len(m.pairs), m.agreement or "")))


def pieces(
    judge: Judge, collaboration: Collaboration, first: date, last: date
) -> Iterator[tuple[date, date, Day]]:
    """The runs of days on which nothing changes and the collaboration may run: first day, last day, its facts."""
    if not _overlaps(collaboration.period, first, last):
        return
    starts = _first_days(judge, collaboration, first, last)
    for position, start in enumerate(starts):
        if collaboration.period.possibly_on(start):
            end = starts[position + 1] - ONE_DAY if position + 1 < len(starts) else last
            yield start, end, judge.day(collaboration, start)


def _runs(judge: Judge, collaboration: Collaboration, first: date, last: date) -> Sequence[_Run]:
    found: list[_Run] = []
    for start, end, facts in pieces(judge, collaboration, first, last):
        verdict = judge.verdict(collaboration, facts)
        if found and found[-1].last + ONE_DAY == start and found[-1].verdict == verdict:
            found[-1].pieces.append(facts)
            found[-1].last = end
        else:
            found.append(_Run(verdict, end, [facts]))
    return found


def spans(judge: Judge, collaboration: Collaboration, first: date, last: date) -> list[Span]:
    """The spans of a collaboration within a window; days on which it cannot run have none."""
    return [
        Span(
            run.first,
            run.last,
            run.verdict,
            _missing(judge, collaboration, run),
            open_facts(judge, collaboration, run.first, run.last, run.verdict),
        )
        for run in _runs(judge, collaboration, first, last)
    ]
