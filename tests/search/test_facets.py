from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from secondhop.model.text import comparable
from secondhop.network.circles import REST
from secondhop.search.corpus import Corpus
from secondhop.search.facets import FACETS, Facet
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
