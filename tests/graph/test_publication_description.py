"""The description of a build: what catalogues need to know is in it, and its numbers are those of the files."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SKOS, VOID, XSD

from cluster_graph.graph.publication.open_data_list import HEADER
from tests.factory import BASE, SETTINGS, write_cluster
from tests.graph.publication_sample import published, sample

CLUSTER = rdflib.URIRef(BASE)
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
VCARD = rdflib.Namespace("http://www.w3.org/2006/vcard/ns#")
WHERE = "https://data.example.org/out/"
MANDATORY = {
    # DCAT-AP 3.0.1: what a dataset, a distribution and those that they name must have.
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description),
    DCAT.Distribution: (DCAT.accessURL,),
    FOAF.Agent: (FOAF.name,),
    SPDX.Checksum: (SPDX.algorithm, SPDX.checksumValue),
    SKOS.Concept: (SKOS.prefLabel,),
}
RECOMMENDED = {
    DCAT.Dataset: (
        DCAT.contactPoint,
        DCAT.distribution,
        DCAT.keyword,
        DCTERMS.publisher,
        DCTERMS.temporal,
        DCAT.theme,
    ),
    DCAT.Distribution: (DCTERMS.description, DCTERMS["format"], DCTERMS.license),
}
RANGES = {
    # Of what kind the values must be.
    DCTERMS.publisher: FOAF.Agent,
    DCTERMS.language: DCTERMS.LinguisticSystem,
    DCTERMS.temporal: DCTERMS.PeriodOfTime,
    DCTERMS.license: DCTERMS.LicenseDocument,
    DCTERMS.conformsTo: DCTERMS.Standard,
    DCTERMS["format"]: DCTERMS.MediaTypeOrExtent,
    DCAT.mediaType: DCTERMS.MediaType,
    DCAT.contactPoint: VCARD.Kind,
    DCAT.distribution: DCAT.Distribution,
    DCAT.theme: SKOS.Concept,
    SPDX.checksum: SPDX.Checksum,
    SPDX.algorithm: SPDX.ChecksumAlgorithm,
    VOID.classPartition: VOID.Dataset,
    VOID.propertyPartition: VOID.Dataset,
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the sample is published into; not to be changed."""
    root = tmp_path_factory.mktemp("described")
    published(sample(root / "tables"), root / "out")
    return root / "out"


def read(out: Path) -> rdflib.Graph:
    """The description, as it reads where the folder was put."""
    return rdflib.Graph().parse(out / "dataset.ttl", format="turtle", publicID=f"{WHERE}dataset.ttl")


@pytest.fixture(scope="module")
def described(out: Path) -> rdflib.Graph:
    """The description of the sample."""
    return read(out)


@pytest.fixture(scope="module")
def held(out: Path) -> rdflib.Graph:
    """The facts held of the sample."""
    return rdflib.Graph().parse(out / "graph.ttl", format="turtle")


def numbers(
    graph: rdflib.Graph, partition: rdflib.URIRef, what: rdflib.URIRef, count: rdflib.URIRef
) -> dict[str, int]:
    """The counts of the parts by what they are parts of."""
    return {
        str(graph.value(part, what)): int(str(graph.value(part, count)))
        for part in graph.objects(CLUSTER, partition)
    }


def test_all_that_dcat_ap_asks_for_is_said(described: rdflib.Graph) -> None:
    for demands in (MANDATORY, RECOMMENDED):
        for kind, properties in demands.items():
            things = list(described.subjects(RDF.type, kind))
            assert things, kind
            for thing in things:
                missing = [name for name in properties if (thing, name, None) not in described]
                assert not missing, thing


def test_whatever_is_named_is_of_the_kind_that_dcat_ap_asks_for(described: rdflib.Graph) -> None:
    for predicate, kind in RANGES.items():
        values = set(described.objects(None, predicate))
        assert values, predicate
        for value in values:
            assert (value, RDF.type, kind) in described, (predicate, value)


def test_there_is_no_blank_node(described: rdflib.Graph) -> None:
    assert not any(isinstance(term, rdflib.BNode) for triple in described for term in triple)


def test_every_file_is_a_distribution_with_its_size_and_checksum(out: Path, described: rdflib.Graph) -> None:
    told = set()
    for distribution in described.objects(CLUSTER, DCAT.distribution):
        address = described.value(distribution, DCAT.downloadURL)
        name = str(address).removeprefix(WHERE)
        content = (out / name).read_bytes()
        size = described.value(distribution, DCAT.byteSize)
        assert size == rdflib.Literal(str(len(content)), datatype=XSD.nonNegativeInteger)
        checksum = described.value(described.value(distribution, SPDX.checksum), SPDX.checksumValue)
        assert str(checksum).lower() == hashlib.sha256(content).hexdigest()
        told.add(name)
    there = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert told == there - {"dataset.ttl"}


def test_addresses_of_files_are_relative(out: Path) -> None:
    text = (out / "dataset.ttl").read_text(encoding="utf-8")
    assert "dcat:downloadURL <graph.trig>" in text
    assert "void:dataDump <graph.trig>, <graph.nq>, <graph.ttl>, <graph.jsonld>" in text


def test_void_counts_are_those_of_the_facts(described: rdflib.Graph, held: rdflib.Graph) -> None:
    def told(name: str) -> int:
        return int(str(described.value(CLUSTER, VOID[name])))

    assert told("triples") == len(held)
    assert told("distinctSubjects") == len(set(held.subjects()))
    assert told("properties") == len(set(held.predicates()))
    assert told("classes") == len(set(held.objects(None, RDF.type)))
    entities = {str(thing) for thing in held.subjects(RDF.type) if str(thing).startswith(BASE)} - {BASE}
    assert told("entities") == len(entities)


