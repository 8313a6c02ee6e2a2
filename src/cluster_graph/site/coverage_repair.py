"""What the coverage page says of the repair: the cheapest steps for the days from the cluster's date to the horizon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.records import CoverageRecords
from cluster_graph.coverage.repairing.steps import step_words
from cluster_graph.coverage.report import judge
from cluster_graph.formats import plain_day_words
from cluster_graph.problems import Words

# A page is made of many questions: this one may not hold it up.
_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class RepairView:
    """The days looked at, the repair in a sentence, and its steps."""

    days: Words
    summary: Words
    steps: tuple[Words, ...]


def repair_view(records: CoverageRecords, first: date, last: date) -> RepairView:
    """The steps that close the gaps of some days.

    Days without an agreement on record are left to the command line: in public, what nobody has recorded is no task.
    """
    repair = judge(records, window_from=first, window_to=last).repair(time_limit=_SECONDS)
    start, end = plain_day_words(first), plain_day_words(last)
    return RepairView(
        Words(f"{start.ja}から{end.ja}まで", f"{start.en} to {end.en}"),
        repair.words(),
        tuple(step_words(records, step) for step in repair.steps),
    )
