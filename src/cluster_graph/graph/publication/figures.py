"""Counts of the facts held, as VoID counts them: triples, classes, properties, what is described, over which days.

Takes blocks of the default graph; gives plain numbers. Named graphs are not looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cluster_graph.graph.publication.full_terms import address_of, quoted_part
from cluster_graph.graph.terms import TYPE, Block, own_property

_BOUNDS = ("earliestStart", "latestStart", "earliestEnd", "latestEnd", "earliestDate", "latestDate")
_DAYS = frozenset(own_property(name) for name in _BOUNDS)


@dataclass(frozen=True, slots=True)
class GraphFigures:
    """What the default graph holds.

    ``entities``: things with a class below the base. ``classes``: of how many things each class is said.
    ``properties``: in how many triples each stands. ``examples``: the first thing of each class. ``languages``: of
    texts. ``first_day``, ``last_day``: the span of the days that bound periods and points, empty where there are none.
    """

    triples: int
    subjects: int
    entities: int
    classes: dict[str, int]
    properties: dict[str, int]
    examples: dict[str, str]
    languages: tuple[str, ...]
    first_day: str
    last_day: str


def count(blocks: Iterable[Block], base: str) -> GraphFigures:
    """Count what blocks, one a thing, say; ``base``: what the addresses of the things described start with."""
    triples = subjects = entities = 0
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    examples: dict[str, str] = {}
    days: set[str] = set()
    languages: set[str] = set()
    for _, subject, pairs in blocks:
        subjects += 1
        triples += len(pairs)
        address = address_of(subject)
        types = [value for predicate, value in pairs if predicate == TYPE]
        classes.update(types)
        if types and address.startswith(base) and address != base:
            entities += 1
            # What stands right below the base, such as the publisher, is no example of what the data are about.
            for name in types if "/" in address[len(base) :] else ():
                examples.setdefault(address_of(name), address)
        for predicate, value in pairs:
            properties[predicate] += 1
            if predicate in _DAYS:
                days.add(quoted_part(value)[0][1:-1])
            elif value.startswith('"') and not value.endswith('"'):
                languages.add(quoted_part(value)[1])
    return GraphFigures(
        triples,
        subjects,
        entities,
        _by_address(classes),
        _by_address(properties),
        examples,
        tuple(sorted(suffix[1:] for suffix in languages if suffix.startswith("@"))),
        min(days, default=""),
        max(days, default=""),
    )


def _by_address(found: Counter[str]) -> dict[str, int]:
    return dict(sorted((address_of(term), number) for term, number in found.items()))
