"""The JSON-LD context: made from the ontology, whole, without clashes, and true both ways for a graph."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from rdflib import Dataset, Graph
from rdflib.compare import to_isomorphic
from rdflib.namespace import OWL, RDF, RDFS, XSD

from cluster_graph.graph.build import build_graph
from cluster_graph.tables.reading import read_valid_tables
from cluster_graph.vocabulary import CG, PREFIXES
from tests.ontology.context import PATH, made_context, written_context
from tests.ontology.full_cluster import write_full_cluster
from tests.ontology.graphs import graph_of, name_of, own_terms

CONTEXT = json.loads(PATH.read_text(encoding="utf-8"))["@context"]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The graph of a cluster in which every column is filled."""
    folder = write_full_cluster(tmp_path_factory.mktemp("full") / "tables")
    dataset = Dataset(default_union=False)
    dataset.parse(data=build_graph(read_valid_tables(folder)).to_trig(), format="trig")
    return dataset


def iri_in(definition: object) -> str:
    """The full IRI that a term definition stands for."""
    identifier = definition["@id"] if isinstance(definition, dict) else str(definition)
    prefix, _, name = identifier.partition(":")
    return CONTEXT[prefix] + name if prefix in PREFIXES else identifier


def test_the_file_is_what_follows_from_the_ontology() -> None:
    assert PATH.read_text(encoding="utf-8") == written_context(), (
        "the ontology has changed: run python -m tests.ontology.context"
    )


def test_every_own_class_and_property_has_a_short_name() -> None:
    ontology = graph_of("cluster-graph")
    for term in own_terms(ontology):
        kinds = set(ontology.objects(term, RDF.type))
        if not kinds & {RDFS.Datatype, OWL.NamedIndividual}:
            assert iri_in(CONTEXT[name_of(term)]) == str(term)


def test_no_two_names_stand_for_one_term_and_no_name_for_two() -> None:
    meant = Counter(iri_in(value) for key, value in CONTEXT.items() if key not in PREFIXES)
    assert [iri for iri, count in meant.items() if count > 1] == []


def test_every_property_of_a_full_graph_has_a_short_name(full: Dataset) -> None:
    named = {iri_in(value) for value in CONTEXT.values()} | {str(RDF.type)}
    assert {str(predicate) for _, predicate, _, _ in full.quads()} <= named


def test_a_graph_comes_back_whole_through_the_context(full: Dataset) -> None:
    facts = Graph() + full.default_graph
    text = facts.serialize(format="json-ld", context=CONTEXT, auto_compact=True)
    assert to_isomorphic(Graph().parse(data=text, format="json-ld")) == to_isomorphic(facts)
    keys = {key for node in json.loads(text)["@graph"] for key in node}
    assert not [key for key in keys if ":" in key], "what is in data has a short name"


def test_named_graphs_come_back_whole_through_the_context(full: Dataset) -> None:
    text = full.serialize(format="json-ld", context=CONTEXT, auto_compact=True)
    again = Dataset(default_union=False)
    again.parse(data=text, format="json-ld")
    assert set(again.quads()) == set(full.quads())


def test_what_a_person_writes_by_hand_is_read_as_meant(tmp_path: Path) -> None:
    document = {
        "@context": CONTEXT,
        "id": "https://example.org/agreement/a",
        "type": "Agreement",
        "prefLabel": {"ja": "協定", "en": "Agreement"},
        "covers": ["cg:everything"],
        "earliestStart": "2014-04-11",
        "noticeMonths": "3",
    }
    turtle = """
        PREFIX cg: <https://w3id.org/cluster-graph/ontology#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        <https://example.org/agreement/a> a cg:Agreement ; skos:prefLabel "協定"@ja, "Agreement"@en ;
          cg:covers cg:everything ; cg:noticeMonths 3 ;
          cg:earliestStart "2014-04-11"^^<http://www.w3.org/2001/XMLSchema#date> .
    """
    path = tmp_path / "agreement.jsonld"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert to_isomorphic(Graph().parse(path)) == to_isomorphic(Graph().parse(data=turtle, format="turtle"))


def with_property(name: str) -> Graph:
    """The ontology with one more property."""
    grown = Graph() + graph_of("cluster-graph")
    grown.add((CG[name], RDF.type, OWL.DatatypeProperty))
    grown.add((CG[name], RDFS.range, XSD.integer))
    return grown


def test_a_new_term_cannot_be_forgotten() -> None:
    added = {
        key: value
        for key, value in made_context(with_property("headcount"))["@context"].items()
        if key not in CONTEXT
    }
    assert added == {"headcount": {"@id": "cg:headcount", "@type": "xsd:integer"}}


def test_a_new_term_may_not_take_a_name_that_means_something_else() -> None:
    with pytest.raises(ValueError, match="notation has two meanings"):
        made_context(with_property("notation"))
