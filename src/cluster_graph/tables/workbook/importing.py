"""A workbook to the files of a cluster, with everything that is to be said of it. Writes nothing.

Takes the bytes of a workbook and the folder that the tables are meant for: a table without a sheet stays as it is
there. The result is checked as a folder is, before anybody writes it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from cluster_graph.problems import (
    ClusterGraphError,
    InvalidTables,
    Place,
    Problem,
    Severity,
    Words,
    has_errors,
)
from cluster_graph.tables.cells import suggestion
from cluster_graph.tables.csvfile import read_csv
from cluster_graph.tables.files import read_written, settle
from cluster_graph.tables.references import problems_between_rows
from cluster_graph.tables.rows import TABLES, columns_of
from cluster_graph.tables.settings import FILE_NAME, ClusterSettings
from cluster_graph.tables.workbook.book import Sheet, read_book
from cluster_graph.tables.workbook.losses import losses
from cluster_graph.tables.workbook.names import SETTINGS_TABLE, table_of_sheet
from cluster_graph.tables.workbook.proposing import with_ids_for_names, with_proposed_ids
from cluster_graph.tables.workbook.settings_reading import NewCluster, read_settings_sheet
from cluster_graph.tables.workbook.sheets import empty_table, read_sheet
from cluster_graph.tables.written import WrittenTable, csv_text


class InvalidWorkbook(InvalidTables):
    """The workbook holds errors, so nothing is written; all are in ``problems``."""

    def __init__(self, problems: list[Problem], folder: Path) -> None:
        count = sum(problem.severity is Severity.ERROR for problem in problems)
        words = Words(
            f"ワークブックに {count} 件の誤りがあるため、何も書きませんでした（{folder} はそのままです）。",
            f"The workbook holds {count} error{'s' if count != 1 else ''}, so nothing was written; {folder} is as it was.",
        )
        ClusterGraphError.__init__(self, words)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Imported:
    """What a workbook gives: the files to write, by name, warnings and notices, and how many rows each table has."""

    files: dict[str, str]
    problems: list[Problem] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)


def import_workbook(data: bytes, folder: Path, new: NewCluster, may_lose: bool = False) -> Imported:
    """The files that a workbook makes of a cluster's folder.

    ``new``: for a cluster whose settings are empty. ``may_lose``: whether a column or a whole table that the folder
    holds may go. Raises :class:`InputError` where the
    bytes are no readable workbook, and :class:`InvalidWorkbook` where it holds errors.
    """
    settle(folder)
    book = read_book(data)
    by_table, problems = _by_table(book.sheets)
    if not book.tells_errors:
        words = Words(
            "古い形式（.xls）では、エラーのセルを空欄と区別できません。.xlsx で保存し直すと確かです。",
            "in the old format (.xls) a cell with an error looks like an empty one; .xlsx is safer.",
        )
        problems.append(Problem("old-format", words, severity=Severity.NOTICE))
    about = read_settings_sheet(by_table.pop(SETTINGS_TABLE, None), folder, new)
    problems += about.problems
    stored = _stored(folder)
    tables, said = _tables(by_table, stored)
    problems += said
    readable = {table: found for table, found in stored.items() if isinstance(found, WrittenTable)}
    written = {table: found for table, found in tables.items() if isinstance(found, WrittenTable)}
    proposed, said = with_proposed_ids(written, readable)
    problems += said
    named, said = with_ids_for_names(proposed)
    problems += said
    problems += losses(readable, {table: named[table] for table in by_table if table in named}, may_lose)
    problems += map(about.at_its_cell, _checked(folder, about.settings, {**tables, **named}))
    if has_errors(problems) or about.settings is None:
        raise InvalidWorkbook(_in_order(problems), folder)
    files = {
        f"{table}.csv": _csv(named[table]) for table in TABLES if table in by_table or table not in stored
    }
    if about.toml is not None:
        files[FILE_NAME] = about.toml
    rows = {table: len(named[table].rows) for table in TABLES if table in by_table}
    return Imported(files, _in_order(problems), rows)


def _in_order(problems: list[Problem]) -> list[Problem]:
    """By sheet, row and column, as an officer goes through them."""
    order = {name: number for number, name in enumerate(("", SETTINGS_TABLE, *TABLES))}

    def key(problem: Problem) -> tuple[int, int, int, str, str]:
        place = problem.place
        cell = place.cell or ""
        table = place.file.removesuffix(".csv")
        return order.get(table, 99), place.row or 0, len(cell), cell, problem.words.en

    return sorted(dict.fromkeys(problems), key=key)


def _by_table(sheets: list[Sheet]) -> tuple[dict[str, Sheet], list[Problem]]:
    """The sheet of each table, with what is to be said of the others."""
    found: dict[str, Sheet] = {}
    problems = []
    for sheet in sheets:
        table = table_of_sheet(sheet.title)
        if table == "":
            continue
        if table is None:
            ja, en = suggestion(sheet.title, [*TABLES, SETTINGS_TABLE])
            words = Words(
                f"シート「{sheet.title}」はどの表でもないので読みません。{ja}",
                f'the sheet "{sheet.title}" is no table and is not read; {en}',
            )
            problems.append(Problem("unknown-sheet", words, severity=Severity.WARNING))
        elif table in found:
            words = Words(
                f"シート「{sheet.title}」と「{found[table].title}」が同じ表です。一つにまとめてください。",
                f'the sheets "{sheet.title}" and "{found[table].title}" are the same table; make them one.',
            )
            problems.append(Problem("sheet-twice", words, Place(table)))
        else:
            found[table] = sheet
            if sheet.hidden:
                words = Words("非表示のシートも読みました。", "the sheet is hidden, and is read as well.")
                problems.append(Problem("hidden-sheet", words, Place(table), Severity.NOTICE))
    if not found:
        names = ", ".join(list(TABLES)[:4])
        words = Words(
            f"表のシートが一つもありません。シートに {names} などの名前を付けてください。",
            f"none of the sheets is a table; name them {names} and so on.",
        )
        problems.append(Problem("no-table", words))
    return found, problems


def _stored(folder: Path) -> dict[str, WrittenTable | Problem]:
    """The tables that stand in the folder now."""
    found: dict[str, WrittenTable | Problem] = {}
    for table in TABLES:
        path = folder / f"{table}.csv"
        if path.exists():
            rows = read_csv(path)
            found[table] = rows if isinstance(rows, Problem) else WrittenTable.of_csv(table, path.name, rows)
    return found


def _tables(
    by_table: dict[str, Sheet], stored: dict[str, WrittenTable | Problem]
) -> tuple[dict[str, WrittenTable | Problem], list[Problem]]:
    """Each table from its sheet, else as it stands in the folder, else empty."""
    tables: dict[str, WrittenTable | Problem] = {}
    problems = []
    for table in TABLES:
        if table in by_table:
            written, said = read_sheet(by_table[table], table)
            problems += said
            if written is not None:
                tables[table] = written
            continue
        tables[table] = stored.get(table, empty_table(table))
        kept = table in stored
        words = Words(
            f"シートがないので、{'フォルダにある表のままです' if kept else '空の表にします'}。",
            f"there is no sheet of it; the table {'stays as it is in the folder' if kept else 'will be empty'}.",
        )
        problems.append(Problem("no-sheet", words, Place(table), Severity.NOTICE))
    return tables, problems


def _checked(
    folder: Path, settings: ClusterSettings | None, tables: dict[str, WrittenTable | Problem]
) -> list[Problem]:
    found, problems = read_written(folder, settings, tables)
    if found is not None:
        problems += problems_between_rows(found)
    return problems


def _csv(written: WrittenTable) -> str:
    columns = list(columns_of(TABLES[written.table]))
    at = [written.header.index(name) if name in written.header else None for name in columns]
    rows = (
        ["" if index is None or index >= len(cells) else cells[index] for index in at]
        for _, cells in written.rows
    )
    return csv_text(columns, rows)
