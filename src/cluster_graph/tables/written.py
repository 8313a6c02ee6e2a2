"""One table as people wrote it, before its cells are read: a header, rows of text, and where each of them stands.

A CSV file and a sheet of a workbook both become a :class:`WrittenTable`, so that all that reads headers, cells and
rows is written once. Knows no column and no file format.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cluster_graph.problems import Place
from cluster_graph.tables.csvfile import CsvRows


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """Where a table stands: a file, or a sheet whose columns have letters.

    ``header``: its headings, as they are known to :mod:`rows`. ``letters``: of a sheet, the letter of the column
    under each of them; empty for a file. ``header_row``: the number of the row of headings.
    """

    file: str
    header: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    header_row: int = 1

    @property
    def is_sheet(self) -> bool:
        """Whether this is a sheet of a workbook."""
        return bool(self.letters)

    def letter(self, column: str) -> str | None:
        """The letter of a column, where it has one."""
        return self.letters[self.header.index(column)] if self.letters and column in self.header else None

    def place(self, row: int | None = None, column: str | None = None) -> Place:
        """A row of the table, or one of its cells."""
        letter = self.letter(column) if column is not None else None
        return Place(self.file, row, column, f"{letter}{row}" if letter and row is not None else None)


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table as people wrote it.

    ``rows``: those that are not blank, with their numbers. ``told``: row and column of cells whose fault is already
    told, so that it is not told again as an empty cell.
    """

    table: str
    origin: Origin
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    told: frozenset[tuple[int, str]] = field(default_factory=frozenset)

    @classmethod
    def of_csv(cls, table: str, file: str, found: CsvRows) -> WrittenTable:
        """The table of a CSV file."""
        return cls(table, Origin(file, found.header), found.header, found.rows)


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as CSV in the one form in which we write it: LF, quotation marks only where they are needed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()
