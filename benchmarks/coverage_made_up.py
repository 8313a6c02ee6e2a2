"""Made-up records of coverage, of any size and shaped like a cluster: the same records for the same number and seed.

A cluster is made of *fields*: a dozen bodies that sign agreements of two to eight parties with one another and with a
few bodies known to all (a prefecture, a university), and work together under them. About one body in ten is a unit of
another. Four collaborations in five are of parties of one agreement, or of their units; the rest of anybody. Scopes
name collaborations, themes and kinds, or are given by ``governed_by``. All edges are exact days unless a shape says
otherwise, so that engines that know no vague dates can answer too.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.records import Agreement, Body, Collaboration, CoverageRecords, Involved
from cluster_graph.periods import ONE_DAY, Period, fiscal_year
from cluster_graph.problems import Words

AS_OF = date(2018, 8, 28)
FIRST, LAST = fiscal_year(2018)
KINDS = ("joint-research", "research-support", "education", "commercialization")
COMPANIONS = ("prefecture", "city", "university", "school-corporation", "foundation", "bank")
BODIES_OF_FIELD, AGREEMENTS_OF_FIELD, COLLABORATIONS_OF_FIELD = 12, 6, 8


@dataclass(frozen=True, slots=True)
class Shape:
    """What a cluster is like. ``themes``: how many in all; ``None``: each field has its own.

    ``vague``: the share of edges that are vague or unknown; then also some agreements and collaborations name not all,
    and some units have no known whole. ``silent``: the share of agreements of which no source says what they cover.
    """

    themes: int | None = None
    vague: float = 0.0
    silent: float = 0.0


SHAPES = {
    "local": Shape(),
    "vague": Shape(vague=0.3),
    "dense": Shape(themes=7),
    "silent": Shape(silent=0.03),
}


class _Maker:
    """Makes one cluster, field by field, until it has so many parties and participants."""

    def __init__(self, participations: int, shape: Shape, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - nothing secret
        self.shape = shape
        self.bodies: dict[str, Body] = {}
        self.agreements: dict[str, Agreement] = {}
        self.collaborations: dict[str, Collaboration] = {}
        self.rows = 0
        self._units: dict[str, list[str]] = {}
        self._make_known_to_all()
        field = 0
        while self.rows < participations:
            self._make_field(field)
            field += 1

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

    def _body(self, identifier: str, kind: str, whole: str | None = None) -> str:
        self.bodies[identifier] = Body(
            identifier, Words(f"機関{identifier}", f"Body {identifier}"), kind, whole
        )
        if whole is not None:
            self._units.setdefault(whole, []).append(identifier)
        return identifier

    def _make_known_to_all(self) -> None:
        """Bodies that take part in every field, and a framework of them for each kind of work and for everything."""
        self.companions = [self._body(kind, kind) for kind in COMPANIONS]
        for whole in self.companions[:3]:
            unit = self._body(f"{whole}-institute", "research-institute", whole)
            self._body(f"{whole}-laboratory", "research-lab", unit)
        for position, scope in enumerate(("*", *(f"kind:{kind}" for kind in KINDS))):
            parties = self.random.sample(self.companions, 4)
            self._agreement(f"framework-{position}", parties, frozenset({scope}))

    def _bodies(self, field: int) -> list[str]:
        found: list[str] = []
        for number in range(BODIES_OF_FIELD):
            if found and self._chance(0.1):
                orphan = self.shape.vague > 0 and self._chance(0.05)
                whole = None if orphan else self.random.choice(found)
                found.append(self._body(f"b{field}-{number}", "research-lab", whole))
            else:
                found.append(self._body(f"b{field}-{number}", "company"))
        return found

    def _make_field(self, field: int) -> None:
        bodies = self._bodies(field)
        names = [f"c{field}-{number}" for number in range(COLLABORATIONS_OF_FIELD)]
        themes = self.shape.themes
        theme = f"theme-{field if themes is None else field % themes}"
        governed: dict[str, set[str]] = {name: set() for name in names}
        parties_of = []
        for number in range(AGREEMENTS_OF_FIELD):
            size = self.random.choices((2, 3, 4, 5, 6, 7, 8), (30, 25, 15, 12, 8, 5, 5))[0]
            parties = self.random.sample(bodies, size)
            if self._chance(0.5):
                parties[0] = self.random.choice(self.companions)
            identifier = f"a{field}-{number}"
            parties_of.append(parties)
            covers = self._scope(identifier, theme, names, governed)
            self._agreement(identifier, parties, covers, self.shape.vague > 0 and self._chance(0.03))
        for position, name in enumerate(names):
            whole = self.random.choice(names[:position]) if position and self._chance(0.1) else None
            who = self._who(bodies, parties_of)
            self._collaboration(name, who, theme, frozenset(governed[name]), whole)

    def _scope(
        self, agreement: str, theme: str, names: list[str], governed: dict[str, set[str]]
    ) -> frozenset[str]:
        if self._chance(self.shape.silent):
            return frozenset()
        sort = self.random.random()
        if sort < 0.45:
            return frozenset({f"theme:{theme}"})
        if sort < 0.55 and self.shape.themes is not None:
            return frozenset({f"kind:{self.random.choice(KINDS)}"})
        chosen = self.random.sample(names, self.random.randint(1, 3))
        if sort < 0.75:
            return frozenset(chosen)
        for name in chosen:
            governed[name].add(agreement)
        return frozenset()

    def _who(self, bodies: list[str], parties_of: list[list[str]]) -> list[str]:
        size = self.random.choices((1, 2, 3, 4), (15, 45, 25, 15))[0]
        if self._chance(0.2):
            return self.random.sample([*bodies, *self.companions], size)
        parties = self.random.choice(parties_of)
        chosen = self.random.sample(parties, min(size, len(parties)))
        return list(dict.fromkeys(self._unit_of(body) if self._chance(0.3) else body for body in chosen))

    def _unit_of(self, body: str) -> str:
        units = self._units.get(body)
        return self.random.choice(units) if units else body

    def _rows(self, who: list[str], within: Period, role: str, share_of_own: float) -> tuple[Involved, ...]:
        self.rows += len(who)
        found = []
        for position, body in enumerate(who):
            own = self._part_of(within) if self._chance(share_of_own) else None
            funds = role == "participant" and position and self._chance(0.1)
            found.append(Involved(body, "funder" if funds else role, own))
        return tuple(found)

    def _agreement(
        self, identifier: str, parties: list[str], covers: frozenset[str], names_not_all: bool = False
    ) -> None:
        period = self._period(2008, 2018, 2, 12, open_ended=0.15)
        name = Words(f"{identifier}に関する協定", f"Agreement {identifier}")
        rows = self._rows(parties, period, "party", 0.05)
        self.agreements[identifier] = Agreement(identifier, name, period, covers, (), names_not_all, rows)

    def _collaboration(
        self, identifier: str, who: list[str], theme: str, governed_by: frozenset[str], whole: str | None
    ) -> None:
        period = self._period(2012, 2018, 1, 8, open_ended=0.05)
        self.collaborations[identifier] = Collaboration(
            identifier,
            Words(f"共同研究{identifier}", f"Joint research {identifier}"),
            period,
            self.random.choice(KINDS),
            frozenset({theme}),
            governed_by,
            whole,
            names_not_all=self.shape.vague > 0 and self._chance(0.1),
            participants=self._rows(who, period, "participant", 0.1),
        )

    def _period(
        self, first_year: int, last_year: int, shortest: int, longest: int, open_ended: float
    ) -> Period:
        """From some day to the last day of a fiscal year, or without end."""
        year = self.random.randint(first_year, last_year)
        start = date(year, self.random.choice((4, 4, 4, 6, 7, 9, 10)), self.random.choice((1, 1, 15)))
        if self._chance(open_ended):
            return self._blurred(Period(start, start, open_ended=True))
        end = date(year + self.random.randint(shortest, longest), 3, 31)
        if self._chance(0.2):
            end = date(end.year, self.random.choice((9, 12)), 30)
        return self._blurred(Period(start, start, end, end))

    def _part_of(self, within: Period) -> Period:
        """Joined later, or left earlier."""
        start, end = within.earliest_start or date(2010, 4, 1), within.latest_end or date(2024, 3, 31)
        middle = start + (end - start) * self.random.uniform(0.2, 0.9)
        if self._chance(0.5):
            start = middle
        else:
            end = middle
        return self._blurred(Period(start, start, end, end))

    def _blurred(self, period: Period) -> Period:
        """The period with vague edges, as often as the shape says: a month, a year, or not stated."""
        start, end = (period.earliest_start, period.latest_start), (period.earliest_end, period.latest_end)
        if self._chance(self.shape.vague):
            start = self._vague(period.earliest_start)
        if not period.open_ended and self._chance(self.shape.vague):
            end = self._vague(period.latest_end)
        return Period(*start, *end, period.open_ended).with_start_before_end()

    def _vague(self, day: date | None) -> tuple[date | None, date | None]:
        how = self.random.random()
        if day is None or how < 0.15:
            return None, None
        if how < 0.6:
            return day.replace(day=1), (day.replace(day=28) + 4 * ONE_DAY).replace(day=1) - ONE_DAY
        return date(day.year, 1, 1), date(day.year, 12, 31)


def made_up_records(participations: int, shape: Shape = SHAPES["local"], seed: int = 1) -> CoverageRecords:
    """A cluster with at least so many parties of agreements and participants of collaborations together."""
    made = _Maker(participations, shape, seed)
    return CoverageRecords(
        as_of=AS_OF, bodies=made.bodies, agreements=made.agreements, collaborations=made.collaborations
    )
