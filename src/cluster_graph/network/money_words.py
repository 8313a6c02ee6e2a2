"""The sentence of the network of money: what was added up, what was divided, and what was left out.

Takes counts and choices; gives words in Japanese and English. Adds nothing up itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cluster_graph.formats import money_words
from cluster_graph.network.money import STATUSES, Flows
from cluster_graph.network.summary import (
    ROLL_UP_WORDS,
    Counts,
    certainty_words,
    counted,
    joined,
    when_words,
)
from cluster_graph.problems import Words

_NOTHING = Words("除いたものはない", "nothing was left out")
_STATUS_WORDS = {
    "actual": Words("実績", "actual"),
    "budget": Words("予算", "budget"),
    "promised": Words("約束", "promised"),
    "planned": Words("予定", "planned"),
    "": Words("予算か実績かの記載なし", "of no stated status"),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """So many records of money, and their yen."""

    rows: int = 0
    yen: Fraction = Fraction(0)

    @classmethod
    def of(cls, yen_by_row: dict[str, Fraction]) -> Tally:
        """The tally of rows with their yen."""
        return cls(len(yen_by_row), sum(yen_by_row.values(), Fraction(0)))


@dataclass(frozen=True, slots=True)
class MoneyCounts:
    """The records of money behind a network: ``counted`` in its flows, and those that are not.

    ``by_status``: how many of the counted are actual, budget, promised, planned, or say nothing (""). ``joint``: how
    many of them are given or got jointly. The others as in :class:`~cluster_graph.network.money.Flows`.
    """

    counted: Tally
    by_status: dict[str, int]
    joint: int
    not_stated: Tally
    not_actors: Tally
    inside: Tally
    no_amount: Tally
    set_aside: Tally


def money_counts(flows: Flows) -> MoneyCounts:
    """What the flows of a window hold and leave out."""
    rows = flows.rows()
    shares = [share for shares in flows.shares.values() for share in shares]
    by_status = {status: sum(row.status == status for row in rows.values()) for status in STATUSES}
    return MoneyCounts(
        Tally(len(rows), sum((share.yen for share in shares), Fraction(0))),
        {status: count for status, count in by_status.items() if count},
        len({share.row.id for share in shares if share.joint}),
        Tally.of(flows.not_stated),
        Tally.of(flows.not_actors),
        Tally.of(flows.inside),
        Tally.of(flows.no_amount),
        Tally.of(flows.set_aside),
    )


def _records(number: int) -> str:
    return counted(number, "record", "records")


def _opening(counts: Counts, money: MoneyCounts, when: Words) -> list[Words]:
    yen = money_words(round(money.counted.yen))
    actors = counted(counts.actors, "organization", "organizations")
    flows = counted(counts.ties, "flow", "flows")
    parts = [
        Words(
            f"{when.ja}、{counts.actors}機関、資金の流れ{counts.ties}本（資金の記録{money.counted.rows}件、計{yen.ja}）",
            f"{actors} and {flows} of money {when.en} (from {_records(money.counted.rows)} of {yen.en})",
        ),
        Words(
            "つながりは、資金を出す機関から受ける機関に向かう。金額は記録の期間全体のもので、日割りしていない",
            "a tie leads from who gives money to who gets it; an amount is that of the whole period of its record, not "
            "divided by days",
        ),
    ]
    if money.by_status:
        kinds = [(_STATUS_WORDS[status], count) for status, count in money.by_status.items()]
        parts.append(
            Words(
                "内訳は" + "、".join(f"{words.ja}{count}件" for words, count in kinds),
                "by status: " + ", ".join(f"{count} {words.en}" for words, count in kinds),
            )
        )
    return parts


def left_out_words(money: MoneyCounts) -> list[Words]:
    """Which records of money make no tie, and why; nothing where all do."""
    reasons = (
        (money.not_stated, "支出者か受領者の記載がない", "whose funder or recipient is not stated"),
        (money.not_actors, "支出者か受領者が会議、又は機関の分からない職である", "of councils or posts without an organization"),
        (money.inside, "一つの機関の中で渡る", "within one organization"),
        (money.no_amount, "金額が0円以下の", "of 0 yen or less"),
    )  # fmt: skip
    found = []
    for tally, ja, en in reasons:
        if tally.rows:
            yen = money_words(round(tally.yen))
            found.append(
                Words(
                    f"{ja}記録{tally.rows}件（{yen.ja}）は除いた",
                    f"{_records(tally.rows)} {en} ({yen.en}) {'is' if tally.rows == 1 else 'are'} left out",
                )
            )
    return found


def money_summary(
    counts: Counts, money: MoneyCounts, first: date, last: date, ties: str, roll_up: str, weight: str
) -> Words:
    """The sentence for the network of money made with these choices."""
    parts = _opening(counts, money, when_words(first, last))
    if money.joint:
        parts.append(
            Words(
                f"支出者か受領者が複数で内訳の記載がない{money.joint}件は、組ごとに等分した（各組の額は0から全額までありうる）",
                f"{_records(money.joint)} of joint money whose shares are not stated {'is' if money.joint == 1 else 'are'} "
                "divided equally among the pairs, of which each may have nothing or all of it",
            )
        )
    if money.set_aside.rows:
        yen = money_words(round(money.set_aside.yen))
        parts.append(
            Words(
                "使途・期間・両端が同じ記録は、実績があれば実績だけを、なければ予算、約束、予定の順に一種だけを数え、"
                f"{money.set_aside.rows}件（{yen.ja}）は重ねて数えていない",
                "of records with the same purpose, period and ends the actual ones alone count, else the budget, the "
                f"promised or the planned: {_records(money.set_aside.rows)} ({yen.en}) "
                f"{'is' if money.set_aside.rows == 1 else 'are'} not added again",
            )
        )
    parts += certainty_words(counts, ties)
    strength = Words(
        "つながりの強さは円、距離は1/強さ", "the strength of a tie is in yen, its distance 1/strength"
    )
    none = Words("つながりの強さはすべて1", "every tie has strength 1")
    parts += [
        none if weight == "none" else strength,
        ROLL_UP_WORDS[roll_up],
        *(left_out_words(money) or [_NOTHING]),
    ]
    return joined(parts)
