"""Rows with ``publish = no`` reach no output: not one word of any of their columns, in any form that we write.

A withheld row with a mark in every column stands in every table, also as a further witness of a published thing; then
every command runs, and every file and stream is searched for the marks. The workbook is the officer's own copy of
the tables and keeps them.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import typer
from typer.testing import CliRunner

from cluster_graph.checks import check_folder
from cluster_graph.cli import app
from cluster_graph.problem_formats import FORMATS
from cluster_graph.problems import ClusterGraphError, InvalidTables
from cluster_graph.store.saved import all_saved
from cluster_graph.tables.columns import Column, Kind
from cluster_graph.tables.identifiers import (
    corporate_check_digit,
    local_government_check_digit,
    ror_check_digits,
)
from cluster_graph.tables.reading import read_tables, read_valid_tables
from cluster_graph.tables.rows import TABLES, EvidencedRow, columns_of
from tests.factory import Row, write_cluster

MARK = "zqwithheldqz"
# What stands in for a mark where a cell takes no words: each is found nowhere else.
DAY, NUMBER = "1893-03-07", "918273645546"
CORPORATE = corporate_check_digit("918273645546") + "918273645546"
LOCAL_GOVERNMENT = "47999" + local_government_check_digit("47999")
WIKIDATA, ROR = "Q918273645", "0zqw7hq" + ror_check_digits("0zqw7hq")
MARKS = (MARK, DAY, "18930307", NUMBER, LOCAL_GOVERNMENT, WIKIDATA, ROR)

CELLS: dict[Kind, str] = {
    Kind.TEXT: f"{MARK} の言葉",
    Kind.IDENTIFIER: MARK,
    Kind.REFERENCE: MARK,
    Kind.OWN_CODE: MARK,
    Kind.SCOPE: MARK,
    Kind.POINT: DAY,
    Kind.PERIOD: f"{DAY}/{DAY}",
    Kind.ATTESTED: DAY,
    Kind.DAY: DAY,
    Kind.NUMBER: NUMBER,
    Kind.WHOLE_NUMBER: NUMBER,
    Kind.URL: f"https://{MARK}.example/",
    Kind.CORPORATE_NUMBER: CORPORATE,
    Kind.LOCAL_GOVERNMENT_CODE: LOCAL_GOVERNMENT,
    Kind.WIKIDATA: WIKIDATA,
    Kind.ROR: ROR,
}


def marked(column: Column) -> str:
    """A cell of a withheld row: a mark, where the column takes one."""
    return CELLS.get(column.kind, "")


def withheld_row(table: str) -> dict[str, str]:
    row = {name: marked(column) for name, column in columns_of(TABLES[table]).items()}
    row |= {"source": "s", "publish": "no"}
    return row | {"organizations": {"kind": "company"}, "changes": {"kind": "founded"}}.get(table, {})


PUBLISHED: dict[str, list[dict[str, str]]] = {
    "sources": [{"id": name, "title_ja": f"資料{name}", "issued": "2018-08-28"} for name in ("s", "t")],
    "organizations": [
        {"id": "pref", "name_ja": "某県", "kind": "prefecture", "sector": "government"},
        {"id": "univ", "name_ja": "某大学", "kind": "university", "sector": "university"},
        {"id": "council", "name_ja": "某会議", "kind": "council"},
    ],
    "posts": [{"id": "governor", "name_ja": "知事", "organization": "pref"}],
    "agreements": [
        {"id": "a", "kind": "framework", "covers": "*", "signed_on": "2017-04-01", "period": "FY2017/FY2019"}
    ],
    "signatures": [{"agreement": "a", "party": "pref"}, {"agreement": "a", "party": "univ"}],
    "memberships": [
        {"council": "council", "member": "governor", "role": "chair"},
        {"council": "council", "member": "univ"},
    ],
    "collaborations": [{"id": "k", "kind": "joint-research", "theme": "bio", "governed_by": "a"}],
    "participations": [
        {"collaboration": "k", "participant": "pref"},
        {"collaboration": "k", "participant": "univ"},
    ],
    "programmes": [{"id": "p", "owner": "pref"}],
    "meetings": [{"council": "council", "held_on": "2018-01-01", "status": "held"}],
    "funding": [{"id": "m", "funder": "pref", "recipient": "univ", "amount_jpy": "1000", "period": "FY2018"}],
    "figures": [{"id": "f", "about": "k", "measure": "visits", "value": "3"}],
    "statements": [{"id": "st", "about": "council", "aspect": "purpose", "text_ja": "推進する"}],
    "changes": [{"id": "c", "kind": "founded", "after": "univ", "on": "1900-01-01"}],
    "names": [{"organization": "univ", "name_ja": "旧某大学"}],
    "holders": [{"post": "governor", "name_ja": "某氏", "period": "2017/2018"}],
    "codes": [
        {"scheme": "theme", "notation": "bio", "label_ja": "バイオ"},
        {"scheme": "measure", "notation": "visits", "label_ja": "来訪"},
    ],
}
EVIDENCED = [table for table, row in TABLES.items() if issubclass(row, EvidencedRow)]


def second_witness(table: str) -> dict[str, str]:
    """A withheld row of a thing that a published row tells of too."""
    first = PUBLISHED[table][0]
    keys = {"id", *TABLES[table].key}
    return {
        **withheld_row(table),
        "source": "t",
        **{k: v for k, v in first.items() if k in keys},
        "id": first.get("id", ""),
    }


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cluster in every table of which a withheld row, and a withheld witness, stand beside published ones."""
    tables: dict[str, list[Row]] = {table: list(rows) for table, rows in PUBLISHED.items()}
    for table in EVIDENCED:
        tables[table] += [withheld_row(table), second_witness(table)]
    return write_cluster(tmp_path_factory.mktemp("withheld") / "c", **tables)


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Every text in a folder or file: of archives their members, of a store its quads."""
    stores = {found.parent for found in path.rglob("CURRENT")} if path.is_dir() else set()
    for store in sorted(stores):
        quads = (str(quad) for quad in ox.Store.read_only(str(store)))
        yield str(store), "\n".join(quads)
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file() and file.parent not in stores:
            yield from texts_of_bytes(str(file), file.read_bytes())


def texts_of_bytes(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    yield name, name + "\n" + data.decode("utf-8", "replace")
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from texts_of_bytes(f"{name}!{member}", archive.read(member))


def leaks(found: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, mark) for name, text in found for mark in MARKS if mark in text]


def run(*arguments: object) -> str:
    """What a command writes to its streams, or the sentence with which it stops."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        assert isinstance(result.exception, ClusterGraphError), result.exception
        problems = result.exception.problems if isinstance(result.exception, InvalidTables) else []
        return "\n".join([result.exception.words.ja, *(item.in_language("ja") for item in problems)])
    return result.output


