"""Fit against a plain reading of every person."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.model.goal import LISTS, Goal
from secondhop.model.text import comparable
from secondhop.network.weights import load_weights
from secondhop.search.corpus import Corpus
from secondhop.search.fit import fit, met, refit, wishes
from secondhop.search.index import Index
from tests.search.corpora import WORDS, corpora, corpus_of, patient, people_of, person
from tests.search.scan import holders

WEIGHTS = load_weights()
SHARES = {"titles": "title", "companies": "company", "industries": "industry", "places": "place"}
COLUMNS = {**SHARES, "places": "location"}
SAID = tuple(word for word in WORDS if comparable(word) and comparable(word) == word.casefold())


def random_goal(seed: int) -> Goal:
    numbers = Random(seed)
    lists = {name: tuple(numbers.choices(SAID, k=numbers.randrange(4))) for name in LISTS}
    return Goal("job", **lists)


def plainly(corpus: Corpus, goal: Goal) -> list[float]:
    """The share of a goal that each row meets, read person by person."""
    total, found = 0.0, [0.0] * len(corpus)
    for name, column in COLUMNS.items():
        texts = [comparable(text) for text in getattr(goal, name)]
        if not texts:
            continue
        weight = getattr(WEIGHTS, f"fit_{SHARES[name]}")
        total += weight
        for row in {row for text in texts for row in holders(corpus.people, column, text)}:
            found[row] += weight
    words = sorted({comparable(text) for text in goal.words})
    total += WEIGHTS.fit_words if words else 0
    for word in words:
        for row in holders(corpus.people, "anything", word):
            found[row] += WEIGHTS.fit_words / len(words)
    return [0.0, *(value / total for value in found[1:])] if total else found


@patient
@given(corpora(), st.integers(0, 2**32))
def test_fit_is_the_weighted_share_that_is_met(corpus: Corpus, seed: int) -> None:
    goal = random_goal(seed)
    column = fit(Index(corpus), goal, WEIGHTS)
    if not goal.names_anything:
        assert column is None
        return
    assert column is not None
    assert column.tolist() == pytest.approx(plainly(corpus, goal), abs=1e-5)


@patient
@given(corpora(), st.integers(0, 2**32))
def test_fit_of_some_rows_anew_is_fit_of_all(corpus: Corpus, seed: int) -> None:
    index, goal = Index(corpus), random_goal(seed)
    if (column := fit(index, goal, WEIGHTS)) is None:
        return
    again = np.full_like(column, 0.33)
    refit(again, index, wishes(goal, WEIGHTS), range(len(corpus)))
    np.testing.assert_allclose(again, column, atol=1e-6)


def test_alternatives_count_once_and_words_each_for_themselves() -> None:
    people = people_of(
        [
            person("A", title="Head of Data", company="Acme"),
            person("B", title="VP", company="Acme"),
            person("C", title="CFO"),
        ]
    )
    index = Index(corpus_of(people))
    goal = Goal(titles=("head of data", "HEAD OF", "cfo"), words=("acme", "data"))
    column = fit(index, goal, WEIGHTS)
    assert column is not None
    whole = WEIGHTS.fit_title + WEIGHTS.fit_words
    half = WEIGHTS.fit_words / 2 / whole
    assert column.tolist() == pytest.approx([0, 1, half, WEIGHTS.fit_title / whole])
    names = [len(met(index, wishes(goal, WEIGHTS), row)) for row in (1, 2, 3)]
    assert names == [3, 1, 1]


def test_what_weighs_nothing_is_left_out() -> None:
    index = Index(corpus_of(people_of([person("A", title="VP")])))
    weights = load_weights({"fit_title": 0})
    assert fit(index, Goal(titles=("vp",)), weights) is None
    assert fit(index, Goal(titles=("  ", "´")), WEIGHTS) is None
