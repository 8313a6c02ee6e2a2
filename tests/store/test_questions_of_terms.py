"""The questions that serve the rarer terms of the ontology, on a small cluster in which every column is filled.

Their expected tables stand in ``expected_full/NAME.csv``. The same rows come from the embedded store, from rdflib's
own SPARQL engine and, over HTTP, from a real server.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Variable

from cluster_graph.cluster import Cluster, open_cluster
from cluster_graph.graph.build import build_graph
from cluster_graph.store.saved import bound_text, load_saved
from cluster_graph.tables.columns import Kind
from cluster_graph.tables.reading import read_valid_tables
from cluster_graph.tables.rows import EVIDENCE_COLUMNS, ROW_CLASSES, EvidencedRow, columns_of
from tests.factory import write_cluster
from tests.ontology.full_cluster import write_full_cluster
from tests.servers import oxigraph_server

EXPECTED = Path(__file__).parent / "expected_full"
CASES: dict[str, dict[str, str]] = {
    "agreements-of-office": {"organization": "pref"},
    "changed-between": {"from": "2014-04-01"},
    "collaborations-by-theme": {},
    "companies-in-joint-research": {"on": "2017-12-01"},
    "conflicts": {},
    "facts-by-one-source": {"checked": "yes"},
    "identifiers": {},
    "organization-lineage": {"organization": "uni"},
    "programmes-of": {"organization": "pref"},
    "renewal-chain": {"agreement": "second"},
    "scope-of-agreement": {"agreement": "second"},
    "sources": {},
    "spin-offs": {"organization": "uni"},
    "who-pays-whom": {"fiscal_year": "2017"},
}


@pytest.fixture(scope="module")
def trig(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The graph of the full cluster."""
    folder = write_full_cluster(tmp_path_factory.mktemp("full") / "tables")
    return build_graph(read_valid_tables(folder)).to_trig()


@pytest.fixture(scope="module")
def full(trig: str, tmp_path_factory: pytest.TempPathFactory) -> Cluster:
    """The full cluster in the embedded store."""
    path = tmp_path_factory.mktemp("graph") / "graph.trig"
    path.write_text(trig, encoding="utf-8")
    return open_cluster(path)


@pytest.fixture(scope="module")
def served(trig: str) -> Iterator[Cluster]:
    """The full cluster behind a real server."""
    with oxigraph_server(trig) as url:
        yield open_cluster(url)


@pytest.fixture(scope="module")
def dataset(trig: str) -> Dataset:
    """The full cluster in rdflib, default graph and named graphs apart."""
    graph = Dataset(default_union=False)
    graph.parse(data=trig, format="trig")
    return graph


def plain(value: object) -> str | None:
    """A term of either library as text; a number without trailing zeros, as engines write the same one differently."""
    if value is None:
        return None
    text = str(getattr(value, "value", value)) if isinstance(value, ox.Literal | ox.NamedNode) else str(value)
    datatype = getattr(value, "datatype", None)
    number = str(getattr(datatype, "value", datatype)).endswith(("#integer", "#decimal"))
    return format(float(text), "g") if number else text


@pytest.mark.parametrize("name", CASES)
def test_the_answer_is_the_expected_table(full: Cluster, name: str) -> None:
    answer = full.query(name, lang="en", **CASES[name]).to_csv()
    assert answer == (EXPECTED / f"{name}.csv").read_text(encoding="utf-8")
    assert answer.count("\n") > 1, "an expected table without rows proves nothing"


@pytest.mark.parametrize("name", CASES)
def test_the_columns_are_those_of_the_header(full: Cluster, name: str) -> None:
    assert full.query(name, **CASES[name]).columns == tuple(load_saved(name).columns)


@pytest.mark.server
@pytest.mark.parametrize("name", CASES)
def test_a_server_gives_the_same_rows(full: Cluster, served: Cluster, name: str) -> None:
    assert served.query(name, **CASES[name]).rows == full.query(name, **CASES[name]).rows


@pytest.mark.parametrize("name", CASES)
def test_another_sparql_engine_gives_the_same_rows(full: Cluster, dataset: Dataset, name: str) -> None:
    saved = load_saved(name)
    answer = dataset.query(bound_text(full.engine, saved, CASES[name]))
    theirs = [tuple(plain(row.get(Variable(column))) for column in saved.columns) for row in answer.bindings]
    ours = [tuple(map(plain, row)) for row in full.query(name, **CASES[name]).rows]
    assert sorted(theirs, key=str) == sorted(ours, key=str)


def test_unchecked_facts_are_those_without_a_checker(full: Cluster) -> None:
    by_choice = {
        choice: {row["thing"] for row in full.query("facts-by-one-source", checked=choice).records()}
        for choice in ("*", "yes", "no")
    }
    assert by_choice["yes"] | by_choice["no"] == by_choice["*"]
    assert not by_choice["yes"] & by_choice["no"]
    assert not any(str(thing).endswith("/agreement/second") for thing in by_choice["*"])


def test_conflicts_compares_every_column_with_one_value_that_a_source_states() -> None:
    single = {
        column.says.rpartition("/")[2].rpartition("#")[2]
        for row_class in ROW_CLASSES
        if issubclass(row_class, EvidencedRow)
        for name, column in columns_of(row_class).items()
        if column.says
        and not (column.assigned or column.many or column.is_name)
        and column.kind not in (Kind.POINT, Kind.PERIOD, Kind.ATTESTED, Kind.FLAG, Kind.WIKIDATA, Kind.ROR)
        and name not in EVIDENCE_COLUMNS
        and column.lang != "ja-Hrkt"
    }
    listed = load_saved("conflicts").text.partition("VALUES ?property {")[2].partition("}")[0]
    assert {name.partition(":")[2] for name in listed.split()} == single


@pytest.mark.parametrize(
    ("end", "start", "gap"),
    [
        ("2019-03-31", "2019-04-01", 0),
        ("2019-03-31", "2019-04-11", 10),
        ("2020-02-28", "2020-03-01", 1),
        ("2019-12-31", "2019-12-31", -1),
        ("1999-12-31", "2000-12-31", 365),
        ("2016-02-29", "2100-03-01", (date(2100, 3, 1) - date(2016, 2, 29)).days - 1),
    ],
)
def test_a_gap_is_counted_in_days(tmp_path: Path, end: str, start: str, gap: int) -> None:
    folder = write_cluster(
        tmp_path / "c",
        agreements=[
            {"id": "a", "period": f"1990-01-01/{end}"},
            {"id": "b", "period": f"{start}/..", "succeeds": "a"},
        ],
    )
    rows = open_cluster(folder).query("renewal-chain", agreement="a").records()
    assert [row["gap_days"] for row in rows] == [None, str(gap)]
