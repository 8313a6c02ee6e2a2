"""What the filter of the coverage page counts and searches: states, reasons, and the names behind each row.

Takes the rows of the page; gives counts for its table and plain data for its script. Judges nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.sentences import REASON_WORDS, fact_words
from cluster_graph.problems import Words
from cluster_graph.site.coverage_spans import STATE_WORDS, STATES, SpanView, sentence
from cluster_graph.site.knowledge import Knowledge
from cluster_graph.site.things import Thing

NOT_THEN = "none"
# How many stand so is worth telling even where none does.
_ALWAYS = (("uncovered", ""), ("unknown", ""), ("covered", ""))
NOT_THEN_WORDS = Words("基準日には行われない", "does not run on the date")


@dataclass(frozen=True, slots=True)
class Count:
    """How many collaborations stand so, for some reason or (``reason`` empty) for any.

    ``on_the_day``: on the date of the site; ``ever``: on some day of the years shown.
    """

    state: str
    reason: str
    label: Words
    on_the_day: int
    ever: int


@dataclass(frozen=True, slots=True)
class Settling:
    """A fact that no source states, and how many collaborations it alone settles, or may, on the date of the site."""

    words: Words
    works: int


def counts(spans_of_works: Iterable[Sequence[SpanView]], day: date) -> tuple[Count, ...]:
    """Every state with its reasons, the most frequent first; reasons that never occur have no row."""
    on_the_day: dict[tuple[str, str], int] = defaultdict(int)
    ever: dict[tuple[str, str], int] = defaultdict(int)
    for spans in spans_of_works:
        now = [span for span in spans if span.first <= day <= span.last]
        for key in _keys(now) or {(NOT_THEN, "")}:
            on_the_day[key] += 1
        for key in _keys(spans):
            ever[key] += 1
    found = []
    for state in (*STATES, NOT_THEN):
        keys = sorted(
            {key for key in (*_ALWAYS, *on_the_day, *ever) if key[0] == state},
            key=lambda key: (key[1] != "", -on_the_day[key], -ever[key], key[1]),
        )
        found += [Count(*key, _label(*key), on_the_day[key], ever[key]) for key in keys]
    return tuple(found)


def _keys(spans: Iterable[SpanView]) -> set[tuple[str, str]]:
    return {(span.state, reason) for span in spans for reason in ("", *span.reasons)}


def _label(state: str, reason: str) -> Words:
    if reason:
        return REASON_WORDS[reason]
    return NOT_THEN_WORDS if state == NOT_THEN else STATE_WORDS[state]


def settling(answer: Answer) -> tuple[Settling, ...]:
    """The facts missing on the date, what helps the most collaborations first."""
    ranked = answer.settle.ranked if answer.settle else ()
    ordered = sorted(ranked, key=lambda one: -len(one.collaborations))
    return tuple(
        Settling(sentence(fact_words(answer.records, one.fact)), len(one.collaborations)) for one in ordered
    )


def search_data(
    knowledge: Knowledge, works: Iterable[tuple[Thing, Sequence[str]]], agreements: Iterable[Thing]
) -> dict[str, Any]:
    """Names by row: ``names`` all of them once, ``works`` and ``agreements`` by id the numbers of theirs.

    ``of``: the agreements of each collaboration (as given with it), so that both are shown together.
    """
    names: dict[str, int] = {}

    def numbers(things: Iterable[Thing]) -> list[int]:
        texts = {text for thing in things for text in _names(knowledge, thing)}
        return sorted(names.setdefault(text, len(names)) for text in sorted(texts))

    pairs = [(work, list(near)) for work, near in works]
    found = {
        "works": {work.id: numbers([work, *_involved(knowledge, work)]) for work, _ in pairs},
        "agreements": {thing.id: numbers([thing, *_involved(knowledge, thing)]) for thing in agreements},
        "of": {work.id: near for work, near in pairs if near},
    }
    return {**found, "names": list(names)}


def _names(knowledge: Knowledge, thing: Thing) -> set[str]:
    name = knowledge.name(thing)
    return {name.ja, name.en, *thing.texts("prefLabel"), *thing.texts("altLabel")}


def _involved(knowledge: Knowledge, thing: Thing) -> list[Thing]:
    """Who takes part or signed, and the bodies that they are part of."""
    found = []
    for row in knowledge.naming(thing, "in"):
        for participant in knowledge.named(row, "participant"):
            bodies = [participant, *knowledge.named(participant, "postIn")]
            found += [*bodies, *(whole for body in bodies for whole in knowledge.wholes(body))]
    return found
