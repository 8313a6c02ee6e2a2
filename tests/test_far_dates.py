"""The first and the last days of the calendar are dates like any other, from the tables to the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_graph.checks import check_folder
from cluster_graph.cluster import open_cluster
from cluster_graph.site.pages import site_files
from tests.factory import write_cluster


@pytest.mark.parametrize(
    "period", ["0001-01-01/0001-02-01", "9998-04-01/9999-12-31", "9999", "0001", "/9999-12-31"]
)
def test_far_dates_reach_every_output(tmp_path: Path, period: str) -> None:
    folder = write_cluster(
        tmp_path / "c",
        organizations=[{"id": "x", "period": period}, {"id": "y"}],
        agreements=[{"id": "a", "covers": "*", "period": period}],
        signatures=[{"agreement": "a", "party": "x"}, {"agreement": "a", "party": "y", "period": period}],
        collaborations=[{"id": "k", "period": period}],
        participations=[
            {"collaboration": "k", "participant": "x"},
            {"collaboration": "k", "participant": "y"},
        ],
    )
    assert not [problem for problem in check_folder(folder) if problem.severity == "error"]
    cluster = open_cluster(folder)
    for day in ("0001-01-15", "9999-12-31"):
        cluster.coverage(on=day).to_text("ja")
        cluster.centrality(on=day)
    assert site_files(cluster.engine)
