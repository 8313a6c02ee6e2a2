"""The verdict of one day on which a collaboration may run, its reasons, and the agreements that decide it.

Takes records and a day, and judges by the worlds of :mod:`cluster_graph.coverage.worlds`; makes no sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, product
from typing import Any

from cluster_graph.coverage.fit import Fit, united
from cluster_graph.coverage.open_fact import NOTHING, Dated, OpenFact, Supposed
from cluster_graph.coverage.readings import Scopes, Standing, Truth
from cluster_graph.coverage.records import Agreement, Collaboration, CoverageRecords, Involved
from cluster_graph.coverage.worlds import (
    BEST,
    COVERED,
    HELD,
    JOINT,
    SCOPE,
    TAKES,
    UNKNOWN,
    UNNAMED,
    WHOLE,
    WORST,
    Candidate,
    Day,
    World,
    any_of,
    truth_on,
)

_SORTS_OF_REASON = {
    "date-unknown": (HELD, TAKES),
    "scope-unknown": (SCOPE,),
    "whole-unknown": (WHOLE,),
    "party-missing": (UNNAMED,),
}
# Who takes part is tried in every combination up to so many in doubt (2 to this power of them).
_MOST_DOUBTFUL = 6
REASONS = (
    "lapsed",
    "not-yet",
    "party-missing",
    "none-on-record",
    "date-unknown",
    "scope-unknown",
    "whole-unknown",
    "participants-unnamed",
    "no-participant",
)


@dataclass(frozen=True, slots=True)
class DayVerdict:
    """What is true of a day. ``named``: the verdict were the named participants all."""

    status: str
    named: str
    runs: str
    reasons: tuple[str, ...]
    agreements: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The verdict as the design's JSON of a span has it."""
        return {
            "status": self.status,
            "named": self.named,
            "runs": self.runs,
            "reason": list(self.reasons),
            "agreements": list(self.agreements),
        }


def _in_order(reasons: Iterable[str]) -> tuple[str, ...]:
    found = set(reasons)
    return tuple(reason for reason in REASONS if reason in found)


