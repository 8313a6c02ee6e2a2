"""One of the two versions with its names, and how its things are put in order and told of.

Takes a version; gives the small pieces that records of every sort are made of. Compares nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from cluster_graph.diff.cells import PERIOD, Cell, column_of, heading_of
from cluster_graph.diff.naming import Naming
from cluster_graph.diff.phrases import INVOLVEMENTS
from cluster_graph.diff.records import Held, Level, Quoted, Told
from cluster_graph.diff.version import Assertion, Thing, Version
from cluster_graph.problems import Words
from cluster_graph.tables.rows import TABLES

# What things without a name are called by.
IN_THE_NAME = {
    "signatures": {"agreement", "party"},
    "memberships": {"council", "member"},
    "participations": {"collaboration", "participant"},
    "meetings": {"council", "held_on"},
    "funding": {"funder", "recipient", "purpose", PERIOD},
    "figures": {"about", "measure", PERIOD},
    "statements": {"about", "aspect"},
    "changes": {"kind", "before", "after"},
    "names": {"organization"},
    "holders": {"post"},
}
_TRANSLATED = ("name_en", "text_en")


class Side:
    """One of the two versions, with its names."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.naming = Naming(version)
        self.involved: dict[str, list[Thing]] = defaultdict(list)
        for thing in version.things.values():
            if thing.table in INVOLVEMENTS:
                for whole in thing.all(INVOLVEMENTS[thing.table][0]):
                    self.involved[whole].append(thing)

    def level(self, thing: Thing, column: str) -> Level:
        """Whether a source states what a thing has in a column."""
        if column_of(thing.table, column).assigned or thing.table == "codes":
            return Level.CLASSIFICATION
        ours = self.version.assigned.get((thing.key, column), ())
        translated = column in _TRANSLATED and any(text in ours for text in thing.all(column))
        return Level.TRANSLATION if translated else Level.FACT

    def held(self, thing: Thing, column: str, cell: Cell) -> Held:
        """A value of a thing with its words."""
        words = self.naming.cell_words(thing, column, cell)
        return Held(column, heading_of(thing.table, column), cell, words, self.level(thing, column))

    def quoted(self, assertion: Assertion) -> Quoted:
        """The passage of an assertion."""
        evidence = assertion.evidence
        return Quoted(
            assertion.source.rpartition("/")[2],
            self.naming.name(assertion.source),
            evidence.get("quote", ""),
            evidence.get("locator", ""),
        )

    def passages(self, found: Iterable[Assertion]) -> tuple[Quoted, ...]:
        """The passages of assertions, each once."""
        return tuple(dict.fromkeys(self.quoted(assertion) for assertion in found))

    def told(self, thing: Thing, sentence: Words, passages: tuple[Quoted, ...] = ()) -> Told:
        """What every record tells of its thing."""
        return Told(thing.key, thing.table, thing.id, self.naming.name(thing.key), sentence, passages)


def in_order(things: Iterable[Thing]) -> list[Thing]:
    """Things by kind, as tables stand in a folder, and by id."""
    tables = list(TABLES)
    return sorted(things, key=lambda thing: (tables.index(thing.table), thing.key))
