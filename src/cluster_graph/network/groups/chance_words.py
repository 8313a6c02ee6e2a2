"""What to say of a comparison with chance: how it was drawn, and what it cannot tell."""

from __future__ import annotations

from cluster_graph.network.project import Projection
from cluster_graph.problems import Words

LEVEL = 0.05
BURN_IN = 100
THINNING = 5
NOTHING_SHARED = Words(
    "二つの機関が共にする場がないため、偶然と比べるものはない。",
    "No two organizations share a thing, so there is nothing to hold against chance.",
)
NO_FREEDOM = Words(
    "各機関の加わる場の数と各場の機関の数を保つと、組み合わせは観察された一通りしかない。どの組も偶然より多いとはいえない（p は 1）。",
    "With every organization in as many things and every thing with as many organizations, the memberships cannot "
    "be arranged otherwise than they are; no pair can be above chance (p is 1).",
)


def drawn_notes(
    affiliation: Projection,
    stuck: int,
    pairs: int,
    draws: int,
    chains: int,
    trades: int,
    seed: int,
    tested: int,
) -> tuple[Words, ...]:
    """How it was drawn, and what it cannot say; ``stuck`` of ``pairs`` can have no small p."""
    smallest, error = 1 / (draws + 1), (LEVEL * (1 - LEVEL) / draws) ** 0.5
    notes = [
        Words(
            f"各機関の加わる場の数と各場の機関の数を保ったまま、所属を{draws:,}回、無作為に入れ替えた"
            f"（curveball、乱数の種{seed}、並行する{chains}本の連鎖、交換{trades:,}回、各連鎖の初めの{BURN_IN}巡は捨て、"
            f"以後{THINNING}巡ごとに一つ取る）。p は{smallest:.2g}より小さくならず、{LEVEL}の辺りで{error:.1g}ほどの標準誤差をもつ。",
            f"Memberships were dealt anew {draws:,} times with every organization in as many things and every thing "
            f"with as many organizations (curveball, seed {seed}, {chains} chains side by side, {trades:,} trades, the first "
            f"{BURN_IN} sweeps of each chain thrown away, then one draw every {THINNING} sweeps). "
            f"No p is below {smallest:.2g}, and one near {LEVEL} has a standard error of some {error:.1g}.",
        ),
        Words(
            f"q は、つながりのない組も含むすべての組（{tested:,}組）について Benjamini–Hochberg 法で補正した値である。",
            f"q is corrected by Benjamini and Hochberg for all {tested:,} pairs of organizations, those that share nothing "
            "included.",
        ),
    ]
    if tested * smallest > LEVEL * pairs:
        notes.append(
            Words(
                f"組が多く、この抽出回数では q は{LEVEL}以下になりえない。p は並べるためだけに使うこと。",
                f"There are so many pairs that no q can be {LEVEL} or less with this number of draws; use p to sort "
                "by, not to judge.",
            )
        )
    if stuck:
        notes.append(
            Words(
                f"{pairs:,}組のうち{stuck:,}組では、共にする場の数がいくつであっても p は{LEVEL}以下にならない"
                "（smallest_p の列を見ること）。",
                f"For {stuck:,} of {pairs:,} pairs no number of shared things could have made p {LEVEL} or "
                "less (see the column smallest_p).",
            )
        )
    if affiliation.first != affiliation.last:
        notes.append(
            Words(
                "期間を通じての所属を数えるので、同じ場に別々の時期に加わった機関も共にすると数える。",
                "Memberships count for the whole period, so organizations that were in a thing at different times "
                "share it here.",
            )
        )
    return tuple(notes)
