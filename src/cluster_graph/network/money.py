"""From records of money to flows between actors: who gives to whom how many yen, and what cannot be said.

Takes funding records and a window of days; gives :class:`Flows`. Builds no graph. Amounts stay exact fractions.

**Shares.** Where several give or get jointly, no source states their shares. The amount is then divided equally among
the pairs of giver and taker, so that the flows add up to the money there is; the least and the most that a pair may
have (nothing, and all of it) are kept beside.

**Budget and actual** of the same money are two records of it. Of records with the same purpose and the same period
between the same two actors, whose kinds do not differ, the one with the best status counts: actual, before budget,
before promised, before planned, before none; the others are set aside.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction

from cluster_graph.network.gathering import Gathered, Pair
from cluster_graph.network.records import Funding, NetworkRecords
from cluster_graph.network.rollup import LeftOut, actor_of
from cluster_graph.network.together import span_of

STATUSES = ("actual", "budget", "promised", "planned", "")
_RANKS = {status: rank for rank, status in enumerate(STATUSES)}


@dataclass(frozen=True, slots=True)
class Share:
    """What one record adds to a flow; ``joint``: an equal part of money whose shares are not stated."""

    row: Funding
    yen: Fraction
    joint: bool
    certain: bool


@dataclass(slots=True)
class Flows:
    """Flows of money by giver and taker, and the rows (with their yen) that make none.

    ``not_stated``: nobody is named on one side at least. ``not_actors``: one side names only councils, posts without
    an organization and bodies that are not on record. ``inside``: giver and taker are one body after roll-up.
    ``no_amount``: nothing or less. ``set_aside``: another record of money that counts already.
    """

    shares: dict[Pair, list[Share]] = field(default_factory=dict)
    only_possible: set[Pair] = field(default_factory=set)
    not_stated: dict[str, Fraction] = field(default_factory=dict)
    not_actors: dict[str, Fraction] = field(default_factory=dict)
    inside: dict[str, Fraction] = field(default_factory=dict)
    no_amount: dict[str, Fraction] = field(default_factory=dict)
    set_aside: dict[str, Fraction] = field(default_factory=dict)

    def gathered(self) -> Gathered:
        """The flows as ties without direction, made by their rows."""
        found = Gathered(only_possible={_undirected(pair) for pair in self.only_possible})
        pairs: defaultdict[str, set[Pair]] = defaultdict(set)
        for pair, shares in self.shares.items():
            found.actors.update(pair)
            for share in shares:
                pairs[share.row.id].add(_undirected(pair))
                if not share.certain:
                    found.doubtful[_undirected(pair)].add(share.row.id)
        for row in sorted(pairs):
            found.sizes[row] = 2
            found.add(sorted(pairs[row]), row)
        return found

    def rows(self) -> dict[str, Funding]:
        """The rows that count, by id, in order."""
        found = {share.row.id: share.row for shares in self.shares.values() for share in shares}
        return {identifier: found[identifier] for identifier in sorted(found)}


def _undirected(pair: Pair) -> Pair:
    return pair if pair[0] < pair[1] else (pair[1], pair[0])


def flows(records: NetworkRecords, window: tuple[int, int], want_possible: bool, roll_up: str) -> Flows:
    """The money whose period has a day in the window: in every reading, or, if wanted, in some."""
    found = Flows()
    gathered: defaultdict[Pair, list[Share]] = defaultdict(list)
    for row in sorted(records.funding, key=lambda row: row.id):
        span = span_of(row.period)
        certain = span.certainly_within(window)
        if certain or (want_possible and span.possibly_within(window)):
            for pair, share in _shares(found, records, row, roll_up, certain):
                gathered[pair].append(share)
        elif span.possibly_within(window):
            pairs = [pair for pair, _ in _shares(Flows(), records, row, roll_up, certain)]
            found.only_possible.update(pairs)
    for pair in sorted(gathered):
        found.shares[pair] = _once(found, gathered[pair])
    found.only_possible -= found.shares.keys()
    return found


def _shares(
    found: Flows, records: NetworkRecords, row: Funding, roll_up: str, certain: bool
) -> list[tuple[Pair, Share]]:
    """The parts of one row between two actors; what makes none is noted."""
    yen = Fraction(row.yen)
    if not row.funders or not row.recipients:
        found.not_stated[row.id] = yen
        return []
    if yen <= 0:
        found.no_amount[row.id] = yen
        return []
    givers = [actor_of(records, funder, roll_up) for funder in row.funders]
    takers = [actor_of(records, recipient, roll_up) for recipient in row.recipients]
    each = yen / (len(givers) * len(takers))
    joint = len(givers) * len(takers) > 1
    parts: defaultdict[Pair, Fraction] = defaultdict(Fraction)
    for giver in givers:
        for taker in takers:
            if isinstance(giver, LeftOut) or isinstance(taker, LeftOut):
                found.not_actors[row.id] = found.not_actors.get(row.id, Fraction(0)) + each
            elif giver == taker:
                found.inside[row.id] = found.inside.get(row.id, Fraction(0)) + each
            else:
                parts[giver, taker] += each
    return [(pair, Share(row, part, joint and part < yen, certain)) for pair, part in parts.items()]


def _once(found: Flows, shares: list[Share]) -> list[Share]:
    """The shares of one pair without those that tell of money which another tells of better."""
    kept = [share for share in shares if not any(_better(other.row, share.row) for other in shares)]
    for share in shares:
        if share not in kept:
            found.set_aside[share.row.id] = found.set_aside.get(share.row.id, Fraction(0)) + share.yen
    return kept


def _better(one: Funding, other: Funding) -> bool:
    """Whether ``one`` tells of the same money as ``other``, and with a better status."""
    same = (one.purpose, one.period) == (other.purpose, other.period)
    kinds_agree = one.kind == other.kind or not one.kind or not other.kind
    ranks = [_RANKS.get(row.status, len(STATUSES)) for row in (one, other)]
    return same and kinds_agree and ranks[0] < ranks[1]
