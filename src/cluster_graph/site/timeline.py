"""Where the bars of the coverage timeline stand: agreements with fading edges, collaborations with their spans.

Takes periods, spans and a window of days; gives positions in hundredths of the width, so that a drawing stretches
with the page and its patterns do not. Draws nothing itself and judges nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.outlook.chains import Chain
from cluster_graph.formats import fiscal_year_words
from cluster_graph.periods import ONE_DAY, Period, fiscal_year, fiscal_year_of
from cluster_graph.problems import Words

MOST_LABELS = 8
# A day known only as "after 1600" or "until 2999" must not squeeze the years that matter into a hair.
MOST_YEARS_BEFORE = 60
MOST_YEARS_AFTER = 40


@dataclass(frozen=True, slots=True)
class Window:
    """The days that a drawing shows, both inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def at(self, day: date) -> float:
        """Where a day begins, in hundredths of the width; days outside stand at the edge."""
        share = 100 * (day - self.first).days / self.days
        return round(min(100.0, max(0.0, share)), 2)


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a bar: ``x`` and ``width`` in hundredths. ``look``: how it is drawn.

    Of agreements ``sure``, ``fade-in``, ``fade-out`` or ``open``; of spans their status. ``sure`` is false where it
    may or may not be so.
    """

    x: float
    width: float
    look: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a fiscal year. ``rank``: where its label has room.

    ``coarse`` everywhere; ``minor`` where the page is wide; ``fine`` only where few years are shown.
    """

    x: float
    label: Words
    rank: str


def bar(window: Window, first: date, last: date, look: str, sure: bool = True) -> Bar:
    """A piece from a day to a day, both inclusive."""
    left = window.at(first)
    right = 100.0 if last >= window.last else window.at(last + ONE_DAY)
    return Bar(left, round(max(0.0, right - left), 2), look, sure)


def agreement_bars(window: Window, period: Period) -> tuple[Bar, ...]:
    """The bar of an agreement: solid while it is certainly in force, fading where its edges are vague."""
    if period.is_unknown:
        return (bar(window, window.first, window.last, "open", False),)
    last_possible = period.latest_end or window.last
    solid_from = period.latest_start or last_possible
    solid_to = window.last if period.open_ended else period.earliest_end
    if solid_to is None or solid_to < solid_from:
        solid_to = solid_from
    found = []
    first_possible = period.earliest_start or window.first
    if first_possible < solid_from:
        found.append(bar(window, first_possible, solid_from - ONE_DAY, "fade-in", False))
    found.append(bar(window, solid_from, solid_to, "sure"))
    if solid_to < last_possible:
        found.append(bar(window, solid_to + ONE_DAY, last_possible, "fade-out", False))
    return tuple(piece for piece in found if piece.width > 0)


def ticks(window: Window, first_day: tuple[int, int]) -> tuple[Tick, ...]:
    """The fiscal years of the window; not more coarse and minor labels than there is room for."""
    years = range(fiscal_year_of(window.first, first_day), fiscal_year_of(window.last, first_day) + 1)
    starts = [year for year in years if fiscal_year(year, first_day)[0] >= window.first]
    step = -(-len(starts) // MOST_LABELS) or 1
    return tuple(
        Tick(window.at(fiscal_year(year, first_day)[0]), fiscal_year_words(year), _rank(number, step))
        for number, year in enumerate(starts)
    )


def _rank(number: int, step: int) -> str:
    if number % step:
        return "fine"
    return "minor" if (number // step) % 2 else "coarse"


def window_of_life(
    periods: Iterable[Period], as_of: date, horizon: date, first_day: tuple[int, int]
) -> Window:
    """Whole fiscal years from the first day that is known to the day after the last, the horizon included.

    A day after the last end belongs to it: there a gap begins. Years far from the date are left out
    (:data:`MOST_YEARS_BEFORE`, :data:`MOST_YEARS_AFTER`); what lies there is for words to tell.
    """
    days = [as_of, horizon]
    for period in periods:
        days += [day for day in (period.earliest_start, period.latest_start) if day is not None]
        ends = (period.earliest_end, period.latest_end)
        days += [day + ONE_DAY for day in ends if day is not None and day < date.max]
    this_year = fiscal_year_of(as_of, first_day)
    first_year = max(fiscal_year_of(min(days), first_day), this_year - MOST_YEARS_BEFORE, date.min.year)
    last_year = min(fiscal_year_of(max(days), first_day), this_year + MOST_YEARS_AFTER, date.max.year)
    return Window(fiscal_year(first_year, first_day)[0], fiscal_year(last_year, first_day)[1])


def by_chain(starts: Mapping[str, str], chains: Collection[Chain]) -> tuple[tuple[str, bool], ...]:
    """Agreements in the order of a timeline: each renewal chain together, whether it follows another of its chain.

    ``starts``: for each id what its first day sorts by. Chains stand in the order of their first start.
    """
    alone = {identifier: (identifier,) for identifier in starts}
    groups = alone | {identifier: chain.agreements for chain in chains for identifier in chain.agreements}
    ordered = sorted(set(groups.values()), key=lambda group: min((starts[one], one) for one in group))
    following = {link.later for chain in chains for link in chain.links}
    return tuple((identifier, identifier in following) for group in ordered for identifier in group)
