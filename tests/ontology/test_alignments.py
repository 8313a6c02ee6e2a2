"""How terms of other vocabularies stand to ours: apart from the ontology, honest, and no address guessed."""

from __future__ import annotations

import csv

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS, VOID

from cluster_graph.vocabulary import CG
from tests.ontology.graphs import FOLDER, HEADER, graph_of, texts

PATHS = sorted((FOLDER / "alignments").glob("*.ttl"))
GRAPHS = {path.stem: Graph().parse(path) for path in PATHS}
MATCHES = {SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch}
with (FOLDER / "alignments" / "verified.csv").open(encoding="utf-8", newline="") as _table:
    VERIFIED = {(row["vocabulary"], row["version"], row["iri"]) for row in csv.DictReader(_table)}


def matches(graph: Graph) -> list[tuple[URIRef, URIRef, URIRef]]:
    """What a file aligns: own term, relation, term of the other vocabulary."""
    return sorted(
        (subject, predicate, target)
        for subject, predicate, target in graph
        if predicate in MATCHES
        and isinstance(subject, URIRef)
        and isinstance(predicate, URIRef)
        and isinstance(target, URIRef)
    )


def the(graph: Graph, subject: URIRef, predicate: URIRef) -> str:
    """The one value of a property."""
    (value,) = graph.objects(subject, predicate)
    return str(value)


def header_of(graph: Graph) -> URIRef:
    """The alignment itself."""
    header = graph.value(predicate=RDF.type, object=VOID.Linkset)
    assert isinstance(header, URIRef)
    return header


def target_of(graph: Graph) -> URIRef:
    """The other vocabulary."""
    target = graph.value(header_of(graph), VOID.objectsTarget)
    assert isinstance(target, URIRef)
    return target


def test_there_is_a_file_for_each_vocabulary() -> None:
    wanted = {"agr-o", "cidoc-crm", "data-cube", "fibo", "imi", "popolo", "schema-org"}
    assert set(GRAPHS) == wanted


@pytest.mark.parametrize("name", GRAPHS)
def test_a_file_says_what_it_is_of_which_version_and_under_which_licence(name: str) -> None:
    graph = GRAPHS[name]
    header, target = header_of(graph), target_of(graph)
    assert header == URIRef(f"https://w3id.org/cluster-graph/alignments/{name}")
    assert (header, VOID.subjectsTarget, HEADER) in graph
    for subject in (header, target):
        assert set(texts(graph, subject, DCTERMS.title)) == {"ja", "en"}
        assert the(graph, subject, DCTERMS.license).startswith("http")
        assert the(graph, subject, OWL.versionInfo)
    assert set(texts(graph, header, DCTERMS.description)) == {"ja", "en"}
    assert the(graph, target, DCTERMS.source).startswith("http")
    used = {predicate for _, predicate, _ in matches(graph)}
    assert set(graph.objects(header, VOID.linkPredicate)) == used


@pytest.mark.parametrize("name", GRAPHS)
def test_every_term_of_ours_exists_and_every_other_was_looked_up(name: str) -> None:
    graph = GRAPHS[name]
    ours = graph_of("cluster-graph", "codes")
    version = the(graph, target_of(graph), OWL.versionInfo)
    spaces = tuple(str(space) for space in graph.objects(target_of(graph), VOID.uriSpace))
    found = matches(graph)
    assert found
    for subject, _, target in found:
        assert str(subject).startswith(str(CG))
        assert (subject, None, None) in ours, subject
        assert str(target).startswith(spaces), target
        assert (name, version, str(target)) in VERIFIED, f"{target} was not looked up in {name} {version}"


def test_what_was_looked_up_is_used() -> None:
    used = {(name, str(target)) for name, graph in GRAPHS.items() for _, _, target in matches(graph)}
    assert used == {(name, iri) for name, _, iri in VERIFIED}


@pytest.mark.parametrize("name", GRAPHS)
def test_two_terms_stand_in_one_relation_only(name: str) -> None:
    pairs = [(subject, target) for subject, _, target in matches(GRAPHS[name])]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("name", GRAPHS)
def test_whatever_is_not_just_close_is_explained_in_both_languages(name: str) -> None:
    graph = GRAPHS[name]
    explained = {}
    for axiom in graph.subjects(RDF.type, OWL.Axiom):
        about = tuple(
            graph.value(axiom, part)
            for part in (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
        )
        explained[about] = {
            language: len(found) for language, found in texts(graph, axiom, SKOS.note).items()
        }
    for match in matches(graph):
        if match[1] != SKOS.closeMatch or match in explained:
            assert explained.get(match) == {"ja": 1, "en": 1}, match
    assert set(explained) <= set(matches(graph)), "a note explains a match that is not there"


def test_the_ontology_itself_aligns_nothing() -> None:
    for predicate in MATCHES:
        assert (None, predicate, None) not in graph_of("cluster-graph", "codes")


def test_the_four_bounds_are_those_of_cidoc_crm() -> None:
    found = {
        str(subject).partition("#")[2]: str(target).rpartition("/")[2]
        for subject, predicate, target in matches(GRAPHS["cidoc-crm"])
        if predicate == SKOS.closeMatch and "P8" in target
    }
    assert found == {
        "earliestStart": "P82a_begin_of_the_begin",
        "latestStart": "P81a_end_of_the_begin",
        "earliestEnd": "P81b_begin_of_the_end",
        "latestEnd": "P82b_end_of_the_end",
    }
