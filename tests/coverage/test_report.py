"""The report: windows, statuses, the JSON of the contract, exit rules, and the text for a terminal."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from cluster_graph.coverage.records import Involved, Passage
from cluster_graph.coverage.report import judge
from cluster_graph.periods import UNKNOWN_PERIOD, Period
from cluster_graph.problems import InputError, Words
from tests.coverage.building import agreement, cluster, day, judged, period, study

LONG = period("2010-04-01", "..")
YEAR_2017 = period("2017-04-01", "2018-03-31")


def window(first: str | None = None, last: str | None = None, on: str | None = None) -> tuple[str, str]:
    """The window that a report judges."""
    window_from, window_to, just_on = (None if words is None else day(words) for words in (first, last, on))
    report = judge(cluster(), window_from, window_to, just_on)
    return report.first.isoformat(), report.last.isoformat()


def test_the_window_is_the_fiscal_year_of_the_clusters_date() -> None:
    assert window() == ("2018-04-01", "2019-03-31")
    calendar = replace(cluster(), fiscal_year_starts=(1, 1))
    assert judge(calendar).last == date(2018, 12, 31)


def test_a_window_may_be_given_by_one_edge_both_or_a_day() -> None:
    assert window("2018-06-01") == ("2018-06-01", "2019-03-31")
    assert window(None, "2018-06-01") == ("2018-04-01", "2018-06-01")
    assert window("2010-01-01", "2020-01-01") == ("2010-01-01", "2020-01-01")
    assert window(on="2012-02-29") == ("2012-02-29", "2012-02-29")


def test_an_edge_beyond_the_fiscal_year_brings_its_own_year() -> None:
    assert window("2020-06-01") == ("2020-06-01", "2021-03-31")
    assert window(None, "2016-06-01") == ("2016-04-01", "2016-06-01")


def test_a_window_that_ends_before_it_starts_is_refused_in_both_languages() -> None:
    with pytest.raises(InputError) as failure:
        window("2018-06-02", "2018-06-01")
    assert "before it starts" in failure.value.words.en
    assert failure.value.words.ja


def status(*things: object) -> str | None:
    """The status of the study in fiscal 2018."""
    return judged(*things).collaborations[0].status  # type: ignore[arg-type]  # passed through


def test_one_uncovered_certain_day_makes_a_collaboration_uncovered() -> None:
    ends_early = agreement(during=period("2018-04-01", "2019-03-30"))
    assert status(ends_early, study()) == "uncovered"


def test_an_uncovered_possible_day_beside_certain_ones_leaves_it_unknown() -> None:
    vague = Period(date(2018, 3, 1), date(2018, 4, 2), date(2019, 3, 31), date(2019, 3, 31))
    assert status(agreement(during=period("2018-04-02", "2019-03-31")), study(during=vague)) == "unknown"


def test_without_certain_days_all_possible_ones_have_to_be_uncovered() -> None:
    assert status(agreement(during=YEAR_2017), study(during=UNKNOWN_PERIOD)) == "uncovered"
    ends_early = agreement(during=period("2018-04-01", "2019-03-30"))
    assert status(ends_early, study(during=UNKNOWN_PERIOD)) == "unknown"


def test_it_is_covered_if_every_possible_day_is() -> None:
    assert status(agreement(), study(during=UNKNOWN_PERIOD)) == "covered"


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
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found


def test_the_json_of_a_lapse_has_the_keys_of_the_contract() -> None:
    found = judged(agreement(), study(during=LONG)).to_json()["lapses"]
    assert found == [
        {
            "agreement": "pact",
            "earliest": "2019-03-31",
            "latest": "2019-03-31",
            "uncovers": ["study"],
            "ends_with": [],
            "successor": None,
        }
    ]


def test_the_json_says_what_would_settle_an_unknown_span() -> None:
    span = judged(agreement(during=period("2018-04-01")), study()).to_json()["collaborations"][0]["spans"][1]
    assert (span["settle"][0]["what"], span["settle"][0]["thing"]) == ("end", "pact")
    assert span["because"].startswith('"the pact" may cover it; what would settle it: the end of "the pact"')


def test_failing_is_on_a_status_or_on_a_lapse_that_is_named() -> None:
    report = judged(agreement(), study(), study(["company"], identifier="other"))
    assert report.fails_on({"unknown"})
    assert report.fails_on({"lapse"})
    assert not report.fails_on({"uncovered"})
    assert not report.fails_on(set())
    assert judged(agreement(during=YEAR_2017), study()).fails_on({"uncovered", "unknown"})
    assert not judged(agreement(during=LONG), study()).fails_on({"uncovered", "unknown", "lapse"})


def test_the_text_leads_with_the_verdict_on_those_named() -> None:
    covered = judged(agreement(), study(names_not_all=True), on="2018-08-28").to_text("en")
    assert '    covered for all named, by "the pact"; others take part who are not named.' in covered
    maybe = study([Involved("keio", None, UNKNOWN_PERIOD)], names_not_all=True)
    gap = judged(agreement(during=YEAR_2017), maybe, on="2018-08-28").to_text("en")
    assert (
        '    a gap for all named (the agreement has lapsed: "the pact"); others take part who are not' in gap
    )


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_text_tells_verdicts_gaps_lapses_and_passages(lang: str) -> None:
    records = replace(
        cluster(
            agreement(),
            agreement("old", during=YEAR_2017, covers=["gap"]),
            agreement("endless", during=period("2018-04-01"), covers=["maybe"]),
            study(during=LONG),
            study(identifier="gap"),
            study(identifier="maybe", names_not_all=True),
            study(["company"], identifier="alone"),
            study(identifier="exempt", requires_agreement=False),
            study(during=YEAR_2017, identifier="over"),
        ),
        passages={"pact": (Passage("協定を締結", Words("資料", "Document"), "p. 3"),)},
    )
    text = judge(records).to_text(lang)
    words = {
        "ja": [
            "協定あり",
            "協定の空白",
            "期限切れ",
            "終期を述べる資料がない",
            "exempt",
            "over",
            "該当箇所・出典",
            "資料",
        ],
        "en": [
            "covered",
            "gap",
            "lapses",
            "no source states its end",
            "exempt",
            "over",
            "Words and source",
            "Doc",
        ],
    }[lang]
    for word in (*words, "協定を締結", "p. 3", "2018-04-01 – 2019-03-31"):
        assert word in text


def test_passages_are_told_in_the_json() -> None:
    records = replace(
        cluster(agreement(), study()),
        passages={"pact": (Passage("協定を締結", Words("資料", "Document"), "p. 3"),), "stranger": ()},
    )
    assert judge(records).to_json()["passages"] == {
        "pact": [{"quote": "協定を締結", "source": {"ja": "資料", "en": "Document"}, "locator": "p. 3"}]
    }
