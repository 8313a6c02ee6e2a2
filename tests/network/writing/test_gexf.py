"""GEXF: valid against the published schema, with the days of every node and tie."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
import xmlschema

from cluster_graph.network.measuring.table import MeasureTable, measure
from cluster_graph.network.project import project
from cluster_graph.network.spells import Spell, Spells
from cluster_graph.network.writing.gexf import NAMESPACE, gexf
from cluster_graph.network.writing.places import places
from tests.network.examples import DAY, cluster
from tests.network.writing.hard_cases import (
    NASTY_IN_XML,
    all_tables,
    funding_table,
    layers_table,
    nasty_table,
    spells_for,
)

IN = {"g": NAMESPACE}


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(Path(__file__).parent / "schemas" / "gexf.xsd"))


def parsed(table: MeasureTable, spells: Spells | None = None) -> ET.Element:
    return ET.fromstring(gexf(table, spells or spells_for(table), "ja"))  # noqa: S314 - our own output


def attributes_of(element: ET.Element) -> dict[str | None, str | None]:
    """The values of an element that do not change over time."""
    found = element.findall("g:attvalues/g:attvalue", IN)
    return {value.get("for"): value.get("value") for value in found if value.get("for") != "certain_then"}


@pytest.mark.parametrize("table", all_tables(), ids=lambda table: str(table.projection.projection))
@pytest.mark.parametrize("with_days", [True, False])
def test_every_kind_of_network_is_valid(
    schema: xmlschema.XMLSchema, table: MeasureTable, with_days: bool
) -> None:
    evidence = dict.fromkeys(table.projection.graph, ("organizations/a/src",))
    written = gexf(table, spells_for(table) if with_days else Spells({}, {}), "ja", evidence, {})
    assert [error.reason for error in schema.iter_errors(written)] == []


def test_the_schema_would_find_a_fault(schema: xmlschema.XMLSchema) -> None:
    written = gexf(nasty_table(), spells_for(nasty_table()))
    assert not schema.is_valid(written.replace('start="2016-04-01"', 'start="April"'))


@pytest.mark.parametrize("table", all_tables(), ids=lambda table: str(table.projection.projection))
def test_networkx_reads_the_same_network(table: MeasureTable) -> None:
    read = nx.read_gexf(io.BytesIO(gexf(table, spells_for(table)).encode()))
    graph = table.projection.graph
    assert sorted(read.nodes) == sorted(graph.nodes)
    assert read.is_directed() == graph.is_directed()
    if graph.is_directed():
        assert sorted(read.edges()) == sorted(graph.edges())
    else:
        assert sorted(map(sorted, read.edges())) == sorted(map(sorted, graph.edges()))


def test_a_tie_has_the_days_on_which_it_may_be_there_and_those_on_which_it_is() -> None:
    table = nasty_table()
    tie = (Spell("x", (date(2016, 4, 1), None), (date(2016, 10, 1), date(2019, 3, 31))),)
    edge = parsed(table, Spells({}, {("a", "b"): tie})).find(".//g:edge[@source='a'][@target='b']", IN)
    assert edge is not None
    assert [spell.attrib for spell in edge.findall("g:spells/g:spell", IN)] == [{"start": "2016-04-01"}]
    certain = edge.findall("g:attvalues/g:attvalue[@for='certain_then']", IN)
    assert [(one.get("value"), one.get("start"), one.get("end")) for one in certain] == [
        ("false", "2016-04-01", "2016-09-30"),
        ("true", "2016-10-01", "2019-03-31"),
        ("false", "2019-04-01", None),
    ]


def test_stays_in_several_things_are_joined_since_spells_must_not_overlap() -> None:
    edge = parsed(nasty_table()).find(".//g:edge[@source='a'][@target='b']", IN)
    assert edge is not None
    assert len(edge.findall("g:spells/g:spell", IN)) == 1


def test_each_layer_has_its_own_days_and_is_kept_apart_by_its_kind() -> None:
    table = layers_table()
    stays: dict[tuple[str, str], tuple[Spell, ...]] = {
        ("a", "b"): (
            Spell("the-agreement", (date(2010, 1, 1), None), None),
            Spell("the-council", (date(2015, 1, 1), None), None),
        )
    }
    edges = parsed(table, Spells({}, stays)).findall(".//g:edge[@target='b']", IN)
    starts = [
        (edge.get("kind"), [spell.get("start") for spell in edge.findall("*/g:spell", IN)]) for edge in edges
    ]
    assert starts == [("agreement", ["2010-01-01"]), ("council", ["2015-01-01"])]


def test_names_that_break_files_arrive_whole_but_for_what_xml_forbids() -> None:
    node = parsed(nasty_table()).find(".//g:node[@id='a']", IN)
    assert node is not None
    assert node.get("label") == NASTY_IN_XML.ja
    assert attributes_of(node)["label_en"] == NASTY_IN_XML.en


def test_what_is_not_defined_or_not_known_is_left_out() -> None:
    node = parsed(nasty_table()).find(".//g:node[@id='c']", IN)
    assert node is not None
    found = attributes_of(node)
    assert {"degree", "degree_rank", "sector", "kind"}.isdisjoint(found)
    assert found["neighbours"] == "2"
    for word in ("None", "nan", "inf"):
        assert f'value="{word}"' not in gexf(nasty_table(), Spells({}, {}))


def test_money_has_a_direction_and_its_weight_is_the_strength() -> None:
    root = parsed(funding_table())
    graph = root.find("g:graph", IN)
    assert graph is not None
    assert graph.get("defaultedgetype") == "directed"
    found = [
        (edge.get("source"), edge.get("target"), edge.get("weight"))
        for edge in root.iter(f"{{{NAMESPACE}}}edge")
    ]
    assert found == [("a", "c", "2000000.0"), ("b", "a", "2000000.0")]


def test_a_possible_tie_is_dashed_and_a_sector_has_its_colour_and_shape() -> None:
    lines = [shape.get("value") for shape in parsed(layers_table()).findall(".//g:edge/g:shape", IN)]
    assert lines == ["solid", "dotted", "dashed"]
    node = parsed(nasty_table()).find(".//g:node[@id='b']/g:color", IN)
    assert node is not None
    assert (node.get("r"), node.get("g"), node.get("b")) == ("230", "159", "0")


def test_evidence_is_an_attribute_of_nodes_and_ties() -> None:
    table = nasty_table()
    written = gexf(
        table,
        spells_for(table),
        "en",
        {"a": ("organizations/a/s", "x/y/s")},
        {("a", "b"): ("signatures/1/s",)},
    )
    root = ET.fromstring(written)  # noqa: S314 - our own output
    node, edge = root.find(".//g:node[@id='a']", IN), root.find(".//g:edge[@id='e0']", IN)
    assert node is not None
    assert edge is not None
    assert attributes_of(node)["evidence"] == "organizations/a/s x/y/s"
    assert attributes_of(edge)["evidence"] == "signatures/1/s"


def test_the_same_network_gives_the_same_bytes_in_any_order_of_rows() -> None:
    there = measure(project(cluster({"x": ["a", "b"], "y": ["b", "c"]}), on=DAY))
    back = measure(project(cluster({"y": ["c", "b"], "x": ["b", "a"]}), on=DAY))
    assert gexf(there, spells_for(there)) == gexf(back, spells_for(back))


def test_no_two_nodes_stand_in_the_same_place() -> None:
    sectors = {f"n{number}": ("government", "company", "")[number % 3] for number in range(200)}
    found = places(sectors, ["t1", "t2", "t3"])
    points = [complex(*place) for place in found.values()]
    apart = min(abs(a - b) for number, a in enumerate(points) for b in points[:number])
    assert len(found) == 203
    assert apart > 10
    assert places({}) == {}
