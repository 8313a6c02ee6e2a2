"""The Python interface as notebooks use it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import networkx as nx
import pytest
import rdflib

import cluster_graph as cg


def test_open_takes_a_folder_and_answers_questions() -> None:
    cluster = cg.open("data/yamagata")
    frame = cluster.query("agreements-in-force", on="2018-08-28").to_pandas()
    assert list(frame.columns)[:2] == ["agreement", "name"]
    assert {"keio-4th", "cancer-4party"} <= {iri.rsplit("/", 1)[-1] for iri in frame["agreement"]}


def test_a_network_is_a_networkx_graph_with_named_weights(yamagata: cg.Cluster) -> None:
    graph = yamagata.network("actors", on="2018-08-28")
    assert isinstance(graph, nx.Graph)
    assert graph.has_edge("tsuruoka", "yamagata-pref")
    for _, _, attributes in graph.edges(data=True):
        assert attributes["distance"] == pytest.approx(1 / attributes["strength"])
        assert "weight" not in attributes


def test_centrality_is_a_table_of_the_measures_asked_for(yamagata: cg.Cluster) -> None:
    table = yamagata.centrality("actors", ["betweenness"], on=date(2018, 8, 28))
    assert table.measures == ("betweenness",)
    assert {row.id for row in table.rows} >= {"keio-iab", "tsuruoka"}


def test_any_table_about_the_network_becomes_a_pandas_table(yamagata: cg.Cluster) -> None:
    frame = yamagata.network_tables("brokerage", on="2018-08-28").to_pandas("ja")
    assert frame.set_index("id").loc["keio-iab", "liaison"] == frame["liaison"].max()
    compared = yamagata.network_tables(compare=("2017-04-01", date(2018, 4, 1))).to_pandas()
    assert set(compared["change"]) <= {"entered", "left", "stayed"}


def test_coverage_gives_verdicts(yamagata: cg.Cluster) -> None:
    report = yamagata.coverage(on="2018-08-28")
    statuses = {judged.collaboration.id: judged.status for judged in report.collaborations}
    assert statuses["training"] == "covered"
    assert statuses["tohoku-ham-study"] == "unknown"
    assert "uncovered" not in statuses.values()


def test_the_graph_is_an_rdflib_dataset(yamagata: cg.Cluster) -> None:
    graph = yamagata.graph
    assert isinstance(graph, rdflib.Dataset)
    agreement = rdflib.URIRef(f"{yamagata.info.base}agreement/keio-4th")
    assert (agreement, None, None) in graph


def test_what_cannot_be_opened_is_an_error_with_words_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(cg.InputError) as failure:
        cg.open(tmp_path / "nothing")
    assert failure.value.words.ja
    assert "cannot be opened" in failure.value.words.en


def test_an_impossible_day_is_refused(yamagata: cg.Cluster) -> None:
    with pytest.raises(cg.InputError):
        yamagata.coverage(on="2018-02-30")
