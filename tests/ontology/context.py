"""The JSON-LD context as it follows from the ontology: what ``ontology/context.jsonld`` must hold.

``python -m tests.ontology.context`` writes the file. A property's coercion comes from its kind and range; only what
other vocabularies' properties hold is listed here, since the ontology declares them without saying more.
"""

from __future__ import annotations

import json
from typing import Any

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, XSD

from cluster_graph.vocabulary import PREFIXES, SCHEMA
from tests.ontology.graphs import FOLDER, graph_of, name_of, own_terms

PATH = FOLDER / "context.jsonld"
_LANGUAGE_MAP = {"@container": "@language"}
_IRI = {"@type": "@id"}
_DAY = {"@type": "xsd:date"}
# Terms of other vocabularies that data use, under the name that they have there.
REUSED_CLASSES = (
    "dcat:Dataset",
    "org:ChangeEvent",
    "org:FormalOrganization",
    "org:Organization",
    "org:OrganizationalUnit",
    "org:Post",
    "prov:Agent",
    "skos:Concept",
)
REUSED_PROPERTIES: dict[str, dict[str, str]] = {
    "dcterms:issued": _DAY,
    "dcterms:language": {},
    "dcterms:license": {},
    "dcterms:publisher": {},
    "dcterms:title": _LANGUAGE_MAP,
    "org:classification": _IRI,
    "org:hasMember": _IRI,
    "org:identifier": {},
    "org:originalOrganization": _IRI,
    "org:postIn": _IRI,
    "org:resultingOrganization": _IRI,
    "org:subOrganizationOf": _IRI,
    "owl:differentFrom": _IRI,
    "prov:wasAttributedTo": _IRI,
    "prov:wasQuotedFrom": _IRI,
    "rdfs:label": {},
    "schema:dateCreated": _DAY,
    "schema:endDate": _DAY,
    "schema:startDate": _DAY,
    "schema:url": {"@type": "xsd:anyURI"},
    "skos:altLabel": _LANGUAGE_MAP,
    "skos:definition": _LANGUAGE_MAP,
    "skos:exactMatch": _IRI,
    "skos:inScheme": _IRI,
    "skos:notation": {},
    "skos:prefLabel": _LANGUAGE_MAP,
}


def _coercion(ontology: Graph, term: URIRef) -> dict[str, str]:
    """How values of an own property are read."""
    if (term, RDF.type, OWL.DatatypeProperty) not in ontology:
        return _IRI
    held = ontology.value(term, RDFS.range) or ontology.value(term, SCHEMA.rangeIncludes)
    if held == RDF.langString:
        return _LANGUAGE_MAP
    if held == XSD.string:
        return {}
    return {"@type": f"xsd:{name_of(held)}"} if held is not None else {}


def made_context(ontology: Graph | None = None) -> dict[str, Any]:
    """The context: prefixes, then classes, then properties, each in order of its name.

    ``ontology``: the published one where none is given. A name with two meanings is an error.
    """
    ontology = graph_of("cluster-graph") if ontology is None else ontology
    classes = {_short(term): term for term in REUSED_CLASSES}
    properties: dict[str, Any] = {
        _short(term): {"@id": term, **coercion} if coercion else term
        for term, coercion in REUSED_PROPERTIES.items()
    }
    taken = {*classes, *properties}
    for term in own_terms(ontology):
        name = name_of(term)
        kinds = set(ontology.objects(term, RDF.type))
        if OWL.Class in kinds:
            classes[name] = f"cg:{name}"
        elif RDFS.Datatype not in kinds and OWL.NamedIndividual not in kinds:
            coercion = _coercion(ontology, term)
            properties[name] = {"@id": f"cg:{name}", **coercion} if coercion else f"cg:{name}"
        if name in taken:
            raise ValueError(f"{name} has two meanings")
    return {
        "@context": {
            "@version": 1.1,
            **{prefix: PREFIXES[prefix] for prefix in sorted(PREFIXES)},
            "id": "@id",
            "type": "@type",
            **dict(sorted(classes.items())),
            **dict(sorted(properties.items())),
        }
    }


def _short(term: str) -> str:
    return term.partition(":")[2]


def written_context() -> str:
    """The text of the file: one term a line."""
    lines = [
        f"    {json.dumps(key)}: {json.dumps(value)}" for key, value in made_context()["@context"].items()
    ]
    return '{\n  "@context": {\n' + ",\n".join(lines) + "\n  }\n}\n"


if __name__ == "__main__":
    PATH.write_text(written_context(), encoding="utf-8", newline="\n")
