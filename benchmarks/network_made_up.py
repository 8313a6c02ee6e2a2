"""A made-up cluster of so many organizations as a store, for the benchmarks of the network room.

Quads of the merged facts alone, as a build writes them, without passages: what the loaders' queries of the network ask
for. Things have 2 to 20 members, few many; one thing in several thousand has more than a hundred. Everybody is in some
thing, a few are in many; about three ties come to one organization. The same number and seed give the same store.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator

import pyoxigraph as ox

BASE = "https://example.org/made-up/"
CG = "https://w3id.org/cluster-graph/ontology#"
ORG = "http://www.w3.org/ns/org#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
DATE = "<http://www.w3.org/2001/XMLSchema#date>"
SHARE_OF_LARGE = 3 / 100_000  # large things for each organization
INVOLVEMENTS = 1.3  # for each organization, on the mean, those in large things apart
SIZES = range(2, 21)
SIZE_WEIGHTS = [size**-2.6 for size in SIZES]
# Class of the thing and its path, class of the involvement and its path, role, share.
RELATIONS = (
    ("Agreement", "agreement", "Signature", "signature", "party", 4),
    ("Council", "organization", "Membership", "membership", "member", 2),
    ("Collaboration", "collaboration", "Participation", "participation", "participant", 4),
)
BODIES = (
    ("company", "company", 60),
    ("university", "university", 8),
    ("research-institute", "public-research", 8),
    ("city", "government", 4),
    ("foundation", "foundation", 4),
    ("section", "government", 8),
    ("division", "university", 8),
)


class MadeUp:
    """Writes the facts of one cluster, line by line."""

    def __init__(self, organizations: int, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - nothing secret
        self.organizations = organizations
        self.deck: list[int] = []

    def lines(self) -> Iterator[str]:
        """All facts as N-Triples."""
        yield from self._bodies()
        sizes = [self.random.randint(100, 150) for _ in range(round(self.organizations * SHARE_OF_LARGE))]
        left = round(self.organizations * INVOLVEMENTS)
        while left > 0:
            sizes.append(self.random.choices(SIZES, SIZE_WEIGHTS)[0])
            left -= sizes[-1]
        for number, size in enumerate(sizes):
            yield from self._thing(number, size)

    def _bodies(self) -> Iterator[str]:
        for number in range(self.organizations):
            kind, sector, _ = self.random.choices(BODIES, [share for _, _, share in BODIES])[0]
            body = f"<{BASE}organization/body-{number}>"
            yield f"{body} {TYPE} <{ORG}Organization> .\n"
            yield f'{body} <{SKOS}prefLabel> "機関{number}"@ja .\n'
            if self.random.random() < 0.7:
                yield f'{body} <{SKOS}prefLabel> "Body {number}"@en .\n'
            yield f"{body} <{ORG}classification> <{CG}organization-kind-{kind}> .\n"
            yield f"{body} <{CG}sector> <{CG}sector-{sector}> .\n"
            if kind in ("section", "division") and number:
                whole = self.random.randrange(number)
                yield f"{body} <{ORG}subOrganizationOf> <{BASE}organization/body-{whole}> .\n"

    def _members(self, size: int) -> list[int]:
        """Everybody once, in any order; afterwards some more often than others."""
        if len(self.deck) < size and not self.deck:
            self.deck = list(range(self.organizations))
            self.random.shuffle(self.deck)
        found: dict[int, None] = {}
        while len(found) < min(size, self.organizations):
            popular = int(self.organizations * self.random.random() ** 2)
            found[self.deck.pop() if self.deck and self.random.random() < 0.8 else popular] = None
        return list(found)

    def _thing(self, number: int, size: int) -> Iterator[str]:
        shares = [share for *_, share in RELATIONS]
        relation, path, involvement, involvement_path, role, _ = self.random.choices(RELATIONS, shares)[0]
        thing = f"<{BASE}{path}/thing-{number}>"
        yield f"{thing} {TYPE} <{CG}{relation}> .\n"
        yield f'{thing} <{SKOS}prefLabel> "協定など{number}"@ja .\n'
        if relation == "Council":
            yield f"{thing} {TYPE} <{ORG}Organization> .\n"
            yield f"{thing} <{ORG}classification> <{CG}organization-kind-council> .\n"
        else:
            yield from self._period(thing)
        if self.random.random() < 0.3:
            yield f'{thing} <{CG}namesNotAll> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .\n'
        for member in self._members(size):
            row = f"<{BASE}{involvement_path}/thing-{number}--body-{member}>"
            yield f"{row} {TYPE} <{CG}{involvement}> .\n"
            yield f"{row} <{CG}in> {thing} .\n"
            yield f"{row} <{CG}participant> <{BASE}organization/body-{member}> .\n"
            yield f"{row} <{CG}role> <{CG}role-{role}> .\n"
            if relation == "Council" or self.random.random() < 0.1:
                yield f'{row} <{CG}ownPeriod> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .\n'
                yield from self._period(row)

    def _period(self, subject: str) -> Iterator[str]:
        """A fiscal year or several that hold on the day asked for, one that is over, or one with a vague edge."""
        first, last = self.random.choice(
            ((2014, 2017), (2014, 2019), (2016, 2018), (2016, 2021), (2018, 2022))
        )
        bounds = [
            ("earliestStart", f"{first}-04-01"),
            ("latestStart", f"{first}-04-01"),
            ("earliestEnd", f"{last + 1}-03-31"),
            ("latestEnd", f"{last + 1}-03-31"),
        ]
        if self.random.random() < 0.2:
            del bounds[self.random.choice((0, 1, 2, 3))]
        for bound, day in bounds:
            yield f'{subject} <{CG}{bound}> "{day}"^^{DATE} .\n'


def made_up_store(organizations: int, seed: int = 1) -> ox.Store:
    """A store in memory with a cluster of so many organizations."""
    store = ox.Store()
    text = "".join(MadeUp(organizations, seed).lines())
    store.bulk_load(io.BytesIO(text.encode()), format=ox.RdfFormat.N_TRIPLES)
    return store
