"""A thing of the cluster as the pages see it: its values by property, its period, and the passages about it.

Plain frozen records. Property names are the local names of the ontology's terms; nothing here reads a graph.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cluster_graph.periods import DateRange, Period
from cluster_graph.store.results import notation_of

COUNCIL_KINDS = ("council", "committee", "consortium")


@dataclass(frozen=True, slots=True)
class Value:
    """An object of a triple as text; ``lang`` of a text in a language, ``is_iri`` of a thing or a code."""

    text: str
    lang: str = ""
    is_iri: bool = False
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """Anything with an IRI of the cluster. ``path``: the kind of its IRI (``organization``, ``signature``)."""

    iri: str
    path: str
    id: str
    values: Mapping[str, tuple[Value, ...]]

    def texts(self, key: str) -> tuple[str, ...]:
        """All values of a property (by its local name), sorted."""
        return tuple(value.text for value in self.values.get(key, ()))

    def text(self, key: str) -> str | None:
        """The value of a property, the first where there are several."""
        return next(iter(self.texts(key)), None)

    def in_language(self, key: str, lang: str) -> tuple[str, ...]:
        """The values of a property in one language."""
        return tuple(value.text for value in self.values.get(key, ()) if value.lang == lang)

    def flag(self, key: str) -> bool:
        """Whether a property is true."""
        return self.text(key) == "true"

    def day(self, key: str) -> date | None:
        """The value of a property as a day."""
        text = self.text(key)
        return date.fromisoformat(text) if text else None

    @property
    def period(self) -> Period:
        """Its merged bounds."""
        return Period(
            self.day("earliestStart"),
            self.day("latestStart"),
            self.day("earliestEnd"),
            self.day("latestEnd"),
            self.flag("openEnded"),
        )

    @property
    def when(self) -> DateRange:
        """Its point in time (signed, held, issued)."""
        return DateRange(self.day("earliestDate"), self.day("latestDate"))

    @property
    def kind(self) -> str:
        """The notation of its kind, or nothing."""
        found = self.text("classification") or self.text("kind")
        return notation_of(found) if found else ""

    @property
    def is_council(self) -> bool:
        """Whether it is a council, a committee or a consortium."""
        return self.path == "organization" and self.kind in COUNCIL_KINDS


@dataclass(frozen=True, slots=True)
class Passage:
    """One assertion: what a source says of one thing. ``table``: the table that its row stands in."""

    assertion: str
    source: str
    quote: str
    locator: str
    by_layout: bool
    note: str

    @property
    def table(self) -> str:
        """The table that the row stands in."""
        return self.assertion.rsplit("/", 3)[1]
