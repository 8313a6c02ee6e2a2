"""What the columns of the tables of two days mean."""

from __future__ import annotations

from collections.abc import Sequence

from cluster_graph.network.common_columns import (
    ID,
    LABEL,
    RELATION,
    SECTOR,
    SOURCE,
    SOURCE_LABEL,
    TARGET,
    TARGET_LABEL,
)
from cluster_graph.network.tabular import Column
from cluster_graph.problems import Words

_WHO = (
    ID,
    LABEL,
    SECTOR,
    Column(
        "change",
        Words("出入り", "change"),
        Words(
            "stayed（両日とも加わる）、entered（参入。後の日だけ）、left（退出。先の日だけ）。",
            "stayed (on both days), entered (on the later only), left (on the earlier only).",
        ),
    ),
    Column(
        "possibly_on_both",
        Words("両日の可能性", "possibly on both"),
        Words(
            "entered と left について、日付の読み方によってはもう一方の日にも場に加わっているか。stayed では空欄。",
            "Of entered and left: whether it may be there on the other day too, in some reading of vague dates; empty "
            "for stayed.",
        ),
    ),
)


def node_columns(measured: Sequence[Column], days: tuple[Words, Words]) -> tuple[Column, ...]:
    """Who, and six columns a measure."""
    columns = list(_WHO)
    for column in measured:
        key, heading, meaning = column.key, column.heading, column.meaning
        rank = Words(f"{heading.ja}の順位", f"{heading.en} rank")
        for end, day in zip(("before", "after"), days, strict=True):
            columns.append(Column(f"{key}_{end}", _on(heading, day), meaning))
        columns.append(
            Column(
                f"{key}_difference",
                Words(f"{heading.ja}の差", f"{heading.en}, difference"),
                Words(
                    f"{heading.ja}の、後の日の値から先の日の値を引いた差。一方の日に値がなければ空欄。",
                    f"{heading.en} on the later day less that on the earlier; empty where one day has none.",
                ),
            )
        )
        for end, day in zip(("before", "after"), days, strict=True):
            columns.append(
                Column(
                    f"{key}_rank_{end}",
                    _on(rank, day),
                    Words(
                        f"{heading.ja}の大きい順の順位（1が最大）。",
                        f"Rank by {heading.en} on that day, 1 the largest.",
                    ),
                )
            )
        columns.append(
            Column(
                f"{key}_rank_rise",
                Words(f"{rank.ja}の上昇", f"{rank.en}, rise"),
                Words(
                    "先の日から後の日に順位が上がった数。下がれば負。一方の日に順位がなければ空欄。",
                    "By how many places it rose from the earlier day to the later; negative where it fell, empty where "
                    "one day has no rank.",
                ),
            )
        )
    return tuple(columns)


def _on(heading: Words, day: Words) -> Words:
    return Words(f"{heading.ja}（{day.ja}）", f"{heading.en}, {day.en}")


_ENDS = (
    SOURCE,
    TARGET,
    SOURCE_LABEL,
    TARGET_LABEL,
)
_CHANGE = Column(
    "change",
    Words("変化", "change"),
    Words(
        "gained（出現）、lost（消失）、stronger（強まった）、weaker（弱まった）、other things（強さは同じで場が入れ替わった）。",
        "gained, lost, stronger, weaker, or other things (the same strength from other things).",
    ),
)
_THINGS = (
    Column(
        "things_began",
        Words("始まった場のID", "things that began"),
        Words(
            "後の日にだけこの二者を結ぶ場のID。",
            "Ids of the things that tie the two on the later day and did not on the earlier.",
        ),
        files_only=True,
    ),
    Column(
        "things_began_labels",
        Words("始まった場", "their names"),
        Words("その場の名称。", "Names of these things."),
    ),
    Column(
        "things_began_possibly_before",
        Words("先の日からの可能性のある場のID", "of them possibly before"),
        Words(
            "始まった場のうち、先の日にもこの二者を結びえたもの。",
            "Of the things that began, those that may have tied the two on the earlier day.",
        ),
    ),
    Column(
        "things_ended",
        Words("終わった場のID", "things that ended"),
        Words(
            "先の日にだけ確かにこの二者を結ぶ場のID。終わったとは限らない。",
            "Ids of the things that tied the two on the earlier day and do not certainly on the later; they need "
            "not have ended.",
        ),
        files_only=True,
    ),
    Column(
        "things_ended_labels",
        Words("終わった場", "their names"),
        Words("その場の名称。", "Names of these things."),
    ),
    Column(
        "things_ended_possibly_still",
        Words("継続の可能性のある場のID", "of them possibly still"),
        Words(
            "終わった場のうち、後の日にもこの二者を結びうるもの。",
            "Of the things that ended, those that may still tie the two on the later day.",
        ),
    ),
)


def tie_columns(layered: bool, days: tuple[Words, Words]) -> tuple[Column, ...]:
    """The ends, the change, and the things behind it."""
    strength = Words("強さ", "strength")
    return (
        *_ENDS,
        *((RELATION,) if layered else ()),
        _CHANGE,
        Column(
            "strength_before",
            _on(strength, days[0]),
            Words(
                "先の日の強さ。つながりがなければ空欄。", "Strength on the earlier day; empty without a tie."
            ),
        ),
        Column(
            "strength_after",
            _on(strength, days[1]),
            Words(
                "後の日の強さ。つながりがなければ空欄。", "Strength on the later day; empty without a tie."
            ),
        ),
        *_THINGS,
    )
