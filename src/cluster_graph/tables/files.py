"""A cluster's folder to checked rows: every fault in one run, none of them a traceback.

Takes a folder with ``cluster.toml`` and CSV files; gives :class:`ClusterTables` and the problems found in files,
headers and cells. References between rows are checked in :mod:`references`, evidence in :mod:`evidence`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from cluster_graph.problems import InputError, Place, Problem, Severity, Words
from cluster_graph.tables.cells import WrittenPoint, folded, suggestion
from cluster_graph.tables.csvfile import CsvRows, read_csv
from cluster_graph.tables.known_conflicts import FILE_NAME as KNOWN_CONFLICTS
from cluster_graph.tables.rows import TABLES, Row, columns_of, required_columns
from cluster_graph.tables.settings import ClusterSettings, read_settings


@dataclass(frozen=True, slots=True)
class Record:
    """One row where it stands: its table, row number, id (given or made) and cells."""

    table: str
    number: int
    id: str
    cells: Row

    @property
    def source(self) -> str:
        """The id of the source that the row quotes; empty for sources and codes."""
        return str(getattr(self.cells, "source", ""))

    def place(self, column: str | None = None) -> Place:
        """Where the row, or one of its cells, stands."""
        return Place(f"{self.table}.csv", self.number, column)


@dataclass(frozen=True, slots=True)
class ClusterTables:
    """All that a cluster's folder says.

    ``withheld``: the rows that ``publish = no`` keeps out. ``absent``: tables without a file. ``unread``: tables
    whose file or header has a fault; ``broken``: ids of rows with a fault: so that one fault is told once, not
    again by every row that points there.
    """

    folder: Path
    settings: ClusterSettings
    records: dict[str, list[Record]]
    withheld: dict[str, list[Record]] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    broken: frozenset[str] = frozenset()

    def all_records(self) -> Iterable[Record]:
        """Every published row, table by table."""
        for table in TABLES:
            yield from self.records.get(table, [])


def _header_problems(file: str, header: tuple[str, ...], row_class: type[Row]) -> list[Problem]:
    known = list(columns_of(row_class))
    problems = []
    for position, name in enumerate(header, start=1):
        if name == "":
            words = Words(f"{position}列目に見出しがありません。", f"column {position} has no heading.")
            problems.append(Problem("bad-header", words, Place(file, 1)))
        elif name not in known:
            ja, en = suggestion(name, known)
            words = Words(f"「{name}」という列はありません。{ja}", f'there is no column "{name}"; {en}')
            problems.append(Problem("bad-header", words, Place(file, 1, name)))
        elif name in header[: position - 1]:
            words = Words(f"列「{name}」が二つあります。", f'column "{name}" stands twice.')
            problems.append(Problem("bad-header", words, Place(file, 1, name)))
    for name in (*required_columns(row_class), *row_class.required_once):
        if name not in header:
            words = Words(
                f"必要な列「{name}」がありません。", f'the column "{name}" is missing; it is needed.'
            )
            problems.append(Problem("bad-header", words, Place(file, 1, name)))
    return problems


def _cell_problems(error: ValidationError, place: Place, texts: dict[str, str]) -> list[Problem]:
    problems = []
    for item in error.errors():
        column = str(item["loc"][0])
        context: dict[str, Any] = item.get("ctx", {})
        if item["type"] == "cell":
            words, code = Words(context["ja"], context["en"]), "bad-cell"
        elif item["type"] == "missing":
            words, code = Words("空欄にできません。", "this cell may not be empty."), "empty-cell"
        else:
            words = Words(
                f"「{texts.get(column, '')}」が読めません（{item['msg']}）。",
                f'"{texts.get(column, "")}" cannot be read: {item["msg"]}.',
            )
            code = "bad-cell"
        problems.append(Problem(code, words, Place(place.file, place.row, column)))
    return problems


def _key_part(value: object) -> str:
    if isinstance(value, WrittenPoint):
        return folded(value.words).lower() if value.range.exact is None else value.range.exact.isoformat()
    return str(value)


def _made_id(row: Row) -> str:
    """An id from the row's key: ``AGREEMENT--PARTY``; words that cannot stand in an id become a short digest."""
    parts = []
    for column in row.key:
        value = getattr(row, column)
        if value is None:
            continue
        part = _key_part(value)
        if not part.isascii() or not part.replace("-", "").isalnum():
            part = hashlib.sha256(folded(part).encode()).hexdigest()[:8]
        parts.append(part)
    if row.table == "meetings" and len(parts) > 2:
        parts = parts[:2]  # the day says enough; "planned" is needed only where there is none
    return "--".join(parts)


