"""What must be said of communities that were looked for in many years: how, and what they were held against."""

from __future__ import annotations

from collections.abc import Sequence

from cluster_graph.network.groups.communities import Communities
from cluster_graph.problems import Words


def drawn_notes(looked: Sequence[Communities], seed: int) -> tuple[Words, ...]:
    """The notes on what was drawn at random. ``looked``: of the years in which communities were looked for."""
    if not looked:
        return ()
    runs = _from_to([found.runs for found in looked])
    notes = [
        Words(
            f"コミュニティは、年度ごとに Louvain 法を乱数の種{seed}から{runs}通り実行した合意である。",
            f"Communities are the consensus of Louvain from {runs} seeds in each year, the first {seed}.",
        )
    ]
    draws = [found.chance.draws for found in looked if found.chance is not None]
    if draws:
        number = _from_to(draws)
        notes.append(
            Words(
                f"p値は、年度ごとに、各機関の加わる場の数と各場の機関の数が同じ無作為なネットワーク{number}個と比べた値（種{seed}）。"
                "無作為なネットワークでは、年度内に同じ場に別々の時期に加わった機関も互いに結ぶ。"
                "年度が多ければ、偶然だけでも20年度に1年度ほどは0.05以下になる。",
                f"p compares each year with {number} random networks (seed {seed}) with every organization in as many things "
                "and every thing with as many organizations; these also tie organizations that were in the same thing at "
                "different times of the year. Of many years about one in 20 has a p of .05 or less by chance alone.",
            )
        )
    return tuple(notes)


def _from_to(numbers: Sequence[int]) -> str:
    low, high = min(numbers), max(numbers)
    return f"{low}" if low == high else f"{low}–{high}"
