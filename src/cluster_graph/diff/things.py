"""Things that only one of two versions holds: one sentence a thing, with its main facts and its passages.

Somebody in a thing that came or went with it is told in the sentence on that thing. Takes both versions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from cluster_graph.diff.cells import ATTESTED, PERIOD, Dates
from cluster_graph.diff.dates_in_words import short_period
from cluster_graph.diff.phrases import INVOLVEMENTS, joined, quoted
from cluster_graph.diff.records import Change, Held, ThingChange
from cluster_graph.diff.sentences import details, recorded, renamed
from cluster_graph.diff.side import IN_THE_NAME, Side, in_order
from cluster_graph.diff.version import Thing
from cluster_graph.problems import Words

# What the sentence on a thing does not tell: its names, what the sentence calls it by, and marks for machines.
_NOT_TOLD = {
    *("name_ja", "name_kana", "name_en", "other_names", "title_ja", "title_en", "label_ja", "label_en"),
    *("text_en", "distinct_from", "website", "wikidata", "ror", "nistep", "url", "document", "precision"),
    *("corporate_number", "local_government_code", "retrieved", "language", "unit", "qualifier", ATTESTED),
}
# What an involvement is unless something else is said.
_USUAL = ("-party", "-member", "-participant")


def things_only_in(here: Side, there: Side, change: Change) -> list[ThingChange]:
    """The things that ``here`` holds and ``there`` does not."""
    mine, theirs = here.version.things, there.version.things
    only = in_order(thing for key, thing in mine.items() if key not in theirs)
    gone = [thing for key, thing in theirs.items() if key not in mine]
    same_names = _same_names(only, gone)
    keys = {thing.key for thing in only}
    return [_thing_change(here, change, thing, keys, same_names.get(thing.key)) for thing in only]


def _name_of(thing: Thing) -> str | None:
    return None if thing.table in INVOLVEMENTS else thing.one("name_ja") or thing.one("title_ja")


def _same_names(only: Sequence[Thing], gone: Sequence[Thing]) -> dict[str, str]:
    """By key the id of the one thing of the same kind and name in the other version; none where several are."""
    found: dict[tuple[str, str], list[list[Thing]]] = defaultdict(lambda: [[], []])
    for side, things in enumerate((only, gone)):
        for thing in things:
            name = _name_of(thing)
            if name is not None:
                found[thing.table, name][side].append(thing)
    pairs = [(mine[0], theirs[0]) for mine, theirs in found.values() if len(mine) == len(theirs) == 1]
    return {mine.key: theirs.id for mine, theirs in pairs}


def _thing_change(
    side: Side, change: Change, thing: Thing, keys: set[str], same_name: str | None
) -> ThingChange:
    facts = [side.held(thing, column, cell) for column, cell in thing.cells.items()]
    hidden = _NOT_TOLD | IN_THE_NAME.get(thing.table, set())
    inside = [row for row in side.involved.get(thing.key, ()) if row.key in keys]
    told = [_in_both(thing, fact) for fact in facts if fact.column not in hidden and not _is_usual(fact)]
    text = details(told, _members(side, inside))
    sentence = recorded(change, _as_what(side, thing), side.naming.subject(thing), text)
    if same_name is not None:
        more = renamed(change, same_name)
        sentence = Words(sentence.ja + more.ja, f"{sentence.en} {more.en}")
    passages = side.passages(side.version.assertions_of(thing.key))
    return ThingChange(
        side.told(thing, sentence, passages), tuple(facts), _told_with(side, thing, keys), same_name
    )


def _in_both(thing: Thing, fact: Held) -> Held:
    """What a statement tells, each language in its own words where there are both."""
    english = thing.one("text_en")
    if fact.column != "text_ja" or english is None:
        return fact
    return replace(fact, words=Words(fact.words.ja, quoted(Words(english, english)).en))


def _is_usual(fact: Held) -> bool:
    return isinstance(fact.cell, tuple) and fact.column == "role" and fact.cell[0].endswith(_USUAL)


def _participants(side: Side, thing: Thing) -> Words:
    return joined(map(side.naming.mention, thing.all(INVOLVEMENTS[thing.table][1])))


def _as_what(side: Side, thing: Thing) -> tuple[str, str] | None:
    """For somebody in something, the Japanese words for as what, and for whom."""
    if thing.table == "holders":
        return joined(map(side.naming.mention, thing.all("post"))).ja + "の在職者", side.naming.name(
            thing.key
        ).ja
    if thing.table not in INVOLVEMENTS:
        return None
    whole, _, role = INVOLVEMENTS[thing.table]
    inside = joined(map(side.naming.mention, thing.all(whole)))
    return f"{inside.ja}の{role.ja}", _participants(side, thing).ja


def _members(side: Side, inside: Sequence[Thing]) -> Words | None:
    """Who is in a thing, where these rows came or went with it."""
    if not inside:
        return None
    table = inside[0].table
    who = joined(_member(side, row) for row in sorted(inside, key=lambda row: row.key))
    plural = {"signatures": "parties", "memberships": "members", "participations": "participants"}
    return Words(f"{INVOLVEMENTS[table][2].ja}は{who.ja}", f"{plural[table]} {who.en}")


def _member(side: Side, row: Thing) -> Words:
    """Somebody in something, with the role, the signing post and the period that are not those of everybody."""
    who = _participants(side, row)
    more = [
        side.naming.cell_words(row, column, cell)
        for column, cell in row.cells.items()
        if column in ("role", "signed_by") and isinstance(cell, tuple) and not cell[0].endswith(_USUAL)
    ]
    period = row.cells.get(PERIOD)
    if isinstance(period, Dates) and period.own:
        more.append(short_period(period.period, side.naming.first_day))
    if not more:
        return who
    return Words(
        f"{who.ja}（{'、'.join(words.ja for words in more)}）",
        f"{who.en} ({', '.join(words.en for words in more)})",
    )


def _told_with(side: Side, thing: Thing, keys: set[str]) -> str | None:
    if thing.table not in INVOLVEMENTS:
        return None
    whole = thing.one(INVOLVEMENTS[thing.table][0])
    return side.version.things[whole].id if whole in keys and whole in side.version.things else None
