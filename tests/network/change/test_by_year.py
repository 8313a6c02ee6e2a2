"""A network from fiscal year to fiscal year: small clusters whose changes are plain to see."""

from __future__ import annotations

from datetime import date

import pytest

from cluster_graph.network.change.by_year import by_year
from cluster_graph.network.change.series import rank_series
from cluster_graph.network.choices import Choices
from cluster_graph.network.project import project
from cluster_graph.network.records import NetworkRecords
from cluster_graph.network.tabular import Cell, Table
from cluster_graph.periods import Period, fiscal_year
from cluster_graph.problems import InputError, Words
from tests.network.examples import cluster, exactly, thing

FIRST, SECOND, THIRD = 2016, 2017, 2018


def in_years(first: int, last: int) -> Period:
    """Exactly from the first day of one fiscal year to the last of another."""
    return exactly(fiscal_year(first)[0], fiscal_year(last)[1])


def changing() -> NetworkRecords:
    """a-b all the time, b-c in the first year, c-d from the second, e alone in the third; a-c of unknown end."""
    attested = Period(latest_start=date(2016, 5, 1), earliest_end=date(2016, 5, 1))
    return cluster(
        {
            "always": ["a", "b"],
            "early": ["b", "c"],
            "late": ["c", "d"],
            "alone": ["e"],
            "vague": ["a", "f"],
        },
        things=[
            thing("always", in_years(2010, 2030)),
            thing("early", in_years(FIRST, FIRST)),
            thing("late", in_years(SECOND, THIRD)),
            thing("alone", in_years(THIRD, THIRD)),
            thing("vague", attested),
        ],
    )


def tables(
    records: NetworkRecords,
    *years: int,
    measures: tuple[str, ...] = ("degree",),
    choices: Choices | None = None,
) -> tuple[Table, Table]:
    return by_year(records, choices or Choices(), measures, years or (FIRST, SECOND, THIRD))


def row_of(table: Table, year: int) -> dict[str, Cell]:
    keys = [column.key for column in table.columns]
    return next(dict(zip(keys, row, strict=True)) for row in table.rows if row[0] == year)


def test_the_nodes_have_a_row_for_each_year_they_are_there() -> None:
    nodes, _ = tables(changing())
    there = {(row[0], row[4]) for row in nodes.rows}
    assert there == {
        *((FIRST, node) for node in "abcf"),
        *((SECOND, node) for node in "abcd"),
        *((THIRD, node) for node in "abcde"),
    }
    assert nodes.rows[0][:4] == (2016, Words("平成28年度", "FY2016"), "2016-04-01", "2017-03-31")


def test_each_years_measures_are_those_of_its_own_network() -> None:
    nodes, _ = tables(changing())
    degrees = {(row[0], row[4]): row[8:] for row in nodes.rows}
    assert degrees[FIRST, "b"] == (2 / 3, 1)
    assert degrees[SECOND, "b"] == (1 / 3, 1)
    assert degrees[THIRD, "e"] == (0.0, 5)


def test_who_comes_and_goes_and_who_may_still_be_there() -> None:
    _, years = tables(changing())
    second = row_of(years, SECOND)
    assert second["entries"] == ("d",)
    assert second["exits"] == ("f",)
    assert second["exits_possibly_still"] == ("f",)
    third = row_of(years, THIRD)
    assert (third["entries"], third["exits"], third["exits_possibly_still"]) == (("e",), (), ())


def test_ties_gained_lost_and_held() -> None:
    _, years = tables(changing())
    second = row_of(years, SECOND)
    assert (second["ties_gained"], second["ties_lost"], second["ties_lost_possibly_still"]) == (1, 2, 1)
    # a-b held; a-f, b-c and c-d are in one year only.
    assert second["ties_jaccard"] == 1 / 4
    assert row_of(years, THIRD)["ties_jaccard"] == 1.0


def test_the_first_year_and_one_after_a_gap_have_no_year_before() -> None:
    _, years = tables(changing(), FIRST, THIRD)
    for year in (FIRST, THIRD):
        row = row_of(years, year)
        assert row["entries"] is row["exits"] is row["ties_gained"] is row["ties_jaccard"] is None


def test_figures_of_a_year() -> None:
    third = row_of(tables(changing())[1], THIRD)
    assert (third["actors"], third["tied"], third["things"], third["ties"]) == (5, 4, 3, 2)
    assert third["density"] == 2 / 10
    assert (third["components"], third["largest_component"]) == (3, 2)


def test_a_year_without_anybody_has_figures_but_no_density() -> None:
    row = row_of(tables(changing(), 1990)[1], 1990)
    assert (row["actors"], row["ties"], row["components"], row["density"]) == (0, 0, 0, None)


def test_with_possible_ties_an_exit_is_certain() -> None:
    _, years = tables(changing(), choices=Choices(ties="possible"))
    assert row_of(years, SECOND)["exits"] == ()
    assert any("in no reading" in note.en for note in years.notes)
    assert any("sources may be silent" in note.en for note in tables(changing())[1].notes)


