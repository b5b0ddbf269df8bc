from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from secondhop.network.degrees import degrees, mutual_counts
from secondhop.network.moving import moved_degrees, moved_mutuals
from tests.network.graphs import Edge, build, edge_lists, edits, rows


@given(st.data(), edge_lists(20))
def test_what_moved_is_what_a_whole_search_finds(
    data: st.DataObject, given_edges: tuple[int, list[Edge]]
) -> None:
    n, edges = given_edges
    ties = build(n, edges)
    degree = degrees(ties)
    mutuals = mutual_counts(ties, degree)
    for _ in range(4):
        ends = set()
        for kind, a, b, quality in data.draw(edits(n))[:6]:
            getattr(ties, kind)(*(a, b, quality)[: 3 if kind == "add" else 2])
            ends |= {a, b}
        before, told = degree.copy(), rows(ends)
        after, moved = moved_degrees(ties, degree, told)
        assert moved.tolist() == np.flatnonzero(after != degree).tolist()
        assert after.dtype == np.int8
        assert after.tolist() == degrees(ties).tolist()
        turned = moved[(degree[moved] == 1) != (after[moved] == 1)]
        counted = moved_mutuals(ties, after, mutuals, told, turned)
        assert counted.dtype == np.int32
        assert counted.tolist() == mutual_counts(ties, after).tolist()
        assert degree.tolist() == before.tolist()  # whoever still reads it is not misled
        degree, mutuals = after, counted


def test_a_chain_follows_its_first_link() -> None:
    chain = build(6, [(i, i + 1, 0.5) for i in range(5)])
    before = degrees(chain)
    chain.remove(0, 1)
    gone, _ = moved_degrees(chain, before, rows([0, 1]))
    assert gone.tolist() == [0, -1, -1, -1, -1, -1]
    chain.add(0, 2, 0.5)
    back, moved = moved_degrees(chain, gone, rows([0, 2]))
    assert back.tolist() == [0, 2, 1, 2, 3, -1]
    assert moved.tolist() == [1, 2, 3, 4]


def test_only_those_around_the_tie_are_looked_at() -> None:
    class Watched:
        """Counts the rows asked for."""

        def __init__(self) -> None:
            self.asked = 0

    star = [(0, i, 0.5) for i in range(1, 400)] + [(i, 400 + i, 0.5) for i in range(1, 400)]
    ties, watched = build(800, star), Watched()
    before = degrees(ties)
    half_edges = ties.half_edges

    def counted(some: np.ndarray) -> object:
        watched.asked += len(some)
        return half_edges(some)

    ties.add(5, 406, 0.5)
    ties.half_edges = counted  # type: ignore[method-assign, assignment]
    after, moved = moved_degrees(ties, before, rows([5, 406]))
    moved_mutuals(ties, after, np.zeros(800, np.int32), rows([5, 406]), moved)
    assert 0 < watched.asked < 20
