"""The cheapest repair by trying every set of steps, each applied as an assumption and judged day by day.

Knows nothing of the integer program: steps are given all days of the window, so that none could do more, and sets are
tried from the cheapest on until all days that ask for it are covered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import compress, product

from cluster_graph.coverage.days import DayVerdict, Judge
from cluster_graph.coverage.records import Agreement, Collaboration, CoverageRecords
from cluster_graph.coverage.repairing.costs import Costs
from cluster_graph.coverage.supposing.assume import assume
from cluster_graph.coverage.supposing.assumptions import Assumption, New, Renew, Sign
from cluster_graph.problems import InputError
from tests.coverage.oracle import Oracle

Target = tuple[str, date]


class TooManySets(Exception):
    """There are more steps than a test has time to try all sets of."""


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day, both edges included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def verdicts(judge: Judge, first: date, last: date) -> dict[Target, DayVerdict]:
    """The verdict of every day on which a judged collaboration may run."""
    return {
        (work.id, day): judge.verdict(work, judge.day(work, day))
        for work in judge.records.collaborations.values()
        if work.requires_agreement
        for day in days_between(first, last)
        if work.period.possibly_on(day)
    }


def targets(judge: Judge, first: date, last: date, unknown: bool) -> set[Target]:
    """The days that a repair has to cover."""
    found = set()
    for key, verdict in verdicts(judge, first, last).items():
        wanting = verdict.named == "uncovered" or (verdict.named == "unknown" and not verdict.agreements)
        if verdict.status == "uncovered" or (unknown and wanting and "no-participant" not in verdict.reasons):
            found.add(key)
    return found


@dataclass(frozen=True)
class _Steps:
    records: CoverageRecords
    wanted: frozenset[Target]
    first: date
    last: date
    costs: Costs

    def chain(self, who: str) -> list[str]:
        post = self.records.posts.get(who)
        found = [post.organization if post and post.organization else who]
        while (body := self.records.bodies.get(found[-1])) and body.part_of:
            found.append(body.part_of)
        return found

    def top(self, who: str) -> str:
        return self.chain(who)[-1]

    def tops(self, work: Collaboration, day: date | None) -> frozenset[str]:
        rows = [row for row in work.participants if row.counts]
        return frozenset(
            self.top(row.body) for row in rows if day is None or row.own is None or row.own.possibly_on(day)
        )

    def signed_by_one_of(self, agreement: Agreement, work: Collaboration) -> bool:
        reached = {whole for row in work.participants if row.counts for whole in self.chain(row.body)}
        return any(self.chain(party.body)[0] in reached for party in agreement.parties)

    def works(self) -> list[Collaboration]:
        return [self.records.collaborations[name] for name in sorted({name for name, _ in self.wanted})]

    def groups(self, work: Collaboration) -> set[frozenset[str]]:
        """By day the bodies that take part on days to be covered, and all of them."""
        by_day = {self.tops(work, day) for name, day in self.wanted if name == work.id}
        return by_day | {frozenset().union(*by_day)}

    def all(self) -> list[tuple[Decimal, Assumption]]:
        works = self.works()
        found: list[tuple[Decimal, Assumption]] = []
        oracle = Oracle(self.records, 0)
        for agreement in self.records.agreements.values():
            if not any(oracle.can_cover(agreement, work, {}) for work in works):
                continue
            if agreement.period.latest_start is None:
                continue  # Only what has certainly begun can be prolonged.
            until = max(self.last, agreement.period.latest_end or self.last)
            if not agreement.period.open_ended:
                found.append((self.costs.extend, Renew(agreement.id, until)))
            # Who works together with one of its parties may join it.
            related = [work for work in works if oracle.can_cover(agreement, work, {})]
            related = [work for work in related if self.signed_by_one_of(agreement, work)]
            takers = sorted(frozenset().union(*(self.tops(work, None) for work in related)))
            found += [(self.costs.sign, Sign(who, agreement.id, self.first)) for who in takers]
        groups = {work.id: self.groups(work) for work in works}
        for parties in sorted(set().union(*groups.values()), key=sorted):
            covers = tuple(work.id for work in works if parties <= frozenset().union(*groups[work.id]))
            price = self.costs.new + self.costs.party * len(parties)
            found.append((price, New(tuple(sorted(parties)), self.first, self.last, covers)))
        return found


def _applied(records: CoverageRecords, chosen: Iterable[Assumption]) -> CoverageRecords:
    for assumption in chosen:
        try:
            records = assume(records, [assumption])
        except InputError:
            continue
    return records


def cheapest_by_search(
    judge: Judge, first: date, last: date, unknown: bool, costs: Costs, most: int = 12
) -> Decimal:
    """What the cheapest set of steps costs that covers every day it has to."""
    wanted = targets(judge, first, last, unknown)
    if not wanted:
        return Decimal(0)
    steps = _Steps(judge.records, frozenset(wanted), first, last, costs).all()
    # A step that changes nothing, even after all extensions, need not be tried.
    extended = _applied(judge.records, [step for _, step in steps if isinstance(step, Renew)])
    steps = [
        (price, step)
        for price, step in steps
        if isinstance(step, Renew) or _applied(extended, [step]) != extended
    ]
    if len(steps) > most:
        raise TooManySets
    masks = product((False, True), repeat=len(steps))
    priced = sorted(
        ((sum((price for price, _ in compress(steps, mask)), Decimal(0)), mask) for mask in masks),
        key=lambda item: item[0],
    )
    for price, mask in priced:
        trial = Judge(_applied(judge.records, [step for _, step in compress(steps, mask)]), judge.mode)
        if all(
            trial.verdict(work := trial.records.collaborations[name], trial.day(work, day)).named == "covered"
            for name, day in wanted
        ):
            return price
    raise AssertionError("new agreements alone cover every day")
