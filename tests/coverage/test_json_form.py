"""The JSON of a report: the keys of the contract, and what was asked beside it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cluster_graph.coverage.answer import Answer, Extras
from cluster_graph.coverage.report import judge
from cluster_graph.coverage.writing.json_form import report_document, report_json
from cluster_graph.periods import Period
from tests.coverage.building import agreement, cluster, day, judged, period, study
from tests.coverage.reports import LONG, YEAR_2017, answer, full_answer


def test_the_json_has_the_keys_of_the_contract_in_their_order() -> None:
    found = judged(agreement(during=YEAR_2017), study(), study(during=YEAR_2017, identifier="over")).to_json()
    assert list(found)[:9] == [
        *("from", "to", "as_of", "mode", "summary", "collaborations", "exempt", "lapses", "no_end")
    ]
    assert (found["from"], found["to"], found["as_of"], found["mode"]) == (
        *("2018-04-01", "2019-03-31", "2018-08-28", "joint"),
    )
    assert found["summary"] == {
        "collaborations": {"covered": 0, "uncovered": 1, "unknown": 0},
        "days": {"covered": 0, "uncovered": 365, "unknown": 0},
        "possible_days": {"covered": 0, "uncovered": 0, "unknown": 0},
    }
    over, one = found["collaborations"]
    assert over == {
        "id": "over",
        "name": {"ja": "over研究", "en": "the over"},
        "status": None,
        "spans": [],
    }
    assert list(one) == ["id", "name", "status", "spans"]
    assert list(one["spans"][0])[:9] == [
        *("from", "to", "status", "named", "runs", "reason", "agreements", "missing", "because")
    ]
    assert one["spans"][0]["reason"] == ["lapsed"]
    assert one["spans"][0]["missing"] == [{"agreement": "pact", "organizations": [], "pairs": []}]


def test_the_text_is_the_same_document_a_collaboration_a_line() -> None:
    text = report_json(full_answer(), "ja")
    assert json.loads(text) == report_document(full_answer(), "ja")
    assert text.endswith("}\n")
    assert sum(line.startswith('  {"id": ') for line in text.splitlines()) == len(
        full_answer().report.collaborations
    )


def test_mode_and_missing_pairs_are_told() -> None:
    records = cluster(agreement("one", ["keio", "city"]), study(["keio", "city", "company"]), complete=True)
    found = judge(records, mode="pairwise").to_json()
    assert found["mode"] == "pairwise"
    missing = found["collaborations"][0]["spans"][0]["missing"][0]
    assert sorted(map(tuple, missing["pairs"])) == [("city", "company"), ("company", "keio")]


def test_a_lapse_tells_what_hangs_on_it() -> None:
    (found,) = answer().to_json()["lapses"][:1]
    pact = next(lapse for lapse in answer().to_json()["lapses"] if lapse["agreement"] == "pact")
    assert list(found)[:6] == ["agreement", "earliest", "latest", "uncovers", "ends_with", "successor"]
    assert (pact["earliest"], pact["latest"], pact["successor"]) == ("2019-03-31", "2019-03-31", "next")
    assert pact["notice"] == {"earliest": "2018-12-31", "latest": "2018-12-31"}
    assert (pact["renewal"], pact["signers"], pact["programmes"]) == ("none", ["keio", "city"], ["support"])
    assert [(money["yen"], money["fiscal_year"]) for money in pact["money"]] == [(40_373_000, 2018)]
    assert pact["uncovers"] == ["study"]


def test_notices_chains_and_agreements_that_cover_nothing_are_always_told() -> None:
    found = answer().to_json()
    assert [notice["agreement"] for notice in found["notices"]] == ["pact"]
    assert found["notices"][0]["due"] == {"earliest": "2018-12-31", "latest": "2018-12-31"}
    assert [chain["agreements"] for chain in found["chains"]] == [["pact", "next"]]
    assert found["chains"][0]["links"][0]["kind"] == "seamless"
    assert {"agreement": "idle", "why": "scope-none", "scope_stated": True, "nearest": []} in found[
        "covers_nothing"
    ]


def test_what_was_not_asked_is_not_there() -> None:
    asked = {"settle", "settle_beyond", "assumptions", "before", "changes", "repair", "repair_plan"}
    assert asked.isdisjoint(answer().to_json())
    assert asked <= full_answer().to_json().keys()


def test_assumptions_tell_what_was_before_and_what_changes() -> None:
    found = full_answer().to_json()
    assert found["assumptions"][0]["written"]["en"] == "renew old until 2018-12-31"
    assert found["before"]["summary"]["days"]["uncovered"] == 365
    assert found["summary"]["days"]["uncovered"] == 90
    assert [changed["id"] for changed in found["changes"]["collaborations"]] == ["gap"]


def test_repair_is_a_list_of_steps_with_its_plan_beside_it() -> None:
    found = full_answer().to_json()
    assert {step["step"] for step in found["repair"]} <= {"extend", "sign", "new"}
    assert sum(step["cost"] for step in found["repair"]) == found["repair_plan"]["cost"]
    assert found["repair_plan"]["optimal"] is True


def test_missing_facts_are_ranked_where_it_was_asked() -> None:
    settle: list[dict[str, Any]] = full_answer().to_json()["settle"]
    assert ("end", "endless") in [(fact["what"], fact["thing"]) for fact in settle]
    assert settle == sorted(settle, key=lambda fact: (-fact["days"], -fact["at_most"]))


def test_an_unknown_span_says_what_would_settle_it() -> None:
    span = judged(agreement(during=period("2018-04-01")), study()).to_json()["collaborations"][0]["spans"][1]
    assert (span["settle"][0]["what"], span["settle"][0]["thing"]) == ("end", "pact")
    assert span["because"].startswith('"the pact" may cover it; what would settle it: the end of "the pact"')
    assert span["share"] is None


def test_an_unknown_span_with_bounds_says_in_which_share_of_its_readings_it_is_covered() -> None:
    ends = Period(day("2018-04-01"), day("2018-04-01"), day("2019-03-29"), day("2019-03-31"))
    covered, unknown = judged(agreement(during=ends), study()).to_json()["collaborations"][0]["spans"]
    assert covered["share"] is None
    assert (unknown["from"], unknown["share"]) == ("2019-03-30", 0.5)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_sentences_are_in_the_language_asked_for(lang: str) -> None:
    spans = [span for found in answer().to_json(lang)["collaborations"] for span in found["spans"]]
    assert all(span["because"].isascii() == (lang == "en") for span in spans)


def test_passages_are_of_judged_collaborations_and_of_agreements() -> None:
    found = answer().to_json()["passages"]
    assert list(found) == ["gap", "pact"]
    assert found["pact"] == [
        {"quote": "協定を締結", "source": {"ja": "資料", "en": "Document"}, "locator": "p. 3"}
    ]


def test_nothing_asked_is_what_a_report_writes_of_itself() -> None:
    report = judged(agreement(), study(during=LONG))
    assert report.to_json() == report_document(Answer(report, Extras()))
