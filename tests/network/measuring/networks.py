"""Networks for the tests of measures: as bare graphs, as projections of made-up records, and drawn at random."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from cluster_graph.network.measuring.table import measure
from cluster_graph.network.project import Projection, project
from cluster_graph.network.records import Funding, NetworkRecords
from tests.network.examples import ALWAYS, DAY, actor, cluster

# Ties of the example in Borgatti (1997), with the strengths of its weighted variant.
BORGATTI = {"AB": 2, "AF": 3, "AG": 5, "AE": 2, "EG": 8, "FG": 3, "BG": 4, "BD": 1, "DG": 3, "GC": 10}


def values(projection: Projection, name: str) -> dict[str, float | None]:
    """The values of one measure by node."""
    return {row.id: row.values[name] for row in measure(projection, [name]).rows}


def number(value: float | None) -> float:
    """A value that must be defined."""
    assert value is not None
    return value


def of_strengths(
    strengths: Mapping[tuple[str, str], int], alone: Iterable[str] = (), weight: str = "count"
) -> Projection:
    """Actors who share as many agreements as their tie is strong, and some who share none."""
    things = {f"{a}-{b}-{copy}": [a, b] for (a, b), count in strengths.items() for copy in range(count)}
    return project(cluster(things | {f"alone-{a}": [a] for a in alone}), on=DAY, weight=weight)


def random_strengths(seed: int, nodes: int = 24, ties: int = 30) -> dict[tuple[str, str], int]:
    """Some pairs of nodes with strengths of 1 to 6; sparse enough to fall into several components."""
    draw = random.Random(seed)  # noqa: S311 - a network, no secret
    names = [f"n{i:02}" for i in range(nodes)]
    pairs = {tuple(sorted(draw.sample(names, 2))) for _ in range(ties)}
    return {(a, b): draw.randint(1, 6) for a, b in sorted(pairs)}


def random_projection(seed: int, nodes: int = 24, ties: int = 30) -> Projection:
    """Actors with strengths, in several components, some of them alone."""
    strengths = random_strengths(seed, nodes, ties)
    tied = {node for pair in strengths for node in pair}
    return of_strengths(strengths, sorted({f"n{i:02}" for i in range(nodes)} - tied))


def money(
    flows: Mapping[tuple[str, str], int], members: Mapping[str, list[str]] | None = None
) -> NetworkRecords:
    """Records of who gives whom how many yen, beside things that they may share."""
    bodies = sorted({end for pair in flows for end in pair})
    shared = cluster(members or {}, actors=[actor(body) for body in bodies])
    rows = [
        Funding(f"{giver}-{taker}", (giver,), (taker,), Decimal(yen), period=ALWAYS)
        for (giver, taker), yen in flows.items()
    ]
    return replace(shared, funding=tuple(rows))
