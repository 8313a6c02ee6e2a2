"""The table of docs/coverage.md says what the command says of the shipped cluster: no verdict more, none less."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import Command

DOCUMENT = Path(__file__).parents[2] / "docs" / "coverage.md"


def _rows() -> Iterator[list[str]]:
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("| collaboration | days |"))
    for line in lines[start + 2 :]:
        if line.startswith("|"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def test_every_verdict_is_in_the_table_with_its_reason_and_explained(command: Command) -> None:
    found = json.loads(command("coverage", "-i", "data/yamagata", "--format", "json").stdout)
    expected = []
    for judged in found["collaborations"]:
        for span in judged["spans"]:
            days = f"{span['from']} to {span['to']}"
            reasons, agreements = ", ".join(span["reason"]), ", ".join(span["agreements"])
            expected.append(
                [judged["id"], days, span["runs"], span["status"], span["named"], reasons, agreements]
            )
        if not judged["spans"]:
            expected.append([judged["id"], "none", "", "", "", "", ""])
    expected += [[exempt, "exempt", "", "", "", "", ""] for exempt in found["exempt"]]
    rows = list(_rows())
    assert sorted(row[:-1] for row in rows) == sorted(expected)
    assert all(len(row[-1]) > 8 for row in rows)


def test_what_the_table_refers_to_is_in_the_data() -> None:
    tables = Path(__file__).parents[2] / "data" / "yamagata"
    known = {
        line.split(",", 1)[0]
        for table in ("collaborations", "programmes", "agreements")
        for line in (tables / f"{table}.csv").read_text(encoding="utf-8").splitlines()
    }
    named = {name for row in _rows() for name in re.findall(r"`([a-z0-9-]+)`", row[-1])}
    assert named
    assert named <= known
