"""Tiles stand beside those they know, and stay where the user found them."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.network.arrays import Float64
from secondhop.network.mosaic import affinity, arrange, nearness, start_from

SEEDS = st.integers(0, 2**32 - 1)


def bonds(seed: int, count: int) -> Float64:
    rng = np.random.default_rng(seed)
    upper = np.triu(rng.poisson(rng.gamma(0.6, 30, (count, count))), 1)
    sizes = rng.integers(4, 80, count).tolist()
    return affinity((upper + upper.T).astype(np.float64), sizes)


def noise(seed: int, count: int, share: float) -> Float64:
    upper = np.triu(np.random.default_rng(seed).uniform(-share, share, (count, count)), 1)
    return 1 + upper + upper.T


def whole(close: Float64, places: list[int], columns: int) -> float:
    return float((close * nearness(len(close), columns)[np.ix_(places, places)]).sum())


@given(SEEDS, st.integers(0, 15), st.integers(1, 4))
def test_no_swap_of_two_tiles_is_better(seed: int, count: int, columns: int) -> None:
    close = bonds(seed, count)
    places = arrange(close, columns)
    assert sorted(places) == list(range(count))
    best = whole(close, places, columns)
    for a in range(count):
        for b in range(a):
            swapped = list(places)
            swapped[a], swapped[b] = swapped[b], swapped[a]
            assert whole(close, swapped, columns) <= best + 1e-6


def test_a_small_grid_is_as_good_as_it_can_be() -> None:
    close = np.zeros((4, 4))
    close[0, 3] = close[3, 0] = 5  # in the corners of a square to begin with
    close[1, 2] = close[2, 1] = 5
    places = arrange(close, 2)
    best = max(whole(close, list(order), 2) for order in permutations(range(4)))
    assert whole(close, places, 2) == best
    assert whole(close, list(range(4)), 2) < best


@given(SEEDS, st.integers(2, 15), st.integers(1, 4))
def test_a_little_noise_moves_nobody(seed: int, count: int, columns: int) -> None:
    close = bonds(seed, count)
    places = arrange(close, columns)
    assert arrange(close * noise(seed, count, 0.05), columns, places) == places


def test_other_bonds_do_move_tiles() -> None:
    places = arrange(bonds(1, 12), 4)
    assert arrange(bonds(2, 12), 4, places) != places


def test_what_is_not_worth_moving_from_a_known_place_is_from_an_unknown_one() -> None:
    close = np.zeros((4, 4))
    close[0, 1] = close[1, 0] = 100
    close[2, 0] = close[0, 2] = 1.0
    close[3, 1] = close[1, 3] = 1.9
    start = [0, 1, 3, 2]  # both of the weak bonds lie across corners
    assert whole(close, arrange(close, 2), 2) > whole(close, start, 2)
    assert arrange(close, 2, start) == start


def test_everyone_keeps_a_place_and_newcomers_take_what_is_free() -> None:
    assert start_from(["a", "b", "c"], {"c": 0, "a": 2}) == [2, 1, 0]
    assert start_from(["a", "b"], {"gone": 1, "b": 7, "a": 1}) == [1, 0]
    assert start_from(["a", "b"], {"a": 1, "b": 1}) == [1, 0]


def test_nobody_known_is_no_start() -> None:
    assert start_from(["a", "b"], {}) is None
    assert start_from(["a", "b"], {"gone": 1}) is None


@pytest.mark.parametrize("columns", [1, 2, 3, 4])
def test_sides_are_nearer_than_corners(columns: int) -> None:
    near = nearness(8, columns)
    assert (near == near.T).all()
    assert near[0, 1] == (1 if columns > 1 else near[0, columns])
    assert near[0, columns] == 1
    if columns > 1:
        assert near[0, columns + 1] == 0.35
