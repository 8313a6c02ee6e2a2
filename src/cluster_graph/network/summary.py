"""The one sentence that every table and picture of a network carries: what was counted, and what was not.

Takes numbers and choices; gives words in Japanese and English. Counts nothing itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cluster_graph.problems import Words


@dataclass(frozen=True, slots=True)
class Counts:
    """What a projection holds and what it leaves out.

    ``only_possible_ties``: pairs that some reading ties and that are not among the ``ties`` shown.
    """

    actors: int
    things: int
    ties: int
    certain_ties: int
    only_possible_ties: int
    things_naming_not_all: int
    posts_left_out: int
    councils_left_out: int
    unknown_left_out: int


ROLL_UP_WORDS = {
    "none": Words(
        "機関・部署はそのまま数え、職はその機関として数える",
        "every body counts as itself, a post as its organization",
    ),
    "units": Words(
        "部・課・係はその属する機関として、職はその機関として数える",
        "departments, divisions and sections count as the body they are part of, a post as its organization",
    ),
    "all": Words(
        "どの機関も最も上位の全体として、職はその機関として数える",
        "every body counts as the outermost whole it is part of, a post as its organization",
    ),
}
_WEIGHTS = {
    "count": Words(
        "つながりの強さは共にいる場の数、距離は1/強さ",
        "the strength of a tie is the number of things the two share, its distance 1/strength",
    ),
    "newman": Words(
        "つながりの強さは共にいる場ごとの1/(k-1)の和（kは場の機関数）、距離は1/強さ",
        "the strength of a tie is the sum of 1/(k-1) over the things the two share (k: organizations in the thing), "
        "its distance 1/strength",
    ),
    "none": Words("つながりの強さはすべて1", "every tie has strength 1"),
}


_ANY_THING = Words("協定・会議・共同の取組", "agreement, council or collaboration")
_SHARED = {
    "agreement": Words("協定", "agreement"),
    "council": Words("会議", "council"),
    "collaboration": Words("共同の取組", "collaboration"),
}
_MONEY_LAYER = Words(
    "資金の層のつながりは、一方から他方に資金が渡ること（向きは問わず、強さは資金の記録の数）",
    "in the layer of funding a tie means that money goes from the one to the other, either way, and its strength counts "
    "the records of it",
)


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun.

    >>> counted(1, "row", "rows"), counted(2, "row", "rows")
    ('1 row', '2 rows')
    """
    return f"{number} {one if number == 1 else many}"


def when_words(first: date, last: date) -> Words:
    """The day, or the period, that a network is of."""
    if first == last:
        return Words(f"{first}現在", f"on {first}")
    return Words(f"{first}から{last}まで", f"from {first} to {last}")


def _opening(counts: Counts, projection: str, when: Words, relation: str) -> Words:
    actors = counted(counts.actors, "organization", "organizations")
    ties = counted(counts.ties, "tie", "ties")
    if projection == "layers":
        things = counted(counts.things, "thing", "things")
        return Words(
            f"{when.ja}、{counts.actors}機関、協定・会議・共同の取組・資金の四つの層につながり{counts.ties}本（場の数は{counts.things}）",
            f"{actors} and {ties} in four layers (agreement, council, collaboration, funding) {when.en} (from {things} "
            "and records of money)",
        )
    if projection == "affiliation":
        things = counted(counts.things, "thing", "things")
        return Words(
            f"{when.ja}、{counts.actors}機関と{counts.things}の場（協定・会議・共同の取組）、つながり{counts.ties}本",
            f"{actors}, {things} (agreements, councils, collaborations) and {ties} between them {when.en}",
        )
    if relation == "funding":
        records = counted(counts.things, "record", "records")
        return Words(
            f"{when.ja}、{counts.actors}機関、つながり{counts.ties}本（資金の記録は{counts.things}件）",
            f"{actors} and {ties} {when.en} (from {records} of money)",
        )
    things = counted(counts.things, "thing", "things")
    return Words(
        f"{when.ja}、{counts.actors}機関、つながり{counts.ties}本（場の数は{counts.things}）",
        f"{actors} and {ties} {when.en} (from {things})",
    )


