"""Which of university, industry and government take part in each agreement, council and collaboration.

Takes an affiliation network; gives, for each thing, what its sources name and what else may be, and from these the
eight frequencies that :mod:`cluster_graph.network.sectors.transmission` works on. A sphere that no source names is
absent only where the source names everybody: elsewhere it may be there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import comb, prod

import numpy as np
import numpy.typing as npt

from cluster_graph.network.project import Projection, project
from cluster_graph.network.records import NetworkRecords
from cluster_graph.network.rollup import LeftOut, actor_of
from cluster_graph.network.sectors.transmission import CELLS, transmissions
from cluster_graph.problems import InputError, Words

SPHERES = ("university", "industry", "government")
DEFAULT_SPHERES: Mapping[str, str] = {
    "university": "university",
    "company": "industry",
    "finance": "industry",
    "government": "government",
    "public-research": "government",
}
"""Sphere by sector. Research bodies that a state keeps go with government, as in 産学官; sectors that are not here
(foundations, associations, others) belong to none."""

_MOST_READINGS = 200_000
_DRAWN_READINGS = 20_000


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing. ``named``: the spheres its sources name, a sum of 1, 2, 4 in the order of :data:`SPHERES`.

    ``readings``: every such sum that may be true, in order. ``names_all``: whether all participants are named, certainly
    in it, and of known sector. That is more than having one reading: where the three spheres are seen to be there,
    whoever is not named changes nothing; but to take such things and to leave out the others that do not name all would
    choose things by what is counted.
    """

    thing: str
    named: int
    readings: tuple[int, ...]
    names_all: bool


def things_with_unnamed(
    records: NetworkRecords, roll_up: str = "units", affiliation: Projection | None = None
) -> frozenset[str]:
    """The ids of things in which others than those that the network has in them may take part.

    That is: the source names not all; or a post without an organization, a council, or a body not on record takes
    part, at whatever time. With ``affiliation``, a network of certain ties, also things in which somebody is possibly
    at its time whom it therefore leaves out.
    """
    found = {thing.id for thing in records.things if thing.names_not_all}
    for involvement in records.involvements:
        if isinstance(actor_of(records, involvement.participant, roll_up), LeftOut):
            found.add(involvement.thing)
    if affiliation is not None and affiliation.ties == "certain":
        window = affiliation.first, affiliation.last
        possible = project(records, "affiliation", on=window, ties="possible", roll_up=affiliation.roll_up)
        found |= {ends[1] for ends in possible.exact_strengths if not affiliation.graph.has_edge(*ends)}
    return frozenset(found)


def sphere_bit(sector: str, spheres: Mapping[str, str]) -> int:
    """1, 2 or 4 for the sphere of a sector, 0 for none."""
    sphere = spheres.get(sector)
    return 1 << SPHERES.index(sphere) if sphere else 0


def observations(
    affiliation: Projection,
    with_unnamed: Collection[str],
    spheres: Mapping[str, str] = DEFAULT_SPHERES,
) -> tuple[Observation, ...]:
    """What each thing of an affiliation network tells, in the order of ids.

    ``with_unnamed``: ids of things in which others may take part, as :func:`things_with_unnamed` finds them; in these
    every sphere may be. A participant of unknown sector may bring one sphere; one that is only possibly in the thing
    may not be there. Raises :class:`~cluster_graph.problems.InputError` for another projection, and for a sphere that
    is none of :data:`SPHERES`.
    """
    _check(affiliation, spheres)
    graph = affiliation.graph
    found = []
    for thing in sorted(node for node, attributes in graph.nodes(data=True) if attributes["bipartite"] == 1):
        sure = named = unknown = doubtful = 0
        for participant in sorted(graph[thing]):
            sector = graph.nodes[participant]["sector"]
            bit, certain = sphere_bit(sector, spheres), graph.edges[participant, thing]["certain"]
            named |= bit
            sure |= bit if certain else 0
            unknown += not sector
            doubtful += not certain
        more = len(SPHERES) if thing in with_unnamed else unknown
        names_all = thing not in with_unnamed and not unknown and not doubtful
        found.append(Observation(thing, named, _readings(sure, named, more), names_all))
    return tuple(found)


