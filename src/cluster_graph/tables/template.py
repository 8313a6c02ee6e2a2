"""A new cluster: ``cluster.toml`` and every table with its header row, ready to be filled. Writes no file."""

from __future__ import annotations

import csv
import io
from datetime import date

from cluster_graph.tables.rows import TABLES, columns_of
from cluster_graph.tables.settings import FILE_NAME, SCHEMA_VERSION

_SETTINGS = """# このクラスターについて / About this cluster
id = "{id}"
base = "https://example.org/{id}/"         # すべてのもののアドレスの前半。公開前に自分のものに / addresses of things begin so
title = {{ ja = "{id}", en = "{id}" }}
publisher = ""                             # 発行者 / who publishes it
contact = ""                               # 誤りの連絡先 / where errors can be reported
licence = "CC-BY-4.0"
fiscal_year_starts = "04-01"
as_of = "{today}"                      # 問いの基準日 / the day that questions ask about
complete = []                              # 漏れのないことを保証する表 / tables vouched complete: ["agreements"]
prefer = []                                # 出典のID、よいものから / ids of sources, best first
schema = {schema}
"""


def header_row(table: str) -> str:
    """The header row of a table with all its columns."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(columns_of(TABLES[table]))
    return out.getvalue()


def empty_cluster(identifier: str, today: date) -> dict[str, str]:
    """The files of a new cluster, by name."""
    settings = _SETTINGS.format(id=identifier, today=today.isoformat(), schema=SCHEMA_VERSION)
    return {FILE_NAME: settings} | {f"{table}.csv": header_row(table) for table in TABLES}
