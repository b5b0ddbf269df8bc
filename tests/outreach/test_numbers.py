from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.outreach.numbers import Attempt, funnel, funnels, share_of, wilson

COUNTS = st.integers(0, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [  # worked out by hand with z = 1.959964
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (1, 100, 0.0018, 0.0545),
        (20, 61, 0.2234, 0.4528),
    ],
)
def test_known_intervals(count: int, of: int, low: float, high: float) -> None:
    assert wilson(count, of) == pytest.approx((low, high), abs=5e-5)


@given(COUNTS)
def test_an_interval_holds_its_share_and_stays_in_bounds(counts: tuple[int, int]) -> None:
    count, of = counts
    low, high = wilson(count, of)
    assert 0 <= low <= high <= 1
    if of:
        assert low <= count / of <= high
        mirrored = wilson(of - count, of)
        assert mirrored == pytest.approx((1 - high, 1 - low))


@given(st.integers(1, 60))
def test_more_counted_is_more_known(of: int) -> None:
    narrow, wide = wilson(10 * of, 20 * of), wilson(of, 2 * of)
    assert narrow[1] - narrow[0] < wide[1] - wide[0]


def test_of_few_no_share_is_told() -> None:
    few, enough = share_of(3, 9, 10), share_of(3, 10, 10)
    assert (few.share, few.low, few.high) == (None, None, None)
    assert enough.share == 0.3
    assert enough.low is not None


@given(
    st.lists(st.builds(Attempt, st.sampled_from("ab"), st.just(""), st.just(""), st.integers(1, 4)))
)
def test_a_funnel_only_narrows_and_groups_add_up(attempts: list[Attempt]) -> None:
    whole, groups = funnel("", attempts), funnels(attempts, "introducer")
    assert list(whole.counts) == sorted(whole.counts, reverse=True)
    assert whole.counts[0] == len(attempts)
    sums = tuple(sum(one.counts[step] for one in groups) for step in range(4))
    assert sums == whole.counts
    assert [one.counts for one in groups] == sorted((g.counts for g in groups), reverse=True)


def test_groups_without_a_name_are_left_out() -> None:
    assert funnels([Attempt("", "", "", 2)], "template") == []
