"""Tables wider than a page: blocks of columns, headings over several lines, and lists that go on below."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cluster_graph.network.writing.blocks import LARGEST_LINE, in_blocks
from cluster_graph.network.writing.display import width

LINES = [["id", "first", "second", "third"], ["a", "1", "2", "3"], ["b", "10", "20", "30"]]


def test_a_table_that_fits_is_one_block() -> None:
    assert in_blocks(LINES, {1, 2, 3}) == [
        "id  first  second  third",
        "a       1       2      3",
        "b      10      20     30",
    ]


def test_a_wider_one_goes_on_below_with_who_it_is_about() -> None:
    assert in_blocks(LINES, {1, 2, 3}, largest=18) == [
        "id  first  second",
        "a       1       2",
        "b      10      20",
        "",
        "id  third",
        "a       3",
        "b      30",
    ]


def test_columns_of_one_group_stay_side_by_side() -> None:
    found = in_blocks(LINES, {1, 2, 3}, ["id", "x", "y", "y"], 18)
    assert [line for line in found if line.startswith("id")] == ["id  first", "id  second  third"]


def test_as_many_columns_are_repeated_as_tell_the_rows_apart() -> None:
    lines = [["from", "to", "strength", "certain"], ["a", "b", "1", "yes"], ["a", "c", "2", "no"]]
    heads = [line.split() for line in in_blocks(lines, largest=19) if line.startswith("from")]
    assert heads == [["from", "to", "strength"], ["from", "to", "certain"]]


def test_long_headings_of_a_wide_table_take_several_lines() -> None:
    heading = "次数中心性の順位（2017年4月1日）"
    found = in_blocks([["ID", heading, heading], ["a", "1", "2"]], {1, 2}, largest=50)
    assert found == [
        "    次数中心性の順位  次数中心性の順位",
        "ID  （2017年4月1日）  （2017年4月1日）",
        "a                  1                 2",
    ]


def test_a_long_list_goes_on_in_the_lines_below() -> None:
    names = ", ".join(f"organization-{number}" for number in range(5))
    found = in_blocks([["id", "members", "size"], ["a", names, "5"], ["b", "", "0"]], {2})
    assert found[1].split() == ["a", "organization-0,", "organization-1,", "5"]
    assert " ".join(" ".join(line.split()) for line in found).count("organization-") == 5
    assert found[-1].split() == ["b", "0"]


def test_headings_alone_are_a_table() -> None:
    assert in_blocks([["id", "name"]]) == ["id  name"]


_CELLS = st.text(alphabet="aB1 、・山", max_size=60).map(lambda text: " ".join(text.split()))
_NAMES = st.text(alphabet="aB1山", max_size=15)


@given(
    st.lists(
        st.tuples(_NAMES, _NAMES, _NAMES, _CELLS, _CELLS, _NAMES, _NAMES, _CELLS), min_size=1, max_size=5
    )
)
def test_no_line_is_wider_than_a_page_and_no_character_is_lost(lines: list[tuple[str, ...]]) -> None:
    found = in_blocks(lines)
    assert all(width(line) <= LARGEST_LINE for line in found)
    said = "".join(found)
    for character in "aB1、・山":
        assert said.count(character) >= sum(cell.count(character) for line in lines for cell in line)
