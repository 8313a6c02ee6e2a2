"""Agreements that cover nothing: in no reading, on no day, do they help to cover a collaboration on record.

Takes a judge, whose mode decides what it is to help. Not by days but by agreement: each is looked at only until one
collaboration is found for it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from cluster_graph.coverage.days import Judge
from cluster_graph.coverage.readings import Truth
from cluster_graph.coverage.records import Agreement, Collaboration
from cluster_graph.coverage.worlds import BEST, JOINT, PAIRWISE, any_of, truth_on
from cluster_graph.periods import ONE_DAY

SCOPE_NONE = "scope-none"
NO_COLLABORATION = "no-collaboration-in-scope"
NO_PARTY = "no-party-on-record"
PARTIES = "parties-do-not-fit"
TIME = "never-at-the-same-time"
WHYS = (SCOPE_NONE, NO_COLLABORATION, NO_PARTY, PARTIES, TIME)


@dataclass(frozen=True, slots=True)
class Idle:
    """An agreement that covers none of the collaborations that need one.

    ``why``, the first that holds: its scope is stated to be none of them (``scope-none``), or takes in none of them
    (``no-collaboration-in-scope``); no party of it is on record; its parties never stand for those who take part in
    one (``parties-do-not-fit``), or never while it may be in force (``never-at-the-same-time``).
    ``scope_stated``: whether the sources say what it covers; if not, it may cover what is not on record.
    ``nearest``: the collaborations, in order, that its parties fit, but not in time.
    """

    agreement: str
    why: str
    scope_stated: bool
    nearest: tuple[str, ...] = ()


def idle(judge: Judge) -> tuple[Idle, ...]:
    """The agreements that cover nothing, by id."""
    seen = _Seen()
    for _, collaboration in sorted(judge.records.collaborations.items()):
        if collaboration.requires_agreement:
            _look(judge, collaboration, seen)
    return tuple(
        Idle(
            identifier,
            _why(agreement, seen),
            identifier not in seen.scope_unknown,
            tuple(seen.fits_at_other_times.get(identifier, ())),
        )
        for identifier, agreement in sorted(judge.records.agreements.items())
        if identifier not in seen.busy
    )


@dataclass(slots=True)
class _Seen:
    """What is known so far of the agreements, by their ids. ``busy``: they cover something."""

    busy: set[str] = field(default_factory=set)
    in_scope: set[str] = field(default_factory=set)
    scope_unknown: set[str] = field(default_factory=set)
    fits_at_other_times: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def _why(agreement: Agreement, seen: _Seen) -> str:
    if agreement.id in seen.fits_at_other_times:
        return TIME
    if agreement.id not in seen.in_scope:
        return SCOPE_NONE if agreement.covers == {"none"} else NO_COLLABORATION
    return PARTIES if agreement.parties else NO_PARTY


def _look(judge: Judge, collaboration: Collaboration, seen: _Seen) -> None:
    """Look for agreements that are not known to cover anything yet among those that fit one collaboration."""
    fit = judge.fit(collaboration)
    for agreement, scope in (*fit.able, *fit.others):
        seen.in_scope.add(agreement.id)
        if scope is None:
            seen.scope_unknown.add(agreement.id)
    waiting = [(agreement, scope) for agreement, scope in fit.able if agreement.id not in seen.busy]
    if not waiting:
        return
    pieces = _pieces(judge, collaboration)
    for agreement, scope in waiting:
        fits = [piece for piece in pieces if _helps(judge, agreement, scope, piece, piece.first, always=True)]
        if any(_ever_helps(judge, agreement, scope, piece) for piece in fits):
            seen.busy.add(agreement.id)
        elif fits:
            seen.fits_at_other_times[agreement.id].append(collaboration.id)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Days of a collaboration on which the same bodies certainly, and the same possibly, take part."""

    first: date
    last: date
    certain: frozenset[str]
    possible: frozenset[str]


def _pieces(judge: Judge, collaboration: Collaboration) -> list[_Piece]:
    counting = [involved for involved in collaboration.participants if involved.counts]
    first = collaboration.period.earliest_start or date.min
    last = collaboration.period.latest_end or date.max
    changes = {day for involved in counting for day in (involved.own.changes() if involved.own else ())}
    starts = sorted({first, *(day for day in changes if first < day <= last)})
    found = []
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        rows: dict[str, list[Truth]] = defaultdict(list)
        for involved in counting:
            rows[judge.standing.body_of(involved.body)].append(truth_on(involved.own, start))
        takes_part = {body: any_of(truths) for body, truths in rows.items()}
        certain = frozenset(body for body, truth in takes_part.items() if truth is True)
        possible = frozenset(body for body, truth in takes_part.items() if truth is not False)
        found.append(_Piece(start, last if following is None else following - ONE_DAY, certain, possible))
    return found


def _ever_helps(judge: Judge, agreement: Agreement, scope: Truth, piece: _Piece) -> bool:
    """Whether an agreement helps, in some reading, on some day of a piece on which it may be in force."""
    first = max(piece.first, agreement.period.earliest_start or date.min)
    last = min(piece.last, agreement.period.latest_end or date.max)
    if first > last:
        return False
    changes = {day for party in agreement.parties for day in (party.own.changes() if party.own else ())}
    days = [first, *sorted(day for day in changes if first < day <= last)]
    return any(_helps(judge, agreement, scope, piece, day) for day in days)


def _helps(
    judge: Judge, agreement: Agreement, scope: Truth, piece: _Piece, day: date, always: bool = False
) -> bool:
    """Whether an agreement helps on a day in some reading; ``always``: were all in force on every day."""
    candidate = judge.candidate(agreement, scope, piece.possible, day)
    if always and agreement.names_not_all:
        bound = piece.possible
    else:
        bound = frozenset(body for body in piece.possible if candidate.binds(body, BEST, always))
    if judge.mode == JOINT or (judge.mode == PAIRWISE and len(bound) == 1):
        # All who certainly take part; of two by two, somebody who may take part alone is enough.
        return bool(bound) and piece.certain <= bound
    return bool(bound)
