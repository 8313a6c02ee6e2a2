"""Every saved question: documented, and answered on the real cluster as the expected table says.

The tables stand in ``expected/NAME.csv``; the same rows must come from the embedded store and, through SPARQLWrapper,
from a real SPARQL server.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from cluster_graph.cluster import Cluster, open_cluster
from cluster_graph.graph.build import build_graph
from cluster_graph.resources import resource, shipped_cluster
from cluster_graph.store.parameters import THING_TYPES, names_in
from cluster_graph.store.saved import SavedQuery, all_saved, load_saved, saved_names
from cluster_graph.tables.reading import read_valid_tables
from tests.servers import oxigraph_server
from tests.store.test_questions_of_terms import CASES

EXPECTED = Path(__file__).parent / "expected"
PARAMETERS: dict[str, dict[str, str]] = {
    "agreement-parties": {"agreement": "cancer-4party"},
    "agreements-lapsing": {"from": "2018-08-28", "to": "2019-08-28"},
    "collaborations-of": {"organization": "keio", "on": "2018-08-28"},
    "council-meetings": {"fiscal_year": "平成29年度"},
    "council-members": {"council": "cancer-committee"},
    "facts-of-source": {"source": "seed-2018"},
    "money-under-agreement": {"agreement": "keio-4th"},
    "posts-held-by-body": {"organization": "yamagata-pref"},
    "ties-of": {"organization": "tsuruoka"},
}
# Those of the other file are answered there, on a cluster that holds every term.
NAMES = sorted(set(saved_names()) - set(CASES))
SEED = "https://w3id.org/cluster-graph/yamagata/source/seed-2018"
TYPES = {"date", "integer", "text", "lang", "iri", "code", "fiscal-year", *THING_TYPES}


@pytest.fixture(scope="module")
def served() -> Iterator[Cluster]:
    """The shipped cluster behind a real server."""
    graph = build_graph(read_valid_tables(shipped_cluster()))
    with oxigraph_server(graph.to_trig()) as url:
        yield open_cluster(url)


def test_the_questions_named_in_the_design_are_there() -> None:
    wanted = {"council-chairs", "council-tasks", "agreements-in-force", "agreements-lapsing", "ties-of"}
    assert wanted <= set(saved_names())
    assert len(saved_names()) >= 12


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_on_the_real_cluster_is_the_expected_table(yamagata: Cluster, name: str) -> None:
    answer = yamagata.query(name, lang="ja", **PARAMETERS.get(name, {})).to_csv()
    assert answer == (EXPECTED / f"{name}.csv").read_text(encoding="utf-8")
    assert answer.count("\n") > 1, "an expected table without rows proves nothing"


@pytest.mark.server
@pytest.mark.parametrize("name", NAMES)
def test_a_server_gives_the_same_rows_as_the_embedded_store(
    yamagata: Cluster, served: Cluster, name: str
) -> None:
    parameters = PARAMETERS.get(name, {})
    assert served.query(name, **parameters).rows == yamagata.query(name, **parameters).rows


@pytest.mark.parametrize("saved", list(all_saved()), ids=lambda saved: saved.name)
def test_a_header_tells_all_of_a_query_in_both_languages(saved: SavedQuery) -> None:
    for words in (saved.title, saved.description, *saved.columns.values()):
        assert words.ja
        assert words.en
    for parameter in saved.parameters:
        assert parameter.label.ja
        assert parameter.label.en
        assert parameter.type in TYPES
    declared = {parameter.name for parameter in saved.parameters}
    used = names_in(saved.text)
    for name in used - declared:
        assert name.removesuffix("_from").removesuffix("_to") in declared
    assert declared <= used | {name.removesuffix("_from").removesuffix("_to") for name in used}, (
        "a declared parameter is not used"
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_query_gives_the_columns_that_its_header_names(yamagata: Cluster, name: str) -> None:
    answer = yamagata.query(name, **PARAMETERS.get(name, {}))
    assert answer.columns == tuple(load_saved(name).columns)


@pytest.mark.parametrize("path", sorted(resource("queries").rglob("*.rq")), ids=lambda path: path.stem)
def test_a_query_compares_no_gyear_and_names_the_source_of_its_evidence(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if "GRAPH ?assertion" in text:
        assert "prov:wasQuotedFrom" in text
    assert "gYear" not in text
    assert "ORDER BY" in text or "CONSTRUCT" in text


def test_council_chairs_names_the_governor_and_the_policy_officer_with_passages(yamagata: Cluster) -> None:
    rows = yamagata.query("council-chairs", lang="en").records()
    chairs = {
        row["post_name"]: row["quote"] or ""
        for row in rows
        if row["role"] == "chair" and row["source"] == SEED
    }
    assert "会 長：山形県知事" in chairs["Governor of Yamagata Prefecture"]
    officer = next(
        name for name in chairs if name and name.startswith("Science and Technology Policy Officer")
    )
    assert "科学技術政策主幹" in chairs[officer]


def test_a_file_without_a_header_runs_as_it_is(yamagata: Cluster, tmp_path: Path) -> None:
    path = tmp_path / "count.rq"
    path.write_text("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", encoding="utf-8")
    (row,) = yamagata.query(str(path)).rows
    assert isinstance(row[0], ox.Literal)
    assert int(row[0].value) > 1000


def test_loaders_queries_say_what_they_are_for() -> None:
    for path in sorted(resource("queries", "load").glob("*.rq")):
        saved = load_saved(f"load/{path.stem}")
        assert saved.title.ja
        assert saved.title.en
