"""What is said of collaborations, and of several at once where the same is to be said of all.

Takes an answer; gives :class:`Told` and :class:`Group` in the order in which they are read. Writes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.days import REASONS
from cluster_graph.coverage.phrases import counted, days_words
from cluster_graph.coverage.report import CoverageReport, Judged
from cluster_graph.coverage.sentences import because
from cluster_graph.coverage.worlds import COVERED, UNCOVERED, UNKNOWN
from cluster_graph.periods import ONE_DAY
from cluster_graph.problems import Words

# What needs doing comes first.
ORDER = (UNCOVERED, UNKNOWN, COVERED)


@dataclass(frozen=True, slots=True)
class Told:
    """A run of days of which one sentence is true. ``certain``: on how many of its ``days`` it certainly runs.

    ``share``: of an unknown run the share of readings in which a day is covered, where it can be told.
    """

    first: date
    last: date
    status: str
    why: Words
    certain: int
    share: float | None = None

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def remark(self) -> Words:
        """What is added to the sentence, if anything: whether it runs, and in what share of readings it is covered."""
        remarks = [words for words in (self.runs, self._share_words()) if words.ja]
        return Words("、".join(words.ja for words in remarks), "; ".join(words.en for words in remarks))

    def _share_words(self) -> Words:
        if self.share is None:
            return Words("", "")
        percent = _percent(self.share)
        return Words(f"資料の読み方のうち{percent.ja}で協定あり", f"covered in {percent.en} of the readings")

    @property
    def runs(self) -> Words:
        """A remark on days on which the collaboration may not run; empty where it certainly does."""
        if self.certain == self.days:
            return Words("", "")
        if not self.certain:
            return Words("実施時期は不確か", "may or may not run then")
        return Words(
            f"実施が確かなのは{self.days:,}日のうち{self.certain:,}日",
            f"certainly runs on {counted(self.certain, 'day')} of {self.days:,}",
        )


def _percent(share: float) -> Words:
    """A share of what is covered in some readings and not in others: never told as 0% or 100%."""
    if share < 0.001:
        return Words("0.1%未満", "under 0.1%")
    if share > 0.999:
        return Words("99.9%超", "over 99.9%")
    text = f"{share * 100:.1f}".removesuffix(".0") + "%"
    return Words(text, text)


@dataclass(frozen=True, slots=True)
class Group:
    """Collaborations of which the same is to be said."""

    collaborations: tuple[Judged, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class ReasonGroups:
    """The collaborations of one status with the same reasons. ``reasons`` is empty for what is covered."""

    reasons: tuple[str, ...]
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """How many collaborations they are."""
        return sum(len(group.collaborations) for group in self.groups)


def told(answer: Answer, judged: Judged) -> tuple[Told, ...]:
    """What is said of a collaboration: spans in a row with one sentence are told together."""
    found: list[Told] = []
    for span in judged.spans:
        why = because(answer.records, span, answer.report.mode)
        share = answer.share(judged, span)
        certain = span.days if span.verdict.runs == "certainly" else 0
        before = found[-1] if found else None
        if before and before.last + ONE_DAY == span.first and before.why == why:
            mean = _mean(before.share, before.days, share, span.days)
            found[-1] = Told(before.first, span.last, before.status, why, before.certain + certain, mean)
        else:
            found.append(Told(span.first, span.last, span.verdict.status, why, certain, share))
    return tuple(found)


def _mean(one: float | None, one_days: int, other: float | None, other_days: int) -> float | None:
    if one is None or other is None:
        return None
    return (one * one_days + other * other_days) / (one_days + other_days)


def reasons_of(judged: Judged) -> tuple[str, ...]:
    """The reasons of the spans that make a collaboration what it is, in the order of the design."""
    found = {
        reason
        for span in judged.spans
        if span.verdict.status == judged.status
        for reason in span.verdict.reasons
    }
    return tuple(reason for reason in REASONS if reason in found)


def by_reasons(answer: Answer, status: str) -> tuple[ReasonGroups, ...]:
    """The collaborations of a status by their reasons, the most frequent first."""
    found: dict[tuple[str, ...], dict[tuple[Told, ...], list[Judged]]] = defaultdict(dict)
    for judged in answer.report.collaborations:
        if judged.status == status:
            alike = found[reasons_of(judged)].setdefault(told(answer, judged), [])
            alike.append(judged)
    groups = [
        ReasonGroups(reasons, tuple(Group(tuple(members), said) for said, members in alike.items()))
        for reasons, alike in found.items()
    ]
    return tuple(sorted(groups, key=lambda g: (-g.count, [REASONS.index(reason) for reason in g.reasons])))


def count_by_reason(report: CoverageReport, statuses: Iterable[str] = (UNCOVERED, UNKNOWN)) -> dict[str, int]:
    """How many collaborations of these statuses have each reason; one may have several."""
    wanted = set(statuses)
    found = [
        reason for judged in report.collaborations if judged.status in wanted for reason in reasons_of(judged)
    ]
    return {reason: found.count(reason) for reason in REASONS if reason in found}


def when(report: CoverageReport, said: Told) -> Words:
    """The days of what is told; none for a report on one day, and whole windows are not spelt out."""
    if report.first == report.last:
        return Words("", "")
    if (said.first, said.last) == (report.first, report.last):
        return Words("全期間", "throughout")
    return days_words(said.first, said.last)


def lines(report: CoverageReport, group: Group) -> Iterator[Words]:
    """A sentence for each run of days, with its days before and a remark behind."""
    for said in group.told:
        days, remark = when(report, said), said.remark
        ja, en = f"{days.ja}：" if days.ja else "", f"{days.en}: " if days.en else ""
        yield Words(
            f"{ja}{said.why.ja}" + (f"（{remark.ja}）" if remark.ja else ""),
            f"{en}{said.why.en}" + (f" ({remark.en})" if remark.en else ""),
        )
