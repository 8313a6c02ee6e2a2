"""Names as they stand in the drawing: broken into short lines, and how much room they take.

Takes plain text; gives lines and widths. Japanese has no spaces, so a line breaks where the script changes or
after a joining sign, near the middle rather than at the last possible letter. Knows no fonts: a full-width
letter counts as two, any other as one.
"""

from __future__ import annotations

import unicodedata

_AFTER = "・の、。）)」県市"
_WORD_ENDS = ("大学", "法人", "会社", "地域", "並びに", "及び", "研究所", "センター", "機構", "協定", "産業")
_NEVER_FIRST = "・、。）)」ーっッゃゅょャュョァィゥェォー々"
_NEVER_LAST = "（(「"


def width(text: str) -> int:
    """The room that ``text`` takes, in half-width letters."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


def break_lines(text: str, longest: int = 22, most: int = 3) -> str:
    """``text`` in at most ``most`` lines of about ``longest`` half-width letters, nearly equally long.

    Nothing is left out: a text too long for that gets longer lines.
    """
    total = width(text)
    count = min(most, -(-total // longest))
    lines: list[str] = []
    rest = text
    for left in range(count, 1, -1):
        cut = _best_cut(rest, width(rest) / left)
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    lines.append(rest)
    return "\n".join(line for line in lines if line)


def _best_cut(text: str, wanted: float) -> int:
    best, best_cost = len(text), float("inf")
    reached = 0
    for position in range(1, len(text)):
        reached += width(text[position - 1])
        cost = abs(reached - wanted) + _cost_of_cut(text[:position], text[position])
        if cost < best_cost:
            best, best_cost = position, cost
    return best


def _cost_of_cut(left: str, after: str) -> float:
    before = left[-1]
    if after in _NEVER_FIRST or before in _NEVER_LAST:
        return 100.0
    if before.isspace():
        return 0.0
    if before in _AFTER or after in _NEVER_LAST or left.endswith(_WORD_ENDS):
        return 1.0
    kinds = (_script(before), _script(after))
    if "latin" in kinds and kinds[0] == kinds[1]:
        return 60.0
    if kinds[0] == kinds[1]:
        return 30.0 if kinds[0] == "katakana" else 6.0
    return 2.0


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    for script, kind in (("KATAKANA", "katakana"), ("HIRAGANA", "hiragana"), ("CJK", "kanji")):
        if name.startswith(script):
            return kind
    return "latin"
