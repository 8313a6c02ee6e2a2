"""What tests share: the shipped cluster, a copy of it to damage, and the command line in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cluster_graph.cluster import Cluster, open_cluster
from cluster_graph.resources import shipped_cluster

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def yamagata() -> Cluster:
    """The shipped cluster, opened from its tables; not to be changed."""
    return open_cluster(shipped_cluster())


@pytest.fixture
def copy_of_yamagata(tmp_path: Path) -> Path:
    """A folder with the shipped tables, to be damaged."""
    return Path(shutil.copytree(shipped_cluster(), tmp_path / "yamagata"))


@pytest.fixture(scope="session")
def command() -> Command:
    """Runs ``cluster-graph`` as a user does and gives its exit code and output."""

    def run(*arguments: object, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "cluster_graph", *map(str, arguments)],
            capture_output=True,
            input=stdin,
            text=True,
            encoding="utf-8",
            env={**os.environ, **environment},
            check=False,
        )

    return run