def to_file(*arguments: object) -> Callable[[Path, Path], str]:
    """A command that reads the cluster and writes to ``-o``."""

    def act(cluster: Path, out: Path) -> str:
        said = run(*arguments, "-i", cluster, "-o", out)
        assert out.exists(), said
        return said

    return act


def to_stream(*arguments: object, forms: tuple[str, ...] = ("",)) -> Callable[[Path, Path], str]:
    """A command that reads the cluster and answers on its standard output."""

    def act(cluster: Path, out: Path) -> str:
        said = [run(*arguments, "-i", cluster, *(("--format", form) if form else ())) for form in forms]
        assert all(said)
        return "\n".join(said)

    return act


def queries(cluster: Path, out: Path) -> str:
    everything = cluster.parent / "everything.rq"
    everything.write_text(
        "SELECT * WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } ORDER BY ?g ?s ?p ?o",
        encoding="utf-8",
    )
    names = [query.name for query in all_saved()]
    said = [run("query", name, "-i", cluster, "--format", "json") for name in names]
    said += [run("query", everything, "-i", cluster, "--format", form) for form in ("csv", "json", "table")]
    assert "某県" in said[-2] and "資料s" in said[-2]
    return "\n".join(said)


def differences(cluster: Path, out: Path) -> str:
    """What differs from the cluster before the withheld rows were entered, and the other way round: nothing."""
    before = write_cluster(cluster.parent / "before", **PUBLISHED)
    said = [
        run("diff", *pair, *form)
        for pair in ((before, cluster), (cluster, before))
        for form in ((), ("--format", "json"))
    ]
    assert all(said)
    return "\n".join(said)


NOT_OF_A_CLUSTER = {"new", "template", "queries"}
THE_OFFICERS_OWN = {"import", "export"}
OUTPUTS: dict[str, list[Callable[[Path, Path], str]]] = {
    "check": [to_stream("check", forms=FORMATS), to_stream("check", "--lang", "ja")],
    "build": [to_file("build"), to_stream("build", "-o", "-")],
    "query": [queries],
    "diff": [differences],
    "coverage": [
        to_stream("coverage", "--repair", forms=("json", "text")),
        to_stream("coverage", forms=("json", "text")),
    ],
    "network": [
        to_stream("network", "--projection", projection, forms=("csv", "json", "table", "graphml", "gexf"))
        for projection in ("actors", "affiliation")
    ],
    "view": [to_file("view")],
    "site": [to_file("site")],
}


def commands() -> set[str]:
    return set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]  # a group, by its app


def test_every_command_is_asked_here() -> None:
    """A new command is entered in ``OUTPUTS``, or here among those that publish nothing of a cluster."""
    publish_over_a_network = {"serve", "publish"}  # both send what `build` holds, which is tested
    known = set(OUTPUTS) | NOT_OF_A_CLUSTER | THE_OFFICERS_OWN | publish_over_a_network
    assert commands() <= known


