"""What hangs on an agreement that may end within the horizon: signers, programmes, money, collaborations.

Takes the knowledge of a cluster and a lapse that coverage found; gives :class:`LapseView`. Judges nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from cluster_graph import formats
from cluster_graph.coverage.outlook.lapses import Lapse
from cluster_graph.periods import DateRange
from cluster_graph.problems import Words
from cluster_graph.site.about import amount_words, programmes_under
from cluster_graph.site.facts import Fact, Link, Quoted, link, links, passages, period_words
from cluster_graph.site.knowledge import Knowledge
from cluster_graph.site.things import Thing


@dataclass(frozen=True, slots=True)
class LapseView:
    """An agreement that may end within the horizon, and what hangs on it."""

    thing: Thing
    name: Link
    when: Words
    signers: tuple[Link, ...]
    programmes: tuple[Link, ...]
    money: tuple[Fact, ...]
    uncovers: tuple[Link, ...]
    ends_with: tuple[Link, ...]
    successor: Link | None
    passages: tuple[Quoted, ...]


def lapse_view(knowledge: Knowledge, lapse: Lapse) -> LapseView:
    """The lapse in names and words."""
    thing = knowledge.things[f"{knowledge.info.base}agreement/{lapse.agreement}"]
    programmes = programmes_under(knowledge, thing)
    signers = [
        participant
        for signature in knowledge.naming(thing, "in")
        for participant in knowledge.named(signature, "participant")
    ]
    successor = knowledge.find("agreement", lapse.successor) if lapse.successor else None
    return LapseView(
        thing,
        link(knowledge, thing),
        formats.range_words(DateRange(lapse.earliest, lapse.latest), knowledge.info.fiscal_year_starts),
        links(knowledge, signers),
        links(knowledge, programmes),
        tuple(_money_of(knowledge, programmes)),
        found_links(knowledge, "collaboration", lapse.uncovers),
        found_links(knowledge, "collaboration", lapse.ends_with),
        link(knowledge, successor) if successor else None,
        passages(knowledge, thing),
    )


def found_links(knowledge: Knowledge, path: str, identifiers: tuple[str, ...]) -> tuple[Link, ...]:
    """The things of one kind of IRI with these ids, those that the pages know."""
    found = (knowledge.find(path, identifier) for identifier in identifiers)
    return links(knowledge, [thing for thing in found if thing is not None])


def _money_of(knowledge: Knowledge, programmes: list[Thing]) -> list[Fact]:
    """The money of programmes by year, the latest first."""
    rows = {row.iri: row for programme in programmes for row in knowledge.naming(programme, "purpose")}
    ordered = sorted(rows.values(), key=lambda row: (row.text("earliestStart") or "", row.id), reverse=True)
    found = []
    for row in ordered:
        status = knowledge.code_of(row, "status")
        year = row.text("fiscalYear")
        when = formats.fiscal_year_words(int(year)) if year else period_words(knowledge, row)
        said = status.label if status else Words("", "")
        label = Words(f"{when.ja}{said.ja}", f"{when.en} {said.en}".strip())
        found.append(Fact(label, (Link(amount_words(row), knowledge.href(row)),)))
    return found
