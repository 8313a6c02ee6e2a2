"""A cluster's folder to tables that can be built from: files, cells, ids and references in one run."""

from __future__ import annotations

from pathlib import Path

from cluster_graph.problems import InvalidTables, Problem, has_errors
from cluster_graph.tables.files import ClusterTables, read_folder
from cluster_graph.tables.references import problems_between_rows
from cluster_graph.tables.withheld import without_withheld_text


def read_tables(folder: Path) -> tuple[ClusterTables | None, list[Problem]]:
    """The tables and everything that is wrong with their files, cells, ids and references."""
    tables, found = read_folder(folder)
    problems = without_withheld_text(folder, found)
    if tables is not None:
        problems = problems + problems_between_rows(tables)
    return tables, problems


def read_valid_tables(folder: Path) -> ClusterTables:
    """The tables of a folder. Raises :class:`~cluster_graph.problems.InvalidTables` where they hold errors."""
    tables, problems = read_tables(folder)
    if tables is None or has_errors(problems):
        raise InvalidTables(problems)
    return tables
