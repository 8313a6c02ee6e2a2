"""One sentence a verdict, in both languages: what is so, and which agreement, date or name it hangs on."""

from __future__ import annotations

from collections.abc import Iterable

from cluster_graph.coverage.days import COVERED, UNCOVERED
from cluster_graph.coverage.records import CoverageRecords
from cluster_graph.coverage.sweep import Span
from cluster_graph.problems import Words

STATUS_WORDS = {
    "covered": Words("協定あり", "covered by an agreement"),
    "uncovered": Words("協定の空白", "gap"),
    "unknown": Words("資料からは不明", "not known from the sources"),
}
REASON_WORDS = {
    "lapsed": Words("協定が期限切れ", "the agreement has lapsed"),
    "not-yet": Words("協定がまだ効力を持たない", "the agreement is not yet in force"),
    "party-missing": Words("署名のない参加機関がある", "a participant has not signed"),
    "none-on-record": Words("該当する協定の記録なし", "no agreement on record"),
    "date-unknown": Words("日付が資料にない", "a date is not stated"),
    "scope-unknown": Words("協定の対象が資料にない", "what an agreement covers is not stated"),
    "whole-unknown": Words("組織の所属が資料にない", "whose part a unit is, is not stated"),
    "participants-unnamed": Words("名称の記載のない参加者がいる", "others take part who are not named"),
    "no-participant": Words("参加者の記録なし", "no participant is recorded"),
}


def names(records: CoverageRecords, identifiers: Iterable[str]) -> Words:
    """The names of bodies, agreements or collaborations, joined."""
    found = []
    for identifier in identifiers:
        thing = (
            records.bodies.get(identifier)
            or records.agreements.get(identifier)
            or records.collaborations.get(identifier)
        )
        found.append(thing.name if thing else Words(identifier, identifier))
    return Words("、".join(name.ja for name in found), ", ".join(name.en or name.ja for name in found))


def _reasons(span: Span) -> Words:
    words = [REASON_WORDS[reason] for reason in span.verdict.reasons]
    return Words("、".join(word.ja for word in words), "; ".join(word.en for word in words))


def _unsettled(records: CoverageRecords, span: Span) -> Words:
    """What would settle a day that an agreement may cover: which of its facts no source states."""
    parts: list[Words] = []
    for identifier in span.verdict.agreements:
        agreement = records.agreements[identifier]
        if "date-unknown" in span.verdict.reasons and agreement.period.latest_end is None:
            parts.append(
                Words(f"「{agreement.name.ja}」の終期を述べる資料がない", f'no source states the end of "{agreement.name.en}"')
            )
    reasons = _reasons(span)
    ja = "。".join([*(part.ja for part in parts)]) or reasons.ja
    en = "; ".join([*(part.en for part in parts)]) or reasons.en
    if parts and len(span.verdict.reasons) > 1:
        others = [REASON_WORDS[r] for r in span.verdict.reasons if r != "date-unknown"]
        ja += "。" + "、".join(word.ja for word in others)
        en += "; " + "; ".join(word.en for word in others)
    return Words(ja, en)


def because(records: CoverageRecords, span: Span) -> Words:
    """Why a span has its verdict."""
    verdict = span.verdict
    agreements = names(records, verdict.agreements)
    if verdict.status == COVERED:
        return Words(f"「{agreements.ja}」がすべての参加者について効力を持つ。", f'"{agreements.en}" is in force for all participants.')
    if verdict.named == COVERED:
        return Words(
            f"名称の挙がっている参加者は「{agreements.ja}」の対象だが、ほかの参加者の名称は記載がない。",
            f'all named participants are covered by "{agreements.en}"; others take part who are not named.',
        )
    if verdict.agreements:
        settle = _unsettled(records, span)
        return Words(
            f"「{agreements.ja}」の対象かもしれない。{settle.ja}。", f'"{agreements.en}" may cover it: {settle.en}.'
        )
    reasons = _reasons(span)
    lacking = next((missing for missing in span.missing if missing.organizations), None)
    if lacking is not None and lacking.agreement is not None:
        bodies, agreement = names(records, lacking.organizations), names(records, [lacking.agreement])
        return Words(
            f"{reasons.ja}: 「{agreement.ja}」に{bodies.ja}の署名がない。",
            f'{reasons.en}: "{agreement.en}" lacks {bodies.en}.',
        )
    nearest = names(records, [m.agreement for m in span.missing if m.agreement])
    if verdict.named == UNCOVERED and nearest.ja:
        return Words(f"{reasons.ja}: 「{nearest.ja}」。", f'{reasons.en}: "{nearest.en}".')
    return Words(f"{reasons.ja}。", f"{reasons.en}.")
