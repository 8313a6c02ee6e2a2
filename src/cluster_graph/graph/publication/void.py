"""The part of a description that VoID has words for: how much there is of what, in numbers and in partitions.

Takes counts; gives blocks of Turtle.
"""

from __future__ import annotations

import hashlib

from cluster_graph.graph.publication.figures import GraphFigures
from cluster_graph.graph.publication.turtle import Said, block, both, iri, name, text
from cluster_graph.problems import Words
from cluster_graph.vocabulary import PREFIXES

WITH_NAMED_GRAPHS = ("graph.trig", "graph.nq")
RDF_FILES = {"graph.trig": "TriG", "graph.nq": "N-Quads", "graph.ttl": "Turtle", "graph.jsonld": "JSON-LD"}
"""The files that hold the facts, with W3C's names of their formats."""
_NAMED_GRAPHS = Words(
    "名前付きグラフ：出典ごとの記述、発行者による分類、導かれた近道",
    "Named graphs: what each source states, what the publisher assigned, and the shortcuts derived",
)


def counted(figures: GraphFigures, base: str) -> list[Said]:
    """What is said of the data set itself."""
    terms = (*figures.classes, *figures.properties)
    used = [space for space in PREFIXES.values() if any(term.startswith(space) for term in terms)]
    return [
        ("void:triples", [str(figures.triples)]),
        ("void:entities", [str(figures.entities)]),
        ("void:classes", [str(len(figures.classes))]),
        ("void:properties", [str(len(figures.properties))]),
        ("void:distinctSubjects", [str(figures.subjects)]),
        ("void:uriSpace", [text(base)]),
        ("void:vocabulary", [iri(space) for space in sorted(used)]),
        ("void:exampleResource", [iri(example) for example in sorted(set(figures.examples.values()))]),
        ("void:dataDump", [iri(file) for file in RDF_FILES]),
        ("void:feature", [iri(f"http://www.w3.org/ns/formats/{form}") for form in RDF_FILES.values()]),
        ("void:classPartition", [_part("class", term) for term in figures.classes]),
        ("void:propertyPartition", [_part("property", term) for term in figures.properties]),
        ("void:subset", ["<#named-graphs>"]),
    ]


def partitions(figures: GraphFigures) -> list[str]:
    """A block for each class and each property, with how many things or triples there are of it."""
    classes: list[tuple[str, list[Said]]] = [
        (_part("class", term), [("void:class", [name(term)]), ("void:entities", [str(count)])])
        for term, count in figures.classes.items()
    ]
    properties: list[tuple[str, list[Said]]] = [
        (_part("property", term), [("void:property", [name(term)]), ("void:triples", [str(count)])])
        for term, count in figures.properties.items()
    ]
    return [block(part, [("a", ["void:Dataset"]), *said]) for part, said in classes + properties]


def named_graphs(quads: int) -> str:
    """What stands in named graphs, counted apart from the facts held."""
    return block(
        "<#named-graphs>",
        [
            ("a", ["void:Dataset"]),
            ("dcterms:title", both(_NAMED_GRAPHS)),
            ("void:triples", [str(quads)]),
            ("void:dataDump", [iri(file) for file in WITH_NAMED_GRAPHS]),
        ],
    )


def _part(kind: str, term: str) -> str:
    """The address of a partition: ``<#class-cg-Agreement>``; a term without a prefix gets a digest."""
    short = name(term)
    if short.startswith("<"):
        short = hashlib.sha256(term.encode("utf-8")).hexdigest()[:8]
    return f"<#{kind}-{short.replace(':', '-')}>"
