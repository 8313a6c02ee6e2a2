"""The sentences on evidence, in Japanese and English: witnesses that came or went, other words, sources that disagree.

Takes words; knows no graph.
"""

from __future__ import annotations

from collections.abc import Sequence

from cluster_graph.diff.records import Change, Quoted
from cluster_graph.diff.sentences import noun
from cluster_graph.problems import Words


def witness(change: Change, subject: Words, passage: Quoted, says: Words) -> Words:
    """A source that is newly, or no longer, quoted for a thing that both versions hold."""
    words = f'"{passage.quote}"'
    if change is Change.ADDED:
        return Words(
            f"{subject.ja}について、出典「{passage.title.ja}」の記述「{passage.quote}」を加えた（{says.ja}）。",
            f'A further source speaks of {subject.en}: "{passage.title.en}", {words} ({says.en}).',
        )
    return Words(
        f"{subject.ja}について、出典「{passage.title.ja}」の記述「{passage.quote}」を除いた（{says.ja}）。",
        f'A source is no longer quoted for {subject.en}: "{passage.title.en}", {words} ({says.en}).',
    )


def rewritten(
    subject: Words,
    title: Words,
    column: str,
    heading: Words,
    before: Words | None,
    after: Words | None,
) -> Words:
    """Evidence of which the words, the place or the check changed."""
    if column == "quote" and before is not None and after is not None:
        return Words(
            f"{subject.ja}について、出典「{title.ja}」から引用する文言を{after.ja}に改めた（これまでは{before.ja}）。",
            f'The words quoted from "{title.en}" for {subject.en} are now {after.en} (before: {before.en}).',
        )
    what = noun(column, heading)
    return _given(
        Words(
            f"{subject.ja}についての出典「{title.ja}」の{what.ja}",
            f'In the evidence for {subject.en} from "{title.en}", the {what.en}',
        ),
        before,
        after,
    )


def stated_otherwise(
    subject: Words,
    title: Words,
    column: str,
    heading: Words,
    before: Words | None,
    after: Words | None,
) -> Words:
    """A source that says something else, while what is held of the thing stays the same."""
    what = noun(column, heading)
    given = _given(
        Words(
            f"出典「{title.ja}」が述べる{subject.ja}の{what.ja}",
            f'According to "{title.en}", the {what.en} of {subject.en}',
        ),
        before,
        after,
    )
    return Words(
        f"{given.ja}記録全体としての値は変わらない。", f"{given.en} What is held of it stays the same."
    )


def _given(what: Words, before: Words | None, after: Words | None) -> Words:
    """That something is newly given, no longer given, or given otherwise."""
    new, old = after or Words("", ""), before or Words("", "")
    if before is None:
        return Words(f"{what.ja}を{new.ja}と記した。", f"{what.en} is newly given: {new.en}.")
    if after is None:
        return Words(f"{what.ja}（{old.ja}）を除いた。", f"{what.en} ({old.en}) is no longer given.")
    return Words(
        f"{what.ja}を{new.ja}に改めた（これまでは{old.ja}）。",
        f"{what.en} is now {new.en} (before: {old.en}).",
    )


def disagreement(
    change: Change, subject: Words, column: str, heading: Words, sides: Sequence[tuple[Words, Quoted]]
) -> Words:
    """Sources that contradict each other, or no longer do."""
    what = noun(column, heading)
    ja = "、".join(f"「{passage.title.ja}」では{side.ja}" for side, passage in sides)
    en = "; ".join(f'{side.en} according to "{passage.title.en}"' for side, passage in sides)
    if change is Change.ADDED:
        return Words(
            f"{subject.ja}の{what.ja}について、出典が食い違うようになった：{ja}。",
            f"The sources now disagree on the {what.en} of {subject.en}: {en}.",
        )
    return Words(
        f"{subject.ja}の{what.ja}についての出典の食い違いはなくなった（これまでは{ja}）。",
        f"The sources no longer disagree on the {what.en} of {subject.en} (before: {en}).",
    )
