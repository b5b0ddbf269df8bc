from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from secondhop.model.person import Person, PersonId
from secondhop.search.corpus import Corpus, Figures
from secondhop.search.index import Index
from secondhop.search.query import parse
from secondhop.search.terms import Query, QueryError
from secondhop.search.texts import rebuilt
from tests.search.corpora import (
    FakeTies,
    corpora,
    corpus_of,
    patient,
    people_of,
    person,
    persons,
    random_corpus,
)
from tests.search.plain import matches
from tests.search.queries import query_texts, random_text


def _expected(query: Query, corpus: Corpus) -> list[int]:
    return [row for row in map(int, corpus.order) if row and matches(query, corpus, row)]


def _found(index: Index, text: str) -> list[int]:
    return list(map(int, index.search(parse(text)).rows))


@patient
@given(corpora(), st.lists(query_texts, min_size=1, max_size=5))
def test_finds_what_the_plain_matcher_finds(corpus: Corpus, texts: list[str]) -> None:
    index = Index(corpus)
    for query in map(parse, texts):
        result = index.search(query)
        assert result.rows.tolist() == _expected(query, corpus)
        assert result.total == len(result.rows)


@pytest.mark.parametrize("seed", range(8))
def test_thousands_of_queries_in_the_same_world_find_what_the_plain_matcher_finds(
    seed: int,
) -> None:
    """One index answers them all, so that earlier answers are used for later ones."""
    numbers, asked, compared = Random(seed), 0, 0
    for _ in range(10):
        corpus = random_corpus(numbers, 14)
        index, typed = Index(corpus), ""
        while asked % 330 < 329:
            asked += 1
            typed = _next_text(typed, numbers)
            try:
                query = parse(typed)
            except QueryError:
                continue
            assert _found(index, typed) == _expected(query, corpus), typed
            compared += 1
        asked += 1
    assert compared > 2600


def _next_text(text: str, numbers: Random) -> str:
    """What may be typed next: a key more or less, another term, another branch, a new query."""
    whim = numbers.random()
    if whim < 0.2:
        return text[:-1]
    if whim < 0.4 and text:
        return f"{text} {random_text(numbers)}"
    if whim < 0.5 and text:
        return f"{text} or {random_text(numbers)}"
    if whim < 0.6 and text:
        return text[: numbers.randrange(len(text))]
    return random_text(numbers)


@pytest.mark.parametrize(
    ("text", "out_of"),
    [
        ("ana", 4),
        ("degree:2 ana", 2),
        ("is:contact ana", 1),
        ("(degree:1 or degree:2) ana", 3),
        ("degree:(1|2) ana", 3),
        ("degree:1 or ana", 4),
        ("-(degree:1 or ana)", 3),
        ("-degree:2 mutuals>0", 2),
    ],
)
def test_out_of_counts_who_meets_the_degree_terms_alone(text: str, out_of: int) -> None:
    corpus = corpus_of(people_of([person(name) for name in "ABCD"]), degree=[0, 1, 2, 2, -1])
    assert Index(corpus).search(parse(text)).out_of == out_of


@patient
@given(corpora(), query_texts, st.integers(0, 30))
def test_typing_key_by_key_finds_what_a_fresh_search_finds(
    corpus: Corpus, text: str, back: int
) -> None:
    typing = Index(corpus)
    for end in [*range(len(text) + 1), *range(len(text), max(len(text) - back, 0), -1)]:
        try:
            query = parse(text[:end])
        except QueryError:
            continue
        assert typing.search(query).rows.tolist() == Index(corpus).search(query).rows.tolist()


@patient
@given(corpora(), query_texts, st.data())
def test_nothing_found_before_an_update_is_used_after_it(
    corpus: Corpus, text: str, data: st.DataObject
) -> None:
    index, query = Index(corpus), parse(text)
    for sort in ("name", "company"):
        index.search(query, sort).facets("tag")
    row = data.draw(st.integers(0, len(corpus) - 1))
    corpus.people.replace(row, data.draw(persons(row)))
    index.update([row])
    fresh = Index(corpus)
    for sort in ("score", "name", "company"):
        found, expected = index.search(query, sort), fresh.search(query, sort)
        assert found.rows.tolist() == expected.rows.tolist()
        assert found.facets("tag") == expected.facets("tag")


@patient
@given(corpora(), query_texts, st.data())
def test_growing_and_new_facts_equal_a_new_index(
    corpus: Corpus, text: str, data: st.DataObject
) -> None:
    index, query = Index(corpus), parse(text)
    before = index.search(query)
    before.facets("industry")
    corpus.people.append(data.draw(persons(99)))
    index.grow()
    assert index.search(query).rows.tolist() == before.rows.tolist()
    n = len(corpus.people)
    facts = (
        np.array([0, *[2] * (n - 1)], np.int8),
        np.arange(n, dtype=np.int32)[::-1].copy(),
        np.arange(n, dtype=np.int32)[::-1].copy(),
        FakeTies({(0, n - 1)}),
    )
    index.replace_facts(*facts, Figures.none(n))
    rest = Figures.none(n), corpus.today, corpus.circles
    after = Index(Corpus(corpus.people, facts[0], facts[1], facts[3], facts[2], *rest)).search(
        query
    )
    assert index.search(query).rows.tolist() == after.rows.tolist()
    assert index.search(query).facets("industry") == after.facets("industry")


