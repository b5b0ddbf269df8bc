"""What circles open equals what plain Python counts."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from secondhop.network.circlecounts import best_first, count_circles
from secondhop.network.degrees import degrees
from tests.network.graphs import Edge, build, edge_lists, plain, rows


@given(st.data(), edge_lists(24))
def test_counts_equal_those_of_plain_sets(
    data: st.DataObject, given_edges: tuple[int, list[Edge]]
) -> None:
    n, edges = given_edges
    ties, network = build(n, edges), plain(n, edges)
    degree = network.degrees()
    contacts = [row for row in range(n) if degree[row] == 1]
    side = [data.draw(st.integers(0, 2)) for _ in contacts]
    circles = [[row for row, s in zip(contacts, side, strict=True) if s == k] for k in range(3)]
    targets = set(data.draw(st.lists(st.integers(0, n - 1))))
    counts = count_circles(ties, degrees(ties), [rows(one) for one in circles], rows(targets))
    wanted = {row for row in targets if degree[row] == 2}
    for k, circle in enumerate(circles):
        known = [wanted & set(network.of(row)) for row in circle]
        assert counts.opens[k] == len(set().union(*known))
        assert [int(counts.each[row]) for row in circle] == [len(one) for one in known]
        for other, there in enumerate(circles):
            between = sum(len(set(there) & set(network.of(row))) for row in circle)
            assert counts.between[k, other] == between


def test_no_circles_open_nothing() -> None:
    ties = build(3, [(0, 1, 0.5)])
    assert count_circles(ties, degrees(ties), [], rows([2])).opens.tolist() == []


def test_who_opens_most_comes_first_then_whose_list_is_missing() -> None:
    each = np.array([0, 3, 0, 3, 0, 9])
    strength = np.array([0, 0.2, 0.1, 0.4, 0.9, 0], np.float32)
    listed = np.array([False, True, False, True, True, False])
    found = best_first(rows([1, 2, 3, 4, 5]), each, strength, listed, 9)
    assert found.tolist() == [5, 3, 1, 2]  # 4 has given a list that opens nobody
    assert best_first(rows([1, 2, 3, 4, 5]), each, strength, listed, 2).tolist() == [5, 3]
