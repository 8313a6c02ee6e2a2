"""Random assumptions that a random cluster admits, one to three of them. The same seed gives the same ones."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from cluster_graph.coverage.records import CoverageRecords
from cluster_graph.coverage.supposing.assume import assume
from cluster_graph.coverage.supposing.assumptions import Assumption, End, New, Renew, Sign
from cluster_graph.problems import InputError
from tests.coverage.random_clusters import DAYS, FIRST

TRIES = 40


def _day(random: Random) -> date:
    return FIRST + timedelta(days=random.randint(-1, DAYS))


def _drawn(random: Random, records: CoverageRecords) -> Assumption:
    agreement = random.choice(sorted(records.agreements))
    who = sorted([*records.bodies, *records.posts])
    sort = random.choice(("renew", "renew", "sign", "sign", "end", "new"))
    if sort == "renew":
        return Renew(agreement, _day(random))
    if sort == "sign":
        return Sign(random.choice(who), agreement, _day(random))
    if sort == "end":
        return End(agreement, _day(random))
    first, last = sorted((_day(random), _day(random)))
    parties = random.sample(who, random.randint(1, 3))
    keys = [*records.collaborations, *records.programmes, "kind:education", "theme:bio", "*"]
    return New(tuple(parties), first, last, tuple(random.sample(keys, random.randint(1, 2))))


def random_assumptions(seed: int, records: CoverageRecords) -> tuple[Assumption, ...]:
    """One to three assumptions that can be made of ``records`` one after the other."""
    random = Random(seed)  # noqa: S311 - tests draw, they keep no secret
    wanted = random.randint(1, 3)
    found: list[Assumption] = []
    for _ in range(TRIES):
        drawn = _drawn(random, records)
        try:
            records = assume(records, [drawn])
        except InputError:
            continue
        found.append(drawn)
        if len(found) == wanted:
            break
    return tuple(found)