def big(moved: bool) -> NetworkRecords:
    """Two groups of six in several councils, in both years; with ``moved``, other groups in the second year."""
    names = [f"a{k:02}" for k in range(12)]
    halves = [names[:6], names[6:]]
    across = [names[::2], names[1::2]]
    members, things = {}, []
    for year in (FIRST, SECOND):
        for number, group in enumerate(across if moved and year == SECOND else halves):
            for council in range(4):
                name = f"t{year}-{number}-{council}"
                members[name] = [*group[council % 2 :]]
                things.append(thing(name, in_years(year, year)))
    return cluster(members, things=things)


def test_communities_that_hold_and_communities_that_do_not() -> None:
    for moved, same in ((False, True), (True, False)):
        _, years = tables(big(moved), FIRST, SECOND)
        first, second = row_of(years, FIRST), row_of(years, SECOND)
        assert first["communities"] == second["communities"] == 2
        assert first["communities_agreement"] is None
        agreement = second["communities_agreement"]
        assert isinstance(agreement, float)
        assert (agreement == 1.0) if same else agreement < 0.1


def test_years_too_small_for_communities_are_named() -> None:
    _, years = tables(changing())
    assert years.column("communities") == (None, None, None)
    assert any("FY2016 to FY2018: fewer than 10" in note.en for note in years.notes)
    assert any("平成28年度〜平成30年度" in note.ja for note in years.notes)


def test_fiscal_years_may_begin_on_another_day() -> None:
    nodes, _ = by_year(changing(), Choices(), ["degree"], [2017], first_day=(1, 1))
    assert nodes.rows[0][2:4] == ("2017-01-01", "2017-12-31")
    # January to March 2017 belongs to it: b and c are still tied.
    assert {row[4]: row[8] for row in nodes.rows}["c"] == 2 / 3


@pytest.mark.parametrize("projection", ["affiliation", "layers", "funding"])
def test_other_projections_have_no_communities(projection: str) -> None:
    nodes, years = by_year(changing(), Choices(projection=projection), None, [FIRST, SECOND])
    assert "communities" not in [column.key for column in years.columns]
    assert all(len(row) == len(years.columns) for row in years.rows)
    assert all(len(row) == len(nodes.columns) for row in nodes.rows)


def test_entries_of_an_affiliation_network_are_actors() -> None:
    _, years = tables(changing(), choices=Choices(projection="affiliation"))
    assert row_of(years, SECOND)["entries"] == ("d",)


def test_the_years_agree_with_single_projections() -> None:
    _, years = tables(changing())
    for year in (FIRST, SECOND, THIRD):
        network = project(changing(), on=fiscal_year(year))
        assert row_of(years, year)["ties"] == network.graph.number_of_edges()
    assert project(changing(), on=fiscal_year(THIRD)).summary.en in years.sentence.en


def test_ranks_over_the_years_have_a_gap_where_an_actor_is_not_there() -> None:
    nodes, _ = tables(changing())
    found = rank_series(nodes, "degree")
    assert found.years == (2016, 2017, 2018)
    assert found.ranks["b"] == (1, 1, 1)
    assert found.ranks["e"] == (None, None, 5)
    assert found.ranks["f"] == (3, None, None)
    assert list(found.ranks) == sorted(found.ranks) == list(found.labels)
    assert found.labels["a"] == Words("a（日）", "A")


def test_years_in_any_order_count_once_and_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    _, years = by_year(
        changing(),
        Choices(),
        ["degree"],
        [2018, 2016, 2018],
        progress=lambda done, of: told.append((done, of)),
    )
    assert years.column("fiscal_year") == (2016, 2018)
    assert told == [(1, 2), (2, 2)]


def test_without_any_year_both_tables_are_empty_and_say_so() -> None:
    for table in by_year(changing(), Choices(), ["degree"], []):
        assert table.rows == ()
        assert "no fiscal year" in table.sentence.en
    with pytest.raises(InputError, match="no measure"):
        by_year(changing(), Choices(), ["fame"], [])


def test_years_before_anybody_has_a_rank_are_not_drawn() -> None:
    """Two are too few for betweenness to be defined."""
    nodes, _ = by_year(changing(), Choices(), ["betweenness"], [2014, 2015, 2016, 2017])
    assert rank_series(nodes, "betweenness").years == (2016, 2017)


def test_what_was_drawn_for_communities_is_said_with_seed_runs_and_draws() -> None:
    members = {f"pact-{side}": [f"{side}{number}" for number in range(5)] for side in "ab"}
    _, years = by_year(cluster(members), Choices(), ("degree",), (FIRST, SECOND), seed=7)
    said = " ".join(note.en for note in years.notes)
    assert "from 50 seeds in each year, the first 7" in said
    assert "with 99 random networks (seed 7)" in said
    assert "at different times of the year" in said


def test_nothing_is_said_of_chance_where_nothing_was_drawn() -> None:
    _, years = tables(changing())
    assert not any("seed" in note.en for note in years.notes)
