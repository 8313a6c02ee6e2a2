"""The workflow file that the documentation offers: its commands exist and do on a cluster what its steps say."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from cluster_graph.cli import app
from tests.factory import write_cluster

WORKFLOW = Path(__file__).parents[1] / "docs" / "check-tables.yml"


def workflow() -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    return found


def steps() -> list[dict[str, Any]]:
    return [step for job in workflow()["jobs"].values() for step in job["steps"]]


def our_commands() -> list[str]:
    return [
        step["run"]
        for step in steps()
        if "cluster-graph " in step.get("run", "") and "pip" not in step["run"]
    ]


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A step as the runner runs it: bash that stops at the first failure, the variables of the file set."""
    scripts = Path(sys.executable).parent
    variables = {name: str(value) for name, value in workflow()["env"].items()}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, **variables, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def right(tmp_path: Path) -> Path:
    write_cluster(tmp_path / "data", organizations=[{"id": "x", "name_ja": "某県"}])
    return tmp_path


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    write_cluster(tmp_path / "data", organizations=[{"id": "x", "kind": "nonsense"}])
    return tmp_path


def test_it_is_a_workflow_that_runs_on_each_push() -> None:
    found = workflow()
    assert set(found[True]) == {"push", "pull_request", "workflow_dispatch"}  # YAML 1.1 reads `on` as true
    assert set(found["jobs"]) == {"check", "publish"}
    for step in steps():
        assert ("run" in step) != ("uses" in step)
        assert re.fullmatch(r"[\w-]+/[\w/-]+@v[0-9]+", step.get("uses", "actions/checkout@v4"))


def test_a_job_may_write_only_what_its_steps_write() -> None:
    found = workflow()
    assert found["permissions"] == {"contents": "read"}
    assert found["jobs"]["check"]["permissions"] == {"contents": "read", "security-events": "write"}
    assert found["jobs"]["publish"]["permissions"] == {
        "contents": "read",
        "pages": "write",
        "id-token": "write",
    }


def test_every_command_and_option_exists() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]  # a group, by its app
    said = our_commands()
    assert [shlex.split(text)[1] for text in said] == ["check", "check", "site"]
    for text in said:
        _, name, *arguments = shlex.split(re.split(r"[>|]", text)[0])
        known = {option for parameter in commands[name].params for option in parameter.opts}
        assert {argument for argument in arguments if argument.startswith("-")} <= known


def test_right_tables_pass_and_are_published(right: Path) -> None:
    results = [run(command, right) for command in our_commands()]
    assert [result.returncode for result in results] == [0, 0, 0], [result.stderr for result in results]
    assert json.loads((right / "check.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (right / "site" / "index.html").is_file()


def test_wrong_tables_stop_the_check_and_leave_sarif(wrong: Path) -> None:
    check, sarif, _ = our_commands()
    result = run(check, wrong)
    assert result.returncode == 1
    assert result.stdout.startswith("::error file=data/organizations.csv,line=2::")
    assert run(sarif, wrong).returncode == 0
    document = json.loads((wrong / "check.sarif").read_text(encoding="utf-8"))
    assert len(document["runs"][0]["results"]) == 1


def test_a_folder_that_is_not_there_stops_both_steps(tmp_path: Path) -> None:
    check, sarif, _ = our_commands()
    assert run(check, tmp_path).returncode == 2
    assert run(sarif, tmp_path).returncode != 0
