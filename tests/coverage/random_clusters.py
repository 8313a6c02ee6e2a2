"""Small random clusters for the oracle: few days, one to three agreements, one or two collaborations.

Every kind of vagueness of the design is drawn often. In every fourth cluster three bodies work together whom three
agreements bind two by two, so that the modes differ. The same seed gives the same cluster.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from cluster_graph.coverage.records import (
    Agreement,
    Body,
    Collaboration,
    CoverageRecords,
    Involved,
    Post,
    Programme,
)
from cluster_graph.graph.merge_dates import merge_periods
from cluster_graph.periods import UNKNOWN_PERIOD, DateRange, Period
from cluster_graph.problems import Words

FIRST = date(2020, 1, 10)
DAYS = 6
LAST = FIRST + timedelta(days=DAYS - 1)
KINDS = ("joint-research", "education")
THEMES = ("bio", "food")
ROLES = (None, None, "party", "lead", "participant", "host", "organizer", "member", "funder", "overseer")
SCOPES: tuple[tuple[str, ...], ...] = (
    *((),) * 3,
    *(("*",),) * 3,
    ("c1",),
    ("c2", "c1"),
    ("none",),
    ("p1",),
    ("p2",),
    ("kind:education",),
    ("kind:joint-research", "theme:food"),
    ("theme:bio",),
)


@dataclass(frozen=True)
class Row:
    """One row's dates as written: period, day of signing, renewal and attestations."""

    stated: Period | None
    signed: DateRange | None
    renewed: bool
    attested: tuple[Period, ...]


@dataclass(frozen=True)
class RandomCluster:
    """The records, and what was written for each of their periods."""

    records: CoverageRecords
    rows: tuple[tuple[Row, Period], ...]


def _name(identifier: str) -> Words:
    return Words(f"{identifier}の名", f"name of {identifier}")


