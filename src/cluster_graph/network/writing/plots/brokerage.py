"""Who mediates between sectors: bars by role, with a mark where chance would end them.

Takes the table of :func:`~cluster_graph.network.sectors.brokerage_table.brokerage_table`; gives a :class:`Picture`.
Counts nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_graph.network.sectors.brokerage import ROLES
from cluster_graph.network.sectors.brokerage_table import ROLE_NAMES
from cluster_graph.network.tabular import Cell, Table
from cluster_graph.network.writing.display import width
from cluster_graph.network.writing.house_style import INK, QUIET, RULE, sector_look
from cluster_graph.network.writing.plots.picture import Picture
from cluster_graph.network.writing.plots.sectors import draw_mark
from cluster_graph.network.writing.plots.text import in_two_lines, put
from cluster_graph.problems import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_ACTORS = 20
_PANEL, _GAP, _ROW, _HEAD = 1.15, 0.42, 0.36, 0.4  # inches
_BAR = 0.5  # of a row
_NAME_COLUMNS, _NAME_SIZE = 36, 8.5
_KEY = 0.35
_NOBODY = Words("仲介をしている機関がない。", "No organization mediates between others.")
_READING = Words(
    "棒とその左の数字は役割の数、縦の印は偶然の期待値。横軸は五つの役割に共通で、棒の色はセクターを表す。",
    "Bars, and the numbers on their left: how often an organization has a role; upright marks: what chance would give. "
    "One scale for all five roles; colours are sectors.",
)
_Row = dict[str, Cell]


def _rows(table: Table) -> list[_Row]:
    keys = [column.key for column in table.columns]
    found = [dict(zip(keys, row, strict=True)) for row in table.rows]
    return [row for row in found if row["total"]]


def _number(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float) else 0.0


def _name(row: _Row, lang: str) -> str:
    label = row["label"]
    return label.in_language(lang) if isinstance(label, Words) else str(label)


def plot_brokerage(table: Table, lang: str = "ja") -> Picture:
    """A panel for each of the five roles, a row for each organization that mediates, in the order of the table.

    Draws at most :data:`MOST_ACTORS`, and the caption says how many are left out. Sentence and notes of the table are
    the caption.
    """
    mediating = _rows(table)
    rows = mediating[:MOST_ACTORS]
    names = [in_two_lines(_name(row, lang), _NAME_COLUMNS) for row in rows]
    room = max((width(line) for name in names for line in name.split("\n")), default=0)
    left = 0.55 + room * _NAME_SIZE / 2 / 72 * 1.08
    keys = [key for role in ROLES for key in (role, f"{role}_expected")]
    largest = max((_number(row[key]) for row in rows for key in keys), default=0.0) or 1.0

    def draw(axes: Axes) -> None:
        if not rows:
            put(axes, 0, 0.2, _NOBODY.in_language(lang))
            return
        for place, role in enumerate(ROLES):
            start = left + (_PANEL + _GAP) * place
            put(axes, start, _HEAD / 2, ROLE_NAMES[role].in_language(lang), 8.5, QUIET, va="center_baseline")
            axes.plot([start, start], [_HEAD, _HEAD + _ROW * len(rows)], color=RULE, linewidth=1.0)
            for number, row in enumerate(rows):
                y = _HEAD + _ROW * (number + 0.5)
                _draw_bar(axes, row, role, start, y, _PANEL / largest)
        for number, (row, name) in enumerate(zip(rows, names, strict=True)):
            y = _HEAD + _ROW * (number + 0.5)
            draw_mark(axes, 0.08, y, _sector(row))
            put(axes, 0.24, y, name, _NAME_SIZE, va="center", linespacing=1.05)

    more = len(mediating) - len(rows)
    left_out = Words(f"このほか{more}機関は描いていない。", f"{more} more organizations are not drawn.")
    caption = [_READING, *([left_out] if more else []), table.sentence, *table.notes]
    return Picture(
        table.title.in_language(lang),
        "\n".join(words.in_language(lang) for words in (caption if rows else caption[1:])),
        _description(rows, lang),
        left + (_PANEL + _GAP) * len(ROLES) if rows else 6.0,
        _HEAD + _ROW * len(rows) + 0.1 if rows else 0.4,
        draw,
    )


def _sector(row: _Row) -> str | None:
    sector = row["sector"]
    return sector if isinstance(sector, str) else None


def _draw_bar(axes: Axes, row: _Row, role: str, start: float, y: float, scale: float) -> None:
    from matplotlib.patches import Rectangle

    count, expected = _number(row[role]), row[f"{role}_expected"]
    high = _ROW * _BAR
    colour = sector_look(_sector(row)).colour
    axes.add_patch(Rectangle((start, y - high / 2), count * scale, high, facecolor=colour, linewidth=0))
    if expected is not None:
        x = start + _number(expected) * scale
        axes.plot([x, x], [y - _ROW * 0.4, y + _ROW * 0.4], color=INK, linewidth=1.4)
    put(axes, start - 0.05, y, f"{count:.0f}", 7.5, INK, ha="right", va="center_baseline")


def _description(rows: list[_Row], lang: str) -> str:
    """The numbers in words."""
    parts = []
    for row in rows:
        roles = [
            f"{ROLE_NAMES[role].in_language(lang)} {_number(row[role]):.0f}"
            + (
                f"（期待値 {_number(row[f'{role}_expected']):.1f}）"
                if lang == "ja"
                else f" (expected {_number(row[f'{role}_expected']):.1f})"
            )
            for role in ROLES
        ]
        parts.append(f"{_name(row, lang)}: " + ("、" if lang == "ja" else ", ").join(roles))
    if not parts:
        return _NOBODY.in_language(lang)
    return "。".join(parts) + "。" if lang == "ja" else ". ".join(parts) + "."
