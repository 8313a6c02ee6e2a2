"""Which passages state that a node or a tie is there: the ids of the assertions behind a projection.

Takes an engine and the records loaded from it; gives ids ``TABLE/ID/SOURCE``, as in the names of the assertion graphs
(``<base>assertion/TABLE/ID/SOURCE``). Quotes nothing; who wants the words asks for the assertion.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from cluster_graph.network.behind import Behind, edges_between
from cluster_graph.network.presence import Places, places
from cluster_graph.network.project import Projection
from cluster_graph.network.records import NetworkRecords
from cluster_graph.store.engine import Engine
from cluster_graph.store.results import id_of
from cluster_graph.store.saved import run_saved


class Evidence:
    """The assertions behind the records of one cluster.

    ``by_row``: by the id of a body, a thing, an involvement or a record of money, the ids of the assertions that state
    it, sorted; nothing that is only our classification is among them.
    """

    def __init__(self, records: NetworkRecords, by_row: dict[str, tuple[str, ...]]) -> None:
        self.records = records
        self.by_row = by_row
        self._places: dict[str, Places] = {}
        self._last: Behind | None = None

    def of_tie(self, projection: Projection, one: str, other: str, relation: str = "") -> tuple[str, ...]:
        """The ids of the assertions that state a tie, sorted: of the involvements, or the records of money, that make it.

        ``relation``: in layers, of that layer alone; else of all. Empty where there is no such tie.
        """
        behind = self._behind(projection)
        rows: list[str] = []
        for attributes in edges_between(projection, one, other):
            if relation and attributes.get("relation") != relation:
                continue
            for thing in attributes["things"]:
                stays = [*behind.stays(one, thing), *behind.stays(other, thing)]
                rows += [involvement.id for involvement, _ in stays] or [thing]
        return self._assertions(rows)

    def of_node(self, projection: Projection, node: str) -> tuple[str, ...]:
        """The ids of the assertions that state a node, sorted: what is said of it, and what puts it in the network.

        Of an organization these are the rows about itself, its involvements, and its money where the network has
        money; of a thing the rows about itself.
        """
        behind = self._behind(projection)
        rows = [node, *behind.money_of(node)]
        rows += [involvement.id for _, involvement, _ in behind.stays_of(node)]
        return self._assertions(rows)

    def _assertions(self, rows: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({found for row in rows for found in self.by_row.get(row, ())}))

    def _behind(self, projection: Projection) -> Behind:
        """What is behind a projection; that of the one asked for last is kept."""
        if self._last is None or self._last.projection is not projection:
            roll_up = projection.roll_up
            if roll_up not in self._places:
                self._places[roll_up] = places(self.records, roll_up)
            self._last = Behind(self.records, projection, self._places[roll_up])
        return self._last


def load_evidence(engine: Engine, records: NetworkRecords) -> Evidence:
    """The evidence of a cluster; ``records``: as :func:`~cluster_graph.network.load.load_network` gives them.

    An endpoint that holds the merged facts alone has no evidence: then all answers are empty.
    """
    by_row: defaultdict[str, set[str]] = defaultdict(set)
    for assertion, thing in run_saved(engine, "load/network-evidence").rows:
        if assertion is not None and thing is not None:
            by_row[id_of(thing.value)].add(assertion.value.rpartition("/assertion/")[2])
    return Evidence(records, {row: tuple(sorted(found)) for row, found in by_row.items()})
