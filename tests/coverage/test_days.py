"""Verdicts and reasons of a day, one rule of the design at a time."""

from __future__ import annotations

from datetime import date

import pytest

from cluster_graph.coverage.records import COUNTING_ROLES, Involved
from cluster_graph.periods import UNKNOWN_PERIOD, Period
from tests.coverage.building import agreement, cluster, judged, period, spans_of, study, verdict

YEAR_2017 = period("2017-04-01", "2018-03-31")
YEAR_2019 = period("2019-04-01", "2020-03-31")
LONG = period("2010-04-01", "2030-03-31")


def test_an_agreement_in_force_that_all_signed_covers() -> None:
    assert verdict(agreement(), study()) == ("covered", ())


def test_a_lapsed_agreement_leaves_a_gap() -> None:
    assert verdict(agreement(during=YEAR_2017), study()) == ("uncovered", ("lapsed",))


def test_an_agreement_not_yet_in_force_leaves_a_gap() -> None:
    assert verdict(agreement(during=YEAR_2019), study()) == ("uncovered", ("not-yet",))


def test_between_two_agreements_both_are_told() -> None:
    found = verdict(agreement(during=YEAR_2017), agreement("next", during=YEAR_2019), study())
    assert found == ("uncovered", ("lapsed", "not-yet"))


def test_a_participant_who_never_signed_leaves_the_day_unknown() -> None:
    assert verdict(agreement(), study(["keio", "company"])) == ("unknown", ("party-missing",))


def test_a_participant_who_never_signed_is_a_gap_where_the_register_is_complete() -> None:
    assert verdict(agreement(), study(["keio", "company"]), complete=True) == (
        "uncovered",
        ("party-missing",),
    )


def test_a_party_that_has_left_is_a_gap() -> None:
    left = Involved("city", "party", YEAR_2017)
    assert verdict(agreement(parties=["keio", left]), study()) == ("uncovered", ("party-missing",))


def test_two_agreements_do_not_cover_together() -> None:
    """Mode joint: one agreement has to bind all."""
    things = (agreement("a", ["keio"]), agreement("b", ["city"]), study())
    assert verdict(*things) == ("unknown", ("party-missing",))


def test_no_agreement_on_record_is_unknown_not_a_gap() -> None:
    assert verdict(study()) == ("unknown", ("none-on-record",))


def test_no_agreement_on_record_is_a_gap_where_the_register_is_complete() -> None:
    assert verdict(study(), complete=True) == ("uncovered", ("none-on-record",))


@pytest.mark.parametrize("role", [*sorted(COUNTING_ROLES), None])
def test_who_does_the_work_has_to_be_bound(role: str | None) -> None:
    assert verdict(agreement(), study(["keio", Involved("company", role)]))[0] == "unknown"


@pytest.mark.parametrize(
    "role", ["chair", "beneficiary", "overseer", "secretariat", "funder", "observer", "other"]
)
def test_who_only_stands_by_needs_no_signature(role: str) -> None:
    assert verdict(agreement(), study(["keio", Involved("company", role)])) == ("covered", ())


def test_every_signature_counts_whatever_its_role() -> None:
    signed = [Involved("keio", "observer"), Involved("city", "other")]
    assert verdict(agreement(parties=signed), study()) == ("covered", ())


def test_a_signature_without_a_period_has_exactly_that_of_its_agreement() -> None:
    vague = Period(date(2018, 4, 1), date(2018, 4, 1), date(2019, 3, 31), None)
    assert verdict(agreement(during=vague), study())[0] == "covered"


def test_a_signature_whose_own_period_is_unknown_may_not_hold() -> None:
    signed: list[str | Involved] = ["keio", Involved("city", "party", UNKNOWN_PERIOD)]
    assert verdict(agreement(parties=signed), study()) == ("unknown", ("date-unknown",))


def test_a_signature_longer_than_its_agreement_counts_only_within_it() -> None:
    signed: list[str | Involved] = ["keio", Involved("city", "party", LONG)]
    assert verdict(agreement(parties=signed, during=YEAR_2017), study()) == ("uncovered", ("lapsed",))


def test_a_body_is_bound_if_any_of_its_rows_holds() -> None:
    signed: list[str | Involved] = [
        "keio",
        Involved("city", "party", YEAR_2017),
        Involved("city", "party", period("2018-04-01", "..")),
    ]
    assert verdict(agreement(parties=signed), study()) == ("covered", ())


def test_a_participant_counts_only_while_it_takes_part() -> None:
    left = Involved("company", "participant", YEAR_2017)
    assert verdict(agreement(), study(["keio", left])) == ("covered", ())


