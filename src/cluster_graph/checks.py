"""All checks of a cluster's folder, in one list: files, cells, references, evidence, conflicts, shapes, hygiene.

Takes a folder; gives problems, each one sentence with file, row and column where they are known. It repairs and
prints nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from cluster_graph.graph.merge import Conflict
from cluster_graph.graph.reach import reach_of
from cluster_graph.graph.shapes import findings_of
from cluster_graph.graph.stream import GraphStream, stream_graph
from cluster_graph.problems import Place, Problem, Severity, Words, has_errors
from cluster_graph.resources import resource
from cluster_graph.store.engine import EmbeddedEngine
from cluster_graph.store.results import id_of
from cluster_graph.store.saved import load_saved, run_saved
from cluster_graph.tables.columns import Kind
from cluster_graph.tables.dates import has_calendar_year_edge
from cluster_graph.tables.duplicates import duplicate_problems
from cluster_graph.tables.evidence import evidence_problems
from cluster_graph.tables.files import ClusterTables
from cluster_graph.tables.known_conflicts import explained, read_known_conflicts
from cluster_graph.tables.reading import read_tables
from cluster_graph.tables.rows import columns_of


def check_folder(folder: Path) -> list[Problem]:
    """Everything that is wrong with the cluster in ``folder``, errors and warnings, in order of place.

    The graph is built, and its shapes, conflicts and hygiene are checked, once the tables hold no error.
    """
    tables, found = read_tables(folder)
    if tables is None:
        return sorted(set(found), key=_order)
    problems = _with_missing_files(tables, found) + evidence_problems(tables) + _calendar_years(tables)
    problems += duplicate_problems(tables)
    if not has_errors(found):
        problems += _graph_problems(tables)
    return sorted(set(problems), key=_order)


def _order(problem: Problem) -> tuple[int, str, int, str, str]:
    rank = list(Severity).index(problem.severity)
    place = problem.place
    return rank, place.file, place.row or 0, place.column or "", problem.words.en


def _with_missing_files(tables: ClusterTables, problems: list[Problem]) -> list[Problem]:
    """A table without a file is an error: an empty one still has its header row."""
    told = {problem.place.file for problem in problems if problem.code == "missing-file"}
    kept = [
        Problem(p.code, p.words, p.place, Severity.ERROR) if p.code == "missing-file" else p for p in problems
    ]
    words = Words(
        "このファイルがありません。行がなくても見出しの行だけのファイルを置いてください。",
        "the file is missing; a table without rows is a file with its header row.",
    )
    absent = [f"{table}.csv" for table in tables.absent]
    return kept + [Problem("missing-file", words, Place(name)) for name in absent if name not in told]


def _calendar_years(tables: ClusterTables) -> list[Problem]:
    if tables.settings.fiscal_year_starts == (1, 1):
        return []
    problems = []
    for record in tables.records.get("agreements", []):
        for name, column in columns_of(type(record.cells)).items():
            written = getattr(record.cells, name)
            if column.kind is Kind.PERIOD and written is not None and has_calendar_year_edge(written.words):
                words = Words(
                    f"「{written.words}」は暦年ですか、年度ですか。年度なら FY2019 のように書いてください。",
                    f'is "{written.words}" a calendar or a fiscal year? A fiscal year is written FY2019.',
                )
                problems.append(Problem("calendar-year", words, record.place(name), Severity.WARNING))
    return problems


def conflict_problems(tables: ClusterTables, conflicts: Sequence[Conflict]) -> list[Problem]:
    """The conflicts between sources, and notices for those that ``known-conflicts.csv`` explains."""
    known, faults = read_known_conflicts(tables.folder)
    found = {(c.id, c.column): c.as_problem() for c in conflicts}
    if tables.settings.known_by is not None:
        # What is explained today may not have been a conflict then.
        known = [row for row in known if (row.id, row.column) in found]
    return faults + explained(found, known)


def _graph_problems(tables: ClusterTables) -> list[Problem]:
    places = _Places(tables)
    with stream_graph(tables, held_only=True) as graph:
        problems = conflict_problems(tables, graph.conflicts)
        for finding in findings_of(graph):
            named = f"{id_of(finding.focus)}: "
            words = Words(named + finding.ja, named + finding.en)
            problems.append(Problem("shape", words, places.of(finding.focus, finding.path), finding.severity))
        return problems + list(_hygiene(graph, places))


class _Places:
    """Where in the tables a thing of the graph stands: the first row of its id."""

    def __init__(self, tables: ClusterTables) -> None:
        self.tables = tables
        self.first = {record.id: record for record in reversed(list(tables.all_records()))}

    def of(self, iri: str, path: str = "") -> Place:
        record = self.first.get(id_of(iri))
        if record is None:
            return Place()
        columns = columns_of(type(record.cells))
        column = next((name for name, column in columns.items() if path and column.says == path), None)
        return record.place(column)


def _hygiene(graph: GraphStream, places: _Places) -> Iterable[Problem]:
    """What the queries in ``queries/checks/`` find, each over as much of the graph as it reads."""
    names = [path.stem for path in sorted(resource("queries", "checks").glob("*.rq"))]
    texts = [load_saved(f"checks/{name}").text for name in names]
    for name, store in zip(names, graph.parts([reach_of(text) for text in texts]), strict=True):
        for row in run_saved(EmbeddedEngine(store), f"checks/{name}").records():
            severity = Severity(row["severity"] or Severity.ERROR)
            words = Words(row["ja"] or "", row["en"] or "")
            yield Problem(name, words, places.of(row["thing"] or ""), severity)
