"""What README shows is what the commands print: each block is run, its lines compared in order."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from cluster_graph.cli import app
from tests.conftest import Command

README = Path("README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n\$ (cluster-graph [^\n]*)\n(.*?)```", README, re.DOTALL)
SHOWN = [(command, output) for command, output in BLOCKS if output.strip()]


@pytest.mark.parametrize(("line", "shown"), SHOWN, ids=[line for line, _ in SHOWN])
def test_the_output_shown_is_the_output_printed(command: Command, line: str, shown: str) -> None:
    printed = iter(command(*shlex.split(line)[1:]).stdout.splitlines())
    for expected in shown.rstrip("\n").split("\n"):
        if expected != "…":
            assert any(expected == actual.rstrip() for actual in printed), expected


def test_the_four_questions_are_shown() -> None:
    commands = {line.split()[1] for line, _ in BLOCKS}
    assert {"query", "network", "coverage", "view", "check"} <= commands


def test_every_picture_and_file_named_exists() -> None:
    for name in re.findall(r"\]\(([^)#]+)\)", README):
        assert Path(name).exists(), name
    for name in re.findall(r"`((?:data|docs|ontology|queries|src)/[^` ]+|[A-Z]+\.md)`", README):
        assert Path(name).exists(), name


def test_every_command_has_help_that_says_what_it_is_for() -> None:
    group = get_command(app)
    for name, found in group.commands.items():  # type: ignore[attr-defined]  # the root is a group
        assert found.help, name
