"""How messages quote what people wrote: on one line, not too long, nothing that a terminal would obey."""

from __future__ import annotations

import re

UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""Characters that no XML document, workbook or page can hold."""
LOST = "\ufffd"
"""The mark that a program leaves for a character that it lost."""
_LONGEST = 60


def showable(text: str) -> str:
    """The text with a mark in place of each character that cannot be shown."""
    return UNSHOWABLE.sub(LOST, text)


def quoted(text: str, longest: int = _LONGEST) -> str:
    """The text as a message quotes it."""
    shown = " ".join(showable(text).split())
    return shown if len(shown) <= longest else shown[:longest] + "…"
