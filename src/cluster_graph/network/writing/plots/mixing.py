"""Which sectors are tied to which, as a heat map: how many ties, and how that compares with chance.

Takes :class:`~cluster_graph.network.sectors.mixing.Mixing`; gives a :class:`Picture`. Counts nothing.
"""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

from cluster_graph.network.sectors.mixing import Mixing
from cluster_graph.network.writing.display import width
from cluster_graph.network.writing.house_style import INK, PAPER, QUIET, RULE, channels
from cluster_graph.network.writing.plots.picture import Picture
from cluster_graph.network.writing.plots.sectors import draw_mark
from cluster_graph.network.writing.plots.text import in_two_lines, put
from cluster_graph.problems import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MORE, _FEWER = "#0072B2", "#B06A00"
_WIDE, _HIGH, _GAP = 1.05, 0.62, 0.03  # inches, of a cell
_STRONGEST = 2.0  # doublings: four times as many as by chance, or a quarter, has the full colour
_FULL = 0.85
_NAME_COLUMNS, _NAME_SIZE, _LEAST_NAMES = 26, 9.0, 0.8
_LEAST_WIDTH = 5.0
_KEY = 0.75
_NOBODY = Words("セクターの分かる機関がない。", "No organization has a known sector.")
_TITLE = Words("セクターどうしのつながり", "Ties between sectors")
FEW_EXPECTED = 5
"""Where chance gives fewer ties than this, the colour is paler: one tie more or less changes the ratio much."""
_PALE = 0.4
_READING = Words(
    "大きな数字はつながりの数、その下は偶然の期待値とそれに対する比（1なら偶然と同じ、?は定まらない）。"
    f"期待値が{FEW_EXPECTED}に満たないところは、つながり1本で比が大きく変わるため色を薄くした。",
    "Large: the number of ties; below it what chance would give, and the ratio to that (1: as by chance; ?: not "
    f"defined). Paler where chance gives fewer than {FEW_EXPECTED}: there the ratio swings with every tie.",
)


def _mixed(colour: str, share: float) -> str:
    """A colour laid on paper so thick."""
    pairs = zip(channels(colour), channels(PAPER), strict=True)
    return "#" + "".join(f"{round(above * share + below * (1 - share)):02X}" for above, below in pairs)


def _readable_on(colour: str) -> str:
    red, green, blue = channels(colour)
    return INK if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else PAPER


def _ratio(ties: int, expected: float | None) -> float | None:
    return ties / expected if expected else None


def _fill(ratio: float | None, pale: bool = False) -> str:
    """Blue for more ties than by chance, ochre for fewer, the more the stronger; none for as many, or not defined."""
    if ratio is None:
        return PAPER
    full = _PALE if pale else _FULL
    doublings = -_STRONGEST if ratio == 0 else max(-_STRONGEST, min(_STRONGEST, log2(ratio)))
    return _mixed(_MORE if doublings > 0 else _FEWER, abs(doublings) / _STRONGEST * full)


def plot_mixing(mixing: Mixing, sentence: Words, lang: str = "ja", notes: tuple[Words, ...] = ()) -> Picture:
    """A field for each pair of sectors, in the order that they have in ``mixing``; each pair stands once.

    ``sentence``: what was counted, for the caption. Colour tells the ratio, and so does its number: the plot can be
    printed in black.
    """
    size = len(mixing.sectors)
    names = [in_two_lines(name.in_language(lang), _NAME_COLUMNS) for name in mixing.names]
    room = max((width(line) for name in names for line in name.split("\n")), default=0)
    names_width = max(_LEAST_NAMES, 0.3 + room * _NAME_SIZE / 2 / 72 * 1.08)

    def draw(axes: Axes) -> None:
        if not size:
            put(axes, 0, 0.2, _NOBODY.in_language(lang))
            return
        for row, sector in enumerate(mixing.sectors):
            y = _HIGH * (row + 0.5)
            draw_mark(axes, 0.08, y, sector)
            put(axes, 0.24, y, names[row], _NAME_SIZE, va="center", linespacing=1.05)
            for column in range(row + 1):
                _draw_cell(axes, mixing, row, column, names_width)
            # Below the last row each column has the mark of its sector; the names stand on the left.
            draw_mark(axes, names_width + _WIDE * (row + 0.5), _HIGH * size + 0.16, sector)
        _draw_key(axes, names_width, _HIGH * size + 0.42, lang)

    caption = (_READING, sentence, *notes) if size else (sentence, *notes)
    return Picture(
        _TITLE.in_language(lang),
        "\n".join(words.in_language(lang) for words in caption),
        _description(mixing, lang),
        max(_LEAST_WIDTH, names_width + _WIDE * size),
        _HIGH * size + _KEY if size else 0.4,
        draw,
    )


def _draw_cell(axes: Axes, mixing: Mixing, row: int, column: int, left: float) -> None:
    from matplotlib.patches import Rectangle

    ties, expected = mixing.ties[row][column], mixing.expected[row][column]
    ratio = _ratio(ties, expected)
    fill = _fill(ratio, pale=expected is not None and expected < FEW_EXPECTED)
    x, y = left + _WIDE * column, _HIGH * row
    axes.add_patch(
        Rectangle((x, y), _WIDE - _GAP, _HIGH - _GAP, facecolor=fill, edgecolor=RULE, linewidth=0.8)
    )
    middle, colour = x + (_WIDE - _GAP) / 2, _readable_on(fill)
    put(axes, middle, y + 0.22, str(ties), 12, colour, ha="center", va="center_baseline")
    said = "?" if ratio is None else f"÷ {expected:.1f} = {ratio:.2f}"
    put(axes, middle, y + 0.45, said, 7.5, colour, ha="center", va="center_baseline")


def _draw_key(axes: Axes, left: float, top: float, lang: str) -> None:
    """What the colours mean: five steps from a quarter to four times."""
    from matplotlib.patches import Rectangle

    steps = ("1/4", "1/2", "1", "2", "4")
    for place, (said, ratio) in enumerate(zip(steps, (0.25, 0.5, 1.0, 2.0, 4.0), strict=True)):
        fill = _fill(ratio)
        axes.add_patch(
            Rectangle((left + 0.4 * place, top), 0.4, 0.18, facecolor=fill, edgecolor=RULE, linewidth=0.8)
        )
        put(
            axes,
            left + 0.4 * place + 0.2,
            top + 0.09,
            said,
            7,
            _readable_on(fill),
            ha="center",
            va="center_baseline",
        )
    key = "期待値に対する比" if lang == "ja" else "ratio to chance"
    put(axes, left - 0.1, top + 0.09, key, 7.5, QUIET, ha="right", va="center_baseline")


def _description(mixing: Mixing, lang: str) -> str:
    """All pairs in words."""
    parts = []
    for row, name in enumerate(mixing.names):
        for column in range(row + 1):
            ties, expected = mixing.ties[row][column], mixing.expected[row][column]
            ja, en = (
                f"{mixing.names[column].ja}と{name.ja}は{ties}本",
                f"{mixing.names[column].en} and {name.en} {ties}",
            )
            if expected is not None:
                ja, en = f"{ja}（期待値{expected:.1f}）", f"{en} (expected {expected:.1f})"
            parts.append(ja if lang == "ja" else en)
    if not parts:
        return _NOBODY.in_language(lang)
    return "、".join(parts) + "。" if lang == "ja" else "Ties: " + "; ".join(parts) + "."
