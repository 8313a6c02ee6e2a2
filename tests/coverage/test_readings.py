"""Scopes, and whose signature binds whom."""

from __future__ import annotations

import pytest

from cluster_graph.coverage.readings import Scopes, Standing, Truth
from cluster_graph.coverage.records import Agreement, Collaboration, Involved, Programme
from tests.coverage.building import agreement, cluster, period, study, verdict

UNKNOWN_SCOPE = ("unknown", ("scope-unknown",))
UNKNOWN_WHOLE = ("unknown", ("whole-unknown",))
NONE_ON_RECORD = ("unknown", ("none-on-record",))


def scope(wanted: str, *things: Agreement | Collaboration | Programme) -> Truth:
    """Whether an agreement can cover the study."""
    records = cluster(*things)
    return Scopes(records).fitting(records.collaborations["study"]).get(wanted, False)


@pytest.mark.parametrize("covers", ["study", "*", "kind:joint-research", "theme:bio"])
def test_a_scope_names_the_collaboration_its_kind_its_theme_or_everything(covers: str) -> None:
    assert scope("pact", agreement(covers=[covers]), study(themes=["bio"])) is True


@pytest.mark.parametrize("covers", ["other", "kind:education", "theme:food", "none", "kind:None"])
def test_a_stated_scope_is_closed(covers: str) -> None:
    assert scope("pact", agreement(covers=[covers]), study(themes=["bio"])) is False
    assert scope("pact", agreement(covers=[covers]), study(kind=None)) is False


def test_the_scope_of_the_whole_takes_in_its_parts_but_not_its_kind() -> None:
    whole = study(identifier="whole", kind="education")
    assert scope("pact", agreement(covers=["whole"]), study(part_of="whole"), whole) is True
    assert scope("pact", agreement(covers=["kind:education"]), study(part_of="whole"), whole) is False


def test_an_agreement_covers_what_it_governs_and_its_parts() -> None:
    whole = study(identifier="whole", governed_by=["pact"])
    assert scope("pact", agreement(covers=()), study(part_of="whole"), whole) is True
    assert scope("pact", agreement(covers=()), study(), whole) is False, "what it governs states its scope"


def test_an_agreement_covers_what_is_part_of_a_programme_under_it_at_any_depth() -> None:
    programmes = (Programme("top", None, "pact"), Programme("sub", "top"))
    assert scope("pact", agreement(covers=()), study(part_of="sub"), *programmes) is True
    assert scope("pact", agreement(covers=()), study(), *programmes) is False


def test_what_an_agreement_without_any_scope_covers_is_unknown() -> None:
    assert verdict(agreement(covers=()), study()) == UNKNOWN_SCOPE


def test_an_agreement_for_none_of_the_cluster_is_not_on_record_for_any() -> None:
    assert verdict(agreement(covers=["none"]), study()) == NONE_ON_RECORD


def test_a_successor_takes_over_what_its_predecessors_can_cover() -> None:
    first = agreement("first", during=period("2014-04-01", "2016-03-31"), covers=["study"])
    second = agreement("second", during=period("2016-04-01", "2018-03-31"), covers=(), succeeds=("first",))
    third = agreement("third", covers=(), succeeds=("second",))
    assert verdict(first, second, third, study()) == ("covered", ())
    assert scope("third", first, second, third, study(), study(identifier="other")) is True


def test_a_successor_with_a_scope_of_its_own_takes_over_nothing() -> None:
    first = agreement("first", covers=["study"])
    assert scope("next", first, agreement("next", covers=["other"], succeeds=("first",)), study()) is False
    assert scope("next", first, agreement("next", covers=["none"], succeeds=("first",)), study()) is False


def test_a_successor_takes_over_also_what_is_unknown() -> None:
    first = agreement("first", covers=())
    governing = agreement("next", covers=(), succeeds=("first",))
    assert scope("next", first, governing, study()) is None
    assert scope("next", first, governing, study(), study(identifier="other", governed_by=["next"])) is None


def test_agreements_that_succeed_each_other_are_no_endless_loop() -> None:
    one = agreement("one", covers=(), succeeds=("two",))
    assert scope("one", one, agreement("two", covers=(), succeeds=("one",)), study()) is None
    assert scope("one", one, agreement("two", covers=["study"], succeeds=("one",)), study()) is True


def test_the_signature_of_keio_stands_for_its_institute() -> None:
    assert verdict(agreement(parties=["keio", "city"]), study(["iab", "city"])) == ("covered", ())


def test_the_signature_of_a_part_does_not_stand_for_the_whole() -> None:
    assert verdict(agreement(parties=["iab", "city"]), study(["keio", "city"])) == (
        "unknown",
        ("party-missing",),
    )


def test_a_post_counts_as_its_organization_on_both_sides() -> None:
    assert verdict(agreement(parties=["keio", "mayor"]), study(["keio", "city"])) == ("covered", ())
    assert verdict(agreement(parties=["keio", "city"]), study(["keio", "mayor"])) == ("covered", ())


def test_a_unit_whose_whole_nobody_states_may_be_part_of_any_party() -> None:
    assert verdict(agreement(), study(["keio", "lab"])) == UNKNOWN_WHOLE
    assert verdict(agreement(), study(["keio", "bench"])) == UNKNOWN_WHOLE
    assert verdict(agreement(parties=["keio", "lab"]), study(["keio", "bench"])) == ("covered", ())


def test_a_body_that_is_no_unit_is_part_of_nothing_unless_a_source_says_so() -> None:
    assert verdict(agreement(), study(["keio", "company"]))[1] == ("party-missing",)


def test_a_post_of_nobody_we_know_may_be_a_seat_of_any_party() -> None:
    assert verdict(agreement(), study(["keio", "somebody"])) == UNKNOWN_WHOLE
    assert verdict(agreement(parties=["keio", "somebody"]), study(["keio", "somebody"])) == ("covered", ())


def test_a_post_of_nobody_we_know_may_sign_for_anybody() -> None:
    signed = agreement(parties=["keio", "somebody"])
    assert verdict(signed, study(["keio", "company"])) == UNKNOWN_WHOLE
    assert verdict(signed, study(["keio", "company", "city"])) == UNKNOWN_WHOLE


def test_only_agreements_that_bind_all_who_always_take_part_are_able_to_cover() -> None:
    records = cluster(
        agreement("both"),
        agreement("one", ["keio"]),
        agreement("others", ["pref"]),
        agreement("unnamed", ["pref"], names_not_all=True),
        study(["iab", Involved("city", "lead"), Involved("pref", None, period("2018-04-01", ".."))]),
    )
    standing, work = Standing(records), records.collaborations["study"]
    assert standing.able(records.agreements, work, together=True) == {"both", "unnamed"}
    assert standing.able(records.agreements, work, together=False) == {"both", "one", "others", "unnamed"}
