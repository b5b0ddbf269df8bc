from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from secondhop.network.degrees import degrees, mutual_counts
from tests.network.graphs import Edge, Plain, build, edge_lists, edits, plain


@given(st.data(), edge_lists(20))
def test_degrees_and_mutuals_are_those_of_a_plain_search(
    data: st.DataObject, given_edges: tuple[int, list[Edge]]
) -> None:
    n, edges = given_edges
    ties, expected = build(n, edges), plain(n, edges)
    for kind, a, b, quality in data.draw(edits(n)):
        getattr(ties, kind)(*(a, b, quality)[: 3 if kind == "add" else 2])
        getattr(expected, kind)(*(a, b, quality)[: 3 if kind == "add" else 2])
    degree = degrees(ties)
    assert degree.dtype == np.int8
    assert degree.tolist() == expected.degrees()
    count = mutual_counts(ties, degree)
    assert count.dtype == np.int32
    assert count.tolist() == [len(expected.mutuals(row)) for row in range(n)]


def test_a_chain_ends_after_the_third_hop() -> None:
    chain = build(6, [(i, i + 1, 0.5) for i in range(5)])
    assert degrees(chain).tolist() == [0, 1, 2, 3, -1, -1]


def test_a_crowd_is_searched_from_either_side() -> None:
    star = [(0, 1, 0.5), *((1, i, 0.5) for i in range(2, 90)), (2, 90, 0.5), (90, 91, 0.5)]
    expected = Plain(92)
    for a, b, quality in star:
        expected.add(a, b, quality)
    assert degrees(build(92, star)).tolist() == expected.degrees()
