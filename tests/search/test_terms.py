from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhop.search.fields import CHOICES, TEXT_FIELDS
from secondhop.search.query import parse
from secondhop.search.spelling import format_query, format_term
from secondhop.search.terms import (
    Compare,
    Field,
    Query,
    QueryError,
    Term,
    Unfinished,
    Words,
)
from tests.search.corpora import patient

WORDY = tuple(name for name in TEXT_FIELDS if name not in CHOICES)
_texts = st.one_of(
    st.text(alphabet='ab:-#"<>=.\\3 \t', min_size=1), st.text(min_size=1), st.just("naïve")
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
_terms: st.SearchStrategy[Term] = st.one_of(
    st.builds(Words, _texts, st.booleans()),
    st.builds(Field, st.sampled_from(WORDY), _texts, st.booleans(), maybe=st.booleans()),
    _number_terms,
)
_last = st.sampled_from([(), *((Unfinished(t),) for t in ("tag:", "#", '-"', "mutuals>="))])


@patient
@given(st.lists(_terms, max_size=4), _last)
def test_what_is_written_is_read_back_equal(terms: list[Term], last: tuple[Term, ...]) -> None:
    query = Query((*terms, *last))
    assert parse(format_query(query)) == query


@patient
@given(st.text(alphabet='ab:-#"<>=.3 mutualsdegrtg'))
def test_formatting_is_canonical(text: str) -> None:
    try:
        query = parse(text)
    except QueryError:
        return
    once = format_query(query)
    assert parse(once) == query
    assert format_query(parse(once)) == once


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ('"berlin"  COMPANY:"acme"', "berlin company:acme"),
        ("#berlin mutuals=3 degree:-", "tag:berlin mutuals:3 degree:-"),
        ('-company:"fjord bank', '-company:"fjord bank"'),
        ("mutuals:2.. http://x", 'mutuals>=2 "http://x"'),
    ],
)
def test_canonical_spelling(typed: str, canonical: str) -> None:
    assert format_query(parse(typed)) == canonical


def test_a_value_from_a_facet_becomes_a_term() -> None:
    term = Field("company", 'Joe "The" Bank', negated=True)
    assert format_term(term) == '-company:"Joe ""The"" Bank"'
    assert parse(format_term(term)).terms == (term,)
