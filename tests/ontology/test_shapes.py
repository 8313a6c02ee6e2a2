"""The SHACL shapes on small graphs: the good one conforms, and each thing done to it gives exactly one message."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph, Literal
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from cluster_graph.vocabulary import CG

ONTOLOGY = Path(__file__).parents[2] / "ontology"
SHAPES = Graph().parse(ONTOLOGY / "shapes.ttl")
CODES = Graph().parse(ONTOLOGY / "codes.ttl")
PREFIXES = """
PREFIX : <https://example.org/c/>
PREFIX cg: <https://w3id.org/cluster-graph/ontology#>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
GOOD = Graph().parse(
    data=PREFIXES
    + """
:x a org:Organization, org:FormalOrganization ; skos:prefLabel "甲"@ja, "X"@en ; skos:altLabel "こう"@ja-Hrkt ;
  org:classification cg:organization-kind-company ; cg:sector cg:sector-company ;
  org:identifier "1234567890123"^^cg:corporateNumber, "060003"^^cg:localGovernmentCode, "N1"^^cg:nistepId .
:unit a org:Organization, org:OrganizationalUnit ; skos:prefLabel "課"@ja ; org:subOrganizationOf :x ;
  org:classification cg:organization-kind-division .
:c a org:Organization, cg:Council ; skos:prefLabel "会議"@ja ; org:classification cg:organization-kind-council .
:head a org:Post ; skos:prefLabel "長"@ja ; org:postIn :x .
:a a cg:Agreement ; skos:prefLabel "協定"@ja ; cg:kind cg:agreement-kind-framework ; cg:covers cg:everything ;
  cg:renewal cg:renewal-automatic ; cg:noticeMonths 3 ; cg:earliestStart "2017-04-01"^^xsd:date ;
  cg:latestStart "2018-03-31"^^xsd:date ; cg:earliestEnd "2018-03-31"^^xsd:date ; cg:latestEnd "2019-03-31"^^xsd:date ;
  schema:dateCreated "2017-04-01"^^xsd:date .
:s a cg:Signature, cg:Involvement ; cg:in :a ; cg:participant :x ; cg:role cg:role-party ; cg:signedBy :head .
:m a cg:Membership, cg:Involvement, org:Membership ; cg:in :c ; cg:participant :head .
:w a cg:Collaboration ; skos:prefLabel "研究"@ja ; cg:governedBy :a ; cg:partOf :p ; cg:namesNotAll true ;
  cg:requiresAgreement false ; cg:count 19 ; cg:openEnded true .
:i a cg:Participation, cg:Involvement ; cg:in :w ; cg:participant :x ; cg:ownPeriod true .
:p a cg:Programme ; skos:prefLabel "事業"@ja ; cg:owner :x ; cg:under :a ; cg:number "1" .
:meet a cg:Meeting ; cg:of :c ; cg:status cg:status-held ; cg:earliestDate "2017-07-10"^^xsd:date ;
  cg:latestDate "2017-07-10"^^xsd:date .
:f a cg:Funding ; cg:purpose :p ; cg:amount 1000.0 ; cg:precision 1000 ; cg:status cg:status-budget ;
  cg:fiscalYear "2017"^^xsd:gYear .
:n a cg:Figure ; cg:about :w ; cg:measure <https://example.org/c/code/measure-studies> ; cg:value 19.0 ; cg:unit "件" ;
  cg:qualifier cg:qualifier-exact .
:t a cg:Statement ; cg:about :c ; cg:aspect cg:aspect-task ; cg:text "調整"@ja .
:e a org:ChangeEvent ; cg:kind cg:change-kind-founded ; org:resultingOrganization :x .
:u a cg:NameUse ; cg:nameOf :x ; skos:prefLabel "旧甲"@ja .
:h a cg:Tenure ; cg:ofPost :head ; skos:prefLabel "山田"@ja .
:src a cg:Source ; dcterms:title "資料"@ja .
:ev prov:wasQuotedFrom :src ; cg:quote "とおり" ; cg:certainty cg:certainty-stated .
: a dcat:Dataset ; cg:clusterId "c" ; dcterms:title "題"@ja, "T"@en ; dcterms:publisher "p" ; dcterms:license "CC0-1.0" ;
  cg:contact "p" ; cg:asOf "2018-08-28"^^xsd:date ; cg:fiscalYearStarts "--04-01"^^xsd:gMonthDay .
""".replace("\n: a dcat", "\n<https://example.org/c/> a dcat"),
    format="turtle",
)

