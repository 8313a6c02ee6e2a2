"""Attributes of nodes and edges as XML formats of graphs can carry them: text, whole numbers, numbers, true or false.

Takes attributes as projections have them; gives plain ones. What has no value is left out, since neither GraphML nor
GEXF has a word for it, and some readers stumble over one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from math import isfinite
from numbers import Integral, Real

Plain = str | int | float | bool
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """``text`` without the characters that XML 1.0 forbids (control characters, lone surrogates)."""
    return _NOT_IN_XML.sub("", text)


def plain(value: object) -> Plain | None:
    """A value as XML formats carry it; ``None`` where there is none: not defined, not a finite number, no ids."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return xml_text(value)
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value) if isfinite(value) else None
    if isinstance(value, tuple | list):
        return xml_text(" ".join(map(str, value))) or None
    return xml_text(str(value))


def plain_attributes(attributes: Mapping[str, object], reserved: Collection[str] = ()) -> dict[str, Plain]:
    """The attributes that have a value; one whose key the format keeps for itself gets an underscore behind it."""
    found = {}
    for key, value in attributes.items():
        said = plain(value)
        if said is not None:
            found[f"{key}_" if key in reserved else key] = said
    return found


def evened(many: Iterable[dict[str, Plain]]) -> list[dict[str, Plain]]:
    """The same attributes with one type for each key: whole numbers become numbers beside numbers, all else text."""
    rows = [dict(attributes) for attributes in many]
    types: dict[str, set[type]] = {}
    for attributes in rows:
        for key, value in attributes.items():
            types.setdefault(key, set()).add(type(value))
    for attributes in rows:
        for key, value in attributes.items():
            if len(types[key]) > 1:
                attributes[key] = float(value) if types[key] == {int, float} else _as_text(value)
    return rows


def _as_text(value: Plain) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
