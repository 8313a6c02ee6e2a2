"""What is not the same in two versions, as plain frozen records. Knows no graph and writes nothing.

Every record carries its finished sentence. ``before`` is what OLD holds, ``after`` what NEW holds; ``None`` where it
holds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from cluster_graph.diff.cells import Cell
from cluster_graph.problems import Words


class Change(StrEnum):
    """What became of it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Level(StrEnum):
    """Who says it: a source, or we ourselves (a classification, a translation)."""

    FACT = "fact"
    CLASSIFICATION = "classification"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words that state something: the id and the title of their source, and the place in it."""

    source: str
    title: Words
    quote: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What every record tells of its thing: its key, its table, its name, the passages and the whole sentence."""

    key: str
    table: str
    id: str
    name: Words
    sentence: Words
    passages: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A value with its words. ``level``: who says it."""

    column: str
    heading: Words
    cell: Cell
    words: Words
    level: Level = Level.FACT


@dataclass(frozen=True, slots=True)
class ThingChange:
    """A thing that only one of the versions holds.

    ``told_with``: the id of another such thing, whose sentence tells of this one too (a signature with its
    agreement). ``same_name_as``: the id of a thing of the same name in the other version, which it may have become.
    """

    told: Told
    facts: tuple[Held, ...]
    told_with: str | None = None
    same_name_as: str | None = None


@dataclass(frozen=True, slots=True)
class FactChange:
    """A column of a thing that both versions hold."""

    told: Told
    column: str
    heading: Words
    level: Level
    before: Held | None
    after: Held | None


@dataclass(frozen=True, slots=True)
class EvidenceChange:
    """What one source is quoted for: a further witness, one that is gone, or other words, place or check.

    ``column``: of the evidence, or the column of which this source says something else without changing what is held;
    ``None`` for a witness that came or went.
    """

    told: Told
    change: Change
    source: str
    column: str | None = None
    heading: Words | None = None
    before: Words | None = None
    after: Words | None = None


@dataclass(frozen=True, slots=True)
class ConflictChange:
    """A column on which the sources of one version contradict each other, and those of the other do not."""

    told: Told
    change: Change
    column: str
    heading: Words
    sides: tuple[tuple[Words, Quoted], ...]


@dataclass(frozen=True, slots=True)
class SettingChange:
    """What the cluster says of itself."""

    key: str
    heading: Words
    before: str
    after: str
    sentence: Words


@dataclass(frozen=True, slots=True)
class FactsCompared:
    """Everything that differs in the facts. ``notes``: what could not be compared, and why."""

    added: tuple[ThingChange, ...] = ()
    removed: tuple[ThingChange, ...] = ()
    changed: tuple[FactChange, ...] = ()
    evidence: tuple[EvidenceChange, ...] = ()
    conflicts: tuple[ConflictChange, ...] = ()
    settings: tuple[SettingChange, ...] = ()
    notes: tuple[Words, ...] = field(default=())
