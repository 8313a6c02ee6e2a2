"""`cluster-graph coverage` as an officer meets it, on both clusters: modes, forms, assumptions, repair, bad input."""

from __future__ import annotations

import csv
import html
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pytest

from tests.conftest import Command

YAMAGATA, TOYAMA = "data/yamagata", "data/toyama"
KNOWN_IN_2018 = ("-i", YAMAGATA, "--known-by", "2018-08-28")
NEXT_YEAR = ("--from", "2019-04-01", "--to", "2020-03-31")


def report(command: Command, *arguments: str) -> dict[str, Any]:
    """The report as JSON."""
    found = command("coverage", *arguments, "--format", "json")
    assert found.returncode == 0, found.stderr
    document: dict[str, Any] = json.loads(found.stdout)
    return document


@pytest.mark.parametrize("cluster", [YAMAGATA, TOYAMA])
@pytest.mark.parametrize("mode", ["joint", "pairwise", "collective"])
def test_each_mode_judges_both_clusters(command: Command, cluster: str, mode: str) -> None:
    found = report(command, "-i", cluster, "--mode", mode)
    assert found["mode"] == mode
    assert any(
        sum(days.values()) > 0 for days in (found["summary"]["days"], found["summary"]["possible_days"])
    )
    assert all(span["because"] for judged in found["collaborations"] for span in judged["spans"])


@pytest.mark.parametrize("cluster", [YAMAGATA, TOYAMA])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_form_is_written_in_both_languages(
    command: Command, tmp_path: Path, cluster: str, lang: str
) -> None:
    asked = ("coverage", "-i", cluster, "--horizon", "24m", "--settle", "--repair", "unknown", "--lang", lang)
    written = {}
    for form in ("text", "json", "csv", "xlsx", "html", "ics"):
        target = tmp_path / f"report.{form}"
        found = command(*asked, "--format", form, "-o", target)
        assert (found.returncode, found.stdout) == (0, ""), found.stderr
        written[form] = target.read_bytes()
    judged = {c["id"] for c in json.loads(written["json"])["collaborations"] if c["spans"]}
    rows = list(csv.DictReader(io.StringIO(written["csv"].decode("utf-8-sig"))))
    assert judged <= {cell for row in rows for cell in row.values()}
    book = openpyxl.load_workbook(io.BytesIO(written["xlsx"]))
    cells = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert judged <= cells
    page = written["html"].decode("utf-8")
    assert f'<html lang="{lang}"' in page
    assert "default-src 'none'" in html.unescape(page)
    assert "src=" not in page
    assert icalendar.Calendar.from_ical(written["ics"]).name == "VCALENDAR"


WRITE_ALL = """
import sys
from pathlib import Path
from cluster_graph.cluster import open_cluster
from cluster_graph.coverage.asking import Asked
answer = open_cluster(sys.argv[1]).coverage_answer(Asked(settle=True, repair="unknown"))
for form in ("text", "json_text", "csv", "xlsx", "html", "ics"):
    written = getattr(answer, f"to_{form}")("ja")
    (Path(sys.argv[2]) / form).write_bytes(written.encode() if isinstance(written, str) else written)
"""


