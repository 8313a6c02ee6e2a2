"""Agreements that cover nothing, and why."""

from __future__ import annotations

from math import prod

import pytest

from cluster_graph.coverage.days import Judge
from cluster_graph.coverage.outlook.idle import Idle, idle
from cluster_graph.coverage.records import Agreement, Collaboration, CoverageRecords, Involved, Programme
from cluster_graph.coverage.worlds import MODES
from cluster_graph.periods import Period
from tests.coverage.building import agreement, cluster, period, study
from tests.coverage.oracle import HORIZON, Oracle, truths
from tests.coverage.random_clusters import random_cluster

READINGS = 600  # of a day; a cluster with more is left out
EARLY = period("2010-04-01", "2014-03-31")


def found(*things: Agreement | Collaboration | Programme, mode: str = "joint") -> tuple[Idle, ...]:
    """The agreements of a cluster of these things that cover nothing."""
    return idle(Judge(cluster(*things), mode))


def test_an_agreement_that_may_cover_one_collaboration_on_one_day_is_not_idle() -> None:
    last_day = agreement(during=period("2014-04-01", "2018-04-01"))
    assert found(last_day, study()) == ()


def test_what_is_stated_to_cover_none_of_the_collaborations_says_so() -> None:
    assert found(agreement(covers=["none"]), study()) == (Idle("pact", "scope-none", True),)


def test_a_scope_that_takes_in_nothing_judged_covers_nothing() -> None:
    scope = agreement(covers=["kind:education"])
    assert found(scope, study()) == (Idle("pact", "no-collaboration-in-scope", True),)
    exempt = study(kind="education", requires_agreement=False)
    assert found(scope, exempt) == (Idle("pact", "no-collaboration-in-scope", True),)
    assert found(agreement()) == (Idle("pact", "no-collaboration-in-scope", True),)


def test_parties_that_do_not_stand_for_those_who_take_part_cover_nothing() -> None:
    assert found(agreement(parties=["keio", "pref"]), study()) == (Idle("pact", "parties-do-not-fit", True),)
    assert found(agreement(parties=[]), study()) == (Idle("pact", "no-party-on-record", True),)


def test_parties_that_each_stand_for_one_of_two_who_always_take_part_together_do_not_fit() -> None:
    own = period("2018-04-01", "2019-03-31")
    both = study([Involved("keio", None, own), Involved("city", None, own)])
    assert found(agreement(parties=["keio"]), both) == (Idle("pact", "parties-do-not-fit", True),)


def test_whoever_takes_part_alone_for_a_time_can_be_covered_then() -> None:
    first = Involved("keio", None, period("2018-04-01", "2018-06-30"))
    then = Involved("city", None, period("2018-07-01", "2019-03-31"))
    assert found(agreement(parties=["keio"]), study([first, then])) == ()
    early = agreement(parties=["city"], during=period("2018-04-01", "2018-06-30"))
    assert found(early, study([first, then])) == (Idle("pact", "never-at-the-same-time", True, ("study",)),)


def test_an_agreement_over_before_all_that_it_fits_names_what_it_fits() -> None:
    later = study(identifier="later", during=period("2020-04-01", "2021-03-31"))
    assert found(agreement(during=EARLY), study(), later) == (
        Idle("pact", "never-at-the-same-time", True, ("later", "study")),
    )


def test_a_signature_that_never_holds_while_the_collaboration_runs_is_never_at_the_same_time() -> None:
    over = Involved("keio", None, EARLY)
    pact = agreement(parties=[over, "city"], during=period("2010-04-01", ".."))
    assert found(pact, study()) == (Idle("pact", "never-at-the-same-time", True, ("study",)),)
    later = Involved("keio", None, period("2018-10-01", "2018-10-01"))
    assert found(agreement(parties=[later, "city"]), study()) == ()


def test_an_agreement_whose_scope_no_source_states_may_cover_what_is_not_on_record() -> None:
    silent = agreement(parties=["pref", "company"], covers=[])
    assert found(silent, study()) == (Idle("pact", "parties-do-not-fit", False),)


def test_who_else_signed_may_be_anybody_but_not_at_any_time() -> None:
    unnamed = agreement(parties=["pref"], names_not_all=True)
    assert found(unnamed, study()) == ()
    over = agreement(parties=["pref"], names_not_all=True, during=EARLY)
    assert found(over, study()) == (Idle("pact", "never-at-the-same-time", True, ("study",)),)


def test_what_nothing_is_known_of_may_cover() -> None:
    assert found(agreement(parties=["somebody"], covers=[], during=Period()), study()) == ()
    assert found(agreement(parties=["pref"]), study(["lab"])) == ()


def test_two_by_two_an_agreement_of_two_of_three_helps() -> None:
    three = study(["keio", "city", "pref"])
    assert [one.why for one in found(agreement(), three)] == ["parties-do-not-fit"]
    assert found(agreement(), three, mode="pairwise") == ()
    assert found(agreement(parties=["keio"]), three, mode="pairwise")[0].why == "parties-do-not-fit"
    assert found(agreement(parties=["keio"]), three, mode="collective") == ()


def covers_in_some_reading(oracle: Oracle, agreement: Agreement, collaboration: Collaboration) -> bool:
    """By enumeration of every reading of every day."""
    for day in HORIZON:
        if True not in truths(collaboration.period, day):
            continue
        for reading in oracle.readings(oracle.options(collaboration, day)):
            taking_part = oracle.taking_part(collaboration, reading)
            bound = oracle.bound(agreement, collaboration, reading)
            if taking_part and any(together <= bound for together in oracle.to_be_bound(taking_part)):
                return True
    return False


def few_readings(oracle: Oracle, records: CoverageRecords) -> bool:
    """Whether a test has time for every day of a cluster."""
    return all(
        prod(len(values) for values in oracle.options(collaboration, day).values()) <= READINGS
        for collaboration in records.collaborations.values()
        for day in HORIZON
    )


@pytest.mark.parametrize("mode", MODES)
def test_idle_are_those_that_cover_in_no_reading_on_no_day(mode: str) -> None:
    counts = {True: 0, False: 0}
    for seed in range(160):
        records = random_cluster(seed).records
        oracle = Oracle(records, READINGS, mode)
        if not few_readings(oracle, records):
            continue
        judged = [c for c in records.collaborations.values() if c.requires_agreement]
        idle_ones = {one.agreement for one in idle(Judge(records, mode))}
        for pact in records.agreements.values():
            covers = any(covers_in_some_reading(oracle, pact, one) for one in judged)
            assert (pact.id in idle_ones) is not covers, (seed, pact.id)
            counts[covers] += 1
    assert min(counts.values()) > 30, counts
