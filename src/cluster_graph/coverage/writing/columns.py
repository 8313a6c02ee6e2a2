"""What a table of a report is made of: columns with headings, and plain values."""

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
