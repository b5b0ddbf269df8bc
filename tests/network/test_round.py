"""Going round through colleagues, and the same in plain Python to compare with."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.network.round import NOBODY, Access, Round, go_round
from secondhop.network.weights import load_weights

WEIGHTS = load_weights()
GUESS = WEIGHTS.colleague * WEIGHTS.declared


def access(degree: list[int], best: list[int], warmth: list[float]) -> Access:
    strength = np.linspace(0.1, 0.9, len(degree), dtype=np.float32)
    columns = np.array(degree, np.int8), strength, np.array(best, np.int32)
    return Access(*columns, np.array(warmth, np.float32))


def test_contacts_and_prospects_of_the_same_company_lead_round() -> None:
    # me, a contact there, a prospect there, one beyond, somebody elsewhere, and the person
    known = access([0, 1, 2, 3, 2, -1], [-1, -1, 1, -1, 1, -1], [0, 0, 0.8, 0, 0.9, 0])
    employer = np.array([7, 7, 7, 7, 8, 7], np.int32)
    found, total = go_round(employer, known, 5, WEIGHTS, 5)
    assert total == 2
    assert [(one.via, one.colleague) for one in found] == [(1, 2), (NOBODY, 1)]
    assert found[0].warmth == pytest.approx((0.8**2 * GUESS) ** (1 / 3))
    assert found[1].warmth == pytest.approx((float(known.strength[1]) * GUESS) ** 0.5)


def test_a_guess_is_colder_than_what_is_known() -> None:
    known = access([0, 1, 2], [-1, -1, 1], [0, 0, 0.7])
    found, _ = go_round(np.zeros(3, np.int32), known, 1, WEIGHTS, 5)
    assert found[0].warmth < 0.7


@st.composite
def worlds(draw: st.DrawFn) -> tuple[np.ndarray, Access, int, int]:
    n = draw(st.integers(2, 30))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    degree = [0, *rng.choice([-1, 1, 2, 3], n - 1).tolist()]
    best = [int(rng.integers(1, n)) if one == 2 and rng.random() < 0.9 else -1 for one in degree]
    warmth = rng.choice([0, 0.25, 0.5, 0.5, 1], n).tolist()
    employer = rng.integers(0, 3, n).astype(np.int32)
    return (
        employer,
        access(degree, best, warmth),
        draw(st.integers(1, n - 1)),
        draw(st.integers(1, 6)),
    )


@given(worlds())
def test_it_is_what_plain_python_finds(world: tuple[np.ndarray, Access, int, int]) -> None:
    employer, known, row, most = world
    found: list[Round] = []
    for other in range(1, len(employer)):
        if other == row or employer[other] != employer[row]:
            continue
        if known.degree[other] == 1:
            warmth = (float(known.strength[other]) * GUESS) ** 0.5
            found.append(Round(NOBODY, other, warmth))
        elif known.degree[other] == 2 and known.best[other] >= 0:
            warmth = (float(known.best_warmth[other]) ** 2 * GUESS) ** (1 / 3)
            found.append(Round(int(known.best[other]), other, warmth))
    best = sorted(found, key=lambda one: (-round(one.warmth, 6), one.colleague))[:most]
    rounds, total = go_round(employer, known, row, WEIGHTS, most)
    assert total == len(found)
    assert [one[:2] for one in rounds] == [one[:2] for one in best]
