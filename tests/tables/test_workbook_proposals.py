"""Ids that an officer left out, and names where an id is due."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_graph.problems import Severity
from tests.factory import write_cluster
from tests.workbooks import AGREEMENTS, EVIDENCE, Rows, imported, problems_of, sound_book, table

ROWS: Rows = [
    AGREEMENTS[0],
    AGREEMENTS[1],
    [None, "包括連携協定", "Framework Agreement (Keio & Tsuruoka)", "framework", None, None, *EVIDENCE],
    [
        None,
        "包括連携協定（第2期）",
        "Framework agreement: Keio, Tsuruoka",
        "framework",
        None,
        None,
        *EVIDENCE,
    ],
    [None, "がん研究の協定", None, "support", None, None, *EVIDENCE],
    [None, "IAB がん研究の協定", None, "support", None, None, *EVIDENCE],
]
PROPOSED = [
    "pact",
    "framework-agreement-keio-tsuruoka",
    "framework-agreement-keio-tsuruoka-2",
    "agreement-1",
    "iab",
]


def test_an_id_is_proposed_where_it_is_empty_and_shown(tmp_path: Path) -> None:
    found = imported(sound_book(agreements=ROWS), tmp_path)
    assert [row["id"] for row in table(found, "agreements")] == PROPOSED
    said = [problem for problem in found.problems if problem.code == "proposed-id"]
    assert [problem.place.cell for problem in said] == ["A3", "A4", "A5", "A6"]
    assert said[0].in_language("en") == (
        'agreements!A3: the id is empty and has become "framework-agreement-keio-tsuruoka"; copy it into the workbook.'
    )
    assert said[0].severity is Severity.NOTICE
    assert [
        problem.place.cell
        for problem in problems_of(sound_book(agreements=ROWS), tmp_path)
        if problem in said
    ] == [
        "A3",
        "A4",
        "A5",
        "A6",
    ]


def test_a_row_that_is_in_the_folder_keeps_the_id_it_got_there(tmp_path: Path) -> None:
    """The officer has not copied the ids back, and has put a row above."""
    first = imported(sound_book(agreements=ROWS), tmp_path)
    folder = write_cluster(tmp_path / "tiny")
    (folder / "agreements.csv").write_text(first.files["agreements.csv"], encoding="utf-8")
    above = [None, "新しい協定", None, "other", None, None, *EVIDENCE]
    again = imported(sound_book(agreements=[ROWS[0], above, *ROWS[1:]]), folder)
    assert [row["id"] for row in table(again, "agreements")] == ["agreement-2", *PROPOSED]


def test_an_id_is_proposed_where_there_is_no_column_of_ids(tmp_path: Path) -> None:
    rows = [list(row[1:]) for row in AGREEMENTS]
    rows[1][1] = "Pact"
    assert table(imported(sound_book(agreements=rows), tmp_path), "agreements")[0]["id"] == "pact"


def test_an_id_that_is_made_from_a_key_stays_empty(tmp_path: Path) -> None:
    assert "id" not in table(imported(sound_book(), tmp_path), "signatures")[0]


def test_a_name_is_read_as_the_id_of_the_one_thing_that_has_it(tmp_path: Path) -> None:
    rows = [
        ["agreement", "party", "source", "quote"],
        ["協定", "慶應義塾", *EVIDENCE],
        ["pact", "鶴岡市", *EVIDENCE],
    ]
    found = imported(sound_book(signatures=rows), tmp_path)
    assert [(row["agreement"], row["party"]) for row in table(found, "signatures")] == [
        ("pact", "keio"),
        ("pact", "tsuruoka"),
    ]
    said = [p.in_language("en") for p in found.problems if p.code == "name-read-as-id"]
    assert 'signatures!B2: read "慶應義塾" as keio.' in said


def test_a_name_of_two_things_is_no_id(tmp_path: Path) -> None:
    organizations: Rows = [
        ["id", "name_ja", "kind", "source", "quote"],
        ["a", "総務課", "division", *EVIDENCE],
        ["keio", "総務課", "division", *EVIDENCE],
    ]
    signatures: Rows = [["agreement", "party", "source", "quote"], ["pact", "総務課", *EVIDENCE]]
    found = problems_of(sound_book(organizations=organizations, signatures=signatures), tmp_path)
    assert [(p.code, p.place.cell) for p in found if p.severity is Severity.ERROR] == [("unclear-name", "B2")]


def test_a_new_thing_can_be_pointed_at_by_its_name(tmp_path: Path) -> None:
    organizations: Rows = [
        ["id", "name_ja", "name_en", "kind", "source", "quote"],
        ["keio", "慶應義塾", None, "school-corporation", *EVIDENCE],
        [None, "鶴岡市", "Tsuruoka City", "city", *EVIDENCE],
    ]
    signatures: Rows = [["agreement", "party", "source", "quote"], ["pact", "鶴岡市", *EVIDENCE]]
    found = imported(sound_book(organizations=organizations, signatures=signatures), tmp_path)
    assert table(found, "signatures")[0]["party"] == "tsuruoka-city"


def test_a_row_without_a_name_is_known_by_all_it_says(tmp_path: Path) -> None:
    head = ["amount_jpy", "period", "source", "quote"]
    rows = [head, ["1000", "FY2017", *EVIDENCE], ["2000", "FY2018", *EVIDENCE]]
    first = imported(sound_book(funding=rows), tmp_path)
    assert [row["id"] for row in table(first, "funding")] == ["funding-1", "funding-2"]
    folder = write_cluster(tmp_path / "tiny")
    (folder / "funding.csv").write_text(first.files["funding.csv"], encoding="utf-8")
    again = imported(sound_book(funding=[head, ["500", "FY2016", *EVIDENCE], *rows[2:]]), folder)
    assert [row["id"] for row in table(again, "funding")] == ["funding-3", "funding-2"]


NAMED_ALIKE: Rows = [
    ["id", "name_ja", "kind", "source", "quote"],
    ["city", "中央市", "city", *EVIDENCE],
    ["other-city", "中央市", "city", *EVIDENCE],
    ["keio", "慶應義塾", "school-corporation", *EVIDENCE],
]


@pytest.mark.parametrize(
    ("written", "ja", "en"),
    [
        (
            "中央市",
            "「中央市」という名称のものは city、other-city の 2 つあります。IDで書いてください。",
            '2 things are named "中央市": city, other-city; write the id.',
        ),
        (
            "慶應義塾大",
            "「慶應義塾大」というIDも名称もありません。「慶應義塾」（keio）ではありませんか。",
            'there is no id and no name "慶應義塾大"; did you mean "慶應義塾" (keio)?',
        ),
        (
            "株式会社XYZ",
            "「株式会社XYZ」というIDも名称もありません。その行を加えるか、名称を直してください。",
            'there is no id and no name "株式会社XYZ"; add a row for it, or mend the name.',
        ),
    ],
)
def test_a_name_of_nothing_or_of_several_is_told_once(tmp_path: Path, written: str, ja: str, en: str) -> None:
    signatures: Rows = [["agreement", "party", "source", "quote"], ["pact", written, *EVIDENCE]]
    book = sound_book(organizations=NAMED_ALIKE, signatures=signatures)
    told = [p for p in problems_of(book, tmp_path) if p.severity is Severity.ERROR]
    assert [(p.place.cell, p.words.ja, p.words.en) for p in told] == [("B2", ja, en)]
