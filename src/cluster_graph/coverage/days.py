"""The verdict of one day on which a collaboration may run: two readings decide it exactly.

Coverage grows with agreements, signatures, scopes and wholes and shrinks with participants. So a day is covered in
every reading if the *worst* covers it (whatever may be absent is absent, whoever may take part does), and in none if
the *best* does not. Takes records and a day; makes no sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.readings import Readings, Truth
from cluster_graph.coverage.records import Agreement, Collaboration, Involved
from cluster_graph.periods import Period

COVERED, UNCOVERED, UNKNOWN = "covered", "uncovered", "unknown"
DATE, SCOPE, WHOLE = "date-unknown", "scope-unknown", "whole-unknown"
SORTS = (DATE, SCOPE, WHOLE)
ALL_SORTS = frozenset(SORTS)
NO_SORT: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DayVerdict:
    """What is true of a day. ``named``: the verdict were the named participants all."""

    status: str
    named: str
    runs: str
    reasons: tuple[str, ...]
    agreements: tuple[str, ...]


def _truth_on(period: Period | None, day: date) -> Truth:
    if period is None or period.certainly_on(day):
        return True
    return None if period.possibly_on(day) else False


def _or(truths: Iterable[Truth]) -> Truth:
    found = False
    unknown = False
    for truth in truths:
        if truth:
            found = True
            break
        unknown = unknown or truth is None
    return True if found else None if unknown else False


@dataclass(frozen=True, slots=True)
class _Tie:
    """How one party binds one participant on a day: by date and by whole."""

    holds: Truth
    stands: Truth


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fitting agreement on a day: is it in force, can it cover, and who is bound by whom."""

    agreement: Agreement
    in_force: Truth
    scope: Truth
    ties: dict[str, tuple[_Tie, ...]]

    def covers(
        self, certain: frozenset[str], possible: frozenset[str], well: frozenset[str], unnamed: bool
    ) -> bool:
        """Whether it covers when unknowns of the sorts in ``well`` are settled well and all others badly.

        ``unnamed``: whether parties that no source names count, where there are such.
        """
        if not _settled(self.in_force, DATE in well) or not _settled(self.scope, SCOPE in well):
            return False
        bound = {body for body in possible if self._binds(body, well)}
        if unnamed and self.agreement.names_not_all:
            bound |= possible
        if DATE not in well:
            return possible <= bound
        return certain <= bound if certain else bool(bound)

    def _binds(self, body: str, well: frozenset[str]) -> bool:
        return any(
            _settled(tie.holds, DATE in well) and _settled(tie.stands, WHOLE in well)
            for tie in self.ties.get(body, ())
        )

    def always_covers(self, certain: frozenset[str], possible: frozenset[str], badly: frozenset[str]) -> bool:
        """Whether it would cover were everything recorded always in force, counting named parties only."""
        if not _settled(self.scope, SCOPE not in badly):
            return False
        bound = {
            body
            for body in possible
            if any(_settled(tie.stands, WHOLE not in badly) for tie in self.ties.get(body, ()))
        }
        return certain <= bound if certain else bool(possible & bound)

    def lacks(self, wanted: frozenset[str]) -> tuple[str, ...]:
        """Those of ``wanted`` whom no recorded party can bind on the day, in order."""
        return tuple(sorted(body for body in wanted if not self._binds(body, ALL_SORTS)))


