"""The facts held as JSON-LD 1.1: a list of nodes, one a thing, to be read by people and by programs without RDF.

Takes blocks, one a thing, and a context; gives the text piece by piece. It is written here, since a general
serializer neither keeps an order nor a pace. The context stands in the document, so nothing is fetched to read it.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from cluster_graph.graph.publication.context import Context, Form, Slot
from cluster_graph.graph.publication.full_terms import address_of, quoted_part
from cluster_graph.graph.terms import TYPE, Block, Pair, iri
from cluster_graph.vocabulary import XSD

_BOOLEAN, _INTEGER = f"^^{iri(str(XSD.boolean))}", f"^^{iri(str(XSD.integer))}"
# What JSON writes as a number or a truth value and every reader gives back in the same digits.
_NATIVE_INTEGER = re.compile(r'"(?:0|-?[1-9][0-9]{0,14})"')
_NATIVE_BOOLEANS = frozenset({'"true"', '"false"'})
_text = lru_cache(maxsize=10_000)(json.JSONEncoder(ensure_ascii=False).encode)


class _Writer:
    """Writes things under one context; what it has worked out of a term, it remembers."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.id_key, self.type_key = (_text(context.keyword(name)) for name in ("@id", "@type"))
        self.slot = lru_cache(maxsize=None)(self._slot)
        self.address = lru_cache(maxsize=100_000)(self._address)

    def node(self, subject: str, pairs: Iterable[Pair]) -> str:
        """One thing, a property a line."""
        types: list[str] = []
        values: dict[str, list[str]] = defaultdict(list)
        texts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for predicate, value in sorted(pairs):
            if predicate == TYPE:
                types.append(_text(self.context.class_name(address_of(value))))
            elif not value.startswith('"'):
                slot = self.slot(predicate, "@id")
                values[slot.key].append(self._reference(slot, value))
            else:
                text, suffix = quoted_part(value)
                slot = self.slot(predicate, suffix)
                if slot.form is Form.BY_LANGUAGE:
                    texts[slot.key][suffix[1:]].append(text)
                else:
                    values[slot.key].append(_literal(slot, text, suffix))
        lines = [f"{self.id_key}: {self.address(subject)}"]
        if types:
            lines.append(f"{self.type_key}: {_one_or_many(sorted(types))}")
        said = {key: _one_or_many(found) for key, found in values.items()}
        said |= {key: _language_map(found) for key, found in texts.items()}
        lines += [f"{_text(key)}: {said[key]}" for key in sorted(said)]
        return " {\n  " + ",\n  ".join(lines) + "\n }"

    def _slot(self, predicate: str, suffix: str) -> Slot:
        """Where a value goes. ``suffix``: what follows its text, or ``@id`` for an address."""
        datatype = f"^^{address_of(suffix[2:])}" if suffix.startswith("^^") else suffix
        return self.context.slot(address_of(predicate), datatype)

    def _address(self, term: str, relative: bool = True) -> str:
        shortened = self.context.address if relative else self.context.global_address
        return _text(shortened(address_of(term)))

    def _reference(self, slot: Slot, term: str) -> str:
        if slot.form is Form.OBJECT:
            return f'{{"@id": {self.address(term)}}}'
        return self.address(term, slot.type != "@vocab")


def _literal(slot: Slot, text: str, suffix: str) -> str:
    is_native = (suffix == _BOOLEAN and text in _NATIVE_BOOLEANS) or (
        suffix == _INTEGER and _NATIVE_INTEGER.fullmatch(text)
    )
    if is_native and slot.type in (None, address_of(suffix[2:])):
        return text[1:-1]
    if slot.form is Form.TEXT:
        return text
    if suffix.startswith("^^"):
        return f'{{"@value": {text}, "@type": {_text(address_of(suffix[2:]))}}}'
    if suffix:
        return f'{{"@value": {text}, "@language": {_text(suffix[1:])}}}'
    return f'{{"@value": {text}}}'


def _one_or_many(values: list[str]) -> str:
    return values[0] if len(values) == 1 else f"[{', '.join(values)}]"


def _language_map(texts: dict[str, list[str]]) -> str:
    pairs = (f"{_text(language)}: {_one_or_many(texts[language])}" for language in sorted(texts))
    return f"{{{', '.join(pairs)}}}"


def json_ld(blocks: Iterable[Block], document: dict[str, Any], base: str) -> Iterator[str]:
    """Things as JSON-LD. ``document``: the context's file. ``base``: what relative addresses start from."""
    context = Context(document, base)
    writer = _Writer(context)
    yield '{\n"@context": ' + json.dumps(context.embedded(), ensure_ascii=False, indent=1, sort_keys=True)
    yield ',\n"@graph": ['
    between = "\n"
    for _, subject, pairs in blocks:
        yield between + writer.node(subject, pairs)
        between = ",\n"
    yield "\n]\n}\n"
