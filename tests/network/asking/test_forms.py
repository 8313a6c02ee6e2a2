"""The forms in which answers leave the house, of real networks, as other programs read them."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import igraph
import networkx as nx
import pandas
import pytest

from cluster_graph.cluster import Cluster
from cluster_graph.network.asking.asked import GROUPS, OF_OPTIONS, Asked
from cluster_graph.network.project import PROJECTIONS
from cluster_graph.problems import InputError

DAY = date(2018, 8, 28)
OPTIONS: dict[str, dict[str, Any]] = {
    "--by-year": {"by_year": True},
    "--compare": {"compare": (date(2017, 4, 1), DAY)},
    "--rank-intervals": {"rank_intervals": True, "draws": 20},
    "--path": {"path": ("tsuruoka", "keio")},
}


def rows(cluster: Cluster, asked: Asked) -> list[dict[str, str]]:
    """A table as CSV."""
    return list(csv.DictReader(io.StringIO(str(cluster.network_answer(asked).write("csv")))))


@pytest.mark.parametrize(
    "name", sorted({table for tables in GROUPS.values() for table in tables} - {"codebook"})
)
def test_each_single_table_is_a_csv_file_and_a_data_frame(yamagata: Cluster, name: str) -> None:
    answer = yamagata.network_answer(Asked(table=name, ties="possible", draws=99))
    read = pandas.read_csv(io.StringIO(answer.to_csv("ja")))
    frame = answer.to_pandas("ja")
    assert list(frame.columns) == list(read.columns)
    assert len(frame) == len(read) > 0


@pytest.mark.parametrize(
    ("option", "name"), [(option, name) for option in OF_OPTIONS for name in OF_OPTIONS[option]]
)
def test_so_is_each_that_an_option_brings(yamagata: Cluster, option: str, name: str) -> None:
    answer = yamagata.network_answer(Asked(table=name, **OPTIONS[option]))
    assert [table.name for table in answer.tables] == [name]
    assert len(answer.to_pandas()) == len(answer.to_csv().splitlines()) - 1 > 0


def test_a_group_of_tables_without_one_of_its_name_is_no_csv_file(yamagata: Cluster) -> None:
    answer = yamagata.network_answer(Asked(table="sectors"))
    for form in (answer.to_csv, answer.to_pandas):
        with pytest.raises(InputError, match="ei, mixing, triple_helix"):
            form()


def test_nodes_and_ties_carry_the_assertions_that_state_them(yamagata: Cluster) -> None:
    nodes = {row["id"]: row for row in rows(yamagata, Asked(on=DAY))}
    assert "organizations/tsuruoka/seed-2018" in nodes["tsuruoka"]["evidence"].split(" ")
    ties = {
        (row["source"], row["target"]): row for row in rows(yamagata, Asked(on=DAY, table="ties", draws=99))
    }
    evidence = ties["keio", "tsuruoka"]["evidence"].split(" ")
    assert any(one.startswith("signatures/") and "keio-4th" in one for one in evidence)
    assert all(row["evidence"] for row in [*nodes.values(), *ties.values()])


@pytest.mark.parametrize("projection", PROJECTIONS)
@pytest.mark.parametrize("ties", ["certain", "possible"])
def test_json_agrees_with_itself_over_a_year(cluster: Cluster, projection: str, ties: str) -> None:
    year = date(2018, 4, 1), date(2019, 3, 31)
    found = json.loads(cluster.network_answer(Asked(projection, period=year, ties=ties)).to_json())
    assert all(
        {edge["source"], edge["target"]} <= {node["id"] for node in found["nodes"]} for edge in found["edges"]
    )
    assert all(edge["strength"] * edge["distance"] == pytest.approx(1) for edge in found["edges"])
    if ties == "certain":
        assert all(edge["certain"] for edge in found["edges"])


def test_json_of_rank_intervals_says_how_far_to_trust_them(yamagata: Cluster) -> None:
    found = json.loads(yamagata.network_answer(Asked(rank_intervals=True, draws=20)).to_json())
    assert [table["table"] for table in found["tables"]] == ["trust"]
    assert found["nodes"]


@pytest.mark.parametrize("projection", PROJECTIONS)
def test_graph_files_hold_what_the_json_holds(yamagata: Cluster, projection: str, tmp_path: Any) -> None:
    answer = yamagata.network_answer(Asked(projection, DAY, ties="possible"))
    document = json.loads(answer.to_json())
    ids, edges = {node["id"] for node in document["nodes"]}, len(document["edges"])
    strengths = sorted(edge["strength"] for edge in document["edges"])
    target = tmp_path / "network.graphml"
    target.write_text(answer.to_graphml("ja"), encoding="utf-8")
    graph = nx.read_graphml(target)
    assert (set(graph), graph.number_of_edges()) == (ids, edges)
    assert sorted(data["strength"] for _, _, data in graph.edges(data=True)) == pytest.approx(strengths)
    other = igraph.Graph.Read_GraphML(str(target))
    assert set(other.vs["id"]) == ids
    assert sorted(other.es["strength"]) == pytest.approx(strengths)
    target = tmp_path / "network.gexf"
    target.write_text(answer.to_gexf("ja"), encoding="utf-8")
    root = ET.parse(target).getroot()  # noqa: S314 - our own file
    assert len(root.findall(".//{*}edge")) == edges
    assert {node.get("id") for node in root.findall(".//{*}node")} == set(nx.read_gexf(target)) == ids


@pytest.mark.parametrize(
    "asked",
    [Asked(by_year=True), Asked(table="mixing", ties="possible"), Asked(table="brokerage", ties="possible")],
    ids=["ranks", "mixing", "brokerage"],
)
def test_pictures_are_drawn_with_japanese_names(yamagata: Cluster, asked: Asked) -> None:
    answer = yamagata.network_answer(asked)
    drawn = str(answer.write("svg", "ja"))
    assert "行政" in drawn or "鶴岡市" in drawn
    png = answer.write("png", "ja")
    assert isinstance(png, bytes)
    assert png.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("asked", "form", "words"),
    [
        (Asked(), "svg", "there are pictures"),
        (Asked(table="network"), "gexf", "ask for the table nodes"),
        (Asked(by_year=True), "graphml", "ask for the table nodes"),
    ],
)
def test_a_form_that_an_answer_does_not_have_is_a_sentence(
    yamagata: Cluster, asked: Asked, form: str, words: str
) -> None:
    with pytest.raises(InputError, match=words):
        yamagata.network_answer(asked).write(form)
