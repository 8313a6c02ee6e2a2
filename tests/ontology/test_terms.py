"""The words of the model: every term named, defined in both languages, and known wherever it is used."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from cluster_graph.resources import resource
from cluster_graph.tables.columns import Kind
from cluster_graph.tables.rows import ROW_CLASSES, columns_of
from cluster_graph.vocabulary import CG

ONTOLOGY = Graph().parse(resource("ontology", "cluster-graph.ttl"))
CODES = Graph().parse(resource("ontology", "codes.ttl"))
TERMS = sorted(
    {
        term
        for term in ONTOLOGY.subjects(RDF.type)
        if isinstance(term, URIRef) and str(term).startswith(str(CG))
    }
)
WANTED_CODES = {
    "sector": "government university public-research foundation company finance association other",
    "organization-kind": "prefecture city municipality national-agency school-corporation university "
    "research-institute research-lab school hospital foundation company bank council committee consortium "
    "association department division section other",
    "agreement-kind": "framework joint-research support cooperation other",
    "collaboration-kind": "joint-research joint-laboratory research-support education coordination "
    "commercialization exchange event other",
    "role": "party member chair vice-chair lead participant host organizer beneficiary overseer secretariat "
    "coordinator funder observer other",
    "funding-kind": "subsidy grant commission equity loan donation other",
    "status": "budget actual promised planned held",
    "change-kind": "founded renamed reorganized merged split spun-off dissolved",
}
WANTED_TERMS = (
    "Council Involvement Signature Membership Participation Agreement Collaboration Programme Meeting Funding Figure "
    "Statement Source listedUnder sector namesNotAll participant in role ownPeriod signedBy kind covers everything "
    "nothing succeeds renewal theme governedBy partOf requiresAgreement count owner under of funder recipient purpose "
    "amount precision status fiscalYear about measure value unit qualifier aspect text earliestStart latestStart "
    "earliestEnd latestEnd openEnded statedPeriod earliestDate latestDate quote locator certainty asOf party "
    "hasParticipant standsFor"
)


def texts(graph: Graph, term: URIRef, predicate: URIRef) -> dict[str | None, list[str]]:
    found: dict[str | None, list[str]] = {}
    for value in graph.objects(term, predicate):
        assert isinstance(value, Literal)
        found.setdefault(value.language, []).append(str(value))
    return found


@pytest.mark.parametrize("name", WANTED_TERMS.split())
def test_a_term_of_the_contract_is_defined(name: str) -> None:
    assert CG[name] in TERMS


@pytest.mark.parametrize("term", TERMS, ids=lambda term: str(term).partition("#")[2])
def test_a_term_has_one_label_and_one_definition_in_each_language(term: URIRef) -> None:
    for predicate in (RDFS.label, SKOS.definition):
        found = texts(ONTOLOGY, term, predicate)
        assert set(found) == {"ja", "en"}
        assert all(len(values) == 1 for values in found.values())
    assert ONTOLOGY.value(term, RDFS.isDefinedBy) == URIRef("https://w3id.org/cluster-graph/ontology")


@pytest.mark.parametrize("term", TERMS, ids=lambda term: str(term).partition("#")[2])
def test_a_definition_is_not_circular(term: URIRef) -> None:
    (label,) = texts(ONTOLOGY, term, RDFS.label)["en"]
    (definition,) = texts(ONTOLOGY, term, SKOS.definition)["en"]
    assert not re.search(rf"\b{re.escape(label)}\b", definition, re.IGNORECASE)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_labels_are_unique(lang: str) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    for kind in kinds:
        labels = Counter(
            label
            for term in TERMS
            if (term, RDF.type, kind) in ONTOLOGY
            for label in texts(ONTOLOGY, term, RDFS.label)[lang]
        )
        assert [label for label, count in labels.items() if count > 1] == []


@pytest.mark.parametrize("scheme", WANTED_CODES)
def test_a_code_list_holds_the_notations_of_the_contract(scheme: str) -> None:
    for notation in WANTED_CODES[scheme].split():
        concept = CG[f"{scheme}-{notation}"]
        assert CODES.value(concept, SKOS.notation) == Literal(notation)
        assert set(texts(CODES, concept, SKOS.prefLabel)) == {"ja", "en"}
        assert CODES.value(concept, SKOS.inScheme) == CG[f"scheme-{scheme}"]


def test_every_concept_is_named_by_its_scheme_and_notation() -> None:
    for concept in CODES.subjects(RDF.type, SKOS.Concept):
        scheme = str(CODES.value(concept, SKOS.inScheme)).partition("#scheme-")[2]
        assert concept == CG[f"{scheme}-{CODES.value(concept, SKOS.notation)}"]


def test_every_column_maps_to_a_term_that_exists() -> None:
    for row_class in ROW_CLASSES:
        for name, column in columns_of(row_class).items():
            for iri in (column.says, column.datatype):
                if iri and iri.startswith(str(CG)):
                    assert URIRef(iri) in TERMS, f"{row_class.table}.{name}"
            if column.kind is Kind.CODE:
                assert CG[f"scheme-{column.scheme}"] in set(CODES.subjects()), f"{row_class.table}.{name}"


def test_every_term_used_by_a_query_or_a_shape_exists() -> None:
    known = {str(term).partition("#")[2] for term in TERMS}
    known |= {str(s).partition("#")[2] for s in CODES.subjects() if isinstance(s, URIRef)}
    shapes = resource("ontology", "shapes.ttl")
    for path in [*resource("queries").rglob("*.rq"), shapes]:
        text = re.sub(r"^#.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        used = {name.rstrip("-") for name in re.findall(r"\bcg:([A-Za-z][\w-]*)", text)}
        if path == shapes:
            used = {name for name in used if not name.endswith("Shape")}
        assert used <= known, f"{path.name}: {sorted(used - known)}"
