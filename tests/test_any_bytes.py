"""Whatever stands in a cluster's files: problems or a graph, never a traceback, never half a folder.

Random bytes for a file, nasty texts in cells, random damage of the shipped tables, random settings. Each is read in
this process; what has no error is built too, and whole builds go through the command.
"""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from cluster_graph.checks import check_folder
from cluster_graph.cli import app
from cluster_graph.graph.build import build_graph
from cluster_graph.problem_formats import FORMATS, formatted
from cluster_graph.problems import ClusterGraphError, Problem, has_errors
from cluster_graph.resources import shipped_cluster
from cluster_graph.tables.reading import read_tables
from cluster_graph.tables.rows import TABLES, columns_of
from tests.factory import SETTINGS, csv_text, write_cluster

some = settings(derandomize=True, deadline=None, database=None)
LONGEST_SENTENCE = 2500

# Small enough to be read in milliseconds, and with a row in every table, so that each damage meets what points at it.
TABLES_OF_THE_SMALL: dict[str, list[dict[str, str]]] = {
    "sources": [{"id": "s", "title_ja": "資料", "issued": "2018-08-28", "language": "ja"}],
    "organizations": [
        {"id": "x", "name_ja": "某県", "kind": "prefecture", "sector": "government"},
        {"id": "y", "name_ja": "某大学", "kind": "university", "part_of": "x", "other_names": "某大"},
        {"id": "c", "name_ja": "某会議", "kind": "council"},
    ],
    "posts": [{"id": "head", "name_ja": "長", "organization": "y"}],
    "agreements": [{"id": "a", "covers": "*", "period": "FY2017/FY2019", "renewal": "automatic"}],
    "signatures": [{"agreement": "a", "party": "x"}, {"agreement": "a", "party": "y"}],
    "memberships": [{"council": "c", "member": "head", "role": "chair"}],
    "collaborations": [{"id": "k", "kind": "joint-research", "theme": "t", "governed_by": "a"}],
    "participations": [
        {"collaboration": "k", "participant": "x"},
        {"collaboration": "k", "participant": "y"},
    ],
    "programmes": [{"id": "p", "owner": "x", "under": "a"}],
    "meetings": [{"council": "c", "held_on": "2018-01-01", "status": "held"}],
    "funding": [{"id": "m", "funder": "x", "recipient": "y", "amount_jpy": "1000", "period": "FY2018"}],
    "figures": [{"id": "f", "about": "k", "measure": "n", "value": "3"}],
    "statements": [{"id": "st", "about": "c", "aspect": "purpose", "text_ja": "推進する"}],
    "changes": [{"id": "ch", "kind": "founded", "after": "y", "on": "1900-01-01"}],
    "names": [{"organization": "y", "name_ja": "旧某大学"}],
    "holders": [{"post": "head", "name_ja": "某氏", "period": "2017/2018"}],
    "codes": [
        {"scheme": "theme", "notation": "t", "label_ja": "テーマ"},
        {"scheme": "measure", "notation": "n", "label_ja": "件数"},
    ],
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_cluster(tmp_path_factory.mktemp("small") / "c", **TABLES_OF_THE_SMALL)
    assert not has_errors(check_folder(folder))
    return folder


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(shipped_cluster(), tmp_path_factory.mktemp("shipped") / "c"))


@contextmanager
def changed(path: Path, data: bytes) -> Iterator[None]:
    """The file with other bytes for a while."""
    before = path.read_bytes()
    path.write_bytes(data)
    try:
        yield
    finally:
        path.write_bytes(before)


def assert_sentences(problems: list[Problem]) -> None:
    for problem in problems:
        assert problem.code and problem.place.file
        for lang in ("ja", "en"):
            said = problem.in_language(lang)
            assert problem.words.in_language(lang).strip()
            assert len(said) < LONGEST_SENTENCE and "\n" not in said and "\x1b" not in said, said[:300]
    for form in FORMATS:
        formatted(problems[:20], form, "ja", Path("data")).encode("utf-8")


