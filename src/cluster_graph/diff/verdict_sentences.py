"""The sentences on verdicts that changed, in Japanese and English: from which to which, for which days, and why.

Takes records; the reasons are those of :mod:`cluster_graph.coverage`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cluster_graph.coverage.sweep import Span
from cluster_graph.diff.verdict_records import ABSENT, EXEMPT, NOT_RUNNING, VERDICT_WORDS, Days, VerdictChange
from cluster_graph.formats import plain_day_words
from cluster_graph.periods import ONE_DAY
from cluster_graph.problems import Words


def _span_words(days: Days) -> Words:
    first, last = plain_day_words(days.first), plain_day_words(days.last)
    if days.first == days.last:
        return first
    return Words(f"{first.ja}から{last.ja}まで", f"{first.en} to {last.en}")


def verdict_sentence(name: Words, was: str, now: str, since: date | None) -> Words:
    """From which verdict to which, and since when, where that is not the first day of the window."""
    old, new = VERDICT_WORDS[was], VERDICT_WORDS[now]
    day = plain_day_words(since) if since else None
    ja_since, en_since = (f"（{day.ja}から）", f" from {day.en} on") if day else ("", "")
    if was == ABSENT:
        return Words(
            f"新たに記録した「{name.ja}」の判定は「{new.ja}」。",
            f'"{name.en}", newly on record, is judged "{new.en}".',
        )
    if now == ABSENT:
        return Words(
            f"記録を削除した「{name.ja}」の判定は「{old.ja}」だった。",
            f'"{name.en}", no longer on record, was judged "{old.en}".',
        )
    if was == now:
        return Words(
            f"「{name.ja}」の判定は「{new.ja}」のままだが、その根拠が変わった{ja_since}。",
            f'"{name.en}" is judged as before ("{new.en}"), but on other grounds{en_since}.',
        )
    return Words(
        f"「{name.ja}」の判定は「{old.ja}」から「{new.ja}」に変わった{ja_since}。",
        f'"{name.en}" is now judged "{new.en}"{en_since} (before: "{old.en}").',
    )


def _status_words(span: Span | None, whole: str) -> Words:
    """The verdict of some days; without one, why there is none."""
    if span is not None:
        return VERDICT_WORDS[span.verdict.status]
    return VERDICT_WORDS[whole if whole in (ABSENT, EXEMPT) else NOT_RUNNING]


def day_sentence(change: VerdictChange, days: Days) -> Words:
    """One run of days: verdict before and after, and why; where the verdict is the same, why it was so before."""
    when = _span_words(days)
    old, new = _status_words(days.before, change.before), _status_words(days.after, change.after)
    why, why_before = days.because_after, days.because_before
    if ABSENT in (change.before, change.after):
        only, reason = (new, why) if change.before == ABSENT else (old, why_before)
        ja, en = f"{when.ja}：{only.ja}。", f"{when.en}: {only.en}"
        return Words(f"{ja}{reason.ja if reason else ''}", f"{en}{f'; {reason.en}' if reason else '.'}")
    if old != new:
        ja, en = f"{old.ja} → {new.ja}。", f"{old.en} → {new.en}"
        return Words(
            f"{when.ja}：{ja}{why.ja if why else ''}", f"{when.en}: {en}{f'; {why.en}' if why else '.'}"
        )
    ja, en = f"{when.ja}：{new.ja}（変わらず）。", f"{when.en}: still {new.en}"
    if why is None or why_before is None:
        return Words(ja, f"{en}.")
    if why == why_before:
        runs = _runs_words(days)
        return Words(f"{ja}{why.ja}{runs.ja}", f"{en}; {why.en}{runs.en}")
    return Words(
        f"{ja}{why.ja}（これまでは：{why_before.ja.rstrip('。')}）", f"{en}; {why.en} Before: {why_before.en}"
    )


def _runs_words(days: Days) -> Words:
    """Whether it is now certain, or no longer, that a collaboration runs on these days."""
    if days.before is None or days.after is None or days.before.verdict.runs == days.after.verdict.runs:
        return Words("", "")
    if days.after.verdict.runs == "possibly":
        return Words(
            "この間に実施されているかは不確かになった。", " Whether it runs then is no longer certain."
        )
    return Words("この間に実施されていることは確かになった。", " That it runs then is now certain.")


def told_alike(change: VerdictChange) -> list[Days]:
    """The runs of days, with those joined that follow each other and of which the same is to be said."""
    found: list[Days] = []
    for days in change.days:
        if found and found[-1].last + ONE_DAY == days.first:
            longer = replace(days, first=found[-1].first)
            earlier = replace(found[-1], last=days.last)
            if day_sentence(change, longer) == day_sentence(change, earlier):
                found[-1] = earlier
                continue
        found.append(days)
    return found
