"""Small clusters for tests: tables from a few dictionaries, written as an officer's folder would be."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from cluster_graph.tables.cells import dated_reader, undated_reader
from cluster_graph.tables.columns import DATED, Column
from cluster_graph.tables.rows import TABLES, columns_of

BASE = "https://example.org/tiny/"
SETTINGS = f"""id = "tiny"
base = "{BASE}"
title = {{ ja = "小さなクラスター", en = "Tiny cluster" }}
publisher = "tests"
contact = "tests"
licence = "CC0-1.0"
fiscal_year_starts = "04-01"
as_of = "2018-08-28"
complete = []
prefer = []
schema = 1
"""
Row = Mapping[str, str]


def read_cell(text: str, column: Column) -> object:
    """The value of a cell in a cluster whose fiscal year starts in April."""
    return dated_reader(column)(text, (4, 1)) if column.kind in DATED else undated_reader(column)(text)


def csv_text(table: str, rows: Sequence[Row]) -> str:
    """A table as CSV with all its columns."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns_of(TABLES[table])), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write_cluster(folder: Path, settings: str = SETTINGS, /, **tables: Sequence[Row]) -> Path:
    """A cluster's folder: every table there, with the given rows; rows quote the source ``s`` unless they say."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cluster.toml").write_text(settings, encoding="utf-8")
    for table, row_class in TABLES.items():
        rows = list(tables.get(table, []))
        if table == "sources" and "sources" not in tables:
            rows = [{"id": "s", "title_ja": "資料", "issued": "2018-08-28", "language": "ja"}]
        if "source" in columns_of(row_class):
            rows = [{"source": "s", "quote": "…のとおり", **row} for row in rows]
        if table == "organizations":
            rows = [{"name_ja": row["id"], "kind": "company", **row} for row in rows]
        if table in ("agreements", "collaborations", "posts", "programmes"):
            rows = [{"name_ja": row["id"], **row} for row in rows]
        (folder / f"{table}.csv").write_text(csv_text(table, rows), encoding="utf-8")
    return folder
