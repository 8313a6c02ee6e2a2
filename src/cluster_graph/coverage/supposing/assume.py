"""The records of a cluster as they would be under assumptions. Mutates nothing; judges nothing.

Takes records and assumptions (or their texts); gives new records, or refuses an assumption that would not do what
it says, with a sentence that names the way to say what is meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from cluster_graph.coverage.records import Agreement, CoverageRecords, Involved
from cluster_graph.coverage.supposing.assumptions import Assumption, End, New, Renew, Sign, body_names
from cluster_graph.coverage.supposing.reading import read_assumption
from cluster_graph.formats import plain_day_words
from cluster_graph.periods import ONE_DAY, Period
from cluster_graph.problems import InputError, Words

_FREE_ID = "assumed-{}"


def assume(records: CoverageRecords, assumptions: Iterable[Assumption]) -> CoverageRecords:
    """The records with assumptions applied, one after the other.

    Raises :class:`~cluster_graph.problems.InputError` for one that contradicts the records or does nothing.
    """
    # One copy for all: a repair may take thousands of steps.
    assumed = replace(records, agreements=dict(records.agreements))
    for assumption in assumptions:
        agreement = _changed(assumed, assumption)
        assumed.agreements[agreement.id] = agreement
    return assumed


def assume_texts(
    records: CoverageRecords, texts: Iterable[str]
) -> tuple[CoverageRecords, tuple[Assumption, ...]]:
    """The records with assumptions applied as they are written, and what each was read to.

    Each is read by what those before it made: an agreement newly made may be signed by one more.
    """
    found = []
    for text in texts:
        assumption = read_assumption(text, records)
        records = assume(records, [assumption])
        found.append(assumption)
    return records, tuple(found)


def _changed(records: CoverageRecords, assumption: Assumption) -> Agreement:
    """The agreement that an assumption makes, or changes."""
    if isinstance(assumption, New):
        return _new(records, assumption)
    agreement = records.agreements.get(assumption.agreement)
    if agreement is None:
        raise _refused(
            assumption,
            f"{assumption.agreement} という協定はありません。",
            f"there is no agreement {assumption.agreement}.",
        )
    if isinstance(assumption, Renew):
        return _renewed(agreement, assumption)
    if isinstance(assumption, End):
        return _ended(agreement, assumption)
    return _signed(records, agreement, assumption)


def _refused(assumption: Assumption, ja: str, en: str) -> InputError:
    written = assumption.written
    return InputError(Words(f"仮定「{written.ja}」: {ja}", f'assumption "{written.en}": {en}'))


def _with_last_day(agreement: Agreement, last: date) -> Agreement:
    """The agreement with an exact end; what was known of its start stays, as far as it is not after the end."""
    period = Period(agreement.period.earliest_start, agreement.period.latest_start, last, last)
    # Its end is settled, so it does not renew itself; of what else is agreed on renewal nothing is assumed.
    renewal = None if agreement.renewal == "automatic" else agreement.renewal
    return replace(agreement, period=period.with_start_before_end(), renewal=renewal)


def _renewed(agreement: Agreement, assumption: Renew) -> Agreement:
    period, until = agreement.period, assumption.until
    end_it = End(assumption.agreement, until).written
    starts = period.latest_start or period.earliest_start
    if starts is not None and until < starts:
        day = plain_day_words(starts)
        raise _refused(
            assumption,
            f"協定の始まり（{day.ja}）より前の日までは更新できません。それより後の日を書いてください。",
            f"an agreement cannot be renewed until a day before it starts ({day.en}); write a later day.",
        )
    if period.open_ended:
        raise _refused(
            assumption,
            f"この協定には終わりの定めがなく、更新を要しません。終わらせるには「{end_it.ja}」と書いてください。",
            f'this agreement has no end, so nothing is to be renewed; to end it write "{end_it.en}".',
        )
    if period.earliest_end is not None and until < period.earliest_end:
        day = plain_day_words(period.earliest_end)
        raise _refused(
            assumption,
            f"この協定は少なくとも{day.ja}まで続きます。早く終わらせるには「{end_it.ja}」と書いてください。",
            f'this agreement lasts until {day.en} at least; to end it before, write "{end_it.en}".',
        )
    return _with_last_day(agreement, until)


def _ended(agreement: Agreement, assumption: End) -> Agreement:
    period, on = agreement.period, assumption.on
    if period.earliest_start is not None and on < period.earliest_start:
        day = plain_day_words(period.earliest_start)
        raise _refused(
            assumption,
            f"協定は{day.ja}より前に始まっていません。その日以後の日を書いてください。",
            f"the agreement does not start before {day.en}; write that day or a later one.",
        )
    if period.latest_end is not None and period.latest_end < on:
        day, renew = plain_day_words(period.latest_end), Renew(assumption.agreement, on).written
        raise _refused(
            assumption,
            f"この協定は遅くとも{day.ja}に終わっています。延ばすには「{renew.ja}」と書いてください。",
            f'this agreement has ended by {day.en}; to prolong it write "{renew.en}".',
        )
    return _with_last_day(agreement, on)


def _signed(records: CoverageRecords, agreement: Agreement, assumption: Sign) -> Agreement:
    since, ends = assumption.since, agreement.period.latest_end
    if ends is not None and ends < since:
        day = plain_day_words(ends)
        raise _refused(
            assumption,
            f"この協定は遅くとも{day.ja}に終わっています。先に、更新の仮定を書いてください。",
            f"this agreement has ended by {day.en}; put before it an assumption that renews it.",
        )
    if _signs_throughout(records, agreement, assumption):
        raise _refused(
            assumption,
            "この機関はその日からずっと、すでに署名しています。この仮定は要りません。",
            "it has already signed for all days from that day on; leave this assumption out.",
        )
    party = Involved(assumption.organization, "party", Period(since, since, open_ended=True))
    return replace(agreement, parties=(*agreement.parties, party))


def _body(records: CoverageRecords, identifier: str) -> str:
    """The organization as which a party counts."""
    post = records.posts.get(identifier)
    return identifier if post is None or post.organization is None else post.organization


def _signs_throughout(records: CoverageRecords, agreement: Agreement, assumption: Sign) -> bool:
    """Whether rows of the organization itself bind it for certain on all days from one to the agreement's end."""
    body = _body(records, assumption.organization)
    owns = [party.own for party in agreement.parties if _body(records, party.body) == body]
    day, last = assumption.since, agreement.period.latest_end or date.max
    while True:
        holding = [own for own in owns if own is None or own.certainly_on(day)]
        if any(own is None or own.open_ended for own in holding):
            return True
        ends = max((own.earliest_end for own in holding if own and own.earliest_end), default=None)
        if ends is None:
            return False
        if ends >= last:
            return True
        day = ends + ONE_DAY


