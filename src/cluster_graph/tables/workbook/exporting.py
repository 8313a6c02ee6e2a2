"""A cluster's folder to the workbook of its tables, and the empty workbook. Writes no file.

Takes tables as they stand, right or wrong: an officer may want to mend them in a spreadsheet. What no cell of a
workbook can hold is told, and nothing is made.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cluster_graph.problems import ClusterGraphError, InvalidTables, Problem, Severity, Words
from cluster_graph.tables.cells import YES, folded
from cluster_graph.tables.csvfile import read_csv
from cluster_graph.tables.files import settle
from cluster_graph.tables.headings import header_problems
from cluster_graph.tables.known_conflicts import FILE_NAME as KNOWN_CONFLICTS
from cluster_graph.tables.places import require_tables
from cluster_graph.tables.rows import TABLES
from cluster_graph.tables.settings import FILE_NAME, SCHEMA_VERSION, read_settings
from cluster_graph.tables.workbook.packing import MOST_CHARACTERS, is_too_long, unfit_character
from cluster_graph.tables.workbook.settings_sheet import PREFILLED, cells_of
from cluster_graph.tables.workbook.writing import workbook_bytes
from cluster_graph.tables.written import WrittenTable


class NoWorkbook(InvalidTables):
    """The tables cannot be put into a workbook; the reasons are in ``problems``."""

    def __init__(self, problems: list[Problem]) -> None:
        words = Words(
            f"ワークブックにできないところが {len(problems)} か所あるため、何も書きませんでした。",
            f"{len(problems)} fault{'s keep' if len(problems) != 1 else ' keeps'} the tables from being a workbook, "
            "so nothing was written.",
        )
        ClusterGraphError.__init__(self, words)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Exported:
    """The bytes of a workbook, how many rows it holds, and how many of them are not for the public.

    ``left_behind``: what else the folder holds of the cluster, which no workbook carries.
    """

    data: bytes
    rows: int
    withheld: int
    left_behind: tuple[Words, ...] = ()


def template_workbook() -> bytes:
    """An empty workbook: notes, drop-downs, and rows that show how it is filled."""
    settings = {**PREFILLED, "schema": str(SCHEMA_VERSION)}
    return workbook_bytes({}, settings, with_examples=True)


def export_workbook(folder: Path, published_only: bool = False) -> Exported:
    """The workbook of a folder's tables.

    ``published_only``: leave out rows that ``publish = no`` keeps from the public. Raises :class:`InputError` where
    there is no such folder, :class:`NoWorkbook` where a file, a header or a cell cannot go into a workbook.
    """
    require_tables(folder)
    settle(folder)
    settings, problems = read_settings(folder)
    tables: dict[str, list[dict[str, str]]] = {}
    withheld = 0
    for table, row_class in TABLES.items():
        path = folder / f"{table}.csv"
        if not path.exists():
            continue
        found = read_csv(path)
        if isinstance(found, Problem):
            problems.append(found)
            continue
        written = WrittenTable.of_csv(table, path.name, found)
        faults = header_problems(written.origin, row_class)
        problems += faults or list(_unfit(written))
        if not faults:
            rows = [dict(zip(found.header, cells, strict=False)) for _, cells in found.rows]
            public = [row for row in rows if folded(row.get("publish", "")).lower() in ("", *YES)]
            withheld += len(rows) - len(public)
            tables[table] = public if published_only else rows
    if problems or settings is None:
        raise NoWorkbook(problems)
    about = cells_of(tomllib.loads((folder / FILE_NAME).read_text(encoding="utf-8-sig")))
    data = workbook_bytes(tables, about, with_examples=False)
    count = sum(map(len, tables.values()))
    return Exported(data, count, 0 if published_only else withheld, tuple(_left_behind(folder)))


def _left_behind(folder: Path) -> Iterator[Words]:
    if (folder / KNOWN_CONFLICTS).is_file():
        yield Words(KNOWN_CONFLICTS, KNOWN_CONFLICTS)
    if any((folder / "sources").glob("*.txt")):
        yield Words("sources/ の本文", "the texts in sources/")


def _unfit(written: WrittenTable) -> Iterator[Problem]:
    """Cells that no workbook can hold: control characters, and more characters than Excel's limit."""
    for number, cells in written.rows:
        if len(cells) > len(written.header) and any(cell.strip() for cell in cells[len(written.header) :]):
            words = Words(
                f"見出しが{len(written.header)}列なのに{len(cells)}個の値があります。",
                f"there are {len(cells)} values under {len(written.header)} headings.",
            )
            yield Problem("too-many-cells", words, written.origin.place(number))
        for name, cell in zip(written.header, cells, strict=False):
            if (character := unfit_character(cell)) is not None:
                code = f"U+{ord(character):04X}"
                words = Words(
                    f"制御文字 {code} はワークブックに入れられません。消してください。",
                    f"the control character {code} cannot stand in a workbook; delete it.",
                )
                yield Problem("unfit-character", words, written.origin.place(number, name), Severity.ERROR)
            elif is_too_long(cell):
                words = Words(
                    f"{len(cell):,}字あります。ワークブックのセルに入るのは {MOST_CHARACTERS:,} 字までです。",
                    f"the text has {len(cell):,} characters; a cell of a workbook holds {MOST_CHARACTERS:,}.",
                )
                yield Problem("long-cell", words, written.origin.place(number, name), Severity.ERROR)
