"""A graph as sorted blocks: the same bytes as by way of a store, whatever stands in memory and whatever in files."""

from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_graph.graph.build import build_graph
from cluster_graph.graph.canonical import canonical_trig
from cluster_graph.graph.reach import EVERYTHING, reach_of
from cluster_graph.graph.sorted_blocks import SortedBlocks
from cluster_graph.graph.stream import stream_graph
from cluster_graph.graph.terms import Block, in_language, iri, text, typed
from cluster_graph.resources import resource
from cluster_graph.tables.files import ClusterTables
from cluster_graph.tables.reading import read_valid_tables
from tests.factory import write_cluster

CHECKS = sorted(path.stem for path in resource("queries", "checks").glob("*.rq"))
PERIODS = ("2010/2014", "2012/..", "[2011]/2015", "2013", "/2012", "2014/", "2009/[2010..2016]", "")


def random_cluster(folder: Path, seed: int) -> ClusterTables:
    """A small cluster of everything that hygiene queries look at, often wrong in their eyes."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret

    def some(choices: tuple[str, ...] | list[str], share: float = 0.5) -> str:
        return chance.choice(choices) if chance.random() < share else ""

    bodies, councils, posts = ["o0", "o1", "o2", "o3"], ["k0", "k1"], ["p0", "p1"]
    agreements, works = ["a0", "a1", "a2", "a3"], ["w0", "w1"]
    actors = bodies + posts
    sources = [{"id": name, "title_ja": name, "issued": "2018"} for name in ("s", "t")]
    parts = [{"id": name, "part_of": some(bodies, 0.3), "period": some(PERIODS)} for name in bodies]
    signed = [
        {"agreement": agreement, "party": party, "period": some(PERIODS, 0.3)}
        for agreement in agreements
        for party in chance.sample(actors, chance.randrange(4))
    ]
    return read_valid_tables(
        write_cluster(
            folder,
            sources=sources,
            organizations=[
                *parts,
                *({**row, "source": "t", "name_ja": "別の名"} for row in parts[:2]),
                *({"id": name, "kind": "council", "period": some(PERIODS)} for name in councils),
            ],
            posts=[{"id": name, "organization": some(bodies)} for name in posts],
            agreements=[
                {"id": name, "covers": some(["*", "none", "w0"], 0.2), "succeeds": some(agreements, 0.4), "period": some(PERIODS)}
                for name in agreements
            ],
            signatures=signed,
            memberships=[
                {"council": council, "member": member, "period": some(PERIODS)}
                for council in councils
                for member in chance.sample(actors, 3)
            ],
            collaborations=[
                {"id": name, "governed_by": some(agreements, 0.3), "names_not_all": some(["yes"]), "period": some(PERIODS)}
                for name in works
            ],
            participations=[
                {"collaboration": work, "participant": who, "period": some(PERIODS, 0.3)}
                for work in works
                for who in chance.sample(actors, chance.randrange(3))
            ],
            programmes=[{"id": "m", "under": some(agreements)}],
        )
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_a_stream_and_a_store_give_the_same_bytes(tmp_path: Path, seed: int) -> None:
    tables = random_cluster(tmp_path / "c", seed)
    built = build_graph(tables)
    with stream_graph(tables) as graph:
        assert "".join(graph.trig()) == built.to_trig()
        assert graph.conflicts == built.conflicts
    with stream_graph(tables, held_only=True) as graph:
        held = built.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        assert "".join(graph.trig()) == canonical_trig(held)


@pytest.mark.parametrize("name", CHECKS)
def test_a_hygiene_query_answers_from_its_part_as_from_the_whole(tmp_path: Path, name: str) -> None:
    query = resource("queries", "checks", f"{name}.rq").read_text(encoding="utf-8")
    answers = 0
    for seed in range(12):
        tables = random_cluster(tmp_path / str(seed), seed)
        whole = [tuple(map(str, row)) for row in _rows(build_graph(tables).store, query)]
        with stream_graph(tables, held_only=True) as graph:
            (part,) = (list(_rows(store, query)) for store in graph.parts([reach_of(query)]))
        assert [tuple(map(str, row)) for row in part] == whole
        answers += len(whole)
    assert answers > 0


def _rows(store: ox.Store, query: str) -> ox.QuerySolutions:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return found


P = "PREFIX e: <https://example.org/> SELECT * "


@pytest.mark.parametrize(
    ("query", "properties"),
    [
        ("{ ?s e:a 1 ; e:b/(e:c|^e:d)+ ?o OPTIONAL { ?o e:f ?x } MINUS { ?s e:g ?y } }", "abcdfg"),
        (
            "{ ?s e:a 1 FILTER NOT EXISTS { ?s e:b 2 ; e:c/e:d 3 . { ?s e:f 4 } UNION { ?s e:g 5 } } }",
            "abcdfg",
        ),
        ("{ ?s e:a 1 BIND(IF(EXISTS { ?s e:b 2 }, 1, 2) AS ?x) { SELECT ?s { ?s e:c* ?o } } }", "abc"),
    ],
)
def test_a_part_holds_every_property_that_a_query_names(query: str, properties: str) -> None:
    assert reach_of(P + query).properties == frozenset(
        iri(f"https://example.org/{name}") for name in properties
    )


@pytest.mark.parametrize(
    "query",
    ["{ ?s ?p ?o }", "{ ?s e:a 1 FILTER NOT EXISTS { ?s ?p 2 } }", "{ ?s e:a* ?o }", "{ ?s !e:a ?o }"],
)
def test_a_query_that_may_read_anything_gets_everything(query: str) -> None:
    assert reach_of(P + query) == EVERYTHING


@pytest.mark.parametrize(
    "query", ["{ GRAPH ?g { ?s e:a ?o } }", "{ ?s e:a 1 FILTER EXISTS { GRAPH ?g { ?s e:a 1 } } }"]
)
def test_a_query_that_asks_for_a_named_graph_is_refused(query: str) -> None:
    with pytest.raises(ValueError, match="named graph"):
        reach_of(P + query)


NAMES = st.sampled_from(
    ["<https://e.org/a>", "<https://e.org/a/b>", "<https://e.org/あ>", "cg:x", "rdf:type"]
)
BLOCKS = st.lists(
    st.builds(
        Block,
        NAMES | st.just(""),
        NAMES,
        st.lists(st.tuples(NAMES, st.text(max_size=5).map(text)), min_size=1, max_size=3),
    )
)


@given(BLOCKS, st.integers(min_value=1, max_value=300))
def test_blocks_come_sorted_and_once_from_memory_and_from_files(blocks: list[Block], run_bytes: int) -> None:
    wanted: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for block in blocks:
        wanted.setdefault((block.graph, block.subject), set()).update(block.pairs)
    with SortedBlocks(run_bytes) as collected:
        for block in blocks:
            collected.add(block)
        for _ in range(2):
            found = list(collected)
            assert [(block.graph, block.subject) for block in found] == sorted(wanted)
            for block in found:
                assert len(set(block.pairs)) == len(block.pairs)
                assert set(block.pairs) == wanted[block.graph, block.subject]


def test_temporary_files_are_gone_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(RuntimeError), SortedBlocks(run_bytes=1) as collected:
        collected.add(Block("", "cg:x", [("rdf:type", "cg:X")]))
        assert list(tmp_path.iterdir())
        raise RuntimeError
    assert not list(tmp_path.iterdir())


def test_every_character_is_written_as_the_store_writes_it() -> None:
    characters = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    plain = "".join(c for c in characters if text(c) == f'"{c}"')
    assert len(plain) > 1_000_000
    assert str(ox.Literal(plain)) == f'"{plain}"'
    for character in set(characters) - set(plain):
        assert text(character) == str(ox.Literal(character))


def test_literals_and_addresses_are_written_in_one_way() -> None:
    assert in_language("なまえ", "ja-Hrkt") == '"なまえ"@ja-hrkt'
    assert typed("2018-08-28", "xsd:date") == '"2018-08-28"^^xsd:date'
    assert iri("https://w3id.org/cluster-graph/ontology#role-chair") == "cg:role-chair"
    assert iri("https://schema.org/a/b") == "<https://schema.org/a/b>"
    with pytest.raises(ValueError, match="IRI"):
        iri("https://example.org/a b")
