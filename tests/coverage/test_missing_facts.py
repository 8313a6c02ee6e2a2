"""Which missing fact would settle how many days: by hand, and against a brute force that knows that one fact."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import product
from math import prod

from cluster_graph.coverage.days import Judge
from cluster_graph.coverage.missing_facts import MissingFacts, missing_facts
from cluster_graph.coverage.open_fact import Dated, OpenFact
from cluster_graph.coverage.records import Collaboration, CoverageRecords, Involved
from cluster_graph.coverage.sweep import Span, spans
from cluster_graph.coverage.worlds import MODES
from cluster_graph.periods import Period
from tests.coverage.building import agreement, cluster, day, period, study
from tests.coverage.oracle import Key, Options, Oracle, readings_of_bounds
from tests.coverage.random_clusters import FIRST, LAST, random_cluster

CLUSTERS = 900
YEAR = ("2018-04-01", "2019-03-31")


def asked(records: CoverageRecords, window: tuple[str, str] = YEAR, mode: str = "joint") -> MissingFacts:
    """The missing facts of all collaborations in a window."""
    judge = Judge(records, mode)
    works = records.collaborations.values()
    return missing_facts(
        judge, [(work, spans(judge, work, day(window[0]), day(window[1]))) for work in works]
    )


def told(found: MissingFacts) -> list[tuple[str, str, int, int]]:
    """Kind, thing, days settled whichever way, days settled in some way."""
    return [(m.fact.what, m.fact.body or m.fact.thing, m.days, m.at_most) for m in found.ranked]


LONG = period("2010-04-01", "..")


def test_the_end_of_an_agreement_settles_all_its_collaborations() -> None:
    endless = agreement(during=period("2018-04-01"), covers=("*",))
    second = study(identifier="second", during=period("2018-10-01", "2019-03-31"))
    found = asked(cluster(endless, study(), second))
    # On its first day it is certainly in force.
    assert told(found) == [("end", "pact", 364 + 182, 364 + 182)]
    assert found.ranked[0].collaborations == ("study", "second")
    assert found.beyond == 0


def test_a_fact_that_settles_in_one_way_only_settles_at_most() -> None:
    two = [agreement(name, during=period("2017-04-01")) for name in ("one", "two")]
    found = asked(cluster(*two, study()))
    assert told(found) == [("end", "one", 0, 365), ("end", "two", 0, 365)]


def test_days_that_need_two_facts_are_counted_apart() -> None:
    both_open = agreement(during=period("2017-04-01"), covers=())
    found = asked(cluster(both_open, study(), complete=False))
    assert told(found) == [("end", "pact", 0, 365)]  # an end before would make it a gap, were the scope right
    needs_two = agreement(covers=())
    found = asked(cluster(needs_two, study(["keio", "lab"])))
    assert (told(found), found.beyond) == ([], 365)


def test_a_scope_settles_both_ways_only_where_the_register_is_vouched_for() -> None:
    assert told(asked(cluster(agreement(covers=()), study()))) == [("scope", "pact", 0, 365)]
    assert told(asked(cluster(agreement(covers=()), study(), complete=True))) == [("scope", "pact", 365, 365)]


def test_where_nothing_is_on_record_a_record_or_a_register_vouched_for_would_settle_it() -> None:
    assert told(asked(cluster(study()))) == [
        ("agreement", "study", 0, 365),
        ("register", "agreements", 0, 365),
    ]


def test_one_signature_that_would_do_is_named() -> None:
    found = told(asked(cluster(agreement(parties=["keio"]), study())))
    assert ("signature", "city", 0, 365) in found
    found = told(asked(cluster(agreement(parties=["keio"]), study(["keio", "city", "pref"]))))
    assert "signature" not in {what for what, *_ in found}


def test_a_signature_does_not_do_two_by_two_while_another_pair_is_open() -> None:
    agreements = [agreement("a", parties=["keio", "city"]), agreement("b", parties=["keio", "pref"])]
    work = study(["keio", "city", "pref"])
    found = told(asked(cluster(*agreements, work), mode="pairwise"))
    assert {what: body for what, body, *_ in found if what == "signature"}
    found = told(asked(cluster(agreements[0], study(["keio", "city", "pref", "company"])), mode="pairwise"))
    assert "signature" not in {what for what, *_ in found}


def test_participants_nobody_names_are_asked_for() -> None:
    assert told(asked(cluster(agreement(), study(names_not_all=True)))) == [("participants", "study", 0, 365)]
    assert told(asked(cluster(agreement(), study([])))) == [("participant", "study", 0, 365)]


def test_days_are_those_that_a_brute_force_settles_by_the_one_fact() -> None:
    kinds: Counter[str] = Counter()
    for seed, mode in product(range(CLUSTERS // len(MODES)), MODES):
        records = random_cluster(seed).records
        judge = Judge(records, mode)
        for work in records.collaborations.values():
            found = spans(judge, work, FIRST, LAST)
            brute_force = _OneFactKnown(Oracle(records, 600, mode), work, found)
            for missing in missing_facts(judge, [(work, found)]).ranked:
                if missing.fact.what in KNOWABLE and len(brute_force.keys(missing.fact)) == 1:
                    expected = brute_force.settled(missing.fact)
                    if expected is not None:
                        kinds[missing.fact.what] += 1
                        assert (missing.days, missing.at_most) == expected, f"seed {seed}: {mode}: {missing}"
    assert all(kinds[what] > 10 for what in KNOWABLE), kinds


KNOWABLE = ("start", "end", "takes-part-start", "takes-part-end", "scope", "whole", "seat")


class _OneFactKnown:
    """Judges the days of a collaboration by full enumeration, one fact supposed to be so or not so."""

    def __init__(self, oracle: Oracle, work: Collaboration, found: list[Span]) -> None:
        self.oracle, self.work = oracle, work
        self.days = [
            span.first + timedelta(days=offset)
            for span in found
            if span.verdict.status == span.verdict.named == "unknown" and span.verdict.agreements
            for offset in range(span.days)
        ]

    def settled(self, fact: OpenFact) -> tuple[int, int] | None:
        """Days settled whichever way, and in some way; ``None`` where there are too many readings to count."""
        surely = somehow = 0
        for when in self.days:
            outcomes = []
            for so in (True, False):
                options = self.options(when, fact, so)
                if prod(len(values) for values in options.values()) > self.oracle.limit:
                    return None
                if all(options.values()):
                    outcomes.append(self.verdict(options) != "unknown")
            # Where one way is excluded by what is known, the fact is not open on that day.
            if len(outcomes) == 2:
                surely += all(outcomes)
                somehow += any(outcomes)
        return surely, somehow

    def options(self, when: date, fact: OpenFact, so: bool) -> Options:
        options = self.oracle.options(self.work, when)
        for key in self.keys(fact):
            if key[0] == "scope":
                options[key] = (so,)
            elif key[0] in ("whole", "seat"):
                options[key] = ((), options[key][-1])[so : so + 1] if options[key] else ()
            else:
                options[key] = self.truths(key, when, fact.what.endswith("start"), so)
        return options

    def truths(self, key: Key, when: date, start: bool, so: bool) -> tuple[object, ...]:
        readings = readings_of_bounds(self.period(key))
        fitting = [(low, high) for low, high in readings if (low <= when if start else when <= high) is so]
        return tuple(sorted({low <= when <= high for low, high in fitting}))

    def period(self, key: Key) -> Period:
        agreements = self.oracle.records.agreements
        if key[0] == "in force":
            return agreements[key[1]].period
        rows = agreements[key[1]].parties if key[0] == "signature" else self.work.participants
        own = rows[int(key[-1])].own
        assert own is not None
        return own

    def keys(self, fact: OpenFact) -> list[Key]:
        """The unknowns of the brute force that a fact is about."""
        if fact.what in ("scope", "whole", "seat"):
            return [(fact.what, fact.thing)]
        if fact.what.startswith("takes-part"):
            rows = self.work.participants
            return [("takes part", str(n)) for n, row in enumerate(rows) if self.is_of(row, fact)]
        if fact.body is None:
            return [("in force", fact.thing)]
        rows = self.oracle.records.agreements[fact.thing].parties
        return [("signature", fact.thing, str(n)) for n, row in enumerate(rows) if self.is_of(row, fact)]

    def is_of(self, row: Involved, fact: OpenFact) -> bool:
        if row.own is None or row.body != fact.body:
            return False
        start, end = Dated(row.own, fact.thing).start, Dated(row.own, fact.thing).end
        edge = start if fact.what.endswith("start") else end
        return (edge.earliest, edge.latest) == (fact.earliest, fact.latest)

    def verdict(self, options: Options) -> str | None:
        named = self.oracle.named(self.work, options)[0]
        certain = self.oracle.takers(self.work, options, lambda values: values == (True,))
        if self.work.names_not_all and (named == "covered" or not certain):
            return "unknown"
        return named or "unknown"
