"""One sentence a verdict, in both languages and every mode."""

from __future__ import annotations

from cluster_graph.coverage.open_fact import OpenFact
from cluster_graph.coverage.records import Agreement, Collaboration, Involved
from cluster_graph.coverage.report import judge
from cluster_graph.coverage.sentences import because, fact_words
from cluster_graph.periods import UNKNOWN_PERIOD
from cluster_graph.problems import Words
from tests.coverage.building import agreement, cluster, day, period, study
from tests.coverage.reports import YEAR_2017

THREE = ["keio", "city", "company"]


def said(
    *things: Agreement | Collaboration, mode: str = "joint", complete: bool = True, on: str = "2018-08-28"
) -> Words:
    """Why the study is judged as it is on a day."""
    report = judge(cluster(*things, complete=complete), on=day(on), mode=mode)
    return because(report.records, report.collaborations[0].spans[0], mode)


def test_one_agreement_of_all_is_told_alike_in_every_mode() -> None:
    found = {
        said(agreement("pact", THREE), study(THREE), mode=m) for m in ("joint", "pairwise", "collective")
    }
    assert found == {
        Words("すべての参加者が「pact協定」の対象。", 'covered for all participants, by "the pact".')
    }


def test_several_agreements_cover_each_or_every_two_together() -> None:
    two = (agreement("one", ["keio", "city"]), agreement("other", ["city", "company"]))
    third = agreement("third", ["keio", "company"])
    assert said(*two, study(THREE), mode="collective") == Words(
        "参加者のそれぞれが、「one協定」「other協定」のいずれかの対象。",
        'each participant is covered, by one of "the one", "the other".',
    )
    assert said(*two, third, study(THREE), mode="pairwise") == Words(
        "参加者のどの二者も、「one協定」「other協定」「third協定」のいずれかにより共に対象。",
        'every two participants are covered together, by one of "the one", "the other", "the third".',
    )


def test_a_gap_names_who_has_not_signed_what() -> None:
    assert said(agreement("one", ["keio", "city"]), study(THREE)) == Words(
        "署名のない参加機関がある：「one協定」に会社の署名がない。",
        'a participant has not signed: "the one" lacks Company.',
    )


def test_two_by_two_a_gap_names_the_pairs() -> None:
    two = (agreement("one", ["keio", "city"]), agreement("other", ["city", "company"]))
    assert said(*two, study(THREE), mode="pairwise") == Words(
        "署名のない参加機関がある：「one協定」「other協定」のいずれにも署名のそろわない組がある（会社と慶應義塾）。",
        'a participant has not signed: none of "the one", "the other" binds Company with Keio.',
    )


def test_each_alone_a_gap_names_whom_no_agreement_binds() -> None:
    two = (agreement("one", ["keio"]), agreement("other", ["city"]))
    assert said(*two, study(THREE), mode="collective") == Words(
        "署名のない参加機関がある：「one協定」「other協定」のいずれにも会社の署名がない。",
        'a participant has not signed: "the one", "the other" all lack Company.',
    )


def test_an_agreement_that_has_lapsed_or_is_yet_to_come_is_told_with_its_day() -> None:
    assert said(agreement(during=YEAR_2017), study()) == Words(
        "協定が期限切れ：「pact協定」は2018年3月31日まで。",
        'the agreement has lapsed: "the pact" until 31 March 2018.',
    )
    assert said(agreement(during=period("2018-10-01", "2019-03-31")), study()) == Words(
        "協定がまだ効力を持たない：「pact協定」は2018年10月1日から。",
        'the agreement is not yet in force: "the pact" from 1 October 2018.',
    )


def test_silence_names_for_whom_there_is_no_agreement_on_record() -> None:
    assert said(study(["company", "city"]), complete=False) == Words(
        "該当する協定の記録なし（鶴岡市、会社）。", "no agreement on record for City, Company."
    )


def test_many_bodies_are_counted_and_not_all_named() -> None:
    others = [f"body-{number}" for number in range(12)]
    found = said(study(others), complete=False)
    assert found.en.endswith("and 5 others.")
    assert found.ja.endswith("ほか5者）。")


def test_where_others_take_part_the_verdict_on_those_named_leads() -> None:
    assert said(agreement(), study(names_not_all=True)) == Words(
        "名称の挙がっている参加者が「pact協定」の対象。ほかの参加者の名称は記載がない。",
        'covered for all named, by "the pact"; others take part who are not named.',
    )
    maybe = study([Involved("keio", None, UNKNOWN_PERIOD)], names_not_all=True)
    assert said(agreement(during=YEAR_2017), maybe, complete=False).en == (
        'a gap for all named (the agreement has lapsed: "the pact" until 31 March 2018); '
        "others take part who are not named."
    )


def test_an_unknown_names_the_date_that_is_missing_as_readers_write_it() -> None:
    assert said(agreement(during=period("2018-04-01")), study(), complete=False) == Words(
        "「pact協定」の対象かもしれない。確かめるには：「pact協定」の終期（2018年4月1日以後、その先は記載なし）。",
        '"the pact" may cover it; what would settle it: the end of "the pact" '
        "(1 April 2018 or later: no source says more).",
    )


def test_every_sort_of_missing_fact_has_words() -> None:
    records = cluster(agreement(), study())
    sorts = {
        **dict.fromkeys(("start", "end", "scope", "signatories"), ("pact", None)),
        **dict.fromkeys(("takes-part-start", "takes-part-end"), ("study", "company")),
        **dict.fromkeys(("whole", "seat"), ("lab", "lab")),
        **dict.fromkeys(("participants", "participant", "agreement"), ("study", None)),
        "signature": ("pact", "company"),
        "register": ("agreements", None),
    }
    words = {what: fact_words(records, OpenFact(what, *about)) for what, about in sorts.items()}
    assert (
        len({word.ja for word in words.values()}) == len({word.en for word in words.values()}) == len(sorts)
    )
    assert words["signature"].en == 'whether Company signed "the pact"'
    assert words["whole"].ja == "研究室の属する機関"


def test_a_signature_with_dates_of_its_own_is_told_with_its_body() -> None:
    fact = OpenFact("end", "pact", "company", day("2018-04-01"), day("2018-06-30"))
    assert fact_words(cluster(agreement()), fact).en == (
        'until when Company is bound by "the pact" (some day from 1 April 2018 to 30 June 2018)'
    )