# what is done to the good graph, as SPARQL Update; the one message that it gives
BROKEN = [
    ("DELETE DATA { :a skos:prefLabel '協定'@ja }", "it needs a name in Japanese."),
    ("INSERT DATA { :a skos:prefLabel '別名'@ja }", "it has only one name in each language."),
    ("INSERT DATA { :a skos:prefLabel 'Accord'@fr }", "a name is in Japanese or in English."),
    ("DELETE DATA { :c a cg:Council . :m cg:in :c . :meet cg:of :c . :m a cg:Membership . :meet a cg:Meeting }",
     "a body is a council, a unit or a formal organization."),
    ("INSERT DATA { :c cg:sector cg:sector-other }", "a council has no sector."),
    ("INSERT DATA { :x cg:sector cg:sector-other }", "a body has at most one sector, of the list sector."),
    ("DELETE DATA { :x cg:sector cg:sector-company } ; INSERT DATA { :x cg:sector cg:role-chair }",
     "a body has at most one sector, of the list sector."),
    ("DELETE DATA { :x org:classification cg:organization-kind-company }", "a body needs one kind."),
    ("INSERT DATA { :c a org:OrganizationalUnit }", "the kind of a unit is department, division, section or research-lab."),
    ("INSERT DATA { :x a cg:Council } ; DELETE DATA { :x cg:sector cg:sector-company }",
     "the kind of a council is council, committee or consortium."),
    ("INSERT DATA { :unit a org:FormalOrganization }", "this is not a kind of formal organizations."),
    ("INSERT DATA { :x org:identifier '123'^^cg:corporateNumber }", "a corporate number has thirteen digits."),
    ("INSERT DATA { :x org:identifier '12345'^^cg:localGovernmentCode }", "a local government code has six digits."),
    ("INSERT DATA { :x org:identifier '1' }", "an identifier is a corporate number, a local government code or a NISTEP id."),
    ("DELETE DATA { :unit org:subOrganizationOf :x } ; INSERT DATA { :unit org:subOrganizationOf :head }", "a body is part of at most one organization."),
    ("INSERT DATA { :head org:postIn :c }", "a post belongs to at most one organization."),
    ("DELETE DATA { :s a cg:Involvement }", "it needs the type cg:Involvement too."),
    ("DELETE DATA { :m a org:Membership }", "it needs the type org:Membership too."),
    ("DELETE DATA { :s cg:participant :x }", "exactly one organization or post is involved."),
    ("DELETE DATA { :s cg:participant :x } ; INSERT DATA { :s cg:participant :w }",
     "exactly one organization or post is involved."),
    ("DELETE DATA { :s cg:role cg:role-party } ; INSERT DATA { :s cg:role cg:status-held }", "it has at most one role, of the list role."),
    ("DELETE DATA { :s cg:in :a } ; INSERT DATA { :s cg:in :w }", "a signature is in one agreement."),
    ("DELETE DATA { :m cg:in :c } ; INSERT DATA { :m cg:in :x }", "a membership is in one council, committee or consortium."),
    ("DELETE DATA { :i cg:in :w }", "a participation is in one collaboration."),
    ("DELETE DATA { :s cg:signedBy :head } ; INSERT DATA { :s cg:signedBy :x }", "what signed is at most one post."),
    ("INSERT DATA { :i cg:ownPeriod false }", "the mark of a period of its own is true or absent."),
    ("INSERT DATA { :a cg:covers :x }",
     "what an agreement covers is a collaboration, a programme, a kind, a theme, everything or nothing."),
    ("INSERT DATA { :a cg:covers cg:nothing }", "an agreement that covers nothing covers nothing else."),
    ("INSERT DATA { :a cg:succeeds :w }", "what an agreement succeeds is an agreement."),
    ("INSERT DATA { :a cg:renewal cg:renewal-none }", "an agreement has at most one rule of renewal, of the list renewal."),
    ("DELETE DATA { :a cg:noticeMonths 3 } ; INSERT DATA { :a cg:noticeMonths 0 }",
     "notice is given a whole number of months before, at least one."),
    ("INSERT DATA { :w cg:kind cg:agreement-kind-support }",
     "a collaboration has at most one kind, of the list collaboration-kind."),
    ("INSERT DATA { :w cg:governedBy :p }", "what governs a collaboration is an agreement."),
    ("INSERT DATA { :p cg:partOf :w }", "a programme is part of at most one programme."),
    ("DELETE DATA { :w cg:count 19 } ; INSERT DATA { :w cg:count 0 }", "a count is one whole number, at least one."),
    ("INSERT DATA { :w cg:requiresAgreement true }", "the mark that an agreement is required is false or absent."),
    ("DELETE DATA { :meet cg:status cg:status-held } ; INSERT DATA { :meet cg:status cg:status-budget }",
     "the status of a meeting is held or planned."),
    ("DELETE DATA { :f cg:status cg:status-budget } ; INSERT DATA { :f cg:status cg:status-held }",
     "the status of funding is budget, actual, promised or planned."),
    ("DELETE DATA { :f cg:amount 1000.0 }", "an amount is one number of yen, not below zero."),
    ("DELETE DATA { :f cg:amount 1000.0 } ; INSERT DATA { :f cg:amount 1000 }",
     "an amount is one number of yen, not below zero."),
    ("DELETE DATA { :f cg:amount 1000.0 } ; INSERT DATA { :f cg:amount '-1'^^xsd:decimal }",
     "an amount is one number of yen, not below zero."),
    ("DELETE DATA { :f cg:precision 1000 } ; INSERT DATA { :f cg:precision 0 }",
     "a precision is one whole number of yen, at least one."),
    ("INSERT DATA { :f cg:funder :w }", "a funder is an organization or a post."),
    ("DELETE DATA { :n cg:value 19.0 }", "a figure needs one value, a decimal number."),
    ("DELETE DATA { :n cg:measure <https://example.org/c/code/measure-studies> }", "a figure needs one measure."),
    ("INSERT DATA { :t cg:text '連絡'@ja }", "a statement has only one text in each language."),
    ("DELETE DATA { :t cg:text '調整'@ja } ; INSERT DATA { :t cg:text 'coordination'@en }",
     "a statement needs a text in Japanese."),
    ("DELETE DATA { :e cg:kind cg:change-kind-founded }", "a change needs one kind, of the list change-kind."),
    ("DELETE DATA { :u cg:nameOf :x }", "a name is that of one organization."),
    ("DELETE DATA { :h cg:ofPost :head }", "a tenure is of one post."),
    ("DELETE DATA { :src dcterms:title '資料'@ja }", "a source needs a title in Japanese."),
    ("DELETE DATA { :ev cg:quote 'とおり' }", "an assertion needs the words that state it, once."),
    ("DELETE DATA { :ev cg:certainty cg:certainty-stated }", "an assertion has one certainty, of the list certainty."),
    ("INSERT DATA { :a cg:namesNotAll false }", "the mark that not all are named is true or absent."),
    ("INSERT DATA { :p cg:latestStart '2017'^^xsd:gYear }", "the latest start is one day."),
    ("INSERT DATA { :p cg:latestEnd '2017-04-01'^^xsd:date, '2018-04-01'^^xsd:date }", "the latest end is one day."),
    ("INSERT DATA { :p cg:earliestStart '2018-04-02'^^xsd:date ; cg:latestStart '2018-04-01'^^xsd:date }",
     "the earliest start is not after the latest."),
    ("INSERT DATA { :p cg:latestStart '2018-04-02'^^xsd:date ; cg:latestEnd '2018-04-01'^^xsd:date }",
     "the latest start is not after the latest end."),
    ("INSERT DATA { :w cg:latestEnd '2018-04-01'^^xsd:date }", "what has no end has no latest end."),
    ("DELETE DATA { :meet cg:latestDate '2017-07-10'^^xsd:date } ; INSERT DATA { :meet cg:latestDate '2017-07-09'^^xsd:date }",
     "the earliest date is not after the latest."),
    ("INSERT DATA { :a schema:startDate '2017-04' }", "a start date is one day."),
    ("INSERT DATA { :p cg:fiscalYear '2017-04-01'^^xsd:date }", "a fiscal year is one year (xsd:gYear)."),
    ("DELETE DATA { <https://example.org/c/> cg:asOf '2018-08-28'^^xsd:date }", "a cluster needs one day as of which it answers."),
]  # fmt: skip


