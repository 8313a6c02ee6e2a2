"""What an officer asks of an agreement that lapses: when, who signed, notice, renewal, what hangs on it, what follows.

Takes an :class:`~cluster_graph.coverage.answer.Answer`; gives labelled facts that every form of the report shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.outlook.lapses import Lapse
from cluster_graph.coverage.phrases import NONE, end_words, enumerated
from cluster_graph.coverage.records import Money
from cluster_graph.coverage.sentences import name_of
from cluster_graph.formats import NOT_KNOWN, fiscal_year_words, known_period_words, money_words
from cluster_graph.problems import Words
from cluster_graph.tables.codelists import code_list

RENEWAL_WORDS = {
    "automatic": Words("自動更新", "renewed automatically unless a party gives notice"),
    "none": Words("更新の定めなし", "not renewed by itself"),
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


def named(answer: Answer, identifiers: Iterable[str], nothing: Words = NONE) -> Words:
    """Names, the first few in full."""
    found = [name_of(answer.records, identifier) for identifier in identifiers]
    return enumerated(found, _MATTERS) if found else nothing


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
    if money.fiscal_year is not None:
        when = fiscal_year_words(money.fiscal_year)
    else:
        when = known_period_words(money.period, answer.first_day)
    status = code_list("status")[money.status].label if money.status else Words("", "")
    return Words(f"{amount.ja}（{when.ja}{status.ja}）", f"{amount.en} ({when.en} {status.en}".rstrip() + ")")


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


def notice_words(answer: Answer, lapse: Lapse) -> Words:
    """By when a party has to speak up."""
    if lapse.notice is None or lapse.notice.latest is None:
        return NOT_KNOWN
    due = end_words(lapse.notice.earliest, lapse.notice.latest, answer.first_day)
    if lapse.notice.latest < answer.report.after:
        return Words(f"{due.ja}（既に経過）", f"{due.en} (already past)")
    return due


def renewal_words(lapse: Lapse) -> Words:
    """What the agreement says of its renewal."""
    return NOT_KNOWN if lapse.renewal is None else RENEWAL_WORDS[lapse.renewal]


def lapse_facts(answer: Answer, lapse: Lapse) -> tuple[LapseFact, ...]:
    """All that is to be known of a lapse, in the order in which an officer asks; what is empty is left out.

    Notice, renewal, a successor and what is left without an agreement are told also where there is nothing to tell.
    """
    found = [
        ("signers", Words("締結者", "signed by"), signers_words(answer, lapse.agreement, lapse.signers)),
        ("notice", Words("申出の期限", "notice by"), notice_words(answer, lapse)),
        ("renewal", Words("更新", "renewal"), renewal_words(lapse)),
    ]
    relying = answer.relying_on.get(lapse.agreement, ())
    if relying:
        found.append(
            ("relying", Words("対象（となり得る）取組", "covers, or may cover"), named(answer, relying))
        )
    if lapse.programmes:
        found.append(("programmes", Words("事業", "programmes"), named(answer, lapse.programmes)))
    if lapse.money:
        found.append(("money", Words("金額", "money"), _money(answer, lapse.money)))
    found.append(
        (
            "uncovers",
            Words("協定がなくなる取組", "leaves without an agreement"),
            named(answer, lapse.uncovers),
        )
    )
    if lapse.ends_with:
        found.append(("ends_with", Words("同時に終わる取組", "ends with it"), named(answer, lapse.ends_with)))
    for identifier, label, bodies in (
        ("last_of", Words("協定がなくなる機関", "left without any agreement"), lapse.last_of),
        (
            "perhaps_last_of",
            Words("協定がなくなるかもしれない機関", "perhaps left without any agreement"),
            lapse.perhaps_last_of,
        ),
    ):
        if bodies:
            found.append((identifier, label, named(answer, bodies)))
    successor = (
        Words("記録なし", "none on record") if lapse.successor is None else named(answer, [lapse.successor])
    )
    found.append(("successor", Words("後継の協定", "succeeded by"), successor))
    return tuple(LapseFact(*fact) for fact in found)
