"""The shipped cluster in every form: nothing without evidence, nothing without days, every file valid."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
import xmlschema

from cluster_graph.network.evidence import Evidence, load_evidence
from cluster_graph.network.load import load_network
from cluster_graph.network.measuring.table import measure
from cluster_graph.network.project import project
from cluster_graph.network.spells import spells
from cluster_graph.network.writing.evidence_ids import node_evidence, tie_evidence
from cluster_graph.network.writing.gexf import gexf
from cluster_graph.network.writing.graphml import graphml
from cluster_graph.network.writing.ties_table import ties_table
from cluster_graph.resources import shipped_cluster
from cluster_graph.store.open import open_engine

YEARS = (date(2014, 4, 1), date(2019, 3, 31))


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    store = open_engine(shipped_cluster())
    return load_evidence(store, load_network(store))


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(Path(__file__).parent / "schemas" / "gexf.xsd"))


@pytest.mark.parametrize("projection", ["actors", "affiliation", "layers", "funding"])
def test_every_node_and_tie_has_evidence_and_days_in_valid_files(
    projection: str, evidence: Evidence, schema: xmlschema.XMLSchema
) -> None:
    projected = project(evidence.records, projection, on=YEARS, ties="possible")
    nodes, ties = node_evidence(projected, evidence), tie_evidence(projected, evidence)
    assert len(ties) == projected.graph.number_of_edges()
    assert len(ties) >= 10
    for ids in (*nodes.values(), *ties.values()):
        assert ids
        assert all(re.fullmatch(r"[a-z]+(/[a-z0-9-]+){2}", one) for one in ids)
    column = ties_table(projected, ties).column("evidence")
    assert sorted(map(str, column)) == sorted(map(str, ties.values()))
    days = spells(evidence.records, projected)
    assert set(days.nodes) == set(projected.graph)
    table = measure(projected)
    written = gexf(table, days, "ja", nodes, ties)
    assert [error.reason for error in schema.iter_errors(written)] == []
    assert written.count("<spells>") == len(nodes) + len(ties)
    for read in (
        nx.read_gexf(io.BytesIO(written.encode())),
        nx.read_graphml(io.BytesIO(graphml(table, "ja", nodes, ties).encode())),
    ):
        assert set(read) == set(projected.graph)
        assert read.number_of_edges() == len(ties)
