"""Which verdicts of coverage differ between two versions, for which days and why; lapses that came or went.

Both versions are judged over the same window and horizon. Takes coverage reports; gives records with sentences. The
reasoning itself is that of :mod:`cluster_graph.coverage`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cluster_graph.coverage.outlook.lapses import Lapse
from cluster_graph.coverage.phrases import quote
from cluster_graph.coverage.report import CoverageReport, Judged
from cluster_graph.coverage.sentences import because, names, quoted_names
from cluster_graph.coverage.side_by_side import side_by_side
from cluster_graph.coverage.sweep import Span
from cluster_graph.diff.records import Change
from cluster_graph.diff.verdict_records import (
    ABSENT,
    EXEMPT,
    NOT_RUNNING,
    CoverageCompared,
    Days,
    LapseChange,
    VerdictChange,
)
from cluster_graph.diff.verdict_sentences import verdict_sentence
from cluster_graph.formats import plain_day_words
from cluster_graph.problems import Words


class _Reported:
    """One report, looked up by id."""

    def __init__(self, report: CoverageReport) -> None:
        self.report = report
        self.judged: Mapping[str, Judged] = {j.collaboration.id: j for j in report.collaborations}
        self.lapses: Mapping[str, Lapse] = {lapse.agreement: lapse for lapse in report.lapses}

    def status(self, identifier: str) -> str:
        """The verdict in a word."""
        judged = self.judged.get(identifier)
        if judged is not None:
            return judged.status or NOT_RUNNING
        return EXEMPT if identifier in self.report.exempt else ABSENT

    def spans(self, identifier: str) -> tuple[Span, ...]:
        judged = self.judged.get(identifier)
        return () if judged is None else judged.spans

    def name(self, identifier: str) -> Words:
        found = self.report.records.collaborations.get(identifier)
        words = found.name if found else Words(identifier, identifier)
        return Words(words.ja, words.en or words.ja)

    def why(self, span: Span | None) -> Words | None:
        return None if span is None else because(self.report.records, span)


def compare_coverage(old: CoverageReport, new: CoverageReport) -> CoverageCompared:
    """What differs between two reports over the same window."""
    before, after = _Reported(old), _Reported(new)
    everyone = {*old.records.collaborations, *new.records.collaborations}
    verdicts = [_verdict(before, after, identifier) for identifier in sorted(everyone)]
    agreements = sorted({*before.lapses, *after.lapses})
    found = [_lapse(before, after, agreement) for agreement in agreements]
    return CoverageCompared(
        new.first,
        new.last,
        new.after,
        new.horizon_months,
        tuple(verdict for verdict in verdicts if verdict is not None),
        tuple(lapse for lapse in found if lapse is not None),
    )


def _verdict(before: _Reported, after: _Reported, identifier: str) -> VerdictChange | None:
    was, now = before.status(identifier), after.status(identifier)
    days = tuple(_days(before, after, identifier))
    if was == now and not days:
        return None
    if {was, now} <= {NOT_RUNNING, ABSENT, EXEMPT} and ABSENT in (was, now):
        # That a collaboration came or went without any day to judge is told among the facts.
        return None
    name = after.name(identifier) if now != ABSENT else before.name(identifier)
    since = days[0].first if days and days[0].first > after.report.first else None
    return VerdictChange(identifier, name, was, now, days, verdict_sentence(name, was, now, since))


def _days(before: _Reported, after: _Reported, identifier: str) -> Iterator[Days]:
    """The days with different verdicts, in order, as few runs as there are pairs of spans."""
    for first, last, was, now in side_by_side(before.spans(identifier), after.spans(identifier)):
        if (was and was.verdict) != (now and now.verdict):
            yield Days(first, last, was, now, before.why(was), after.why(now))


def _lapse(before: _Reported, after: _Reported, agreement: str) -> LapseChange | None:
    was, now = before.lapses.get(agreement), after.lapses.get(agreement)
    if was == now:
        return None
    change = Change.ADDED if was is None else Change.REMOVED if now is None else Change.CHANGED
    reported = before if now is None else after
    name = names(reported.report.records, [agreement])
    marked = quote(name)
    report = after.report
    after_day = plain_day_words(report.after)
    within = Words(
        f"{after_day.ja}から{report.horizon_months}か月以内",
        f"within {report.horizon_months} months after {after_day.en}",
    )
    found = now or was
    if found is None:
        return None
    tells = _lapse_words(reported, found)
    if change is Change.ADDED:
        sentence = Words(
            f"協定{marked.ja}が{within.ja}に期限切れとなる協定に加わった：{tells.ja}。",
            f"The agreement {marked.en} is now among those that lapse {within.en}: {tells.en}.",
        )
    elif change is Change.REMOVED:
        sentence = Words(
            f"協定{marked.ja}は{within.ja}に期限切れとなる協定ではなくなった（これまでは{tells.ja}）。",
            f"The agreement {marked.en} is no longer among those that lapse {within.en} (before: {tells.en}).",
        )
    else:
        earlier = _lapse_words(before, was or found)
        sentence = Words(
            f"協定{marked.ja}の期限切れの見通しが変わった：{tells.ja}（これまでは{earlier.ja}）。",
            f"What the lapse of the agreement {marked.en} means has changed: {tells.en} (before: {earlier.en}).",
        )
    return LapseChange(agreement, name, change, was, now, sentence)


def _lapse_words(reported: _Reported, lapse: Lapse) -> Words:
    """When it lapses and what that leaves."""
    latest, vague = plain_day_words(lapse.latest), lapse.earliest != lapse.latest
    ja, en = f"{latest.ja}{'まで' if vague else ''}に失効", f"{'by' if vague else 'on'} {latest.en}"
    for identifiers, ja_words, en_words in (
        (lapse.uncovers, "協定がなくなる取組は", "leaving without an agreement "),
        (lapse.ends_with, "同時に終わる取組は", "ending with it "),
    ):
        if identifiers:
            found = names(reported.report.records, identifiers)
            ja, en = f"{ja}、{ja_words}{found.ja}", f"{en}, {en_words}{found.en}"
    if lapse.successor:
        successor = quoted_names(reported.report.records, [lapse.successor])
        ja, en = f"{ja}、後継は{successor.ja}", f"{en}, succeeded by {successor.en}"
    return Words(ja, en)
