"""``dataset.ttl``: the data set described as catalogues (DCAT 3, DCAT-AP) and linked data (VoID) expect.

Takes the settings, the counts of the graph and the files as they were written; gives Turtle. All addresses of files
are relative, so a folder can be put anywhere. There is no blank node and no time of building in it; what nobody told
us (a place, a day of publication) is left out, not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cluster_graph.graph.publication.figures import GraphFigures
from cluster_graph.graph.publication.kinds import WrittenFile
from cluster_graph.graph.publication.licences import known_licence
from cluster_graph.graph.publication.turtle import Said, block, both, document, iri, name, text, typed
from cluster_graph.graph.publication.void import RDF_FILES, counted, named_graphs, partitions
from cluster_graph.problems import Words
from cluster_graph.tables.settings import ClusterSettings
from cluster_graph.vocabulary import CG

FILE_NAME = "dataset.ttl"
ONTOLOGY = str(CG).removesuffix("#")
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_LANGUAGES = {"ja": f"{_AUTHORITY}/language/JPN", "en": f"{_AUTHORITY}/language/ENG"}
_THEMES = {
    f"{_AUTHORITY}/data-theme/GOVE": "Government and public sector",
    f"{_AUTHORITY}/data-theme/TECH": "Science and technology",
}
_CHECKSUM_ALGORITHM = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`、。（）]+")
KEYWORDS = (
    Words("産学官連携", "innovation cluster"),
    Words("連携協定", "cooperation agreements"),
    Words("共同研究", "joint research"),
    Words("協議会", "councils"),
    Words("知識グラフ", "knowledge graph"),
)


@dataclass(frozen=True, slots=True)
class Described:
    """All that a description is made of.

    ``named_quads``: triples in named graphs. ``last_told``: the last day on which the tables say that a source was
    fetched or a row checked, where they say it.
    """

    settings: ClusterSettings
    figures: GraphFigures
    named_quads: int
    last_told: date | None
    files: Sequence[WrittenFile]


def what_it_is(title: Words) -> Words:
    """The data set in a sentence."""
    return Words(
        f"{title.ja}の機関、協定、会議、共同研究などの連携、事業、資金のつながり。"
        "一つ一つの事実に、それを述べる出典の該当箇所と、成り立つ期間を付けている。",
        f"{title.en}: its organizations and what ties them together, agreements, councils, joint research and other "
        "collaborations, programmes and money. Each fact names the passage that states it and the period for which "
        "it holds.",
    )


def email_in(contact: str) -> str:
    """The first e-mail address in a text; empty where there is none."""
    found = _EMAIL.search(contact)
    return found[0] if found else ""


def web_address_in(contact: str) -> str:
    """The first web address in a text; empty where there is none."""
    found = _WEB.search(contact)
    return found[0] if found else ""


def downloads(file: str) -> str:
    """The words by which a description says that a file belongs to the data set."""
    return f"dcat:downloadURL {iri(file)} "


def description(data: Described) -> str:
    """The whole file."""
    settings = data.settings
    blocks = [
        block("<>", [("a", ["void:DatasetDescription"]), ("foaf:primaryTopic", [iri(settings.base)])]),
        block(iri(settings.base), [*_catalogued(data), *counted(data.figures, settings.base)]),
        *_people(settings),
        *_period(data.figures),
        *_rights(settings),
        *partitions(data.figures),
        named_graphs(data.named_quads),
        *(piece for file in data.files for piece in _distribution(file, settings)),
        *_referred_to(data),
    ]
    return document(blocks)


def _spoken(figures: GraphFigures) -> list[str]:
    """The addresses of the languages that texts are in; a way of writing one, such as kana, is not another."""
    codes = {language.partition("-")[0] for language in figures.languages}
    return [_LANGUAGES[code] for code in sorted(codes & set(_LANGUAGES))]


def _standards(file: WrittenFile) -> list[str]:
    own = [ONTOLOGY] if file.name in RDF_FILES else []
    return [file.kind.standard, *own] if file.kind.standard else own


def _referred_to(data: Described) -> list[str]:
    """What kinds of things the addresses of others stand for, so that a reader need not fetch them to know."""
    files = data.files
    kinds: list[tuple[str, set[str]]] = [
        ("dcterms:LinguisticSystem", set(_spoken(data.figures))),
        ("dcterms:MediaType", {file.kind.media_type_iri for file in files}),
        ("dcterms:MediaTypeOrExtent", {file.kind.file_type_iri for file in files}),
        ("dcterms:Standard", {ONTOLOGY, *(address for file in files for address in _standards(file))}),
        ("spdx:ChecksumAlgorithm", {_CHECKSUM_ALGORITHM}),
    ]
    themes = [
        block(iri(address), [("a", ["skos:Concept"]), ("skos:prefLabel", [text(label, "en")])])
        for address, label in _THEMES.items()
    ]
    return themes + [
        block(name(address), [("a", [kind])]) for kind, addresses in kinds for address in sorted(addresses)
    ]


def _catalogued(data: Described) -> list[Said]:
    settings, figures = data.settings, data.figures
    return [
        ("a", ["dcat:Dataset", "void:Dataset"]),
        ("dcterms:title", both(settings.title)),
        ("dcterms:description", both(what_it_is(settings.title))),
        ("dcterms:identifier", [text(settings.base)]),
        ("dcterms:publisher", [iri(f"{settings.base}publisher")] if settings.publisher else []),
        ("dcat:contactPoint", ["<#contact>"] if settings.contact else []),
        *_licence(settings),
        ("dcterms:language", [iri(address) for address in _spoken(figures)]),
        ("dcat:keyword", [said for words in KEYWORDS for said in both(words)]),
        ("dcat:theme", [iri(theme) for theme in _THEMES]),
        ("dcterms:temporal", ["<#period>"] if figures.first_day else []),
        ("dcterms:modified", [typed(data.last_told, "xsd:date")] if data.last_told else []),
        ("dcterms:conformsTo", [iri(ONTOLOGY)]),
        ("cg:asOf", [typed(settings.as_of, "xsd:date")]),
        ("dcat:distribution", [iri(f"#{file.name}") for file in data.files]),
    ]


def _licence(settings: ClusterSettings) -> list[Said]:
    """The licence under its own address; one that has none here is said in words."""
    licence = known_licence(settings.licence)
    if licence is not None:
        return [("dcterms:license", [iri(licence.iri)])]
    return [("dcterms:rights", ["<#rights>"] if settings.licence else [])]


def _rights(settings: ClusterSettings) -> list[str]:
    licence = known_licence(settings.licence)
    if licence is not None:
        said = [("a", ["dcterms:LicenseDocument"]), ("rdfs:label", [text(licence.name)])]
        return [block(iri(licence.iri), said)]
    if not settings.licence:
        return []
    return [
        block("<#rights>", [("a", ["dcterms:RightsStatement"]), ("rdfs:label", [text(settings.licence)])])
    ]


def _people(settings: ClusterSettings) -> list[str]:
    blocks = []
    if settings.publisher:
        said = [("a", ["foaf:Agent", "prov:Agent"]), ("foaf:name", [text(settings.publisher)])]
        blocks.append(block(iri(f"{settings.base}publisher"), said))
    if settings.contact:
        email, address = email_in(settings.contact), web_address_in(settings.contact)
        blocks.append(
            block(
                "<#contact>",
                [
                    ("a", ["vcard:Kind"]),
                    ("vcard:fn", [text(settings.contact)]),
                    ("vcard:hasEmail", [iri(f"mailto:{email}")] if email else []),
                    ("vcard:hasURL", [iri(address)] if address else []),
                ],
            )
        )
    return blocks


def _period(figures: GraphFigures) -> list[str]:
    if not figures.first_day:
        return []
    said: list[Said] = [
        ("a", ["dcterms:PeriodOfTime"]),
        ("dcat:startDate", [typed(figures.first_day, "xsd:date")]),
        ("dcat:endDate", [typed(figures.last_day, "xsd:date")]),
    ]
    return [block("<#period>", said)]


def _distribution(file: WrittenFile, settings: ClusterSettings) -> list[str]:
    said: list[Said] = [
        ("a", ["dcat:Distribution"]),
        ("dcterms:title", both(file.title)),
        ("dcterms:description", both(file.about)),
        ("dcat:accessURL", [iri(file.name)]),
        ("dcat:downloadURL", [iri(file.name)]),
        ("dcat:mediaType", [iri(file.kind.media_type_iri)]),
        ("dcterms:format", [iri(file.kind.file_type_iri)]),
        ("dcat:byteSize", [typed(file.size, "xsd:nonNegativeInteger")]),
        ("spdx:checksum", [iri(f"#{file.name}-sha256")]),
        ("dcterms:conformsTo", [iri(address) for address in _standards(file)]),
        *_licence(settings),
    ]
    checksum: list[Said] = [
        ("a", ["spdx:Checksum"]),
        ("spdx:algorithm", [name(_CHECKSUM_ALGORITHM)]),
        ("spdx:checksumValue", [typed(file.digest, "xsd:hexBinary")]),
    ]
    return [block(iri(f"#{file.name}"), said), block(iri(f"#{file.name}-sha256"), checksum)]
