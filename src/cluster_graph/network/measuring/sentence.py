"""The sentence of a table of measures: the projection's, what the measures go by, what is not defined and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cluster_graph.network.measuring.catalogue import DISTANCE, MEASURES, STRENGTH, TIES, form_of
from cluster_graph.network.measuring.values import Values
from cluster_graph.network.project import Projection
from cluster_graph.problems import Words

_GO_BY = {
    DISTANCE: (
        Words("は距離（強いつながりほど近い）で測る", "by distance (a strong tie is a short one)"),
        Words("は距離（強いつながりほど近い）で測る", "by distance (a strong tie is a short one)"),
    ),
    STRENGTH: (Words("は強さによる", "by strength"), Words("は金額による", "by the amount")),
    TIES: (
        Words("はどのつながりも等しく数える", "by ties, all counting alike"),
        Words("は金額を問わない", "by ties, whatever the amount"),
    ),
}
_TWO_MODE = Words(
    "機関と場の間のつながりはどれも等しく数え、値は同じ側の節点とだけ比べられる。",
    "All ties count alike, and values can be compared within a side only.",
)


def sentence_of(
    projection: Projection,
    names: Sequence[str],
    values: Mapping[str, Values],
    estimates: Mapping[str, Words],
) -> Words:
    """What was counted, which attribute each measure goes by, which are estimates, which undefined and why."""
    parts = [projection.summary, *_goes_by(projection, names)]
    for name, said in estimates.items():
        heading = MEASURES[name].heading
        parts.append(Words(f"{heading.ja}は推定である：{said.ja}", f"{heading.en} is an estimate. {said.en}"))
    for name in names:
        missing = sum(value is None for value in values[name].values())
        if missing:
            parts.append(_not_defined(name, missing, len(values[name]), projection.projection))
    return Words("".join(part.ja for part in parts), " ".join(part.en for part in parts))


def _goes_by(projection: Projection, names: Sequence[str]) -> list[Words]:
    if not names or projection.projection == "layers":
        return []
    if projection.projection == "affiliation":
        return [_TWO_MODE]
    if projection.weight == "none":
        return []
    of_money = projection.projection == "funding"
    by: dict[str, list[Words]] = {}
    for name in names:
        by.setdefault(form_of(name, projection.projection).by, []).append(MEASURES[name].heading)
    ja, en = [], []
    for kind in (DISTANCE, STRENGTH, TIES):
        if kind in by:
            words = _GO_BY[kind][of_money]
            ja.append("・".join(heading.ja for heading in by[kind]) + words.ja)
            en.append(f"{', '.join(heading.en for heading in by[kind])}: {words.en}")
    return [Words("；".join(ja) + "。", "; ".join(en) + ".")]


def _not_defined(name: str, missing: int, nodes: int, projection: str) -> Words:
    heading, reason = MEASURES[name].heading, MEASURES[name].undefined
    if missing == nodes:
        return Words(
            f"{heading.ja}は、{reason.ja}ため定まらない。", f"{heading.en} is not defined: {reason.en}."
        )
    unit = Words("節点", "nodes") if projection == "affiliation" else Words("機関", "organizations")
    return Words(
        f"{heading.ja}は、{nodes}{unit.ja}のうち{missing}{unit.ja}では、{reason.ja}ため定まらない。",
        f"{heading.en} is not defined for {missing} of {nodes} {unit.en}: {reason.en}.",
    )
