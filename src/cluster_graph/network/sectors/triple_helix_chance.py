"""What the triple helix would share by chance: sectors dealt out anew among the participants of the same things.

Takes an affiliation network; gives the band of T. Who is in which thing stays, so that neither the size of things, nor
that one body is in many, nor that few things bias T, is taken for synergy.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from cluster_graph.network.engines.engine import Progress
from cluster_graph.network.project import Projection
from cluster_graph.network.sectors.chance import draws_for
from cluster_graph.network.sectors.placed import FEWEST_ORGANIZATIONS
from cluster_graph.network.sectors.transmission import CELLS, transmissions
from cluster_graph.network.sectors.triple_helix import Observation, sphere_bit

_TELL_EVERY = 100


@dataclass(frozen=True, slots=True)
class Band:
    """T by chance: its mean, and the limits between which 95 of 100 values lie; from so many draws with a seed."""

    mean: float
    low: float
    high: float
    draws: int
    seed: int


def band_by_chance(
    affiliation: Projection,
    things: Collection[Observation],
    spheres: Mapping[str, str],
    with_none: bool = False,
    seed: int = 0,
    progress: Progress | None = None,
) -> Band | None:
    r"""What T of some things of an affiliation network would be if sectors had nothing to do with who is in what.

    The sectors of the participants are permuted among all whose sector is known, T is taken of the things as they
    would then be, 9,999 times (fewer in very large networks, never below 999). Without ``with_none``, things that then
    have none of the three are not counted, as ever. Undefined where fewer than
    :data:`~cluster_graph.network.sectors.placed.FEWEST_ORGANIZATIONS` participants have a known sector, or no draw has
    a thing to count.
    """
    graph = affiliation.graph
    members = [(place, sorted(graph[found.thing])) for place, found in enumerate(things)]
    participants = sorted(node for node, attributes in graph.nodes(data=True) if attributes["bipartite"] == 0)
    position = {node: number for number, node in enumerate(participants)}
    bits = np.array(
        [sphere_bit(graph.nodes[node]["sector"], spheres) for node in participants], dtype=np.int64
    )
    placed = np.array([bool(graph.nodes[node]["sector"]) for node in participants], dtype=np.bool_)
    inside = np.array([position[node] for _, bodies in members for node in bodies], dtype=np.int64)
    if placed.sum() < FEWEST_ORGANIZATIONS or not len(inside):
        return None
    starts = np.cumsum([0] + [len(bodies) for _, bodies in members[:-1]])
    draws = draws_for(len(participants) + len(inside))
    random = np.random.default_rng(seed)
    rows = np.zeros((draws, CELLS), dtype=np.int64)
    for draw in range(draws):
        bits[placed] = random.permutation(bits[placed])
        rows[draw] = np.bincount(np.bitwise_or.reduceat(bits[inside], starts), minlength=CELLS)
        if progress is not None and ((draw + 1) % _TELL_EVERY == 0 or draw + 1 == draws):
            progress(draw + 1, draws)
    if not with_none:
        rows[:, 0] = 0
    values = transmissions(rows)
    if not len(values):
        return None
    low, high = np.quantile(values, (0.025, 0.975))
    return Band(float(values.mean()), float(low), float(high), draws, seed)