def test_new_facts_keep_the_ties_unless_others_are_given() -> None:
    corpus = corpus_of(
        people_of([person("Ana"), person("Ben")]), degree=[0, 1, 2], pairs={(0, 1), (1, 2)}
    )
    index = Index(corpus)
    index.replace_facts(corpus.degree, corpus.mutuals, corpus.order)
    assert _found(index, "via:ana") == [2]
    index.replace_facts(corpus.degree, corpus.mutuals, corpus.order, FakeTies())
    assert _found(index, "via:ana") == []
    assert index.corpus.ties == FakeTies()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("lodz", ["Łódź"]),
        ("ŁÓDŹ", ["Łódź"]),
        ("muller", ["Müller"]),
        ("MÜL", ["Müller"]),
        ("istanbul", ["İstanbul"]),
        ("ISTANBUL", ["İstanbul"]),
        ("fina", ["ﬁnance"]),
        ("name:ﬁ", ["ﬁnance"]),
        ("[bold]", ["[bold]x"]),
        ("*", []),
        (".*", []),
        ("\\d", []),
    ],
)
def test_case_accents_and_special_characters(text: str, names: list[str]) -> None:
    everybody = ["Łódź", "Müller", "İstanbul", "ﬁnance", "[bold]x"]
    index = Index(corpus_of(people_of([person(name) for name in everybody])))
    assert [everybody[row - 1] for row in _found(index, text)] == names


def test_words_do_not_match_across_fields() -> None:
    index = Index(corpus_of(people_of([person("Ana Silva", title="Head of Data", tags=("x y",))])))
    assert _found(index, '"head of data"') == [1]
    for across in ("silvahead", '"silva head"', "datax", '"data x"', "dataxy"):
        assert _found(index, across) == []


def test_tags_and_stages_match_from_their_start() -> None:
    index = Index(
        corpus_of(people_of([person("A", tags=("old", "Berlin"), stage="asked"), person("B")]))
    )
    assert _found(index, "tag:ber stage:ask") == [1]
    assert _found(index, "#erlin") == []
    assert _found(index, "-stage:a") == [2]


def test_a_company_is_found_under_both_of_its_names() -> None:
    people = people_of([])
    people.append(person("A", company="G Suite Team"), employer="Google")
    index = Index(corpus_of(people))
    assert _found(index, "company:google company:suite google") == [1]


def test_via_takes_names_and_ids_of_contacts_only() -> None:
    persons = [Person(PersonId(i), n) for i, n in (("a1", "Ana"), ("b2", "Ben"), ("c3", "Ana Two"))]
    corpus = corpus_of(people_of(persons), degree=[0, 1, 2, 2], pairs={(0, 1), (1, 2), (2, 3)})
    index = Index(corpus)
    assert _found(index, "via:ana") == [2]
    assert _found(index, "via:a1") == [2]
    assert _found(index, "via:b2") == []
    assert _found(index, "-via:ana") == [1, 3]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("degree<2", [1]),
        ("degree<=2", [1, 2]),
        ("degree>1", [2, 3]),
        ("degree:2..3", [2, 3]),
        ("degree:-", [4]),
        ("-degree:2", [1, 3, 4]),
    ],
)
def test_who_is_not_connected_is_at_no_distance(text: str, rows: list[int]) -> None:
    people = people_of([person(name) for name in "ABCD"])
    assert _found(Index(corpus_of(people, degree=[0, 1, 2, 3, -1])), text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [('"of data"', [1, 2]), ('" of data"', [1]), ('"head of "', [1]), ('"head  of"', [1, 3])],
)
def test_spaces_in_a_phrase_count(text: str, rows: list[int]) -> None:
    titles = ("Head of Data", "Of Data", "Head of")
    people = people_of([person(str(i), title=title) for i, title in enumerate(titles)])
    assert _found(Index(corpus_of(people)), text) == rows


def test_i_am_never_found() -> None:
    corpus = corpus_of(people_of([person("Ana")]), degree=[0, -1])
    for text in ("", "me", "degree:0", "-degree:2", "degree<5", "degree:-"):
        assert 0 not in _found(Index(corpus), text)


def test_orders_and_facets_that_do_not_exist_are_named() -> None:
    index = Index(corpus_of(people_of([person("Ana")])))
    with pytest.raises(ValueError, match="'age'; there are score, warmth, mutuals"):
        index.search(parse(""), "age")
    with pytest.raises(ValueError, match="'age'; there are industry, location, company, stage"):
        index.search(parse("")).facets("age")


def test_new_word_indexes_give_the_same_answers() -> None:
    corpus = corpus_of(people_of([person("Ana"), person("Ben", title="Head of Data")]))
    index = Index(corpus)
    indexes = rebuilt(index.renewal())
    corpus.people.replace(1, person("Cem", title="Data"))
    index.update([1])
    before = _found(index, "data")
    index.renew(indexes)
    assert before == _found(index, "data") == [1, 2]
    assert _found(index, "ana") == []
    assert not index.wants_renewal


def test_a_slip_is_understood_in_any_spelling() -> None:
    index = Index(corpus_of(people_of([person("Ana", company="Helsing")])))
    assert index.suggest("HELSNIG") == "helsing"
    assert index.suggest("Helsing") is None


def test_the_control_a_stale_answer_would_be_seen() -> None:
    """Without `update` the old answer stays, so the tests of invalidation can fail."""
    corpus = corpus_of(people_of([person("Ana")]))
    index = Index(corpus)
    assert _found(index, "ana") == [1]
    corpus.people.replace(1, replace(corpus.people.person(1), name="Ben"))
    assert _found(index, "ana") == [1]
    index.update([1])
    assert _found(index, "ana") == []


def test_rows_cannot_be_changed_by_who_shows_them() -> None:
    result = Index(corpus_of(people_of([person("Ana")]))).search(parse(""))
    with pytest.raises(ValueError, match="read-only"):
        result.rows[0] = 7
