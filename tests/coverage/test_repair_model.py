"""The integer program of repairs: the cheapest steps that meet all needs."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain, combinations
from random import Random

import pytest

from cluster_graph.coverage.repairing.model import EXTEND, Choice, Key, Need, Prices, cheapest

X, Y, Z, W, V = (Key(EXTEND, (name,)) for name in "xyzwv")
ONE = Decimal(1)


def need(*options: tuple[Key, ...]) -> Need:
    """A need that each of these options meets."""
    return frozenset(frozenset(option) for option in options)


def same_price(**preference: int) -> Prices:
    """Steps at one each, with preferences by name."""
    return Prices(dict.fromkeys((X, Y, Z, W), ONE), {Key(EXTEND, (k,)): v for k, v in preference.items()})


def test_no_need_takes_no_step() -> None:
    assert cheapest([], same_price(), 1.0).steps == frozenset()


def test_a_step_that_serves_two_needs_is_taken_once() -> None:
    found = cheapest([need((X,), (Z,)), need((Y,), (Z,))], same_price(), 1.0)
    assert found == Choice(frozenset({Z}), ONE)


def test_all_steps_of_an_option_are_taken() -> None:
    needs = [need((X, Y), (Z,)), need((X, W), (Z,)), need((X,), (Y,))]
    prices = Prices({X: ONE, Y: ONE, W: ONE, Z: Decimal("2.5")}, {})
    found = cheapest(needs, prices, 1.0)
    assert found == Choice(frozenset({X, Y, W}), Decimal(3))


@pytest.mark.parametrize(("preferred", "other"), [("x", "y"), ("y", "x")])
def test_of_equally_cheap_steps_the_preferred_ones_are_taken(preferred: str, other: str) -> None:
    # One need after the other would be met by V and W, so that this is for the solver to find.
    cost = {X: ONE, Y: ONE, V: ONE, W: ONE, Z: Decimal("1.5")}
    prices = Prices(cost, {Key(EXTEND, (preferred,)): 1, Key(EXTEND, (other,)): 9})
    needs = [need((V,), (Z,)), need((W,), (Z,)), need((X,), (Y,)), need((X,), (Y,), (V, W))]
    assert cheapest(needs, prices, 10.0) == Choice(frozenset({Z, Key(EXTEND, (preferred,))}), Decimal("2.5"))


def test_of_equally_cheap_solutions_the_one_of_fewest_steps_is_taken() -> None:
    prices = Prices({X: ONE, Y: ONE, Z: Decimal(2), W: Decimal(5)}, {})
    assert cheapest([need((X, Y), (Z,)), need((X, Y), (Z,), (W,))], prices, 1.0).steps == {Z}


def test_steps_that_cost_nothing_are_taken_only_where_they_are_needed() -> None:
    prices = Prices(dict.fromkeys((X, Y, Z, W), Decimal(0)), {})
    assert len(cheapest([need((X,), (Y,)), need((X, Z), (Y, W))], prices, 1.0).steps) == 2


def test_no_set_of_steps_is_cheaper_and_a_hurried_choice_is_bounded_honestly() -> None:
    random = Random(5)  # noqa: S311 - tests draw, they keep no secret
    keys = [Key(EXTEND, (str(number),)) for number in range(7)]
    hurried_dearer = 0
    for _ in range(150):
        prices = Prices({key: Decimal(random.randint(0, 20)) / 4 for key in keys}, {})
        needs = [
            frozenset(
                frozenset(random.sample(keys, random.randint(1, 3))) for _ in range(random.randint(1, 4))
            )
            for _ in range(random.randint(1, 6))
        ]
        sets = chain.from_iterable(combinations(keys, size) for size in range(len(keys) + 1))
        expected = min(
            prices.total(frozenset(steps))
            for steps in sets
            if all(any(option <= set(steps) for option in some) for some in needs)
        )
        found, hurried = cheapest(needs, prices, 10.0), cheapest(needs, prices, 0.0)
        assert prices.total(found.steps) == found.bound == expected
        assert hurried.bound <= expected <= prices.total(hurried.steps)
        assert all(any(option <= hurried.steps for option in some) for some in needs)
        hurried_dearer += prices.total(hurried.steps) > expected
    assert hurried_dearer > 0
