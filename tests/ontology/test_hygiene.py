"""Hygiene of the ontology itself, as SPARQL queries over it: silent on ours, and each proven able to find something.

Which query, shape or data file uses which term cannot be seen in RDF; it is added here, as ``dcterms:references``.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS

from cluster_graph.graph.build import build_graph
from cluster_graph.resources import resource
from cluster_graph.tables.reading import read_valid_tables
from cluster_graph.vocabulary import CG
from tests.ontology.full_cluster import write_full_cluster
from tests.ontology.graphs import COMPETENCY, FOLDER, graph_of, terms_mentioned

CHECKS = sorted((FOLDER / "hygiene").glob("*.rq"))
CGQ = Namespace(COMPETENCY)
PREFIXES = """
PREFIX cg: <https://w3id.org/cluster-graph/ontology#>
PREFIX cgq: <https://w3id.org/cluster-graph/competency#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_NEW = (
    "cg:new a owl:Class ; rdfs:label 'new term'@en, '新しい語'@ja ;"
    " skos:definition 'thing that was not there before'@en, '以前にはなかったもの'@ja ;"
    " rdfs:isDefinedBy <https://w3id.org/cluster-graph/ontology>"
)
_OLD = "cg:Tenure owl:deprecated true"
_NOTES = "skos:changeNote '0.3.0: told by posts'@en, '0.3.0: 職で表す'@ja"

# query, what is done to the ontology, the terms told of
DAMAGES = [
    ("label-in-both-languages", "DELETE { cg:theme rdfs:label ?l } WHERE { cg:theme rdfs:label ?l FILTER(LANG(?l) = 'ja') }", "theme"),
    ("label-in-both-languages", "INSERT DATA { cg:theme rdfs:label 'subject'@en }", "theme"),
    ("definition-in-both-languages", "DELETE WHERE { cg:theme skos:definition ?d }", "theme"),
    ("definition-in-both-languages", "INSERT DATA { cgq:uses skos:definition 'another definition of it'@en }", "uses"),
    ("labels-unique", "DELETE { cg:theme rdfs:label ?l } INSERT { cg:theme rdfs:label 'Has Unit'@en }"
     " WHERE { cg:theme rdfs:label ?l FILTER(LANG(?l) = 'en') }", "theme"),
    ("labels-unique", "DELETE { cg:unit rdfs:label ?l } INSERT { cg:unit rdfs:label '協定'@ja }"
     " WHERE { cg:unit rdfs:label ?l FILTER(LANG(?l) = 'ja') }", "Agreement"),
    ("definition-not-circular", "INSERT DATA { cg:Source skos:definition 'any source that is quoted'@en }", "Source"),
    ("definition-not-circular", "INSERT DATA { cg:Source skos:definition '引用される出典'@ja }", "Source"),
    ("definition-not-circular", "INSERT DATA { cg:nistepId skos:definition 'number that is a nistep ID'@en }", "nistepId"),
    ("definition-not-circular", "INSERT DATA { cg:role-chair skos:definition 'role of the chair'@en }", "role-chair"),
    ("definition-can-replace-the-term", "INSERT DATA { cg:Source skos:definition 'a document that is quoted'@en }", "Source"),
    ("definition-can-replace-the-term", "INSERT DATA { cg:Source skos:definition 'document that is quoted.'@en }", "Source"),
    ("definition-can-replace-the-term", "INSERT DATA { cg:Meeting skos:definition 'it is when members come together'@en }", "Meeting"),
    ("definition-can-replace-the-term", "INSERT DATA { cg:Meeting skos:definition '構成員が集まることをいう'@ja }", "Meeting"),
    ("defined-by-its-ontology", "DELETE WHERE { cg:theme rdfs:isDefinedBy ?o }", "theme"),
    ("defined-by-its-ontology", "INSERT DATA { cgq:uses rdfs:isDefinedBy <https://w3id.org/cluster-graph/ontology> }", "uses"),
    ("deprecated-with-reason", f"INSERT DATA {{ {_OLD} }}", "Tenure"),
    ("deprecated-with-reason", f"INSERT DATA {{ {_OLD} ; {_NOTES} }}", "Tenure"),
    ("deprecated-with-reason", f"INSERT DATA {{ {_OLD} ; dcterms:isReplacedBy cg:Involvement }}", "Tenure"),
    ("deprecated-with-reason", f"INSERT DATA {{ {_OLD} ; dcterms:isReplacedBy cg:Involvement ;"
     " skos:changeNote '0.3.0: told by posts'@en, '職で表す'@ja }", "Tenure"),
    ("deprecated-with-reason", f"INSERT DATA {{ {_OLD} ; {_NOTES} ; dcterms:isReplacedBy cg:NameUse . cg:NameUse"
     f" owl:deprecated true ; {_NOTES} ; dcterms:isReplacedBy cg:Involvement }}", "Tenure"),
    ("deprecated-not-used", f"INSERT DATA {{ {_OLD} ; {_NOTES} ; dcterms:isReplacedBy cg:Involvement }}", "Tenure"),
    ("term-is-used", f"INSERT DATA {{ {_NEW} }}", "new"),
    ("question-for-every-term", f"INSERT DATA {{ {_NEW} }}", "new"),
    ("question-for-every-term", "DELETE WHERE { ?question cgq:uses cg:precision }", "precision"),
    ("question-in-both-languages", "DELETE { cgq:sources cgq:asks ?q } WHERE { cgq:sources cgq:asks ?q FILTER(LANG(?q) = 'en') }", "sources"),
    ("question-in-both-languages", "DELETE WHERE { cgq:sources cgq:answeredBy ?q }", "sources"),
    ("code-in-both-languages", "DELETE WHERE { cg:status-held skos:definition ?d }", "status-held"),
    ("code-in-both-languages", "INSERT DATA { cg:status-held skos:prefLabel 'took place'@en }", "status-held"),
    ("code-labels-unique", "DELETE { cg:role-party skos:prefLabel ?l } INSERT { cg:role-party skos:prefLabel 'Member'@en }"
     " WHERE { cg:role-party skos:prefLabel ?l FILTER(LANG(?l) = 'en') }", "role-member"),
    ("kind-implies-class", "DELETE WHERE { cg:organization-kind-bank cg:impliesClass ?c }", "organization-kind-bank"),
    ("kind-implies-class", "INSERT DATA { cg:organization-kind-bank cg:impliesClass cg:Council }", "organization-kind-bank"),
]  # fmt: skip


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    """The ontology, its codes and questions, and which file uses which of its terms."""
    graph = Graph() + graph_of("cluster-graph", "codes", "competency")
    for path in [*sorted(resource("queries").rglob("*.rq")), FOLDER / "shapes.ttl", FOLDER / "codes.ttl"]:
        for name in terms_mentioned(path):
            graph.add((URIRef(f"urn:file:{path.name}"), DCTERMS.references, CG[name]))
    folder = write_full_cluster(tmp_path_factory.mktemp("full") / "tables")
    for quad in build_graph(read_valid_tables(folder)).store:
        for term in (quad.predicate, quad.object, getattr(quad.object, "datatype", None)):
            if isinstance(term, ox.NamedNode) and term.value.startswith(str(CG)):
                graph.add((URIRef("urn:file:data"), DCTERMS.references, URIRef(term.value)))
    store = ox.Store()
    store.load(graph.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES)
    return store


