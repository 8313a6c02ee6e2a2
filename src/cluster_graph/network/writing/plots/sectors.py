"""How the name of a sector stands in a plot: behind its mark, in its colour and shape. Knows no plot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_graph.network.writing.house_style import INK, sector_look

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def draw_mark(axes: Axes, x: float, y: float, sector: str | None) -> None:
    """The mark of a sector; that of finance has a ring."""
    look = sector_look(sector)
    axes.plot([x], [y], look.marker, color=look.colour, markersize=7, markeredgewidth=0)
    if sector == "finance":
        axes.plot([x], [y], "o", fillstyle="none", markersize=9.5, markeredgecolor=INK, markeredgewidth=0.6)
