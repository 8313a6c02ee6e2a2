"""A brute force over readings, day by day, written from the words of the design and from nothing else.

It settles every unknown in every way: start and end of each period, what an agreement without a stated scope
covers, of what a unit is part, whose seat a post is, and who else signed. It knows no worst and no best reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, product
from math import prod

from cluster_graph.coverage.records import Agreement, Collaboration, CoverageRecords
from cluster_graph.periods import Period
from tests.coverage.random_clusters import DAYS, FIRST, Row

COUNTING = (None, "party", "lead", "participant", "host", "organizer", "member")
UNITS = ("research-lab", "department", "division", "section")
# All days that a bound can name, and some beyond on either side for what nothing bounds.
HORIZON = [FIRST + timedelta(days=offset) for offset in range(-4, DAYS + 4)]
NEVER = date.max
Key = tuple[str, ...]
Reading = dict[Key, object]
Options = dict[Key, tuple[object, ...]]
# Who takes part, and whom each agreement binds.
Outcome = tuple[frozenset[str], tuple[frozenset[str], ...]]
# An agreement, the bodies it lacks, and the pairs of them.
Lack = tuple[str | None, tuple[str, ...], tuple[tuple[str, ...], ...]]

SORTS = {
    "date-unknown": ("takes part", "signature", "in force"),
    "scope-unknown": ("scope",),
    "whole-unknown": ("whole", "seat"),
    "party-missing": ("also signed",),
}


def _choices(items: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """None of them, each alone, some together (all such sets, where they are few), all together."""
    found = tuple(items)
    few = (
        [some for size in range(2, len(found)) for some in combinations(found, size)]
        if len(found) < 4
        else []
    )
    return tuple(dict.fromkeys([(), *((item,) for item in found), *few, found]))


def _in_order(sets: Iterable[frozenset[str]]) -> tuple[str, ...]:
    return tuple(sorted(frozenset[str]().union(*sets)))


def _strings(chosen: object) -> set[str]:
    return {item for item in chosen if isinstance(item, str)} if isinstance(chosen, tuple) else set()


class TooMany(Exception):
    """A day has more readings than a test has time for."""


@dataclass(frozen=True)
class OracleDay:
    """What the readings of one day say."""

    status: str
    named: str
    runs: str
    agreements: tuple[str, ...]
    settling: frozenset[str]
    why_not: frozenset[str]
    any_covers: bool
    any_takes_part: bool


def _within(day: date, low: date | None, high: date | None) -> bool:
    return (low is None or low <= day) and (high is None or day <= high)


def readings_of_bounds(period: Period) -> set[tuple[date, date]]:
    """Every start and end within merged bounds, the start not after the end."""
    ends = [NEVER] if period.open_ended else HORIZON
    return {
        (start, end)
        for start in HORIZON
        for end in ends
        if start <= end
        and _within(start, period.earliest_start, period.latest_start)
        and _within(end, period.earliest_end, period.latest_end)
    }


def readings_of_row(row: Row) -> set[tuple[date, date]]:
    """Every start and end that fits what one row says, by "Merging" of the design, without computing any bound."""
    stated = row.stated or Period()
    start_low, start_high = stated.earliest_start, stated.latest_start
    if start_low is None and start_high is None and row.signed is not None:
        start_low, start_high = row.signed.earliest, row.signed.latest
    found = set()
    for start in HORIZON:
        for end in [NEVER] if stated.open_ended else HORIZON:
            fits = start <= end and _within(start, start_low, start_high)
            if row.renewed:
                fits = (
                    fits
                    and _within(start, None, stated.latest_end)
                    and _within(end, stated.earliest_end, None)
                )
            else:
                fits = fits and _within(end, stated.earliest_end, stated.latest_end)
            for span in row.attested:
                if span.earliest_start == span.latest_start:  # throughout
                    fits = (
                        fits and start <= (span.latest_start or start) and (span.earliest_end or end) <= end
                    )
                else:  # on some day of it
                    fits = fits and any(
                        start <= day <= end and _within(day, span.earliest_start, span.latest_end)
                        for day in HORIZON
                    )
            if fits:
                found.add((start, end))
    return found


_truths: dict[tuple[Period, date], tuple[bool, ...]] = {}


def truths(period: Period | None, day: date) -> tuple[bool, ...]:
    """Whether a period holds on a day, in all its readings."""
    if period is None:
        return (True,)
    if (period, day) not in _truths:
        found = {start <= day <= end for start, end in readings_of_bounds(period)}
        _truths[period, day] = tuple(sorted(found))
    return _truths[period, day]


class Oracle:
    """Answers for one cluster."""

    def __init__(
        self,
        records: CoverageRecords,
        limit: int,
        mode: str = "joint",
        outcomes: dict[tuple[object, ...], frozenset[Outcome]] | None = None,
    ) -> None:
        self.records = records
        self.limit = limit
        governing = {a for c in records.collaborations.values() for a in c.governed_by}
        self.governing = governing | {p.under for p in records.programmes.values() if p.under}
        self.parties = sorted({party.body for a in records.agreements.values() for party in a.parties})
        self.mode = mode
        self.in_doubt = sorted(
            [
                ("whole", unit.id)
                for unit in records.bodies.values()
                if unit.kind in UNITS and unit.part_of is None
            ]
            + [("seat", post.id) for post in records.posts.values() if post.organization is None]
        )
        # What was found before, since the same is asked of many readings, and of the same ones in every mode.
        self.outcomes_found = {} if outcomes is None else outcomes
        self.scopes_found: dict[tuple[str, str], bool] = {}
        self.standing_found: dict[tuple[object, ...], bool] = {}
        self.due_on: dict[tuple[str, date], frozenset[frozenset[str]]] = {}

    # What each agreement can cover

    def ancestors(self, work: str | None) -> list[str]:
        chain: list[str] = []
        while work is not None and work not in chain:
            chain.append(work)
            if work in self.records.collaborations:
                work = self.records.collaborations[work].part_of
            else:
                work = self.records.programmes[work].part_of if work in self.records.programmes else None
        return chain

    def own_scope(self, agreement: Agreement, collaboration: Collaboration) -> bool:
        key = (agreement.id, collaboration.id)
        if key not in self.scopes_found:
            self.scopes_found[key] = self.stated_scope(agreement, collaboration)
        return self.scopes_found[key]

    def stated_scope(self, agreement: Agreement, collaboration: Collaboration) -> bool:
        for work in self.ancestors(collaboration.id):
            if work in agreement.covers:
                return True
            if work in self.records.collaborations:
                if agreement.id in self.records.collaborations[work].governed_by:
                    return True
            elif work in self.records.programmes and self.records.programmes[work].under == agreement.id:
                return True
        return (
            "*" in agreement.covers
            or f"kind:{collaboration.kind}" in agreement.covers
            or any(f"theme:{theme}" in agreement.covers for theme in collaboration.themes)
        )

    def predecessors(self, agreement: Agreement) -> list[Agreement]:
        if agreement.covers:
            return []
        return [self.records.agreements[i] for i in agreement.succeeds if i in self.records.agreements]

    def with_predecessors(self, agreement: Agreement, seen: Iterable[str] = ()) -> list[Agreement]:
        found = [agreement]
        for earlier in self.predecessors(agreement):
            if earlier.id not in {agreement.id, *seen}:
                found += self.with_predecessors(earlier, [*seen, agreement.id])
        return found

    def no_scope(self, agreement: Agreement) -> bool:
        return not any(a.covers or a.id in self.governing for a in self.with_predecessors(agreement))

    def can_cover(self, agreement: Agreement, collaboration: Collaboration, reading: Reading) -> bool:
        """In one reading: by own scope, by a predecessor's, or because the reading says so where none is stated."""
        return any(
            self.own_scope(earlier, collaboration) or bool(reading.get(("scope", earlier.id)))
            for earlier in self.with_predecessors(agreement)
        )

    # Who stands for whom

    def seats(self, body: str, reading: Reading) -> set[str]:
        """As whom a body counts: a post as its organization, or as those whose seat the reading makes it."""
        if body in self.records.posts:
            organization = self.records.posts[body].organization
            return {organization} if organization else {body, *_strings(reading["seat", body])}
        return {body}

    def reached(self, body: str, reading: Reading) -> set[str]:
        """All that a body is or is part of in a reading, at any depth."""
        found: set[str] = set()
        rest = self.seats(body, reading)
        while rest:
            current = rest.pop()
            found.add(current)
            known = self.records.bodies.get(current)
            wholes = (
                {known.part_of} if known and known.part_of else _strings(reading.get(("whole", current), ()))
            )
            rest |= {seat for whole in wholes for seat in self.seats(whole, reading)} - found
        return found

    def stands_for(self, party: str, participant: str, reading: Reading) -> bool:
        key = (party, participant, *(reading[doubt] for doubt in self.in_doubt))
        if key not in self.standing_found:
            found = not self.seats(party, reading).isdisjoint(self.reached(participant, reading))
            self.standing_found[key] = found
        return self.standing_found[key]

    # Readings of a day

    def options(self, collaboration: Collaboration, day: date) -> Options:
        found: Options = {}
        for number, row in enumerate(collaboration.participants):
            if row.role in COUNTING:
                found["takes part", str(number)] = truths(row.own, day)
        who = self.who(collaboration)
        for agreement in self.records.agreements.values():
            in_force = found["in force", agreement.id] = truths(agreement.period, day)
            if self.no_scope(agreement):
                found["scope", agreement.id] = (False, True)
            for number, party in enumerate(agreement.parties):
                found["signature", agreement.id, str(number)] = truths(party.own, day)
            if agreement.names_not_all and True in in_force:
                for body in who:
                    found["also signed", agreement.id, body] = (False, True)
        for unit in self.records.bodies.values():
            if unit.kind in UNITS and unit.part_of is None:
                found["whole", unit.id] = _choices(party for party in self.parties if party != unit.id)
        for post in self.records.posts.values():
            if post.organization is None:
                found["seat", post.id] = _choices(sorted(self.records.bodies))
        return found

    def readings(self, options: Mapping[Key, tuple[object, ...]]) -> Iterator[Reading]:
        keys = list(options)
        for choice in product(*(options[key] for key in keys)):
            yield dict(zip(keys, choice, strict=True))

    def taking_part(self, collaboration: Collaboration, reading: Reading) -> frozenset[str]:
        return frozenset(
            self.counts_as(row.body)
            for number, row in enumerate(collaboration.participants)
            if reading.get(("takes part", str(number)))
        )

    def bound(
        self, agreement: Agreement, collaboration: Collaboration, reading: Reading, always: bool = False
    ) -> frozenset[str]:
        """Whom an agreement binds in a reading among those who may ever take part; nobody, where it cannot cover."""
        if not (always or reading["in force", agreement.id]):
            return frozenset()
        if not self.can_cover(agreement, collaboration, reading):
            return frozenset()
        signing = [
            party.body
            for number, party in enumerate(agreement.parties)
            if always or reading["signature", agreement.id, str(number)]
        ]
        return frozenset(
            body
            for body in self.who(collaboration)
            if any(self.stands_for(party, body, reading) for party in signing)
            or (not always and bool(reading.get(("also signed", agreement.id, body))))
        )

    def outcomes(
        self, collaboration: Collaboration, options: Options, always: bool = False
    ) -> frozenset[Outcome]:
        """What the readings come to, each once, where somebody takes part."""
        key = (collaboration.id, always, *options.items())
        if key not in self.outcomes_found:
            found = set()
            for reading in self.readings(options):
                takers = self.taking_part(collaboration, reading)
                if takers:
                    agreements = self.records.agreements.values()
                    bound = tuple(self.bound(a, collaboration, reading, always) for a in agreements)
                    found.add((takers, bound))
            self.outcomes_found[key] = frozenset(found)
        return self.outcomes_found[key]

    def who(self, collaboration: Collaboration) -> list[str]:
        return sorted(
            {self.counts_as(row.body) for row in collaboration.participants if row.role in COUNTING}
        )

    def helping(self, outcome: Outcome) -> set[str] | None:
        """The agreements that bind together what the mode asks, or ``None`` where something is bound by none."""
        taking_part, bound = outcome
        helping: set[str] = set()
        for together in self.to_be_bound(taking_part):
            found = {
                a for a, bodies in zip(self.records.agreements, bound, strict=True) if together <= bodies
            }
            if not found:
                return None
            helping |= found
        return helping

    def to_be_bound(self, taking_part: frozenset[str]) -> list[frozenset[str]]:
        """Mode joint: all in one agreement; pairwise: every two; collective: each in some."""
        if self.mode == "joint" or len(taking_part) == 1:
            return [taking_part]
        size = {"pairwise": 2, "collective": 1}[self.mode]
        return [frozenset(some) for some in combinations(sorted(taking_part), size)]

    def named(self, collaboration: Collaboration, options: Options) -> tuple[str | None, set[str], set[str]]:
        """The verdict over all readings, the agreements that help where most take part whatever else is unknown, and
        those that help in some reading where fewest do.
        """
        in_all, in_some = set(self.records.agreements), set()
        outcomes = set()
        most, fewest = self.most(collaboration, options), self.fewest(collaboration, options)
        for outcome in self.outcomes(collaboration, options):
            helping = self.helping(outcome)
            outcomes.add(helping is not None)
            if outcome[0] == most:
                in_all &= helping or set()
            if outcome[0] in fewest:
                in_some |= helping or set()
        if not outcomes:
            return None, set(), set()
        if outcomes == {True}:
            return "covered", in_all, in_some
        if outcomes == {False} and (self.records.complete or self.matter_of_time(collaboration, options)):
            return "uncovered", in_all, in_some
        return "unknown", in_all, in_some

    def most(self, collaboration: Collaboration, options: Options) -> frozenset[str]:
        return self.takers(collaboration, options, lambda values: True in values)

    def fewest(self, collaboration: Collaboration, options: Options) -> list[frozenset[str]]:
        """Who takes part at least; where nobody has to, each one alone."""
        certain = self.takers(collaboration, options, lambda values: values == (True,))
        alone = [frozenset({body}) for body in self.most(collaboration, options)]
        return [certain] if certain else alone

    def takers(
        self, collaboration: Collaboration, options: Options, wanted: Callable[[tuple[object, ...]], bool]
    ) -> frozenset[str]:
        return frozenset(
            self.counts_as(row.body)
            for number, row in enumerate(collaboration.participants)
            if row.role in COUNTING and wanted(options["takes part", str(number)])
        )

    def matter_of_time(self, collaboration: Collaboration, options: Options) -> bool:
        """Whether some reading covers with every agreement and signature held on every day, named parties only."""
        timeless = {
            key: values
            for key, values in options.items()
            if key[0] not in ("in force", "signature", "also signed")
        }
        return any(self.helping(one) for one in self.outcomes(collaboration, timeless, always=True))

    def unmet(self, collaboration: Collaboration, options: Options) -> set[frozenset[str]]:
        """Of those who take part at least, whom the agreements of no reading bind together as the mode asks."""
        due = {one for takers in self.fewest(collaboration, options) for one in self.to_be_bound(takers)}
        for _, bound in self.outcomes(collaboration, options):
            due -= {one for one in due if any(one <= bodies for bodies in bound)}
        return due

    def why_not(self, collaboration: Collaboration, options: Options, day: date) -> frozenset[str]:
        """The reasons of a day that no reading covers."""
        timeless = {key: values for key, values in options.items() if key[0] not in ("in force", "signature")}
        found, fits = set(), False
        unmet = self.unmet(collaboration, options)
        held = self.outcomes(collaboration, timeless, always=True)
        for position, agreement in enumerate(self.records.agreements.values()):
            if not any(self.can_cover(agreement, collaboration, reading) for reading in self.scopes(options)):
                continue
            fits = True
            if True in options["in force", agreement.id]:
                found.add("party-missing")
            elif any(one <= bound[position] for _, bound in held for one in unmet):
                ended = all(end < day for _, end in readings_of_bounds(agreement.period))
                found.add("lapsed" if ended else "not-yet")
        return frozenset(found or {"party-missing"}) if fits else frozenset({"none-on-record"})

    def scopes(self, options: Options) -> Iterator[Reading]:
        return self.readings({key: values for key, values in options.items() if key[0] == "scope"})

    def settles(self, collaboration: Collaboration, options: Options, sort: str) -> bool:
        """Whether the unknowns of one sort, settled, would settle the day: in some way as covered, or as a gap.

        A gap counts where all that is in doubt is absent (a scope, a whole, a further signature), or for any dates.
        """
        concerned = {key: values for key, values in options.items() if key[0] in SORTS[sort]}
        if all(len(values) == 1 for values in concerned.values()):
            return False
        for settled in self.readings(concerned):
            fixed = {key: (value,) for key, value in settled.items()}
            verdict = self.named(collaboration, options | fixed)[0]
            absent = not any(settled.values())
            if verdict == "covered" or (verdict == "uncovered" and (absent or sort == "date-unknown")):
                return True
        return False

    def wanted(self, collaboration: Collaboration, day: date) -> set[str]:
        """Who has to be bound at least: those who certainly take part, or if there are none those who may."""
        rows = [
            (self.counts_as(row.body), truths(row.own, day))
            for row in collaboration.participants
            if row.role in COUNTING
        ]
        certain = {body for body, values in rows if values == (True,)}
        return certain or {body for body, values in rows if True in values}

    def counts_as(self, body: str) -> str:
        post = self.records.posts.get(body)
        return body if post is None or post.organization is None else post.organization

    def due(self, collaboration: Collaboration, day: date) -> frozenset[frozenset[str]]:
        """What an agreement is asked to bind together on a day: in mode joint all who take part at least, otherwise
        what no agreement binds in any reading, or where each is bound in some, all that the mode asks.
        """
        if self.mode == "joint":
            wanted = self.wanted(collaboration, day)
            return frozenset({frozenset(wanted)} if wanted else ())
        key = (collaboration.id, day)
        if key not in self.due_on:
            options = self.options(collaboration, day)
            fewest = [takers for takers in self.fewest(collaboration, options) if takers]
            asked = {one for takers in fewest for one in self.to_be_bound(takers)}
            self.due_on[key] = frozenset(self.unmet(collaboration, options) if fewest else ()) or frozenset(
                asked
            )
        return self.due_on[key]

    def lacks(
        self,
        bodies: Iterable[str],
        collaboration: Collaboration,
        agreement: Agreement,
        day: date,
        always: bool,
    ) -> set[str]:
        """Those of ``bodies`` whom no party may bind on a day; ``always``: on any day."""
        options = self.options(collaboration, day)
        who = {key: values for key, values in options.items() if key[0] in ("whole", "seat")}
        parties = [p.body for p in agreement.parties if always or True in truths(p.own, day)]
        return {
            body
            for body in bodies
            if not any(
                self.stands_for(party, body, reading) for reading in self.readings(who) for party in parties
            )
        }

    def missing(self, collaboration: Collaboration, days: list[date]) -> set[Lack]:
        """What fitting agreements in force on a span lack, or the nearest where none is in force on any day of it."""
        due = {day: self.due(collaboration, day) for day in days}
        everything = frozenset[frozenset[str]]().union(*due.values())
        scopes = list(self.scopes(self.options(collaboration, days[0])))
        fitting = [
            agreement
            for agreement in self.records.agreements.values()
            if any(self.can_cover(agreement, collaboration, reading) for reading in scopes)
        ]
        if not everything:
            return set()
        if not fitting:
            return {(None, _in_order(everything), self.pairs(everything))}
        distances = {
            agreement.id: min(
                max((days[0] - end).days, (start - days[-1]).days, 0)
                for start, end in readings_of_bounds(agreement.period)
            )
            for agreement in fitting
        }
        nearest = min(distances.values())
        found: set[Lack] = set()
        for agreement in fitting:
            if distances[agreement.id] == nearest:
                lacks: set[str] = set()
                pairs: set[tuple[str, ...]] = set()
                for day in days:
                    if nearest > 0 or True in truths(agreement.period, day):
                        bodies = _in_order(due[day])
                        lacked = self.lacks(bodies, collaboration, agreement, day, always=nearest > 0)
                        lacks |= lacked
                        pairs |= {pair for pair in self.pairs(due[day]) if not lacked.isdisjoint(pair)}
                if lacks or nearest > 0:
                    found.add((agreement.id, tuple(sorted(lacks)), tuple(sorted(pairs))))
        return found

    def pairs(self, due: Iterable[frozenset[str]]) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted(tuple(sorted(one)) for one in due if self.mode == "pairwise" and len(one) == 2))

    def day(self, collaboration: Collaboration, day: date) -> OracleDay | None:
        """The day's verdict, or ``None`` where the collaboration cannot run."""
        runs = truths(collaboration.period, day)
        if True not in runs:
            return None
        options = self.options(collaboration, day)
        if prod(len(values) for values in options.values()) > self.limit:
            raise TooMany
        named, in_all, in_some = self.named(collaboration, options)
        how = "certainly" if runs == (True,) else "possibly"
        if named is None:
            return OracleDay("unknown", "unknown", how, (), frozenset(), frozenset(), False, False)
        status = named
        if collaboration.names_not_all:
            somebody_certainly = any(
                options["takes part", str(number)] == (True,)
                for number, row in enumerate(collaboration.participants)
                if row.role in COUNTING
            )
            if named == "covered" or (named == "uncovered" and not somebody_certainly):
                status = "unknown"
        settling: frozenset[str] = frozenset()
        if named == "unknown" and in_some:
            settling = frozenset(sort for sort in SORTS if self.settles(collaboration, options, sort))
        why_not = frozenset() if in_some else self.why_not(collaboration, options, day)
        agreements = in_all if named == "covered" else in_some
        return OracleDay(
            status, named, how, tuple(sorted(agreements)), settling, why_not, bool(in_some), True
        )
