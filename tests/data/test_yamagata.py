"""The shipped Yamagata cluster as plain files: are all facts of its sources there, each with its words?

Takes the CSV files, the README and the text of the document of 2018 as they lie in ``data/yamagata``; uses no module
of the package, so that a fault of the loader cannot hide a fault of the data.
"""

from __future__ import annotations

import csv
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data" / "yamagata"
DOCUMENT = DATA / "sources" / "seed-2018.txt"
DOCUMENT_SHA256 = "ea840093afadbc479e5a676eff4439df54ce102003fdb2cbff011909b8c7706c"
EVIDENCE = "source quote locator certainty note checked_by checked_on publish"
FACTS = range(1, 100)
SEED = "seed-2018"
# The numbered facts of the collection of public facts that the cluster was made from, by part.
PUBLIC_FACTS = {
    "A": "1-5 7-12 14 16 20 21 30 31 40-42 44 45 50-52",
    "B": "1-12 20 21 30 40",
    "C": "1-10 20 21",
    "D": "1-8 20 30-40 50",
    "E": "1-22 30-47 50 60 70 71 80",
    "F": "1-5 20-23 30 40 41",
    "G": "1-10 20 21 30-32 40 50 60",
    "H": "1-8 20-23 30 40-43",
    "K": "1-9 20",
}

COLUMNS = {
    "sources": "id title_ja title_en publisher issued attested retrieved url language",
    "organizations": (
        "id name_ja name_kana name_en other_names kind sector part_of listed_under names_not_all "
        "corporate_number local_government_code wikidata ror nistep website distinct_from period "
    )
    + EVIDENCE,
    "posts": f"id name_ja name_en organization period attested {EVIDENCE}",
    "agreements": (
        "id name_ja name_en kind covers succeeds names_not_all signed_on period attested renewal "
        "notice_months administered_by document "
    )
    + EVIDENCE,
    "signatures": f"id agreement party role signed_by period {EVIDENCE}",
    "memberships": f"id council member role period attested {EVIDENCE}",
    "collaborations": (
        "id name_ja name_en kind theme governed_by part_of names_not_all requires_agreement count "
        "period attested "
    )
    + EVIDENCE,
    "participations": f"id collaboration participant role period attested {EVIDENCE}",
    "programmes": f"id name_ja name_en owner part_of under number period attested {EVIDENCE}",
    "meetings": f"id council name_ja name_en held_on status {EVIDENCE}",
    "funding": f"id funder recipient purpose kind amount_jpy precision period status {EVIDENCE}",
    "figures": f"id about measure value unit qualifier period {EVIDENCE}",
    "statements": f"id about aspect text_ja text_en period {EVIDENCE}",
    "changes": f"id kind before after on {EVIDENCE}",
    "names": f"id organization name_ja name_en period attested {EVIDENCE}",
    "holders": f"id post name_ja name_en period attested {EVIDENCE}",
    "codes": "scheme notation label_ja label_en definition",
}
ANY_THING = frozenset(COLUMNS) - {"codes", "sources", "signatures", "memberships", "participations"}
REFERENCES: dict[tuple[str, str], frozenset[str]] = {
    ("organizations", "part_of"): frozenset({"organizations"}),
    ("organizations", "listed_under"): frozenset({"organizations"}),
    ("posts", "organization"): frozenset({"organizations"}),
    ("agreements", "covers"): frozenset({"collaborations", "programmes"}),
    ("signatures", "agreement"): frozenset({"agreements"}),
    ("signatures", "party"): frozenset({"organizations", "posts"}),
    ("memberships", "council"): frozenset({"organizations"}),
    ("memberships", "member"): frozenset({"organizations", "posts"}),
    ("collaborations", "part_of"): frozenset({"collaborations", "programmes"}),
    ("participations", "collaboration"): frozenset({"collaborations"}),
    ("participations", "participant"): frozenset({"organizations", "posts"}),
    ("programmes", "part_of"): frozenset({"programmes"}),
    ("programmes", "under"): frozenset({"agreements"}),
    ("meetings", "council"): frozenset({"organizations"}),
    ("funding", "purpose"): frozenset({"programmes"}),
    ("figures", "about"): ANY_THING,
    ("statements", "about"): ANY_THING,
    ("changes", "after"): frozenset({"organizations"}),
}


def read(table: str) -> list[dict[str, str]]:
    """The rows of one table."""
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def evidence_rows() -> Iterator[tuple[str, dict[str, str]]]:
    """Each row that rests on a passage, with its table and its line for messages."""
    for table in COLUMNS:
        if table in ("sources", "codes"):
            continue
        for line, row in enumerate(read(table), start=2):
            yield f"{table}.csv:{line}", row


def seed_rows() -> Iterator[tuple[str, dict[str, str]]]:
    """Each row that rests on the document of 2018."""
    return ((place, row) for place, row in evidence_rows() if row["source"] == SEED)


