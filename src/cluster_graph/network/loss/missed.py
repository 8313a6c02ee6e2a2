"""Who and what could not be missed: the tables.

Takes a projection of organizations (and the records, for the names of things); gives tables of organizations, of ties
and of things, each with what its loss costs, the dearest first, and one of how fast the network falls apart.
"""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from cluster_graph.network.engines.engine import Engine, Progress
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.loss import columns
from cluster_graph.network.loss.efficiency import LARGEST_EFFORT, Loss, efficiency_losses
from cluster_graph.network.loss.lapses import Lapse, lapses
from cluster_graph.network.loss.largest import Largest
from cluster_graph.network.loss.pieces import Pair, Split, falls_apart
from cluster_graph.network.loss.robustness import most_steps, robustness_table
from cluster_graph.network.project import Projection
from cluster_graph.network.records import NetworkRecords, Thing
from cluster_graph.network.tabular import Cell, Table
from cluster_graph.problems import InputError, Words

_HOLDS = Split((), ())
_Efficiency = Mapping[str, float | None]


def missed_tables(
    projection: Projection,
    records: NetworkRecords | None = None,
    engine: Engine = NETWORKX,
    seed: int = 0,
    progress: Progress | None = None,
) -> tuple[Table, ...]:
    """The tables ``missed`` (organizations), ``missed_ties``, ``missed_agreements`` (things) and ``robustness``.

    ``projection``: ``actors``. ``records``: without them things are called by their ids. The loss of efficiency is
    computed up to :data:`~cluster_graph.network.loss.efficiency.LARGEST_EFFORT` and left undefined beyond, with a
    note; all else is computed for networks of any size.
    """
    if projection.projection != "actors":
        raise InputError(
            Words(
                "誰が欠かせないかは、投影 actors に対してだけ計算できます。",
                "who could not be missed is defined for the projection actors only.",
            )
        )
    graph = projection.graph
    points, bridges = falls_apart(graph)
    by_thing = lapses(graph)
    sources = 0 if _too_large(graph) else len(graph)
    total = sources + most_steps(graph)
    efficiency = _efficiency(graph, by_thing, _part_of(progress, 0, total))
    notes = _notes(graph)
    return (
        _organizations(projection, points, efficiency, notes),
        _ties(projection, bridges),
        _things(projection, by_thing, records, efficiency, notes),
        robustness_table(projection, engine, seed=seed, progress=_part_of(progress, sources, total)),
    )


def _part_of(progress: Progress | None, before: int, total: int) -> Progress | None:
    """Tells of one part of the work as of the whole."""
    if progress is None:
        return None
    return lambda done, _: progress(before + done, total)


def _too_large(graph: nx.Graph[str]) -> bool:
    return len(graph) * graph.number_of_edges() > LARGEST_EFFORT


def _efficiency(
    graph: nx.Graph[str], by_thing: Mapping[str, Lapse], progress: Progress | None
) -> _Efficiency:
    """The losses of efficiency by organization and by thing (named with a kind, lest two have the same id)."""
    if _too_large(graph):
        return {}
    losses = {f"organization {node}": Loss(node) for node in graph}
    losses |= {f"thing {thing}": Loss(ties=lapse.lost) for thing, lapse in by_thing.items()}
    return efficiency_losses(graph, losses, progress)


def _notes(graph: nx.Graph[str]) -> tuple[Words, ...]:
    notes = [
        Words(
            "効率は、機関どうしの近さ（1/経路のつながりの本数、届かなければ0）の平均（Latora & Marchiori 2001）。"
            "つながりの強さは問わない。",
            "Efficiency is the mean nearness of two organizations, 1 over the ties of the shortest path, 0 without one "
            "(Latora and Marchiori 2001); strengths do not matter.",
        ),
        _UNOBSERVED,
    ]
    if _too_large(graph):
        notes.append(
            Words(
                "ネットワークが大きいため、効率の低下は計算していない。",
                "The network is too large for losses of efficiency, which are left out.",
            )
        )
    return tuple(notes)


_UNOBSERVED = Words(
    "出典に現れないつながりや、日付の読み方によるつながりが一本あるかないかで、切り離されるかどうかは変わりうる。",
    "One tie more, which no source names or which hangs on how a date is read, may keep together what seems to fall apart "
    "here.",
)
_ALONE = Words(
    "それぞれ一つだけが失われた場合を示す。協定の下で行われている取組などは続くものとしている。",
    "Each lapses alone: what rests on it, as a collaboration on its agreement, is taken to go on.",
)


