"""Adjusted mutual information, against a count over all ways of dealing the actors."""

from __future__ import annotations

from itertools import permutations, product
from math import fsum, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_graph.network.groups.partitions import NORMALIZATIONS, adjusted_mutual_information


def entropy(labels: tuple[int, ...]) -> float:
    shares = [labels.count(label) / len(labels) for label in sorted(set(labels))]
    return -fsum(share * log(share) for share in shares)


def information(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    joint = tuple(a * 100 + b for a, b in zip(one, other, strict=True))
    return entropy(one) + entropy(other) - entropy(joint)


def by_hand(one: tuple[int, ...], other: tuple[int, ...], normalization: str) -> float:
    """The definition: the mean over all permutations of the second division's labels."""
    dealt = [information(one, mixed) for mixed in permutations(other)]
    expected = fsum(dealt) / len(dealt)
    ours, theirs = entropy(one), entropy(other)
    most = max(ours, theirs) if normalization == "max" else (ours + theirs) / 2
    return (information(one, other) - expected) / (most - expected)


@pytest.mark.parametrize("normalization", NORMALIZATIONS)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((0, 0, 1, 1), (0, 1, 0, 1)),
        ((0, 0, 0, 1, 1), (0, 0, 1, 1, 2)),
        ((0, 0, 1, 1, 2, 2), (0, 0, 0, 1, 1, 1)),
        ((0, 1, 1, 1, 2, 2), (0, 0, 0, 0, 1, 2)),
        ((0, 0, 0, 1, 1, 2, 2), (0, 0, 1, 1, 1, 1, 2)),
    ],
)
def test_it_is_the_mean_over_all_ways_of_dealing(
    one: tuple[int, ...], other: tuple[int, ...], normalization: str
) -> None:
    found = adjusted_mutual_information(one, other, normalization)
    assert found == pytest.approx(by_hand(one, other, normalization), abs=1e-9)


def test_all_pairs_of_divisions_of_four_actors() -> None:
    divisions = sorted({(0, *rest) for rest in product(range(3), repeat=3)})
    for one, other in product(divisions, divisions):
        same = {(a == b) for a, b in zip(one, other, strict=True)}
        trivial = len(set(one)) == 1 and len(set(other)) == 1
        found = adjusted_mutual_information(one, other)
        assert found is not None
        if trivial or same == {True}:
            assert found == 1.0
        else:
            assert found == pytest.approx(by_hand(one, other, "arithmetic"), abs=1e-9)


def test_the_same_division_under_other_names_is_one() -> None:
    assert adjusted_mutual_information([0, 0, 1, 2, 2], [9, 9, 4, 7, 7]) == 1.0


@pytest.mark.parametrize("trivial", [[0, 0, 0, 0], [0, 1, 2, 3]])
def test_everybody_together_or_alone_tells_nothing_of_another_division(trivial: list[int]) -> None:
    assert adjusted_mutual_information(trivial, [0, 0, 1, 1]) == pytest.approx(0.0, abs=1e-12)
    assert adjusted_mutual_information(trivial, trivial) == 1.0


def test_fewer_than_two_actors_cannot_be_parted() -> None:
    assert adjusted_mutual_information([], []) is None
    assert adjusted_mutual_information([3], [5]) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), min_size=2, max_size=40))
def test_it_is_symmetric_and_never_above_one(pairs: list[tuple[int, int]]) -> None:
    one, other = [a for a, _ in pairs], [b for _, b in pairs]
    there, back = adjusted_mutual_information(one, other), adjusted_mutual_information(other, one)
    assert there is not None
    assert there == pytest.approx(back, abs=1e-9)
    assert there <= 1 + 1e-9
    largest = adjusted_mutual_information(one, other, "max")
    assert largest is not None
    # The larger normalization can only bring it nearer to 0.
    assert abs(largest) <= abs(there) + 1e-9


def test_it_is_right_for_many_actors_too() -> None:
    """Unrelated divisions of 20,000 actors: information is above 0, adjusted it is not."""
    one = [number % 7 for number in range(20_000)]
    other = [(number // 7) % 5 for number in range(20_000)]
    assert adjusted_mutual_information(one, other) == pytest.approx(0.0, abs=1e-3)


def test_divisions_of_different_actors_are_refused() -> None:
    with pytest.raises(ValueError, match="same actors"):
        adjusted_mutual_information([0, 1], [0, 1, 1])
    with pytest.raises(ValueError, match="normalization"):
        adjusted_mutual_information([0, 1], [0, 1], "geometric")
