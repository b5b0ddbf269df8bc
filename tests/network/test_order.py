from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from secondhop.network.arrays import Int32
from secondhop.network.order import order, reorder
from secondhop.network.ranking import Standing
from tests.network.graphs import rows

Entry = tuple[float, float, int]
VALUES = st.sampled_from([0.0, 0.5, 1.0]) | st.floats(0, 100, width=32)
ENTRIES = st.tuples(VALUES, VALUES, st.integers(-2, 2))


def columns(entries: list[Entry]) -> tuple[Standing, Int32]:
    standing = Standing.blank(len(entries))
    standing.score[:] = [entry[0] for entry in entries]
    standing.adamic[:] = [entry[1] for entry in entries]
    return standing, rows(entry[2] for entry in entries)


def sort(entries: list[Entry]) -> list[int]:
    def key(row: int) -> tuple[float, float, int, int]:
        score, adamic, tiebreak = entries[row]
        return -score, -adamic, tiebreak, row

    return sorted(range(len(entries)), key=key)


@given(st.lists(ENTRIES, min_size=1, max_size=40))
def test_order_breaks_every_draw(entries: list[Entry]) -> None:
    found = order(*columns(entries))
    assert found.dtype == np.int32
    assert found.tolist() == sort(entries)


@given(st.data(), st.lists(ENTRIES, min_size=1, max_size=40), st.lists(ENTRIES, max_size=3))
def test_reorder_equals_order(data: st.DataObject, entries: list[Entry], more: list[Entry]) -> None:
    ordered = order(*columns(entries))
    changed = data.draw(st.dictionaries(st.integers(0, len(entries) - 1), ENTRIES))
    after = [changed.get(row, entry) for row, entry in enumerate(entries)] + more
    told = [*changed, *range(len(entries), len(after))]
    found = reorder(ordered, *columns(after), rows(told))
    assert found.dtype == np.int32
    assert found.tolist() == sort(after)
