"""Properties of ``diff`` over random pairs of small clusters: it misses nothing, invents nothing, and turns around."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cluster_graph.diff.report import compare
from cluster_graph.graph.build import build_graph
from cluster_graph.store.engine import EmbeddedEngine
from cluster_graph.tables.reading import read_valid_tables
from tests.diff.building import PREFERRED, SOURCES
from tests.factory import Row, write_cluster

BODIES = ("a", "b", "c")
PERIODS = (
    "",
    "FY2017",
    "FY2018/",
    "[FY2016]/FY2018",
    "/FY2019",
    "2015-04-01/..",
    "/",
    "[2017-01-01..]/[..2020-01-01]",
)
Tables = dict[str, list[Row]]


def _cells(**choices: tuple[str, ...]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({name: st.sampled_from(values) for name, values in choices.items()})


EVIDENCE = _cells(quote=("一", "二"), locator=("", "p. 1"), note=("", "注"), checked_by=("", "県"))


@st.composite
def _witnessed(draw: st.DrawFn, /, ours: dict[str, tuple[str, ...]], **cells: tuple[str, ...]) -> list[Row]:
    """One or two rows of one thing from different sources; our classification stands in the first alone."""
    sources = draw(st.sampled_from((("s",), ("t",), ("s", "t"))))
    rows: list[Row] = []
    for position, source in enumerate(sources):
        row = {**draw(_cells(**cells)), **draw(EVIDENCE), "source": source}
        rows.append({**row, **draw(_cells(**ours))} if position == 0 else row)
    return rows


@st.composite
def clusters(draw: st.DrawFn) -> Tables:
    """The tables of a small cluster: three bodies, up to two agreements, up to two collaborations."""
    tables: Tables = {"organizations": [], "agreements": [], "signatures": [], "collaborations": []}
    for body in BODIES:
        ours = {"name_en": ("", "B", "C"), "kind": ("company", "city"), "sector": ("", "company")}
        names = {"name_ja": (body, f"{body}社"), "other_names": ("", "別;別名"), "names_not_all": ("", "yes")}
        rows = draw(_witnessed(ours, **names))
        tables["organizations"] += [
            {"id": body, **row, **({} if row is rows[0] else {"kind": ""})} for row in rows
        ]
    scope = {"kind": ("", "support"), "covers": ("", "*", "none", "kind:event", "kind:event;kind:exchange")}
    for agreement in draw(st.lists(st.sampled_from(("p", "q")), unique=True)):
        signed = {"signed_on": ("", "2017-05", "2017-05-02"), "renewal": ("", "automatic")}
        rows = draw(_witnessed(scope, name_ja=("協定",), period=PERIODS, attested=("", "FY2018"), **signed))
        tables["agreements"] += [{"id": agreement, **row} for row in rows]
        for body in draw(st.lists(st.sampled_from(BODIES), unique=True)):
            own = draw(_witnessed({"role": ("", "party", "other")}, period=PERIODS))
            tables["signatures"] += [{"agreement": agreement, "party": body, **row} for row in own]
    for collaboration in draw(st.lists(st.sampled_from(("m", "n")), unique=True)):
        ours = {"kind": ("", "event"), "requires_agreement": ("", "no")}
        rows = draw(_witnessed(ours, name_ja=("催し", "研究"), count=("", "3"), period=PERIODS))
        tables["collaborations"] += [{"id": collaboration, **row} for row in rows]
    return tables


def _built(folder: Path, tables: Tables) -> tuple[str, EmbeddedEngine]:
    graph = build_graph(read_valid_tables(write_cluster(folder, PREFERRED, sources=SOURCES, **tables)))
    return graph.to_trig(), EmbeddedEngine(graph.store)


def _without_sentences(found: Any) -> Any:
    """The JSON without what is said for one direction alone."""
    if isinstance(found, dict):
        return {
            key: _without_sentences(value) for key, value in found.items() if key not in ("sentence", "name")
        }
    return [_without_sentences(item) for item in found] if isinstance(found, list) else found


def _turned(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry as the other direction should tell it; passages are those of the side that has the value."""
    other = {"added": "removed", "removed": "added", "changed": "changed"}
    pairs = {
        "before": "after",
        "after": "before",
        "before_words": "after_words",
        "after_words": "before_words",
    }
    turned = {pairs.get(key, key): value for key, value in entry.items()}
    if "change" in turned:
        turned["change"] = other[turned["change"]]
    if "spans" in turned:
        turned["spans"] = [_turned(span) for span in turned["spans"]]
    return turned


def _comparable(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    hidden = ("source", "quote", "passages")
    return [{key: value for key, value in entry.items() if key not in hidden} for entry in entries]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)
@given(clusters(), clusters(), st.sets(st.sampled_from(("organizations", "collaborations"))))
def test_nothing_is_missed_and_the_way_back_tells_the_same(
    first: Tables, drawn: Tables, kept: set[str]
) -> None:
    second = {table: first[table] if table in kept else rows for table, rows in drawn.items()}
    with tempfile.TemporaryDirectory() as folder:
        old_text, old = _built(Path(folder) / "old", first)
        new_text, new = _built(Path(folder) / "new", second)
    there, back = compare(old, new), compare(new, old)
    assert there.is_empty == (old_text == new_text)
    one, other = _without_sentences(there.to_json()), _without_sentences(back.to_json())
    assert one["added"] == other["removed"]
    assert one["removed"] == other["added"]
    for sort in ("changed", "evidence", "conflicts", "coverage", "lapses"):
        assert _comparable(one[sort]) == _comparable([_turned(entry) for entry in other[sort]]), sort
    for lang in ("ja", "en"):
        assert "None" not in there.to_text(lang)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)
@given(clusters(), st.randoms(use_true_random=False))
def test_rows_in_any_order_are_the_same_cluster(tables: Tables, random: Any) -> None:
    shuffled = {table: random.sample(rows, len(rows)) for table, rows in tables.items()}
    with tempfile.TemporaryDirectory() as folder:
        _, old = _built(Path(folder) / "old", tables)
        _, new = _built(Path(folder) / "new", shuffled)
    assert compare(old, new).is_empty
