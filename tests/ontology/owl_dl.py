"""What OWL 2 DL asks of an ontology written in RDF, as far as it can be seen in the triples: one function a rule.

Each rule names the section it is from: *Syntax* is https://www.w3.org/TR/owl2-syntax/, *Mapping* is
https://www.w3.org/TR/owl2-mapping-to-rdf/. What needs a reasoner is left to HermiT.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, XSD
from rdflib.term import Node

ENTITY_TYPES = (OWL.Class, RDFS.Datatype, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
PROPERTY_TYPES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
# Syntax 4: the OWL 2 datatype map. Of XML Schema's dates it has only xsd:dateTime and xsd:dateTimeStamp.
DATATYPE_MAP = {
    OWL.real, OWL.rational, RDF.PlainLiteral, RDF.XMLLiteral, RDFS.Literal, XSD.decimal, XSD.integer,
    XSD.nonNegativeInteger, XSD.nonPositiveInteger, XSD.positiveInteger, XSD.negativeInteger, XSD.long, XSD.int,
    XSD.short, XSD.byte, XSD.unsignedLong, XSD.unsignedInt, XSD.unsignedShort, XSD.unsignedByte, XSD.double,
    XSD.float, XSD.string, XSD.normalizedString, XSD.token, XSD.language, XSD.Name, XSD.NCName, XSD.NMTOKEN,
    XSD.boolean, XSD.hexBinary, XSD.base64Binary, XSD.anyURI, XSD.dateTime, XSD.dateTimeStamp,
}  # fmt: skip
RESERVED = (str(RDF), str(RDFS), str(OWL), str(XSD))
# Syntax 5.5: annotation properties that are there without declaration.
BUILT_IN_ANNOTATIONS = {
    RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy, OWL.deprecated, OWL.versionInfo, OWL.priorVersion,
    OWL.backwardCompatibleWith, OWL.incompatibleWith,
}  # fmt: skip
FACETS = {XSD.pattern, XSD.minLength, XSD.maxLength, XSD.length, XSD.minInclusive, XSD.maxInclusive}
_CHARACTERISTICS = (
    OWL.FunctionalProperty,
    OWL.InverseFunctionalProperty,
    OWL.IrreflexiveProperty,
    OWL.AsymmetricProperty,
)
_CARDINALITIES = (
    OWL.cardinality,
    OWL.minCardinality,
    OWL.maxCardinality,
    OWL.qualifiedCardinality,
    OWL.minQualifiedCardinality,
    OWL.maxQualifiedCardinality,
    OWL.hasSelf,
)
_LISTS = (
    OWL.unionOf,
    OWL.intersectionOf,
    OWL.oneOf,
    OWL.members,
    OWL.withRestrictions,
    OWL.propertyChainAxiom,
)


def _declared(graph: Graph, *types: Node) -> set[Node]:
    return {subject for kind in types for subject in graph.subjects(RDF.type, kind)}


def _reserved(term: Node) -> bool:
    return isinstance(term, URIRef) and str(term).startswith(RESERVED)


def one_header(graph: Graph) -> Iterator[str]:
    """Mapping 3.1.2, Syntax 3.1: an ontology has its IRI once, and at most one version IRI."""
    for header in _declared(graph, OWL.Ontology):
        if not isinstance(header, URIRef):
            yield f"{header} is an ontology without IRI"
        if len(list(graph.objects(header, OWL.versionIRI))) > 1:
            yield f"{header} has two version IRIs"
    for subject in set(graph.subjects(OWL.versionIRI)) - _declared(graph, OWL.Ontology):
        yield f"{subject} has a version IRI and is no ontology"


def no_reserved_names(graph: Graph) -> Iterator[str]:
    """Syntax 2.4, 5.1 to 5.5: IRIs of the reserved vocabulary name no entity that an ontology declares."""
    for term in _declared(graph, *ENTITY_TYPES):
        if _reserved(term):
            yield f"{term} is reserved"


def typing_constraints(graph: Graph) -> Iterator[str]:
    """Syntax 5.8.1: no IRI is declared as two kinds of property, nor as both class and datatype."""
    for family in (PROPERTY_TYPES, (OWL.Class, RDFS.Datatype)):
        kinds = Counter(term for kind in family for term in set(graph.subjects(RDF.type, kind)))
        for term, count in kinds.items():
            if count > 1 and isinstance(term, URIRef):
                yield f"{term} is of {count} kinds"


def properties_declared(graph: Graph) -> Iterator[str]:
    """Syntax 5.8.2: every property that is used, in an assertion or an expression, is declared."""
    declared = _declared(graph, *PROPERTY_TYPES) | BUILT_IN_ANNOTATIONS | FACETS
    used: set[Node] = {term for term in graph.predicates() if not _reserved(term) or term in FACETS}
    used |= set(graph.objects(None, OWL.onProperty)) | set(graph.objects(None, OWL.annotatedProperty))
    for term in used - declared:
        yield f"the property {term} is not declared"


def classes_declared(graph: Graph) -> Iterator[str]:
    """Syntax 5.8.2: every class that is used, in an assertion or an expression, is declared."""
    declared = _declared(graph, OWL.Class, OWL.Restriction, RDFS.Datatype)
    used: set[Node] = {term for term in graph.objects(None, RDF.type) if not _reserved(term)}
    for predicate in (RDFS.subClassOf, RDFS.domain, OWL.disjointWith, OWL.allValuesFrom, OWL.someValuesFrom):
        used |= set(graph.objects(None, predicate))
    for term, found in graph.subject_objects(RDFS.range):
        if (term, RDF.type, OWL.ObjectProperty) in graph:
            used.add(found)
    for predicate in (OWL.unionOf, OWL.intersectionOf):
        for members in graph.objects(None, predicate):
            used |= set(graph.items(members))
    for group in graph.subjects(RDF.type, OWL.AllDisjointClasses):
        used |= {member for members in graph.objects(group, OWL.members) for member in graph.items(members)}
    for term in used - declared - {OWL.Thing, OWL.Nothing} - DATATYPE_MAP:
        yield f"the class {term} is not declared"


def datatypes_known(graph: Graph) -> Iterator[str]:
    """Syntax 4, 5.2, 11.2: a datatype that is used is in the OWL 2 datatype map or defined in the ontology."""
    known = DATATYPE_MAP | _declared(graph, RDFS.Datatype)
    literals = (value for value in graph.objects() if isinstance(value, Literal))
    used: set[Node] = {value.datatype for value in literals if value.datatype}
    for term, found in graph.subject_objects(RDFS.range):
        if (term, RDF.type, OWL.DatatypeProperty) in graph:
            used.add(found)
    used |= set(graph.objects(None, OWL.onDatatype))
    for datatype in used - known - {RDF.langString}:
        yield f"the datatype {datatype} is neither in the map nor defined"


def datatypes_defined_once(graph: Graph) -> Iterator[str]:
    """Syntax 9.4, 11.2: a named datatype outside the map has one definition, not through itself, and no literals."""
    literals = {value.datatype for value in graph.objects() if isinstance(value, Literal)}
    for datatype in _declared(graph, RDFS.Datatype):
        if not isinstance(datatype, URIRef):
            continue
        definitions = list(graph.objects(datatype, OWL.equivalentClass))
        if len(definitions) != 1:
            yield f"the datatype {datatype} has {len(definitions)} definitions"
        elif graph.value(definitions[0], OWL.onDatatype) not in DATATYPE_MAP:
            yield f"the datatype {datatype} is not defined by one of the map"
        if datatype in literals:
            yield f"there are literals of the defined datatype {datatype}"


def properties_of_right_kind(graph: Graph) -> Iterator[str]:
    """Syntax 9.2, 9.3: an object property relates individuals, a data property has literals."""
    for predicate in _declared(graph, OWL.ObjectProperty):
        for _, _, value in graph.triples((None, predicate, None)):
            if isinstance(value, Literal):
                yield f"the object property {predicate} has the literal {value}"
    for predicate in _declared(graph, OWL.DatatypeProperty):
        for _, _, value in graph.triples((None, predicate, None)):
            if not isinstance(value, Literal):
                yield f"the data property {predicate} leads to {value}"
        for found in graph.objects(predicate, RDF.type):
            if found in _CHARACTERISTICS and found != OWL.FunctionalProperty:
                yield f"the data property {predicate} has a characteristic of object properties"
    for predicate in _declared(graph, OWL.AnnotationProperty):
        for part in (RDFS.domain, RDFS.range):
            if any(isinstance(value, BNode) for value in graph.objects(predicate, part)):
                yield f"the annotation property {predicate} has an expression as {part}"


def simple_properties(graph: Graph) -> Iterator[str]:
    """Syntax 11.1, 11.2: a transitive property stands in no cardinality and has no characteristic but transitivity."""
    for term in _declared(graph, OWL.TransitiveProperty):
        for characteristic in set(graph.objects(term, RDF.type)) & set(_CHARACTERISTICS):
            yield f"{term} is transitive and {characteristic}"
        for restriction in graph.subjects(OWL.onProperty, term):
            if any(graph.value(restriction, part) is not None for part in _CARDINALITIES):
                yield f"{term} is transitive and counted"


def lists_well_formed(graph: Graph) -> Iterator[str]:
    """Mapping 3: a list is a chain of blank nodes, each with one member and one rest, that ends and is used once."""
    cells = set(graph.subjects(RDF.first)) | set(graph.subjects(RDF.rest))
    for cell in cells:
        for part in (RDF.first, RDF.rest):
            if len(list(graph.objects(cell, part))) != 1:
                yield f"a cell of a list has not exactly one {part}"
        if len(list(graph.subjects(None, cell))) != 1:
            yield "a cell of a list is used by none or by several"
    for predicate in _LISTS:
        for head in graph.objects(None, predicate):
            seen: set[Node] = set()
            while head != RDF.nil:
                if head not in cells or head in seen:
                    yield f"the list of {predicate} does not end"
                    break
                seen.add(head)
                head = graph.value(head, RDF.rest) or RDF.nil


def no_anonymous_individuals(graph: Graph) -> Iterator[str]:
    """Syntax 11.2, Mapping 3: every blank node is an expression, an axiom or a list, so there are no circles of them."""
    expressions = _declared(
        graph, OWL.Class, OWL.Restriction, RDFS.Datatype, OWL.AllDisjointClasses, OWL.AllDifferent, OWL.Axiom
    )
    cells = set(graph.subjects(RDF.first))
    facets = {subject for facet in FACETS for subject in graph.subjects(facet)}
    blanks = {node for node in graph.all_nodes() if isinstance(node, BNode)}
    for node in blanks - expressions - cells - facets:
        yield f"the blank node {node} is an individual"
    below: dict[Node, set[Node]] = {
        node: {value for value in graph.objects(node) if isinstance(value, BNode)} for node in blanks
    }
    for start in blanks:
        reached: set[Node] = set()
        waiting = list(below[start])
        while waiting:
            part = waiting.pop()
            if part not in reached:
                reached.add(part)
                waiting.extend(below[part])
        if start in reached:
            yield f"the blank node {start} is part of itself"


def restrictions_complete(graph: Graph) -> Iterator[str]:
    """Mapping 3.2.4, table 13: a restriction has one property and one condition."""
    conditions = (*_CARDINALITIES, OWL.allValuesFrom, OWL.someValuesFrom, OWL.hasValue)
    for restriction in _declared(graph, OWL.Restriction):
        if len(list(graph.objects(restriction, OWL.onProperty))) != 1:
            yield "a restriction has not exactly one property"
        if sum(len(list(graph.objects(restriction, part))) for part in conditions) != 1:
            yield "a restriction has not exactly one condition"


RULES: tuple[Callable[[Graph], Iterator[str]], ...] = (
    one_header,
    no_reserved_names,
    typing_constraints,
    properties_declared,
    classes_declared,
    datatypes_known,
    datatypes_defined_once,
    properties_of_right_kind,
    simple_properties,
    lists_well_formed,
    no_anonymous_individuals,
    restrictions_complete,
)


def faults(graph: Graph) -> dict[str, list[str]]:
    """What a graph does that OWL 2 DL does not allow, by rule."""
    found = {rule.__name__: sorted(rule(graph)) for rule in RULES}
    return {name: sentences for name, sentences in found.items() if sentences}
