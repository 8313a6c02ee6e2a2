"""A JSON-LD context read backwards: by which key, and in which form, it lets a predicate and a value be said.

Takes a context as it stands in its file, all in one, with no address in it. Chooses only keys whose meaning it
knows: a term with anything more special (an index, a list, a context of its own) is left unused, and what no term
fits is said in full. So the choice may be plain, but a reader gets back exactly what was put in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

_PLAIN_KEYS = {"@id", "@type", "@language", "@container", "@prefix", "@protected"}
_ENDS_A_PREFIX = (":", "/", "?", "#", "[", "]", "@")
_LOCAL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
# Without dots, since a segment that is only dots would mean another folder.
_RELATIVE = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*")


class Form(Enum):
    """How a value stands under a key."""

    TEXT = "text"  # an address or a literal as its text alone; the key says the rest
    BY_LANGUAGE = "by language"  # a text in the key's map of languages
    OBJECT = "object"  # a value object or a reference, whole in itself


@dataclass(frozen=True, slots=True)
class Slot:
    """Where values of one predicate and one type go: the key, the form, the type that the key says."""

    key: str
    form: Form
    type: str | None = None


@dataclass(frozen=True, slots=True)
class _Term:
    """A usable term: the IRI it stands for, and what it says of values."""

    name: str
    iri: str
    type: str | None
    language: str | None
    by_language: bool


class Context:
    """What one context, and the base of relative addresses, let us say."""

    def __init__(self, document: Mapping[str, Any], base: str) -> None:
        self.base = base
        self.definitions: dict[str, Any] = {}
        found = document.get("@context", document)
        for part in found if isinstance(found, list) else [found]:
            if not isinstance(part, Mapping):
                raise TypeError(
                    "a context that works without a network is written out, not named by its address"
                )
            self.definitions |= part
        self.vocabulary: str = self.definitions.get("@vocab") or ""
        self.terms = [term for name in sorted(self.definitions) if (term := self._term(name)) is not None]
        self.prefixes = self._prefixes()
        self._names: dict[str, str] = {}

    def embedded(self) -> dict[str, Any]:
        """The context as it stands in a document: with the base, so that addresses in it can be short."""
        return {**self.definitions, "@base": self.base}

    def keyword(self, name: str) -> str:
        """The name that the context gives a keyword, such as ``id`` for ``@id``."""
        names = (key for key, value in self.definitions.items() if value == name and not key.startswith("@"))
        return min(names, default=name)

    def slot(self, predicate: str, value_type: str) -> Slot:
        """Where a value goes. ``value_type``: ``@id``, ``@LANGUAGE``, ``^^DATATYPE``, or nothing for plain text."""
        terms = [term for term in self.terms if term.iri == predicate]
        for term in terms:
            if self._says(term, value_type):
                return Slot(term.name, Form.BY_LANGUAGE if term.by_language else Form.TEXT, term.type)
        for term in terms:
            if term.type is None and term.language is None and not term.by_language:
                return Slot(term.name, Form.OBJECT)
        return Slot(self._in_full(predicate), Form.OBJECT)

    def class_name(self, iri: str) -> str:
        """A class as a value of ``@type``: a term, where one stands for it alone, else an address."""
        if iri not in self._names:
            names = (term.name for term in self.terms if term.iri == iri and _LOCAL_NAME.fullmatch(term.name))
            self._names[iri] = min(names, default=self.global_address(iri))
        return self._names[iri]

    def address(self, iri: str) -> str:
        """An address where relative ones are read from the base."""
        if iri.startswith(self.base) and _RELATIVE.fullmatch(iri, len(self.base)):
            return iri[len(self.base) :]
        return self.global_address(iri)

    def global_address(self, iri: str) -> str:
        """An address with a prefix, where there is one, else in full."""
        for prefix, namespace in self.prefixes:
            local = iri[len(namespace) :]
            if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(local):
                return f"{prefix}:{local}"
        return iri

    def _in_full(self, predicate: str) -> str:
        """A key that no definition of the context changes the meaning of."""
        short = self.global_address(predicate)
        return predicate if short in self.definitions else short

    def _says(self, term: _Term, value_type: str) -> bool:
        if value_type == "@id":
            return term.type in ("@id", "@vocab")
        if value_type.startswith("^^"):
            return term.type == value_type[2:]
        if term.type is not None:
            return False
        if value_type.startswith("@"):
            return term.by_language or term.language == value_type[1:]
        return not term.by_language and term.language is None and "@language" not in self.definitions

    def _term(self, name: str) -> _Term | None:
        definition = self.definitions[name]
        if name.startswith("@") or definition is None:
            return None
        if isinstance(definition, str):
            definition = {"@id": definition}
        iri = self._expanded(definition.get("@id", name))
        container = definition.get("@container", [])
        containers = {container} if isinstance(container, str) else set(container)
        value_type = definition.get("@type")
        if value_type not in (None, "@id", "@vocab"):
            value_type = self._expanded(value_type)
            if value_type is None:
                return None
        known = set(definition) <= _PLAIN_KEYS and containers <= {"@language", "@set"}
        takes_language_away = definition.get("@language", "") is None
        if not known or takes_language_away or iri is None or ":" not in iri:
            return None
        return _Term(name, iri, value_type, definition.get("@language"), "@language" in containers)

    def _expanded(self, text: Any) -> str | None:
        """The IRI that a name in the context stands for; ``None`` for keywords and what is no name."""
        if not isinstance(text, str) or text.startswith("@"):
            return None
        prefix, colon, local = text.partition(":")
        if colon and not local.startswith("//"):
            definition = self.definitions.get(prefix)
            namespace = definition.get("@id") if isinstance(definition, Mapping) else definition
            return f"{namespace}{local}" if isinstance(namespace, str) else text
        if colon:
            return text
        definition = self.definitions.get(text)
        name = definition.get("@id") if isinstance(definition, Mapping) else definition
        if isinstance(name, str) and name != text:
            return self._expanded(name)
        return f"{self.vocabulary}{text}"

    def _prefixes(self) -> list[tuple[str, str]]:
        """The terms that may stand before a colon, the longest namespace first."""
        found = []
        for name, definition in self.definitions.items():
            if isinstance(definition, str) and definition.endswith(_ENDS_A_PREFIX) and ":" not in name:
                found.append((name, definition))
            elif isinstance(definition, Mapping) and definition.get("@prefix") is True:
                found.append((name, str(definition.get("@id"))))
        found = [(name, space) for name, space in found if not name.startswith("@") and "://" in space]
        return sorted(found, key=lambda pair: (-len(pair[1]), pair))
