"""The coverage report as text for a terminal: what lapses first, then verdicts with reasons, the words relied on last.

Takes an :class:`~cluster_graph.coverage.answer.Answer`; prints nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cluster_graph.coverage.outlook.lapses import Lapse
from cluster_graph.coverage.phrases import NONE, counted, upper_first
from cluster_graph.coverage.sentences import REASON_WORDS, STATUS_WORDS, name_of
from cluster_graph.coverage.writing.grouping import ORDER, Group, by_reasons, count_by_reason, lines
from cluster_graph.coverage.writing.headings import (
    MINUTES,
    head_words,
    horizon_words,
    summary_words,
    title_words,
)
from cluster_graph.coverage.writing.lapse_facts import lapse_facts, when_words
from cluster_graph.coverage.writing.minutes import minutes
from cluster_graph.coverage.writing.parts import Section
from cluster_graph.coverage.writing.passages import relied_on
from cluster_graph.coverage.writing.sections import after_verdicts, before_verdicts
from cluster_graph.problems import Words

if TYPE_CHECKING:
    from cluster_graph.coverage.answer import Answer


def report_text(answer: Answer, lang: str = "en") -> str:
    """The whole report in one language."""
    found = [
        *_head(answer, lang),
        *_what_comes(answer, lang),
        *_sections(before_verdicts(answer), lang),
        *_verdicts(answer, lang),
        *_sections(after_verdicts(answer), lang),
        *_minutes(answer, lang),
        *_passages(answer, lang),
    ]
    return "\n".join(found) + "\n"


def _head(answer: Answer, lang: str) -> Iterator[str]:
    for words in (title_words(answer), *head_words(answer), summary_words(answer)):
        yield words.in_language(lang)


def _heading(words: Words, lang: str) -> Iterator[str]:
    yield ""
    yield f"■ {words.ja}" if lang == "ja" else f"== {upper_first(words.en)} =="


def _name(answer: Answer, identifier: str, lang: str) -> str:
    return f"{name_of(answer.records, identifier).in_language(lang)} [{identifier}]"


def _what_comes(answer: Answer, lang: str) -> Iterator[str]:
    yield from _heading(horizon_words(answer), lang)
    if not answer.report.lapses:
        yield f"  {NONE.in_language(lang)}"
    for lapse in answer.report.lapses:
        yield from _lapse(answer, lapse, lang)


def _lapse(answer: Answer, lapse: Lapse, lang: str) -> Iterator[str]:
    when = when_words(answer, lapse)
    yield f"  {when.in_language(lang)}  {_name(answer, lapse.agreement, lang)}"
    for fact in lapse_facts(answer, lapse):
        yield f"    {fact.label.in_language(lang)}{'：' if lang == 'ja' else ': '}{fact.value.in_language(lang)}"


def _verdicts(answer: Answer, lang: str) -> Iterator[str]:
    report = answer.report
    for status in ORDER:
        groups = by_reasons(answer, status)
        if not groups:
            continue
        total = sum(group.count for group in groups)
        words = STATUS_WORDS[status]
        yield from _heading(
            Words(f"{words.ja}（{total}件）", f"{words.en} ({counted(total, 'collaboration')})"), lang
        )
        if len(groups) > 1:
            counts = count_by_reason(report, (status,))
            ja = "、".join(f"{REASON_WORDS[reason].ja} {count}件" for reason, count in counts.items())
            en = "; ".join(f"{REASON_WORDS[reason].en}: {count}" for reason, count in counts.items())
            yield "  " + Words(f"理由別：{ja}", f"by reason: {en}").in_language(lang)
        for reasons in groups:
            for group in reasons.groups:
                yield from _group(answer, group, lang)


def _group(answer: Answer, group: Group, lang: str) -> Iterator[str]:
    for judged in group.collaborations:
        yield f"  {_name(answer, judged.collaboration.id, lang)}"
    for line in lines(answer.report, group):
        yield f"    {line.in_language(lang)}"


def _sections(sections: Iterator[Section], lang: str) -> Iterator[str]:
    for section in sections:
        yield from _heading(section.heading, lang)
        if section.lead is not None:
            yield f"  {section.lead.in_language(lang)}"
        for item in section.items:
            yield f"  {'・' if lang == 'ja' else '- '}{item.in_language(lang)}"


def _minutes(answer: Answer, lang: str) -> Iterator[str]:
    yield from _heading(MINUTES, lang)
    for paragraph in minutes(answer):
        yield f"  {paragraph.in_language(lang)}"


def _passages(answer: Answer, lang: str) -> Iterator[str]:
    found = relied_on(answer)
    if found:
        yield from _heading(Words("該当箇所・出典", "words and source"), lang)
    for identifier, passages in found.items():
        yield f"  {_name(answer, identifier, lang)}"
        for passage in passages:
            source = passage.source.in_language(lang) or passage.source.ja
            locator = f", {passage.locator}" if passage.locator else ""
            yield f"    「{passage.quote}」 ({source}{locator})"
