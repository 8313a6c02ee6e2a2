"""How networks that are compared over time are made: all of them with the same choices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from cluster_graph.network.project import Projection, project
from cluster_graph.network.records import NetworkRecords

Tie = tuple[str, ...]
"""The two ends (sorted, unless ties have a direction), and the relation where several run between two."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of :func:`~cluster_graph.network.project.project`, all but the date."""

    projection: str = "actors"
    ties: str = "certain"
    roll_up: str = "units"
    weight: str = "count"

    def network(
        self,
        records: NetworkRecords,
        on: date | tuple[date, date],
        projection: str | None = None,
        ties: str | None = None,
    ) -> Projection:
        """The network on a day or in a period, perhaps with another projection or the possible ties too."""
        return project(
            records,
            self.projection if projection is None else projection,
            on=on,
            ties=self.ties if ties is None else ties,
            roll_up=self.roll_up,
            weight=self.weight,
        )


def ties_of(projection: Projection) -> dict[Tie, dict[str, Any]]:
    """The ties of a network with their attributes, sorted."""
    graph = projection.graph
    found: dict[Tie, dict[str, Any]] = {}
    for one, other, attributes in graph.edges(data=True):
        ends = (one, other) if graph.is_directed() or one <= other else (other, one)
        found[(*ends, attributes["relation"]) if graph.is_multigraph() else ends] = attributes
    return dict(sorted(found.items()))
