"""An agreement that may end within the horizon, with notice, renewal and all that hangs on it, as names and links.

Takes the knowledge of a cluster and a lapse that coverage found; gives :class:`LapseView`. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cluster_graph import formats
from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.outlook.lapses import Lapse
from cluster_graph.coverage.writing.lapse_facts import notice_words, renewal_words
from cluster_graph.periods import DateRange
from cluster_graph.problems import Words
from cluster_graph.site.about import amount_words
from cluster_graph.site.facts import Fact, Link, Quoted, link, links, passages, period_words
from cluster_graph.site.knowledge import Knowledge
from cluster_graph.site.things import Thing


@dataclass(frozen=True, slots=True)
class LapseView:
    """An agreement that may end within the horizon, and what hangs on it. ``others_signed``: whom no source names."""

    thing: Thing
    name: Link
    when: Words
    signers: tuple[Link, ...]
    others_signed: bool
    notice: Words
    renewal: Words
    programmes: tuple[Link, ...]
    money: tuple[Fact, ...]
    uncovers: tuple[Link, ...]
    ends_with: tuple[Link, ...]
    last_of: tuple[Link, ...]
    perhaps_last_of: tuple[Link, ...]
    successor: Link | None
    passages: tuple[Quoted, ...]


def lapse_view(knowledge: Knowledge, answer: Answer, lapse: Lapse) -> LapseView:
    """The lapse in names and words."""
    thing = knowledge.things[f"{knowledge.info.base}agreement/{lapse.agreement}"]
    money = (knowledge.find("funding", row.id) for row in lapse.money)
    successor = knowledge.find("agreement", lapse.successor) if lapse.successor else None
    return LapseView(
        thing,
        link(knowledge, thing),
        formats.range_words(DateRange(lapse.earliest, lapse.latest), knowledge.info.fiscal_year_starts),
        body_links(knowledge, lapse.signers),
        answer.records.agreements[lapse.agreement].names_not_all,
        notice_words(answer, lapse),
        renewal_words(lapse),
        found_links(knowledge, "programme", lapse.programmes),
        tuple(_money(knowledge, row) for row in money if row is not None),
        found_links(knowledge, "collaboration", lapse.uncovers),
        found_links(knowledge, "collaboration", lapse.ends_with),
        body_links(knowledge, lapse.last_of),
        body_links(knowledge, lapse.perhaps_last_of),
        link(knowledge, successor) if successor else None,
        passages(knowledge, thing),
    )


def found_links(knowledge: Knowledge, path: str, identifiers: tuple[str, ...]) -> tuple[Link, ...]:
    """The things of one kind of IRI with these ids, those that the pages know."""
    found = (knowledge.find(path, identifier) for identifier in identifiers)
    return links(knowledge, [thing for thing in found if thing is not None])


def body_links(knowledge: Knowledge, identifiers: Iterable[str]) -> tuple[Link, ...]:
    """Organizations, and posts of which no source says whose they are."""
    found = (knowledge.find("organization", one) or knowledge.find("post", one) for one in identifiers)
    return links(knowledge, [thing for thing in found if thing is not None])


def _money(knowledge: Knowledge, row: Thing) -> Fact:
    """An amount under its year and what sort of amount it is."""
    status = knowledge.code_of(row, "status")
    year = row.text("fiscalYear")
    when = formats.fiscal_year_words(int(year)) if year else period_words(knowledge, row)
    said = status.label if status else Words("", "")
    label = Words(f"{when.ja}{said.ja}", f"{when.en} {said.en}".strip())
    return Fact(label, (Link(amount_words(row), knowledge.href(row)),))
