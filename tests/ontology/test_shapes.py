"""The SHACL shapes themselves: core only, speaking both languages, at one with the code lists.

What they find is shown by the examples (``test_examples``).
"""

from __future__ import annotations

from rdflib import Literal
from rdflib.namespace import SH
from rdflib.term import Node

from cluster_graph.vocabulary import CG
from tests.ontology.graphs import graph_of

SHAPES = graph_of("shapes")
CODES = graph_of("codes")


def test_every_rule_has_one_finished_sentence_in_each_language() -> None:
    shapes = set(SHAPES.subjects(SH.targetClass)) | set(SHAPES.subjects(SH.targetSubjectsOf))
    places = {rule for shape in shapes for rule in SHAPES.objects(shape, SH.property)}
    places |= {shape for shape in shapes if SHAPES.value(shape, SH["or"]) is not None}
    for place in places:
        words = {
            value.language: str(value)
            for value in SHAPES.objects(place, SH.message)
            if isinstance(value, Literal)
        }
        assert len(list(SHAPES.objects(place, SH.message))) == 2
        assert words["ja"].endswith("。")
        assert words["en"].endswith(".")


def test_the_kinds_of_each_class_are_those_that_the_code_list_implies() -> None:
    implied: dict[Node, set[Node]] = {}
    for kind, body_class in CODES.subject_objects(CG.impliesClass):
        implied.setdefault(body_class, set()).add(kind)
    listed: dict[Node, set[Node]] = {}
    for body_class in implied:
        shape = SHAPES.value(predicate=SH.targetClass, object=body_class)
        for rule in SHAPES.objects(shape, SH.property):
            allowed = SHAPES.value(rule, SH["in"])
            if allowed is not None:
                listed[body_class] = set(SHAPES.items(allowed))
    assert listed == implied


def test_the_shapes_hold_no_sparql() -> None:
    assert not list(SHAPES.subject_objects(SH.sparql))
