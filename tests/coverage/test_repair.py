"""The cheapest repair of gaps."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest

from cluster_graph.coverage.days import Judge
from cluster_graph.coverage.records import Agreement, Body, Collaboration, CoverageRecords, Involved
from cluster_graph.coverage.repairing.costs import Costs
from cluster_graph.coverage.repairing.repair import Repair, repair
from cluster_graph.coverage.repairing.steps import Step, step_json
from cluster_graph.coverage.supposing.assume import assume
from cluster_graph.coverage.supposing.assumptions import New, Renew, Sign
from cluster_graph.coverage.supposing.reading import read_assumption
from cluster_graph.coverage.worlds import MODES
from cluster_graph.periods import Period
from cluster_graph.problems import InputError, Words
from tests.coverage.building import BODIES, agreement, cluster, day, period, study
from tests.coverage.random_clusters import FIRST, LAST, random_cluster
from tests.coverage.random_gaps import random_gaps
from tests.coverage.repair_by_search import TooManySets, cheapest_by_search, targets, verdicts

YEAR = (date(2018, 4, 1), date(2019, 3, 31))
LAPSED = period("2014-04-01", "2018-03-31")
PRICES = (
    Costs(),
    Costs(extend=Decimal(1), sign=Decimal(1), new=Decimal(10), party=Decimal(0)),
    Costs(extend=Decimal(5), sign=Decimal(1), new=Decimal(1), party=Decimal("0.5")),
    Costs(extend=Decimal(0), sign=Decimal(2), new=Decimal(3), party=Decimal("0.25")),
    Costs(extend=Decimal(3), sign=Decimal(3), new=Decimal(0), party=Decimal(2)),
)


def repaired(*things: Agreement | Collaboration, mode: str = "joint", unknown: bool = False) -> Repair:
    """The repair of fiscal 2018."""
    return repair(Judge(cluster(*things), mode), *YEAR, unknown=unknown)


def _new_ones(found: Repair) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Who signs each new agreement, and the collaborations that it serves."""
    return [
        (step.assumption.parties, step.serves) for step in found.steps if isinstance(step.assumption, New)
    ]


def test_nothing_to_repair_costs_nothing() -> None:
    found = repaired(agreement(), study())
    assert found.steps == ()
    assert found.cost == 0
    assert found.optimal
    assert found.words().en == "There are no gaps; nothing is to be done."


def test_an_agreement_that_lapsed_is_extended_as_long_as_it_is_needed() -> None:
    found = repaired(agreement(during=LAPSED), study(during=period("2018-04-01", "2018-09-30")))
    assert found.steps == (Step(Renew("pact", day("2018-09-30")), Decimal(2), ("study",)),)
    assert found.days == 183


def test_one_extension_serves_all_that_the_agreement_covers() -> None:
    found = repaired(agreement(during=LAPSED), study(), study(["city"], identifier="other"))
    assert [step.serves for step in found.steps] == [("other", "study")]
    assert found.cost == 2


def test_the_largest_whole_of_a_unit_signs_from_the_first_day_needed() -> None:
    two = agreement(parties=["city"], during=period("2017-04-01", "2019-03-31"))
    before = agreement("before", ["city", "iab"], during=period("2017-04-01", "2018-06-30"))
    found = repaired(two, before, study(["iab", "city"]))
    assert found.steps == (Step(Renew("before", day("2019-03-31")), Decimal(2), ("study",)),)
    dear = repair(Judge(cluster(two, before, study(["iab", "city"]))), *YEAR, costs=Costs.read("extend=9"))
    assert dear.steps == (Step(Sign("keio", "pact", day("2018-07-01")), Decimal(3), ("study",)),)


def test_who_joins_a_lapsed_agreement_joins_it_extended() -> None:
    lapsed, gone = agreement(parties=["city"], during=LAPSED), agreement("gone", during=LAPSED, covers=["x"])
    complete = cluster(lapsed, gone, study(), complete=True)
    found = repair(Judge(complete), *YEAR)
    assert found.steps == (
        Step(Renew("pact", YEAR[1]), Decimal(2), ("study",)),
        Step(Sign("keio", "pact", YEAR[0]), Decimal(3), ("study",)),
    )


def test_without_any_agreement_those_who_take_part_sign_a_new_one() -> None:
    records = cluster(study(["iab", "city"]), complete=True)
    found = repair(Judge(records), *YEAR)
    assert found.steps == (Step(New(("city", "keio"), *YEAR, ("study",)), Decimal(6), ("study",)),)