def assert_problems_or_graph(folder: Path) -> None:
    """What every damage must come to."""
    try:
        tables, problems = read_tables(folder)
    except ClusterGraphError:
        return
    assert_sentences(problems)
    if tables is not None and not has_errors(problems):
        assert build_graph(tables).to_trig().startswith("@prefix")


NASTY = [
    *(
        "",
        " ",
        "\u3000",
        "\u200b",
        "\ufeff",
        "\x00",
        "\x1b[31m",
        "\x07",
        "\x85",
        "\u2028",
        "\ufffd",
        "\uffff",
        "\U0010ffff",
    ),
    *(
        "\u202e逆",
        "\u0301",
        "🦠" * 3,
        "é\u0301",
        "㈱①髙～－",
        "'",
        '"',
        "\\",
        "\\u0000",
        "<img src=x onerror=alert(1)>",
        "${x}",
        "{0}",
    ),
    *(
        "=1+1",
        "+1",
        "@SUM(A1)",
        "-1",
        "0",
        "-0",
        "00",
        "1e999",
        "NaN",
        "Infinity",
        "9" * 30,
        "9" * 5000,
        "0.1",
        "1,000",
        "٣",
    ),
    *(
        "..",
        "[",
        "]",
        "[]",
        "[..]",
        "[..2018]",
        "[2018..]",
        "/",
        "//",
        "/..",
        "../",
        "..;..",
        ";",
        ";;;",
        "；",
        "[FY9999]",
    ),
    *(
        "0000",
        "0001",
        "9999",
        "9999-12-31",
        "-5",
        "-0005-01-01",
        "FY0000",
        "FY9999",
        "FY0001",
        "2018-02-30",
        "12017",
    ),
    *(
        "2018/2017",
        "[9999]/",
        "/[0001]",
        "[0001..9999]/..",
        "明治5年",
        "令和99999年",
        "平成0年",
        "昭和64年",
        "2017-07-10T00:00",
    ),
    *(
        "no",
        "yes",
        "NO",
        "none",
        "*",
        "kind:",
        "kind:*",
        "theme:",
        "theme:t",
        "kind:joint-research",
        ":",
        "a",
        "x",
        "y",
        "k",
    ),
    *(
        "c",
        "a--x",
        "A",
        "-a",
        "a" * 300,
        "あ" * 5000,
        "http://",
        "http://[",
        "https://a/%",
        "http://a/\ue000",
        "https://例え.jp/",
    ),
    *(
        "urn:x:y",
        "Q1",
        "0",
        "6000020062031",
        "4010405001654",
        "062031",
        "02kn6nx58",
        "%s",
        "%00",
        "../../etc/passwd",
        "nul",
    ),
    *(
        "automatic",
        "chair",
        "council",
        "prefecture",
        "government",
        "joint-research",
        "actual",
        "founded",
        "theme",
        "measure",
    ),
    *(
        "s",
        "t",
        "n",
        "head",
        "a;a",
        "x;y;x",
        "2017;2018",
        "\r",
        "\n",
        "\r\n",
        "a\nb",
        ",",
        ",,,",
        '","',
        '"a"b',
        "\t",
    ),
]
CELL = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=12),
    st.lists(st.sampled_from(NASTY), min_size=2, max_size=3)
    .map("".join)
    .filter(lambda text: len(text) < 20_000),
)
TABLE = st.sampled_from(sorted(TABLES))
BYTES = st.one_of(
    st.binary(max_size=120),
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    *(
                        b"\n",
                        b"\r\n",
                        b"\r",
                        b",",
                        b'"',
                        b'""',
                        b"\x00",
                        b"\xef\xbb\xbf",
                        b"\xff\xfe",
                        b"\xfe\xff",
                        b"\x1a",
                    ),
                    *(
                        b"id",
                        b"id,id",
                        b"name_ja",
                        "名称".encode(),
                        "㈱髙".encode("cp932"),
                        "鶴岡".encode("euc_jp"),
                    ),
                    *(
                        "鶴岡".encode("utf-16"),
                        b"\xed\xa0\x80",
                        b"\xc0\xaf",
                        b"\xf4\x90\x80\x80",
                        b"\x80",
                        b"\xa0",
                        b"\xfd",
                    ),
                    *(b"," * 300, b"a" * 140_000, b'"' * 51, b"id\n" * 40),
                ]
            ),
            st.binary(max_size=8),
        ),
        max_size=12,
    ).map(b"".join),
)


