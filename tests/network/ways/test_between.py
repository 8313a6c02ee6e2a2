"""How two organizations are tied: the shortest ways, each tie with what makes it."""

from __future__ import annotations

import pytest

from cluster_graph.network.project import Projection, project
from cluster_graph.network.records import NetworkRecords
from cluster_graph.network.ways.between import MOST_WAYS, organization_named, ways_between
from cluster_graph.problems import InputError, Words
from tests.network.examples import DAY, cluster

# a and d are tied through b, by two things each, and through c, by one.
DIAMOND = {
    "ab": "ab",
    "ab2": "ab",
    "bd": "bd",
    "bd2": "bd",
    "ac": "ac",
    "cd": "cd",
    "alone": "e",
    "pair": "fg",
}


def made(members: dict[str, str], weight: str = "count") -> tuple[Projection, NetworkRecords]:
    records = cluster(members)
    return project(records, on=DAY, weight=weight), records


def ways(members: dict[str, str], one: str, other: str, weight: str = "count") -> list[str]:
    """The ways as words of ids."""
    table = ways_between(*made(members, weight), one, other)
    found: dict[object, str] = {}
    for way, source, target in zip(*(table.column(key) for key in ("way", "source", "target")), strict=True):
        found[way] = found.get(way, str(source)) + str(target)
    return list(found.values())


def test_strong_ties_are_short() -> None:
    assert ways(DIAMOND, "a", "d") == ["abd"]


def test_without_weights_all_ways_with_the_fewest_ties_are_told() -> None:
    assert ways(DIAMOND, "a", "d", weight="none") == ["abd", "acd"]


def test_each_tie_tells_what_makes_it() -> None:
    table = ways_between(*made(DIAMOND), "a", "d", {("a", "b"): ("signatures/ab/s",)})
    assert table.column("things") == (("ab", "ab2"), ("bd", "bd2"))
    assert table.column("things_labels") == (Words("ab、ab2", "ab; ab2"), Words("bd、bd2", "bd; bd2"))
    assert table.column("evidence") == (("signatures/ab/s",), ())
    assert "1 long" in table.notes[0].en  # a half and a half


def test_the_way_back_has_the_same_ties() -> None:
    table = ways_between(*made(DIAMOND), "d", "a", {("a", "b"): ("signatures/ab/s",)})
    assert table.column("evidence") == ((), ("signatures/ab/s",))


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [("a", "f", "not tied"), ("a", "h", "not in this network"), ("h", "a", "not in this")],
)
def test_no_way_is_an_answer_with_its_reason(one: str, other: str, words: str) -> None:
    records = cluster({**DIAMOND, "elsewhere": "h"})
    only_now = project(cluster(DIAMOND), on=DAY)
    table = ways_between(only_now, records, one, other)
    assert table.rows == ()
    assert words in table.notes[0].en


def test_of_very_many_ways_only_some_are_told() -> None:
    between = [chr(code) for code in range(ord("f"), ord("f") + MOST_WAYS + 1)]
    ladder = {f"{end}{middle}": f"{end}{middle}" for middle in between for end in ("a", "d")}
    found = ways_between(*made(ladder), "a", "d")
    assert max(way for way in found.column("way") if isinstance(way, int)) == MOST_WAYS
    assert f"more than {MOST_WAYS}" in found.notes[-1].en


def test_an_organization_is_known_by_its_id_and_by_its_names() -> None:
    records = cluster({"x": ["city", "university"]})
    assert [organization_named(records, name) for name in ("city", "CITY", "city（日）")] == ["city"] * 3
    with pytest.raises(InputError, match='did you mean "city"'):
        organization_named(records, "citty")


def test_two_ends_that_are_one_and_networks_of_other_sorts_are_refused() -> None:
    projection, records = made(DIAMOND)
    with pytest.raises(InputError, match="two different"):
        ways_between(projection, records, "a", "a")
    with pytest.raises(InputError, match="projection actors"):
        ways_between(project(records, "affiliation", on=DAY), records, "a", "b")
