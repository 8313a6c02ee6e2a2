"""The command line as a user meets it: output, words, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cluster_graph.tables.rows import TABLES
from tests.conftest import Command
from tests.factory import write_cluster

YAMAGATA = "data/yamagata"


def test_data_go_to_standard_output_and_words_to_standard_error(command: Command) -> None:
    result = command("query", "council-chairs", "--format", "csv")
    assert result.returncode == 0
    assert result.stdout.startswith("council,")
    assert "no -i is given: using the shipped Yamagata cluster" in result.stderr


def test_query_json_is_sparql_results_json(command: Command) -> None:
    result = command("query", "agreements-in-force", "-i", YAMAGATA, "--on", "2018-08-28", "--format", "json")
    document = json.loads(result.stdout)
    assert document["head"]["vars"][0] == "agreement"
    names = {row["agreement"]["value"].rsplit("/", 1)[-1] for row in document["results"]["bindings"]}
    assert {"keio-4th", "cancer-4party"} <= names
    assert not {"keio-5th", "cancer-2nd"} & names


def test_messages_and_names_speak_the_chosen_language(command: Command) -> None:
    japanese = command("query", "council-chairs", "-i", YAMAGATA, "--lang", "ja")
    english = command("query", "council-chairs", "-i", YAMAGATA, "--lang", "en")
    assert "山形県知事" in japanese.stdout
    assert "役割" in japanese.stdout
    assert "Governor of" in english.stdout
    wrong = command("query", "council-chairz", "-i", YAMAGATA, "--lang", "ja")
    assert "「council-chairs」ではありませんか" in wrong.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("query", "nothing-like-it", "-i", YAMAGATA), 2, "there is no query"),
        (("query", "ties-of", "-i", YAMAGATA), 2, "needs the parameter organization"),
        (("query", "ties-of", "-i", YAMAGATA, "--set", "organization"), 2, "name=value"),
        (("query", "council-chairs", "-i", YAMAGATA, "--format", "pdf"), 2, "--format is one of"),
        (("query", "council-chairs", "-i", "no/such/folder"), 2, "cannot be opened"),
        (("coverage", "-i", YAMAGATA, "--on", "soon"), 2, '"soon" is not a date'),
        (("coverage", "-i", YAMAGATA, "--horizon", "soon"), 2, "a number of months"),
        (("coverage", "-i", YAMAGATA, "--fail-on", "rain"), 2, "--fail-on is one of"),
        (("network", "-i", YAMAGATA, "--measure", "fame"), 2, 'no measure "fame"'),
        (("network", "-i", YAMAGATA, "--from", "2017-04-01"), 2, "go together"),
        (("frobnicate",), 2, "No such command"),
        (("check", "-i", YAMAGATA), 0, "0 errors"),
        (("coverage", "-i", YAMAGATA, "--fail-on", "unknown"), 1, ""),
        (("coverage", "-i", YAMAGATA, "--on", "2018-08-28", "--fail-on", "lapse"), 1, ""),
        (("coverage", "-i", YAMAGATA, "--on", "2018-08-28", "--fail-on", "uncovered"), 0, ""),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else "",
)
def test_exit_codes(command: Command, arguments: tuple[str, ...], code: int, words: str) -> None:
    result = command(*arguments)
    assert result.returncode == code, result.stderr
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_a_query_file_that_is_wrong_gets_a_sentence(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "wrong.rq"
    path.write_text("SELECT ?x WHERE { broken", encoding="utf-8")
    result = command("query", path, "-i", YAMAGATA)
    assert result.returncode == 2
    assert "this query cannot be run" in result.stderr


@pytest.mark.parametrize("name", ["check", "build", "export"])
def test_a_command_on_tables_promises_to_take_tables_only(command: Command, name: str) -> None:
    shown = " ".join(command(name, "--help", COLUMNS="200").stdout.split())
    assert "A folder of tables" in shown
    assert "sparql" not in shown and ".trig" not in shown


def test_a_question_may_go_to_a_build_or_an_endpoint(command: Command) -> None:
    shown = " ".join(command("query", "--help", COLUMNS="200").stdout.split())
    assert "sparql" in shown and ".trig" in shown


@pytest.mark.parametrize("name", ["check", "build"])
def test_a_command_on_tables_says_what_else_it_was_given(command: Command, tmp_path: Path, name: str) -> None:
    write_cluster(tmp_path / "out" / "csv")
    built = command(name, "-i", tmp_path / "out")
    assert built.returncode == 2
    assert f"is a built folder; its tables are in {tmp_path / 'out' / 'csv'}." in built.stderr
    asked = command(name, "-i", "http://localhost:1/sparql")
    assert asked.returncode == 2
    assert "http://localhost:1/sparql is an endpoint" in asked.stderr


def test_check_speaks_json_and_github(command: Command, tmp_path: Path) -> None:
    folder = write_cluster(tmp_path / "c", signatures=[{"agreement": "a", "party": "b"}])
    found = json.loads(command("check", "-i", folder, "--format", "json").stdout)
    assert {problem["code"] for problem in found} == {"unknown-id"}
    lines = command("check", "-i", folder, "--format", "github").stdout.splitlines()
    assert lines[0].startswith(f"::error file={folder.as_posix()}/signatures.csv,line=2::")


def test_check_speaks_sarif(command: Command, tmp_path: Path) -> None:
    folder = write_cluster(tmp_path / "c", signatures=[{"agreement": "a", "party": "b"}])
    document = json.loads(command("check", "-i", folder, "--format", "sarif").stdout)
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["unknown-id"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("c/signatures.csv")
    assert place["region"]["startLine"] == 2


def test_a_new_cluster_has_every_table_and_no_fault(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "my-cluster"
    assert command("new", folder).returncode == 0
    assert {path.stem for path in folder.glob("*.csv")} == set(TABLES)
    assert command("check", "-i", folder).returncode == 0
    assert command("site", "-i", folder, "-o", tmp_path / "site").returncode == 0
    again = command("new", folder)
    assert again.returncode == 2
    assert "not an empty folder" in again.stderr
    assert command("new", tmp_path / "山形").returncode == 2


def test_build_to_standard_output_is_the_file(command: Command, tmp_path: Path) -> None:
    command("build", "-i", YAMAGATA, "-o", tmp_path)
    result = command("build", "-i", YAMAGATA, "-o", "-")
    assert result.stdout == (tmp_path / "graph.trig").read_text(encoding="utf-8")


def test_a_graph_may_come_on_standard_input(command: Command) -> None:
    built = command("build", "-i", YAMAGATA, "-o", "-").stdout
    piped = command("query", "council-chairs", "-i", "-", "--format", "csv", stdin=built)
    assert piped.stdout == command("query", "council-chairs", "-i", YAMAGATA, "--format", "csv").stdout
    wrong = command("query", "council-chairs", "-i", "-", stdin="this is no graph")
    assert wrong.returncode == 2
    assert "stdin cannot be read" in wrong.stderr


def test_site_leaves_a_folder_that_is_not_its_own_alone(command: Command, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("precious", encoding="utf-8")
    result = command("site", "-i", YAMAGATA, "-o", tmp_path)
    assert result.returncode == 2
    assert "did not make" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_site_says_what_to_open_and_replaces_its_own_folder(command: Command, tmp_path: Path) -> None:
    out = tmp_path / "site"
    for _ in range(2):
        result = command("site", "-i", YAMAGATA, "-o", out)
        assert result.returncode == 0, result.stderr
        assert f"open {out / 'index.html'}" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_coverage_json_has_the_keys_of_the_contract(command: Command) -> None:
    report = json.loads(command("coverage", "-i", YAMAGATA, "--on", "2018-08-28", "--format", "json").stdout)
    assert (report["from"], report["to"], report["mode"]) == ("2018-08-28", "2018-08-28", "joint")
    assert [lapse["agreement"] for lapse in report["lapses"]] == ["keio-4th"]
    assert "cancer-4party" in report["no_end"]


def test_network_json_has_the_form_of_the_contract(command: Command) -> None:
    found = json.loads(command("network", "-i", YAMAGATA, "--on", "2018-08-28", "--format", "json").stdout)
    ids = {node["id"] for node in found["nodes"]}
    assert "tsuruoka" in ids
    for edge in found["edges"]:
        assert {"source", "target", "strength", "distance", "certain"} <= set(edge)
        assert {edge["source"], edge["target"]} <= ids