def rows(store: ox.Store, path: Path) -> list[dict[str, str]]:
    """What a query finds."""
    found = store.query(path.read_text(encoding="utf-8"))
    assert isinstance(found, ox.QuerySolutions)
    columns = [variable.value for variable in found.variables]
    assert columns == ["term", "ja", "en"]
    return [{column: row[column].value for column in columns} for row in found]


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_the_ontology_is_clean(everything: ox.Store, path: Path) -> None:
    assert [row["en"] for row in rows(everything, path)] == []


@pytest.mark.parametrize(("name", "update", "told"), DAMAGES)
def test_a_damaged_ontology_is_told_of_in_finished_sentences(
    everything: ox.Store, name: str, update: str, told: str
) -> None:
    damaged = ox.Store()
    damaged.extend(everything)
    damaged.update(PREFIXES + update)
    found = rows(damaged, FOLDER / "hygiene" / f"{name}.rq")
    assert {row["term"].partition("#")[2] for row in found} == {told}
    for row in found:
        assert f"「{told}」" in row["ja"] or f"{told} " in row["ja"]
        assert told in row["en"]


def test_a_term_deprecated_as_the_policy_asks_is_clean(everything: ox.Store) -> None:
    aged = ox.Store()
    aged.extend(everything)
    aged.update(
        PREFIXES
        + f"INSERT DATA {{ {_NEW} ; owl:deprecated true ; {_NOTES} ; dcterms:isReplacedBy cg:Involvement }}"
    )
    for path in CHECKS:
        assert rows(aged, path) == [], path.stem


def test_every_query_is_proven_able_to_find_something() -> None:
    assert {path.stem for path in CHECKS} == {name for name, *_ in DAMAGES}


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_a_header_says_in_both_languages_what_the_rule_is(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    header = yaml.safe_load("\n".join(line.removeprefix("#+ ") for line in lines if line.startswith("#+")))
    assert set(header["title"]) == set(header["description"]) == {"ja", "en"}
    assert list(header["columns"]) == ["term", "ja", "en"]
