"""What holds of measures on every network, however drawn: names do not matter, nothing is NaN, ranks are fair."""

from __future__ import annotations

from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_graph.network.measuring.catalogue import measures_of
from cluster_graph.network.measuring.ranks import ranks_within
from cluster_graph.network.measuring.table import measure
from cluster_graph.network.measuring.whole import whole_network
from cluster_graph.network.project import Projection, project
from cluster_graph.network.records import NetworkRecords
from tests.network.examples import DAY, cluster

MEMBERS = st.dictionaries(
    st.sampled_from([f"t{i}" for i in range(7)]),
    st.sets(st.sampled_from("abcdefgh"), min_size=1, max_size=5).map(sorted),
    max_size=7,
)
FEW = settings(max_examples=25, deadline=None)


def projected(records: NetworkRecords, projection: str, weight: str = "newman") -> Projection:
    return project(records, projection, on=DAY, weight=weight)


def by_node(projection: Projection) -> dict[str, dict[str, float | None]]:
    return {row.id: row.values for row in measure(projection, measures_of(projection.projection)).rows}


@FEW
@given(MEMBERS, st.sampled_from(["actors", "affiliation"]), st.sampled_from(["count", "newman", "none"]))
def test_no_measure_of_any_network_is_nan_or_infinite_or_negative(
    members: dict[str, list[str]], projection: str, weight: str
) -> None:
    for values in by_node(projected(cluster(members), projection, weight)).values():
        assert all(value is None or (isfinite(value) and value > -1e-12) for value in values.values())


SHARES = ("degree", "betweenness", "eigenvector", "pagerank", "clustering", "hierarchy", "efficiency")


@FEW
@given(MEMBERS, st.sampled_from(["actors", "affiliation"]))
def test_what_is_said_to_lie_between_0_and_1_does(members: dict[str, list[str]], projection: str) -> None:
    bounded = {*SHARES, *(("closeness", "harmonic") if projection == "affiliation" else ())}
    for values in by_node(projected(cluster(members), projection)).values():
        for name in bounded & values.keys():
            value = values[name]
            assert value is None or value <= 1 + 1e-9, name


@FEW
@given(MEMBERS)
def test_burt_s_measures_stay_within_what_the_codebook_says(members: dict[str, list[str]]) -> None:
    for values in by_node(projected(cluster(members), "actors")).values():
        partners, size, constraint = values["neighbours"], values["effective_size"], values["constraint"]
        assert (constraint is None) == (size is None) == (partners == 0)
        if size is not None and constraint is not None and partners is not None:
            assert 1 - 1e-9 <= size <= partners + 1e-9
            assert 0 < constraint < 2


@FEW
@given(MEMBERS, st.permutations("abcdefgh"), st.sampled_from(["actors", "affiliation"]))
def test_other_names_give_the_same_values_to_the_same_bodies(
    members: dict[str, list[str]], order: list[str], projection: str
) -> None:
    renamed = dict(zip("abcdefgh", order, strict=True))
    other = {thing: sorted(renamed[body] for body in bodies) for thing, bodies in members.items()}
    ours, theirs = (by_node(projected(cluster(each), projection)) for each in (members, other))
    for node, values in ours.items():
        assert theirs[renamed.get(node, node)] == pytest.approx(values, abs=1e-8)


@FEW
@given(MEMBERS)
def test_one_more_isolate_changes_nobody_s_paths(members: dict[str, list[str]]) -> None:
    """Who is tied to nobody lies on no path; only the number of pairs, by which all are divided, grows."""
    ours, more = (
        by_node(projected(cluster(each), "actors")) for each in (members, members | {"alone": ["z"]})
    )
    if len(ours) < 3:
        return
    n = len(ours)
    for node, values in ours.items():
        before, after = values["betweenness"], more[node]["betweenness"]
        assert before is not None and after is not None
        assert before * (n - 1) * (n - 2) == pytest.approx(after * n * (n - 1))


@FEW
@given(MEMBERS)
def test_a_figure_of_the_whole_is_a_number_or_says_why_not(members: dict[str, list[str]]) -> None:
    for projection in ("actors", "affiliation"):
        table = whole_network(projected(cluster(members), projection))
        for _, _, value, _, note in table.rows:
            if value is None:
                assert note.en and note.ja  # type: ignore[union-attr]
            else:
                assert isfinite(value)  # type: ignore[arg-type]


@given(st.lists(st.one_of(st.none(), st.integers(0, 5).map(float)), max_size=12))
def test_a_rank_is_one_more_than_the_number_of_those_above(found: list[float | None]) -> None:
    values = {f"n{i:02}": value for i, value in enumerate(found)}
    ranks = ranks_within(values, dict.fromkeys(values, 0))
    for node, value in values.items():
        above = [other for other in found if other is not None and value is not None and other > value]
        assert ranks[node] == (None if value is None else len(above) + 1)


def test_small_values_are_told_apart_and_last_digits_are_not() -> None:
    """With 100,000 nodes PageRank is about 1e-5: equal to the ninth decimal is not equal."""
    values: dict[str, float | None] = {"a": 1.00001e-5, "b": 1.00002e-5, "c": 1.00002e-5 * (1 + 1e-12)}
    assert ranks_within(values, dict.fromkeys(values, 0)) == {"a": 3, "b": 1, "c": 1}
    noise: dict[str, float | None] = {"a": 1.0, "b": 1e-17, "c": 0.0}
    assert ranks_within(noise, dict.fromkeys(noise, 0)) == {"a": 1, "b": 2, "c": 2}
