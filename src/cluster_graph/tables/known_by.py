"""What was known by a day: the tables with only what sources that stood by then say.

Takes valid tables and a day; gives tables from which every later fact is gone, and the sources that were left out.
What an earlier source names, but only later ones describe, stays as a name with our classification. It invents no
date: a source of which no day is known is left out and named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cluster_graph.problems import Words
from cluster_graph.tables.columns import Column, Kind
from cluster_graph.tables.files import ClusterTables, Record
from cluster_graph.tables.rows import (
    EVIDENCE_COLUMNS,
    EvidencedRow,
    Source,
    columns_of,
    empty_cell,
    required_columns,
)

_NAME_NOTE = "名称と分類は後の資料によることがある / name and classification may be those of a later source"
_PREFIXED = ("kind:", "theme:")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a day of knowledge leaves out.

    ``known``: sources that stood by ``day``. ``later``: those that came after it. ``undated``: those of which no
    day is known by which they stood; ``retrieved_later``: those among them that tell when they were retrieved, after
    ``day``, and nothing else.
    """

    day: date
    known: tuple[str, ...]
    later: tuple[str, ...]
    undated: tuple[str, ...]
    retrieved_later: tuple[str, ...] = ()

    @property
    def words(self) -> Words:
        """What was left out, as a sentence or two."""
        total = len(self.known) + len(self.later) + len(self.undated)
        ja = f"{self.day} までに出た資料 {len(self.known)} 件（全 {total} 件）だけによります。"
        en = f"going by the {len(self.known)} of {total} sources that stood by {self.day}."
        if dayless := [source for source in self.undated if source not in self.retrieved_later]:
            shown = ", ".join(dayless)
            ja += f"時期の分からない資料は除きました: {shown}。"
            en += f" Left out, since no day of theirs is known: {shown}."
        if self.retrieved_later:
            shown = ", ".join(self.retrieved_later)
            ja += f"取得日しか分からず、それが {self.day} より後の資料は除きました: {shown}。"
            en += (
                " Left out, since only the day on which they were retrieved is known, and it is later than "
                f"{self.day}: {shown}."
            )
        return Words(ja, en)


def stood_by(source: Source) -> date | None:
    """The day by which a source surely stood: that of its issue, else the last that it speaks of, else of retrieval.

    A vague date counts by its last day. ``None`` where no day is known.
    """
    if source.issued is not None and source.issued.range.latest is not None:
        return source.issued.range.latest
    if source.attested is not None:
        ends = [span.latest_end for span in source.attested.spans]
        last = max((end for end in ends if end is not None), default=None)
        if last is not None and None not in ends:
            return last
    return source.retrieved


def known_by(tables: ClusterTables, day: date) -> tuple[ClusterTables, LeftOut]:
    """The tables as known by ``day``, and what was left out.

    That a register is complete is vouched for today, not for what was known then: ``complete`` is emptied.
    """
    known, later, undated, retrieved_later = [], [], [], []
    for record in tables.records.get("sources", []):
        if not isinstance(record.cells, Source):
            continue
        stood = stood_by(record.cells)
        if stood is not None and stood <= day:
            known.append(record.id)
        elif stood is None or (record.cells.issued is None and record.cells.attested is None):
            undated.append(record.id)
            if stood is not None:
                retrieved_later.append(record.id)
        else:
            later.append(record.id)
    left_out = LeftOut(day, tuple(known), tuple(later), tuple(undated), tuple(retrieved_later))
    prefer = tuple(source for source in tables.settings.prefer if source in known)
    settings = replace(tables.settings, known_by=day, complete=(), prefer=prefer)
    return replace(tables, settings=settings, records=_Pruning(tables, set(known)).records()), left_out


def _targets(record: Record) -> Iterator[tuple[str, str]]:
    """The ids a row points at, with their columns; sources and codes are no things."""
    for name, column in columns_of(type(record.cells)).items():
        if name == "source" or column.kind not in (Kind.REFERENCE, Kind.SCOPE):
            continue
        value = getattr(record.cells, name)
        for target in value if isinstance(value, tuple) else (value,):
            if target and not (column.kind is Kind.SCOPE and _is_general(target)):
                yield name, target


def _is_general(scope: str) -> bool:
    return scope in ("*", "none") or scope.startswith(_PREFIXED)


def _is_ours(name: str, column: Column) -> bool:
    """Whether a cell that points at things is our own reading, which a source of the time did not say."""
    return column.assigned or name == "distinct_from"


class _Pruning:
    """Leaves out the rows of later sources, and mends what then points at nothing."""

    def __init__(self, tables: ClusterTables, known: set[str]) -> None:
        self.tables = tables
        self.kept = {
            table: [record for record in records if self._is_known(table, record, known)]
            for table, records in tables.records.items()
        }
        self.ids = {record.id for records in self.kept.values() for record in records}
        self.first: dict[str, Record] = {}
        for record in tables.all_records():
            self.first.setdefault(record.id, record)

    @staticmethod
    def _is_known(table: str, record: Record, known: set[str]) -> bool:
        if table == "codes":
            return True
        return (record.id if table == "sources" else record.source) in known

    def records(self) -> dict[str, list[Record]]:
        """The rows that are left, in their order."""
        waiting = [record for records in self.kept.values() for record in records]
        while waiting:
            record = waiting.pop()
            for name, target in _targets(record):
                column = columns_of(type(record.cells))[name]
                if target in self.ids or _is_ours(name, column) or target not in self.first:
                    continue
                named = self._named_only(self.first[target], record)
                self.ids.add(target)
                self.kept[named.table].append(named)
                waiting.append(named)
        return {
            table: sorted(map(self._without_later, records), key=lambda record: record.number)
            for table, records in self.kept.items()
        }

    def _named_only(self, described: Record, by: Record) -> Record:
        """A thing of which, by then, only the name is known: from the row that names it."""
        row, naming = described.cells, by.cells
        if not isinstance(naming, EvidencedRow):
            raise TypeError(f"a row of {by.table} quotes no source")
        needed = set(required_columns(type(row)))
        changes: dict[str, Any] = {}
        for name, column in columns_of(type(row)).items():
            if name in EVIDENCE_COLUMNS:
                changes[name] = getattr(naming, name)
            elif not (name == "id" or column.is_name or column.assigned or name in needed):
                changes[name] = empty_cell(type(row), name)
        return replace(described, cells=replace(row, **{**changes, "note": _NAME_NOTE}))

    def _without_later(self, record: Record) -> Record:
        """A row without our readings of what is not known yet."""
        changes: dict[str, Any] = {}
        for name, column in columns_of(type(record.cells)).items():
            value = getattr(record.cells, name)
            if column.kind not in (Kind.REFERENCE, Kind.SCOPE) or not _is_ours(name, column) or not value:
                continue
            left = tuple(target for target in value if _is_general(target) or target in self.ids)
            if left != value:
                # A stated scope is closed: of what is known by then it covers nothing.
                changes[name] = left or (("none",) if column.kind is Kind.SCOPE else ())
        if not changes:
            return record
        return replace(record, cells=replace(record.cells, **changes))
