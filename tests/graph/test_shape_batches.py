"""SHACL in batches finds what pySHACL finds in one piece, whatever is wrong with a graph."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

from cluster_graph.graph.canonical import TRIG_PREFIXES
from cluster_graph.graph.shape_batches import Screen
from cluster_graph.graph.shape_tests import Compiler, NotTestable, term_of
from cluster_graph.graph.shapes import ShapeFinding, findings_of
from cluster_graph.graph.stream import stream_graph
from cluster_graph.graph.terms import Block, Pair
from cluster_graph.resources import resource
from cluster_graph.tables.reading import read_valid_tables
from tests.factory import write_cluster

SHAPES = Graph().parse(resource("ontology", "shapes.ttl"))
EVIL_VALUES = [
    '"2017"^^xsd:gYear', '"2017-04-01"^^xsd:date', '"2018-04-01"^^xsd:date', '"2018-02-30"^^xsd:date',
    '"2017-04-01"', '"-1"^^xsd:decimal', '"1.50"^^xsd:decimal', '"1.5"^^xsd:decimal', '"0"^^xsd:integer',
    '"007"^^xsd:integer', '"1.5"^^xsd:integer', '"true"^^xsd:boolean', '"false"^^xsd:boolean', '"1"^^xsd:boolean',
    '""', '"a \\"quoted\\" word"', '"名"@ja', '"nom"@fr', '"name"@en', '"name"@en-gb', '"なまえ"@ja-hrkt', '"x"^^xsd:anyURI',
    '"123"^^cg:corporateNumber', '"4000012090001"^^cg:corporateNumber', '"12345"^^cg:localGovernmentCode',
    "cg:nothing", "cg:everything", "cg:role-chair", "cg:status-held", "cg:sector-other", "cg:Council",
    "cg:organization-kind-city", "org:Organization", "cg:Involvement", "<https://example.org/nobody>",
]  # fmt: skip


def everything(folder: Path) -> list[Block]:
    """The facts held of a small cluster with a row in every table."""
    tables = read_valid_tables(
        write_cluster(
            folder,
            organizations=[
                {"id": "x", "sector": "company", "corporate_number": "4000012090001", "distinct_from": "c"},
                {"id": "lab", "kind": "research-lab", "part_of": "x", "listed_under": "x"},
                {"id": "c", "kind": "council", "names_not_all": "yes", "period": "2010/.."},
            ],
            posts=[{"id": "head", "organization": "x"}],
            agreements=[
                {"id": "a", "kind": "framework", "covers": "w", "signed_on": "2017-04-01", "period": "FY2017/[FY2019]",
                 "renewal": "automatic", "notice_months": "3", "administered_by": "x", "document": "第1号"},
                {"id": "b", "succeeds": "a", "covers": "none"},
            ],
            signatures=[{"agreement": "a", "party": "x", "role": "party", "signed_by": "head"}],
            memberships=[{"council": "c", "member": "head", "role": "chair", "attested": "FY2017"}],
            collaborations=[
                {"id": "w", "kind": "joint-research", "theme": "t", "governed_by": "a", "count": "3", "names_not_all": "yes"},
                {"id": "v", "part_of": "w", "requires_agreement": "no", "period": "2017/.."},
            ],
            participations=[{"collaboration": "w", "participant": "x", "period": "2017"}],
            programmes=[{"id": "p", "owner": "x", "under": "a", "number": "1"}, {"id": "q", "part_of": "p"}],
            meetings=[{"council": "c", "held_on": "2017-07-10", "status": "held"}],
            funding=[{"id": "f", "funder": "x", "recipient": "head", "purpose": "p", "kind": "grant", "amount_jpy": "1000",
                      "precision": "1000", "period": "FY2017", "status": "budget"}],
            figures=[{"id": "n", "about": "p", "measure": "m", "value": "3", "unit": "件", "qualifier": "exact"}],
            statements=[{"id": "s1", "about": "p", "aspect": "task", "text_ja": "調整", "text_en": "coordination"}],
            changes=[{"id": "e", "kind": "founded", "before": "lab", "after": "x", "on": "2017"}],
            names=[{"organization": "x", "name_ja": "旧甲"}],
            holders=[{"post": "head", "name_ja": "山田"}],
            codes=[{"scheme": "theme", "notation": "t", "label_ja": "題"}, {"scheme": "measure", "notation": "m", "label_ja": "数"}],
        )
    )  # fmt: skip
    with stream_graph(tables, held_only=True) as graph:
        return list(graph)


# pySHACL compares these with each other, and breaks off where they are of kinds that have no order.
COMPARED = {
    "cg:earliestStart",
    "cg:latestStart",
    "cg:earliestEnd",
    "cg:latestEnd",
    "cg:earliestDate",
    "cg:latestDate",
}
IDENTIFIERS = [value for value in EVIL_VALUES if value.endswith(("Number", "Code")) or value == '""']
NAMES = {"cg:text", "dcterms:title", "skos:prefLabel"}
DAYS = ['"2017-04-01"^^xsd:date', '"2018-04-01"^^xsd:date', '"2019-03-31"^^xsd:date']


def damaged(blocks: list[Block], seed: int) -> list[Block]:
    """The same with many faults, of nodes and of their neighbours: mostly gone, or full of wrong values, or a few."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    values = [value for block in blocks for _, value in block.pairs] + EVIL_VALUES * 4
    predicates = sorted({term_of(path) for path in SHAPES.objects(None, SH.path)} - {"rdf:type"})

    def wrong(predicate: str) -> Pair:
        if predicate in COMPARED:
            return predicate, chance.choice(DAYS)
        if predicate == "org:identifier":
            return predicate, chance.choice(IDENTIFIERS)
        if predicate in NAMES and chance.random() < 0.7:
            return predicate, chance.choice(['"名"@ja', '"name"@en', '"別名"@ja'])
        return predicate, chance.choice(EVIL_VALUES if chance.random() < 0.7 else values)

    gone, added = [(0.06, 0), (0.4, 0), (0.02, 60)][seed % 3]
    found = []
    for block in blocks:
        pairs: list[Pair] = []
        for predicate, value in block.pairs:
            fault = chance.random()
            if fault < gone:
                continue
            pairs.append(wrong(predicate) if fault > 0.88 else (predicate, value))
            if fault > 0.94:
                pairs.append(wrong(predicate))
        pairs += [wrong(predicate) for predicate in chance.choices(predicates, k=added)]
        pairs = [(p, v) for p, v in pairs if p != "rdf:type" or not v.startswith('"')]
        if pairs:
            found.append(Block(block.graph, block.subject, list(dict.fromkeys(pairs))))
    return found


