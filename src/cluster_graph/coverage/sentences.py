"""One sentence a verdict, in both languages: what is so, and which agreement, date or name it hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cluster_graph.coverage.open_fact import OpenFact
from cluster_graph.coverage.phrases import enumerated, quoted
from cluster_graph.coverage.records import CoverageRecords
from cluster_graph.coverage.sweep import Missing, Span
from cluster_graph.coverage.worlds import COVERED
from cluster_graph.formats import plain_day_words
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
_BODIES, _PAIRS, _FACTS = Words("者", "others"), Words("組", "other pairs"), Words("件", "others")
# What agreements do for all who take part, and for all named of them, by mode.
_ALL = {
    "joint": Words("すべての参加者が{}の対象", "covered for all participants, by {}"),
    "pairwise": Words(
        "参加者のどの二者も、{}のいずれかにより共に対象",
        "every two participants are covered together, by one of {}",
    ),
    "collective": Words(
        "参加者のそれぞれが、{}のいずれかの対象", "each participant is covered, by one of {}"
    ),
}
_NAMED = {
    "joint": Words("名称の挙がっている参加者が{}の対象", "covered for all named, by {}"),
    "pairwise": Words(
        "名称の挙がっている参加者のどの二者も、{}のいずれかにより共に対象",
        "every two of those named are covered together, by one of {}",
    ),
    "collective": Words(
        "名称の挙がっている参加者のそれぞれが、{}のいずれかの対象",
        "each of those named is covered, by one of {}",
    ),
}


def name_of(records: CoverageRecords, identifier: str) -> Words:
    """The name of a body, post, agreement, collaboration or programme; its id where it has none."""
    thing = (
        records.bodies.get(identifier)
        or records.posts.get(identifier)
        or records.agreements.get(identifier)
        or records.collaborations.get(identifier)
        or records.programmes.get(identifier)
    )
    name: Words | None = getattr(thing, "name", None)
    if name is None:
        return Words(identifier, identifier)
    return Words(name.ja or name.en, name.en or name.ja)


def names(records: CoverageRecords, identifiers: Iterable[str]) -> Words:
    """The names of bodies, agreements or collaborations, joined."""
    found = [name_of(records, identifier) for identifier in identifiers]
    return Words("、".join(name.ja for name in found), ", ".join(name.en for name in found))


def quoted_names(records: CoverageRecords, identifiers: Iterable[str]) -> Words:
    """The names of agreements or collaborations, each in quotation marks."""
    return quoted([name_of(records, identifier) for identifier in identifiers])


def _bodies(records: CoverageRecords, identifiers: Iterable[str]) -> Words:
    return enumerated([name_of(records, identifier) for identifier in identifiers], _BODIES)


def _pairs(records: CoverageRecords, pairs: Iterable[tuple[str, str]]) -> Words:
    found = []
    for one, other in pairs:
        first, second = name_of(records, one), name_of(records, other)
        found.append(Words(f"{first.ja}と{second.ja}", f"{first.en} with {second.en}"))
    return enumerated(found, _PAIRS)


def _reasons(span: Span) -> Words:
    words = [REASON_WORDS[reason] for reason in span.verdict.reasons]
    return Words("、".join(word.ja for word in words), "; ".join(word.en for word in words))


def _known(fact: OpenFact) -> Words:
    low = None if fact.earliest is None else plain_day_words(fact.earliest)
    high = None if fact.latest is None else plain_day_words(fact.latest)
    if low is not None and high is not None:
        return Words(f"{low.ja}から{high.ja}までのある日", f"some day from {low.en} to {high.en}")
    if low is not None:
        return Words(f"{low.ja}以後、その先は記載なし", f"{low.en} or later: no source says more")
    if high is not None:
        return Words(f"{high.ja}以前、それより前は記載なし", f"{high.en} or earlier: no source says more")
    return Words("記載なし", "no source states it")


_FACT_WORDS = {
    "start": Words("{thing}の始期（{known}）", "the start of {thing} ({known})"),
    "end": Words("{thing}の終期（{known}）", "the end of {thing} ({known})"),
    "takes-part-start": Words("{body}の参加の始期（{known}）", "since when {body} takes part ({known})"),
    "takes-part-end": Words("{body}の参加の終期（{known}）", "until when {body} takes part ({known})"),
    "scope": Words("{thing}の対象", "what {thing} covers"),
    "whole": Words("{body}の属する機関", "of what {body} is part"),
    "seat": Words("{body}がどの機関の職か", "whose post {body} is"),
    "signatories": Words("{thing}のほかの締結者", "who else signed {thing}"),
    "signature": Words("{thing}への{body}の署名の有無", "whether {body} signed {thing}"),
    "participants": Words("{thing}のほかの参加者", "who else takes part in {thing}"),
    "participant": Words("{thing}の参加者", "who takes part in {thing}"),
    "agreement": Words(
        "{thing}を対象とする協定、又は協定を要しないこと",
        "an agreement that covers {thing}, or that it needs none",
    ),
    "register": Words("協定の記録に漏れがないこと", "that the register of agreements is complete"),
}
_SIGNATURE_WORDS = {
    "start": Words(
        "{thing}での{body}の締結の始期（{known}）", "since when {body} is bound by {thing} ({known})"
    ),
    "end": Words(
        "{thing}での{body}の締結の終期（{known}）", "until when {body} is bound by {thing} ({known})"
    ),
}


def fact_words(records: CoverageRecords, fact: OpenFact) -> Words:
    """A fact that no source states, as a phrase."""
    words = (_SIGNATURE_WORDS if fact.body else _FACT_WORDS).get(fact.what) or _FACT_WORDS[fact.what]
    thing, known = quoted_names(records, [fact.thing]), _known(fact)
    body = names(records, [fact.body] if fact.body else [])
    return Words(
        words.ja.format(thing=thing.ja, body=body.ja, known=known.ja),
        words.en.format(thing=thing.en, body=body.en, known=known.en),
    )


def _covered(by_mode: dict[str, Words], agreements: Words, count: int, mode: str) -> Words:
    """What agreements do for those who take part; one alone covers them all, whatever the mode."""
    words = by_mode[mode if count > 1 else "joint"]
    return Words(words.ja.format(agreements.ja), words.en.format(agreements.en))


def _may_be_covered(records: CoverageRecords, span: Span, agreements: Words, mode: str) -> Words:
    facts = enumerated([fact_words(records, fact) for fact in span.open_facts], _FACTS)
    ja, en = facts.ja or _reasons(span).ja, facts.en or _reasons(span).en
    if mode != "joint" and len(span.verdict.agreements) > 1:
        lead = Words(f"{agreements.ja}を合わせれば対象", f"{agreements.en} together may cover it")
    else:
        lead = Words(f"{agreements.ja}の対象", f"{agreements.en} may cover it")
    return Words(f"{lead.ja}かもしれない。確かめるには：{ja}。", f"{lead.en}; what would settle it: {en}.")


def _in_every(missing: Sequence[Missing]) -> Missing | None:
    """What all of several agreements lack alike, in the modes in which they may do together what none does alone."""
    bodies = [body for body in missing[0].organizations if all(body in m.organizations for m in missing)]
    pairs = [pair for pair in missing[0].pairs if all(pair in m.pairs for m in missing)]
    return Missing(None, tuple(bodies), tuple(pairs)) if bodies or pairs else None


def _lacking(records: CoverageRecords, span: Span, mode: str) -> Words | None:
    """Who has not signed, and what: the agreement that lacks fewest, or all, where they might do it together."""
    lacking = [missing for missing in span.missing if missing.organizations or missing.pairs]
    if not lacking:
        return None
    if mode != "joint" and len(lacking) > 1 and len(lacking) == len(span.missing):
        alike = _in_every(lacking)
        if alike is not None:
            return _lack_words(records, alike, [m.agreement for m in lacking if m.agreement])
    return _lack_words(records, lacking[0], [m.agreement for m in lacking[:1] if m.agreement])


def _lack_words(records: CoverageRecords, lack: Missing, where: Sequence[str]) -> Words:
    bodies, agreements = _bodies(records, lack.organizations), quoted_names(records, where)
    if not where:
        return Words(f"（{bodies.ja}）", f" for {bodies.en}")
    several = len(where) > 1
    ja = f"：{agreements.ja}{'のいずれにも' if several else 'に'}"
    if lack.pairs:
        pairs = _pairs(records, lack.pairs)
        en = f"none of {agreements.en} binds" if several else f"{agreements.en} does not bind"
        return Words(f"{ja}署名のそろわない組がある（{pairs.ja}）", f": {en} {pairs.en}")
    return Words(
        f"{ja}{bodies.ja}の署名がない", f": {agreements.en} {'all lack' if several else 'lacks'} {bodies.en}"
    )


def _nearest(records: CoverageRecords, span: Span) -> Words:
    """The nearest agreements, with the day until which, or from which, each is in force."""
    found = []
    for missing in span.missing:
        if missing.agreement is not None:
            name = quoted_names(records, [missing.agreement])
            period = records.agreements[missing.agreement].period
            until = from_ = Words("", "")
            if period.latest_end is not None and period.latest_end < span.first:
                day = plain_day_words(period.latest_end)
                until = Words(f"は{day.ja}まで", f" until {day.en}")
            elif period.earliest_start is not None and period.earliest_start > span.last:
                day = plain_day_words(period.earliest_start)
                from_ = Words(f"は{day.ja}から", f" from {day.en}")
            found.append(Words(f"{name.ja}{until.ja}{from_.ja}", f"{name.en}{until.en}{from_.en}"))
    return Words("、".join(one.ja for one in found), ", ".join(one.en for one in found))


def _not_covered(records: CoverageRecords, span: Span, mode: str) -> Words:
    """What stands in the way, after the verdict on the named participants where it is a gap."""
    reasons = _reasons(span)
    ja, en = reasons.ja, reasons.en
    lacking = _lacking(records, span, mode)
    nearest = _nearest(records, span)
    if lacking is not None:
        ja, en = f"{ja}{lacking.ja}", f"{en}{lacking.en}"
    elif nearest.ja:
        ja, en = f"{ja}：{nearest.ja}", f"{en}: {nearest.en}"
    if span.verdict.status != span.verdict.named:
        ja = f"名称の挙がっている参加者には空白（{ja}）。ほかの参加者の名称は記載がない"
        en = f"a gap for all named ({en}); others take part who are not named"
    return Words(f"{ja}。", en if en.endswith(".") else f"{en}.")


def because(records: CoverageRecords, span: Span, mode: str = "joint") -> Words:
    """Why a span has its verdict in a mode, the verdict on the named participants first."""
    verdict = span.verdict
    agreements = quoted_names(records, verdict.agreements)
    count = len(verdict.agreements)
    if verdict.status == COVERED:
        told = _covered(_ALL, agreements, count, mode)
        return Words(f"{told.ja}。", f"{told.en}.")
    if verdict.named == COVERED:
        told = _covered(_NAMED, agreements, count, mode)
        return Words(
            f"{told.ja}。ほかの参加者の名称は記載がない。", f"{told.en}; others take part who are not named."
        )
    if verdict.agreements:
        return _may_be_covered(records, span, agreements, mode)
    return _not_covered(records, span, mode)
