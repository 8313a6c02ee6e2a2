"""From a graph to the records of the network room, through saved queries and nothing else.

Takes an engine; gives :class:`~cluster_graph.network.records.NetworkRecords`. Decides only what the words of the
graph mean: which period is a participant's own.
"""

from __future__ import annotations

from cluster_graph.network.records import Actor, Involvement, NetworkRecords, Post, Thing
from cluster_graph.periods import UNKNOWN_PERIOD, Period
from cluster_graph.problems import Words
from cluster_graph.store.engine import Engine
from cluster_graph.store.results import PlainRow, id_of, notation_of, period_of
from cluster_graph.store.saved import run_saved

_RELATIONS = {"Agreement": "agreement", "Council": "council", "Collaboration": "collaboration"}


def _names(row: PlainRow, identifier: str) -> Words:
    """The names in both languages; where one is missing the other stands in, and the id for both."""
    ja, en = row["nameJa"], row["nameEn"]
    return Words(ja or en or identifier, en or ja or identifier)


def _rows(engine: Engine, name: str, *key: str) -> list[PlainRow]:
    """The rows of a saved query, the first of each key: were a value stated twice, nothing counts double."""
    first: dict[tuple[str | None, ...], PlainRow] = {}
    for row in run_saved(engine, f"load/network-{name}").records():
        first.setdefault(tuple(row[column] for column in key), row)
    return list(first.values())


def _own_period(row: PlainRow) -> Period | None:
    """The period of a participant's own, if it has one.

    A membership always has: its sources attest it, each for its own day, and say nothing of how long the council
    lasts. A signature or a participation has one only where a row states it.
    """
    period = period_of(row)
    has_own = row["ownPeriod"] == "true" or row["relation"] == "Membership" or period != UNKNOWN_PERIOD
    return period if has_own else None


def load_network(engine: Engine) -> NetworkRecords:
    """All bodies, posts, things and involvements of the cluster that ``engine`` answers for."""
    actors = []
    for row in _rows(engine, "organizations", "organization"):
        identifier = id_of(str(row["organization"]))
        actors.append(
            Actor(
                identifier,
                _names(row, identifier),
                notation_of(row["kind"]) if row["kind"] else "",
                notation_of(row["sector"]) if row["sector"] else "",
                id_of(row["whole"]) if row["whole"] else None,
            )
        )
    posts = [
        Post(id_of(str(row["post"])), id_of(row["organization"]) if row["organization"] else None)
        for row in _rows(engine, "posts", "post")
    ]
    things = []
    for row in _rows(engine, "things", "thing"):
        identifier = id_of(str(row["thing"]))
        things.append(
            Thing(
                identifier,
                _RELATIONS[str(row["class"]).rsplit("#", 1)[-1]],
                _names(row, identifier),
                row["namesNotAll"] == "true",
                period_of(row),
            )
        )
    involvements = [
        Involvement(
            id_of(str(row["thing"])),
            id_of(str(row["participant"])),
            notation_of(row["role"]) if row["role"] else "",
            _own_period(row | {"relation": str(row["class"]).rsplit("#", 1)[-1]}),
            id_of(str(row["involvement"])),
        )
        for row in _rows(engine, "involvements", "involvement", "participant", "thing")
    ]
    return NetworkRecords(tuple(actors), tuple(posts), tuple(things), tuple(involvements))
