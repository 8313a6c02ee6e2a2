"""Two days laid side by side."""

from __future__ import annotations

from datetime import date

import pytest

from cluster_graph.network.change.compare import compare
from cluster_graph.network.choices import Choices
from cluster_graph.network.records import NetworkRecords
from cluster_graph.network.tabular import Cell, Table
from cluster_graph.periods import Period
from cluster_graph.problems import InputError, Words
from tests.network.examples import cluster, exactly, thing

BEFORE, AFTER = date(2017, 4, 1), date(2018, 4, 1)
EARLY = exactly(date(2016, 1, 1), date(2017, 12, 31))
LATE = exactly(date(2018, 1, 1), date(2020, 12, 31))
THROUGHOUT = exactly(date(2016, 1, 1), date(2020, 12, 31))


def records() -> NetworkRecords:
    attested = Period(latest_start=BEFORE, earliest_end=BEFORE)
    return cluster(
        {
            "same": ["a", "b"],
            "more": ["b", "c"],
            "held": ["b", "c"],
            "gone": ["a", "d"],
            "new": ["c", "e"],
            "swapped-old": ["d", "b"],
            "swapped-new": ["d", "b"],
            "silent": ["a", "g"],
        },
        things=[
            thing("same", THROUGHOUT),
            thing("held", THROUGHOUT),
            thing("more", LATE),
            thing("gone", EARLY),
            thing("new", LATE),
            thing("swapped-old", EARLY),
            thing("swapped-new", LATE),
            thing("silent", attested),
        ],
    )


def compared(choices: Choices | None = None) -> tuple[Table, Table]:
    return compare(records(), choices or Choices(), ["degree", "strength"], BEFORE, AFTER)


def by_key(table: Table, *key: str) -> dict[str, Cell]:
    keys = [column.key for column in table.columns]
    return next(dict(zip(keys, row, strict=True)) for row in table.rows if row[: len(key)] == key)


def test_values_ranks_and_differences_of_who_stayed() -> None:
    nodes, _ = compared()
    row = by_key(nodes, "b")
    assert (row["change"], row["possibly_on_both"]) == ("stayed", None)
    assert (row["degree_before"], row["degree_after"]) == (3 / 4, 3 / 4)
    assert (row["strength_before"], row["strength_after"], row["strength_difference"]) == (3.0, 4.0, 1.0)
    a = by_key(nodes, "a")
    assert (a["degree_rank_before"], a["degree_rank_after"], a["degree_rank_rise"]) == (1, 3, -2)


def test_who_came_or_went_has_no_difference() -> None:
    nodes, _ = compared()
    came, went = by_key(nodes, "e"), by_key(nodes, "g")
    assert (came["change"], came["possibly_on_both"]) == ("entered", False)
    assert came["degree_before"] is came["degree_difference"] is came["degree_rank_rise"] is None
    assert came["degree_after"] == 1 / 4
    assert (went["change"], went["possibly_on_both"]) == ("left", True)
    assert went["degree_after"] is None


def test_rows_are_those_who_stayed_by_rank_then_who_came_then_who_went() -> None:
    nodes, _ = compared()
    assert nodes.column("change") == ("stayed",) * 4 + ("entered", "left")
    ranks = [rank for rank in nodes.column("degree_rank_after")[:4] if isinstance(rank, int)]
    assert ranks == sorted(ranks)
    assert len(ranks) == 4


def test_ties_gained_lost_and_changed_with_the_things_behind_them() -> None:
    _, ties = compared()
    assert [(*row[:2], row[4]) for row in ties.rows] == [
        ("a", "d", "lost"),
        ("a", "g", "lost"),
        ("b", "c", "stronger"),
        ("b", "d", "other things"),
        ("c", "e", "gained"),
    ]
    assert by_key(ties, "a", "d")["things_ended"] == ("gone",)
    assert by_key(ties, "c", "e")["things_began"] == ("new",)
    assert by_key(ties, "c", "e")["things_began_labels"] == Words("new", "new")
    swapped = by_key(ties, "b", "d")
    assert (swapped["things_began"], swapped["things_ended"]) == (("swapped-new",), ("swapped-old",))
    assert (swapped["strength_before"], swapped["strength_after"]) == (1.0, 1.0)
    lost = by_key(ties, "a", "d")
    assert (lost["strength_before"], lost["strength_after"]) == (1.0, None)


def test_what_ended_and_what_only_fell_silent_are_told_apart() -> None:
    _, ties = compared()
    assert by_key(ties, "a", "d")["things_ended_possibly_still"] == ()
    assert by_key(ties, "a", "g")["things_ended_possibly_still"] == ("silent",)


def test_unchanged_ties_are_counted_not_listed() -> None:
    _, ties = compared()
    assert any(note.en.startswith("1 tie with the same strength") for note in ties.notes)


def test_with_possible_ties_nothing_is_only_silent() -> None:
    nodes, ties = compared(Choices(ties="possible"))
    assert by_key(nodes, "g")["change"] == "stayed"
    assert not any(row[1] == "g" for row in ties.rows)


def test_newmans_weights_show_a_tie_that_others_weakened() -> None:
    """A third body joins the agreement of a and b: what ties them is the same, the tie is weaker."""
    joined = cluster(
        {"agreement": ["a", "b"], "later": ["a", "b", "c"]},
        things=[thing("agreement", EARLY), thing("later", LATE)],
    )
    _, ties = compare(joined, Choices(weight="newman"), ["degree"], BEFORE, AFTER)
    assert by_key(ties, "a", "b")["change"] == "weaker"
    assert by_key(ties, "a", "b")["strength_after"] == 0.5


def test_both_days_are_named_in_the_sentence_and_the_headings() -> None:
    nodes, ties = compared()
    assert "1 April 2017 (FY2017) compared with 1 April 2018 (FY2018)" in nodes.sentence.en
    assert "2017年4月1日（平成29年度）" in ties.sentence.ja
    heading = {column.key: column.heading for column in nodes.columns}["degree_before"]
    assert heading.en.endswith(", 1 April 2017")


@pytest.mark.parametrize("projection", ["actors", "affiliation", "layers", "funding"])
def test_every_projection_can_be_compared(projection: str) -> None:
    for table in compare(records(), Choices(projection=projection), None, BEFORE, AFTER):
        assert all(len(row) == len(table.columns) for row in table.rows)
        keys = [column.key for column in table.columns]
        assert len(keys) == len(set(keys))
        assert ("relation" in keys) == (projection == "layers" and table.name == "compared_ties")


def test_an_empty_cluster_gives_empty_tables() -> None:
    nodes, ties = compare(NetworkRecords(), Choices(), None, BEFORE, AFTER)
    assert nodes.rows == ties.rows == ()


@pytest.mark.parametrize("days", [(AFTER, BEFORE), (BEFORE, BEFORE)])
def test_the_earlier_day_comes_first(days: tuple[date, date]) -> None:
    with pytest.raises(InputError, match="the earlier first"):
        compare(records(), Choices(), None, *days)
