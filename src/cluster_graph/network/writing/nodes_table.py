"""The nodes of a projection with their measures as a table, with names in both languages and the passages behind them.

Takes a :class:`~cluster_graph.network.measuring.table.MeasureTable`; computes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cluster_graph.network.measuring.table import MeasureTable
from cluster_graph.network.tabular import Column, Table
from cluster_graph.problems import Words

_NAMES = (
    Column(
        "label_ja",
        Words("名称（日本語）", "name in Japanese"),
        Words("日本語の名称。", "Its name in Japanese."),
    ),
    Column(
        "label_en", Words("名称（英語）", "name in English"), Words("英語の名称。", "Its name in English.")
    ),
)
_EVIDENCE = Column(
    "evidence",
    Words("出典", "evidence"),
    Words(
        "この機関（または場）とその参加を述べる記載のID（表/ID/出典）。空白で区切る。",
        "Ids of the assertions that state it and what it takes part in (TABLE/ID/SOURCE), with spaces between.",
    ),
)


def nodes_table(table: MeasureTable, evidence: Mapping[str, tuple[str, ...]] | None = None) -> Table:
    """The nodes, a row each, in the order of the measures' table; with rank intervals where they were drawn.

    Its CSV and that of :func:`~cluster_graph.network.writing.ties_table.ties_table` open in Gephi as they are.
    """
    plain = table.as_table()
    rows = []
    for row, cells in zip(table.rows, plain.rows, strict=True):
        found = (*cells, row.label.ja, row.label.en)
        rows.append(found if evidence is None else (*found, evidence.get(row.id, ())))
    columns = (*plain.columns, *_NAMES, *(() if evidence is None else (_EVIDENCE,)))
    return replace(plain, columns=columns, rows=tuple(rows))
