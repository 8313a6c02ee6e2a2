"""The verdicts as a table, a row a span: for CSV, and for the sheet of a workbook that holds the same.

Takes an :class:`~cluster_graph.coverage.answer.Answer`; gives plain values (text, numbers, days), codes and words beside
each other. CSV is UTF-8 as all CSV here, with days as ISO dates and several values separated by ``;``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from cluster_graph.coverage.phrases import listed
from cluster_graph.coverage.sentences import REASON_WORDS, STATUS_WORDS, because, fact_words, name_of
from cluster_graph.coverage.sweep import Missing
from cluster_graph.coverage.writing.parts import Column, Value
from cluster_graph.graph.publication.table_files import csv_line
from cluster_graph.problems import Words

if TYPE_CHECKING:
    from cluster_graph.coverage.answer import Answer
    from cluster_graph.coverage.report import Judged
    from cluster_graph.coverage.sweep import Span

RUNS_WORDS = {
    "certainly": Words("実施が確か", "certainly"),
    "possibly": Words("実施時期は不確か", "possibly"),
}

COLUMNS = (
    Column("collaboration", Words("取組ID", "collaboration id"), 22.0),
    Column("name", Words("取組", "collaboration"), 36.0),
    Column("collaboration_status", Words("取組の状況コード", "status of the collaboration")),
    Column("from", Words("始まり", "from"), 12.0),
    Column("to", Words("終わり", "to"), 12.0),
    Column("days", Words("日数", "days"), 8.0),
    Column("status", Words("状況コード", "status code")),
    Column("status_words", Words("状況", "status"), 18.0),
    Column("named", Words("名称の挙がる参加者のみの状況コード", "status code of those named")),
    Column("named_words", Words("名称の挙がる参加者のみの状況", "status of those named"), 18.0),
    Column("runs", Words("実施コード", "runs code")),
    Column("runs_words", Words("実施", "runs"), 16.0),
    Column("reason", Words("理由コード", "reason codes"), 18.0),
    Column("reason_words", Words("理由", "reasons"), 26.0),
    Column("agreements", Words("協定ID", "agreement ids"), 20.0),
    Column("agreement_names", Words("協定", "agreements"), 36.0),
    Column("missing", Words("署名のない参加機関ID", "missing signature ids"), 26.0),
    Column("missing_words", Words("署名のない参加機関", "participants that have not signed"), 36.0),
    Column("because", Words("判定の理由", "because"), 60.0),
    Column("settle", Words("確かめること", "what would settle it"), 44.0),
    Column(
        "share", Words("協定ありとなる読み方の割合", "share of readings in which it is covered"), 12.0, "0.0%"
    ),
)


def span_rows(answer: Answer, lang: str) -> Iterator[tuple[Value, ...]]:
    """The values of each span, one a column."""
    words = _InWords(answer, lang)
    for judged in answer.report.collaborations:
        for span in judged.spans:
            yield words.row(judged, span)


def report_csv(answer: Answer, lang: str = "en") -> str:
    """The rows as CSV, headings first."""
    lines = [csv_line(column.heading.in_language(lang) for column in COLUMNS)]
    lines += (csv_line(map(_text, row)) for row in span_rows(answer, lang))
    return "\n".join(lines) + "\n"


def _text(value: Value) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


class _InWords:
    """What rows say, in one language; what many rows say alike is put into words once."""

    def __init__(self, answer: Answer, lang: str) -> None:
        self.answer, self.lang = answer, lang
        self.name = cache(lambda identifier: name_of(answer.records, identifier).in_language(lang))

    def row(self, judged: Judged, span: Span) -> tuple[Value, ...]:
        answer, lang, verdict = self.answer, self.lang, span.verdict
        return (
            judged.collaboration.id,
            self.name(judged.collaboration.id),
            judged.status,
            span.first,
            span.last,
            span.days,
            verdict.status,
            STATUS_WORDS[verdict.status].in_language(lang),
            verdict.named,
            STATUS_WORDS[verdict.named].in_language(lang),
            verdict.runs,
            RUNS_WORDS[verdict.runs].in_language(lang),
            ";".join(verdict.reasons),
            self.joined(REASON_WORDS[reason].in_language(lang) for reason in verdict.reasons),
            ";".join(verdict.agreements),
            self.joined(map(self.name, verdict.agreements)),
            ";".join(map(_missing_ids, span.missing)),
            self.joined(map(self.missing, span.missing)),
            because(answer.records, span, answer.report.mode).in_language(lang),
            self.joined(fact_words(answer.records, fact).in_language(lang) for fact in span.open_facts),
            answer.share(judged, span),
        )

    def joined(self, texts: Iterable[str]) -> str:
        return ("；" if self.lang == "ja" else "; ").join(texts)

    def missing(self, missing: Missing) -> str:
        bodies = listed([name_of(self.answer.records, body) for body in missing.organizations])
        who = bodies.in_language(self.lang)
        if missing.agreement is None:
            return who
        if not who:
            return self.name(missing.agreement)
        return f"{self.name(missing.agreement)}{'：' if self.lang == 'ja' else ': '}{who}"


def _missing_ids(missing: Missing) -> str:
    """``AGREEMENT: ORGANIZATION ORGANIZATION``; a hyphen where there is no agreement."""
    return " ".join((f"{missing.agreement or '-'}:", *missing.organizations)).rstrip(":")