def of_seed(table: str) -> list[dict[str, str]]:
    """The rows of a table that rest on the document of 2018."""
    return [row for row in read(table) if row["source"] == SEED]


def numbers(ranges: str) -> set[int]:
    """The numbers of ``1-3 7``."""
    found: set[int] = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return found


def folded(text: str) -> str:
    """The text without white space and differences of full and half width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def numbers_in(pattern: str, text: str) -> list[int]:
    return [int(number) for number in re.findall(pattern, text, flags=re.MULTILINE)]


def first_missing_fragment(quote: str, text: str) -> str | None:
    """The first fragment of ``quote`` that does not stand in ``text`` after those before it."""
    haystack, position = folded(text), 0
    for fragment in quote.split(" … "):
        found = haystack.find(folded(fragment), position)
        if not folded(fragment) or found < 0:
            return fragment
        position = found + len(folded(fragment))
    return None


def named_lines(locator: str) -> str:
    """The text of the lines of the document that ``locator`` names (``L93``, ``L17-18``)."""
    lines = DOCUMENT.read_text(encoding="utf-8").split("\n")
    parts = []
    for first, last in re.findall(r"\bL(\d+)(?:-(\d+))?", locator):
        parts += lines[int(first) - 1 : int(last or first)]
    return "\n".join(parts)


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_has_exactly_the_columns_of_the_design(table: str) -> None:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    assert rows[0] == COLUMNS[table].split()
    assert {len(row) for row in rows} == {len(rows[0])}


def test_the_document_is_the_untouched_copy() -> None:
    assert hashlib.sha256(DOCUMENT.read_bytes()).hexdigest() == DOCUMENT_SHA256


def test_each_fact_of_the_document_is_cited_by_a_row_or_named_in_the_readme_but_not_both() -> None:
    cited = {number for _, row in seed_rows() for number in numbers_in(r"\bS(\d+)\b", row["locator"])}
    named = numbers_in(r"^- S(\d+): \S", (DATA / "README.md").read_text(encoding="utf-8"))
    assert max(Counter(named).values()) == 1
    assert cited & set(named) == set()
    assert cited | set(named) == set(FACTS)


def test_each_quote_stands_in_the_document_fragment_after_fragment() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    missing = {
        (place, fragment)
        for place, row in seed_rows()
        if (fragment := first_missing_fragment(row["quote"], document)) is not None
    }
    assert missing == set()


def test_each_quote_stands_on_the_lines_that_its_locator_names() -> None:
    missing = {
        (place, fragment)
        for place, row in seed_rows()
        if (fragment := first_missing_fragment(row["quote"], named_lines(row["locator"]))) is not None
    }
    assert missing == set()


def test_a_fragment_that_the_document_does_not_hold_is_noticed() -> None:
    assert (
        first_missing_fragment("会 長：山形県知事 … 副会長：鶴岡市長", "会長：山形県知事\n副会長:鶴岡市長")
        is None
    )
    assert (
        first_missing_fragment("副会長 … 会長：山形県知事", "会長：山形県知事 副会長：鶴岡市長") is not None
    )
    assert first_missing_fragment("会長：山形市長", "会長：山形県知事") == "会長：山形市長"


def test_what_only_the_layout_links_says_why_in_both_languages() -> None:
    for place, row in evidence_rows():
        assert row["certainty"] in ("stated", "layout"), place
        assert row["certainty"] == "stated" or row["note"], place
        assert not row["note"] or " / " in row["note"], f"{place}: the note is not in both languages"


def test_an_id_belongs_to_one_table_and_stands_once_a_source() -> None:
    tables: dict[str, set[str]] = {}
    rows: Counter[tuple[str, str]] = Counter()
    for table in COLUMNS:
        for row in read(table) if table != "codes" else []:
            if row["id"]:
                assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", row["id"])
                tables.setdefault(row["id"], set()).add(table)
                rows[row["id"], row.get("source", "")] += 1
    assert {identifier: found for identifier, found in tables.items() if len(found) > 1} == {}
    assert [key for key, count in rows.items() if count > 1] == []


def test_a_source_states_an_involvement_once() -> None:
    for table, thing, who in (
        ("signatures", "agreement", "party"),
        ("memberships", "council", "member"),
        ("participations", "collaboration", "participant"),
    ):
        stated = Counter((row[thing], row[who], row["source"]) for row in read(table))
        assert [key for key, count in stated.items() if count > 1] == [], table


@pytest.mark.parametrize(("table", "column"), sorted(REFERENCES))
def test_each_reference_leads_to_a_row(table: str, column: str) -> None:
    known = {row["id"] for target in REFERENCES[table, column] for row in read(target)}
    used = {value for row in read(table) for value in row[column].split(";") if value}
    used -= {"none"} if column == "covers" else set()
    assert used
    assert used - known == set()


def test_own_codes_are_defined_in_both_languages_and_each_is_used() -> None:
    codes = read("codes")
    assert all(code["label_ja"] and code["label_en"] and code["definition"] for code in codes)
    defined = {(code["scheme"], code["notation"]) for code in codes}
    used = {("measure", row["measure"]) for row in read("figures")}
    used |= {("theme", theme) for row in read("collaborations") for theme in row["theme"].split(";") if theme}
    assert used == defined


def test_everything_named_is_named_in_both_languages() -> None:
    for table in ("organizations", "posts", "agreements", "collaborations", "programmes"):
        for name in ("name_ja", "name_en"):
            named = {row["id"] for row in read(table) if row[name]}
            assert {row["id"] for row in read(table)} == named, (table, name)
    assert [row["id"] for row in read("statements") if not (row["text_ja"] and row["text_en"])] == []


@pytest.mark.parametrize(
    ("year", "status", "total"), [("FY2017", "actual", 540_961), ("FY2018", "budget", 531_970)]
)
def test_the_amounts_of_a_year_sum_to_its_total(year: str, status: str, total: int) -> None:
    rows = [row for row in of_seed("funding") if row["period"] == year]
    assert [row["status"] for row in rows] == [status] * 3
    assert [row["precision"] for row in rows] == ["1000"] * 3
    assert sum(int(row["amount_jpy"]) for row in rows) == total * 1000


def test_each_amount_and_value_of_the_document_stands_in_its_quote() -> None:
    for row in of_seed("funding"):
        assert f"{int(row['amount_jpy']) // 1000:,}千円" in row["quote"], row["id"]
    for row in of_seed("figures"):
        assert f"{int(row['value']):,}{row['unit']}" in row["quote"], row["id"]


def test_the_document_names_no_person_and_nobody_has_checked_a_row_yet() -> None:
    assert of_seed("holders") == []
    assert {row["checked_by"] for _, row in evidence_rows()} == {""}
    assert {row["signed_by"] for row in of_seed("signatures")} == {""}


def test_what_the_document_does_not_say_is_empty_in_its_rows() -> None:
    agreements = {row["id"]: row for row in of_seed("agreements")}
    assert agreements["cancer-4party"]["period"] == ""
    assert agreements["cancer-4party"]["signed_on"] == "[FY2017]"
    assert agreements["keio-4th"]["signed_on"] == ""
    assert {row["funder"] + row["recipient"] for row in of_seed("funding")} == {""}
    (source,) = (row for row in read("sources") if row["id"] == SEED)
    assert (source["publisher"], source["issued"]) == ("", "")
    laboratory = next(row for row in of_seed("organizations") if row["id"] == "cancer-lab")
    assert laboratory["part_of"] == ""


def test_every_council_and_collaboration_that_the_document_leaves_open_says_so() -> None:
    bodies = {row["id"] for row in of_seed("organizations") if row["names_not_all"] == "yes"}
    assert bodies == {"promotion-council", "results-committee"}
    open_ones = {row["id"] for row in of_seed("collaborations") if row["names_not_all"] == "yes"}
    assert open_ones == {
        "bio-summit",
        "cancer-company-studies",
        "company-studies",
        "practical-studies",
        "tohoku-ham-study",
    }


def test_each_public_fact_is_in_a_row_or_in_the_readme() -> None:
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    cited = " ".join(row["locator"] for _, row in evidence_rows() if row["source"] != SEED)
    told = set(re.findall(r"\b([A-K]\d+)\b", f"{cited} {readme}"))
    wanted = {f"{part}{number}" for part, ranges in PUBLIC_FACTS.items() for number in numbers(ranges)}
    assert sorted(wanted - told) == []


def test_other_peoples_sentences_stay_with_them() -> None:
    for place, row in evidence_rows():
        if row["source"] == SEED:
            continue
        for fragment in row["quote"].split(" … "):
            words = fragment.split()
            is_japanese = re.search("[\u3040-\u30ff\u4e00-\u9fff]", fragment) is not None
            assert len(fragment) <= 40 if is_japanese else len(words) <= 15, f"{place}: {fragment}"
        assert not row["quote"].endswith("。"), f"{place}: a whole sentence"


def test_each_source_has_an_address_a_day_and_a_row_that_quotes_it() -> None:
    quoted = {row["source"] for _, row in evidence_rows()}
    for row in read("sources"):
        assert row["id"] in quoted, row["id"]
        if row["id"] != SEED:
            assert re.match("https?://", row["url"]), row["id"]
            assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", row["retrieved"]), row["id"]


def test_a_source_written_by_a_machine_is_not_used() -> None:
    assert not [row["url"] for row in read("sources") if "414nakamura" in row["url"]]
