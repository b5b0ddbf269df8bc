from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.search.bits import packed
from secondhop.search.ranked import Order, Ranked
from tests.search.corpora import corpus_of, people_of, person


@given(
    st.integers(1, 400), st.floats(0, 1), st.integers(0, 2**32 - 1), st.lists(st.integers(0, 420))
)
def test_a_window_is_a_part_of_all_rows(
    count: int, share: float, seed: int, stops: list[int]
) -> None:
    dice = np.random.default_rng(seed)
    mask = dice.random(count) < share
    order = Order(dice.permutation(count).astype(np.int32))
    expected = [row for row in order.rows.tolist() if mask[row]]
    found = Ranked(packed(mask), order)
    for stop in stops:
        start = max(0, stop - 30)
        assert found.window(start, stop).tolist() == expected[start:stop]
    assert found.total == len(expected)
    assert found.rows.tolist() == expected
    places = [found.place_of(row) for row in range(-1, count + 1)]
    assert [expected[place] for place in places if place is not None] == np.flatnonzero(
        mask
    ).tolist()
    assert sorted([*found.members.tolist(), *found.rest.tolist()]) == list(range(count))


@pytest.mark.parametrize("last", [True, False])
def test_those_found_may_all_stand_at_one_end(last: bool) -> None:
    """The order from the top and the places are two ways to the same window."""
    mask = np.arange(5_000) >= 4_000 if last else np.arange(5_000) < 1_000
    found = Ranked(packed(mask), Order(np.arange(5_000, dtype=np.int32)))
    start = 4_000 if last else 0
    assert found.window(0, 50).tolist() == list(range(start, start + 50))
    assert found.window(40, 1_999).tolist() == list(range(start + 40, start + 1_000))
    assert found.window(990, 2_500).tolist() == list(range(start + 990, start + 1_000))


def test_who_shows_a_window_does_not_put_everybody_in_order() -> None:
    from secondhop.search.index import Index
    from secondhop.search.query import parse

    result = Index(corpus_of(people_of([person(name) for name in "ABC"]))).search(parse(""))
    assert result.window(0, 2).tolist() == [1, 2]
    assert "rows" not in vars(result.found)
    assert result.rows.tolist() == [1, 2, 3]
