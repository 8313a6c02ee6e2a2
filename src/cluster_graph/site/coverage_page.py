"""What the coverage page says: verdicts in words, lapses and what hangs on them, a timeline, and the same as a table.

Takes the knowledge of a cluster and coverage's own reports; gives :class:`CoverageView`. Judges nothing itself: it
only says what would settle what coverage calls unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from cluster_graph import formats
from cluster_graph.coverage.lapses import Lapse
from cluster_graph.coverage.load import load_coverage
from cluster_graph.coverage.report import CoverageReport, Judged, judge
from cluster_graph.coverage.sentences import because
from cluster_graph.coverage.sweep import Span
from cluster_graph.periods import DateRange, months_after
from cluster_graph.problems import Words
from cluster_graph.site import timeline
from cluster_graph.site.about import amount_words, programmes_under
from cluster_graph.site.facts import Fact, Link, Quoted, link, links, passages, period_words
from cluster_graph.site.knowledge import Knowledge
from cluster_graph.site.things import Thing
from cluster_graph.store.engine import Engine

HORIZON_MONTHS = 12
STATUS_WORDS = {
    "covered": Words("協定あり", "covered by an agreement"),
    "uncovered": Words("協定の空白", "gap"),
    "unknown": Words("資料からは不明", "not known from the sources"),
}
GAP_IF_IT_RUNS = Words("行われていれば協定の空白", "a gap if it runs then")
# Where dates, scopes or wholes are unknown, the sentence of coverage itself says what would settle it.
SETTLES = {
    "participants-unnamed": Words("名称の記載のない参加機関の名称と、その署名の有無", "the names of the participants that are not named, and if they signed"),
    "none-on-record": Words("対象とする協定、又は協定を要しない旨の記録", "a record of a fitting agreement, or that none is needed"),
    "no-participant": Words("参加機関を述べる資料", "a source that names who takes part"),
    "lapsed": Words("後継の協定の記録", "a record of a succeeding agreement"),
    "not-yet": Words("それ以前の協定の記録", "a record of an earlier agreement"),
    "party-missing": Words("参加機関の署名の記録", "a record that the participant signed"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SpanView:
    """A span of a collaboration. ``named``: the verdict were the named participants all."""

    id: str
    first: date
    last: date
    days: Words
    status: str
    named: str
    sure: bool
    because: Words
    agreements: tuple[Link, ...]
    settles: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class WorkView:
    """A collaboration: how it stands on the date (``status`` none: it cannot run then), and its spans."""

    thing: Thing
    name: Link
    status: str | None
    now: tuple[SpanView, ...]
    spans: tuple[SpanView, ...]
    bars: tuple[timeline.Bar, ...]
    passages: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement in the timeline."""

    thing: Thing
    name: Link
    period: Words
    bars: tuple[timeline.Bar, ...]
    passages: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class LapseView:
    """An agreement that may end within the horizon, and what hangs on it."""

    thing: Thing
    name: Link
    when: Words
    signers: tuple[Link, ...]
    programmes: tuple[Link, ...]
    money: tuple[Fact, ...]
    uncovers: tuple[Link, ...]
    ends_with: tuple[Link, ...]
    successor: Link | None
    passages: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class CoverageView:
    """All that pages say of coverage. ``as_of`` and ``horizon`` in hundredths of the timeline's width."""

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

    @property
    def judged(self) -> int:
        """How many collaborations may run on the date."""
        return sum(self.counts.values())

    def of_status(self, status: str | None) -> tuple[WorkView, ...]:
        """The collaborations that stand so on the date."""
        return tuple(work for work in self.works if work.status == status)


def coverage_view(engine: Engine, knowledge: Knowledge) -> CoverageView:
    """How the collaborations of the cluster stand on its date, and over the years around it."""
    records = load_coverage(engine)
    day, starts = knowledge.info.as_of, knowledge.info.fiscal_year_starts
    horizon = months_after(day, HORIZON_MONTHS)
    periods = [thing.period for thing in knowledge.all_of("agreement", "collaboration")]
    window = timeline.window_around(periods, day, horizon, starts)
    now = judge(records, on=day, horizon_months=HORIZON_MONTHS)
    wide = judge(records, window_from=window.first, window_to=window.last, horizon_months=HORIZON_MONTHS)
    on_the_day = {judged.collaboration.id: judged for judged in now.collaborations}
    works = [
        _work(knowledge, wide, window, judged, now, on_the_day.get(judged.collaboration.id))
        for judged in wide.collaborations
    ]
    agreements = sorted(knowledge.all_of("agreement"), key=lambda a: (a.text("earliestStart") or "", a.id))
    return CoverageView(
        day,
        horizon,
        now.count(),
        tuple(works),
        _links(knowledge, "collaboration", now.exempt),
        tuple(_lapse(knowledge, lapse) for lapse in now.lapses),
        _links(knowledge, "agreement", now.no_end),
        tuple(_agreement(knowledge, window, thing) for thing in agreements),
        window,
        timeline.ticks(window, starts),
        window.at(day),
        window.at(horizon),
    )


