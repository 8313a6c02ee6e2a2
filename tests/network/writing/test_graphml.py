"""GraphML: read back it is the same network."""

from __future__ import annotations

import io
from dataclasses import replace
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from cluster_graph.network.measuring.table import MeasureTable, measure
from cluster_graph.network.project import project
from cluster_graph.network.writing.graphml import graphml
from cluster_graph.network.writing.xml_values import evened, plain, plain_attributes
from tests.network.examples import DAY, cluster
from tests.network.writing.hard_cases import (
    NASTY_IN_XML,
    all_tables,
    empty_table,
    funding_table,
    layers_table,
    nasty_table,
)

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def read(table: MeasureTable) -> nx.Graph[str]:
    found: nx.Graph[str] = nx.read_graphml(io.BytesIO(graphml(table, "ja").encode()))
    return found


@pytest.mark.parametrize("table", all_tables(), ids=lambda table: str(table.projection.projection))
def test_read_back_it_has_the_same_nodes_edges_and_values(table: MeasureTable) -> None:
    graph, found = table.projection.graph, read(table)
    assert set(found.nodes) == set(graph.nodes)
    assert found.is_directed() == graph.is_directed()
    assert found.number_of_edges() == graph.number_of_edges()
    for row in table.rows:
        for name in table.measures:
            assert found.nodes[row.id].get(name) == row.values[name]
            assert found.nodes[row.id].get(f"{name}_rank") == row.ranks[name]


def test_ties_read_back_keep_weights_certainty_and_things() -> None:
    edge = read(nasty_table()).edges["a", "b"]
    assert (edge["strength"], edge["distance"], edge["certain"], edge["things"]) == (2.0, 0.5, True, "x y")


def test_money_read_back_goes_the_same_way() -> None:
    assert set(read(funding_table()).edges) == {("b", "a"), ("a", "c")}


def test_parallel_ties_read_back_keep_their_relations() -> None:
    found = sorted(data["relation"] for *_, data in read(layers_table()).edges(data=True))
    assert found == ["agreement", "council", "council"]


def test_names_that_break_files_arrive_whole_but_for_what_xml_forbids() -> None:
    node = read(nasty_table()).nodes["a"]
    assert (node["label"], node["label_ja"], node["label_en"]) == (NASTY_IN_XML.ja, *_both())


def _both() -> tuple[str, str]:
    return NASTY_IN_XML.ja, NASTY_IN_XML.en


def test_what_is_not_defined_is_left_out() -> None:
    node = read(nasty_table()).nodes["c"]
    assert {"degree", "degree_rank", "sector", "kind"}.isdisjoint(node)
    assert node["neighbours"] == 2


def test_a_measure_that_is_not_defined_at_all_has_no_key() -> None:
    apart = measure(project(cluster({"x": ["a", "b"], "y": ["c", "d"]}), on=DAY), ["degree", "eigenvector"])
    assert 'attr.name="degree"' in graphml(apart)
    assert "eigenvector" not in graphml(apart)


def test_keys_and_values_are_as_the_format_wants_them() -> None:
    root = ET.fromstring(graphml(layers_table()))  # noqa: S314 - our own output
    keys = root.findall(f"{GRAPHML}key")
    assert len({(key.get("for"), key.get("attr.name")) for key in keys}) == len(keys)
    types = {key.get("id"): key.get("attr.type") for key in keys}
    values = [data for data in root.iter(f"{GRAPHML}data") if types[data.get("key")] == "boolean"]
    assert {data.text for data in values} == {"true", "false"}
    ids = [edge.get("id") for edge in root.iter(f"{GRAPHML}edge")]
    assert len(set(ids)) == len(ids) == 3


def test_rank_intervals_and_evidence_are_attributes() -> None:
    table = replace(nasty_table(), rank_intervals={"degree": {"b": (1, 3)}})
    written = graphml(
        table, "en", {"b": ("organizations/b/s",)}, {("a", "b"): ("signatures/1/s", "signatures/2/s")}
    )
    found = nx.read_graphml(io.BytesIO(written.encode()))
    assert (found.nodes["b"]["degree_rank_low"], found.nodes["b"]["degree_rank_high"]) == (1, 3)
    assert found.nodes["b"]["evidence"] == "organizations/b/s"
    assert found.edges["a", "b"]["evidence"] == "signatures/1/s signatures/2/s"


def test_the_same_network_gives_the_same_bytes_in_any_order_of_rows() -> None:
    there = measure(project(cluster({"x": ["a", "b"], "y": ["b", "c"]}), on=DAY))
    back = measure(project(cluster({"y": ["c", "b"], "x": ["b", "a"]}), on=DAY))
    assert graphml(there) == graphml(back)
    assert graphml(empty_table()) == graphml(empty_table())


def test_a_value_is_text_a_number_true_or_false_or_left_out() -> None:
    values = [None, float("nan"), float("inf"), True, 2, 0.5, "a\x00b", ("x", "y"), ()]
    assert [plain(value) for value in values] == [None, None, None, True, 2, 0.5, "ab", "x y", None]
    assert plain_attributes({"id": 1, "pid": None, "ok": 2}, {"id", "pid"}) == {"id_": 1, "ok": 2}


def test_a_key_has_one_type_in_all_rows() -> None:
    assert evened([{"a": 1, "b": True}, {"a": 0.5, "b": "x"}]) == [
        {"a": 1.0, "b": "true"},
        {"a": 0.5, "b": "x"},
    ]
