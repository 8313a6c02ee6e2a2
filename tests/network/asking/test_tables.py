"""Every table of every projection of both clusters, on a day, over years, on two days, and on a day without anybody."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cluster_graph.cluster import Cluster
from cluster_graph.network.asking.answer import Answer
from cluster_graph.network.asking.asked import GROUPS, OF_ACTORS, OF_OPTIONS, Asked
from cluster_graph.network.project import PROJECTIONS
from cluster_graph.network.tabular import Table
from cluster_graph.network.writing.blocks import LARGEST_LINE
from cluster_graph.network.writing.display import width

OF_ALL = tuple(group for group in GROUPS if group not in OF_ACTORS and group != "codebook")
NOBODY = date(1500, 1, 1)
DAYS = date(2017, 4, 1), date(2018, 4, 1)


def is_readable(answer: Answer) -> None:
    """Both languages: no NaN, headings that fit a page, nothing said twice."""
    for lang in ("ja", "en"):
        lines = answer.to_text(lang).splitlines()
        assert not {"nan", "None", "inf"} & {word for line in lines for word in line.lower().split()}
        # Two spaces stand between columns, and nowhere in a sentence.
        said = [line for line in lines if line.endswith(("。", ".")) and "  " not in line]
        assert len(said) == len(set(said))
        assert all(width(line) <= LARGEST_LINE for line in lines if "  " in line)


def table(answer: Answer, name: str) -> Table:
    """One of the tables of an answer."""
    return next(one for one in answer.tables if one.name == name)


@pytest.mark.parametrize("ties", ["certain", "possible"])
@pytest.mark.parametrize("projection", PROJECTIONS)
def test_every_projection_has_its_tables(cluster: Cluster, projection: str, ties: str) -> None:
    for group in OF_ALL:
        is_readable(cluster.network_answer(Asked(projection, ties=ties, table=group, draws=99)))


@pytest.mark.parametrize("group", [group for group in GROUPS if group in OF_ACTORS])
@pytest.mark.parametrize("ties", ["certain", "possible"])
def test_the_tables_of_actors(cluster: Cluster, group: str, ties: str) -> None:
    answer = cluster.network_answer(Asked(table=group, ties=ties, draws=99))
    is_readable(answer)
    assert tuple(one.name for one in answer.tables) == GROUPS[group]


def test_the_codebook_names_tables_that_can_be_asked_for_and_gives_each_column_a_meaning(
    yamagata: Cluster,
) -> None:
    answer = yamagata.network_answer(Asked(table="codebook", draws=99))
    is_readable(answer)
    (codebook,) = answer.tables
    named = set(codebook.column("table"))
    assert named == {name for tables in (*GROUPS.values(), *OF_OPTIONS.values()) for name in tables} - {
        "codebook"
    }
    assert all(str(cell).strip() for row in codebook.rows for cell in row)


@pytest.mark.parametrize("projection", PROJECTIONS)
@pytest.mark.parametrize("when", [{"by_year": True}, {"compare": DAYS}], ids=["by year", "two days"])
def test_years_and_days_of_every_projection(yamagata: Cluster, projection: str, when: dict[str, Any]) -> None:
    is_readable(yamagata.network_answer(Asked(projection, **when)))


@pytest.mark.parametrize("projection", ["actors", "affiliation"])
def test_rank_intervals_are_explained_once(cluster: Cluster, projection: str) -> None:
    asked = Asked(projection, measures=("degree",), rank_intervals=True, draws=20)
    answer = cluster.network_answer(asked)
    is_readable(answer)
    assert answer.to_text("en").count("Borgatti, Carley and Krackhardt") == 1
    assert answer.nodes is not None
    for node, (low, high) in (answer.nodes.rank_intervals or {})["degree"].items():
        rank = next(row.ranks["degree"] for row in answer.nodes.rows if row.id == node)
        assert rank is not None
        assert low <= rank <= high


def test_more_unobserved_ties_leave_less_certain_ranks(yamagata: Cluster) -> None:
    def mean_width(share: float) -> float:
        asked = Asked(measures=("degree",), rank_intervals=True, draws=40, unobserved=share, table="trust")
        (found,) = yamagata.network_answer(asked).tables[0].column("mean_width")
        assert isinstance(found, float)
        return found

    assert mean_width(0) < mean_width(0.5)


def test_each_fiscal_year_has_measures_entries_and_exits(yamagata: Cluster) -> None:
    answer = yamagata.network_answer(Asked(by_year=True))
    years = table(answer, "years")
    entries = dict(zip(years.column("fiscal_year"), years.column("entries"), strict=True))
    assert {"ncc", "cancer-lab"} <= {*(entries[2016] or ()), *(entries[2017] or ())}  # type: ignore[misc]
    assert set(table(answer, "nodes_by_year").column("fiscal_year")) <= set(entries)
    assert "平成30年度" in answer.to_text("ja")


def test_a_period_limits_the_fiscal_years(yamagata: Cluster) -> None:
    asked = Asked(by_year=True, period=(date(2016, 4, 1), date(2018, 3, 31)), table="years")
    assert yamagata.network_answer(asked).tables[0].column("fiscal_year") == (2016, 2017)


def test_two_days_are_compared(yamagata: Cluster) -> None:
    answer = yamagata.network_answer(Asked(compare=DAYS))
    nodes = table(answer, "compared_nodes")
    change = dict(zip(nodes.column("id"), nodes.column("change"), strict=True))
    assert (change["ncc"], change["keio-iab"]) == ("entered", "stayed")
    text = answer.to_text("ja")
    assert "参入" in text
    assert "stayed" not in text


@pytest.mark.parametrize("projection", PROJECTIONS)
def test_of_nobody_every_table_is_an_answer(yamagata: Cluster, projection: str) -> None:
    groups = OF_ALL if projection != "actors" else tuple(group for group in GROUPS if group != "codebook")
    for group in groups:
        answer = yamagata.network_answer(Asked(projection, NOBODY, table=group, draws=99))
        is_readable(answer)
        assert answer.write("json", "ja")
    graph = yamagata.network_answer(Asked(projection, NOBODY))
    assert "<edge " not in str(graph.write("gexf", "ja")) + str(graph.write("graphml", "ja"))


def test_of_nobody_there_are_rank_intervals_and_pictures(yamagata: Cluster) -> None:
    is_readable(yamagata.network_answer(Asked(on=NOBODY, rank_intervals=True, draws=5)))
    for name in ("brokerage", "mixing"):
        assert "<svg " in str(yamagata.network_answer(Asked(on=NOBODY, table=name)).write("svg", "ja"))
