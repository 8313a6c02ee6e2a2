"""Turtle written by hand, for descriptions whose addresses are relative to the file. Order is as it is given."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from cluster_graph.problems import Words
from cluster_graph.vocabulary import PREFIXES

MORE_PREFIXES = {
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}
_ALL = PREFIXES | MORE_PREFIXES
_LOCAL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
# What no address may hold as it is.
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f]")

Said = tuple[str, Sequence[str]]


def iri(address: str) -> str:
    """An address, absolute or relative, in angle brackets."""
    return f"<{_NOT_IN_IRI.sub(lambda found: f'%{ord(found[0]):02X}', address)}>"


def name(address: str) -> str:
    """An address with a prefix where there is one, else in angle brackets."""
    for prefix, namespace in _ALL.items():
        local = address[len(namespace) :]
        if address.startswith(namespace) and _LOCAL_NAME.fullmatch(local):
            return f"{prefix}:{local}"
    return iri(address)


def text(value: str, language: str = "") -> str:
    """A text, in a language where one is given."""
    # JSON's escapes are Turtle's too; what JSON leaves bare may stand so in Turtle.
    quoted = json.dumps(value, ensure_ascii=False)
    return f"{quoted}@{language}" if language else quoted


def both(words: Words) -> list[str]:
    """A text in Japanese and in English."""
    return [text(words.ja, "ja"), text(words.en, "en")]


def typed(value: object, datatype: str) -> str:
    """A literal of a type that is named with its prefix."""
    return f"{text(str(value))}^^{datatype}"


def block(subject: str, said: Iterable[Said]) -> str:
    """What is said of one subject; a property without values is left out."""
    lines = [f"{predicate} {', '.join(values)}" for predicate, values in said if values]
    return f"{subject} " + " ;\n    ".join(lines) + " .\n"


def document(blocks: Iterable[str]) -> str:
    """The blocks below the prefixes that they use."""
    body = "\n".join(blocks)
    used = (prefix for prefix in sorted(_ALL) if f"{prefix}:" in body)
    return "".join(f"@prefix {prefix}: <{_ALL[prefix]}> .\n" for prefix in used) + f"\n{body}"
