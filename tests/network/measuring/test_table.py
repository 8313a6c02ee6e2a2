"""Tables: rows, ranks, and the forms in which they leave the house."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys

import pytest

from cluster_graph.network.measuring.table import measure
from cluster_graph.network.project import project
from cluster_graph.problems import InputError
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


SCRIPT = """
from cluster_graph.network.project import project
from cluster_graph.network.measuring.table import MEASURES, measure
from tests.network.examples import DAY, southern_women
for projection in ("actors", "affiliation"):
    print(measure(project(southern_women(), projection, on=DAY, weight="newman"), list(MEASURES)).to_json("ja"))
"""


def test_the_hash_seed_and_the_locale_change_no_byte() -> None:
    outputs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "LC_ALL": "C",
                "PYTHONUTF8": "1",
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 1000


def test_southern_women_rank_alike_in_any_order_of_rows() -> None:
    table = measure(project(southern_women(), on=DAY, weight="newman"), ["strength"])
    assert [row.id for row in table.rows if row.ranks["strength"] == 1] == [
        "Evelyn Jefferson",
        "Nora Fayette",
        "Theresa Anderson",
    ]