def test_a_new_agreement_spans_all_days_that_it_serves_and_serves_all_it_can() -> None:
    one = study(["iab", "city"], period("2018-04-01", "2018-04-30"))
    two = study(["keio", "city"], period("2019-03-01", "2019-03-31"), identifier="two")
    other = study(["keio", "pref"], identifier="other")
    found = repair(Judge(cluster(one, two, other, complete=True)), *YEAR)
    assert _new_ones(found) == [
        (("city", "keio"), ("study", "two")),
        (("keio", "pref"), ("other",)),
    ]
    assert found.steps[0].assumption.written.en == (
        "new agreement of city,keio from 2018-04-01 until 2019-03-31 covering study,two"
    )


def test_nobody_signs_a_new_agreement_about_what_is_not_its_own() -> None:
    few, many = study(["keio"], identifier="few"), study(["keio", "city", "pref"], identifier="many")
    found = repair(Judge(cluster(few, many, complete=True)), *YEAR)
    assert _new_ones(found) == [
        (("city", "keio", "pref"), ("many",)),
        (("keio",), ("few",)),
    ]


def test_nobody_joins_an_agreement_of_strangers() -> None:
    strangers = agreement("strangers", ["pref", "company"])
    records = cluster(strangers, study(), complete=True)
    cheap = repair(Judge(records), *YEAR, costs=Costs.read("sign=0.5"))
    assert [type(step) for step in cheap.assumptions] == [New]
    known = repair(Judge(cluster(agreement("known", ["city"]), study())), *YEAR, unknown=True)
    assert known.steps == (Step(Sign("keio", "known", YEAR[0]), Decimal(3), ("study",)),)


def test_a_silent_register_is_repaired_only_where_asked() -> None:
    assert repaired(study()).steps == ()
    found = repaired(study(), unknown=True)
    assert [step.assumption.written.en for step in found.steps] == [
        "new agreement of city,keio from 2018-04-01 until 2019-03-31 covering study"
    ]
    assert "only has to be recorded" in found.words().en


def test_days_that_a_source_may_still_settle_are_not_repaired() -> None:
    vague = agreement(during=Period(day("2014-04-01"), day("2014-04-01"), day("2018-06-30"), None))
    silent = agreement("silent", covers=())
    unit = study(["bench"], identifier="unit")
    assert repaired(vague, study(), unknown=True).steps == ()
    assert repaired(silent, study(), unknown=True).steps == ()
    assert repaired(agreement(), unit, unknown=True).steps == ()


def test_a_collaboration_without_participants_is_told_as_unrepaired() -> None:
    found = repaired(study([]), unknown=True)
    assert [(left.collaboration, left.first, left.last) for left in found.unrepaired] == [("study", *YEAR)]
    assert "参加者の記録がなく" in found.unrepaired[0].why.ja


def test_a_unit_without_a_whole_and_a_post_of_nobody_sign_themselves() -> None:
    found = repaired(study(["bench", "somebody"]), unknown=True)
    assert _new_ones(found) == [(("lab", "somebody"), ("study",))]


def test_an_extension_never_cuts_days_on_which_the_agreement_may_hold() -> None:
    may_last = Period(day("2014-04-01"), day("2014-04-01"), day("2018-06-30"), day("2018-12-31"))
    work = study(during=period("2018-04-01", "2018-12-31"))
    partly = study(["keio", "pref"], period("2018-07-01", "2018-07-31"), identifier="partly")
    records = cluster(agreement(during=may_last), work, partly, complete=True)
    found = repair(Judge(records), *YEAR, costs=Costs.read("extend=1,sign=0,new=9"))
    assert [step.assumption.written.en for step in found.steps] == [
        "renew pact until 2018-12-31",
        "pref signs pact from 2018-07-01",
    ]


def test_pairs_and_single_bodies_are_repaired_by_what_each_mode_asks() -> None:
    pairs = [agreement("one", ["keio", "city"]), agreement("two", ["city", "pref"], during=LAPSED)]
    third = agreement("three", ["keio", "pref"])
    work = study(["keio", "city", "pref"])
    found = repaired(*pairs, third, work, mode="pairwise")
    assert [step.assumption.written.en for step in found.steps] == ["renew two until 2019-03-31"]
    alone = [agreement("one", ["keio"]), agreement("two", ["city"], during=LAPSED)]
    found = repaired(*alone, study(), mode="collective")
    assert [step.assumption.written.en for step in found.steps] == ["renew two until 2019-03-31"]


