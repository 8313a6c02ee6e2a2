"""How text stands in columns and lines, in Japanese and English."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cluster_graph.network.writing.display import aligned, fitted, printable, width, wrapped


def test_full_width_takes_two_columns_and_combining_marks_none() -> None:
    assert [width(text) for text in ("鶴岡", "ab", "が", "か\u3099", "é", "e\u0301")] == [4, 2, 2, 2, 1, 1]


def test_cut_text_ends_in_an_ellipsis_and_is_never_wider_than_asked() -> None:
    assert fitted("先端生命科学研究所", 9) == "先端生命…"
    assert fitted("short", 9) == "short"


def test_nothing_in_a_name_moves_the_cursor() -> None:
    assert printable("a\x1b[31m\nb\u2028c") == "a [31m b c"


def test_columns_stand_in_line_and_numbers_end_in_line() -> None:
    assert aligned([["山", "1"], ["abc", "10"]], {1}) == ["山    1", "abc  10"]
    assert aligned([]) == []


def test_no_line_begins_with_a_closing_mark_and_no_katakana_word_is_broken() -> None:
    assert wrapped("鶴岡メタボロームの森、山", 12) == ["鶴岡", "メタボローム", "の森、山"]
    assert wrapped("山山山。", 6) == ["山山", "山。"]


def test_english_breaks_between_words_and_a_word_longer_than_a_line_is_cut() -> None:
    assert wrapped("one two three", 7) == ["one two", "three"]
    assert wrapped("abcdefghij", 4) == ["abcd", "efgh", "ij"]


@given(st.text(alphabet="山ー。（）aB1 、・ア", max_size=60), st.integers(4, 30))
def test_lines_are_never_wider_than_asked_and_lose_nothing_but_spaces(text: str, largest: int) -> None:
    lines = wrapped(text, largest)
    assert all(width(line) <= largest for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