def test_the_marks_are_in_the_tables_and_the_tables_are_right(cluster: Path) -> None:
    tables, problems = read_tables(cluster)
    assert tables is not None
    assert problems == []
    assert {table for table, rows in tables.withheld.items() if len(rows) == 2} == set(EVIDENCED)
    raw = "".join(path.read_text(encoding="utf-8") for path in cluster.glob("*.csv"))
    assert all(mark in raw for mark in MARKS if mark != "18930307")


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_no_output_of_a_command_holds_a_word_of_a_withheld_row(
    cluster: Path, tmp_path: Path, name: str
) -> None:
    for number, act in enumerate(OUTPUTS[name]):
        out = tmp_path / f"out{number}"
        said = act(cluster, out)
        assert leaks(iter([(f"what {name} says", said)])) == []
        assert leaks(texts(out) if out.exists() else iter(())) == []


def test_the_same_tables_without_the_withheld_rows_build_the_same_bytes(
    cluster: Path, tmp_path: Path
) -> None:
    before = write_cluster(tmp_path / "before", **PUBLISHED)
    assert run("build", "-i", before, "-o", "-") == run("build", "-i", cluster, "-o", "-")


def test_the_search_finds_marks_in_archives_and_stores(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "book.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sheet.xml", MARK * 100)
    store = ox.Store(str(tmp_path / "store"))
    node = ox.NamedNode(f"https://example.org/{MARK}")
    store.add(ox.Quad(node, node, node))
    store.flush()
    del store
    assert {Path(name.split("!")[0]).name for name, _ in leaks(texts(tmp_path))} == {"book.xlsx", "store"}


# A withheld body that published rows point at


@pytest.fixture
def pointed_at(tmp_path: Path) -> Path:
    tables: dict[str, list[Row]] = {table: list(rows) for table, rows in PUBLISHED.items()}
    hidden = {"id": "hidden", "name_ja": f"{MARK}社", "kind": "company", "note": MARK, "publish": "no"}
    tables["organizations"].append(hidden)
    tables["memberships"].append({"council": "council", "member": "hidden"})
    tables["signatures"].append({"agreement": "a", "party": "hidden", "publish": "no"})
    return write_cluster(tmp_path / "c", **tables)


def test_a_published_row_that_points_at_a_withheld_body_is_told_without_its_name(pointed_at: Path) -> None:
    found = [problem for problem in check_folder(pointed_at) if problem.severity == "error"]
    assert [(problem.code, problem.place.file, problem.place.row) for problem in found] == [
        ("withheld-id", "memberships.csv", 4)
    ]
    said = "".join(run("check", "-i", pointed_at, "--format", form) for form in FORMATS)
    assert MARK not in said and "row 4" in said


def test_nothing_is_written_from_such_tables(pointed_at: Path, tmp_path: Path) -> None:
    for name in ("build", "view", "site"):
        out = tmp_path / f"out-{name}"
        said = run(name, "-i", pointed_at, "-o", out)
        assert MARK not in said
        assert not out.exists()
    with pytest.raises(InvalidTables):
        read_valid_tables(pointed_at)


def test_only_withheld_rows_pointing_there_are_no_fault(pointed_at: Path) -> None:
    path = pointed_at / "memberships.csv"
    path.write_text(
        "".join(line for line in path.read_text(encoding="utf-8").splitlines(True) if "hidden" not in line),
        encoding="utf-8",
    )
    assert [problem for problem in check_folder(pointed_at) if problem.severity == "error"] == []


# What is wrong in a withheld row


@pytest.mark.parametrize("publish", ["no", "ＮＯ", "いいえ", "not yet"])
def test_a_fault_of_a_withheld_row_is_told_by_its_place_alone(tmp_path: Path, publish: str) -> None:
    row = {"id": "x", "period": f"{MARK}年", "website": f"{MARK}.example", "note": MARK, "publish": publish}
    folder = write_cluster(tmp_path / "c", organizations=[row])
    found = check_folder(folder)
    assert {problem.place.column for problem in found} >= {"period", "website"}
    for form in FORMATS:
        said = run("check", "-i", folder, "--format", form)
        assert MARK not in said and "organizations.csv" in said


def test_a_fault_of_a_published_row_quotes_it(tmp_path: Path) -> None:
    for publish in ("", "yes"):
        folder = write_cluster(
            tmp_path / "c", organizations=[{"id": "x", "period": f"{MARK}年", "publish": publish}]
        )
        assert MARK in run("check", "-i", folder)
        shutil.rmtree(folder)


def test_withheld_rows_with_many_values_are_still_not_quoted(tmp_path: Path) -> None:
    folder = write_cluster(tmp_path / "c", organizations=[{"id": "x", "publish": "no"}])
    path = folder / "organizations.csv"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f",{MARK}\n", encoding="utf-8")
    assert MARK not in run("check", "-i", folder)
