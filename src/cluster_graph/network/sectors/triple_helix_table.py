"""The table of the triple helix: how often which spheres meet, what they share, and what chance would give.

Takes an affiliation network; gives a table, a row a quantity. Numbers are of
:mod:`cluster_graph.network.sectors.transmission`; here is decided where they mean something.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from cluster_graph.network.engines.engine import Progress
from cluster_graph.network.project import Projection
from cluster_graph.network.sectors.transmission import (
    CELLS,
    FEWEST_OBSERVATIONS,
    entropies,
    transmission,
)
from cluster_graph.network.sectors.triple_helix import (
    DEFAULT_SPHERES,
    frequencies,
    observations,
    range_over_readings,
)
from cluster_graph.network.sectors.triple_helix_chance import band_by_chance
from cluster_graph.network.sectors.triple_helix_words import LETTERS, SPHERE_NAMES, helix_notes
from cluster_graph.network.tabular import Cell, Column, Table
from cluster_graph.problems import Words

_COLUMNS = (
    Column(
        "quantity",
        Words("項目", "quantity"),
        Words(
            "項目のキー。u=大学、i=産業、g=行政。only_は他を含まない場の数、with_は含む場の数（場は協定・会議・共同の取組）、"
            "h_はエントロピー（ビット）、t_は相互情報量（ビット）。",
            "Key of the quantity; u, i, g: university, industry, government; only_: things with exactly these; with_: "
            "things with it (things: agreements, councils, collaborations); h_: entropy, t_: mutual information, in bits.",
        ),
    ),
    Column("label", Words("説明", "what it is"), Words("項目の説明。", "What the quantity is.")),
    Column(
        "value",
        Words("出典のとおり", "as named"),
        Words("出典が挙げる参加者から数えた値。", "Counted from the participants that sources name."),
    ),
    Column(
        "names_all",
        Words("全員を挙げる場のみ", "only where all are named"),
        Words(
            "参加者のすべてが挙がり、そのセクターがすべて分かる場だけの値。",
            "Only from things whose participants are all named, certainly in it and of known sector.",
        ),
    ),
    Column(
        "lowest",
        Words("最小", "lowest"),
        Words(
            "挙がっていない参加者について考えられる読み方のうち最小の値。",
            "The lowest over readings of who else may take part.",
        ),
    ),
    Column(
        "highest",
        Words("最大", "highest"),
        Words(
            "挙がっていない参加者について考えられる読み方のうち最大の値。",
            "The highest over readings of who else may take part.",
        ),
    ),
)


def triple_helix_table(
    affiliation: Projection,
    with_unnamed: Collection[str],
    names: Mapping[str, Words],
    spheres: Mapping[str, str] = DEFAULT_SPHERES,
    with_none: bool = False,
    seed: int = 0,
    progress: Progress | None = None,
) -> Table:
    """Frequencies, entropies and mutual information of university, industry and government over things.

    ``with_unnamed``: ids of things in which others may take part; see
    :func:`~cluster_graph.network.sectors.triple_helix.things_with_unnamed`. ``names``: notation of a sector to its
    name. ``spheres``: sector to sphere. ``with_none``: whether things without any of the three are observations too.
    Entropies and mutual information are left out below
    :data:`~cluster_graph.network.sectors.transmission.FEWEST_OBSERVATIONS` things.
    """
    found = observations(affiliation, with_unnamed, spheres)
    all_named = [observation for observation in found if observation.names_all]
    named, finished = (_quantities(frequencies(things, with_none)) for things in (found, all_named))
    band = None
    for things, values in ((found, named), (all_named, finished)):
        if values["t_uig"] is not None:
            drawn = band_by_chance(affiliation, things, spheres, with_none, seed, progress)
            band = drawn if things is found else band
            if drawn is not None:
                values |= {"t_uig_mean": drawn.mean, "t_uig_low": drawn.low, "t_uig_high": drawn.high}
    bounds = range_over_readings(found, with_none, seed) if named["t_uig"] is not None else None
    limits: dict[str, tuple[Cell, Cell]] = {
        f"with_{letter}": (
            sum(all(cell >> place & 1 for cell in observation.readings) for observation in found),
            sum(any(cell >> place & 1 for cell in observation.readings) for observation in found),
        )
        for place, letter in enumerate(LETTERS)
    }
    if bounds is not None:
        limits["t_uig"] = (bounds.lowest, bounds.highest)
    rows = tuple(
        (key, label, named[key], finished[key], *limits.get(key, (None, None)))
        for key, label in _labels().items()
    )
    return Table(
        "triple_helix",
        Words(
            "トリプルヘリックス（大学・産業・行政）", "Triple helix of university, industry and government"
        ),
        _COLUMNS,
        rows,
        affiliation.summary,
        helix_notes(found, named, band, bounds, names, spheres, with_none, seed),
    )


def _letters(cell: int) -> str:
    return "".join(letter for place, letter in enumerate(LETTERS) if cell >> place & 1)


def _joined(cell: int) -> Words:
    parts = [name for place, name in enumerate(SPHERE_NAMES) if cell >> place & 1]
    *first, last = [part.en for part in parts]
    return Words("・".join(part.ja for part in parts), f"{', '.join(first)} and {last}" if first else last)


_BY_SIZE = (1, 2, 4, 3, 5, 6, 7)


def _labels() -> dict[str, Words]:
    """The quantities in the order of the table, with what they are."""
    labels = {"things": Words("数えた場", "things counted")}
    for cell in _BY_SIZE:
        some = _joined(cell)
        only = Words("だけ", " only") if cell != CELLS - 1 else Words("のすべて", "")
        labels[f"only_{_letters(cell)}"] = Words(
            f"{some.ja}{only.ja}を含む場", f"things with {some.en}{only.en}"
        )
    for place, letter in enumerate(LETTERS):
        name = SPHERE_NAMES[place]
        labels[f"with_{letter}"] = Words(f"{name.ja}を含む場", f"things with {name.en}")
    for cell in _BY_SIZE:
        some = _joined(cell)
        labels[f"h_{_letters(cell)}"] = Words(f"{some.ja}のエントロピー", f"entropy of {some.en}")
    for cell in _BY_SIZE[3:]:
        some = _joined(cell)
        labels[f"t_{_letters(cell)}"] = Words(f"{some.ja}の相互情報量", f"mutual information of {some.en}")
    labels["t_uig_mean"] = Words("偶然による相互情報量の平均", "mutual information by chance: mean")
    labels["t_uig_low"] = Words("同、95%の範囲の下限", "by chance: lower limit of 95 %")
    labels["t_uig_high"] = Words("同、95%の範囲の上限", "by chance: upper limit of 95 %")
    return labels


def _quantities(cells: tuple[int, ...]) -> dict[str, float | None]:
    """The value of each quantity; those that need more things than there are, ``None``."""
    values: dict[str, float | None] = dict.fromkeys(_labels())
    values["things"] = sum(cells)
    for cell in _BY_SIZE:
        values[f"only_{_letters(cell)}"] = cells[cell]
    for place, letter in enumerate(LETTERS):
        values[f"with_{letter}"] = sum(cells[cell] for cell in range(CELLS) if cell >> place & 1)
    h = entropies(cells)
    if sum(cells) < FEWEST_OBSERVATIONS or h is None:
        return values
    for one, letters in zip(("1", "2", "3", "12", "13", "23", "123"), map(_letters, _BY_SIZE), strict=True):
        values[f"h_{letters}"] = h[one]
        if len(one) == 2:
            values[f"t_{letters}"] = max(0.0, h[one[0]] + h[one[1]] - h[one])
    values["t_uig"] = transmission(cells)
    return values
