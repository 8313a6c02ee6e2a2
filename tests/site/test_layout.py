"""Positions: near where tied, apart where not, and always the same."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations

import pytest

from cluster_graph.site.labels import break_lines, width
from cluster_graph.site.layout import Box, Position, place, settle


def boxes(count: int, across: float = 40, along: float = 20) -> list[Box]:
    """So many equal boxes, b00 and on."""
    return [Box(f"b{number:02}", across, across, along, along) for number in range(count)]


def wheel(count: int) -> list[tuple[str, str]]:
    """Every box tied to the first and to the next."""
    return [("b00", f"b{n:02}") for n in range(1, count)] + [
        (f"b{n:02}", f"b{n + 1:02}") for n in range(1, count - 1)
    ]


def overlapping(placed: dict[str, Position], of: list[Box]) -> list[tuple[str, str]]:
    """Pairs of boxes that cover each other."""
    by_id = {box.id: box for box in of}
    return [
        (one, two)
        for one, two in combinations(sorted(placed), 2)
        if placed[one][0] - by_id[one].left < placed[two][0] + by_id[two].right
        and placed[two][0] - by_id[two].left < placed[one][0] + by_id[one].right
        and placed[one][1] - by_id[one].up < placed[two][1] + by_id[two].down
        and placed[two][1] - by_id[two].up < placed[one][1] + by_id[one].down
    ]


@pytest.mark.parametrize("count", [1, 2, 12, 40])
def test_no_two_boxes_overlap(count: int) -> None:
    of = boxes(count, across=70, along=24)
    assert overlapping(place(of, wheel(count)), of) == []


def test_every_box_has_a_place_even_without_ties() -> None:
    of = boxes(7)
    placed = place(of, [])
    assert sorted(placed) == [box.id for box in of]
    assert overlapping(placed, of) == []


def test_nothing_gives_nothing() -> None:
    assert place([], []) == {}


def test_ties_to_oneself_or_to_nowhere_count_for_nothing() -> None:
    of = boxes(3)
    assert place(of, [("b00", "b00"), ("b01", "elsewhere"), ("b00", "b01")]) == place(of, [("b01", "b00")])


def test_tied_boxes_stand_nearer_than_untied_ones() -> None:
    chain = [(f"b{n:02}", f"b{n + 1:02}") for n in range(9)]
    placed = place(boxes(10, 10, 10), chain)

    def distance(one: str, two: str) -> float:
        (x1, y1), (x2, y2) = placed[one], placed[two]
        return float(((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5)

    assert distance("b00", "b01") < distance("b00", "b09") / 3


def test_groups_stand_side_by_side_around_the_origin() -> None:
    of = boxes(8)
    placed = place(of, [("b00", "b01"), ("b02", "b03"), ("b04", "b05")])
    assert overlapping(placed, of) == []
    west, east = min(x for x, _ in placed.values()), max(x for x, _ in placed.values())
    assert abs(west + east) <= 2


def test_the_order_of_the_input_does_not_matter() -> None:
    of, ties = boxes(20), wheel(20)
    turned = [(two, one) for one, two in reversed(ties)]
    assert place(of, ties) == place(list(reversed(of)), turned)


def test_settling_moves_only_what_overlaps() -> None:
    of = boxes(3)
    start = {"b00": (0, 0), "b01": (10, 0), "b02": (900, 900)}
    settled = settle(of, start)
    assert settled["b02"] == (900, 900)
    assert overlapping(settled, of) == []


def test_a_large_group_is_placed_within_seconds() -> None:
    of = [Box(f"n{number:04}", 20, 20, 10, 10) for number in range(400)]
    ties = [(f"n{number:04}", f"n{number // 3:04}") for number in range(1, 400)]
    assert len(place(of, ties)) == 400


PROGRAM = """
from cluster_graph.site.layout import Box, place
names = {f"name-{n}" for n in range(30)}
ties = {(f"name-{n}", f"name-{n * 7 % 30}") for n in range(24)}
print(sorted(place((Box(n, 30, 30, 9, 25) for n in names), ties).items()))
"""


def test_the_same_positions_under_any_hash_seed() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    }
    assert len(found) == 1


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("鶴岡市", "鶴岡市"),
        ("慶應義塾大学先端生命科学研究所", "慶應義塾大学\n先端生命科学研究所"),
        ("がんメタボローム研究推進委員会", "がんメタボローム\n研究推進委員会"),
        ("(公財)庄内地域産業振興センター", "(公財)庄内地域\n産業振興センター"),
        ("National Cancer Center", "National Cancer Center"),
        (
            "Institute for Advanced Biosciences, Keio University",
            "Institute for\nAdvanced Biosciences,\nKeio University",
        ),
        ("", ""),
    ],
)
def test_names_break_where_a_reader_would_break_them(name: str, lines: str) -> None:
    assert break_lines(name) == lines


def test_breaking_loses_no_letter() -> None:
    name = "慶應義塾大学先端生命科学研究所の研究教育活動に対する支援のための協定書及び覚書"
    assert break_lines(name).replace("\n", "") == name
    assert break_lines(name).count("\n") == 2


def test_a_full_width_letter_takes_the_room_of_two() -> None:
    assert (width("鶴岡"), width("ab"), width("ｱ")) == (4, 2, 1)
