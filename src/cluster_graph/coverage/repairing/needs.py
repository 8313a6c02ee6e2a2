"""What has to be met for gaps to close, and the steps by which agreements on record, or new ones, may meet it.

A *piece* is a run of days of one collaboration on which everything certain is the same; each of its obligations
(see :mod:`~cluster_graph.coverage.worlds`) that no agreement certainly meets is a *need*. Takes a judge and spans;
chooses nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from cluster_graph.coverage.days import Judge
from cluster_graph.coverage.readings import Scopes
from cluster_graph.coverage.records import Agreement, Collaboration
from cluster_graph.coverage.repairing.facts import Facts
from cluster_graph.coverage.repairing.model import CONCLUDE, EXTEND, JOIN, Key, Need, Option
from cluster_graph.coverage.sweep import Span
from cluster_graph.coverage.worlds import WORST, Obligation, obligations
from cluster_graph.periods import ONE_DAY


@dataclass(frozen=True, slots=True)
class Piece:
    """Days of a collaboration, both inclusive, on which the same bodies may take part and the same facts are certain.

    ``runs``: whether it certainly runs then.
    """

    collaboration: str
    first: date
    last: date
    bodies: frozenset[str]
    runs: bool = True


@dataclass(frozen=True, slots=True)
class Needs:
    """Needs, each with the pieces that have it, and for each extension how long its agreement had lapsed before."""

    pieces: Mapping[Need, tuple[Piece, ...]]
    lapsed: Mapping[Key, int]


def _pieces(facts: Facts, collaboration: Collaboration, span: Span) -> Iterator[Piece]:
    starts = sorted(
        {span.first, *(day for day in facts.first_days(collaboration) if span.first < day <= span.last)}
    )
    for start, after in zip(starts, [*starts[1:], None], strict=True):
        last = span.last if after is None else after - ONE_DAY
        bodies = facts.taking_part(collaboration, start)
        yield Piece(collaboration.id, start, last, bodies, span.verdict.runs == "certainly")


def _options(
    facts: Facts, agreements: Iterable[Agreement], piece: Piece, obligation: Obligation
) -> frozenset[Option]:
    """How agreements on record may meet an obligation; an empty option: one certainly does."""
    found: set[Option] = set()
    for agreement in agreements:
        begins = agreement.period.latest_start
        if begins is None or begins > piece.first:
            continue
        candidate = facts.judge.candidate(agreement, True, obligation, piece.first)
        lacking = (body for body in obligation if not candidate.binds(body, WORST))
        steps = {Key(JOIN, (agreement.id, facts.top(body))) for body in lacking}
        if not candidate.usable(WORST):
            steps.add(Key(EXTEND, (agreement.id,)))
        found.add(frozenset(steps))
        if not steps:
            break
    return frozenset(found)


def needs_of(judge: Judge, spans: Sequence[tuple[Collaboration, Span]]) -> Needs:
    """The needs of spans that are to be covered, equal ones as one, with every option to meet them.

    A new agreement binds all who may take part in a piece, or in any piece of a collaboration, by their largest
    stated wholes. It may serve other collaborations too, as long as all its parties take part in each, or in what it
    is part of: nobody signs what is not its own.
    """
    facts = Facts(judge, {collaboration.id: collaboration for collaboration, _ in spans}.values())
    usable: dict[tuple[str, Obligation], list[Agreement]] = {}
    found: dict[tuple[frozenset[Option], frozenset[str], str], list[Piece]] = defaultdict(list)
    tops_of: dict[str, set[str]] = defaultdict(set)
    newly: set[frozenset[str]] = set()
    lapsed: dict[Key, int] = {}
    for collaboration, span in spans:
        for piece in _pieces(facts, collaboration, span):
            all_tops = frozenset(map(facts.top, piece.bodies))
            newly.add(all_tops)
            tops_of[collaboration.id] |= all_tops
            for obligation in obligations(piece.bodies, judge.mode):
                asked = (collaboration.id, obligation)
                if asked not in usable:
                    usable[asked] = facts.usable(collaboration, obligation)
                options = _options(facts, usable[asked], piece, obligation)
                if frozenset() not in options:
                    found[options, frozenset(map(facts.top, obligation)), collaboration.id].append(piece)
                    _note_lapses(judge, options, piece, lapsed)
    takers = {identifier: frozenset(tops) for identifier, tops in tops_of.items()}
    newly.update(takers.values())
    serving, scopes = _Serving(newly), Scopes(judge.records)
    pieces: dict[Need, list[Piece]] = defaultdict(list)
    for (options, tops, identifier), having in found.items():
        wholes = scopes.ancestors(judge.records.collaborations[identifier])
        circles = (takers[work] for work in wholes if work in takers)
        pieces[options | serving.options(tops, circles)] += having
    return Needs({need: tuple(dict.fromkeys(having)) for need, having in pieces.items()}, lapsed)


def _note_lapses(judge: Judge, options: frozenset[Option], piece: Piece, lapsed: dict[Key, int]) -> None:
    """Keep for each extension the fewest days between the certain end of its agreement and a piece."""
    for key in {key for option in options for key in option if key.sort == EXTEND}:
        end = judge.records.agreements[key.names[0]].period.earliest_end or date.min
        days = (piece.first - end).days
        lapsed[key] = min(days, lapsed.get(key, days))


class _Serving:
    """New agreements by whom they bind, each kept under the party that is in fewest of them."""

    def __init__(self, newly: Iterable[frozenset[str]]) -> None:
        found = sorted(newly, key=sorted)
        often = Counter(top for parties in found for top in parties)
        self._under: dict[str, list[frozenset[str]]] = defaultdict(list)
        for parties in found:
            self._under[min(parties, key=lambda top: (often[top], top))].append(parties)
        self.within = cache(self._within)

    def _within(self, takers: frozenset[str]) -> tuple[frozenset[str], ...]:
        return tuple(parties for top in sorted(takers) for parties in self._under[top] if parties <= takers)

    def options(self, tops: frozenset[str], circles: Iterable[frozenset[str]]) -> frozenset[Option]:
        """The new agreements that bind all of ``tops``, and nobody outside one of the circles."""
        return frozenset(
            frozenset({Key(CONCLUDE, tuple(sorted(parties)))})
            for takers in circles
            for parties in self.within(takers)
            if tops <= parties
        )
