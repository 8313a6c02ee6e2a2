"""Certain and possible, proved against full enumeration of readings."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import product

import pytest

from cluster_graph.network.together import (
    Span,
    certainly_together,
    day_window,
    possibly_together,
    stays,
)
from cluster_graph.periods import UNKNOWN_PERIOD, Period

FIRST = date(2018, 4, 1)
DAYS = 6
_Interval = tuple[int, int]


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def period(es: int | None, ls: int | None, ee: int | None, le: int | None) -> Period:
    bounds = [None if number is None else day(number) for number in (es, ls, ee, le)]
    return Period(bounds[0], bounds[1], bounds[2], bounds[3])


def readings_of(vague: Period) -> list[_Interval]:
    """All first and last days within the bounds, unknown bounds reaching to the edges of the small world."""
    low = [number for number in range(DAYS) if _within(number, vague.earliest_start, vague.latest_start)]
    high = [number for number in range(DAYS) if _within(number, vague.earliest_end, vague.latest_end)]
    return [(start, end) for start, end in product(low, high) if start <= end]


def _within(number: int, earliest: date | None, latest: date | None) -> bool:
    return (earliest is None or earliest <= day(number)) and (latest is None or day(number) <= latest)


def all_readings(thing: Period, owns: list[Period | None]) -> list[list[set[int]]]:
    """For each reading, the days on which each participant is in the thing (see the words of ``together``)."""
    frames = readings_of(thing)
    first_of_all = min(start for start, _ in frames)
    last_of_all = max(end for _, end in frames)
    found = []
    for frame in frames:
        choices: list[list[set[int]]] = []
        for own in owns:
            if own is None:
                choices.append([set(range(frame[0], frame[1] + 1))])
                continue
            options = readings_of(own)
            days_within = [set(range(max(s, frame[0]), min(e, frame[1]) + 1)) for s, e in options]
            must_start_before = all(s < first_of_all for s, _ in options)
            must_end_after = all(e > last_of_all for _, e in options)
            fits = [
                (must_start_before or s >= frame[0]) and (must_end_after or e <= frame[1]) for s, e in options
            ]
            never = all(s > last_of_all or e < first_of_all for s, e in options)
            choices.append(
                [set()]
                if never
                else [days for days, fit in zip(days_within, fits, strict=True) if fit and days]
            )
        found += [list(one) for one in product(*choices)]
    return found


def vague_period(draw: random.Random) -> Period:
    """A random period of the small world that has a reading."""
    while True:
        edges = sorted(draw.randrange(DAYS) for _ in range(2)), sorted(draw.randrange(DAYS) for _ in range(2))
        bounds = [None if draw.random() < 0.3 else number for pair in edges for number in pair]
        made = period(bounds[0], bounds[1], bounds[2], bounds[3])
        if readings_of(made):
            return made


def kept_within_the_small_world(vague: Period) -> Period:
    """The same with unknown bounds replaced by the edges of the small world, as the enumeration takes them."""
    return Period(
        vague.earliest_start or day(0),
        vague.latest_start or day(DAYS - 1),
        vague.earliest_end or day(0),
        vague.latest_end or day(DAYS - 1),
    )


def is_longer(own: Period | None, thing: Period) -> bool:
    options, frames = readings_of(own) if own else [], readings_of(thing)
    first, last = min(s for s, _ in frames), max(e for _, e in frames)
    return bool(options) and (all(s < first for s, _ in options) or all(e > last for _, e in options))


def answers(
    thing: Period, owns: list[Period | None], ours: int, window: _Interval
) -> tuple[tuple[bool, bool], tuple[bool, bool]]:
    """Certain and possible for the first ``ours`` rows against the rest: enumerated, and ours."""
    wanted = set(range(window[0], window[1] + 1))
    together = [
        bool(set().union(*days[:ours]) & set().union(*days[ours:]) & wanted)
        for days in all_readings(thing, owns)
    ]
    spans = stays(
        kept_within_the_small_world(thing),
        [None if own is None else kept_within_the_small_world(own) for own in owns],
    )
    a = [span for span in spans[:ours] if span]
    b = [span for span in spans[ours:] if span]
    days_asked = day_window(day(window[0]), day(window[1]))
    return (
        (all(together), any(together)),
        (certainly_together(a, b, days_asked), possibly_together(a, b, days_asked)),
    )


@pytest.mark.parametrize("seed", range(6))
def test_certain_and_possible_are_what_all_readings_say(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - repeatable cases, no secret
    seen = set()
    for _ in range(250):
        thing = vague_period(draw)
        rows = draw.choice([2, 2, 2, 3])
        owns = [None if draw.random() < 0.3 else vague_period(draw) for _ in range(rows)]
        window = draw.choice([(2, 2), (1, 3), (2, 4), (1, 4)])
        enumerated, found = answers(thing, owns, 1, window)
        seen.add(enumerated)
        assert found[1] == enumerated[1], (thing, owns, window)
        if rows > 2 and any(is_longer(own, thing) for own in owns):
            assert enumerated[0] or not found[0], (thing, owns, window)
        else:
            assert found[0] == enumerated[0], (thing, owns, window)
    assert {(True, True), (False, True), (False, False)} <= seen


def test_bodies_with_several_stays_are_judged_over_all_of_them() -> None:
    """Spans that lie freely (an unknown thing): two stays of one body against one or two of another."""
    draw = random.Random(7)  # noqa: S311 - repeatable cases, no secret
    decided_by_the_union = 0
    for _ in range(1500):
        spans = []
        for _ in range(draw.choice([3, 4])):
            es, ls = sorted(draw.randrange(DAYS) for _ in range(2))
            ee, le = sorted(draw.randrange(DAYS) for _ in range(2))
            if es <= le:
                spans.append(Span(es, min(ls, le), max(ee, es), le))
        if len(spans) < 3:
            continue
        ours, theirs = spans[:2], spans[2:]
        window = draw.choice([(0, 5), (1, 4), (2, 4)])
        least = [
            [
                set(range(s, e + 1)) & set(range(window[0], window[1] + 1))
                for s in range(span.earliest_start, span.latest_start + 1)
                for e in range(span.earliest_end, span.latest_end + 1)
                if s <= e
            ]
            for span in spans
        ]
        # Longer stays meet whatever shorter ones meet, so the shortest readings suffice.
        shortest = [[days for days in some if not any(other < days for other in some)] for some in least]
        expected = all(set().union(*days[:2]) & set().union(*days[2:]) for days in product(*shortest))
        assert certainly_together(ours, theirs, window) == expected, (ours, theirs, window)
        if expected and not any(certainly_together([a], [b], window) for a in ours for b in theirs):
            decided_by_the_union += 1
    assert decided_by_the_union > 0


def test_a_stay_that_has_only_one_day_to_hide_on_holds_that_day() -> None:
    """Ours: day 2, and day 3 or 4. Theirs: day 4, and day 2 or 3. Only day 3 is left, for both."""
    ours = [Span(2, 2, 2, 2), Span(3, 4, 3, 4)]
    theirs = [Span(4, 4, 4, 4), Span(2, 3, 2, 3)]
    assert certainly_together(ours, theirs, (0, 5))
    assert not certainly_together(ours, [theirs[0], Span(0, 3, 0, 3)], (0, 5))


def test_ten_days_somewhere_in_may_are_certain_for_may_and_for_none_of_its_days() -> None:
    study = Period(date(2018, 5, 1), date(2018, 5, 20), date(2018, 5, 10), date(2018, 5, 29))
    one, other = stays(study, [None, None])
    assert one and other
    assert certainly_together([one], [other], day_window(date(2018, 5, 1), date(2018, 5, 31)))
    for number in range(1, 32):
        on = date(2018, 5, number)
        assert not certainly_together([one], [other], day_window(on, on)), on


def test_two_who_share_a_thing_of_unknown_period_are_possibly_together() -> None:
    one, other = stays(UNKNOWN_PERIOD, [None, None])
    assert one and other
    window = day_window(date(2018, 1, 1), date(2018, 12, 31))
    assert possibly_together([one], [other], window)
    assert not certainly_together([one], [other], window)


def test_members_attested_in_turn_are_not_certainly_together() -> None:
    first, second = stays(UNKNOWN_PERIOD, [period(0, 0, 1, 1), period(2, 2, 3, 3)])
    assert first and second
    assert not possibly_together([first], [second], day_window(day(0), day(5)))


def test_an_attested_member_attests_the_council() -> None:
    attested = period(None, 1, 3, None)
    member, silent = stays(UNKNOWN_PERIOD, [attested, None])
    assert member and silent
    assert certainly_together([member], [silent], day_window(day(2), day(2)))
    assert not certainly_together([member], [silent], day_window(day(4), day(4)))


def test_a_longer_own_period_counts_only_within_the_thing_and_does_not_stretch_it() -> None:
    thing = Period(day(0), day(0), day(2), day(4))
    longer, silent = stays(thing, [period(0, 0, 5, 5), None])
    assert longer and silent
    assert certainly_together([longer], [silent], day_window(day(2), day(2)))
    assert not certainly_together([longer], [silent], day_window(day(3), day(3)))
    assert not possibly_together([longer], [silent], day_window(day(5), day(5)))


def test_who_was_there_before_the_thing_joins_it_when_it_begins() -> None:
    thing = Period(day(2), day(4), day(5), day(5))
    earlier, silent = stays(thing, [period(0, 0, 5, 5), None])
    assert earlier and silent
    assert certainly_together([earlier], [silent], day_window(day(4), day(4)))
    assert not certainly_together([earlier], [silent], day_window(day(3), day(3)))
    assert not possibly_together([earlier], [silent], day_window(day(1), day(1)))


def test_who_left_a_thing_was_in_it_at_all() -> None:
    """The thing may begin late, but not after the last day of one who was in it."""
    thing = Period(day(2), day(5), day(5), day(5))
    earlier, silent = stays(thing, [period(0, 0, 3, 3), None])
    assert earlier and silent
    assert certainly_together([earlier], [silent], day_window(day(3), day(3)))


def test_an_own_period_outside_the_thing_is_no_stay() -> None:
    assert stays(period(0, 0, 2, 2), [period(4, 4, 5, 5)]) == [None]


def test_an_open_ended_thing_is_certain_ever_after() -> None:
    one, other = stays(Period(day(0), day(0), open_ended=True), [None, None])
    assert one and other
    assert certainly_together([one], [other], day_window(date(9999, 12, 31), date(9999, 12, 31)))
