"""What docs/network.md claims and docs/codebook.md lists, in a form that tests can compare with what commands print.

``python -m tests.network.documented`` writes docs/codebook.md anew after columns have changed.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from typer.testing import CliRunner

from cluster_graph.cli import app

DOCS = Path(__file__).parents[2] / "docs"
GUIDE, CODEBOOK = DOCS / "network.md", DOCS / "codebook.md"
CODEBOOK_COMMAND = "cluster-graph network -i data/yamagata --table codebook --format csv"

Row = Mapping[str, str]

_EXCERPT = re.compile(r"^`(cluster-graph [^`\n]+)`\n\n((?:\|.*\n)+)", re.MULTILINE)
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_NUMBER = re.compile(r"(?<![A-Za-z0-9_.])[-−]?\d[\d,]*(?:\.\d+)?(?![A-Za-z0-9_])")
_NO_CLAIM = (
    r"```.*?```",
    r"^`cluster-graph .*`$",
    r"^\|.*$",
    r"`[^`]*`",
    r"https?://\S+",
    r"\d{4}-\d{2}-\d{2}",
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?",
    r"\d{4}年\d{1,2}月\d{1,2}日",
    r"(?:平成|令和)\d+年度",
    r"\b(?:FY|fiscal )\d{4}",
    r"(?<!\d)(?:19|20)\d{2}(?!\d)",
    r"\bsections? \d(?:\.\d)?",
    r"^#+ [\d.]+",
)
"""Numbers that are no claims about the data: commands, dates, years of publication, sections."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Rows and columns of what a command writes as CSV or JSON, as the guide shows them."""

    command: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def guide() -> str:
    """The text of docs/network.md."""
    return GUIDE.read_text(encoding="utf-8")


@cache
def printed(command: str) -> str:
    """What a command of the guide prints on standard output; it is run once."""
    result = CliRunner().invoke(app, shlex.split(command)[1:], env={"CLUSTER_GRAPH_LANG": "en"})
    assert result.exit_code == 0, (command, result.stderr)
    return result.stdout


def cells(line: str) -> tuple[str, ...]:
    """The cells of a line of a Markdown table."""
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def excerpts(text: str) -> list[Excerpt]:
    """The tables that stand below a command, in the order of the text."""
    found = []
    for command, table in _EXCERPT.findall(text):
        header, _, *rows = table.splitlines()
        found.append(Excerpt(command, cells(header), tuple(map(cells, rows))))
    return found


def consoles(text: str) -> list[tuple[str, list[str]]]:
    """Each command of the console blocks with the lines that are shown below it."""
    found: list[tuple[str, list[str]]] = []
    for block in _CONSOLE.findall(text):
        for line in block.rstrip("\n").split("\n"):
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def rows_written(command: str) -> list[Row]:
    """The rows of a command that ends in ``--format csv`` or ``--format json``; of JSON, those of all its tables."""
    output = printed(command)
    if command.endswith("--format csv"):
        return list(csv.DictReader(io.StringIO(output)))
    return [
        {key: _as_text(value) for key, value in row.items()}
        for table in json.loads(output)["tables"]
        for row in table["rows"]
    ]


def _as_text(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "" if value is None else str(value)


def says(shown: str, value: str) -> bool:
    """Whether a figure shows a value: the same text, or the same number to the places that are shown.

    A whole number shows only itself: 3 is not said of 2.97.
    """
    if shown == value:
        return True
    try:
        number, exact = float(shown.replace("−", "-")), float(value.replace("−", "-"))
    except ValueError:
        return False
    places = len(shown.partition(".")[2])
    return abs(number - exact) <= (0.5 * 10.0**-places + 1e-12 if places else 0.0)


def matching(excerpt: Excerpt, row: Sequence[str]) -> list[Row]:
    """The rows written that say all that a row of the excerpt shows."""
    return [
        written
        for written in rows_written(excerpt.command)
        if all(
            column in written and says(shown, written[column])
            for column, shown in zip(excerpt.columns, row, strict=True)
        )
    ]


def parts(text: str) -> dict[str, str]:
    """The parts of the guide by their headings of the second and third level; "" is what stands before the first."""
    pieces = re.split(r"^#{2,3} (.+)$", text, flags=re.MULTILINE)
    return {"": pieces[0], **dict(zip(pieces[1::2], pieces[2::2], strict=True))}


def claims(text: str) -> list[str]:
    """The numbers that prose claims, without thousands separators."""
    for pattern in _NO_CLAIM:
        text = re.sub(
            pattern, " ", text, flags=re.MULTILINE | re.DOTALL if "```" in pattern else re.MULTILINE
        )
    return [number.replace(",", "") for number in _NUMBER.findall(text)]


def numbers_shown(text: str) -> Iterator[str]:
    """The numbers in the excerpts and console outputs of a text."""
    for excerpt in excerpts(text):
        for row in excerpt.rows:
            for cell in row:
                yield from (number.replace(",", "") for number in _NUMBER.findall(cell))
    for _, lines in consoles(text):
        for line in lines:
            yield from (number.replace(",", "") for number in _NUMBER.findall(line))


def codebook_text() -> str:
    """docs/codebook.md as it has to be."""
    text = (
        "# Codebook of the network's tables\n\n"
        "Every column that `cluster-graph network` writes as CSV or JSON, as this prints it:\n\n"
        f"`{CODEBOOK_COMMAND}`\n\n"
        "A test keeps the two equal. With `--lang ja` the command prints it in Japanese; with `--projection "
        "affiliation`,\n`layers` or `funding` it describes the columns of these, and with `--measure NAME` those of "
        "the measures named. The columns\nof a comparison name the days compared; here these are the day before that "
        "of the cluster and that day.\n[network.md](network.md) says how to read the tables.\n"
    )
    for table, rows in groupby(rows_written(CODEBOOK_COMMAND), key=lambda row: row["table"]):
        text += f"\n## {table}\n\n| column | heading | meaning |\n|---|---|---|\n"
        for row in rows:
            meaning = row["meaning"].replace("|", r"\|")
            text += f"| `{row['column']}` | {row['heading']} | {meaning} |\n"
    return text


if __name__ == "__main__":
    CODEBOOK.write_text(codebook_text(), encoding="utf-8")
