"""Identifiers: what is read, what is refused and with which words, and which wrong digits are found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_graph.tables.cells import CellError
from cluster_graph.tables.identifiers import (
    IdentifierError,
    corporate_check_digit,
    corporate_number_is_well_formed,
    local_government_check_digit,
    local_government_code_is_well_formed,
    read_corporate_number,
    read_local_government_code,
    read_ror,
    read_wikidata,
    ror_check_digits,
    ror_is_well_formed,
)
from cluster_graph.tables.rows import Organization, columns_of
from tests.factory import read_cell

Reader = Callable[[str], str]
many = settings(derandomize=True, deadline=None, max_examples=200, database=None)
DIGITS = "0123456789"
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"

# Published: Tsuruoka City, Keio Gijuku, the Ministry of Economy, Trade and Industry, and two worked examples.
CORPORATE_NUMBERS = ("6000020062031", "4010405001654", "4000012090001", "4011001098993", "7123456789012")
# Hokkaido, Yamagata, Toyama, Okinawa; Sapporo, Tsuruoka, Chiyoda, Osaka, Naha.
LOCAL_GOVERNMENT_CODES = (
    *("010006", "060003", "160008", "470007"),
    *("011002", "062031", "131016", "271004", "472018"),
)
# Keio University; the example of ROR's own documentation (California Digital Library); DataCite; Tsinghua University.
ROR_IDS = ("02kn6nx58", "03yrm5c26", "04wxnsj81", "03cve4549")


@pytest.mark.parametrize("number", CORPORATE_NUMBERS)
def test_published_corporate_numbers_are_read(number: str) -> None:
    assert read_corporate_number(number) == number


@pytest.mark.parametrize("code", LOCAL_GOVERNMENT_CODES)
def test_published_local_government_codes_are_read(code: str) -> None:
    assert read_local_government_code(code) == code


@pytest.mark.parametrize("identifier", ROR_IDS)
def test_published_ror_ids_are_read_in_every_form(identifier: str) -> None:
    iri = f"https://ror.org/{identifier}"
    for written in (identifier, iri, f"http://ror.org/{identifier}", f"ror.org/{identifier}", f"{iri}/"):
        assert read_ror(written) == iri
    assert read_ror(identifier.upper()) == iri


@pytest.mark.parametrize(
    "written",
    [
        *("Q1234", "q1234", "Ｑ１２３４", "wd:Q1234", "http://www.wikidata.org/entity/Q1234"),
        *("https://www.wikidata.org/wiki/Q1234", "https://m.wikidata.org/wiki/Q1234#sitelinks"),
        "wikidata.org/wiki/Q1234",
    ],
)
def test_a_wikidata_item_is_read_as_id_or_address(written: str) -> None:
    assert read_wikidata(written) == "http://www.wikidata.org/entity/Q1234"


def test_full_width_digits_are_read() -> None:
    assert read_corporate_number("６００００２００６２０３１") == "6000020062031"
    assert read_local_government_code("０６２０３１") == "062031"
    assert read_ror("０２ｋｎ６ｎｘ５８") == "https://ror.org/02kn6nx58"


@pytest.mark.parametrize(
    ("reader", "written", "right"),
    [
        (read_corporate_number, "6-0000-2006-2031", "6000020062031"),
        (read_corporate_number, "6 0000 2006 2031", "6000020062031"),
        (read_corporate_number, "T4010405001654", "4010405001654"),
        (read_corporate_number, "4010405001654.0", "4010405001654"),
        (read_corporate_number, "010405001654", "4010405001654"),  # the company registration number
        (read_corporate_number, "0104-05-001654", "4010405001654"),
        (read_corporate_number, "10405001654", "4010405001654"),  # its leading zero lost
        (read_corporate_number, "20062031", "13"),  # more lost than can be told
        (read_corporate_number, "6.00002E+12", "13"),
        (read_corporate_number, "5000020062031", "6"),
        (read_corporate_number, "0000020062031", "6"),
        (read_corporate_number, "鶴岡市", "4010405001654"),
        (read_local_government_code, "06203-1", "062031"),
        (read_local_government_code, "０６２０３－１", "062031"),
        (read_local_government_code, "06203ー1", "062031"),
        (read_local_government_code, "06203", "062031"),
        (read_local_government_code, "62031", "062031"),
        (read_local_government_code, "6203", "062031"),
        (read_local_government_code, "62031.0", "062031"),
        (read_local_government_code, "06", "060003"),
        (read_local_government_code, "6", "060003"),
        (read_local_government_code, "06000-3", "060003"),
        (read_local_government_code, "062032", "1"),
        (read_local_government_code, "480003", "47"),
        (read_local_government_code, "鶴岡市", "062031"),
        (read_wikidata, "P31", "Q1234"),
        (read_wikidata, "鶴岡市", "Q1234"),
        (read_wikidata, "Q0", "Q1234"),
        (read_wikidata, "https://ja.wikipedia.org/wiki/Q1234", "Q1234"),
        (read_wikidata, "http://[", "Q1234"),
        (read_ror, "02kn6nx59", "02kn6nx58"),
        (read_ror, "https://ror.org/o2kn6nx58", "02kn6nx58"),
        (read_ror, "Keio University", "02kn6nx58"),
        (read_ror, "https://example.org/02kn6nx58", "02kn6nx58"),
    ],
)
def test_what_would_be_right_is_said_in_both_languages(reader: Reader, written: str, right: str) -> None:
    with pytest.raises(IdentifierError) as refused:
        reader(written)
    words = refused.value.words
    assert right in words.ja and right in words.en
    assert words.ja.endswith("。") and words.en[-1] in ".?" and "\n" not in words.ja + words.en
    assert "verif" not in words.en and "検証" not in words.ja


def test_five_digits_that_may_be_two_codes_name_both() -> None:
    # 10203 lacks its check digit (Numata), or is 010203 without its zero, if that were well formed.
    both = next(
        code[1:]
        for code in (f"0{number:05}" for number in range(10000, 50000))
        if local_government_code_is_well_formed(code)
        and local_government_code_is_well_formed(code[1:] + local_government_check_digit(code[1:]))
    )
    with pytest.raises(IdentifierError) as refused:
        read_local_government_code(both)
    assert f"0{both} or {both}" in refused.value.words.en


def test_cells_tell_it_in_the_words_of_the_reader() -> None:
    column = columns_of(Organization)["local_government_code"]
    with pytest.raises(CellError) as refused:
        read_cell("06203-1", column)
    assert "062031" in refused.value.words.en


def test_a_long_text_is_quoted_in_part() -> None:
    for reader in (read_corporate_number, read_local_government_code, read_wikidata, read_ror):
        with pytest.raises(IdentifierError) as refused:
            reader("あ\n" * 5000)
        assert len(refused.value.words.ja) < 200
        assert "\n" not in refused.value.words.ja


# Which errors are found

TWELVE = st.text(DIGITS, min_size=12, max_size=12)
FIVE = st.tuples(st.integers(1, 47), st.text(DIGITS, min_size=3, max_size=3)).map(
    lambda t: f"{t[0]:02}{t[1]}"
)
SEVEN = st.text(CROCKFORD, min_size=6, max_size=6).map(lambda text: f"0{text}")


@many
@given(TWELVE, st.integers(0, 12), st.sampled_from(DIGITS))
def test_every_wrong_digit_of_a_corporate_number_is_found_but_0_for_9(
    body: str, place: int, digit: str
) -> None:
    number = corporate_check_digit(body) + body
    assert corporate_number_is_well_formed(number)
    wrong = number[:place] + digit + number[place + 1 :]
    not_noticed = digit == number[place] or (place > 0 and {digit, number[place]} == {"0", "9"})
    assert corporate_number_is_well_formed(wrong) is not_noticed


@many
@given(TWELVE, st.integers(1, 11))
def test_exchanged_neighbours_in_a_corporate_number_are_found_but_0_and_9(body: str, place: int) -> None:
    number = corporate_check_digit(body) + body
    one, other = number[place], number[place + 1]
    wrong = number[:place] + other + one + number[place + 2 :]
    not_noticed = one == other or {one, other} == {"0", "9"}
    assert corporate_number_is_well_formed(wrong) is not_noticed


@many
@given(FIVE, st.integers(0, 5), st.sampled_from(DIGITS))
def test_a_wrong_digit_of_a_local_government_code_is_found_but_for_the_shared_1(
    body: str, place: int, digit: str
) -> None:
    code = body + local_government_check_digit(body)
    assert local_government_code_is_well_formed(code)
    wrong = code[:place] + digit + code[place + 1 :]
    if wrong != code and local_government_code_is_well_formed(wrong):
        # Remainders 0 and 10 have one check digit: the only way for an error to hide.
        remainders = {
            sum(int(c) * weight for c, weight in zip(text[:5], (6, 5, 4, 3, 2), strict=True)) % 11
            for text in (code, wrong)
        }
        assert place < 5 and code[5] == "1" and remainders == {0, 10}


@many
@given(SEVEN, st.integers(0, 8), st.sampled_from(CROCKFORD))
def test_every_wrong_character_of_a_ror_id_is_found(body: str, place: int, character: str) -> None:
    identifier = body + ror_check_digits(body)
    assert ror_is_well_formed(identifier)
    wrong = identifier[:place] + character + identifier[place + 1 :]
    assert ror_is_well_formed(wrong) is (wrong == identifier)


@many
@given(st.one_of(st.text(max_size=20), st.text("0123456789-T.Ee+QqPrwd:/og", max_size=20)))
def test_any_text_is_read_or_refused(text: str) -> None:
    for reader in (read_corporate_number, read_local_government_code, read_wikidata, read_ror):
        try:
            value = reader(text)
        except IdentifierError as error:
            assert error.words.ja and error.words.en
        else:
            assert value.isascii() and reader(value) == value
