"""Information shared by three properties: identities that hold for any frequencies."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_graph.network.sectors.transmission import (
    entropies,
    transmission,
    transmissions,
)

_CELLS = st.tuples(*[st.integers(0, 12)] * 8)


def test_exclusive_or_of_two_fair_coins_is_pure_synergy() -> None:
    assert transmission((1, 0, 0, 1, 0, 1, 1, 0)) == -1


def test_three_copies_of_a_coin_are_pure_redundancy() -> None:
    assert transmission((1, 0, 0, 0, 0, 0, 0, 1)) == 1


def test_three_independent_coins_share_nothing() -> None:
    assert transmission((1,) * 8) == 0


def test_without_observations_nothing_is_defined() -> None:
    assert (transmission((0,) * 8), entropies((0,) * 8)) == (None, None)


@given(_CELLS.filter(any))
def test_entropies_are_between_those_of_their_parts_and_the_sum_of_these(cells: tuple[int, ...]) -> None:
    h = entropies(cells)
    assert h is not None
    assert max(h["1"], h["2"]) - 1e-9 <= h["12"] <= h["1"] + h["2"] + 1e-9
    assert h["12"] - 1e-9 <= h["123"] <= h["12"] + h["3"] + 1e-9


@given(_CELLS.filter(any))
def test_the_order_of_the_properties_does_not_matter(cells: tuple[int, ...]) -> None:
    swapped = tuple(cells[(cell & 1) << 2 | cell & 2 | cell >> 2] for cell in range(8))
    assert transmission(swapped) == pytest.approx(transmission(cells), abs=1e-9)


def test_many_rows_at_once_are_each_on_its_own() -> None:
    rows = np.array([(1, 0, 0, 1, 0, 1, 1, 0), (0,) * 8, (1, 0, 0, 0, 0, 0, 0, 1)])
    assert transmissions(rows).tolist() == [-1, 1]
