from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.network.degrees import degrees, mutual_counts
from secondhop.network.ranking import Basis, Standing, affected, introduction, rank
from secondhop.network.weights import load_weights
from tests.network.graphs import Edge, basis, build, edge_lists, edits, plain, rows

WEIGHTS = load_weights()
COLUMNS = Standing.__struct_fields__


@given(edge_lists(), st.integers(0, 99))
def test_standing_is_what_the_formulas_say(given_edges: tuple[int, list[Edge]], seed: int) -> None:
    n, edges = given_edges
    given_basis, network = basis(build(n, edges), seed), plain(n, edges)
    standing, degree = rank(given_basis, WEIGHTS), network.degrees()
    for row in range(n):
        mutuals, known = network.mutuals(row), network.of(row)
        warmth = {
            m: float(np.sqrt(given_basis.strength[m] * np.float32(known[m]))) for m in mutuals
        }
        order = sorted(mutuals, key=lambda m: (-warmth[m], m))
        assert standing.best[row] == (order[0] if order else -1)
        assert standing.best_warmth[row] == (warmth[order[0]] if order else 0)
        path = 1 - math.prod(1 - warmth[m] for m in order[:3])
        assert standing.path[row] == pytest.approx(path, abs=1e-5)
        novelty = _novelty(len(mutuals)) if mutuals else 0
        assert standing.novelty[row] == pytest.approx(novelty, abs=1e-5)
        adamic = sum(1 / math.log(max(_knows(given_basis, m, network.of(m)), 2)) for m in mutuals)
        assert standing.adamic[row] == pytest.approx(adamic, abs=1e-4)
        score = 100 * (0.3 * path + 0.1 * novelty) / 0.4 if degree[row] == 2 else 0
        assert standing.score[row] == pytest.approx(score, abs=1e-2)


def _novelty(mutuals: int) -> float:
    return math.exp(-(math.log(mutuals / 10) ** 2) / (2 * 1.3**2))


def _knows(given_basis: Basis, contact: int, known: dict[int, float]) -> float:
    if given_basis.listed[contact]:
        return len(known)
    return float(given_basis.stated[contact]) or 500


@given(st.data(), edge_lists(), st.integers(0, 99), st.integers(0, 2))
def test_update_in_place_equals_recompute(
    data: st.DataObject, given_edges: tuple[int, list[Edge]], seed: int, more: int
) -> None:
    n, edges = given_edges
    ties = build(n, edges)
    before = basis(ties, seed)
    standing = rank(before, WEIGHTS)
    ties.grow(n + more)
    changes = data.draw(edits(ties.n))
    for kind, a, b, quality in changes:
        if kind == "add":
            ties.add(a, b, quality)
        else:
            ties.remove(a, b)
    after = basis(ties, seed + 1)  # all kinds of columns differ, not the ties alone
    stays = data.draw(st.sets(st.integers(0, n - 1)))
    for column in ("strength", "listed", "stated"):
        old, new = getattr(before, column), getattr(after, column)
        new[sorted(stays)] = old[sorted(stays)]
    ends = {row for _, a, b, _ in changes for row in (a, b)}
    moved = np.flatnonzero(after.degree[:n] != before.degree).tolist()
    changed = rows({*ends, *moved, *range(ties.n)} - (stays - ends - set(moved)))
    standing.update(after, WEIGHTS, affected(ties, changed))
    expected = rank(after, WEIGHTS)
    for name in COLUMNS:
        np.testing.assert_array_equal(getattr(standing, name), getattr(expected, name), name)


def test_update_leaves_other_rows_alone() -> None:
    ties = build(5, [(0, 1, 0.5), (0, 2, 0.5), (1, 3, 0.5), (2, 4, 0.5)])
    given_basis = basis(ties)
    given_basis.strength[:] = 0.5
    standing = rank(given_basis, WEIGHTS)
    was = standing.path.copy()
    given_basis.strength[1:3] = 0.9
    standing.update(given_basis, WEIGHTS, rows([3, 3]))
    assert standing.path[3] > was[3]
    assert standing.path[4] == was[4]


def test_whoever_loses_the_last_mutual_has_no_standing() -> None:
    ties = build(3, [(0, 1, 0.5), (1, 2, 0.5)])
    standing = rank(basis(ties), WEIGHTS)
    assert standing.best[2] == 1
    ties.remove(1, 2)
    standing.update(basis(ties), WEIGHTS, affected(ties, rows([1, 2])))
    assert [getattr(standing, name)[2] for name in COLUMNS] == [-1, 0, 0, 0, 0, 0]


def test_an_unknown_list_is_not_an_empty_one() -> None:
    ties = build(3, [(0, 1, 0.5), (1, 2, 0.5)])
    degree = degrees(ties)
    strength, nobody = np.ones(3, np.float32), np.zeros(3, np.int32)
    columns = (ties, degree, mutual_counts(ties, degree), strength)
    unknown = rank(Basis(*columns, np.zeros(3, np.bool_), nobody), WEIGHTS)
    loaded = rank(Basis(*columns, np.ones(3, np.bool_), nobody), WEIGHTS)
    assert unknown.adamic[2] == pytest.approx(1 / math.log(500))
    assert loaded.adamic[2] == pytest.approx(1 / math.log(2))


def test_more_introducers_count_when_the_user_says_so() -> None:
    edges = [(0, m, 0.5) for m in (1, 2, 3, 4)] + [(m, 5, 0.25) for m in (1, 2, 3, 4)]
    given_basis = basis(build(6, edges))
    given_basis.strength[:] = 0.25
    for few in (1, 3, 9):
        standing = rank(given_basis, load_weights({"path_introducers": few}))
        assert standing.path[5] == pytest.approx(1 - 0.75 ** min(few, 4))
        assert standing.best[5] == 1


def test_both_legs_must_hold() -> None:
    even, odd = introduction(
        np.array([0.6, 0.9], np.float32), np.array([0.6, 0.1], np.float32)
    ).tolist()
    assert even == pytest.approx(0.6)
    assert odd == pytest.approx(0.3)
