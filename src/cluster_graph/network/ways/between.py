"""The shortest ways from one organization to another, tie by tie, with what makes each tie and who says so.

Takes a projection of organizations, and names or ids of two of them; gives a table. Two organizations between which
there is no way are an answer, not an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice, pairwise

import networkx as nx

from cluster_graph.network.common_columns import CERTAIN, EVIDENCE, STRENGTH, THINGS
from cluster_graph.network.measuring.lengths import with_lengths
from cluster_graph.network.project import Projection
from cluster_graph.network.records import NetworkRecords
from cluster_graph.network.tabular import Cell, Column, Table
from cluster_graph.problems import InputError, Words
from cluster_graph.tables.cells import nearest_by_label

MOST_WAYS = 20
_COLUMNS = (
    Column("way", Words("経路", "way"), Words("経路の番号。どれも同じ長さ。", "Number of the way; all are equally short.")),
    Column("step", Words("順", "step"), Words("その経路の何本目のつながりか。", "Which tie of the way it is.")),
    Column("source", Words("から", "from"), Words("手前の機関のID。", "Id of the organization on the near side.")),
    Column("source_label", Words("名称", "name"), Words("その名称。", "Its name.")),
    Column("target", Words("へ", "to"), Words("先の機関のID。", "Id of the organization on the far side.")),
    Column("target_label", Words("名称", "name"), Words("その名称。", "Its name.")),
    STRENGTH,
    CERTAIN,
    replace(THINGS, files_only=True),
    Column(
        "things_labels",
        Words("場の名称", "what ties them"),
        Words("つながりを作る場の名称。", "The names of what makes the tie."),
    ),
    EVIDENCE,
)  # fmt: skip


def organization_named(records: NetworkRecords, name: str) -> str:
    """The id of the organization that has this id or exact name.

    Raises :class:`~cluster_graph.problems.InputError`, with the nearest, where there is none, and where several have
    that name.
    """
    actors = records.actor_by_id
    if name in actors:
        return name
    found = sorted(actor.id for actor in records.actors if name in (actor.names.ja, actor.names.en))
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(found)
        raise InputError(
            Words(
                f"「{name}」という機関は複数あります。IDで指定してください: {ids}。",
                f'several organizations are called "{name}"; name one by its id: {ids}.',
            )
        )
    near = nearest_by_label(name, {actor.id: actor.names for actor in records.actors})
    raise InputError(
        Words(
            f"機関「{name}」はありません。" + (f"「{near}」ではありませんか。" if near else ""),
            f'there is no organization "{name}"' + (f'; did you mean "{near}"?' if near else "."),
        )
    )


def ways_between(
    projection: Projection,
    records: NetworkRecords,
    one: str,
    other: str,
    evidence: Mapping[tuple[str, ...], tuple[str, ...]] | None = None,
) -> Table:
    """The table ``path``: every shortest way from ``one`` to ``other`` (ids), at most :data:`MOST_WAYS` of them.

    The length of a way is the sum of the ``distance`` of its ties, as in betweenness: a strong tie is a short one.
    With weight ``none`` it is the number of ties. Raises :class:`~cluster_graph.problems.InputError` for any projection
    but ``actors``, and where both are the same.
    """
    if projection.projection != "actors":
        raise InputError(
            Words("経路は投影 actors で求めてください。", "ask for a path on the projection actors.")
        )
    if one == other:
        raise InputError(
            Words("二つの別の機関を指定してください。", "name two different organizations for a path.")
        )
    why_not = _no_way(projection, records, one, other)
    if why_not is not None:
        return path_table(projection, (), why_not)
    graph, unit = with_lengths(projection)
    length = nx.shortest_path_length(graph, one, other, weight="length") / unit
    found = nx.all_shortest_paths(graph, one, other, weight="length")
    ways = list(islice(found, MOST_WAYS + 1))
    names = {thing.id: thing.names for thing in records.things}
    rows = [
        _row(projection, number, step, ends, names, evidence or {})
        for number, way in enumerate(sorted(ways[:MOST_WAYS]), start=1)
        for step, ends in enumerate(pairwise(way), start=1)
    ]
    notes = [
        Words(
            f"最も短い経路の長さは{length:.4g}（つながりの距離の和）である。",
            f"The shortest way is {length:.4g} long (the sum of the distances of its ties).",
        )
    ]
    if len(ways) > MOST_WAYS:
        notes.append(
            Words(
                f"同じ長さの経路が{MOST_WAYS}より多くあり、初めの{MOST_WAYS}だけを示す。",
                f"There are more than {MOST_WAYS} ways of this length; {MOST_WAYS} are shown.",
            )
        )
    return path_table(projection, tuple(rows), *notes)


def path_table(projection: Projection, rows: tuple[tuple[Cell, ...], ...] = (), *notes: Words) -> Table:
    """The table ``path`` with these rows."""
    title = Words("二つの機関の間の経路", "Paths between two organizations")
    return Table("path", title, _COLUMNS, rows, projection.summary, notes)


def _no_way(projection: Projection, records: NetworkRecords, one: str, other: str) -> Words | None:
    """Why there is no way, if there is none."""
    for end in (one, other):
        if end not in projection.graph:
            names = records.actor_by_id[end].names
            return Words(
                f"{names.ja}はこのネットワークの機関ではない（この時点で確かに加わっている場がないか、他の機関として数えている）。",
                f"{names.en} is not in this network: it is in no thing then, or counts as another organization.",
            )
    if nx.has_path(projection.graph, one, other):
        return None
    return Words(
        "二つの機関は、この時点の資料の限りではつながっていない。",
        "The two are not tied, not even through others, as far as the sources tell.",
    )


def _row(
    projection: Projection,
    number: int,
    step: int,
    ends: tuple[str, str],
    names: Mapping[str, Words],
    evidence: Mapping[tuple[str, ...], tuple[str, ...]],
) -> tuple[Cell, ...]:
    near, far = ends
    tie = projection.graph.edges[near, far]
    stated = evidence.get((near, far)) or evidence.get((far, near)) or ()
    return (
        *(number, step, near, projection.label(near), far, projection.label(far)),
        *(
            tie["strength"],
            tie["certain"],
            tie["things"],
            _joined([names[thing] for thing in tie["things"]]),
            stated,
        ),
    )


def _joined(names: list[Words]) -> Words:
    return Words("、".join(name.ja for name in names), "; ".join(name.en for name in names))
