"""What is newly on record, what no longer, and which columns of a thing changed: each in a sentence people can read."""

from __future__ import annotations

from pathlib import Path

from cluster_graph.diff.records import FactChange, Level, ThingChange
from tests.diff.building import (
    AGREEMENTS,
    COLLABORATIONS,
    ORGANIZATIONS,
    PARTICIPATIONS,
    SIGNATURES,
    SOURCES,
    diff,
    replaced,
    versions,
    write_version,
)

NEW_PACT = {
    "id": "pact-2",
    "name_ja": "第二協定",
    "name_en": "Second pact",
    "kind": "support",
    "succeeds": "pact",
    "signed_on": "2019-02-01",
    "period": "FY2019/FY2023",
    "source": "t",
    "quote": "第二協定を締結",
    "locator": "p. 9",
}


def only_change(found: tuple[FactChange, ...]) -> FactChange:
    assert len(found) == 1
    return found[0]


def told_alone(found: tuple[ThingChange, ...]) -> list[ThingChange]:
    return [change for change in found if change.told_with is None]


def test_a_new_agreement_is_one_sentence_with_its_parties_and_its_passage(tmp_path: Path) -> None:
    signatures = [
        *SIGNATURES,
        {"agreement": "pact-2", "party": "city", "source": "t", "quote": "市が署名"},
        {"agreement": "pact-2", "party": "uni", "source": "t", "quote": "義塾が署名"},
    ]
    report = versions(tmp_path, agreements=[*AGREEMENTS, NEW_PACT], signatures=signatures)
    assert len(report.facts.added) == 3
    (change,) = told_alone(report.facts.added)
    assert change.told.sentence.en == (
        'The agreement "Second pact" is newly on record: predecessor "Pact of three"; '
        "date of signature 1 February 2019 (FY2018); "
        "period FY2019 to FY2023 (1 April 2019 to 31 March 2024); parties Tsuruoka City and Keio; "
        "in our classification support agreement."
    )
    assert change.told.sentence.ja == (
        "協定「第二協定」を記録した（前の協定は「三者協定」、締結日は2019年2月1日（平成30年度）、"
        "期間は令和元年度から令和5年度まで（2019年4月1日から2024年3月31日まで）、締結者は鶴岡市、慶應義塾、"
        "本サイトの分類では支援に関する協定）。"
    )
    passage = change.told.passages[0]
    assert (passage.source, passage.quote, passage.locator) == ("t", "第二協定を締結", "p. 9")
    for words in ("市が署名", "義塾が署名"):
        assert words in report.to_text("ja")


def test_a_signature_removed_from_an_agreement_that_stays_is_told_by_itself(tmp_path: Path) -> None:
    report = versions(tmp_path, signatures=SIGNATURES[1:])
    (change,) = report.facts.removed
    assert change.told.table == "signatures"
    assert change.told.sentence.en == 'Tsuruoka City as a party to "Pact of three" is no longer on record.'
    assert change.told.sentence.ja == "「三者協定」の締結者としての鶴岡市の記録を削除した。"
    assert change.told.passages[0].quote == "…のとおり"


def test_only_the_edge_that_moved_is_told(tmp_path: Path) -> None:
    report = versions(tmp_path, agreements=replaced(AGREEMENTS, "pact", period="FY2014/FY2017"))
    change = only_change(report.facts.changed)
    assert change.column == "period"
    assert change.told.sentence.en == (
        'The end of the agreement "Pact of three" is now 31 March 2018 (FY2017) '
        "(before: 31 March 2019 (FY2018))."
    )
    assert change.told.sentence.ja == (
        "協定「三者協定」の終期を2018年3月31日（平成29年度）に改めた（これまでは2019年3月31日（平成30年度））。"
    )


def test_a_date_narrowed_by_a_second_witness_leads_with_the_words_of_that_witness(tmp_path: Path) -> None:
    vague = replaced(AGREEMENTS, "pact", period="[FY2014]/FY2018")
    witness = {
        "id": "pact",
        "name_ja": "三者協定",
        "source": "t",
        "quote": "平成26年7月1日から",
        "period": "2014-07-01/",
    }
    old = write_version(tmp_path / "old", agreements=vague)
    new = write_version(tmp_path / "new", agreements=[*vague, witness])
    report = diff(old, new)
    change = only_change(report.facts.changed)
    assert change.told.sentence.en.startswith('The start of the agreement "Pact of three" is now 1 July 2014')
    assert change.told.sentence.en.endswith("(before: FY2014).")
    assert [passage.source for passage in change.told.passages] == ["t", "s"]
    (further,) = report.facts.evidence
    assert further.told.sentence.en == (
        'A further source speaks of the agreement "Pact of three": "Annual report", "平成26年7月1日から" '
        "(it tells: Japanese name and period)."
    )
    assert not report.facts.conflicts


