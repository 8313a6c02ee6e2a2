"""Reports to write: a small cluster with something of everything, and the answers about it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from cluster_graph.coverage.answer import Answer, Extras
from cluster_graph.coverage.records import CoverageRecords, Money, Passage, Programme
from cluster_graph.coverage.report import judge
from cluster_graph.coverage.supposing.assume import assume_texts
from cluster_graph.problems import Words
from tests.coverage.building import agreement, cluster, period, study

LONG = period("2010-04-01", "..")
YEAR_2017 = period("2017-04-01", "2018-03-31")
QUOTE = Passage("協定を締結", Words("資料", "Document"), "p. 3")


def records() -> CoverageRecords:
    """One collaboration covered, one with a gap, one unknown by a date, one without an agreement, one that is over.

    The agreement that covers lapses with the fiscal year; notice, renewal, a programme and money are stated.
    """
    lapsing = replace(agreement(), renewal="none", notice_months=3)
    budget = Money("budget", "support", Decimal(40_373_000), 1000, "budget", fiscal_year=2018)
    return replace(
        cluster(
            lapsing,
            agreement("old", during=YEAR_2017, covers=["gap"]),
            agreement("endless", during=period("2018-04-01"), covers=["maybe"]),
            agreement("next", during=period("2019-04-01", "2024-03-31"), covers=["next"], succeeds=("pact",)),
            agreement("idle", covers=["none"]),
            Programme("support", under="pact", name=Words("支援事業", "support programme")),
            study(during=LONG, themes=["pact"]),
            study(identifier="gap", themes=["other"]),
            study(identifier="maybe", themes=["other"]),
            study(["company", "pref"], identifier="alone"),
            study(identifier="exempt", requires_agreement=False),
            study(during=YEAR_2017, identifier="over"),
        ),
        passages={"pact": (QUOTE,), "gap": (QUOTE,), "stranger": (QUOTE,)},
        money=(budget,),
    )


def _scoped() -> CoverageRecords:
    """The records with the agreement that lapses covering only what has its theme."""
    found = records()
    pact = replace(found.agreements["pact"], covers=frozenset({"theme:pact"}))
    return replace(found, agreements={**found.agreements, "pact": pact})


def answer(mode: str = "joint") -> Answer:
    """The report alone."""
    return Answer(judge(_scoped(), mode=mode))


def full_answer() -> Answer:
    """The report with all that can be asked beside it."""
    before = judge(_scoped())
    supposed, assumptions = assume_texts(_scoped(), ["renew old until 2018-12-31"])
    report = judge(supposed)
    return Answer(report, Extras(True, assumptions, before, report.repair(unknown=True)))
