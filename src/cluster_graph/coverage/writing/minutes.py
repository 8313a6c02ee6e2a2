"""Sentences that a council can take over into its minutes: what was examined, what was found, what comes.

Takes an :class:`~cluster_graph.coverage.answer.Answer`; gives whole sentences in both languages. What the sources leave
open is called open, never a gap and never fine.
"""

from __future__ import annotations

from collections.abc import Iterator

from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.outlook.lapses import Lapse
from cluster_graph.coverage.phrases import (
    MODE_WORDS,
    counted,
    days_words,
    listed,
    quote,
    upper_first,
    window_words,
)
from cluster_graph.coverage.sentences import REASON_WORDS, name_of, quoted_names
from cluster_graph.coverage.worlds import UNCOVERED, UNKNOWN
from cluster_graph.coverage.writing.grouping import count_by_reason, told
from cluster_graph.coverage.writing.headings import supposed_words
from cluster_graph.coverage.writing.lapse_facts import when_words
from cluster_graph.formats import plain_day_words
from cluster_graph.periods import months_after
from cluster_graph.problems import Words

# A sentence that names more than so many things is no sentence for minutes; the rest are counted.
_MOST_NAMED = 6
_RENEWAL = {
    "automatic": Words("自動更新の定めがある。", "It is renewed automatically."),
    "none": Words("自動更新の定めはない。", "It is not renewed automatically."),
}


def _quoted_list(answer: Answer, identifiers: tuple[str, ...]) -> Words:
    found = [name_of(answer.records, identifier) for identifier in identifiers[:_MOST_NAMED]]
    marked = [quote(name) for name in found]
    rest = len(identifiers) - len(found)
    if not rest:
        return listed(marked)
    return Words(
        "、".join(name.ja for name in marked) + f"ほか{rest}件",
        "; ".join(name.en for name in marked) + f" and {rest} more",
    )


def _examined(answer: Answer) -> Words:
    report = answer.report
    window = window_words(report.first, report.last, answer.first_day)
    as_of, mode = plain_day_words(answer.records.as_of), MODE_WORDS[report.mode]
    known = answer.records.known_by
    on_record = Words(f"{as_of.ja}現在の記録", f"the records as of {as_of.en}")
    if known is not None:
        day = plain_day_words(known)
        on_record = Words(f"{day.ja}までに知られていた記録", f"the records of what was known by {day.en}")
    during_ja = f"{window.ja}における" if report.first == report.last else f"{window.ja}の"
    during_en = f"on {window.en}" if report.first == report.last else f"in {window.en}"
    return Words(
        f"{during_ja}連携・共同研究の協定の状況を、{on_record.ja}により確認した（判定の方法：{mode.ja}）。",
        f"Whether collaborations {during_en} are covered by agreements was examined on {on_record.en} (rule: {mode.en}).",
    )


def _found(answer: Answer) -> Words:
    counts = answer.report.count()
    total = sum(counts.values())
    if not total:
        return Words(
            "この期間に実施される、又は実施される可能性のある取組の記録はない。",
            "No collaboration on record runs, or may run, in these days.",
        )
    covered, gaps, unknown = (counts[status] for status in ("covered", UNCOVERED, UNKNOWN))
    return Words(
        f"実施される、又は実施される可能性のある取組{total}件のうち、協定が全期間について確認できるものは{covered}件、"
        f"協定の空白があるものは{gaps}件、資料からは判断できないものは{unknown}件である。",
        f"Of {counted(total, 'collaboration')} that {'runs' if total == 1 else 'run'} or may run, {covered} {_is(covered)} covered throughout by "
        f"agreements in force, {gaps} {_has(gaps)} a gap, and for {unknown} the sources do not settle it.",
    )


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _has(number: int) -> str:
    return "has" if number == 1 else "have"


def _gaps(answer: Answer) -> Iterator[Words]:
    uncovered = [judged for judged in answer.report.collaborations if judged.status == UNCOVERED]
    one_day = answer.report.first == answer.report.last
    for judged in uncovered[:_MOST_NAMED]:
        name = quoted_names(answer.records, [judged.collaboration.id])
        for said in told(answer, judged):
            if said.status != UNCOVERED:
                continue
            days = days_words(said.first, said.last)
            if_it_runs = said.certain == 0
            ja = f"{name.ja}は、" + ("" if one_day else f"{days.ja}、")
            ja += "行われていれば協定の空白となる" if if_it_runs else "協定の空白となっている"
            en = f"{name.en} " + ("would have a gap, if it runs" if if_it_runs else "has a gap")
            en += "" if one_day else (" from " if said.first != said.last else " on ") + days.en
            yield Words(f"{ja}（{said.why.ja.rstrip('。')}）。", f"{en} ({said.why.en.rstrip('.')}).")
    rest = len(uncovered) - _MOST_NAMED
    if rest > 0:
        yield Words(
            f"このほか{rest}件の取組に協定の空白がある。",
            f"{counted(rest, 'further collaboration')} {_has(rest)} a gap.",
        )


def _open(answer: Answer) -> Iterator[Words]:
    unknown = answer.report.count()[UNKNOWN]
    if not unknown:
        return
    counts = count_by_reason(answer.report, (UNKNOWN,))
    several = sum(counts.values()) > unknown
    ja = "、".join(f"{REASON_WORDS[reason].ja}{count}件" for reason, count in counts.items())
    en = "; ".join(f"{REASON_WORDS[reason].en}: {count}" for reason, count in counts.items())
    again_ja, again_en = ("（重複あり）", " (some for more than one)") if several else ("", "")
    silence = Words("", "")
    if "none-on-record" in counts:
        silence = Words(
            "記録がないことは、協定が存在しないことを示すものではない。",
            " That no agreement is on record does not show that there is none.",
        )
    yield Words(
        f"判断できない理由の内訳は、{ja}である{again_ja}。{silence.ja}",
        f"The reasons why it is open{again_en}: {en}.{silence.en}",
    )


