"""No module, query, shape or term knows a cluster: what is said of one stands in its folder of tables alone.

The names come from the folders in ``data/`` themselves: ids of clusters, organizations, agreements, councils and
posts, base addresses, Japanese names (but for bodies of the state, which keep registers), and the places that a
cluster is about. An id counts where it stands as a whole word and is longer than four letters or has a hyphen (that
of a post only with a hyphen: ``mayor`` is a word for an office anywhere), so that ordinary words are no finding; a
place, name or address counts also within a longer word, but not amid letters (``basel`` is not in ``baseline``). Two places may name a cluster, and only the shipped one: the module that
names its folder, and the words of the command line that say "shipped".
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from cluster_graph.resources import shipped_cluster

ROOT = Path(__file__).resolve().parents[1]
CLUSTERS = sorted(path.parent for path in (ROOT / "data").glob("*/cluster.toml"))
PLACES = (
    "yamagata",
    "tsuruoka",
    "shonai",
    "toyama",
    "basel",
    "山形",
    "鶴岡",
    "つるおか",
    "庄内",
    "慶應",
    "富山",
)
PLACES_OF_THE_SHIPPED = ("yamagata", "山形")
TEXTS = {".py", ".html", ".js", ".css", ".rq", ".ttl", ".json", ".jsonld", ".txt", ".toml"}
TABLES = ("organizations", "posts", "agreements")
SHORTEST_ID, SHORTEST_NAME = 5, 4
WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Names:
    """What no module may say: parts of a text, and whole words of it, all in small letters."""

    parts: frozenset[str]
    words: frozenset[str]

    def found_in(self, text: str) -> set[str]:
        """The names that stand in a text."""
        small = text.casefold()
        parts = {part for part in self.parts if part in small and stands_in(part, small)}
        return parts | (self.words & set(WORD.findall(small)))


def stands_in(part: str, text: str) -> bool:
    """Whether a part stands in a text with no Latin letter right before or after it."""
    return re.search(rf"(?<![a-z]){re.escape(part)}(?![a-z])", text) is not None


def read(cluster: Path, table: str) -> list[dict[str, str]]:
    with (cluster / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def is_telling(table: str, identifier: str) -> bool:
    """Whether an id cannot be taken for an ordinary word."""
    return "-" in identifier or (len(identifier) >= SHORTEST_ID and table != "posts")


@cache
def names_of_clusters() -> Names:
    parts, words = set(PLACES), set()
    for cluster in CLUSTERS:
        settings = tomllib.loads((cluster / "cluster.toml").read_text(encoding="utf-8"))
        parts |= {settings["base"].casefold(), settings["id"].casefold()}
        for table in TABLES:
            for row in read(cluster, table):
                words |= {row["id"]} if is_telling(table, row["id"]) else set()
                if len(row["name_ja"]) >= SHORTEST_NAME and row.get("kind") != "national-agency":
                    parts.add(row["name_ja"].casefold())
    return Names(frozenset(parts), frozenset(words))


def files_that_know_no_cluster(root: Path) -> list[Path]:
    """All text of the package, of the queries and of the ontology."""
    folders = (root / "src", root / "queries", root / "ontology")
    found = {path for folder in folders for path in folder.rglob("*") if path.suffix in TEXTS}
    return sorted(path for path in found if "shipped" not in path.parts and "__pycache__" not in path.parts)


def may_be_said(place: str, line: str, name: str) -> bool:
    """Whether a line is one of the two that name the cluster which comes with the program."""
    if name not in PLACES_OF_THE_SHIPPED:
        return False
    if place == "src/cluster_graph/resources.py":
        return f"data/{name}" in line or f'"data", "{name}"' in line
    return place.startswith("src/cluster_graph/cli") and ("shipped" in line or "同梱" in line)


def findings(root: Path) -> Iterator[tuple[str, int, str]]:
    """File, line and name of each place that names something of a cluster."""
    for path in files_that_know_no_cluster(root):
        place = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            for name in sorted(names_of_clusters().found_in(line)):
                if not may_be_said(place, line, name):
                    yield place, number, name


def test_no_module_query_shape_or_term_names_a_cluster() -> None:
    assert [f"{place}:{number} names {name}" for place, number, name in findings(ROOT)] == []


def test_two_clusters_are_compared_and_all_files_are_read() -> None:
    read_files = {path.relative_to(ROOT).as_posix() for path in files_that_know_no_cluster(ROOT)}
    assert len(CLUSTERS) >= 2
    assert {
        "toyama-pref",
        "yamagata-pref",
        "basel-2018",
        "keio-4th",
        "kusuri-consortium",
    } <= names_of_clusters().words
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "src").rglob("*.py")} <= read_files
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "queries").rglob("*.rq")} <= read_files
    assert {"ontology/cluster-graph.ttl", "ontology/shapes.ttl", "ontology/codes.ttl"} <= read_files
    assert any(path.endswith(".html") for path in read_files)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('if agreement == "keio-4th":', "keio-4th"),
        ("BIND(<https://example.org/agreement/basel-2018> AS ?a)", "basel-2018"),
        ("PREFIX x: <https://w3id.org/cluster-graph/toyama/>", "https://w3id.org/cluster-graph/toyama/"),
        ("# as in YAMAGATA", "yamagata"),
        ("placeholder: 例：つるおか", "つるおか"),
        ('label = "富山県薬業連合会"', "富山県薬業連合会"),
        ("?council = post:center-head", "center-head"),
    ],
)
def test_a_name_of_a_cluster_is_found(line: str, name: str) -> None:
    assert name in names_of_clusters().found_in(line)


@pytest.mark.parametrize(
    "line",
    [
        "a member of the council, the mayor, the governor, a party and its agreement",
        "era Keio 4 (慶応4年) began in 1865",
        "keio-iab-like words, vertical-align: baseline",
        "県, 市, 大学, 国, 会議, 推進, 検討委員会, 実行委員会",
    ],
)
def test_ordinary_words_are_no_finding(line: str) -> None:
    assert names_of_clusters().found_in(line) == set()


def test_a_file_that_names_a_cluster_is_told_with_its_line(tmp_path: Path) -> None:
    module = tmp_path / "src" / "cluster_graph" / "store" / "open.py"
    query = tmp_path / "queries" / "checks" / "parts.rq"
    shape = tmp_path / "ontology" / "shapes.ttl"
    for path, text in [
        (module, 'first = 1\nsecond = "toyama-pref"\n'),
        (query, "SELECT ?x\nWHERE {\n  ?x ?y 'keio-iab' }\n"),
        (shape, "# 鶴岡市\n"),
    ]:
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    assert {(place, number) for place, number, _ in findings(tmp_path)} == {
        ("src/cluster_graph/store/open.py", 2),
        ("queries/checks/parts.rq", 3),
        ("ontology/shapes.ttl", 1),
    }


def test_only_the_two_places_that_ship_a_cluster_may_name_it_and_only_that_one() -> None:
    shipped = shipped_cluster().name
    resources, command_line = "src/cluster_graph/resources.py", "src/cluster_graph/cli/common.py"
    assert shipped in PLACES_OF_THE_SHIPPED
    assert may_be_said(resources, f'return resource("data", "{shipped}")', shipped)
    assert not may_be_said(resources, f"if cluster == '{shipped}':", shipped)
    assert may_be_said(command_line, "using the shipped Yamagata cluster", "yamagata")
    assert not may_be_said(command_line, "if cluster.id == 'yamagata':", "yamagata")
    assert not may_be_said(command_line, "using the shipped Toyama cluster", "toyama")
    assert not may_be_said("src/cluster_graph/site/pages.py", "the shipped Yamagata cluster", "yamagata")
