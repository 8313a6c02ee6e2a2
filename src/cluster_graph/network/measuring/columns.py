"""The columns of a table of measures, and the same as a table among tables or as a pandas table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cluster_graph.network.measuring.catalogue import MEASURES
from cluster_graph.network.tabular import Cell, Column, Table
from cluster_graph.problems import InputError, Words

if TYPE_CHECKING:
    import pandas

    from cluster_graph.network.measuring.table import MeasureTable

_ID = Column("id", Words("ID", "id"), Words("機関（または場）のID。", "Id of the organization (or thing)."))
_LABEL = Column("label", Words("名称", "name"), Words("名称。", "Its name."))
_KIND = Column(
    "kind",
    Words("種類", "kind"),
    Words("種類のコード（本データの分類）。", "Code of its kind (our classification)."),
)
_SECTOR = Column(
    "sector",
    Words("セクター", "sector"),
    Words(
        "セクターのコード（本データの分類）。空欄は分からないことを表す。",
        "Code of its sector (our classification); empty: not known.",
    ),
)
_SIDE = Column(
    "bipartite",
    Words("側", "side"),
    Words(
        "0は機関、1は場（協定・会議・共同の取組）。",
        "0: an organization; 1: an agreement, council or collaboration.",
    ),
)


def columns_of(projection: str, names: Sequence[str]) -> tuple[Column, ...]:
    """Id, label, and of each measure its value and its rank."""
    columns = [_ID, _LABEL]
    for name in names:
        heading, form = MEASURES[name].heading, MEASURES[name].form(projection)
        meaning = MEASURES[name].meaning if form is None else form.meaning
        columns.append(Column(name, heading, meaning))
        columns.append(_rank(name, heading, projection))
    return tuple(columns)


def _rank(name: str, heading: Words, projection: str) -> Column:
    within = Words("同じ側で", " within its side") if projection == "affiliation" else Words("", "")
    return Column(
        f"{name}_rank",
        Words(f"{heading.ja}の順位", f"{heading.en} rank"),
        Words(
            f"{heading.ja}の{within.ja}大きい順の順位（1が最大）。同じ値は上の順位を共にする。",
            f"Rank by {heading.en}{within.en}, 1 the largest; equals share the better rank.",
        ),
    )


def _interval(name: str, heading: Words) -> list[Column]:
    return [
        Column(
            f"{name}_rank_{end}",
            Words(f"{heading.ja}の順位（{words.ja}）", f"{heading.en} rank, {words.en}"),
            Words(
                f"一部のつながりが観測されていない場合の{heading.ja}の順位の幅の{words.ja}の端。",
                f"The {words.en} end of the ranks by {heading.en} that it takes when some ties are unobserved.",
            ),
        )
        for end, words in (("low", Words("上位", "better")), ("high", Words("下位", "worse")))
    ]


def nodes_of(table: MeasureTable) -> Table:
    """A table of measures as a table among tables: id, label, measures with ranks, kind, sector, side."""
    two_sides = table.projection.projection == "affiliation"
    intervals = table.rank_intervals
    columns = list(table.columns[:2])
    for position, name in enumerate(table.measures):
        columns += table.columns[2 + 2 * position : 4 + 2 * position]
        if intervals is not None:
            columns += _interval(name, MEASURES[name].heading)
    columns += [_KIND, _SECTOR, *([_SIDE] if two_sides else [])]
    rows = []
    for row in table.rows:
        cells: list[Cell] = [row.id, row.label]
        for name in table.measures:
            cells += [row.values[name], row.ranks[name]]
            if intervals is not None:
                cells += intervals.get(name, {}).get(row.id) or (None, None)
        cells += [row.kind, row.sector, *([row.side] if two_sides else [])]
        rows.append(tuple(cells))
    title = Words("機関と指標", "Organizations and their measures")
    return Table("nodes", title, tuple(columns), tuple(rows), table.sentence)


def frame_of(table: Table, lang: str) -> pandas.DataFrame:
    """A table as a pandas table, words in one language; numbers keep their type beside what is not defined."""
    try:
        import pandas
    except ImportError as missing:
        raise InputError(
            Words(
                "表を pandas で受け取るには pandas が必要です。pip install 'cluster-graph[pandas]' で入れてください。",
                "a pandas table needs pandas; install it with: pip install 'cluster-graph[pandas]'.",
            )
        ) from missing
    frame = {}
    for position, column in enumerate(table.columns):
        cells = [row[position] for row in table.rows]
        plain = [cell.in_language(lang) if isinstance(cell, Words) else cell for cell in cells]
        frame[column.key] = pandas.array(plain, dtype=_dtype(plain))
    return pandas.DataFrame(frame)


def _dtype(cells: Sequence[object]) -> str:
    """The pandas type that holds all cells and what is not defined."""
    if not cells:
        return "object"
    known = [cell for cell in cells if cell is not None]
    if known and all(isinstance(cell, bool) for cell in known):
        return "boolean"
    if known and all(isinstance(cell, int) for cell in known):
        return "Int64"
    if all(isinstance(cell, (int, float)) for cell in known):
        return "Float64"
    if all(isinstance(cell, str) for cell in known):
        return "string"
    return "object"
