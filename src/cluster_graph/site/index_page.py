"""What the first page says: the state of the cluster in a few sentences, its councils, and lists of all things.

Takes the knowledge of a cluster and how coverage stands; gives :class:`IndexView` and the data of the search.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from cluster_graph.problems import Words
from cluster_graph.site.about import meetings_of
from cluster_graph.site.coverage_page import CoverageView
from cluster_graph.site.facts import (
    Link,
    Quoted,
    is_only_possible,
    link,
    links,
    passages,
    period_words,
    when_words,
)
from cluster_graph.site.knowledge import Knowledge
from cluster_graph.site.thing_pages import kind_word
from cluster_graph.site.things import Thing
from cluster_graph.store.codes import Code
from cluster_graph.store.results import notation_of

LISTS = (
    ("organization", Words("機関", "Organizations")),
    ("council", Words("会議・委員会", "Councils and committees")),
    ("agreement", Words("協定", "Agreements")),
    ("collaboration", Words("共同研究などの取組", "Collaborations")),
    ("programme", Words("事業", "Programmes")),
    ("source", Words("資料", "Sources")),
)


@dataclass(frozen=True, slots=True)
class SectorList:
    """The organizations of one sector; ``sector`` is none where it is not given."""

    sector: Code | None
    bodies: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AgreementView:
    """An agreement that is in force on the date, or possibly so."""

    name: Link
    period: Words
    parties: tuple[Link, ...]
    possible: bool
    passages: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class CouncilView:
    """A council with its last and next meeting, as far as a source tells of them, seen from the date."""

    name: Link
    chairs: tuple[Link, ...]
    last: Words | None
    next: Words | None


@dataclass(frozen=True, slots=True)
class ListView:
    """All things of one kind."""

    id: str
    title: Words
    count: int
    items: tuple[Link, ...]
    sectors: tuple[SectorList, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """The first page. ``search``: what the search box knows."""

    sectors: tuple[SectorList, ...]
    organizations: int
    agreements: tuple[AgreementView, ...]
    councils: tuple[CouncilView, ...]
    lists: tuple[ListView, ...]
    coverage: CoverageView
    search: list[dict[str, Any]]

    @property
    def in_force(self) -> int:
        """How many agreements are certainly in force."""
        return sum(not agreement.possible for agreement in self.agreements)

    @property
    def possibly_in_force(self) -> int:
        """How many more may be."""
        return sum(agreement.possible for agreement in self.agreements)


def index_view(knowledge: Knowledge, coverage: CoverageView) -> IndexView:
    """The state of the cluster on its date."""
    bodies = [thing for thing in knowledge.all_of("organization") if not thing.is_council]
    return IndexView(
        _sectors(knowledge, bodies),
        len(bodies),
        tuple(_agreements(knowledge)),
        tuple(_council(knowledge, thing) for thing in knowledge.all_of("organization") if thing.is_council),
        tuple(_list(knowledge, path, title) for path, title in LISTS),
        coverage,
        search_entries(knowledge),
    )


def _reading(knowledge: Knowledge, thing: Thing) -> tuple[str, str]:
    kana = thing.in_language("altLabel", "ja-Hrkt") or thing.in_language("altLabel", "ja-hrkt")
    return (kana[0] if kana else knowledge.name(thing).ja, thing.id)


def _sectors(knowledge: Knowledge, bodies: list[Thing]) -> tuple[SectorList, ...]:
    """The organizations by sector, the largest first; within one by name."""
    found: dict[str, list[Thing]] = defaultdict(list)
    for body in sorted(bodies, key=lambda thing: _reading(knowledge, thing)):
        found[body.text("sector") or ""].append(body)
    order = sorted(found, key=lambda iri: (not iri, -len(found[iri]), iri))
    return tuple(
        SectorList(knowledge.code(iri) if iri else None, links(knowledge, found[iri])) for iri in order
    )


def _agreements(knowledge: Knowledge) -> list[AgreementView]:
    by_end = sorted(
        knowledge.all_of("agreement"), key=lambda thing: (thing.text("latestEnd") or "9999", thing.id)
    )
    return [
        AgreementView(
            link(knowledge, thing),
            period_words(knowledge, thing),
            links(knowledge, knowledge.named(thing, "party")),
            is_only_possible(knowledge, thing),
            passages(knowledge, thing),
        )
        for thing in by_end
        if thing.period.possibly_on(knowledge.info.as_of)
    ]


def _council(knowledge: Knowledge, council: Thing) -> CouncilView:
    """As seen from the date: the last meeting is the latest held by then, the next is planned and not certainly past."""
    day = knowledge.info.as_of
    last = following = None
    for meeting in meetings_of(knowledge, council):
        status = notation_of(meeting.text("status") or "") if meeting.text("status") else ""
        when = meeting.when
        if status == "planned" and (when.latest is None or when.latest >= day):
            following = following or meeting
        elif status == "held" and (when.earliest is None or when.earliest <= day):
            last = meeting
    chairs = [
        participant
        for membership in knowledge.naming(council, "in")
        if (membership.text("role") or "").endswith("#role-chair") and membership.period.possibly_on(day)
        for participant in knowledge.named(membership, "participant")
    ]
    return CouncilView(
        link(knowledge, council),
        links(knowledge, chairs),
        when_words(knowledge, last) if last else None,
        when_words(knowledge, following) if following else None,
    )


def _list(knowledge: Knowledge, path: str, title: Words) -> ListView:
    if path in ("organization", "council"):
        council = path == "council"
        things = [thing for thing in knowledge.all_of("organization") if thing.is_council == council]
    else:
        things = list(knowledge.all_of(path))
    ordered = sorted(things, key=lambda thing: _reading(knowledge, thing))
    sectors = _sectors(knowledge, things) if path == "organization" else ()
    return ListView(f"list-{path}", title, len(things), links(knowledge, ordered), sectors)


def search_entries(knowledge: Knowledge) -> list[dict[str, Any]]:
    """What the search box knows: names in all forms, the kind in words, and where the thing is told of."""
    found = []
    for thing in knowledge.all_of(
        "organization", "agreement", "collaboration", "programme", "post", "source"
    ):
        href = knowledge.href(thing)
        if href is None:
            continue
        name = knowledge.name(thing)
        kind = Words("職", "Post") if thing.path == "post" else kind_word(thing)
        names = sorted({name.ja, name.en, *thing.texts("prefLabel"), *thing.texts("altLabel")})
        found.append({"label": [name.ja, name.en], "kind": [kind.ja, kind.en], "names": names, "href": href})
    return found
