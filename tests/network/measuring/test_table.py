"""Tables: rows, ranks, and the forms in which they leave the house."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace

import pytest

from cluster_graph.network.measuring.table import measure
from cluster_graph.network.project import project
from cluster_graph.problems import InputError, Words
from tests.network.examples import DAY, cluster, southern_women, thing

STAR = cluster({"x": ["hub", "one"], "y": ["hub", "two"], "z": ["hub", "three"], "alone": ["zero"]})


def test_equals_share_the_better_rank() -> None:
    rows = measure(project(STAR, on=DAY), ["degree"]).rows
    assert [(row.id, row.ranks["degree"]) for row in rows] == [
        ("hub", 1),
        ("one", 2),
        ("three", 2),
        ("two", 2),
        ("zero", 5),
    ]


def test_in_an_affiliation_network_each_side_is_ranked_for_itself() -> None:
    rows = measure(project(STAR, "affiliation", on=DAY), ["degree"]).rows
    assert [row.side for row in rows] == [0] * 5 + [1] * 4
    assert [row.ranks["degree"] for row in rows if row.side == 1] == [1, 1, 1, 4]


def test_columns_have_headings_in_both_languages() -> None:
    table = measure(project(STAR, on=DAY), ["degree", "pagerank"])
    assert [column.key for column in table.columns] == [
        "id",
        "label",
        "degree",
        "degree_rank",
        "pagerank",
        "pagerank_rank",
    ]
    assert all(column.heading.ja and column.heading.en for column in table.columns)


def test_a_measure_named_twice_counts_once() -> None:
    assert measure(project(STAR, on=DAY), ["degree", "degree"]).measures == ("degree",)


def test_as_a_table_it_has_kind_sector_and_side_after_the_measures_and_a_meaning_for_each() -> None:
    table = measure(project(STAR, "affiliation", on=DAY), ["degree"]).as_table()
    assert [column.key for column in table.columns] == [
        "id",
        "label",
        "degree",
        "degree_rank",
        "kind",
        "sector",
        "bipartite",
    ]
    assert table.name == "nodes"
    assert table.rows[0] == ("hub", Words("hub（日）", "HUB"), 0.75, 1, "company", "company", 0)
    assert all(column.meaning.ja and column.meaning.en for column in table.columns)
    assert "Borgatti and Halgin" in table.columns[2].meaning.en


def test_rank_intervals_stand_beside_the_ranks_where_they_were_drawn() -> None:
    plain = measure(project(STAR, on=DAY), ["degree", "pagerank"])
    assert plain.rank_intervals is None
    drawn = replace(plain, rank_intervals={"degree": {"hub": (1, 2), "one": (2, 4)}})
    table = drawn.as_table()
    assert [column.key for column in table.columns][2:6] == [
        "degree",
        "degree_rank",
        "degree_rank_low",
        "degree_rank_high",
    ]
    assert (table.column("degree_rank_low")[0], table.column("degree_rank_high")[0]) == (1, 2)
    assert set(table.column("pagerank_rank_low")) == {None}


def test_in_pandas_what_is_not_defined_is_missing_and_numbers_stay_numbers() -> None:
    apart = project(cluster({"x": ["a", "b"], "y": ["c", "d"]}), on=DAY)
    frame = measure(apart, ["neighbours", "degree", "eigenvector"]).to_pandas("ja")
    assert list(frame["label"]) == ["a（日）", "b（日）", "c（日）", "d（日）"]
    assert frame["degree"].dtype == "Float64"
    assert frame["neighbours"].dtype == frame["degree_rank"].dtype == "Int64"
    assert frame["eigenvector"].isna().all()
    assert frame["degree"].sum() == pytest.approx(4 / 3)
    assert len(measure(project(cluster({}), on=DAY)).to_pandas()) == 0


def test_without_pandas_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(InputError, match=r"pip install 'cluster-graph\[pandas\]'"):
        measure(project(STAR, on=DAY)).to_pandas()


def test_the_sentence_names_what_each_measure_goes_by() -> None:
    table = measure(project(STAR, on=DAY), ["degree", "betweenness", "pagerank"])
    assert (
        "Betweenness: by distance (a strong tie is a short one); PageRank: by strength; Degree: by ties, all "
        "counting alike." in table.sentence.en
    )
    assert "媒介中心性は距離（強いつながりほど近い）で測る；PageRankは強さによる" in table.sentence.ja


def test_where_all_strengths_are_1_and_all_is_defined_the_sentence_adds_nothing() -> None:
    bare = project(STAR, on=DAY, weight="none")
    assert measure(bare, ["degree", "betweenness", "pagerank"]).sentence == bare.summary


def test_progress_is_told_after_each_measure() -> None:
    told: list[tuple[int, int]] = []
    measure(project(STAR, on=DAY), ["degree", "pagerank"], progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


def test_an_unknown_measure_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="there are: neighbours, degree"):
        measure(project(STAR, on=DAY), ["fame"])


def test_csv_has_full_precision_and_empty_cells_where_undefined() -> None:
    apart = project(cluster({"x": ["a", "b"], "y": ["c", "d"]}), on=DAY)
    rows = list(csv.DictReader(io.StringIO(measure(apart, ["degree", "eigenvector"]).to_csv("ja"))))
    assert rows[0] == {
        "id": "a",
        "label": "a（日）",
        "degree": str(1 / 3),
        "degree_rank": "1",
        "eigenvector": "",
        "eigenvector_rank": "",
        "kind": "company",
        "sector": "company",
    }


def test_json_has_nodes_and_edges_of_the_agreed_shape() -> None:
    records = cluster({"x": ["a", "b"], "y": ["a", "b", "c"]}, things=[thing("y", kind="council")])
    found = json.loads(measure(project(records, on=DAY), ["degree", "betweenness"]).to_json("ja"))
    assert [node["id"] for node in found["nodes"]] == ["a", "b", "c"]
    assert found["nodes"][0]["label"] == "a（日）"
    assert found["nodes"][0]["degree"] == 1.0
    assert found["nodes"][0]["ranks"] == {"degree": 1, "betweenness": 1}
    first = found["edges"][0]
    assert {key: first[key] for key in ("source", "target", "strength", "distance", "certain")} == {
        "source": "a",
        "target": "b",
        "strength": 2.0,
        "distance": 0.5,
        "certain": True,
    }
    assert set(found["sentence"]) == {"ja", "en"}
    assert (found["from"], found["to"]) == ("2018-08-28", "2018-08-28")


def test_json_says_null_for_what_is_not_defined() -> None:
    apart = project(cluster({"x": ["a", "b"], "y": ["c", "d"]}), on=DAY)
    found = json.loads(measure(apart, ["eigenvector"]).to_json())
    assert [node["eigenvector"] for node in found["nodes"]] == [None] * 4


def test_text_shows_values_ranks_and_the_sentence() -> None:
    apart = measure(project(cluster({"x": ["a", "b"], "y": ["c", "d"]}), on=DAY), ["degree", "eigenvector"])
    lines = apart.to_text("en").splitlines()
    assert lines[0].split() == ["id", "name", "Degree", "Eigenvector"]
    assert lines[1].split() == ["a", "A", "0.3333", "(1)", "not", "defined"]
    assert lines[-1] == apart.sentence.en
    assert "定まらない" in apart.to_text("ja")


def test_southern_women_rank_alike_in_any_order_of_rows() -> None:
    table = measure(project(southern_women(), on=DAY, weight="newman"), ["strength"])
    assert [row.id for row in table.rows if row.ranks["strength"] == 1] == [
        "Evelyn Jefferson",
        "Nora Fayette",
        "Theresa Anderson",
    ]
