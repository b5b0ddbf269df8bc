from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from secondhop.search.bits import (
    among,
    bits_of,
    count_of,
    full,
    mask_of,
    packed,
    resized,
    rows_in,
    width,
)

_sets = st.integers(0, 700).flatmap(
    lambda n: st.tuples(st.just(n), st.sets(st.integers(0, max(n - 1, 0)), max_size=n))
)


@given(_sets, st.integers(0, 900))
def test_every_form_of_a_set_is_the_same_set(drawn: tuple[int, set[int]], other: int) -> None:
    count, members = drawn
    members = members if count else set()
    rows = np.array(sorted(members), np.int32)
    mask = np.zeros(count, np.bool_)
    mask[rows] = True
    for bits in (packed(mask), bits_of(rows, count), bits_of(np.repeat(rows, 2), count)):
        assert len(bits) == width(count)
        assert count_of(bits) == len(members)
        assert rows_in(bits).tolist() == rows.tolist()
        assert np.array_equal(mask_of(bits, count), mask)
        assert among(bits, np.arange(count)).tolist() == mask.tolist()
    kept = rows_in(resized(packed(mask), other)).tolist()
    assert kept == [row for row in rows.tolist() if row < width(other) * 8]


@given(st.integers(0, 700))
def test_a_full_set_has_every_row_and_no_more(count: int) -> None:
    assert np.array_equal(full(count), packed(np.ones(count, np.bool_)))
