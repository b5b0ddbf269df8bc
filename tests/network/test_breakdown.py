"""What a score is made of adds up to it, whatever is shown of it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from secondhop.network.breakdown import Breakdown, Part, breakdown
from secondhop.network.ranking import SCORE_TERMS, Basis, Standing, rank
from secondhop.network.weights import Weights, load_weights
from tests.network.graphs import Edge, basis, build, edge_lists, rows

SHARES = st.sampled_from([0.0, 0.1, 0.3, 1.0]) | st.floats(0, 1)


def with_fit(given_basis: Basis, seed: int) -> Basis:
    """The same with goals that people meet more or less."""
    values = np.array([0, 0.25, 0.5, 1], np.float32)
    fit = np.random.default_rng(seed).choice(values, given_basis.ties.n)
    return replace(given_basis, fit=fit)


@st.composite
def weighings(draw: st.DrawFn) -> Weights:
    path, novelty, fit = draw(SHARES), draw(SHARES), draw(SHARES)
    path = path if path + novelty > 0.01 else 0.3
    return load_weights({"path": path, "novelty": novelty, "fit": fit})


@given(edge_lists(), st.integers(0, 99), weighings(), st.booleans())
def test_parts_add_up_to_the_score(
    given_edges: tuple[int, list[Edge]], seed: int, weights: Weights, has_goals: bool
) -> None:
    n, edges = given_edges
    given_basis = basis(build(n, edges), seed)
    given_basis = with_fit(given_basis, seed) if has_goals else given_basis
    standing = rank(given_basis, weights)
    for row in range(n):
        taken = breakdown(given_basis, weights, row)
        assert taken.score == standing.score[row]
        assert sum(part.points for part in taken.parts) == pytest.approx(taken.score, abs=1e-3)
        for digits in (0, 1, 2):
            shown = sum(taken.points(digits))
            assert round(shown, digits) == round(taken.score, digits)
        if taken.parts:
            assert [part.term for part in taken.parts] == list(SCORE_TERMS[: 2 + has_goals])
            assert sum(part.weight for part in taken.parts) == pytest.approx(1)


@given(edge_lists(), st.integers(0, 99))
def test_values_are_those_of_the_standing(given_edges: tuple[int, list[Edge]], seed: int) -> None:
    n, edges = given_edges
    given_basis, weights = with_fit(basis(build(n, edges), seed), seed), load_weights()
    standing = rank(given_basis, weights)
    for row in np.flatnonzero(standing.score).tolist():
        values = {part.term: part.value for part in breakdown(given_basis, weights, row).parts}
        assert given_basis.fit is not None
        expected = (standing.path[row], standing.novelty[row], given_basis.fit[row])
        assert tuple(values.values()) == expected


@given(edge_lists(), st.integers(0, 99))
def test_without_goals_nothing_of_fit_counts(
    given_edges: tuple[int, list[Edge]], seed: int
) -> None:
    n, edges = given_edges
    given_basis = basis(build(n, edges), seed)
    one, other = (rank(given_basis, load_weights({"fit": weight})) for weight in (0, 1))
    np.testing.assert_array_equal(one.score, other.score)


@given(edge_lists(), st.integers(0, 99), st.data())
def test_update_in_place_follows_fit(
    given_edges: tuple[int, list[Edge]], seed: int, data: st.DataObject
) -> None:
    n, edges = given_edges
    before, weights = with_fit(basis(build(n, edges), seed), seed), load_weights()
    after = with_fit(before, seed + 1)
    standing, expected = rank(before, weights), rank(after, weights)
    changed = data.draw(st.sets(st.integers(0, n - 1)))
    assert before.fit is not None
    assert after.fit is not None
    others = sorted(set(range(n)) - changed)
    after.fit[others] = before.fit[others]
    expected = rank(after, weights)
    standing.update(after, weights, rows(changed))
    for name in Standing.__struct_fields__:
        np.testing.assert_array_equal(getattr(standing, name), getattr(expected, name), name)


def test_who_is_no_prospect_has_no_parts() -> None:
    given_basis = basis(build(4, [(0, 1, 0.5), (1, 2, 0.5)]))
    assert [len(breakdown(given_basis, load_weights(), row).parts) for row in range(4)] == [
        *(0, 0, 2, 0)
    ]


def test_what_is_cut_most_is_rounded_up() -> None:
    parts = (Part("path", 0.5, 0.5, 33.38), Part("novelty", 0.5, 0.5, 33.34))
    taken = Breakdown(66.72, (*parts, Part("fit", 0, 0, 0)))
    assert taken.points(2) == [33.38, 33.34, 0]
    assert taken.points(1) == [33.4, 33.3, 0]
    assert taken.points(0) == [34, 33, 0]
