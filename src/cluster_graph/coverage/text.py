"""The coverage report as text for a terminal: verdict and reason first, then what lapses, then the words relied on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_graph.coverage.lapses import Lapse
from cluster_graph.coverage.sentences import STATUS_WORDS, because, names
from cluster_graph.problems import Words

if TYPE_CHECKING:
    from cluster_graph.coverage.report import CoverageReport, Judged

ORDER = ("uncovered", "unknown", "covered")


def _window(report: CoverageReport) -> Words:
    first, last = report.first.isoformat(), report.last.isoformat()
    known = report.records.known_by
    known_ja = f"（{known} までに知られていたこと）" if known else ""
    known_en = f", as known by {known}" if known else ""
    if first == last:
        return Words(
            f"{first} の協定による対象状況{known_ja}", f"Coverage by agreements on {first}{known_en}"
        )
    return Words(
        f"{first} から {last} までの協定による対象状況{known_ja}",
        f"Coverage by agreements from {first} to {last}{known_en}",
    )


def _summary(report: CoverageReport) -> Words:
    counts = report.count()
    total = sum(counts.values())
    ja = "、".join(f"{STATUS_WORDS[s].ja} {counts[s]}" for s in ("covered", "uncovered", "unknown"))
    en = ", ".join(f"{counts[s]} {STATUS_WORDS[s].en}" for s in ("covered", "uncovered", "unknown"))
    noun = "collaboration" if total == 1 else "collaborations"
    return Words(f"連携・共同研究 {total} 件: {ja}。", f"{total} {noun}: {en}.")


def _judged(report: CoverageReport, judged: Judged, lang: str) -> Iterator[str]:
    name = judged.collaboration.name.in_language(lang) or judged.collaboration.name.ja
    yield f"  {judged.collaboration.id}  {name}"
    for span in judged.spans:
        dates = "" if report.first == report.last else f"{span.first} – {span.last}  "
        possibly = Words("（実施時期は不確か）", " (may or may not run then)").in_language(lang)
        uncertain = possibly if span.verdict.runs == "possibly" else ""
        yield f"    {dates}{because(report.records, span).in_language(lang)}{uncertain}"


def _collaborations(report: CoverageReport, lang: str) -> Iterator[str]:
    for status in ORDER:
        found = [judged for judged in report.collaborations if judged.status == status]
        if found:
            yield ""
            yield f"{STATUS_WORDS[status].in_language(lang)} ({len(found)})"
            for judged in found:
                yield from _judged(report, judged, lang)
    absent = [judged.collaboration.id for judged in report.collaborations if judged.status is None]
    if absent:
        yield ""
        heading = Words("この期間に行われないもの", "not running in this window").in_language(lang)
        yield f"{heading}: {', '.join(absent)}"


def _lapse(report: CoverageReport, lapse: Lapse) -> Words:
    name = names(report.records, [lapse.agreement])
    when = lapse.latest.isoformat()
    vague = lapse.earliest != lapse.latest
    ja = f"{when} {'までに' if vague else 'に'}期限切れ: {name.ja}（{lapse.agreement}）。"
    en = f"{'by' if vague else 'on'} {when} lapses {name.en} ({lapse.agreement})."
    for identifiers, words in (
        (lapse.uncovers, Words("協定がなくなる取組", "leaves without an agreement")),
        (lapse.ends_with, Words("同時に終わる取組", "ends with it")),
    ):
        found = names(report.records, identifiers)
        ja += f"\n    {words.ja}: {found.ja or 'なし'}"
        en += f"\n    {words.en}: {found.en or 'nothing'}"
    if lapse.successor:
        successor = names(report.records, [lapse.successor])
        ja += f"\n    後継: {successor.ja}"
        en += f"\n    succeeded by: {successor.en}"
    return Words(ja, en)


def _end(report: CoverageReport, identifier: str) -> Words:
    """What is known of an end that no source bounds: it may be renewed, or only be attested for some days."""
    period = report.records.agreements[identifier].period
    earliest = period.earliest_end
    if earliest is None or earliest == period.earliest_start:
        return Words("終期を述べる資料がない", "no source states its end")
    return Words(
        f"早くて {earliest}、それより後は資料からは不明", f"{earliest} or later, no source says when"
    )


def _what_comes(report: CoverageReport, lang: str) -> Iterator[str]:
    heading = Words(
        f"{report.after} から {report.horizon_months} か月以内の期限切れ",
        f"Lapses within {report.horizon_months} months after {report.after}",
    )
    yield ""
    yield heading.in_language(lang)
    if not report.lapses:
        yield "  " + Words("なし", "none").in_language(lang)
    for lapse in report.lapses:
        yield "  " + _lapse(report, lapse).in_language(lang)
    if report.no_end:
        yield ""
        yield Words("終期の分からない協定", "Agreements whose end is not known").in_language(lang)
        for identifier in report.no_end:
            name = names(report.records, [identifier]).in_language(lang)
            yield f"  {identifier}  {name}: {_end(report, identifier).in_language(lang)}"
    if report.exempt:
        yield ""
        heading = Words("協定を要しないもの", "Need no agreement")
        yield f"{heading.in_language(lang)}: {', '.join(report.exempt)}"


def _passages(report: CoverageReport, lang: str) -> Iterator[str]:
    relied_on = {
        identifier
        for judged in report.collaborations
        for span in judged.spans
        for identifier in (judged.collaboration.id, *span.verdict.agreements)
    } | {lapse.agreement for lapse in report.lapses}
    found = [identifier for identifier in sorted(relied_on) if identifier in report.records.passages]
    if not found:
        return
    yield ""
    yield Words("該当箇所・出典", "Words and source").in_language(lang)
    for identifier in found:
        for passage in report.records.passages[identifier]:
            source = passage.source.in_language(lang) or passage.source.ja
            locator = f", {passage.locator}" if passage.locator else ""
            yield f"  {identifier}: 「{passage.quote}」 ({source}{locator})"


def report_text(report: CoverageReport, lang: str) -> str:
    """The whole report in one language."""
    lines = [
        _window(report).in_language(lang),
        _summary(report).in_language(lang),
        *_collaborations(report, lang),
        *_what_comes(report, lang),
        *_passages(report, lang),
    ]
    return "\n".join(lines) + "\n"
