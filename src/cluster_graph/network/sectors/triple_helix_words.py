"""What must be said of a triple helix: which sectors are which sphere, what is not named, what chance gives.

Takes the numbers of :mod:`cluster_graph.network.sectors.triple_helix_table`; gives sentences. Counts nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from cluster_graph.network.sectors.placed import FEWEST_ORGANIZATIONS, sector_words
from cluster_graph.network.sectors.transmission import FEWEST_OBSERVATIONS
from cluster_graph.network.sectors.triple_helix import SPHERES, Observation, Range
from cluster_graph.network.sectors.triple_helix_chance import Band
from cluster_graph.problems import Words

LETTERS = "uig"
SPHERE_NAMES = (Words("大学", "university"), Words("産業", "industry"), Words("行政", "government"))


def helix_notes(
    found: tuple[Observation, ...],
    named: Mapping[str, float | None],
    band: Band | None,
    bounds: Range | None,
    names: Mapping[str, Words],
    spheres: Mapping[str, str],
    with_none: bool,
    seed: int,
) -> tuple[Words, ...]:
    """The notes of the table. ``named``: its quantities as sources name them; ``band``: of T by chance; ``bounds``: of T over readings."""
    notes = [_mapping(names, spheres), *_uncertain(found, with_none)]
    things = named["things"]
    if named["t_uig"] is None:
        notes.append(
            Words(
                f"数えた場が{things}しかなく（{FEWEST_OBSERVATIONS}に満たない）、エントロピーと相互情報量は意味をなさないため示さない。",
                f"Entropies and mutual information are not given: {FEWEST_OBSERVATIONS} things are needed for them to mean "
                f"anything, and {things} {'was' if things == 1 else 'were'} counted.",
            )
        )
        return tuple(notes)
    constant = [
        name
        for letter, name in zip(LETTERS, SPHERE_NAMES, strict=True)
        if named[f"with_{letter}"] in (0, things)
    ]
    if constant:
        notes.append(
            Words(
                f"{'・'.join(name.ja for name in constant)}は数えた場のすべてにいるか、どれにもいないため、"
                "三者の相互情報量は計算上必ず0となり、何も語らない。",
                f"The mutual information of the three is 0 whatever else holds, and says nothing: all things counted, or "
                f"none, have {', '.join(name.en for name in constant)}.",
            )
        )
    elif band is None:
        notes.append(
            Words(
                f"セクターの分かる参加者が{FEWEST_ORGANIZATIONS}に満たないため、偶然とは比べていない。",
                f"Nothing is compared with chance: fewer than {FEWEST_ORGANIZATIONS} participants have a known sector.",
            )
        )
    else:
        notes.append(_chance(named["t_uig"], band))
    if bounds is not None:
        notes.append(_range(bounds, seed))
    return tuple(notes)


def _mapping(names: Mapping[str, Words], spheres: Mapping[str, str]) -> Words:
    ja, en = [], []
    for sphere, name in zip(SPHERES, SPHERE_NAMES, strict=True):
        sectors = [sector_words(names, sector) for sector in sorted(spheres) if spheres[sector] == sphere]
        ja.append(f"「{name.ja}」は{'、'.join(sector.ja for sector in sectors) or 'なし'}")
        en.append(f"{name.en}: {', '.join(sector.en for sector in sectors) or 'none'}")
    return Words(
        f"三つの領域とセクターの対応: {'；'.join(ja)}。ほかのセクターはどれにも入れない。",
        f"Sectors by sphere: {'; '.join(en)}; other sectors belong to none.",
    )


def _uncertain(found: tuple[Observation, ...], with_none: bool) -> list[Words]:
    none = sum(not observation.named for observation in found)
    doubtful = sum(not observation.names_all for observation in found)
    notes = []
    if none:
        treated = Words("数えている", "counted") if with_none else Words("数えていない", "not counted")
        notes.append(
            Words(
                f"三つの領域のどれも挙がっていない場が{none}あり、これは{treated.ja}。",
                f"{none} {'thing names' if none == 1 else 'things name'} none of the three; "
                f"{'it is' if none == 1 else 'they are'} {treated.en}.",
            )
        )
    if doubtful:
        notes.append(
            Words(
                f"{len(found)}の場のうち{doubtful}では、挙がっていない参加者がありうるか、参加者のセクターが分からないか、参加の時期が確かでない。"
                "そこに挙がっていない領域を「いない」とは言えない。",
                f"In {doubtful} of {len(found)} things others may take part than those named, a sector is not known, or those "
                "named may not be there at that time: a sphere not named there is not known to be absent.",
            )
        )
    return notes


def _chance(value: float, band: Band) -> Words:
    verdict = (
        Words("内にあり、偶然と区別できない", "cannot be told from chance: it lies within")
        if band.low <= value <= band.high
        else Words(
            "外にあり、偶然では多くても20回に1回ほどしか出ない値である",
            "is a value that chance gives at most about once in 20 times: it lies outside",
        )
    )
    return Words(
        "三者の相互情報量（負は相乗を表す）は、だれがどの場にいるかをそのままにしてセクターを参加者に無作為に割り当て直したときの値の"
        f"95%の範囲の{verdict.ja}（{band.draws}回、乱数の種{band.seed}）。場が少ないこと、大きさが異なること、"
        "三つの領域のない場を数えないことによる偏りは、この範囲に含まれる。",
        f"The mutual information of the three (negative: synergy) {verdict.en} the 95 % of values that come up when who is "
        f"in what stays and sectors are dealt out anew ({band.draws} draws, seed {band.seed}), which holds the bias of few "
        "things, of their sizes, and of not counting things without any of the three.",
    )


def _range(bounds: Range, seed: int) -> Words:
    if bounds.exact:
        return Words(
            f"最小と最大は、挙がっていない参加者についての読み方{bounds.readings}通りのすべてによる。",
            f"Lowest and highest are over all {bounds.readings} readings of who else may take part.",
        )
    return Words(
        f"相互情報量の最小と最大は、挙がっていない参加者についての読み方から無作為に引いた{bounds.readings}通り（乱数の種{seed}）"
        "による。本当の幅はこれより広いことがある。",
        f"Lowest and highest mutual information are over {bounds.readings} readings, drawn with seed {seed}, of who else "
        "may take part; the true range may be wider.",
    )