def _readings(sure: int, named: int, more: int) -> tuple[int, ...]:
    """The sums that hold ``sure``, any part of ``named``, and up to ``more`` spheres beside."""
    return tuple(cell for cell in range(CELLS) if cell & sure == sure and (cell & ~named).bit_count() <= more)


def _check(affiliation: Projection, spheres: Mapping[str, str]) -> None:
    if affiliation.projection != "affiliation":
        raise InputError(
            Words(
                f"トリプルヘリックスは射影 affiliation で計算するもので、「{affiliation.projection}」では計算できません。",
                f'the triple helix needs the projection affiliation, not "{affiliation.projection}".',
            )
        )
    for sector, sphere in sorted(spheres.items()):
        if sphere not in SPHERES:
            choices = ", ".join(SPHERES)
            raise InputError(
                Words(
                    f"セクター {sector} の領域「{sphere}」はありません。{choices} のどれかを指定してください。",
                    f'sector {sector} cannot belong to "{sphere}"; it is one of: {choices}.',
                )
            )


def frequencies(found: Collection[Observation], with_none: bool = False) -> tuple[int, ...]:
    """How many things name exactly which spheres; without ``with_none`` those that name none are not counted.

    The literature observes no publication without an address in one of the three, hence the default.
    """
    counted = Counter(observation.named for observation in found)
    return tuple(counted[cell] if cell or with_none else 0 for cell in range(CELLS))


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest and the highest T over readings of what is not named. ``exact``: all of the ``readings`` were gone
    through; else so many were drawn, and the true range is at least as wide."""

    lowest: float
    highest: float
    readings: int
    exact: bool


def range_over_readings(
    found: Collection[Observation], with_none: bool = False, seed: int = 0
) -> Range | None:
    """Between what T lies if anybody who may take part does or does not.

    Things of which the same may be true are exchangeable, so only how many of them are read how matters. All such
    readings are gone through where they are at most 200,000; else 20,000 are drawn, every split of each kind of
    things equally likely in one half of them, each kind read one way throughout in the other. ``None`` where no reading has an observation.
    """
    kinds = sorted(Counter(observation.readings for observation in found).items())
    count = prod(comb(number + len(cells) - 1, number) for cells, number in kinds)
    exact = count <= _MOST_READINGS
    tables = np.zeros((1 if exact else _DRAWN_READINGS, CELLS), dtype=np.int64)
    random = np.random.default_rng(seed)
    for cells, number in kinds:
        if exact:
            splits = np.zeros((comb(number + len(cells) - 1, number), CELLS), dtype=np.int64)
            splits[:, cells] = np.array(list(_splits(number, len(cells))))
            tables = (tables[:, None, :] + splits[None, :, :]).reshape(-1, CELLS)
        else:
            tables[:, cells] += _drawn_splits(random, number, len(cells))
    if not with_none:
        tables[:, 0] = 0
    values = transmissions(tables)
    if not len(values):
        return None
    return Range(float(values.min()), float(values.max()), len(tables), exact)


def _drawn_splits(random: np.random.Generator, number: int, parts: int) -> npt.NDArray[np.int64]:
    half = _DRAWN_READINGS // 2
    even: npt.NDArray[np.int64] = random.multinomial(number, random.dirichlet(np.ones(parts), size=half))
    throughout = number * np.eye(parts, dtype=np.int64)[random.integers(parts, size=half)]
    return np.concatenate((even, throughout))


def _splits(number: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Every way to split a number into so many parts, zeros allowed, in order."""
    for bars in combinations(range(number + parts - 1), parts - 1):
        edges = (-1, *bars, number + parts - 1)
        yield tuple(right - left - 1 for left, right in pairwise(edges))
