"""The sections of what was asked beside the verdicts: what assumptions change, the repair, what would settle the most."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.days import DayVerdict
from cluster_graph.coverage.missing_facts import MissingFact
from cluster_graph.coverage.outlook.lapses import Lapse
from cluster_graph.coverage.phrases import counted, days_words, enumerated, upper_first
from cluster_graph.coverage.repairing.steps import step_words
from cluster_graph.coverage.sentences import STATUS_WORDS, fact_words, quoted_names
from cluster_graph.coverage.supposing.compare import ChangedCollaboration
from cluster_graph.coverage.worlds import COVERED, UNCOVERED, UNKNOWN
from cluster_graph.coverage.writing.headings import counts_words
from cluster_graph.coverage.writing.lapse_facts import when_words
from cluster_graph.coverage.writing.parts import Section
from cluster_graph.periods import ONE_DAY
from cluster_graph.problems import Words

NOT_RUNNING = Words("この期間に行われない", "does not run in these days")
# Facts far down the list settle little; programs find all of them in JSON.
_MOST_FACTS = 20
_MOST_SPANS = 3


def _status(status: str | None) -> Words:
    return NOT_RUNNING if status is None else STATUS_WORDS[status]


def _turned(before: Words, after: Words) -> Words:
    return Words(f"{before.ja} → {after.ja}", f"{before.en} → {after.en}")


def said(verdict: DayVerdict | None) -> Words:
    """A verdict in words, that on the named participants where it says more."""
    if verdict is None:
        return NOT_RUNNING
    if verdict.status == UNKNOWN and verdict.named == COVERED:
        return Words("名称の挙がる参加者は協定あり", "covered for all named")
    if verdict.status == UNKNOWN and verdict.named == UNCOVERED:
        return Words("名称の挙がる参加者には空白", "a gap for all named")
    return STATUS_WORDS[verdict.status]


def _changed_spans(changed: ChangedCollaboration) -> Iterator[Words]:
    """The runs of days that changed, as few as there are things to say."""
    runs: list[tuple[date, date, Words]] = []
    for span in changed.spans:
        turned = _turned(said(span.before), said(span.after))
        if runs and runs[-1][1] + ONE_DAY == span.first and runs[-1][2] == turned:
            runs[-1] = (runs[-1][0], span.last, turned)
        else:
            runs.append((span.first, span.last, turned))
    for first, last, turned in runs:
        days = days_words(first, last)
        yield Words(f"{days.ja} {turned.ja}", f"{days.en}: {turned.en}")


def _changed(answer: Answer, changed: ChangedCollaboration) -> Words:
    name = quoted_names(answer.records, [changed.collaboration.id])
    status = _turned(_status(changed.before), _status(changed.after))
    if changed.before == changed.after:
        same = _status(changed.after)
        status = Words(f"{same.ja}のまま", f"still {same.en}")
    spans = enumerated(_changed_spans(changed), Words("期間", "more spans"), _MOST_SPANS)
    return Words(f"{name.ja}：{status.ja}（{spans.ja}）", f"{name.en}: {status.en} ({spans.en})")


def _lapse(answer: Answer, lapse: Lapse, ja: str, en: str) -> Words:
    records = answer.records
    if lapse.agreement not in records.agreements and answer.extras.before is not None:
        records = answer.extras.before.records
    name, when = quoted_names(records, [lapse.agreement]), when_words(answer, lapse)
    return Words(f"{name.ja}の期限（{when.ja}）：{ja}", f"the end of {name.en} ({when.en}): {en}")


def changes_section(answer: Answer) -> Section:
    """What the assumptions change."""
    found = answer.changes
    heading = Words("仮定による変化", "what the assumptions change")
    if found is None:
        return Section("changes", heading, ())
    if found.nothing:
        return Section(
            "changes", heading, (), Words("判定も期限切れも変わらない。", "No verdict and no lapse changes.")
        )
    items = [_changed(answer, changed) for changed in found.collaborations]
    items += [_lapse(answer, lapse, "なくなる", "it falls away") for lapse in found.lapses_gone]
    items += [_lapse(answer, lapse, "新たに加わる", "it is new") for lapse in found.lapses_new]
    items += [
        _lapse(answer, lapse, "その影響が変わる", "what it leaves uncovered changes")
        for _, lapse in found.lapses_changed
    ]
    count = len(found.collaborations)
    before = counts_words(answer.extras.before.count()) if answer.extras.before else Words("", "")
    lead = Words(
        f"判定が変わる取組は{count}件である。仮定の前は、{before.ja}。",
        f"Verdicts change for {counted(count, 'collaboration')}. Before: {before.en}.",
    )
    return Section("changes", heading, tuple(items), lead)


def repair_section(answer: Answer) -> Section:
    """The cheapest steps, and what they leave."""
    heading, repair = Words("空白をなくす手順", "how to close the gaps"), answer.extras.repair
    if repair is None:
        return Section("repair", heading, ())
    items = [step_words(answer.records, step) for step in repair.steps]
    for left in repair.unrepaired:
        name, days = quoted_names(answer.records, [left.collaboration]), days_words(left.first, left.last)
        items.append(
            Words(
                f"手順を示せない：{name.ja}（{days.ja}）。{left.why.ja}",
                f"No step is known for {name.en} ({days.en}). {upper_first(left.why.en)}",
            )
        )
    return Section("repair", heading, tuple(items), repair.words())


def settles_words(answer: Answer, missing: MissingFact) -> Words:
    """How much a fact would settle, whichever way it turns out or at most."""
    fact, works = fact_words(answer.records, missing.fact), len(missing.collaborations)
    of_ja, of_en = f"{works}件・延べ", f"{counted(works, 'collaboration')}, "
    if missing.days == missing.at_most:
        days = counted(missing.days, "day")
        return Words(
            f"{fact.ja}が分かれば、{of_ja}{missing.days:,}日が決まる", f"{fact.en}: settles {of_en}{days}"
        )
    at_most = counted(missing.at_most, "day")
    ja, en = (
        f"{fact.ja}が分かれば、{of_ja}{missing.at_most:,}日が決まり得る",
        f"{fact.en}: may settle {of_en}{at_most}",
    )
    if missing.days:
        ja = f"{ja}（うち{missing.days:,}日は必ず決まる）"
        en = f"{en} ({counted(missing.days, 'day')} whichever way it turns out)"
    return Words(ja, en)


def _settles(answer: Answer) -> Iterator[Words]:
    found = answer.settle.ranked if answer.settle else ()
    for missing in found[:_MOST_FACTS]:
        yield settles_words(answer, missing)
    rest = len(found) - _MOST_FACTS
    if rest > 0:
        yield Words(f"ほか{rest}件", f"{counted(rest, 'further fact')}")


def settle_section(answer: Answer) -> Section:
    """Which facts would settle the most."""
    heading = Words("何が分かれば決まるか", "what would settle the most")
    if answer.settle is None:
        return Section("settle", heading, ())
    lead = None
    if answer.settle.beyond:
        lead = Words(
            f"一つの事実だけでは決まらない日が、延べ{answer.settle.beyond:,}日ある。",
            f"{counted(answer.settle.beyond, 'day')} of collaborations no single fact settles.",
        )
    elif not answer.settle.ranked:
        lead = Words("資料から分からない日はない。", "No day is unknown.")
    return Section("settle", heading, tuple(_settles(answer)), lead)
