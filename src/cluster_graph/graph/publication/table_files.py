"""The published rows of the tables as a folder of tables again: the same facts build the same graph from it.

Takes tables; gives the text of ``cluster.toml`` and of each CSV file. Cells are written one way, whatever way they
were typed; dates keep their words. Withheld rows are nowhere in it, nor are the texts of sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from cluster_graph.tables.cells import WrittenAttestation, WrittenPeriod, WrittenPoint
from cluster_graph.tables.columns import Column, Kind
from cluster_graph.tables.files import ClusterTables, Record
from cluster_graph.tables.known_conflicts import HEADER as KNOWN_CONFLICTS_HEADER
from cluster_graph.tables.known_conflicts import read_known_conflicts
from cluster_graph.tables.rows import TABLES, columns_of
from cluster_graph.tables.settings import SCHEMA_VERSION, ClusterSettings
from cluster_graph.tables.workbook.settings_sheet import toml_text

_NEEDS_QUOTES = re.compile(r'[",\r\n]|^\s|\s$')
_WIKIDATA = "http://www.wikidata.org/entity/"


def csv_line(cells: Iterable[str]) -> str:
    """One row of a CSV file; a cell stands in quotation marks where it must."""
    # csv.writer leaves a lone carriage return bare where lines end in a line feed, so it would cut the row.
    return ",".join(
        '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell for cell in cells
    )


def cell_text(column: Column, value: Any) -> str:
    """What to write in a cell so that reading it gives ``value`` again."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ";".join(cell_text(column, item) for item in value)
    if isinstance(value, WrittenPeriod | WrittenAttestation | WrittenPoint):
        return value.words
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if column.kind is Kind.WIKIDATA:
        return str(value).removeprefix(_WIKIDATA)
    return str(value)


def table_csv(table: str, records: Iterable[Record]) -> Iterator[str]:
    """A table as CSV, its header first, line by line; rows in the order in which they were read."""
    yield csv_line(columns_of(TABLES[table])) + "\n"
    for record in records:
        yield csv_line(row_texts(table, record).values()) + "\n"


def known_conflicts_csv(tables: ClusterTables, conflicts: Iterable[tuple[str, str]]) -> str:
    """The explanations of conflicts, given by id and column, that published rows are in."""
    live = set(conflicts)
    known, _ = read_known_conflicts(tables.folder)
    rows = [(row.id, row.column, row.why) for row in known if (row.id, row.column) in live]
    return "".join(csv_line(row) + "\n" for row in (KNOWN_CONFLICTS_HEADER, *rows))


def published_csv(tables: ClusterTables, table: str) -> Iterator[str]:
    """The published rows of one table; a table without a file gives a header alone."""
    return table_csv(table, tables.records.get(table, []))


def row_texts(table: str, record: Record) -> dict[str, str]:
    """The cells of a row by column. An id that was made from a key is written out: others join on it."""
    columns = columns_of(TABLES[table])
    return {
        name: record.id if name == "id" else cell_text(column, getattr(record.cells, name))
        for name, column in columns.items()
    }


def settings_values(settings: ClusterSettings) -> dict[str, object]:
    """The settings as the values of a ``cluster.toml``."""
    month, day = settings.fiscal_year_starts
    return {
        "id": settings.id,
        "base": settings.base,
        "title": {"ja": settings.title.ja, "en": settings.title.en},
        "publisher": settings.publisher,
        "contact": settings.contact,
        "licence": settings.licence,
        "fiscal_year_starts": f"{month:02}-{day:02}",
        "as_of": settings.as_of.isoformat(),
        "complete": list(settings.complete),
        "prefer": list(settings.prefer),
        "schema": SCHEMA_VERSION,
    }


def settings_toml(settings: ClusterSettings) -> str:
    """The settings as ``cluster.toml``."""
    return toml_text(settings_values(settings))
