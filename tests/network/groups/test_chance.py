"""Co-membership above chance, against a count over all arrangements with the same numbers."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2, false_discovery_control

from cluster_graph.network.groups.chance import above_chance, benjamini_hochberg
from cluster_graph.network.groups.curveball import Memberships, arrangements
from cluster_graph.network.project import Projection, project
from cluster_graph.problems import InputError
from tests.network.examples import DAY, cluster, southern_women

Matrix = tuple[tuple[int, ...], ...]
SMALL = {"s": ["a", "b"], "t": ["a", "b", "c"], "u": ["c", "d"], "v": ["d", "e", "a"]}


def affiliation(members: dict[str, list[str]]) -> Projection:
    return project(cluster(members), "affiliation", on=DAY)


def matrix_of(memberships: Memberships) -> np.ndarray:
    return np.asarray(memberships.matrix(memberships.actor_of, memberships.thing_of).toarray())


def all_arrangements(observed: np.ndarray) -> list[Matrix]:
    """Every matrix of 0 and 1 with the same sums of rows and of columns."""
    width = observed.shape[1]
    choices = [
        [tuple(int(k in chosen) for k in range(width)) for chosen in combinations(range(width), total)]
        for total in observed.sum(axis=1).tolist()
    ]
    wanted = tuple(observed.sum(axis=0).tolist())
    return [rows for rows in product(*choices) if tuple(map(sum, zip(*rows, strict=True))) == wanted]


def drawn(memberships: Memberships, draws: int, chains: int = 100, seed: int = 0) -> list[np.ndarray]:
    found: list[np.ndarray] = []
    shape = (-1, len(memberships.actors), len(memberships.things))
    for actor_of, thing_of, count in arrangements(memberships, draws, chains, 30, 5, seed):
        found += list(memberships.matrix(actor_of, thing_of, count).toarray().reshape(shape))
    return found


memberships_lists = st.dictionaries(
    st.sampled_from("stuvwx"), st.lists(st.sampled_from("abcdefg"), min_size=1, unique=True), min_size=1
)


@settings(max_examples=40, deadline=None)
@given(memberships_lists)
def test_every_draw_keeps_who_is_in_how_many_and_which_has_how_many(members: dict[str, list[str]]) -> None:
    memberships = Memberships.of(affiliation(members).graph)
    observed = matrix_of(memberships)
    found = drawn(memberships, 12, chains=5)
    assert len(found) == 12
    for arrangement in found:
        assert set(np.unique(arrangement)) <= {0, 1}
        assert (arrangement.sum(axis=0) == observed.sum(axis=0)).all()
        assert (arrangement.sum(axis=1) == observed.sum(axis=1)).all()


@pytest.mark.parametrize(
    "members",
    [
        {"s": ["a", "b"], "t": ["b", "c"], "u": ["c", "d"], "v": ["d", "a"]},
        {"s": ["a", "b", "c"], "t": ["a", "d"], "u": ["b", "d"], "v": ["e"]},
    ],
    ids=["even", "uneven, an odd number of actors"],
)
def test_all_arrangements_are_equally_likely(members: dict[str, list[str]]) -> None:
    memberships = Memberships.of(affiliation(members).graph)
    every = all_arrangements(matrix_of(memberships))
    draws = 40 * len(every)
    seen = Counter(tuple(map(tuple, arrangement.tolist())) for arrangement in drawn(memberships, draws))
    assert seen.keys() <= set(every)
    statistic = sum((seen[arrangement] - 40) ** 2 / 40 for arrangement in every)
    assert chi2.sf(statistic, len(every) - 1) > 0.001
    # Independent draws are not evenly spread either: a statistic near 0 would be too good to be true.
    assert chi2.sf(statistic, len(every) - 1) < 0.999


def test_expectation_and_p_are_those_of_full_enumeration() -> None:
    network = affiliation(SMALL)
    memberships = Memberships.of(network.graph)
    every = np.array(all_arrangements(matrix_of(memberships)))
    found = above_chance(network)
    number = {actor: place for place, actor in enumerate(memberships.actors)}
    for (one, other), chance in found.pairs.items():
        shared = (every[:, number[one]] & every[:, number[other]]).sum(axis=1)
        exact = float(np.mean(shared >= chance.shared))
        smallest = float(np.mean(shared >= max(shared)))
        error = 5 * (0.25 / found.draws) ** 0.5
        assert chance.expected == pytest.approx(float(shared.mean()), abs=2 * error)
        assert chance.p == pytest.approx(exact, abs=error)
        assert chance.smallest_p == pytest.approx(smallest, abs=error)


def test_only_pairs_that_share_something_are_listed_but_all_pairs_are_corrected_for() -> None:
    found = above_chance(affiliation(SMALL), draws=99)
    assert list(found.pairs) == sorted(found.pairs)
    assert ("b", "d") not in found.pairs
    assert {pair: chance.shared for pair, chance in found.pairs.items()}["a", "b"] == 2
    assert found.tested == 10


def test_q_is_that_of_benjamini_and_hochberg_with_untied_pairs_at_one() -> None:
    generator = np.random.default_rng(5)
    chance = generator.random(30) ** 3
    expected = false_discovery_control(np.concatenate([chance, np.ones(70)]))[:30]
    assert benjamini_hochberg(chance, 100) == pytest.approx(expected)


def test_a_pair_that_always_meets_is_above_chance_and_a_busy_one_is_not() -> None:
    members = {f"t{k}": [f"x{k}", f"y{k}", "busy"] for k in range(12)}
    for k in range(6):
        members[f"pair{k}"] = ["a", "b"]
    found = above_chance(affiliation(members)).pairs
    assert found["a", "b"].above_chance
    assert found["a", "b"].expected < 3
    assert not any(chance.above_chance for pair, chance in found.items() if "busy" in pair)


def test_where_numbers_leave_no_freedom_p_is_one_and_it_says_so() -> None:
    """One is in everything, the other in one of two: no other arrangement has these numbers."""
    found = above_chance(affiliation({"s": ["a", "b"], "t": ["a"]}))
    assert found.draws == 0
    chance = found.pairs["a", "b"]
    assert (chance.p, chance.smallest_p, chance.q, chance.above_chance) == (1.0, 1.0, 1.0, False)
    assert chance.expected == chance.shared == 1
    assert "cannot be arranged otherwise" in found.notes[0].en


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.sampled_from("stuv"), st.lists(st.sampled_from("abcd"), min_size=1, unique=True)))
def test_freedom_is_seen_where_there_is_some(members: dict[str, list[str]]) -> None:
    memberships = Memberships.of(affiliation(members).graph)
    if not memberships.actors:
        return
    assert memberships.only_one_arrangement == (len(all_arrangements(matrix_of(memberships))) == 1)


@pytest.mark.parametrize("members", [{}, {"s": ["a"]}, {"s": ["a"], "t": ["b"]}])
def test_nobody_who_shares_anything_is_said_so(members: dict[str, list[str]]) -> None:
    found = above_chance(affiliation(members))
    assert not found.pairs
    assert "nothing to hold against chance" in found.notes[0].en


def test_no_p_is_smaller_than_the_draws_allow_and_notes_tell_how_it_was_drawn() -> None:
    found = above_chance(project(southern_women(), "affiliation", on=DAY), draws=499, seed=7)
    assert min(chance.p for chance in found.pairs.values()) >= 1 / 500
    assert all(chance.smallest_p <= chance.p for chance in found.pairs.values())
    said = " ".join(note.en for note in found.notes)
    assert "499 times" in said
    assert "seed 7" in said
    assert "No p is below 0.002" in said
    assert f"{found.trades:,} trades" in said
    assert all(note.ja for note in found.notes)


def test_too_few_draws_for_so_many_pairs_are_admitted() -> None:
    few = above_chance(affiliation({"s": ["a", "b"], **{f"t{k}": [f"x{k}"] for k in range(40)}}), draws=99)
    assert any("use p to sort by" in note.en for note in few.notes)


def test_a_period_warns_that_memberships_may_not_have_met() -> None:
    window = date(2018, 4, 1), date(2019, 3, 31)
    found = above_chance(project(cluster(SMALL), "affiliation", on=window), draws=99)
    assert any("different times" in note.en for note in found.notes)
    assert not any("different times" in note.en for note in above_chance(affiliation(SMALL), draws=99).notes)


def test_the_table_of_ties_gets_four_numbers_a_pair() -> None:
    found = above_chance(affiliation(SMALL), draws=199)
    pair = found.pairs["a", "b"]
    assert found.by_tie()["a", "b"] == (pair.expected, pair.p, pair.smallest_p, pair.q)
    assert found.by_tie().keys() == found.pairs.keys()


def test_progress_is_told_up_to_the_last_draw() -> None:
    told: list[tuple[int, int]] = []
    above_chance(affiliation(SMALL), draws=700, progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (700, 700)
    assert told == sorted(told)


def test_other_networks_and_no_draws_are_refused() -> None:
    with pytest.raises(InputError):
        above_chance(project(cluster(SMALL), on=DAY))
    with pytest.raises(InputError):
        above_chance(affiliation(SMALL), draws=0)
