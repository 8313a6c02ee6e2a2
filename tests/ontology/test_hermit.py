"""The ontology under a reasoner: HermiT finds it consistent, and no class that nothing could ever belong to.

HermiT comes with owlready2 and needs Java; it reads N-Triples, into which the Turtle files are turned here. Literals of
datatypes outside the OWL 2 datatype map (xsd:date and our identifiers, which data use and the ontology does not) are
left aside, as the Direct Semantics knows none. Where Java is missing the tests are skipped and say so; where
``CI=true`` they fail instead.
"""

from __future__ import annotations

import importlib
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, Literal
from rdflib.namespace import OWL, RDF, XSD

from cluster_graph.graph.build import build_graph
from cluster_graph.tables.reading import read_valid_tables
from cluster_graph.vocabulary import CG
from tests.factory import BASE
from tests.ontology.full_cluster import write_full_cluster
from tests.ontology.graphs import FOLDER, graph_of

NOTHING = "http://www.w3.org/2002/07/owl#Nothing"
PREFIXES = """
PREFIX : <https://example.org/seeded#>
PREFIX cg: <https://w3id.org/cluster-graph/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
DATATYPES = {
    None,
    XSD.boolean,
    XSD.decimal,
    XSD.integer,
    XSD.string,
    XSD.nonNegativeInteger,
    XSD.anyURI,
    RDF.langString,
}
ALIGNED = sorted(f"alignments/{path.stem}" for path in (FOLDER / "alignments").glob("*.ttl"))


@pytest.fixture(scope="session")
def owlready() -> Any:
    """owlready2, on a machine that has Java."""
    if shutil.which("java") is None:
        reason = (
            "no java on this machine, so HermiT cannot run; on Debian: apt-get install default-jre-headless"
        )
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return importlib.import_module("owlready2")


def reasoned(owlready: Any, folder: Path, graph: Graph) -> tuple[bool, set[str]]:
    """Whether a graph is consistent, and its classes that nothing can belong to."""
    path = folder / "ontology.nt"
    within = Graph()
    for subject, predicate, value in graph:
        foreign = isinstance(value, Literal) and value.datatype not in DATATYPES
        if not foreign and predicate != OWL.imports:
            within.add((subject, predicate, value))
    within.serialize(path, format="nt", encoding="utf-8")
    world = owlready.World()
    world.get_ontology(path.as_uri()).load()
    try:
        owlready.sync_reasoner_hermit(world, debug=0)
    except owlready.OwlReadyInconsistentOntologyError:
        return False, set()
    return True, {found.iri for found in world.inconsistent_classes()} - {NOTHING}


def with_facts(turtle: str, *names: str) -> Graph:
    """The ontology with further triples."""
    return (
        Graph() + graph_of("cluster-graph", *names) + Graph().parse(data=PREFIXES + turtle, format="turtle")
    )


@pytest.mark.parametrize(
    "names",
    [["cluster-graph"], ["cluster-graph", "codes"], ["cluster-graph", "codes", "competency", *ALIGNED]],
    ids=["alone", "with its codes", "with all that stands beside it"],
)
def test_the_ontology_is_consistent_and_every_class_can_have_members(
    owlready: Any, tmp_path: Path, names: list[str]
) -> None:
    assert reasoned(owlready, tmp_path, graph_of(*names)) == (True, set())


def test_the_facts_of_a_cluster_agree_with_the_ontology(owlready: Any, tmp_path: Path) -> None:
    trig = build_graph(read_valid_tables(write_full_cluster(tmp_path / "tables"))).to_trig()
    facts = Graph().parse(data=trig, format="trig")
    assert (None, RDF.type, CG.Agreement) in facts
    assert reasoned(owlready, tmp_path, graph_of("cluster-graph", "codes") + facts) == (True, set())


@pytest.mark.parametrize(
    "seeded",
    [
        ":x a cg:Agreement, cg:Funding .",
        ":s a cg:Signature ; cg:in :c . :c a cg:Collaboration .",
        ":a cg:succeeds :b . :b cg:succeeds :a .",
        ":x cg:partOf :x .",
        ":c a cg:Council ; cg:sector cg:sector-other .",
        ":x cg:amount 'much' .",
        ":s a cg:Involvement ; cg:participant :x, :y . :x owl:differentFrom :y .",
        ":h cg:ofPost :x . :x a org:Organization .",
    ],
)
def test_a_contradiction_is_found(owlready: Any, tmp_path: Path, seeded: str) -> None:
    assert reasoned(owlready, tmp_path, with_facts(seeded)) == (False, set())


def test_facts_that_contradict_the_ontology_are_found_among_those_of_a_cluster(
    owlready: Any, tmp_path: Path
) -> None:
    trig = build_graph(read_valid_tables(write_full_cluster(tmp_path / "tables"))).to_trig()
    graph = graph_of("cluster-graph", "codes") + Graph().parse(data=trig, format="trig")
    graph.parse(data=f"{PREFIXES} <{BASE}agreement/first> a cg:Meeting .", format="turtle")
    assert reasoned(owlready, tmp_path, graph) == (False, set())


@pytest.mark.parametrize(
    "seeded",
    [
        ":X rdfs:subClassOf cg:Agreement, cg:Funding ; a owl:Class .",
        ":X rdfs:subClassOf cg:Signature, cg:Membership ; a owl:Class .",
        ":X rdfs:subClassOf cg:Council, [ a owl:Restriction ; owl:onProperty cg:sector ; owl:minCardinality"
        " '1'^^xsd:nonNegativeInteger ] ; a owl:Class .",
        ":X rdfs:subClassOf cg:Meeting, [ a owl:Restriction ; owl:onProperty cg:signedBy ; owl:someValuesFrom org:Post"
        " ] ; a owl:Class .",
    ],
)
def test_a_class_without_possible_members_is_found(owlready: Any, tmp_path: Path, seeded: str) -> None:
    assert reasoned(owlready, tmp_path, with_facts(seeded)) == (True, {"https://example.org/seeded#X"})


def test_the_form_of_an_identifier_is_part_of_the_ontology(owlready: Any, tmp_path: Path) -> None:
    """A value that is said to be a corporate number and has no thirteen digits contradicts its definition."""
    typed = ":number a owl:DatatypeProperty ; rdfs:range cg:corporateNumber . :x :number {} ."
    assert reasoned(owlready, tmp_path, with_facts(typed.format("'4000012090001'"))) == (True, set())
    assert reasoned(owlready, tmp_path, with_facts(typed.format("'400001209000'"))) == (False, set())


def test_nothing_is_left_aside_of_the_ontology_itself() -> None:
    literals = [value for value in graph_of("cluster-graph", "codes").objects() if isinstance(value, Literal)]
    assert {value.datatype for value in literals} <= DATATYPES
