"""How a report begins, and how each of its parts does: titles, rule, counts. Takes an answer; lays nothing out."""

from __future__ import annotations

from collections.abc import Mapping

from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.phrases import MODE_WORDS, counted, window_words
from cluster_graph.coverage.report import STATUSES
from cluster_graph.coverage.sentences import STATUS_WORDS
from cluster_graph.coverage.supposing.assumptions import assumption_words
from cluster_graph.coverage.worlds import UNCOVERED
from cluster_graph.formats import plain_day_words
from cluster_graph.problems import Words

MINUTES = Words("議事録に使える文", "sentences for the minutes")


def title_words(answer: Answer) -> Words:
    """What the report is of."""
    window = window_words(answer.report.first, answer.report.last, answer.first_day)
    return Words(f"協定による対象状況：{window.ja}", f"Coverage by agreements: {window.en}")


def head_words(answer: Answer) -> tuple[Words, ...]:
    """By which rule and on which records was judged."""
    as_of, mode = plain_day_words(answer.records.as_of), MODE_WORDS[answer.report.mode]
    rule = Words(
        f"判定の方法：{mode.ja}。{as_of.ja}現在の記録による。",
        f"Rule: {mode.en}. On the records as of {as_of.en}.",
    )
    found = [rule]
    if answer.records.known_by is not None:
        known = plain_day_words(answer.records.known_by)
        found.append(
            Words(f"{known.ja}までに知られていたことだけによる。", f"By what was known by {known.en} alone.")
        )
    if answer.extras.assumptions:
        supposed = supposed_words(answer)
        found.append(Words(f"次の仮定による判定：{supposed.ja}。", f"Under the assumption: {supposed.en}."))
    return tuple(found)


def supposed_words(answer: Answer) -> Words:
    """What is assumed, one after the other."""
    found = [assumption_words(answer.records, assumption) for assumption in answer.extras.assumptions]
    return Words("；".join(one.ja for one in found), "; ".join(one.en for one in found))


def counts_words(counts: Mapping[str, int]) -> Words:
    """How many collaborations stand how."""
    return Words(
        "、".join(f"{STATUS_WORDS[status].ja} {counts[status]}件" for status in STATUSES),
        ", ".join(
            f"{counts[status]} {'gaps' if status == UNCOVERED and counts[status] != 1 else STATUS_WORDS[status].en}"
            for status in STATUSES
        ),
    )


def summary_words(answer: Answer) -> Words:
    """How many collaborations were judged, and how they stand."""
    counts = answer.report.count()
    total, each = sum(counts.values()), counts_words(counts)
    return Words(f"連携・共同研究 {total}件：{each.ja}。", f"{counted(total, 'collaboration')}: {each.en}.")


def horizon_words(answer: Answer) -> Words:
    """The heading of what lapses."""
    report = answer.report
    after, months = plain_day_words(report.after), report.horizon_months
    return Words(
        f"期限切れ（{after.ja}から{months}か月以内、{len(report.lapses)}件）",
        f"lapses within {counted(months, 'month')} after {after.en} ({len(report.lapses)})",
    )
