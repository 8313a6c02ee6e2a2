"""The ontology as OWL 2 DL wants it, and readable by both engines. The rules and their sections are in ``owl_dl``."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, XSD

from cluster_graph.vocabulary import CG, ORG, SCHEMA
from tests.ontology.graphs import FOLDER, HEADER, graph_of, own_terms, texts
from tests.ontology.owl_dl import RULES, faults

ONTOLOGY = graph_of("cluster-graph")
ALIGNED = sorted(f"alignments/{path.stem}" for path in (FOLDER / "alignments").glob("*.ttl"))
PREFIXES = """
PREFIX : <https://example.org/seeded#>
PREFIX cg: <https://w3id.org/cluster-graph/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

# what is done to the ontology, as SPARQL Update; the rules that it breaks
DAMAGES = [
    ("INSERT DATA { :o a owl:Ontology ; owl:versionIRI :o1, :o2 }", {"one_header"}),
    ("INSERT DATA { :o owl:versionIRI :o1 }", {"one_header"}),
    ("INSERT DATA { xsd:date a rdfs:Datatype }", {"no_reserved_names", "datatypes_defined_once"}),
    ("INSERT DATA { cg:kind a owl:DatatypeProperty }", {"typing_constraints", "datatypes_known"}),
    ("INSERT DATA { cg:covers a owl:AnnotationProperty }", {"typing_constraints", "properties_of_right_kind"}),
    ("INSERT DATA { cg:everything :likes cg:nothing }", {"properties_declared"}),
    ("DELETE DATA { cg:sector a owl:ObjectProperty }", {"properties_declared"}),
    ("DELETE DATA { org:Post a owl:Class }", {"classes_declared"}),
    ("INSERT DATA { :x a :Undeclared }", {"classes_declared"}),
    ("INSERT DATA { cg:checkedOn rdfs:range xsd:date }", {"datatypes_known"}),
    ("INSERT DATA { cg:everything skos:note '2018-04-01'^^xsd:date . skos:note a owl:AnnotationProperty }",
     {"datatypes_known"}),
    ("INSERT DATA { :number a rdfs:Datatype }", {"datatypes_defined_once"}),
    ("INSERT DATA { cg:everything skos:notation '1'^^cg:nistepId }", {"datatypes_defined_once"}),
    ("INSERT DATA { :x cg:covers 'all' }", {"properties_of_right_kind"}),
    ("INSERT DATA { :x cg:quote cg:everything }", {"properties_of_right_kind"}),
    ("INSERT DATA { cg:quote a owl:AsymmetricProperty }", {"properties_of_right_kind"}),
    ("INSERT DATA { cg:standsFor a owl:IrreflexiveProperty }", {"simple_properties"}),
    ("INSERT DATA { org:Post rdfs:subClassOf [ a owl:Restriction ; owl:onProperty cg:standsFor ;"
     " owl:maxCardinality '1'^^xsd:nonNegativeInteger ] }", {"simple_properties"}),
    ("INSERT { ?cell rdf:first org:Post } WHERE { ?cell rdf:first cg:Tenure }", {"lists_well_formed"}),
    ("DELETE { ?cell rdf:rest rdf:nil } WHERE { ?cell rdf:first cg:Tenure ; rdf:rest rdf:nil }", {"lists_well_formed"}),
    ("INSERT DATA { [] cg:covers cg:everything }", {"no_anonymous_individuals"}),
    ("INSERT DATA { org:Post rdfs:subClassOf _:x . _:x a owl:Class ; owl:complementOf _:x }",
     {"no_anonymous_individuals"}),
    ("INSERT DATA { org:Post rdfs:subClassOf [ a owl:Restriction ; owl:onProperty cg:sector ] }",
     {"restrictions_complete"}),
]  # fmt: skip


@pytest.mark.parametrize("name", ["cluster-graph", "codes", "shapes", "competency", *ALIGNED])
def test_both_engines_read_the_same_triples(name: str) -> None:
    path = FOLDER / f"{name}.ttl"
    store = ox.Store()
    store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    assert len(store) == len(Graph().parse(path)) > 0


@pytest.mark.parametrize(
    "names",
    [["cluster-graph"], ["cluster-graph", "codes"], ["cluster-graph", "codes", "competency", *ALIGNED]],
    ids=["alone", "with its codes", "with all that stands beside it"],
)
def test_the_ontology_is_in_owl_2_dl(names: list[str]) -> None:
    assert faults(graph_of(*names)) == {}


@pytest.mark.parametrize(("update", "broken"), DAMAGES)
def test_what_owl_2_dl_does_not_allow_is_found(update: str, broken: set[str]) -> None:
    damaged = Graph() + ONTOLOGY
    damaged.update(PREFIXES + update)
    assert set(faults(damaged)) == broken


def test_every_rule_is_proven_able_to_find_something() -> None:
    assert {rule.__name__ for rule in RULES} == {name for _, broken in DAMAGES for name in broken}
    assert all("Syntax" in str(rule.__doc__) or "Mapping" in str(rule.__doc__) for rule in RULES)


def test_the_header_tells_title_abstract_licence_and_how_to_cite() -> None:
    assert (HEADER, RDF.type, OWL.Ontology) in ONTOLOGY
    for predicate in (DCTERMS.title, DCTERMS.abstract, DCTERMS.bibliographicCitation):
        assert set(texts(ONTOLOGY, HEADER, predicate)) == {"en", "ja"}
    for predicate in (DCTERMS.license, DCTERMS.creator, DCTERMS.publisher):
        assert ONTOLOGY.value(HEADER, predicate, any=True) is not None


@pytest.mark.parametrize("term", own_terms(ONTOLOGY), ids=lambda term: term.partition("#")[2])
def test_a_term_is_defined_by_this_ontology(term: URIRef) -> None:
    assert list(ONTOLOGY.objects(term, RDFS.isDefinedBy)) == [HEADER]


def test_a_date_says_by_annotation_that_it_is_a_date() -> None:
    for name in (
        "earliestStart",
        "latestStart",
        "earliestEnd",
        "latestEnd",
        "earliestDate",
        "latestDate",
        "checkedOn",
        "retrievedOn",
        "asOf",
        "knownBy",
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


def test_a_membership_is_one_of_org_too_and_a_council_is_no_formal_organization() -> None:
    assert (CG.Membership, RDFS.subClassOf, ORG.Membership) in ONTOLOGY
    assert (CG.Council, RDFS.subClassOf, ORG.Organization) in ONTOLOGY
    assert (CG.Council, RDFS.subClassOf, ORG.FormalOrganization) not in ONTOLOGY