def _new(records: CoverageRecords, assumption: New) -> Agreement:
    if assumption.last < assumption.first:
        raise _refused(
            assumption,
            f"終わりの日 {assumption.last} が始まりの日 {assumption.first} より前です。",
            f"it ends on {assumption.last}, before it starts on {assumption.first}.",
        )
    if not assumption.parties or not assumption.covers:
        raise _refused(
            assumption,
            "新しい協定には、当事者と対象が一つ以上要ります。",
            "a new agreement needs at least one party and something that it covers.",
        )
    number = 1
    while _taken(records, _FREE_ID.format(number)):
        number += 1
    parties = body_names(records, assumption.parties)
    return Agreement(
        _FREE_ID.format(number),
        Words(f"（仮定）{parties.ja}の新しい協定", f"(assumed) new agreement of {parties.en}"),
        Period(assumption.first, assumption.first, assumption.last, assumption.last),
        frozenset(assumption.covers),
        parties=tuple(Involved(party, "party") for party in dict.fromkeys(assumption.parties)),
    )


def _taken(records: CoverageRecords, identifier: str) -> bool:
    """Whether a thing has an id already: they are unique over a cluster."""
    registers = (
        records.agreements,
        records.collaborations,
        records.programmes,
        records.bodies,
        records.posts,
    )
    return any(identifier in register for register in registers)
