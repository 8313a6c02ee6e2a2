"""The report as a workbook: a page for the officer, lapses, a row a span, what was asked, the words of the sources.

Takes an :class:`~cluster_graph.coverage.answer.Answer`; gives bytes that depend on it alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from cluster_graph.coverage.phrases import NONE, upper_first
from cluster_graph.coverage.repairing.steps import step_json
from cluster_graph.coverage.sentences import fact_words, name_of
from cluster_graph.coverage.writing.headings import (
    MINUTES,
    head_words,
    horizon_words,
    summary_words,
    title_words,
)
from cluster_graph.coverage.writing.lapse_facts import LABELS, lapse_facts, when_words
from cluster_graph.coverage.writing.minutes import minutes
from cluster_graph.coverage.writing.parts import Column, Value
from cluster_graph.coverage.writing.passages import relied_on
from cluster_graph.coverage.writing.sections import after_verdicts, before_verdicts
from cluster_graph.coverage.writing.sections_asked import said
from cluster_graph.coverage.writing.span_table import COLUMNS, span_rows
from cluster_graph.coverage.writing.workbook_sheets import Page, write_table
from cluster_graph.problems import Words
from cluster_graph.tables.workbook.packing import packed

if TYPE_CHECKING:
    from cluster_graph.coverage.answer import Answer

_AUTHOR = "cluster-graph"
_FIRST_PAGE = Words("概要", "Overview")
_SPANS = Words("期間ごとの判定", "Spans")
_LAPSES = Words("期限切れ", "Lapses")
_CHANGES = Words("仮定による変化", "Changes")
_REPAIR = Words("空白をなくす手順", "Repair")
_SETTLE = Words("何が分かれば決まるか", "What would settle")
_SOURCES = Words("出典", "Sources")


def report_xlsx(answer: Answer, lang: str = "en") -> bytes:
    """The bytes of the workbook, in one language. Sheets of what was not asked are left out."""
    book = Workbook(write_only=True)
    book.properties.creator = _AUTHOR
    book.properties.title = title_words(answer).in_language(lang)
    _write_first_page(book, answer, lang)
    write_table(book, _LAPSES, _LAPSE_COLUMNS, _lapse_rows(answer, lang), lang)
    if answer.changes is not None:
        write_table(book, _CHANGES, _CHANGE_COLUMNS, _change_rows(answer, lang), lang)
    if answer.extras.repair is not None:
        write_table(book, _REPAIR, _REPAIR_COLUMNS, _repair_rows(answer, lang), lang)
    if answer.settle is not None:
        write_table(book, _SETTLE, _SETTLE_COLUMNS, _settle_rows(answer, lang), lang)
    write_table(book, _SPANS, COLUMNS, span_rows(answer, lang), lang)
    write_table(book, _SOURCES, _SOURCE_COLUMNS, _source_rows(answer, lang), lang)
    out = io.BytesIO()
    book.save(out)
    return packed(out.getvalue())


def _write_first_page(book: Any, answer: Answer, lang: str) -> None:
    """What an officer reads: how things stand, what lapses, what else there is to know, sentences for the minutes."""
    page = Page(book, _FIRST_PAGE, lang)
    page.title(title_words(answer).in_language(lang))
    for words in (*head_words(answer), summary_words(answer)):
        page.line(words.in_language(lang))
    page.heading(horizon_words(answer))
    if not answer.report.lapses:
        page.fact("", NONE.in_language(lang))
    for lapse in answer.report.lapses:
        when = upper_first(when_words(answer, lapse).in_language(lang))
        page.fact(when, name_of(answer.records, lapse.agreement).in_language(lang), bold=True)
        for fact in lapse_facts(answer, lapse):
            page.fact(upper_first(fact.label.in_language(lang)), fact.value.in_language(lang))
    page.sections(before_verdicts(answer))
    page.heading(MINUTES)
    for paragraph in minutes(answer):
        page.fact("", paragraph.in_language(lang))
    page.sections(after_verdicts(answer))


_FACT_WIDTHS = {
    "signers": 30.0,
    "relying": 36.0,
    "programmes": 36.0,
    "money": 44.0,
    "uncovers": 36.0,
    "ends_with": 36.0,
    "last_of": 30.0,
    "perhaps_last_of": 30.0,
    "successor": 36.0,
}
_LAPSE_COLUMNS = (
    Column("agreement", Words("協定ID", "agreement id"), 20.0),
    Column("name", Words("協定", "agreement"), 36.0),
    Column("earliest", Words("期限（早くて）", "ends, at the earliest"), 13.0),
    Column("latest", Words("期限（遅くとも）", "ends, at the latest"), 13.0),
    Column("notice_by", Words("申出の期限（早くて）", "notice due, at the earliest"), 13.0),
    Column("notice_latest", Words("申出の期限（遅くとも）", "notice due, at the latest"), 13.0),
    Column("renewal", Words("更新コード", "renewal code")),
    *(Column(name, LABELS[name], width) for name, width in _FACT_WIDTHS.items()),
)
_CHANGE_COLUMNS = (
    Column("collaboration", Words("取組ID", "collaboration id"), 22.0),
    Column("name", Words("取組", "collaboration"), 36.0),
    Column("from", Words("始まり", "from"), 12.0),
    Column("to", Words("終わり", "to"), 12.0),
    Column("days", Words("日数", "days"), 8.0),
    Column("before", Words("仮定の前", "before"), 30.0),
    Column("after", Words("仮定の後", "after"), 30.0),
)
_REPAIR_COLUMNS = (
    Column("number", Words("番号", "number"), 8.0),
    Column("step", Words("手順コード", "step code")),
    Column("words", Words("手順", "step"), 70.0),
    Column("cost", Words("費用", "cost"), 10.0, "General"),
    Column("serves", Words("根拠とする取組ID", "ids of the collaborations it serves"), 36.0),
    Column("assume", Words("--assume の書き方", "text for --assume"), 50.0),
)
_SETTLE_COLUMNS = (
    Column("what", Words("事実コード", "fact code")),
    Column("words", Words("分かるとよい事実", "fact"), 60.0),
    Column("thing", Words("対象ID", "id of the thing"), 22.0),
    Column("organization", Words("機関ID", "organization id"), 22.0),
    Column("collaborations", Words("取組の件数", "number of collaborations"), 12.0),
    Column("days", Words("必ず決まる延べ日数", "days settled whichever way it turns out"), 16.0),
    Column("at_most", Words("決まり得る延べ日数", "days settled at most"), 16.0),
    Column("which", Words("取組ID", "collaboration ids"), 36.0),
)
_SOURCE_COLUMNS = (
    Column("id", Words("ID", "id"), 22.0),
    Column("name", Words("協定・取組", "agreement or collaboration"), 36.0),
    Column("quote", Words("該当箇所", "words"), 70.0),
    Column("source", Words("出典", "source"), 40.0),
    Column("locator", Words("位置", "place"), 20.0),
)


def _lapse_rows(answer: Answer, lang: str) -> Iterator[tuple[Value, ...]]:
    for lapse in answer.report.lapses:
        facts = {fact.id: fact.value.in_language(lang) for fact in lapse_facts(answer, lapse)}
        yield (
            lapse.agreement,
            name_of(answer.records, lapse.agreement).in_language(lang),
            lapse.earliest,
            lapse.latest,
            lapse.notice.earliest if lapse.notice else None,
            lapse.notice.latest if lapse.notice else None,
            lapse.renewal,
            *(facts.get(name) for name in _FACT_WIDTHS),
        )


def _change_rows(answer: Answer, lang: str) -> Iterator[tuple[Value, ...]]:
    for changed in answer.changes.collaborations if answer.changes else ():
        name = name_of(answer.records, changed.collaboration.id).in_language(lang)
        for span in changed.spans:
            before, after = said(span.before).in_language(lang), said(span.after).in_language(lang)
            yield changed.collaboration.id, name, span.first, span.last, span.days, before, after


def _repair_rows(answer: Answer, lang: str) -> Iterator[tuple[Value, ...]]:
    for position, step in enumerate(answer.extras.repair.steps if answer.extras.repair else (), start=1):
        told = step_json(answer.records, step)
        yield (
            position,
            told["step"],
            told["words"][lang],
            told["cost"],
            ";".join(step.serves),
            told["assume"][lang],
        )


def _settle_rows(answer: Answer, lang: str) -> Iterator[tuple[Value, ...]]:
    for missing in answer.settle.ranked if answer.settle else ():
        fact, works = missing.fact, missing.collaborations
        words = fact_words(answer.records, fact).in_language(lang)
        yield (
            fact.what,
            words,
            fact.thing,
            fact.body,
            len(works),
            missing.days,
            missing.at_most,
            ";".join(works),
        )


def _source_rows(answer: Answer, lang: str) -> Iterator[tuple[Value, ...]]:
    for identifier, passages in relied_on(answer).items():
        for passage in passages:
            yield (
                identifier,
                name_of(answer.records, identifier).in_language(lang),
                passage.quote,
                passage.source.in_language(lang) or passage.source.ja,
                passage.locator,
            )