def test_a_form_written_twice_is_the_same_bytes(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        arguments = [sys.executable, "-c", WRITE_ALL, YAMAGATA, str(tmp_path / seed)]
        subprocess.run(arguments, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    files = sorted(path.name for path in (tmp_path / "1").iterdir())
    assert len(files) == 6
    for name in files:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name


def test_data_go_to_standard_output_too(command: Command) -> None:
    assert command("coverage", "-i", YAMAGATA, "--format", "ics").stdout.startswith("BEGIN:VCALENDAR")


def test_the_lapse_of_march_2019_as_it_was_known_then(command: Command) -> None:
    (lapse,) = report(command, *KNOWN_IN_2018, "--horizon", "12m")["lapses"]
    assert lapse["agreement"] == "keio-4th"
    assert lapse["latest"] == "2019-03-31"
    assert "training" in lapse["uncovers"]
    assert set(lapse["signers"]) == {"keio", "tsuruoka", "yamagata-pref"}
    assert "iab-support" in lapse["programmes"]
    assert lapse["successor"] is None


def test_the_end_of_the_four_party_agreement_would_settle_the_most(command: Command) -> None:
    settle = report(command, "-i", YAMAGATA, "--settle")["settle"]
    ends = [fact for fact in settle if fact["what"] == "end"]
    assert ("cancer-4party", 365) in {(fact["thing"], fact["days"]) for fact in ends}
    assert [fact["days"] for fact in settle] == sorted((fact["days"] for fact in settle), reverse=True)


def test_a_renewal_supposed_is_compared_with_what_is(command: Command) -> None:
    sentence = "renew keio-4th until 2024-03-31"
    found = report(command, *KNOWN_IN_2018, *NEXT_YEAR, "--assume", sentence)
    assert sentence in json.dumps(found["assumptions"])
    changed = {change["id"]: change for change in found["changes"]["collaborations"]}
    assert changed["training"]["status"] == {"before": "uncovered", "after": "covered"}
    assert found["before"]["summary"]["possible_days"]["uncovered"] > 0
    assert found["summary"]["possible_days"]["uncovered"] == 0


def test_several_are_supposed_at_once_in_either_language(command: Command) -> None:
    found = report(
        command, *KNOWN_IN_2018, *NEXT_YEAR, "--mode", "joint",
        "--assume", "keio-4th を 令和6年3月31日 まで更新",
        "--assume", "goldwin signs keio-4th from 2019-04-01",
        "--assume", "new agreement of spiber, goldwin from 2019-04-01 until 2020-03-31 covering moon-parka",
    )  # fmt: skip
    statuses = {c["id"]: c["status"] for c in found["collaborations"]}
    assert statuses["moon-parka"] == "covered"
    assert len(found["assumptions"]) == 3


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("renew keio-4 until 2024-03-31", "keio-4th"),
        ("renew keio-4th until soon", "soon"),
        ("renew keio-4th until 2010-03-31", "keio-4th"),
        ("kejo signs keio-4th from 2019-04-01", "keio"),
        ("prolong keio-4th", "renew AGREEMENT until DATE"),
        ("new agreement of keio from 2020-03-31 until 2019-04-01 covering training", "2020-03-31"),
    ],
)
def test_a_wrong_assumption_is_told_in_a_sentence(command: Command, sentence: str, words: str) -> None:
    for lang in ("en", "ja"):
        found = command("coverage", "-i", YAMAGATA, "--assume", sentence, "--lang", lang)
        assert (found.returncode, found.stdout) == (2, "")
        assert "Traceback" not in found.stderr
        assert len(found.stderr.splitlines()) == 1
    assert words in command("coverage", "-i", YAMAGATA, "--assume", sentence, "--lang", "en").stderr


def test_a_repair_applied_leaves_nothing_to_repair(command: Command) -> None:
    asked = (*KNOWN_IN_2018, *NEXT_YEAR)
    steps = report(command, *asked, "--repair", "unknown")["repair"]
    assert {step["step"] for step in steps} == {"extend", "new"}
    supposed = [part for step in steps for part in ("--assume", step["assume"]["en"])]
    after = report(command, *asked, *supposed, "--repair", "unknown")
    assert after["repair"] == []


def test_repair_alone_closes_gaps_and_costs_are_options(command: Command) -> None:
    asked = (*KNOWN_IN_2018, *NEXT_YEAR)
    for spelling in (("--repair",), ("--repair", "uncovered")):
        assert [s["step"] for s in report(command, *asked, *spelling)["repair"]] == ["extend"]
    dear = report(command, *asked, "--repair", "--cost", "extend=100")["repair"]
    assert {step["step"] for step in dear} == {"new"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--repair", "everything"), "--repair is one of uncovered, unknown"),
        (("--repair", "--cost", "extend=free"), "extend"),
        (("--mode", "solo"), "--mode is one of joint, pairwise, collective"),
        (("--format", "pdf"), "--format is one of text, json, csv, xlsx, html, ics"),
        (("-o", "data"), "cannot write to data"),
    ],
)
def test_a_wrong_option_is_told_in_a_sentence(
    command: Command, arguments: tuple[str, ...], words: str
) -> None:
    found = command("coverage", "-i", YAMAGATA, *arguments)
    assert found.returncode == 2
    assert words in found.stderr
    assert "Traceback" not in found.stderr
