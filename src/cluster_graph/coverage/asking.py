"""Answers a question on coverage: judges the records, supposes what is to be supposed, and repairs what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.answer import Answer, Extras
from cluster_graph.coverage.records import CoverageRecords
from cluster_graph.coverage.repairing.costs import Costs
from cluster_graph.coverage.report import CoverageReport, judge
from cluster_graph.coverage.supposing.assume import assume_texts
from cluster_graph.coverage.worlds import JOINT


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of coverage: a window and mode (see :func:`~cluster_graph.coverage.report.judge`), and more.

    ``assume``: sentences, supposed one after another. ``settle``: which missing facts would settle the most.
    ``repair``: ``uncovered``, or ``unknown`` for days without an agreement on record as well; ``None`` for none.
    ``costs`` and ``time_limit`` (in seconds) are of the repair.
    """

    window_from: date | None = None
    window_to: date | None = None
    on: date | None = None
    horizon_months: int = 12
    mode: str = JOINT
    assume: tuple[str, ...] = ()
    settle: bool = False
    repair: str | None = None
    costs: Costs | None = None
    time_limit: float | None = None

    def judged(self, records: CoverageRecords) -> CoverageReport:
        """The report on records."""
        return judge(records, self.window_from, self.window_to, self.on, self.horizon_months, self.mode)


def ask(records: CoverageRecords, asked: Asked) -> Answer:
    """The answer: what is repaired are the gaps that are left under the assumptions.

    Raises :class:`~cluster_graph.problems.InputError` for a sentence that cannot be supposed, or a window that ends
    before it starts.
    """
    supposed, assumptions = assume_texts(records, asked.assume)
    report = asked.judged(supposed)
    steps = None
    if asked.repair is not None:
        steps = report.repair(asked.repair == "unknown", asked.costs, asked.time_limit)
    before = asked.judged(records) if assumptions else None
    return Answer(report, Extras(asked.settle, assumptions, before, steps))
