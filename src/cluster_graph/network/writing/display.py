"""How text stands on a screen or a page: how wide it is, cut to a width, in columns, or in lines.

Takes and gives plain text; knows no table. A full-width character takes two columns and a combining one none, so
Japanese and English stand in line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence

_GAP = "  "
_NEVER_FIRST = "、。，．・：；？！）〕］｝〉》」』】ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.:;?!)]}%"
_NEVER_LAST = "（〔［｛〈《「『【([{"


def printable(text: str) -> str:
    """``text`` on one line: control characters, which would move the cursor or break a row, become spaces."""
    return "".join(
        " " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character for character in text
    )


def _character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """The columns that a text takes on a screen.

    >>> width("弘前 City")
    9
    """
    return sum(_character_width(character) for character in text)


def _head(text: str, largest: int) -> str:
    """The longest beginning of ``text`` that takes at most ``largest`` columns."""
    taken = 0
    for position, character in enumerate(text):
        taken += _character_width(character)
        if taken > largest:
            return text[:position]
    return text


def fitted(text: str, largest: int) -> str:
    """``text`` in at most ``largest`` columns; an ellipsis stands for what is cut off.

    >>> fitted("青森県弘前市", 7)
    '青森県…'
    """
    return text if width(text) <= largest else _head(text, largest - 1) + "…"


def aligned(lines: Sequence[Sequence[str]], to_the_right: Collection[int] = ()) -> list[str]:
    """Rows of cells as lines in columns; the columns whose positions are in ``to_the_right`` end in line."""
    if not lines:
        return []
    widths = [max(width(line[position]) for line in lines) for position in range(len(lines[0]))]
    found = []
    for line in lines:
        cells = []
        for position, (cell, wide) in enumerate(zip(line, widths, strict=True)):
            room = " " * (wide - width(cell))
            cells.append(room + cell if position in to_the_right else cell + room)
        found.append(_GAP.join(cells).rstrip())
    return found


def _is_katakana(character: str) -> bool:
    return "ァ" <= character <= "ヺ" or character == "ー"


def _pieces(text: str) -> list[str]:
    """What a line break may stand between: a word with the space after it, a katakana word, a full-width character."""
    pieces: list[str] = []
    for character in text:
        joins = bool(pieces) and (
            character in _NEVER_FIRST
            or _character_width(character) == 0
            or pieces[-1][-1] in _NEVER_LAST
            or (_is_katakana(character) and _is_katakana(pieces[-1][-1]))
            or character == " "
            or not (_character_width(character) == 2 or pieces[-1][-1] == " " or width(pieces[-1][-1]) == 2)
        )
        if joins:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def wrapped(text: str, largest: int) -> list[str]:
    """``text`` in lines of at most ``largest`` columns, broken between words or full-width characters.

    No line begins with a closing mark or ends with an opening one. A single word longer than a line is cut.

    >>> wrapped("機関は、4です。", 8)
    ['機関は、', '4です。']
    """
    lines = [""]
    for piece in _pieces(printable(text)):
        if lines[-1] and width(lines[-1]) + width(piece.rstrip()) > largest:
            lines.append("")
        lines[-1] += piece
        while width(lines[-1].rstrip()) > largest:
            head = _head(lines[-1], largest) or lines[-1][:1]
            lines[-1:] = [head, lines[-1][len(head) :]]
    return [line.rstrip() for line in lines if line.strip()]
