"""What is told about a thing: statements, money, figures, meetings, changes, and what is part of it, as groups.

Takes the knowledge of a cluster and one thing; gives groups with an entry for each record. Adds nothing up.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from cluster_graph import formats
from cluster_graph.problems import Words
from cluster_graph.site.facts import (
    Entry,
    Fact,
    Group,
    Link,
    is_only_possible,
    link,
    links,
    passages,
    period_words,
    plain,
    when_words,
)
from cluster_graph.site.knowledge import Knowledge
from cluster_graph.site.things import Thing
from cluster_graph.site.ties import PERIOD
from cluster_graph.store.results import notation_of

NOT_STATED = Words("資料に記載なし", "not stated in the sources")
_QUALIFIERS = {
    "about": Words("約", "about "),
    "at-least": Words("少なくとも", "at least "),
    "at-most": Words("多くとも", "at most "),
}
# Units as the sources count in Japanese, and what an English reader makes of them.
_UNITS = {
    "名": "people",
    "人": "people",
    "件": "cases",
    "社": "companies",
    "回": "times",
    "機関": "organizations",
}


def _group(identifier: str, ja: str, en: str, entries: Iterable[Entry]) -> list[Group]:
    found = tuple(entries)
    return [Group(identifier, Words(ja, en), found)] if found else []


def _when(knowledge: Knowledge, thing: Thing) -> list[Fact]:
    return [] if thing.period.is_unknown else [Fact(PERIOD, (Link(period_words(knowledge, thing)),))]


def list_group(knowledge: Knowledge, identifier: str, title: Words, things: Iterable[Thing]) -> list[Group]:
    """Things with their periods, where known, and the passages that state them."""
    entries = [
        Entry(
            link(knowledge, thing),
            lines=tuple(_when(knowledge, thing)),
            passages=passages(knowledge, thing),
            possible=not thing.period.is_unknown and is_only_possible(knowledge, thing),
        )
        for thing in things
    ]
    return _group(identifier, title.ja, title.en, entries)


def statements_group(knowledge: Knowledge, thing: Thing) -> list[Group]:
    """Purposes, tasks, scopes and activities, in the order of their ids within each sort."""
    entries = []
    for aspect in ("purpose", "task", "scope", "activity"):
        for statement in knowledge.naming(thing, "about"):
            found = statement.text("aspect")
            if statement.path != "statement" or not found or notation_of(found) != aspect:
                continue
            ja = next(iter(statement.in_language("text", "ja")), "")
            en = next(iter(statement.in_language("text", "en")), "")
            entries.append(
                Entry(
                    Link(Words(ja or en, en or ja)),
                    knowledge.code(found).label,
                    lines=tuple(_when(knowledge, statement)),
                    passages=passages(knowledge, statement),
                    anchor=f"statement-{statement.id}",
                )
            )
    return _group("statements", "目的・任務・内容", "Purposes, tasks, activities", entries)


def money_group(knowledge: Knowledge, thing: Thing, purposes: Iterable[Thing]) -> list[Group]:
    """Money that a thing gives or gets, or that is for one of ``purposes``; by year, never added up."""
    found = {row.iri: row for row in knowledge.naming(thing, "funder", "recipient")}
    for purpose in purposes:
        found.update({row.iri: row for row in knowledge.naming(purpose, "purpose")})
    rows = sorted(found.values(), key=lambda row: (row.text("earliestStart") or "", row.id))
    return _group("money", "資金", "Money", (_money(knowledge, row, thing) for row in rows))


def amount_words(funding: Thing) -> Words:
    """The amount as precise as its source."""
    precision = Decimal(funding.text("precision") or "1")
    return formats.money_words(Decimal(funding.text("amount") or "0"), precision)


def _money(knowledge: Knowledge, row: Thing, page: Thing) -> Entry:
    status, kind = knowledge.code_of(row, "status"), knowledge.code_of(row, "kind")
    lines = [Fact(PERIOD, (Link(period_words(knowledge, row)),))]
    purposes = [purpose for purpose in knowledge.named(row, "purpose") if purpose is not page]
    if purposes:
        lines.append(Fact(Words("使途", "For"), links(knowledge, purposes)))
    for key, label in (("funder", Words("出し手", "From")), ("recipient", Words("受け手", "To"))):
        ends = links(knowledge, knowledge.named(row, key)) or (Link(NOT_STATED),)
        lines.append(Fact(label, ends))
    if kind:
        lines.append(Fact(Words("種類", "Kind"), (Link(kind.label),)))
    return Entry(
        Link(amount_words(row)),
        status.label if status else None,
        lines=tuple(lines),
        passages=passages(knowledge, row),
        anchor=f"funding-{row.id}",
        number=True,
    )


def figures_group(knowledge: Knowledge, thing: Thing) -> list[Group]:
    """The numbers that sources report of a thing, by measure and year."""
    figures = [row for row in knowledge.naming(thing, "about") if row.path == "figure"]
    figures.sort(key=lambda row: (row.text("measure") or "", row.text("earliestStart") or "", row.id))
    return _group("figures", "数値", "Figures", (_figure(knowledge, row) for row in figures))


def _figure(knowledge: Knowledge, row: Thing) -> Entry:
    value = Decimal(row.text("value") or "0")
    number = f"{int(value):,}" if value == int(value) else f"{value:,f}"
    unit, qualifier = row.text("unit") or "", row.text("qualifier")
    before = _QUALIFIERS.get(notation_of(qualifier) if qualifier else "", Words("", ""))
    english = _UNITS.get(unit, unit)
    measure = knowledge.code_of(row, "measure")
    return Entry(
        Link(Words(f"{before.ja}{number}{unit}", f"{before.en}{number} {english}".strip())),
        measure.label if measure else None,
        knowledge.is_ours(row, "measure"),
        tuple(_when(knowledge, row)),
        passages(knowledge, row),
        anchor=f"figure-{row.id}",
        number=True,
    )


def meetings_of(knowledge: Knowledge, council: Thing) -> list[Thing]:
    """The meetings of a council, by date."""
    rows = [row for row in knowledge.naming(council, "of") if row.path == "meeting"]
    return sorted(rows, key=lambda row: (row.text("earliestDate") or "", row.id))


def meetings_group(knowledge: Knowledge, council: Thing) -> list[Group]:
    """The meetings of a council with their dates."""
    entries = []
    for row in meetings_of(knowledge, council):
        status = knowledge.code_of(row, "status")
        names = [Link(knowledge.name(row))] if row.texts("prefLabel") else []
        lines = [Fact(Words("名称", "Name"), tuple(names))] if names else []
        entries.append(
            Entry(
                Link(when_words(knowledge, row)),
                status.label if status else None,
                lines=tuple(lines),
                passages=passages(knowledge, row),
                anchor=f"meeting-{row.id}",
            )
        )
    return _group("meetings", "開催", "Meetings", entries)


def changes_group(knowledge: Knowledge, body: Thing) -> list[Group]:
    """Foundings, renamings and the like, and names that a body bore for a time."""
    entries = []
    for row in knowledge.naming(body, "originalOrganization", "resultingOrganization"):
        kind = knowledge.code_of(row, "kind")
        lines = []
        for key, label in (
            ("originalOrganization", Words("変更前", "Before")),
            ("resultingOrganization", Words("変更後", "After")),
        ):
            others = [other for other in knowledge.named(row, key) if other is not body]
            if others:
                lines.append(Fact(label, links(knowledge, others)))
        entries.append(
            Entry(
                Link(when_words(knowledge, row)),
                kind.label if kind else None,
                lines=tuple(lines),
                passages=passages(knowledge, row),
            )
        )
    entries += [
        Entry(
            Link(knowledge.name(row)),
            Words("名称", "Name"),
            lines=tuple(_when(knowledge, row)),
            passages=passages(knowledge, row),
        )
        for row in knowledge.naming(body, "nameOf")
    ]
    return _group("changes", "沿革", "Changes", entries)


def programmes_under(knowledge: Knowledge, agreement: Thing) -> list[Thing]:
    """The programmes that rest on an agreement, with all that is part of them, by id."""
    return below(knowledge, [row for row in knowledge.naming(agreement, "under") if row.path == "programme"])


def below(knowledge: Knowledge, programmes: Iterable[Thing]) -> list[Thing]:
    """Programmes and the programmes that are part of them at any depth, by id."""
    found: dict[str, Thing] = {}
    waiting = list(programmes)
    while waiting:
        programme = waiting.pop()
        if programme.iri not in found:
            found[programme.iri] = programme
            waiting += [row for row in knowledge.naming(programme, "partOf") if row.path == "programme"]
    return [found[iri] for iri in sorted(found)]


def source_words(knowledge: Knowledge, thing: Thing) -> Words:
    """How an assertion's thing is called in a list: by its name, else by what it says."""
    if thing.texts("prefLabel"):
        return knowledge.name(thing)
    if thing.path == "funding":
        return amount_words(thing)
    if thing.path == "meeting":
        return when_words(knowledge, thing)
    if thing.path == "figure":
        return _figure(knowledge, thing).head.label
    if thing.path == "statement":
        text = next(iter(thing.in_language("text", "ja")), thing.id)
        return Words(text, next(iter(thing.in_language("text", "en")), text))
    ends = [*knowledge.named(thing, "participant"), *knowledge.named(thing, "in")]
    if thing.path == "change":
        ends = [
            *knowledge.named(thing, "resultingOrganization"),
            *knowledge.named(thing, "originalOrganization"),
        ]
    names = [knowledge.name(end) for end in ends]
    if not names:
        return plain(thing.id)
    return Words(" — ".join(name.ja for name in names), " — ".join(name.en for name in names))