@settings(some, max_examples=750)
@given(table=TABLE, data=BYTES, keeps=st.sampled_from(["nothing", "header", "all"]))
def test_any_bytes_in_a_table(small: Path, table: str, data: bytes, keeps: str) -> None:
    path = small / f"{table}.csv"
    before = path.read_bytes()
    kept = {"nothing": b"", "header": before.partition(b"\n")[0] + b"\n", "all": before}[keeps]
    with changed(path, kept + data):
        assert_problems_or_graph(small)


@settings(some, max_examples=850)
@given(data=st.data(), table=TABLE)
def test_any_text_in_any_cell(small: Path, data: st.DataObject, table: str) -> None:
    columns = list(columns_of(TABLES[table]))
    row = dict(TABLES_OF_THE_SMALL[table][0])
    if "source" in columns:
        row = {"source": "s", "quote": "…のとおり", **row}
    if "name_ja" in columns:
        row.setdefault("name_ja", row.get("id", "名"))
    for name in data.draw(st.lists(st.sampled_from(columns), min_size=1, max_size=3, unique=True)):
        row[name] = data.draw(CELL)
    rows = [dict(first) for first in TABLES_OF_THE_SMALL[table][1:]] + [row]
    with changed(small / f"{table}.csv", csv_text(table, rows).encode("utf-8", "replace")):
        assert_problems_or_graph(small)


def damaged(data: bytes, draw: st.DataObject) -> bytes:
    """Bytes cut out, put in or moved; lines lost, doubled or joined; cells changed or exchanged."""
    what = draw.draw(
        st.sampled_from(["cut", "put", "turn", "lose", "double", "cell", "exchange", "encoding", "end"])
    )
    place = draw.draw(st.integers(0, max(len(data) - 1, 0)))
    if what == "cut":
        return data[:place] + data[place + draw.draw(st.integers(1, 40)) :]
    if what == "put":
        return data[:place] + draw.draw(BYTES) + data[place:]
    if what == "turn":
        return data[:place] + bytes([draw.draw(st.integers(0, 255))]) + data[place + 1 :]
    if what == "end":
        return data[:place]
    if what == "encoding":
        return data[:place] + data[place:].decode("utf-8", "ignore").encode(draw.draw(ENCODINGS), "ignore")
    if what in ("lose", "double"):
        lines = data.split(b"\n")
        number = draw.draw(st.integers(0, len(lines) - 1))
        return b"\n".join(
            lines[:number] + lines[number:][:1] * (2 * (what == "double")) + lines[number + 1 :]
        )
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
    row = rows[draw.draw(st.integers(0, len(rows) - 1))]
    column, other = (draw.draw(st.integers(0, len(row) - 1)) for _ in range(2))
    if what == "cell":
        row[column] = draw.draw(CELL)
    else:
        row[column], row[other] = row[other], row[column]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8", "replace")


ENCODINGS = st.sampled_from(["cp932", "utf-16", "euc_jp", "utf-8-sig", "latin-1"])


@settings(some, max_examples=100)
@given(data=st.data(), table=TABLE)
def test_any_damage_of_the_shipped_tables(shipped: Path, data: st.DataObject, table: str) -> None:
    path = shipped / f"{table}.csv"
    with changed(path, damaged(path.read_bytes(), data)):
        try:
            _, problems = read_tables(shipped)
        except ClusterGraphError:
            return
        assert_sentences(problems)


