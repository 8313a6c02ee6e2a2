"""Text in pictures: in a font that has Japanese, never as mathematics, never as an empty box.

Matplotlib's own fonts know no Japanese. The font file is that of the package ``matplotlib-fontja``, found without
importing it: its import would change the fonts of every other plot of the program.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cluster_graph.network.writing.display import printable, width, wrapped
from cluster_graph.network.writing.house_style import INK
from cluster_graph.problems import InputError, Words

if TYPE_CHECKING:
    from matplotlib.artist import Artist

_NO_GLYPH = "〓"  # what Japanese printers set where they had no type
_VARIATION = {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}


def missing_extra(missing: ImportError | None = None) -> InputError:
    """The error for a machine without what plots need."""
    error = InputError(
        Words(
            "図を描くには matplotlib と matplotlib-fontja が要ります。"
            "pip install 'cluster-graph[plots]' で入ります。",
            "plots need matplotlib and matplotlib-fontja; install them with: pip install 'cluster-graph[plots]'.",
        )
    )
    error.__cause__ = missing
    return error


@cache
def font_file() -> Path:
    """The file of IPAexGothic. Raises :class:`~cluster_graph.problems.InputError` where it is not installed."""
    found = find_spec("matplotlib_fontja")
    if found is None or found.origin is None:
        raise missing_extra()
    return Path(found.origin).parent / "fonts" / "ipaexg.ttf"


@cache
def _glyphs() -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(str(font_file())).get_charmap())


def drawable(text: str) -> str:
    """``text`` with a mark (〓) for each character that the font cannot draw, and without those that have no shape."""
    found = []
    for character in unicodedata.normalize("NFC", printable(text)):
        if ord(character) in _VARIATION or unicodedata.category(character) in ("Cf", "Cs"):
            continue
        found.append(character if ord(character) in _glyphs() else _NO_GLYPH)
    return "".join(found)


def in_two_lines(text: str, largest: int) -> str:
    """``text`` in at most two lines of ``largest`` columns, an ellipsis for the rest."""
    lines = wrapped(text, largest)
    if len(lines) > 2:
        rest = lines[1]
        while width(rest) > largest - 2:
            rest = rest[:-1]
        lines = [lines[0], rest + "…"]
    return "\n".join(lines)


def put(
    where: Any, x: float, y: float, text: str, size: float = 9.0, colour: str = INK, **how: Any
) -> Artist:
    """Writes ``text`` on axes or a figure; ``how`` as for Matplotlib's ``text``."""
    from matplotlib.font_manager import FontProperties

    font = FontProperties(family="sans-serif", fname=str(font_file()), size=size)
    said: Artist = where.text(
        x, y, drawable_lines(text), fontproperties=font, color=colour, parse_math=False, **how
    )
    return said


def drawable_lines(text: str) -> str:
    """The same as :func:`drawable`, its line breaks kept."""
    return "\n".join(drawable(line) for line in text.split("\n"))