@dataclass(slots=True)
class _TableRead:
    """What came of reading one table."""

    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    whole: bool = True


def _read_table(path: Path, settings: ClusterSettings | None) -> _TableRead:
    found = read_csv(path)
    if isinstance(found, Problem):
        return _TableRead(problems=[found], whole=False)
    problems = _header_problems(path.name, found.header, TABLES[path.stem])
    if problems:
        return _TableRead(problems=problems, whole=False)
    return _read_rows(path.stem, found, settings)


def _read_rows(table: str, found: CsvRows, settings: ClusterSettings | None) -> _TableRead:
    row_class, file = TABLES[table], f"{table}.csv"
    problems: list[Problem] = []
    broken = set()
    context = {"fiscal_year_starts": settings.fiscal_year_starts if settings else (4, 1)}
    records = []
    for number, cells in found.rows:
        texts = {name: cell for name, cell in zip(found.header, cells, strict=False) if cell.strip()}
        if len(cells) > len(found.header) and any(cell.strip() for cell in cells[len(found.header) :]):
            words = Words(
                f"見出しが{len(found.header)}列なのに{len(cells)}個の値があります。カンマを含む値は引用符で囲んでください。",
                f"there are {len(cells)} values under {len(found.header)} headings; "
                "a value that holds a comma stands in quotation marks.",
            )
            problems.append(Problem("too-many-cells", words, Place(file, number)))
            broken.add(texts.get("id", "").strip())
            continue
        try:
            row = row_class.model_validate(texts, context=context)
        except ValidationError as error:
            problems.extend(_cell_problems(error, Place(file, number), texts))
            broken.add(folded(texts.get("id", "")))
            continue
        identifier = getattr(row, "id", None) or _made_id(row)
        records.append(Record(table, number, identifier, row))
    return _TableRead(records, problems, broken)


def read_folder(folder: Path) -> tuple[ClusterTables | None, list[Problem]]:
    """Read a cluster's folder.

    Returns the tables (``None`` where ``cluster.toml`` cannot be used) and all problems of files, headers and
    cells. Rows with problems are left out. Raises :class:`InputError` where there is no such folder.
    """
    if not folder.is_dir():
        raise InputError(Words(f"フォルダ {folder} がありません。", f"there is no folder {folder}."))
    settings, problems = read_settings(folder)
    tables = {table: folder / f"{table}.csv" for table in TABLES}
    absent = tuple(table for table, path in tables.items() if not path.exists())
    read = {table: _read_table(path, settings) for table, path in tables.items() if table not in absent}
    for result in read.values():
        problems.extend(result.problems)
    problems.extend(_strangers(folder))
    if settings is None:
        return None, problems
    found = ClusterTables(
        folder=folder,
        settings=settings,
        records={t: [r for r in result.records if not _is_withheld(r)] for t, result in read.items()},
        withheld={t: [r for r in result.records if _is_withheld(r)] for t, result in read.items()},
        absent=absent,
        unread=tuple(table for table, result in read.items() if not result.whole),
        broken=frozenset().union(*(result.broken for result in read.values())),
    )
    return found, problems


def _is_withheld(record: Record) -> bool:
    return getattr(record.cells, "publish", None) is False


def _strangers(folder: Path) -> list[Problem]:
    """CSV files that are no table: most likely a misspelt name, whose rows would silently be left out."""
    problems = []
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in TABLES and path.name != KNOWN_CONFLICTS:
            ja, en = suggestion(path.stem, list(TABLES))
            words = Words(f"この名前の表はありません。{ja}", f"there is no table of this name; {en}")
            problems.append(Problem("unknown-table", words, Place(path.name), Severity.WARNING))
    return problems