def _lapse(answer: Answer, lapse: Lapse) -> Words:
    when, name = when_words(answer, lapse), quoted_names(answer.records, [lapse.agreement])
    bodies = [name_of(answer.records, body) for body in lapse.signers]
    signers = listed(bodies)
    if bodies and answer.records.agreements[lapse.agreement].names_not_all:
        signers = Words(
            "、".join(body.ja for body in bodies) + "ほか", f"{'; '.join(b.en for b in bodies)} and others"
        )
    of_ja, of_en = (f"{signers.ja}の", f" of {signers.en}") if bodies else ("", "")
    begin = upper_first(when.en) if lapse.earliest is None else f"On {when.en}"
    ja = f"{when.ja}に、{of_ja}協定{name.ja}が期限を迎える。"
    en = f"{begin}, the agreement {name.en}{of_en} comes to its end."
    for sentence in _consequences(answer, lapse):
        ja, en = ja + sentence.ja, f"{en} {sentence.en}"
    return Words(ja, en)


def _consequences(answer: Answer, lapse: Lapse) -> Iterator[Words]:
    yield _notice(answer, lapse)
    if lapse.successor is not None:
        successor = quoted_names(answer.records, [lapse.successor])
        yield Words(
            f"後継として{successor.ja}が記録されている。",
            f"{successor.en} is on record as its successor.",
        )
    else:
        yield Words("後継の協定の記録はない。", "No successor is on record.")
    if lapse.uncovers:
        works = _quoted_list(answer, lapse.uncovers)
        yield Words(
            f"期限後も続ける場合、{works.ja}には該当する協定の記録がなくなる。",
            f"From the day after, no agreement on record would cover {works.en}, should the work go on.",
        )
    else:
        yield Words(
            "期限の翌日に、対象とし得る協定の記録がすべてなくなる取組はない。",
            "On the day after, no collaboration is left without any agreement on record that may cover it.",
        )
    if lapse.programmes:
        works = _quoted_list(answer, lapse.programmes)
        count = len(lapse.programmes)
        yield Words(
            f"この協定の下に{works.ja}の{count}事業がある。",
            f"Under it {_is(count)} {counted(count, 'programme')}: {works.en}.",
        )


def _notice(answer: Answer, lapse: Lapse) -> Words:
    if lapse.notice is not None and lapse.notice.latest is not None:
        day = plain_day_words(lapse.notice.latest)
        late_ja, late_en = (
            ("（既に経過）", " (already past)") if lapse.notice.latest < answer.report.after else ("", "")
        )
        notice = Words(
            f"申出の期限は遅くとも{day.ja}である{late_ja}。",
            f"Notice is due by {day.en} at the latest{late_en}.",
        )
    else:
        notice = Words("", "")
    if lapse.renewal is not None:
        renewal = _RENEWAL[lapse.renewal]
    elif notice.ja:
        renewal = Words(
            "更新の定めは資料からは不明である。", "Whether it is renewed is not known from the sources."
        )
    else:
        renewal = Words(
            "更新の定めと申出の期限は資料からは不明である。",
            "Whether it is renewed, and by when notice is due, is not known from the sources.",
        )
    return Words(renewal.ja + notice.ja, f"{renewal.en} {notice.en}".strip())


def _comes(answer: Answer) -> Iterator[Words]:
    report = answer.report
    after, until = (
        plain_day_words(report.after),
        plain_day_words(months_after(report.after, report.horizon_months)),
    )
    if not report.lapses:
        yield Words(
            f"{after.ja}から{until.ja}までに期限を迎えることが記録から分かる協定はない。",
            f"From {after.en} to {until.en} no agreement is known to come to its end.",
        )
    for lapse in report.lapses[: 2 * _MOST_NAMED]:
        yield _lapse(answer, lapse)
    rest = len(report.lapses) - 2 * _MOST_NAMED
    if rest > 0:
        yield Words(
            f"このほか{rest}件の協定が{until.ja}までに期限を迎える可能性がある。",
            f"{counted(rest, 'further agreement')} may come to {'its' if rest == 1 else 'their'} end by {until.en}.",
        )
    if report.no_end:
        count = len(report.no_end)
        which = _quoted_list(answer, report.no_end)
        yield Words(
            f"終期を述べる資料のない協定が{count}件ある（{which.ja}）。",
            f"For {counted(count, 'agreement')} no source states an end: {which.en}.",
        )


def _supposed(answer: Answer) -> Iterator[Words]:
    if answer.extras.assumptions:
        supposed = supposed_words(answer)
        yield Words(
            f"以下は、次の仮定を置いた場合の結果であり、現に記録されている状況ではない：{supposed.ja}。",
            f"What follows holds under an assumption, and is not what is on record: {supposed.en}.",
        )


def _repair(answer: Answer) -> Iterator[Words]:
    repair = answer.extras.repair
    if repair is None:
        return
    words = repair.words()
    # The steps are options to choose from: as sentences of their own they would read like decisions.
    where = Words("手順は別記のとおり。", " The steps are listed apart.") if repair.steps else Words("", "")
    yield Words(words.ja + where.ja, words.en + where.en)


def minutes(answer: Answer) -> tuple[Words, ...]:
    """The sentences, a paragraph each."""
    return (
        _examined(answer),
        *_supposed(answer),
        _found(answer),
        *_gaps(answer),
        *_open(answer),
        *_comes(answer),
        *_repair(answer),
    )
