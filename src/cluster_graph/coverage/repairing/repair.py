"""The cheapest steps that close the gaps of a window: extend an agreement, let one more sign, conclude a new one.

Takes a judge, a window and costs; gives a :class:`Repair`. What it promises is checked before it is given: the steps
are assumed and the days judged again. Exact by integer programming (:mod:`~cluster_graph.coverage.repairing.model`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from time import monotonic
from typing import Any

from cluster_graph.coverage.days import DayVerdict, Judge
from cluster_graph.coverage.phrases import counted
from cluster_graph.coverage.records import Collaboration, CoverageRecords
from cluster_graph.coverage.repairing.costs import Costs
from cluster_graph.coverage.repairing.dates import Plan, dated
from cluster_graph.coverage.repairing.model import CONCLUDE, EXTEND, Key, Prices, cheapest
from cluster_graph.coverage.repairing.needs import Needs, needs_of
from cluster_graph.coverage.repairing.steps import Step, number, step_json
from cluster_graph.coverage.supposing.assumptions import Assumption
from cluster_graph.coverage.sweep import Span, spans
from cluster_graph.coverage.worlds import COVERED, UNCOVERED
from cluster_graph.problems import Words

TIME_LIMIT = 30.0
_Wanted = tuple[Collaboration, Span]


@dataclass(frozen=True, slots=True)
class Unrepaired:
    """Days of a collaboration, both inclusive, that no agreement could cover, and why."""

    collaboration: str
    first: date
    last: date
    why: Words


@dataclass(frozen=True, slots=True)
class Repair:
    """Steps in the order in which they are to be assumed, and what they cost.

    No repair costs less than ``bound``. ``days``: the collaboration-days that are repaired. ``unknown``: whether days
    unknown for want of an agreement are repaired as well as gaps.
    """

    steps: tuple[Step, ...]
    bound: Decimal
    days: int
    unrepaired: tuple[Unrepaired, ...] = ()
    unknown: bool = False

    @property
    def cost(self) -> Decimal:
        """What the steps cost together."""
        return _total(self.steps)

    @property
    def gap(self) -> Decimal:
        """By how much a cheaper repair may cost less, at most."""
        return self.cost - self.bound

    @property
    def optimal(self) -> bool:
        """Whether no repair costs less."""
        return self.gap == 0

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The steps as assumptions, in the order in which they are to be made."""
        return tuple(step.assumption for step in self.steps)

    def words(self) -> Words:
        """How many steps, what they cost, and how sure it is that nothing costs less."""
        what = Words(
            "協定の空白及び該当する協定の記録がない日", "gaps and days without an agreement on record"
        )
        if not self.unknown:
            what = Words("協定の空白", "gaps")
        if not self.steps:
            return Words(
                f"この期間に{what.ja}はなく、手順を要しない。",
                f"There are no {what.en}; nothing is to be done.",
            )
        ja = f"{what.ja}（延べ{self.days:,}日）をなくす手順は{len(self.steps)}件、費用の合計は{number(self.cost)}である。"
        en = (
            f"{counted(len(self.steps), 'step')} at a cost of {number(self.cost)} close all {what.en}"
            f" ({counted(self.days, 'collaboration-day')})."
        )
        if self.optimal:
            ja, en = f"{ja}これより費用の小さい手順はない。", f"{en} No other steps cost less."
        else:
            ja = f"{ja}これより費用の小さい手順があるかもしれないが、{number(self.bound)}を下回るものはない。"
            en = f"{en} There may be cheaper steps, but none below {number(self.bound)}."
        if self.unknown:
            # Silence is no absence: the first thing to do is to look.
            ja = f"{ja}記録にない協定が既にあれば、新しく結ばずにそれを記録すればよい。"
            en = f"{en} Where an agreement exists that is not on record, it only has to be recorded."
        return Words(ja, en)

    def to_json(self, records: CoverageRecords) -> dict[str, Any]:
        """The repair as JSON; ``steps`` is what the design calls ``repair``."""
        return {
            "steps": [step_json(records, step) for step in self.steps],
            "cost": number(self.cost),
            "bound": number(self.bound),
            "gap": number(self.gap),
            "optimal": self.optimal,
            "days": self.days,
            "words": asdict(self.words()),
            "unrepaired": [
                {
                    "collaboration": left.collaboration,
                    "from": left.first.isoformat(),
                    "to": left.last.isoformat(),
                    "why": asdict(left.why),
                }
                for left in self.unrepaired
            ],
        }


