"""Problems in the forms that people and tools read: a line, JSON, GitHub annotations, SARIF. Prints nothing.

Takes problems and the folder of their tables, whose files it reads for one thing alone: tools count lines, people the
rows of a spreadsheet, and a cell of several lines parts the two.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from cluster_graph.problems import SEVERITY_WORDS, Place, Problem, Severity

SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_WHOLE = "cluster.toml"
"""Where a problem of the whole cluster is shown by tools that know only places in files."""
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# What GitHub's runner reads back: https://github.com/actions/toolkit, command.ts.
_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
_LOOKS_LIKE_A_LINK = re.compile(r"\[(?=[^\]]*\]\()")


def _shown(text: str) -> str:
    """The text without characters that a terminal would obey and no file can hold."""
    return _UNSHOWABLE.sub("\ufffd", text)


def problem_line(problem: Problem, lang: str) -> str:
    """One problem as one line of text."""
    words = " ".join(problem.in_language(lang).split())
    return _shown(f"{SEVERITY_WORDS[problem.severity].in_language(lang)}: {words}")


def as_text(problems: Sequence[Problem], lang: str) -> str:
    """A line a problem."""
    return "".join(f"{problem_line(problem, lang)}\n" for problem in problems)


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects, one a problem, messages in both languages.

    Their keys are stable: ``severity`` (``error``, ``warning``, ``notice``), ``code`` (the kind of fault), ``file``
    (its name; empty where the cluster as a whole is meant), ``row`` (as a spreadsheet counts, the header is 1),
    ``column`` (its name in the header), ``message`` (``ja`` and ``en``). Row and column are null where not known.
    """
    found = [
        {
            "severity": problem.severity.value,
            "code": problem.code,
            "file": _shown(problem.place.file),
            "row": problem.place.row,
            "column": problem.place.column,
            "message": {"ja": _shown(problem.words.ja), "en": _shown(problem.words.en)},
        }
        for problem in problems
    ]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


class _Lines:
    """The lines of a folder's files on which their rows start."""

    def __init__(self, folder: PurePath) -> None:
        self.folder = Path(folder)
        self.starts: dict[str, tuple[int, ...]] = {}

    def of(self, place: Place) -> int:
        """The line of a place, counted from 1; of a file as a whole the first."""
        if place.row is None or not place.file.endswith(".csv"):
            return place.row or 1
        if place.file not in self.starts:
            self.starts[place.file] = _starts(self.folder / place.file)
        starts = self.starts[place.file]
        return starts[place.row - 1] if place.row <= len(starts) else place.row


def _starts(path: Path) -> tuple[int, ...]:
    try:
        # A byte a letter will do: in UTF-8 and CP932 no other letter holds the byte of a quotation mark or a line end.
        text = path.read_bytes().decode("latin-1")
    except OSError:
        return ()
    reader = csv.reader(io.StringIO(text, newline=""))
    starts = []
    line = 1
    try:
        for _ in reader:
            starts.append(line)
            line = reader.line_num + 1
    except csv.Error:
        pass  # the rest cannot be parted into rows; its problem names the row where that begins
    return (*starts, line)


def as_github(problems: Sequence[Problem], lang: str, folder: PurePath) -> str:
    """Workflow commands that GitHub shows beside the lines of a change."""
    lines = _Lines(folder)
    commands = []
    for problem in problems:
        where = ""
        if problem.place.file:
            path = _shown((folder / problem.place.file).as_posix()).translate(_IN_PROPERTY)
            where = f" file={path},line={lines.of(problem.place)}"
        text = _shown(problem.in_language(lang)).translate(_IN_TEXT)
        commands.append(f"::{problem.severity.value}{where}::{text}\n")
    return "".join(commands)


def _uri(folder: PurePath, file: str) -> str:
    path = folder / file
    return path.as_uri() if path.is_absolute() else quote(_shown(path.as_posix()))


def _sarif_text(text: str) -> str:
    """A text as SARIF's plain messages spell it (sections 3.11.5 and 3.11.6): braces doubled, no accidental links."""
    plain = _shown(text).replace("\\", "\\\\").replace("{", "{{").replace("}", "}}")
    return _LOOKS_LIKE_A_LINK.sub(r"\\[", plain)


def _version() -> str:
    try:
        return version("cluster-graph")
    except PackageNotFoundError:  # run from a copy of the sources
        return "0"


def as_sarif(problems: Sequence[Problem], lang: str, folder: PurePath) -> str:
    """SARIF 2.1.0 (OASIS), which editors and code hosts read.

    Code hosts show nothing without a place: what concerns the cluster as a whole stands at its ``cluster.toml``.
    """
    lines = _Lines(folder)
    codes = sorted({problem.code for problem in problems})
    results: list[dict[str, Any]] = []
    for problem in problems:
        place: dict[str, Any] = {"artifactLocation": {"uri": _uri(folder, problem.place.file or _WHOLE)}}
        place["region"] = {"startLine": lines.of(problem.place)}
        results.append(
            {
                "ruleId": problem.code,
                "ruleIndex": codes.index(problem.code),
                "level": SARIF_LEVELS[problem.severity],
                "message": {"text": _sarif_text(problem.in_language(lang))},
                "locations": [{"physicalLocation": place}],
            }
        )
    rules = [{"id": code, "shortDescription": {"text": code.replace("-", " ")}} for code in codes]
    driver = {"name": "cluster-graph", "version": _version(), "rules": rules}
    run = {
        "tool": {"driver": driver},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    document = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


FORMATS = ("text", "json", "sarif", "github")


def formatted(problems: Sequence[Problem], form: str, lang: str, folder: PurePath) -> str:
    """The problems of the tables in ``folder`` in one of :data:`FORMATS`; messages in ``lang`` where it has one."""
    if form == "json":
        return as_json(problems)
    if form == "sarif":
        return as_sarif(problems, lang, folder)
    if form == "github":
        return as_github(problems, lang, folder)
    return as_text(problems, lang)
