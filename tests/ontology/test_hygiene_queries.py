"""Hygiene queries on tiny graphs, as any SPARQL engine runs them: each fires on the bad one, is silent on the good one."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml

CHECKS = sorted((Path(__file__).parents[2] / "queries" / "checks").glob("*.rq"))
PREFIXES = """
@prefix : <https://example.org/c/thing/> .
@prefix cg: <https://w3id.org/cluster-graph/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SIGNED = """
:a a cg:Agreement ; cg:covers cg:everything .
:s1 a cg:Signature ; cg:in :a ; cg:participant :x .
"""
LIVED = """
:s a cg:Signature ; cg:in :a ; cg:participant :head . :head a org:Post ; org:postIn :x . :a a cg:Agreement .
:x cg:earliestStart "2018-04-01"^^xsd:date ; cg:latestEnd "2020-03-31"^^xsd:date .
"""

# query, what fires (with the ids told of), what does not
CASES = [
    ("agreement-of-one", SIGNED, "a", SIGNED + ":s2 a cg:Signature ; cg:in :a ; cg:participant :y ."),
    ("agreement-of-one", ":a a cg:Agreement .", "a", ":a a cg:Agreement ; cg:namesNotAll true ."),
    (
        "agreement-of-one",
        SIGNED + ":s2 a cg:Signature ; cg:in :a ; cg:participant :head . :head org:postIn :x .",
        "a",
        SIGNED + ":s2 a cg:Signature ; cg:in :a ; cg:participant :head . :head org:postIn :y .",
    ),
    (
        "agreement-without-scope",
        ":a a cg:Agreement ; cg:succeeds :b . :b a cg:Agreement .",
        "a b",
        ":a a cg:Agreement ; cg:succeeds :b . :b a cg:Agreement ; cg:succeeds :c . :c cg:covers cg:nothing .",
    ),
    ("agreement-without-scope", ":a a cg:Agreement .", "a", ":a a cg:Agreement . :w cg:governedBy :a ."),
    ("agreement-without-scope", ":a a cg:Agreement .", "a", ":a a cg:Agreement . :p cg:under :a ."),
    (
        "circle-of-parts",
        ":x org:subOrganizationOf :y . :y org:subOrganizationOf :x .",
        "x y",
        ":x org:subOrganizationOf :y .",
    ),
    ("circle-of-parts", ":w cg:partOf :w .", "w", ":w cg:partOf :v . :v cg:partOf :u ."),
    ("circle-of-parts", ":a cg:succeeds :b . :b cg:succeeds :a .", "a b", ":a cg:succeeds :b ."),
    (
        "collaboration-of-one",
        ":w a cg:Collaboration . :p a cg:Participation ; cg:in :w ; cg:participant :x .",
        "w",
        ":w a cg:Collaboration ; cg:namesNotAll true . :p a cg:Participation ; cg:in :w ; cg:participant :x .",
    ),
    (
        "post-without-organization",
        ":m a cg:Membership ; cg:in :c ; cg:participant :head . :head a org:Post .",
        "head",
        ":m a cg:Membership ; cg:in :c ; cg:participant :head . :head a org:Post ; org:postIn :x . :idle a org:Post .",
    ),
    (
        "tie-outside-life",
        LIVED + ':a cg:latestEnd "2018-03-31"^^xsd:date .',
        "s",
        LIVED + ':a cg:earliestStart "2018-04-01"^^xsd:date ; cg:latestEnd "2020-03-31"^^xsd:date .',
    ),
    (
        "tie-outside-life",
        LIVED + ':a cg:latestStart "2018-03-31"^^xsd:date .',
        "s",
        LIVED + ':a cg:latestStart "2018-03-31"^^xsd:date . :s cg:ownPeriod true .',
    ),
    (
        "tie-outside-life",
        LIVED + ":a cg:openEnded true .",
        "s",
        LIVED + ':a cg:earliestEnd "2020-03-31"^^xsd:date .',
    ),
    (
        "tie-outside-life",
        ':m a cg:Membership ; cg:in :c ; cg:participant :x ; cg:earliestStart "2021-04-01"^^xsd:date .'
        ' :c cg:latestEnd "2020-03-31"^^xsd:date .',
        "m",
        ':m a cg:Membership ; cg:in :c ; cg:participant :x ; cg:earliestStart "2021-04-01"^^xsd:date .'
        ' :c cg:latestStart "2020-03-31"^^xsd:date .',
    ),
]


def rows(name: str, facts: str) -> list[dict[str, str]]:
    store = ox.Store()
    store.load(PREFIXES + facts, format=ox.RdfFormat.TURTLE)
    path = next(path for path in CHECKS if path.stem == name)
    found = store.query(path.read_text(encoding="utf-8"))
    assert isinstance(found, ox.QuerySolutions)
    columns = [variable.value for variable in found.variables]
    assert columns == ["thing", "severity", "ja", "en"]
    return [{column: row[column].value for column in columns} for row in found]


@pytest.mark.parametrize(("name", "bad", "told", "good"), CASES)
def test_a_rule_fires_on_the_bad_graph_and_is_silent_on_the_good_one(
    name: str, bad: str, told: str, good: str
) -> None:
    found = rows(name, bad)
    assert [row["thing"].rpartition("/")[2] for row in found] == told.split()
    for row in found:
        identifier = row["thing"].rpartition("/")[2]
        assert f"「{identifier}」" in row["ja"]
        assert f" {identifier} " in f" {row['en']} ".replace(",", " ")
        assert row["ja"].endswith("。")
        assert row["en"].endswith(".")
        assert row["severity"] == ("error" if name == "circle-of-parts" else "warning")
    assert rows(name, good) == []


def test_every_rule_has_a_case() -> None:
    assert {path.stem for path in CHECKS} == {name for name, *_ in CASES}


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_a_header_says_in_both_languages_what_the_rule_is(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    header = yaml.safe_load("\n".join(line.removeprefix("#+ ") for line in lines if line.startswith("#+")))
    assert set(header["title"]) == set(header["description"]) == {"ja", "en"}
    assert list(header["columns"]) == ["thing", "severity", "ja", "en"]
