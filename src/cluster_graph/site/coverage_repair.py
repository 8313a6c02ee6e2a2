"""What the coverage page says of the repair: the cheapest steps for the days from the cluster's date to the horizon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.days import Judge
from cluster_graph.coverage.phrases import days_words
from cluster_graph.coverage.repairing.steps import step_words
from cluster_graph.problems import Words

# A page is made of many questions: this one may not hold it up.
_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class RepairView:
    """The days looked at, the repair in a sentence, and its steps."""

    days: Words
    summary: Words
    steps: tuple[Words, ...]


def repair_view(judging: Judge, first: date, last: date) -> RepairView:
    """The steps that close the gaps of some days.

    Days without an agreement on record are left to the command line: in public, what nobody has recorded is no task.
    """
    # The solver is slow to import, and the network page alone does without.
    from cluster_graph.coverage.repairing.repair import repair

    found = repair(judging, first, last, time_limit=_SECONDS)
    return RepairView(
        days_words(first, last),
        found.words(),
        tuple(step_words(judging.records, step) for step in found.steps),
    )
