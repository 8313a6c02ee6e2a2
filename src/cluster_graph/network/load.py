"""From a graph to the records of the network room, through saved queries and nothing else.

Takes an engine; gives :class:`~cluster_graph.network.records.NetworkRecords`. Decides only what the words of the
graph mean: which period is a participant's own. Rows are read by position and what repeats in them (ids, codes,
periods) is made once: half of the time from a large graph to its network is spent here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from cluster_graph.network.records import Actor, Funding, Involvement, NetworkRecords, Post, Thing
from cluster_graph.periods import UNKNOWN_PERIOD, Period
from cluster_graph.problems import Words
from cluster_graph.store.engine import Engine
from cluster_graph.store.results import id_of, notation_of, period_of
from cluster_graph.store.saved import run_saved

QUERIES = ("organizations", "posts", "things", "involvements", "funding")
_RELATIONS = {"Agreement": "agreement", "Council": "council", "Collaboration": "collaboration"}
_BOUNDS = ("earliestStart", "latestStart", "earliestEnd", "latestEnd", "openEnded")
_Texts = tuple[str | None, ...]


class _Once(dict[str | None, str]):
    """What becomes of a text, made once for each: the same text gives the same object."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__({None: ""})
        self.make = make

    def __missing__(self, text: str | None) -> str:
        made = self[text] = self.make(text or "")
        return made


class _Loader:
    """Asks the queries of one graph; what their rows have in common is kept between them."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.ids = _Once(id_of)
        self.codes = _Once(notation_of)
        self.classes = _Once(lambda iri: iri.rsplit("#", 1)[-1])
        self.periods: dict[_Texts, Period] = {}

    def rows(self, name: str) -> Iterator[_Texts]:
        """The rows of a saved query as plain text, in the order of the columns that it selects."""
        for row in run_saved(self.engine, f"load/network-{name}").rows:
            yield tuple([None if term is None else term.value for term in row])

    def first_rows(self, name: str, *key: int) -> Iterator[_Texts]:
        """The first row of each key (positions of columns): were a value stated twice, nothing counts double."""
        seen: set[_Texts] = set()
        for row in self.rows(name):
            values = tuple([row[position] for position in key])
            if values not in seen:
                seen.add(values)
                yield row

    def period(self, bounds: _Texts) -> Period:
        """The period in the last five columns of a row."""
        if bounds not in self.periods:
            self.periods[bounds] = period_of(dict(zip(_BOUNDS, bounds, strict=True)))
        return self.periods[bounds]

    def actors(self) -> Iterator[Actor]:
        """All bodies, councils among them."""
        for iri, ja, en, kind, sector, whole in self.first_rows("organizations", 0):
            identifier = self.ids[iri]
            names = _names(ja, en, identifier)
            part_of = self.ids[whole] if whole else None
            yield Actor(identifier, names, self.codes[kind], self.codes[sector], part_of)

    def posts(self) -> Iterator[Post]:
        """All seats."""
        for iri, organization in self.first_rows("posts", 0):
            yield Post(self.ids[iri], self.ids[organization] if organization else None)

    def things(self) -> Iterator[Thing]:
        """All agreements, councils and collaborations."""
        for iri, of_class, ja, en, not_all, *bounds in self.first_rows("things", 0):
            identifier = self.ids[iri]
            relation = _RELATIONS[self.classes[of_class]]
            names = _names(ja, en, identifier)
            yield Thing(identifier, relation, names, not_all == "true", self.period(tuple(bounds)))

    def involvements(self) -> Iterator[Involvement]:
        """Who is in which thing."""
        for iri, of_class, thing, participant, role, own, *bounds in self.first_rows("involvements", 0, 3, 2):
            period = self.period(tuple(bounds))
            # A membership always has a period of its own: its sources attest it, each for its own day, and say
            # nothing of how long the council lasts. The others have one only where a row states it.
            has_own = own == "true" or self.classes[of_class] == "Membership" or period != UNKNOWN_PERIOD
            yield Involvement(
                self.ids[thing],
                self.ids[participant],
                self.codes[role],
                period if has_own else None,
                id_of(str(iri)),
            )

    def funding(self) -> Iterator[Funding]:
        """All money, with all who give and get it."""
        ends: dict[str, tuple[set[str], set[str]]] = {}
        first: dict[str, _Texts] = {}
        for row in self.rows("funding"):
            identifier = self.ids[row[0]]
            first.setdefault(identifier, row)
            for side, iri in zip(ends.setdefault(identifier, (set(), set())), row[1:3], strict=True):
                if iri:
                    side.add(self.ids[iri])
        for identifier, (_, _, _, yen, purpose, kind, status, *bounds) in first.items():
            funders, recipients = ends[identifier]
            yield Funding(
                identifier,
                tuple(sorted(funders)),
                tuple(sorted(recipients)),
                Decimal(yen or 0),
                self.ids[purpose],
                self.codes[kind],
                self.codes[status],
                self.period(tuple(bounds)),
            )


def _names(ja: str | None, en: str | None, identifier: str) -> Words:
    """The names in both languages; where one is missing the other stands in, and the id for both."""
    return Words(ja or en or identifier, en or ja or identifier)


def load_network(engine: Engine) -> NetworkRecords:
    """All bodies, posts, things, involvements and money of the cluster that ``engine`` answers for."""
    loader = _Loader(engine)
    return NetworkRecords(
        tuple(loader.actors()),
        tuple(loader.posts()),
        tuple(loader.things()),
        tuple(loader.involvements()),
        tuple(loader.funding()),
    )