class Judge:
    """Judges days of collaborations in a mode: all bound by one agreement, every two by one, or each by some."""

    def __init__(self, records: CoverageRecords, mode: str = JOINT) -> None:
        self.records = records
        self.mode = mode
        self.standing = Standing(records)
        self._scopes = Scopes(records)
        self._fits: dict[str, Fit] = {}
        self._rows_of_parties: dict[str, tuple[dict[str, list[Involved]], frozenset[str]]] = {}

    def fit(self, collaboration: Collaboration) -> Fit:
        """The agreements whose scope may take the collaboration in, with whether it certainly does."""
        found = self._fits.get(collaboration.id)
        if found is None:
            fitting = self._scopes.fitting(collaboration)
            able = self.standing.able(fitting, collaboration, together=self.mode == JOINT)
            agreements = self.records.agreements
            others = tuple((agreements[i], scope) for i, scope in fitting.items() if i not in able)
            found = Fit(
                tuple((agreements[i], scope) for i, scope in fitting.items() if i in able),
                others,
                united(agreement.period for agreement, _ in others),
            )
            self._fits[collaboration.id] = found
        return found

    def day(self, collaboration: Collaboration, day: date, supposed: Supposed = NOTHING) -> Day:
        """The facts of one day on which the collaboration may run, where some open facts are supposed."""
        rows: dict[str, list[Truth]] = {}
        for involved in collaboration.participants:
            if involved.counts:
                truth = self._holds(involved, collaboration.id, day, supposed, takes_part=True)
                rows.setdefault(self.standing.body_of(involved.body), []).append(truth)
        takes_part = {body: any_of(truths) for body, truths in rows.items()}
        possible = frozenset(body for body, truth in takes_part.items() if truth is not False)
        return Day(
            day,
            truth_on(collaboration.period, day),
            frozenset(body for body, truth in takes_part.items() if truth is True),
            possible,
            tuple(
                self.candidate(a, scope, possible, day, supposed) for a, scope in self.fit(collaboration).able
            ),
            self.mode,
        )

    def candidate(
        self,
        agreement: Agreement,
        scope: Truth,
        bodies: Iterable[str],
        day: date,
        supposed: Supposed = NOTHING,
    ) -> Candidate:
        """An agreement as it stands on a day to some participants."""
        standing = self.standing
        parties, of_anybody = self._parties(agreement)
        ties: dict[str, tuple[tuple[Truth, Truth], ...]] = {}
        for body in bodies:
            if standing.whole_unknown(body):
                concerned: Iterable[str] = parties
            else:
                # Of the parties only those are looked at that may stand for it: mostly one or none.
                concerned = of_anybody.union(whole for whole in standing.wholes(body) if whole in parties)
            ties[body] = tuple(
                (
                    any_of(self._holds(row, agreement.id, day, supposed) for row in parties[party]),
                    self._stands_for(party, body, supposed),
                )
                for party in concerned
            )
        in_force = Dated(agreement.period, agreement.id).holds(day, supposed)
        if scope is None and supposed:
            scope = any_of(supposed.get(fact) for fact in self.scope_facts(agreement))
        return Candidate(agreement, in_force, scope, ties)

    def _holds(
        self, row: Involved, thing: str, day: date, supposed: Supposed, takes_part: bool = False
    ) -> Truth:
        """Whether a row holds on a day, given that its thing does."""
        if row.own is None or not supposed:
            return truth_on(row.own, day)
        return Dated(row.own, thing, row.body, takes_part).holds(day, supposed)

    def _stands_for(self, party: str, body: str, supposed: Supposed) -> Truth:
        truth = self.standing.stands_for(party, body)
        if truth is None and supposed:
            return any_of(supposed.get(fact) for fact in self.whole_facts(party, body))
        return truth

    def scope_facts(self, agreement: Agreement) -> tuple[OpenFact, ...]:
        """What would have to be known of an agreement whose scope nobody states: its scope, or that it takes over."""
        return tuple(OpenFact("scope", earlier) for earlier in self._scopes.unstated(agreement.id))

    def whole_facts(self, party: str, body: str) -> tuple[OpenFact, ...]:
        """What would have to be known to say whether a party stands for a body, where no source says it."""
        found = []
        if self.standing.whole_unknown(body):
            top = self.standing.wholes(body)[-1]
            found.append(OpenFact("seat" if self.standing.is_unknown_post(top) else "whole", top, top))
        if self.standing.is_unknown_post(party):
            found.append(OpenFact("seat", party, party))
        return tuple(dict.fromkeys(found))

    def _parties(self, agreement: Agreement) -> tuple[dict[str, list[Involved]], frozenset[str]]:
        """The rows of each party, and the parties that may stand for anybody: posts of which no source says whose."""
        found = self._rows_of_parties.get(agreement.id)
        if found is None:
            rows: dict[str, list[Involved]] = {}
            for party in agreement.parties:
                rows.setdefault(self.standing.body_of(party.body), []).append(party)
            of_anybody = frozenset(party for party in rows if self.standing.is_unknown_post(party))
            found = self._rows_of_parties[agreement.id] = rows, of_anybody
        return found

    def verdict(self, collaboration: Collaboration, facts: Day) -> DayVerdict:
        """The verdict of a day on which the collaboration may run."""
        runs = "certainly" if facts.runs else "possibly"
        if not facts.possible:
            return DayVerdict(UNKNOWN, UNKNOWN, runs, ("no-participant",), ())
        named = facts.named_verdict(self.records.complete)
        if named == COVERED:
            worst = facts.covering(WORST)
            if collaboration.names_not_all:
                return DayVerdict(UNKNOWN, COVERED, runs, ("participants-unnamed",), worst)
            return DayVerdict(COVERED, COVERED, runs, (), worst)
        best = facts.covering(BEST)
        if best:
            return DayVerdict(UNKNOWN, named, runs, self._what_would_settle(facts), best)
        somebody_else = collaboration.names_not_all and not facts.certain
        status = UNKNOWN if somebody_else else named
        return DayVerdict(status, named, runs, self._why_not(collaboration, facts), ())

    def _what_would_settle(self, facts: Day) -> tuple[str, ...]:
        """The sorts of unknown that, settled, would settle the day; where none alone would, those that together do."""
        alone = [reason for reason in _SORTS_OF_REASON if self._settles(facts, reason)]
        if alone:
            return _in_order(alone)
        enough = [
            frozenset(reasons)
            for reasons in _subsets(_SORTS_OF_REASON)
            if facts.covered(frozenset(chain.from_iterable(_SORTS_OF_REASON[reason] for reason in reasons)))
        ]
        smallest = [reasons for reasons in enough if not any(other < reasons for other in enough)]
        return _in_order(chain.from_iterable(smallest))

    def _settles(self, facts: Day, reason: str) -> bool:
        """Whether the unknowns of one sort would settle the day: settled all for or all against coverage.

        Of who takes part every choice counts: each leaves others to be bound.
        """
        sorts = _SORTS_OF_REASON[reason]
        days = _with_takers_settled(facts) if TAKES in sorts else [facts]
        return any(
            day.named_verdict(self.records.complete, well, frozenset(sorts) - well) != UNKNOWN
            for day in days
            for well in _subsets(sorts)
        )

    def _why_not(self, collaboration: Collaboration, facts: Day) -> tuple[str, ...]:
        fit = self.fit(collaboration)
        if not fit.able and not fit.others:
            return ("none-on-record",)
        reasons = set()
        if fit.another_in_force(facts.day):
            reasons.add("party-missing")
        unmet = facts.unmet()
        for candidate in facts.candidates:
            if candidate.in_force is not False:
                reasons.add("party-missing")
            elif any(candidate.meets(obligation, BEST, always=True) for obligation in unmet):
                end = candidate.agreement.period.latest_end
                reasons.add("lapsed" if end is not None and end < facts.day else "not-yet")
        return _in_order(reasons) or ("party-missing",)


def _with_takers_settled(facts: Day) -> Iterator[Day]:
    """The day with who takes part settled in every way (of many in doubt: none, each alone, or all)."""
    doubtful = sorted(facts.possible - facts.certain)
    if len(doubtful) <= _MOST_DOUBTFUL:
        choices = list(_subsets(doubtful))
    else:
        choices = [frozenset(), *(frozenset({body}) for body in doubtful), frozenset(doubtful)]
    for choice in choices:
        takers = facts.certain | choice
        if takers:
            yield replace(facts, certain=takers, possible=takers)


def _subsets(items: Iterable[str]) -> Iterator[World]:
    found = tuple(items)
    for choice in product((False, True), repeat=len(found)):
        yield frozenset(item for item, chosen in zip(found, choice, strict=True) if chosen)
