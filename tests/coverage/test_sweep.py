"""Spans, and what is missing on them."""

from __future__ import annotations

from datetime import date

from cluster_graph.coverage.records import Involved
from cluster_graph.coverage.sweep import Missing, Span
from cluster_graph.periods import UNKNOWN_PERIOD, Period
from tests.coverage.building import agreement, judged, period, spans_of, study

YEAR_2017 = period("2017-04-01", "2018-03-31")
YEAR_2019 = period("2019-04-01", "2020-03-31")
LONG = period("2010-04-01", "..")


def told(spans: tuple[Span, ...]) -> list[tuple[str, str, str]]:
    """First day, last day and status of spans."""
    return [(span.first.isoformat(), span.last.isoformat(), span.verdict.status) for span in spans]


def test_spans_change_on_the_first_day_after_an_end() -> None:
    report = judged(agreement(during=YEAR_2017), study(during=LONG), window=("2018-01-01", "2018-12-31"))
    assert told(spans_of(report)) == [
        ("2018-01-01", "2018-03-31", "covered"),
        ("2018-04-01", "2018-12-31", "uncovered"),
    ]


def test_spans_are_cut_to_the_window_and_to_the_days_on_which_it_may_run() -> None:
    report = judged(
        agreement(), study(during=period("2018-06-01", "2018-06-30")), window=("2018-04-01", "2018-06-10")
    )
    assert told(spans_of(report)) == [("2018-06-01", "2018-06-10", "covered")]


def test_days_on_which_it_cannot_run_have_no_span_and_no_status() -> None:
    report = judged(agreement(), study(during=YEAR_2017))
    assert spans_of(report) == ()
    assert report.collaborations[0].status is None


def test_a_vague_start_makes_a_span_on_which_it_possibly_runs() -> None:
    vague = Period(date(2018, 5, 1), date(2018, 5, 31), date(2018, 6, 30), date(2018, 6, 30))
    spans = spans_of(judged(agreement(), study(during=vague)))
    assert [(span.first.isoformat(), span.verdict.runs) for span in spans] == [
        ("2018-05-01", "possibly"),
        ("2018-05-31", "certainly"),
    ]


def test_neighbouring_agreements_are_told_apart_where_they_cover() -> None:
    first = agreement("first", during=period("2018-04-01", "2018-06-30"))
    second = agreement("second", during=period("2018-07-01", "2019-03-31"))
    spans = spans_of(judged(first, second, study()))
    assert [span.verdict.agreements for span in spans] == [("first",), ("second",)]


def test_a_change_that_changes_no_verdict_makes_no_new_span() -> None:
    other = agreement("other", ["pref"], during=period("2018-06-01", "2018-06-30"))
    assert len(spans_of(judged(agreement(), other, study()))) == 1


def test_a_stranger_in_force_is_told_though_it_could_never_cover() -> None:
    lapsed, stranger = (
        agreement(during=YEAR_2017),
        agreement("alien", ["pref"], period("2018-06-01", "2018-06-30")),
    )
    spans = spans_of(judged(lapsed, stranger, study()))
    assert [span.verdict.reasons for span in spans] == [("lapsed",), ("lapsed", "party-missing"), ("lapsed",)]
    assert spans[1].missing == (Missing("alien", ("city", "keio")),)


def test_missing_names_who_lacks_in_each_agreement_in_force_fewest_first() -> None:
    two = agreement("two", ["pref"])
    one = agreement("one", ["keio"])
    span = spans_of(judged(two, one, agreement("old", during=YEAR_2017), study()))[0]
    assert span.missing == (Missing("one", ("city",)), Missing("two", ("city", "keio")))


def test_where_none_is_in_force_the_nearest_is_named() -> None:
    old = agreement("old", during=period("2014-04-01", "2016-03-31"))
    recent = agreement("recent", ["keio"], during=YEAR_2017)
    span = spans_of(judged(old, recent, study()))[0]
    assert span.missing == (Missing("recent", ("city",)),)


def test_nearest_is_measured_from_the_whole_span() -> None:
    before = agreement("before", during=period("2017-04-01", "2018-03-30"))
    after = agreement("after", during=YEAR_2019)
    joins_later = Involved("pref", "funder", period("2018-10-01", "2019-03-31"))
    span = spans_of(judged(before, after, study(["keio", "city", joins_later])))[0]
    assert (span.first, span.last) == (date(2018, 4, 1), date(2019, 3, 31))
    assert span.missing == (Missing("after", ()),)


def test_without_any_fitting_agreement_those_who_take_part_have_none() -> None:
    span = spans_of(judged(study()))[0]
    assert span.missing == (Missing(None, ("city", "keio")),)


def test_missing_counts_who_joins_within_the_span() -> None:
    joins = Involved("pref", None, period("2018-10-01", "2019-03-31"))
    spans = spans_of(judged(study(["keio", joins])))
    assert [span.missing for span in spans] == [(Missing(None, ("keio", "pref")),)]


def test_a_covered_span_lacks_nothing() -> None:
    assert spans_of(judged(agreement(), study()))[0].missing == ()


def test_open_facts_say_what_would_settle_a_span() -> None:
    maybe = Involved("company", None, UNKNOWN_PERIOD)
    bystander = Involved("pref", "funder", UNKNOWN_PERIOD)
    vague = agreement(during=Period(date(2018, 4, 1), date(2018, 4, 1), date(2018, 9, 30), None))
    spans = spans_of(judged(vague, study(["keio", maybe, bystander])))
    assert [(fact.what, fact.thing, fact.body) for span in spans for fact in span.open_facts] == [
        ("end", "pact", None),
        ("takes-part-start", "study", "company"),
        ("takes-part-end", "study", "company"),
    ]
    assert spans[0].open_facts[0].earliest == date(2018, 9, 30)


def test_open_facts_name_scope_whole_seat_and_signatories() -> None:
    def facts(*arguments: object, **words: object) -> set[tuple[str, str, str | None]]:
        report = judged(*arguments, on="2018-08-28", **words)  # type: ignore[arg-type]  # passed through
        return {(fact.what, fact.thing, fact.body) for fact in spans_of(report)[0].open_facts}

    assert facts(agreement(covers=()), study()) == {("scope", "pact", None)}
    assert facts(agreement(), study(["bench"])) == {("whole", "lab", "lab")}
    assert facts(agreement(), study(["somebody"])) == {("seat", "somebody", "somebody")}
    assert facts(agreement(parties=["somebody"]), study(["keio"])) == {("seat", "somebody", "somebody")}
    assert facts(agreement(names_not_all=True), study(["company"])) == {("signatories", "pact", None)}
