"""University, industry and government in things: what is named, what may be, and what is said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import product

import pytest

from cluster_graph.network.project import project
from cluster_graph.network.records import Involvement, NetworkRecords, Post
from cluster_graph.network.sectors import triple_helix
from cluster_graph.network.sectors.transmission import transmission
from cluster_graph.network.sectors.triple_helix import (
    Observation,
    frequencies,
    observations,
    range_over_readings,
    things_with_unnamed,
)
from cluster_graph.network.sectors.triple_helix_table import triple_helix_table
from cluster_graph.network.tabular import Cell
from cluster_graph.periods import UNKNOWN_PERIOD
from cluster_graph.problems import InputError
from tests.network.examples import DAY, thing
from tests.network.sectors.examples import NAMES, records

SECTORS = {
    "u": "university",
    "c": "company",
    "bank": "finance",
    "city": "government",
    "lab": "public-research",
    "club": "association",
    "x": "",
}
BY_CELL = {
    1: ["u"],
    2: ["c"],
    4: ["city"],
    3: ["u", "bank"],
    5: ["u", "lab"],
    6: ["c", "city"],
    7: ["u", "c", "city"],
}


def _things(cells: Mapping[int, int]) -> NetworkRecords:
    """As many things of each cell as asked for; their sources name everybody."""
    members = {
        f"t{cell}-{number:02}": BY_CELL.get(cell, ["club"])
        for cell, many in cells.items()
        for number in range(many)
    }
    return records(members, SECTORS)


def _values(cells: Mapping[int, int], with_none: bool = False) -> dict[Cell, tuple[Cell, ...]]:
    affiliation = project(_things(cells), "affiliation", on=DAY)
    return {row[0]: row[2:] for row in triple_helix_table(affiliation, (), NAMES, with_none=with_none).rows}


def test_finance_is_industry_and_a_public_laboratory_government_unless_told_otherwise() -> None:
    affiliation = project(records({"t": ["bank", "lab", "club"]}, SECTORS), "affiliation", on=DAY)
    assert [found.named for found in observations(affiliation, ())] == [6]
    mine = {"finance": "industry", "association": "university"}
    assert [found.named for found in observations(affiliation, (), mine)] == [3]


def test_a_sphere_that_does_not_exist_is_refused() -> None:
    affiliation = project(NetworkRecords(), "affiliation", on=DAY)
    with pytest.raises(
        InputError, match='cannot belong to "army"; it is one of: university, industry, government'
    ):
        observations(affiliation, (), {"company": "army"})


def test_the_network_of_actors_is_refused() -> None:
    with pytest.raises(InputError, match='needs the projection affiliation, not "actors"'):
        triple_helix_table(project(NetworkRecords(), on=DAY), (), {})


def test_where_not_all_are_named_every_sphere_may_be_there() -> None:
    affiliation = project(records({"t": ["u", "club"]}, SECTORS), "affiliation", on=DAY)
    assert observations(affiliation, ()) == (Observation("t", 1, (1,), names_all=True),)
    assert observations(affiliation, {"t"}) == (Observation("t", 1, (1, 3, 5, 7), names_all=False),)


def test_a_thing_that_names_not_all_is_none_that_does_although_nothing_more_could_be_read() -> None:
    """Else those with all three spheres would be in, and others like them out: chosen by what is counted."""
    affiliation = project(records({"t": ["u", "c", "city"]}, SECTORS), "affiliation", on=DAY)
    assert observations(affiliation, {"t"}) == (Observation("t", 7, (7,), names_all=False),)
    rows = {row[0]: row for row in triple_helix_table(affiliation, {"t"}, NAMES).rows}
    assert rows["only_uig"][2:4] == (1, 0)


def test_who_has_no_known_sector_keeps_a_thing_from_naming_all_whatever_it_may_bring() -> None:
    affiliation = project(records({"t": ["u", "c", "city", "x"]}, SECTORS), "affiliation", on=DAY)
    assert observations(affiliation, ()) == (Observation("t", 7, (7,), names_all=False),)


def test_a_participant_of_unknown_sector_may_bring_one_sphere() -> None:
    affiliation = project(records({"t": ["u", "x"]}, SECTORS), "affiliation", on=DAY)
    assert observations(affiliation, ()) == (Observation("t", 1, (1, 3, 5), names_all=False),)


def test_who_is_only_possibly_there_may_not_be() -> None:
    vague = records({"t": ["u", "city"]}, SECTORS, [thing("t", UNKNOWN_PERIOD)])
    affiliation = project(vague, "affiliation", on=DAY, ties="possible")
    assert observations(affiliation, ()) == (Observation("t", 5, (0, 1, 4, 5), names_all=False),)


def test_in_a_network_of_certain_ties_who_is_possibly_there_may_be_there() -> None:
    long = records({"t": ["u"]}, SECTORS)
    maybe = Involvement("t", "city", "party", UNKNOWN_PERIOD)
    found = replace(long, involvements=(*long.involvements, maybe))
    affiliation = project(found, "affiliation", on=DAY)
    assert things_with_unnamed(found) == frozenset()
    unnamed = things_with_unnamed(found, affiliation=affiliation)
    assert observations(affiliation, unnamed) == (Observation("t", 1, (1, 3, 5, 7), names_all=False),)
    possible = project(found, "affiliation", on=DAY, ties="possible")
    assert things_with_unnamed(found, affiliation=possible) == frozenset()


def test_things_in_which_somebody_is_not_named_or_cannot_be_placed() -> None:
    found = records(
        {"all": ["u"], "not-all": ["u"], "seat": ["u", "chair"], "filled-seat": ["u", "dean"]},
        SECTORS,
        [thing("not-all", names_not_all=True)],
        [Post("chair"), Post("dean", "u")],
    )
    assert things_with_unnamed(found) == {"not-all", "seat"}


def test_things_that_name_none_of_the_three_count_only_on_request() -> None:
    found = [Observation("a", 0, (0,), True), Observation("b", 1, (1,), True)]
    assert frequencies(found) == (0, 1, 0, 0, 0, 0, 0, 0)
    assert frequencies(found, with_none=True) == (1, 1, 0, 0, 0, 0, 0, 0)


_KINDS = [Observation("a", 1, (1, 3, 5, 7), False), Observation("b", 1, (1, 3, 5, 7), False)]
_KINDS += [Observation("c", 2, (2, 6), False)]
_KINDS += [Observation(f"d{number}", cell, (cell,), True) for number, cell in enumerate((4, 4, 3, 6, 1))]


def test_the_range_is_that_of_all_readings() -> None:
    found = range_over_readings(_KINDS)
    values = []
    for reading in product(*(observation.readings for observation in _KINDS)):
        counted = Counter(reading)
        values.append(transmission(tuple(counted[cell] for cell in range(8))) or 0.0)
    assert found is not None
    assert (found.lowest, found.highest) == pytest.approx((min(values), max(values)))
    assert (found.readings, found.exact) == (20, True), (
        "ten ways to split two among four, two of one among two"
    )


def test_where_readings_are_too_many_some_are_drawn_within_the_range(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = range_over_readings(_KINDS)
    monkeypatch.setattr(triple_helix, "_MOST_READINGS", 1)
    drawn = range_over_readings(_KINDS)
    assert drawn is not None
    assert whole is not None
    assert not drawn.exact
    assert drawn == range_over_readings(_KINDS)
    assert (drawn.lowest, drawn.highest) == pytest.approx((whole.lowest, whole.highest)), "so few are all met"


def test_no_range_without_things() -> None:
    assert range_over_readings([]) is None


def test_the_table_counts_alone_by_twos_and_by_threes() -> None:
    values = _values({1: 4, 2: 3, 4: 2, 3: 5, 5: 6, 6: 7, 7: 8})
    only = [values[f"only_{key}"][0] for key in ("u", "i", "g", "ui", "ug", "ig", "uig")]
    assert only == [4, 3, 2, 5, 6, 7, 8]
    assert [values[f"with_{key}"][0] for key in "uig"] == [23, 23, 23]
    assert values["t_uig"][0] == pytest.approx(transmission((0, 4, 3, 5, 2, 6, 7, 8)))


def test_where_everybody_is_named_the_range_is_the_value() -> None:
    values = _values({1: 10, 2: 10, 4: 10, 7: 5})
    value, names_all, lowest, highest = values["t_uig"]
    assert value == names_all == lowest == highest
    assert values["with_u"] == (15, 15, 15, 15)


def test_below_twenty_things_there_is_no_number_but_a_reason() -> None:
    affiliation = project(_things({1: 10, 5: 9}), "affiliation", on=DAY)
    table = triple_helix_table(affiliation, (), NAMES)
    values = {row[0]: row[2] for row in table.rows}
    assert (values["things"], values["only_ug"]) == (19, 9)
    assert {values[key] for key in ("h_u", "t_ug", "t_uig", "t_uig_mean")} == {None}
    assert any("20 things are needed" in note.en and "19 were counted" in note.en for note in table.notes)


def test_a_sphere_that_is_never_named_leaves_nothing_to_share() -> None:
    table = triple_helix_table(project(_things({1: 15, 5: 15}), "affiliation", on=DAY), (), NAMES)
    assert {row[0]: row[2] for row in table.rows}["t_uig"] == 0
    assert any(
        "is 0 whatever else holds" in note.en and "university, industry" in note.en for note in table.notes
    )


def test_the_note_says_which_sector_is_which_sphere() -> None:
    table = triple_helix_table(project(_things({1: 1}), "affiliation", on=DAY), (), NAMES)
    assert table.notes[0].en.startswith(
        "Sectors by sphere: university: university; industry: company, finance; government: government, public-research"
    )


def test_an_empty_network_counts_nothing() -> None:
    table = triple_helix_table(project(NetworkRecords(), "affiliation", on=DAY), (), NAMES)
    assert {row[0]: row[2] for row in table.rows}["things"] == 0
