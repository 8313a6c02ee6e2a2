"""Made-up records of coverage as files that others read: CSV files for SQL, and a cluster's tables for the graph.

Takes records whose edges are exact days or open. The files for SQL say no more than the question needs; the tables
are those an officer would keep, with a source and a passage in every row.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from cluster_graph.coverage.records import Agreement, Collaboration, CoverageRecords, Involved
from cluster_graph.periods import Period

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.generator import SETTINGS
from tests.factory import write_cluster

Cells = tuple[str, ...]
# For SQL an edge that nothing limits is a day beyond all others.
FAR_PAST, FAR_FUTURE = "0001-01-01", "9999-12-30"


def _edges(period: Period | None) -> Cells:
    """First and last day; empty where nothing limits it."""
    if period is None:
        return "", ""
    return tuple("" if day is None else day.isoformat() for day in (period.start, period.end))


def _days(period: Period | None) -> Cells:
    """First and last day; a far one where nothing limits it."""
    first, last = _edges(period)
    return first or FAR_PAST, last or FAR_FUTURE


def _involved(things: Iterable[Agreement | Collaboration]) -> Iterator[tuple[str, Involved]]:
    for thing in things:
        rows = thing.parties if isinstance(thing, Agreement) else thing.participants
        for involved in rows:
            yield thing.id, involved


def write_sql_files(records: CoverageRecords, folder: Path) -> None:
    """One CSV file a table of ``coverage_sql.py``."""
    agreements, works = records.agreements.values(), records.collaborations.values()
    tables: dict[str, tuple[str, Iterable[Cells]]] = {
        "bodies": ("id,part_of", ((body.id, body.part_of or "") for body in records.bodies.values())),
        "agreements": ("id,first,last", ((a.id, *_days(a.period)) for a in agreements)),
        "covers": ("agreement,key", ((a.id, key) for a in agreements for key in sorted(a.covers))),
        "signatures": (
            "agreement,party,first,last",
            ((thing, row.body, *_days(row.own)) for thing, row in _involved(agreements)),
        ),
        "collaborations": (
            "id,kind,part_of,first,last",
            ((c.id, c.kind or "", c.part_of or "", *_days(c.period)) for c in works),
        ),
        "themes": ("collaboration,theme", ((c.id, theme) for c in works for theme in sorted(c.themes))),
        "governed_by": ("collaboration,agreement", ((c.id, a) for c in works for a in sorted(c.governed_by))),
        "participations": (
            "collaboration,participant,role,first,last",
            ((thing, row.body, row.role or "member", *_days(row.own)) for thing, row in _involved(works)),
        ),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for table, (heading, rows) in tables.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            file.write(heading + "\n")
            csv.writer(file, lineterminator="\n").writerows(rows)


def _written(period: Period | None) -> str:
    """A period as an officer writes it: open-ended is two dots."""
    if period is None:
        return ""
    first, last = _edges(period)
    return f"{first}/{'..' if period.open_ended else last}"


def write_tables(records: CoverageRecords, folder: Path) -> Path:
    """The folder of the cluster whose graph gives these records."""
    agreements, works = records.agreements.values(), records.collaborations.values()
    themes = sorted({theme for work in works for theme in work.themes})
    return write_cluster(
        folder,
        SETTINGS,
        codes=[
            {"scheme": "theme", "notation": theme, "label_ja": theme, "label_en": theme} for theme in themes
        ],
        organizations=[
            {
                "id": b.id,
                "name_ja": b.name.ja,
                "name_en": b.name.en,
                "kind": b.kind,
                "part_of": b.part_of or "",
            }
            for b in records.bodies.values()
        ],
        agreements=[
            {
                "id": a.id,
                "name_ja": a.name.ja,
                "name_en": a.name.en,
                "period": _written(a.period),
                "covers": ";".join(sorted(a.covers)),
            }
            for a in agreements
        ],
        signatures=[
            {"agreement": thing, "party": row.body, "role": row.role or "", "period": _written(row.own)}
            for thing, row in _involved(agreements)
        ],
        collaborations=[
            {
                "id": c.id,
                "name_ja": c.name.ja,
                "name_en": c.name.en,
                "kind": c.kind or "",
                "theme": ";".join(sorted(c.themes)),
                "governed_by": ";".join(sorted(c.governed_by)),
                "part_of": c.part_of or "",
                "period": _written(c.period),
            }
            for c in works
        ],
        participations=[
            {
                "collaboration": thing,
                "participant": row.body,
                "role": row.role or "",
                "period": _written(row.own),
            }
            for thing, row in _involved(works)
        ],
    )