def _organizations(
    projection: Projection, points: Mapping[str, Split], efficiency: _Efficiency, notes: tuple[Words, ...]
) -> Table:
    graph, largest = projection.graph, Largest(projection.graph)
    rows: list[tuple[Cell, ...]] = []
    for node, attributes in graph.nodes(data=True):
        part = largest.part_of[node]
        alone = largest.sizes[part] - 1
        split = points.get(node, Split((alone,), ()) if alone else _HOLDS)
        after = largest.without({part: split.sizes[0] if split.sizes else 0})
        left = tuple(sorted(other for other in graph[node] if graph.degree(other) == 1))
        rows.append(
            (
                node,
                projection.label(node),
                attributes["sector"],
                graph.degree(node),
                len(split.sizes),
                split.pairs_cut,
                split.cut_off,
                left,
                len(largest.sizes) - 1 + len(split.sizes),
                after,
                max(0, largest.now - after - 1),
                efficiency.get(f"organization {node}"),
            )
        )
    rows.sort(key=lambda row: (*_dearest_first(row[5], row[7], row[11]), row[0]))
    return Table(
        "missed",
        Words("欠かせない機関", "Organizations that could not be missed"),
        columns.ORGANIZATIONS,
        tuple(rows),
        projection.summary,
        notes,
    )


def _dearest_first(pairs: Cell, left: Cell, efficiency: Cell) -> tuple[float, int, float]:
    """By the pairs cut, then by how many are left without ties, then by what it costs in efficiency."""
    return (
        -pairs if isinstance(pairs, int) else 0,
        -len(left) if isinstance(left, tuple) else 0,
        -round(efficiency, 9) if isinstance(efficiency, float) else 0.0,
    )


def _ties(projection: Projection, bridges: Mapping[Pair, Split]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            one,
            projection.label(one),
            other,
            projection.label(other),
            projection.graph.edges[one, other]["things"],
            split.sizes[0],
            split.sizes[1],
            split.pairs_cut,
            split.cut_off,
        )
        for (one, other), split in bridges.items()
    ]
    rows.sort(key=lambda row: (-int(str(row[7])), str(row[0]), str(row[2])))
    return Table(
        "missed_ties",
        Words("欠かせないつながり（橋）", "Ties that could not be missed (bridges)"),
        columns.TIES,
        tuple(rows),
        projection.summary,
        (_UNOBSERVED,),
    )


def _things(
    projection: Projection,
    by_thing: Mapping[str, Lapse],
    records: NetworkRecords | None,
    efficiency: _Efficiency,
    notes: tuple[Words, ...],
) -> Table:
    known = {thing.id: thing for thing in records.things} if records is not None else {}
    largest = Largest(projection.graph)
    rows: list[tuple[Cell, ...]] = []
    for thing, lapse in by_thing.items():
        described = known.get(thing, Thing(thing, "", Words(thing, thing)))
        replaced = {largest.part_of[split.cut_off[0]]: split.sizes[0] for split in lapse.splits}
        after = largest.without(replaced)
        rows.append(
            (
                thing,
                described.names,
                described.kind,
                len(lapse.lost) + lapse.weakened,
                len(lapse.lost),
                lapse.weakened,
                lapse.pairs_cut,
                lapse.cut_off,
                lapse.left_without_ties,
                len(largest.sizes) + sum(len(split.sizes) - 1 for split in lapse.splits),
                after,
                largest.now - after,
                efficiency.get(f"thing {thing}"),
            )
        )
    rows.sort(key=lambda row: (*_dearest_first(row[6], row[8], row[12]), row[0]))
    return Table(
        "missed_agreements",
        Words(
            "欠かせない協定・会議・共同の取組", "Agreements, councils and collaborations that could not lapse"
        ),
        columns.THINGS,
        tuple(rows),
        projection.summary,
        (*notes, _ALONE, *_without_ties(projection.counts.things - len(rows))),
    )


def _without_ties(things: int) -> tuple[Words, ...]:
    if things < 1:
        return ()
    return (
        Words(
            f"このほか{things}の場は、つながりを生んでいないので表にない。",
            f"{things} more {'thing makes' if things == 1 else 'things make'} no tie and {'is' if things == 1 else 'are'} "
            "not in the table.",
        ),
    )
