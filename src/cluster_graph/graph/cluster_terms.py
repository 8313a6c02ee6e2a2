"""What the graph says of the cluster itself, and of the shared code lists. Takes settings; knows no row."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from cluster_graph.graph.canonical import blocks_of
from cluster_graph.graph.terms import (
    DEFAULT,
    TYPE,
    Block,
    Pair,
    day,
    in_language,
    iri,
    own_property,
    text,
    typed,
)
from cluster_graph.tables.codelists import ontology_codes
from cluster_graph.tables.settings import ClusterSettings
from cluster_graph.vocabulary import DCAT, DCTERMS, PROV, RDF, RDFS, SKOS, VOID, XSD


def cluster_blocks(settings: ClusterSettings) -> Iterator[Block]:
    """The cluster: titles, publisher, licence, dates; and that what no passage states is the publisher's own."""
    month, first = settings.fiscal_year_starts
    title = iri(str(DCTERMS.title))
    pairs: list[Pair] = [
        (TYPE, iri(str(DCAT.Dataset))),
        (TYPE, iri(str(VOID.Dataset))),
        (title, in_language(settings.title.ja, "ja")),
        (title, in_language(settings.title.en, "en")),
        (iri(str(DCTERMS.license)), text(settings.licence)),
        (iri(str(DCTERMS.publisher)), text(settings.publisher)),
        (own_property("contact"), text(settings.contact)),
        (own_property("clusterId"), text(settings.id)),
        (own_property("asOf"), day(settings.as_of)),
        (own_property("fiscalYearStarts"), typed(f"--{month:02}-{first:02}", iri(str(XSD.gMonthDay)))),
    ]
    if settings.known_by is not None:
        pairs.append((own_property("knownBy"), day(settings.known_by)))
    pairs += [(own_property("vouchedComplete"), text(table)) for table in settings.complete]
    yield Block(DEFAULT, iri(settings.base), pairs)
    if settings.publisher:
        publisher = iri(f"{settings.base}publisher")
        attributed = (iri(str(PROV.wasAttributedTo)), publisher)
        yield Block(DEFAULT, iri(f"{settings.base}assigned"), [attributed])
        label = (iri(str(RDFS.label)), text(settings.publisher))
        yield Block(DEFAULT, publisher, [(TYPE, iri(str(PROV.Agent))), label])


def code_blocks() -> Iterator[Block]:
    """The concepts of the shared code lists with their labels, so that an endpoint answers with words."""
    wanted = [ox.NamedNode(str(term)) for term in (RDF.type, SKOS.prefLabel, SKOS.notation, SKOS.inScheme)]
    codes = ontology_codes()
    concepts = codes.quads_for_pattern(
        None, ox.NamedNode(str(RDF.type)), ox.NamedNode(str(SKOS.Concept)), None
    )
    for concept in {quad.subject for quad in concepts}:
        quads = codes.quads_for_pattern(concept, None, None, None)
        yield from blocks_of(quad for quad in quads if quad.predicate in wanted)
