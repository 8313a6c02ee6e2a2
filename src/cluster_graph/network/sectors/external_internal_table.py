"""The tables of the E-I index: of the network and its sectors, and of each organization.

Takes a projection ``actors`` and the names of sectors; gives tables. Indices are of
:mod:`cluster_graph.network.sectors.external_internal`; here ties and pairs are counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from cluster_graph.network.common_columns import ID, LABEL, SECTOR, SECTOR_LABEL
from cluster_graph.network.engines.engine import Progress
from cluster_graph.network.project import Projection
from cluster_graph.network.sectors.external_internal import (
    PermutationTest,
    attainable,
    ei_index,
    expected_index,
    permutation_test,
)
from cluster_graph.network.sectors.placed import FEWEST_ORGANIZATIONS, Placed, placed, sector_words
from cluster_graph.network.tabular import Cell, Column, Table
from cluster_graph.problems import Words

_ALL = Words("全体", "all")
_NUMBERS = (
    Column(
        "external",
        Words("外部", "external"),
        Words(
            "異なるセクターの機関の間のつながりの数。1本を1と数え、強さは用いない。",
            "Ties between organizations of different sectors; each counts one, whatever its strength.",
        ),
    ),
    Column(
        "internal",
        Words("内部", "internal"),
        Words(
            "同じセクターの機関の間のつながりの数。両端からではなく1本を1と数える。",
            "Ties between organizations of the same sector; each counts one, not one for each end.",
        ),
    ),
    Column(
        "ei_index",
        Words("E-I指数", "E-I index"),
        Words(
            "（外部−内部）÷（外部＋内部）、−1（すべて内部）から1（すべて外部）。つながりがなければ定まらない。",
            "(external - internal) / (external + internal), -1 (all inside) to 1 (all across); not defined without ties.",
        ),
    ),
    Column(
        "lowest",
        Words("下限", "lowest"),
        Words(
            "セクターの大きさとつながりの数から、取りうる最小のE-I指数。",
            "The lowest E-I index possible with these sizes of sectors and this number of ties.",
        ),
    ),
    Column(
        "highest",
        Words("上限", "highest"),
        Words(
            "同じく、取りうる最大のE-I指数。",
            "The highest E-I index possible with these sizes of sectors and this number of ties.",
        ),
    ),
    Column(
        "expected",
        Words("期待値", "expected"),
        Words(
            "つながりをそのままにして、セクターを無作為に並べ替えたときの期待値（全体と各機関では厳密で、各機関では"
            "本人のセクターは動かさない。各セクターでは、外部と内部の期待値から求めた指数）。",
            "Expected if ties stay and sectors are permuted at random; exact for the network, and for an organization, "
            "whose own sector stays; for a sector the index of its expected numbers of ties.",
        ),
    ),
)
_SECTOR_COLUMNS = (
    Column(
        "sector",
        Words("セクター", "sector"),
        Words("セクターのコード。空欄は全体。", "Code of the sector; empty: the whole network."),
        files_only=True,
    ),
    SECTOR_LABEL,
    Column(
        "organizations",
        Words("機関", "organizations"),
        Words("そのセクターと分かっている機関の数。", "Organizations known to be of the sector."),
    ),
    *_NUMBERS,
    Column(
        "p",
        Words("p値", "p"),
        Words(
            "期待値からこれほど（又はこれ以上）離れた指数が、セクターの無作為な並べ替えから得られる割合（両側）。全体についてのみ。",
            "The share of random permutations of sectors whose index is at least as far from the expected one, on either "
            "side; for the whole network only.",
        ),
    ),
)
_ORGANIZATION_COLUMNS = (
    ID,
    LABEL,
    replace(SECTOR, files_only=False),
    *_NUMBERS,
)
_UNWEIGHTED = Words(
    "つながりは強さによらず1本を1と数える。",
    "Ties are counted, each as one, whatever their strength.",
)


def ei_table(
    projection: Projection,
    names: Mapping[str, Words],
    seed: int = 0,
    progress: Progress | None = None,
) -> Table:
    """The E-I index of the network, with a permutation test, and of each sector.

    Raises :class:`~cluster_graph.problems.InputError` for any projection but ``actors``.
    """
    network = placed(projection)
    test = permutation_test(network, seed, progress)
    external, internal = _ties_of_sectors(network)
    sizes = network.sizes
    known = sum(sizes)
    inside = [size * (size - 1) // 2 for size in sizes]
    across = [size * (known - size) for size in sizes]
    rows: list[tuple[Cell, ...]] = [
        (
            None,
            _ALL,
            known,
            *_numbers(sum(external) // 2, sum(internal), sum(across) // 2, sum(inside)),
            test.p,
        )
    ]
    for place, sector in enumerate(network.sectors):
        numbers = _numbers(external[place], internal[place], across[place], inside[place])
        rows.append((sector, sector_words(names, sector), sizes[place], *numbers, None))
    return Table(
        "ei",
        Words("E-I指数（セクターの外と内のつながり）", "E-I index: ties across and inside sectors"),
        _SECTOR_COLUMNS,
        tuple(rows),
        projection.summary,
        (network.left_out(), _UNWEIGHTED, *_tested(network, test, _that_tie(projection))),
    )


def ei_organizations_table(projection: Projection) -> Table:
    """The E-I index of each organization of known sector, counting its ties to others of known sector.

    Raises :class:`~cluster_graph.problems.InputError` for any projection but ``actors``.
    """
    network = placed(projection)
    external, internal = _ties_of_nodes(network)
    known = network.known
    rows: list[tuple[Cell, ...]] = []
    for place, node in enumerate(network.nodes):
        label = projection.label(node)
        sector = int(network.sector_of[place])
        if sector < 0:
            rows.append((node, label, None, *(None,) * len(_NUMBERS)))
            continue
        size = network.sizes[sector]
        numbers = _numbers(external[place], internal[place], known - size, size - 1)
        rows.append((node, label, network.sectors[sector], *numbers))
    return Table(
        "ei_organizations",
        Words("各機関のE-I指数", "E-I index of each organization"),
        _ORGANIZATION_COLUMNS,
        tuple(rows),
        projection.summary,
        (
            network.left_out(),
            _UNWEIGHTED,
            Words(
                "つながりの少ない機関の指数は、1本で大きく変わる。",
                "The index of an organization with few ties swings with each of them.",
            ),
        ),
    )


def _numbers(external: int, internal: int, across: int, inside: int) -> tuple[Cell, ...]:
    lowest, highest = attainable(external + internal, across, inside) or (None, None)
    return (
        *(external, internal, ei_index(external, internal)),
        *(lowest, highest, expected_index(across, inside)),
    )


def _ties_of_sectors(network: Placed) -> tuple[list[int], list[int]]:
    """Ties of each sector to others, and within it."""
    ends = network.ends[network.between_placed]
    here, there = network.sector_of[ends[:, 0]], network.sector_of[ends[:, 1]]
    size = len(network.sectors)
    outward = np.concatenate((here[here != there], there[here != there]))
    return (
        [int(number) for number in np.bincount(outward, minlength=size)],
        [int(number) for number in np.bincount(here[here == there], minlength=size)],
    )


def _ties_of_nodes(network: Placed) -> tuple[list[int], list[int]]:
    """Ties of each node to other sectors, and to its own."""
    ends = network.ends[network.between_placed]
    inside = network.sector_of[ends[:, 0]] == network.sector_of[ends[:, 1]]
    count = len(network.nodes)
    return (
        [int(number) for number in np.bincount(ends[~inside].ravel(), minlength=count)],
        [int(number) for number in np.bincount(ends[inside].ravel(), minlength=count)],
    )


def _tested(network: Placed, test: PermutationTest, things: int) -> tuple[Words, ...]:
    known = network.known
    if test.p is not None:
        return (
            Words(
                f"p値は、つながりをそのままにしたセクターの並べ替え{test.draws}回（乱数の種{test.seed}）による。",
                f"p comes from {test.draws} permutations of sectors (seed {test.seed}) that leave the ties alone.",
            ),
            Words(
                f"つながりはすべて{things}の場（協定・会議・共同の取組）から生じている。p値は、セクターとつながりが関係するかを問うもので、"
                "場の数が少なければ、数個の場の顔ぶれを表すにすぎない。",
                f"All ties come from {_things(things)} (agreements, councils, collaborations). The test asks whether sectors and "
                "ties have to do with each other; where things are few it tells no more than who is in those few.",
            ),
        )
    if known < FEWEST_ORGANIZATIONS:
        return (
            Words(
                f"セクターの分かる機関が{known}しかなく（{FEWEST_ORGANIZATIONS}に満たない）、p値は意味をなさないため示さない。",
                f"No p is given: only {known} {'organization has' if known == 1 else 'organizations have'} a known sector, "
                f"fewer than {FEWEST_ORGANIZATIONS}, and it would mean nothing.",
            ),
        )
    return (
        Words(
            "つながりがないか、セクターをどう並べ替えても指数が変わらないため、p値は定まらない。",
            "p is not defined: there are no ties, or no permutation of sectors changes the index.",
        ),
    )


def _that_tie(projection: Projection) -> int:
    """How many things make the ties; those that somebody is in alone make none."""
    return len({thing for *_, tie in projection.graph.edges(data=True) for thing in tie["things"]})


def _things(number: int) -> str:
    return "1 thing" if number == 1 else f"{number} things"
