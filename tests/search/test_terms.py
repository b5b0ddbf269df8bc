from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.search.days import PAST
from secondhop.search.fields import CHOICES, DATE_FIELDS, TEXT_FIELDS
from secondhop.search.query import parse
from secondhop.search.spelling import format_query, format_term
from secondhop.search.terms import (
    Compare,
    Dated,
    Field,
    Item,
    Query,
    QueryError,
    Term,
    Unfinished,
    Words,
    as_one,
    both,
    either,
    opposite,
)
from tests.search.corpora import patient
from tests.search.queries import random_text

WORDY = tuple(name for name in TEXT_FIELDS if name not in CHOICES)
_texts = st.one_of(
    st.text(alphabet='ab:-#"<>=.\\3 \t()|or', min_size=1), st.text(min_size=1), st.just("naïve")
).filter(lambda text: text.strip() != "")
_count = st.integers(0, 999_999_999)
_ops = st.sampled_from(["=", "<", "<=", ">", ">="])
_number_terms = st.one_of(
    st.builds(Compare, st.just("mutuals"), _ops, _count, negated=st.booleans()),
    st.builds(Compare, st.just("degree"), _ops, st.integers(0, 3), negated=st.booleans()),
    st.builds(
        lambda a, b, negated: Compare("mutuals", "..", min(a, b), max(a, b), negated),
        _count,
        _count,
        st.booleans(),
    ),
    st.builds(Compare, st.just("degree"), st.just("="), st.just(-1), negated=st.booleans()),
)
_days = st.sampled_from(["today", "fri", "2026", "2026-11", "2026-11-01", "+3m", "-2w"])
_ages = st.sampled_from(["30d", "1y"])
_order = st.sampled_from(["<", "<=", ">", ">="])
_yes = st.booleans()
_dates = st.one_of(
    st.builds(Dated, st.sampled_from(DATE_FIELDS), _ops, _days, negated=_yes, maybe=_yes),
    st.builds(Dated, st.sampled_from(PAST), _order, _ages, negated=_yes, maybe=_yes),
    st.builds(Dated, st.sampled_from(PAST), st.just(".."), _ages, _ages, negated=_yes),
)
_choices = st.sampled_from([(name, word) for name, words in CHOICES.items() for word in words])
_marks = st.builds(lambda choice, negated: Field(choice[0], choice[1], negated), _choices, _yes)
_plain_terms: st.SearchStrategy[Item] = st.one_of(
    st.builds(Words, _texts, st.booleans()),
    st.builds(Field, st.sampled_from(WORDY), _texts, st.booleans(), maybe=st.booleans()),
    _number_terms,
    _dates,
    _marks,
)


def _groups(inner: st.SearchStrategy[Item]) -> st.SearchStrategy[Item]:
    some = st.lists(inner, min_size=1, max_size=3)
    group = st.one_of(some.map(either), some.map(both).map(as_one))
    return st.builds(lambda item, turned: opposite(item) if turned else item, group, _yes)


_items = st.recursive(_plain_terms, _groups, max_leaves=8)
_last = st.sampled_from([(), *((Unfinished(t),) for t in ("tag:", "#", '-"', "mutuals>="))])


@patient
@given(st.lists(_items, max_size=4).map(both), _last)
def test_what_is_written_is_read_back_equal(
    items: tuple[Item, ...], last: tuple[Term, ...]
) -> None:
    query = Query((*items, *last))
    assert parse(format_query(query)) == query


@patient
@given(st.text(alphabet='ab:-#"<>=.3 mutualsdegrtg()|?'))
def test_formatting_is_canonical(text: str) -> None:
    try:
        query = parse(text)
    except QueryError:
        return
    once = format_query(query)
    assert parse(once) == query
    assert format_query(parse(once)) == once


def test_thousands_of_queries_are_written_canonically() -> None:
    numbers = Random(4)
    for _ in range(5000):
        query = parse(random_text(numbers))
        once = format_query(query)
        assert parse(once) == query, query.text
        assert format_query(parse(once)) == once


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ('"berlin"  COMPANY:"acme"', "berlin company:acme"),
        ("#berlin mutuals=3 degree:-", "tag:berlin mutuals:3 degree:-"),
        ('-company:"fjord bank', '-company:"fjord bank"'),
        ("mutuals:2.. http://x", 'mutuals>=2 "http://x"'),
        ("a|b OR c", "a or b or c"),
        ("x (a | b)", "x (a or b)"),
        ("(x y) | -(a b)", "x y or -(a b)"),
        ("industry:bank|insurance", "industry:(bank|insurance)"),
        ("(Industry:bank or industry:insurance)", "industry:(bank|insurance)"),
        ("industry:bank or -industry:insurance", "industry:bank or -industry:insurance"),
        ("-company:(fjord bank|acme)", '-company:("fjord bank"|acme)'),
        ("degree:2 or degree:>=3", "degree:(2|>=3)"),
        ("touched:30d due<7d added:2026-1-2", "touched<=30d due<+7d added:2026-01-02"),
        ("due?:FRIDAY", "due?:fri"),
        ('"or" tag:or', '"or" tag:"or"'),
        ("(a or", "a or"),
    ],
)
def test_canonical_spelling(typed: str, canonical: str) -> None:
    assert format_query(parse(typed)) == canonical


def test_a_value_from_a_facet_becomes_a_term() -> None:
    term = Field("company", 'Joe "The" Bank', negated=True)
    assert format_term(term) == '-company:"Joe ""The"" Bank"'
    assert parse(format_term(term)).terms == (term,)
