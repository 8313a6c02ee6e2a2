"""Several rows of one thing become one thing: what is held, and where its sources disagree.

Takes checked tables; gives :class:`Thing` records with merged values and bounds, and :class:`Conflict` records
with both sides. Knows no RDF.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from cluster_graph.graph.merge_dates import MergedDates, merge_periods, merge_points
from cluster_graph.periods import DateRange, Period
from cluster_graph.problems import Place, Problem, Words
from cluster_graph.tables.cells import WrittenAttestation, WrittenPeriod, WrittenPoint
from cluster_graph.tables.columns import Kind
from cluster_graph.tables.files import ClusterTables, Record
from cluster_graph.tables.rows import EVIDENCE_COLUMNS, ROW_CLASSES, TABLES, Row, Source, columns_of


@dataclass(frozen=True, slots=True)
class Side:
    """What one row says in a conflict: the value as written, and the passage."""

    value: str
    source: str
    quote: str
    place: Place


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that disagree on one column of one thing."""

    table: str
    id: str
    column: str
    sides: tuple[Side, ...]

    def as_problem(self) -> Problem:
        """The conflict as a sentence with the passages of all sides."""
        heading = columns_of(TABLES[self.table])[self.column].heading
        ja = "、".join(f"「{side.value}」（{side.source}: {side.quote}）" for side in self.sides)
        en = "; ".join(f'"{side.value}" ({side.source}: {side.quote})' for side in self.sides)
        words = Words(
            f"「{self.id}」の「{heading.ja}」が出典によって食い違います: {ja}。",
            f"the sources disagree on {heading.en} of {self.id}: {en}.",
        )
        place = self.sides[-1].place
        return Problem("conflict", words, Place(place.file, place.row, self.column))


@dataclass(frozen=True, slots=True)
class Thing:
    """What is held of one thing.

    ``values``: by column, a single value or a tuple of all; names, dates and evidence stand apart. ``names``: by column, the
    held name first, then the others. ``points``: by column. ``own_period``: a row of it fills period or attested.
    """

    table: str
    id: str
    rows: tuple[Record, ...]
    values: dict[str, Any]
    names: dict[str, tuple[str, ...]]
    points: dict[str, DateRange]
    period: Period | None
    own_period: bool


@dataclass(slots=True)
class Merged:
    """All things by table, in order of their ids, and all conflicts."""

    things: dict[str, list[Thing]] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)


def _written(value: Any) -> str:
    if isinstance(value, WrittenPeriod | WrittenPoint | WrittenAttestation):
        return value.words
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _sides(rows: Sequence[Record], column: str) -> tuple[Side, ...]:
    return tuple(
        Side(
            _written(getattr(row.cells, column)),
            row.source,
            str(getattr(row.cells, "quote", "")),
            row.place(column),
        )
        for row in rows
        if getattr(row.cells, column) is not None
    )


_TOLD_OF_THINGS = {
    row_class: [
        (name, column)
        for name, column in columns_of(row_class).items()
        if name != "id" and name not in EVIDENCE_COLUMNS and column.kind not in (Kind.PERIOD, Kind.ATTESTED)
    ]
    for row_class in ROW_CLASSES
}
"""The columns that say something of the thing itself, and neither its id nor whole periods."""


