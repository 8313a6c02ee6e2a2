"""The comparison as text for a terminal and for the minutes: counts first, then sentences by sort and kind of thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from cluster_graph.diff.records import FactsCompared, Level, Quoted, ThingChange, Told
from cluster_graph.diff.verdict_sentences import day_sentence, told_alike
from cluster_graph.formats import plain_day_words
from cluster_graph.problems import Words
from cluster_graph.tables.rows import TABLES

if TYPE_CHECKING:
    from cluster_graph.diff.report import DiffReport

_SAME = Words("二つの版に違いはない。", "The two versions hold the same.")
# How each sort is counted: 追加 3 件; 3 things added.
_COUNTS = {
    "added": (Words("追加", "thing added"), "things added"),
    "removed": (Words("削除", "thing removed"), "things removed"),
    "changed": (Words("事実の変更", "fact changed"), "facts changed"),
    "classification": (
        Words("分類・訳の変更", "change of our classification"),
        "changes of our classification",
    ),
    "evidence": (Words("出典・該当箇所の変更", "change of evidence"), "changes of evidence"),
    "conflicts": (Words("出典の食い違いの変化", "change of conflicts"), "changes of conflicts"),
    "settings": (Words("クラスターの設定の変更", "change of the cluster itself"), "changes of the cluster"),
    "coverage": (Words("協定の判定の変化", "verdict of coverage changed"), "verdicts of coverage changed"),
    "lapses": (Words("期限切れの変化", "change of lapses"), "changes of lapses"),
}


def report_text(report: DiffReport, lang: str) -> str:
    """The whole report in one language."""
    notes = [note.in_language(lang) for note in report.facts.notes]
    if report.is_empty:
        return "\n".join([_SAME.in_language(lang), *notes]) + "\n"
    lines = [_heading(report).in_language(lang), _counts(report).in_language(lang), *notes]
    for title, body in _sections(report, lang):
        lines += ["", title, *body]
    return "\n".join(lines) + "\n"


def _heading(report: DiffReport) -> Words:
    title, old, new = report.new.title, report.old.as_of, report.new.as_of
    first, last = plain_day_words(old), plain_day_words(new)
    if old == new:
        return Words(
            f"{title.ja}（{last.ja}現在）の二つの版の違い", f"{title.en}, as of {last.en}: what differs"
        )
    return Words(
        f"{title.ja}：{first.ja}現在の版から{last.ja}現在の版への違い",
        f"{title.en}: what differs from {first.en} to {last.en}",
    )


def _counts(report: DiffReport) -> Words:
    ja, en = [], []
    for key, count in report.count().items():
        if count:
            one, several = _COUNTS[key]
            ja.append(f"{one.ja} {count} 件")
            en.append(f"{count} {one.en if count == 1 else several}")
    return Words("、".join(ja) + "。", ", ".join(en) + ".")


def _sections(report: DiffReport, lang: str) -> Iterator[tuple[str, list[str]]]:
    facts, coverage = report.facts, report.coverage
    stated = [change.told for change in facts.changed if change.level is Level.FACT]
    ours = [change.told for change in facts.changed if change.level is not Level.FACT]
    window = Words(
        f"協定の判定の変化（{plain_day_words(coverage.first).ja}から{plain_day_words(coverage.last).ja}まで）",
        f"Verdicts of coverage that changed ({plain_day_words(coverage.first).en} to {plain_day_words(coverage.last).en})",
    )
    if coverage.first == coverage.last:
        day = plain_day_words(coverage.first)
        window = Words(f"協定の判定の変化（{day.ja}）", f"Verdicts of coverage that changed ({day.en})")
    sections: list[tuple[Words, list[str]]] = [
        (_title(Words("追加", "Added"), facts.added), _things(facts.added, lang)),
        (_title(Words("削除", "Removed"), facts.removed), _things(facts.removed, lang)),
        (Words("事実の変更", "Facts changed"), _by_table(stated, lang)),
        (Words("本サイトの分類・訳の変更", "Our classification changed"), _by_table(ours, lang)),
        (window, list(_verdicts(report, lang))),
        (
            Words("期限切れの変化", "Lapses that changed"),
            [f"  - {change.sentence.in_language(lang)}" for change in coverage.lapses],
        ),
        (
            Words("出典の食い違いの変化", "Conflicts between sources that changed"),
            _by_table([change.told for change in facts.conflicts], lang),
        ),
        (Words("出典・該当箇所の変更", "Evidence changed"), _evidence(facts, lang)),
        (
            Words("クラスターの設定の変更", "The cluster itself"),
            [f"  - {change.sentence.in_language(lang)}" for change in facts.settings],
        ),
    ]
    for title, body in sections:
        if body:
            yield title.in_language(lang), body


def _title(words: Words, changes: Sequence[ThingChange]) -> Words:
    """The heading of things, which says how many of them the sentences on others tell of."""
    count = sum(change.told_with is not None for change in changes)
    if not count:
        return words
    return Words(
        f"{words.ja}（うち {count} 件は、それが属するものの文に含む）",
        f"{words.en} ({count} of them told with what they belong to)",
    )


def _grouped(items: Iterable[Told], lang: str) -> Iterator[tuple[str, list[Told]]]:
    """Entries by table, in their order, each group with its heading and count."""
    for table, found in groupby(items, key=lambda told: told.table):
        entries = list(found)
        yield f"  {TABLES[table].heading.in_language(lang)} ({len(entries)})", entries


def _by_table(items: Sequence[Told], lang: str) -> list[str]:
    lines = []
    for heading, entries in _grouped(items, lang):
        lines.append(heading)
        for told in entries:
            lines.append(f"  - {told.sentence.in_language(lang)}")
            lines += _passages(told.passages, lang)
    return lines


def _things(changes: Sequence[ThingChange], lang: str) -> list[str]:
    """Things with the passages on them, those of what is told with them included."""
    with_them: dict[str, list[Quoted]] = {}
    for change in changes:
        if change.told_with is not None:
            with_them.setdefault(change.told_with, []).extend(change.told.passages)
    shown = [
        Told(
            change.told.key,
            change.told.table,
            change.told.id,
            change.told.name,
            change.told.sentence,
            tuple(dict.fromkeys([*change.told.passages, *with_them.get(change.told.id, ())])),
        )
        for change in changes
        if change.told_with is None
    ]
    return _by_table(shown, lang)


def _passages(passages: Iterable[Quoted], lang: str) -> Iterator[str]:
    for passage in passages:
        title = passage.title.in_language(lang)
        if lang == "ja":
            place = f"、{passage.locator}" if passage.locator else ""
            yield f"      「{passage.quote}」（{title}{place}）"
        else:
            place = f", {passage.locator}" if passage.locator else ""
            yield f'      "{passage.quote}" ({title}{place})'


def _evidence(facts: FactsCompared, lang: str) -> list[str]:
    """Each sentence holds its own passage, so none is repeated below it."""
    lines = []
    for heading, entries in _grouped([change.told for change in facts.evidence], lang):
        lines.append(heading)
        lines += [f"  - {told.sentence.in_language(lang)}" for told in entries]
    return lines


def _verdicts(report: DiffReport, lang: str) -> Iterator[str]:
    for change in report.coverage.verdicts:
        yield f"  - {change.sentence.in_language(lang)}"
        for days in told_alike(change):
            yield f"      {day_sentence(change, days).in_language(lang)}"
