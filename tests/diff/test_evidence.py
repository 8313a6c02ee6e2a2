"""What sources are quoted for: further witnesses, other words or places, and sources that contradict each other."""

from __future__ import annotations

from pathlib import Path

from cluster_graph.diff.records import Change
from tests.diff.building import AGREEMENTS, SIGNATURES, diff, replaced, versions, write_version

WITNESS = {"id": "pact", "name_ja": "三者協定", "source": "t", "quote": "協定に基づき"}


def test_a_further_witness_of_a_known_fact_changes_no_fact(tmp_path: Path) -> None:
    report = versions(tmp_path, agreements=[*AGREEMENTS, {**WITNESS, "period": "FY2014/FY2018"}])
    assert report.count() == {**dict.fromkeys(report.count(), 0), "evidence": 1}
    (change,) = report.facts.evidence
    assert (change.change, change.source, change.column) == (Change.ADDED, "t", None)
    assert change.told.sentence.ja == (
        "協定「三者協定」について、出典「年報」の記述「協定に基づき」を加えた（述べていること：名称、期間）。"
    )


def test_a_witness_that_is_gone_is_quoted_a_last_time(tmp_path: Path) -> None:
    second = {**SIGNATURES[0], "source": "t", "quote": "市も署名"}
    old = write_version(tmp_path / "old", signatures=[*SIGNATURES, second])
    (change,) = diff(old, write_version(tmp_path / "new")).facts.evidence
    assert change.change is Change.REMOVED
    assert change.told.sentence.en == (
        'A source is no longer quoted for Tsuruoka City as a party to "Pact of three": "Annual report", '
        '"市も署名" (it tells that this is so).'
    )


def test_other_words_place_or_check_are_evidence_and_no_facts(tmp_path: Path) -> None:
    changed = replaced(
        AGREEMENTS,
        "pact",
        quote="第4期",
        locator="",
        certainty="layout",
        note="注 / a note",
        checked_by="県庁",
        checked_on="2019-02-01",
    )
    report = versions(tmp_path, agreements=changed)
    assert report.count() == {**dict.fromkeys(report.count(), 0), "evidence": 6}
    told = {change.column: change.told.sentence for change in report.facts.evidence}
    assert told["quote"].en == (
        'The words quoted from "Promotion system" for the agreement "Pact of three" are now "第4期" '
        '(before: "平成26年度から平成30年度まで").'
    )
    assert told["locator"].ja == "協定「三者協定」についての出典「推進体制」の該当位置（「p. 1」）を除いた。"
    assert told["certainty"].ja == (
        "協定「三者協定」についての出典「推進体制」の確かさを「資料の配置による」に改めた"
        "（これまでは「資料に記載」）。"
    )
    assert told["note"].en.endswith('the note is newly given: "a note".')
    assert told["checked_on"].en.endswith("the date of the check is newly given: 1 February 2019.")


def test_the_same_period_written_otherwise_is_no_change_of_the_fact(tmp_path: Path) -> None:
    report = versions(tmp_path, agreements=replaced(AGREEMENTS, "pact", period="2014-04-01/2019-03-31"))
    assert not report.facts.changed
    (change,) = report.facts.evidence
    assert change.told.sentence.ja == (
        "協定「三者協定」についての出典「推進体制」の期間の書き方を「2014-04-01/2019-03-31」に改めた"
        "（これまでは「FY2014/FY2018」）。"
    )


def test_a_source_that_says_less_without_changing_what_is_held_is_told_so(tmp_path: Path) -> None:
    second = {**WITNESS, "period": "FY2014/FY2018", "signed_on": "2014-04-01"}
    signed = replaced(AGREEMENTS, "pact", signed_on="2014-04-01")
    old = write_version(tmp_path / "old", agreements=[*signed, second])
    new = write_version(tmp_path / "new", agreements=[*AGREEMENTS, second])
    report = diff(old, new)
    assert not report.facts.changed
    (change,) = report.facts.evidence
    assert change.told.sentence.en == (
        'According to "Promotion system", the date of signature of the agreement "Pact of three" '
        "(1 April 2014 (FY2014)) is no longer given. What is held of it stays the same."
    )


def test_sources_that_begin_to_disagree_and_that_cease_to(tmp_path: Path) -> None:
    other = [*AGREEMENTS, {**WITNESS, "period": "FY2015/FY2018"}]
    old, new = write_version(tmp_path / "old"), write_version(tmp_path / "new", agreements=other)
    (appeared,) = diff(old, new).facts.conflicts
    assert (appeared.change, appeared.column) == (Change.ADDED, "period")
    assert appeared.told.sentence.en == (
        'The sources now disagree on the period of the agreement "Pact of three": '
        'FY2014 to FY2018 (1 April 2014 to 31 March 2019) according to "Promotion system"; '
        'FY2015 to FY2018 (1 April 2015 to 31 March 2019) according to "Annual report".'
    )
    (settled,) = diff(new, old).facts.conflicts
    assert settled.change is Change.REMOVED
    assert "食い違いはなくなった" in settled.told.sentence.ja


def test_a_number_and_an_attestation_can_be_disagreed_on(tmp_path: Path) -> None:
    money = {"id": "f", "amount_jpy": "1000", "period": "FY2017"}
    old = write_version(tmp_path / "old", funding=[money])
    new = write_version(
        tmp_path / "new",
        funding=[money, {**money, "amount_jpy": "2000", "source": "t"}],
        agreements=[*AGREEMENTS, {**WITNESS, "attested": "FY2020"}],
    )
    found = {change.column: change for change in diff(old, new).facts.conflicts}
    assert set(found) == {"amount_jpy", "period"}
    assert '1,000 yen according to "Promotion system"' in found["amount_jpy"].told.sentence.en
    assert "「年報」では令和2年度" in found["period"].told.sentence.ja


def test_a_conflict_that_stays_is_not_told_again(tmp_path: Path) -> None:
    other = [*AGREEMENTS, {**WITNESS, "period": "FY2015/FY2018"}]
    old = write_version(tmp_path / "old", agreements=other)
    new = write_version(tmp_path / "new", agreements=other, signatures=SIGNATURES[1:])
    assert not diff(old, new).facts.conflicts
