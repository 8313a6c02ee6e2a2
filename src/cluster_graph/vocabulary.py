"""The names that the graph is written in: namespaces, prefixes, and how IRIs of things are made.

The terms themselves are defined in ``ontology/``; here are only their addresses.
"""

from __future__ import annotations

from rdflib import Namespace
from rdflib.namespace import DCAT, DCTERMS, ORG, OWL, PROV, RDF, RDFS, SKOS, VOID, XSD

__all__ = [
    "CG",
    "DCAT",
    "DCTERMS",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SKOS",
    "VOID",
    "XSD",
    "assertion_iri",
    "code_iri",
    "own_code_iri",
    "thing_iri",
]

CG = Namespace("https://w3id.org/cluster-graph/ontology#")
SCHEMA = Namespace("https://schema.org/")

PREFIXES: dict[str, str] = {
    "cg": str(CG),
    "dcat": str(DCAT),
    "dcterms": str(DCTERMS),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "skos": str(SKOS),
    "void": str(VOID),
    "xsd": str(XSD),
}


def code_iri(scheme: str, notation: str) -> str:
    """The IRI of a concept of the shared code lists: ``cg:sector-government``."""
    return f"{CG}{scheme}-{notation}"


def own_code_iri(base: str, scheme: str, notation: str) -> str:
    """The IRI of a concept of a cluster's own code lists: ``<base>code/theme-NOTATION``."""
    return f"{base}code/{scheme}-{notation}"


def thing_iri(base: str, kind: str, identifier: str) -> str:
    """The IRI of a thing of the cluster: ``<base>organization/ID``."""
    return f"{base}{kind}/{identifier}"


def assertion_iri(base: str, table: str, identifier: str, source: str) -> str:
    """The named graph that holds what ``source`` says of one thing: ``<base>assertion/TABLE/ID/SOURCE``."""
    return f"{base}assertion/{table}/{identifier}/{source}"
