"""The constraints of the shapes, and the findings of a validation, in one form: so that each can be told from the others.

A constraint is known by the node shape it stands in, its path, its component of SHACL core and its English message.
"""

from __future__ import annotations

from dataclasses import dataclass

from pyshacl import validate
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from cluster_graph.vocabulary import PREFIXES
from tests.ontology.graphs import graph_of

_NAMES = {**PREFIXES, "cgs": "https://w3id.org/cluster-graph/shapes#", "sh": str(SH)}
_TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetNode, SH.targetObjectsOf)
# Parameter to component: https://www.w3.org/TR/shacl/#core-components. Those of a pair are named by its first.
_COMPONENTS: dict[Node, URIRef] = {
    SH["class"]: SH.ClassConstraintComponent,
    SH.datatype: SH.DatatypeConstraintComponent,
    SH.hasValue: SH.HasValueConstraintComponent,
    SH["in"]: SH.InConstraintComponent,
    SH.languageIn: SH.LanguageInConstraintComponent,
    SH.lessThanOrEquals: SH.LessThanOrEqualsConstraintComponent,
    SH.maxCount: SH.MaxCountConstraintComponent,
    SH.minCount: SH.MinCountConstraintComponent,
    SH.minInclusive: SH.MinInclusiveConstraintComponent,
    SH.minLength: SH.MinLengthConstraintComponent,
    SH.nodeKind: SH.NodeKindConstraintComponent,
    SH["or"]: SH.OrConstraintComponent,
    SH.qualifiedMinCount: SH.QualifiedMinCountConstraintComponent,
    SH.uniqueLang: SH.UniqueLangConstraintComponent,
}
_NO_CONSTRAINTS = {RDF.type, SH.property, SH.path, SH.message, SH.qualifiedValueShape, *_TARGETS}


def short(term: Node | None) -> str:
    """An IRI with a prefix; nothing for none."""
    for prefix, namespace in _NAMES.items():
        if str(term).startswith(namespace):
            return f"{prefix}:{str(term)[len(namespace) :]}"
    return "" if term is None else str(term)


@dataclass(frozen=True, slots=True, order=True)
class Constraint:
    """One constraint of the shapes; its parts with prefixes, an empty path for one of the node itself."""

    shape: str
    path: str
    component: str
    message: str


def _english(graph: Graph, subject: Node, predicate: Node) -> str:
    words = [
        str(value)
        for value in graph.objects(subject, predicate)
        if isinstance(value, Literal) and value.language == "en"
    ]
    return words[0] if len(words) == 1 else ""


def constraints(shapes: Graph) -> set[Constraint]:
    """Every constraint of the shapes that have targets. An unknown parameter of SHACL is an error."""
    found = set()
    for shape in {subject for target in _TARGETS for subject in shapes.subjects(target)}:
        for place in (shape, *shapes.objects(shape, SH.property)):
            path = short(shapes.value(place, SH.path))
            for parameter in set(shapes.predicates(place)) - _NO_CONSTRAINTS:
                component = short(_COMPONENTS[parameter])
                found.add(Constraint(short(shape), path, component, _english(shapes, place, SH.message)))
    return found


def findings(data: Graph) -> list[tuple[str, Constraint]]:
    """What the shapes find in a graph: the focus node and the constraint that it breaks, in order."""
    shapes = graph_of("shapes")
    _, report, _ = validate(Graph() + data + graph_of("codes"), shacl_graph=shapes, inference="none")
    assert isinstance(report, Graph)
    found = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        source = report.value(result, SH.sourceShape)
        message = _english(report, result, SH.resultMessage)
        component = short(report.value(result, SH.sourceConstraintComponent))
        path = short(report.value(result, SH.resultPath))
        name = short(source)
        if isinstance(source, BNode):
            (name,) = {
                known.shape
                for known in constraints(shapes)
                if (known.path, known.component, known.message) == (path, component, message)
            }
        found.append((str(report.value(result, SH.focusNode)), Constraint(name, path, component, message)))
    return sorted(found)
