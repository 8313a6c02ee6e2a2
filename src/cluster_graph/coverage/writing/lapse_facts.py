"""What an officer asks of an agreement that lapses: when, who signed, notice, renewal, what hangs on it, what follows.

Takes an :class:`~cluster_graph.coverage.answer.Answer`; gives labelled facts that every form of the report shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.outlook.lapses import Lapse
from cluster_graph.coverage.outlook.notices import Notice
from cluster_graph.coverage.phrases import NONE, end_words, enumerated
from cluster_graph.coverage.records import Money
from cluster_graph.coverage.sentences import name_of
from cluster_graph.formats import (
    NOT_KNOWN,
    fiscal_year_words,
    known_period_words,
    money_words,
    plain_day_words,
)
from cluster_graph.periods import DateRange
from cluster_graph.problems import Words
from cluster_graph.tables.codelists import code_list

LABELS = {
    "signers": Words("締結者", "signed by"),
    "notice": Words("申出の期限", "notice by"),
    "renewal": Words("更新", "renewal"),
    "relying": Words("対象（となり得る）取組", "covers, or may cover"),
    "programmes": Words("事業", "programmes"),
    "money": Words("金額", "money"),
    "uncovers": Words("協定がなくなる取組", "leaves without an agreement"),
    "ends_with": Words("同時に終わる取組", "ends with it"),
    "last_of": Words("協定がなくなる機関", "left without any agreement"),
    "perhaps_last_of": Words("協定がなくなるかもしれない機関", "perhaps left without any agreement"),
    "successor": Words("後継の協定", "succeeded by"),
}
_BODIES, _MATTERS = Words("者", "others"), Words("件", "others")
# The money of so many rows is told in full; older rows are counted.
_MOST_ROWS = 4


@dataclass(frozen=True, slots=True)
class LapseFact:
    """One thing to know: ``id`` for programs, a label, and what is so."""

    id: str
    label: Words
    value: Words


def _named(answer: Answer, identifiers: Iterable[str]) -> Words:
    """Names, the first few in full."""
    return enumerated((name_of(answer.records, identifier) for identifier in identifiers), _MATTERS)


def signers_words(answer: Answer, agreement: str, signers: Sequence[str]) -> Words:
    """Who signed; that others did, whom no source names, is said."""
    found = [name_of(answer.records, identifier) for identifier in signers]
    words = enumerated(found, _BODIES)
    if not answer.records.agreements[agreement].names_not_all:
        return words if found else NOT_KNOWN
    if not found:
        return Words("名称の記載なし", "not named")
    return Words(f"{words.ja}ほか（名称の記載なし）", f"{words.en} and others, not named")


def _amount(answer: Answer, money: Money) -> Words:
    """An amount with its year and what sort of amount it is."""
    amount = money_words(money.yen, money.precision)
    # Of one fiscal year it is one word (平成30年度予算); behind a longer period it would be lost.
    if money.fiscal_year is not None:
        when, comma = fiscal_year_words(money.fiscal_year), Words("", " ")
    else:
        when, comma = known_period_words(money.period, answer.first_day), Words("、", ", ")
    if money.status is None:
        return Words(f"{amount.ja}（{when.ja}）", f"{amount.en} ({when.en})")
    status = code_list("status")[money.status].label
    return Words(
        f"{amount.ja}（{when.ja}{comma.ja}{status.ja}）", f"{amount.en} ({when.en}{comma.en}{status.en})"
    )


def _money(answer: Answer, rows: Sequence[Money]) -> Words:
    """The amounts for each purpose, the latest first."""
    found: dict[str, list[Words]] = {}
    for row in rows[:_MOST_ROWS]:
        found.setdefault(row.purpose, []).append(_amount(answer, row))
    ja, en = [], []
    for purpose, amounts in found.items():
        name = name_of(answer.records, purpose)
        ja.append(f"{name.ja} {'、'.join(amount.ja for amount in amounts)}")
        en.append(f"{name.en}: {', '.join(amount.en for amount in amounts)}")
    rest = len(rows) - _MOST_ROWS
    more = Words(f"；ほか{rest}件", f"; and {rest} more") if rest > 0 else Words("", "")
    return Words("；".join(ja) + more.ja, "; ".join(en) + more.en)


def when_words(answer: Answer, lapse: Lapse) -> Words:
    """The day of the end, as precisely as it is known."""
    return end_words(lapse.earliest, lapse.latest, answer.first_day)


def due_words(answer: Answer, due: DateRange | None) -> Words:
    """By when a party has to speak up, and whether that day is past."""
    if due is None or (known := due.latest or due.earliest) is None:
        return NOT_KNOWN
    if due.latest is None:
        day = plain_day_words(known)
        words = Words(f"{day.ja}、以後は更新のたび", f"{day.en}, and again before each renewal")
    else:
        words = end_words(due.earliest, due.latest, answer.first_day)
    if known < answer.report.after:
        return Words(f"{words.ja}（既に経過）", f"{words.en} (already past)")
    return words


def notice_words(answer: Answer, lapse: Lapse) -> Words:
    """By when a party has to speak up if the agreement is not to go on as it is."""
    return due_words(answer, lapse.notice)


def renewal_words(thing: Lapse | Notice) -> Words:
    """What the agreement says of its renewal."""
    return NOT_KNOWN if thing.renewal is None else code_list("renewal")[thing.renewal].label


def lapse_facts(answer: Answer, lapse: Lapse) -> tuple[LapseFact, ...]:
    """All that is to be known of a lapse, in the order in which an officer asks; what is empty is left out.

    Notice, renewal, a successor and what is left without an agreement are told also where there is nothing to tell.
    """
    successor = () if lapse.successor is None else (lapse.successor,)
    found = {
        "signers": signers_words(answer, lapse.agreement, lapse.signers),
        "notice": notice_words(answer, lapse),
        "renewal": renewal_words(lapse),
        "relying": _named(answer, answer.relying_on.get(lapse.agreement, ())),
        "programmes": _named(answer, lapse.programmes),
        "money": _money(answer, lapse.money),
        "uncovers": _named(answer, lapse.uncovers) if lapse.uncovers else NONE,
        "ends_with": _named(answer, lapse.ends_with),
        "last_of": _named(answer, lapse.last_of),
        "perhaps_last_of": _named(answer, lapse.perhaps_last_of),
        "successor": _named(answer, successor) if successor else Words("記録なし", "none on record"),
    }
    return tuple(LapseFact(name, LABELS[name], words) for name, words in found.items() if words.ja)
