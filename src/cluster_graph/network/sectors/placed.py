"""A network of organizations as numbers, with the sector of each: what every measure by sector starts from.

Takes a :class:`~cluster_graph.network.project.Projection` ``actors``; gives arrays in the order of its nodes and
ties. An organization whose sector no source states stays in, as *not placed*: it is never taken for a sector of its
own, nor for having none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from cluster_graph.network.project import Projection
from cluster_graph.problems import InputError, Words

Integers = npt.NDArray[np.int64]
NOT_PLACED = -1
FEWEST_ORGANIZATIONS = 10
"""Where fewer organizations have a known sector, nothing is compared with chance."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A network of organizations by sector.

    ``sectors``: notations of the known sectors of its organizations, sorted. ``sector_of``: by node, the position
    of its sector, or ``NOT_PLACED``. ``ends``: a row a tie, the positions of its two nodes. ``strengths``,
    ``certain``: a value a tie. ``sizes``: how many organizations each sector has.
    """

    nodes: tuple[str, ...]
    sectors: tuple[str, ...]
    sector_of: Integers
    ends: Integers
    strengths: npt.NDArray[np.float64]
    certain: npt.NDArray[np.bool_]
    sizes: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        counted = np.bincount(self.sector_of[self.sector_of >= 0], minlength=len(self.sectors))
        object.__setattr__(self, "sizes", tuple(int(size) for size in counted))

    @property
    def known(self) -> int:
        """How many organizations have a known sector."""
        return sum(self.sizes)

    @property
    def between_placed(self) -> npt.NDArray[np.bool_]:
        """A value a tie: whether the sectors of both its ends are known."""
        return (self.sector_of[self.ends[:, 0]] >= 0) & (self.sector_of[self.ends[:, 1]] >= 0)

    def left_out(self) -> Words:
        """The sentence that says how many organizations have no known sector, and how many ties they have."""
        missing = int((self.sector_of < 0).sum())
        ties = int((~self.between_placed).sum())
        if not missing:
            return Words(
                "すべての機関のセクターが分かっている。", "The sector of every organization is known."
            )
        return Words(
            f"セクターの分からない機関が{missing}あり、そのつながり{ties}本とともに数えていない"
            "（セクターがないという意味ではない）。",
            f"{_counted(missing, 'organization has', 'organizations have')} no known sector and "
            f"{'is' if missing == 1 else 'are'} left out with {_counted(ties, 'tie', 'ties')} "
            "(which does not mean without a sector).",
        )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def placed(projection: Projection) -> Placed:
    """The organizations of a projection with their sectors.

    Raises :class:`~cluster_graph.problems.InputError` for any projection but ``actors``: in the others a tie does
    not join two organizations, or joins them more than once.
    """
    if projection.projection != "actors":
        raise InputError(
            Words(
                f"セクター別の指標は射影 actors で計算するもので、「{projection.projection}」では計算できません。",
                f'measures by sector need the projection actors, not "{projection.projection}".',
            )
        )
    graph = projection.graph
    nodes = tuple(graph)
    position = {node: number for number, node in enumerate(nodes)}
    stated = [str(attributes["sector"]) for _, attributes in graph.nodes(data=True)]
    sectors = tuple(sorted(set(stated) - {""}))
    code = {sector: number for number, sector in enumerate(sectors)} | {"": NOT_PLACED}
    ties = [(position[a], position[b], data) for a, b, data in graph.edges(data=True)]
    return Placed(
        nodes,
        sectors,
        np.array([code[sector] for sector in stated], dtype=np.int64),
        np.array([(a, b) for a, b, _ in ties], dtype=np.int64).reshape(-1, 2),
        np.array([data["strength"] for *_, data in ties], dtype=np.float64),
        np.array([data["certain"] for *_, data in ties], dtype=np.bool_),
    )


def sector_words(names: Mapping[str, Words], sector: str) -> Words:
    """The name of a sector; its notation where ``names`` (notation to name) has none."""
    return names.get(sector, Words(sector, sector))
