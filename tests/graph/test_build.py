"""From tables to the graph: what is stated, assigned, held and derived, and where sources disagree."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from cluster_graph.cluster import Cluster, open_cluster
from cluster_graph.graph.build import BuiltGraph, build_graph
from cluster_graph.graph.canonical import canonical_trig
from cluster_graph.resources import shipped_cluster
from cluster_graph.tables.reading import read_valid_tables
from tests.factory import BASE, write_cluster

CG = "https://w3id.org/cluster-graph/ontology#"
PREF_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
QUOTED = "http://www.w3.org/ns/prov#wasQuotedFrom"

TWO_SOURCES = [
    {"id": "early", "title_ja": "概要", "issued": "2018", "language": "ja"},
    {"id": "late", "title_ja": "広報", "issued": "2019", "language": "en"},
]


def built(folder: Path, **tables: list[dict[str, str]]) -> BuiltGraph:
    return build_graph(read_valid_tables(write_cluster(folder, **tables)))


def values(graph: BuiltGraph, subject: str, predicate: str, where: str | None = None) -> set[str]:
    """What a graph (the default graph, if none is named) says under a property."""
    name = ox.DefaultGraph() if where is None else ox.NamedNode(BASE + where)
    quads = graph.store.quads_for_pattern(ox.NamedNode(BASE + subject), ox.NamedNode(predicate), None, name)
    return {str(quad.object) for quad in quads}


def two_witnesses(folder: Path, first: dict[str, str], second: dict[str, str]) -> BuiltGraph:
    agreement = {"id": "a", "quote": "協定"}
    return built(
        folder,
        sources=TWO_SOURCES,
        organizations=[{"id": "x", "source": "early"}, {"id": "y", "source": "early"}],
        agreements=[{**agreement, "source": "early", **first}, {**agreement, "source": "late", **second}],
    )


def test_two_sources_on_one_agreement_give_one_agreement_with_narrower_bounds(tmp_path: Path) -> None:
    graph = two_witnesses(tmp_path / "c", {"period": "[FY2017]/"}, {"period": "2017-04-10/FY2021"})
    assert not graph.conflicts
    assert values(graph, "agreement/a", f"{CG}earliestStart") == {
        '"2017-04-10"^^<http://www.w3.org/2001/XMLSchema#date>'
    }
    # each assertion graph keeps its own bounds as written
    stated = values(graph, "agreement/a", f"{CG}earliestStart", "assertion/agreements/a/early")
    assert stated == {'"2017-04-01"^^<http://www.w3.org/2001/XMLSchema#date>'}
    for source in ("early", "late"):
        assert values(graph, f"assertion/agreements/a/{source}", QUOTED) == {f"<{BASE}source/{source}>"}


def test_contradicting_sources_are_a_conflict_with_both_passages(tmp_path: Path) -> None:
    graph = two_witnesses(
        tmp_path / "c",
        {"period": "FY2014/FY2018", "quote": "平成30年度まで"},
        {"period": "FY2014/FY2020", "quote": "until 2020"},
    )
    (conflict,) = graph.conflicts
    sentence = conflict.as_problem().in_language("en")
    assert "平成30年度まで" in sentence
    assert "until 2020" in sentence
    assert values(graph, "agreement/a", f"{CG}earliestEnd") != values(graph, "agreement/a", f"{CG}latestEnd")


def test_the_preferred_source_gives_the_name_and_the_others_become_alternatives(tmp_path: Path) -> None:
    graph = two_witnesses(tmp_path / "c", {"name_ja": "三者協定"}, {"name_ja": "連携協定"})
    assert values(graph, "agreement/a", PREF_LABEL) == {'"三者協定"@ja'}
    assert values(graph, "agreement/a", "http://www.w3.org/2004/02/skos/core#altLabel") == {'"連携協定"@ja'}
    assert not graph.conflicts


def test_our_classification_stands_apart_from_what_sources_state(tmp_path: Path) -> None:
    graph = built(tmp_path / "c", organizations=[{"id": "x", "sector": "company", "name_en": "X Inc."}])
    stated, assigned = "assertion/organizations/x/s", "assigned"
    assert values(graph, "organization/x", f"{CG}sector", assigned) == {f"<{CG}sector-company>"}
    assert not values(graph, "organization/x", f"{CG}sector", stated)
    # the source is in Japanese, so the English name is our translation
    assert values(graph, "organization/x", PREF_LABEL, assigned) == {'"X Inc."@en'}
    assert values(graph, "organization/x", PREF_LABEL) == {'"x"@ja', '"X Inc."@en'}


def test_our_classification_is_attributed_to_the_publisher(tmp_path: Path) -> None:
    graph = built(tmp_path / "c", organizations=[{"id": "x"}])
    assert values(graph, "assigned", "http://www.w3.org/ns/prov#wasAttributedTo") == {f"<{BASE}publisher>"}
    assert values(graph, "publisher", "http://www.w3.org/2000/01/rdf-schema#label") == {'"tests"'}


def test_shortcuts_count_a_post_as_its_organization_and_stand_apart(tmp_path: Path) -> None:
    graph = built(
        tmp_path / "c",
        organizations=[{"id": "city"}, {"id": "office", "kind": "division", "part_of": "city"}],
        posts=[{"id": "mayor", "organization": "city"}],
        agreements=[{"id": "a"}],
        signatures=[{"agreement": "a", "party": "mayor"}],
    )
    assert values(graph, "agreement/a", f"{CG}party") == {f"<{BASE}organization/city>"}
    assert values(graph, "agreement/a", f"{CG}party", "derived") == {f"<{BASE}organization/city>"}
    assert values(graph, "organization/city", f"{CG}standsFor") == {
        f"<{BASE}organization/city>",
        f"<{BASE}organization/office>",
    }


def test_an_unpublished_row_is_kept_out_of_every_graph(tmp_path: Path) -> None:
    graph = built(tmp_path / "c", organizations=[{"id": "x"}, {"id": "secret", "publish": "no"}])
    assert "organization/secret" not in graph.to_trig()


def test_a_membership_without_dates_is_attested_by_its_source(tmp_path: Path) -> None:
    graph = built(
        tmp_path / "c",
        organizations=[{"id": "council", "kind": "council"}, {"id": "x"}],
        memberships=[{"council": "council", "member": "x"}],
    )
    day = '"2018-08-28"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert values(graph, "membership/council--x", f"{CG}latestStart") == {day}
    assert values(graph, "membership/council--x", f"{CG}earliestEnd") == {day}
    assert not values(graph, "membership/council--x", f"{CG}ownPeriod")


def test_every_fact_held_is_stated_or_assigned_or_derived_or_merged_from_dates(yamagata: Cluster) -> None:
    """Names, roles, parts: nothing stands in the default graph of a thing without a graph that says why."""
    rows = yamagata.engine.select(
        f"""SELECT ?s ?p ?o WHERE {{
          ?s ?p ?o . FILTER(STRSTARTS(STR(?s), "{yamagata.info.base}"))
          FILTER NOT EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} }}
          FILTER(!STRSTARTS(STR(?s), "{yamagata.info.base}assertion/") && ?s != <{yamagata.info.base}>)
          FILTER(!STRSTARTS(STR(?s), "{yamagata.info.base}code/") && !STRSTARTS(STR(?s), "{yamagata.info.base}source/"))
          FILTER(?s NOT IN (<{yamagata.info.base}publisher>, <{yamagata.info.base}assigned>))
        }}"""
    )
    merged = {
        *(
            f"{CG}{name}"
            for name in ("earliestStart", "latestStart", "earliestEnd", "latestEnd", "ownPeriod")
        ),
        "https://schema.org/startDate",
        "https://schema.org/endDate",
        "http://www.w3.org/2004/02/skos/core#altLabel",
    }
    assert {row["p"] for row in rows.records()} <= merged


def test_the_canonical_file_reads_back_as_the_same_quads_in_two_libraries() -> None:
    graph = build_graph(read_valid_tables(shipped_cluster()))
    text = graph.to_trig()
    again = ox.Store()
    again.load(text.encode(), format=ox.RdfFormat.TRIG)
    assert set(again) == set(graph.store)
    assert canonical_trig(reversed(list(again))) == text
    dataset = Dataset()
    dataset.parse(data=text, format="trig")
    assert sum(1 for _ in dataset.quads()) == len(again)


@pytest.mark.parametrize("what", ["build", "site", "view"])
def test_outputs_are_the_same_bytes_under_any_hash_seed_and_locale(tmp_path: Path, what: str) -> None:
    made = []
    for number, environment in enumerate(
        ({"PYTHONHASHSEED": "1", "LC_ALL": "C"}, {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"})
    ):
        out = tmp_path / str(number) / ("network.html" if what == "view" else "out")
        subprocess.run(
            [sys.executable, "-m", "cluster_graph", what, "-i", shipped_cluster(), "-o", out],
            env={**os.environ, **environment},
            check=True,
            capture_output=True,
        )
        root = out.parent
        made.append({p.relative_to(root): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()})
    assert made[0] == made[1]
    assert made[0]


def test_a_build_opens_as_the_tables_do(tmp_path: Path, yamagata: Cluster) -> None:
    path = tmp_path / "graph.trig"
    path.write_text(build_graph(read_valid_tables(shipped_cluster())).to_trig(), encoding="utf-8")
    for place in (path, tmp_path):
        assert open_cluster(place).query("council-chairs").rows == yamagata.query("council-chairs").rows
