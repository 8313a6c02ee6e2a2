"""Which sectors are tied to which, and how that compares with chance.

Takes a projection ``actors`` and the names of sectors; gives a :class:`Mixing` (for drawing) and a table. Ties are
counted whatever their strength. Tests no hypothesis: see :mod:`cluster_graph.network.sectors.external_internal`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cluster_graph.network.measuring.assortativity import attribute_assortativity
from cluster_graph.network.project import Projection
from cluster_graph.network.sectors.placed import Placed, placed, sector_words
from cluster_graph.network.tabular import Cell, Column, Table
from cluster_graph.problems import Words

_FEW_EXPECTED = 5


@dataclass(frozen=True, slots=True)
class Mixing:
    """Ties between sectors, as square matrices in the order of ``sectors``; symmetric.

    ``ties``: a tie within a sector counts once. ``expected``: by chance, ``None`` where no two organizations could
    be tied (a sector of one, with itself).
    """

    sectors: tuple[str, ...]
    names: tuple[Words, ...]
    ties: tuple[tuple[int, ...], ...]
    expected: tuple[tuple[float | None, ...], ...]


def mixing(projection: Projection, names: Mapping[str, Words]) -> Mixing:
    r"""Ties within and between sectors, with the number expected if sectors were dealt out at random.

    .. math:: E_{ab} = m \, \frac{P_{ab}}{N (N - 1) / 2}, \qquad P_{ab} = n_a n_b, \quad P_{aa} = n_a (n_a - 1) / 2

    where :math:`n_a` is the number of organizations of sector :math:`a`, :math:`N` of all whose sector is known,
    :math:`m` the number of ties among these, and :math:`P_{ab}` the number of pairs that could be tied. It is the
    exact expectation if the ties stay as they are and the sectors are permuted, and as well if :math:`m` ties fell on
    pairs at random. Undefined where :math:`P_{ab} = 0`.

    Not to be read as who seeks whom: one large council ties all its members, and whoever founded it chose the
    sectors. Where few ties are expected, the ratio to them swings with every tie.

    After the mixing matrix of M. E. J. Newman (2003), "Mixing patterns in networks", Physical Review E 67, 026126,
    https://doi.org/10.1103/PhysRevE.67.026126.
    """
    network = placed(projection)
    ties, pairs = _matrix(network), _pairs(network)
    total_ties, total_pairs = _once(ties), _once(pairs)
    size = range(len(network.sectors))
    return Mixing(
        network.sectors,
        tuple(sector_words(names, sector) for sector in network.sectors),
        tuple(tuple(row) for row in ties),
        tuple(
            tuple(total_ties * pairs[a][b] / total_pairs if pairs[a][b] else None for b in size) for a in size
        ),
    )


def _matrix(network: Placed, weights: npt.NDArray[np.float64] | None = None) -> list[list[int]]:
    """How many ties (or how much of ``weights``) sectors share; symmetric."""
    size = len(network.sectors)
    known = network.between_placed
    low, high = np.sort(network.sector_of[network.ends[known]], axis=1).T
    flat = np.bincount(
        low * size + high, None if weights is None else weights[known], minlength=size * size
    ).reshape(size, size)
    both = np.triu(flat) + np.triu(flat, 1).T
    found: list[list[int]] = both.tolist()
    return found


def _pairs(network: Placed) -> list[list[int]]:
    """How many pairs of organizations could be tied."""
    sizes = network.sizes
    return [
        [a * (a - 1) // 2 if row == column else a * b for column, b in enumerate(sizes)]
        for row, a in enumerate(sizes)
    ]


def _once(matrix: list[list[int]]) -> int:
    """The sum of a symmetric matrix with each pair of sectors counted once."""
    return sum(value for row, values in enumerate(matrix) for value in values[row:])


_COLUMNS = (
    Column(
        "sector_a",
        Words("セクターA", "sector A"),
        Words("一方のセクターのコード。", "The code of one sector."),
        files_only=True,
    ),
    Column(
        "sector_a_label", Words("名称A", "name A"), Words("一方のセクターの名称。", "The name of one sector.")
    ),
    Column(
        "sector_b",
        Words("セクターB", "sector B"),
        Words("他方のセクターのコード。", "The code of the other sector."),
        files_only=True,
    ),
    Column(
        "sector_b_label",
        Words("名称B", "name B"),
        Words("他方のセクターの名称。", "The name of the other sector."),
    ),
    Column(
        "ties",
        Words("つながり", "ties"),
        Words(
            "二つのセクターの機関の間のつながりの数。強さによらず1本を1と数え、セクターの組は一度だけ数える。",
            "Ties between organizations of the two sectors; each counts one, whatever its strength, and each pair of "
            "sectors once.",
        ),
    ),
    Column(
        "certain_ties",
        Words("うち確実", "of these certain"),
        Words(
            "そのうち、日付のどの読み方でも成り立つもの。",
            "Those of them that hold in every reading of vague dates.",
        ),
    ),
    Column(
        "strength",
        Words("強さの和", "strength"),
        Words("そのつながりの強さの和。", "The sum of the strengths of these ties."),
    ),
    Column(
        "pairs",
        Words("機関の組", "pairs"),
        Words("つながりうる機関の組の数。", "How many pairs of organizations could be tied."),
    ),
    Column(
        "density",
        Words("密度", "density"),
        Words(
            "つながり÷機関の組（0〜1）。組がなければ定まらない。",
            "Ties by pairs, 0 to 1; not defined without pairs.",
        ),
    ),
    Column(
        "expected",
        Words("期待値", "expected"),
        Words(
            "つながりをそのままにして、セクターを機関に無作為に割り当て直したときのつながりの数の期待値（厳密）。",
            "The ties expected if ties stay and sectors are dealt out to the organizations at random; exact.",
        ),
    ),
    Column(
        "ratio",
        Words("比", "ratio"),
        Words(
            "つながり÷期待値。1より大きければ偶然より多い。期待値が0なら定まらない。",
            "Ties by expected; above 1: more than by chance. Not defined where none are expected.",
        ),
    ),
)


def mixing_table(projection: Projection, names: Mapping[str, Words]) -> Table:
    """Ties between sectors, a row a pair of sectors; see :func:`mixing`."""
    network, found = placed(projection), mixing(projection, names)
    pairs = _pairs(network)
    certain = _matrix(network, network.certain.astype(np.float64))
    strengths = _matrix(network, network.strengths)
    rows: list[tuple[Cell, ...]] = []
    for a, sector in enumerate(found.sectors):
        for b in range(a, len(found.sectors)):
            ties, possible, expected = found.ties[a][b], pairs[a][b], found.expected[a][b]
            rows.append(
                (
                    *(sector, found.names[a], found.sectors[b], found.names[b]),
                    *(ties, int(certain[a][b]), float(strengths[a][b]), possible),
                    ties / possible if possible else None,
                    expected,
                    ties / expected if expected else None,
                )
            )
    return Table(
        "mixing",
        Words("セクター間のつながり", "Ties between sectors"),
        _COLUMNS,
        tuple(rows),
        _sentence(projection),
        _notes(network, found),
    )


def _sentence(projection: Projection) -> Words:
    value = attribute_assortativity(projection.graph)
    if value is None:
        said = Words(
            "つながりがないか、すべて一つのセクターにあるため、セクターの同類選択性（属性アソータティビティ）は定まらない。",
            "Assortativity by sector is not defined: there are no ties, or one sector has them all.",
        )
    else:
        said = Words(
            f"セクターの同類選択性（属性アソータティビティ）は{value:.3f}（1はすべて同じセクターの内、0は偶然と同じ、"
            "負は異なるセクターの間に多い）。",
            f"Assortativity by sector is {value:.3f} (1: all ties stay inside sectors; 0: as by chance; negative: ties "
            "go across).",
        )
    return Words(projection.summary.ja + said.ja, f"{projection.summary.en} {said.en}")


def _notes(network: Placed, found: Mixing) -> tuple[Words, ...]:
    notes = [network.left_out()]
    few = sum(
        value is not None and value < _FEW_EXPECTED
        for row, values in enumerate(found.expected)
        for value in values[row:]
    )
    if few:
        notes.append(
            Words(
                f"期待値が{_FEW_EXPECTED}本に満たないセクターの組が{few}あり、その比はつながり1本で大きく変わる。",
                f"{few} {'pair of sectors has' if few == 1 else 'pairs of sectors have'} fewer than {_FEW_EXPECTED} "
                "ties expected: there the ratio swings with every tie.",
            )
        )
    notes.append(
        Words(
            "大きな会議は構成員のすべてを互いに結ぶ。比は誰が誰を選んだかではなく、場がどのセクターを集めたかを表す。",
            "A large council ties all its members to each other: ratios tell which sectors are brought together, not "
            "who chose whom.",
        )
    )
    return tuple(notes)
