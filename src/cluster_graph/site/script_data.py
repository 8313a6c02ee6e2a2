"""Data for scripts inside a page: JSON in a ``<script type="application/json">`` element, which is never run.

Takes plain values (dicts, lists, strings, numbers, None); gives text that cannot end the element, open a
comment, or break a script line, whatever the data hold. Also the fingerprints by which a
Content-Security-Policy lets our own inline scripts and styles run, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

from markupsafe import Markup

# "<" alone could open "</script>" or "<!--"; the two line separators end a line in older script engines.
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def json_for_script(value: Any) -> Markup:
    """``value`` as JSON that is safe inside a script element; the same value gives the same bytes.

    Raises ``ValueError`` for numbers that JSON does not know (NaN, infinity).
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704 - every character that HTML acts upon has been replaced above


def inline_asset(text: str) -> Markup:
    """One of our own scripts or stylesheets as the content of its element.

    Raises ``ValueError`` if it holds what would end the element: then it cannot stand in a page.
    """
    lowered = text.lower()
    if any(ending in lowered for ending in ("</script", "</style", "<!--")):
        raise ValueError("an inline script or stylesheet must not hold the end of its own element")
    return Markup(text)  # noqa: S704 - files of this package, checked above


def fingerprint(text: str) -> str:
    """The source expression ``'sha256-…'`` that allows exactly this inline script or style."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
