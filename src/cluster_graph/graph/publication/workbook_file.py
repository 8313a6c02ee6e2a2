"""The published rows as one workbook, for those who read tables in a spreadsheet.

Takes tables; gives the bytes of an XLSX file, or says why there is none: a spreadsheet has limits that tables have
not.
"""

from __future__ import annotations

from cluster_graph.graph.publication.table_files import row_texts, settings_values
from cluster_graph.problems import Words
from cluster_graph.tables.files import ClusterTables
from cluster_graph.tables.rows import TABLES
from cluster_graph.tables.workbook.packing import is_too_long
from cluster_graph.tables.workbook.settings_sheet import cells_of
from cluster_graph.tables.workbook.writing import workbook_bytes

MOST_ROWS = 50_000
"""In all tables together: a larger workbook is slow to open, and writing it would take longer than the graph."""
_ASKS_CARE = 10_000
"""Only texts longer than this can be too long for a cell."""


def why_no_workbook(tables: ClusterTables) -> Words | None:
    """Why the tables go into no workbook, if so."""
    rows = sum(len(records) for records in tables.records.values())
    if rows > MOST_ROWS:
        return Words(
            f"行が多いため（{rows:,}行）、ワークブックは作りません。上限は{MOST_ROWS:,}行です。",
            f"no workbook is written: there are {rows:,} rows, and it takes at most {MOST_ROWS:,}.",
        )
    for record in tables.all_records():
        for name, text in row_texts(record.table, record).items():
            if len(text) > _ASKS_CARE and is_too_long(text):
                place = record.place(name)
                return Words(
                    f"ワークブックは作りません。{place.in_language('ja')}の文が、一つのセルに入りません。",
                    f"no workbook is written: the text in {place.in_language('en')} is too long for a cell.",
                )
    return None


def workbook(tables: ClusterTables) -> bytes:
    """The workbook: a sheet a table, with the settings; no example rows."""
    rows = {table: [row_texts(table, record) for record in tables.records.get(table, [])] for table in TABLES}
    return workbook_bytes(rows, cells_of(settings_values(tables.settings)), with_examples=False)