class _Drawing:
    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - tests draw, they keep no secret
        self.rows: list[tuple[Row, Period]] = []
        self.two_by_two = seed % 4 == 3
        self.trio: list[str] = []

    def day(self, low: int = -1, high: int = DAYS) -> date:
        return FIRST + timedelta(days=self.random.randint(low, high))

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def edge(self, low: int, high: int, unknown: float = 0.15) -> tuple[date | None, date | None]:
        if self.chance(unknown):
            return None, None
        first, second = sorted((self.day(low, high), self.day(low, high)))
        if self.chance(0.5):
            return first, first
        return (None if self.chance(0.2) else first), (None if self.chance(0.2) else second)

    def row(self, agreement: bool = False) -> Row:
        if self.two_by_two and self.chance(0.5):
            return Row(Period(FIRST, FIRST, LAST, LAST), None, False, ())
        if self.chance(0.1):
            stated: Period | None = None
        else:
            start = self.edge(-1, 3, 0.35 if agreement else 0.15)
            if self.chance(0.15):
                stated = Period(*start, open_ended=True)
            else:
                stated = Period(*start, *self.edge(1, DAYS))
        signed = None
        if agreement and self.chance(0.5):
            low, high = sorted((self.day(-1, 2), self.day(-1, 2)))
            signed = DateRange(low, low if self.chance(0.5) else high)
        attested = []
        for _ in range(self.random.choice((0, 0, 0, 1, 1, 2))):
            low, high = sorted((self.day(), self.day()))
            attested.append(
                Period(low, high, low, high) if self.chance(0.5) else Period(low, low, high, high)
            )
        return Row(stated, signed, agreement and self.chance(0.15), tuple(attested))

    def period(self, agreement: bool = False) -> Period:
        """Merged bounds of a row whose statements do not contradict each other."""
        while True:
            row = self.row(agreement)
            if row.stated is not None and row.stated.contradicts_itself:
                continue
            merged = merge_periods(
                [] if row.stated is None else [row.stated], row.signed, row.renewed, row.attested
            )
            if not merged.in_conflict:
                self.rows.append((row, merged.period))
                return merged.period

    def own(self, share: float) -> Period | None:
        if not self.chance(share):
            return None
        return UNKNOWN_PERIOD if self.chance(0.15) else self.period()

    def some(self, items: list[str], low: int, high: int) -> list[str]:
        return [self.random.choice(items) for _ in range(self.random.randint(low, high))]

    def bodies(self) -> tuple[dict[str, Body], dict[str, Post]]:
        bodies = [Body("o1", _name("o1"), "university"), Body("o2", _name("o2"), "company")]
        bodies.append(Body("o3", _name("o3"), "research-institute", "o1" if self.chance(0.6) else None))
        if self.chance(0.5):
            kind = self.random.choice(("research-lab", "department", "division", "section"))
            bodies.append(Body("u1", _name("u1"), kind, self.random.choice((None, None, "o2", "o3"))))
            if self.chance(0.4):
                bodies.append(Body("u2", _name("u2"), "section", "u1"))
        posts = []
        if self.chance(0.4):
            posts.append(Post("post1", _name("post1"), self.random.choice(("o1", "o2", "o3"))))
        if self.chance(0.15):
            posts.append(Post("post2", _name("post2"), None))
        return {body.id: body for body in bodies}, {post.id: post for post in posts}

    def agreement(self, number: int, who: list[str]) -> Agreement:
        parties = [Involved(body, "party", self.own(0.2)) for body in self.some(who, 1, 3)]
        covers = self.random.choice(SCOPES)
        if self.two_by_two and self.chance(0.9):
            left_out = self.trio[number - 1]
            parties = [Involved(body, "party", self.own(0.1)) for body in self.trio if body != left_out]
            covers = self.random.choice(((), ("*",), ("*",), ("c1",)))
        earlier = [f"a{other}" for other in range(1, number)]
        succeeds = self.some(earlier, 0, 1) if earlier and self.chance(0.6) else []
        if self.chance(0.03):
            succeeds.append(f"a{number % 3 + 1}")
        identifier = f"a{number}"
        return Agreement(
            identifier,
            _name(identifier),
            self.period(agreement=True),
            frozenset(covers),
            tuple(succeeds),
            self.chance(0.12),
            tuple(parties),
        )

    def collaboration(self, identifier: str, who: list[str], agreements: list[str]) -> Collaboration:
        participants = [
            Involved(body, self.random.choice(ROLES), self.own(0.35)) for body in self.some(who, 0, 3)
        ]
        if self.two_by_two:
            participants = [Involved(body, None, self.own(0.1)) for body in self.trio]
        if not participants and self.chance(0.7):
            participants = [Involved(self.random.choice(who), None, self.own(0.5))]
        return Collaboration(
            identifier,
            _name(identifier),
            UNKNOWN_PERIOD if self.chance(0.1) else self.period(),
            self.random.choice((None, *KINDS)),
            frozenset(self.some(list(THEMES), 0, 1)),
            frozenset(self.some(agreements, 0, 1) if self.chance(0.4) else ()),
            self.random.choice((None, None, "p1", "p2", "c2" if identifier == "c1" else None)),
            self.chance(0.2),
            not self.chance(0.07),
            tuple(participants),
        )

    def cluster(self) -> RandomCluster:
        bodies, posts = self.bodies()
        who = [*bodies, *bodies, *posts]
        self.trio = self.random.sample(list(bodies), 3)
        count = 3 if self.two_by_two else self.random.randint(1, 3)
        agreements = [self.agreement(number, who) for number in range(1, count + 1)]
        ids = [agreement.id for agreement in agreements]
        works = [self.collaboration(name, who, ids) for name in ("c1", "c2")[: self.random.randint(1, 2)]]
        under = self.random.choice(ids) if self.chance(0.3) else None
        programmes = [Programme("p1", self.random.choice((None, "p2")), under), Programme("p2", None, None)]
        records = CoverageRecords(
            as_of=self.day(0, DAYS - 1),
            complete=self.chance(0.35),
            bodies=bodies,
            posts=posts,
            agreements={agreement.id: agreement for agreement in agreements},
            collaborations={work.id: work for work in works},
            programmes={programme.id: programme for programme in programmes},
        )
        return RandomCluster(records, tuple(self.rows))


def random_cluster(seed: int) -> RandomCluster:
    """The cluster of a seed."""
    return _Drawing(seed).cluster()
