"""Parameters are bound as terms and never become syntax; what cannot be read gets one sentence."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_graph.cluster import Cluster
from cluster_graph.problems import InputError
from cluster_graph.store.parameters import bind, names_in
from cluster_graph.store.saved import parse_saved

PATTERN = "SELECT ?x WHERE { BIND($value AS ?x) }"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_any_text_comes_back_as_the_same_text(value: str) -> None:
    answer = ox.Store().query(bind(PATTERN, {"value": ox.Literal(value)}))
    assert isinstance(answer, ox.QuerySolutions)
    (row,) = list(answer)
    assert row["x"] == ox.Literal(value)


@pytest.mark.parametrize(
    "value", ['" } ; DROP ALL #', "'''", '"""', "\\", "> } SELECT * {", "?x", "$value", "\n#", "%s {0}"]
)
def test_syntax_in_a_value_stays_a_value(value: str) -> None:
    answer = ox.Store().query(bind(PATTERN, {"value": ox.Literal(value)}))
    assert isinstance(answer, ox.QuerySolutions)
    assert [row["x"] for row in answer] == [ox.Literal(value)]


def test_strings_iris_and_comments_of_a_query_are_left_alone() -> None:
    text = """SELECT * { <http://e/$on> ?p "$on", '$on', \"\"\"$on "quoted" \"\"\" } # $on"""
    assert bind(text, {"on": ox.Literal("x")}) == text
    assert names_in(text) == set()


def test_a_name_that_begins_like_another_is_another() -> None:
    assert names_in("FILTER($year_from <= $year)") == {"year_from", "year"}
    assert bind("$year_from $year", {"year": ox.Literal(1)}).startswith("$year_from ")


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("council-chairs", {"on": "yesterday"}, "parameter on"),
        ("council-chairs", {"om": "2018-08-28"}, 'no parameter "om"'),
        ("ties-of", {}, "needs the parameter organization"),
        ("ties-of", {"organization": "tsuruoki"}, 'did you mean "tsuruoka"?'),
        ("ties-of", {"organization": "not an iri"}, "it is not an IRI"),
        ("ties-of", {"organization": "x> } DROP ALL <"}, "it is not an IRI"),
        ("council-meetings", {"fiscal_year": "2017-07-10"}, "write a fiscal year"),
        ("shared-councils", {"min": "many"}, "write a whole number"),
        ("council-chairz", {}, 'did you mean "council-chairs"?'),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(
    yamagata: Cluster, name: str, values: dict[str, str], words: str
) -> None:
    with pytest.raises(InputError) as failure:
        yamagata.query(name, **values)
    assert words in failure.value.words.en
    assert failure.value.words.ja != failure.value.words.en


def test_a_thing_may_be_named_by_id_or_by_iri(yamagata: Cluster) -> None:
    iri = f"{yamagata.info.base}organization/tsuruoka"
    assert (
        yamagata.query("ties-of", organization=iri).rows
        == yamagata.query("ties-of", organization="tsuruoka").rows
    )


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("#+ title: {ja: 題, en: one, two}", 'quote the text before "two"'),
        ("#+ title: [", "cannot be read"),
        ("#+ only words", "a mapping is needed"),
        ("#+ parameters: {on: {ja: 日}}", "on: type is missing"),
    ],
)
def test_a_broken_header_gets_a_sentence(header: str, words: str) -> None:
    with pytest.raises(InputError) as failure:
        parse_saved("wrong", f"{header}\nSELECT * {{}}")
    assert words in failure.value.words.en
