"""Writes the files of a build into a folder, all together, their descriptions last.

Takes checked tables and the graph made of them. Only what is published is in the files; nothing is fetched, and the
same tables give the same bytes. Each file is made piece by piece and written before the next, so that a large cluster
needs little more memory than its tables.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cluster_graph.graph.publication import description as catalogue
from cluster_graph.graph.publication import open_data_list as municipal
from cluster_graph.graph.publication.contents import WORKBOOK, graph_files, table_files, workbook_file
from cluster_graph.graph.publication.figures import count
from cluster_graph.graph.publication.full_terms import held_blocks
from cluster_graph.graph.publication.kinds import CSV, PublishedFile, WrittenFile
from cluster_graph.graph.publication.rdf_files import SortedQuads
from cluster_graph.graph.publication.staging import Staging
from cluster_graph.graph.publication.workbook_file import why_no_workbook
from cluster_graph.graph.stream import GraphStream
from cluster_graph.problems import Words
from cluster_graph.tables.files import ClusterTables


@dataclass(frozen=True, slots=True)
class Published:
    """What was written, the description last, and why one of the usual files was not, if so."""

    names: tuple[str, ...]
    left_out: Words | None = None


def write_publication(folder: Path, tables: ClusterTables, graph: GraphStream) -> Published:
    """Write all files into ``folder``, or none; other files there stay.

    Raises :class:`OSError` where the folder cannot be written to.
    """
    base, quads, no_workbook = tables.settings.base, SortedQuads(graph), why_no_workbook(tables)
    conflicts = [(conflict.id, conflict.column) for conflict in graph.conflicts]
    with Staging(folder) as staging:
        written = [_written(staging, file) for file in graph_files(graph, quads, base)]
        written += [_written(staging, file) for file in table_files(tables, conflicts)]
        if no_workbook is None:
            written.append(_written(staging, workbook_file(tables)))
        elif _was_written_before(folder, WORKBOOK):
            staging.remove(WORKBOOK)
        figures = count(held_blocks(graph), base)
        data = catalogue.Described(
            settings=tables.settings,
            figures=figures,
            named_quads=quads.count - figures.triples,
            last_told=last_told(tables),
            files=tuple(written),
        )
        listed = municipal.open_data_list(data, tables)
        title, about = municipal.TITLE, municipal.ABOUT
        file = PublishedFile(municipal.FILE_NAME, CSV, title, about, lambda: [listed])
        written.append(_written(staging, file))
        # Last, since its checksums tell whether the others are whole.
        staging.write(catalogue.FILE_NAME, [catalogue.description(replace(data, files=tuple(written)))])
    return Published((*(file.name for file in written), catalogue.FILE_NAME), no_workbook)


def last_told(tables: ClusterTables) -> date | None:
    """The last day on which the tables say that a source was fetched or a row checked."""
    days = (
        getattr(record.cells, column, None)
        for record in tables.all_records()
        for column in ("retrieved", "checked_on")
    )
    return max((day for day in days if day is not None), default=None)


def _was_written_before(folder: Path, name: str) -> bool:
    """Whether a build before this one put a file of this name into the folder, as its description tells."""
    path = folder / catalogue.FILE_NAME
    return path.is_file() and catalogue.downloads(name).encode("utf-8") in path.read_bytes()


def _written(staging: Staging, file: PublishedFile) -> WrittenFile:
    size, digest = staging.write(file.name, file.content())
    return WrittenFile(file.name, file.kind, file.title, file.about, size, digest)
