"""What stands on the page of a thing, as plain records: facts, entries in groups, passages with their numbers.

Takes :class:`~cluster_graph.site.knowledge.Knowledge`; gives records that a template can show as they are. Every
fact and entry carries the passages that state it, or says that it is our classification. Knows no HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cluster_graph import formats
from cluster_graph.problems import Words
from cluster_graph.site.environment import web_address
from cluster_graph.site.knowledge import Knowledge
from cluster_graph.site.network_view import Evidence
from cluster_graph.site.things import Passage, Thing
from cluster_graph.store.results import notation_of

_BOUNDS = ("earliestStart", "latestStart", "earliestEnd", "latestEnd", "openEnded", "statedPeriod")


@dataclass(frozen=True, slots=True)
class Link:
    """A text; ``href``: where it leads, relative to the site's folder, or a whole address if ``outside``."""

    label: Words
    href: str | None = None
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage and what the keeper of the table noted on it. ``number``: its place in the list of the page."""

    evidence: Evidence
    note: Words | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. ``ours``: our classification, which no passage states. ``numbers``: those of its passages."""

    label: Words
    values: tuple[Link, ...]
    passages: tuple[Quoted, ...] = ()
    ours: bool = False
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a group, with short facts about it and the passages that state it.

    ``lead``: the word before it (a role); ``lead_ours``: that word is our classification. ``state``: how coverage
    judges it, or nothing. ``possible``: on the cluster's date the dates leave it open.
    """

    head: Link
    lead: Words | None = None
    lead_ours: bool = False
    lines: tuple[Fact, ...] = ()
    passages: tuple[Quoted, ...] = ()
    possible: bool = False
    state: str = ""
    anchor: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one sort under a heading. ``note``: a sentence below the heading."""

    id: str
    title: Words
    entries: tuple[Entry, ...]
    note: Words | None = None


def plain(text: str) -> Words:
    """A text that is the same in both languages."""
    return Words(text, text)


def link(knowledge: Knowledge, thing: Thing) -> Link:
    """The name of a thing, leading to where it is told of."""
    return Link(knowledge.name(thing), knowledge.href(thing))


def links(knowledge: Knowledge, things: Iterable[Thing]) -> tuple[Link, ...]:
    """The names of several things."""
    return tuple(link(knowledge, thing) for thing in things)


def quoted(knowledge: Knowledge, passage: Passage) -> Quoted:
    """A passage as pages show it."""
    return Quoted(knowledge.evidence_of(passage), formats.bilingual(passage.note) if passage.note else None)


def passages(knowledge: Knowledge, thing: Thing, *keys: str) -> tuple[Quoted, ...]:
    """The passages that state some properties of a thing; without ``keys`` all about it."""
    return tuple(quoted(knowledge, passage) for passage in knowledge.passages_of(thing, *keys))


def text_fact(knowledge: Knowledge, thing: Thing, label: Words, *keys: str) -> list[Fact]:
    """A fact of plain texts, one for all the keys; none where nothing is held."""
    found = [plain(text) for key in keys for text in thing.texts(key)]
    values = tuple(Link(words) for words in found)
    return [Fact(label, values, passages(knowledge, thing, *keys))] if values else []


def code_fact(knowledge: Knowledge, thing: Thing, label: Words, key: str) -> list[Fact]:
    """A fact of concepts of a code list, marked where it is our classification."""
    values = tuple(Link(knowledge.code(iri).label) for iri in thing.texts(key))
    if not values:
        return []
    return [Fact(label, values, passages(knowledge, thing, key), knowledge.is_ours(thing, key))]


def thing_fact(knowledge: Knowledge, thing: Thing, label: Words, key: str) -> list[Fact]:
    """A fact that names other things."""
    values = links(knowledge, knowledge.named(thing, key))
    if not values:
        return []
    return [Fact(label, values, passages(knowledge, thing, key), knowledge.is_ours(thing, key))]


def address_facts(knowledge: Knowledge, body: Thing) -> list[Fact]:
    """Addresses of the web: its own, and of the same thing elsewhere."""
    found = []
    for key, label in (
        ("url", Words("ウェブサイト", "Website")),
        ("exactMatch", Words("同じもの", "The same as")),
    ):
        values = tuple(Link(plain(text), web_address(text), outside=True) for text in body.texts(key))
        if values:
            found.append(Fact(label, values, passages(knowledge, body, key)))
    return found


def period_words(knowledge: Knowledge, thing: Thing) -> Words:
    """The period of a thing in honest words."""
    return formats.known_period_words(thing.period, knowledge.info.fiscal_year_starts)


def when_words(knowledge: Knowledge, thing: Thing) -> Words:
    """The point in time of a thing in honest words."""
    return formats.range_words(thing.when, knowledge.info.fiscal_year_starts)


def period_fact(knowledge: Knowledge, thing: Thing) -> list[Fact]:
    """The period, with the words of the tables where they say more than the bounds."""
    values = [Link(period_words(knowledge, thing))]
    attested = thing.texts("statedAttestation")
    stated = passages(knowledge, thing, *_BOUNDS, "statedAttestation")
    found = [Fact(Words("期間", "Period"), tuple(values), stated)]
    if attested:
        label = Words("記載のある時期", "Attested for")
        found.append(Fact(label, (Link(formats.attested_words(attested)),), stated))
    return found


def role_of(knowledge: Knowledge, involvement: Thing) -> tuple[Words | None, bool]:
    """The role of an involvement and whether it is our classification."""
    code = knowledge.code_of(involvement, "role")
    return (code.label if code else None), knowledge.is_ours(involvement, "role")


def dated(thing: Thing, involvement: Thing) -> Thing:
    """Whose period tells when an involvement holds: its own if it has one, else that of the thing."""
    has_own = involvement.flag("ownPeriod") or involvement.path == "membership"
    return involvement if has_own else thing


def is_only_possible(knowledge: Knowledge, thing: Thing) -> bool:
    """Whether on the cluster's date the dates leave open if the thing holds."""
    day = knowledge.info.as_of
    return thing.period.possibly_on(day) and not thing.period.certainly_on(day)


def role_notation(involvement: Thing) -> str:
    """The notation of a role, for sorting."""
    found = involvement.text("role")
    return notation_of(found) if found else ""


def numbered(facts: Sequence[Fact]) -> tuple[tuple[Fact, ...], tuple[Quoted, ...]]:
    """The facts with the numbers of their passages, and the passages, each once, in the order of first use."""
    order: dict[Quoted, int] = {}
    rows = []
    for fact in facts:
        numbers = tuple(order.setdefault(passage, len(order) + 1) for passage in fact.passages)
        rows.append(replace(fact, numbers=tuple(sorted(set(numbers)))))
    return tuple(rows), tuple(replace(passage, number=number) for passage, number in order.items())
