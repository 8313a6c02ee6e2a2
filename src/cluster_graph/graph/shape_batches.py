"""Which nodes of a graph may not have their shapes, and small graphs in which they can be judged by themselves.

Takes blocks of the default graph and a shapes graph. Nodes that have their shapes for sure are passed over; the others
come in batches, each with what their shapes can see of their neighbours. It judges nothing: a batch's findings on
its nodes are those of the whole graph, by whatever judges them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rdflib import Graph
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from cluster_graph.graph.shape_tests import Compiler, Facts, NodeTest, NotTestable, Unsure, term_of
from cluster_graph.graph.terms import TYPE, Block, iri

_NOTHING: Facts = {}
_SUBCLASS = iri(str(RDFS.subClassOf))
_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Batch:
    """``nodes``: those to be judged. ``blocks``: all that is said of them, and what matters of their neighbours."""

    nodes: frozenset[str]
    blocks: list[Block]


def _facts(block: Block) -> dict[str, list[str]]:
    facts: dict[str, list[str]] = {}
    for predicate, value in block.pairs:
        facts.setdefault(predicate, []).append(value)
    return facts


class Screen:
    """Tells nodes that have their shapes for sure; :class:`NotTestable` is raised for what it does not understand."""

    def __init__(self, shapes: Graph) -> None:
        for target in (SH.targetNode, SH.targetObjectsOf, SH.target):
            if (None, target, None) in shapes:
                raise NotTestable(target)
        compiler = Compiler(shapes)
        tests: dict[Node, NodeTest] = {}
        self._of_class: dict[str, list[NodeTest]] = {}
        self._of_subjects: dict[str, list[NodeTest]] = {}
        for targets, target in ((self._of_class, SH.targetClass), (self._of_subjects, SH.targetSubjectsOf)):
            for shape, value in shapes.subject_objects(target):
                if (shape, RDF.type, RDFS.Class) in shapes:
                    raise NotTestable(RDFS.Class)
                if shape not in tests:
                    tests[shape] = compiler.node_test(shape, is_value=False)
                targets.setdefault(term_of(value), []).append(tests[shape])
        self._inner = frozenset(compiler.inner)
        self._applied = cache(self._tests_for)

    def _tests_for(self, classes: tuple[str, ...], properties: tuple[str, ...]) -> tuple[NodeTest, ...]:
        found = [test for name in classes for test in self._of_class.get(name, ())]
        found += [test for name in properties for test in self._of_subjects[name]]
        return tuple(dict.fromkeys(found))

    def batches(self, blocks: Iterable[Block], size: int = _BATCH) -> Iterator[Batch]:
        """The nodes that may not have their shapes. ``blocks``: one a subject; they are read twice."""
        inner = {block.subject: facts for block in blocks if (facts := self._inner_facts(block))}
        waiting: list[Block] = []
        for block in blocks:
            if not self._accepts(block, inner):
                waiting.append(block)
            if len(waiting) == size:
                yield _batch(waiting, inner)
                waiting = []
        if waiting:
            yield _batch(waiting, inner)

    def _inner_facts(self, block: Block) -> Facts:
        facts = _facts(block)
        if _SUBCLASS in facts or block.subject.startswith("_:"):
            # Classes of classes, and nodes that change their name from batch to batch: for graphs in one piece.
            raise NotTestable(block.subject)
        return {name: _shared(tuple(values)) for name, values in facts.items() if name in self._inner}

    def _accepts(self, block: Block, inner: dict[str, Facts]) -> bool:
        facts, subject = _facts(block), block.subject

        def near(term: str) -> Facts:
            return facts if term == subject else inner.get(term, _NOTHING)

        properties = tuple(name for name in facts if name in self._of_subjects)
        try:
            return all(test(subject, near) for test in self._applied(tuple(facts.get(TYPE, ())), properties))
        except Unsure:
            return False


@lru_cache(maxsize=100_000)
def _shared(values: tuple[str, ...]) -> tuple[str, ...]:
    """One tuple for all that are equal: most nodes have one of a few combinations of classes."""
    return values


def _batch(blocks: list[Block], inner: dict[str, Facts]) -> Batch:
    nodes = frozenset(block.subject for block in blocks)
    found = list(blocks)
    seen = set(nodes)
    edge = [value for block in blocks for _, value in block.pairs]
    while edge:
        term = edge.pop()
        facts = inner.get(term)
        if facts is None or term in seen:
            continue
        seen.add(term)
        pairs = [(name, value) for name, values in facts.items() for value in values]
        found.append(Block("", term, pairs))
        edge += [value for _, value in pairs]
    return Batch(nodes, found)