def _links(knowledge: Knowledge, path: str, identifiers: tuple[str, ...]) -> tuple[Link, ...]:
    found = (knowledge.find(path, identifier) for identifier in identifiers)
    return links(knowledge, [thing for thing in found if thing is not None])


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
        _span(knowledge, wide, span, f"span-{thing.id}-{number}")
        for number, span in enumerate(judged.spans, start=1)
    ]
    found = [_span(knowledge, now, span, "") for span in today.spans] if today else []
    return WorkView(
        thing,
        link(knowledge, thing),
        today.status if today else None,
        tuple(found),
        tuple(spans),
        tuple(_bar(window, view) for view in spans),
        passages(knowledge, thing),
    )


def _span(knowledge: Knowledge, report: CoverageReport, span: Span, identifier: str) -> SpanView:
    verdict = span.verdict
    return SpanView(
        identifier,
        span.first,
        span.last,
        _days(span.first, span.last),
        verdict.status,
        verdict.named,
        verdict.runs == "certainly",
        _sentence(because(report.records, span)),
        _links(knowledge, "agreement", verdict.agreements),
        tuple(SETTLES[reason] for reason in verdict.reasons if reason in SETTLES),
    )


def _sentence(words: Words) -> Words:
    """The words as a sentence: English ones begin with a capital letter."""
    return Words(words.ja, words.en[:1].upper() + words.en[1:])


def _days(first: date, last: date) -> Words:
    one, two = formats.plain_day_words(first), formats.plain_day_words(last)
    return one if first == last else Words(f"{one.ja}から{two.ja}まで", f"{one.en} to {two.en}")


def _bar(window: timeline.Window, span: SpanView) -> timeline.Bar:
    piece = timeline.bar(window, span.first, span.last, span.status, span.sure)
    status = STATUS_WORDS[span.status]
    if span.status == "uncovered" and not span.sure:
        status = GAP_IF_IT_RUNS
    label = Words(f"{span.days.ja}：{status.ja}", f"{span.days.en}: {status.en}")
    return replace(piece, href=f"#{span.id}", label=label)


def _agreement(knowledge: Knowledge, window: timeline.Window, thing: Thing) -> AgreementRow:
    return AgreementRow(
        thing,
        link(knowledge, thing),
        period_words(knowledge, thing),
        timeline.agreement_bars(window, thing.period),
        passages(knowledge, thing),
    )


def _lapse(knowledge: Knowledge, lapse: Lapse) -> LapseView:
    thing = knowledge.things[f"{knowledge.info.base}agreement/{lapse.agreement}"]
    programmes = programmes_under(knowledge, thing)
    signers = [
        participant
        for signature in knowledge.naming(thing, "in")
        for participant in knowledge.named(signature, "participant")
    ]
    successor = knowledge.find("agreement", lapse.successor) if lapse.successor else None
    return LapseView(
        thing,
        link(knowledge, thing),
        formats.range_words(DateRange(lapse.earliest, lapse.latest), knowledge.info.fiscal_year_starts),
        links(knowledge, signers),
        links(knowledge, programmes),
        tuple(_money_of(knowledge, programmes)),
        _links(knowledge, "collaboration", lapse.uncovers),
        _links(knowledge, "collaboration", lapse.ends_with),
        link(knowledge, successor) if successor else None,
        passages(knowledge, thing),
    )


def _money_of(knowledge: Knowledge, programmes: list[Thing]) -> list[Fact]:
    """The money of programmes by year, the latest first."""
    rows = {row.iri: row for programme in programmes for row in knowledge.naming(programme, "purpose")}
    ordered = sorted(rows.values(), key=lambda row: (row.text("earliestStart") or "", row.id), reverse=True)
    found = []
    for row in ordered:
        status = knowledge.code_of(row, "status")
        year = row.text("fiscalYear")
        when = formats.fiscal_year_words(int(year)) if year else period_words(knowledge, row)
        said = status.label if status else Words("", "")
        label = Words(f"{when.ja}{said.ja}", f"{when.en} {said.en}".strip())
        found.append(Fact(label, (Link(amount_words(row), knowledge.href(row)),)))
    return found
