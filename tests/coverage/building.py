"""Small clusters for the specification tests, in few words. Days are ISO dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cluster_graph.coverage.records import (
    Agreement,
    Body,
    Collaboration,
    CoverageRecords,
    Involved,
    Post,
    Programme,
)
from cluster_graph.coverage.report import CoverageReport, judge
from cluster_graph.coverage.sweep import Span
from cluster_graph.periods import Period
from cluster_graph.problems import Words

AS_OF = date(2018, 8, 28)
FISCAL_2018 = ("2018-04-01", "2019-03-31")


def day(words: str) -> date:
    """An ISO date."""
    return date.fromisoformat(words)


def period(start: str | None = None, end: str | None = None) -> Period:
    """Exact edges; ``None`` is unknown, ``".."`` as an end is open. Of an unknown end at least the start is known."""
    first = None if start is None else day(start)
    if end == "..":
        return Period(first, first, open_ended=True)
    last = None if end is None else day(end)
    return Period(first, first, last, last).with_start_before_end()


def involved(who: str | Involved) -> Involved:
    """A row without role or period of its own, unless it is a row already."""
    return who if isinstance(who, Involved) else Involved(who)


def agreement(
    identifier: str = "pact",
    parties: Iterable[str | Involved] = ("keio", "city"),
    during: Period | None = None,
    covers: Iterable[str] = ("*",),
    succeeds: tuple[str, ...] = (),
    names_not_all: bool = False,
) -> Agreement:
    """An agreement that covers everything in fiscal 2018, unless it says otherwise."""
    return Agreement(
        identifier,
        Words(f"{identifier}協定", f"the {identifier}"),
        during or period(*FISCAL_2018),
        frozenset(covers),
        succeeds,
        names_not_all,
        tuple(involved(party) for party in parties),
    )


def study(
    participants: Iterable[str | Involved] = ("keio", "city"),
    during: Period | None = None,
    *,
    identifier: str = "study",
    kind: str | None = "joint-research",
    themes: Iterable[str] = (),
    governed_by: Iterable[str] = (),
    part_of: str | None = None,
    names_not_all: bool = False,
    requires_agreement: bool = True,
) -> Collaboration:
    """A joint study in fiscal 2018, unless it says otherwise."""
    return Collaboration(
        identifier,
        Words(f"{identifier}研究", f"the {identifier}"),
        during or period(*FISCAL_2018),
        kind,
        frozenset(themes),
        frozenset(governed_by),
        part_of,
        names_not_all,
        requires_agreement,
        tuple(involved(who) for who in participants),
    )


BODIES = (
    Body("keio", Words("慶應義塾", "Keio"), "school-corporation"),
    Body("university", Words("大学", "University"), "university", "keio"),
    Body("iab", Words("先端研", "IAB"), "research-institute", "university"),
    Body("city", Words("鶴岡市", "City"), "city"),
    Body("pref", Words("山形県", "Prefecture"), "prefecture"),
    Body("company", Words("会社", "Company"), "company"),
    Body("lab", Words("研究室", "Lab"), "research-lab"),
    Body("bench", Words("実験台", "Bench"), "section", "lab"),
)
POSTS = (
    Post("mayor", Words("市長", "Mayor"), "city"),
    Post("somebody", Words("ある職", "Some post"), None),
)


def cluster(
    *things: Agreement | Collaboration | Programme, complete: bool = False, bodies: Iterable[Body] = BODIES
) -> CoverageRecords:
    """A cluster of the usual bodies with these things."""
    return CoverageRecords(
        as_of=AS_OF,
        complete=complete,
        bodies={body.id: body for body in bodies},
        posts={post.id: post for post in POSTS},
        agreements={thing.id: thing for thing in things if isinstance(thing, Agreement)},
        collaborations={thing.id: thing for thing in things if isinstance(thing, Collaboration)},
        programmes={thing.id: thing for thing in things if isinstance(thing, Programme)},
    )


def judged(
    *things: Agreement | Collaboration | Programme,
    complete: bool = False,
    on: str | None = None,
    window: tuple[str, str] | None = None,
) -> CoverageReport:
    """The report on a cluster of these things."""
    first, last = (day(window[0]), day(window[1])) if window else (None, None)
    return judge(cluster(*things, complete=complete), first, last, None if on is None else day(on))


def spans_of(report: CoverageReport, identifier: str = "study") -> tuple[Span, ...]:
    """The spans of one collaboration."""
    return next(judged.spans for judged in report.collaborations if judged.collaboration.id == identifier)


def verdict(
    *things: Agreement | Collaboration | Programme, complete: bool = False, on: str = "2018-08-28"
) -> tuple[str, tuple[str, ...]]:
    """Status and reasons of the study on one day."""
    found = spans_of(judged(*things, complete=complete, on=on))[0].verdict
    return found.status, found.reasons
