"""Conflicts between sources that the publisher knows and has explained: ``known-conflicts.csv``.

Takes a cluster's folder and the conflicts found; gives problems: a notice with the explanation for each that is
known, an error for each that is not. The file is optional. It settles nothing: both sides stand in the graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cluster_graph.problems import Place, Problem, Severity, Words
from cluster_graph.tables.cells import folded
from cluster_graph.tables.csvfile import read_csv

FILE_NAME = "known-conflicts.csv"
HEADER = ("id", "column", "why")


@dataclass(frozen=True, slots=True)
class KnownConflict:
    """One explained conflict: the thing, the column, why its sources differ, and the row that says so."""

    id: str
    column: str
    why: str
    row: int


def _problem(code: str, ja: str, en: str, row: int | None, column: str | None = None) -> Problem:
    return Problem(code, Words(ja, en), Place(FILE_NAME, row, column))


def read_known_conflicts(folder: Path) -> tuple[list[KnownConflict], list[Problem]]:
    """The explained conflicts of the cluster in ``folder``, and what is wrong with their file."""
    path = folder / FILE_NAME
    if not path.exists():
        return [], []
    found = read_csv(path)
    if isinstance(found, Problem):
        return [], [found]
    if sorted(found.header) != sorted(HEADER):
        shown = ",".join(HEADER)
        return [], [
            _problem("bad-header", f"見出しは {shown} です。", f"the header of this file is {shown}.", 1)
        ]
    known: dict[tuple[str, str], KnownConflict] = {}
    problems = []
    for number, cells in found.rows:
        cell = dict(zip(found.header, (*cells, "", "", ""), strict=False))
        row = KnownConflict(folded(cell["id"]), folded(cell["column"]), cell["why"].strip(), number)
        empty = [name for name in HEADER if not getattr(row, name)]
        problems += [
            _problem("empty-cell", "空欄にできません。", "this cell may not be empty.", number, name)
            for name in empty
        ]
        if (row.id, row.column) in known:
            problems.append(_repeated(row, known[row.id, row.column]))
        elif not empty:
            known[row.id, row.column] = row
    return list(known.values()), problems


def _repeated(row: KnownConflict, earlier: KnownConflict) -> Problem:
    return _problem(
        "same-conflict",
        f"「{row.id}」の列 {row.column} は{earlier.row}行目にもあります。一行にまとめてください。",
        f"column {row.column} of {row.id} already stands in row {earlier.row}; explain it in one row.",
        row.row,
    )


def explained(conflicts: Mapping[tuple[str, str], Problem], known: Iterable[KnownConflict]) -> list[Problem]:
    """The conflicts, those that are known as notices with why.

    ``conflicts``: by id and column. An explanation of what is no conflict (any more) is a warning.
    """
    why = {(row.id, row.column): row for row in known}
    problems = [
        _explained(problem, why[key].why) if key in why else problem for key, problem in conflicts.items()
    ]
    for key, row in why.items():
        if key not in conflicts:
            words = Words(
                f"「{row.id}」の列 {row.column} に出典の食い違いはありません。この行は不要です。",
                f"the sources do not disagree on column {row.column} of {row.id}; this row is not needed.",
            )
            place = Place(FILE_NAME, row.row)
            problems.append(Problem("no-such-conflict", words, place, Severity.WARNING))
    return problems


def _explained(problem: Problem, why: str) -> Problem:
    words = Words(f"{problem.words.ja} 説明: {why}", f"{problem.words.en} Explained: {why}")
    return Problem("known-conflict", words, problem.place, Severity.NOTICE)
