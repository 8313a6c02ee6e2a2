"""Versions: one for the whole folder, told the same everywhere, with notes in both languages."""

from __future__ import annotations

import re

import pytest
from rdflib import URIRef
from rdflib.namespace import OWL, RDF, SKOS

from tests.ontology.graphs import FOLDER, HEADER, graph_of, texts

FILES = {
    "cluster-graph": "ontology",
    "codes": "codes",
    "shapes": "shapes",
    "competency": "competency",
    **{
        f"alignments/{path.stem}": f"alignments/{path.stem}" for path in (FOLDER / "alignments").glob("*.ttl")
    },
}
CHANGES = (FOLDER / "CHANGES.md").read_text(encoding="utf-8")
VERSION = str(graph_of("cluster-graph").value(HEADER, OWL.versionInfo))


@pytest.mark.parametrize("name", FILES)
def test_every_file_bears_the_one_version(name: str) -> None:
    graph = graph_of(name)
    header = URIRef(f"https://w3id.org/cluster-graph/{FILES[name]}")
    assert set(graph.subjects(RDF.type, OWL.Ontology)) == {header}
    assert str(graph.value(header, OWL.versionInfo)) == VERSION
    assert graph.value(header, OWL.versionIRI) == URIRef(f"{header}/{VERSION}")


@pytest.mark.parametrize("name", ["cluster-graph", "codes", "shapes"])
def test_every_version_has_a_note_in_both_languages_and_the_prior_one_is_named(name: str) -> None:
    graph = graph_of(name)
    header = URIRef(f"https://w3id.org/cluster-graph/{FILES[name]}")
    noted = {
        language: sorted(note.partition(":")[0] for note in notes)
        for language, notes in texts(graph, header, SKOS.changeNote).items()
    }
    versions = sorted(re.findall(r"^## (\d+\.\d+\.\d+) ", CHANGES, re.MULTILINE))
    assert noted == {"en": versions, "ja": versions}
    assert versions[-1] == VERSION
    assert graph.value(header, OWL.priorVersion) == URIRef(f"{header}/{versions[-2]}")


def test_the_readme_names_the_version_and_every_file() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"version {VERSION}" in readme
    for path in FOLDER.iterdir():
        assert (
            f"`{path.name}`" in readme
            or f"`{path.name}/" in readme
            or f"({path.name}" in readme
            or (path.name == "README.md")
        ), path.name
    for path in (FOLDER / "alignments").glob("*.ttl"):
        graph = graph_of(f"alignments/{path.stem}")
        target = URIRef(f"https://w3id.org/cluster-graph/alignments/{path.stem}/target")
        (line,) = [line for line in readme.splitlines() if line.startswith(f"| `{path.name}`")]
        assert str(graph.value(target, OWL.versionInfo)).rpartition("/")[2] in line
