"""What is written: a report on coverage with what else was asked beside it, each computed when a form asks for it.

Takes a report and :class:`Extras`; judging stays as fast as it is, since nothing here is computed before it is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cluster_graph.coverage.missing_facts import MissingFacts, missing_facts
from cluster_graph.coverage.outlook.chains import Chain, chains
from cluster_graph.coverage.outlook.idle import Idle, idle
from cluster_graph.coverage.outlook.notices import Notice, notices
from cluster_graph.coverage.records import CoverageRecords
from cluster_graph.coverage.share import share_of
from cluster_graph.coverage.supposing.compare import Changes, changes
from cluster_graph.coverage.worlds import UNKNOWN

if TYPE_CHECKING:
    from cluster_graph.coverage.repairing.repair import Repair
    from cluster_graph.coverage.report import CoverageReport, Judged
    from cluster_graph.coverage.supposing.assumptions import Assumption
    from cluster_graph.coverage.sweep import Span


@dataclass(frozen=True, slots=True)
class Extras:
    """What was asked beside the verdicts.

    ``settle``: which missing facts would settle the most. ``assumptions``: what the report supposes; ``before``: the
    report on the same window without them. ``repair``: the cheapest steps that close its gaps.
    """

    settle: bool = False
    assumptions: tuple[Assumption, ...] = ()
    before: CoverageReport | None = None
    repair: Repair | None = None


class Answer:
    """A report and what else was asked, as every form of writing takes it."""

    def __init__(self, report: CoverageReport, extras: Extras | None = None) -> None:
        self.report = report
        self.extras = extras or Extras()
        self._shares: dict[tuple[str, date], float | None] = {}

    @property
    def records(self) -> CoverageRecords:
        """The records that were judged."""
        return self.report.records

    @property
    def first_day(self) -> tuple[int, int]:
        """Month and day on which the fiscal year starts."""
        return self.report.records.fiscal_year_starts

    @cached_property
    def relying_on(self) -> dict[str, tuple[str, ...]]:
        """For each agreement the collaborations that it covers, or may cover, on some day of the window."""
        found: dict[str, list[str]] = {}
        for judged in self.report.collaborations:
            for agreement in dict.fromkeys(a for span in judged.spans for a in span.verdict.agreements):
                found.setdefault(agreement, []).append(judged.collaboration.id)
        return {agreement: tuple(collaborations) for agreement, collaborations in found.items()}

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """By when notice is due, within the horizon."""
        return notices(self.records, self.report.after, self.report.horizon_months)

    @cached_property
    def chains(self) -> tuple[Chain, ...]:
        """Agreements that follow one another."""
        return chains(self.records)

    @cached_property
    def covers_nothing(self) -> tuple[Idle, ...]:
        """Agreements that help to cover no collaboration on record."""
        return idle(self.report.judging)

    @cached_property
    def settle(self) -> MissingFacts | None:
        """Which missing facts would settle the most, where it was asked."""
        if not self.extras.settle:
            return None
        judged = ((judged.collaboration, judged.spans) for judged in self.report.collaborations)
        return missing_facts(self.report.judging, judged)

    @cached_property
    def changes(self) -> Changes | None:
        """What the assumptions change, where there are any."""
        return None if self.extras.before is None else changes(self.extras.before, self.report)

    def share(self, judged: Judged, span: Span) -> float | None:
        """The share of readings in which an unknown span is covered; ``None`` where none can be told."""
        if span.verdict.status != UNKNOWN:
            return None
        key = judged.collaboration.id, span.first
        if key not in self._shares:
            share = share_of(self.report.judging, judged.collaboration, span)
            self._shares[key] = None if share is None else float(share)
        return self._shares[key]

    def to_json(self, lang: str = "en") -> dict[str, Any]:
        """The design's JSON; ``because`` is in ``lang``."""
        from cluster_graph.coverage.writing.json_form import report_document

        return report_document(self, lang)

    def to_json_text(self, lang: str = "en") -> str:
        """The same as text."""
        from cluster_graph.coverage.writing.json_form import report_json

        return report_json(self, lang)

    def to_ics(self, lang: str = "en") -> bytes:
        """A calendar of lapses and notice dates."""
        from cluster_graph.coverage.writing.calendar_file import calendar_bytes

        return calendar_bytes(self, lang)

    def to_text(self, lang: str = "en") -> str:
        """For a terminal."""
        from cluster_graph.coverage.writing.text import report_text

        return report_text(self, lang)

    def to_csv(self, lang: str = "en") -> str:
        """A row a span, as CSV."""
        from cluster_graph.coverage.writing.span_table import report_csv

        return report_csv(self, lang)

    def to_xlsx(self, lang: str = "en") -> bytes:
        """A workbook."""
        from cluster_graph.coverage.writing.workbook import report_xlsx

        return report_xlsx(self, lang)

    def to_html(self, lang: str = "en") -> str:
        """One page that stands alone."""
        from cluster_graph.coverage.writing.html import report_html

        return report_html(self, lang)
