"""A brute force over readings, day by day, written from the words of the design and from nothing else.

It settles every unknown in every way: start and end of each period, what an agreement without a stated scope
covers, of what a unit is part, whose seat a post is, and who else signed. It knows no worst and no best reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from math import prod

from cluster_graph.coverage.records import Agreement, Collaboration, CoverageRecords
from cluster_graph.periods import Period
from tests.coverage.random_clusters import DAYS, FIRST, Row

COUNTING = (None, "party", "lead", "participant", "host", "organizer", "member")
UNITS = ("research-lab", "department", "division", "section")
# All days that a bound can name, and some beyond on either side for what nothing bounds.
HORIZON = [FIRST + timedelta(days=offset) for offset in range(-4, DAYS + 4)]
NEVER = date.max
NOBODY = "nobody we know"
Key = tuple[str, ...]
Reading = dict[Key, object]
Options = dict[Key, tuple[object, ...]]

SORTS = {
    "date-unknown": ("takes part", "signature", "in force"),
    "scope-unknown": ("scope",),
    "whole-unknown": ("whole", "seat"),
    "party-missing": ("also signed",),
}


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

    def __init__(self, records: CoverageRecords, limit: int) -> None:
        self.records = records
        self.limit = limit
        governing = {a for c in records.collaborations.values() for a in c.governed_by}
        self.governing = governing | {p.under for p in records.programmes.values() if p.under}
        self.parties = sorted({party.body for a in records.agreements.values() for party in a.parties})

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

    def seat(self, body: str, reading: Reading) -> str:
        if body in self.records.posts:
            organization = self.records.posts[body].organization
            return organization or str(reading["seat", body])
        return body

    def stands_for(self, party: str, participant: str, reading: Reading) -> bool:
        chain: list[str] = []
        current: object = participant
        while isinstance(current, str) and current not in chain:
            if current == party:
                return True
            chain.append(current)
            found = self.records.bodies.get(current)
            current = (
                reading.get(("whole", current)) if found is None or found.part_of is None else found.part_of
            )
            if isinstance(current, str):
                current = self.seat(current, reading)
        return False

    # Readings of a day

    def options(self, collaboration: Collaboration, day: date) -> Options:
        found: Options = {}
        for number, row in enumerate(collaboration.participants):
            if row.role in COUNTING:
                found["takes part", str(number)] = truths(row.own, day)
        who = sorted({row.body for row in collaboration.participants if row.role in COUNTING})
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
                found["whole", unit.id] = (None, *(party for party in self.parties if party != unit.id))
        for post in self.records.posts.values():
            if post.organization is None:
                found["seat", post.id] = (NOBODY, *sorted(self.records.bodies))
        return found

    def readings(self, options: Mapping[Key, tuple[object, ...]]) -> Iterator[Reading]:
        keys = list(options)
        for choice in product(*(options[key] for key in keys)):
            yield dict(zip(keys, choice, strict=True))

    def taking_part(self, collaboration: Collaboration, reading: Reading) -> set[tuple[str, str]]:
        return {
            (row.body, self.seat(row.body, reading))
            for number, row in enumerate(collaboration.participants)
            if reading.get(("takes part", str(number)))
        }

    def covers(
        self, agreement: Agreement, collaboration: Collaboration, reading: Reading, always: bool = False
    ) -> bool:
        if not (always or reading["in force", agreement.id]):
            return False
        if not self.can_cover(agreement, collaboration, reading):
            return False
        bound = [
            self.seat(party.body, reading)
            for number, party in enumerate(agreement.parties)
            if always or reading["signature", agreement.id, str(number)]
        ]
        return all(
            any(self.stands_for(party, body, reading) for party in bound)
            or (not always and bool(reading.get(("also signed", agreement.id, written))))
            for written, body in self.taking_part(collaboration, reading)
        )

    def named(self, collaboration: Collaboration, options: Options) -> tuple[str | None, set[str], set[str]]:
        """The verdict over all readings, the agreements that cover in all of them, and those that do in some."""
        in_all, in_some = set(self.records.agreements), set()
        outcomes = set()
        for reading in self.readings(options):
            if not self.taking_part(collaboration, reading):
                continue
            covering = {
                a.id for a in self.records.agreements.values() if self.covers(a, collaboration, reading)
            }
            outcomes.add(bool(covering))
            in_all &= covering
            in_some |= covering
        if not outcomes:
            return None, set(), set()
        if outcomes == {True}:
            return "covered", in_all, in_some
        if outcomes == {False} and (self.records.complete or self.matter_of_time(collaboration, options)):
            return "uncovered", in_all, in_some
        return "unknown", in_all, in_some

    def matter_of_time(self, collaboration: Collaboration, options: Options) -> bool:
        """Whether some reading covers with every agreement and signature held on every day, named parties only."""
        timeless = {
            key: values
            for key, values in options.items()
            if key[0] not in ("in force", "signature", "also signed")
        }
        return any(
            self.covers(agreement, collaboration, reading, always=True)
            for reading in self.readings(timeless)
            if self.taking_part(collaboration, reading)
            for agreement in self.records.agreements.values()
        )

    def why_not(self, collaboration: Collaboration, options: Options, day: date) -> frozenset[str]:
        """The reasons of a day that no reading covers."""
        timeless = {key: values for key, values in options.items() if key[0] not in ("in force", "signature")}
        found, fits = set(), False
        for agreement in self.records.agreements.values():
            if not any(self.can_cover(agreement, collaboration, reading) for reading in self.scopes(options)):
                continue
            fits = True
            if True in options["in force", agreement.id]:
                found.add("party-missing")
            elif any(
                self.covers(agreement, collaboration, reading, always=True)
                for reading in self.readings(timeless)
                if self.taking_part(collaboration, reading)
            ):
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
            absent = all(value in (None, False, NOBODY) for value in settled.values())
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

    def lacks(self, collaboration: Collaboration, agreement: Agreement, day: date, always: bool) -> set[str]:
        """Whom no party may bind on a day; ``always``: on any day."""
        options = self.options(collaboration, day)
        who = {key: values for key, values in options.items() if key[0] in ("whole", "seat")}
        parties = [p.body for p in agreement.parties if always or True in truths(p.own, day)]
        return {
            body
            for body in self.wanted(collaboration, day)
            if not any(
                self.stands_for(self.seat(party, reading), self.seat(body, reading), reading)
                for reading in self.readings(who)
                for party in parties
            )
        }

    def missing(
        self, collaboration: Collaboration, days: list[date]
    ) -> set[tuple[str | None, tuple[str, ...]]]:
        """What fitting agreements in force on a span lack, or the nearest where none is in force on any day of it."""
        wanted = {body for day in days for body in self.wanted(collaboration, day)}
        scopes = list(self.scopes(self.options(collaboration, days[0])))
        fitting = [
            agreement
            for agreement in self.records.agreements.values()
            if any(self.can_cover(agreement, collaboration, reading) for reading in scopes)
        ]
        if not wanted:
            return set()
        if not fitting:
            return {(None, tuple(sorted(wanted)))}
        distances = {
            agreement.id: min(
                max((days[0] - end).days, (start - days[-1]).days, 0)
                for start, end in readings_of_bounds(agreement.period)
            )
            for agreement in fitting
        }
        nearest = min(distances.values())
        found: set[tuple[str | None, tuple[str, ...]]] = set()
        for agreement in fitting:
            if distances[agreement.id] == nearest:
                lacks: set[str] = set()
                for day in days:
                    if nearest > 0 or True in truths(agreement.period, day):
                        lacks |= self.lacks(collaboration, agreement, day, always=nearest > 0)
                if lacks or nearest > 0:
                    found.add((agreement.id, tuple(sorted(lacks))))
        return found

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
