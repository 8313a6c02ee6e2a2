"""Two sources on one agreement, from the tables to the verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_graph.checks import check_folder
from cluster_graph.cluster import Cluster, open_cluster
from cluster_graph.problems import Severity
from tests.factory import write_cluster

SOURCES = [
    {"id": "minutes", "title_ja": "議事録", "issued": "2018-08-28", "language": "ja"},
    {"id": "press", "title_ja": "報道", "issued": "2018-09-01", "language": "ja"},
]


def cluster_with(folder: Path, second_witness: dict[str, str]) -> Path:
    """A joint study of two bodies all through FY2018, and an agreement that two sources speak of."""
    said = {"source": "minutes"}
    return write_cluster(
        folder,
        sources=SOURCES,
        organizations=[{"id": "city", **said}, {"id": "lab", **said}],
        agreements=[
            {"id": "a", "covers": "*", "signed_on": "[FY2017]", "source": "minutes", "quote": "協定を締結"},
            {"id": "a", "source": "press", "quote": "期間を定めた", **second_witness},
        ],
        signatures=[{"agreement": "a", "party": "city", **said}, {"agreement": "a", "party": "lab", **said}],
        collaborations=[{"id": "study", "period": "FY2018", **said}],
        participations=[
            {"collaboration": "study", "participant": "city", **said},
            {"collaboration": "study", "participant": "lab", **said},
        ],
    )


def status(cluster: Cluster) -> str | None:
    (judged,) = cluster.coverage().collaborations
    return judged.status


def test_one_source_alone_leaves_the_end_unknown(tmp_path: Path) -> None:
    assert status(open_cluster(cluster_with(tmp_path / "c", {"name_ja": "同じ協定"}))) == "unknown"


def test_a_second_source_narrows_the_bounds_of_the_one_agreement(tmp_path: Path) -> None:
    folder = cluster_with(tmp_path / "c", {"signed_on": "2017-04-10", "period": "/FY2020"})
    cluster = open_cluster(folder)
    (row,) = {
        r["agreement"]: r for r in cluster.query("agreements-in-force", on="2018-08-28").records()
    }.values()
    assert (row["from"], row["to"], row["certain"]) == ("2017-04-10", "2021-03-31", "true")
    graphs = cluster.engine.select(
        "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?a a <https://w3id.org/cluster-graph/ontology#Agreement> } } ORDER BY ?g"
    )
    assert [g["g"] for g in graphs.records()] == [
        f"https://example.org/tiny/assertion/agreements/a/{source}" for source in ("minutes", "press")
    ]
    assert status(cluster) == "covered"
    assert not [p for p in check_folder(folder) if p.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "witness",
    [{"signed_on": "2019-01-10", "period": "/FY2020"}, {"signed_on": "2019-01-10"}],
    ids=["a later signing, an end", "a later signing"],
)
def test_contradicting_sources_are_reported_and_the_verdict_is_unknown(
    tmp_path: Path, witness: dict[str, str]
) -> None:
    folder = cluster_with(tmp_path / "c", witness)
    conflicts = [problem for problem in check_folder(folder) if problem.code == "conflict"]
    assert len(conflicts) == 1
    for passage in ("協定を締結", "期間を定めた"):
        assert passage in conflicts[0].words.en
        assert passage in conflicts[0].words.ja
    assert status(open_cluster(folder)) == "unknown"