def test_a_name_is_told_under_the_name_that_the_reader_knows(tmp_path: Path) -> None:
    report = versions(tmp_path, organizations=replaced(ORGANIZATIONS, "uni", name_ja="慶應大学"))
    change = only_change(report.facts.changed)
    assert change.told.sentence.ja == "慶應義塾の名称を「慶應大学」に改めた（これまでは「慶應義塾」）。"
    assert change.level is Level.FACT


def test_our_classification_and_our_translation_are_told_apart_from_facts(tmp_path: Path) -> None:
    changed = replaced(ORGANIZATIONS, "uni", name_en="Keio University", sector="other")
    report = versions(tmp_path, organizations=changed)
    levels = {change.column: change.level for change in report.facts.changed}
    assert levels == {"name_en": Level.TRANSLATION, "sector": Level.CLASSIFICATION}
    assert report.count()["changed"] == 0
    assert report.count()["classification"] == 2
    text = report.to_text("en")
    assert "The sector of Keio University (our classification) is now other (before: university)." in text
    assert 'The English name of Keio (our translation) is now "Keio University" (before: "Keio").' in text
    assert "Facts changed" not in text


def test_an_english_name_that_an_english_source_states_is_a_fact(tmp_path: Path) -> None:
    sources = replaced(SOURCES, "s", language="en")
    old = write_version(tmp_path / "old", sources=sources)
    new = write_version(
        tmp_path / "new",
        sources=sources,
        organizations=replaced(ORGANIZATIONS, "uni", name_en="Keio University"),
    )
    assert only_change(diff(old, new).facts.changed).level is Level.FACT


def test_values_of_a_list_are_told_by_what_came_and_what_went(tmp_path: Path) -> None:
    scope = replaced(AGREEMENTS, "pact", covers="kind:education;*")
    change = only_change(versions(tmp_path, agreements=scope).facts.changed)
    assert change.told.sentence.en == (
        'The scope of the agreement "Pact of three" (our classification) changed: '
        'all of the kind "education and training" and every collaboration added, "Study of metabolism" removed.'
    )
    assert change.told.sentence.ja == (
        "協定「三者協定」の対象（本サイトの分類）に種別「教育・人材育成」の取組、すべての取組を加え、"
        "「代謝研究」を除いた。"
    )


def test_a_fact_that_a_known_thing_gets_or_loses_has_nothing_on_the_other_side(tmp_path: Path) -> None:
    numbered = replaced(COLLABORATIONS, "study", count="1900")
    old, new = write_version(tmp_path / "old"), write_version(tmp_path / "new", collaborations=numbered)
    come, gone = only_change(diff(old, new).facts.changed), only_change(diff(new, old).facts.changed)
    assert (come.before, gone.after) == (None, None)
    assert come.told.sentence.en == (
        'The number of cases of the collaboration "Study of metabolism" is newly on record: 1,900.'
    )
    assert gone.told.sentence.ja == "取組「代謝研究」の件数（1,900）の記録を削除した。"


def test_marks_are_told_as_what_they_mean(tmp_path: Path) -> None:
    marked = replaced(COLLABORATIONS, "study", names_not_all="yes", requires_agreement="no")
    report = versions(tmp_path, collaborations=marked)
    sentences = {change.column: change.told.sentence for change in report.facts.changed}
    assert sentences["names_not_all"].ja == "取組「代謝研究」に「ほか（名称の記載なし）」の注記を加えた。"
    assert sentences["requires_agreement"].en == (
        'The collaboration "Study of metabolism" is now held to need no agreement.'
    )


def test_another_id_is_a_removal_and_an_addition_that_may_be_one(tmp_path: Path) -> None:
    organizations = [{**row, "id": "town"} if row["id"] == "city" else row for row in ORGANIZATIONS]
    signatures = [{**row, "party": "town"} if row["party"] == "city" else row for row in SIGNATURES]
    participations = [
        {**row, "participant": "town"} if row["participant"] == "city" else row for row in PARTICIPATIONS
    ]
    report = versions(
        tmp_path, organizations=organizations, signatures=signatures, participations=participations
    )
    added = {change.told.id: change for change in report.facts.added}
    removed = {change.told.id: change for change in report.facts.removed}
    assert (added["town"].same_name_as, removed["city"].same_name_as) == ("city", "town")
    assert "perhaps only the id was changed" in added["town"].told.sentence.en
    assert "IDを変えたものかもしれない" in removed["city"].told.sentence.ja
    assert not report.facts.changed
    others = [change for change in report.facts.added if change.told.id != "town"]
    assert [change.same_name_as for change in others] == [None, None]


