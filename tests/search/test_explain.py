from __future__ import annotations

from random import Random

import pytest

from secondhop.search.index import Index
from secondhop.search.query import parse
from tests.search.corpora import corpus_of, people_of, person, random_corpus
from tests.search.plain import holds
from tests.search.queries import random_text


@pytest.mark.parametrize(
    ("text", "row", "against"),
    [
        ("degree:2 energy", 1, ["energy"]),
        ("degree:1 -ana", 1, ["degree:1", "-ana"]),
        ("(energy or bank) ana", 1, ["(energy or bank)"]),
        ("energy or bank", 2, []),
        ("degree:(1|3) ´", 1, ["degree:(1|3)"]),
        ("-(ana degree:2)", 1, ["-(ana degree:2)"]),
        ("industry:energy industry?:energy tag:", 1, ["industry:energy"]),
    ],
)
def test_the_terms_that_keep_somebody_out(text: str, row: int, against: list[str]) -> None:
    people = people_of([person("Ana"), person("Ben", industry="Energy")])
    query = parse(text)
    found = Index(corpus_of(people)).explain(query, row)
    assert [text[item.column : item.column + item.length] for item in found] == against


def test_whoever_is_found_is_kept_out_by_nothing_and_everybody_else_by_something() -> None:
    numbers = Random(5)
    corpus = random_corpus(numbers, 12)
    index = Index(corpus)
    for _ in range(300):
        query = parse(random_text(numbers))
        found = set(index.search(query).rows.tolist())
        for row in range(1, len(corpus)):
            against = index.explain(query, row)
            assert (row in found) == (not against)
            assert against == tuple(
                item for item in query.items if holds(item, corpus, row) is False
            )
