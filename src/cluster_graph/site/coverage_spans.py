"""A span of a collaboration in words: how it stands, why, who has not signed, and what would settle it.

Takes the knowledge of a cluster, coverage's report and a span; gives :class:`SpanView`. Judges nothing itself: it
only says what would settle what coverage calls unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.phrases import days_words, upper_first
from cluster_graph.coverage.report import CoverageReport
from cluster_graph.coverage.sentences import STATUS_WORDS, because, fact_words
from cluster_graph.coverage.sweep import Missing, Span
from cluster_graph.problems import Words
from cluster_graph.site.coverage_lapses import body_links, found_links
from cluster_graph.site.facts import Link, link
from cluster_graph.site.knowledge import Knowledge

# How a span stands, in the order in which pages tell it; a gap on days of which no source says that the
# collaboration runs then is one only if it does.
IF_IT_RUNS = "if-it-runs"
STATES = ("uncovered", IF_IT_RUNS, "unknown", "covered")
STATE_WORDS = {**STATUS_WORDS, IF_IT_RUNS: Words("行われていれば協定の空白", "a gap if it runs then")}
# What a record would have to say, all of it together; where dates, scopes or wholes are unknown, coverage itself names
# the facts. Which single fact settles the most is for :mod:`cluster_graph.coverage.missing_facts` to rank.
SETTLES = {
    "participants-unnamed": Words("名称の記載のない参加機関の名称と、その署名の有無", "the names of the participants that are not named, and if they signed"),
    "none-on-record": Words("対象とする協定、又は協定を要しない旨の記録", "a record of a fitting agreement, or that none is needed"),
    "no-participant": Words("参加機関を述べる資料", "a source that names who takes part"),
    "lapsed": Words("後継の協定の記録", "a record of a succeeding agreement"),
    "not-yet": Words("それ以前の協定の記録", "a record of an earlier agreement"),
    "party-missing": Words("参加機関の署名の記録", "a record that the participant signed"),
}  # fmt: skip
# Where hundreds of agreements fit, those that lack least say enough; the rest are counted.
MOST_MISSING = 3


@dataclass(frozen=True, slots=True)
class MissingView:
    """Who has not signed an agreement; without an agreement, who has none on record."""

    agreement: Link | None
    bodies: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SpanView:
    """A span of a collaboration. ``sure``: it certainly runs then.

    ``missing``: of the agreements that may cover it, or come nearest, those that lack least; ``more_missing``: how
    many others of them lack somebody too.
    ``settles``: what would help to settle it and ``because`` does not say already.
    ``nearest``: ids of the agreements that it rests on, or may, or that come nearest.
    """

    id: str
    first: date
    last: date
    days: Words
    status: str
    sure: bool
    reasons: tuple[str, ...]
    because: Words
    agreements: tuple[Link, ...]
    missing: tuple[MissingView, ...]
    more_missing: int
    settles: tuple[Words, ...]
    nearest: tuple[str, ...]

    @property
    def state(self) -> str:
        """Its status, one of :data:`STATES`."""
        return IF_IT_RUNS if self.status == "uncovered" and not self.sure else self.status

    @property
    def state_words(self) -> Words:
        """How it stands."""
        return STATE_WORDS[self.state]

    @property
    def label(self) -> Words:
        """Its days and how it stands."""
        return Words(f"{self.days.ja}：{self.state_words.ja}", f"{self.days.en}: {self.state_words.en}")


def span_view(knowledge: Knowledge, report: CoverageReport, span: Span, identifier: str) -> SpanView:
    """The span in words."""
    verdict = span.verdict
    why = sentence(because(report.records, span, report.mode))
    settling: tuple[Words, ...] = ()
    if verdict.status != "covered":
        facts = tuple(fact_words(report.records, fact) for fact in span.open_facts)
        settling = facts or tuple(SETTLES[reason] for reason in verdict.reasons if reason in SETTLES)
    # Where some agreement may cover it, what others lack settles nothing.
    concerned = [m for m in span.missing if not verdict.agreements or m.agreement in verdict.agreements]
    lacking = [missing for missing in concerned if missing.organizations]
    nearest = [missing.agreement for missing in concerned[:MOST_MISSING] if missing.agreement]
    return SpanView(
        identifier,
        span.first,
        span.last,
        days_words(span.first, span.last),
        verdict.status,
        verdict.runs == "certainly",
        verdict.reasons,
        why,
        found_links(knowledge, "agreement", verdict.agreements),
        tuple(_missing(knowledge, missing) for missing in lacking[:MOST_MISSING]),
        max(0, len(lacking) - MOST_MISSING),
        tuple(words for words in settling if words.ja not in why.ja),
        tuple(dict.fromkeys((*verdict.agreements, *nearest))),
    )


def _missing(knowledge: Knowledge, missing: Missing) -> MissingView:
    agreement = knowledge.find("agreement", missing.agreement) if missing.agreement else None
    return MissingView(
        link(knowledge, agreement) if agreement else None, body_links(knowledge, missing.organizations)
    )


def sentence(words: Words) -> Words:
    """The words as a sentence: English ones begin with a capital letter."""
    return Words(words.ja, upper_first(words.en))
