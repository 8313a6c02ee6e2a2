"""What the triple helix would share by chance: sectors dealt out anew among the participants of the same things."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest

from cluster_graph.network.project import Projection, project
from cluster_graph.network.sectors.transmission import transmission
from cluster_graph.network.sectors.triple_helix import DEFAULT_SPHERES, frequencies, observations
from cluster_graph.network.sectors.triple_helix_chance import Band, band_by_chance
from cluster_graph.network.sectors.triple_helix_table import triple_helix_table
from tests.network.examples import DAY
from tests.network.sectors.examples import records


def _affiliation(members: Sequence[Sequence[int]], sectors: Sequence[str]) -> Projection:
    bodies = {f"b{number:03}": sector for number, sector in enumerate(sectors)}
    things = {f"t{number:03}": [f"b{body:03}" for body in inside] for number, inside in enumerate(members)}
    return project(records(things, bodies), "affiliation", on=DAY)


def _band(affiliation: Projection, with_none: bool = False, seed: int = 0) -> Band | None:
    return band_by_chance(affiliation, observations(affiliation, ()), DEFAULT_SPHERES, with_none, seed)


@pytest.mark.parametrize("with_none", [True, False])
def test_the_mean_is_that_over_all_ways_to_deal_the_sectors(with_none: bool) -> None:
    """Ten bodies, three universities and seven companies: 120 ways, on eight things of different size."""
    members = [[0, 1], [2, 3, 4], [5], [6, 7], [8, 9, 0], [1, 5], [2, 9], [3, 4, 6, 8]]
    values = []
    for chosen in combinations(range(10), 3):
        dealt = _affiliation(members, ["university" if body in chosen else "company" for body in range(10)])
        values.append(transmission(frequencies(observations(dealt, ()), with_none)) or 0.0)
    observed = _affiliation(members, ["university"] * 3 + ["company"] * 7)
    band = _band(observed, with_none)
    assert band is not None
    assert band.mean == pytest.approx(sum(values) / len(values), abs=0.01)
    assert band.draws == 9_999


def _random_things(seed: int, sizes: tuple[int, int]) -> Projection:
    random = np.random.default_rng(seed)
    members = [random.choice(60, size=random.integers(*sizes), replace=False).tolist() for _ in range(150)]
    sectors = ["university", "company", "government", "association", "foundation"] * 12
    return _affiliation(members, sectors)


def test_things_that_differ_in_size_and_always_name_somebody_are_no_synergy() -> None:
    affiliation = _random_things(1, (1, 6))
    value = transmission(frequencies(observations(affiliation, ())))
    band = _band(affiliation)
    assert band is not None
    assert value is not None
    assert band.high < 0
    assert band.low <= value <= band.high
    notes = triple_helix_table(affiliation, (), {}).notes
    assert any("cannot be told from chance" in note.en and "9999 draws, seed 0" in note.en for note in notes)


def test_partners_that_always_come_by_twos_of_three_are_more_than_chance() -> None:
    """In each thing two of the three spheres, never one, never all."""
    random = np.random.default_rng(2)
    kinds = {"university": range(20), "company": range(20, 40), "government": range(40, 60)}
    pairs = list(combinations(kinds.values(), 2))
    members = [[int(random.choice(one)), int(random.choice(other))] for one, other in pairs * 30]
    affiliation = _affiliation(members, [sector for sector, bodies in kinds.items() for _ in bodies])
    notes = triple_helix_table(affiliation, (), {}).notes
    assert any(
        "that chance gives at most about once in 20 times: it lies outside" in note.en for note in notes
    )


def test_few_participants_are_not_compared() -> None:
    affiliation = _affiliation([[0], [1], [2], [0, 1], [1, 2]] * 6, ["university", "company", "government"])
    assert _band(affiliation) is None
    table = triple_helix_table(affiliation, (), {})
    assert {row[0]: row[2] for row in table.rows}["t_uig_mean"] is None
    assert any("fewer than 10 participants have a known sector" in note.en for note in table.notes)


def test_whose_sector_is_not_known_is_dealt_none_and_none_of_its_own_is_dealt_out() -> None:
    members = [[body, (body + 5) % 12] for body in range(12)]
    sectors = ["university", "company", "government"] * 4
    known = _affiliation(members, sectors)
    beside = _affiliation(
        [[*inside, 12 + place % 2] for place, inside in enumerate(members)], [*sectors, "", ""]
    )
    assert _band(beside) == _band(known)


def test_the_same_seed_gives_the_same_band() -> None:
    affiliation = _random_things(3, (1, 4))
    assert _band(affiliation, seed=5) == _band(affiliation, seed=5)
    assert _band(affiliation, seed=5) != _band(affiliation, seed=6)
