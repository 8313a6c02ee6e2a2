"""What answering needs, loaded once and only where it is needed: records, projections, names, evidence."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from cluster_graph.network.asking.asked import Asked
from cluster_graph.network.choices import Choices
from cluster_graph.network.evidence import Evidence, load_evidence
from cluster_graph.network.load import load_network
from cluster_graph.network.project import Projection
from cluster_graph.network.records import NetworkRecords
from cluster_graph.problems import Words
from cluster_graph.store.codes import labels_of_scheme, load_codes
from cluster_graph.store.engine import Engine as Store
from cluster_graph.store.saved import ClusterInfo, cluster_info


class Session:
    """One cluster and one question about its network."""

    def __init__(self, store: Store, asked: Asked) -> None:
        self.store = store
        self.asked = asked

    @cached_property
    def info(self) -> ClusterInfo:
        """Who the cluster is, its date, the first day of its fiscal year."""
        return cluster_info(self.store)

    @cached_property
    def records(self) -> NetworkRecords:
        """All that ties bodies to one another."""
        return load_network(self.store)

    @cached_property
    def sectors(self) -> dict[str, Words]:
        """The names of the sectors, by notation."""
        return labels_of_scheme(load_codes(self.store), "sector")

    @cached_property
    def evidence(self) -> Evidence:
        """The assertions behind the records."""
        return load_evidence(self.store, self.records)

    @property
    def choices(self) -> Choices:
        """How the networks of this question are made, whatever the date."""
        asked = self.asked
        return Choices(asked.projection, asked.ties, asked.roll_up, asked.weight)

    @cached_property
    def when(self) -> date | tuple[date, date]:
        """The day or the period asked about; the cluster's own day if none is named."""
        return self.asked.period or self.asked.on or self.info.as_of

    @cached_property
    def projection(self) -> Projection:
        """The projection that is asked for."""
        return self.choices.network(self.records, self.when)

    @cached_property
    def affiliation(self) -> Projection:
        """Organizations by things, with the choices that are asked for."""
        return self.choices.network(self.records, self.when, projection="affiliation")

    @cached_property
    def possible(self) -> Projection:
        """The projection that is asked for, with the ties that are possible."""
        if self.asked.ties == "possible":
            return self.projection
        return self.choices.network(self.records, self.when, ties="possible")
