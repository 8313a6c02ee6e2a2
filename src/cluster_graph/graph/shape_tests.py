"""Tests that tell for sure whether a node has a shape, for the part of SHACL core that shapes of tables use.

Takes the constraints of a shapes graph; gives functions of a node and what is known of it. They answer as pySHACL
does, :class:`Unsure` where they cannot tell, and refuse to be made (:class:`NotTestable`) for constraints they do not
know. They write no findings: see :mod:`~cluster_graph.graph.shapes`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH, XSD
from rdflib.term import Node

from cluster_graph.graph.terms import TYPE, in_language, iri, text, typed

# What is known of one node: values by property. Terms are text, as everywhere in this package.
Facts = Mapping[str, Sequence[str]]
Near = Callable[[str], Facts]
NodeTest = Callable[[str, Near], bool]
ValuesTest = Callable[[Sequence[str], Facts, Near], bool]

_NUMBERS = frozenset({iri(str(XSD.decimal)), iri(str(XSD.integer))})
_DATE, _STRING = iri(str(XSD.date)), iri(str(XSD.string))
_USUAL = {
    _DATE: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    iri(str(XSD.gYear)): re.compile(r"[12][0-9]{3}"),
    iri(str(XSD.gMonthDay)): re.compile(r"--(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"),
    iri(str(XSD.integer)): re.compile(r"-?[0-9]+"),
    iri(str(XSD.decimal)): re.compile(r"-?[0-9]+(\.[0-9]+)?"),
    iri(str(XSD.boolean)): re.compile(r"true|false"),
}
_NOT_CONSTRAINTS = frozenset(
    {
        SH.message,
        SH.severity,
        SH.name,
        SH.description,
        SH.order,
        SH.group,
        SH.path,
        SH.targetClass,
        SH.targetSubjectsOf,
    }
)


class Unsure(Exception):
    """A test cannot tell."""


class NotTestable(Exception):
    """There is no test for a constraint; ``args[0]`` is the term that is not known."""


def term_of(node: Node) -> str:
    """A term of a shapes graph as text. Raises :class:`NotTestable` for a blank node."""
    if isinstance(node, URIRef):
        return iri(str(node))
    if isinstance(node, Literal):
        if node.language:
            return in_language(str(node), node.language)
        return text(str(node)) if node.datatype is None else typed(str(node), iri(str(node.datatype)))
    raise NotTestable(node)


def _is_literal(term: str) -> bool:
    return term.startswith('"')


def _parts(term: str) -> tuple[str, str]:
    """The text of a literal as it is written, and its datatype or ``@language``; neither for an IRI."""
    if not _is_literal(term):
        return "", ""
    end = term.rindex('"')
    mark = term[end + 1 :]
    return term[1:end], mark.removeprefix("^^") if mark else _STRING


def _is_typed(term: str) -> bool:
    """Whether a term is a literal that is neither a plain text nor one in a language."""
    return _is_literal(term) and term[term.rindex('"') :].startswith('"^^')


def _value(term: str) -> str:
    """The text of a literal. :class:`Unsure` where it holds escapes."""
    value, _ = _parts(term)
    if "\\" in value:
        raise Unsure
    return value


@lru_cache(maxsize=100_000)
def _is_well_formed(value: str, datatype: str) -> bool:
    """Whether a text is one of a datatype; of our own datatypes every text is. :class:`Unsure` for unusual ones."""
    if datatype.startswith(("xsd:", "rdf:")):
        usual = _USUAL.get(datatype)
        if usual is None or not usual.fullmatch(value) or (datatype == _DATE and not _is_day(value)):
            raise Unsure
    return True


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


class Compiler:
    """Makes the tests of one shapes graph. ``inner``: the properties of neighbours that tests may look at."""

    def __init__(self, shapes: Graph) -> None:
        self.shapes = shapes
        self.inner: set[str] = set()

    def node_test(self, shape: Node, is_value: bool = True) -> NodeTest:
        """Whether a node has ``shape``. ``is_value``: it may be the value of another, not only a focus node."""
        if (shape, SH.path, None) in self.shapes:
            return self._property_test(shape, is_value)
        tests = [
            test for name, value in self._constraints(shape) for test in self._of_value(name, value, is_value)
        ]
        return lambda term, near: all(test(term, near) for test in tests)

    def _constraints(self, shape: Node) -> Iterator[tuple[Node, Node]]:
        for name, value in self.shapes.predicate_objects(shape):
            if name not in _NOT_CONSTRAINTS and not (
                name == RDF.type and value in (SH.NodeShape, SH.PropertyShape)
            ):
                yield name, value

    def _property_test(self, shape: Node, is_value: bool) -> NodeTest:
        paths = list(self.shapes.objects(shape, SH.path))
        if len(paths) != 1 or not isinstance(paths[0], URIRef):
            raise NotTestable(SH.path)
        path = term_of(paths[0])
        if is_value:
            self.inner.add(path)
        of_all: list[ValuesTest] = []
        of_each: list[NodeTest] = []
        for name, value in self._constraints(shape):
            whole = self._of_values(shape, name, value, is_value)
            if whole is None:
                of_each.extend(self._of_value(name, value, True))
            else:
                of_all.append(whole)
        without = all(test((), {}, lambda _: {}) for test in of_all)

        def test(term: str, near: Near) -> bool:
            facts = near(term)
            values = facts.get(path)
            if not values:
                return without
            return all(whole(values, facts, near) for whole in of_all) and all(
                each(value, near) for value in values for each in of_each
            )

        return test

    def _of_values(self, shape: Node, name: Node, value: Node, is_value: bool) -> ValuesTest | None:
        """A constraint on all values of a property together; ``None`` where it is one on each."""
        if name in (SH.minCount, SH.maxCount):
            return _count(int(term_number(value)), name == SH.maxCount)
        if name == SH.hasValue:
            wanted = term_of(value)
            return lambda values, _, __: _is_among(wanted, values)
        if name == SH.uniqueLang:
            return _unique_lang(value)
        if name == SH.lessThanOrEquals:
            other = term_of(value)
            if is_value:
                self.inner.add(other)
            return lambda values, facts, _: all(
                _day(low) <= _day(high) for high in facts.get(other, ()) for low in values
            )
        if name == SH.qualifiedValueShape:
            return self._qualified(shape, value)
        if name == SH.qualifiedMinCount:
            return lambda *_: True
        return None

    def _qualified(self, shape: Node, value: Node) -> ValuesTest:
        test = self.node_test(value)
        least = [int(term_number(number)) for number in self.shapes.objects(shape, SH.qualifiedMinCount)]
        if len(least) != 1:
            raise NotTestable(SH.qualifiedMinCount)
        return lambda values, _, near: sum(test(each, near) for each in values) >= least[0]

    def _of_value(self, name: Node, value: Node, is_value: bool) -> Iterator[NodeTest]:
        """A constraint on one node, be it a focus node or a value."""
        if name in (SH["or"], SH["and"]):
            members = [self.node_test(member, is_value) for member in self.shapes.items(value)]
            joined = any if name == SH["or"] else all
            yield lambda term, near: joined(member(term, near) for member in members)
        elif name == SH["not"]:
            refused = self.node_test(value, is_value)
            yield lambda term, near: not refused(term, near)
        elif name in (SH.node, SH.property):
            yield self.node_test(value, is_value)
        elif name == SH["class"]:
            self.inner.add(TYPE)
            wanted = term_of(value)
            yield lambda term, near: wanted in near(term).get(TYPE, ())
        elif name == SH["in"]:
            choices = [term_of(choice) for choice in self.shapes.items(value)]
            yield lambda term, _: _is_among(term, choices)
        else:
            yield self._of_text(name, value)

    def _of_text(self, name: Node, value: Node) -> NodeTest:
        """A constraint that looks at a term alone."""
        if name == SH.datatype:
            wanted = term_of(value)
            return lambda term, _: (
                _parts(term)[1] == wanted and (wanted == _STRING or _is_well_formed(_value(term), wanted))
            )
        if name == SH.nodeKind and value == SH.IRI:
            return lambda term, _: not term.startswith(('"', "_:"))
        if name == SH.languageIn:
            languages = {f"@{language}".lower() for language in self.shapes.items(value)}
            return lambda term, _: _has_language(term, languages)
        if name == SH.minInclusive:
            least = term_number(value)
            return lambda term, _: _number(term) >= least
        if name == SH.minLength:
            length = int(term_number(value))
            return lambda term, _: _length(term, length)
        if name == SH.pattern and str(value).startswith("^"):
            pattern = re.compile(str(value))
            return lambda term, _: pattern.search(_literal_value(term)) is not None
        raise NotTestable(name)


def term_number(node: Node) -> Decimal:
    """The number that a literal of a shapes graph is."""
    try:
        return Decimal(str(node))
    except InvalidOperation as error:
        raise NotTestable(node) from error


def _count(number: int, at_most: bool) -> ValuesTest:
    def test(values: Sequence[str], _: Facts, __: Near) -> bool:
        # rdflib may take two spellings of one number for one value.
        if len(values) > 1 and any(_is_typed(value) for value in values):
            raise Unsure
        return len(values) <= number if at_most else len(values) >= number

    return test


def _is_among(wanted: str, choices: Sequence[str]) -> bool:
    if wanted in choices:
        return True
    if _is_literal(wanted) and any(_is_literal(choice) for choice in choices):
        raise Unsure
    return False


def _unique_lang(value: Node) -> ValuesTest:
    if value != Literal(True):
        raise NotTestable(SH.uniqueLang)

    def test(values: Sequence[str], _: Facts, __: Near) -> bool:
        languages = [mark for mark in (_parts(each)[1] for each in values) if mark.startswith("@")]
        return len(languages) == len(set(languages))

    return test


def _day(term: str) -> str:
    value, datatype = _parts(term)
    if datatype != _DATE or not _is_well_formed(value, datatype):
        raise Unsure
    return value


def _number(term: str) -> Decimal:
    value, datatype = _parts(term)
    if datatype not in _NUMBERS or not _is_well_formed(value, datatype):
        raise Unsure
    return Decimal(value)


def _has_language(term: str, languages: set[str]) -> bool:
    mark = _parts(term)[1]
    if mark in languages:
        return True
    if "-" in mark or "@*" in languages:
        raise Unsure
    return False


def _literal_value(term: str) -> str:
    if not _is_literal(term):
        raise Unsure
    return _value(term)


def _length(term: str, least: int) -> bool:
    if not _is_literal(term):
        raise Unsure
    value, _ = _parts(term)
    return True if value and least <= 1 else len(_value(term)) >= least