TOML_VALUES = st.one_of(
    st.sampled_from(
        [
            *(
                '""',
                '"x"',
                "''",
                "[]",
                "{}",
                "0",
                "1",
                "-1",
                "9" * 5000,
                "1e999",
                "nan",
                "true",
                "false",
                "2018-08-28",
            ),
            *(
                "0001-01-01",
                "9999-12-31",
                "2018-08-28T00:00:00Z",
                "00:00:00",
                '"2018"',
                '"平成30年8月28日"',
                '"02-29"',
            ),
            *(
                '"12-31"',
                '"1-1"',
                '"http://[/"',
                '"https://a[b/"',
                '"https://example.org/%zz/"',
                '"https://例え.jp/あ/"',
            ),
            *(
                '"https://a/\\u0000/"',
                '"\\u001b[31m"',
                '["agreements"]',
                '["nothing"]',
                "[1]",
                '["s", "nobody"]',
                "[[]]",
            ),
            *(
                '{ ja = "a", en = "b" }',
                "{ ja = 1 }",
                '{ ja = "\\u0000", en = "b" }',
                '"\\uFFFF"',
                "[" * 3000,
                '"' + "あ" * 9000 + '"',
            ),
            *(
                '"https://example.org/" # x',
                "1\n[x]\ny = 1",
                '"""\n\n"""',
                '"\ud7ff"',
                "inf",
                "0x10",
                "1_000",
            ),
        ]
    ),
    st.text(max_size=10),
)
KEYS = [line.partition(" = ")[0] for line in SETTINGS.splitlines()]


@settings(some, max_examples=300)
@given(key=st.sampled_from([*KEYS, "x", "", "a.b", "[t]"]), value=TOML_VALUES, other=st.none() | BYTES)
@example(key="complete", value="[" * 100_000, other=None)
def test_any_settings(small: Path, key: str, value: str, other: bytes | None) -> None:
    lines = [line for line in SETTINGS.splitlines() if line.partition(" = ")[0] != key]
    text = "\n".join([f"{key} = {value}", *lines])
    with changed(small / "cluster.toml", other if other is not None else text.encode("utf-8", "replace")):
        assert_problems_or_graph(small)


@settings(some, max_examples=25)
@given(file=st.sampled_from(["known-conflicts.csv", "sources/s.txt"]), data=BYTES)
def test_any_bytes_in_the_files_beside_the_tables(small: Path, file: str, data: bytes) -> None:
    path = small / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    try:
        assert_sentences(check_folder(small))
    finally:
        path.unlink()


# The whole way: check, and a build into a folder


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "store" not in path.relative_to(folder).parts
    }


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir())


@pytest.fixture(scope="module")
def built(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "out"
    assert CliRunner().invoke(app, ["build", "-i", str(small), "-o", str(out)]).exit_code == 0
    return out


# Names that are odd and no fault, so that a build is as likely as a refusal.
ODD_NAMES = [
    "<img src=x onerror=alert(1)>",
    "\u202e逆",
    "🦠",
    "${x}",
    "{0}",
    "\\u0000",
    "=1+1",
    "é\u0301",
    "'",
    "㈱髙",
]


@settings(some, max_examples=25)
@given(data=st.data(), table=TABLE, name=st.sampled_from(ODD_NAMES) | st.none())
def test_a_build_writes_all_or_nothing(
    small: Path,
    built: Path,
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
    table: str,
    name: str | None,
) -> None:
    out = Path(shutil.copytree(built, tmp_path_factory.mktemp("build") / "out"))
    path = small / ("organizations.csv" if name else f"{table}.csv")
    before = path.read_bytes()
    with changed(path, before.replace("某県".encode(), name.encode()) if name else damaged(before, data)):
        assert_sentences(check_folder(small))
        result = CliRunner().invoke(app, ["build", "-i", str(small), "-o", str(out)])
    assert result.exception is None or isinstance(result.exception, ClusterGraphError), result.exception
    assert beside(out) == ["out"]
    assert result.exception is None or not name
    if result.exception is None:
        assert set(files_of(out)) == set(files_of(built))
    else:
        assert files_of(out) == files_of(built)
