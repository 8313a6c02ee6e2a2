"""A plot as SVG or PNG: title above, drawing in the middle, caption below, all in the house's colours.

Takes what draws on axes; gives text or bytes. Uses Matplotlib's figures alone, never ``pyplot``, and leaves its
settings as they were; what a user has set there has no influence. The same input gives the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from cluster_graph.network.writing.display import wrapped
from cluster_graph.network.writing.house_style import FONTS, INK, PAPER, QUIET
from cluster_graph.network.writing.plots.text import font_file, missing_extra, put
from cluster_graph.network.writing.xml_values import xml_text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MARGIN = 0.3  # inches, all around
_TITLE_SIZE, _CAPTION_SIZE = 13.0, 8.5  # points
_TITLE_LINE, _CAPTION_LINE = 0.26, 0.18  # inches
_POINTS = 72.0  # an inch
_LATIN = 0.92  # a line of letters, some of them wide, is longer than its columns
_DOTS = 144


@dataclass(frozen=True, slots=True)
class Picture:
    """A plot before it is written. ``title``, ``caption``: for everyone; ``description``: for who cannot see it.

    ``width``, ``height``: of the drawing, in inches. ``draw`` draws on axes of that size, whose units are inches from
    the upper left corner, to the right and down.
    """

    title: str
    caption: str
    description: str
    width: float
    height: float
    draw: Callable[[Axes], None]

    def to_svg(self) -> str:
        """The plot as SVG, its text as text, with title and description for screen readers."""
        out = io.StringIO()
        with _house_settings():
            self.figure().savefig(out, format="svg", metadata=_NO_METADATA)
        return _described(out.getvalue(), self.title, self.description)

    def to_png(self, dots: int = _DOTS) -> bytes:
        """The plot as PNG with ``dots`` per inch."""
        out = io.BytesIO()
        with _house_settings():
            self.figure().savefig(out, format="png", dpi=dots, metadata={"Software": None})
        return out.getvalue()

    def figure(self) -> Figure:
        """The plot as a Matplotlib figure, for who wants to go on drawing."""
        with _house_settings():
            return self._drawn()

    def _drawn(self) -> Figure:
        from matplotlib.figure import Figure

        columns = int(self.width * _POINTS * 2 * _LATIN)
        titles = wrapped(self.title, int(columns / _TITLE_SIZE))
        captions = [
            line for part in self.caption.split("\n") for line in wrapped(part, int(columns / _CAPTION_SIZE))
        ]
        above = _MARGIN + _TITLE_LINE * len(titles) + _MARGIN / 2
        below = _MARGIN / 2 + _CAPTION_LINE * len(captions) + _MARGIN
        wide, high = self.width + 2 * _MARGIN, above + self.height + below
        figure = Figure(figsize=(wide, high), facecolor=PAPER)
        for number, line in enumerate(titles):
            y = high - _MARGIN - _TITLE_LINE * number
            put(figure, _MARGIN / wide, y / high, line, _TITLE_SIZE, INK, va="top")
        for number, line in enumerate(captions):
            y = below - _MARGIN / 2 - _CAPTION_LINE * number
            put(figure, _MARGIN / wide, y / high, line, _CAPTION_SIZE, QUIET, va="top")
        axes = figure.add_axes((_MARGIN / wide, below / high, self.width / wide, self.height / high))
        axes.set_axis_off()
        axes.set_xlim(0, self.width)
        axes.set_ylim(self.height, 0)
        self.draw(axes)
        return figure


_NO_METADATA: dict[str, Any] = {"Date": None, "Creator": None, "Format": None, "Type": None}


@contextmanager
def _house_settings() -> Iterator[None]:
    """Matplotlib's own settings for as long as a plot is made, not the user's; then the user's again."""
    try:
        import matplotlib
    except ImportError as missing:
        raise missing_extra(missing) from missing
    font_file()
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams["svg.fonttype"] = "none"
        matplotlib.rcParams["svg.hashsalt"] = "cluster-graph"
        matplotlib.rcParams["font.sans-serif"] = list(FONTS)
        matplotlib.rcParams["hatch.linewidth"] = 0.6
        yield


def _described(svg: str, title: str, description: str) -> str:
    """The picture with its title and its description as its first children, and named by them."""
    # Without the document type, which nothing reads and which names an address.
    head, body = re.sub(r"<!DOCTYPE[^>]*>\n", "", svg).split("<svg ", 1)
    opening, rest = body.split(">", 1)
    said = (
        f'\n <title id="plot-title">{escape(xml_text(title))}</title>'
        f'\n <desc id="plot-desc">{escape(xml_text(description))}</desc>'
    )
    return f'{head}<svg {opening} role="img" aria-labelledby="plot-title plot-desc">{said}{rest}'
