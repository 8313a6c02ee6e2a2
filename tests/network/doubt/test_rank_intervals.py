"""How each rank moves when ties are unobserved and dates are vague."""

from __future__ import annotations

from datetime import date

import networkx as nx
import pytest

from cluster_graph.network.doubt.rank_intervals import RankIntervals, rank_intervals, usual_draws
from cluster_graph.network.doubt.trust import trust_table
from cluster_graph.network.load import load_network
from cluster_graph.network.measuring.catalogue import default_measures
from cluster_graph.network.measuring.table import measure
from cluster_graph.network.project import Projection, project
from cluster_graph.problems import InputError
from cluster_graph.resources import shipped_cluster
from cluster_graph.store.open import open_engine
from tests.network.doubt.test_drawing import VAGUE, both, doubtful_cluster, project_possible
from tests.network.examples import cluster, from_graph, thing


def found_for(projection: Projection, name: str, share: float = 0.1, draws: int = 100) -> RankIntervals:
    return rank_intervals(projection, project_possible(projection), [name], share=share, draws=draws)


def shown_ranks(projection: Projection, name: str) -> dict[str, int | None]:
    return {row.id: row.ranks[name] for row in measure(projection, [name]).rows}


def test_without_doubt_every_rank_is_certain() -> None:
    florence = from_graph(nx.florentine_families_graph())
    found = found_for(florence, "betweenness", share=0, draws=5)
    ranks = shown_ranks(florence, "betweenness")
    assert found.by_measure["betweenness"] == {node: (rank, rank) for node, rank in ranks.items()}
    assert found.trust["betweenness"].order == pytest.approx(1)
    assert found.trust["betweenness"].first == 1


def test_a_leader_whom_one_doubtful_agreement_would_overtake() -> None:
    """The hub of three is first; if the pact of five still holds, its five parties are, and the hub is sixth."""
    records = cluster(
        {"ab": ["hub", "b"], "ac": ["hub", "c"], "ad": ["hub", "d"], "pact": ["p", "q", "r", "s", "t"]},
        things=[thing("pact", VAGUE)],
    )
    found = rank_intervals(*both(records), ["neighbours"], share=0, draws=60)
    assert found.by_measure["neighbours"]["hub"] == (1, 6)
    assert found.by_measure["neighbours"]["b"] == (2, 7)
    assert found.by_measure["neighbours"].keys() == {"hub", "b", "c", "d"}
    assert found.trust["neighbours"].order == pytest.approx(1)
    assert 0.3 < (found.trust["neighbours"].first or 0) < 0.7
    assert found.doubtful == 1


@pytest.mark.parametrize("share", [0.1, 0.4])
def test_the_observed_rank_is_always_within(share: float) -> None:
    florence = from_graph(nx.florentine_families_graph())
    found = found_for(florence, "neighbours", share, draws=40).by_measure["neighbours"]
    for node, rank in shown_ranks(florence, "neighbours").items():
        low, high = found[node]
        assert rank is not None
        assert 1 <= low <= rank <= high <= 15


def test_an_observed_rank_that_hardly_any_draw_has_is_within_all_the_same() -> None:
    """In a ring all are first by closeness; one more tie, and for most nodes that is over."""
    ring = from_graph(nx.cycle_graph(9))
    found = found_for(ring, "closeness")
    assert {low for low, _ in found.by_measure["closeness"].values()} == {1}
    assert found.trust["closeness"].order is None


def test_the_more_is_unobserved_the_less_is_known() -> None:
    florence = from_graph(nx.florentine_families_graph())
    few, many = (found_for(florence, "betweenness", share).trust["betweenness"] for share in (0.05, 0.4))
    assert few.order is not None
    assert many.order is not None
    assert few.order > many.order
    assert few.first is not None
    assert many.first is not None
    assert few.first >= many.first


def test_a_share_of_florence_leaves_the_medici_first() -> None:
    found = found_for(from_graph(nx.florentine_families_graph()), "betweenness")
    low, high = found.by_measure["betweenness"]["Medici"]
    assert (low, high <= 2) == (1, True)
    assert (found.trust["betweenness"].first or 0) > 0.9


def test_the_same_seed_gives_the_same_intervals() -> None:
    florence = from_graph(nx.florentine_families_graph())
    possible = project_possible(florence)
    one, again, other = (
        rank_intervals(florence, possible, ["closeness"], draws=15, seed=seed) for seed in (5, 5, 6)
    )
    assert one.by_measure == again.by_measure
    assert one.trust == again.trust != other.trust


@pytest.mark.parametrize("weight", ["count", "newman", "none"])
@pytest.mark.parametrize("projection", ["actors", "affiliation"])
def test_every_projection_of_organizations_and_every_weight_has_intervals(
    weight: str, projection: str
) -> None:
    certain, possible = both(doubtful_cluster(), projection, weight)
    found = rank_intervals(certain, possible, ["degree", "betweenness"], draws=10)
    assert found.by_measure["degree"].keys() == set(certain.graph)


