"""JSON-LD under any context: it reads back as exactly the triples that went in."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_graph.graph.build import build_graph
from cluster_graph.graph.canonical import blocks_of
from cluster_graph.graph.publication.contents import context_document
from cluster_graph.graph.publication.json_ld import json_ld
from cluster_graph.tables.reading import read_valid_tables
from tests.factory import BASE
from tests.graph.publication_sample import sample

CG = "https://w3id.org/cluster-graph/ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = {
    "cg": CG,
    "xsd": XSD,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "org": "http://www.w3.org/ns/org#",
}


def written(lines: str, context: object) -> str:
    """Triples, given as N-Triples, as JSON-LD under a context."""
    blocks = sorted(blocks_of(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)))
    return "".join(json_ld(blocks, {"@context": context}, BASE))


def nodes(lines: str, context: object) -> list[dict[str, Any]]:
    """The nodes, after a proof that the document says what the lines say."""
    text = written(lines, context)
    assert set(rdflib.Graph().parse(data=text, format="json-ld")) == set(
        rdflib.Graph().parse(data=lines, format="nt")
    )
    found: list[dict[str, Any]] = json.loads(text)["@graph"]
    return found


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The facts held of the sample."""
    store = build_graph(read_valid_tables(sample(tmp_path_factory.mktemp("c") / "t"))).store
    return "".join(f"{quad.triple} .\n" for quad in store if isinstance(quad.graph_name, ox.DefaultGraph))


CONTEXTS: dict[str, object] = {
    "nothing": {},
    "prefixes": PREFIXES,
    "a vocabulary": {
        "@vocab": CG,
        "name": {"@id": "http://www.w3.org/2004/02/skos/core#prefLabel", "@container": ["@language", "@set"]},
    },
    "types and languages": {
        **PREFIXES,
        "@version": 1.1,
        "id": "@id",
        "type": "@type",
        "Agreement": "cg:Agreement",
        "kind": {"@id": "cg:kind", "@type": "@id"},
        "role": {"@id": "cg:role", "@type": "@vocab"},
        "name": {"@id": "skos:prefLabel", "@container": "@language"},
        "nameJa": {"@id": "skos:altLabel", "@language": "ja"},
        "start": {"@id": "cg:earliestStart", "@type": "xsd:date"},
        "count": {"@id": "cg:count", "@type": "xsd:integer"},
        "amount": {"@id": "cg:amount", "@type": "xsd:decimal"},
        "unique": {"@id": "cg:ownPeriod", "@type": "xsd:boolean"},
        "quote": "cg:quote",
    },
    "a default language": {
        **PREFIXES,
        "@language": "ja",
        "quote": "cg:quote",
        "text": {"@id": "cg:text", "@language": None},
    },
    "keys that mean more": {
        **PREFIXES,
        "cg:kind": {"@id": "cg:kind", "@type": "@id"},
        "Agreement": {"@id": "cg:Agreement", "@context": {"cg:kind": None}},
        "covers": {"@id": "cg:covers", "@container": "@list"},
        "quote": {"@id": "cg:quote", "@container": "@index"},
        "isParticipantOf": {"@reverse": "cg:participant"},
        "count": {"@id": "cg:count", "@type": "@json"},
        "skos:notation": {"@id": "skos:altLabel"},
    },
    "several parts": [PREFIXES, {"quote": "cg:quote"}, {"quote": None, "said": "cg:quote"}],
}


@pytest.mark.parametrize("context", CONTEXTS.values(), ids=list(CONTEXTS))
def test_under_every_context_it_reads_back_as_the_facts(lines: str, context: object) -> None:
    assert len(nodes(lines, context)) > 50


def test_under_the_context_that_comes_with_the_program_it_reads_back_as_the_facts(lines: str) -> None:
    assert len(nodes(lines, context_document()["@context"])) > 50


def test_a_thing_is_an_entry_that_a_person_can_read() -> None:
    said = [
        f"<{BASE}agreement/pact> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{CG}Agreement> .",
        f'<{BASE}agreement/pact> <http://www.w3.org/2004/02/skos/core#prefLabel> "協定"@ja .',
        f'<{BASE}agreement/pact> <http://www.w3.org/2004/02/skos/core#prefLabel> "pact"@en .',
        f"<{BASE}agreement/pact> <{CG}kind> <{CG}agreement-kind-other> .",
        f'<{BASE}agreement/pact> <{CG}earliestStart> "2017-07-10"^^<{XSD}date> .',
        f'<{BASE}agreement/pact> <{CG}count> "19"^^<{XSD}integer> .',
        f'<{BASE}agreement/pact> <{CG}ownPeriod> "true"^^<{XSD}boolean> .',
    ]
    assert nodes("\n".join(said), CONTEXTS["types and languages"]) == [
        {
            "id": "agreement/pact",
            "type": "Agreement",
            "count": 19,
            "kind": "cg:agreement-kind-other",
            "name": {"en": "pact", "ja": "協定"},
            "start": "2017-07-10",
            "unique": True,
        }
    ]


def test_numbers_that_json_would_change_stay_texts() -> None:
    values = ("007", "-0", "12345678901234567890", "+5", "5")
    said = [f'<{BASE}a> <{CG}count> "{value}"^^<{XSD}integer> .' for value in values]
    (node,) = nodes("\n".join(said), PREFIXES)
    assert [value for value in node["cg:count"] if isinstance(value, int)] == [5]


def test_the_context_stands_in_the_document_and_names_no_address_to_fetch() -> None:
    document = json.loads(written("", CONTEXTS["prefixes"]))
    assert document == {"@context": {**PREFIXES, "@base": BASE}, "@graph": []}
    with pytest.raises(TypeError, match="written out"):
        written("", "https://example.org/context.jsonld")


@settings(max_examples=500, deadline=None)
@given(
    texts=st.lists(
        st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["", "ja", "en"]))
    ),
    local=st.from_regex(r"[a-z0-9:/._-]{0,12}", fullmatch=True),
    context=st.sampled_from(list(CONTEXTS.values())),
)
def test_any_text_at_any_address_comes_back(
    texts: list[tuple[str, str]], local: str, context: object
) -> None:
    store, thing = ox.Store(), ox.NamedNode(BASE + local)
    for text, language in texts:
        for predicate in (f"{CG}quote", f"{CG}text", f"{CG}strange/{local}"):
            literal = ox.Literal(text, language=language) if language else ox.Literal(text)
            store.add(ox.Quad(thing, ox.NamedNode(predicate), literal))
    store.add(ox.Quad(thing, ox.NamedNode(f"{CG}covers"), ox.NamedNode(f"{BASE}{local}x")))
    again = rdflib.Graph().parse(data=written(str(store), context), format="json-ld")
    assert set(again) == set(rdflib.Graph().parse(data=str(store), format="nt"))
