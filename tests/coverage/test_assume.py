"""What if: assumptions as they are read, refused and applied."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cluster_graph.coverage.records import Body, CoverageRecords, Involved, Programme
from cluster_graph.coverage.report import judge
from cluster_graph.coverage.supposing.assume import assume, assume_texts
from cluster_graph.coverage.supposing.assumptions import Assumption, End, New, Renew, Sign, assumption_words
from cluster_graph.coverage.supposing.reading import read_assumption
from cluster_graph.coverage.worlds import MODES
from cluster_graph.periods import Period
from cluster_graph.problems import InputError, Words
from tests.coverage.building import BODIES, agreement, cluster, day, period, study
from tests.coverage.oracle import Oracle, TooMany, readings_of_bounds
from tests.coverage.random_assumptions import random_assumptions
from tests.coverage.random_clusters import FIRST, LAST, random_cluster
from tests.coverage.repair_by_search import days_between

TOWN = Body("branch", Words("試験場、庄内支場", "Branch, Technology Center"), "research-institute", "pref")
NCC = Body("ncc", Words("国立がん研究センター", "National Cancer Center"), "research-institute")
RECORDS = cluster(
    agreement("keio-4th", ["keio", "city"]),
    replace(
        agreement("cancer"),
        name=Words("がん研究の推進に係る協定", "Agreement on the promotion of cancer research"),
    ),
    study(themes=["bio"]),
    Programme("support", name=Words("研究の支援", "Support from the city")),
    bodies=(*BODIES, TOWN, NCC),
)


def read(text: str) -> Assumption:
    """An assumption about the records of these tests."""
    return read_assumption(text, RECORDS)


def refused(*texts: str, records: CoverageRecords = RECORDS) -> Words:
    """Why assumptions are refused."""
    with pytest.raises(InputError) as error:
        assume_texts(records, texts)
    return error.value.words


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("renew keio-4th until 2020-03-31", Renew("keio-4th", day("2020-03-31"))),
        ("  RENEW  Keio-4th   Until 令和2年3月31日. ", Renew("keio-4th", day("2020-03-31"))),
        ("keio-4th を 2020-03-31 まで更新", Renew("keio-4th", day("2020-03-31"))),
        ("ｋｅｉｏ－４ｔｈ　を　２０２０年３月３１日まで更新する。", Renew("keio-4th", day("2020-03-31"))),
        ("keio signs cancer from 2018-04-01", Sign("keio", "cancer", day("2018-04-01"))),
        ("mayor sign keio-4th from H30.4.1", Sign("mayor", "keio-4th", day("2018-04-01"))),
        ("keio が cancer に 2018-04-01 から署名", Sign("keio", "cancer", day("2018-04-01"))),
        ("end cancer on 2018-12-31", End("cancer", day("2018-12-31"))),
        ("cancer を 2018-12-31 に終了", End("cancer", day("2018-12-31"))),
        (
            "new agreement of keio,city , pref and company from 2018-04-01 until 2019-03-31 covering study,kind:event",
            New(
                ("keio", "city", "pref", "company"),
                day("2018-04-01"),
                day("2019-03-31"),
                ("study", "kind:event"),
            ),
        ),
        (
            "慶應義塾、city，山形県 の新協定 2018-04-01 から 2019-03-31 まで 対象 support、theme:bio、＊",
            New(
                ("keio", "city", "pref"), day("2018-04-01"), day("2019-03-31"), ("support", "theme:bio", "*")
            ),
        ),
    ],
)
def test_an_assumption_is_read_in_english_and_japanese(text: str, meant: Assumption) -> None:
    assert read(text) == meant
    assert (read(meant.written.ja), read(meant.written.en)) == (meant, meant)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "国立がん研究センターががん研究の推進に係る協定に2018年4月1日から署名",
            Sign("ncc", "cancer", day("2018-04-01")),
        ),
        (
            "end Agreement on the promotion of cancer research on 2018-12-31",
            End("cancer", day("2018-12-31")),
        ),
        (
            "new agreement of Branch, Technology Center, keio from 2018-04-01 until 2018-04-30 covering"
            ' "Support from the city"',
            New(("branch", "keio"), day("2018-04-01"), day("2018-04-30"), ("support",)),
        ),
        (
            "試験場、庄内支場、慶應義塾 の新協定 2018-04-01 から 2018-04-30 まで 対象 「研究の支援」",
            New(("branch", "keio"), day("2018-04-01"), day("2018-04-30"), ("support",)),
        ),
    ],
)
def test_exact_names_stand_in_for_ids_even_where_they_hold_words_of_the_grammar(
    text: str, meant: Assumption
) -> None:
    assert read(text) == meant


def test_a_name_that_holds_quotation_marks_is_told_with_inner_ones_and_read_either_way() -> None:
    name = Words("「くすりの里」に関する協定", 'Agreement on the "Valley of medicine"')
    records = cluster(replace(agreement(), name=name))
    renewed = Renew("pact", day("2020-03-31"))
    assert assumption_words(records, renewed) == Words(
        "「『くすりの里』に関する協定」を2020年3月31日まで更新する",
        "\"Agreement on the 'Valley of medicine'\" is renewed until 31 March 2020",
    )
    for text in (
        "「くすりの里」に関する協定 を 2020-03-31 まで更新",
        "「『くすりの里』に関する協定」を2020年3月31日まで更新する",
        'renew Agreement on the "Valley of medicine" until 2020-03-31',
        "renew \"Agreement on the 'Valley of medicine'\" until 2020-03-31",
    ):
        assert read_assumption(text, records) == renewed


def test_a_name_of_several_things_is_refused_with_their_ids() -> None:
    twin = replace(RECORDS.agreements["keio-4th"], id="keio-5th")
    records = replace(RECORDS, agreements={**RECORDS.agreements, "keio-5th": twin})
    words = refused("renew the keio-4th until 2020-03-31", records=records)
    assert "keio-4th, keio-5th" in words.en
    assert "keio-4th, keio-5th" in words.ja


def test_what_is_not_understood_is_shown_with_the_grammar() -> None:
    words = refused("prolong keio-4th a bit")
    assert words.en.startswith(
        'assumption "prolong keio-4th a bit": it is not understood; write one of: renew AGR'
    )
    assert words.ja.startswith("仮定「prolong keio-4th a bit」: この文は読めません。")
    assert "機関 が 協定 に 日 から署名" in words.ja


@pytest.mark.parametrize(
    ("text", "ja", "en"),
    [
        (
            "renew keio4 until 2020-03-31",
            "「keio4」という協定はありません。「keio-4th」（keio-4th協定）ではありませんか。",
            'there is no agreement "keio4"; did you mean "keio-4th" (the keio-4th)?',
        ),
        (
            "kei が cancer に 2018-04-01 から署名",
            "「kei」という機関はありません。「keio」（慶應義塾）ではありませんか。",
            'there is no organization "kei"; did you mean "keio" (Keio)?',
        ),
        (
            "keio signs study from 2018-04-01",
            "study は取組又は事業です。「study」という協定はありません。",
            "study is the id of another sort of thing (collaboration or programme); there is no agreement",
        ),
        (
            "new agreement of keio from 2018-04-01 until 2018-04-30 covering kind:educaton",
            "「educaton」という種別はありません。「education」",
            'there is no kind "educaton"; did you mean "education"',
        ),
        (
            "new agreement of keio from 2018-04-01 until 2018-04-30 covering theme:bios",
            "「bios」という分野はありません。「bio」",
            'there is no theme "bios"; did you mean "bio"',
        ),
        ("end cancer on 2018", "「2018」は一日ではありません。", '"2018" is not one day'),
        (
            "renew keio-4th until 2018-12-31",
            "「keio-4th を 2018-12-31 に終了」と書いてください",
            'to end it before, write "end keio-4th on 2018-12-31"',
        ),
        (
            "renew keio-4th until 2010-12-31",
            "より前の日までは更新できません",
            "before it starts (1 April 2018)",
        ),
        (
            "end keio-4th on 2020-03-31",
            "「keio-4th を 2020-03-31 まで更新」と書いてください",
            'to prolong it write "renew keio-4th until 2020-03-31"',
        ),
        (
            "end keio-4th on 2010-03-31",
            "その日以後の日を書いてください",
            "does not start before 1 April 2018",
        ),
        ("keio signs keio-4th from 2018-06-01", "すでに署名しています", "it has already signed"),
        (
            "pref signs keio-4th from 2019-06-01",
            "更新の仮定を書いてください",
            "put before it an assumption that renews",
        ),
        (
            "new agreement of keio from 2018-04-01 until 2018-03-31 covering *",
            "終わりの日 2018-03-31 が始まりの日 2018-04-01 より前です",
            "it ends on 2018-03-31, before it starts on 2018-04-01",
        ),
    ],
)
def test_a_wrong_assumption_is_told_in_both_languages_with_what_would_be_right(
    text: str, ja: str, en: str
) -> None:
    words = refused(text)
    assert ja in words.ja
    assert en in words.en


def test_an_agreement_without_an_end_is_not_renewed() -> None:
    records = cluster(agreement(during=period("2014-04-01", "..")))
    assert (
        'to end it write "end pact on 2020-03-31"'
        in refused("renew pact until 2020-03-31", records=records).en
    )


def test_renewing_takes_along_the_signatures_that_have_no_period_of_their_own() -> None:
    leaves = Involved("pref", "party", period("2018-04-01", "2018-06-30"))
    long = period("2018-04-01", "2020-03-31")
    records = cluster(
        agreement(parties=["keio", leaves]), study(["keio"], long), study(["pref"], long, identifier="other")
    )
    after = assume(records, [Renew("pact", day("2020-03-31"))])
    report = judge(after, day("2020-03-01"), day("2020-03-31"))
    assert {judged.collaboration.id: judged.status for judged in report.collaborations} == {
        "study": "covered",
        "other": "uncovered",
    }


def test_ending_clips_a_start_that_may_lie_later() -> None:
    vague = Period(day("2018-04-01"), day("2018-09-30"), day("2019-03-31"), day("2019-03-31"))
    after = assume(cluster(agreement(during=vague)), [End("pact", day("2018-06-30"))])
    assert after.agreements["pact"].period == Period(
        day("2018-04-01"), day("2018-06-30"), day("2018-06-30"), day("2018-06-30")
    )


def test_what_ends_on_a_day_does_not_renew_itself() -> None:
    for before, after in (("automatic", None), ("none", "none"), (None, None)):
        records = cluster(replace(agreement(), renewal=before))
        ended = assume(records, [End("pact", day("2018-06-30"))])
        assert ended.agreements["pact"].renewal == after


def test_several_assumptions_hold_one_after_the_other_and_a_new_agreement_may_be_named() -> None:
    new = "new agreement of keio from 2019-04-01 until 2020-03-31 covering study"
    after, found = assume_texts(RECORDS, [new, new, "city signs assumed-2 from 2019-04-01"])
    assert [type(assumption) for assumption in found] == [New, New, Sign]
    assert [party.body for party in after.agreements["assumed-2"].parties] == ["keio", "city"]
    assert after.agreements["assumed-1"].name == Words(
        "（仮定）慶應義塾の新しい協定", "(assumed) new agreement of Keio"
    )
    assert "assumed-1" not in RECORDS.agreements


def test_a_signature_is_refused_only_where_rows_together_hold_until_the_end() -> None:
    half = Involved("keio", "party", period("2018-04-01", "2018-09-30"))
    rest = Involved("keio", "party", period("2018-10-01", "2019-03-31"))
    sign = "keio signs pact from 2018-04-01"
    assert "already" in refused(sign, records=cluster(agreement(parties=[half, rest]))).en
    after, _ = assume_texts(cluster(agreement(parties=[half, "city"])), [sign])
    assert after.agreements["pact"].parties[-1] == Involved(
        "keio", "party", Period(day("2018-04-01"), day("2018-04-01"), open_ended=True)
    )


def test_assumptions_are_told_with_names_and_plain_days() -> None:
    told = [
        assumption_words(RECORDS, read(text))
        for text in (
            "renew cancer until 2020-03-31",
            "keio signs cancer from 2018-04-01",
            "end cancer on 2018-12-31",
            "new agreement of keio,ncc from 2018-04-01 until 2019-03-31 covering study,kind:education,*",
        )
    ]
    assert [words.ja for words in told] == [
        "「がん研究の推進に係る協定」を2020年3月31日まで更新する",
        "慶應義塾が「がん研究の推進に係る協定」に2018年4月1日から加わる",
        "「がん研究の推進に係る協定」を2018年12月31日に終える",
        "慶應義塾及び国立がん研究センターが、2018年4月1日から2019年3月31日まで、「study研究」、種別「教育・人材育成」のもの及び"
        "すべての連携・共同研究を対象とする新しい協定を結ぶ",
    ]
    assert told[3].en == (
        "a new agreement of Keio and National Cancer Center from 1 April 2018 to 31 March 2019, covering"
        ' "the study", all of the kind "education and training" and all collaborations'
    )


# Against the readings: what an assumption does to each, and what the brute force then says.


def _expected(readings: set[tuple[date, date]], end: date) -> set[tuple[date, date]]:
    return {(start, end) for start, _ in readings if start <= end}


def test_renewing_and_ending_settle_the_end_in_every_reading_and_leave_the_start() -> None:
    compared = 0
    for seed in range(400):
        records = random_cluster(seed).records
        for assumption in random_assumptions(seed, records):
            after = assume(records, [assumption])
            if isinstance(assumption, (Renew, End)):
                end = assumption.until if isinstance(assumption, Renew) else assumption.on
                before = readings_of_bounds(records.agreements[assumption.agreement].period)
                found = readings_of_bounds(after.agreements[assumption.agreement].period)
                assert found == _expected(before, end), f"seed {seed}: {assumption}"
                compared += 1
            records = after
    assert compared > 200


@pytest.mark.parametrize("mode", MODES)
def test_under_assumptions_every_day_has_the_verdict_of_full_enumeration(mode: str) -> None:
    compared = changed = 0
    for seed in range(150):
        before = random_cluster(seed).records
        records = assume(before, random_assumptions(seed, before))
        oracle = Oracle(records, 600, mode)
        verdicts = {
            (judged.collaboration.id, day_): (span.verdict.status, span.verdict.agreements)
            for judged in judge(records, FIRST, LAST, mode=mode).collaborations
            for span in judged.spans
            for day_ in days_between(span.first, span.last)
        }
        try:
            expected = {
                (work.id, day_): (verdict.status, verdict.agreements)
                for work in records.collaborations.values()
                if work.requires_agreement
                for day_ in days_between(FIRST, LAST)
                if (verdict := oracle.day(work, day_)) is not None
            }
        except TooMany:
            continue
        assert verdicts == expected, f"seed {seed}"
        compared += 1
        changed += records != before
    assert compared > 60
    assert changed > 60