def test_things_without_a_name_are_called_after_what_they_name(tmp_path: Path) -> None:
    report = versions(
        tmp_path,
        programmes=[{"id": "aid", "name_ja": "支援事業", "name_en": "Aid"}],
        funding=[
            {
                "id": "f",
                "funder": "pref",
                "recipient": "uni",
                "purpose": "aid",
                "amount_jpy": "350000000",
                "precision": "1000",
                "period": "FY2018",
                "status": "budget",
            }
        ],
        meetings=[{"council": "board", "held_on": "平成30年7月1日", "status": "held"}],
        organizations=[*ORGANIZATIONS, {"id": "board", "name_ja": "推進会議", "kind": "council"}],
        posts=[{"id": "governor", "name_ja": "山形県知事", "name_en": "Governor", "organization": "pref"}],
        holders=[{"post": "governor", "name_ja": "知事某", "period": "2009-02-14/"}],
        memberships=[{"council": "board", "member": "governor", "role": "chair", "period": "FY2018"}],
        codes=[{"scheme": "measure", "notation": "grants", "label_ja": "助成件数", "label_en": "grants"}],
        figures=[
            {
                "id": "n",
                "about": "aid",
                "measure": "grants",
                "value": "1200",
                "unit": "件",
                "period": "FY2017",
            }
        ],
        statements=[
            {"id": "p", "about": "aid", "aspect": "purpose", "text_ja": "支える", "text_en": "to support"}
        ],
        changes=[{"id": "c", "kind": "founded", "after": "uni", "on": "1858"}],
        names=[{"organization": "uni", "name_ja": "蘭学塾", "period": "/1867"}],
    )
    told = {change.told.table: change.told.sentence for change in report.facts.added}
    assert told["funding"].ja == (
        "山形県から慶應義塾への「支援事業」のための資金（平成30年度）を記録した（金額は3億5,000万円、区分は予算）。"
    )
    assert told["funding"].en == (
        'The funding by Yamagata Prefecture to Keio for "Aid" (FY2018) is newly on record: '
        "amount 350,000 thousand yen; status budget."
    )
    assert told["meetings"].ja == "推進会議の会合（2018年7月1日）を記録した（区分は開催済み）。"
    assert told["holders"].ja == (
        "山形県知事の在職者として知事某を記録した"
        "（期間は2009年2月14日（平成20年度）から（終わりは資料からは不明））。"
    )
    assert told["figures"].en == 'The figure "grants" of "Aid" (FY2017) is newly on record: value 1,200 件.'
    assert told["statements"].ja == "「支援事業」についての記述（目的）を記録した（内容は「支える」）。"
    assert told["statements"].en == (
        'The statement on "Aid" (purpose) is newly on record: text "to support".'
    )
    assert told["changes"].en == 'The event "founded" of Keio is newly on record: date 1858.'
    assert told["names"].ja == (
        "慶應義塾の名称「蘭学塾」を記録した（期間は1867年12月31日（1867年度）まで（始まりは資料からは不明））。"
    )
    assert told["organizations"].ja == (
        "推進会議を記録した（構成員は山形県知事（会長・委員長、平成30年度）、本サイトの分類では会議）。"
    )


def test_statements_about_each_other_are_named_all_the_same(tmp_path: Path) -> None:
    circle = [
        {"id": "one", "about": "two", "text_ja": "一"},
        {"id": "two", "about": "one", "text_ja": "二"},
    ]
    report = versions(tmp_path, statements=circle)
    assert [change.told.id for change in report.facts.added] == ["one", "two"]
    assert "the statement on one" in report.facts.added[0].told.sentence.en


def test_no_sentence_holds_a_raw_column_or_an_id(tmp_path: Path) -> None:
    report = versions(
        tmp_path,
        agreements=[*replaced(AGREEMENTS, "pact", renewal="automatic", notice_months="6"), NEW_PACT],
        collaborations=replaced(COLLABORATIONS, "study", governed_by="pact", kind="education"),
    )
    for lang in ("ja", "en"):
        for raw in ("notice_months", "governed_by", "signed_on", "joint-research", "pact-2", "cg:", "http"):
            assert raw not in report.to_text(lang)
