"""The words of the model: the terms of the contract are there, and whatever is used is defined or declared.

That a term is named and defined in both languages, and used, is asked by the hygiene queries.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import OWL, PROV, RDF, RDFS, SKOS, XSD

from cluster_graph.graph.build import build_graph
from cluster_graph.resources import resource
from cluster_graph.tables.columns import Column, Kind
from cluster_graph.tables.reading import read_valid_tables
from cluster_graph.tables.rows import ROW_CLASSES, columns_of
from cluster_graph.vocabulary import CG
from tests.ontology.full_cluster import write_full_cluster
from tests.ontology.graphs import FOLDER, graph_of, name_of, own_terms, terms_mentioned, texts

ONTOLOGY = graph_of("cluster-graph")
CODES = graph_of("codes")
TERMS = own_terms(ONTOLOGY)
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
# What columns become that name no property of their own: dates, and evidence of the row's assertion.
OF_KIND: dict[Kind, tuple[str, ...]] = {
    Kind.PERIOD: (
        "earliestStart",
        "latestStart",
        "earliestEnd",
        "latestEnd",
        "openEnded",
        "statedPeriod",
        "fiscalYear",
    ),
    Kind.ATTESTED: ("statedAttestation",),
    Kind.POINT: ("earliestDate", "latestDate"),
}
NAMED_BY_COLUMN: dict[str, tuple[URIRef, ...]] = {
    "source": (PROV.wasQuotedFrom,),
    "quote": (CG.quote,),
    "locator": (CG.locator,),
    "certainty": (CG.certainty,),
    "note": (CG.note,),
    "checked_by": (CG.checkedBy,),
    "checked_on": (CG.checkedOn,),
    "scheme": (SKOS.inScheme,),
    "notation": (SKOS.notation,),
}
WITHOUT_TERM = {"id", "publish"}  # the address of a thing; whether a row is used at all
WANTED_TERMS = (
    "Council Involvement Signature Membership Participation Agreement Collaboration Programme Meeting Funding Figure "
    "Statement Source listedUnder sector namesNotAll participant in role ownPeriod signedBy kind covers everything "
    "nothing succeeds renewal theme governedBy partOf requiresAgreement count owner under of funder recipient purpose "
    "amount precision status fiscalYear about measure value unit qualifier aspect text earliestStart latestStart "
    "earliestEnd latestEnd openEnded statedPeriod earliestDate latestDate quote locator certainty asOf party "
    "hasParticipant standsFor"
)


@pytest.mark.parametrize("name", WANTED_TERMS.split())
def test_a_term_of_the_contract_is_defined(name: str) -> None:
    assert CG[name] in TERMS


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


def terms_of(column: Column) -> set[str]:
    """The terms that a column's values become: its property, its datatype, or those of dates and evidence."""
    named = {iri for iri in (column.says, column.datatype) if iri}
    return named | {str(CG[name]) for name in OF_KIND.get(column.kind, ())}


def test_every_column_maps_to_a_term_that_exists() -> None:
    declared = {str(term) for term in ONTOLOGY.subjects(RDF.type)} | {str(OWL.differentFrom)}
    for row_class in ROW_CLASSES:
        for name, column in columns_of(row_class).items():
            terms = terms_of(column) | {str(term) for term in NAMED_BY_COLUMN.get(name, ())}
            assert terms <= declared, f"{row_class.table}.{name}: {sorted(terms - declared)}"
            assert terms or name in WITHOUT_TERM, f"{row_class.table}.{name} becomes no term"
            if column.kind is Kind.CODE:
                assert CG[f"scheme-{column.scheme}"] in set(CODES.subjects()), f"{row_class.table}.{name}"
        for iri in row_class.types:
            assert iri in declared, row_class.table


def test_every_term_of_a_full_graph_is_declared(tmp_path: Path) -> None:
    declared = {str(term) for term in [*ONTOLOGY.subjects(RDF.type), *CODES.subjects(RDF.type)]}
    declared |= {str(term) for term in (RDF.type, RDFS.label, OWL.differentFrom)}
    store = build_graph(read_valid_tables(write_full_cluster(tmp_path / "c"))).store
    used = {quad.predicate.value for quad in store}
    used |= {quad.object.value for quad in store if quad.predicate.value == str(RDF.type)}
    datatypes = {quad.object.datatype.value for quad in store if isinstance(quad.object, ox.Literal)}
    assert used <= declared
    assert {iri for iri in datatypes if not iri.startswith((str(XSD), str(RDF)))} <= declared


def test_the_full_cluster_fills_every_column(tmp_path: Path) -> None:
    tables = read_valid_tables(write_full_cluster(tmp_path / "c"))
    for row_class in ROW_CLASSES:
        rows = [record.cells for record in tables.records[row_class.table]]
        for name in columns_of(row_class):
            if name not in WITHOUT_TERM:
                assert any(getattr(row, name) not in (None, ()) for row in rows), f"{row_class.table}.{name}"


def test_every_term_used_by_a_query_or_a_shape_exists() -> None:
    known = {name_of(term) for term in TERMS} | {name_of(term) for term in own_terms(CODES)}
    for path in [
        *resource("queries").rglob("*.rq"),
        *(FOLDER / "hygiene").glob("*.rq"),
        FOLDER / "shapes.ttl",
    ]:
        unknown = terms_mentioned(path) - known
        assert not unknown, f"{path.name}: {sorted(unknown)}"
