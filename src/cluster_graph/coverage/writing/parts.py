"""What a report is made of, whatever it says: columns and values of tables, sections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cluster_graph.problems import Words

Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width on a sheet in characters of Latin script, and how a sheet shows its numbers."""

    id: str
    heading: Words
    width: float = 14.0
    numbers: str = "#,##0"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a sentence that leads in, and one sentence an item. ``id`` names it for links and programs."""

    id: str
    heading: Words
    items: tuple[Words, ...]
    lead: Words | None = None