def _settled(truth: Truth, well: bool) -> bool:
    return truth is True or (truth is None and well)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a collaboration: who takes part, and its fitting agreements."""

    day: date
    runs: Truth
    certain: frozenset[str]
    possible: frozenset[str]
    candidates: tuple[Candidate, ...]

    @property
    def wanted(self) -> frozenset[str]:
        """Those who have to be covered at least."""
        return self.certain or self.possible

    def covering(self, well: frozenset[str], unnamed: bool = False) -> tuple[str, ...]:
        """The agreements that cover; see :meth:`Candidate.covers`."""
        return tuple(
            c.agreement.id for c in self.candidates if c.covers(self.certain, self.possible, well, unnamed)
        )

    def time_matters(self, badly: frozenset[str] = NO_SORT) -> bool:
        """Whether some recorded agreement would cover were everything always in force."""
        return any(c.always_covers(self.certain, self.possible, badly) for c in self.candidates)


class Judge:
    """Judges days of collaborations."""

    def __init__(self, readings: Readings) -> None:
        self.readings = readings
        self.complete = readings.records.complete
        self._fitting: dict[str, list[tuple[Agreement, Truth]]] = {}

    def fitting(self, collaboration: Collaboration) -> list[tuple[Agreement, Truth]]:
        """The agreements whose scope may take the collaboration in, with whether it certainly does."""
        found = self._fitting.get(collaboration.id)
        if found is None:
            agreements = self.readings.records.agreements
            scopes = [(agreements[i], self.readings.can_cover(agreements[i], collaboration)) for i in sorted(agreements)]
            found = [(agreement, scope) for agreement, scope in scopes if scope is not False]
            self._fitting[collaboration.id] = found
        return found

    def day(self, collaboration: Collaboration, day: date) -> Day:
        """The facts of one day on which the collaboration may run."""
        by_body: dict[str, list[Truth]] = {}
        for involved in collaboration.participants:
            if involved.counts:
                by_body.setdefault(involved.body, []).append(_truth_on(involved.own, day))
        takes_part = {body: _or(truths) for body, truths in by_body.items()}
        possible = frozenset(body for body, truth in takes_part.items() if truth is not False)
        return Day(
            day,
            _truth_on(collaboration.period, day),
            frozenset(body for body, truth in takes_part.items() if truth is True),
            possible,
            tuple(self._candidate(a, scope, possible, day) for a, scope in self.fitting(collaboration)),
        )

    def _candidate(self, agreement: Agreement, scope: Truth, possible: frozenset[str], day: date) -> Candidate:
        ties = {body: self._ties(agreement.parties, body, day) for body in sorted(possible)}
        return Candidate(agreement, _truth_on(agreement.period, day), scope, ties)

    def _ties(self, parties: tuple[Involved, ...], body: str, day: date) -> tuple[_Tie, ...]:
        ties = []
        for party in parties:
            stands = self.readings.stands_for(party.body, body)
            if stands is not False:
                ties.append(_Tie(_truth_on(party.own, day), stands))
        return tuple(ties)

    def verdict(self, collaboration: Collaboration, facts: Day) -> DayVerdict:
        """The verdict of a day on which the collaboration may run."""
        runs = "certainly" if facts.runs else "possibly"
        if not facts.possible:
            return DayVerdict(UNKNOWN, UNKNOWN, runs, ("no-participant",), ())
        worst = facts.covering(NO_SORT)
        if worst:
            if collaboration.names_not_all:
                return DayVerdict(UNKNOWN, COVERED, runs, ("participants-unnamed",), worst)
            return DayVerdict(COVERED, COVERED, runs, (), worst)
        best = facts.covering(ALL_SORTS, unnamed=True)
        if best:
            return DayVerdict(UNKNOWN, UNKNOWN, runs, self._what_would_settle(facts), best)
        named = UNCOVERED if self.complete or facts.time_matters() else UNKNOWN
        excluded = collaboration.names_not_all and not facts.certain
        return DayVerdict(UNKNOWN if excluded else named, named, runs, _why_not(facts), ())

    def _what_would_settle(self, facts: Day) -> tuple[str, ...]:
        alone = tuple(sort for sort in SORTS if self._settles(facts, frozenset({sort})))
        if alone:
            return alone
        if not facts.covering(ALL_SORTS):
            return ("party-missing",)  # only a party that no source names could cover it
        needed = tuple(sort for sort in SORTS if not facts.covering(ALL_SORTS - {sort}))
        return needed or SORTS

    def _settles(self, facts: Day, sort: frozenset[str]) -> bool:
        """Whether the unknowns of one sort, settled well or badly, would settle the day."""
        if facts.covering(sort):
            return True
        return not facts.covering(ALL_SORTS - sort, unnamed=True) and (self.complete or facts.time_matters(sort))


def _why_not(facts: Day) -> tuple[str, ...]:
    if not facts.candidates:
        return ("none-on-record",)
    reasons = set()
    for candidate in facts.candidates:
        if candidate.in_force is not False:
            reasons.add("party-missing")
        elif candidate.always_covers(facts.certain, facts.possible, NO_SORT):
            end = candidate.agreement.period.latest_end
            reasons.add("lapsed" if end is not None and end < facts.day else "not-yet")
    order = ("lapsed", "not-yet", "party-missing")
    return tuple(reason for reason in order if reason in reasons) or ("party-missing",)