def in_one_piece(blocks: list[Block]) -> list[ShapeFinding]:
    """What pySHACL says of the whole graph, by shapes that no batch can be made for."""
    shapes = Graph() + SHAPES
    shapes.add((URIRef("https://example.org/unused"), SH.targetNode, URIRef("https://example.org/unused")))
    with pytest.raises(NotTestable):
        Screen(shapes)
    return findings_of(blocks, shapes)


def test_the_shipped_shapes_can_be_judged_in_batches() -> None:
    Screen(SHAPES)


def test_a_good_cluster_needs_no_judging(tmp_path: Path) -> None:
    blocks = everything(tmp_path / "c")
    assert list(Screen(SHAPES).batches(blocks)) == []
    assert in_one_piece(blocks) == []


def test_findings_in_batches_are_those_in_one_piece_until_every_rule_was_broken(tmp_path: Path) -> None:
    blocks = everything(tmp_path / "c")
    texts = (text for text in SHAPES.objects(None, SH.message) if isinstance(text, Literal))
    untold = {str(text) for text in texts if text.language == "en"}
    for seed in range(90):
        wrong = damaged(blocks, seed)
        found = in_one_piece(wrong)
        assert findings_of(wrong) == found
        told = [finding.en for finding in found]
        untold = {message for message in untold if not any(words.startswith(message) for words in told)}
        if not untold:
            break
    assert untold == set()


def test_small_batches_find_the_same_as_large_ones(tmp_path: Path) -> None:
    wrong = damaged(everything(tmp_path / "c"), 5)
    screen = Screen(SHAPES)
    nodes = [node for batch in screen.batches(wrong, size=3) for node in batch.nodes]
    assert len(nodes) == len(set(nodes))
    assert set(nodes) == {node for batch in screen.batches(wrong) for node in batch.nodes}


@pytest.mark.parametrize(
    "constraint",
    ["sh:closed true", "sh:maxLength 3", "sh:xone ( [ sh:class cg:Council ] )", "sh:pattern 'x$'", "sh:path [ sh:inversePath cg:in ]"],
)  # fmt: skip
def test_a_constraint_without_a_test_is_refused_and_not_passed_over(constraint: str, tmp_path: Path) -> None:
    text = f"""{TRIG_PREFIXES}@prefix sh: <http://www.w3.org/ns/shacl#> .
    <https://example.org/Shape> a sh:NodeShape ; sh:targetClass org:Organization ;
      sh:property [ sh:path skos:prefLabel ; {constraint} ; sh:message "wrong"@en, "違う"@ja ] ."""
    shapes = Graph().parse(data=text)
    shape = next(shapes.subjects(RDF.type, SH.NodeShape))
    with pytest.raises(NotTestable):
        Compiler(shapes).node_test(shape)
