from __future__ import annotations

from collections import Counter
from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from secondhop.model.text import comparable
from secondhop.network.circles import REST
from secondhop.search.corpus import Corpus
from secondhop.search.facets import FACETS, Facet, FacetColumn
from secondhop.search.index import Index
from secondhop.search.query import parse
from tests.search.corpora import corpora, corpus_of, patient, people_of, person
from tests.search.plain import around
from tests.search.queries import query_texts


def _values(corpus: Corpus, name: str, row: int) -> set[str]:
    people = corpus.people
    lists = {"tag": people.tags, "skill": people.skills, "school": people.schools}
    lists |= {"group": people.groups, "past": people.past, "source": people.sources}
    if name in lists:
        return set(lists[name][row]) - {""}
    if name == "circle":
        names = {one.name for one in corpus.circles() if one.id != REST}
        return {name for name in names if row in around(corpus, name)}
    column = people.employer if name == "company" else getattr(people, name)
    return {column[row]} - {""}


@patient
@given(corpora(), query_texts, st.sampled_from(FACETS), st.none() | st.integers(1, 4))
def test_facets_count_what_a_counter_counts(
    corpus: Corpus, text: str, name: str, limit: int | None
) -> None:
    result = Index(corpus).search(parse(text))
    values = [_values(corpus, name, row) for row in result.rows.tolist()]
    counted = Counter(value for group in values for value in group)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], comparable(item[0]), item[0]))
    assert result.facets(name, limit) == Facet(
        values=ranked[:limit],
        distinct=len(counted),
        known=sum(1 for group in values if group),
        total=result.total,
    )


def test_a_facet_is_counted_once_for_each_result() -> None:
    result = Index(corpus_of(people_of([person("A", industry="Energy")]))).search(parse(""))
    assert result.facets("industry") is result.facets("industry")


def test_a_value_that_nobody_has_any_more_is_gone() -> None:
    people = people_of([person("A", industry="Energy"), person("B", industry="Banking")])
    index = Index(corpus_of(people))
    assert index.search(parse("")).facets("industry").distinct == 2
    people.replace(1, person("A", industry="Robotics"))
    index.update([1])
    assert index.search(parse("")).facets("industry").values == [("Banking", 1), ("Robotics", 1)]


@patient
@given(corpora(), st.data())
def test_counts_that_follow_from_former_ones_are_those_of_counting_anew(
    corpus: Corpus, data: st.DataObject
) -> None:
    index = Index(corpus)
    for _ in range(data.draw(st.integers(1, 6))):
        if len(corpus) > 1 and data.draw(st.booleans()):
            row = data.draw(st.integers(1, len(corpus) - 1))
            industry = data.draw(st.sampled_from(["", "Energy", "Banking"]))
            corpus.people.industry[row] = industry
            index.update([row])
        query = parse(data.draw(query_texts))
        found, anew = index.search(query), Index(corpus).search(query)
        for name in FACETS:
            assert found.facets(name, 4) == anew.facets(name, 4)


def test_a_key_that_moves_few_counts_only_these() -> None:
    titles = ("Tall", "Small")
    people = people_of(
        [person(f"P{n}", industry=f"I{n % 7}", title=titles[n % 2]) for n in range(400)]
    )
    counted: list[int] = []

    class Counting(FacetColumn):
        def _bins(self, rows: NDArray[np.intp]) -> NDArray[np.int64]:
            counted.append(len(rows))
            return super()._bins(rows)

    index, column = Index(corpus_of(people)), Counting(people, "industry")
    column.count(index.search(parse("tall")).found, 5)
    assert sum(counted) > 100
    counted.clear()
    column.count(index.search(parse("tall -p398")).found, 5)
    assert sum(counted) == 1


@patient
@given(corpora(), query_texts)
def test_fields_counted_side_by_side_are_those_counted_alone(corpus: Corpus, text: str) -> None:
    index = Index(corpus)
    with patch("secondhop.search.result._MANY", 0):
        together = index.search(parse(text))
        together.count([(name, 4) for name in FACETS])
    alone = Index(corpus).search(parse(text))
    assert list(together._facets) != []
    for name in FACETS:
        assert together.facets(name, 4) == alone.facets(name, 4)
