"""Cells: what is refused, and that the sentence is short and shows nothing that a terminal would obey."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_graph.tables.cells import CellError
from cluster_graph.tables.rows import TABLES, columns_of
from tests.factory import read_cell

many = settings(derandomize=True, deadline=None, max_examples=300, database=None)
COLUMNS = {
    f"{table}.{name}": column for table, row in TABLES.items() for name, column in columns_of(row).items()
}


def refused(column: str, text: str) -> CellError:
    with pytest.raises(CellError) as error:
        read_cell(text, COLUMNS[column])
    return error.value


@pytest.mark.parametrize("mark", ["\x00", "\x07", "\x0b", "\x1b", "\x7f", "\x9b", "\ufffe", "\uffff"])
def test_characters_that_cannot_be_shown_are_named(mark: str) -> None:
    words = refused("organizations.name_ja", f"鶴{mark}岡").words
    assert f"U+{ord(mark):04X}" in words.ja and f"U+{ord(mark):04X}" in words.en
    assert mark not in words.ja + words.en


def test_the_trace_of_a_lost_character_is_refused() -> None:
    assert "U+FFFD" in refused("organizations.name_ja", "鶴\ufffd市").words.en


@pytest.mark.parametrize("text", ["\u200b", "\ufeff", " \u200b\u2060 ", "\u200e"])
def test_a_cell_of_invisible_characters_is_not_a_name(text: str) -> None:
    assert "invisible" in refused("organizations.name_ja", text).words.en


@pytest.mark.parametrize("text", ["鶴岡市", "鶴\n岡", "a\tb", "\u202e鶴", "🦠", "é\u0301", "髙﨑"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert read_cell(f" {text}\u3000", COLUMNS["organizations.name_ja"]) == text


@pytest.mark.parametrize(
    "address",
    [
        *("http://[", "http://[::1", "http://a b/", "https://", "http:///x", "ftp://a/", "www.example.org"),
        *(
            "http://a/\n",
            "http://a/%zz",
            "http://a:99999/",
            "http://a:0/",
            'http://a/"',
            "javascript:alert(1)",
        ),
        *("http://a/\ue000", "//example.org/"),
    ],
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    assert (
        "web address"
        in refused("organizations.website", address + ("x" if address.endswith("\n") else "")).words.en
    )


@pytest.mark.parametrize(
    "address",
    ["http://example.org", "https://例え.jp/山形?q=1#x", "http://a:8080/%E5%B1%B1", "http://[::1]/"],
)
def test_web_addresses_are_read(address: str) -> None:
    assert read_cell(f" {address} ", COLUMNS["organizations.website"]) == address


def test_numbers_have_as_many_digits_as_can_be_summed() -> None:
    amount = "funding.amount_jpy"
    assert read_cell("9" * 18, COLUMNS[amount]) == Decimal("9" * 18)
    assert read_cell("１，２３４，５６７", COLUMNS[amount]) == Decimal(1234567)
    assert "at most 18" in refused(amount, "9" * 19).words.en
    assert "at most 18" in refused("agreements.notice_months", "9" * 5000).words.en


@pytest.mark.parametrize("text", ["1e9", "NaN", "∞", "1.000.000", "1,00", "百万", "0x10", "¥100", "--1", "٣"])
def test_what_is_no_number_is_refused(text: str) -> None:
    assert "not a number" in refused("funding.amount_jpy", text).words.en


def test_an_id_is_no_longer_than_a_file_name_may_be() -> None:
    assert read_cell("a" * 200, COLUMNS["organizations.id"]) == "a" * 200
    assert "at most 200" in refused("organizations.id", "a" * 201).words.en


def test_a_wrong_code_is_told_with_the_choices_in_the_order_of_their_list() -> None:
    words = refused("organizations.kind", "県").words
    assert words.ja.startswith(
        "「県」という区分はありません。使えるもの: prefecture（都道府県）、city（市）、municipality（市以外の区町村）、"
    )
    assert words.ja.endswith("、other（その他）。")
    assert words.en.startswith(
        'there is no code "県" here; use one of: prefecture, city, municipality (other municipality), '
    )
    assert words.en.endswith(", other.")


def test_only_the_codes_of_the_column_are_choices() -> None:
    words = refused("meetings.status", "？").words
    assert words.ja == "「？」という区分はありません。使えるもの: planned（予定）、held（開催済み）。"
    assert words.en == 'there is no code "？" here; use one of: planned, held.'


@pytest.mark.parametrize(
    ("typed", "notation", "label"),
    [
        ("prefectur", "prefecture", "都道府県"),
        ("都道府県", "prefecture", "都道府県"),
        ("都道府県庁", "prefecture", "都道府県"),
        ("ｺﾝｿｰｼｱﾑ", "consortium", "コンソーシアム"),
        ("other municipality", "municipality", "市以外の区町村"),
        ("National government body", "national-agency", "国の機関"),
    ],
)
def test_a_code_that_is_nearly_right_is_offered_by_notation_and_label(
    typed: str, notation: str, label: str
) -> None:
    words = refused("organizations.kind", typed).words
    assert words.ja == f"「{typed}」という区分はありません。「{notation}（{label}）」ではありませんか。"
    assert words.en == f'there is no code "{typed}" here; did you mean "{notation}"?'


@pytest.mark.parametrize("text", ["none;*", "*；none", "none;kind:joint-research", "study;none;none"])
def test_none_beside_another_scope_is_refused(text: str) -> None:
    words = refused("agreements.covers", text).words
    assert words.ja == "covers に none とほかの対象が並んでいます。どちらか一方にしてください。"
    assert words.en == "covers holds none beside other scopes; keep one of them."


def test_none_alone_is_a_scope() -> None:
    assert read_cell("none;none", COLUMNS["agreements.covers"]) == ("none",)


NASTY = st.text(
    st.sampled_from(list("あa1-;/.[]{}%\x00\x1b\n\t \u200b\u202e\ufffd\uffffＱ:*")), min_size=1, max_size=12
)


@many
@given(
    st.sampled_from(sorted(COLUMNS)), NASTY | st.text(min_size=1, max_size=40) | NASTY.map(lambda t: t * 3000)
)
def test_any_text_is_read_or_refused_in_one_short_sentence(column: str, text: str) -> None:
    try:
        read_cell(text, COLUMNS[column])
    except CellError as error:
        for words in (error.words.ja, error.words.en):
            assert words.strip()
            assert "\n" not in words and "\x1b" not in words and "\x00" not in words
            assert len(words) < 1500
