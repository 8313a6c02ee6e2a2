"""Rows that are kept out of every output, in reports of what is wrong: told by their number, never by their words.

Takes the problems of a folder's tables and reads its files again for the cells under ``publish``; gives the problems
with other words where a cell of such a row was quoted. A row is kept out unless its ``publish`` is empty or ``yes``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from cluster_graph.problems import Problem, Words
from cluster_graph.tables.cells import YES, folded
from cluster_graph.tables.csvfile import read_csv

_QUOTING = "bad-cell"


def without_withheld_text(folder: Path, problems: Iterable[Problem]) -> list[Problem]:
    """The problems, none of which quotes a cell of a withheld row."""

    @cache
    def withheld(file: str) -> frozenset[int]:
        return _withheld_rows(folder / file)

    return [
        _hidden(problem)
        if problem.code == _QUOTING and problem.place.row in withheld(problem.place.file)
        else problem
        for problem in problems
    ]


def _withheld_rows(path: Path) -> frozenset[int]:
    found = read_csv(path)
    if isinstance(found, Problem) or "publish" not in found.header:
        return frozenset()
    column = found.header.index("publish")
    marks = {number: folded(cells[column]).lower() for number, cells in found.rows if len(cells) > column}
    return frozenset(number for number, mark in marks.items() if mark and mark not in YES)


def _hidden(problem: Problem) -> Problem:
    words = Words(
        "公開しない行（publish が yes でも空欄でもない行）のため内容は表示しませんが、このセルは読めません。列の説明のとおりに書いてください。",
        "this cell cannot be read; its text is not shown, since the row is withheld (its publish is neither empty nor "
        "yes): write what the heading of the column asks for.",
    )
    return Problem(problem.code, words, problem.place, problem.severity)
