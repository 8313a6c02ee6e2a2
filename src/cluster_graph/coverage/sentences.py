"""One sentence a verdict, in both languages: what is so, and which agreement, date or name it hangs on."""

from __future__ import annotations

from collections.abc import Iterable

from cluster_graph.coverage.records import CoverageRecords
from cluster_graph.coverage.settle import OpenFact
from cluster_graph.coverage.sweep import Span
from cluster_graph.coverage.worlds import COVERED
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
            or records.posts.get(identifier)
            or records.agreements.get(identifier)
            or records.collaborations.get(identifier)
        )
        found.append(thing.name if thing else Words(identifier, identifier))
    return Words("、".join(name.ja for name in found), ", ".join(name.en or name.ja for name in found))


def _quoted(records: CoverageRecords, identifiers: Iterable[str]) -> Words:
    """The names of agreements, each in quotation marks."""
    found = [names(records, [identifier]) for identifier in identifiers]
    return Words("".join(f"「{name.ja}」" for name in found), ", ".join(f'"{name.en}"' for name in found))


def _reasons(span: Span) -> Words:
    words = [REASON_WORDS[reason] for reason in span.verdict.reasons]
    return Words("、".join(word.ja for word in words), "; ".join(word.en for word in words))


def _known(fact: OpenFact) -> Words:
    low, high = fact.earliest, fact.latest
    if low is not None and high is not None:
        return Words(f"{low} から {high} までのある日", f"some day from {low} to {high}")
    if low is not None:
        return Words(f"{low} 以後、その先は記載なし", f"{low} or later: no source says more")
    if high is not None:
        return Words(f"{high} 以前、それより前は記載なし", f"{high} or earlier: no source says more")
    return Words("記載なし", "no source states it")


_FACT_WORDS = {
    "start": Words("「{thing}」の始期（{known}）", 'the start of "{thing}" ({known})'),
    "end": Words("「{thing}」の終期（{known}）", 'the end of "{thing}" ({known})'),
    "takes-part-start": Words("{body}の参加の始期（{known}）", "since when {body} takes part ({known})"),
    "takes-part-end": Words("{body}の参加の終期（{known}）", "until when {body} takes part ({known})"),
    "scope": Words("「{thing}」の対象", 'what "{thing}" covers'),
    "whole": Words("{body}の属する機関", "of what {body} is part"),
    "seat": Words("{body}がどの機関の職か", "whose post {body} is"),
    "signatories": Words("「{thing}」のほかの締結者", 'who else signed "{thing}"'),
}
_SIGNATURE_WORDS = {
    "start": Words(
        "「{thing}」での{body}の締結の始期（{known}）", 'since when {body} is bound by "{thing}" ({known})'
    ),
    "end": Words(
        "「{thing}」での{body}の締結の終期（{known}）", 'until when {body} is bound by "{thing}" ({known})'
    ),
}


def fact_words(records: CoverageRecords, fact: OpenFact) -> Words:
    """A fact that no source states, as a phrase."""
    words = (_SIGNATURE_WORDS if fact.body else _FACT_WORDS).get(fact.what) or _FACT_WORDS[fact.what]
    thing, known = names(records, [fact.thing]), _known(fact)
    body = names(records, [fact.body] if fact.body else [])
    return Words(
        words.ja.format(thing=thing.ja, body=body.ja, known=known.ja),
        words.en.format(thing=thing.en, body=body.en, known=known.en),
    )


def _may_be_covered(records: CoverageRecords, span: Span, agreements: Words) -> Words:
    facts = [fact_words(records, fact) for fact in span.open_facts]
    ja = "、".join(fact.ja for fact in facts) or _reasons(span).ja
    en = "; ".join(fact.en for fact in facts) or _reasons(span).en
    return Words(
        f"{agreements.ja}の対象かもしれない。確かめるには: {ja}。",
        f"{agreements.en} may cover it; what would settle it: {en}.",
    )


def _not_covered(records: CoverageRecords, span: Span) -> Words:
    """What stands in the way, after the verdict on the named participants where it is a gap."""
    reasons = _reasons(span)
    ja, en = reasons.ja, reasons.en
    lacking = next((missing for missing in span.missing if missing.organizations), None)
    nearest = _quoted(records, [m.agreement for m in span.missing if m.agreement])
    if lacking is not None:
        bodies = names(records, lacking.organizations)
        if lacking.agreement is None:
            ja, en = f"{ja}（{bodies.ja}）", f"{en} for {bodies.en}"
        else:
            agreement = names(records, [lacking.agreement])
            ja = f"{ja}: 「{agreement.ja}」に{bodies.ja}の署名がない"
            en = f'{en}: "{agreement.en}" lacks {bodies.en}'
    elif nearest.ja:
        ja, en = f"{ja}: {nearest.ja}", f"{en}: {nearest.en}"
    if span.verdict.status != span.verdict.named:
        ja = f"名称の挙がっている参加者には空白（{ja}）。ほかの参加者の名称は記載がない"
        en = f"a gap for all named ({en}); others take part who are not named"
    return Words(f"{ja}。", en if en.endswith(".") else f"{en}.")


def because(records: CoverageRecords, span: Span) -> Words:
    """Why a span has its verdict, the verdict on the named participants first."""
    verdict = span.verdict
    agreements = _quoted(records, verdict.agreements)
    if verdict.status == COVERED:
        return Words(
            f"すべての参加者が{agreements.ja}の対象。",
            f"covered for all participants, by {agreements.en}.",
        )
    if verdict.named == COVERED:
        return Words(
            f"名称の挙がっている参加者は{agreements.ja}の対象。ほかの参加者の名称は記載がない。",
            f"covered for all named, by {agreements.en}; others take part who are not named.",
        )
    if verdict.agreements:
        return _may_be_covered(records, span, agreements)
    return _not_covered(records, span)
