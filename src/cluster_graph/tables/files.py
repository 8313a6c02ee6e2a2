"""What people wrote to checked rows: every fault in one run, none of them a traceback.

Takes a folder with ``cluster.toml`` and CSV files, or tables as they stand in a workbook; gives
:class:`ClusterTables` and the problems found in files, headers and cells. References between rows are checked in
:mod:`references`, evidence in :mod:`evidence`.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from cluster_graph.problems import InputError, Place, Problem, Severity, Words
from cluster_graph.tables.cells import CellError, WrittenPoint, folded, suggestion
from cluster_graph.tables.csvfile import read_csv
from cluster_graph.tables.headings import header_problems
from cluster_graph.tables.known_conflicts import FILE_NAME as KNOWN_CONFLICTS
from cluster_graph.tables.places import require_tables
from cluster_graph.tables.replacing import finish_replacement
from cluster_graph.tables.rows import TABLES, Row, read_row
from cluster_graph.tables.settings import ClusterSettings, read_settings
from cluster_graph.tables.written import Origin, WrittenTable


@dataclass(frozen=True, slots=True)
class Record:
    """One row where it stands: its table, row number, id (given or made) and cells."""

    table: str
    number: int
    id: str
    cells: Row
    origin: Origin | None = None

    @property
    def source(self) -> str:
        """The id of the source that the row quotes; empty for sources and codes."""
        return str(getattr(self.cells, "source", ""))

    def place(self, column: str | None = None) -> Place:
        """Where the row, or one of its cells, stands."""
        origin = self.origin or Origin(f"{self.table}.csv")
        return origin.place(self.number, column)


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


def _cell_problems(
    error: ValidationError, written: WrittenTable, number: int, texts: dict[str, str]
) -> list[Problem]:
    problems = []
    for item in error.errors():
        column = str(item["loc"][0])
        if (number, column) in written.told:
            continue
        cause = item.get("ctx", {}).get("error")
        if isinstance(cause, CellError):
            words, code = cause.words, "bad-cell"
        elif item["type"] == "missing":
            words, code = Words("空欄にできません。", "this cell may not be empty."), "empty-cell"
        else:
            words = Words(
                f"「{texts.get(column, '')}」が読めません（{item['msg']}）。",
                f'"{texts.get(column, "")}" cannot be read: {item["msg"]}.',
            )
            code = "bad-cell"
        problems.append(Problem(code, words, written.origin.place(number, column)))
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
    withheld: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    whole: bool = True


def _written_table(path: Path) -> WrittenTable | Problem:
    found = read_csv(path)
    return found if isinstance(found, Problem) else WrittenTable.of_csv(path.stem, path.name, found)


def _read_table(written: WrittenTable | Problem, settings: ClusterSettings | None) -> _TableRead:
    if isinstance(written, Problem):
        return _TableRead(problems=[written], whole=False)
    problems = header_problems(written.origin, TABLES[written.table])
    if problems:
        return _TableRead(problems=problems, whole=False)
    return _read_rows(written, settings)


def _read_rows(written: WrittenTable, settings: ClusterSettings | None) -> _TableRead:
    row_class, header = TABLES[written.table], written.header
    result = _TableRead()
    starts = settings.fiscal_year_starts if settings else (4, 1)
    rows_with_told = {number for number, _ in written.told}
    for number, cells in written.rows:
        texts = {name: cell for name, cell in zip(header, cells, strict=False) if cell and not cell.isspace()}
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            words = Words(
                f"見出しが{len(header)}列なのに{len(cells)}個の値があります。カンマを含む値は引用符で囲んでください。",
                f"there are {len(cells)} values under {len(header)} headings; "
                "a value that holds a comma stands in quotation marks.",
            )
            result.problems.append(Problem("too-many-cells", words, written.origin.place(number)))
            result.broken.add(texts.get("id", "").strip())
            continue
        try:
            row = read_row(row_class, texts, starts)
        except ValidationError as error:
            result.problems.extend(_cell_problems(error, written, number, texts))
            result.broken.add(folded(texts.get("id", "")))
            continue
        identifier = getattr(row, "id", None) or _made_id(row)
        if number in rows_with_told:
            result.broken.add(identifier)
            continue
        kept = result.withheld if getattr(row, "publish", None) is False else result.records
        kept.append(Record(written.table, number, identifier, row, written.origin))
    return result


def settle(folder: Path) -> None:
    """Complete an import that was killed on its way. Raises :class:`InputError` where that cannot be done."""
    try:
        finish_replacement(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            Words(
                f"{folder} への取り込みが途中で止まっていて、完了できません: {reason}。書き込める人がもう一度実行してください。",
                f"an import into {folder} was interrupted and cannot be completed: {reason}; "
                "run this as somebody who can write there.",
            )
        ) from error


def read_folder(folder: Path) -> tuple[ClusterTables | None, list[Problem]]:
    """Read a cluster's folder.

    Returns the tables (``None`` where ``cluster.toml`` cannot be used) and all problems of files, headers and
    cells. Rows with problems are left out. Raises :class:`InputError` where there is no folder of tables.
    """
    require_tables(folder)
    settle(folder)
    settings, problems = read_settings(folder)
    paths = {table: folder / f"{table}.csv" for table in TABLES}
    written = {table: _written_table(path) for table, path in paths.items() if path.exists()}
    tables, found = read_written(folder, settings, written)
    return tables, problems + found + _strangers(folder)


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Reading makes millions of objects, all of them kept and none in a cycle: to search them takes a fifth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def read_written(
    folder: Path, settings: ClusterSettings | None, written: Mapping[str, WrittenTable | Problem]
) -> tuple[ClusterTables | None, list[Problem]]:
    """Read tables that are at hand as text, or the problems that keep them from being read.

    ``folder``: the cluster's, in which the texts of its sources stand. Returns what :func:`read_folder` does.
    """
    with _no_search_for_cycles():
        read = {table: _read_table(written[table], settings) for table in TABLES if table in written}
    problems = [problem for result in read.values() for problem in result.problems]
    if settings is None:
        return None, problems
    tables = ClusterTables(
        folder=folder,
        settings=settings,
        records={table: result.records for table, result in read.items()},
        withheld={table: result.withheld for table, result in read.items()},
        absent=tuple(table for table in TABLES if table not in written),
        unread=tuple(table for table, result in read.items() if not result.whole),
        broken=frozenset().union(*(result.broken for result in read.values())),
    )
    return tables, problems


def _strangers(folder: Path) -> list[Problem]:
    """CSV files that are no table: most likely a misspelt name, whose rows would silently be left out."""
    problems = []
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in TABLES and path.name != KNOWN_CONFLICTS:
            ja, en = suggestion(path.stem, [*TABLES, Path(KNOWN_CONFLICTS).stem])
            words = Words(f"この名前の表はありません。{ja}", f"there is no table of this name; {en}")
            problems.append(Problem("unknown-table", words, Place(path.name), Severity.WARNING))
    return problems