def repair(
    judging: Judge,
    first: date,
    last: date,
    unknown: bool = False,
    costs: Costs | None = None,
    time_limit: float = TIME_LIMIT,
) -> Repair:
    """The cheapest steps after which no day from ``first`` to ``last`` is uncovered; both days inclusive.

    Each day that was uncovered becomes covered, were the named participants all. With ``unknown`` also the days that
    are unknown for want of an agreement; not those that are unknown only because a source may still tell a date, a
    scope or a whole. After ``time_limit`` seconds the rest is chosen greedily, and ``bound`` says how far from the best it may be.
    """
    costs = costs or Costs()
    judged = list(_judged(judging, first, last))
    wanted = [pair for pair in judged if _to_repair(pair[1].verdict, unknown)]
    days = sum(span.days for _, span in wanted)
    left = tuple(_without_participant(judged)) if unknown else ()
    silent = [
        pair for pair in judged if _for_want(pair[1].verdict) and not _to_repair(pair[1].verdict, unknown)
    ]
    deadline = monotonic() + time_limit
    bound: Decimal | None = None
    # Each round adds days that the next one certainly covers, so there is a last one.
    while True:
        needs = needs_of(judging, wanted)
        prices = _prices(needs, costs)
        choice = cheapest(tuple(needs.pieces), prices, deadline - monotonic())
        bound = choice.bound if bound is None else bound
        plan = dated(judging, needs, choice.steps, prices, last)
        opened = _opened(judging, plan, silent)
        if opened:
            # More days of the same steps cost nothing.
            plan.stretch((agreements, span.first, span.last) for _, span, agreements in opened)
            opened = _opened(judging, plan, silent)
        if not opened:
            steps = plan.steps()
            return Repair(steps, min(bound, _total(steps)), days, left, unknown)
        wanted += [(collaboration, span) for collaboration, span, _ in opened]


def _total(steps: Iterable[Step]) -> Decimal:
    return sum((step.cost for step in steps), Decimal(0))


def _opened(
    judging: Judge, plan: Plan, silent: Iterable[_Wanted]
) -> list[tuple[Collaboration, Span, frozenset[str]]]:
    """The spans that the steps of a plan make gaps, and the agreements in it that fit them.

    A body that is known to have signed at another time is known not to have signed: what was unknown for want of an
    agreement becomes a gap. No other day can: what some reading covers is still covered by it after any step.
    """
    touched = plan.touched()
    after = Judge(plan.records(), judging.mode)
    found = []
    for collaboration, span in silent:
        fit = after.fit(collaboration)
        agreements = frozenset(a.id for a, _ in (*fit.able, *fit.others) if a.id in touched)
        if agreements:
            found += [
                (collaboration, gap, agreements)
                for gap in spans(after, collaboration, span.first, span.last)
                if gap.verdict.status == UNCOVERED
            ]
    return found


def _judged(judging: Judge, first: date, last: date) -> Iterator[_Wanted]:
    for _, collaboration in sorted(judging.records.collaborations.items()):
        if collaboration.requires_agreement:
            for span in spans(judging, collaboration, first, last):
                yield collaboration, span


def _to_repair(verdict: DayVerdict, unknown: bool) -> bool:
    return verdict.status == UNCOVERED or (unknown and _for_want(verdict))


def _for_want(verdict: DayVerdict) -> bool:
    """Whether no agreement may cover the day, and somebody is known who would have to be covered."""
    return verdict.named != COVERED and not verdict.agreements and "no-participant" not in verdict.reasons


def _without_participant(judged: Iterable[_Wanted]) -> Iterator[Unrepaired]:
    why = Words(
        "参加者の記録がなく、誰の協定が要るか分からない。",
        "No participant is recorded, so it is not known whose agreement it needs.",
    )
    for collaboration, span in judged:
        if "no-participant" in span.verdict.reasons:
            yield Unrepaired(collaboration.id, span.first, span.last, why)


def _prices(needs: Needs, costs: Costs) -> Prices:
    keys = {key for need in needs.pieces for option in need for key in option}
    return Prices({key: _cost(key, costs) for key in keys}, needs.lapsed)


def _cost(key: Key, costs: Costs) -> Decimal:
    if key.sort == CONCLUDE:
        return costs.new + costs.party * len(key.names)
    return costs.extend if key.sort == EXTEND else costs.sign
