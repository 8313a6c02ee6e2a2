"""The report for a terminal: what lapses first, then verdicts with reasons, the words of the sources last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.records import Money, Programme
from cluster_graph.coverage.report import judge
from cluster_graph.coverage.writing.text import report_text
from cluster_graph.periods import Period
from tests.coverage.building import agreement, cluster, day, judged, period, study
from tests.coverage.reports import YEAR_2017, answer, full_answer


def places(text: str, *words: str) -> list[int]:
    """Where words stand, the first time each."""
    assert [word for word in words if word not in text] == []
    return [text.index(word) for word in words]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "ja",
            (
                *("期限切れ（2018年8月28日から12か月以内", "申出の期限", "協定の空白（", "資料からは不明（"),
                *("協定あり（", "更新のつながり", "議事録に使える文", "該当箇所・出典"),
            ),
        ),
        (
            "en",
            (
                *("Lapses within 12 months after 28 August 2018", "Notice to be given", "Gap (", "Not known"),
                *("Covered by", "Renewals", "Sentences for the minutes", "Words and source"),
            ),
        ),
    ],
)
def test_what_an_officer_needs_first_comes_first(lang: str, words: tuple[str, ...]) -> None:
    found = places(report_text(answer(), lang), *words)
    assert found == sorted(found)


def test_a_lapse_says_who_signed_by_when_to_speak_and_what_hangs_on_it() -> None:
    text = report_text(answer(), "en")
    block = text[text.index("31 March 2019 (end of FY2018)  the pact [pact]") :].split("\n\n", 1)[0]
    assert block.splitlines()[1:] == [
        "    signed by: Keio, City",
        "    notice by: 31 December 2018 (FY2018)",
        "    renewal: not renewed automatically",
        "    covers, or may cover: the study",
        "    programmes: support programme",
        "    money: support programme: 40,373 thousand yen (FY2018 budget)",
        "    leaves without an agreement: the study",
        "    succeeded by: the next",
    ]


def test_what_sort_of_amount_it_is_stands_apart_from_a_period_of_years() -> None:
    promised = Money("promise", "support", Decimal(3_500_000_000), 10**8, "planned", YEAR_2017)
    records = cluster(agreement(), Programme("support", under="pact"), study())
    text = judge(replace(records, money=(promised,))).to_text("ja")
    assert "金額：support 35億円（平成29年度（2017年4月1日から2018年3月31日まで）、予定）" in text


def test_days_are_written_as_readers_expect_and_never_as_codes() -> None:
    text = report_text(answer(), "ja")
    assert "平成30年度末（2019年3月31日）" in text
    assert "2019-03-31" not in text
    assert "2018年4月2日から2019年3月31日まで：" in text


def test_collaborations_of_which_the_same_is_said_are_told_together() -> None:
    two = [study(identifier="one"), study(identifier="other")]
    lines = report_text(Answer(judged(agreement(), *two)), "en").splitlines()
    first = lines.index("  the one [one]")
    assert lines[first + 1] == "  the other [other]"
    assert lines[first + 2] == '    throughout: covered for all participants, by "the pact".'
    assert sum(line.startswith("    throughout") for line in lines) == 1


def test_days_in_a_row_with_one_sentence_are_one_line_with_how_many_are_certain() -> None:
    on_and_off = study(during=period("2018-09-01"))
    lines = report_text(Answer(judged(agreement(), on_and_off)), "en").splitlines()
    found = [line for line in lines if "covered for all participants" in line]
    assert len(found) == 1
    assert found[0].startswith("    1 September 2018 to 31 March 2019: ")
    assert found[0].endswith('by "the pact". (certainly runs on 1 day of 212)')


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (("2018-08-27", "2040-03-31"), "over 99.9%"),
        (("2000-04-01", "2018-08-28"), "under 0.1%"),
        (("2018-08-27", "2018-08-30"), "75%"),
    ],
)
def test_a_share_of_readings_is_never_told_as_none_or_all(ends: tuple[str, str], words: str) -> None:
    vague = agreement(during=Period(day("2000-04-01"), day("2000-04-01"), day(ends[0]), day(ends[1])))
    text = judged(vague, study(), on="2018-08-28").to_text("en")
    assert f"(covered in {words} of the readings)" in text


def test_reasons_are_counted_where_there_are_several() -> None:
    text = report_text(answer(), "en")
    assert "by reason: no agreement on record: 1; a date is not stated: 1" in text


def test_a_report_on_one_day_names_it_once() -> None:
    text = judged(agreement(), study(), on="2018-08-28").to_text("en")
    assert text.startswith("Coverage by agreements: 28 August 2018\n")
    assert '    covered for all participants, by "the pact".\n' in text


def test_one_is_singular_and_numbers_say_what_they_count() -> None:
    one = judged(agreement(), study()).to_text("en")
    assert "1 collaboration: 1 covered by an agreement, 0 gaps, 0 not known from the sources." in one
    assert "(1 collaboration)" in one
    assert "Of 1 collaboration that runs or may run, 1 is covered" in one


@pytest.mark.parametrize("mode", ["joint", "pairwise", "collective"])
def test_the_rule_is_told_in_words(mode: str) -> None:
    words = {"joint": "一つの協定で全員", "pairwise": "二者ごと", "collective": "各自がいずれかに"}
    assert f"判定の方法：{words[mode]}。" in report_text(answer(mode), "ja")


def test_an_assumption_is_told_at_the_head_and_with_what_it_changes() -> None:
    text = report_text(full_answer(), "en")
    assert 'Under the assumption: "the old" is renewed until 31 December 2018.' in text.split("\n\n", 1)[0]
    assert "1 April 2018 to 31 December 2018: gap → covered by an agreement" in text


def test_repair_and_missing_facts_are_told_where_they_were_asked() -> None:
    text = report_text(full_answer(), "en")
    assert "== How to close the gaps ==" in text
    assert "== What would settle the most ==" in text
    assert (
        'the end of "the endless" (1 April 2018 or later: no source says more): settles 1 collaboration'
        in text
    )
    assert "== How to close the gaps ==" not in report_text(answer(), "en")


def test_what_does_not_run_and_what_needs_no_agreement_is_named() -> None:
    text = report_text(answer(), "en")
    assert "== Collaborations that need no agreement ==\n  - the exempt" in text
    assert "== Collaborations that do not run in these days ==\n  - the over" in text


def test_passages_are_of_what_the_report_relies_on() -> None:
    text = report_text(answer(), "en")
    assert "    「協定を締結」 (Document, p. 3)" in text
    assert "stranger" not in text


def test_what_was_known_by_a_day_is_said() -> None:
    records = replace(cluster(agreement(), study()), known_by=date(2018, 8, 28))
    assert "By what was known by 28 August 2018 alone." in judge(records).to_text("en")
