"""Small random clusters full of gaps, for repairs: agreements that lapse, leave and join late, over few days."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from cluster_graph.coverage.records import Agreement, Body, Collaboration, CoverageRecords, Involved, Post
from cluster_graph.periods import UNKNOWN_PERIOD, Period
from cluster_graph.problems import Words
from tests.coverage.random_clusters import DAYS, FIRST

SCOPES = (("*",), ("*",), ("c1", "c2"), ("c1",), ("c2",), ("c3", "c1"), ("kind:education",), ())


class _Drawing:
    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - tests draw, they keep no secret

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def period(self, low: int, high: int) -> Period:
        """A period of some days, the edges mostly exact; sometimes open or with an unknown edge."""
        start, end = sorted((self.random.randint(low, high), self.random.randint(low, high)))
        first, last = FIRST + timedelta(days=start), FIRST + timedelta(days=end)
        kind = self.random.random()
        if kind < 0.08:
            return Period(first, first, open_ended=True)
        if kind < 0.16:
            return Period(first, first, first, None)
        if kind < 0.28:
            return Period(first, first, last, last + timedelta(days=self.random.randint(1, 3)))
        if kind < 0.36:
            return Period(first - timedelta(days=1), first, last, last)
        return Period(first, first, last, last)

    def own(self, share: float) -> Period | None:
        if not self.chance(share):
            return None
        return UNKNOWN_PERIOD if self.chance(0.1) else self.period(-1, DAYS)

    def some(self, who: list[str], low: int, high: int) -> list[str]:
        return self.random.sample(who, min(len(who), self.random.randint(low, high)))

    def agreement(self, number: int, who: list[str]) -> Agreement:
        succeeds = ("a1",) if number > 1 and self.chance(0.3) else ()
        return Agreement(
            f"a{number}",
            Words(f"協定{number}", f"agreement {number}"),
            self.period(-3, DAYS - 2),
            frozenset(self.random.choice(SCOPES)),
            succeeds,
            self.chance(0.05),
            tuple(Involved(body, "party", self.own(0.25)) for body in self.some(who, 1, 3)),
        )

    def collaboration(self, number: int, who: list[str]) -> Collaboration:
        throughout = Period(FIRST, FIRST, open_ended=True)
        return Collaboration(
            f"c{number}",
            Words(f"研究{number}", f"study {number}"),
            throughout if self.chance(0.7) else self.period(-1, DAYS),
            self.random.choice(("education", "joint-research")),
            governed_by=frozenset({"a1"} if self.chance(0.15) else ()),
            part_of="c1" if number > 1 and self.chance(0.15) else None,
            names_not_all=self.chance(0.15),
            requires_agreement=self.chance(0.95),
            participants=tuple(Involved(body, None, self.own(0.3)) for body in self.some(who, 1, 3)),
        )


def random_gaps(seed: int) -> CoverageRecords:
    """The cluster of a seed."""
    drawing = _Drawing(seed)
    bodies = [
        Body("o1", Words("大学", "university"), "university"),
        Body("o2", Words("会社", "company"), "company"),
        Body("o3", Words("研究所", "institute"), "research-institute", "o1"),
        Body("u1", Words("研究室", "lab"), "research-lab", drawing.random.choice((None, "o2", "o3"))),
    ]
    posts = [Post("head", Words("長", "head"), "o2"), Post("seat", Words("職", "seat"), None)]
    who = ["o1", "o2", "o3", "u1", "head"] + (["seat"] if drawing.chance(0.2) else [])
    agreements = [drawing.agreement(n, who) for n in range(1, drawing.random.randint(1, 3) + 1)]
    works = [drawing.collaboration(n, who) for n in range(1, drawing.random.randint(1, 3) + 1)]
    return CoverageRecords(
        as_of=FIRST,
        complete=drawing.chance(0.3),
        bodies={body.id: body for body in bodies},
        posts={post.id: post for post in posts},
        agreements={agreement.id: agreement for agreement in agreements},
        collaborations={work.id: work for work in works},
    )
