"""The ontology as OWL 2 DL wants it, and readable by both engines."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD

from cluster_graph.vocabulary import CG, ORG, SCHEMA

FOLDER = Path(__file__).parents[2] / "ontology"
ONTOLOGY = Graph().parse(FOLDER / "cluster-graph.ttl")
HEADER = URIRef("https://w3id.org/cluster-graph/ontology")
OWN = sorted({s for s in ONTOLOGY.subjects() if isinstance(s, URIRef) and s.startswith(CG)})
PROPERTY_KINDS = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
# https://www.w3.org/TR/owl2-syntax/#Datatype_Maps: of XML Schema's dates only xsd:dateTime and xsd:dateTimeStamp
OWL_DATATYPES = {XSD.boolean, XSD.decimal, XSD.integer, XSD.string}


@pytest.mark.parametrize("name", ["cluster-graph", "codes", "shapes"])
def test_both_engines_read_the_same_triples(name: str) -> None:
    path = FOLDER / f"{name}.ttl"
    store = ox.Store()
    store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    assert len(store) == len(Graph().parse(path)) > 0


def test_the_header_tells_title_abstract_licence_and_version() -> None:
    assert (HEADER, RDF.type, OWL.Ontology) in ONTOLOGY
    for predicate in (DCTERMS.title, DCTERMS.abstract):
        assert {getattr(value, "language", None) for value in ONTOLOGY.objects(HEADER, predicate)} == {
            "en",
            "ja",
        }
    for predicate in (DCTERMS.license, DCTERMS.creator, OWL.versionIRI, OWL.versionInfo):
        assert ONTOLOGY.value(HEADER, predicate, any=True) is not None


@pytest.mark.parametrize("term", OWN, ids=lambda term: term.partition("#")[2])
def test_a_term_is_defined_by_this_ontology(term: URIRef) -> None:
    assert list(ONTOLOGY.objects(term, RDFS.isDefinedBy)) == [HEADER]


def test_every_property_used_is_declared_as_one_kind_only() -> None:
    built_in = (str(RDF), str(RDFS), str(OWL))
    used = {predicate for predicate in ONTOLOGY.predicates() if not str(predicate).startswith(built_in)}
    declared = {term for kind in PROPERTY_KINDS for term in ONTOLOGY.subjects(RDF.type, kind)}
    assert used <= declared
    for term in declared:
        assert len(set(ONTOLOGY.objects(term, RDF.type)) & PROPERTY_KINDS) == 1, term


def test_a_range_is_a_datatype_of_owl_or_a_declared_class() -> None:
    classes = set(ONTOLOGY.subjects(RDF.type, OWL.Class))
    for term, found in ONTOLOGY.subject_objects(RDFS.range):
        if (term, RDF.type, OWL.DatatypeProperty) in ONTOLOGY:
            assert found in OWL_DATATYPES, term
        else:
            assert found in classes, term
    for union in ONTOLOGY.objects(None, OWL.unionOf):
        assert set(Collection(ONTOLOGY, union)) <= classes


def test_a_date_says_by_annotation_that_it_is_a_date() -> None:
    for name in (
        "earliestStart",
        "latestStart",
        "earliestEnd",
        "latestEnd",
        "earliestDate",
        "latestDate",
        "asOf",
    ):
        assert list(ONTOLOGY.objects(CG[name], SCHEMA.rangeIncludes)) == [XSD.date]


def test_what_has_a_period_gets_no_further_type_by_it() -> None:
    for name in (
        "earliestStart",
        "latestStart",
        "earliestEnd",
        "latestEnd",
        "openEnded",
        "statedPeriod",
        "fiscalYear",
    ):
        assert ONTOLOGY.value(CG[name], RDFS.domain) is None


def test_the_four_bounds_are_those_of_cidoc_crm() -> None:
    found = {
        str(s).partition("#")[2]: str(o).rpartition("/")[2]
        for s, o in ONTOLOGY.subject_objects(SKOS.closeMatch)
    }
    assert found == {
        "earliestStart": "P82a_begin_of_the_begin",
        "latestStart": "P81a_end_of_the_begin",
        "earliestEnd": "P81b_begin_of_the_end",
        "latestEnd": "P82b_end_of_the_end",
    }


def test_a_membership_is_one_of_org_too_and_a_council_is_no_formal_organization() -> None:
    assert (CG.Membership, RDFS.subClassOf, ORG.Membership) in ONTOLOGY
    assert (CG.Council, RDFS.subClassOf, ORG.Organization) in ONTOLOGY
    assert (CG.Council, RDFS.subClassOf, ORG.FormalOrganization) not in ONTOLOGY