def messages(graph: Graph) -> list[str]:
    """What the shapes say of a graph, in English; each message has a Japanese one beside it."""
    _, results, _ = validate(graph + CODES, shacl_graph=SHAPES, inference="none")
    assert isinstance(results, Graph)
    found = []
    for result in results.subjects(RDF.type, SH.ValidationResult):
        words = {
            message.language: str(message)
            for message in results.objects(result, SH.resultMessage)
            if isinstance(message, Literal)
        }
        assert set(words) == {"ja", "en"}
        found.append(words["en"])
    return found


def test_a_good_graph_conforms() -> None:
    assert messages(GOOD) == []


@pytest.mark.parametrize(("update", "message"), BROKEN)
def test_a_broken_graph_gets_exactly_one_message(update: str, message: str) -> None:
    graph = Graph() + GOOD
    graph.update(PREFIXES + update)
    assert len(graph - GOOD) + len(GOOD - graph) > 0
    assert messages(graph) == [message]


def test_the_kinds_of_each_class_are_those_that_the_code_list_implies() -> None:
    implied: dict[Node, set[Node]] = {}
    for kind, body_class in CODES.subject_objects(CG.impliesClass):
        implied.setdefault(body_class, set()).add(kind)
    listed: dict[Node, set[Node]] = {}
    for body_class in implied:
        shape = SHAPES.value(predicate=SH.targetClass, object=body_class)
        for rule in SHAPES.objects(shape, SH.property):
            allowed = SHAPES.value(rule, SH["in"])
            if allowed is not None:
                listed[body_class] = set(SHAPES.items(allowed))
    assert listed == implied


def test_the_shapes_hold_no_sparql() -> None:
    assert not list(SHAPES.subject_objects(SH.sparql))
