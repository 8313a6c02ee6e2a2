"""The choices with which a network is made, whatever the date: so that networks of several dates can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cluster_graph.network.project import Projection, project
from cluster_graph.network.records import NetworkRecords


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
