"""The closed code lists that cells choose from, read from ``ontology/codes.ttl``. Knows no table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from cluster_graph.problems import Words
from cluster_graph.resources import resource
from cluster_graph.vocabulary import CG, SKOS

_NOTATION = ox.NamedNode(str(SKOS.notation))
_LABEL = ox.NamedNode(str(SKOS.prefLabel))
_IMPLIES_CLASS = ox.NamedNode(str(CG.impliesClass))


@dataclass(frozen=True, slots=True)
class Code:
    """One concept of a code list: its IRI, its notation, its labels."""

    iri: str
    notation: str
    label: Words


@cache
def ontology_codes() -> ox.Store:
    """The shipped code lists as a store of triples; not to be changed."""
    store = ox.Store()
    store.load(path=str(resource("ontology", "codes.ttl")), format=ox.RdfFormat.TURTLE)
    return store


@cache
def _positions() -> dict[str, int]:
    """Where in the file each concept stands; the store of triples does not remember it."""
    path, turtle = str(resource("ontology", "codes.ttl")), ox.RdfFormat.TURTLE
    notations = (quad for quad in ox.parse(path=path, format=turtle) if quad.predicate == _NOTATION)
    return {str(quad.subject.value): position for position, quad in enumerate(notations)}


def _label(store: ox.Store, concept: ox.NamedNode, lang: str) -> str:
    labels = (quad.object for quad in store.quads_for_pattern(concept, _LABEL, None, None))
    return next(label.value for label in labels if isinstance(label, ox.Literal) and label.language == lang)


@cache
def code_list(scheme: str) -> dict[str, Code]:
    """The concepts of one scheme (``sector``, ``role``, …) by notation, sorted."""
    store, start = ontology_codes(), f"{CG}{scheme}-"
    codes: dict[str, Code] = {}
    for quad in store.quads_for_pattern(None, _NOTATION, None, None):
        concept, notation = quad.subject, quad.object
        if (
            isinstance(concept, ox.NamedNode)
            and isinstance(notation, ox.Literal)
            and concept.value == start + notation.value
        ):
            words = Words(_label(store, concept, "ja"), _label(store, concept, "en"))
            codes[notation.value] = Code(concept.value, notation.value, words)
    return dict(sorted(codes.items()))


def codes_in_order(scheme: str) -> list[Code]:
    """The concepts of one scheme in the order in which the code list has them: the usual first, ``other`` last."""
    return sorted(code_list(scheme).values(), key=lambda code: _positions()[code.iri])


@cache
def implied_class(organization_kind: str) -> str:
    """The IRI of the class of bodies that follows from a kind (a council, a unit, or a formal one)."""
    concept = ox.NamedNode(f"{CG}organization-kind-{organization_kind}")
    quad = next(iter(ontology_codes().quads_for_pattern(concept, _IMPLIES_CLASS, None, None)))
    return str(quad.object.value) if isinstance(quad.object, ox.NamedNode) else ""
