"""What the coverage page says: verdicts in words, lapses and what hangs on them, a timeline, and the same as a table.

Takes the knowledge of a cluster and coverage's own reports; gives :class:`CoverageView`. Judges nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cluster_graph.coverage.answer import Answer, Extras
from cluster_graph.coverage.load import load_coverage
from cluster_graph.coverage.outlook.chains import Chain
from cluster_graph.coverage.report import CoverageReport, Judged, judge
from cluster_graph.periods import months_after
from cluster_graph.problems import Words
from cluster_graph.site import timeline
from cluster_graph.site.coverage_filter import Count, Settling, counts, search_data, settling
from cluster_graph.site.coverage_lapses import LapseView, found_links, lapse_view
from cluster_graph.site.coverage_repair import RepairView, repair_view
from cluster_graph.site.coverage_spans import IF_IT_RUNS, STATES, SpanView, span_view
from cluster_graph.site.facts import Link, Quoted, link, passages, period_words
from cluster_graph.site.knowledge import Knowledge
from cluster_graph.site.things import Thing
from cluster_graph.store.engine import Engine

__all__ = ["AgreementRow", "CoverageView", "LapseView", "SpanView", "WorkView", "coverage_view"]

HORIZON_MONTHS = 12


@dataclass(frozen=True, slots=True)
class WorkView:
    """A collaboration: how it stands on the date (``status`` none: it cannot run then), and its spans.

    ``bars``: each span's bar; ``now``: the span of the date.
    """

    thing: Thing
    name: Link
    status: str | None
    now: tuple[SpanView, ...]
    spans: tuple[SpanView, ...]
    bars: tuple[timeline.Bar, ...]
    passages: tuple[Quoted, ...]

    @property
    def drawn(self) -> tuple[tuple[SpanView, timeline.Bar], ...]:
        """The spans with their bars."""
        return tuple(zip(self.spans, self.bars, strict=True))

    @property
    def nearest(self) -> tuple[str, ...]:
        """The agreements that its spans rest on, or may, or that come nearest."""
        return tuple(dict.fromkeys(found for span in self.spans for found in span.nearest))


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement in the timeline. ``successor``: the row above it is of its renewal chain."""

    thing: Thing
    name: Link
    period: Words
    bars: tuple[timeline.Bar, ...]
    passages: tuple[Quoted, ...]
    successor: bool


@dataclass(frozen=True, slots=True)
class CoverageView:
    """All that pages say of coverage. ``as_of`` and ``horizon`` in hundredths of the timeline's width.

    ``by_reason``: how many collaborations stand how and why; ``settling``: what would settle the date's, and
    ``beyond``: how many of them no single fact settles; ``search``: data for the script of the filter.
    """

    day: date
    horizon_day: date
    counts: dict[str, int]
    works: tuple[WorkView, ...]
    exempt: tuple[Link, ...]
    lapses: tuple[LapseView, ...]
    no_end: tuple[Link, ...]
    agreements: tuple[AgreementRow, ...]
    window: timeline.Window
    ticks: tuple[timeline.Tick, ...]
    as_of: float
    horizon: float
    by_reason: tuple[Count, ...]
    settling: tuple[Settling, ...]
    beyond: int
    repair: RepairView
    search: dict[str, Any]

    @property
    def judged(self) -> int:
        """How many collaborations may run on the date."""
        return sum(self.counts.values())

    @property
    def only_if_it_runs(self) -> int:
        """How many of the gaps on the date are gaps only if the collaboration runs then."""
        return sum(any(span.state == IF_IT_RUNS for span in work.now) for work in self.works)

    @property
    def undrawn(self) -> tuple[Link, ...]:
        """What lies wholly outside the years shown, and so has no bar."""
        rows: Iterable[AgreementRow | WorkView] = (*self.agreements, *self.works)
        return tuple(row.name for row in rows if not row.bars)

    def of_status(self, status: str | None) -> tuple[WorkView, ...]:
        """The collaborations that stand so on the date."""
        return tuple(work for work in self.works if work.status == status)


def coverage_view(engine: Engine, knowledge: Knowledge) -> CoverageView:
    """How the collaborations of the cluster stand on its date, and over all years that are known of."""
    records = load_coverage(engine)
    day, starts = knowledge.info.as_of, knowledge.info.fiscal_year_starts
    horizon = months_after(day, HORIZON_MONTHS)
    periods = [thing.period for thing in knowledge.all_of("agreement", "collaboration")]
    window = timeline.window_of_life(periods, day, horizon, starts)
    now = judge(records, on=day, horizon_months=HORIZON_MONTHS)
    wide = judge(records, window_from=window.first, window_to=window.last, horizon_months=HORIZON_MONTHS)
    on_the_day = {judged.collaboration.id: judged for judged in now.collaborations}
    judged_works = (
        _work(knowledge, wide, window, judged, now, on_the_day.get(judged.collaboration.id))
        for judged in wide.collaborations
    )
    works = tuple(sorted(judged_works, key=_urgency))
    answer = Answer(now, Extras(settle=True))
    agreements = tuple(_agreements(knowledge, window, answer.chains))
    return CoverageView(
        day,
        horizon,
        now.count(),
        works,
        found_links(knowledge, "collaboration", now.exempt),
        tuple(lapse_view(knowledge, answer, lapse) for lapse in now.lapses),
        found_links(knowledge, "agreement", now.no_end),
        agreements,
        window,
        timeline.ticks(window, starts),
        window.at(day),
        window.at(horizon),
        counts((work.spans for work in works), day),
        settling(answer),
        answer.settle.beyond if answer.settle else 0,
        repair_view(now.judging, day, horizon),
        search_data(
            knowledge, ((work.thing, work.nearest) for work in works), (row.thing for row in agreements)
        ),
    )


def _work(
    knowledge: Knowledge,
    wide: CoverageReport,
    window: timeline.Window,
    judged: Judged,
    now: CoverageReport,
    today: Judged | None,
) -> WorkView:
    thing = knowledge.things[f"{knowledge.info.base}collaboration/{judged.collaboration.id}"]
    spans = [
        span_view(knowledge, wide, span, f"span-{thing.id}-{number}")
        for number, span in enumerate(judged.spans, start=1)
    ]
    found = [span_view(knowledge, now, span, "") for span in today.spans] if today else []
    return WorkView(
        thing,
        link(knowledge, thing),
        today.status if today else None,
        tuple(found),
        tuple(spans),
        tuple(timeline.bar(window, span.first, span.last, span.status, span.sure) for span in spans),
        passages(knowledge, thing),
    )


def _urgency(work: WorkView) -> tuple[int, str]:
    """Gaps on the date first, then what is not known, then what is covered, then what does not run."""
    states = [STATES.index(span.state) for span in work.now]
    return min(states, default=len(STATES)), work.thing.id


def _agreements(
    knowledge: Knowledge, window: timeline.Window, chains: Sequence[Chain]
) -> Iterable[AgreementRow]:
    """The agreements, each renewal chain together."""
    things = {thing.id: thing for thing in knowledge.all_of("agreement")}
    starts = {identifier: thing.text("earliestStart") or "" for identifier, thing in things.items()}
    for identifier, successor in timeline.by_chain(starts, chains):
        thing = things[identifier]
        yield AgreementRow(
            thing,
            link(knowledge, thing),
            period_words(knowledge, thing),
            timeline.agreement_bars(window, thing.period),
            passages(knowledge, thing),
            successor,
        )