def test_of_equal_costs_the_fewest_steps_are_taken_and_the_latest_lapse_prolonged() -> None:
    long_ago = agreement("long-ago", during=period("2001-04-01", "2006-03-31"))
    found = repaired(long_ago, agreement(during=LAPSED), study())
    assert [step.assumption.written.en for step in found.steps] == ["renew pact until 2019-03-31"]


@pytest.mark.parametrize("old_id", ["before-all", "z-of-old"])
def test_of_equal_solutions_for_several_collaborations_the_latest_lapse_is_prolonged_too(old_id: str) -> None:
    old = agreement(old_id, during=period("2001-04-01", "2006-03-31"))
    only_two = agreement("only-two", during=LAPSED, covers=["two"])
    found = repaired(old, agreement(during=LAPSED), only_two, study(), study(identifier="two"))
    assert [step.assumption.written.en for step in found.steps] == ["renew pact until 2019-03-31"]


def _with_an_early_partner(joinable: Agreement, *others: Involved) -> CoverageRecords:
    """Keio and the city work all year, in the first half with a company; only their own agreement lapsed.

    So the second half is a gap. The first is not known: that the company has signed nothing, no source says.
    """
    early = Involved("company", None, period("2018-04-01", "2018-09-30"))
    return cluster(agreement("lapsed", during=LAPSED), joinable, study(["keio", "city", early, *others]))


def test_a_signature_that_would_make_a_gap_of_earlier_days_is_given_from_these_days_on() -> None:
    maybe = Involved(
        "pref", None, Period(day("2018-04-01"), day("2018-09-30"), day("2018-09-30"), day("2018-09-30"))
    )
    records = _with_an_early_partner(agreement("joinable", ["city", "company"]), maybe)
    found = repair(Judge(records), *YEAR, costs=Costs.read("extend=9"))
    # That the prefecture signs too is not asked for: whether it took part, a source may still tell.
    assert found.steps == (Step(Sign("keio", "joinable", YEAR[0]), Decimal(3), ("study",)),)
    assert found.optimal


def test_gaps_that_a_step_would_make_are_repaired_as_well_and_the_bound_stays_honest() -> None:
    late = agreement("joinable", ["city", "company"], during=period("2018-07-01", "2019-03-31"))
    judge = Judge(_with_an_early_partner(late))
    found = repair(judge, *YEAR, costs=Costs.read("extend=9"))
    assert found.bound == 3
    assert not found.optimal
    after = verdicts(Judge(assume(judge.records, found.assumptions)), *YEAR)
    assert "uncovered" not in {verdict.status for verdict in after.values()}


def test_each_body_signs_from_the_first_day_on_which_it_is_needed() -> None:
    leaves = Involved("keio", "party", period("2014-04-01", "2018-09-30"))
    records = cluster(agreement(parties=[leaves, "pref"]), study(), complete=True)
    found = repair(Judge(records, "collective"), *YEAR, costs=Costs.read("new=9"))
    assert [step.assumption.written.en for step in found.steps] == [
        "city signs pact from 2018-04-01",
        "keio signs pact from 2018-10-01",
    ]


def test_a_step_needed_only_for_days_on_which_it_may_not_run_says_so() -> None:
    vague = Period(day("2018-04-01"), day("2019-03-31"), day("2019-03-31"), day("2019-04-30"))
    records = cluster(agreement(during=period("2014-04-01", "2019-03-30")), study(during=vague))
    certain, possible = Judge(records), (day("2019-04-01"), day("2019-04-30"))
    assert [step.certain for step in repair(certain, *possible).steps] == [False]
    assert (
        "その日に実施されるかは不確か"
        in step_json(records, repair(certain, *possible).steps[0])["words"]["ja"]
    )
    assert [step.certain for step in repair(certain, day("2019-03-31"), possible[1]).steps] == [True]


def test_a_step_is_told_in_both_languages_and_read_again() -> None:
    records = cluster(agreement(during=LAPSED), study())
    step = repair(Judge(records), *YEAR).steps[0]
    assert step_json(records, step) == {
        "step": "extend",
        "agreement": "pact",
        "until": "2019-03-31",
        "cost": 2,
        "serves": ["study"],
        "certain": True,
        "assume": {"ja": "pact を 2019-03-31 まで更新", "en": "renew pact until 2019-03-31"},
        "words": {
            "ja": "「pact協定」を2019年3月31日まで更新する（「study研究」のため）。",
            "en": '"the pact" is renewed until 31 March 2019 (for "the study").',
        },
    }


