"""A cluster behind a SPARQL server answers as its folder does, whatever is asked of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cluster_graph.cluster import Cluster, open_cluster
from cluster_graph.graph.build import build_graph
from cluster_graph.resources import shipped_cluster
from cluster_graph.site.pages import site_files
from cluster_graph.tables.reading import read_valid_tables
from tests.servers import oxigraph_server

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def served() -> Iterator[Cluster]:
    """The shipped cluster behind a real server."""
    with oxigraph_server(build_graph(read_valid_tables(shipped_cluster())).to_trig()) as url:
        yield open_cluster(url)


def test_coverage_is_the_same(yamagata: Cluster, served: Cluster) -> None:
    assert served.coverage(on="2018-08-28").to_json() == yamagata.coverage(on="2018-08-28").to_json()


@pytest.mark.parametrize("projection", ["actors", "affiliation"])
def test_measures_are_the_same(yamagata: Cluster, served: Cluster, projection: str) -> None:
    assert served.centrality(projection).to_json() == yamagata.centrality(projection).to_json()


def test_pages_are_the_same_bytes(yamagata: Cluster, served: Cluster) -> None:
    assert site_files(served.engine) == site_files(yamagata.engine)
