from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from secondhop.model.text import comparable
from secondhop.search.corpus import NONE, Corpus
from secondhop.search.index import Index
from secondhop.search.query import parse
from secondhop.search.sort import SORTS
from tests.search.corpora import corpora, corpus_of, patient, people_of, person
from tests.search.queries import query_texts


@patient
@given(corpora(), query_texts)
def test_every_order_holds_the_same_people_and_breaks_ties_by_score(
    corpus: Corpus, text: str
) -> None:
    index, people, figures = Index(corpus), corpus.people, corpus.figures
    by_score = index.search(parse(text)).rows.tolist()
    keys: dict[str, Callable[[int], Any]] = {
        "score": lambda row: 0,
        "name": lambda row: comparable(people.name[row]) or "\U0010ffff",
        "mutuals": lambda row: -int(corpus.mutuals[row]),
        "company": lambda row: comparable(people.employer[row]) or "\U0010ffff",
        "warmth": lambda row: -int(figures.warmth[row]),
        "touched": lambda row: -int(figures.touched[row]),
        "added": lambda row: -int(figures.added[row]),
        "due": lambda row: (figures.due[row] == NONE, int(figures.due[row])),
    }
    assert set(keys) == set(SORTS)
    for sort in SORTS:
        assert index.search(parse(text), sort).rows.tolist() == sorted(by_score, key=keys[sort])


@pytest.mark.parametrize(
    ("sort", "rows"),
    [
        ("score", [3, 1, 4, 2]),
        ("name", [4, 2, 1, 3]),
        ("mutuals", [1, 4, 3, 2]),
        ("company", [1, 2, 3, 4]),
    ],
)
def test_orders(sort: str, rows: list[int]) -> None:
    people = people_of(
        [
            person("Őri", company="Acme"),
            person("Łukasz", company="Beta"),
            person("", company=""),
            person("Ana", company=""),
        ]
    )
    corpus = corpus_of(people, mutuals=[0, 3, 0, 1, 3], order=[3, 0, 1, 4, 2])
    assert Index(corpus).search(parse(""), sort).rows.tolist() == rows