@pytest.mark.parametrize(
    "text", ["extend", "extend=x", "walk=1", "extend=1,extend=2", "sign=-1", "new=inf", "new=nan"]
)
def test_costs_that_cannot_be_read_are_refused_with_what_would_be_right(text: str) -> None:
    with pytest.raises(InputError) as error:
        Costs.read(text)
    assert error.value.words.ja != error.value.words.en


def test_costs_are_read_in_any_order_and_the_rest_keep_their_defaults() -> None:
    assert Costs.read("party=0.5, ＥＸＴＥＮＤ＝7") == Costs(extend=Decimal(7), party=Decimal("0.5"))


@dataclass(frozen=True)
class _Case:
    name: str
    judge: Judge
    unknown: bool
    costs: Costs


def _cases() -> list[_Case]:
    found = []
    for seed in range(600):
        records = random_gaps(seed) if seed % 4 else random_cluster(seed).records
        mode, unknown = MODES[seed % 3], seed % 5 == 0
        found.append(_Case(f"seed {seed} {mode}", Judge(records, mode), unknown, PRICES[seed % len(PRICES)]))
    return found


def test_no_set_of_steps_that_repairs_is_cheaper() -> None:
    compared = with_cost = 0
    for case in _cases():
        try:
            expected = cheapest_by_search(case.judge, FIRST, LAST, case.unknown, case.costs)
        except TooManySets:
            continue
        found = repair(case.judge, FIRST, LAST, case.unknown, case.costs)
        assert found.bound == expected, case.name
        compared += 1
        with_cost += found.cost > 0
    assert compared > 300
    assert with_cost > 200


def test_the_steps_assumed_give_what_the_repair_promises() -> None:
    best = 0
    for case in _cases():
        found = repair(case.judge, FIRST, LAST, case.unknown, case.costs)
        records = assume(case.judge.records, found.assumptions)
        after = verdicts(Judge(records, case.judge.mode), FIRST, LAST)
        wanted = targets(case.judge, FIRST, LAST, case.unknown)
        assert {after[key].named for key in wanted} <= {"covered"}, case.name
        assert "uncovered" not in {verdict.status for verdict in after.values()}, case.name
        assert found.days == len(wanted)
        before = case.judge.records
        for step in found.assumptions:
            for lang in ("ja", "en"):
                assert read_assumption(step.written.in_language(lang), before) == step
        best += found.optimal
    assert best > 0.97 * len(_cases())


def _many(number: int) -> CoverageRecords:
    """Studies of every two of some bodies, all under agreements that lapsed: a repair with very many choices."""
    bodies = [Body(f"b{n}", Words(f"機関{n}", f"body {n}"), "company") for n in range(number)]
    pairs = [(a.id, b.id) for a in bodies for b in bodies if a.id < b.id]
    works = [study(pair, identifier=f"s-{'-'.join(pair)}") for pair in pairs]
    pacts = [
        agreement(f"a{n}", [f"b{m}" for m in range(number) if m % (n + 2)], during=LAPSED) for n in range(12)
    ]
    return cluster(*works, *pacts, bodies=(*BODIES, *bodies), complete=True)


def test_out_of_time_a_repair_still_repairs_and_says_how_far_from_the_best_it_may_be() -> None:
    judge = Judge(_many(14))
    hurried, patient = repair(judge, *YEAR, time_limit=0.0), repair(judge, *YEAR)
    assert patient.optimal
    assert hurried.bound <= patient.cost <= hurried.cost
    assert hurried.gap > 0
    assert "There may be cheaper steps" in hurried.words().en
    after = verdicts(Judge(assume(judge.records, hurried.assumptions)), YEAR[0], YEAR[0] + timedelta(days=3))
    assert {verdict.named for verdict in after.values()} == {"covered"}


def test_own_signatures_bind_only_on_their_own_days() -> None:
    leaves = Involved("keio", "party", period("2018-04-01", "2018-06-30"))
    found = repaired(agreement(parties=[leaves, "city"]), study())
    assert found.steps == (Step(Sign("keio", "pact", day("2018-07-01")), Decimal(3), ("study",)),)


def test_the_steps_do_not_depend_on_the_order_of_hashes() -> None:
    told = "from tests.coverage.test_repair import _tell; _tell()"
    found = {
        subprocess.run(
            [sys.executable, "-c", told],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
    assert b"renew a" in found.pop()


def _tell() -> None:
    for records in (_many(9), *map(random_gaps, range(20))):
        first, last = YEAR if records.as_of.year == 2018 else (FIRST, LAST)
        for mode in MODES:
            found = repair(Judge(records, mode), first, last, unknown=True)
            sys.stdout.write("".join(f"{assumption.written.en}\n" for assumption in found.assumptions))
