"""The words of the sources that a report relies on, by the thing that they state."""

from __future__ import annotations

from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.records import Passage


def relied_on(answer: Answer) -> dict[str, tuple[Passage, ...]]:
    """The passages of what was judged: agreements first (relied on, nearest, lapsing), then collaborations."""
    report = answer.report
    agreements = {
        identifier
        for judged in report.collaborations
        for span in judged.spans
        for identifier in (*span.verdict.agreements, *(m.agreement for m in span.missing if m.agreement))
    }
    agreements.update(lapse.agreement for lapse in report.lapses)
    agreements.update(report.no_end)
    collaborations = [judged.collaboration.id for judged in report.collaborations if judged.spans]
    passages = answer.records.passages
    return {i: passages[i] for i in (*sorted(agreements), *collaborations) if passages.get(i)}