class Merger:
    """Merges the rows of each thing; ``conflicts`` are all as soon as all things have been read."""

    def __init__(self, tables: ClusterTables) -> None:
        self.tables = tables
        self.rank = {source: position for position, source in enumerate(tables.settings.prefer)}
        self.source_spans = {
            record.id: _speaks_of(record.cells)
            for record in tables.records.get("sources", [])
            if isinstance(record.cells, Source)
        }
        self.conflicts: list[Conflict] = []

    def things(self) -> Iterator[Thing]:
        """All things, table by table, in order of their ids (sources and codes are no things and stay out)."""
        for table in TABLES:
            if table in ("sources", "codes"):
                continue
            rows_of: dict[str, list[Record]] = {}
            for record in self.tables.records.get(table, []):
                rows_of.setdefault(record.id, []).append(record)
            for identifier in sorted(rows_of):
                yield self.thing(rows_of[identifier])

    def thing(self, rows: Sequence[Record]) -> Thing:
        """One thing from its rows."""
        best_first = rows
        if len(rows) > 1:
            best_first = sorted(rows, key=lambda row: (self.rank.get(row.source, len(self.rank)), row.number))
        first = best_first[0]
        row_class = type(first.cells)
        values: dict[str, Any] = {}
        names: dict[str, tuple[str, ...]] = {}
        points: dict[str, DateRange] = {}
        for name, column in _TOLD_OF_THINGS[row_class]:
            found = [getattr(row.cells, name) for row in best_first]
            stated = [value for value in found if value is not None and value != ()]
            if not stated:
                continue
            if column.is_name:
                names[name] = tuple(dict.fromkeys(stated))
            elif column.kind is Kind.POINT:
                points[name] = self._point(best_first, name, stated)
            elif column.many:
                values[name] = tuple(dict.fromkeys(item for value in stated for item in value))
            else:
                values[name] = self._single(best_first, name, stated)
        return Thing(
            first.table,
            first.id,
            tuple(rows),
            values,
            names,
            points,
            self._period(best_first, points, values),
            any(_own(row.cells) for row in best_first),
        )

    def _conflict(self, rows: Sequence[Record], column: str) -> None:
        self.conflicts.append(Conflict(rows[0].table, rows[0].id, column, _sides(rows, column)))

    def _single(self, rows: Sequence[Record], column: str, stated: list[Any]) -> Any:
        if len(stated) > 1 and len(set(stated)) > 1:
            self._conflict(rows, column)
        return stated[0]

    def _point(self, rows: Sequence[Record], column: str, stated: list[WrittenPoint]) -> DateRange:
        if len(stated) == 1:
            return stated[0].range
        merged, in_conflict = merge_points([point.range for point in stated])
        if in_conflict:
            self._conflict(rows, column)
        return merged

    def _period(
        self, rows: Sequence[Record], points: dict[str, DateRange], values: dict[str, Any]
    ) -> Period | None:
        if "period" not in columns_of(type(rows[0].cells)):
            return None
        cells = [getattr(row.cells, "period", None) for row in rows]
        stated = [written.period for written in cells if written is not None]
        spans: list[tuple[Record, Period]] = []
        for row in rows:
            spans.extend((row, span) for span in self._spans(row))
        merged = _merged_periods(
            tuple(stated),
            points.get("signed_on"),
            values.get("renewal") == "automatic",
            tuple(span for _, span in spans),
        )
        if merged.left_out:
            outside = [spans[position][0] for position in merged.left_out]
            self._attestation_conflict(rows, outside)
        elif merged.in_conflict:
            self._conflict(rows, "period")
        return merged.period

    def _attestation_conflict(self, rows: Sequence[Record], outside: Sequence[Record]) -> None:
        sides = list(_sides(rows, "period"))
        for row in dict.fromkeys(outside):
            attested = getattr(row.cells, "attested", None)
            words = _written(attested) if attested is not None else row.source
            sides.append(Side(words, row.source, str(getattr(row.cells, "quote", "")), row.place("attested")))
        self.conflicts.append(Conflict(rows[0].table, rows[0].id, "attested", tuple(sides)))

    def _spans(self, row: Record) -> Sequence[Period]:
        attested = getattr(row.cells, "attested", None)
        if attested is not None:
            return tuple(attested.spans)
        if row.table == "memberships" and not _own(row.cells):
            return self.source_spans.get(row.source, ())
        return ()


@lru_cache(maxsize=100_000)
def _merged_periods(
    stated: tuple[Period, ...], signed: DateRange | None, renewed: bool, attested: tuple[Period, ...]
) -> MergedDates:
    return merge_periods(stated, signed=signed, renewed_automatically=renewed, attested=attested)


def _own(row: Row) -> bool:
    return getattr(row, "period", None) is not None or getattr(row, "attested", None) is not None


def _speaks_of(source: Source) -> tuple[Period, ...]:
    """The time that a source attests by itself: the day it speaks of, else some day within its issue."""
    if source.attested is not None:
        return source.attested.spans
    if source.issued is not None:
        issued = source.issued.range
        return (Period(issued.earliest, issued.latest, issued.earliest, issued.latest),)
    return ()


def merge(tables: ClusterTables) -> Merged:
    """All things and all conflicts at once; see :class:`Merger`."""
    merger = Merger(tables)
    merged = Merged({table: [] for table in TABLES if table not in ("sources", "codes")})
    for thing in merger.things():
        merged.things[thing.table].append(thing)
    merged.conflicts = merger.conflicts
    return merged
