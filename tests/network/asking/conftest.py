"""Both clusters, opened once: asking changes neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_graph.cluster import Cluster, open_cluster

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="session", params=["yamagata", "toyama"])
def cluster(request: pytest.FixtureRequest, yamagata: Cluster) -> Cluster:
    """Each cluster in turn."""
    return yamagata if request.param == "yamagata" else open_cluster(DATA / request.param)
