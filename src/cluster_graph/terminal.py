"""Tables for a terminal: results and lists of saved queries as people read them. Makes tables, prints none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyoxigraph as ox
from rich import box
from rich.table import Table
from rich.text import Text

from cluster_graph.problems import Words
from cluster_graph.store.results import QueryResult, Term, id_of, notation_of, text_of
from cluster_graph.store.saved import SavedQuery
from cluster_graph.vocabulary import CG, XSD

_TRUTHS = {"true": Words("はい", "yes"), "false": Words("いいえ", "no")}
_QUERY_HEADINGS = (Words("名前", "name"), Words("題名", "title"), Words("パラメーター", "parameters"))


def plain_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A table without frames; what a cell holds is text, never markup."""
    table = Table(box=box.SIMPLE_HEAD, header_style="bold")
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def shown(term: Term | None, base: str, lang: str) -> str:
    """A term as people read it: ids and notations of the cluster at ``base`` for IRIs, yes and no for truths."""
    text = text_of(term)
    if term is None or text is None:
        return ""
    if isinstance(term, ox.Literal):
        is_truth = term.datatype.value == str(XSD.boolean) and text in _TRUTHS
        return _TRUTHS[text].in_language(lang) if is_truth else text
    if text.startswith((f"{base}code/", str(CG))):
        return notation_of(text)
    return id_of(text) if text.startswith(base) else text


def result_table(result: QueryResult, saved: SavedQuery, base: str, lang: str) -> Table:
    """The answer to a saved query under its headings; that of a query without a header as it is."""
    if not saved.columns:
        rows = [[text_of(term) or "" for term in row] for row in result.rows]
        return plain_table(result.columns, rows)
    headings = [
        saved.columns[column].in_language(lang) if column in saved.columns else column
        for column in result.columns
    ]
    return plain_table(headings, [[shown(term, base, lang) for term in row] for row in result.rows])


def queries_table(queries: Iterable[SavedQuery], lang: str) -> Table:
    """Saved queries with their titles, and their parameters with types and defaults."""
    rows = []
    for saved in queries:
        parameters = [
            f"{p.name} ({p.type})" + ("" if p.default is None else f" = {p.default}")
            for p in saved.parameters
        ]
        rows.append([saved.name, saved.title.in_language(lang), ", ".join(parameters)])
    return plain_table([heading.in_language(lang) for heading in _QUERY_HEADINGS], rows)