def test_a_participant_of_whom_it_is_unknown_when_it_takes_part_leaves_the_day_unknown() -> None:
    maybe = Involved("company", "participant", UNKNOWN_PERIOD)
    assert verdict(agreement(), study(["keio", maybe])) == ("unknown", ("date-unknown",))


def test_a_participant_without_a_period_takes_part_whenever_it_runs() -> None:
    report = judged(agreement(), study(during=UNKNOWN_PERIOD), on="2018-08-28")
    found = spans_of(report)[0].verdict
    assert (found.status, found.runs) == ("covered", "possibly")


def test_where_nobody_certainly_takes_part_the_best_reading_takes_the_one_easiest_to_cover() -> None:
    maybe = [Involved("keio", None, UNKNOWN_PERIOD), Involved("company", None, UNKNOWN_PERIOD)]
    assert verdict(agreement(), study(maybe)) == ("unknown", ("date-unknown",))
    assert verdict(agreement(during=YEAR_2017), study(maybe)) == ("uncovered", ("lapsed",))


def test_a_day_on_which_no_known_participant_can_take_part_is_unknown() -> None:
    gone = Involved("keio", None, YEAR_2017)
    for participants in ([], [gone], [Involved("keio", "funder")]):
        for complete in (False, True):
            found = verdict(agreement(), study(participants), complete=complete)
            assert found == ("unknown", ("no-participant",))


def test_an_agreement_whose_end_is_unknown_may_cover() -> None:
    assert verdict(agreement(during=period("2018-04-01")), study()) == ("unknown", ("date-unknown",))


def test_an_open_ended_agreement_covers() -> None:
    assert verdict(agreement(during=period("2018-04-01", "..")), study()) == ("covered", ())


def test_automatic_renewal_is_certain_to_its_earliest_end_and_unknown_after() -> None:
    renewed = agreement(during=Period(date(2017, 4, 1), date(2017, 4, 1), date(2018, 3, 31), None))
    everlasting = study(during=period("2017-04-01", ".."))
    assert verdict(renewed, everlasting, on="2018-03-31") == ("covered", ())
    assert verdict(renewed, everlasting, on="2018-04-01") == ("unknown", ("date-unknown",))


def test_participants_nobody_names_leave_a_covered_day_unknown() -> None:
    report = judged(agreement(), study(names_not_all=True), on="2018-08-28")
    found = spans_of(report)[0].verdict
    assert (found.status, found.named, found.reasons) == ("unknown", "covered", ("participants-unnamed",))


def test_participants_nobody_names_do_not_heal_a_gap_of_those_who_certainly_take_part() -> None:
    found = spans_of(judged(agreement(during=YEAR_2017), study(names_not_all=True), on="2018-08-28"))[
        0
    ].verdict
    assert (found.status, found.named) == ("uncovered", "uncovered")


def test_where_no_named_participant_certainly_takes_part_others_may_be_covered() -> None:
    maybe = study([Involved("keio", None, UNKNOWN_PERIOD)], names_not_all=True)
    found = spans_of(judged(agreement(during=YEAR_2017), maybe, on="2018-08-28"))[0].verdict
    assert (found.status, found.named, found.reasons) == ("unknown", "uncovered", ("lapsed",))


def test_an_agreement_that_names_not_all_parties_may_bind_anybody() -> None:
    some_named = agreement(names_not_all=True)
    assert verdict(some_named, study(["keio", "company"]), complete=True) == ("unknown", ("party-missing",))


def test_a_lapse_is_a_matter_of_time_only_for_named_parties() -> None:
    some_named = agreement(names_not_all=True, during=YEAR_2017)
    assert verdict(some_named, study()) == ("uncovered", ("lapsed",))
    assert verdict(some_named, study(["keio", "company"])) == ("unknown", ("party-missing",))


def test_unknowns_that_settle_a_day_only_together_are_all_told() -> None:
    both = agreement(covers=(), names_not_all=True)
    assert verdict(both, study(["keio", "company"])) == ("unknown", ("party-missing", "scope-unknown"))


def test_what_needs_no_agreement_is_exempt() -> None:
    report = judged(agreement(), study(requires_agreement=False), study(identifier="other"), on="2018-08-28")
    assert report.exempt == ("study",)
    assert [one.collaboration.id for one in report.collaborations] == ["other"]


def test_records_of_a_cluster_without_agreements_can_be_judged() -> None:
    assert cluster(study()).agreements == {}
    assert judged().to_json()["collaborations"] == []