def test_void_partitions_are_those_of_the_facts(described: rdflib.Graph, held: rdflib.Graph) -> None:
    classes = Counter(str(kind) for kind in held.objects(None, RDF.type))
    assert numbers(described, VOID.classPartition, VOID["class"], VOID.entities) == classes
    properties = Counter(str(predicate) for predicate in held.predicates())
    assert numbers(described, VOID.propertyPartition, VOID.property, VOID.triples) == properties


def test_the_named_graphs_are_counted_apart(out: Path, described: rdflib.Graph, held: rdflib.Graph) -> None:
    quads = (out / "graph.nq").read_text(encoding="utf-8").count("\n")
    (subset,) = described.objects(CLUSTER, VOID.subset)
    assert int(str(described.value(subset, VOID.triples))) == quads - len(held)


def test_examples_are_things_that_the_facts_describe(described: rdflib.Graph, held: rdflib.Graph) -> None:
    examples = set(described.objects(CLUSTER, VOID.exampleResource))
    assert rdflib.URIRef(f"{BASE}agreement/pact") in examples
    assert examples <= set(held.subjects(RDF.type))


def test_the_period_spans_the_days_that_bound_things(described: rdflib.Graph) -> None:
    (period,) = described.objects(CLUSTER, DCTERMS.temporal)
    first, last = (described.value(period, DCAT[name]) for name in ("startDate", "endDate"))
    assert (str(first), str(last)) == ("2015-01-01", "2019-04-01")


def test_the_day_of_change_is_the_last_that_the_tables_tell(described: rdflib.Graph, tmp_path: Path) -> None:
    assert str(described.value(CLUSTER, DCTERMS.modified)) == "2021-05-06"
    published(write_cluster(tmp_path / "c"), tmp_path / "out")
    assert read(tmp_path / "out").value(CLUSTER, DCTERMS.modified) is None


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    ],
)
def test_a_licence_that_is_known_has_its_own_address(tmp_path: Path, licence: str, address: str) -> None:
    folder = write_cluster(tmp_path / "c", SETTINGS.replace("CC0-1.0", licence))
    published(folder, tmp_path / "out")
    assert set(read(tmp_path / "out").objects(None, DCTERMS.license)) == {rdflib.URIRef(address)}


def test_a_licence_in_words_is_a_statement_of_rights_and_none_is_silence(tmp_path: Path) -> None:
    folder = write_cluster(tmp_path / "c", SETTINGS.replace("CC0-1.0", '庁内限り \\"draft\\"'))
    published(folder, tmp_path / "out")
    graph = read(tmp_path / "out")
    (rights,) = set(graph.objects(None, DCTERMS.rights))
    assert (rights, rdflib.RDFS.label, rdflib.Literal('庁内限り "draft"')) in graph
    assert (None, DCTERMS.license, None) not in graph
    published(write_cluster(tmp_path / "d", SETTINGS.replace("CC0-1.0", "")), tmp_path / "none")
    assert not {DCTERMS.license, DCTERMS.rights} & set(read(tmp_path / "none").predicates())


def test_an_address_in_the_contact_can_be_followed(tmp_path: Path) -> None:
    contact = "企画課 / planning <kikaku@city.example.jp>, https://example.org/form?x=1。"
    folder = write_cluster(tmp_path / "c", SETTINGS.replace('contact = "tests"', f'contact = "{contact}"'))
    published(folder, tmp_path / "out")
    graph = read(tmp_path / "out")
    (kind,) = graph.objects(CLUSTER, DCAT.contactPoint)
    assert graph.value(kind, VCARD.hasEmail) == rdflib.URIRef("mailto:kikaku@city.example.jp")
    assert graph.value(kind, VCARD.hasURL) == rdflib.URIRef("https://example.org/form?x=1")
    row = listed(tmp_path / "out")[0]
    assert row["データセット_連絡先メールアドレス"] == "kikaku@city.example.jp"
    assert row["データセット_連絡先FormURL"] == "https://example.org/form?x=1"


def listed(out: Path) -> list[dict[str, str]]:
    with (out / "municipal" / "open_data_list.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_open_data_list_has_the_municipal_header_and_a_row_a_file(out: Path) -> None:
    data = (out / "municipal" / "open_data_list.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf" + ",".join(HEADER).encode() + b"\n")
    rows = listed(out)
    there = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert {row["ファイル_ID"] for row in rows} == there - {"dataset.ttl", "municipal/open_data_list.csv"}
    for row in rows:
        assert int(row["ファイル_サイズ"]) == (out / row["ファイル_ID"]).stat().st_size
        assert (row["ファイル_ライセンス"], row["データセット_ID"]) == ("CC0 1.0", "tiny")
        assert row["データセット_対象期間"] == "2015-01-01/2019-04-01"


def test_what_nobody_told_stays_empty_in_the_open_data_list(out: Path) -> None:
    empty = {name for name in HEADER if not any(row[name] for row in listed(out))}
    assert {
        "全国地方公共団体コード",
        "データセット_公開日",
        "ファイル_ダウンロードURL",
        "データセット_分類",
    } <= empty


@pytest.mark.parametrize("publisher", ["鶴岡市", "Tsuruoka City", "鶴岡市 / Tsuruoka City"])
def test_a_local_government_that_publishes_is_named_with_its_code(tmp_path: Path, publisher: str) -> None:
    settings = SETTINGS.replace('publisher = "tests"', f'publisher = "{publisher}"')
    published(sample(tmp_path / "c", settings), tmp_path / "out")
    row = listed(tmp_path / "out")[0]
    assert (row["全国地方公共団体コード"], row["地方公共団体名"]) == ("062031", "鶴岡市")
