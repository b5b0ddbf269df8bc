from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.network import ties as ties_module
from secondhop.network.ties import Ties
from tests.network.graphs import Edge, Plain, build, edge_lists, edits, plain, rows


def assert_same(ties: Ties, expected: Plain) -> None:
    assert ties.n == expected.n
    assert ties.tie_count == sum(len(expected.of(r)) for r in range(expected.n)) // 2
    every = np.arange(ties.n, dtype=np.int32)
    assert_half_edges(ties, expected, list(range(ties.n)))
    assert ties.counts(every).tolist() == [len(expected.of(r)) for r in range(expected.n)]
    for row in range(ties.n):
        known = expected.of(row)
        assert ties.neighbours(row).tolist() == list(known)
        assert ties.neighbours(row).dtype == np.int32
        assert ties.degree_of(row) == len(known)
        for other in range(ties.n):
            assert ties.has(row, other) == (other in known)
            assert ties.quality_of(row, other) == known.get(other, 0.0)


def assert_half_edges(ties: Ties, expected: Plain, wanted: list[int]) -> None:
    found = ties.half_edges(rows(wanted))
    columns = [c.tolist() for c in found]
    assert list(zip(*columns, strict=True)) == [
        (row, other, quality) for row in wanted for other, quality in expected.of(row).items()
    ]
    assert [c.dtype for c in found] == [np.int32, np.int32, np.float32]


@given(edge_lists())
def test_build_unites_duplicates_and_drops_self_loops(given_edges: tuple[int, list[Edge]]) -> None:
    n, edges = given_edges
    assert_same(build(n, edges), plain(n, edges))


@given(st.data(), edge_lists(), st.sampled_from([0, 3, 8192]), st.integers(0, 3))
def test_edits_are_seen_by_every_reader(
    data: st.DataObject,
    given_edges: tuple[int, list[Edge]],
    limit: int,
    more: int,
) -> None:
    n, edges = given_edges
    ties, expected = build(n, edges), plain(n, edges)
    ties.grow(n + more)
    expected.n += more
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ties_module, "OVERLAY_LIMIT", limit)
        for kind, a, b, quality in data.draw(edits(n + more)):
            if kind == "add":
                ties.add(a, b, quality)
                expected.add(a, b, quality)
            else:
                assert ties.remove(a, b) == (b in expected.of(a))
                expected.remove(a, b)
    assert_same(ties, expected)
    wanted = sorted(data.draw(st.sets(st.integers(0, n + more - 1))))
    assert_half_edges(ties, expected, wanted)
    ties.settle()
    assert_same(ties, expected)
    assert ties.tie_count * 2 == len(ties.nbr) == ties.ptr[-1]


def test_an_overlay_settles_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ties_module, "OVERLAY_LIMIT", 4)
    ties = build(9, [])
    for other in (1, 2):
        ties.add(0, other, 0.5)
    assert len(ties.nbr) == 0
    ties.add(0, 3, 0.5)
    assert len(ties.nbr) == 6


def test_arrays_of_a_file_are_never_written() -> None:
    built = build(3, [(0, 1, 0.5), (1, 2, 0.5)])
    quality = built.quality.copy()
    quality.flags.writeable = False
    ties = Ties(built.ptr, built.nbr, quality)
    ties.remove(0, 1)
    ties.add(1, 2, 0.75)
    assert quality.tolist() == [0.5] * 4
    assert (ties.has(0, 1), ties.quality_of(2, 1)) == (False, 0.75)


def test_neighbours_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        build(3, [(0, 1, 0.5)]).neighbours(0)[0] = 2


def test_an_edit_keeps_within_rows_and_quality_within_0_and_1() -> None:
    ties = build(2, [])
    with pytest.raises(IndexError, match="2 rows"):
        ties.add(0, 2, 0.5)
    ties.add(0, 1, 7)
    assert ties.quality_of(1, 0) == 1
    ties.add(1, 0, -7)
    assert (ties.quality_of(0, 1), ties.has(0, 1)) == (0, True)
