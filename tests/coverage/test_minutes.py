"""Sentences for the minutes: whole sentences, no false certainty."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.report import judge
from cluster_graph.coverage.writing.minutes import minutes
from cluster_graph.periods import Period
from tests.coverage.building import agreement, cluster, day, judged, period, study
from tests.coverage.reports import LONG, YEAR_2017, answer, full_answer


def ja(found: Answer) -> str:
    """All sentences in Japanese."""
    return "\n".join(words.ja for words in minutes(found))


def en(found: Answer) -> str:
    """All sentences in English."""
    return "\n".join(words.en for words in minutes(found))


@pytest.mark.parametrize("found", [answer(), answer("pairwise"), full_answer(), Answer(judge(cluster()))])
def test_every_paragraph_is_made_of_whole_sentences(found: Answer) -> None:
    for words in minutes(found):
        assert words.ja.endswith("。"), words.ja
        assert words.en.endswith("."), words.en
        assert words.en[0].isupper() or words.en[0] in '"0123456789', words.en
        assert "。。" not in words.ja
        assert ".." not in words.en


def test_a_lapse_is_told_with_its_day_its_parties_and_what_follows() -> None:
    text = ja(answer())
    assert "平成30年度末（2019年3月31日）に、慶應義塾及び鶴岡市の協定「pact協定」が期限を迎える。" in text
    assert "更新の定めはない。申出の期限は遅くとも2018年12月31日である。" in text
    assert "後継として「next協定」が記録されている。" in text
    assert "期限後も続ける場合、「study研究」には該当する協定の記録がなくなる。" in text
    assert "この協定の下に「支援事業」の1事業がある。" in text


def test_renewal_and_notice_that_no_source_states_are_called_unknown() -> None:
    text = ja(Answer(judged(agreement(), study(during=LONG))))
    assert "更新の定めと申出の期限は資料からは不明である。" in text
    assert "後継の協定の記録はない。" in text


def test_an_end_that_is_vague_is_told_as_vague() -> None:
    vague = Period(day("2018-04-01"), day("2018-04-01"), day("2018-12-31"), day("2019-03-31"))
    text = ja(Answer(judged(agreement(during=vague), study())))
    assert "2018年12月31日から2019年3月31日までのいずれかの日に、" in text
    by = Period(day("2018-04-01"), day("2018-04-01"), None, day("2019-03-31"))
    assert "遅くとも2019年3月31日までに、" in ja(Answer(judged(agreement(during=by), study())))


def test_a_notice_that_is_past_is_said_to_be_past() -> None:
    late = replace(agreement(), notice_months=9)
    text = Answer(judged(late, study()))
    assert "申出の期限は遅くとも2018年6月30日である（既に経過）。" in ja(text)
    assert "Notice is due by 30 June 2018 at the latest (already past)." in en(text)


def test_a_gap_is_told_with_its_days_and_why() -> None:
    text = ja(Answer(judged(agreement(during=YEAR_2017), study())))
    assert (
        "「study研究」は、2018年4月1日から2019年3月31日まで、協定の空白となっている（協定が期限切れ：「pact協定」は2018年3月31日まで）。"
        in text
    )


def test_a_gap_of_what_may_not_run_is_only_a_gap_if_it_runs() -> None:
    maybe = study(during=Period(day("2018-04-01"), None, None, None))
    text = Answer(judged(agreement(during=YEAR_2017), maybe))
    assert "行われていれば協定の空白となる" in ja(text)
    assert '"the study" would have a gap, if it runs from 1 April 2018' in en(text)


def test_silence_of_the_sources_is_said_to_prove_nothing() -> None:
    silent = Answer(judged(study(["company", "city"])))
    assert "資料からは判断できないものは1件である。" in ja(silent)
    assert "記録がないことは、協定が存在しないことを示すものではない。" in ja(silent)
    assert "記録がないことは" not in ja(Answer(judged(agreement(during=period("2018-04-01")), study())))


def test_many_gaps_are_counted_beyond_the_first() -> None:
    many = [study(identifier=f"gap-{number}") for number in range(9)]
    text = en(Answer(judged(agreement(during=YEAR_2017), *many)))
    assert text.count("has a gap from") == 6
    assert "3 further collaborations have a gap." in text


def test_what_is_assumed_is_never_told_as_what_is_on_record() -> None:
    assert (
        "以下は、次の仮定を置いた場合の結果であり、現に記録されている状況ではない：「old協定」を2018年12月31日まで更新する。"
        in ja(full_answer())
    )


def test_steps_of_a_repair_are_options_and_not_told_as_decisions() -> None:
    text = ja(full_answer())
    assert "手順は別記のとおり。" in text
    assert "新しい協定を結ぶ" not in text