def test_a_measure_without_a_value_has_no_interval() -> None:
    """Two pairs have no common eigenvector; a draw that joins them has, but there is no rank to put it beside."""
    pairs = from_graph(nx.Graph([("a", "b"), ("c", "d")]))
    found = found_for(pairs, "eigenvector", share=0.3, draws=40)
    assert found.by_measure["eigenvector"] == {}
    assert (found.trust["eigenvector"].order, found.trust["eigenvector"].first) == (None, None)


def test_draws_without_a_value_are_counted_in_a_note() -> None:
    """If the other pair is there, half of the draws fall into two parts; then no interval is claimed."""
    records = cluster({"pact": ["a", "b"], "other": ["c", "d"]}, things=[thing("other", VAGUE)])
    found = rank_intervals(*both(records), ["eigenvector"], share=0, draws=61)
    (note,) = found.notes
    undefined = int(note.en.split(" of the 61")[0].rsplit(" ", 1)[1])
    assert 15 < undefined < 46
    assert (found.by_measure["eigenvector"] == {}) == (undefined > 30)


@pytest.mark.parametrize("members", [{}, {"t": ["a"]}, {"t": ["a", "b"]}])
def test_small_networks_have_the_intervals_that_they_can_have(members: dict[str, list[str]]) -> None:
    certain, possible = both(cluster(members))
    found = rank_intervals(certain, possible, default_measures("actors"), draws=3)
    ranked = {row.id for row in measure(certain, default_measures("actors")).rows if row.ranks["pagerank"]}
    assert found.by_measure["pagerank"].keys() == ranked
    assert found.by_measure["betweenness"] == {}
    assert len(trust_table(found).rows) == len(default_measures("actors"))


def test_the_sentence_says_how_the_networks_were_drawn() -> None:
    found = rank_intervals(*both(doubtful_cluster()), ["degree"], draws=7, seed=3, share=0.25)
    for words in ("7 networks", "25 %", "the one thing", "Seed 3", "Borgatti"):
        assert words in found.sentence.en
    for words in ("7回", "25%", "1の場", "種は3"):
        assert words in found.sentence.ja


def test_the_table_of_trust_has_a_row_a_measure() -> None:
    table = trust_table(found_for(from_graph(nx.florentine_families_graph()), "neighbours", share=0, draws=3))
    assert table.column("measure") == ("neighbours",)
    assert table.column("order") == pytest.approx((1,))
    assert table.rows[0][3:] == (1.0, 0.0, 3)


def test_a_large_network_is_drawn_less_often() -> None:
    assert [usual_draws(number) for number in (0, 200, 400, 5_000)] == [500, 500, 250, 100]


def test_progress_is_told_after_each_draw() -> None:
    told: list[tuple[int, int]] = []
    rank_intervals(
        *both(doubtful_cluster()), ["degree"], draws=3, progress=lambda done, of: told.append((done, of))
    )
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("wrong", [{"share": 1}, {"share": -0.1}, {"draws": 0}])
def test_a_share_or_a_number_that_cannot_be_is_told(wrong: dict[str, float]) -> None:
    with pytest.raises(InputError):
        rank_intervals(*both(doubtful_cluster()), ["degree"], **wrong)  # type: ignore[arg-type]


def test_networks_of_different_days_are_not_compared() -> None:
    certain, possible = both(doubtful_cluster())
    with pytest.raises(ValueError, match="different choices"):
        rank_intervals(project(doubtful_cluster(), on=date(2018, 1, 1)), possible, ["degree"])
    with pytest.raises(ValueError, match="all ties"):
        rank_intervals(possible, certain, ["degree"])


def test_in_yamagata_the_institute_is_first_whatever_is_not_known() -> None:
    records = load_network(open_engine(shipped_cluster()))
    certain, possible = (
        project(records, on=date(2018, 8, 28), ties=ties) for ties in ("certain", "possible")
    )
    found = rank_intervals(certain, possible, ["betweenness", "pagerank"], draws=100)
    assert found.by_measure["betweenness"]["keio-iab"] == (1, 1)
    assert found.by_measure["pagerank"]["keio-iab"][0] == 1
    low, high = found.by_measure["pagerank"]["cancer-lab"]
    assert (low, high > 12) == (8, True)


def test_the_order_of_things_does_not_count_as_that_of_organizations() -> None:
    """All three have three memberships: no order among them to keep, whatever the things do."""
    records = cluster({"council": ["a", "b", "c"], "ab": ["a", "b"], "bc": ["b", "c"], "ca": ["a", "c"]})
    certain, possible = both(records, "affiliation")
    found = rank_intervals(certain, possible, ["neighbours"], share=0, draws=3)
    assert found.trust["neighbours"].order is None
    assert found.by_measure["neighbours"].keys() == {"a", "b", "c", "council", "ab", "bc", "ca"}


def test_an_organization_that_never_had_a_value_needs_no_note() -> None:
    """An isolate has no constraint, in the observed network as in every draw."""
    records = cluster({"pact": ["a", "b", "c"], "alone": ["z"]})
    found = rank_intervals(*both(records), ["constraint"], share=0, draws=3)
    assert found.notes == ()
    assert found.by_measure["constraint"].keys() == {"a", "b", "c"}
    assert "compete" not in found.sentence.en
