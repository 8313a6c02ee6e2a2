"""The terms of blocks in full, as formats without prefixes write them, and which blocks hold the facts.

In full, a term is written as N-Triples writes it; the quoted part of a literal, with its escapes, is a JSON string
too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile

from cluster_graph.graph.terms import DEFAULT, Block
from cluster_graph.vocabulary import PREFIXES


def held_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of the default graph, which come first."""
    return takewhile(lambda block: block.graph == DEFAULT, blocks)


@lru_cache(maxsize=100_000)
def address_of(term: str) -> str:
    """The address that a term stands for.

    >>> address_of("skos:prefLabel")
    'http://www.w3.org/2004/02/skos/core#prefLabel'
    """
    if term.startswith("<"):
        return term[1:-1]
    prefix, _, local = term.partition(":")
    return f"{PREFIXES[prefix]}{local}"


def in_full(term: str) -> str:
    """An address or a literal as N-Triples writes it.

    >>> in_full('"2018-08-28"^^xsd:date')
    '"2018-08-28"^^<http://www.w3.org/2001/XMLSchema#date>'
    """
    if term[0] in '<"' and '"^^' not in term:
        return term
    return _in_full(term)


@lru_cache(maxsize=10_000)
def _in_full(term: str) -> str:
    if not term.startswith('"'):
        return f"<{address_of(term)}>"
    quoted, suffix = quoted_part(term)
    return f"{quoted}^^{in_full(suffix[2:])}" if suffix.startswith("^^") else term


def quoted_part(literal: str) -> tuple[str, str]:
    """A literal's text with its quotation marks and escapes, and what follows it: a language, a type, or nothing.

    >>> quoted_part('"two words"@en')
    ('"two words"', '@en')
    """
    end = literal.rindex('"') + 1
    return literal[:end], literal[end:]
