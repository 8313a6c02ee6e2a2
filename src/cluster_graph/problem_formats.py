"""Problems in the forms that people and tools read: a line, JSON, GitHub annotations, SARIF. Prints nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from cluster_graph.problems import SEVERITY_WORDS, Problem, Severity

SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def problem_line(problem: Problem, lang: str) -> str:
    """One problem as one line of text."""
    return f"{SEVERITY_WORDS[problem.severity].in_language(lang)}: {problem.in_language(lang)}"


def _path(folder: PurePath, problem: Problem) -> str:
    return (folder / problem.place.file).as_posix()


def as_text(problems: Sequence[Problem], lang: str) -> str:
    """A line a problem."""
    return "".join(f"{problem_line(problem, lang)}\n" for problem in problems)


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects, messages in both languages."""
    found = [
        {
            "severity": problem.severity.value,
            "code": problem.code,
            "file": problem.place.file,
            "row": problem.place.row,
            "column": problem.place.column,
            "message": {"ja": problem.words.ja, "en": problem.words.en},
        }
        for problem in problems
    ]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def as_github(problems: Sequence[Problem], lang: str, folder: PurePath) -> str:
    """Workflow commands that GitHub shows beside the lines of a change."""
    lines = []
    for problem in problems:
        where = f" file={_path(folder, problem)},line={problem.place.row or 1}" if problem.place.file else ""
        text = problem.in_language(lang).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        lines.append(f"::{problem.severity.value}{where}::{text}\n")
    return "".join(lines)


def as_sarif(problems: Sequence[Problem], lang: str, folder: PurePath) -> str:
    """SARIF 2.1.0 (OASIS), which editors and code hosts read."""
    results: list[dict[str, Any]] = []
    for problem in problems:
        result: dict[str, Any] = {
            "ruleId": problem.code,
            "level": SARIF_LEVELS[problem.severity],
            "message": {"text": problem.in_language(lang)},
        }
        if problem.place.file:
            place: dict[str, Any] = {"artifactLocation": {"uri": _path(folder, problem)}}
            if problem.place.row is not None:
                place["region"] = {"startLine": problem.place.row}
            result["locations"] = [{"physicalLocation": place}]
        results.append(result)
    rules = [{"id": code} for code in sorted({problem.code for problem in problems})]
    run = {"tool": {"driver": {"name": "cluster-graph", "rules": rules}}, "results": results}
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
