"""Ranks over the years: a line for each actor, the highest rank on top.

Takes :class:`~cluster_graph.network.change.series.RankSeries`; gives a :class:`Picture`. Computes no ranks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_graph.formats import fiscal_year_words
from cluster_graph.network.change.series import RankSeries
from cluster_graph.network.writing.display import fitted, width
from cluster_graph.network.writing.house_style import INK, PAPER, QUIET
from cluster_graph.network.writing.plots.picture import Picture
from cluster_graph.network.writing.plots.text import in_two_lines, put
from cluster_graph.problems import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_ACTORS = 40
_MOST_DARK = 5
_LIGHT = "#A9AEB5"
_YEAR, _ROW, _HEAD = 0.95, 0.32, 0.35  # inches
_NAME_COLUMNS, _NAME_SIZE, _NUMBER_SIZE, _LEFT_SIZE = 36, 8.5, 7.5, 7.0
_LEAST_WIDTH = 5.0
_NOBODY = Words("順位のある機関がない。", "No organization has a rank.")


def _chosen(series: RankSeries) -> list[str]:
    """The actors that are drawn: the highest in the last year, then those that were highest at some time."""
    last = len(series.years) - 1

    def order(actor: str) -> tuple[float, float, str]:
        ranks = series.ranks[actor]
        known = [rank for rank in ranks if rank is not None]
        at_the_end = ranks[last]
        return (float("inf") if at_the_end is None else at_the_end, min(known), actor)

    ranked = [actor for actor, ranks in series.ranks.items() if any(rank is not None for rank in ranks)]
    return sorted(ranked, key=order)[:MOST_ACTORS]


def _dark(series: RankSeries, actors: list[str]) -> set[str]:
    """The highest in the last year: as many as are no more than a few, and nobody of a rank that more share."""
    ranked = [(rank, actor) for actor in actors if (rank := series.ranks[actor][-1])]
    return {actor for rank, actor in ranked if sum(other <= rank for other, _ in ranked) <= _MOST_DARK}


def _rows(series: RankSeries, actors: list[str]) -> dict[str, list[int | None]]:
    """The row of each actor in each year, from 0: by rank, equals in the order that they had the year before."""
    rows: dict[str, list[int | None]] = {actor: [] for actor in actors}
    before = {actor: number for number, actor in enumerate(actors)}
    for year in range(len(series.years)):
        present = [(rank, before[actor], actor) for actor in actors if (rank := series.ranks[actor][year])]
        for actor in actors:
            rows[actor].append(None)
        for row, (_, _, actor) in enumerate(sorted(present)):
            rows[actor][year] = row
            before[actor] = row
    return rows


def plot_ranks(
    series: RankSeries, heading: Words, sentence: Words, lang: str = "ja", notes: tuple[Words, ...] = ()
) -> Picture:
    """Ranks by one measure over fiscal years.

    ``heading``: of the measure; ``sentence``: what was counted. Numbers in the circles are the ranks; equals stand in
    rows one below the other. A line is broken where an actor was not there. Draws at most :data:`MOST_ACTORS`, and
    the caption says how many are left out.
    """
    actors = _chosen(series) if series.years else []
    dark = _dark(series, actors)
    rows = _rows(series, actors)
    names = {actor: in_two_lines(series.labels[actor].in_language(lang), _NAME_COLUMNS) for actor in actors}
    room = max((width(line) for name in names.values() for line in name.split("\n")), default=0)
    names_width = 0.35 + room * _NAME_SIZE / 2 / 72 * 1.1
    most = max((row for found in rows.values() for row in found if row is not None), default=0)

    def draw(axes: Axes) -> None:
        if not actors:
            put(axes, 0, 0.2, _NOBODY.in_language(lang))
        for year, number in enumerate(series.years if actors else ()):
            label = fiscal_year_words(number).in_language(lang)
            put(axes, _x(year), _HEAD / 2, label, 8.5, QUIET, ha="center", va="center")
        for actor in reversed(actors):
            _draw_line(axes, series.ranks[actor], rows[actor], actor in dark)
            _draw_name(axes, rows, actor, names[actor], actor in dark)

    measure = heading.in_language(lang)
    title = f"{measure}の順位の推移" if lang == "ja" else f"Ranks by {measure.lower()} over the years"
    more = sum(any(ranks) for ranks in series.ranks.values()) - len(actors)
    caption = [sentence, *notes]
    if actors:
        caption.insert(0, _how_to_read(len(dark), more))
    return Picture(
        title,
        "\n".join(words.in_language(lang) for words in caption),
        _description(series, actors, measure, lang),
        max(_LEAST_WIDTH, _YEAR * len(series.years) + names_width),
        _HEAD + _ROW * (most + 1) if actors else 0.4,
        draw,
    )


def _x(year: int) -> float:
    return _YEAR * (year + 0.5)


def _y(row: int) -> float:
    return _HEAD + _ROW * (row + 0.5)


def _draw_line(axes: Axes, ranks: tuple[int | None, ...], rows: list[int | None], dark: bool) -> None:
    # All lines lie below all circles, so that no line hides a number.
    colour, order = (INK, 2) if dark else (_LIGHT, 1)
    for year, row in enumerate(rows):
        if row is None:
            continue
        following = rows[year + 1] if year + 1 < len(rows) else None
        if following is not None:
            ends = [_x(year), _x(year + 1)], [_y(row), _y(following)]
            axes.plot(*ends, color=colour, linewidth=2.0 if dark else 1.3, zorder=order)
        axes.plot(
            [_x(year)], [_y(row)], "o", markersize=14, color=PAPER, markeredgecolor=colour, zorder=order + 2
        )
        middle = {"ha": "center", "va": "center_baseline", "zorder": 5}
        put(axes, _x(year), _y(row), str(ranks[year]), _NUMBER_SIZE, INK, **middle)


def _draw_name(axes: Axes, rows: dict[str, list[int | None]], actor: str, name: str, dark: bool) -> None:
    """The name right of the last circle; of an actor that left before the last year, small and as far as there is room."""
    own = rows[actor]
    last = max(year for year, row in enumerate(own) if row is not None)
    place = own[last] or 0
    if last == len(own) - 1:
        colour = INK if dark else QUIET
        put(axes, _x(last) + 0.2, _y(place), name, _NAME_SIZE, colour, va="center", linespacing=1.05)
        return
    taken = [year for year in range(last + 1, len(own)) if any(row[year] == place for row in rows.values())]
    first, _, second = name.partition("\n")
    short = first + (" " if second and width(first[-1]) == 1 else "") + second
    if taken:
        short = fitted(short, int((_x(taken[0]) - _x(last) - 0.34) * 72 * 2 / _LEFT_SIZE))
    # On paper of its own: lines of others may pass where it stands.
    ground = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.5}
    put(axes, _x(last) + 0.17, _y(place), short, _LEFT_SIZE, QUIET, va="center", zorder=6, bbox=ground)


def _how_to_read(dark: int, more: int) -> Words:
    parts = [
        Words(
            "円の中の数字が順位で、同じ順位は上下に並べる。",
            "The number in a circle is the rank; equals stand one below the other.",
        )
    ]
    if dark:
        parts.append(
            Words(f"濃い線は最後の年度の上位{dark}機関。", f"Dark: the {dark} highest in the last year.")
        )
    if more:
        parts.append(
            Words(f"このほか{more}機関は描いていない。", f"{more} more organizations are not drawn.")
        )
    return Words("".join(part.ja for part in parts), " ".join(part.en for part in parts))


def _description(series: RankSeries, actors: list[str], measure: str, lang: str) -> str:
    """The ranks in words: first and last year of each actor that is drawn."""
    parts = []
    for actor in actors:
        known = [
            (fiscal_year_words(year).in_language(lang), rank)
            for year, rank in zip(series.years, series.ranks[actor], strict=True)
            if rank is not None
        ]
        said = "、".join(f"{year}{rank}位" for year, rank in known)
        if lang != "ja":
            said = ", ".join(f"{year} rank {rank}" for year, rank in known)
        parts.append(f"{series.labels[actor].in_language(lang)}: {said}")
    if not parts:
        return _NOBODY.in_language(lang)
    return (
        f"{measure}。" + "；".join(parts) + "。" if lang == "ja" else f"{measure}. " + "; ".join(parts) + "."
    )