def _tie(projection: str, ties: str, at_a_date: bool, shared: Words) -> Words:
    sure = (
        Words("確実に", "certainly")
        if ties == "certain"
        else Words("確実に、又は日付の読み方によって", "certainly or possibly")
    )
    if projection == "affiliation":
        return Words(
            f"つながりは、その機関が{sure.ja}その協定・会議・共同の取組に入っていること",
            f"a tie means that the organization is {sure.en} in that agreement, council or collaboration",
        )
    same_time = Words("", "") if at_a_date else Words("同じ時に", " at the same time")
    return Words(
        f"つながりは、二つの機関が{sure.ja}{same_time.ja}同じ{shared.ja}に入っていること（役割は問わない）",
        f"a tie means that two organizations are {sure.en} in the same {shared.en}{same_time.en}, in whatever role",
    )


def _not_all(counts: Counts) -> Words:
    if not counts.things:
        return Words("当てはまる場がない", "there is no such thing")
    share = round(100 * counts.things_naming_not_all / counts.things)
    return Words(
        f"{counts.things}の場のうち{counts.things_naming_not_all}（{share}%）は、出典が構成員のすべては挙げていない",
        f"{counts.things_naming_not_all} of {counted(counts.things, 'thing', 'things')} ({share} %) "
        f"{'names' if counts.things_naming_not_all == 1 else 'name'} not all members",
    )


def _left_out(counts: Counts) -> list[Words]:
    parts_ja, parts_en = [], []
    if counts.posts_left_out:
        parts_ja.append(f"機関の分からない職{counts.posts_left_out}")
        parts_en.append(counted(counts.posts_left_out, "post", "posts") + " whose organization is not stated")
    if counts.councils_left_out:
        parts_ja.append(f"他の場に加わっている会議{counts.councils_left_out}")
        parts_en.append(counted(counts.councils_left_out, "council", "councils") + " inside another thing")
    if counts.unknown_left_out:
        parts_ja.append(f"記録のない機関{counts.unknown_left_out}")
        parts_en.append(counted(counts.unknown_left_out, "body", "bodies") + " not on record")
    if not parts_en:
        return [Words("除いたものはない", "nothing was left out")]
    return [Words("除いたもの: " + "、".join(parts_ja), "left out: " + ", ".join(parts_en))]


def certainty_words(counts: Counts, ties: str) -> list[Words]:
    """How many ties are possible only: of those shown, or beside them."""
    if ties == "possible":
        doubtful = counts.ties - counts.certain_ties
        return [
            Words(
                f"そのうち{doubtful}本は日付の読み方による",
                f"{doubtful} of the ties {'is' if doubtful == 1 else 'are'} possible, not certain",
            )
        ]
    if counts.only_possible_ties:
        number = counts.only_possible_ties
        return [
            Words(
                f"このほか{number}本は日付の読み方によってはつながりうる",
                f"{counted(number, 'more tie is', 'more ties are')} possible, not certain",
            )
        ]
    return []


def joined(parts: list[Words]) -> Words:
    """One sentence of several parts."""
    return Words("；".join(part.ja for part in parts) + "。", "; ".join(part.en for part in parts) + ".")


def summary_of(
    counts: Counts,
    projection: str,
    first: date,
    last: date,
    ties: str,
    roll_up: str,
    weight: str,
    relation: str = "",
    left_out: list[Words] | None = None,
) -> Words:
    """The sentence for a projection made with these choices.

    ``relation``: of that layer alone. ``left_out``: what else was left out.
    """
    shared = _SHARED.get(relation, _ANY_THING)
    parts = [
        _opening(counts, projection, when_words(first, last), relation),
        _MONEY_LAYER if relation == "funding" else _tie(projection, ties, first == last, shared),
    ]
    if projection == "layers":
        parts.append(_MONEY_LAYER)
    parts += certainty_words(counts, ties)
    if projection != "affiliation" and relation != "funding":
        parts.append(_WEIGHTS[weight])
    parts.append(ROLL_UP_WORDS[roll_up])
    if relation != "funding":
        parts += [_not_all(counts), *_left_out(counts)]
    return joined(parts + (left_out or []))
