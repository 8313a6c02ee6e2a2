"""Competency questions: each has its query, each query its question, and the terms it claims are really in the query.

That every term serves a question is a hygiene query (``question-for-every-term``).
"""

from __future__ import annotations

import pytest
from rdflib import BNode, Namespace, URIRef
from rdflib.namespace import OWL, RDF, RDFS
from rdflib.term import Node

from cluster_graph.resources import resource
from cluster_graph.store.saved import saved_names
from cluster_graph.vocabulary import CG
from tests.ontology.graphs import COMPETENCY, FOLDER, graph_of, name_of, own_terms, terms_mentioned

CGQ = Namespace(COMPETENCY)
QUESTIONS = graph_of("competency")
ONTOLOGY = graph_of("cluster-graph")
ALL = sorted(
    question
    for question in QUESTIONS.subjects(RDF.type, CGQ.CompetencyQuestion)
    if isinstance(question, URIRef)
)


def answered_by(question: URIRef) -> str:
    """The path of the query that answers a question."""
    (path,) = QUESTIONS.objects(question, CGQ.answeredBy)
    return str(path)


def classes_in(expression: Node | None) -> set[Node]:
    """The classes that a domain or range names."""
    if not isinstance(expression, BNode):
        return {expression} if expression is not None else set()
    return set(ONTOLOGY.items(ONTOLOGY.value(expression, OWL.unionOf) or RDF.nil))


def served_by(names: set[str]) -> set[str]:
    """The terms that a query with these names needs: they themselves, and the domains and ranges of properties."""
    reached = set(names)
    for name in names:
        for part in (RDFS.domain, RDFS.range):
            reached |= {
                name_of(found)
                for expression in ONTOLOGY.objects(CG[name], part)
                for found in classes_in(expression)
            }
    return reached


@pytest.mark.parametrize("question", ALL, ids=name_of)
def test_the_query_of_a_question_exists_and_needs_the_terms_that_it_claims(question: URIRef) -> None:
    path = FOLDER.parent / answered_by(question)
    assert path.is_file(), path
    needed = served_by(terms_mentioned(path))
    claimed = {name_of(term) for term in QUESTIONS.objects(question, CGQ.uses)}
    assert claimed
    assert claimed <= needed, f"not in {path.name}: {sorted(claimed - needed)}"
    assert claimed <= {name_of(term) for term in own_terms(ONTOLOGY)}


def test_every_saved_question_of_users_is_a_competency_question() -> None:
    asked = {answered_by(question) for question in ALL}
    assert {f"queries/{name}.rq" for name in saved_names()} <= asked
    assert len(asked) == len(ALL), "two questions are answered by one query"


def test_other_queries_answer_only_what_no_user_asks() -> None:
    users = {f"queries/{name}.rq" for name in saved_names()}
    for path in {answered_by(question) for question in ALL} - users:
        assert path.startswith(("queries/load/", "ontology/hygiene/")), path


def test_a_question_bears_the_name_of_its_query() -> None:
    for question in ALL:
        assert answered_by(question).endswith(f"/{name_of(question)}.rq")


def test_a_claim_that_the_query_does_not_need_is_found() -> None:
    needed = served_by(terms_mentioned(resource("queries", "sources.rq")))
    assert "retrievedOn" in needed
    assert "Source" in needed
    assert "Assertion" in needed, "it reads cg:quote, whose domain is cg:Assertion"
    assert "precision" not in needed
